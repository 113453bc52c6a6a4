//! What the office says, in the words of the command line: with its flags and its commands.

pub mod account;
mod authority;
mod record;

use crate::office::{Error, Hint, Notice};

/// An error, where its own words are not those of the command line.
pub fn error(error: &Error) -> String {
    if let Some(refused) = error.downcast_ref() {
        return record::refused(refused);
    }
    error.to_string()
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
        Hint::NameAccount { known } => format!("name one with --account: {}", known.join(", ")),
        Hint::Rehearse => "`datawrit send CASE --dry-run` shows what it would send".to_owned(),
        Hint::SendAgain => "nothing was sent; the same command tries again".to_owned(),
        Hint::DayNamedOrDayOfNotice => {
            "--until is the day that the company named, --on the day of its notice".to_owned()
        }
        // Of proof, export, import, authorities and recipients.
        Hint::NamePart { case, venue, parts } => authority::name_part(case, *venue, parts),
        Hint::AnotherSector => "choose another --sector".to_owned(),
        Hint::PlaceTheCase { law } => format!(
            "say with --residence, --work or --infringement which place ties the case to the {law}"
        ),
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
        // Of proof, export, import, authorities and recipients.
        Notice::AuthorityOfItsOwn {
            company,
            category,
            sector,
        } => format!(
            "{company} is listed under `{category}`, and {} may have an authority of their own: --sector {sector}",
            sector.bodies(),
        ),
    }
}
