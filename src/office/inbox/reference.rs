//! Which cases does a text name?
//!
//! A mailbox has ten thousand texts that name none, so that each is first gone through byte by byte: [`References::may_stand_in`]
//! knows of nearly all of them that they do not.

use std::collections::{BTreeMap, BTreeSet};

use crate::request::Reference;

/// What may stand between the two halves of a reference that was retyped or broken.
const BETWEEN: usize = 4;

/// The references of all cases.
#[derive(Debug)]
pub struct References {
    /// Each by its eight characters, without its hyphen.
    known: BTreeMap<String, Reference>,
    /// The eight characters of each as one number, in order.
    numbers: Vec<u64>,
    /// A bit for each of them, at a place that its number gives.
    marks: Box<[u64; MARKS]>,
}

/// 65,536 bits: of five hundred references one byte in a hundred is looked up further.
const MARKS: usize = 1024;

impl References {
    /// Gathers them.
    pub fn of(all: impl Iterator<Item = Reference>) -> References {
        let mut references = References {
            known: BTreeMap::new(),
            numbers: Vec::new(),
            marks: Box::new([0; MARKS]),
        };
        for reference in all {
            let plain = reference.as_str().replace('-', "");
            let number = plain
                .bytes()
                .fold(0, |number, byte| number << 8 | u64::from(byte));
            references.numbers.push(number);
            let (word, bit) = place(number);
            if let Some(word) = references.marks.get_mut(word) {
                *word |= bit;
            }
            references.known.insert(plain, reference);
        }
        references.numbers.sort_unstable();
        references
    }

    /// Whether one of them may stand in a text: none that [`References::named`] finds is passed over, and of texts without
    /// one nearly all are. Everything but letters and digits is left out, and in HTML also tags and entities.
    pub fn may_stand_in(&self, text: &str, is_html: bool) -> bool {
        if self.numbers.is_empty() {
            return false;
        }
        let mut last_eight = 0_u64;
        let mut bytes = text.as_bytes();
        while let Some((byte, rest)) = bytes.split_first() {
            bytes = rest;
            let folded = FOLDED.get(usize::from(*byte)).copied().unwrap_or(0);
            if folded != 0 {
                last_eight = last_eight << 8 | u64::from(folded);
                continue;
            }
            // A reference ends where a word does.
            if self.has(last_eight) {
                return true;
            }
            if is_html && matches!(byte, b'<' | b'&') {
                let (skipped, stands_for) = markup(*byte, rest);
                bytes = rest.get(skipped..).unwrap_or_default();
                let folded = FOLDED.get(usize::from(stands_for)).copied().unwrap_or(0);
                if folded != 0 {
                    last_eight = last_eight << 8 | u64::from(folded);
                }
            }
        }
        self.has(last_eight)
    }

    fn has(&self, number: u64) -> bool {
        let (word, bit) = place(number);
        self.marks.get(word).is_some_and(|word| word & bit != 0)
            && self.numbers.binary_search(&number).is_ok()
    }

    /// The cases whose reference stands in a text, however it was retyped: small, without its hyphen, with
    /// another dash or a blank, broken over two lines, with a look-alike. A piece of a longer word is not one.
    ///
    /// `[1G7EOR-0Q2J]`, the code of a ticket, does not name the case 7E0R-0Q2J.
    pub fn named(&self, text: &str) -> BTreeSet<Reference> {
        let mut found = BTreeSet::new();
        if !self.may_stand_in(text, false) {
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
            if let Some(reference) = self.known.get(&format!("{first}{second}")) {
                found.insert(reference.clone());
            }
        }
        found
    }
}

/// Where the bit of a number is.
fn place(number: u64) -> (usize, u64) {
    // Fibonacci hashing: the upper bits of a product with the golden ratio are of all bits of the number.
    let hash = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48;
    ((hash >> 6) as usize % MARKS, 1 << (hash & 63))
}

/// A letter or a digit as references have it, as [`half`] folds it; 0 for everything else.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = match byte.to_ascii_uppercase() {
                b'I' | b'L' => b'1',
                b'O' => b'0',
                other => other,
            };
        }
        byte += 1;
    }
    folded
};

/// The most bytes in which the end of a tag is looked for, so that many without one cost little.
const LONGEST_TAG: usize = 4096;

/// Where a tag ends: at a `>` that does not stand in the quotes of a value, or at the first where a quote has no end.
fn end_of_tag(rest: &[u8]) -> Option<usize> {
    let rest = rest.get(..rest.len().min(LONGEST_TAG)).unwrap_or_default();
    let mut quote = None;
    let mut before = 0;
    for (at, &byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    rest.iter().position(|&byte| byte == b'>')
}

/// How many bytes after a `<` or a `&` are its tag or entity, and for which byte it stands; 0 where it stands for none of
/// a reference.
fn markup(begin: u8, rest: &[u8]) -> (usize, u8) {
    if begin == b'<' {
        let is_tag = rest
            .first()
            .is_some_and(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?'));
        return match end_of_tag(rest) {
            Some(end) if is_tag => (end + 1, 0),
            _ => (0, 0),
        };
    }
    let name = rest.get(..rest.len().min(12)).unwrap_or_default();
    let end = name
        .iter()
        .position(|byte| !(byte.is_ascii_alphanumeric() || *byte == b'#'));
    let end = end.unwrap_or(name.len());
    let closed = usize::from(name.get(end) == Some(&b';'));
    let name = name.get(..end).unwrap_or_default();
    let number = match name {
        [b'#', b'x' | b'X', digits @ ..] => (digits, 16),
        [b'#', digits @ ..] => (digits, 10),
        // Read as entities also where they are not closed.
        [b'n', b'b', b's', b'p', ..] => return (4 + closed * (end - 4 + 1), 0),
        [b's', b'h', b'y', ..] => return (3 + closed * (end - 3 + 1), 0),
        _ if closed == 1 => return (end + 1, 0),
        _ => return (0, 0),
    };
    let digits = std::str::from_utf8(number.0).unwrap_or_default();
    let value = u32::from_str_radix(digits, number.1).unwrap_or(0);
    (end + closed, u8::try_from(value).unwrap_or(0))
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
        let references = ["K7Q3-9MX2", "7E0R-0Q2J"].map(|reference| reference.parse().unwrap());
        let found = References::of(references.into_iter()).named(text);
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
