//! What is known of one authority.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Sector;
use crate::{
    law::{Certainty, Citation, Language, Place, day},
    request::{Email, Line},
};

/// One file of `authorities/`, whose keys have hyphens. What could not be sourced is left out.
///
/// For a program that reads, the keys have underscores, as in all our JSON, and what only decides
/// whether it is competent is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Authority {
    /// Never changes: it is the name of the file.
    pub id: String,
    /// Its own name of itself.
    pub name: Line,
    pub english_name: Option<Line>,
    /// The state, or the part of it, whose authority it is.
    pub place: Place,
    /// The ids of the statutes under which it hears complaints.
    #[serde(skip_serializing)]
    pub laws: Vec<String>,
    /// The bodies it supervises; empty for all.
    #[serde(default, skip_serializing)]
    pub sectors: Vec<Sector>,
    /// Which of the bodies of its sector, where it shares them with others: in
    /// words.
    pub covers: Option<Line>,
    /// Where it is written that these are its own, where it is not the statute that says so.
    #[serde(default, rename = "competence", skip_serializing)]
    pub competences: Vec<SectorRule>,
    /// In which it is known to take complaints; it may take others.
    #[serde(default)]
    pub languages: Vec<Language>,
    /// The page of its complaint form.
    pub form: Option<String>,
    pub email: Option<Email>,
    /// The lines below the name, without the country.
    #[serde(default)]
    pub address: Vec<Line>,
    pub phone: Option<Line>,
    pub web: Option<String>,
    /// What to know before writing to it.
    pub remark: Option<Line>,
    /// The month or year in which the source last changed in substance, and so the
    /// last in which the file is known to have been true: `2026-03`.
    pub as_of: String,
    /// The day on which someone read the authority's own page; `None` where nobody
    /// did. Comparing two copies does not count.
    #[serde(default, deserialize_with = "day::from_toml_if_any")]
    pub checked_on: Option<NaiveDate>,
    /// `verified` where the authority's own words were read.
    pub certainty: Certainty,
    pub source: Citation,
    /// What is different from a day on, the earliest first.
    #[serde(default, rename = "since", skip_serializing)]
    pub changes: Vec<Change>,
}

/// Where it is written that the bodies of some sectors are an authority's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SectorRule {
    pub sectors: Vec<Sector>,
    pub reference: Citation,
}

/// What is different from a day on: an office is renamed, or moves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Change {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub name: Option<Line>,
    pub english_name: Option<Line>,
    /// Empty where the old address ended and the new one is not known.
    pub address: Option<Vec<Line>>,
    pub remark: Option<Line>,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Authority {
    /// The authority as it is on `today`: with its name and address of that day.
    pub fn on(mut self, today: NaiveDate) -> Authority {
        for change in std::mem::take(&mut self.changes) {
            if change.from > today {
                continue;
            }
            if let Some(name) = change.name {
                self.name = name;
            }
            self.english_name = change.english_name.or(self.english_name);
            if let Some(address) = change.address {
                self.address = address;
            }
            self.remark = change.remark.or(self.remark);
        }
        self
    }

    /// For how many whole years nobody is known to have seen it unchanged.
    pub fn years_old(&self, today: NaiveDate) -> u32 {
        let mut parts = self.as_of.splitn(2, '-');
        let year = parts.next().and_then(|year| year.parse().ok());
        // A year alone counts from its first month.
        let month = parts.next().and_then(|month| month.parse().ok());
        year.and_then(|year| NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1))
            .and_then(|day| today.years_since(day))
            .unwrap_or_default()
    }

    /// Where it is written that a sector is its own.
    pub fn rule_for(&self, sector: Sector) -> Option<&Citation> {
        self.competences
            .iter()
            .find(|rule| rule.sectors.contains(&sector))
            .map(|rule| &rule.reference)
    }

    /// Whether it supervises bodies of this sector.
    pub fn supervises(&self, sector: Sector) -> bool {
        self.sectors.is_empty() || self.sectors.contains(&sector)
    }

    /// Whether it is the authority of this place.
    pub fn is_of(&self, place: &Place) -> bool {
        self.place == *place || self.place == place.country()
    }
}
