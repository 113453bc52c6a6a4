//! A product of a company, as something a letter can name.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Id;
use crate::{
    law::{Language, Reference, day},
    request::Line,
};

/// What `--product WORD` means at this company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Product {
    /// What the person types: `alexa`.
    pub word: Id,
    /// As a letter names it: `Alexa and Echo`.
    pub name: Line,
    /// Other names to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Line>,
    /// The record of the company that answers for it, when that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub controller: Option<Id>,
    /// Ids of the statutes under which it is offered to be named; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<String>,
    /// The file in `recipients/products/` whose items these are, when several
    /// companies share them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items_of: Option<Id>,
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any",
        skip_serializing_if = "Option::is_none"
    )]
    pub checked_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Reference>,
    /// What a letter asks for by name, by language: `voice recordings`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<Language, Vec<Line>>,
}
