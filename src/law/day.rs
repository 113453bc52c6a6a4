//! Reads and writes a civil day as TOML has it: `2018-05-25`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use toml::value::{Date, Datetime};

/// For `#[serde(deserialize_with)]`. A date with a time, or one that no
/// calendar has, is refused.
pub fn from_toml<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let written = Datetime::deserialize(deserializer)?;
    match written {
        Datetime {
            date: Some(date),
            time: None,
            offset: None,
        } => NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            .ok_or_else(|| D::Error::custom(format!("the day {date} does not exist"))),
        _ => Err(D::Error::custom(format!(
            "wanted a day such as 2018-05-25, found {written}"
        ))),
    }
}

/// The same where the day may be missing; with `#[serde(default)]`.
pub fn from_toml_if_any<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    from_toml(deserializer).map(Some)
}

/// For `#[serde(serialize_with)]`: a bare date, as [`from_toml`] reads it.
pub fn to_toml<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    written(day).serialize(serializer)
}

/// The same where the day may be missing; with `#[serde(skip_serializing_if)]`.
pub fn to_toml_if_any<S: Serializer>(
    day: &Option<NaiveDate>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    day.as_ref().map(written).serialize(serializer)
}

fn written(day: &NaiveDate) -> Datetime {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Datetime::from(Date {
        year: u16::try_from(day.year()).unwrap_or_default(),
        month: small(day.month()),
        day: small(day.day()),
    })
}
