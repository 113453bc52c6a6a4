//! By how much may the time for an answer be extended?

use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, Period};

/// How long the clock is in all when the recipient has validly extended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// From the event that starts the clock, never from another deadline.
    pub period: Period,
    pub reference: Citation,
    pub certainty: Certainty,
}
