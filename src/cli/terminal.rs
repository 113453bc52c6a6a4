//! What can the terminal show?

#[cfg(unix)]
mod enquiry;

use std::io::{self, IsTerminal};

use super::graphics::Graphics;

/// Where stdout goes to.
pub struct Terminal {
    /// The width in columns.
    pub columns: u16,
    /// The width of a column in pixels, where the terminal tells.
    pub column_pixels: Option<u16>,
}

impl Terminal {
    /// The terminal that stdout is, if it is one.
    pub fn of_stdout() -> Option<Terminal> {
        if !io::stdout().is_terminal() {
            return None;
        }
        let (columns, _) = terminal_size::terminal_size_of(io::stdout())?;
        let columns = columns.0.max(1);
        Some(Terminal {
            columns,
            column_pixels: width_in_pixels()
                .map(|pixels| pixels / columns)
                .filter(|width| *width > 0),
        })
    }

    /// How it takes pictures: as its name says, or as it answers when asked.
    pub fn graphics(&self) -> Option<Graphics> {
        match named(environment) {
            Named::Takes(graphics) => Some(graphics),
            Named::TakesNone => None,
            Named::Unknown => asked(),
        }
    }
}

/// What the environment says of the terminal.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    Takes(Graphics),
    TakesNone,
    Unknown,
}

fn environment(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "how a terminal names itself is no option of ours"
    )]
    std::env::var(name).ok()
}

fn named(environment: impl Fn(&str) -> Option<String>) -> Named {
    let value = |name: &str| environment(name).unwrap_or_default();
    let (term, program) = (value("TERM"), value("TERM_PROGRAM"));
    // What stands between us and the terminal passes its name on, and not its pictures. tmux may
    // have sixel of its own, and tells when asked.
    if term.starts_with("screen") || term.starts_with("tmux") || program == "tmux" {
        return Named::Unknown;
    }
    match (term.as_str(), program.as_str()) {
        ("dumb" | "linux", _) => Named::TakesNone,
        ("xterm-kitty" | "xterm-ghostty", _) | (_, "ghostty") => Named::Takes(Graphics::Kitty),
        (_, "iTerm.app" | "WezTerm" | "mintty") => Named::Takes(Graphics::Iterm2),
        _ if value("LC_TERMINAL") == "iTerm2" => Named::Takes(Graphics::Iterm2),
        _ => Named::Unknown,
    }
}

#[cfg(unix)]
fn asked() -> Option<Graphics> {
    graphics_of(&enquiry::answered()?)
}

/// Nobody is asked elsewhere: a console has no device to ask through.
#[cfg(not(unix))]
fn asked() -> Option<Graphics> {
    None
}

/// Reads what a terminal answers to the question whether it knows the kitty protocol, and to the one
/// what it is ("primary device attributes", of which 4 is sixel).
#[cfg(any(unix, test))]
fn graphics_of(answer: &[u8]) -> Option<Graphics> {
    let answer = String::from_utf8_lossy(answer);
    if answer.contains("\x1b_Gi=31;OK") {
        return Some(Graphics::Kitty);
    }
    let (_, attributes) = answer.split_once("\x1b[?")?;
    let (attributes, _) = attributes.split_once('c')?;
    attributes
        .split(';')
        .skip(1)
        .any(|attribute| attribute == "4")
        .then_some(Graphics::Sixel)
}

#[cfg(unix)]
fn width_in_pixels() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_xpixel > 0).then_some(size.ws_xpixel)
}

#[cfg(not(unix))]
fn width_in_pixels() -> Option<u16> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Named {
        named(|name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_terminal_is_known_by_its_name() {
        let takes = Named::Takes;
        assert_eq!(with(&[("TERM", "xterm-kitty")]), takes(Graphics::Kitty));
        let iterm = [("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")];
        assert_eq!(with(&iterm), takes(Graphics::Iterm2));
        assert_eq!(with(&[("TERM", "dumb")]), Named::TakesNone);
        assert_eq!(with(&[("TERM", "xterm-256color")]), Named::Unknown);
        assert_eq!(with(&[]), Named::Unknown);
        // Within tmux the name is that of the terminal around it.
        let tmux = [("TERM", "tmux-256color"), ("LC_TERMINAL", "iTerm2")];
        assert_eq!(with(&tmux), Named::Unknown);
    }

    #[test]
    fn a_terminal_is_known_by_its_answer() {
        let kitty = b"\x1b_Gi=31;OK\x1b\\\x1b[?62;c";
        assert_eq!(graphics_of(kitty), Some(Graphics::Kitty));
        assert_eq!(graphics_of(b"\x1b[?62;4;22c"), Some(Graphics::Sixel));
        // 64 is a class of terminals, and 44 an attribute of its own.
        assert_eq!(graphics_of(b"\x1b[?4;44;22c"), None);
        assert_eq!(graphics_of(b"\x1b[?1;2c"), None);
        assert_eq!(graphics_of(b"typed ahead"), None);
    }
}
