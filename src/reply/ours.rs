//! What of a mail is ours?

use std::collections::HashSet;

/// How many words in a row must stand in a letter of ours before they count as quoted from it.
const RUN: usize = 6;

/// What the person wrote and from where, so that a reply is read without what it quotes.
#[derive(Debug, Clone, Default)]
pub struct Ours {
    /// Runs of six words of our letters, as hashes.
    runs: HashSet<u64>,
    /// The person's addresses, small.
    addresses: Vec<String>,
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
        let words: Vec<String> = words(text).map(folded).collect();
        let runs = words.windows(RUN).map(hash);
        self.runs.extend(runs);
        self
    }

    /// Adds an address from which the person writes.
    #[must_use]
    pub fn address(mut self, address: &str) -> Ours {
        self.addresses.push(address.trim().to_lowercase());
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
        let address = address.trim();
        self.addresses
            .iter()
            .any(|ours| ours.eq_ignore_ascii_case(address))
    }

    /// Whether the Message-ID is that of a mail of ours.
    pub fn is_message_id(&self, id: &str) -> bool {
        self.message_ids.contains(bare_id(id))
    }

    /// For each line, whether most of its words stand in a letter of ours in this order.
    pub(super) fn quoted_lines(&self, lines: &[&str]) -> Vec<bool> {
        let mut quoted = vec![false; lines.len()];
        if self.runs.is_empty() {
            return quoted;
        }
        let (mut folded_words, mut line_of) = (Vec::new(), Vec::new());
        for (number, line) in lines.iter().enumerate() {
            for word in words(line) {
                folded_words.push(folded(word));
                line_of.push(number);
            }
        }
        let mut ours = vec![false; folded_words.len()];
        for (at, run) in folded_words.windows(RUN).enumerate() {
            if self.runs.contains(&hash(run)) {
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

fn folded(word: &str) -> String {
    word.to_lowercase()
}

/// FNV-1a over the words, which needs no key: a letter of ours is not written to collide.
fn hash(words: &[String]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let bytes = words.iter().flat_map(|word| word.bytes().chain([b' ']));
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// A Message-ID without blanks and angle brackets.
pub fn bare_id(id: &str) -> &str {
    id.trim().trim_start_matches('<').trim_end_matches('>')
}
