//! How a letter travels, and what is enclosed.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
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
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    parse_err_ty = NoWay,
    parse_err_fn = unknown
)]
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

fn unknown(word: &str) -> NoWay {
    NoWay(printable(word).chars().take(80).collect())
}

impl Way {
    /// The word on the command line and in the language files.
    pub fn word(self) -> &'static str {
        self.into()
    }
}
