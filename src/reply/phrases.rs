//! The phrases of each language, from `replies/`, and where they are found in a sentence.
//!
//! A phrase is words in order. `delet*` is any word with this beginning, `a|b` either, `<data>` a word of the
//! set `data` of its file, `#` a number, `@link` and `@address` a link and an address, `@question` the end of a question, `..` up to three
//! words between and `...` up to ten. Accents and capitals do not count.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use serde::Deserialize;
use thiserror::Error;

use crate::shelf::{self, Shelf, built_in};

use super::{
    Kind,
    learned::{Learned, WordCounts},
    marks::{Marks, Quoting},
    vocabulary::Vocabulary,
    words::{self, Sentence, Word},
};

/// The phrases of every language.
#[derive(Debug)]
pub struct ReplyPhrases {
    pub(super) languages: Vec<Language>,
    /// How quotes begin in any of them.
    pub(super) marks: Marks,
    /// Which languages a word is common in, a bit each.
    common: HashMap<String, u64>,
}

/// A file of phrases cannot be used.
#[derive(Debug, Error)]
pub enum PhraseFault {
    #[error(transparent)]
    Unreadable(#[from] shelf::Unreadable),
    #[error("the file {file} is not as wanted: {problem}")]
    Malformed { file: String, problem: String },
}

/// As a file of `replies/` has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct File {
    common: Vec<String>,
    /// By which a mail is known to speak of data, privacy or a right.
    #[serde(default)]
    privacy: Vec<String>,
    #[serde(default)]
    sets: BTreeMap<String, Vec<String>>,
    scope: ScopeFile,
    quoting: QuotingFile,
    kinds: BTreeMap<Kind, KindFile>,
    particulars: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    days: DaysFile,
}

/// What takes a phrase back.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct ScopeFile {
    negation: Vec<String>,
    /// Phrases that look like a negation and are none: `not only`.
    #[serde(default)]
    no_negation: Vec<String>,
    /// Whether a negation may follow its verb within a clause.
    #[serde(default)]
    negation_follows: bool,
    future: Vec<String>,
    possible: Vec<String>,
    /// What somebody asks for, so that it is not done yet: `you asked`. It says nothing of a refusal.
    #[serde(default)]
    wanted: Vec<String>,
    condition: Vec<String>,
    #[serde(default)]
    no_condition: Vec<String>,
    /// What the person or whoever writes has yet to do, so that nothing is refused: `unless you`.
    #[serde(default)]
    proviso: Vec<String>,
    /// Words that begin a new clause: `but`.
    #[serde(default)]
    clause: Vec<String>,
}

/// How quotes, signatures and disclaimers begin.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct QuotingFile {
    wrote: Vec<String>,
    from: Vec<String>,
    sent: Vec<String>,
    subject: Vec<String>,
    original: Vec<String>,
    forwarded: Vec<String>,
    above: Vec<String>,
    disclaimer: Vec<String>,
    sign_off: Vec<String>,
    absence_subject: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct KindFile {
    strong: Vec<String>,
    likely: Vec<String>,
    hint: Vec<String>,
    /// What takes a phrase of this kind back, in the same sentence.
    unless: Vec<String>,
    /// What says that it is so only up to now, in the same sentence: `so far`.
    yet: Vec<String>,
    /// What says so of all of the mail: `still searching`.
    open: Vec<String>,
    /// Of `partial`: what is kept, which makes a partial of what was done.
    rest: Vec<String>,
    /// Of `partial`: what says that nothing need be kept any longer, where no condition stands before it.
    over: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct DaysFile {
    months: Vec<Vec<String>>,
    /// Whether `03/04/2026` has its day first; unsaid where both are used.
    day_first: Option<bool>,
    #[serde(default)]
    numbers: BTreeMap<String, u32>,
    day_words: Vec<String>,
    week_words: Vec<String>,
    month_words: Vec<String>,
    hour_words: Vec<String>,
    #[serde(default)]
    month_end_words: Vec<String>,
}

/// How telling a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Hint,
    Likely,
    Strong,
}

/// What a phrase that was found stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Kind(Kind, Weight),
    Unless(Kind),
    Yet(Kind),
    Open(Kind),
    Rest,
    Over,
    Negation,
    NoNegation,
    Future,
    Possible,
    Wanted,
    Condition,
    NoCondition,
    Proviso,
    Clause,
    Privacy,
    /// A word of particulars, by its number in `Language::particulars`.
    Particular(u16),
}

#[derive(Debug, Clone, Copy)]
struct Element {
    /// How many words may stand before it.
    gap: u8,
    atom: u16,
}

