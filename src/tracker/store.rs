//! Cases on disk: SQLite, one file, readable by its owner alone.

mod addresses;
mod archives;
mod asked;
mod given_away;
mod log;
mod messages;
mod verify;
mod witness;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use thiserror::Error;

pub use archives::Restored;
pub use given_away::GivenAway;
pub use messages::Outbox;
pub use verify::Verified;

use super::{
    Addition, Case, CaseLetter, Document, Event, Format, LetterNumber, Occasion,
    case::{first_day, is_abroad},
    case_letter::added,
    chain::link,
    document::hash,
};
use crate::{
    database::{DatabaseError, Design},
    law::{EventKind, Grounds, Language, Place, Right},
    request::{Reference, Request},
};
use log::{chain_events, insert_event, salted};

const DESIGN: Design = Design {
    file: "tracker.db",
    // `dwrt` in ASCII.
    application: 0x6477_7274,
    migrations: &[
        include_str!("migrations/001-cases.sql"),
        include_str!("migrations/002-messages.sql"),
        include_str!("migrations/003-letters.sql"),
        include_str!("migrations/004-given-away.sql"),
        include_str!("migrations/005-asked.sql"),
        include_str!("migrations/006-letters-of-a-case.sql"),
    ],
    afterwards: chained,
};
/// The version from which events are chained.
const CHAINED: i64 = 2;

/// Chains the events of a tracker that was older.
fn chained(transaction: &Transaction<'_>, from: i64) -> rusqlite::Result<()> {
    if from < CHAINED {
        chain_events(transaction)?;
    }
    Ok(())
}

/// The tracker could not be used.
#[derive(Debug, Error)]
pub enum TrackerError {
    #[error(transparent)]
    Database(#[from] DatabaseError),
    #[error("the case {0} exists already")]
    Taken(Reference),
    #[error("there is no case yet in the folder {}", .0.display())]
    Empty(PathBuf),
    #[error("no case begins with `{0}`")]
    NoCase(String),
    #[error("several cases begin with `{beginning}`: {found}", found = .found.join(", "))]
    Ambiguous {
        beginning: String,
        found: Vec<String>,
    },
    #[error("the case {reference} was opened on {opened_on}, after {day}")]
    BeforeOpening {
        reference: Reference,
        opened_on: NaiveDate,
        day: NaiveDate,
    },
    #[error("the case {reference} has no {format} letter{}", told(*.letter))]
    NoDocument {
        reference: Reference,
        letter: LetterNumber,
        format: Format,
    },
    #[error("the case {reference} cannot have this entry: {what}")]
    Contradiction { reference: Reference, what: String },
    #[error("the case {reference} is here already and differs from the one in the archive: {what}")]
    Conflict { reference: Reference, what: String },
    #[error("the case {reference} of the archive does not hold: {what}")]
    Untrue { reference: Reference, what: String },
    #[error("another datawrit is sending from this home")]
    Sending,
    #[error("{path} is empty or gone, and there were cases in it: {cases}")]
    Emptied { path: PathBuf, cases: u32 },
    #[error("{}", if *.trial { "this home has real cases; a made-up date does not go into its log" }
        else { "this home is for trials: its cases have made-up dates" })]
    Mixed { trial: bool },
    #[error("the record of {reference} is damaged: {what}")]
    Damaged { reference: String, what: String },
}

/// Which letter, where it is not the request.
fn told(letter: LetterNumber) -> String {
    if letter.is_request() {
        String::new()
    } else {
        format!(" of the number {letter}")
    }
}

/// The cases of one person.
#[derive(Debug)]
pub struct Tracker {
    path: PathBuf,
    connection: Connection,
    /// The right to send, where this process has taken it.
    claim: Option<String>,
}

/// What is needed to open a case.
#[derive(Debug)]
pub struct NewCase<'a> {
    pub reference: &'a Reference,
    pub opened_on: NaiveDate,
    pub request: &'a Request,
    pub grounds: &'a Grounds,
    pub documents: &'a [Document],
    /// The letter as JSON.
    pub letter: &'a str,
    /// Whether the day is made up.
    pub trial: bool,
}

