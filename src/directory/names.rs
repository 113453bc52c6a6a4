//! By which names can a company be found, and how well does one fit?
//!
//! Names are compared folded: without case, accents and punctuation. An index
//! is one run of bytes with a signature for each name, and the names in chunks.
//! A search reads the signatures from end to end, and of the names only those
//! whose signature fits: first those that hold what was typed, and where there
//! are none, those that share enough of it to be what was meant.
//!
//! # An example
//!
//! Each three letters in a row (a trigram) set one bit of the 128. With `·` for the blank before and
//! after a word:
//!
//! ```text
//! DoorDash, Inc.   ··d ·do doo oor ord rda das ash sh· ··i ·in inc nc·   its signature
//! Indoor Dash      ··i ·in ind ndo doo oor or· ··d ·da das ash sh·       its signature
//! door dash        ··d ·do doo oor das ash                               what was typed, as `held` has it
//! ```
//!
//! A name is read where its signature has all the bits of the last line. `DoorDash` has them, as
//! `Dash Door` and `Doorstep Dashboards` do; `Indoor Dash` lacks `·do` and is passed over. `or·` and
//! `sh·` are not asked for, since the name may go on there; nor are `··d` and `·da` of the second
//! word, since the name may write both as one.
//!
//! Two trigrams may have the same bit. So a signature that fits makes a candidate and no more, and
//! [`Entry::weigh`] looks at the name itself. A signature that does not fit is proof.
//!
//! `vintde` is in no name. Then three tenths of its bits are enough: of `··v ·vi vin int ntd tde de·`
//! `Vinted` has the first four, and that of `tde` too, which `nte` happens to have. The words are
//! compared, and two letters that changed places are one error (optimal string alignment), which a
//! word of six letters may have.

use std::collections::HashMap;

use serde::Serialize;
use strsim::osa_distance;
use strum::FromRepr;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{Id, Record};

/// What a name is to its company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, FromRepr, Serialize)]
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
        NameKind::from_repr(number).unwrap_or(NameKind::Product)
    }
}

/// A name that fits what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
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
/// `muller sohne`. Greek and Cyrillic are written in Latin letters, one sign for one, so that a name is found in either
/// hand: `ΔΕΗ` is `dei`, `Виваком` is `vivakom`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() {
                folded.push(char::from(byte.to_ascii_lowercase()));
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded.truncate(folded.trim_end().len());
        return folded;
    }
    for character in text.nfkd().flat_map(char::to_lowercase) {
        if let Some(latin) = in_latin(character) {
            folded.push_str(latin);
            continue;
        }
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'þ' => folded.push_str("th"),
            'ħ' => folded.push('h'),
            'ŧ' => folded.push('t'),
            'ŋ' => folded.push('n'),
            _ if is_combining_mark(character) => {}
            _ if character.is_alphanumeric() => folded.push(character),
            _ if !folded.is_empty() && !folded.ends_with(' ') => folded.push(' '),
            _ => {}
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A small Greek or Cyrillic letter in Latin ones: as Greek passports have it (ELOT 743, letter by letter), and as
/// Bulgaria's Transliteration Act of 2009 does, with the letters of its neighbours.
fn in_latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'α' | 'а' => "a",
        'β' | 'в' => "v",
        'γ' | 'г' | 'ґ' => "g",
        'δ' | 'д' => "d",
        'ε' | 'е' | 'э' | 'є' => "e",
        'ζ' | 'з' => "z",
        'η' | 'ι' | 'и' | 'і' => "i",
        'θ' => "th",
        'κ' | 'к' => "k",
        'λ' | 'л' => "l",
        'μ' | 'м' => "m",
        'ν' | 'н' => "n",
        'ξ' => "x",
        'ο' | 'ω' | 'о' => "o",
        'π' | 'п' => "p",
        'ρ' | 'р' => "r",
        'σ' | 'ς' | 'с' => "s",
        'τ' | 'т' => "t",
        'υ' | 'ы' => "y",
        'φ' | 'ф' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        'б' => "b",
        'ж' => "zh",
        'у' => "u",
        'х' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "sht",
        'ъ' => "a",
        'ь' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ј' => "j",
        'љ' => "lj",
        'њ' => "nj",
        'ћ' => "c",
        'ђ' => "d",
        'џ' => "dz",
        _ => return None,
    })
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

