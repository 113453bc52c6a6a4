//! How old is the child for whom a parent asks?

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::printable;

/// The age band by which a law decides what a parent may ask and what needs consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ChildAge {
    /// A parent asks alone; the federal rule on children's privacy applies in the United States.
    #[serde(rename = "under-13")]
    Under13,
    /// In California the child itself opts in to a sale.
    #[serde(rename = "13-15")]
    From13To15,
    #[serde(rename = "16-17")]
    From16To17,
}

/// The word means no age band.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not an age band; there are under-13, 13-15 and 16-17")]
pub struct NoAgeBand(pub String);

impl ChildAge {
    pub const ALL: [ChildAge; 3] = [
        ChildAge::Under13,
        ChildAge::From13To15,
        ChildAge::From16To17,
    ];

    /// The word on the command line and in the templates.
    pub fn word(self) -> &'static str {
        match self {
            ChildAge::Under13 => "under-13",
            ChildAge::From13To15 => "13-15",
            ChildAge::From16To17 => "16-17",
        }
    }
}

impl fmt::Display for ChildAge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for ChildAge {
    type Err = NoAgeBand;

    fn from_str(word: &str) -> Result<Self, NoAgeBand> {
        let found = ChildAge::ALL.into_iter().find(|age| age.word() == word);
        found.ok_or_else(|| NoAgeBand(printable(word).chars().take(80).collect()))
    }
}