/// What is needed to add a letter to a case.
#[derive(Debug)]
pub struct NewLetter<'a> {
    pub occasion: Occasion,
    pub language: &'a Language,
    /// The day it is dated.
    pub day: NaiveDate,
    pub recorded_on: NaiveDate,
    pub documents: &'a [Document],
    /// The letter as JSON.
    pub letter: &'a str,
}

impl Tracker {
    /// Opens the tracker in `folder`, and makes both if they are missing: the
    /// folder for its owner alone (0700), the file too (0600).
    ///
    /// # Errors
    /// When the folder cannot be made, or the file is not ours or is newer.
    pub fn open(folder: &Path) -> Result<Tracker, TrackerError> {
        witness::check(folder, DESIGN.file)?;
        let (path, connection) = crate::database::open(folder, DESIGN)?;
        Ok(Tracker::of(path, connection))
    }

    /// Opens the tracker in `folder` where there is one: looking makes nothing.
    ///
    /// # Errors
    /// As [`Tracker::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Tracker>, TrackerError> {
        witness::check(folder, DESIGN.file)?;
        let opened = crate::database::open_existing(folder, DESIGN)?;
        Ok(opened.map(|(path, connection)| Tracker::of(path, connection)))
    }

    fn of(path: PathBuf, connection: Connection) -> Tracker {
        Tracker {
            path,
            connection,
            claim: None,
        }
    }

    /// Whether the cases are trials, whose days are made up; none while there is no
    /// case. One home has the one or the other.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_trial(&self) -> Result<Option<bool>, TrackerError> {
        is_trial(&self.connection).map_err(|source| self.failed(source))
    }

    /// Records a new case with its letters and the event of its writing, all or
    /// nothing.
    ///
    /// # Errors
    /// When a case of this reference exists, or the disk is full.
    pub fn open_case(&mut self, new: &NewCase<'_>) -> Result<(), TrackerError> {
        self.open_cases(std::slice::from_ref(new))
    }

    /// Records several new cases, all or none: the disk is waited for once.
    ///
    /// # Errors
    /// As [`Tracker::open_case`].
    pub fn open_cases(&mut self, new: &[NewCase<'_>]) -> Result<(), TrackerError> {
        let path = self.path.clone();
        let failed = |source| database(&path, source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let first = insert_cases(&transaction, &new.iter().collect::<Vec<_>>(), &failed)?;
        transaction.commit().map_err(failed)?;
        if first {
            self.witness();
        }
        Ok(())
    }

    /// Whether a case of this reference exists.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has(&self, reference: &Reference) -> Result<bool, TrackerError> {
        self.connection
            .prepare_cached("SELECT 1 FROM cases WHERE reference = ?1")
            .and_then(|mut cases| cases.exists([reference.as_str()]))
            .map_err(|source| self.failed(source))
    }

    /// Adds a letter to a case, with the entry that says so, and tells its number.
    ///
    /// # Errors
    /// When it is another request, which opens a case of its own, when it is dated before the
    /// case was opened, or the disk is full.
    pub fn add_letter(
        &mut self,
        case: &Case,
        new: &NewLetter<'_>,
    ) -> Result<LetterNumber, TrackerError> {
        let reference = &case.reference;
        check_day(case, new.day)?;
        let documents = new.documents.iter();
        let addition = Addition {
            occasion: new.occasion,
            language: new.language.clone(),
            documents: documents
                .map(|document| (document.format, document.sha256()))
                .collect(),
            data: hash(new.letter.as_bytes()),
        };
        let transaction = self.begin(TransactionBehavior::Immediate)?;
        // Another process may have added one meanwhile.
        let mut events = self
            .events_like(reference.as_str())?
            .remove(reference.as_str())
            .unwrap_or_default();
        let last = events.iter().map(|event| event.letter).max();
        let number = last.unwrap_or_default().next();
        let event = Event {
            letter: number,
            addition: Some(addition),
            ..Event::new(EventKind::LetterAdded, new.day, new.recorded_on)
        };
        events.push(event.clone());
        added(&events).map_err(|what| TrackerError::Contradiction {
            reference: reference.clone(),
            what,
        })?;
        insert_letter(
            &transaction,
            reference,
            number,
            Some(new.letter),
            new.documents,
        )
        .and_then(|()| insert_event(&transaction, reference, &event))
        .and_then(|()| transaction.commit())
        .map_err(|source| self.failed(source))?;
        Ok(number)
    }

    /// Adds an event to a case.
    ///
    /// # Errors
    /// When it lies before the day the case was opened, and not by one day alone: west of
    /// where the letter was written it is still the day before. When it is about a letter that
    /// is not there.
    pub fn record(&mut self, case: &Case, event: &Event) -> Result<(), TrackerError> {
        check_day(case, event.happened_on)?;
        let contradiction = if event.kind == EventKind::LetterAdded || event.addition.is_some() {
            Some("a letter is added with its documents".to_owned())
        } else if case.letter(event.letter).is_none() {
            Some(format!(
                "`{}` is about the letter {}, which is not there",
                event.kind, event.letter
            ))
        } else {
            None
        };
        if let Some(what) = contradiction {
            return Err(TrackerError::Contradiction {
                reference: case.reference.clone(),
                what,
            });
        }
        let path = self.path.clone();
        let claim = self.claim.clone();
        let failed = |source| database(&path, source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        // In one step with the entry that lets the mail leave.
        if event.kind == EventKind::Sending
            && messages::claim(&transaction).map_err(failed)?.as_ref() != claim.as_ref()
        {
            return Err(TrackerError::Sending);
        }
        let event = salted(&transaction, event).map_err(failed)?;
        insert_event(&transaction, &case.reference, &event).map_err(failed)?;
        transaction.commit().map_err(failed)
    }

    /// Adds an event as [`Tracker::record`] does, and does not wait for the disk:
    /// it outlives this program, however that ends, and a power cut from the next
    /// event on that is recorded, or from [`Tracker::settle`].
    ///
    /// For what a power cut may take back without making the log untrue: a `sent`
    /// whose `sending` is safe becomes an unknown.
    ///
    /// # Errors
    /// As [`Tracker::record`].
    pub fn record_unsettled(&mut self, case: &Case, event: &Event) -> Result<(), TrackerError> {
        self.wait_for_disk(false)?;
        let recorded = self.record(case, event);
        self.wait_for_disk(true)?;
        recorded
    }

    /// Waits until everything recorded is on the disk.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn settle(&mut self) -> Result<(), TrackerError> {
        // A change that changes nothing: SQLite has no other word for it, and what
        // was written before a change that is safe is safe too.
        self.connection
            .pragma_update(None, "application_id", DESIGN.application)
            .map_err(|source| self.failed(source))
    }

    fn wait_for_disk(&self, wait: bool) -> Result<(), TrackerError> {
        self.connection
            .pragma_update(None, "synchronous", if wait { "FULL" } else { "NORMAL" })
            .map_err(|source| self.failed(source))
    }

    /// The case whose reference begins with what the person typed.
    ///
    /// # Errors
    /// When none does, or several do.
    pub fn find(&self, typed: &str) -> Result<Case, TrackerError> {
        let beginning =
            Reference::beginning(typed).map_err(|wrong| TrackerError::NoCase(wrong.0))?;
        let mut found = self.cases_like(&format!("{beginning}*"))?;
        match found.len() {
            0 => Err(TrackerError::NoCase(typed.to_owned())),
            1 => Ok(found.remove(0)),
            _ => Err(TrackerError::Ambiguous {
                beginning: typed.to_owned(),
                found: found
                    .iter()
                    .map(|case| case.reference.to_string())
                    .collect(),
            }),
        }
    }

    /// Every case, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cases(&self) -> Result<Vec<Case>, TrackerError> {
        self.cases_like("*")
    }

    /// The request as it was made.
    ///
    /// # Errors
    /// When the record is damaged.
    pub fn request(&self, case: &Case) -> Result<Request, TrackerError> {
        let text: String = self
            .connection
            .query_row(
                "SELECT request FROM cases WHERE reference = ?1",
                [case.reference.as_str()],
                |row| row.get(0),
            )
            .map_err(|source| self.failed(source))?;
        serde_json::from_str(&text).map_err(|error| damaged(case.reference.as_str(), &error))
    }

    /// The request as it was written.
    ///
    /// # Errors
    /// As [`Tracker::document_of`].
    pub fn document(&self, case: &Case, format: Format) -> Result<Document, TrackerError> {
        self.document_of(case, LetterNumber::REQUEST, format)
    }

    /// A letter as it was written.
    ///
    /// # Errors
    /// When the case has none in this format, or its bytes no longer have the
    /// hash that was recorded with them.
    pub fn document_of(
        &self,
        case: &Case,
        letter: LetterNumber,
        format: Format,
    ) -> Result<Document, TrackerError> {
        let found: Option<(String, Vec<u8>)> = self
            .connection
            .query_row(
                "SELECT sha256, bytes FROM documents
                 WHERE reference = ?1 AND letter = ?2 AND format = ?3",
                params![case.reference.as_str(), letter.get(), format.extension()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(|source| self.failed(source))?;
        let Some((sha256, bytes)) = found else {
            return Err(TrackerError::NoDocument {
                reference: case.reference.clone(),
                letter,
                format,
            });
        };
        let document = Document { format, bytes };
        if document.sha256() == sha256 {
            Ok(document)
        } else {
            Err(damaged(
                case.reference.as_str(),
                &format!("the {format} letter is not the one written"),
            ))
        }
    }

    /// The request as data, where the case has it: those of earlier versions do not.
    ///
    /// # Errors
    /// As [`Tracker::letter_of`].
    pub fn letter(&self, case: &Case) -> Result<Option<String>, TrackerError> {
        self.letter_of(case, LetterNumber::REQUEST)
    }

    /// A letter as data, where the case has it.
    ///
    /// # Errors
    /// When it is not the one that the log vouches for, or the log does not hold.
    pub fn letter_of(
        &self,
        case: &Case,
        letter: LetterNumber,
    ) -> Result<Option<String>, TrackerError> {
        let reference = &case.reference;
        let found: Option<(String, String)> = self
            .connection
            .query_row(
                "SELECT sha256, json FROM letters WHERE reference = ?1 AND number = ?2",
                params![reference.as_str(), letter.get()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()
            .map_err(|source| self.failed(source))?;
        let Some((sha256, json)) = found else {
            return Ok(None);
        };
        let not_written = || damaged(reference.as_str(), &"its letter is not the one written");
        let opening = self.opening(reference)?;
        let adds = |event: &&Event| event.letter == letter && event.addition.is_some();
        let (vouched, entry) = if letter.is_request() {
            let terms = opening.terms.as_ref();
            (terms.and_then(|terms| terms.letter.as_ref()), Some(0))
        } else {
            let addition = case.events.iter().find(adds);
            let addition = addition.and_then(|event| event.addition.as_ref());
            let entry = case.events.iter().position(|event| adds(&event));
            (addition.map(|addition| &addition.data), entry)
        };
        if hash(json.as_bytes()) != sha256 || vouched != Some(&sha256) {
            return Err(not_written());
        }
        // The letter leaves, so what vouches for it is looked at too.
        let unreadable = |error: serde_json::Error| damaged(reference.as_str(), &error);
        let last = entry
            .filter(|last| *last < case.events.len())
            .ok_or_else(not_written)?;
        let mut head = opening.sha256().map_err(unreadable)?;
        let mut expected = Vec::new();
        for event in case.events.iter().take(last + 1) {
            head = link(&head, event).map_err(unreadable)?;
            expected.push(head.clone());
        }
        if !self.chain(reference)?.starts_with(&expected) {
            return Err(not_written());
        }
        Ok(Some(json))
    }

    fn cases_like(&self, pattern: &str) -> Result<Vec<Case>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut events = self.events_like(pattern)?;
        let mut formats = self.formats_like(pattern)?;
        let mut grounds: HashMap<String, Arc<Grounds>> = HashMap::new();
        let mut statement = self
            .connection
            .prepare(
                "SELECT cases.reference, opened_on, law, asked, recipient, place, abroad, cases.grounds, json, trial, request
                 FROM cases LEFT JOIN grounds ON grounds.sha256 = cases.grounds
                 WHERE cases.reference GLOB ?1 ORDER BY opened_on, cases.rowid",
            )
            .map_err(failed)?;
        let mut rows = statement.query([pattern]).map_err(failed)?;
        let mut cases = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let reference: String = row.get(0).map_err(failed)?;
            let cell = |index| row.get::<_, String>(index).map_err(failed);
            let place: Option<String> = row.get(5).map_err(failed)?;
            let sha256 = cell(7)?;
            let grounds = match grounds.get(&sha256) {
                Some(known) => known.clone(),
                None => {
                    let json: Option<String> = row.get(8).map_err(failed)?;
                    let json = json.ok_or_else(|| {
                        damaged(&reference, &"what it rests on in law is missing")
                    })?;
                    let read: Grounds =
                        serde_json::from_str(&json).map_err(|error| damaged(&reference, &error))?;
                    grounds.entry(sha256).or_insert(Arc::new(read)).clone()
                }
            };
            let opened_on = day(&reference, &cell(1)?)?;
            let events = events.remove(&reference).unwrap_or_default();
            let request = CaseLetter::request(
                &cell(10)?,
                opened_on,
                formats.remove(&reference).unwrap_or_default(),
            );
            cases.push(Case {
                letters: CaseLetter::all(request, &events)
                    .map_err(|what| damaged(&reference, &what))?,
                opened_on,
                law: cell(2)?,
                asked: cell(3)?
                    .parse()
                    .map_err(|error| damaged(&reference, &error))?,
                recipient: cell(4)?,
                place: match place {
                    Some(code) => Some(code.parse().map_err(|error| damaged(&reference, &error))?),
                    None => None,
                },
                abroad: row.get(6).map_err(failed)?,
                trial: row.get(9).map_err(failed)?,
                grounds,
                events,
                reference: reference
                    .parse()
                    .map_err(|error| damaged(&reference, &error))?,
            });
        }
        Ok(cases)
    }

    /// The formats of the requests.
    fn formats_like(&self, pattern: &str) -> Result<HashMap<String, Vec<Format>>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, format FROM documents
                 WHERE reference GLOB ?1 AND letter = 1 ORDER BY rowid",
            )
            .map_err(failed)?;
        let mut rows = statement.query([pattern]).map_err(failed)?;
        let mut formats: HashMap<String, Vec<Format>> = HashMap::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let reference: String = row.get(0).map_err(failed)?;
            let word: String = row.get(1).map_err(failed)?;
            let format = word.parse().map_err(|error| damaged(&reference, &error))?;
            formats.entry(reference).or_default().push(format);
        }
        Ok(formats)
    }

    fn failed(&self, source: rusqlite::Error) -> TrackerError {
        database(&self.path, source)
    }
}