/// The bit of three letters in a row (a trigram).
fn bit(window: [char; 3]) -> u128 {
    let mut hash: u32 = 0x811c_9dc5;
    for part in window {
        hash = (hash ^ u32::from(part)).wrapping_mul(0x0100_0193);
    }
    1 << ((hash ^ (hash >> 15)) % 128)
}

/// 128 bits, one of which is set for each three letters of each word.
fn signature(folded: &str) -> u128 {
    let mut bits = 0;
    for word in folded.split(' ') {
        let mut window = [' ', ' ', ' '];
        for character in word.chars().chain([' ']) {
            window = [window[1], window[2], character];
            bits |= bit(window);
        }
    }
    bits
}

/// The bits that every name has which holds these words, in any order, or words that begin with
/// them, or all of them written as one word. `door dash` fits `Dash Door`, `Doorstep Dashboards` and
/// `DoorDash`; the head of this file has its bits.
fn held(folded: &str) -> u128 {
    let mut bits = 0;
    for (number, word) in folded.split(' ').enumerate() {
        let mut window = [' ', ' ', ' '];
        for (index, character) in word.chars().enumerate() {
            window = [window[1], window[2], character];
            if number == 0 || index >= 2 {
                bits |= bit(window);
            }
        }
    }
    bits
}

/// Which names are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Those that hold what was typed.
    AsTyped,
    /// Those that share enough of it.
    WithErrors,
}

/// Bytes of one entry: signature, chunk, place in it and lengths of the texts,
/// kind.
const ENTRY: usize = 16 + 2 + 2 + 2 + 2 + 1 + 1;

/// The most bytes of a chunk, so that a place in it has two bytes.
const CHUNK: usize = 1 << 16;

/// Names to search through.
#[derive(Debug, Clone, Default)]
pub struct Names {
    pub entries: Vec<u8>,
    /// The texts that the entries point to.
    pub chunks: Vec<Vec<u8>>,
}

/// One entry of the index, read.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub chunk: u16,
    place: usize,
    folded: usize,
    name: usize,
    id: usize,
    kind: NameKind,
}

impl Entry {
    fn read(bytes: &[u8; ENTRY]) -> Entry {
        let number = |at: usize| usize::from(bytes[at]) | usize::from(bytes[at + 1]) << 8;
        Entry {
            chunk: u16::from_le_bytes([bytes[16], bytes[17]]),
            place: number(18),
            folded: number(20),
            name: number(22),
            id: usize::from(bytes[24]),
            kind: NameKind::of(bytes[25]),
        }
    }

    /// A part of the chunk; `None` when the bytes are not what the entry says.
    fn text(chunk: &[u8], from: usize, length: usize) -> Option<&str> {
        std::str::from_utf8(chunk.get(from..from + length)?).ok()
    }

    /// Adds to `best`, by id, the name if it fits better than what is there.
    pub fn weigh(
        self,
        chunk: &[u8],
        wanted: &Query,
        how: How,
        best: &mut HashMap<String, Hit>,
    ) -> Option<()> {
        let folded = Self::text(chunk, self.place, self.folded)?;
        let score = wanted.score(folded, self.kind, how)?;
        let (id, name) = self.id_and_name(chunk)?;
        match best.get_mut(id) {
            Some(hit) if hit.score >= score => {}
            Some(hit) => {
                name.clone_into(&mut hit.name);
                (hit.kind, hit.score) = (self.kind, score);
            }
            None => {
                let hit = Hit {
                    id: id.to_owned(),
                    name: name.to_owned(),
                    kind: self.kind,
                    score,
                };
                best.insert(id.to_owned(), hit);
            }
        }
        Some(())
    }

    fn id_and_name(self, chunk: &[u8]) -> Option<(&str, &str)> {
        let name = self.place + self.folded;
        let id = name + self.name;
        Some((
            Self::text(chunk, id, self.id)?,
            Self::text(chunk, name, self.name)?,
        ))
    }
}

