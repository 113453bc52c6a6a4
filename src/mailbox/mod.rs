//! What has come back? The person's mailbox, read by IMAP (RFC 3501) and left as it was.
//!
//! Of the protocol only what looks and never touches: LIST, EXAMINE, UID SEARCH, and UID FETCH of
//! RFC822.SIZE, INTERNALDATE, `BODY.PEEK[]` and `BODY.PEEK[HEADER]`. SELECT, STORE, CLOSE and `BODY[]`, which
//! sets `\Seen`, are never said, so that no message changes, not even in its flags.
//!
//! One thing is added, and only where the person wants it: a copy of a mail that was sent, by APPEND, in the folder
//! that they name ([`Visit::put`]). What is there stays as it is.
//!
//! A message's size is asked before its bytes, and what the server sends is held against what was asked
//! for (`wire`): it cannot make us hold more than the bound, whatever it says.

mod folder;
mod provider;
mod put;
mod visit;
mod wire;

pub use folder::{BadFolder, Folder, Role, chosen, for_copies};
pub use provider::{Certain, Provider, Wants, gives_to_anybody};
pub use put::Put;
pub use visit::{Announced, Fetched, Got, HEAD, MOST, Opened, Since, Visit};