/// A case without its events, as it is stored.
struct CaseRow<'a> {
    reference: &'a Reference,
    opened_on: NaiveDate,
    law: &'a str,
    asked: Right,
    recipient: &'a str,
    place: Option<&'a Place>,
    abroad: bool,
    request: &'a str,
    grounds_hash: &'a str,
    grounds: &'a str,
    documents: &'a [Document],
    letter: Option<&'a str>,
    trial: bool,
    /// The form of its opening: 1 of earlier versions, 2.
    opening: u8,
}

/// The form in which cases are opened.
const OPENING: u8 = 2;

fn is_trial(connection: &Connection) -> rusqlite::Result<Option<bool>> {
    connection
        .prepare_cached("SELECT max(trial) FROM cases")?
        .query_row([], |row| row.get(0))
}

/// Inserts new cases with their letters and the event of their writing, and says whether they are
/// the first.
fn insert_cases(
    transaction: &Transaction<'_>,
    new: &[&NewCase<'_>],
    failed: &impl Fn(rusqlite::Error) -> TrackerError,
) -> Result<bool, TrackerError> {
    let here = is_trial(transaction).map_err(failed)?;
    // Letters of one batch mostly rest on the same grounds, which are long.
    let mut last: Option<(&Grounds, String, String)> = None;
    for case in new {
        if here.is_some_and(|trial| trial != case.trial) {
            return Err(TrackerError::Mixed { trial: case.trial });
        }
        let (json, sha256) = match last.take() {
            Some((grounds, json, sha256)) if std::ptr::eq(grounds, case.grounds) => (json, sha256),
            _ => {
                let json = json(case.reference, case.grounds)?;
                let sha256 = hash(json.as_bytes());
                (json, sha256)
            }
        };
        insert_new(transaction, case, &json, &sha256).map_err(|error| match error {
            rusqlite::Error::SqliteFailure(failure, _)
                if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY =>
            {
                TrackerError::Taken(case.reference.clone())
            }
            other => failed(other),
        })?;
        last = Some((case.grounds, json, sha256));
    }
    Ok(here.is_none())
}

fn insert_new(
    transaction: &Transaction<'_>,
    new: &NewCase<'_>,
    grounds: &str,
    grounds_hash: &str,
) -> rusqlite::Result<()> {
    let recipient = &new.request.recipient;
    let request = serde_json::to_string(new.request)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    insert_case(
        transaction,
        &CaseRow {
            reference: new.reference,
            opened_on: new.opened_on,
            law: &new.grounds.law,
            asked: new.request.right,
            recipient: recipient.name.as_str(),
            place: recipient.place(),
            abroad: is_abroad(new.request),
            request: &request,
            grounds_hash,
            grounds,
            documents: new.documents,
            letter: Some(new.letter),
            trial: new.trial,
            opening: OPENING,
        },
    )?;
    insert_event(
        transaction,
        new.reference,
        &Event::new(EventKind::Written, new.opened_on, new.opened_on),
    )
}

fn insert_case(transaction: &Transaction<'_>, row: &CaseRow<'_>) -> rusqlite::Result<()> {
    let known = transaction
        .prepare_cached("SELECT 1 FROM grounds WHERE sha256 = ?1")?
        .exists([row.grounds_hash])?;
    if !known {
        transaction
            .prepare_cached("INSERT INTO grounds (sha256, json) VALUES (?1, ?2)")?
            .execute(params![row.grounds_hash, row.grounds])?;
    }
    transaction
        .prepare_cached(
            "INSERT INTO cases (reference, opened_on, law, asked, recipient, place, abroad, request, grounds, trial, opening)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            row.reference.as_str(),
            row.opened_on.to_string(),
            row.law,
            row.asked.word(),
            row.recipient,
            row.place.map(Place::code),
            row.abroad,
            row.request,
            row.grounds_hash,
            row.trial,
            row.opening,
        ])?;
    insert_letter(
        transaction,
        row.reference,
        LetterNumber::REQUEST,
        row.letter,
        row.documents,
    )
}

