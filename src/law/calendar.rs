//! Which days does nobody have to work?

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Calendars, Place};

/// The days off at one place: weekends, and its public holidays as far as they
/// are known.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    known: Option<(&'a Calendars, usize)>,
}

/// A kind of day that a counting rule can treat as not being a working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayOff {
    Saturday,
    Sunday,
    Holiday,
}

impl<'a> Calendar<'a> {
    fn known(calendars: &'a Calendars, index: usize) -> Calendar<'a> {
        Calendar {
            known: Some((calendars, index)),
        }
    }

    /// Weekends alone: of the public holidays nothing is known.
    pub fn unknown() -> Calendar<'a> {
        Calendar { known: None }
    }

    /// Whether the table has holidays for this place; if not, weekends are the only days off.
    pub fn is_known(self) -> bool {
        self.known.is_some()
    }

    /// Its code in the table; `None` where it knows of no holidays.
    pub fn id(self) -> Option<&'a str> {
        self.known.map(|(calendars, index)| calendars.id(index))
    }

    /// Whose days they are, as a sum says it: `Ireland`.
    pub fn title(self) -> Option<&'a str> {
        self.known.map(|(calendars, index)| calendars.title(index))
    }

    /// Who in the country has further holidays, which are not known here.
    pub(super) fn further(self) -> Option<&'a str> {
        self.known
            .and_then(|(calendars, index)| calendars.further(index))
    }

    /// The public holiday that falls on this day, by name. Of two on one day
    /// the first of the table.
    pub fn holiday(self, day: NaiveDate) -> Option<&'a str> {
        self.known
            .and_then(|(calendars, index)| calendars.holiday(index, day))
    }

    /// A part of the country that has a holiday on this day of which the country as a
    /// whole has none, and its name.
    pub(super) fn in_a_part(self, day: NaiveDate) -> Option<(&'a str, &'a str)> {
        let (calendars, index) = self.known?;
        calendars.in_a_part(index, day)
    }

    /// The holiday that this part of the country has on this day and the country as a whole has not, with the name of
    /// the part.
    pub(super) fn in_this_part(self, part: &Place, day: NaiveDate) -> Option<(&'a str, &'a str)> {
        let (calendars, index) = self.known?;
        if part.is_country() || calendars.id(index) != part.country().code() {
            return None;
        }
        let part = calendars.index(part.code())?;
        let ours = calendars.holiday(index, day);
        let holiday = calendars.holiday(part, day).filter(|_| ours.is_none())?;
        Some((calendars.title(part), holiday))
    }

    /// All public holidays of a year, in order.
    pub fn holidays(self, year: i32) -> Vec<(NaiveDate, &'a str)> {
        self.known
            .map(|(calendars, index)| calendars.holidays(index, year))
            .unwrap_or_default()
    }

    /// Why the day is off, if it is one of `kinds`: `Easter Monday`, `Saturday`.
    pub fn day_off(self, day: NaiveDate, kinds: &[DayOff]) -> Option<&'a str> {
        let holiday = kinds
            .contains(&DayOff::Holiday)
            .then(|| self.holiday(day))
            .flatten();
        holiday.or(match day.weekday() {
            Weekday::Sat if kinds.contains(&DayOff::Saturday) => Some("Saturday"),
            Weekday::Sun if kinds.contains(&DayOff::Sunday) => Some("Sunday"),
            _ => None,
        })
    }
}

impl Calendars {
    /// The calendar with this code: `IE`, `US-CA-6700`.
    pub fn get(&self, id: &str) -> Option<Calendar<'_>> {
        self.index(id).map(|index| Calendar::known(self, index))
    }

    /// The calendar of a place, or else that of its country; one that knows of
    /// no holidays where there is neither.
    pub fn of(&self, place: &Place) -> Calendar<'_> {
        self.get(place.code())
            .or_else(|| self.get(place.country().code()))
            .unwrap_or_else(Calendar::unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_off_only_where_its_kind_counts() {
        // 4 July 2026 is a Saturday.
        let off =
            |day: &str, kinds: &[DayOff]| Calendar::unknown().day_off(day.parse().unwrap(), kinds);
        let (saturday, sunday) = ("2026-07-04", "2026-07-05");
        assert_eq!(off(saturday, &[DayOff::Saturday]), Some("Saturday"));
        assert_eq!(off(saturday, &[DayOff::Sunday, DayOff::Holiday]), None);
        assert_eq!(off(sunday, &[DayOff::Sunday]), Some("Sunday"));
        assert_eq!(off(sunday, &[DayOff::Saturday, DayOff::Holiday]), None);
    }
}
