//! The whole tracker out, and in again.

use std::{collections::HashMap, sync::Arc};

use super::CaseRow;
use crate::{
    request::Reference,
    tracker::{
        Archive, Case, Document, Event, GivenAway, LetterNumber, Message, Tracker, TrackerError,
        archive::{Archived, Later},
        case_letter::added,
        document::hash,
        ledger::{GroundsRecord, Moment, Replies, Which},
        record::damaged,
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
    /// It was there and tells another story, which stays: in which way, in words.
    Differs(String),
    /// It was there and told another story, which is gone.
    Replaced,
}

impl Tracker {
    /// Every case with all that was recorded of it, as of one moment.
    ///
    /// # Errors
    /// When the file cannot be read, or no longer holds what was recorded.
    pub fn archive(&self) -> Result<Archive, TrackerError> {
        let _moment = self.begin(Moment::Reading)?;
        let mut loose = self.replies_of(Replies::All)?;
        loose.retain(|reply| reply.case.is_none());
        let mut cases = self.archived()?;
        for archived in &mut cases {
            // A number is of one home.
            archived.case.number = 0;
        }
        Ok(Archive {
            cases,
            replies: loose,
        })
    }

    /// Adds the cases that are not there, and to those that are the events and mails
    /// they lack; all or nothing. Says what became of each, in the archive's order,
    /// when `agreed` says yes to it; else nothing is changed.
    ///
    /// # Errors
    /// When trials and real cases would come together, what came in does not hold, or the disk is full.
    pub fn restore<E: From<TrackerError>>(
        &mut self,
        archive: &Archive,
        agreed: impl FnOnce(&[Restored]) -> Result<(), E>,
    ) -> Result<Vec<Restored>, E> {
        self.restore_over(archive, &[], agreed)
    }

    /// The same, where cases that are there and tell another story make room for those of the archive
    /// when they are among `theirs`; else they stay, and nothing of the archive's is taken.
    ///
    /// # Errors
    /// As [`Tracker::restore`].
    pub fn restore_over<E: From<TrackerError>>(
        &mut self,
        archive: &Archive,
        theirs: &[Reference],
        agreed: impl FnOnce(&[Restored]) -> Result<(), E>,
    ) -> Result<Vec<Restored>, E> {
        let moment = self.begin(Moment::Writing)?;
        let (trial, began) = (self.is_trial()?, self.ledger.count()?.cases);
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
            let outcome = match here {
                None => {
                    self.insert_case(&row(coming, 0), &coming.case.log)?;
                    self.insert_later(reference, &coming.later)?;
                    self.insert_mails(reference, &coming.messages)?;
                    Restored::Added
                }
                Some(here) => {
                    let (messages, missing) = match continuation(&here, coming) {
                        Ok(continued) => continued,
                        Err(_) if theirs.contains(reference) => {
                            self.take_out(&here.case, false)?;
                            self.insert_case(&row(coming, here.case.number), &coming.case.log)?;
                            self.insert_later(reference, &coming.later)?;
                            self.insert_mails(reference, &coming.messages)?;
                            for one in &coming.given_away {
                                self.insert_given(one)?;
                            }
                            for reply in &coming.replies {
                                self.insert_reply(reply)?;
                            }
                            restored.push(Restored::Replaced);
                            continue;
                        }
                        Err(what) => {
                            restored.push(Restored::Differs(what));
                            continue;
                        }
                    };
                    let letters = coming.later.get(here.later.len()..);
                    self.insert_later(reference, letters.unwrap_or_default())?;
                    self.insert_mails(reference, messages)?;
                    for event in missing {
                        self.insert_event(reference, event)?;
                    }
                    match (missing.len(), messages.len()) {
                        (0, 0) => Restored::Unchanged,
                        (events, mails) => Restored::Continued { events, mails },
                    }
                }
            };
            for one in given {
                self.insert_given(one)?;
            }
            for reply in &coming.replies {
                self.insert_reply(reply)?;
            }
            restored.push(outcome);
        }
        for reply in &archive.replies {
            self.insert_reply(reply)?;
        }
        self.check_restored(archive, &restored)?;
        agreed(&restored)?;
        moment.keep()?;
        if began == 0 && !restored.is_empty() {
            self.witness();
        }
        Ok(restored)
    }

    /// What came in is checked as `verify` checks what was recorded here.
    fn check_restored(&self, archive: &Archive, restored: &[Restored]) -> Result<(), TrackerError> {
        let found = self.verify_records()?;
        for (case, outcome) in archive.cases().zip(restored) {
            let reference = case.reference.as_str();
            let mut faults = found.faults.iter();
            let fault = faults.find(|fault| fault.case.as_deref() == Some(reference));
            if let Some(fault) = fault
                && !matches!(outcome, Restored::Unchanged | Restored::Differs(_))
            {
                return Err(TrackerError::Untrue {
                    reference: case.reference.clone(),
                    what: fault.what.clone(),
                });
            }
        }
        Ok(())
    }

    fn insert_later(&self, reference: &Reference, letters: &[Later]) -> Result<(), TrackerError> {
        for letter in letters {
            let Later {
                number,
                data,
                documents,
            } = letter;
            self.insert_letter(reference, *number, Some(data), documents)?;
        }
        Ok(())
    }

    fn insert_mails(
        &self,
        reference: &Reference,
        messages: &[Message],
    ) -> Result<(), TrackerError> {
        for message in messages {
            if !self.insert_message(reference, message)? {
                return Err(TrackerError::Conflict {
                    reference: reference.clone(),
                    what: format!("its mail {} is there in another case", message.message_id),
                });
            }
        }
        Ok(())
    }

    fn archived(&self) -> Result<Vec<Archived>, TrackerError> {
        let mut given: HashMap<Reference, Vec<GivenAway>> = HashMap::new();
        for one in self.given_away()? {
            given.entry(one.case.clone()).or_default().push(one);
        }
        let mut stored = self.stored()?;
        let mut letters = self.letters_as_data()?;
        let mut archived = Vec::new();
        for case in self.cases()? {
            let reference = case.reference.as_str();
            let (request, grounds, opening) = stored
                .remove(reference)
                .ok_or_else(|| damaged(reference, &"its request is missing"))?;
            // Those that were taken back too.
            let later = added(&case.log).map_err(|what| damaged(reference, &what))?;
            let later = later
                .iter()
                .map(|(number, _, addition)| {
                    let number = *number;
                    let data = letters.remove(&(reference.to_owned(), number.kept()));
                    let missing = format!("its letter {number} as data is missing");
                    Ok(Later {
                        number,
                        data: data.ok_or_else(|| damaged(reference, &missing))?,
                        documents: addition
                            .documents
                            .iter()
                            .map(|(format, _)| self.document_of(&case, number, *format))
                            .collect::<Result<_, TrackerError>>()?,
                    })
                })
                .collect::<Result<_, TrackerError>>()?;
            let request_number = LetterNumber::REQUEST.kept();
            archived.push(Archived {
                later,
                letter: letters.remove(&(reference.to_owned(), request_number)),
                messages: self.messages(&case)?,
                replies: self.replies(&case)?,
                // Of the earlier forms too, so that it shows when something is lost.
                head: self.ledger.head(reference)?,
                given_away: given.remove(&case.reference).unwrap_or_default(),
                documents: self.documents_of(&case, LetterNumber::REQUEST)?,
                case,
                request,
                grounds,
                opening,
            });
        }
        Ok(archived)
    }

    fn documents_of(
        &self,
        case: &Case,
        number: LetterNumber,
    ) -> Result<Vec<Document>, TrackerError> {
        let formats = case.formats(number).iter();
        formats
            .map(|format| self.document_of(case, number, *format))
            .collect()
    }

    /// The letters as data, by case and number.
    fn letters_as_data(&self) -> Result<HashMap<(String, i64), String>, TrackerError> {
        let mut letters = HashMap::new();
        self.ledger.letters(Which::All, &mut |letter| {
            letters.insert((letter.case, letter.number), letter.json);
            Ok(())
        })?;
        Ok(letters)
    }

    /// The request, the grounds and the form of the opening of each case, as they were written.
    fn stored(&self) -> Result<HashMap<String, Stored>, TrackerError> {
        let mut known: HashMap<String, Arc<GroundsRecord>> = HashMap::new();
        let mut altered: Vec<String> = Vec::new();
        self.ledger.grounds(None, &mut |grounds| {
            if hash(grounds.json.as_bytes()) != grounds.sha256 {
                altered.push(grounds.sha256.clone());
            }
            known.insert(grounds.sha256.clone(), Arc::new(grounds));
            Ok(())
        })?;
        let mut stored = HashMap::new();
        self.ledger.cases(Which::All, &mut |case| {
            if altered.contains(&case.grounds) {
                let what = "the grounds are not those it was opened on";
                return Err(damaged(&case.reference, &what));
            }
            let grounds = known.get(&case.grounds).cloned();
            let grounds = grounds
                .ok_or_else(|| damaged(&case.reference, &"what it rests on in law is missing"))?;
            let opening =
                u8::try_from(case.opening).map_err(|error| damaged(&case.reference, &error))?;
            stored.insert(case.reference, (case.request, grounds, opening));
            Ok(())
        })?;
        Ok(stored)
    }
}

/// The request, the grounds and the form of the opening of a case.
type Stored = (String, Arc<GroundsRecord>, u8);

/// The case as it is inserted: under the number that it had here, or, where that is 0, the next one.
fn row(archived: &Archived, number: i64) -> CaseRow<'_> {
    let case = &archived.case;
    CaseRow {
        reference: &case.reference,
        opened_on: case.opened_on,
        law: &case.law,
        asked: case.asked.word(),
        recipient: &case.recipient,
        place: case.place.as_ref(),
        abroad: case.abroad,
        request: &archived.request,
        grounds: &archived.grounds,
        documents: &archived.documents,
        letter: archived.letter.as_deref(),
        trial: case.trial,
        opening: archived.opening,
        number,
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
    let (known, events) = (&here.case.log, &coming.case.log);
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
