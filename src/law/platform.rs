//! Where does one request reach many companies at once?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, Right, dated::Dated, day};

/// A site of the state that passes one request on to many, as it stands from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Platform {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    /// What people call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The right that is exercised there.
    pub right: Right,
    pub reaches: Reach,
    /// Where the request is made.
    pub href: String,
    pub reference: Citation,
    pub certainty: Certainty,
    /// What else a request there brings about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AlsoDone>,
}

impl Platform {
    /// Whether a request there brings about what this right asks for.
    pub fn does(&self, right: Right) -> bool {
        self.right == right || self.also.iter().any(|also| also.right == right)
    }

    /// The rights that a request there takes the place of.
    pub fn rights(&self) -> Vec<Right> {
        let others = self.also.iter().map(|also| also.right);
        [self.right].into_iter().chain(others).collect()
    }
}

/// A right beside the one that is exercised on a platform, whose effect a request there has, too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct AlsoDone {
    pub right: Right,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// Whom a request on a platform reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// Every company that is registered as a data broker where the statute protects people.
    RegisteredBrokers,
}

impl Reach {
    /// `every registered data broker`
    pub fn in_words(self) -> &'static str {
        match self {
            Reach::RegisteredBrokers => "every registered data broker",
        }
    }
}

impl Dated for Platform {
    fn from(&self) -> NaiveDate {
        self.from
    }
}
