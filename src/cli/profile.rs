//! What the user does not want to type each time.
//!
//! It is one person's: a letter in another name takes nothing of it.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use super::failure::Failure;
use crate::{
    delivery::page::Typeface,
    law::Place,
    office::Misread,
    request::{Address, Email, Identifier, Line},
    shelf,
};

const KEYS: &[&str] = &[
    "name",
    "address",
    "email",
    "residence",
    "label",
    "value",
    "for",
    "layout",
    "typeface",
    "justify",
    "fonts",
    "signature",
    "code",
];

/// `profile.toml` in the home. Every flag wins over it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    pub name: Option<Line>,
    /// As on the command line: `Street 1; 10115 Berlin; DE`.
    #[serde(default, deserialize_with = "address")]
    pub address: Option<Address>,
    pub email: Option<Email>,
    pub residence: Option<Place>,
    #[serde(default, rename = "identifier")]
    pub identifiers: Vec<KnownIdentifier>,
    #[serde(default)]
    pub page: Page,
}

/// How letters are printed: as the flags of the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Page {
    pub layout: Option<String>,
    pub typeface: Option<Typeface>,
    pub justify: bool,
    pub fonts: Vec<PathBuf>,
    pub signature: Option<PathBuf>,
    pub code: bool,
}

/// An identifier, and to whom it may be told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownIdentifier {
    label: Line,
    value: Line,
    /// The directory ids or names of the recipients that know it already; it is
    /// told to nobody else.
    #[serde(rename = "for")]
    recipients: Vec<String>,
}

impl Profile {
    /// The profile at `path`; an empty one when there is no file.
    pub fn read(path: &Path) -> Result<Profile, Failure> {
        match shelf::read(path) {
            Ok(text) => toml::from_str(&text).map_err(|error| {
                Failure::cannot(Misread::new(path, &text, &error, KEYS).to_string()).hint(
                    "fix the file; it may have name, address, email, residence, [page] and [[identifier]]",
                )
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Profile::default()),
            Err(error) => Err(Failure::cannot(format!(
                "the profile {} cannot be opened: {error}",
                path.display()
            ))),
        }
    }

    /// Whether it is the profile of a person of this name. One without a name is nobody's.
    pub fn is_of(&self, name: &Line) -> bool {
        self.name
            .as_ref()
            .is_some_and(|own| own.folded() == name.folded())
    }

    /// Whether it holds anything that tells of its person beside the name.
    pub fn is_personal(&self) -> bool {
        self.address.is_some()
            || self.email.is_some()
            || self.residence.is_some()
            || !self.identifiers.is_empty()
            || self.page.signature.is_some()
    }

    /// The identifiers that a recipient knows already.
    pub fn identifiers_for(&self, id: Option<&str>, name: &str) -> Vec<Identifier> {
        self.identifiers
            .iter()
            .filter(|known| {
                known.recipients.iter().any(|recipient| {
                    Some(recipient.as_str()) == id
                        || recipient.to_lowercase() == name.to_lowercase()
                })
            })
            .map(|known| Identifier {
                label: known.label.clone(),
                value: known.value.clone(),
            })
            .collect()
    }
}

fn address<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Address>, D::Error> {
    let text = String::deserialize(deserializer)?;
    text.parse().map(Some).map_err(serde::de::Error::custom)
}
