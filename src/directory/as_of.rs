//! Until when is something known to have been true?

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use toml::Value;

use crate::law::day;

/// The day a fact was last true to our knowledge: the last change of its
/// substance at the source. The day two copies were compared does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsOf {
    /// Nobody can say.
    Unknown,
    On(NaiveDate),
}

impl AsOf {
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            AsOf::Unknown => None,
            AsOf::On(day) => Some(day),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AsOf::Unknown => f.pad("unknown"),
            AsOf::On(day) => day.fmt(f),
        }
    }
}

/// Written as a day, or as the word `"unknown"`.
impl<'de> Deserialize<'de> for AsOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(word) if word == "unknown" => Ok(AsOf::Unknown),
            // A day that was taken apart on its way, as in an export, is a text.
            Value::String(word) => word.parse().map(AsOf::On).map_err(|_| {
                D::Error::custom(format!(
                    "wanted a day such as 2018-05-25, or \"unknown\", found \"{word}\""
                ))
            }),
            Value::Datetime(written) => day::from_toml(Value::Datetime(written))
                .map(AsOf::On)
                .map_err(D::Error::custom),
            other => Err(D::Error::custom(format!(
                "wanted a day such as 2018-05-25, or \"unknown\", found {other}"
            ))),
        }
    }
}

impl Serialize for AsOf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            AsOf::Unknown => serializer.serialize_str("unknown"),
            AsOf::On(day) => day::to_toml(day, serializer),
        }
    }
}

/// Whether what was true on `then` is older than so many years on `today`.
pub fn is_older(then: NaiveDate, years: u32, today: NaiveDate) -> bool {
    then.checked_add_months(Months::new(12 * years))
        .is_some_and(|end| end < today)
}

/// `from 2019`, or the whole day where the year alone would say too little.
pub fn of_when(then: NaiveDate, today: NaiveDate) -> String {
    if today.year() - then.year() > 2 {
        format!("from {}", then.year())
    } else {
        format!("from {then}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fact_is_older_than_two_years_on_the_day_after_they_are_full() {
        // 2024-02-29 and two years: 2026-02-28, as months end.
        let then = day("2024-02-29");
        assert!(!is_older(then, 2, day("2026-02-28")));
        assert!(is_older(then, 2, day("2026-03-01")));
        // A day that has not come yet is not old.
        assert!(!is_older(day("2030-01-01"), 2, day("2026-03-01")));
    }
}
