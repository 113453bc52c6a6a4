//! The words of a letter that belong to no statute: dates and labels.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::{
    law::{Certainty, EventKind, Language, Place},
    request::{Proxy, Way},
};

/// One file of `templates/languages/`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phrases {
    /// Who has read the letters of the language, and how; for who reads the file, and the README.
    #[serde(default, rename = "reviewed")]
    _reviewed: String,
    /// How sure that makes the words: `memory` where nobody who speaks the language has read them.
    #[serde(default = "of_ones_own")]
    pub certainty: Certainty,
    months: [String; 12],
    /// With `{day}`, `{month}` and `{year}`.
    date: String,
    /// The same in the head of a later page, where it is written otherwise there.
    heading_date: Option<String>,
    /// How the first of a month is written, where not `1`.
    first_day: Option<String>,
    /// The article before each day within a sentence, where another number has another: `l-1`, `it-2`.
    articles: Option<[String; 31]>,
    /// With `{reference}`.
    pub reference: String,
    /// With `{page}` and `{pages}`.
    pub page: String,
    pub email: String,
    pub address: String,
    /// What is called by the word of its kind alone; in English where the file has no words for it.
    #[serde(default = "telephone")]
    phone: String,
    #[serde(default = "birth")]
    birth_date: String,
    #[serde(default = "something")]
    identifier: String,
    /// What stands between a letter and its translation: that it is one, and that the letter counts. In English where
    /// the file has no words for it.
    #[serde(default = "in_english")]
    pub translation: String,
    /// The letters of the language besides those that English has, small and capital; see [`alphabet`](super::alphabet).
    #[serde(default)]
    pub letters: String,
    /// Above one enclosure, and above more.
    enclosures: [String; 2],
    by: Ways,
    /// Of who acts for the requester. In English where the file has no words for it.
    #[serde(default)]
    pub representative: Representing,
    /// What happened in a case, in the words of its requester, by the word of the event; `sent-again` for
    /// another letter.
    #[serde(default)]
    events: BTreeMap<String, String>,
}

/// How a letter names its way.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Ways {
    post: String,
    registered: String,
    fax: String,
    email: String,
}

/// How a letter says that somebody acts for its requester.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Representing {
    /// With `{contact}`: the name, the addresses and the reference.
    pub authorised: String,
    /// With `{reference}`: that of the representative.
    pub reference: String,
    /// What the signed authority is called among the enclosures, with `{name}`.
    pub authority: String,
}

impl Representing {
    /// The paragraph of a letter to a place.
    pub fn said(&self, representative: &Proxy, to: Option<&Place>, language: &Language) -> String {
        let address = representative.address.iter();
        let address = address.flat_map(|address| address.block(to, language));
        let reference = representative.reference.iter();
        let reference =
            reference.map(|reference| self.reference.replace("{reference}", reference.as_str()));
        let contact: Vec<String> = [representative.name.to_string()]
            .into_iter()
            .chain(address)
            .chain([representative.email.to_string()])
            .chain(reference)
            .collect();
        self.authorised.replace("{contact}", &contact.join(", "))
    }

    /// What the signed authority is called.
    pub fn title(&self, representative: &Proxy) -> String {
        let name = representative.name.as_str();
        self.authority.replace("{name}", name)
    }
}

impl Default for Representing {
    fn default() -> Representing {
        Representing {
            authorised: "I have authorised the following person or organisation to conduct this matter for me and to \
                         receive your answer, including any personal data: {contact}. The written authority, which I \
                         have signed, is enclosed. Please send your answer and any questions there."
                .to_owned(),
            reference: "their reference: {reference}".to_owned(),
            authority: "Written authority ({name})".to_owned(),
        }
    }
}

/// What a language file without the words says.
fn in_english() -> String {
    "A translation, for information only: the letter before it is the one that counts.".to_owned()
}

fn telephone() -> String {
    "Telephone number".to_owned()
}

fn birth() -> String {
    "Date of birth".to_owned()
}

fn something() -> String {
    "Identifier".to_owned()
}

/// The words of a file that does not say it are its owner's.
fn of_ones_own() -> Certainty {
    Certainty::Secondary
}

impl Phrases {
    /// The names of the months, January first.
    pub(super) fn months(&self) -> impl Iterator<Item = &str> {
        self.months.iter().map(String::as_str)
    }

    /// The heading above this many enclosures.
    pub fn enclosures(&self, count: usize) -> &str {
        let [one, more] = &self.enclosures;
        if count == 1 { one } else { more }
    }

    /// What a particular is called that has only the word of its kind: `phone`, `birth-date`, `identifier`.
    pub fn particular(&self, word: &str) -> Option<&str> {
        match word.to_lowercase().as_str() {
            "phone" => Some(&self.phone),
            "birth-date" => Some(&self.birth_date),
            "identifier" => Some(&self.identifier),
            _ => None,
        }
    }

