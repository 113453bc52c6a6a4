//! Does a text have the name of a company with a case?

use std::collections::HashSet;

/// The first words of the companies' names, small; those of up to three letters say too little.
#[derive(Debug, Default)]
pub struct CompanyWords {
    words: Vec<String>,
    /// The first bytes of each.
    beginnings: HashSet<[u8; BEGINNING]>,
}

/// A word of four letters has at least as many bytes.
const BEGINNING: usize = 4;

impl CompanyWords {
    /// Gathers them from names.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>) -> CompanyWords {
        let words: HashSet<String> = names
            .map(|name| name.split(' ').next().unwrap_or_default())
            .filter(|word| word.chars().count() >= BEGINNING)
            .map(str::to_lowercase)
            .collect();
        CompanyWords {
            beginnings: words
                .iter()
                .filter_map(|word| word.as_bytes().first_chunk().copied())
                .collect(),
            words: words.into_iter().collect(),
        }
    }

    /// Whether one of them stands in a text, also within a longer word; the text is small.
    pub fn stand_in(&self, text: &str) -> bool {
        let mut fours = text.as_bytes().windows(BEGINNING);
        let one_begins = fours.any(|four| {
            let four = <[u8; BEGINNING]>::try_from(four);
            four.is_ok_and(|four| self.beginnings.contains(&four))
        });
        one_begins && self.words.iter().any(|word| text.contains(word.as_str()))
    }
}
