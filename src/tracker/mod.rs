//! What was asked, what came back, what is due, what next?
//!
//! [`Tracker`] keeps cases on disk, each with its append-only events and the
//! exact bytes that were written. [`Case`] computes from them, and from a day,
//! what the person wants to know: its [`Status`] and its [`CaseClock`]s. An
//! [`Archive`] is all of it, as one text.

mod addition;
mod archive;
mod asked;
mod attempt;
mod called;
mod case;
mod case_letter;
mod chain;
mod clocks;
mod cursor;
mod dispatch;
mod document;
mod error;
mod event;
mod given_away;
mod kept_reply;
pub mod ledger;
mod letter_number;
mod message;
mod occasion;
mod outlook;
mod receipt;
mod record;
mod salt;
mod sqlite;
mod status;
mod store;
mod taken_back;
mod witness;

pub use crate::database::{DatabaseError, snapshot};
pub use addition::Addition;
pub use archive::{Archive, BadArchive};
pub use asked::{Asked, Earlier};
pub use attempt::{Attempt, Reply};
pub use called::Called;
pub use case::{Case, OpenQuestion, Unstarted, expected_receipt};
pub use case_letter::CaseLetter;
pub use chain::{Fault, Opening, Terms, entry, note_salt};
pub use clocks::{Argued, CaseClock, LateQuestion, Notice, Waiting};
pub use cursor::Cursor;
pub use dispatch::Dispatch;
pub use document::{Document, Format, UnknownFormat, hash};
pub use error::TrackerError;
pub use event::{Event, Medium, Reasons, UnknownMedium};
pub use given_away::GivenAway;
pub use kept_reply::{Filed, KeptReply};
pub use letter_number::LetterNumber;
pub use message::Message;
pub use occasion::{Occasion, UnknownOccasion};
#[cfg(test)]
pub(crate) use outlook::Rest;
pub use receipt::Receipt;
pub use sqlite::Sqlite;
pub use status::Status;
pub use store::{
    AtRest, Coming, Deed, Filing, Kept, LateCase, NewCase, NewLetter, Outbox, Restored, Tracker,
    Unsent, Verified,
};