#[derive(Debug)]
struct Phrase {
    elements: Vec<Element>,
    sense: Sense,
}

/// Where a phrase was found in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub sense: Sense,
    /// The words that are the phrase's, in order; never empty.
    pub at: Vec<usize>,
}

impl Found {
    /// Its first word.
    pub fn begin(&self) -> usize {
        self.at.first().copied().unwrap_or(0)
    }

    /// Its last word.
    pub fn end(&self) -> usize {
        self.at.last().copied().unwrap_or(0)
    }

    pub fn covers(&self, word: usize) -> bool {
        (self.begin()..=self.end()).contains(&word)
    }
}

/// One language.
#[derive(Debug)]
pub(super) struct Language {
    vocabulary: Vocabulary,
    /// The name of its file, without the end: `de`.
    pub name: String,
    pub learned: Learned,
    phrases: Vec<Phrase>,
    /// The phrases by their first atom.
    by_first: Vec<Vec<u16>>,
    /// Group and word of each particular: (`reason`, `excessive`).
    pub particulars: Vec<(String, String)>,
    pub negation_follows: bool,
    pub quoting: Quoting,
    pub days: Days,
}

/// How days are written in one language; folded.
#[derive(Debug)]
pub(super) struct Days {
    pub months: HashMap<String, u32>,
    pub day_first: Option<bool>,
    pub numbers: HashMap<String, u32>,
    pub day_words: Vec<String>,
    pub week_words: Vec<String>,
    pub month_words: Vec<String>,
    pub hour_words: Vec<String>,
    /// What before the name of a month means its last day.
    pub month_end_words: Vec<String>,
}

impl ReplyPhrases {
    /// The built-in phrases, and the user's files of the same names over them.
    ///
    /// # Errors
    /// When a file of the user's cannot be read or has another shape.
    pub fn open(own: Option<&Path>) -> Result<ReplyPhrases, PhraseFault> {
        let shelf = shelf::open(&built_in::REPLIES, own, |path| path.ends_with(".toml"))?;
        ReplyPhrases::from_shelf(&shelf)
    }

    /// Puts other counts in the place of those of the files, by language.
    ///
    /// # Errors
    /// When the counts have another shape.
    pub fn learn(&mut self, counts: &BTreeMap<String, WordCounts>) -> Result<(), String> {
        for language in &mut self.languages {
            language.learned = match counts.get(&language.name) {
                Some(counts) => Learned::new(counts)?,
                None => Learned::default(),
            };
        }
        Ok(())
    }

    fn from_shelf(shelf: &Shelf) -> Result<ReplyPhrases, PhraseFault> {
        let mut languages = Vec::new();
        let mut common: HashMap<String, u64> = HashMap::new();
        for (path, text) in shelf
            .iter()
            .filter(|(path, _)| !path.contains('/'))
            .take(64)
        {
            let fault = |problem| PhraseFault::Malformed {
                file: text.source.clone(),
                problem,
            };
            let file: File = text.read().map_err(fault)?;
            let bit = 1_u64 << languages.len();
            for word in &file.common {
                *common.entry(words::folded(word)).or_default() |= bit;
            }
            let mut language = Language::compiled(file).map_err(fault)?;
            path.trim_end_matches(".toml")
                .clone_into(&mut language.name);
            if let Some(counted) = shelf.get(&format!("words/{path}")) {
                let fault = |problem| PhraseFault::Malformed {
                    file: counted.source.clone(),
                    problem,
                };
                let counts: WordCounts = counted.read().map_err(fault)?;
                language.learned = Learned::new(&counts).map_err(fault)?;
            }
            languages.push(language);
        }
        Ok(ReplyPhrases {
            marks: Marks::of(languages.iter().map(|language| &language.quoting)),
            languages,
            common,
        })
    }

    /// The languages of a text, the first the most likely. None where no word is known.
    pub(super) fn languages_of(&self, sentences: &[Sentence]) -> Vec<&Language> {
        let mut counts = vec![0_usize; self.languages.len()];
        for word in sentences.iter().flat_map(|sentence| &sentence.words) {
            if let Some(bits) = self.common.get(&word.folded) {
                for (at, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(bits >> at & 1 == 1);
                }
            }
        }
        let most = counts.iter().copied().max().unwrap_or(0);
        let mut order: Vec<usize> = (0..counts.len()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(counts.get(at).copied()));
        order
            .into_iter()
            .filter(|&at| counts.get(at).is_some_and(|&count| count * 3 >= most * 2))
            .filter_map(|at| self.languages.get(at))
            .collect()
    }
}

