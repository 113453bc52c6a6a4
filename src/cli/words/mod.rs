//! What the office says, in the words of the command line: with its flags and its commands.

mod record;

use crate::office::{Error, Hint, Notice};

/// An error, where its own words are not those of the command line.
pub fn error(error: &Error) -> String {
    match error {
        Error::Record(refused) => record::refused(refused),
        other => other.to_string(),
    }
}

/// A way out.
pub fn hint(hint: &Hint) -> String {
    match hint {
        Hint::Say(words) => words.clone(),
        Hint::GoesWith { event } => format!("leave it out, or record `{event}`"),
        Hint::AnotherNameOrReplace => {
            "choose another name with --output, or replace it with --yes".to_owned()
        }
        Hint::AnotherPlace => "choose another place with --output; no case was opened".to_owned(),
        Hint::DayNamedOrDayOfNotice => {
            "--until is the day that the company named, --on the day of its notice".to_owned()
        }
    }
}

/// What is worth knowing.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::StillCountsFrom { case, day } => format!(
            "the deadline still counts from {day}; if that date was wrong, record when the letter was received: `datawrit record {case} received --on DATE`"
        ),
        Notice::ReceiptStillCounts { day } => {
            format!("the receipt of {day} still counts; record `received` again if it was wrong")
        }
        Notice::TakesThePlace { event, day } => {
            format!("this takes the place of {event} on {day}; both stay in the log")
        }
    }
}
