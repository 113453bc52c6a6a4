//! Which public holidays does each place have?
//!
//! The table is `law/holidays.txt`, whose head has the grammar; a user's
//! `law/extra-holidays.txt` of the same grammar adds days to it.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{DefaultHasher, Hash, Hasher},
    ops::RangeInclusive,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;
use thiserror::Error;

use super::{
    Certainty, Place, UnknownPlace,
    holiday::{Had, Holiday},
};

/// The public holidays of every place for which there is a calendar.
///
/// The days of a year are worked out when first asked for, and kept.
#[derive(Debug)]
pub struct Calendars {
    sections: Vec<Section>,
    certainty: Certainty,
    years: Mutex<Years>,
    /// Of the tables it was read from.
    digest: DefaultHasher,
}

/// The days off of a section in a year, in order.
type Years = BTreeMap<(usize, i32), Arc<[Entry]>>;

#[derive(Debug)]
struct Section {
    id: String,
    title: String,
    /// Sections above this one whose days are its days too.
    with: Vec<usize>,
    holidays: Vec<Written>,
    /// Who has further days, which the table does not have: `the communes`.
    further: Option<String>,
}

/// Whose table is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// The one that is part of the program.
    Ours,
    /// One that a person laid over it.
    Own,
    /// One that adds days to either.
    Extra,
}

/// A holiday as a line of a table, and what it says once that was asked.
///
/// Most starts ask for few places. A line of our own table is therefore read when its section first is, and by a
/// test; a person's is read at once, for it may be wrong.
#[derive(Debug)]
struct Written {
    line: Box<str>,
    holiday: OnceLock<Option<Holiday>>,
}

impl Written {
    fn holiday(&self) -> Option<&Holiday> {
        let read = || Holiday::parse(&self.line).ok();
        self.holiday.get_or_init(read).as_ref()
    }
}

/// A day off, and where its name is.
#[derive(Debug, Clone, Copy)]
struct Entry {
    day: NaiveDate,
    section: usize,
    holiday: usize,
    observed: bool,
}

/// A line of a table of holidays that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {wanted}\n{line} | {text}")]
pub struct BadLine {
    /// From 1.
    pub line: usize,
    pub text: String,
    /// What the grammar has at this place.
    pub wanted: String,
}

impl Calendars {
    /// The years for which our table was compiled. In others its rules are
    /// carried on.
    pub const YEARS: RangeInclusive<i32> = 2018..=2050;

    /// Reads a table in the grammar of `law/holidays.txt`.
    ///
    /// # Errors
    /// At the first line that says nothing.
    pub(super) fn parse(text: &str, table: Table) -> Result<Calendars, BadLine> {
        let mut calendars = Calendars {
            sections: Vec::new(),
            // Until the table says better.
            certainty: Certainty::Memory,
            years: Mutex::default(),
            digest: DefaultHasher::new(),
        };
        calendars.add(text, table)?;
        Ok(calendars)
    }

    /// Adds the days of another table. A place that has no calendar of its own
    /// yet gets one, with the days of its country.
    ///
    /// # Errors
    /// At the first line that says nothing.
    pub(super) fn extend(&mut self, text: &str) -> Result<(), BadLine> {
        self.add(text, Table::Extra)
    }

    fn add(&mut self, text: &str, table: Table) -> Result<(), BadLine> {
        text.hash(&mut self.digest);
        let mut current = None;
        for (index, written) in text.lines().enumerate() {
            let line = written.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            self.add_line(line, &mut current, table)
                .map_err(|wanted| BadLine {
                    line: index + 1,
                    text: written.to_owned(),
                    wanted,
                })?;
        }
        Ok(())
    }

