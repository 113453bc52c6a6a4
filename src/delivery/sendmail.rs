//! A mail handed to the program that this machine sends mail with.

use std::{
    ffi::OsStr,
    io::{ErrorKind, Write},
    path::Path,
    process::{Command, Stdio},
    thread,
};

use thiserror::Error;

use super::mail::{self, MailError};
use crate::request::printable;

/// The program did not take the mail.
#[derive(Debug, Error)]
pub enum SendmailError {
    #[error(transparent)]
    Address(#[from] MailError),
    #[error("{program} did not take it: {said}")]
    Refused { program: String, said: String },
}

/// Hands the bytes to a program that knows the options of sendmail. When it ends
/// without complaint the mail is its own to deliver.
///
/// # Errors
/// When it cannot be started, or complains.
pub fn deliver(
    program: &Path,
    sender: &str,
    recipient: &str,
    bytes: &[u8],
) -> Result<(), SendmailError> {
    let refused = |said: String| {
        let said = printable(&said);
        SendmailError::Refused {
            program: program.display().to_string(),
            said: if said.trim().is_empty() {
                "it said nothing".to_owned()
            } else {
                said.chars().take(500).collect()
            },
        }
    };
    let (sender, recipient) = (mail::envelope(sender)?, mail::envelope(recipient)?);
    let mut child = Command::new(program)
        // Not lettre's transport: where the program ends before it has read the mail, that
        // tells of a broken pipe, and what the program said is lost.
        .arg("-i")
        .args([OsStr::new("-f"), sender.as_ref(), OsStr::new("--")])
        .arg::<&OsStr>(recipient.as_ref())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| refused(error.to_string()))?;
    let stdin = child.stdin.take();
    // Beside the reading, for a program may say much before it has read all.
    let (written, output) = thread::scope(|scope| {
        let writing = scope.spawn(|| match stdin {
            Some(mut stdin) => stdin.write_all(bytes),
            None => Err(ErrorKind::BrokenPipe.into()),
        });
        let output = child.wait_with_output();
        (writing.join(), output)
    });
    let output = output.map_err(|error| refused(error.to_string()))?;
    if !output.status.success() {
        return Err(refused(String::from_utf8_lossy(&output.stderr).into()));
    }
    match written {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(refused(error.to_string())),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}
