//! Which words stood in the replies of each kind? What is counted there speaks for a kind where no phrase is known.
//!
//! `replies/words/<language>.toml` has for each kind how many replies were counted, and in how many of them each
//! stem stood: the beginning of a word, or of two words side by side. A reply is compared with what was counted
//! of the *other* kinds, which is steadier where some kinds have few replies (complement naive Bayes: Rennie and
//! others, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", 2003).

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt::Write,
    hash::{BuildHasherDefault, Hasher},
};

use serde::{Deserialize, Serialize};

use super::{Kind, words::Sentence};

/// How many letters of a word are its stem.
const STEM: usize = 6;
/// What each stem is counted with beside what was counted, so that one seen once proves little.
const SMOOTHING: f64 = 1.0;
/// How many words of a mail are looked at.
const MOST_WORDS: usize = 2000;

/// What was counted in replies of one language, as its file has it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WordCounts {
    pub kinds: BTreeMap<Kind, KindCounts>,
}

/// What was counted in the replies of one kind.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct KindCounts {
    /// How many replies.
    pub mails: u32,
    /// Stems after the number of replies in which each stood: `3 delet your_data 2 eras`.
    pub stems: String,
}

impl WordCounts {
    /// Counts in replies whose kind is known.
    pub fn of<'a>(replies: impl IntoIterator<Item = (&'a HashSet<String>, Kind)>) -> WordCounts {
        let mut mails: BTreeMap<Kind, u32> = BTreeMap::new();
        let mut counts: BTreeMap<Kind, BTreeMap<&str, u32>> = BTreeMap::new();
        for (stems, kind) in replies {
            *mails.entry(kind).or_default() += 1;
            let counts = counts.entry(kind).or_default();
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let kinds = counts
            .into_iter()
            .map(|(kind, counts)| {
                let mut by_count: BTreeMap<std::cmp::Reverse<u32>, Vec<&str>> = BTreeMap::new();
                for (stem, count) in counts {
                    by_count
                        .entry(std::cmp::Reverse(count))
                        .or_default()
                        .push(stem);
                }
                let mut text = String::new();
                for (count, stems) in by_count {
                    let gap = if text.is_empty() { "" } else { " " };
                    // Writing to a string cannot fail.
                    let _ = write!(text, "{gap}{} {}", count.0, stems.join(" "));
                }
                let mails = mails.get(&kind).copied().unwrap_or(0);
                (kind, KindCounts { mails, stems: text })
            })
            .collect();
        WordCounts { kinds }
    }
}

/// What was counted, ready to be asked.
#[derive(Debug, Default)]
pub(super) struct Learned {
    kinds: Vec<Kind>,
    /// The number of each stem, by its hash.
    numbers: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    /// For each stem the kinds it was seen in, by their number, and how much it speaks for each.
    speaks: Vec<Vec<(u8, f32)>>,
    /// What every stem speaks for each kind, seen in it or not.
    each: Vec<f64>,
}

impl Learned {
    pub fn new(counts: &WordCounts) -> Result<Learned, String> {
        let mut seen: HashMap<&str, Vec<(u8, u32)>> = HashMap::new();
        let mut kinds = Vec::new();
        let mut sums = Vec::new();
        for (number, (kind, counts)) in (0_u8..).zip(&counts.kinds) {
            let (mut count, mut sum) = (0_u32, 0_u32);
            for piece in counts.stems.split_ascii_whitespace() {
                if let Ok(number) = piece.parse() {
                    count = number;
                } else if count == 0 {
                    return Err(format!("of {kind}, no number stands before `{piece}`"));
                } else {
                    sum = sum.saturating_add(count);
                    seen.entry(piece).or_default().push((number, count));
                }
            }
            kinds.push(*kind);
            sums.push(f64::from(sum));
        }
        let all: f64 = sums.iter().sum();
        let stems_known = seen.len() as f64;
        let each = sums
            .iter()
            .map(|sum| (all - sum + SMOOTHING * stems_known).max(1.0).ln())
            .collect();
        let mut numbers = HashMap::default();
        let mut speaks = Vec::with_capacity(seen.len());
        for (stem, counts) in seen {
            let number = u32::try_from(speaks.len()).map_err(|_| "too many stems")?;
            numbers.insert(hash(stem), number);
            let total: u32 = counts.iter().map(|(_, count)| count).sum();
            let total = f64::from(total) + SMOOTHING;
            let one = counts
                .into_iter()
                .map(|(kind, count)| (kind, (total / (total - f64::from(count))).ln() as f32));
            speaks.push(one.collect());
        }
        Ok(Learned {
            kinds,
            numbers,
            speaks,
            each,
        })
    }