impl Language {
    fn compiled(file: File) -> Result<Language, String> {
        let mut compiler = Compiler {
            sets: file.sets,
            atoms: HashMap::new(),
            vocabulary: Vocabulary::default(),
            phrases: Vec::new(),
        };
        for (kind, phrases) in file.kinds {
            for (texts, sense) in [
                (phrases.strong, Sense::Kind(kind, Weight::Strong)),
                (phrases.likely, Sense::Kind(kind, Weight::Likely)),
                (phrases.hint, Sense::Kind(kind, Weight::Hint)),
                (phrases.unless, Sense::Unless(kind)),
                (phrases.yet, Sense::Yet(kind)),
                (phrases.open, Sense::Open(kind)),
                (phrases.rest, Sense::Rest),
                (phrases.over, Sense::Over),
            ] {
                compiler.all(&texts, sense)?;
            }
        }
        let scope = file.scope;
        for (texts, sense) in [
            (scope.negation, Sense::Negation),
            (scope.no_negation, Sense::NoNegation),
            (scope.future, Sense::Future),
            (scope.possible, Sense::Possible),
            (scope.wanted, Sense::Wanted),
            (scope.condition, Sense::Condition),
            (scope.no_condition, Sense::NoCondition),
            (scope.proviso, Sense::Proviso),
            (scope.clause, Sense::Clause),
            (file.privacy, Sense::Privacy),
        ] {
            compiler.all(&texts, sense)?;
        }
        let mut particulars = Vec::new();
        for (group, words) in file.particulars {
            for (word, texts) in words {
                let number =
                    u16::try_from(particulars.len()).map_err(|_| "too many particulars")?;
                compiler.all(&texts, Sense::Particular(number))?;
                particulars.push((group.clone(), word));
            }
        }
        let mut by_first = vec![Vec::new(); compiler.atoms.len()];
        for (number, phrase) in compiler.phrases.iter().enumerate() {
            let number = u16::try_from(number).map_err(|_| "more than 65,535 phrases")?;
            if let Some(list) = phrase
                .elements
                .first()
                .and_then(|first| by_first.get_mut(usize::from(first.atom)))
            {
                list.push(number);
            }
        }
        let fold_all = |texts: Vec<String>| {
            texts
                .iter()
                .map(|text| folded_line(text))
                .collect::<Vec<_>>()
        };
        let fold_words = |texts: Vec<String>| {
            texts
                .iter()
                .map(|text| words::folded(text))
                .collect::<Vec<_>>()
        };
        let quoting = file.quoting;
        let days = file.days;
        Ok(Language {
            vocabulary: compiler.vocabulary,
            name: String::new(),
            learned: Learned::default(),
            phrases: compiler.phrases,
            by_first,
            particulars,
            negation_follows: scope.negation_follows,
            quoting: Quoting {
                wrote: fold_all(quoting.wrote),
                from: fold_all(quoting.from),
                sent: fold_all(quoting.sent),
                subject: fold_all(quoting.subject),
                original: fold_all(quoting.original),
                forwarded: fold_all(quoting.forwarded),
                above: fold_all(quoting.above),
                disclaimer: fold_all(quoting.disclaimer),
                sign_off: fold_all(quoting.sign_off),
                absence_subject: fold_all(quoting.absence_subject),
            },
            days: Days {
                months: days
                    .months
                    .into_iter()
                    .zip(1..)
                    .flat_map(|(names, month)| {
                        names
                            .into_iter()
                            .map(move |name| (words::folded(&name), month))
                    })
                    .collect(),
                day_first: days.day_first,
                numbers: days
                    .numbers
                    .into_iter()
                    .map(|(word, number)| (words::folded(&word), number))
                    .collect(),
                day_words: fold_words(days.day_words),
                week_words: fold_words(days.week_words),
                month_words: fold_words(days.month_words),
                hour_words: fold_words(days.hour_words),
                month_end_words: fold_words(days.month_end_words),
            },
        })
    }

    /// Every phrase of this language in a sentence.
    pub fn find(&self, words: &[Word]) -> Vec<Found> {
        let mut atoms = Atoms::default();
        let mut there = vec![false; self.by_first.len()];
        for word in words {
            atoms.begins.push(atoms.all.len());
            self.vocabulary.atoms(&word.folded, &mut atoms.all);
        }
        for atom in &atoms.all {
            if let Some(there) = there.get_mut(usize::from(*atom)) {
                *there = true;
            }
        }
        let is_there = |element: &Element| there.get(usize::from(element.atom)) == Some(&true);
        let mut found = Vec::new();
        let mut at = Vec::new();
        for begin in 0..words.len() {
            for first in atoms.of(begin).unwrap_or_default() {
                let phrases = self.by_first.get(usize::from(*first)).into_iter().flatten();
                for phrase in phrases.filter_map(|number| self.phrases.get(usize::from(*number))) {
                    let rest = phrase.elements.get(1..).unwrap_or_default();
                    // Few have all their words in the sentence, in whatever order.
                    if !rest.iter().all(is_there) {
                        continue;
                    }
                    at.clear();
                    at.push(begin);
                    if matched(&atoms, &mut at, rest) {
                        found.push(Found {
                            sense: phrase.sense,
                            at: at.clone(),
                        });
                    }
                }
            }
        }
        found
    }
}

