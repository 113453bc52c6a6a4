//! The events of cases, each chained to the one before it.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};

use super::{Tracker, TrackerError, damaged, day};
use crate::{
    request::{Line, Passage, Reference},
    tracker::{
        Addition, Attempt, Event, LetterNumber, Opening, Terms, chain::link, document::hash,
    },
};

/// What an event has beside its own columns.
#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Particulars {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tracking: Option<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attempt: Option<Attempt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "LetterNumber::is_request")]
    letter: LetterNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    addition: Option<Addition>,
}

impl Particulars {
    fn is_empty(&self) -> bool {
        self.tracking.is_none()
            && self.attempt.is_none()
            && self.salt.is_none()
            && self.until.is_none()
            && self.letter.is_request()
            && self.addition.is_none()
    }
}

const COLUMNS: &str = "reference, kind, happened_on, recorded_on, medium, note, particulars";

impl Tracker {
    /// The events of the cases whose reference is like `pattern`, in order.
    pub(super) fn events_like(
        &self,
        pattern: &str,
    ) -> Result<HashMap<String, Vec<Event>>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(&format!(
                "SELECT {COLUMNS} FROM events WHERE reference GLOB ?1 ORDER BY number"
            ))
            .map_err(failed)?;
        let mut rows = statement.query([pattern]).map_err(failed)?;
        let mut events: HashMap<String, Vec<Event>> = HashMap::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let cells = Cells::of(row).map_err(failed)?;
            let event = cells.event()?;
            events.entry(cells.reference).or_default().push(event);
        }
        Ok(events)
    }

    /// The hashes of a case's chain, in the order of its events.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain(&self, reference: &Reference) -> Result<Vec<String>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT sha256 FROM events JOIN chain USING (number)
                 WHERE reference = ?1 ORDER BY events.number",
            )
            .map_err(failed)?;
        let hashes = statement
            .query_map([reference.as_str()], |row| row.get(0))
            .map_err(failed)?;
        hashes.collect::<Result<_, _>>().map_err(failed)
    }

    /// The request and the legal ground of a case, as the very texts that were
    /// recorded.
    ///
    /// # Errors
    /// When the file cannot be read, or the case is not there.
    pub fn texts(&self, reference: &Reference) -> Result<(String, String), TrackerError> {
        self.connection
            .query_row(
                "SELECT request, json FROM cases JOIN grounds ON sha256 = grounds
                 WHERE reference = ?1",
                [reference.as_str()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(|source| self.failed(source))
    }

    /// What the chain of a case stands on.
    ///
    /// # Errors
    /// When the file cannot be read, or the case is not there.
    pub fn opening(&self, reference: &Reference) -> Result<Opening, TrackerError> {
        read_opening(&self.connection, reference).map_err(|source| self.failed(source))
    }
}

/// An event as it lies in the file, before anybody has looked whether it is one.
pub(super) struct Cells {
    pub reference: String,
    kind: String,
    happened_on: String,
    recorded_on: String,
    medium: Option<String>,
    note: Option<String>,
    particulars: Option<String>,
}

impl Cells {
    /// From a row that begins with the columns of an event.
    pub(super) fn of(row: &Row<'_>) -> rusqlite::Result<Cells> {
        Ok(Cells {
            reference: row.get(0)?,
            kind: row.get(1)?,
            happened_on: row.get(2)?,
            recorded_on: row.get(3)?,
            medium: row.get(4)?,
            note: row.get(5)?,
            particulars: row.get(6)?,
        })
    }

    /// Whether every cell is the one that this event is recorded with: a word in other
    /// letters or a day after a space says the same to a reader, and not to a query.
    pub(super) fn are_of(&self, event: &Event) -> bool {
        let has_something_private = event.note.is_some() || event.attempt.is_some();
        self.kind == event.kind.word()
            && self.happened_on == event.happened_on.to_string()
            && self.recorded_on == event.recorded_on.to_string()
            && self.medium.as_deref() == event.medium.map(|medium| medium.word())
            && self.note.as_deref() == event.note.as_ref().map(Passage::as_str)
            && particulars(event).is_ok_and(|particulars| particulars == self.particulars)
            && (event.salt.is_none() || has_something_private)
    }

    pub(super) fn event(&self) -> Result<Event, TrackerError> {
        let reference = self.reference.as_str();
        let particulars: Particulars = match &self.particulars {
            Some(json) => serde_json::from_str(json).map_err(|error| damaged(reference, &error))?,
            None => Particulars::default(),
        };
        Ok(Event {
            kind: self
                .kind
                .parse()
                .map_err(|error| damaged(reference, &error))?,
            happened_on: day(reference, &self.happened_on)?,
            recorded_on: day(reference, &self.recorded_on)?,
            medium: match &self.medium {
                Some(word) => Some(word.parse().map_err(|error| damaged(reference, &error))?),
                None => None,
            },
            note: match &self.note {
                Some(text) => Some(
                    Passage::try_from(text.clone()).map_err(|error| damaged(reference, &error))?,
                ),
                None => None,
            },
            tracking: particulars.tracking,
            attempt: particulars.attempt,
            salt: particulars.salt,
            until: particulars.until,
            letter: particulars.letter,
            addition: particulars.addition,
        })
    }
}

/// The last link of a case's chain. By the number of the event and not of the
/// link, which SQLite would sort them all by.
const HEAD: &str = "SELECT sha256 FROM events JOIN chain USING (number)
    WHERE reference = ?1 ORDER BY events.number DESC LIMIT 1";

/// Adds random digits to an event that has something private in it. Not to one
/// that an archive brings: its hash is what it is.
pub(super) fn salted(connection: &rusqlite::Connection, event: &Event) -> rusqlite::Result<Event> {
    let mut event = event.clone();
    if event.salt.is_none() && (event.note.is_some() || event.attempt.is_some()) {
        let mut random = connection.prepare_cached("SELECT lower(hex(randomblob(16)))")?;
        event.salt = Some(random.query_row([], |row| row.get(0))?);
    }
    Ok(event)
}

/// What an event has beside its own columns, as it is recorded.
fn particulars(event: &Event) -> serde_json::Result<Option<String>> {
    let particulars = Particulars {
        tracking: event.tracking.clone(),
        attempt: event.attempt.clone(),
        salt: event.salt.clone(),
        until: event.until,
        letter: event.letter,
        addition: event.addition.clone(),
    };
    if particulars.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(&particulars).map(Some)
}

/// Adds an event and its link of the chain.
pub(super) fn insert_event(
    transaction: &Transaction<'_>,
    reference: &Reference,
    event: &Event,
) -> rusqlite::Result<()> {
    let particulars = particulars(event).map_err(unwritable)?;
    transaction
        .prepare_cached(
            "INSERT INTO events (reference, kind, happened_on, recorded_on, medium, note, particulars)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            reference.as_str(),
            event.kind.word(),
            event.happened_on.to_string(),
            event.recorded_on.to_string(),
            event.medium.map(|medium| medium.word()),
            event.note.as_ref().map(Passage::as_str),
            particulars,
        ])?;
    chain_event(
        transaction,
        transaction.last_insert_rowid(),
        reference,
        event,
    )
}

