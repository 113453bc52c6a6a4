//! How far a folder of the mailbox was read.

/// The last message of a folder that was taken in: whatever was before it is never fetched again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// Whose mailbox it is: `ada@mail.example.org`.
    pub account: String,
    /// The folder's name, as its server writes it.
    pub folder: String,
    /// While the server keeps this number, so does each message its own (RFC 3501, section 2.3.1.1).
    pub uid_validity: u32,
    /// The number of the message.
    pub uid: u32,
}
