//! What went wrong between us and a mail server, and how far we had come.

use std::{error::Error as _, fmt};

use strum::Display;
use thiserror::Error;

use crate::request::printable;

/// The error of a server that speaks out of turn.
pub(crate) const EARLY: &str = "the server spoke before it was asked";
/// The longest text of a server that is kept, in characters.
const LONGEST: usize = 500;

/// A stage of the conversation, in order.
#[derive(Debug, Display, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    #[strum(to_string = "connecting")]
    Connect,
    #[strum(to_string = "STARTTLS")]
    StartTls,
    #[strum(to_string = "the TLS handshake")]
    Handshake,
    #[strum(to_string = "the greeting")]
    Greeting,
    #[strum(to_string = "logging in")]
    LogIn,
    #[strum(to_string = "naming the sender")]
    Sender,
    #[strum(to_string = "naming the recipient")]
    Recipient,
    #[strum(to_string = "announcing the mail")]
    Data,
    #[strum(to_string = "handing over the mail")]
    Content,
    /// The final dot has left.
    #[strum(to_string = "waiting for the server's word")]
    Verdict,
    // Of a mailbox that is read (IMAP).
    #[strum(to_string = "listing the folders")]
    Folders,
    #[strum(to_string = "opening a folder")]
    Folder,
    #[strum(to_string = "looking for messages")]
    Search,
    #[strum(to_string = "reading a message")]
    Fetch,
    // Of a copy that is put into a folder.
    #[strum(to_string = "announcing the copy")]
    Append,
    /// The copy may be there.
    #[strum(to_string = "handing over the copy")]
    Appended,
}

/// A server's reply, fit to be shown and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The reply code (RFC 5321, section 4.2): 200 to 599; 0 of a server whose replies have none (IMAP).
    pub code: u16,
    /// Its lines as one, without the codes.
    pub text: String,
}

impl Words {
    /// What would steer a terminal is left out, and what is too long cut.
    pub fn new(code: u16, text: &str) -> Words {
        let printable = printable(text);
        let mut text: String = printable.chars().take(LONGEST).collect();
        if text.len() < printable.len() {
            text.push('…');
        }
        Words {
            code,
            text: text.trim().to_owned(),
        }
    }

    /// The name under which the server keeps the mail, as the usual servers give
    /// it: `queued as 4XyZ` (Postfix), `id=1tEx-0001` (Exim).
    pub fn queue_id(&self) -> Option<&str> {
        let rest = ["queued as ", "id="]
            .iter()
            .find_map(|mark| self.text.split_once(mark).map(|(_, rest)| rest))?;
        rest.split([' ', ',', ';', ')'])
            .next()
            .filter(|id| !id.is_empty() && id.is_ascii())
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.code == 0 {
            return f.write_str(&self.text);
        }
        write!(f, "{} {}", self.code, self.text)
    }
}

/// What happened at a step.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Trouble {
    /// The server said no, for now (4xx) or for good (5xx).
    #[error("the server said: {0}")]
    Refused(Words),
    /// The connection failed, or ended; the words of the system.
    #[error("the connection was lost ({0})")]
    Lost(String),
    /// Longer than the [`Patience`](super::Patience) for this step.
    #[error("the server said nothing for too long")]
    Silent,
    /// Not what the protocol has, or a reply that does not belong here.
    #[error("the server's reply cannot be understood ({0})")]
    Garbled(String),
    #[error("the server's certificate is not trusted: {0}")]
    Certificate(String),
    /// Ended by us: it would go on without encryption, or somebody may have put words into it.
    #[error("the connection would not be private: {0}")]
    Insecure(String),
    #[error("the server does not offer a way to log in that datawrit supports")]
    NoLogin,
}

/// Where it ended, and why.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{stage}: {trouble}")]
pub struct Fault {
    pub stage: Stage,
    pub trouble: Trouble,
}

impl Fault {
    pub(crate) fn new(stage: Stage, trouble: Trouble) -> Fault {
        Fault { stage, trouble }
    }

    /// The error of the library, at a step.
    pub(crate) fn told(stage: Stage, error: &lettre::transport::smtp::Error) -> Fault {
        let source = error.source().map(ToString::to_string);
        let text = source.unwrap_or_else(|| error.to_string());
        let trouble = if let Some(code) = error.status() {
            Trouble::Refused(Words::new(u16::from(code), &text))
        } else if error.is_response() || error.is_client() {
            Trouble::Garbled(Words::new(0, &text).text)
        } else if text.contains("close_notify") {
            // What rustls says of it is for programmers.
            Trouble::Lost("the server hung up".to_owned())
        } else {
            Trouble::Lost(Words::new(0, &text).text)
        };
        Fault { stage, trouble }
    }

    /// Whether the server spoke before it was asked.
    pub(crate) fn is_early(&self) -> bool {
        matches!(&self.trouble, Trouble::Lost(why) if why == EARLY)
    }

    /// Whether the mail may be on its way anyway: the server had all of it,
    /// and did not say no.
    pub fn may_have_arrived(&self) -> bool {
        self.stage == Stage::Verdict && !matches!(self.trouble, Trouble::Refused(_))
    }

    /// Whether trying again a little later may succeed (a transient fault). A certificate does not
    /// repair itself, nor does a password.
    pub fn is_transient(&self) -> bool {
        if self.may_have_arrived() {
            return false;
        }
        match &self.trouble {
            Trouble::Refused(words) => words.code < 500,
            Trouble::Lost(_) | Trouble::Silent | Trouble::Garbled(_) => true,
            Trouble::Certificate(_) | Trouble::Insecure(_) | Trouble::NoLogin => false,
        }
    }

    /// Whether it is the matter of the account and not of one letter: with the
    /// next letter it would be the same.
    pub fn is_of_account(&self) -> bool {
        self.stage <= Stage::LogIn
    }

    /// The server's last words, where it said no.
    pub fn words(&self) -> Option<&Words> {
        match &self.trouble {
            Trouble::Refused(words) => Some(words),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_servers_name_the_mail_they_keep() {
        for (text, id) in [
            ("2.0.0 Ok: queued as 4XyZ12", Some("4XyZ12")),
            ("OK id=1tEx5p-0001Ab-2C", Some("1tEx5p-0001Ab-2C")),
            ("2.0.0 OK  1732270000 abc - gsmtp", None),
            ("id=", None),
        ] {
            assert_eq!(Words::new(250, text).queue_id(), id, "{text}");
        }
    }

    #[test]
    fn what_a_server_says_cannot_steer_a_terminal_nor_fill_it() {
        let words = Words::new(550, "no\u{1b}[2J\u{7}\u{202e}way");
        assert_eq!(words.to_string(), "550 no[2Jway");
        assert_eq!(
            Words::new(550, &"x".repeat(10_000)).text.chars().count(),
            501
        );
    }
}
