//! How long is a clock, in the law's own unit?

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;

/// A length of time as a statute states it. A month is a month of the calendar
/// and never a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerializeDisplay, DeserializeFromStr)]
pub enum Period {
    /// Days of the calendar, weekends and holidays included.
    Days(u32),
    /// Working days, as the rule of counting defines them.
    BusinessDays(u32),
    /// Months of the calendar: from the 31st of one to the 31st, or last day, of another.
    Months(u32),
}

/// The text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a period such as `45 days`, `10 business days` or `1 month`")]
pub struct NotAPeriod(pub String);

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        let wrong = || NotAPeriod(text.to_owned());
        let (number, unit) = text.split_once(' ').ok_or_else(wrong)?;
        let number: u32 = number.parse().map_err(|_| wrong())?;
        match (number, unit) {
            (0, _) => Err(wrong()),
            (1, "day") | (2.., "days") => Ok(Period::Days(number)),
            (1, "business day") | (2.., "business days") => Ok(Period::BusinessDays(number)),
            (1, "month") | (2.., "months") => Ok(Period::Months(number)),
            _ => Err(wrong()),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match *self {
            Period::Days(number) => (number, "day"),
            Period::BusinessDays(number) => (number, "business day"),
            Period::Months(number) => (number, "month"),
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}
