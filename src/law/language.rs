//! In which language is a letter?

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::places::languages;
use crate::shelf::built_in::MESSAGES;

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

    /// The language that is typed by its tag, or by its name in a language of the screen, with or without accents: `de`,
    /// `German`, `deutsch`, `aleman`.
    ///
    /// # Errors
    /// Where it is none of these.
    pub fn meant(typed: &str) -> Result<Language, NotALanguage> {
        called(typed).unwrap_or(typed.trim()).parse()
    }

    /// The one of these languages that is meant so; one without a region is one of any region.
    pub fn among(typed: &str, languages: &[Language]) -> Option<Language> {
        let meant = Language::meant(typed).ok()?;
        let mut all = languages.iter();
        let same = languages.iter().find(|language| **language == meant);
        let near = || all.find(|language| language.primary() == meant.primary());
        same.or_else(near).cloned()
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

/// The code of the language that is called so in one of the languages of the screen.
fn called(name: &str) -> Option<&'static str> {
    let plain = |name: &str| -> String {
        let bare = name.trim().nfkd().filter(|one| !is_combining_mark(*one));
        bare.flat_map(char::to_lowercase).collect()
    };
    let name = plain(name);
    let files = MESSAGES.files.iter();
    let mut lines = files
        .filter(|(path, _)| path.ends_with("/languages.ftl"))
        .flat_map(|(_, text)| text.lines());
    lines.find_map(|line| {
        let (code, known) = line.strip_prefix("languages-")?.split_once(" = ")?;
        (plain(known) == name).then_some(code)
    })
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