    fn add_line(
        &mut self,
        line: &str,
        current: &mut Option<usize>,
        table: Table,
    ) -> Result<(), String> {
        let again = table == Table::Extra;
        if let Some(head) = line.strip_prefix('[') {
            let (id, title) = head
                .split_once(']')
                .map(|(id, title)| (id.trim(), title.trim()))
                .ok_or("wanted `[CODE] Name`, such as `[IE] Ireland`")?;
            *current = Some(match self.index(id) {
                Some(known) if again => known,
                Some(_) => return Err(format!("the calendar `{id}` stands twice")),
                None if again => self.open_own(id, title)?,
                None => self.open(id, title, None),
            });
            return Ok(());
        }
        // How sure our table is does not change with what a user adds.
        if let Some(word) = line.strip_prefix("certainty ").filter(|_| !again) {
            let word = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(word);
            self.certainty = Certainty::deserialize(word).map_err(|error| error.to_string())?;
            return Ok(());
        }
        let Some(current) = *current else {
            return Err("wanted a calendar first, such as `[IE] Ireland`".to_owned());
        };
        if let Some(others) = line.strip_prefix("with ") {
            let mut with = Vec::new();
            for other in others.split_whitespace() {
                match self.index(other) {
                    // Only calendars above this one, so that none includes itself.
                    Some(index) if index < current => with.push(index),
                    _ => return Err(format!("no calendar `{other}` stands above this one")),
                }
            }
            if let Some(section) = self.sections.get_mut(current) {
                section.with.extend(with);
            }
            return Ok(());
        }
        if let Some(who) = line.strip_prefix("further ") {
            if let Some(section) = self.sections.get_mut(current) {
                section.further = Some(who.trim().to_owned());
            }
            return Ok(());
        }
        let holiday = match table {
            Table::Ours => OnceLock::new(),
            Table::Own | Table::Extra => OnceLock::from(Some(Holiday::parse(line)?)),
        };
        if let Some(section) = self.sections.get_mut(current) {
            let line = line.into();
            section.holidays.push(Written { line, holiday });
        }
        Ok(())
    }

    /// A calendar of the user's own, with the days of the country it is a part
    /// of. A code that means no place would never be asked for.
    fn open_own(&mut self, code: &str, title: &str) -> Result<usize, String> {
        let place: Place = code
            .parse()
            .map_err(|error: UnknownPlace| error.to_string())?;
        if let Some(known) = self.index(place.code()) {
            return Ok(known);
        }
        // In our own table a part says itself what it has from its country.
        let country = self.index(place.country().code());
        Ok(self.open(place.code(), title, country))
    }

    fn open(&mut self, id: &str, title: &str, country: Option<usize>) -> usize {
        self.sections.push(Section {
            id: id.to_owned(),
            title: if title.is_empty() { id } else { title }.to_owned(),
            with: country.into_iter().collect(),
            holidays: Vec::new(),
            further: None,
        });
        self.sections.len() - 1
    }

    pub(super) fn index(&self, id: &str) -> Option<usize> {
        self.sections.iter().position(|section| section.id == id)
    }

    /// Another number for other tables, so that what was counted with these can be told from what
    /// was counted with those. It is good for nothing else.
    pub fn digest(&self) -> u64 {
        self.digest.finish()
    }

