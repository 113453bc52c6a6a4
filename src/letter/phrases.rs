//! The words of a letter that belong to no statute: dates and labels.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// One file of `templates/languages/`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phrases {
    months: [String; 12],
    /// With `{day}`, `{month}` and `{year}`.
    date: String,
    /// How the first of a month is written, where not `1`.
    first_day: Option<String>,
    /// With `{reference}`.
    pub reference: String,
    /// With `{page}` and `{pages}`.
    pub page: String,
    pub email: String,
    pub address: String,
}

impl Phrases {
    /// The day in the letter's own form: `22 November 2026`, `1er mars 2026`.
    pub fn date(&self, day: NaiveDate) -> String {
        let number = match &self.first_day {
            Some(first) if day.day() == 1 => first.clone(),
            _ => day.day().to_string(),
        };
        self.date
            .replace("{day}", &number)
            .replace("{month}", &self.months[day.month0() as usize])
            .replace("{year}", &day.year().to_string())
    }
}
