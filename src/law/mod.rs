//! What does this statute grant on this day, on whose words, and until when?
//!
//! A statute is a file in `law/`: dated values, each with its reference and
//! with how sure we are of it. [`Statutes`] finds the file, [`Statute`] answers
//! for a right on a day with its [`Grounds`], and [`Counting`] turns a period
//! into the two days of a [`Deadline`], with the sum that leads there; for the
//! days off it asks the [`Calendars`].
//!
//! Nothing here knows who asks, what a letter looks like, or what day it is.

mod calendar;
mod calendars;
mod certainty;
mod citation;
mod cited;
mod complaint;
mod counting;
mod dated;
pub mod day;
mod deadline;
mod easter;
mod event;
mod extension;
mod follow_up;
mod grounds;
mod holiday;
mod identity;
mod language;
mod nearest;
mod pause;
mod period;
mod place;
mod places;
mod platform;
mod question;
mod relief;
mod right;
mod sooner;
mod statute;
mod statutes;
mod usable;
mod whose;

pub use calendar::{Calendar, DayOff};
pub use calendars::{BadLine, Calendars};
pub use certainty::Certainty;
pub use citation::Citation;
pub use cited::Cited;
pub use complaint::{Advice, Complaint, Venue};
pub use counting::{Counting, HOLIDAY_FROM_A_LIST, Holidays, OutOfRange};
pub use deadline::{Deadline, Step};
pub use event::{EventKind, UnknownEvent};
pub use extension::Extension;
pub use follow_up::{FollowUp, UnknownStep};
pub use grounds::{Ask, ClockInForce, Grounds, NO_LAW, OWN_DAY, RESPOND};
pub use identity::{Identity, Proof};
pub use language::{Language, NotALanguage};
pub use nearest::nearest;
pub use pause::{Pause, Restart};
pub use period::{NotAPeriod, Period};
pub use place::{Place, UnknownPlace, Whereabouts};
pub use platform::{Platform, Reach};
pub use question::{Effect, Question};
pub use relief::Relief;
pub use right::{Right, UnknownRight};
pub use sooner::Sooner;
pub use statute::{
    Clock, ClockVersion, Formality, Grant, GrantVersion, Needed, NotGranted, Provision, Reached,
    Regulator, Residence, Statute, WhyNoLetters, Without, Word,
};
pub use statutes::{LawError, Statutes};
pub use usable::{CompanyReach, LawReason, UsableLaw};
pub use whose::Whose;
