//! How sure are we of a value?

use std::fmt;

use serde::{Deserialize, Serialize};

/// What the value was compared with. Ordered from the surest down, so that the
/// certainty of a sum is the `max` of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The wording of the law, or of the authority, was read.
    Verified,
    /// Read only in a text about the law.
    Secondary,
    /// Not read for this edition; shown with that doubt.
    Memory,
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Certainty::Verified => "verified",
            Certainty::Secondary => "secondary source only",
            Certainty::Memory => "from memory, unchecked",
        })
    }
}
