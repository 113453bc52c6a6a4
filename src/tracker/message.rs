//! A mail as it leaves, to the byte.

use chrono::{DateTime, Utc};

use super::{LetterNumber, document::hash};

/// A mail that was made to be sent. It is kept before the first byte leaves, and
/// a second try sends the same bytes under the same id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// As in the header, in angle brackets (RFC 5322, section 3.6.4).
    pub message_id: String,
    /// The letter of its case that it carries.
    pub letter: LetterNumber,
    pub made_at: DateTime<Utc>,
    /// The address of the envelope the mail comes from.
    pub sender: String,
    /// The one address it goes to.
    pub recipient: String,
    pub bytes: Vec<u8>,
}

impl Message {
    /// The SHA-256 of the bytes, in small hexadecimal digits.
    pub fn sha256(&self) -> String {
        hash(&self.bytes)
    }
}
