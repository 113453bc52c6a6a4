//! Sends the letters of cases from the person's own mailbox.
//!
//! [`Sending`] is begun with an [`Order`] and goes on step by step: each [`Next`] says what has
//! happened, what the person must agree to, or how long to wait. The door asks, waits and draws; what
//! lies on the disk, and when, is decided here: a mail is kept before anything of it leaves, the log
//! says `sending` before its first byte does, and what became of it after.

mod annexes;
mod copying;
mod letter;
mod log;
mod order;
mod outbox;
mod outcome;
mod report;
mod run;
mod sending;
pub(in crate::office) mod shares;

pub use letter::{LetterFault, Letters};
pub use log::Unrecorded;
pub use order::{Order, Which};
pub use outbox::{Attached, Doubtful, Outgoing, Preview, Reaction, Unsendable};
pub use outcome::{Became, Outcome, Skipped, Stopped, Unreachable};
pub use report::{Report, Words};
pub use run::{NoFolder, Retry};
pub use sending::{Next, Question, Refused, Sending};