    /// How sure the days are.
    pub fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The codes of all calendars, in the order of the table.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().map(|section| section.id.as_str())
    }

    pub(super) fn id(&self, index: usize) -> &str {
        self.sections
            .get(index)
            .map_or("", |section| section.id.as_str())
    }

    pub(super) fn title(&self, index: usize) -> &str {
        self.sections
            .get(index)
            .map_or("", |section| section.title.as_str())
    }

    pub(super) fn further(&self, index: usize) -> Option<&str> {
        self.sections.get(index)?.further.as_deref()
    }

    pub(super) fn holiday(&self, index: usize, day: NaiveDate) -> Option<&str> {
        let year = self.year(index, day.year());
        let at = year.partition_point(|entry| entry.day < day);
        let entry = year.get(at).filter(|entry| entry.day == day)?;
        self.name(entry)
    }

    pub(super) fn in_a_part(&self, index: usize, day: NaiveDate) -> Option<(&str, &str)> {
        if self.holiday(index, day).is_some() {
            return None;
        }
        let country = self.id(index);
        (0..self.sections.len())
            .filter(|part| {
                let id = self.id(*part).strip_prefix(country);
                id.is_some_and(|rest| rest.starts_with('-'))
            })
            .find_map(|part| Some((self.title(part), self.holiday(part, day)?)))
    }

    /// Every holiday of the year, by day; a day with two has both.
    pub(super) fn holidays(&self, index: usize, year: i32) -> Vec<(NaiveDate, &str)> {
        self.year(index, year)
            .iter()
            .filter_map(|entry| Some((entry.day, self.name(entry)?)))
            .collect()
    }

    fn name(&self, entry: &Entry) -> Option<&str> {
        let holiday = self
            .sections
            .get(entry.section)?
            .holidays
            .get(entry.holiday)?
            .holiday()?;
        Some(if entry.observed {
            &holiday.observed_name
        } else {
            &holiday.name
        })
    }

    fn years(&self) -> MutexGuard<'_, Years> {
        self.years.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn year(&self, index: usize, year: i32) -> Arc<[Entry]> {
        if let Some(known) = self.years().get(&(index, year)) {
            return Arc::clone(known);
        }
        let mut entries = Vec::new();
        // New Year's Day is observed in the year before, and could be a rule's
        // business in the year after.
        for falls_in in [year - 1, year, year + 1] {
            entries.extend(self.falling_in(index, falls_in));
        }
        entries.retain(|entry| entry.day.year() == year);
        if let Some(section) = self.sections.get(index) {
            for &other in &section.with {
                entries.extend(self.year(other, year).iter());
            }
        }
        // The sort is stable: of two names the calendar's own comes first.
        entries.sort_by_key(|entry| entry.day);
        let mut names = BTreeSet::new();
        entries.retain(|entry| names.insert((entry.day, self.name(entry))));
        let entries: Arc<[Entry]> = entries.into();
        self.years().insert((index, year), Arc::clone(&entries));
        entries
    }

    /// The section's own holidays of one year, with the days on which they are
    /// observed.
    fn falling_in(&self, index: usize, year: i32) -> Vec<Entry> {
        let Some(section) = self.sections.get(index) else {
            return Vec::new();
        };
        let mut entries = Vec::new();
        let mut moving = Vec::new();
        let holidays = || section.holidays.iter().filter_map(Written::holiday);
        for (number, written) in section.holidays.iter().enumerate() {
            let Some(holiday) = written.holiday() else {
                continue;
            };
            for Had { day, observed } in holiday.days(year) {
                let entry = Entry {
                    day,
                    section: index,
                    holiday: number,
                    observed,
                };
                entries.push(entry);
                if holiday.moves_to_next_free && is_weekend(day) {
                    moving.push(entry);
                }
            }
        }
        // Only when all days are known can the free ones be found: Christmas Day
        // on a Sunday goes past Boxing Day, and New Year's Eve past New Year's Day.
        moving.sort_by_key(|entry| entry.day);
        let of_next_year = |day: NaiveDate| {
            day.year() > year
                && holidays().any(|holiday| holiday.days(year + 1).iter().any(|had| had.day == day))
        };
        for entry in moving {
            let mut day = Some(entry.day);
            while let Some(taken) = day
                && (is_weekend(taken)
                    || entries.iter().any(|entry| entry.day == taken)
                    || of_next_year(taken))
            {
                day = taken.checked_add_days(Days::new(1));
            }
            if let Some(day) = day {
                entries.push(Entry {
                    day,
                    observed: true,
                    ..entry
                });
            }
        }
        entries
    }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(table: &str, day: &str) -> Option<String> {
        let calendars = Calendars::parse(table, Table::Own).unwrap();
        let calendar = calendars.get("XX").unwrap();
        calendar.holiday(day.parse().unwrap()).map(str::to_owned)
    }

    #[test]
    fn a_day_of_december_may_be_observed_in_january_and_one_of_january_in_december() {
        // 31 December 2023 is a Sunday, 1 January 2028 a Saturday.
        let eve = "[XX] Nowhere\n12-31; on Sunday also Monday = Eve";
        assert_eq!(names(eve, "2024-01-01").as_deref(), Some("Eve (observed)"));
        let first = "[XX] Nowhere\n01-01; on Saturday also Friday = First";
        assert_eq!(
            names(first, "2027-12-31").as_deref(),
            Some("First (observed)")
        );
        let free = "[XX] Nowhere\n12-31; on weekends also next free = Eve\n01-01 = First";
        assert_eq!(names(free, "2024-01-02").as_deref(), Some("Eve (observed)"));
    }

    #[test]
    fn a_calendar_of_the_table_stands_once() {
        let twice = "[XX] Nowhere\n05-01 = Day\n[XX] Nowhere\n05-02 = Day";
        assert_eq!(
            Calendars::parse(twice, Table::Own).unwrap_err().to_string(),
            "line 3: the calendar `XX` stands twice\n3 | [XX] Nowhere"
        );
    }
}
