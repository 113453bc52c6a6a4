//! What of a mail is ours?

use std::{collections::HashSet, ops::Range};

/// How many words in a row must stand in a letter of ours before they count as quoted from it.
const RUN: usize = 6;
/// The same of a subject.
const SUBJECT_RUN: usize = 4;

/// What the person wrote and from where, so that a reply is read without what it quotes.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    /// Runs of six words of our letters, as hashes.
    runs: HashSet<u64>,
    /// Runs of four words of our subjects, as hashes.
    subject_runs: HashSet<u64>,
    /// The person's addresses, small.
    addresses: HashSet<String>,
    /// Message-IDs of our mails, without angle brackets.
    message_ids: HashSet<String>,
}

impl Ours {
    /// Nothing known: only the marks of quoting are cut.
    pub fn unknown() -> Ours {
        Ours::default()
    }

    /// Adds the text of a letter that was sent.
    #[must_use]
    pub fn letter(mut self, text: &str) -> Ours {
        let words: Vec<u64> = words(text).map(hash).collect();
        self.runs.extend(words.windows(RUN).map(together));
        self
    }

    /// Adds the subject of a mail that was sent.
    #[must_use]
    pub fn subject(mut self, subject: &str) -> Ours {
        let words: Vec<u64> = words(subject).map(hash).collect();
        self.subject_runs
            .extend(words.windows(SUBJECT_RUN).map(together));
        self
    }

    /// Adds an address from which the person writes.
    #[must_use]
    pub fn address(mut self, address: &str) -> Ours {
        self.addresses.insert(address.trim().to_lowercase());
        self
    }

    /// Adds the Message-ID of a mail that was sent.
    #[must_use]
    pub fn message_id(mut self, id: &str) -> Ours {
        self.message_ids.insert(bare_id(id).to_owned());
        self
    }

    /// Whether the address is the person's.
    pub fn is_address(&self, address: &str) -> bool {
        self.addresses
            .contains(address.trim().to_ascii_lowercase().as_str())
    }

    /// Whether the Message-ID is that of a mail of ours.
    pub fn is_message_id(&self, id: &str) -> bool {
        self.message_ids.contains(bare_id(id))
    }

    /// What stands in a subject besides one of ours: `[#55120] Solved:` before it, and `(Ms Young)` behind.
    pub(super) fn new_in_subject(&self, subject: &str) -> String {
        let mut new = String::new();
        if self.subject_runs.is_empty() {
            new.push_str(subject);
            return new;
        }
        let (hashes, places): (Vec<u64>, Vec<Range<usize>>) = words(subject)
            .map(|word| {
                let begin = word.as_ptr().addr() - subject.as_ptr().addr();
                (hash(word), begin..begin + word.len())
            })
            .unzip();
        let mut ours = vec![false; hashes.len()];
        for (at, run) in hashes.windows(SUBJECT_RUN).enumerate() {
            if self.subject_runs.contains(&together(run)) {
                ours.iter_mut()
                    .skip(at)
                    .take(SUBJECT_RUN)
                    .for_each(|one| *one = true);
            }
        }
        let (mut end, mut was_ours) = (0, false);
        for (place, is_ours) in places.iter().zip(ours) {
            let gap = subject.get(end..place.start).unwrap_or("");
            // What closes ours goes with it.
            new.push_str(match (was_ours, is_ours) {
                (true, true) => "",
                (true, false) => gap.trim_start_matches([')', '"', '.']),
                (false, _) => gap,
            });
            if !is_ours {
                new.push_str(subject.get(place.clone()).unwrap_or(""));
            }
            (end, was_ours) = (place.end, is_ours);
        }
        let rest = subject.get(end..).unwrap_or("");
        new.push_str(if was_ours {
            rest.trim_start_matches([')', '"', '.'])
        } else {
            rest
        });
        new.trim().to_owned()
    }

    /// For each line, whether most of its words stand in a letter of ours in this order.
    pub(super) fn quoted_lines(&self, lines: &[&str]) -> Vec<bool> {
        let mut quoted = vec![false; lines.len()];
        if self.runs.is_empty() {
            return quoted;
        }
        let (mut hashes, mut line_of) = (Vec::new(), Vec::new());
        for (number, line) in lines.iter().enumerate() {
            for word in words(line) {
                hashes.push(hash(word));
                line_of.push(number);
            }
        }
        let mut ours = vec![false; hashes.len()];
        for (at, run) in hashes.windows(RUN).enumerate() {
            if self.runs.contains(&together(run)) {
                ours.iter_mut()
                    .skip(at)
                    .take(RUN)
                    .for_each(|one| *one = true);
            }
        }
        let mut counts = vec![(0_usize, 0_usize); lines.len()];
        for (&line, &ours) in line_of.iter().zip(&ours) {
            if let Some(count) = counts.get_mut(line) {
                count.0 += 1;
                count.1 += usize::from(ours);
            }
        }
        for (quoted, (all, ours)) in quoted.iter_mut().zip(counts) {
            *quoted = ours > 0 && ours * 10 >= all * 7;
        }
        quoted
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// FNV-1a over a word in small letters, which needs no key: a letter of ours is not written to collide.
fn hash(word: &str) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    if word.is_ascii() {
        let small = word.bytes().map(|byte| byte.to_ascii_lowercase());
        small.fold(BASIS, add)
    } else {
        word.to_lowercase().bytes().fold(BASIS, add)
    }
}

/// The same over words, each by its hash; turned, so that their order counts.
fn together(words: &[u64]) -> u64 {
    words.iter().fold(BASIS, |hash, word| {
        (hash.rotate_left(5) ^ word).wrapping_mul(PRIME)
    })
}

/// A Message-ID without blanks and angle brackets.
pub fn bare_id(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}
