//! What was asked, what came back, what is due, what next?
//!
//! [`Tracker`] keeps cases on disk, each with its append-only events and the
//! exact bytes that were written. [`Case`] computes from them, and from a day,
//! what the person wants to know: its [`Status`] and its [`CaseClock`]s. An
//! [`Archive`] is all of it, as one text.

mod archive;
mod case;
mod clocks;
mod document;
mod event;
mod receipt;
mod status;
mod store;

pub use archive::{Archive, BadArchive};
pub use case::Case;
pub use clocks::{CaseClock, Notice, Waiting};
pub use document::{Document, Format, UnknownFormat};
pub use event::{Event, Medium, UnknownMedium};
pub use receipt::Receipt;
pub use status::Status;
pub use store::{NewCase, Restored, Tracker, TrackerError};
