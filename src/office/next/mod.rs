//! What comes next in a case, and the letter for it.

mod after;
mod facts;
mod heard;
mod lapsed;
mod letter;
mod missing;
mod order;
mod reminders;
mod step;
mod want;

pub use after::{After, after};
pub use heard::{Deed, Done, Heard, Link, Named};
pub use lapsed::Lapsed;
pub use letter::{Added, Composed, LanguageBy, Refused, Worded, compose, occasion, word};
pub use missing::{UnknownPoint, asked};
pub use order::Order;
pub use reminders::{Reminders, reminders};
pub(in crate::office) use step::{Adviser, each};
pub use step::{Because, Controller, Lateness, Meanwhile, Step, Ways, What, steps};
#[cfg(test)]
pub(in crate::office) use step::{Remedies, step};
pub use want::{NextWant, wants};
