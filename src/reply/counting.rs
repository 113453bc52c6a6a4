//! The stems of replies whose kind is known, which are counted so that others are read by them.

use std::collections::HashSet;

use super::{Reading, ReplyPhrases, judge, learned::Stems, reading, words};

/// The stems of a sentence in a language that stands for a mail.
pub fn stems_in(text: &str, language: &str, phrases: &ReplyPhrases) -> HashSet<String> {
    let sentences = words::sentences(text);
    let mut languages = phrases.languages.iter();
    let language = languages.find(|one| one.name == language);
    Stems {
        sentences: sentences.iter().collect(),
        has_files: false,
        automatic: false,
        months: language.map(|language| &language.days.months),
    }
    .all()
}

/// The language of a mail that was read, and its stems: what `WordCounts::of` counts.
pub fn stems_of(reading: &Reading, phrases: &ReplyPhrases) -> (Option<String>, HashSet<String>) {
    let sentences = words::sentences(&reading.new_text);
    let subject = judge::subject(&reading.new_subject);
    let said = if sentences.is_empty() {
        &subject
    } else {
        &sentences
    };
    let language = phrases.languages_of(said).first().copied();
    let stems = Stems {
        sentences: sentences.iter().chain(&subject).collect(),
        has_files: reading.attachments.iter().any(reading::is_file),
        automatic: reading.automatic,
        months: language.map(|language| &language.days.months),
    };
    (language.map(|language| language.name.clone()), stems.all())
}
