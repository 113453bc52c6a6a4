//! The whole tracker out, and in again.

use std::{collections::HashMap, sync::Arc};

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::{
    CaseRow, GivenAway, Tracker, TrackerError, damaged, given_away::insert_given, insert_case,
    insert_letter, log::insert_event, messages::insert_message,
};
use crate::{
    request::Reference,
    tracker::{
        Archive, Document, Event, LetterNumber, Message,
        archive::{Archived, Later, StoredGrounds},
        document::hash,
    },
};

/// What becomes of a case that is restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Restored {
    /// It was not there.
    Added,
    /// It was there, and lacks this.
    Continued { events: usize, mails: usize },
    /// It was there with all of this, or more.
    Unchanged,
}

impl Tracker {
    /// Every case with all that was recorded of it, as of one moment.
    ///
    /// # Errors
    /// When the file cannot be read, or no longer holds what was recorded.
    pub fn archive(&self) -> Result<Archive, TrackerError> {
        let moment = self.begin(TransactionBehavior::Deferred)?;
        let cases = self.archived()?;
        moment.finish().map_err(|source| self.failed(source))?;
        Ok(Archive { cases })
    }

    /// Adds the cases that are not there, and to those that are the events and mails
    /// they lack; all or nothing. Says what became of each, in the archive's order,
    /// when `agreed` says yes to it; else nothing is changed.
    ///
    /// # Errors
    /// When a case is there and tells another story, when trials and real cases would
    /// come together, or the disk is full.
    pub fn restore<E: From<TrackerError>>(
        &mut self,
        archive: &Archive,
        agreed: impl FnOnce(&[Restored]) -> Result<(), E>,
    ) -> Result<Vec<Restored>, E> {
        let transaction = self.begin(TransactionBehavior::Immediate)?;
        let (trial, began) = (self.is_trial()?, self.seen()?.cases);
        let mut trials = archive.cases.iter().map(|coming| coming.case.trial);
        let trial = trial.or_else(|| archive.cases.first().map(|coming| coming.case.trial));
        if let Some(trial) = trial
            && trials.any(|coming| coming != trial)
        {
            return Err(TrackerError::Mixed { trial: !trial }.into());
        }
        // All at once: a scan for each case would take the square of their number.
        let mut known: HashMap<Reference, Archived> = self
            .archived()?
            .into_iter()
            .map(|archived| (archived.case.reference.clone(), archived))
            .collect();
        let mut restored = Vec::with_capacity(archive.cases.len());
        for coming in &archive.cases {
            let reference = &coming.case.reference;
            let here = known.remove(reference);
            let given: Vec<&GivenAway> = coming
                .given_away
                .iter()
                .filter(|one| {
                    here.as_ref()
                        .is_none_or(|here| !here.given_away.contains(one))
                })
                .collect();
            let letters;
            let (messages, missing, outcome) = match here {
                None => {
                    insert_case(&transaction, &row(coming))
                        .map_err(|source| self.failed(source))?;
                    letters = &coming.later[..];
                    (
                        &coming.messages[..],
                        &coming.case.events[..],
                        Restored::Added,
                    )
                }
                Some(here) => {
                    letters = coming.later.get(here.later.len()..).unwrap_or_default();
                    let (messages, missing) =
                        continuation(&here, coming).map_err(|what| TrackerError::Conflict {
                            reference: reference.clone(),
                            what,
                        })?;
                    let outcome = match (missing.len(), messages.len()) {
                        (0, 0) => Restored::Unchanged,
                        (events, mails) => Restored::Continued { events, mails },
                    };
                    (messages, missing, outcome)
                }
            };
            for letter in letters {
                let Later {
                    number,
                    data,
                    documents,
                } = letter;
                insert_letter(&transaction, reference, *number, Some(data), documents)
                    .map_err(|source| self.failed(source))?;
            }
            for message in messages {
                insert_message(&transaction, reference, message).map_err(|source| match source
                    .sqlite_error()
                {
                    Some(failure)
                        if failure.extended_code == rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY =>
                    {
                        TrackerError::Conflict {
                            reference: reference.clone(),
                            what: format!(
                                "its mail {} is there in another case",
                                message.message_id
                            ),
                        }
                    }
                    _ => self.failed(source),
                })?;
            }
            for event in missing {
                insert_event(&transaction, reference, event)
                    .map_err(|source| self.failed(source))?;
            }
            for one in given {
                insert_given(&transaction, one).map_err(|source| self.failed(source))?;
            }
            restored.push(outcome);
        }
        self.check_restored(archive, &restored)?;
        agreed(&restored)?;
        transaction.commit().map_err(|source| self.failed(source))?;
        if began == 0 && !restored.is_empty() {
            self.witness();
        }
        Ok(restored)
    }

