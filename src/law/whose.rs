//! Whose act is due when a clock ends?

use serde::{Deserialize, Serialize};

/// The side that must act in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Whose {
    /// The recipient answers, acknowledges, stops.
    #[default]
    Recipient,
    /// The authority says what became of a complaint; the days off where it sits
    /// count.
    Authority,
    /// The requester's own next step, which lapses when it is not taken.
    Requester,
}

impl Whose {
    pub(super) fn is_usual(&self) -> bool {
        *self == Whose::default()
    }
}
