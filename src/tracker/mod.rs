//! What was asked, what came back, what is due, what next?
//!
//! [`Tracker`] keeps cases on disk, each with its append-only events and the
//! exact bytes that were written. [`Case`] computes from them, and from a day,
//! what the person wants to know: its [`Status`] and its [`CaseClock`]s. An
//! [`Archive`] is all of it, as one text.

mod archive;
mod asked;
mod attempt;
mod case;
mod case_letter;
mod chain;
mod clocks;
mod dispatch;
mod document;
mod event;
mod message;
mod occasion;
mod receipt;
mod status;
mod store;

pub use crate::database::DatabaseError;
pub use archive::{Archive, BadArchive};
pub use asked::{Asked, Earlier};
pub use attempt::{Attempt, Reply};
pub use case::{Case, OpenQuestion, Unstarted};
pub use case_letter::{Addition, CaseLetter, LetterNumber};
pub use chain::{Fault, Opening, Terms, entry, note_salt};
pub use clocks::{Argued, CaseClock, LateQuestion, Notice, Waiting};
pub use dispatch::Dispatch;
pub use document::{Document, Format, UnknownFormat, hash};
pub use event::{Event, Medium, UnknownMedium};
pub use message::Message;
pub use occasion::{Occasion, UnknownOccasion};
pub use receipt::Receipt;
pub use status::Status;
pub use store::{GivenAway, NewCase, NewLetter, Outbox, Restored, Tracker, TrackerError, Verified};
