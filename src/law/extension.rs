//! By how much may the time for an answer be extended?

use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, Period, Right};

/// How long the clock is in all when the recipient has validly extended it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// From the event that starts the clock, never from another deadline; left out where `open`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Whether the law sets no number: then the day that the notice names is the last, and a notice that
    /// names none extends nothing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// The rights for whose requests there is one; empty for all of the clock.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<Right>,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Extension {
    /// Whether there is one for a request that exercises these rights.
    pub(super) fn concerns(&self, rights: &[Right]) -> bool {
        Right::named_or_all(&self.rights, rights)
    }
}