/// Keeps a letter: as data, where it has them, and as it was written.
fn insert_letter(
    transaction: &Transaction<'_>,
    reference: &Reference,
    number: LetterNumber,
    letter: Option<&str>,
    documents: &[Document],
) -> rusqlite::Result<()> {
    if let Some(letter) = letter {
        transaction
            .prepare_cached(
                "INSERT INTO letters (reference, number, sha256, json) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![
                reference.as_str(),
                number.get(),
                hash(letter.as_bytes()),
                letter
            ])?;
    }
    for document in documents {
        transaction
            .prepare_cached(
                "INSERT INTO documents (reference, letter, format, sha256, bytes)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                reference.as_str(),
                number.get(),
                document.format.extension(),
                document.sha256(),
                document.bytes
            ])?;
    }
    Ok(())
}

/// Nothing happens to a case before it was opened.
fn check_day(case: &Case, day: NaiveDate) -> Result<(), TrackerError> {
    if day < first_day(case.opened_on) {
        return Err(TrackerError::BeforeOpening {
            reference: case.reference.clone(),
            opened_on: case.opened_on,
            day,
        });
    }
    Ok(())
}

fn database(path: &Path, source: rusqlite::Error) -> TrackerError {
    DatabaseError::of(path, source).into()
}

fn damaged(reference: &str, what: &impl ToString) -> TrackerError {
    TrackerError::Damaged {
        reference: reference.to_owned(),
        what: what.to_string(),
    }
}

fn day(reference: &str, text: &str) -> Result<NaiveDate, TrackerError> {
    text.parse()
        .map_err(|error| damaged(reference, &format!("`{text}`: {error}")))
}

fn json<T: serde::Serialize>(reference: &Reference, value: &T) -> Result<String, TrackerError> {
    serde_json::to_string(value).map_err(|error| damaged(reference.as_str(), &error))
}
