//! Which days does nobody have to work?

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::Place;

/// The days off at the place where somebody must act.
///
/// Weekends are known; public holidays are not yet: [`Calendar::holiday`] is
/// the one place where they will be asked for.
#[derive(Debug, Clone)]
pub struct Calendar {
    place: Option<Place>,
}

/// A kind of day that a counting rule can treat as no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOff {
    Saturday,
    Sunday,
    Holiday,
}

impl Calendar {
    /// The calendar of a place; of no place in particular with `None`.
    pub fn of(place: Option<Place>) -> Calendar {
        Calendar { place }
    }

    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// The public holiday that falls on this day, by name.
    pub fn holiday(&self, _day: NaiveDate) -> Option<&str> {
        None
    }

    /// Why the day is off, if it is one of `kinds`: `Saturday`, `Easter Monday`.
    pub fn day_off(&self, day: NaiveDate, kinds: &[DayOff]) -> Option<&str> {
        match day.weekday() {
            Weekday::Sat if kinds.contains(&DayOff::Saturday) => Some("Saturday"),
            Weekday::Sun if kinds.contains(&DayOff::Sunday) => Some("Sunday"),
            _ if kinds.contains(&DayOff::Holiday) => self.holiday(day),
            _ => None,
        }
    }
}
