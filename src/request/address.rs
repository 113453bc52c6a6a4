//! A postal address.

use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{BadText, Line};
use crate::law::{Language, Place, UnknownPlace};

/// The most lines an address has beside its country: what a window shows.
const LINES: usize = 6;

/// The lines below the name as they stand on an envelope, and the country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub lines: Vec<Line>,
    pub country: Place,
}

/// The text is no address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadAddress {
    #[error(
        "an address has its lines parted by `;` and its country last: 'Street 1; 10115 Berlin; DE'"
    )]
    NoLines,
    #[error("{found} lines; an address has {LINES} at most, and then its country")]
    TooManyLines { found: usize },
    #[error("line {number} {fault}")]
    Line { number: usize, fault: BadText },
    #[error("its last part is the country: {0}")]
    Country(#[from] UnknownPlace),
}

impl Address {
    /// The lines for a letter from or to this address; the country stands last,
    /// in capitals, when the letter crosses a border.
    pub fn block(&self, other: Option<&Place>, language: &Language) -> Vec<String> {
        let mut lines: Vec<String> = self.lines.iter().map(Line::to_string).collect();
        if other.is_some_and(|other| other.country() != self.country.country()) {
            lines.push(self.country.country().name(language).to_uppercase());
        }
        lines
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    /// Reads `Street 1; 10115 Berlin; DE`. The country is a code, or a name in
    /// one of the languages of the letters.
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let parts: Vec<&str> = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let Some((last, lines)) = parts.split_last().filter(|(_, lines)| !lines.is_empty()) else {
            return Err(BadAddress::NoLines);
        };
        if lines.len() > LINES {
            return Err(BadAddress::TooManyLines { found: lines.len() });
        }
        let country = match last.parse::<Place>() {
            Ok(place) => place,
            Err(unknown) => Place::named(last).ok_or(unknown)?,
        };
        let lines = lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                Line::new(line).map_err(|fault| BadAddress::Line {
                    number: index + 1,
                    fault,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Address { lines, country })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_names_the_country_only_where_it_crosses_a_border() {
        let address: Address = "38 avenue John F. Kennedy; L-1855 Luxembourg; Luxembourg"
            .parse()
            .unwrap();
        let german: Language = "de".parse().unwrap();
        let from = |code: &str| address.block(Some(&code.parse().unwrap()), &german);
        assert_eq!(
            from("LU"),
            ["38 avenue John F. Kennedy", "L-1855 Luxembourg"]
        );
        assert_eq!(
            from("DE"),
            [
                "38 avenue John F. Kennedy",
                "L-1855 Luxembourg",
                "LUXEMBURG"
            ]
        );
    }

    #[test]
    fn an_address_without_lines_or_with_a_country_nobody_knows_is_refused() {
        let fault = |text: &str| text.parse::<Address>().unwrap_err().to_string();
        assert_eq!(
            fault("Berlin"),
            "an address has its lines parted by `;` and its country last: 'Street 1; 10115 Berlin; DE'"
        );
        assert_eq!(
            fault("Street 1; Berlin; XX"),
            "its last part is the country: `XX` is no country code such as `DE`, `GB` or `US-CA`"
        );
        assert_eq!(
            fault("a;b;c;d;e;f;g;DE"),
            "7 lines; an address has 6 at most, and then its country"
        );
    }
}
