//! Which cases does a text name?

use std::collections::{BTreeMap, BTreeSet};

use crate::request::Reference;

/// What may stand between the two halves of a reference that was retyped or broken.
const BETWEEN: usize = 4;

/// The cases whose reference stands in a text, however it was retyped: small, without its hyphen, with
/// another dash or a blank, broken over two lines, with a look-alike. `known` has each reference
/// without its hyphen; what is not among them is not one, and a piece of a longer word is not one either.
///
/// `[1G7EOR-0Q2J]`, the code of a ticket, does not name the case 7E0R-0Q2J.
pub fn named(text: &str, known: &BTreeMap<String, Reference>) -> BTreeSet<Reference> {
    let mut found = BTreeSet::new();
    if known.is_empty() {
        return found;
    }
    // Invisible characters within a word are of whoever typed around them.
    let characters: Vec<char> = text.chars().filter(|c| !is_invisible(*c)).collect();
    let is_word = |at: usize| characters.get(at).is_some_and(|c| c.is_alphanumeric());
    for at in 0..characters.len() {
        if !is_word(at) || (at > 0 && is_word(at - 1)) {
            continue;
        }
        let Some(first) = half(&characters, at) else {
            continue;
        };
        let mut next = at + 4;
        while next < at + 4 + BETWEEN && characters.get(next).is_some_and(|c| is_between(*c)) {
            next += 1;
        }
        let Some(second) = half(&characters, next) else {
            continue;
        };
        if is_word(next + 4) {
            continue;
        }
        if let Some(reference) = known.get(&format!("{first}{second}")) {
            found.insert(reference.clone());
        }
    }
    found
}

/// Four characters of a reference, folded as [`Reference::beginning`] folds them.
fn half(characters: &[char], at: usize) -> Option<String> {
    let four = characters.get(at..at + 4)?;
    let folded = four.iter().map(|c| match c.to_ascii_uppercase() {
        'I' | 'L' => Some('1'),
        'O' => Some('0'),
        c if c.is_ascii_alphanumeric() => Some(c),
        _ => None,
    });
    folded.collect()
}

fn is_between(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '-' | '_' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}'
        )
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let known: BTreeMap<String, Reference> = ["K7Q3-9MX2", "7E0R-0Q2J"]
            .iter()
            .map(|reference| (reference.replace('-', ""), reference.parse().unwrap()))
            .collect();
        let found = named(text, &known);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_reference_is_found_however_it_was_retyped() {
        for text in [
            "Re: K7Q3-9MX2",
            "k7q39mx2",
            "K7Q3 9MX2",
            "(K7Q3\u{2011}9MX2)",
            "ref. K7Q3-\r\n9MX2, thanks",
            "K7Q3\u{a0}9MX2",
            "#K7Q3-9MX2#",
            "K7\u{ad}Q3-9MX2",
        ] {
            assert_eq!(found(text), ["K7Q3-9MX2"], "{text}");
        }
        assert_eq!(found("7EOR-OQ2J"), ["7E0R-0Q2J"]);
    }

    #[test]
    fn a_piece_of_a_longer_word_names_no_case() {
        for text in [
            "[1G7EOR-0Q2J]",
            "XK7Q3-9MX2",
            "K7Q3-9MX2A",
            "K7Q3-9MX3",
            "K7Q3 and 9MX2",
            "",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
