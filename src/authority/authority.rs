//! What is known of one authority.

use serde::{Deserialize, Serialize};

use super::Sector;
use crate::{
    law::{Certainty, Language, Place, Reference},
    request::{Email, Line},
};

/// One file of `authorities/`. What could not be sourced is left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Authority {
    /// Never changes: it is the name of the file.
    pub id: String,
    /// Its own name of itself.
    pub name: Line,
    pub english_name: Option<Line>,
    /// The state, or the part of it, whose authority it is.
    pub place: Place,
    /// The ids of the statutes under which it hears complaints.
    pub laws: Vec<String>,
    /// The bodies it supervises; empty for all.
    #[serde(default)]
    pub sectors: Vec<Sector>,
    /// Which of the bodies of its sector, where it shares them with others: in
    /// words.
    pub covers: Option<Line>,
    /// Where it is written that these are its own, beside the statute.
    pub competence: Option<Reference>,
    /// In which it takes complaints, as far as it is known.
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
    /// The month or year of which the source is: `2026-03`.
    pub as_of: String,
    /// The day someone last compared the file with its source.
    pub checked_on: toml::value::Datetime,
    /// `verified` where the authority's own words were read.
    pub certainty: Certainty,
    pub source: Reference,
}

impl Authority {
    /// Whether it supervises bodies of this sector.
    pub fn supervises(&self, sector: Sector) -> bool {
        self.sectors.is_empty() || self.sectors.contains(&sector)
    }

    /// Whether a place lies where it is the authority.
    pub fn is_of(&self, place: &Place) -> bool {
        self.place == *place || self.place == place.country()
    }
}

/// For a program that reads: keys with underscores, as in all our JSON.
impl Serialize for Authority {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Spoken<'a> {
            id: &'a str,
            name: &'a Line,
            english_name: &'a Option<Line>,
            place: &'a Place,
            covers: &'a Option<Line>,
            languages: &'a [Language],
            form: &'a Option<String>,
            email: &'a Option<Email>,
            address: &'a [Line],
            phone: &'a Option<Line>,
            web: &'a Option<String>,
            remark: &'a Option<Line>,
            source: &'a Reference,
            as_of: &'a str,
            checked_on: String,
            certainty: Certainty,
        }
        Spoken {
            id: &self.id,
            name: &self.name,
            english_name: &self.english_name,
            place: &self.place,
            covers: &self.covers,
            languages: &self.languages,
            form: &self.form,
            email: &self.email,
            address: &self.address,
            phone: &self.phone,
            web: &self.web,
            remark: &self.remark,
            source: &self.source,
            as_of: &self.as_of,
            checked_on: self.checked_on.to_string(),
            certainty: self.certainty,
        }
        .serialize(serializer)
    }
}
