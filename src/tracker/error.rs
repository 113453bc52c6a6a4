//! Why can something not be recorded, or read?

use std::path::PathBuf;

use chrono::NaiveDate;
use thiserror::Error;

use super::{Called, Format, LetterNumber, called::listed};
use crate::{database::DatabaseError, request::Reference};

/// The tracker could not be used.
#[derive(Debug, Error)]
pub enum TrackerError {
    #[error(transparent)]
    Database(#[from] DatabaseError),
    #[error("the case {0} exists already")]
    Taken(Reference),
    #[error("there is no case yet in the folder {}", .0.display())]
    Empty(PathBuf),
    #[error("no case begins with `{0}`, and no company of one is called so")]
    NoCase(String),
    #[error("no case here has the number {typed}; the highest is {highest}")]
    NoNumber { typed: String, highest: i64 },
    #[error("`{typed}` is the number of {}, and the beginning of {}", listed(.numbered), listed(.begun))]
    NumberOrBeginning {
        typed: String,
        /// One.
        numbered: Vec<Called>,
        begun: Vec<Called>,
    },
    #[error("several cases are called `{typed}`: {}", listed(.found))]
    SeveralNamed { typed: String, found: Vec<Called> },
    #[error("several cases begin with `{beginning}`: {found}", found = .found.join(", "))]
    Ambiguous {
        beginning: String,
        found: Vec<String>,
    },
    #[error("there is no reply with the number {0}")]
    NoReply(i64),
    #[error("the case {reference} was opened on {opened_on}, after {day}")]
    BeforeOpening {
        reference: Reference,
        opened_on: NaiveDate,
        day: NaiveDate,
    },
    #[error("the case {reference} has no {format} letter{}", told(*.letter))]
    NoDocument {
        reference: Reference,
        letter: LetterNumber,
        format: Format,
    },
    #[error("the case {reference} cannot have this entry: {what}")]
    Contradiction { reference: Reference, what: String },
    #[error("the case {reference} is here already and differs from the one in the archive: {what}")]
    Conflict { reference: Reference, what: String },
    #[error("the case {reference} of the archive does not hold: {what}")]
    Untrue { reference: Reference, what: String },
    #[error("another datawrit is sending from this home")]
    Sending,
    #[error("{path} is empty or gone, and there were cases in it: {cases}")]
    Emptied { path: PathBuf, cases: u32 },
    #[error("{}", if *.trial { "this home has real cases; a made-up date does not go into its log" }
        else { "this home is for trials: its cases have made-up dates" })]
    Mixed { trial: bool },
    #[error("the record of {reference} is damaged: {what}")]
    Damaged { reference: String, what: String },
}

/// Which letter, where it is not the request.
fn told(letter: LetterNumber) -> String {
    if letter.is_request() {
        String::new()
    } else {
        format!(" of the number {letter}")
    }
}
