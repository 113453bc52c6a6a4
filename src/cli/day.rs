//! Which day does a person mean?
//!
//! Days are typed as they stand on a letter: `25.11.`, `25 Nov`, `Nov 25, 2026`, `25/11/2026`,
//! `2026-11-25`, `yesterday`, `-3d`. Whatever can be read in two ways is asked about.

use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};

use crate::{letter::month_of, speech::say};

/// A day as it was typed; which one it is may depend on today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    On(NaiveDate),
    /// So many days before today.
    Ago(u64),
    /// A day and a month, without a year.
    Yearly {
        day: u32,
        month: u32,
    },
}

impl Day {
    /// The day of something that has happened: without a year, the last there was until today.
    pub fn past(self, today: NaiveDate) -> NaiveDate {
        self.within(today, |found| found <= today, -1)
    }

    /// The day of something to come: without a year, the next there will be.
    pub fn to_come(self, today: NaiveDate) -> NaiveDate {
        self.within(today, |found| found >= today, 1)
    }

    fn within(self, today: NaiveDate, fits: impl Fn(NaiveDate) -> bool, step: i32) -> NaiveDate {
        match self {
            Day::On(day) => day,
            Day::Ago(days) => today.checked_sub_days(Days::new(days)).unwrap_or(today),
            // Within eight years there is a 29 February.
            Day::Yearly { day, month } => (0..=8)
                .filter_map(|years| {
                    NaiveDate::from_ymd_opt(today.year() + years * step, month, day)
                })
                .find(|found| fits(*found))
                .unwrap_or(today),
        }
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(typed: &str) -> Result<Day, String> {
        let typed = typed.trim().to_lowercase();
        match typed.as_str() {
            "today" | "heute" | "aujourd'hui" | "aujourd’hui" | "hoy" => return Ok(Day::Ago(0)),
            "yesterday" | "gestern" | "hier" | "ayer" => return Ok(Day::Ago(1)),
            _ => {}
        }
        let ago = typed
            .strip_prefix('-')
            .and_then(|ago| ago.strip_suffix('d'));
        if let Some(ago) = ago {
            let days = ago.parse().ok().filter(|days| *days <= 36_500);
            return days.map(Day::Ago).ok_or_else(not_read);
        }
        // A year before the first is not one of ours.
        if typed.starts_with('-') {
            return Err(not_read());
        }
        let parts: Vec<&str> = typed
            .split(|character: char| !character.is_alphanumeric())
            // `2 de mayo de 2026`, `the 2nd of May`
            .filter(|part| !part.is_empty() && !["de", "of", "the", "le", "el"].contains(part))
            .collect();
        let number = |part: &str| part.trim_end_matches(ORDINAL).parse::<u32>().ok();
        let is_year = |part: &str| part.len() == 4 && number(part).is_some();
        match parts.as_slice() {
            [year, month, day] if is_year(year) => dated(
                number(year),
                number(month).or_else(|| month_of(month)),
                number(day),
            ),
            [one, other, rest @ ..] if rest.len() <= 1 => {
                let year = rest.first().map(|year| (number(year), year.len()));
                let year = match year {
                    None => None,
                    Some((Some(year), 4)) => Some(year),
                    // On a letter, `26` is this century's.
                    Some((Some(year), 2)) => Some(2000 + year),
                    Some(_) => return Err(not_read()),
                };
                let (day, month) = match (number(one), number(other)) {
                    (Some(day), None) => (day, month_of(other).ok_or_else(not_read)?),
                    (None, Some(day)) => (day, month_of(one).ok_or_else(not_read)?),
                    (Some(one), Some(other)) if typed.contains('.') => (one, other),
                    (Some(one), Some(other)) => parted(one, other, year)?,
                    (None, None) => return Err(not_read()),
                };
                match year {
                    Some(_) => dated(year, Some(month), Some(day)),
                    // In a leap year, where there is every day that there may be.
                    None => NaiveDate::from_ymd_opt(2024, month, day)
                        .map(|_| Day::Yearly { day, month })
                        .ok_or_else(not_there),
                }
            }
            _ => Err(not_read()),
        }
    }
}

/// What stands behind the number of a day in some languages: `1st`, `1er`, `1º`.
const ORDINAL: &[char] = &['s', 't', 'n', 'd', 'r', 'h', 'e', 'º'];

/// Two numbers with a stroke between them: which is the month?
fn parted(one: u32, other: u32, year: Option<u32>) -> Result<(u32, u32), String> {
    if one == other || other > 12 {
        return Ok(if other > 12 {
            (other, one)
        } else {
            (one, other)
        });
    }
    if one > 12 {
        return Ok((one, other));
    }
    let year = year.map_or_else(|| "YYYY".to_owned(), |year| year.to_string());
    Err(say!(
        "days-two-ways",
        one = format!("{year}-{other:02}-{one:02}"),
        other = format!("{year}-{one:02}-{other:02}")
    ))
}

fn dated(year: Option<u32>, month: Option<u32>, day: Option<u32>) -> Result<Day, String> {
    let (Some(year), Some(month), Some(day)) = (year, month, day) else {
        return Err(not_read());
    };
    // No clock that starts then leaves the years that can be written.
    if !(1..=9998).contains(&year) {
        return Err(say!("days-year"));
    }
    let year = i32::try_from(year).map_err(|_| not_read())?;
    NaiveDate::from_ymd_opt(year, month, day)
        .map(Day::On)
        .ok_or_else(not_there)
}

fn not_there() -> String {
    say!("days-not-there")
}

fn not_read() -> String {
    say!("days-not-read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let today = day("2026-11-26");
        for (typed, meant) in [
            ("2026-11-25", "2026-11-25"),
            ("2026-3-5", "2026-03-05"),
            ("25.11.2026", "2026-11-25"),
            ("5. 3. 26", "2026-03-05"),
            ("25.11.", "2026-11-25"),
            // Tomorrow a year ago: what is recorded has happened.
            ("27.11.", "2025-11-27"),
            ("3.4.2026", "2026-04-03"),
            ("25/11", "2026-11-25"),
            ("11/25", "2026-11-25"),
            ("11/25/2026", "2026-11-25"),
            ("5/5", "2026-05-05"),
            ("25 Nov", "2026-11-25"),
            ("Nov 25", "2026-11-25"),
            ("Nov. 25, 2026", "2026-11-25"),
            ("November 25th, 2026", "2026-11-25"),
            ("1st September 2026", "2026-09-01"),
            ("3. März 2026", "2026-03-03"),
            ("1er août 2026", "2026-08-01"),
            ("12 févr. 2026", "2026-02-12"),
            ("2 de mayo de 2026", "2026-05-02"),
            ("29 Feb", "2024-02-29"),
            ("today", "2026-11-26"),
            ("Yesterday", "2026-11-25"),
            ("heute", "2026-11-26"),
            ("gestern", "2026-11-25"),
            ("Hier", "2026-11-25"),
            ("ayer", "2026-11-25"),
            ("-3d", "2026-11-23"),
        ] {
            let read = typed.parse::<Day>();
            assert_eq!(read.map(|read| read.past(today)), Ok(day(meant)), "{typed}");
        }
        let next = "27.11.".parse::<Day>().unwrap();
        assert_eq!(next.to_come(today), day("2026-11-27"));
        let next = "3 Jan".parse::<Day>().unwrap();
        assert_eq!(next.to_come(today), day("2027-01-03"));
    }

    #[test]
    fn what_is_no_day_or_two_is_asked_about() {
        for (typed, said) in [
            ("3/4/2026", "2026-04-03 or 2026-03-04"),
            ("3/4", "YYYY-04-03 or YYYY-03-04"),
            ("3-4-2026", "2026-04-03 or 2026-03-04"),
            ("30 Feb", "does not exist"),
            ("2026-02-29", "does not exist"),
            ("31.11.", "does not exist"),
            // Juin or juillet.
            ("3 jui", "a day is written"),
            ("0000-01-01", "0001 to 9998"),
            ("9999-01-01", "0001 to 9998"),
            ("soon", "a day is written"),
            ("", "a day is written"),
            ("25", "a day is written"),
            ("-3", "a day is written"),
            ("-0001-01-01", "a day is written"),
            ("-2026-11-25", "a day is written"),
            ("-99999999999999999999d", "a day is written"),
            ("1 2 3 4", "a day is written"),
            ("２６.1.", "a day is written"),
        ] {
            let error = typed.parse::<Day>().unwrap_err();
            assert!(error.contains(said), "{typed}: {error}");
        }
    }
}
