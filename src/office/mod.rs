//! What can be done: one verb a file, for any door.
//!
//! A door (the command line, a page in a browser, a program) says what is wanted in plain types and
//! is told what came of it in plain types:
//!
//! | in | out |
//! | --- | --- |
//! | an order: what was asked, with nothing of how it was typed | a typed outcome, [`serde::Serialize`] |
//! | [`World`]: the home, the day and the clock, given by the door | [`Notice`]: what is worth knowing beside it |
//! | | [`Error`]: what went wrong, its source and its [`Hint`]s |
//!
//! Nothing in here asks, prints, sleeps, draws a bar, or reads a clock or the environment, and no
//! sentence names a flag or a command: a [`Hint`] is data, which a door says in its own words.

pub mod account;
pub mod account_add;
mod annexes;
pub mod authority;
pub mod backup;
mod came;
pub mod deadline;
pub mod due;
mod error;
pub mod evidence;
pub mod export;
pub mod file;
pub mod forget;
mod hint;
mod home;
pub mod import;
pub mod inbox;
pub mod introduce;
pub mod keep;
pub mod law;
pub mod law_check;
pub mod law_for;
pub mod list;
pub mod lock;
pub mod mandate;
mod misread;
pub mod next;
mod notice;
pub mod people;
pub mod preview;
mod profile;
pub mod recipients;
pub mod record;
mod refusals;
pub mod roster;
#[cfg(test)]
mod schema;
#[cfg(test)]
pub(crate) mod scratch;
pub mod send;
mod setting;
pub mod show;
pub mod spoken;
pub mod stand;
pub mod status;
pub mod told;
pub mod undo;
pub mod verify;
pub mod view;
pub mod whereabouts;
pub mod why;
mod world;
pub mod write;

pub use error::{Error, Kind, Refusal};
pub use hint::Hint;
pub use home::Home;
pub use misread::Misread;
pub use notice::{NextDue, Notice};
pub use profile::{KnownIdentifier, Mandate, Page, Profile, ProfileError, SendingBy};
pub use world::{TimeOfDay, World};