/// The entries whose names may fit, in the order of their chunks.
pub fn candidates(entries: &[u8], wanted: &Query, how: How) -> Vec<Entry> {
    let (entries, _) = entries.as_chunks::<ENTRY>();
    let fits = |bytes: &&[u8; ENTRY]| {
        let Some(signature) = bytes.first_chunk() else {
            return false;
        };
        let signature = u128::from_le_bytes(*signature);
        match how {
            How::AsTyped => signature & wanted.held == wanted.held,
            How::WithErrors => (signature & wanted.signature).count_ones() >= wanted.least_shared,
        }
    };
    entries.iter().filter(fits).map(Entry::read).collect()
}

impl Names {
    pub fn add(&mut self, id: &str, kind: NameKind, name: &str) {
        let folded = fold(name);
        let length = folded.len() + name.len() + id.len();
        if folded.is_empty() || length > CHUNK {
            return;
        }
        if self
            .chunks
            .last()
            .is_none_or(|last| last.len() + length > CHUNK)
        {
            self.chunks.push(Vec::with_capacity(CHUNK));
        }
        let number = |number: usize| u16::try_from(number).map(u16::to_le_bytes);
        let Some(chunk) = self.chunks.len().checked_sub(1) else {
            return;
        };
        let Some(texts) = self.chunks.get_mut(chunk) else {
            return;
        };
        let (Ok(chunk), Ok(place), Ok(folded_length), Ok(name_length), Ok(id_length)) = (
            number(chunk),
            number(texts.len()),
            number(folded.len()),
            number(name.len()),
            u8::try_from(id.len()),
        ) else {
            return;
        };
        self.entries.extend(signature(&folded).to_le_bytes());
        for number in [chunk, place, folded_length, name_length] {
            self.entries.extend(number);
        }
        self.entries.extend([id_length, kind as u8]);
        for text in [&folded, name, id] {
            texts.extend(text.as_bytes());
        }
    }

    pub fn add_record(&mut self, record: &Record) {
        for (kind, name) in of(record) {
            self.add(record.id.as_str(), kind, &name);
        }
    }

    /// Adds to `best`, by id, the name that fits `wanted` best.
    pub fn search(&self, wanted: &Query, how: How, best: &mut HashMap<String, Hit>) {
        for entry in candidates(&self.entries, wanted, how) {
            if let Some(chunk) = self.chunks.get(usize::from(entry.chunk)) {
                entry.weigh(chunk, wanted, how, best);
            }
        }
    }

    /// Every name with its kind, by id.
    #[cfg(test)]
    pub fn sorted(&self) -> Vec<(&str, NameKind, &str)> {
        let (entries, _) = self.entries.as_chunks::<ENTRY>();
        let mut names: Vec<_> = entries
            .iter()
            .map(Entry::read)
            .map(|entry| {
                let chunk = &self.chunks[usize::from(entry.chunk)];
                let (id, name) = entry.id_and_name(chunk).unwrap();
                (id, entry.kind, name)
            })
            .collect();
        names.sort_unstable();
        names
    }

    /// Each id with its legal name; one that several collections have may come twice.
    pub fn legal(&self) -> impl Iterator<Item = (&str, &str)> {
        let (entries, _) = self.entries.as_chunks::<ENTRY>();
        entries
            .iter()
            .map(Entry::read)
            .filter(|entry| entry.kind == NameKind::Legal)
            .filter_map(|entry| entry.id_and_name(self.chunks.get(usize::from(entry.chunk))?))
    }
}

/// What somebody looks for.
#[derive(Debug)]
pub struct Query {
    folded: String,
    squeezed: Word,
    words: Vec<Word>,
    signature: u128,
    least_shared: u32,
    held: u128,
}

impl Query {
    /// `None` when the text has no letter and no digit.
    pub fn new(text: &str) -> Option<Query> {
        let text: String = text.chars().take(200).collect();
        let folded = fold(&text);
        if folded.is_empty() {
            return None;
        }
        let mut words: Vec<Word> = Vec::new();
        for word in folded.split(' ') {
            if !words.iter().any(|known| known.text == word) {
                words.push(Word::new(word.to_owned()));
            }
        }
        let squeezed = Word::new(folded.replace(' ', ""));
        // A name may be one word where two were typed: both ways are looked for.
        let signature = signature(&folded);
        Some(Query {
            least_shared: (signature.count_ones() * 3 / 10).max(1),
            held: held(&folded),
            folded,
            squeezed,
            words,
            signature,
        })
    }