    /// The way in words: `By registered post`.
    pub fn way(&self, way: Way) -> &str {
        match way {
            Way::Post => &self.by.post,
            Way::Registered => &self.by.registered,
            Way::Fax => &self.by.fax,
            Way::Email => &self.by.email,
        }
    }

    /// The day in the letter's own form: `22 November 2026`, `Le 1er mars 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        self.filled(&self.date, day)
    }

    /// The day as the head of a later page names it, where that is not [`Phrases::date`].
    pub fn heading_date(&self, day: NaiveDate) -> Option<String> {
        let pattern = self.heading_date.as_ref()?;
        Some(self.filled(pattern, day))
    }

    /// The day within a sentence: `22 November 2026`, `1er mars 2026`, `it-22 ta’ Novembru 2026`.
    pub fn day(&self, day: NaiveDate) -> String {
        let pattern = self.heading_date.as_ref().unwrap_or(&self.date);
        let said = self.filled(&together(pattern), day);
        match &self.articles {
            Some(articles) => format!("{}{said}", articles[day.day0() as usize]),
            None => said,
        }
    }

    /// What happened, in words; `again`: it is a further letter.
    pub fn event(&self, kind: EventKind, again: bool) -> Option<&str> {
        let word = if again { "sent-again" } else { kind.word() };
        self.events.get(word).map(String::as_str)
    }

    fn filled(&self, pattern: &str, day: NaiveDate) -> String {
        let number = match &self.first_day {
            Some(first) if day.day() == 1 && !makes_ordinals(pattern, first) => first.clone(),
            _ => day.day().to_string(),
        };
        pattern
            .replace("{day}", &number)
            .replace("{month}", &self.months[day.month0() as usize])
            .replace("{year}", &day.year().to_string())
    }
}

/// The text as one that stays on one line: no line ends at its blanks.
pub fn on_one_line(text: &str) -> String {
    text.replace(' ', "\u{a0}")
}

/// The pattern with its day and its month on one line: `{day}.` alone at the end of a line is no date.
fn together(pattern: &str) -> String {
    let parts = [pattern.find("{day}"), pattern.find("{month}")];
    let [Some(day), Some(month)] = parts else {
        return pattern.to_owned();
    };
    let (begin, end) = (day.min(month), day.max(month));
    let between = on_one_line(&pattern[begin..end]);
    format!("{}{between}{}", &pattern[..begin], &pattern[end..])
}

/// Whether a pattern has the ending of the first day after each: `{day}η`, as Greek has it within a sentence.
fn makes_ordinals(pattern: &str, first: &str) -> bool {
    let ending = first.strip_prefix('1').unwrap_or_default();
    !ending.is_empty() && pattern.contains(&format!("{{day}}{ending}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::built_in;

    /// In a sentence a line does not end between the day and the month; `~` stands for the blank that holds them.
    #[test]
    fn the_first_of_a_month_has_its_ending_once() {
        let said = |tag: &str, month| {
            let path = format!("languages/{tag}.toml");
            let phrases: Phrases = built_in::TEMPLATES.read(&path).unwrap().unwrap();
            let day = NaiveDate::from_ymd_opt(2027, month, 1 + month % 3).unwrap();
            (phrases.date(day), phrases.day(day))
        };
        let both = |date: &str, day: &str| (date.to_owned(), day.replace('~', "\u{a0}"));
        assert_eq!(said("el", 3), both("1η Μαρτίου 2027", "1η~Μαρτίου 2027"));
        assert_eq!(said("el", 5), both("3 Μαΐου 2027", "3η~Μαΐου 2027"));
        assert_eq!(said("fr", 3), both("Le 1er mars 2027", "1er~mars 2027"));
        assert_eq!(said("it", 3), both("1º marzo 2027", "1º~marzo 2027"));
        assert_eq!(
            said("mt", 3),
            both("1 ta’ Marzu 2027", "l-1~ta’~Marzu 2027")
        );
        assert_eq!(
            said("mt", 5),
            both("3 ta’ Mejju 2027", "it-3~ta’~Mejju 2027")
        );
        assert_eq!(said("es", 3).1, "1~de~marzo de 2027".replace('~', "\u{a0}"));
        assert_eq!(
            said("lv", 3).1,
            "2027.~gada 1.~martā".replace('~', "\u{a0}")
        );
    }

    /// What a company has no name for is called in each language, and never in English by default.
    #[test]
    fn every_language_has_words_for_what_finds_a_person() {
        let mut met = 0;
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/languages");
        for entry in std::fs::read_dir(folder).unwrap() {
            let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            let file: toml::Table = text.parse().unwrap();
            for word in ["phone", "birth-date", "identifier"] {
                assert!(file.contains_key(word), "{text}: {word}");
            }
            let phrases: Phrases = toml::from_str(&text).unwrap();
            assert_eq!(
                phrases.particular("birth-date"),
                file["birth-date"].as_str()
            );
            met += 1;
        }
        assert!(met > 26, "{met}");
    }
}
