//! Which language of letters does somebody mean who types it?

use crate::{
    law::{Language, NotALanguage, Place},
    speech::language_called,
};

/// By its tag, or by its name in a language of the screen: `de`, `German`, `deutsch`, `allemand`.
///
/// # Errors
/// Where it is none of these.
pub fn language(typed: &str) -> Result<Language, NotALanguage> {
    let typed = typed.trim();
    language_called(typed, Place::languages())
        .unwrap_or(typed)
        .parse()
}

/// The one of these languages that is meant so; one without a region is one of any region.
pub fn language_among(typed: &str, languages: &[Language]) -> Option<Language> {
    let meant = language(typed).ok()?;
    let mut all = languages.iter();
    let same = languages.iter().find(|language| **language == meant);
    let near = || all.find(|language| language.primary() == meant.primary());
    same.or_else(near).cloned()
}
