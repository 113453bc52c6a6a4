//! In which language is a letter?

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;

use super::places::languages;

/// A BCP 47 tag of a language, with a region where the forms of a letter differ
/// by it: `de`, `en-US`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Language(String);

/// The text is not a tag of this kind.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a language such as `de` or `en-US`")]
pub struct NotALanguage(pub String);

impl Language {
    /// The language of the program itself.
    pub fn english() -> Language {
        Language("en".to_owned())
    }

    /// The whole tag: `en-US`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Its name in English, or the code of one that no letter is in.
    pub fn in_english(&self) -> &str {
        let name = languages().find(|(code, _)| *code == self.primary());
        name.map_or(&self.0, |(_, name)| name)
    }

    /// The language without its region: `en`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
}

impl FromStr for Language {
    type Err = NotALanguage;

    fn from_str(tag: &str) -> Result<Self, NotALanguage> {
        let (primary, region) = match tag.split_once('-') {
            Some((primary, region)) => (primary, Some(region)),
            None => (tag, None),
        };
        let letters = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|b| b.is_ascii_alphabetic())
        };
        if !letters(primary, 2) || region.is_some_and(|region| !letters(region, 2)) {
            return Err(NotALanguage(tag.to_owned()));
        }
        Ok(Language(match region {
            Some(region) => format!("{}-{}", primary.to_lowercase(), region.to_uppercase()),
            None => primary.to_lowercase(),
        }))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
