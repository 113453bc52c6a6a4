//! What may a recipient ask of who somebody is?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, Right, day};

/// What may be asked with a request of some rights, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Identity {
    pub proof: Proof,
    /// Of which rights; empty for all.
    #[serde(default, rename = "for")]
    pub rights: Vec<Right>,
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// Which proof that is, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// None: the request is followed without.
    #[serde(rename = "none")]
    Needless,
    /// More only where there is reason to doubt.
    InDoubt,
    /// First of all what it has already: it compares that with what the person gave.
    Compared,
}
