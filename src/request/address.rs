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
    /// One to six.
    pub lines: Vec<Line>,
    pub country: Place,
}

impl Address {
    /// The most lines beside the country.
    pub const MOST_LINES: usize = LINES;

    /// The state that stands in it, where it is in the United States: there the law depends on it.
    pub fn state(&self) -> Option<Place> {
        let mut lines = self.lines.iter().rev();
        let state = lines.find_map(|line| american_state(line.as_str()));
        state.filter(|state| state.country() == self.country)
    }
}

/// The text is not an address.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadAddress {
    #[error(
        "separate the lines of an address with `;` or commas and put the country last: 'Street 1; 10115 Berlin; Germany'"
    )]
    NoLines,
    #[error("{found} lines; an address has {LINES} at most, and then its country")]
    TooManyLines { found: usize },
    #[error("line {number} {fault}")]
    Line { number: usize, fault: BadText },
    #[error("its last part is the country: {0}")]
    Country(#[from] UnknownPlace),
    /// `CA` behind a line that is neither country's alone.
    #[error("is `CA` California or Canada? write `US` or `Canada` last")]
    CaliforniaOrCanada,
}

impl BadAddress {
    /// Whether all of it may be there but the country.
    pub fn lacks_country(&self) -> bool {
        matches!(
            self,
            BadAddress::Country(_) | BadAddress::NoLines | BadAddress::CaliforniaOrCanada
        )
    }
}

/// Countries that are their capital: a line with the name alone may be the town's.
const TOWNS: [&str; 12] = [
    "DJ", "GI", "GT", "HK", "KW", "LU", "MC", "MO", "PA", "SG", "SM", "VA",
];

/// The country codes that people write before a postal code, with a hyphen: those of ISO 3166,
/// and the older ones of motor cars.
const PREFIXES: [(&str, &str); 14] = [
    ("A", "AT"),
    ("B", "BE"),
    ("CH", "CH"),
    ("D", "DE"),
    ("E", "ES"),
    ("F", "FR"),
    ("FIN", "FI"),
    ("FL", "LI"),
    ("H", "HU"),
    ("I", "IT"),
    ("L", "LU"),
    ("N", "NO"),
    ("P", "PT"),
    ("S", "SE"),
];

/// The state before `94105` or `94105-1420` at the end of a line: `San Francisco, CA 94105`.
fn american_state(line: &str) -> Option<Place> {
    let mut words = line.split_whitespace().rev();
    let (zip, state, _) = (words.next()?, words.next()?, words.next()?);
    let (five, four) = zip.split_once('-').unwrap_or((zip, "0000"));
    let number =
        |text: &str, count| text.len() == count && text.bytes().all(|digit| digit.is_ascii_digit());
    let state = state.trim_end_matches(',');
    let is_code = state.len() == 2 && state.bytes().all(|letter| letter.is_ascii_uppercase());
    let state = format!("US-{state}").parse::<Place>();
    state
        .ok()
        .filter(|_| number(five, 5) && number(four, 4) && is_code)
}

fn is_american(line: &str) -> bool {
    american_state(line).is_some()
}

/// `04109 Leipzig`, `1010 Wien`: digits, then a town.
fn is_european(line: &str) -> bool {
    let Some((code, town)) = line.split_once(' ') else {
        return false;
    };
    (3..=6).contains(&code.len())
        && code.bytes().all(|digit| digit.is_ascii_digit())
        && town.chars().any(char::is_alphabetic)
}

/// `M5V 3X4`, the last two words of a line in Canada.
fn is_canadian(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let code = match (words.next(), words.next()) {
        (Some(second), Some(first)) if second.len() == 3 => format!("{first}{second}"),
        (Some(whole), _) => whole.to_owned(),
        _ => return false,
    };
    let fits = |(at, letter): (usize, char)| match at % 2 {
        0 => letter.is_ascii_uppercase(),
        _ => letter.is_ascii_digit(),
    };
    code.len() == 6 && code.chars().enumerate().all(fits)
}

/// The country that the last line of an address is, by name or by code.
fn named_by(last: &str, before: &[Line]) -> Option<Place> {
    let last = last.trim_matches(|c: char| c.is_whitespace() || ",.()".contains(c));
    let is_code = last.len() == 2 && last.bytes().all(|letter| letter.is_ascii_uppercase());
    if !is_code {
        let country = Place::named(last)?;
        // The state, not the one in the Caucasus, whose postal codes have four digits.
        let is_state =
            country.code() == "GE" && before.iter().any(|line| is_american(line.as_str()));
        return (!is_state).then_some(country);
    }
    let country: Place = last.parse().ok().or_else(|| Place::named(last))?;
    // `CA`, `DE`, `IN`: states as well as countries.
    let is_state = format!("US-{last}").parse::<Place>().is_ok();
    let stands_behind =
        |fits: fn(&str) -> bool| before.last().is_some_and(|line| fits(line.as_str()));
    let fits = match last {
        "CA" => stands_behind(is_canadian),
        _ => !is_state || stands_behind(is_european) || is_prefixed(before).is_some(),
    };
    fits.then_some(country)
}

