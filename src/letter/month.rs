//! Which month is this the name of?

use std::collections::BTreeSet;

use super::phrases::Phrases;
use crate::{request::bare, shelf::built_in};

/// Fewer letters are the beginning of too many months.
const SHORTEST: usize = 3;

/// The month, 1 to 12, whose name in a language of the letters this is, or the beginning of it, with
/// or without accents; none where it may be two: `jui` is June or July in French.
pub fn month_of(word: &str) -> Option<u32> {
    let word = bare(word);
    if word.chars().count() < SHORTEST {
        return None;
    }
    let files = built_in::TEMPLATES.files.iter();
    let languages = files.filter(|(path, _)| path.starts_with("languages/"));
    let mut found = BTreeSet::new();
    for phrases in languages.filter_map(|(path, _)| built_in::TEMPLATES.read::<Phrases>(path)?.ok())
    {
        let months = (1..).zip(phrases.months());
        found.extend(
            months
                .filter(|(_, name)| bare(name).starts_with(&word))
                .map(|(number, _)| number),
        );
    }
    found.pop_first().filter(|_| found.is_empty())
}
