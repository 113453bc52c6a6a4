//! Reads a TOML date (`2018-05-25`) as a civil day.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

/// For `#[serde(deserialize_with)]`. A date with a time, or one that no
/// calendar has, is refused.
pub fn from_toml<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    match written {
        toml::value::Datetime {
            date: Some(date),
            time: None,
            offset: None,
        } => NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            .ok_or_else(|| D::Error::custom(format!("no calendar has the day {date}"))),
        _ => Err(D::Error::custom(format!(
            "wanted a day such as 2018-05-25, found {written}"
        ))),
    }
}