/// The country that the code before a postal code names: `D-64293 Darmstadt`.
fn is_prefixed(lines: &[Line]) -> Option<Place> {
    let (prefix, rest) = lines.last()?.as_str().split_once('-')?;
    let code = rest.split_whitespace().next()?;
    let is_code = code.len() >= 3 && code.bytes().all(|digit| digit.is_ascii_digit());
    if !is_code || !rest.contains(char::is_alphabetic) {
        return None;
    }
    match PREFIXES.iter().find(|(known, _)| *known == prefix) {
        Some((_, country)) => country.parse().ok(),
        None if prefix.len() == 2 && prefix.bytes().all(|letter| letter.is_ascii_uppercase()) => {
            prefix.parse().ok()
        }
        None => None,
    }
}

impl Address {
    /// An address whose last line may be its country, as tables, records and people have it:
    /// `known` is the country given next to it. What the last line says goes before that, and
    /// goes out of the lines, for the country is added where a letter crosses a border. `None` where
    /// the country is not known.
    pub fn told(mut lines: Vec<Line>, known: Option<&Place>) -> Option<Address> {
        let mut country = None;
        if let Some((last, before)) = lines.split_last()
            && !before.is_empty()
        {
            let by_code = known.filter(|known| known.country().code() == last.as_str());
            country = by_code
                .map(Place::country)
                .or_else(|| named_by(last.as_str(), before));
            // The line of a town stays.
            let is_town = country
                .as_ref()
                .is_some_and(|country| TOWNS.contains(&country.code()) && before.len() < 2);
            if country.is_some() && !is_town {
                lines.pop();
            }
        }
        let is_same = |known: &&Place| country.as_ref().is_none_or(|told| known.country() == *told);
        let country = match known.filter(is_same) {
            Some(known) => known.clone(),
            None => country.or_else(|| is_prefixed(&lines)).or_else(|| {
                let american = lines.last().is_some_and(|line| is_american(line.as_str()));
                american.then(|| "US".parse().ok()).flatten()
            })?,
        };
        Some(Address { lines, country })
    }

    /// An address that was typed without its country, which is this one.
    ///
    /// # Errors
    /// As of reading it with the country behind it.
    pub fn in_country(typed: &str, country: &Place) -> Result<Address, BadAddress> {
        let typed = typed.trim().trim_end_matches([',', ';']);
        let by = [";", "\n"].into_iter().find(|by| typed.contains(by));
        // By its name, which is no state's beside.
        let name = country.country();
        let name = name.name(&Language::english());
        format!("{typed}{} {name}", by.unwrap_or(",")).parse()
    }

