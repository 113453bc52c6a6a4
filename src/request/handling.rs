//! How a letter travels, and what is enclosed.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Line, printable};

/// What a letter says of how it travels.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handling {
    /// The way, where the letter is to name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// The enclosures, each by its title.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Line>,
}

impl Handling {
    /// Whether the letter says nothing of it.
    pub fn is_untold(&self) -> bool {
        *self == Handling::default()
    }
}

/// A way a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    Post,
    Registered,
    Fax,
    Email,
}

/// The word means no way.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a delivery method; there are post, registered, fax and email")]
pub struct NoWay(pub String);

impl Way {
    const ALL: [Way; 4] = [Way::Post, Way::Registered, Way::Fax, Way::Email];

    /// The word on the command line and in the language files.
    pub fn word(self) -> &'static str {
        match self {
            Way::Post => "post",
            Way::Registered => "registered",
            Way::Fax => "fax",
            Way::Email => "email",
        }
    }
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Way {
    type Err = NoWay;

    fn from_str(word: &str) -> Result<Self, NoWay> {
        let found = Way::ALL.into_iter().find(|way| way.word() == word);
        found.ok_or_else(|| NoWay(printable(word).chars().take(80).collect()))
    }
}