    /// What came in is held to what `verify` holds what was recorded here to.
    fn check_restored(&self, archive: &Archive, restored: &[Restored]) -> Result<(), TrackerError> {
        let found = self.verify_records()?;
        for (case, outcome) in archive.cases().zip(restored) {
            let reference = case.reference.as_str();
            let mut faults = found.faults.iter();
            let fault = faults.find(|fault| fault.case.as_deref() == Some(reference));
            if let Some(fault) = fault
                && *outcome != Restored::Unchanged
            {
                return Err(TrackerError::Untrue {
                    reference: case.reference.clone(),
                    what: fault.what.clone(),
                });
            }
        }
        Ok(())
    }

    /// A transaction beside which the tracker can still be read. Rolled back
    /// unless it is committed.
    pub(super) fn begin(
        &self,
        behaviour: TransactionBehavior,
    ) -> Result<Transaction<'_>, TrackerError> {
        Transaction::new_unchecked(&self.connection, behaviour)
            .map_err(|source| self.failed(source))
    }

    fn archived(&self) -> Result<Vec<Archived>, TrackerError> {
        let mut stored = self.stored()?;
        let mut archived = Vec::new();
        let mut given: HashMap<Reference, Vec<GivenAway>> = HashMap::new();
        for one in self.given_away()? {
            given.entry(one.case.clone()).or_default().push(one);
        }
        for case in self.cases()? {
            let (request, grounds) = stored
                .remove(case.reference.as_str())
                .ok_or_else(|| damaged(case.reference.as_str(), &"its request is missing"))?;
            let (letter, opening) = self
                .connection
                .prepare_cached(
                    "SELECT json, opening FROM cases
                     LEFT JOIN letters ON letters.reference = cases.reference AND number = 1
                     WHERE cases.reference = ?1",
                )
                .and_then(|mut letters| {
                    letters.query_row([case.reference.as_str()], |row| {
                        Ok((row.get(0)?, row.get(1)?))
                    })
                })
                .map_err(|source| self.failed(source))?;
            let given = given.remove(&case.reference).unwrap_or_default();
            let documents = |number| -> Result<Vec<Document>, TrackerError> {
                let formats = case.formats(number).iter();
                formats
                    .map(|format| self.document_of(&case, number, *format))
                    .collect()
            };
            let later = case.letters.iter().map(|letter| letter.number);
            let later = later.filter(|number| !number.is_request()).map(|number| {
                Ok(Later {
                    number,
                    data: self.data(&case.reference, number)?,
                    documents: documents(number)?,
                })
            });
            let later = later.collect::<Result<_, TrackerError>>()?;
            archived.push(Archived {
                later,
                messages: self.messages(&case)?,
                // Of the earlier forms too, so that it shows when something is lost.
                head: self.chain(&case.reference)?.pop(),
                given_away: given,
                documents: documents(LetterNumber::REQUEST)?,
                case,
                request,
                grounds,
                letter,
                opening,
            });
        }
        Ok(archived)
    }

    /// A letter as data, as it lies in the file.
    fn data(&self, reference: &Reference, number: LetterNumber) -> Result<String, TrackerError> {
        self.connection
            .prepare_cached("SELECT json FROM letters WHERE reference = ?1 AND number = ?2")
            .and_then(|mut letters| {
                letters
                    .query_row(params![reference.as_str(), number.get()], |row| row.get(0))
                    .optional()
            })
            .map_err(|source| self.failed(source))?
            .ok_or_else(|| {
                damaged(
                    reference.as_str(),
                    &format!("its letter {number} as data is missing"),
                )
            })
    }

    /// The request and the grounds of each case, as they were written.
    fn stored(&self) -> Result<HashMap<String, (String, Arc<StoredGrounds>)>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut known: HashMap<String, Arc<StoredGrounds>> = HashMap::new();
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, request, sha256, json
                 FROM cases JOIN grounds ON grounds.sha256 = cases.grounds",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut stored = HashMap::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let cell = |index| row.get::<_, String>(index).map_err(failed);
            let (reference, sha256) = (cell(0)?, cell(2)?);
            let grounds = match known.get(&sha256) {
                Some(grounds) => grounds.clone(),
                None => {
                    let json = cell(3)?;
                    if hash(json.as_bytes()) != sha256 {
                        return Err(damaged(
                            &reference,
                            &"the grounds are not those it was opened on",
                        ));
                    }
                    let grounds = Arc::new(StoredGrounds {
                        sha256: sha256.clone(),
                        json,
                    });
                    known.entry(sha256).or_insert(grounds).clone()
                }
            };
            stored.insert(reference, (cell(1)?, grounds));
        }
        Ok(stored)
    }
}

