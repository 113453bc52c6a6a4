//! Which letters does a language have?

use super::phrases::Phrases;
use crate::shelf::built_in;

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
