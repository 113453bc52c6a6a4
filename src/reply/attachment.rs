//! A file that came with a mail.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::decoding::{TransferEncoding, decoded};

/// One file of a mail, where it lies in the mail's bytes. It is neither unpacked nor opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Attachment {
    /// Its name without folders, control characters and what a file system takes for more than a name.
    pub name: String,
    /// As the mail says: `application/pdf`.
    pub media_type: String,
    /// Where its encoded bytes lie in the mail.
    pub place: Range<usize>,
    pub encoding: TransferEncoding,
}

impl Attachment {
    /// Its bytes, out of those of the mail.
    pub fn bytes(&self, mail: &[u8]) -> Vec<u8> {
        let encoded = mail.get(self.place.clone()).unwrap_or_default();
        decoded(encoded, self.encoding, usize::MAX).into_owned()
    }
}

/// A name that is only a name: the last part of a path, at most 120 characters, never empty.
pub(super) fn plain_name(name: Option<&str>, media_type: &str) -> String {
    const MOST: usize = 120;
    let last = name.unwrap_or("").rsplit(['/', '\\']).next().unwrap_or("");
    let plain: String = last
        .chars()
        .map(|c| match c {
            ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            other => other,
        })
        // Signs of direction would show `fdp.exe` as `exe.pdf`.
        .filter(|c| !c.is_control() && !is_of_direction(*c))
        .collect();
    let plain = plain.trim().trim_matches('.').trim();
    // What Windows takes for a device, whatever ends the name.
    let plain = if is_device(plain) {
        format!("_{plain}")
    } else {
        plain.to_owned()
    };
    if !plain.is_empty() {
        let length = plain.chars().count();
        if length <= MOST {
            return plain;
        }
        // The end says what it is.
        let begin: String = plain.chars().take(MOST - 12).collect();
        let end: String = plain.chars().skip(length - 11).collect();
        return format!("{begin}…{end}");
    }
    let end = match media_type {
        "application/pdf" => "pdf",
        "application/zip" => "zip",
        "message/rfc822" => "eml",
        "text/html" => "html",
        "text/plain" => "txt",
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => "bin",
    };
    format!("attachment.{end}")
}

/// `CON`, `nul.pdf`, `com1.tar.gz`.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_uppercase();
    if matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) {
        return true;
    }
    let mut letters = stem.chars();
    let number = letters.next_back();
    matches!(letters.as_str(), "COM" | "LPT")
        && number.is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'))
}

fn is_of_direction(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}
