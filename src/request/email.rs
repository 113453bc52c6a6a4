//! An e-mail address.

use std::{fmt, str::FromStr};

use email_address::{EmailAddress, Options};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    printable,
    text::{composed, seen},
};

/// An address one can write to: `ada@example.org`, with a domain that has a dot
/// and without a display name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is no such address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no e-mail address such as `ada@example.org`")]
pub struct BadEmail(pub String);

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or(&self.0, |(local, _)| local)
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit('@').next().unwrap_or(&self.0)
    }
}

impl FromStr for Email {
    type Err = BadEmail;

    /// Takes what was typed or pasted, composed (NFC) and without soft hyphens.
    fn from_str(text: &str) -> Result<Self, BadEmail> {
        let text = composed(text);
        match seen(&text) {
            Ok(()) if printable(text.trim()) == text.trim() => Email::kept(&text),
            _ => Err(bad(&text)),
        }
    }
}

fn bad(text: &str) -> BadEmail {
    BadEmail(printable(text).chars().take(80).collect())
}

impl Email {
    fn kept(text: &str) -> Result<Self, BadEmail> {
        let text = text.trim();
        let options = Options::default()
            .with_required_tld()
            .without_display_text()
            .without_domain_literal();
        // Control characters are legal in a quoted local part; nobody has one.
        let quoted = text.contains(['"', '\\']) || text.chars().any(char::is_control);
        match EmailAddress::parse_with_options(text, options) {
            Ok(address) if !quoted => Ok(Email(address.into())),
            _ => Err(bad(text)),
        }
    }
}

impl TryFrom<String> for Email {
    type Error = BadEmail;

    fn try_from(text: String) -> Result<Self, BadEmail> {
        Email::kept(&text)
    }
}

impl From<Email> for String {
    fn from(email: Email) -> String {
        email.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_address_is_refused() {
        for wrong in [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@example",
            "Ada <ada@example.org>",
            "ada@example.org\r\nBcc: eve@example.org",
            "\"a b\"@example.org",
            "a b@example.org",
            "ada@[127.0.0.1]",
            "ada@exa mple.org",
            "a\u{200B}da@example.org",
            "ada@exam\u{2060}ple.org",
            "ada\u{FE0F}@example.org",
            "\u{202E}ada@example.org",
            "ada\u{A0}x@example.org",
        ] {
            assert!(wrong.parse::<Email>().is_err(), "{wrong:?}");
        }
        let composed = "ju\u{308}rgen@exam\u{AD}ple.org".parse::<Email>();
        assert_eq!(composed.unwrap().as_str(), "jürgen@example.org");
        assert_eq!(
            "ada@mail.example.org".parse::<Email>().unwrap().domain(),
            "mail.example.org"
        );
    }
}
