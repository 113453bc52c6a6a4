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

/// Why most likely nobody reads what is sent to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It says so itself: `no-reply@`, `mailer-daemon@`.
    NoReply,
    /// It is a placeholder: `info@yourcompany.com`.
    Placeholder,
}

/// The local parts (before the `@`) of mailboxes that machines send from, as a run of
/// words without what is between them.
const NO_REPLY: &[&str] = &[
    "noreply",
    "noreplies",
    "noresponse",
    "noresponder",
    "donotreply",
    "dontreply",
    "donotrespond",
    "neverreply",
    "nepasrepondre",
    "sansreponse",
    "keineantwort",
    "nichtantworten",
    "mailerdaemon",
    "devnull",
    "nobody",
];

/// Words that stand for an address, or for a domain, in forms and directories.
const PLACEHOLDERS: &[&str] = &[
    "beispielfirma",
    "companyname",
    "domaine",
    "domainname",
    "ihredomain",
    "ihreemail",
    "ihrefirma",
    "mydomain",
    "votredomaine",
    "votreemail",
    "votreentreprise",
    "youraddress",
    "yourcompany",
    "yourdomain",
    "youremail",
    "yourname",
    "yoursite",
    "yourwebsite",
];

/// The text is not such an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not an e-mail address such as `ada@example.org`")]
pub struct BadEmail(pub String);

/// One form for all the ways in which a mailbox can be written: in small letters, the
/// domain as it stands on the wire (RFC 5891).
pub fn mailbox(address: &str) -> String {
    let address = address.trim_end_matches('.').to_lowercase();
    let Some((local, domain)) = address.rsplit_once('@') else {
        return address;
    };
    match idna::domain_to_ascii(domain) {
        Ok(domain) => format!("{local}@{domain}"),
        Err(_) => address,
    }
}

impl Email {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The [`mailbox`] it is an address of.
    pub fn mailbox(&self) -> String {
        mailbox(&self.0)
    }

    /// The local part, before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or(&self.0, |(local, _)| local)
    }

    /// The domain, behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit('@').next().unwrap_or(&self.0)
    }

    /// Why most likely nobody reads it, where the address itself says so.
    ///
    /// `example.org` and the names beneath `.example` are nobody's either (RFC 2606);
    /// the people of examples live there, and no reason is given for them.
    pub fn unread(&self) -> Option<Unread> {
        let local = self.local().to_lowercase();
        let domain = self.domain().to_lowercase();
        let words: Vec<&str> = local
            .split(|character: char| !character.is_alphanumeric())
            .map(|word| word.trim_matches(|character: char| character.is_ascii_digit()))
            .filter(|word| !word.is_empty())
            .collect();
        // `accounts-no-reply+4711` is one as well, `casino-reply` is not.
        let says = |known: &[&str]| {
            (0..words.len()).any(|from| {
                (from + 1..=words.len()).any(|to| {
                    known.contains(&words.get(from..to).unwrap_or_default().concat().as_str())
                })
            })
        };
        if says(NO_REPLY) {
            return Some(Unread::NoReply);
        }
        let labels: Vec<&str> = domain.rsplit('.').collect();
        let top = labels.first().copied().unwrap_or_default();
        // Below two letters of a country there may be one more: `yourcompany.co.uk`.
        let named = labels.get(1..).unwrap_or_default().iter().take(2);
        let filled_in = matches!(top, "invalid" | "test" | "localhost" | "tld")
            || matches!(
                domain.as_str(),
                "example.com" | "example.net" | "domain.com"
            )
            || named
                .map(|label| label.replace('-', ""))
                .any(|label| PLACEHOLDERS.contains(&label.as_str()))
            || says(PLACEHOLDERS);
        filled_in.then_some(Unread::Placeholder)
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Unread::NoReply => "says by its name that nobody reads what is sent there",
            Unread::Placeholder => "stands for an address that was never filled in",
        })
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
            "ada\u{FE00}@example.org",
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

    #[test]
    fn an_address_that_nobody_reads_is_known_by_its_words() {
        let unread = |text: &str| text.parse::<Email>().unwrap().unread();
        for text in [
            "no-reply@portal.example",
            "noreply@portal.example",
            "NoReply@portal.example",
            "do-not-reply@portal.example",
            "donotreply@portal.example",
            "do_not_reply2@portal.example",
            "no.reply@portal.example",
            "accounts-noreply@portal.example",
            "no-reply+4711@portal.example",
            "noreply-privacy@portal.example",
            "mailer-daemon@portal.example",
            "ne-pas-repondre@portal.example",
        ] {
            assert_eq!(unread(text), Some(Unread::NoReply), "{text}");
        }
        for text in [
            "privacy@example.com",
            "privacy@example.net",
            "info@yourcompany.com",
            "info@your-company.co.uk",
            "email@domain.com",
            "your.name@portal.example",
            "youremail@portal.example",
            "privacy@portal.invalid",
        ] {
            assert_eq!(unread(text), Some(Unread::Placeholder), "{text}");
        }
        for text in [
            "privacy@portal.example",
            "privacy@example.org",
            "casino-reply@portal.example",
            "reply@portal.example",
            "bruno.reply@portal.example",
            "nora@noreply.example",
            "privacy@mydomains.example",
            "your@portal.example",
            "casinoreply@portal.example",
        ] {
            assert_eq!(unread(text), None, "{text}");
        }
    }
}