    /// Whether a part of a name as short as this says which is meant.
    pub fn tells(&self) -> bool {
        self.words.iter().any(|word| word.text.len() > 2)
    }

    /// How well a name fits; `None` when it does not.
    fn score(&self, name: &str, kind: NameKind, how: How) -> Option<u16> {
        let score = self.fit(name, how)?;
        let less = match kind {
            NameKind::Legal => 0,
            NameKind::Trading => 3,
            NameKind::Domain => 6,
            NameKind::Product => 9,
            NameKind::Id => 10,
        };
        Some(score.saturating_sub(less))
    }

    fn fit(&self, name: &str, how: How) -> Option<u16> {
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
        let mut words = self.words.iter();
        if words.all(|word| name.split(' ').any(|other| other == word.text)) {
            return Some(850 - rest);
        }
        let squeezed = || name.chars().filter(|c| *c != ' ');
        if squeezed().eq(self.squeezed.text.chars()) {
            return Some(940);
        }
        // A letter or two begin too much.
        let begins = |word: &Word| {
            word.text.len() > 2 && name.split(' ').any(|other| other.starts_with(&word.text))
        };
        if self.words.iter().all(begins) {
            return Some(ALL_WORDS + 90 - rest);
        }
        let length = self.squeezed.text.chars().count();
        if self.squeezed.text.len() > 3 && squeezed().take(length).eq(self.squeezed.text.chars()) {
            return Some(690 - rest);
        }
        match how {
            How::AsTyped => None,
            How::WithErrors => self.misspelt(name, rest),
        }
    }

    /// How well a name fits that was typed with errors: one in a word of four to
    /// seven letters, two in a longer one, none in a shorter.
    fn misspelt(&self, name: &str, rest: u16) -> Option<u16> {
        let mut errors = 0;
        for word in &self.words {
            let nearest = name.split(' ').filter_map(|other| word.errors(other)).min();
            match nearest {
                Some(few) => errors += few,
                None => {
                    errors = self.squeezed.errors(&name.replace(' ', ""))?;
                    break;
                }
            }
        }
        let errors = u16::try_from(errors).unwrap_or(9).min(6);
        Some(600 - 60 * errors - rest)
    }
}

/// A word that somebody typed.
#[derive(Debug)]
struct Word {
    text: String,
    /// In characters.
    length: usize,
    letters: u64,
}

impl Word {
    fn new(text: String) -> Word {
        Word {
            length: text.chars().count(),
            letters: letters(&text),
            text,
        }
    }

    /// How many errors make it another word; `None` when they are too many.
    fn errors(&self, other: &str) -> Option<usize> {
        let most = errors_in(self.length);
        // An error brings one new letter at most, and takes one away: that alone rules out
        // most words.
        let others = letters(other);
        let (gone, new) = (self.letters & !others, others & !self.letters);
        if gone.count_ones().max(new.count_ones()) as usize > most
            || other.chars().count().abs_diff(self.length) > most
        {
            return None;
        }
        Some(osa_distance(&self.text, other)).filter(|errors| *errors <= most)
    }
}