fn chain_event(
    transaction: &Transaction<'_>,
    number: i64,
    reference: &Reference,
    event: &Event,
) -> rusqlite::Result<()> {
    let before: Option<String> = transaction
        .prepare_cached(HEAD)?
        .query_row([reference.as_str()], |row| row.get(0))
        .optional()?;
    let before = match before {
        Some(before) => before,
        None => read_opening(transaction, reference)?
            .sha256()
            .map_err(unwritable)?,
    };
    transaction
        .prepare_cached("INSERT INTO chain (number, sha256) VALUES (?1, ?2)")?
        .execute(params![number, link(&before, event).map_err(unwritable)?])?;
    Ok(())
}

/// Chains the events of a tracker from before there was a chain.
pub(super) fn chain_events(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare(&format!(
        "SELECT {COLUMNS}, number FROM events ORDER BY number"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = Cells::of(row)?;
        // An entry that cannot be read stays as it is, and `verify` tells of it.
        if let (Ok(event), Ok(reference)) = (cells.event(), cells.reference.parse()) {
            chain_event(transaction, row.get(7)?, &reference, &event)?;
        }
    }
    Ok(())
}

pub(super) fn read_opening(
    connection: &rusqlite::Connection,
    reference: &Reference,
) -> rusqlite::Result<Opening> {
    let mut documents = connection.prepare_cached(
        "SELECT format, sha256 FROM documents WHERE reference = ?1 AND letter = 1 ORDER BY rowid",
    )?;
    let documents = documents
        .query_map([reference.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let letter: Option<String> = connection
        .prepare_cached("SELECT sha256 FROM letters WHERE reference = ?1 AND number = 1")?
        .query_row([reference.as_str()], |row| row.get(0))
        .optional()?;
    connection
        .prepare_cached(
            "SELECT opened_on, request, grounds, opening, law, asked, recipient, place, abroad, trial
             FROM cases WHERE reference = ?1",
        )?
        .query_row([reference.as_str()], |row| {
            let terms = Terms {
                law: row.get(4)?,
                asked: row.get(5)?,
                recipient: row.get(6)?,
                place: row.get(7)?,
                abroad: row.get(8)?,
                letter,
                trial: row.get(9)?,
            };
            let form: i64 = row.get(3)?;
            Ok(Opening {
                reference: reference.clone(),
                opened_on: row.get(0)?,
                request: hash(row.get::<_, String>(1)?.as_bytes()),
                grounds: row.get(2)?,
                documents,
                terms: (form != 1).then_some(terms),
            })
        })
}

fn unwritable(error: serde_json::Error) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(error.into())
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::{law::EventKind, tracker::Archive};

    /// Recording and restoring are linear: what one entry costs does not grow with
    /// those that are there.
    #[test]
    fn the_last_link_of_a_case_with_ten_thousand_entries_is_found_in_a_few_steps() {
        let folder = tempfile::tempdir().unwrap();
        let mut tracker = Tracker::open(folder.path()).unwrap();
        let archive = include_bytes!("../../../tests/fixtures/archive-2.json");
        let archive = Archive::from_json(archive).unwrap();
        tracker
            .restore::<TrackerError>(&archive, |_| Ok(()))
            .unwrap();
        let case = tracker.find("6XJJ").unwrap();
        let day = case.opened_on;
        let transaction = tracker.connection.transaction().unwrap();
        for _ in 0..10_000 {
            let event = Event::new(EventKind::Acknowledged, day, day);
            insert_event(&transaction, &case.reference, &event).unwrap();
        }
        let mut head = transaction.prepare(HEAD).unwrap();
        let _: String = head
            .query_row([case.reference.as_str()], |row| row.get(0))
            .unwrap();
        assert_eq!(head.get_status(StatementStatus::Sort), 0);
        assert!(head.get_status(StatementStatus::VmStep) < 100);
    }
}