    fn of(&self, stem: u64) -> Option<(u32, &[(u8, f32)])> {
        let number = *self.numbers.get(&stem)?;
        let speaks = self.speaks.get(usize::try_from(number).ok()?)?;
        Some((number, speaks))
    }

    /// How likely each kind is by the stems of a mail. The sum is 1; none where no stem is known.
    pub fn likely(&self, stems: &Stems<'_>) -> BTreeMap<Kind, f64> {
        let mut scores = vec![0.0_f64; self.kinds.len()];
        let mut seen: HashSet<u32> = HashSet::new();
        stems.hashes(|stem| {
            let Some((number, speaks)) = self.of(stem) else {
                return;
            };
            if !seen.insert(number) {
                return;
            }
            for (number, much) in speaks {
                if let Some(score) = scores.get_mut(usize::from(*number)) {
                    *score += f64::from(*much);
                }
            }
        });
        let known = seen.len() as f64;
        if seen.is_empty() {
            return BTreeMap::new();
        }
        for (score, each) in scores.iter_mut().zip(&self.each) {
            *score += each * known;
        }
        // Words are not independent: a long mail is not surer by as much as it is longer.
        let scale = SURENESS / known.sqrt();
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let parts: Vec<f64> = scores
            .iter()
            .map(|score| ((score - most) * scale).exp())
            .collect();
        let sum: f64 = parts.iter().sum();
        self.kinds
            .iter()
            .copied()
            .zip(parts.into_iter().map(|part| part / sum))
            .collect()
    }

    /// How much a stem speaks for a kind.
    pub fn speaks(&self, stem: &str, kind: Kind) -> f64 {
        let kind = self.kinds.iter().position(|one| *one == kind);
        self.of(hash(stem))
            .into_iter()
            .flat_map(|(_, speaks)| speaks)
            .find(|(at, _)| Some(usize::from(*at)) == kind)
            .map_or(0.0, |(_, much)| f64::from(*much))
    }
}

/// FNV-1a, which reads on from where it was: `your` and then `_data` is `your_data`.
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn hashed_on(hash: u64, text: &str) -> u64 {
    text.bytes().fold(hash, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn hash(stem: &str) -> u64 {
    hashed_on(BASIS, stem)
}

/// A key that is a hash already.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// How far apart the kinds are held to be: by what was right of replies that were not counted (`tests/replies`).
const SURENESS: f64 = 6.0;

/// Where the stems of a mail come from.
pub(super) struct Stems<'a> {
    pub sentences: Vec<&'a Sentence>,
    pub has_files: bool,
    pub automatic: bool,
    /// The names of months in its language.
    pub months: Option<&'a HashMap<String, u32>>,
}

impl Stems<'_> {
    /// Shows every stem as its hash: each word, each two words side by side, and what is there besides words.
    fn hashes(&self, mut show: impl FnMut(u64)) {
        self.walk(|before, stem| {
            show(hash(stem));
            if let Some(before) = before {
                show(hashed_on(hashed_on(hash(before), "_"), stem));
            }
        });
    }

    /// Every stem, each once.
    pub fn all(&self) -> HashSet<String> {
        let mut all = HashSet::new();
        self.walk(|before, stem| {
            all.insert(stem.to_owned());
            all.extend(before.map(|before| format!("{before}_{stem}")));
        });
        all
    }

    /// Each word's stem, with the one before it in the sentence.
    fn walk(&self, mut show: impl FnMut(Option<&str>, &str)) {
        let mut words = 0;
        for sentence in &self.sentences {
            let mut before: Option<&str> = None;
            for word in &sentence.words {
                words += 1;
                if words > MOST_WORDS {
                    break;
                }
                let stem = if self.is_month(&word.folded, before) {
                    NUMBER
                } else {
                    stem(&word.folded)
                };
                show(before, stem);
                before = Some(stem);
            }
        }
        if self.has_files {
            show(None, "@file");
        }
        if self.automatic {
            show(None, "@automatic");
        }
    }

    /// A month is a number too: which one it is tells of the day of the mail and not of what it says. `may` and
    /// `jan` alone may be other words.
    fn is_month(&self, word: &str, before: Option<&str>) -> bool {
        (word.len() >= 4 || before == Some(NUMBER))
            && self.months.is_some_and(|months| months.contains_key(word))
    }
}

/// What stands for every number.
const NUMBER: &str = "#";

/// The beginning of a word; of a number that it is one.
pub(super) fn stem(word: &str) -> &str {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return NUMBER;
    }
    word.char_indices()
        .nth(STEM)
        .and_then(|(end, _)| word.get(..end))
        .unwrap_or(word)
}
