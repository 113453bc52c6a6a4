//! Where does a person live, or must a company act?

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Language;

/// Code and names, one place a line; see the head of the file.
const PLACES: &str = include_str!("../../law/places.tsv");

/// A country by its ISO 3166-1 code, or a part of one by its ISO 3166-2 code:
/// `DE`, `US-CA`, `GB-SCT`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Place(String);

/// The code or name means no place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{found}` is no country code such as `DE`, `GB` or `US-CA`{}", meant(.instead))]
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

fn rows() -> impl Iterator<Item = (&'static str, [&'static str; 4])> {
    PLACES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((
                cells.next()?,
                [cells.next()?, cells.next()?, cells.next()?, cells.next()?],
            ))
        })
}

/// Whether the table has a place of this code. Asked for every place of every
/// law file that is read, so the names are not looked at.
fn is_known(code: &str) -> bool {
    PLACES.lines().any(|line| {
        line.strip_prefix(code)
            .is_some_and(|rest| rest.starts_with('\t'))
    })
}

impl Place {
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The country a part belongs to; a country belongs to itself.
    pub fn country(&self) -> Place {
        Place(self.0.split('-').next().unwrap_or(&self.0).to_owned())
    }

    pub fn is_country(&self) -> bool {
        !self.0.contains('-')
    }

    /// The place's name in `language`, in English where the table has no column
    /// for it; the code for a part of a country that is not in the table.
    pub fn name(&self, language: &Language) -> &str {
        let column = match language.primary() {
            "de" => 1,
            "fr" => 2,
            "es" => 3,
            _ => 0,
        };
        rows()
            .find(|(code, _)| *code == self.0)
            .map_or(&self.0, |(_, names)| names[column])
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

    /// The country whose name this is in any language of the table, in any case:
    /// `Luxembourg`, `deutschland`. Names of parts are names of towns too
    /// (`Berlin`, `Washington`) and mean nothing here.
    pub fn named(name: &str) -> Option<Place> {
        let wanted = name.to_lowercase();
        rows()
            .filter(|(code, _)| !code.contains('-'))
            .find(|(_, names)| names.iter().any(|name| name.to_lowercase() == wanted))
            .map(|(code, _)| Place(code.to_owned()))
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
            None if is_known(&upper) => Ok(Place(upper)),
            None => Err(unknown(match upper.as_str() {
                "UK" => Some("GB".to_owned()),
                "EL" => Some("GR".to_owned()),
                "USA" => Some("US".to_owned()),
                "CALIFORNIA" => Some("US-CA".to_owned()),
                "WASHINGTON" => Some("US-WA".to_owned()),
                _ => Place::named(code).map(|place| place.0),
            })),
            // The parts of these countries are listed because laws name them.
            Some(("US" | "GB" | "DE", _)) if is_known(&upper) => Ok(Place(upper)),
            Some(("US" | "GB" | "DE", _)) => Err(unknown(None)),
            Some((country, part))
                if is_known(country)
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

impl TryFrom<String> for Place {
    type Error = UnknownPlace;

    fn try_from(code: String) -> Result<Self, UnknownPlace> {
        code.parse()
    }
}

impl From<Place> for String {
    fn from(place: Place) -> String {
        place.0
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
            "`UK` is no country code such as `DE`, `GB` or `US-CA`; did you mean `GB`?"
        );
        for wrong in [
            "", "X", "XX", "US-ZZ", "DE-XX", "DE-", "-", "D E", "US-CA-LA", "日本",
        ] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_country_is_found_by_its_name_in_any_of_the_languages() {
        for name in ["Germany", "deutschland", "ALLEMAGNE", "Alemania"] {
            assert_eq!(Place::named(name).unwrap().code(), "DE", "{name}");
        }
        assert_eq!(Place::named("Atlantis"), None);
        assert_eq!(Place::named("Berlin"), None);
    }
}
