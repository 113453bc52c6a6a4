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

/// The code or name means no place, or may mean two.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UnknownPlace {
    #[error("`{found}` is not a country code such as `DE`, `GB` or `US-CA`{}", meant(.instead))]
    None {
        found: String,
        /// The code that was probably meant.
        instead: Option<String>,
    },
    /// A code that a part of one country and another country have.
    #[error("`{found}` may be {} or {}: write `{part}` or `{}`", in_english(.part), in_english(.country), in_english(.country))]
    Either {
        found: String,
        part: Place,
        country: Place,
    },
}

fn in_english(place: &Place) -> String {
    place.name(&Language::english()).to_owned()
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
        by_name.extend(also(line).map(|name| (name.to_owned(), code)));
    }
    for (code, line) in countries() {
        let names = languages().filter_map(|(language, _)| cell(line, language));
        by_name.extend(names.map(|name| (folded(name), code)));
    }
    by_name
});

/// What else a place of the table is called, folded.
fn also(line: &'static str) -> impl Iterator<Item = &'static str> {
    let cell = cell(line, "also").into_iter();
    cell.flat_map(|names| names.split("; "))
}

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

    /// The place that stands so in an English sentence.
    pub fn called_in_english(name: &str) -> Option<Place> {
        let bare = name.strip_prefix("the ").unwrap_or(name);
        let mut rows = ROWS.iter();
        let (code, _) = rows.find(|(_, line)| cell(line, "en") == Some(bare))?;
        Some(Place((*code).to_owned()))
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
        let part = part_named(typed, None);
        let country = Place::named(typed);
        match (country, part) {
            // England is a nation, and its country for who writes an address.
            (Some(country), Some(part)) if part.country() != country => Err(UnknownPlace::None {
                found: typed.to_owned(),
                instead: Some(format!("{country}` or `{part}")),
            }),
            (_, Some(part)) => Ok(part),
            (Some(country), None) => Ok(country),
            (None, None) => Err(UnknownPlace::None {
                found: typed.to_owned(),
                instead: None,
            }),
        }
    }
}

/// The code of a country that questions give as their example: whoever types it means the country.
const EXAMPLE: &str = "DE";

impl Place {
    /// The place that a person means of whom it is known in which country their postal address is: `CA` is California
    /// behind an address in the United States, and Canada behind one there.
    ///
    /// # Errors
    /// As [`Place::meant`], and where a code of two letters is a country's and a part's and nothing says which.
    pub fn meant_from(typed: &str, address: Option<&Place>) -> Result<Place, UnknownPlace> {
        let code = typed.trim().to_ascii_uppercase();
        let country = address.map(Place::country);
        let listed = |code: String| ROWS.contains_key(code.as_str()).then_some(Place(code));
        let beside = |country: &Place| listed(format!("{country}-{code}"));
        let by_part = |country: &Place| country.row().and_then(|row| cell(row, "parts")).is_some();
        if let Some(country) = &country {
            let part = beside(country).or_else(|| part_named(typed, Some(country)));
            match (part, code.parse::<Place>()) {
                (Some(part), _) if by_part(country) => return Ok(part),
                // Nobody's law depends on it there, and who lives elsewhere says so with the same two letters.
                (Some(part), Ok(other)) if code.len() == 2 && other != *country => {
                    return Err(UnknownPlace::Either {
                        found: typed.trim().to_owned(),
                        part,
                        country: other,
                    });
                }
                (Some(part), Err(_)) => return Ok(part),
                _ => {}
            }
        }
        let is_own = |place: &Place| country.as_ref() == Some(place);
        match (listed(format!("US-{code}")), listed(code.clone())) {
            (Some(part), Some(other)) if code != EXAMPLE && !is_own(&other) => {
                Err(UnknownPlace::Either {
                    found: typed.trim().to_owned(),
                    part,
                    country: other,
                })
            }
            (Some(part), None) => Ok(part),
            _ => Place::meant(typed),
        }
    }
}

impl Place {
    /// How it is typed by whose postal address is in this country, so that it is not taken for another place: its code, or
    /// its name.
    pub fn unmistakable(&self, address: Option<&Place>) -> &str {
        match Place::meant_from(&self.0, address) {
            Ok(found) if found == *self => &self.0,
            _ => self.name(&Language::english()),
        }
    }
}