/// The atoms of the words of a sentence.
#[derive(Default)]
struct Atoms {
    all: Vec<u16>,
    /// Where those of each word begin in `all`.
    begins: Vec<usize>,
}

impl Atoms {
    /// Those of a word; none behind the last one.
    fn of(&self, word: usize) -> Option<&[u16]> {
        let begin = *self.begins.get(word)?;
        let end = self.begins.get(word + 1).copied();
        self.all.get(begin..end.unwrap_or(self.all.len()))
    }
}

/// Adds the nearest words that match the elements, if there are such.
fn matched(atoms: &Atoms, at: &mut Vec<usize>, elements: &[Element]) -> bool {
    let Some((next, rest)) = elements.split_first() else {
        return true;
    };
    let from = at.last().map_or(0, |last| last + 1);
    for place in from..=from + usize::from(next.gap) {
        let Some(here) = atoms.of(place) else {
            return false;
        };
        if here.contains(&next.atom) {
            at.push(place);
            if matched(atoms, at, rest) {
                return true;
            }
            at.pop();
        }
    }
    false
}

/// A line of a mail as the quoting words are: small, one blank between words.
pub(super) fn folded_line(line: &str) -> String {
    let words: Vec<String> = line.split_whitespace().map(words::folded).collect();
    words.join(" ")
}

struct Compiler {
    sets: BTreeMap<String, Vec<String>>,
    /// The number of each group of words, by its text.
    atoms: HashMap<String, u16>,
    vocabulary: Vocabulary,
    phrases: Vec<Phrase>,
}

impl Compiler {
    fn all(&mut self, texts: &[String], sense: Sense) -> Result<(), String> {
        texts.iter().try_for_each(|text| self.phrase(text, sense))
    }

    fn phrase(&mut self, text: &str, sense: Sense) -> Result<(), String> {
        let mut elements = Vec::new();
        let mut gap = 0;
        for piece in text.split_whitespace() {
            match piece {
                ".." => gap = 3,
                "..." => gap = 10,
                piece => {
                    let groups: Vec<&str> = if piece.contains(['|', '<', '@']) {
                        vec![piece]
                    } else {
                        piece
                            .split(['-', '\'', '’'])
                            .filter(|part| !part.is_empty())
                            .collect()
                    };
                    for group in groups {
                        let atom = self.atom(group)?;
                        elements.push(Element { gap, atom });
                        gap = 0;
                    }
                }
            }
        }
        if elements.is_empty() {
            return Err(format!("the phrase `{text}` has no words"));
        }
        self.phrases.push(Phrase { elements, sense });
        Ok(())
    }

    fn atom(&mut self, group: &str) -> Result<u16, String> {
        if let Some(atom) = self.atoms.get(group) {
            return Ok(*atom);
        }
        let atom = u16::try_from(self.atoms.len()).map_err(|_| "more than 65,535 words")?;
        self.atoms.insert(group.to_owned(), atom);
        for word in group.split('|') {
            self.alternative(word, atom, 0)?;
        }
        Ok(atom)
    }

    fn alternative(&mut self, word: &str, atom: u16, depth: usize) -> Result<(), String> {
        if let Some(set) = word.strip_prefix('<').and_then(|set| set.strip_suffix('>')) {
            if depth > 4 {
                return Err(format!("the set `{set}` contains itself"));
            }
            let words = self
                .sets
                .get(set)
                .cloned()
                .ok_or_else(|| format!("the set `<{set}>` is not among `[sets]`"))?;
            return words
                .iter()
                .try_for_each(|word| self.alternative(word, atom, depth + 1));
        }
        if word == "#" {
            self.vocabulary.number(atom);
        } else if let Some(beginning) = word.strip_suffix('*') {
            self.vocabulary.beginning(&words::folded(beginning), atom);
        } else if [words::LINK, words::ADDRESS, words::QUESTION].contains(&word) {
            self.vocabulary.word(word, atom);
        } else {
            if !word.chars().all(char::is_alphanumeric) {
                return Err(format!("`{word}` is not one word"));
            }
            self.vocabulary.word(&words::folded(word), atom);
        }
        Ok(())
    }
}
