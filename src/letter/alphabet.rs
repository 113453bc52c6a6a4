//! What do the built-in files say of a language: its letters, and who has read it?

use super::phrases::Phrases;
use crate::{
    law::{Certainty, Language},
    shelf::built_in,
};

/// The letters that a language, by its code without a region, has besides those of English, as a built-in language
/// file says; empty for a language of the user's own, whose letters a page embeds one by one.
pub fn alphabet(language: &str) -> String {
    let files = built_in::TEMPLATES.files.iter();
    let tags = files.filter_map(|(path, _)| path.strip_prefix("languages/")?.strip_suffix(".toml"));
    tags.filter(|tag| tag.split('-').next() == Some(language))
        .filter_map(|tag| {
            let path = format!("languages/{tag}.toml");
            built_in::TEMPLATES.read::<Phrases>(&path)?.ok()
        })
        .map(|phrases| phrases.letters)
        .find(|letters| !letters.is_empty())
        .unwrap_or_default()
}

/// Whether nobody who speaks this language has read its letters, as its built-in file says; of a language of the
/// user's own nothing is said.
pub fn unread(language: &Language) -> bool {
    let files = [language.code(), language.primary()].map(|tag| format!("languages/{tag}.toml"));
    let phrases = files
        .iter()
        .find_map(|path| built_in::TEMPLATES.read::<Phrases>(path)?.ok());
    phrases.is_some_and(|phrases| phrases.certainty == Certainty::Memory)
}
