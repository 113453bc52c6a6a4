//! What came back, as it came.

use chrono::NaiveDate;

use super::{LetterNumber, document::hash};
use crate::request::Reference;

/// A mail that came back, or a file that was kept: a scan, a download. Its bytes never change; to which
/// case it belongs and what it is may be decided later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReply {
    /// From 1, in the order in which they were taken in.
    pub number: i64,
    /// Without angle brackets; none where the mail has none.
    pub message_id: Option<String>,
    /// The day on which it was written, as far as is known; else on which it was taken in.
    pub came_on: NaiveDate,
    /// What the file was called, for what is no mail.
    pub name: Option<String>,
    /// None as long as nobody knows.
    pub case: Option<Reference>,
    /// The letter that it answers.
    pub letter: LetterNumber,
    /// What was decided of it, as JSON; none as long as it waits for the person.
    pub decision: Option<String>,
    pub bytes: Vec<u8>,
}

impl KeptReply {
    /// The SHA-256 of the bytes, in small hexadecimal digits.
    pub fn sha256(&self) -> String {
        hash(&self.bytes)
    }
}

/// Where something that came back is filed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// None as long as nobody knows.
    pub case: Option<Reference>,
    pub letter: LetterNumber,
    /// Whether somebody has decided what it says.
    pub is_decided: bool,
}