/// The part of a country, or of this one, that is called so in a language of the table.
fn part_named(typed: &str, of: Option<&Place>) -> Option<Place> {
    let name = folded(typed);
    let called_so = |line: &'static str| {
        also(line).any(|known| known == name)
            || languages().any(|(language, _)| {
                cell(line, language).is_some_and(|known| folded(known) == name)
            })
    };
    let parts = ROWS
        .iter()
        .filter(|(code, _)| match (code.split_once('-'), of) {
            (Some((country, _)), Some(of)) => country == of.code(),
            (part, _) => part.is_some(),
        });
    parts
        .filter(|(_, line)| !name.is_empty() && called_so(line))
        .map(|(code, _)| Place((*code).to_owned()))
        .min()
}

/// Where somebody says that they live, as they typed it: their postal address may tell what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts(String);

impl Whereabouts {
    /// The place, as it is meant by a person whose postal address is in this country.
    ///
    /// # Errors
    /// As [`Place::meant_from`].
    pub fn seen_from(&self, address: Option<&Place>) -> Result<Place, UnknownPlace> {
        Place::meant_from(&self.0, address)
    }
}

impl FromStr for Whereabouts {
    type Err = UnknownPlace;

    fn from_str(typed: &str) -> Result<Self, UnknownPlace> {
        match Place::meant_from(typed, None) {
            Ok(_) | Err(UnknownPlace::Either { .. }) => Ok(Whereabouts(typed.to_owned())),
            // A name that two have, one of them where the person is.
            Err(_) if part_named(typed, None).is_some() => Ok(Whereabouts(typed.to_owned())),
            Err(unknown) => Err(unknown),
        }
    }
}

impl FromStr for Place {
    type Err = UnknownPlace;

    fn from_str(code: &str) -> Result<Self, UnknownPlace> {
        let upper = code.trim().to_ascii_uppercase();
        let unknown = |instead| UnknownPlace::None {
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
            ("Kalifornien", "US-CA"),
            ("Oesterreich", "AT"),
            ("Suedafrika", "ZA"),
            ("日本", "JP"),
            ("대한민국", "KR"),
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
    fn two_letters_are_a_state_where_the_postal_address_says_so() {
        let states = ROWS.keys().filter_map(|code| code.strip_prefix("US-"));
        let (us, canada, austria) = ("US", "CA", "AT");
        let [us, canada, austria] = [us, canada, austria].map(|code| Place(code.to_owned()));
        let mut both = 0;
        for state in states {
            let place = Place::meant_from(&state.to_lowercase(), Some(&us)).unwrap();
            assert_eq!(place.code(), format!("US-{state}"));
            let country = state.parse::<Place>().is_ok() && state != EXAMPLE;
            both += usize::from(country);
            for nothing in [None, Some(&austria)] {
                let place = Place::meant_from(state, nothing);
                assert_eq!(place.is_err(), country, "{state}: {place:?}");
            }
        }
        assert!(both > 20, "{both}");
        let code = |typed: &str, from: &Place| Place::meant_from(typed, Some(from)).unwrap().0;
        assert_eq!(canada.unmistakable(Some(&us)), "Canada");
        assert_eq!(canada.unmistakable(Some(&canada)), "CA");
        assert_eq!(code("CA", &canada), "CA");
        assert_eq!(code("NL", &canada), "CA-NL");
        assert_eq!(code("Canada", &us), "CA");
        assert_eq!(code("Georgia", &us), "US-GA");
        assert_eq!(code("DE", &us), "US-DE");
        assert_eq!(code("DE", &austria), "DE");
        let germany = "DE".parse().unwrap();
        assert_eq!(code("HH", &germany), "DE-HH");
        assert_eq!(
            Place::meant_from("BY", Some(&germany))
                .unwrap_err()
                .to_string(),
            "`BY` may be Bayern or Belarus: write `DE-BY` or `Belarus`"
        );
        assert_eq!(
            Place::meant_from("CA", None).unwrap_err().to_string(),
            "`CA` may be California or Canada: write `US-CA` or `Canada`"
        );
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
        let also: Vec<&str> = ROWS.values().copied().flat_map(also).collect();
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
