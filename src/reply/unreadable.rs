//! What cannot be read as a mail.

use thiserror::Error;

/// The bytes are not a mail that can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnreadableMail {
    #[error("the mail has {0} bytes, and up to 50,000,000 are read")]
    TooLarge(usize),
    #[error("the file does not begin with the head of a mail, such as `From:` and `Subject:`")]
    NotAMail,
}
