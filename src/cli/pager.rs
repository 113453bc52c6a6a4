//! Showing what is longer than the screen, a screen at a time.

use std::{
    fs::File,
    io::{self, Seek, Write},
    path::Path,
    process::Command,
};

use super::text;

/// Hands the text to the pager in place of this program, and says whether there was one: its keys
/// and signals are then its own. The text lies in `folder` without a name, so that nothing of it stays.
///
/// `PAGER` is a command for the shell; `less` where it is not set, nothing where it is empty.
pub fn shown(text: &str, folder: &Path) -> bool {
    let choice = anstream::AutoStream::choice(&io::stdout());
    let write =
        |file: &mut File| anstream::AutoStream::new(file, choice).write_all(text.as_bytes());
    match (pager(), nameless(tempfile::tempfile_in(folder), write)) {
        (Some(mut pager), Ok(stdin)) => {
            pager.stdin(stdin);
            replaced_by(pager)
        }
        _ => false,
    }
}

/// Shows the text and comes back; whether there was a pager for it.
pub fn read(text: &str, folder: &Path) -> bool {
    let file = tempfile::tempfile_in(folder).or_else(|_| tempfile::tempfile());
    let text = text::safe(text);
    match (
        pager(),
        nameless(file, |file| file.write_all(text.as_bytes())),
    ) {
        (Some(mut pager), Ok(stdin)) => {
            let status = pager.stdin(stdin).status();
            status.is_ok_and(|status| status.success())
        }
        _ => false,
    }
}

/// What a pager reads, from its beginning.
fn nameless(
    file: io::Result<File>,
    write: impl Fn(&mut File) -> io::Result<()>,
) -> io::Result<File> {
    let mut file = file?;
    write(&mut file)?;
    file.rewind()?;
    Ok(file)
}

fn pager() -> Option<Command> {
    #[expect(
        clippy::disallowed_methods,
        reason = "every program reads the pager from there, and none has an option for it"
    )]
    let named = std::env::var_os("PAGER");
    match named {
        None => {
            let mut less = Command::new("less");
            less.arg("-FRX");
            Some(less)
        }
        Some(named) if named.is_empty() || named == "cat" => None,
        Some(named) => {
            let mut shell = Command::new("sh");
            shell.arg("-c").arg(named);
            Some(shell)
        }
    }
}

#[cfg(unix)]
fn replaced_by(mut pager: Command) -> bool {
    use std::os::unix::process::CommandExt;

    // It returns where there is no such program, and not otherwise.
    let _ = pager.exec();
    false
}

#[cfg(not(unix))]
fn replaced_by(mut pager: Command) -> bool {
    pager.status().is_ok_and(|status| status.success())
}
