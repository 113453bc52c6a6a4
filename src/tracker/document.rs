//! The exact bytes of what was written.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// In which form a letter was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    Pdf,
    Eml,
    Txt,
}

/// The word names no format.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a format; the formats are pdf, eml, txt")]
pub struct UnknownFormat(pub String);

/// One rendering of a letter, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub format: Format,
    pub bytes: Vec<u8>,
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Pdf, Format::Eml, Format::Txt];

    /// The word on the command line, and the ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Eml => "eml",
            Format::Txt => "txt",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, UnknownFormat> {
        let wanted = word.to_lowercase();
        Format::ALL
            .into_iter()
            .find(|format| format.extension() == wanted)
            .ok_or_else(|| UnknownFormat(word.to_owned()))
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.extension())
    }
}

impl Document {
    /// The SHA-256 of the bytes, in small hexadecimal digits.
    pub fn sha256(&self) -> String {
        hash(&self.bytes)
    }
}

/// SHA-256 in small hexadecimal digits.
pub fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}
