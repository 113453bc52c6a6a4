//! What a letter says of a product, by language.

use std::{collections::BTreeMap, path::Path};

use serde::{Deserialize, Serialize};

use super::{DirectoryError, Id};
use crate::{
    law::Language,
    request::Line,
    shelf::{self, built_in},
};

/// The folder in `recipients/` with the wordings that several companies share.
const FOLDER: &str = "products";

/// One file of `recipients/products/`, or what a record says of its own product.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wording {
    /// As a letter names the product: `Alexa and Echo`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<Language, Line>,
    /// Whether it can be named to any company.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_everyone: bool,
    /// Whether the data are a child's, for whom a parent asks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub for_a_child: bool,
    /// Whether the company keeps its data by a device or an advertising identifier.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub found_by_device: bool,
    /// The kinds of data that belong to it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<Language, Vec<Line>>,
    /// What an access letter asks besides the data.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<Language, Vec<Line>>,
}

impl Wording {
    /// The shared wording with this id, the user's own before ours; `None` when
    /// there is none.
    ///
    /// # Errors
    /// When its file is broken.
    pub fn find(id: &Id, own: Option<&Path>) -> Result<Option<Wording>, DirectoryError> {
        let file = format!("{FOLDER}/{id}.toml");
        let (file, read) = match own
            .map(|own| own.join(&file))
            .filter(|path| path.symlink_metadata().is_ok())
        {
            Some(path) => {
                let file = path.display().to_string();
                match shelf::read(&path) {
                    Ok(text) => (file, shelf::from_toml(&text)),
                    Err(source) => return Err(DirectoryError::Unreadable { file, source }),
                }
            }
            None => match built_in::RECIPIENTS.read(&file) {
                None => return Ok(None),
                Some(read) => (format!("recipients/{file}"), read),
            },
        };
        read.map(Some)
            .map_err(|message| DirectoryError::Grammar { file, message })
    }

    /// The ids of the built-in wordings, in order.
    pub fn ids() -> Vec<Id> {
        let paths = built_in::RECIPIENTS.files.iter().map(|(path, _)| path);
        let mut ids: Vec<Id> = paths
            .filter_map(|path| path.strip_prefix(FOLDER)?.strip_prefix('/'))
            .filter_map(|name| name.strip_suffix(".toml")?.parse().ok())
            .collect();
        ids.sort();
        ids
    }

    pub fn name(&self, language: &Language) -> Option<&Line> {
        spoken(&self.names, language)
    }

    /// The kinds of data in this language; `None` where nobody wrote them in it.
    pub fn items(&self, language: &Language) -> Option<&[Line]> {
        spoken(&self.items, language).map(Vec::as_slice)
    }

    /// The questions in this language; `None` where nobody wrote them in it.
    pub fn questions(&self, language: &Language) -> Option<&[Line]> {
        spoken(&self.questions, language).map(Vec::as_slice)
    }
}

/// What is said in exactly this language, or in the same of any region.
fn spoken<'a, T>(said: &'a BTreeMap<Language, T>, language: &Language) -> Option<&'a T> {
    said.get(language).or_else(|| {
        said.iter()
            .find(|(other, _)| other.code() == language.primary())
            .map(|(_, said)| said)
    })
}