    /// The address as it is typed, on one line: `Street 1; 10115 Berlin; DE`.
    pub fn one_line(&self) -> String {
        let mut lines: Vec<&str> = self.lines.iter().map(Line::as_str).collect();
        lines.push(self.country.code());
        lines.join("; ")
    }

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

/// The parts of an address: by line ends, by semicolons, or else by commas.
fn split(text: &str) -> Vec<String> {
    let by = [';', '\n']
        .into_iter()
        .find(|separator| text.contains(*separator))
        .unwrap_or(',');
    let mut parts: Vec<String> = Vec::new();
    for part in text.split(by).map(str::trim) {
        let part = part.trim_end_matches(',').trim_end();
        match parts.last_mut() {
            _ if part.is_empty() => {}
            // The comma before a state stays: `Fresno, CA 93701`.
            Some(town) if by == ',' && is_american(&format!("{town}, {part}")) => {
                *town = format!("{town}, {part}");
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

fn ends_in_five_digits(lines: &[String]) -> bool {
    let last = lines
        .last()
        .and_then(|line| line.split_whitespace().next_back());
    last.is_some_and(|code| code.len() == 5 && code.bytes().all(|digit| digit.is_ascii_digit()))
}

impl FromStr for Address {
    type Err = BadAddress;

    /// Reads `Street 1; 10115 Berlin; DE`, the same with commas, or a line for each part. The country is a
    /// code or a name in one of the languages of the letters; a postal code with a state tells it, too.
    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let mut parts = split(text);
        let (last, before) = match parts.split_last() {
            Some((last, before)) if !before.is_empty() => (last.clone(), before),
            _ => return Err(BadAddress::NoLines),
        };
        let american = before.last().is_some_and(|line| is_american(line));
        let found = if last == "CA" && american {
            Some("US".parse()?)
        } else if last == "CA" && ends_in_five_digits(before) {
            return Err(BadAddress::CaliforniaOrCanada);
        } else {
            last.parse::<Place>().ok().or_else(|| Place::named(&last))
        };
        let behind_comma = last.rsplit_once(',').and_then(|(line, country)| {
            let country = Place::named(country.trim())?;
            Some((line.trim().to_owned(), country))
        });
        let country = if let Some(country) = found {
            parts.pop();
            country
        } else if let Some((line, country)) = behind_comma {
            parts.pop();
            parts.push(line);
            country
        } else {
            // No country is last, and a line may tell which one it is: `Fresno, CA 93701`.
            let unknown = last.parse::<Place>().err().map(BadAddress::Country);
            let lines = parts.iter().filter_map(|line| Line::new(line).ok());
            match Address::told(lines.collect(), None) {
                Some(told) => told.country,
                None => return Err(unknown.unwrap_or(BadAddress::NoLines)),
            }
        };
        let lines = parts;
        if lines.len() > LINES {
            return Err(BadAddress::TooManyLines { found: lines.len() });
        }
        let lines = lines
            .iter()
            .enumerate()
            .map(|(index, line)| {
                Line::new(line).map_err(|fault| BadAddress::Line {
                    number: index + 1,
                    fault,
                })
            })
            .collect::<Result<Vec<Line>, _>>()?;
        let address = Address { lines, country };
        // The country once more, by its name, is what was meant to be last.
        Ok(
            match Address::told(address.lines.clone(), Some(&address.country)) {
                Some(told) if told.country == address.country => told,
                _ => address,
            },
        )
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
    fn the_country_is_found_where_it_stands_and_once() {
        let told = |lines: &str, known: &str| {
            let lines = lines.split("; ").map(|line| Line::new(line).unwrap());
            let known = known.parse::<Place>().ok();
            let address = Address::told(lines.collect(), known.as_ref())?;
            let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
            Some(format!("{} | {}", lines.join("; "), address.country))
        };
        for name in [
            "Deutschland",
            "Germany",
            "Allemagne",
            "ALEMANIA",
            "DE",
            "Germany.",
            "(Germany)",
        ] {
            for known in ["DE", "DE-HE", ""] {
                let lines = format!("Musterweg 1; 64293 Darmstadt; {name}");
                let country = if known.is_empty() { "DE" } else { known };
                assert_eq!(
                    told(&lines, known),
                    Some(format!("Musterweg 1; 64293 Darmstadt | {country}")),
                    "{name} {known}"
                );
            }
        }
        for (lines, known, wanted) in [
            (
                "Musterweg 1; D-64293 Darmstadt",
                "",
                Some("Musterweg 1; D-64293 Darmstadt | DE"),
            ),
            (
                "1 rue A; L-1855 Luxembourg",
                "",
                Some("1 rue A; L-1855 Luxembourg | LU"),
            ),
            (
                "1 rue A; L-1855 Luxembourg; Luxembourg",
                "LU",
                Some("1 rue A; L-1855 Luxembourg | LU"),
            ),
            ("1 Quay; Singapore", "", Some("1 Quay; Singapore | SG")),
            (
                "1 Main St; Dublin; Ireland",
                "US",
                Some("1 Main St; Dublin | IE"),
            ),
            (
                "1 Main St; Atlanta, GA 30303",
                "",
                Some("1 Main St; Atlanta, GA 30303 | US"),
            ),
            ("1 Main St; Atlanta, GA 30303; Georgia", "", None),
            ("1 Main St; Los Angeles; CA", "", None),
            (
                "1 Main St; Los Angeles; CA",
                "US",
                Some("1 Main St; Los Angeles; CA | US"),
            ),
            (
                "1 Main St; Toronto, ON M5V 3X4; CA",
                "",
                Some("1 Main St; Toronto, ON M5V 3X4 | CA"),
            ),
            (
                "1 Main St; London; SW1A 1AA; England",
                "",
                Some("1 Main St; London; SW1A 1AA | GB"),
            ),
            ("Musterweg 1; 64293 Darmstadt", "", None),
            ("Deutschland", "", None),
        ] {
            assert_eq!(told(lines, known).as_deref(), wanted, "{lines} {known}");
        }
        let typed: Address = "Musterweg 1; 64293 Darmstadt; Deutschland; DE"
            .parse()
            .unwrap();
        assert_eq!(typed.lines.len(), 2);
        let typed: Address = "Ring 1; 1010 Wien; O\u{308}STERREICH".parse().unwrap();
        assert_eq!(typed.country.code(), "AT");
        let typed: Address = "1 High St; London SW1A 1AA; UK".parse().unwrap();
        assert_eq!(typed.country.code(), "GB");
    }

    #[test]
    fn every_country_is_understood_in_every_language_and_named_once() {
        let mut tried = 0;
        for language in Place::languages() {
            let language: Language = language.parse().unwrap();
            for row in include_str!("../../law/places.tsv").lines() {
                let code = row.split('\t').next().unwrap_or_default();
                let Ok(country) = code.parse::<Place>() else {
                    continue;
                };
                if !country.is_country() {
                    continue;
                }
                let lines = ["Street 1", "12345 Town", country.name(&language)];
                let lines = lines.map(|line| Line::new(line).unwrap()).to_vec();
                for known in [None, Some(&country)] {
                    let address = Address::told(lines.clone(), known).unwrap();
                    assert_eq!(address.lines.len(), 2, "{code}");
                    assert_eq!(address.country.code(), code);
                    tried += 1;
                }
            }
        }
        assert!(tried > 1_900, "{tried}");
    }

    #[test]
    fn an_address_is_read_as_people_write_it() {
        for (typed, wanted) in [
            (
                "Hauptstr. 5, 1010 Wien, Österreich",
                "Hauptstr. 5; 1010 Wien | AT",
            ),
            (
                "Hauptstr. 5\n1010 Wien\nAustria\n",
                "Hauptstr. 5; 1010 Wien | AT",
            ),
            (
                "Hauptstr. 5,\n1010 Wien,\nAustria",
                "Hauptstr. 5; 1010 Wien | AT",
            ),
            (
                "Hauptstr. 5; 1010 Wien, Austria",
                "Hauptstr. 5; 1010 Wien | AT",
            ),
            (
                "c/o Doe, Flat 2; 1 High St; London; UK",
                "c/o Doe, Flat 2; 1 High St; London | GB",
            ),
            (
                "12 Elm St, Fresno, CA 93701",
                "12 Elm St; Fresno, CA 93701 | US",
            ),
            (
                "12 Elm St, Fresno, CA 93701, USA",
                "12 Elm St; Fresno, CA 93701 | US",
            ),
            (
                "12 Elm St; Fresno, CA 93701; CA",
                "12 Elm St; Fresno, CA 93701 | US",
            ),
            (
                "12 Elm St; Fresno, CA 93701; US-CA",
                "12 Elm St; Fresno, CA 93701 | US-CA",
            ),
            (
                "1 Main St, Toronto, ON M5V 3X4, Canada",
                "1 Main St; Toronto; ON M5V 3X4 | CA",
            ),
            ("Weg 1, D-10115 Berlin", "Weg 1; D-10115 Berlin | DE"),
        ] {
            let address: Address = typed.parse().unwrap();
            let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
            let read = format!("{} | {}", lines.join("; "), address.country);
            assert_eq!(read, wanted, "{typed}");
        }
        let ambiguous = "12 Elm St; Fresno 93701; CA".parse::<Address>();
        assert_eq!(ambiguous, Err(BadAddress::CaliforniaOrCanada));
    }

    #[test]
    fn the_country_that_was_told_elsewhere_stands_behind_the_lines() {
        for (typed, country, wanted) in [
            (
                "Hauptstrasse 5\n1010 Wien",
                "AT",
                "Hauptstrasse 5; 1010 Wien | AT",
            ),
            (
                "Hauptstrasse 5, 1010 Wien,",
                "AT",
                "Hauptstrasse 5; 1010 Wien | AT",
            ),
            (
                "Weg 1; 2. Stock\n; 1010 Wien",
                "AT",
                "Weg 1; 2. Stock; 1010 Wien | AT",
            ),
            (
                "12 Elm St\nFresno 93701",
                "CA",
                "12 Elm St; Fresno 93701 | CA",
            ),
            (
                "12 Elm St\nFresno 93701",
                "US-CA",
                "12 Elm St; Fresno 93701 | US",
            ),
        ] {
            let address = Address::in_country(typed, &country.parse().unwrap()).unwrap();
            let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
            let read = format!("{} | {}", lines.join("; "), address.country);
            assert_eq!(read, wanted, "{typed}");
        }
    }

    #[test]
    fn an_address_without_lines_or_with_a_country_nobody_knows_is_refused() {
        let fault = |text: &str| text.parse::<Address>().unwrap_err().to_string();
        assert_eq!(
            fault("Berlin"),
            "separate the lines of an address with `;` or commas and put the country last: 'Street 1; 10115 Berlin; Germany'"
        );
        assert_eq!(
            fault("Street 1; Berlin; XX"),
            "its last part is the country: `XX` is not a country code such as `DE`, `GB` or `US-CA`"
        );
        assert_eq!(
            fault("a;b;c;d;e;f;g;DE"),
            "7 lines; an address has 6 at most, and then its country"
        );
    }
}
