//! Where does a person live, or must a company act?

use std::{collections::HashMap, fmt, str::FromStr, sync::LazyLock};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{
    Language,
    places::{ROWS, cell, has_parts, languages},
};

/// A country by its ISO 3166-1 code, or a part of one by its ISO 3166-2 code:
/// `DE`, `US-CA`, `GB-SCT`.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Place(String);

/// The code or name means no place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is not a country code such as `DE`, `GB` or `US-CA`{}", meant(.instead))]
pub struct UnknownPlace {
    pub found: String,
    /// The code that was probably meant.
    pub instead: Option<String>,
}

fn meant(instead: &Option<String>) -> String {
    instead
        .as_ref()
        .map(|code| format!("; did you mean `{code}`?"))
        .unwrap_or_default()
}

/// The codes of countries by their names as [`folded`] gives them, and by what people and registries write
/// beside those: what a country calls itself, older names and short ones, and the parts of the United Kingdom.
static BY_NAME: LazyLock<HashMap<String, &str>> = LazyLock::new(|| {
    let countries = || {
        ROWS.iter()
            .map(|(code, line)| (*code, *line))
            .filter(|(code, _)| !code.contains('-'))
    };
    let mut by_name = HashMap::new();
    for (code, line) in countries() {
        let also = cell(line, "also")
            .into_iter()
            .flat_map(|cell| cell.split("; "));
        by_name.extend(also.map(|name| (name.to_owned(), code)));
    }
    for (code, line) in countries() {
        let names = languages().filter_map(|(language, _)| cell(line, language));
        by_name.extend(names.map(|name| (folded(name), code)));
    }
    by_name
});

/// A name as it is compared: small letters without accents, hyphens, dots and an article.
fn folded(name: &str) -> String {
    let letters: String = name
        .replace('&', " and ")
        .replace(['.', '\'', '’', '\u{AD}'], "")
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let letters = letters.replace('ß', "ss");
    let words: Vec<&str> = letters.split_whitespace().collect();
    match words[..] {
        ["the" | "die" | "der" | "le" | "la" | "les", .., _] if words.len() > 1 => {
            words.get(1..).unwrap_or_default().join(" ")
        }
        _ => words.join(" "),
    }
}

impl Place {
    /// `DE`, `US-CA`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The country a part belongs to; a country belongs to itself.
    pub fn country(&self) -> Place {
        Place(self.0.split('-').next().unwrap_or(&self.0).to_owned())
    }

    /// Whether it is a whole country, and not a part of one.
    pub fn is_country(&self) -> bool {
        !self.0.contains('-')
    }

    /// The languages in which the table has names.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        languages().map(|(code, _)| code)
    }

    fn row(&self) -> Option<&'static str> {
        ROWS.get(self.code()).copied()
    }

    /// The place's name in `language`, in English where the table has no column
    /// for it; the code for a part of a country that is not in the table.
    pub fn name(&self, language: &Language) -> &str {
        let name = self
            .row()
            .and_then(|row| cell(row, language.primary()).or_else(|| cell(row, "en")));
        name.unwrap_or(&self.0)
    }

    /// What a part of this country is called, where its parts have laws of their own: `state`.
    pub fn part_in_english(&self) -> &'static str {
        let part = self.row().and_then(|row| cell(row, "parts"));
        part.unwrap_or("part of the country")
    }

    /// The English name as it stands in a sentence: `the Netherlands`.
    pub fn in_english(&self) -> String {
        let name = self.name(&Language::english());
        let plural = [
            "Netherlands",
            "Philippines",
            "Bahamas",
            "Maldives",
            "Comoros",
        ];
        let common = [
            "United ",
            "Dominican Republic",
            "Central African Republic",
            "Vatican City",
        ];
        let takes_article = plural.contains(&name)
            || name.ends_with(" Islands")
            || common.iter().any(|beginning| name.starts_with(beginning))
            || name == "District of Columbia";
        if takes_article {
            format!("the {name}")
        } else {
            name.to_owned()
        }
    }

    /// The country whose name this is in any language of the table, or as it is called at home or
    /// for short, in any case and with or without accents: `Luxembourg`, `deutschland`, `USA`,
    /// `U.K.`. Names of parts are names of towns too (`Berlin`, `Washington`) and mean nothing here.
    pub fn named(name: &str) -> Option<Place> {
        // As most last lines of an address, which are a town's: no name is looked for in vain.
        if name.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        BY_NAME
            .get(&folded(name))
            .map(|code| Place((*code).to_owned()))
    }
}

