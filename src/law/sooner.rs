//! Does a clock have a second limit?

use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, EventKind, Period};

/// A second limit of a clock, from another event: where that happens, the clock ends with whichever of the two is
/// over first. Of the 60 days from an application to complain in (KVKK Article 14(1)) an answer leaves 30.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sooner {
    /// The events of which the earliest is its day 0.
    pub after: Vec<EventKind>,
    pub period: Period,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Sooner {
    /// As the sum of the other limit says it.
    pub(super) fn told(&self) -> String {
        let after: Vec<&str> = self.after.iter().map(|kind| kind.word()).collect();
        let (period, after) = (self.period, after.join(", "));
        format!("{period} after one of these, where that is over first: {after}")
    }
}
