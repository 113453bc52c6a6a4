//! A text as words, clauses and sentences, in the form in which phrases are looked for.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Small, without accents: `prénom` is `prenom`, `don't` is `do` and `not`.
    pub folded: String,
    /// Where it stands in the text.
    pub place: Range<usize>,
    /// Which clause of its sentence it is in: commas, colons and brackets part them.
    pub clause: u16,
}

/// Words up to a full stop, a blank line or an item of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Sentence {
    pub words: Vec<Word>,
    pub is_question: bool,
}

impl Sentence {
    /// Where the sentence stands in the text.
    pub fn place(&self) -> Range<usize> {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => first.place.start..last.place.end,
            _ => 0..0,
        }
    }
}

/// What stands for a link and for an address of e-mail in phrases.
pub(super) const LINK: &str = "@link";
pub(super) const ADDRESS: &str = "@address";
/// What stands at the end of a question.
pub(super) const QUESTION: &str = "@question";

/// The sentences of a text.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut open = Sentence::default();
    let mut clause = 0_u16;
    let mut close = |open: &mut Sentence, clause: &mut u16| {
        if !open.words.is_empty() {
            all.push(std::mem::take(open));
        }
        *clause = 0;
    };
    let mut offset = 0;
    let mut last_length = 0;
    for line in text.split_inclusive('\n') {
        let at = offset;
        offset += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() || begins_item(trimmed) || (last_length > 0 && last_length < 36) {
            close(&mut open, &mut clause);
        }
        last_length = trimmed.chars().count();
        for (from, raw) in blank_separated(line) {
            one(raw, at + from, &mut open, &mut clause);
            if let Some(question) = ends_sentence(raw, line, from + raw.len()) {
                open.is_question = question;
                if question {
                    let end = at + from + raw.len();
                    open.words.push(Word {
                        folded: QUESTION.to_owned(),
                        place: end..end,
                        clause,
                    });
                }
                close(&mut open, &mut clause);
            }
        }
    }
    close(&mut open, &mut clause);
    all
}

fn begins_item(line: &str) -> bool {
    let mut characters = line.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('-' | '*' | '•' | '·' | '–' | '>'), Some(' '), _) => true,
        (Some(digit), Some('.' | ')'), Some(' ')) => digit.is_alphanumeric(),
        (Some('('), Some(letter), Some(')')) => letter.is_alphanumeric(),
        _ => false,
    }
}

fn blank_separated(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_blank = |c: char| c.is_whitespace();
    line.split(is_blank)
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// Whether a sentence ends after this word, and whether it is a question.
fn ends_sentence(word: &str, line: &str, end: usize) -> Option<bool> {
    let bare = word.trim_end_matches(['"', '\'', ')', '”', '»', '“', '*', '_']);
    if bare.ends_with('?') {
        return Some(true);
    }
    if bare.ends_with(['!', ';', '…']) {
        return Some(false);
    }
    if !bare.ends_with('.') {
        return None;
    }
    // An abbreviation, an ordinal or an initial goes on with a small letter or a digit.
    let stem = bare.trim_end_matches('.');
    let short = stem.chars().filter(|c| c.is_alphabetic()).count() <= 1
        || stem.contains('.')
        || matches!(
            stem.to_lowercase().as_str(),
            "art"
                | "abs"
                | "nr"
                | "no"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "inc"
                | "ltd"
                | "sr"
                | "sra"
                | "núm"
                | "num"
                | "bzw"
                | "ca"
                | "ggf"
                | "inkl"
                | "lit"
                | "st"
                | "para"
                | "sec"
                | "reg"
                | "cf"
                | "tel"
        );
    let next = line.get(end..).unwrap_or("").trim_start().chars().next();
    match next {
        Some(next) if next.is_lowercase() => None,
        Some(next) if short && next.is_alphanumeric() => None,
        _ => Some(false),
    }
}

/// Adds the words of one piece of text without blanks.
fn one(raw: &str, at: usize, open: &mut Sentence, clause: &mut u16) {
    let push = |folded: &str, place: Range<usize>, open: &mut Sentence, clause: u16| {
        open.words.push(Word {
            folded: folded.to_owned(),
            place,
            clause,
        });
    };
    let place = at..at + raw.len();
    if raw.contains("://") || raw.starts_with("www.") || raw.contains("<www.") {
        push(LINK, place, open, *clause);
    } else if is_address(raw) {
        push(ADDRESS, place, open, *clause);
    } else {
        let mut begin: Option<usize> = None;
        let ends = raw.char_indices().chain([(raw.len(), ' ')]);
        for (index, c) in ends {
            let is_part = c.is_alphanumeric() || is_combining_mark(c);
            match (begin, is_part) {
                (None, true) => begin = Some(index),
                (Some(from), false) => {
                    let word = raw.get(from..index).unwrap_or_default();
                    let place = at + from..at + index;
                    let before = raw.get(..from).unwrap_or_default();
                    add(word, before, place, open, *clause);
                    begin = None;
                }
                _ => {}
            }
            if index < raw.len() && matches!(c, ',' | ':' | '(' | ')' | '–' | '—' | '|') {
                *clause = clause.saturating_add(1);
            }
        }
        if matches!(raw, "-") {
            *clause = clause.saturating_add(1);
        }
        return;
    }
    if raw.ends_with([',', ':', ')']) {
        *clause = clause.saturating_add(1);
    }
}

fn add(word: &str, before: &str, place: Range<usize>, open: &mut Sentence, clause: u16) {
    let folded = folded(word);
    let mut push = |folded: String| {
        open.words.push(Word {
            folded,
            place: place.clone(),
            clause,
        });
    };
    if before.ends_with(['\'', '’']) {
        match folded.as_str() {
            "t" => {
                // `don` and `t` are `do` and `not`; `can` keeps its letter.
                if let Some(last) = open.words.last_mut()
                    && last.folded.ends_with('n')
                    && last.folded != "can"
                {
                    last.folded.pop();
                }
                open.words.push(Word {
                    folded: "not".to_owned(),
                    place,
                    clause,
                });
                return;
            }
            "ve" => return push("have".to_owned()),
            "ll" => return push("will".to_owned()),
            "re" => return push("are".to_owned()),
            _ => {}
        }
    }
    push(folded);
}

/// Small, without accents and ligatures.
pub(super) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ß' => out.push_str("ss"),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            other => out.extend(other.to_lowercase()),
        }
    }
    out
}

fn is_address(raw: &str) -> bool {
    let raw = raw.trim_matches(|c: char| !c.is_alphanumeric());
    raw.split_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
}