impl Place {
    /// The place that a person means by a code, or by the name of a country or of a part of one:
    /// `US-CA`, `Österreich`, `UK`, `California`.
    ///
    /// # Errors
    /// When it is neither, or a country and a part are both called so.
    pub fn meant(typed: &str) -> Result<Place, UnknownPlace> {
        if let Ok(place) = typed.parse() {
            return Ok(place);
        }
        let name = folded(typed);
        let called_so = |line: &'static str| {
            languages().any(|(language, _)| {
                cell(line, language).is_some_and(|known| folded(known) == name)
            })
        };
        let parts = ROWS.iter().filter(|(code, _)| code.contains('-'));
        let part = parts
            .filter(|(_, line)| !name.is_empty() && called_so(line))
            .map(|(code, _)| Place((*code).to_owned()))
            .min();
        let country = Place::named(typed);
        match (country, part) {
            // England is a nation, and its country for who writes an address.
            (Some(country), Some(part)) if part.country() != country => Err(UnknownPlace {
                found: typed.to_owned(),
                instead: Some(format!("{country}` or `{part}")),
            }),
            (_, Some(part)) => Ok(part),
            (Some(country), None) => Ok(country),
            (None, None) => Err(UnknownPlace {
                found: typed.to_owned(),
                instead: None,
            }),
        }
    }
}

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(code: &str) -> Result<Self, UnknownPlace> {
        let upper = code.trim().to_ascii_uppercase();
        let unknown = |instead| UnknownPlace {
            found: code.to_owned(),
            instead,
        };
        match upper.split_once('-') {
            None if ROWS.contains_key(upper.as_str()) => Ok(Place(upper)),
            None => Err(unknown(match upper.as_str() {
                "UK" => Some("GB".to_owned()),
                "EL" => Some("GR".to_owned()),
                "USA" => Some("US".to_owned()),
                "CALIFORNIA" => Some("US-CA".to_owned()),
                "WASHINGTON" => Some("US-WA".to_owned()),
                _ => Place::named(code).map(|place| place.0),
            })),
            Some(_) if ROWS.contains_key(upper.as_str()) => Ok(Place(upper)),
            // A part that the table would list.
            Some((country, _)) if has_parts(country) => Err(unknown(None)),
            Some((country, part))
                if ROWS.contains_key(country)
                    && (1..=3).contains(&part.len())
                    && part.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                Ok(Place(upper))
            }
            Some(("UK", _)) => Err(unknown(Some("GB".to_owned()))),
            Some(_) => Err(unknown(None)),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_in_any_case_and_kept_in_capitals() {
        assert_eq!("us-ca".parse::<Place>().unwrap().code(), "US-CA");
        assert_eq!("CA-qc".parse::<Place>().unwrap().country().code(), "CA");
    }

    #[test]
    fn a_code_no_country_has_is_refused_with_the_one_that_was_meant() {
        assert_eq!(
            "UK".parse::<Place>().unwrap_err().to_string(),
            "`UK` is not a country code such as `DE`, `GB` or `US-CA`; did you mean `GB`?"
        );
        for wrong in [
            "", "X", "XX", "US-ZZ", "DE-XX", "DE-", "-", "D E", "US-CA-LA", "日本",
        ] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_place_is_what_a_person_means() {
        for (typed, code) in [
            ("us-ca", "US-CA"),
            ("California", "US-CA"),
            ("Österreich", "AT"),
            ("UK", "GB"),
            ("England", "GB-ENG"),
            ("Sachsen", "DE-SN"),
            ("washington", "US-WA"),
        ] {
            let place = Place::meant(typed);
            assert_eq!(place.as_ref().map(Place::code), Ok(code), "{typed}");
        }
        let georgia = Place::meant("Georgia").unwrap_err().to_string();
        assert!(
            georgia.ends_with("did you mean `GE` or `US-GA`?"),
            "{georgia}"
        );
        for wrong in ["", "XX", "Atlantis", "Berlin or so", "US-ZZ"] {
            assert!(Place::meant(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_country_is_found_by_its_name_in_any_of_the_languages() {
        for (code, names) in [
            (
                "DE",
                &["Germany", "deutschland", "ALLEMAGNE", "Alemania"][..],
            ),
            (
                "AT",
                &["Österreich", "OSTERREICH", "O\u{308}sterreich", "Autriche"],
            ),
            (
                "GB",
                &[
                    "UK",
                    "U.K.",
                    "England",
                    "Great Britain",
                    "The United Kingdom",
                    "Royaume Uni",
                ],
            ),
            (
                "US",
                &[
                    "USA",
                    "U.S.A.",
                    "U.S.",
                    "US",
                    "Etats-Unis",
                    "United States of America",
                ],
            ),
            ("NL", &["The Netherlands", "Nederland", "Pays-Bas"]),
            ("GR", &["Ελλάδα", "Griechenland", "EL"]),
            ("CZ", &["Czech Republic", "Česká republika", "Tschechien"]),
            ("GB", &["Großbritannien", "Grossbritannien"]),
            ("CI", &["Côte d’Ivoire", "Cote d'Ivoire"]),
            ("BA", &["Bosnia & Herzegovina", "Bosnia and Herzegovina"]),
        ] {
            for name in names {
                assert_eq!(
                    Place::named(name).as_ref().map(Place::code),
                    Some(code),
                    "{name}"
                );
            }
        }
        let also = ROWS.values().filter_map(|line| cell(line, "also"));
        let also: Vec<&str> = also.flat_map(|names| names.split("; ")).collect();
        assert!(also.len() > 90);
        assert_eq!(Place::named(""), None);
        for name in also {
            assert_eq!(folded(name), name);
        }
        let digit = |name: &&String| name.contains(|letter: char| letter.is_ascii_digit());
        assert_eq!(BY_NAME.keys().find(digit), None);
        assert_eq!(Place::named("Atlantis"), None);
        assert_eq!(Place::named("Berlin"), None);
    }
}
