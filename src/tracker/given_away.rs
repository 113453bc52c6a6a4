//! Which hashes may others have?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::document::hash;
use crate::request::Reference;

/// A hash that left this store, in evidence that was packed. Whoever has it can
/// tell whether what led to it was altered since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GivenAway {
    pub case: Reference,
    pub given_on: NaiveDate,
    /// The hash of the last entry of the case.
    pub entry: String,
    /// The SHA-256 of the evidence's manifest.
    pub manifest: String,
}

impl GivenAway {
    /// The hash of its row: over that of the row before it, and what it says.
    pub(super) fn link(&self, before: Option<&str>) -> String {
        let before = before.unwrap_or_default();
        let GivenAway {
            case,
            given_on,
            entry,
            manifest,
        } = self;
        hash(format!("{before}\n{case} {given_on} {entry} {manifest}").as_bytes())
    }
}
