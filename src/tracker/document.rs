//! The exact bytes of what was written.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use strum::{Display, EnumString, IntoStaticStr};
use thiserror::Error;

/// In which form a letter was written.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    ascii_case_insensitive,
    parse_err_ty = UnknownFormat,
    parse_err_fn = unknown
)]
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

fn unknown(word: &str) -> UnknownFormat {
    UnknownFormat(word.to_owned())
}

impl Format {
    pub const ALL: [Format; 3] = [Format::Pdf, Format::Eml, Format::Txt];

    /// The word on the command line, and the ending of a file's name.
    pub fn extension(self) -> &'static str {
        self.into()
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
