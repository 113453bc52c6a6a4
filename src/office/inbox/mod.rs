//! What comes back: taken in, tied to its case, read, and decided.
//!
//! | verb | does |
//! | --- | --- |
//! | [`import`] | takes in mails, from wherever they come |
//! | [`fetch`] | reads the mailbox for them |
//! | [`waiting`] | tells which of them wait for the person |
//! | [`assign`] | files one with a case |
//! | [`review`] | decides what one says, which then stands in the log |
//!
//! [`crate::office::keep`] keeps what is no mail. A mail is kept once, as it came; what a server says of it is
//! recorded without a question where it surely belongs to a letter, everything else waits.

pub mod assign;
mod company_words;
mod decision;
mod fault;
pub mod fetch;
mod file;
pub mod import;
mod item;
mod reference;
pub mod review;
mod sorter;
mod tie;
pub mod waiting;

pub use decision::{Decision, Judge, SAID, records};
pub use fault::InboxFault;
pub use file::{File, holds, media_type};
pub use item::{Item, Leads, Said, Where};
pub use sorter::{Sorted, Sorter, domain};
pub use tie::Tie;
