//! Days that do not count, between a question and its answer.

use chrono::NaiveDate;

use super::{Certainty, Citation, Step};

/// From the day of a question to the day of its answer, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// The day of the question, the first that does not count.
    pub from: NaiveDate,
    /// Not before `from`.
    pub to: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Pause {
    /// How many days do not count; at least one.
    pub fn days(&self) -> u64 {
        u64::try_from((self.to - self.from).num_days()).unwrap_or(0) + 1
    }

    pub(super) fn step(&self, day: NaiveDate) -> Step {
        let days = self.days();
        let plural = if days == 1 { "" } else { "s" };
        Step {
            step: format!("+ {days} day{plural} while they waited for you"),
            day,
            reference: Some(self.reference.clone()),
            note: Some(format!(
                "from their question on {} to its end on {}",
                self.from, self.to
            )),
        }
    }
}

/// A clock that starts anew when a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restart {
    /// The new day 0.
    pub day: NaiveDate,
    /// What that day is, as the sum says it.
    pub note: String,
    pub reference: Citation,
    pub certainty: Certainty,
}
