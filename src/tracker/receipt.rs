//! When did the recipient get the letter?

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::Medium;

/// How long a letter is taken to be on its way within a country, in days. No
/// law says so: it is our own estimate, on the long side, so that nobody is
/// accused too early. A receipt date that the person records replaces it.
const POST_AT_HOME: u64 = 4;
/// The same for a letter that crosses a border.
const POST_ABROAD: u64 = 10;

/// The day of receipt, and how it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "known-from")]
pub enum Receipt {
    /// The person recorded it.
    Recorded { day: NaiveDate },
    /// Estimated from the day the letter left.
    Estimated {
        day: NaiveDate,
        sent_on: NaiveDate,
        medium: Medium,
    },
    /// Estimated from the day on which the recipient replied, which is before the letter was expected to arrive: who
    /// replies has received.
    Replied {
        day: NaiveDate,
        sent_on: NaiveDate,
        medium: Medium,
    },
    /// The letter has not left as far as anyone knows; what if it did today?
    Forecast {
        day: NaiveDate,
        sent_on: NaiveDate,
        medium: Medium,
    },
}

impl Receipt {
    /// What the sending of a letter lets one expect: a mail or a form arrives on
    /// the day it is sent, a letter after 4 days, or 10 across a border.
    pub(super) fn expected(sent_on: NaiveDate, medium: Medium, abroad: bool) -> NaiveDate {
        let days = match (medium, abroad) {
            (Medium::Email | Medium::Form, _) => 0,
            (Medium::Post, false) => POST_AT_HOME,
            (Medium::Post, true) => POST_ABROAD,
        };
        sent_on.checked_add_days(Days::new(days)).unwrap_or(sent_on)
    }

    pub fn day(&self) -> NaiveDate {
        match *self {
            Receipt::Recorded { day }
            | Receipt::Estimated { day, .. }
            | Receipt::Replied { day, .. }
            | Receipt::Forecast { day, .. } => day,
        }
    }

    /// The same with the earliest day on which it can have come, where nobody recorded it: the day it was sent.
    pub(super) fn at_the_earliest(self) -> Receipt {
        match self {
            Receipt::Estimated {
                sent_on, medium, ..
            }
            | Receipt::Replied {
                sent_on, medium, ..
            } => Receipt::Estimated {
                day: sent_on,
                sent_on,
                medium,
            },
            known => known,
        }
    }

    /// The same where a reply came on this day: a letter that was expected later had come by then.
    pub(super) fn replied_on(self, reply: Option<NaiveDate>) -> Receipt {
        match (self, reply) {
            (
                Receipt::Estimated {
                    day,
                    sent_on,
                    medium,
                },
                Some(reply),
            ) if reply < day => Receipt::Replied {
                day: reply,
                sent_on,
                medium,
            },
            (known, _) => known,
        }
    }

    pub fn is_forecast(&self) -> bool {
        matches!(self, Receipt::Forecast { .. })
    }

    /// The label of a day that nobody has recorded; `None` for one that was.
    pub fn label(&self) -> Option<String> {
        match *self {
            Receipt::Recorded { .. } => None,
            Receipt::Estimated {
                day,
                sent_on,
                medium: Medium::Post,
            } => Some(format!(
                "estimate: posted {sent_on}, counted as received {day}"
            )),
            Receipt::Replied { day, sent_on, .. } => Some(format!(
                "estimate: sent {sent_on}, received {day} at the latest: they replied that day"
            )),
            Receipt::Estimated { sent_on, .. } => Some(format!(
                "estimate: counted as received the day it was sent, {sent_on}"
            )),
            Receipt::Forecast {
                day,
                medium: Medium::Post,
                ..
            } => Some(format!(
                "not sent yet; if you post it today, it counts as received on {day}"
            )),
            Receipt::Forecast { .. } => {
                Some("not sent yet; an e-mail counts as received the day it is sent".to_owned())
            }
        }
    }
}
