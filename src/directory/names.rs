//! By which names can a company be found, and how well does one fit?
//!
//! Names are compared folded: without case, accents and punctuation. An index
//! is one run of bytes with a signature for each name, so that a search reads
//! it from end to end and compares only the names that share enough of it.

use std::collections::HashMap;

use strsim::osa_distance;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Id, Record};

/// What a name is to its company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum NameKind {
    Legal = 0,
    Id = 1,
    Trading = 2,
    Domain = 3,
    Product = 4,
}

impl NameKind {
    pub(super) fn of(number: u8) -> NameKind {
        match number {
            0 => NameKind::Legal,
            1 => NameKind::Id,
            2 => NameKind::Trading,
            3 => NameKind::Domain,
            _ => NameKind::Product,
        }
    }
}

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub id: String,
    pub name: String,
    pub kind: NameKind,
    /// 1000 for the very name, less the worse it fits.
    pub score: u16,
}

/// From here on every word that was typed is in the name as it was typed.
pub const ALL_WORDS: u16 = 700;
/// The very name.
pub const SAME: u16 = 980;

/// The text without case, accents and punctuation: `Müller & Söhne` is
/// `muller sohne`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.nfkd().flat_map(char::to_lowercase) {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            _ if is_combining_mark(character) => {}
            _ if character.is_alphanumeric() => folded.push(character),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The names of a record.
pub fn of(record: &Record) -> Vec<(NameKind, String)> {
    let mut names = vec![
        (NameKind::Legal, record.name.to_string()),
        (NameKind::Id, record.id.to_string()),
    ];
    let trading = record.trading_names.iter().map(ToString::to_string);
    names.extend(trading.map(|name| (NameKind::Trading, name)));
    let domains = record.domains.iter().map(ToString::to_string);
    let website = record.website.iter().map(super::Href::domain);
    names.extend(website.chain(domains).map(|name| (NameKind::Domain, name)));
    for product in &record.products {
        names.push((NameKind::Product, product.name.to_string()));
        names.push((NameKind::Product, product.word.to_string()));
        let also = product.also.iter().map(ToString::to_string);
        names.extend(also.map(|name| (NameKind::Product, name)));
    }
    names
}

/// 128 bits, one of which is set for each three letters of each word.
fn signature(folded: &str) -> u128 {
    let mut bits = 0;
    for word in folded.split(' ') {
        let mut window = [' ', ' ', ' '];
        for character in word.chars().chain([' ']) {
            window = [window[1], window[2], character];
            let mut hash: u32 = 0x811c_9dc5;
            for part in window {
                hash = (hash ^ u32::from(part)).wrapping_mul(0x0100_0193);
            }
            bits |= 1 << ((hash ^ (hash >> 15)) % 128);
        }
    }
    bits
}

/// Bytes of one entry beside its texts: signature, place and lengths of the
/// texts, kind.
const ENTRY: usize = 16 + 4 + 2 + 2 + 1 + 1;

/// Names to search through.
#[derive(Debug, Clone, Default)]
pub struct Names {
    entries: Vec<u8>,
    texts: Vec<u8>,
}

struct Entry<'a> {
    kind: NameKind,
    folded: &'a str,
    name: &'a str,
    id: &'a str,
}

impl Names {
    pub fn add(&mut self, id: &str, kind: NameKind, name: &str) {
        let folded = fold(name);
        let place = u32::try_from(self.texts.len());
        let length = |text: &str| u16::try_from(text.len());
        let (Ok(place), Ok(folded_length), Ok(name_length), Ok(id_length)) =
            (place, length(&folded), length(name), u8::try_from(id.len()))
        else {
            return;
        };
        if folded.is_empty() {
            return;
        }
        self.entries.extend(signature(&folded).to_le_bytes());
        self.entries.extend(place.to_le_bytes());
        self.entries.extend(folded_length.to_le_bytes());
        self.entries.extend(name_length.to_le_bytes());
        self.entries.extend([id_length, kind as u8]);
        self.texts.extend(folded.as_bytes());
        self.texts.extend(name.as_bytes());
        self.texts.extend(id.as_bytes());
    }

    pub fn add_record(&mut self, record: &Record) {
        for (kind, name) in of(record) {
            self.add(record.id.as_str(), kind, &name);
        }
    }

