//! What is worth knowing beside an outcome.

use chrono::NaiveDate;
use serde::Serialize;

use super::write;
use crate::{authority::Sector, law::EventKind, request::Reference};

/// One thing that the person should know, as data: a door says it in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Notice {
    // Of recording.
    /// The letter was recorded as sent before, and its deadline counts from that day.
    StillCountsFrom { case: Reference, day: NaiveDate },
    /// The letter came back, and its receipt was recorded: that still counts.
    ReceiptStillCounts { day: NaiveDate },
    /// The event takes the place of one of another day; both stay in the log.
    TakesThePlace { event: EventKind, day: NaiveDate },
    // Of sending.

    // Of looking: list, due, show, why, deadline, law, verify.

    // Of proof, export, import, authorities and recipients.
    /// The company's record has a category whose bodies have an authority of their own there.
    AuthorityOfItsOwn {
        company: String,
        category: String,
        sector: Sector,
    },
    // Of writing: last, as it says itself which one it is.
    #[serde(untagged)]
    Write(write::Notice),
}
