//! What the user does not want to type each time.
//!
//! It is one person's: a letter in another name takes nothing of it.

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Hint, Misread, Refusal};
use crate::{
    delivery::page::Typeface,
    law::Place,
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
    "sending",
    "representative",
    "since",
    "until",
    "reference",
    "authority",
];

/// `profile.toml` in the home. What an order says wins over it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    pub name: Option<Line>,
    /// As an order has it: `Street 1; 10115 Berlin; DE`.
    #[serde(default, deserialize_with = "address")]
    pub address: Option<Address>,
    pub email: Option<Email>,
    pub residence: Option<Place>,
    pub sending: Option<SendingBy>,
    #[serde(default, rename = "identifier")]
    pub identifiers: Vec<KnownIdentifier>,
    /// Who acts for the person.
    #[serde(default, rename = "representative")]
    pub mandate: Option<Mandate>,
    #[serde(default)]
    pub page: Page,
    /// Where it lies, or would.
    #[serde(skip)]
    pub file: PathBuf,
}

/// Who acts for the person, and since when: see [`mandate`](super::mandate).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mandate {
    pub name: Line,
    #[serde(default, deserialize_with = "address")]
    pub address: Option<Address>,
    /// Where answers go.
    pub email: Email,
    pub since: NaiveDate,
    /// The last day.
    pub until: Option<NaiveDate>,
    /// Under which the representative keeps the matter.
    pub reference: Option<Line>,
    /// The signed paper: the name of a file in the folder beside the profile.
    #[serde(default, deserialize_with = "file_name")]
    pub authority: Option<String>,
}

/// How the person wants their letters to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum SendingBy {
    /// They send a draft or print a page.
    Myself,
    /// From their mailbox, by us.
    Mailbox,
    /// On paper alone.
    Post,
}

/// How letters are printed, where an order does not say it.
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

/// Why the profile cannot be used.
#[derive(Debug, Error)]
pub enum ProfileError {
    #[error(transparent)]
    Misread(#[from] Misread),
    #[error("the profile {} cannot be opened: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
}

impl Refusal for ProfileError {
    fn hints(&self) -> Vec<Hint> {
        match self {
            ProfileError::Misread(_) => vec![Hint::say(
                "fix the file; it may have name, address, email, residence, sending, [page], [representative] and [[identifier]]",
            )],
            ProfileError::Unreadable { .. } => Vec::new(),
        }
    }
}

impl Profile {
    /// The profile at `path`; an empty one when there is no file.
    ///
    /// # Errors
    /// When there is one that cannot be read.
    pub fn read(path: &Path) -> Result<Profile, ProfileError> {
        match shelf::read(path) {
            Ok(text) => {
                let profile: Profile = toml::from_str(&text)
                    .map_err(|error| Misread::new(path, &text, &error, KEYS))?;
                Ok(Profile {
                    file: path.to_owned(),
                    ..profile
                })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Profile {
                file: path.to_owned(),
                ..Profile::default()
            }),
            Err(source) => Err(ProfileError::Unreadable {
                path: path.to_owned(),
                source,
            }),
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
            || self.mandate.is_some()
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

/// The name of a file and no way to it: what it names lies beside the profile.
fn file_name<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let is_one = Path::new(&text)
        .file_name()
        .is_some_and(|name| *name == *text);
    if is_one {
        Ok(Some(text))
    } else {
        Err(serde::de::Error::custom("it is not the name of a file"))
    }
}
