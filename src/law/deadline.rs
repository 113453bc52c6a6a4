//! The last day of a clock, and the sum that leads to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certainty, Citation};

/// The end of a clock. The request is overdue on the day after `due`, and not
/// before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Deadline {
    /// What the words of the law give.
    pub nominal: NaiveDate,
    /// The last day on the reading most generous to the recipient.
    pub due: NaiveDate,
    /// The sum, from the event to the day.
    pub basis: Vec<Step>,
    /// How sure the least sure value of the sum is, its holidays among them.
    pub certainty: Certainty,
    /// How sure the least sure law of the sum is.
    pub law: Certainty,
    /// What is in doubt besides the law: holidays from a list, a place that is not known,
    /// a rule that nobody found.
    pub doubts: Vec<String>,
}

/// One line of the sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// What was done: `+ 1 month`, `Saturday, rolls`.
    pub step: String,
    /// Where that led.
    pub day: NaiveDate,
    /// On whose words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Citation>,
    /// What is particular to this day: `no 31 February, last day of the month`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Deadline {
    /// The first day on which the recipient is late; `None` at the end of time.
    pub fn overdue_from(&self) -> Option<NaiveDate> {
        self.due.succ_opt()
    }

    /// Whether the last day has passed; on `due` itself nobody is late.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        today > self.due
    }
}