    /// As [`Names::from_bytes`] reads them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.entries.len() + self.texts.len());
        bytes.extend((self.entries.len() as u64).to_le_bytes());
        bytes.extend(&self.entries);
        bytes.extend(&self.texts);
        bytes
    }

    /// `None` when the bytes are no names.
    pub fn from_bytes(bytes: &[u8]) -> Option<Names> {
        let (length, rest) = bytes.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        if length > rest.len() || length % ENTRY != 0 {
            return None;
        }
        let (entries, texts) = rest.split_at(length);
        Some(Names {
            entries: entries.to_vec(),
            texts: texts.to_vec(),
        })
    }

    fn entry(&self, bytes: &[u8]) -> Option<Entry<'_>> {
        let number = |from: usize| {
            let pair = bytes.get(from..from + 2)?;
            Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
        };
        let place = bytes.get(16..20)?;
        let place = u32::from_le_bytes([place[0], place[1], place[2], place[3]]);
        let place = usize::try_from(place).ok()?;
        let (folded, name) = (number(20)?, number(22)?);
        let id = usize::from(*bytes.get(24)?);
        let text = |from: usize, length: usize| {
            let bytes = self.texts.get(place + from..place + from + length)?;
            std::str::from_utf8(bytes).ok()
        };
        Some(Entry {
            kind: NameKind::of(*bytes.get(25)?),
            folded: text(0, folded)?,
            name: text(folded, name)?,
            id: text(folded + name, id)?,
        })
    }

    /// Adds to `best`, by id, the name that fits `wanted` best.
    pub fn search(&self, wanted: &Wanted, best: &mut HashMap<String, Hit>) {
        for bytes in self.entries.chunks_exact(ENTRY) {
            let Some(signature) = bytes.first_chunk::<16>() else {
                continue;
            };
            let shared = (u128::from_le_bytes(*signature) & wanted.signature).count_ones();
            if shared < wanted.least_shared {
                continue;
            }
            let Some(entry) = self.entry(bytes) else {
                continue;
            };
            let Some(score) = wanted.score(entry.folded, entry.kind) else {
                continue;
            };
            match best.get_mut(entry.id) {
                Some(hit) if hit.score >= score => {}
                Some(hit) => {
                    entry.name.clone_into(&mut hit.name);
                    (hit.kind, hit.score) = (entry.kind, score);
                }
                None => {
                    let hit = Hit {
                        id: entry.id.to_owned(),
                        name: entry.name.to_owned(),
                        kind: entry.kind,
                        score,
                    };
                    best.insert(entry.id.to_owned(), hit);
                }
            }
        }
    }

    /// Each id with its legal name; one that several collections have may come twice.
    pub fn legal(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries
            .chunks_exact(ENTRY)
            .filter_map(|bytes| self.entry(bytes))
            .filter(|entry| entry.kind == NameKind::Legal)
            .map(|entry| (entry.id, entry.name))
    }
}

/// What somebody looks for.
#[derive(Debug)]
pub struct Wanted {
    folded: String,
    squeezed: String,
    words: Vec<String>,
    signature: u128,
    least_shared: u32,
}

