//! A product of a company, as something a letter can name.

use std::{collections::BTreeMap, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::{Controllers, DirectoryError, Id, Wording};
use crate::{
    law::{Citation, Language, day},
    request::Line,
};

/// What `--product WORD` means at this company.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Product {
    /// What the person types: `alexa`.
    pub word: Id,
    /// As a letter names it: `Alexa and Echo`.
    pub name: Line,
    /// Other names to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Line>,
    /// The records of the companies that answer for it, when they are other ones.
    #[serde(default, skip_serializing_if = "Controllers::is_itself")]
    pub controller: Controllers,
    /// Ids of the statutes under which it is offered to be named; all when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub laws: Vec<String>,
    /// The file in `recipients/products/` whose items these are, when several
    /// companies share them.
    pub items_of: Option<Id>,
    #[serde(
        default,
        deserialize_with = "day::from_toml_if_any",
        serialize_with = "day::to_toml_if_any"
    )]
    pub checked_on: Option<NaiveDate>,
    pub source: Option<Citation>,
    /// As a letter in this language names it, where that is another name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Language, Line>,
    /// Whether the data are a child's, for whom a parent asks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_a_child: bool,
    /// The kinds of data a letter names, by language: `voice recordings`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<Language, Vec<Line>>,
    /// What an access letter asks besides the data, by language.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<Language, Vec<Line>>,
}

impl Product {
    /// Whether a person means it by this word: its own, its name, or another
    /// name of it, in any case.
    pub fn is_called(&self, typed: &str) -> bool {
        let typed = typed.trim().to_lowercase();
        let names = self.also.iter().chain(self.names.values());
        typed == self.word.as_str()
            || names
                .chain([&self.name])
                .any(|name| name.as_str().to_lowercase() == typed)
    }

    /// What a letter says of it: the record's own words, or else those that it
    /// shares with other companies.
    ///
    /// # Errors
    /// When the file of the shared words is broken or missing.
    pub fn wording(&self, own: Option<&Path>) -> Result<Wording, DirectoryError> {
        let mut wording = match &self.items_of {
            None => Wording::default(),
            Some(id) => Wording::find(id, own)?.ok_or_else(|| DirectoryError::Grammar {
                file: format!("recipients/products/{id}.toml"),
                message: format!(
                    "the product `{}` takes its items from there, and there is no such file",
                    self.word
                ),
            })?,
        };
        wording.names.extend(self.names.clone());
        wording.items.extend(self.items.clone());
        wording.questions.extend(self.questions.clone());
        wording.for_a_child |= self.for_a_child;
        Ok(wording)
    }
}
