//! From whom mails leave, as a person writes it.

use std::{fmt, str::FromStr};

use lettre::message::Mailbox;
use thiserror::Error;

use crate::request::{BadText, Email, Line};

/// `Ada Example <ada@example.org>`, or the address alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    pub name: Option<Line>,
    pub address: Email,
}

/// The text names nobody who could send. Nothing of it is repeated.
#[derive(Debug, Error)]
pub enum BadSender {
    #[error("it is not a name and an e-mail address such as `Ada Example <ada@example.org>`")]
    Unreadable,
    #[error("it has no e-mail address such as `ada@example.org`")]
    Address,
    #[error("the name {0}")]
    Name(BadText),
}

/// A mailbox (RFC 5322, section 3.4): a name with a comma or a colon stands in quotes.
impl FromStr for Sender {
    type Err = BadSender;

    fn from_str(text: &str) -> Result<Sender, BadSender> {
        let mailbox: Mailbox = text.parse().map_err(|_| BadSender::Unreadable)?;
        let name = mailbox.name.filter(|name| !name.trim().is_empty());
        Ok(Sender {
            name: name
                .map(|name| Line::new(&name).map_err(BadSender::Name))
                .transpose()?,
            address: mailbox
                .email
                .to_string()
                .parse()
                .map_err(|_| BadSender::Address)?,
        })
    }
}

/// As it is read: a name that needs quotes has them.
impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(address) = self.address.as_str().parse() else {
            return write!(f, "{}", self.address);
        };
        let name = self.name.as_ref().map(Line::to_string);
        Mailbox::new(name, address).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<String>, String)> {
        let sender: Sender = text.parse().ok()?;
        let name = sender.name.map(|name| name.as_str().to_owned());
        Some((name, sender.address.as_str().to_owned()))
    }

    #[test]
    fn a_name_is_read_with_and_without_its_quotes() {
        for (text, name) in [
            ("ada@example.org", None),
            (" <ada@example.org>", None),
            ("\"\" <ada@example.org>", None),
            ("Ada B. Example <ada@example.org>", Some("Ada B. Example")),
            ("Jana Müller <ada@example.org>", Some("Jana Müller")),
            ("\"Example, Ada\" <ada@example.org>", Some("Example, Ada")),
            (
                r#""Ada \"A\" Example" <ada@example.org>"#,
                Some("Ada \"A\" Example"),
            ),
        ] {
            let found = read(text);
            let written = text.parse::<Sender>().unwrap().to_string();
            assert_eq!(read(&written), found, "{written}");
            let wanted = (name.map(str::to_owned), "ada@example.org".to_owned());
            assert_eq!(found, Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_not_one_mailbox_is_refused() {
        for text in [
            "",
            "Ada Example",
            "Ada <ada>",
            "Ada <ada@localhost>",
            "Example, Ada <ada@example.org>",
            "Ada <ada@example.org>, Bob <bob@example.org>",
            "Ada <ada@example.org> <bob@example.org>",
            "Ada <ada@example.org>\nBcc: bob@example.org",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
