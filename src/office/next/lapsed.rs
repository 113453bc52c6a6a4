//! Which time of the person's own is over?

use chrono::NaiveDate;
use serde::Serialize;

use crate::law::Citation;

/// A time of the person's own that is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lapsed {
    /// Its last day.
    pub on: NaiveDate,
    /// The rule by which whoever comes late may still be heard, where one is known.
    pub relief: Option<Citation>,
}
