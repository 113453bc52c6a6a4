//! Where the law lets a person take a request that was not honoured.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Certainty, Citation, Place, dated::Dated, day};

/// The complaint to a public authority, as it stands from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Complaint {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    /// Which places make an authority competent, the one to begin with first; empty
    /// where the authorities of one place hear everyone.
    #[serde(default)]
    pub heard_at: Vec<Venue>,
    pub reference: Citation,
    pub certainty: Certainty,
    /// Which authority leads where the processing crosses borders; `None` where no
    /// authority leads another.
    pub lead: Option<Citation>,
    /// What to know before complaining, in the order in which it comes up.
    #[serde(default)]
    pub advice: Vec<Advice>,
}

impl Dated for Complaint {
    fn from(&self) -> NaiveDate {
        self.from
    }
}

/// A place that makes the authority there competent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Venue {
    Residence,
    Work,
    Infringement,
}

impl fmt::Display for Venue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Venue::Residence => "habitual residence",
            Venue::Work => "place of work",
            Venue::Infringement => "place of the alleged infringement",
        })
    }
}

/// One thing to know before complaining.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Advice {
    pub text: String,
    /// Where people live whom it concerns; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_residents_of: Vec<Place>,
    /// The bodies it is about, in the words of [`Sector`](crate::authority::Sector); empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub for_sectors: Vec<String>,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Advice {
    /// Whether it concerns a person who lives at `home` and complains about a body of
    /// this sector.
    pub fn concerns(&self, home: Option<&Place>, sector: &str) -> bool {
        if !self.for_sectors.is_empty() && !self.for_sectors.iter().any(|known| known == sector) {
            return false;
        }
        let lives_there = |home: &Place| {
            self.for_residents_of.contains(&home.country()) || self.for_residents_of.contains(home)
        };
        self.for_residents_of.is_empty() || home.is_some_and(lives_there)
    }
}