/// A bit for each letter of a word.
fn letters(word: &str) -> u64 {
    word.chars()
        .fold(0, |bits, letter| bits | 1 << (u32::from(letter) % 64))
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
            ("dei", NameKind::Legal, "ΔΕΗ Α.Ε."),
            ("ceska", NameKind::Legal, "Česká spořitelna, a.s."),
            ("lodz", NameKind::Legal, "Tramwaje Łódź Sp. z o.o."),
            ("orsted", NameKind::Legal, "Ørsted A/S"),
            ("islandsbanki", NameKind::Legal, "Íslandsbanki hf."),
            ("thorn", NameKind::Legal, "Þórshöfn ehf."),
            ("vivakom", NameKind::Legal, "Виваком България ЕАД"),
            ("ghaqda", NameKind::Legal, "Għaqda Ħbieb"),
            ("ziniu", NameKind::Legal, "UAB „Žinių ąžuolas“"),
            ("orszag", NameKind::Legal, "Országos Űrhajó Zrt."),
        ] {
            names.add(id, kind, name);
        }
        names
    }

    fn found(text: &str) -> Vec<String> {
        let names = names();
        let mut best = HashMap::new();
        for how in [How::AsTyped, How::WithErrors] {
            if best.is_empty() {
                names.search(&Query::new(text).unwrap(), how, &mut best);
            }
        }
        ranked(best).into_iter().map(|hit| hit.id).collect()
    }

    #[test]
    fn a_name_in_any_script_of_europe_is_found_by_what_a_person_types() {
        for (id, typed) in [
            ("dei", &["ΔΕΗ", "δεη", "dei"][..]),
            ("ceska", &["Česká", "ceska sporitelna", "CESKA"]),
            ("lodz", &["Łódź", "lodz", "tramwaje lodz"]),
            ("orsted", &["Ørsted", "orsted", "ORSTED"]),
            ("islandsbanki", &["Íslandsbanki", "ISLANDSBANKI"]),
            ("thorn", &["thorshofn", "Þórshöfn"]),
            ("vivakom", &["виваком", "VIVAKOM", "vivacom"]),
            ("ghaqda", &["ghaqda", "hbieb"]),
            ("ziniu", &["ziniu azuolas", "Žinių"]),
            ("orszag", &["orszagos", "urhajo"]),
        ] {
            for text in typed {
                assert_eq!(found(text), [id], "{text}");
            }
        }
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
    fn what_is_found_as_typed_is_found_among_all_names_too() {
        let names = names();
        for text in [
            "amazon",
            "core amazon",
            "fr",
            "o2",
            "door",
            "doordash inc",
            "vin",
            "a b c",
        ] {
            let wanted = Query::new(text).unwrap();
            let (mut quick, mut all) = (HashMap::new(), HashMap::new());
            names.search(&wanted, How::AsTyped, &mut quick);
            for bytes in names.entries.as_chunks::<ENTRY>().0 {
                let entry = Entry::read(bytes);
                entry.weigh(
                    &names.chunks[usize::from(entry.chunk)],
                    &wanted,
                    How::AsTyped,
                    &mut all,
                );
            }
            assert_eq!(quick, all, "{text}");
        }
    }

    #[test]
    fn the_example_in_the_head_of_this_file_is_true() {
        let bits = |trigrams: &str| {
            trigrams.split(' ').fold(0, |bits, trigram| {
                let mut letters = trigram.chars().map(|c| if c == '·' { ' ' } else { c });
                bits | bit(std::array::from_fn(|_| letters.next().unwrap()))
            })
        };
        let doordash = "··d ·do doo oor ord rda das ash sh· ··i ·in inc nc·";
        assert_eq!(signature(&fold("DoorDash, Inc.")), bits(doordash));
        let indoor = "··i ·in ind ndo doo oor or· ··d ·da das ash sh·";
        assert_eq!(signature(&fold("Indoor Dash")), bits(indoor));
        let wanted = Query::new("door dash").unwrap();
        assert_eq!(wanted.held, bits("··d ·do doo oor das ash"));

        let fits = |name: &str| signature(&fold(name)) & wanted.held == wanted.held;
        assert!(["DoorDash, Inc.", "Dash Door", "Doorstep Dashboards"].map(fits) == [true; 3]);
        assert!(!fits("Indoor Dash"));

        let misspelt = Query::new("vintde").unwrap();
        assert_eq!(misspelt.signature, bits("··v ·vi vin int ntd tde de·"));
        assert_eq!(misspelt.least_shared, 2);
        let shared = signature("vinted") & misspelt.signature;
        assert_eq!(shared, bits("··v ·vi vin int tde"));
        assert_eq!(bits("tde"), bits("nte"));
        assert_eq!(Word::new("vintde".to_owned()).errors("vinted"), Some(1));
    }

    #[test]
    fn an_index_whose_chunks_are_lost_finds_nothing() {
        let mut names = names();
        for chunk in &mut names.chunks {
            chunk.truncate(10);
        }
        names.search(
            &Query::new("amazon").unwrap(),
            How::AsTyped,
            &mut HashMap::new(),
        );
        names.chunks.clear();
        let mut best = HashMap::new();
        names.search(&Query::new("amazon").unwrap(), How::WithErrors, &mut best);
        assert!(best.is_empty());
        assert_eq!(names.legal().count(), 0);
    }
}