fn row(archived: &Archived) -> CaseRow<'_> {
    let case = &archived.case;
    CaseRow {
        reference: &case.reference,
        opened_on: case.opened_on,
        law: &case.law,
        asked: case.asked,
        recipient: &case.recipient,
        place: case.place.as_ref(),
        abroad: case.abroad,
        request: &archived.request,
        grounds_hash: &archived.grounds.sha256,
        grounds: &archived.grounds.json,
        documents: &archived.documents,
        letter: archived.letter.as_deref(),
        trial: case.trial,
        opening: archived.opening,
    }
}

/// The mails and events that the case here lacks; none when it has them all, or
/// more. Logs are only ever added to, so of two copies of a case one log begins
/// with the other. Anything else is an error, in words.
fn continuation<'a>(
    here: &Archived,
    coming: &'a Archived,
) -> Result<(&'a [Message], &'a [Event]), String> {
    let differs = [
        ("day", here.case.opened_on != coming.case.opened_on),
        ("request", here.request != coming.request),
        ("legal ground", here.grounds != coming.grounds),
        ("place", here.case.place != coming.case.place),
        ("way of the letter", here.case.abroad != coming.case.abroad),
        ("set of letters", here.documents != coming.documents),
        ("letter", here.letter != coming.letter),
        ("form", here.opening != coming.opening),
    ];
    if let Some((what, _)) = differs.into_iter().find(|(_, differs)| *differs) {
        return Err(format!("its {what} differs"));
    }
    let mut letters = here.later.iter().zip(&coming.later);
    if let Some((letter, _)) = letters.find(|(here, there)| here != there) {
        return Err(format!("its letter {} differs", letter.number));
    }
    let (known, events) = (&here.case.events, &coming.case.events);
    let mails = here.messages.iter().zip(&coming.messages);
    if mails.into_iter().any(|(here, there)| here != there) {
        return Err("a mail of it differs".to_owned());
    }
    let messages = coming.messages.get(here.messages.len()..);
    let mut pairs = known.iter().zip(events).zip(1..);
    match pairs.find(|((here, there), _)| here != there) {
        Some(((here, there), number)) => Err(format!(
            "its event {number} is `{}` of {} here, and `{}` of {} in the archive",
            here.kind, here.happened_on, there.kind, there.happened_on
        )),
        None => Ok((
            messages.unwrap_or_default(),
            events.get(known.len()..).unwrap_or_default(),
        )),
    }
}