impl Wanted {
    /// `None` when the text has no letter and no digit.
    pub fn new(text: &str) -> Option<Wanted> {
        let text: String = text.chars().take(200).collect();
        let folded = fold(&text);
        if folded.is_empty() {
            return None;
        }
        let mut words: Vec<String> = Vec::new();
        for word in folded.split(' ') {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        let squeezed = folded.replace(' ', "");
        // A name may be one word where two were typed: both ways are looked for.
        let signature = signature(&folded);
        Some(Wanted {
            least_shared: (signature.count_ones() * 3 / 10).max(1),
            folded,
            squeezed,
            words,
            signature,
        })
    }

    /// Whether a part of a name as short as this says which is meant.
    pub fn tells(&self) -> bool {
        self.words.iter().any(|word| word.len() > 2)
    }

    /// How well a name fits; `None` when it does not.
    fn score(&self, name: &str, kind: NameKind) -> Option<u16> {
        let score = self.fit(name)?;
        let less = match kind {
            NameKind::Legal => 0,
            NameKind::Trading => 3,
            NameKind::Domain => 6,
            NameKind::Product => 9,
            NameKind::Id => 10,
        };
        Some(score.saturating_sub(less))
    }

    fn fit(&self, name: &str) -> Option<u16> {
        if name == self.folded {
            return Some(1000);
        }
        // The longer what was not typed, the worse.
        let rest = name
            .chars()
            .count()
            .saturating_sub(self.folded.chars().count());
        let rest = u16::try_from(rest.min(90)).unwrap_or(90);
        if let Some(after) = name.strip_prefix(self.folded.as_str()) {
            let whole_words = after.starts_with(' ');
            return Some(if whole_words { 950 } else { 870 } - rest);
        }
        let name_words: Vec<&str> = name.split(' ').collect();
        let is_in = |word: &String| name_words.contains(&word.as_str());
        if self.words.iter().all(is_in) {
            return Some(850 - rest);
        }
        let squeezed: String = name_words.concat();
        if squeezed == self.squeezed {
            return Some(940);
        }
        // A letter or two begin too much.
        let begins = |word: &String| {
            word.len() > 2
                && name_words
                    .iter()
                    .any(|name| name.starts_with(word.as_str()))
        };
        if self.words.iter().all(begins) {
            return Some(ALL_WORDS + 90 - rest);
        }
        if self.squeezed.len() > 3 && squeezed.starts_with(&self.squeezed) {
            return Some(690 - rest);
        }
        self.misspelt(&name_words, &squeezed, rest)
    }

    /// How well a name fits that was typed with errors: one in a word of four to
    /// seven letters, two in a longer one, none in a shorter.
    fn misspelt(&self, name_words: &[&str], squeezed: &str, rest: u16) -> Option<u16> {
        let mut errors = 0;
        for word in &self.words {
            let length = word.chars().count();
            let most = errors_in(length);
            let nearest = name_words
                .iter()
                .filter(|name| name.chars().count().abs_diff(length) <= most)
                .map(|name| osa_distance(word, name))
                .min();
            match nearest {
                Some(distance) if distance <= most => errors += distance,
                _ => {
                    let length = self.squeezed.chars().count();
                    let most = errors_in(length);
                    if squeezed.chars().count().abs_diff(length) > most {
                        return None;
                    }
                    errors = osa_distance(&self.squeezed, squeezed);
                    if errors > most {
                        return None;
                    }
                    break;
                }
            }
        }
        let errors = u16::try_from(errors).unwrap_or(9).min(6);
        Some(600 - 60 * errors - rest)
    }
}

fn errors_in(length: usize) -> usize {
    match length {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// The hits, the best first.
pub fn ranked(best: HashMap<String, Hit>) -> Vec<Hit> {
    let mut hits: Vec<Hit> = best.into_values().collect();
    hits.sort_by(|a, b| {
        b.score
            .cmp(&a.score)
            .then_with(|| a.name.len().cmp(&b.name.len()))
            .then_with(|| a.id.cmp(&b.id))
    });
    hits
}

/// An id made of a name: `Example Shop GmbH` is `example-shop-gmbh`.
pub fn id_of(name: &str) -> Option<Id> {
    let ascii: String = fold(name)
        .chars()
        .map(|c| if c == ' ' { '-' } else { c })
        .filter(|c| c.is_ascii())
        .collect();
    let mut id = ascii.trim_matches('-').to_owned();
    id.truncate(60);
    id.trim_end_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        for (id, kind, name) in [
            ("amazon-eu", NameKind::Legal, "Amazon Europe Core SARL"),
            ("amazon-eu", NameKind::Domain, "amazon.fr"),
            ("amazonas", NameKind::Legal, "Amazonas Reisen GmbH"),
            ("mueller", NameKind::Legal, "Müller Handels GmbH & Co. KG"),
            ("o2", NameKind::Legal, "O2 Example"),
            ("doordash", NameKind::Legal, "DoorDash, Inc."),
            ("vinted", NameKind::Legal, "Vinted UAB"),
        ] {
            names.add(id, kind, name);
        }
        names
    }

    fn found(text: &str) -> Vec<String> {
        let names = Names::from_bytes(&names().to_bytes()).unwrap();
        let mut best = HashMap::new();
        names.search(&Wanted::new(text).unwrap(), &mut best);
        ranked(best).into_iter().map(|hit| hit.id).collect()
    }

    #[test]
    fn the_best_name_is_first_and_errors_are_forgiven() {
        assert_eq!(found("amazon"), ["amazon-eu", "amazonas"]);
        assert_eq!(found("amazn"), ["amazon-eu"]);
        assert_eq!(found("AMAZON.FR"), ["amazon-eu"]);
        assert_eq!(found("muller"), ["mueller"]);
        assert_eq!(found("Mueller"), ["mueller"]);
        assert_eq!(found("müler handels"), ["mueller"]);
        assert_eq!(found("o2"), ["o2"]);
        assert_eq!(found("door dash"), ["doordash"]);
        assert_eq!(found("vintde"), ["vinted"]);
        assert!(found("zzz").is_empty());
    }

    #[test]
    fn a_name_is_folded() {
        assert_eq!(fold("  Müller & Söhne, S.à r.l. "), "muller sohne s a r l");
        assert_eq!(fold("Straße Ł Ǿ Ⅳ"), "strasse l o iv");
        assert_eq!(
            id_of("Example, Inc. (US)").unwrap().as_str(),
            "example-inc-us"
        );
        assert_eq!(id_of("日本"), None);
    }

    #[test]
    fn bytes_that_are_no_names_are_refused() {
        assert!(Names::from_bytes(b"").is_none());
        assert!(Names::from_bytes(&[255; 40]).is_none());
        let mut cut = names().to_bytes();
        cut.truncate(cut.len() / 2);
        if let Some(names) = Names::from_bytes(&cut) {
            names.search(&Wanted::new("amazon").unwrap(), &mut HashMap::new());
        }
    }
}
