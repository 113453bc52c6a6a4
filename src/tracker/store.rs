//! Cases that are kept, over any [`Ledger`].

mod addresses;
mod archives;
mod asked;
mod cursors;
mod forget;
mod given_away;
mod log;
mod messages;
mod outlooks;
mod replies;
mod undo;
mod verify;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::NaiveDate;

pub use archives::Restored;
pub use messages::Outbox;
pub use outlooks::{AtRest, Coming, LateCase, Unsent};
pub use replies::{Filing, Kept};
pub use undo::Deed;
pub use verify::Verified;

use super::{
    Addition, Case, CaseLetter, Document, Event, Format, LetterNumber, Occasion, TrackerError,
    called::{self, Called, Words},
    case::{first_day, is_abroad},
    case_letter::RequestHead,
    case_letter::added,
    chain::{link, links},
    document::hash,
    ledger::{CaseRecord, GroundsRecord, Ledger, LetterRecord, Moment, Record, Which},
    record::{self, OPENING, damaged, day, json},
    salt::salted,
    sqlite::{self, Sqlite},
    taken_back::standing,
    witness::{self, Witness},
};
use crate::{
    law::{EventKind, FollowUp, Grounds, Language, Place},
    request::{Reference, Request, printable},
};

/// How many cases are read with one question to the ledger.
const AT_ONCE: usize = 500;

/// How much of what was typed is repeated.
const TYPED: usize = 80;

/// The cases of one person.
#[derive(Debug)]
pub struct Tracker {
    /// Where what lies beside the ledger is.
    folder: PathBuf,
    ledger: Box<dyn Ledger>,
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
    /// Which of the letters of its occasion it is.
    pub step: Option<FollowUp>,
    /// What happens in the case when it leaves.
    pub records: Option<EventKind>,
    pub language: &'a Language,
    /// The day it is dated.
    pub day: NaiveDate,
    pub recorded_on: NaiveDate,
    pub documents: &'a [Document],
    /// The letter as JSON.
    pub letter: &'a str,
}

/// A moment that is open: taken back unless it is kept.
struct Open<'a> {
    ledger: &'a dyn Ledger,
    ended: bool,
}

impl<'a> Open<'a> {
    fn begin(ledger: &'a dyn Ledger, moment: Moment) -> Result<Open<'a>, TrackerError> {
        ledger.begin(moment)?;
        Ok(Open {
            ledger,
            ended: false,
        })
    }

    fn keep(mut self) -> Result<(), TrackerError> {
        self.ledger.end(true)?;
        self.ended = true;
        Ok(())
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.ended {
            // What was not kept is not there, whether this succeeds or not.
            let _ = self.ledger.end(false);
        }
    }
}

impl Tracker {
    /// Opens the tracker in `folder`, and makes both if they are missing: the
    /// folder for its owner alone (0700), the file too (0600).
    ///
    /// # Errors
    /// When the folder cannot be made, or the file is not ours or is newer.
    pub fn open(folder: &Path) -> Result<Tracker, TrackerError> {
        witness::check(folder, sqlite::FILE)?;
        Ok(Tracker::over(Sqlite::open(folder)?, folder))
    }

    /// Opens the tracker in `folder` where there is one: looking makes nothing.
    ///
    /// # Errors
    /// As [`Tracker::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Tracker>, TrackerError> {
        witness::check(folder, sqlite::FILE)?;
        let ledger = Sqlite::open_existing(folder)?;
        Ok(ledger.map(|ledger| Tracker::over(ledger, folder)))
    }

    /// The tracker over a ledger of any engine. What is kept beside it, so that its loss or its
    /// use by two at once shows, lies in `folder`.
    pub fn over(ledger: impl Ledger + 'static, folder: &Path) -> Tracker {
        Tracker {
            folder: folder.to_owned(),
            ledger: Box::new(ledger),
            claim: None,
        }
    }

    /// What is in the tracker now.
    fn seen(&self) -> Result<Witness, TrackerError> {
        let count = self.ledger.count()?;
        let (mut cases, mut entries) = (0, 0);
        self.ledger.forgotten(&mut |run| {
            cases += u32::try_from(run.cases).unwrap_or_default();
            entries += u32::try_from(run.last - run.first + 1).unwrap_or_default();
            Ok(())
        })?;
        Ok(Witness {
            cases: count.cases + cases,
            entries: count.entries + entries,
            given_away: count.given_away,
        })
    }

    /// Writes down what is in the tracker now.
    fn witness(&self) {
        if let Ok(seen) = self.seen() {
            seen.write(&self.folder);
        }
    }

    /// Until it is kept or dropped, what is read is as of one instant, and nobody else writes
    /// when it is for writing.
    fn begin(&self, moment: Moment) -> Result<Open<'_>, TrackerError> {
        Open::begin(&*self.ledger, moment)
    }

    /// Whether the cases are trials, whose days are made up; none while there is no
    /// case. One home has the one or the other.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_trial(&self) -> Result<Option<bool>, TrackerError> {
        let last = self.ledger.last_case()?;
        Ok(last.map(|case| case.trial != 0))
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
        let moment = self.begin(Moment::Writing)?;
        let first = self.insert_cases(&new.iter().collect::<Vec<_>>())?;
        moment.keep()?;
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
        if self.case_record(reference.as_str())?.is_some() {
            return Ok(true);
        }
        // The number of one that left a trace is not given again.
        let mut had = false;
        self.ledger.forgotten(&mut |run| {
            had |= run.reference.as_deref() == Some(reference.as_str());
            Ok(())
        })?;
        Ok(had)
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
            step: new.step,
            records: new.records,
        };
        let moment = self.begin(Moment::Writing)?;
        // Another process may have added one meanwhile.
        let mut events = self
            .events(Which::One(reference.as_str()))?
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
        self.insert_letter(reference, number, Some(new.letter), new.documents)?;
        self.insert_event(reference, &event)?;
        moment.keep()?;
        Ok(number)
    }

    /// Adds an event to a case.
    ///
    /// # Errors
    /// When it lies before the day the case was opened, and not by one day alone: west of
    /// where the letter was written it is still the day before. When it is about a letter that
    /// is not there.
    pub fn record(&mut self, case: &Case, event: &Event) -> Result<(), TrackerError> {
        self.record_at(Moment::Writing, case, event)
    }

    /// Adds an event as [`Tracker::record`] does, and does not wait for the disk: it survives
    /// the end of this program, however that comes, at once; a power cut from the next event on
    /// that is recorded, or from [`Tracker::settle`].
    ///
    /// For what a power cut may take back without making the log untrue: a `sent`
    /// whose `sending` is safe becomes an unknown.
    ///
    /// # Errors
    /// As [`Tracker::record`].
    pub fn record_unsettled(&mut self, case: &Case, event: &Event) -> Result<(), TrackerError> {
        self.record_at(Moment::Unsettled, case, event)
    }

    fn record_at(
        &mut self,
        moment: Moment,
        case: &Case,
        event: &Event,
    ) -> Result<(), TrackerError> {
        check_day(case, event.happened_on)?;
        let contradiction = if event.kind == EventKind::LetterAdded || event.addition.is_some() {
            Some("a letter is added with its documents".to_owned())
        } else if event.kind == EventKind::TakenBack || !event.takes_back.is_empty() {
            Some("what takes back another entry says which".to_owned())
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
        let moment = self.begin(moment)?;
        // In one step with the entry that lets the mail leave.
        if event.kind == EventKind::Sending {
            let sender = self.ledger.sender()?.map(|sender| sender.claim);
            if sender != self.claim {
                return Err(TrackerError::Sending);
            }
        }
        self.insert_event(&case.reference, &salted(event)?)?;
        if let Some(step) = case.step_of(event) {
            self.insert_event(&case.reference, &step)?;
        }
        moment.keep()
    }

    /// Waits until everything recorded is on the disk.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn settle(&mut self) -> Result<(), TrackerError> {
        self.ledger.settle()
    }

    /// The case that the person means: that has the number that was typed, or whose reference begins so, or else the
    /// one that goes by its words, such as `spotify` or `spotify deletion`.
    ///
    /// # Errors
    /// When none does, or several do.
    pub fn find(&self, typed: &str) -> Result<Case, TrackerError> {
        self.find_among(typed, |_| true)
    }

    /// The same among the cases that are meant.
    ///
    /// # Errors
    /// As [`Tracker::find`].
    pub fn find_among(
        &self,
        typed: &str,
        meant: impl Fn(&Case) -> bool,
    ) -> Result<Case, TrackerError> {
        let number = called::number(typed);
        let numbered = match number {
            Some(number) => self.numbered(number)?,
            None => None,
        };
        let is_there = numbered.is_some();
        let numbered = numbered.filter(&meant);
        let beginning = Reference::beginning(typed);
        let mut found = match &beginning {
            Ok(beginning) => self.cases_of(Which::Beginning(beginning))?,
            Err(_) => Vec::new(),
        };
        found.retain(&meant);
        let typed = printable(typed).chars().take(TYPED).collect::<String>();
        if let Some(numbered) = numbered {
            found.retain(|case| case.reference != numbered.reference);
            // Among thirty cases a reference begins with nearly every digit: one digit alone is a number.
            if found.is_empty() || typed.trim().len() == 1 {
                return Ok(numbered);
            }
            return Err(TrackerError::NumberOrBeginning {
                typed,
                numbered: vec![Called::of(&numbered)],
                begun: found.iter().map(Called::of).collect(),
            });
        }
        let is_named = found.is_empty();
        if is_named {
            let words = Words::of(&typed);
            self.each_case(|case| {
                if words.fit(&case) && meant(&case) {
                    found.push(case);
                }
                Ok::<(), TrackerError>(())
            })?;
        }
        match (found.len(), is_named) {
            (0, _) => Err(match self.ledger.last_case()? {
                Some(last) if number.is_some() && !is_there => TrackerError::NoNumber {
                    typed,
                    highest: last.number,
                },
                _ => TrackerError::NoCase(typed),
            }),
            (1, _) => Ok(found.remove(0)),
            (_, true) => Err(TrackerError::SeveralNamed {
                typed,
                found: found.iter().map(Called::of).collect(),
            }),
            (_, false) => Err(TrackerError::Ambiguous {
                beginning: typed,
                found: found
                    .iter()
                    .map(|case| case.reference.to_string())
                    .collect(),
            }),
        }
    }

    /// The case of this number.
    fn numbered(&self, number: i64) -> Result<Option<Case>, TrackerError> {
        let mut reference = None;
        self.ledger.cases(Which::Numbered(number), &mut |kept| {
            reference = Some(kept.reference);
            Ok(())
        })?;
        match reference {
            Some(reference) => Ok(self.cases_of(Which::One(&reference))?.pop()),
            None => Ok(None),
        }
    }

    /// Every case, the oldest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cases(&self) -> Result<Vec<Case>, TrackerError> {
        self.cases_of(Which::All)
    }

    /// The request as it was made.
    ///
    /// # Errors
    /// When the record is damaged.
    pub fn request(&self, case: &Case) -> Result<Request, TrackerError> {
        let reference = case.reference.as_str();
        let text = self.record_of(reference)?.request;
        serde_json::from_str(&text).map_err(|error| damaged(reference, &error))
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
        let reference = case.reference.as_str();
        let found = self
            .ledger
            .document(reference, letter.kept(), format.extension())?;
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
                reference,
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
        let Some(kept) = self.letter_record(reference.as_str(), letter)? else {
            return Ok(None);
        };
        let not_written = || damaged(reference.as_str(), &"its letter is not the one written");
        let opening = self.opening(reference)?;
        let adds = |event: &Event| event.letter == letter && event.addition.is_some();
        let (vouched, entry) = if letter.is_request() {
            let terms = opening.terms.as_ref();
            (terms.and_then(|terms| terms.letter.as_ref()), Some(0))
        } else {
            let entry = case.log.iter().position(adds);
            let addition = entry.and_then(|entry| case.log.get(entry)?.addition.as_ref());
            (addition.map(|addition| &addition.data), entry)
        };
        if hash(kept.json.as_bytes()) != kept.sha256 || vouched != Some(&kept.sha256) {
            return Err(not_written());
        }
        // The letter leaves, so what vouches for it is looked at too.
        let unreadable = |error: serde_json::Error| damaged(reference.as_str(), &error);
        let to_there = entry.and_then(|entry| case.log.get(..=entry));
        let expected = links(
            opening.sha256().map_err(unreadable)?,
            to_there.ok_or_else(not_written)?,
        );
        let expected = expected.map_err(unreadable)?;
        if !self.chain(reference)?.starts_with(&expected) {
            return Err(not_written());
        }
        Ok(Some(kept.json))
    }

    /// Every case, the oldest first, with never more than a few hundred of them in memory.
    ///
    /// # Errors
    /// When the file cannot be read, or a case in it makes no sense; and what `each` says.
    pub fn each_case<E: From<TrackerError>>(
        &self,
        each: impl FnMut(Case) -> Result<(), E>,
    ) -> Result<(), E> {
        let _moment = self.begin(Moment::Reading)?;
        let mut references = Vec::new();
        self.ledger.cases(Which::All, &mut |kept| {
            references.push(kept.reference);
            Ok(())
        })?;
        self.each_among(&references, each)
    }

    /// These cases, a few hundred at a time.
    fn each_among<E: From<TrackerError>>(
        &self,
        references: &[String],
        mut each: impl FnMut(Case) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut grounds = HashMap::new();
        for some in references.chunks(AT_ONCE) {
            self.cases_by(Which::Among(some), &mut grounds)?
                .into_iter()
                .try_for_each(&mut each)?;
        }
        Ok(())
    }

    /// The cases of the ledger, read and put together.
    fn cases_of(&self, which: Which<'_>) -> Result<Vec<Case>, TrackerError> {
        self.cases_by(which, &mut HashMap::new())
    }

    /// The same, with what cases rest on that is read already.
    fn cases_by(
        &self,
        which: Which<'_>,
        grounds: &mut HashMap<String, Arc<Grounds>>,
    ) -> Result<Vec<Case>, TrackerError> {
        let mut events = self.events(which)?;
        let mut formats = self.formats(which)?;
        let mut cases = Vec::new();
        self.ledger.cases(which, &mut |kept| {
            let reference = kept.reference.as_str();
            let grounds = match grounds.get(&kept.grounds) {
                Some(known) => known.clone(),
                None => {
                    let read = self.grounds_of(&kept)?;
                    grounds
                        .entry(kept.grounds.clone())
                        .or_insert(Arc::new(read))
                        .clone()
                }
            };
            let events = events.remove(reference).unwrap_or_default();
            let formats = formats.remove(reference).unwrap_or_default();
            cases.push(assemble(&kept, grounds, events, formats)?);
            Ok(())
        })?;
        Ok(cases)
    }

    fn grounds_of(&self, kept: &CaseRecord) -> Result<Grounds, TrackerError> {
        let json = self.grounds_text(kept)?;
        serde_json::from_str(&json).map_err(|error| damaged(&kept.reference, &error))
    }

    /// What a case rests on, as the very text that was recorded.
    fn grounds_text(&self, kept: &CaseRecord) -> Result<String, TrackerError> {
        let mut json = None;
        self.ledger.grounds(Some(&kept.grounds), &mut |grounds| {
            json = Some(grounds.json);
            Ok(())
        })?;
        json.ok_or_else(|| damaged(&kept.reference, &"what it rests on in law is missing"))
    }

    /// The formats of the requests.
    fn formats(&self, which: Which<'_>) -> Result<HashMap<String, Vec<Format>>, TrackerError> {
        let mut formats: HashMap<String, Vec<Format>> = HashMap::new();
        self.ledger.documents(which, &mut |document| {
            if document.letter == LetterNumber::REQUEST.kept() {
                let format = document.format.parse();
                let format = format.map_err(|error| damaged(&document.case, &error))?;
                formats.entry(document.case).or_default().push(format);
            }
            Ok(())
        })?;
        Ok(formats)
    }

    fn case_record(&self, reference: &str) -> Result<Option<CaseRecord>, TrackerError> {
        let mut found = None;
        self.ledger.cases(Which::One(reference), &mut |kept| {
            found = Some(kept);
            Ok(())
        })?;
        Ok(found)
    }

    fn record_of(&self, reference: &str) -> Result<CaseRecord, TrackerError> {
        self.case_record(reference)?
            .ok_or_else(|| damaged(reference, &"it is not there any more"))
    }

    fn letter_record(
        &self,
        reference: &str,
        number: LetterNumber,
    ) -> Result<Option<LetterRecord>, TrackerError> {
        let mut found = None;
        self.ledger.letters(Which::One(reference), &mut |letter| {
            if letter.number == number.kept() {
                found = Some(letter);
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Inserts new cases with their letters and the event of their writing, and says whether they
    /// are the first.
    fn insert_cases(&self, new: &[&NewCase<'_>]) -> Result<bool, TrackerError> {
        let here = self.is_trial()?;
        // Letters of one batch mostly rest on the same grounds, which are long.
        let mut last: Option<(&Grounds, GroundsRecord)> = None;
        for case in new {
            if here.is_some_and(|trial| trial != case.trial) {
                return Err(TrackerError::Mixed { trial: case.trial });
            }
            let grounds = match last.take() {
                Some((grounds, kept)) if std::ptr::eq(grounds, case.grounds) => kept,
                _ => {
                    let json = json(case.reference, case.grounds)?;
                    GroundsRecord {
                        sha256: hash(json.as_bytes()),
                        json,
                    }
                }
            };
            let recipient = &case.request.recipient;
            self.insert_case(
                &CaseRow {
                    reference: case.reference,
                    opened_on: case.opened_on,
                    law: &case.grounds.law,
                    asked: case.request.right.word(),
                    recipient: recipient.name.as_str(),
                    place: recipient.place(),
                    abroad: is_abroad(case.request),
                    request: &json(case.reference, case.request)?,
                    grounds: &grounds,
                    documents: case.documents,
                    letter: Some(case.letter),
                    trial: case.trial,
                    opening: OPENING,
                    number: 0,
                },
                &[Event::new(
                    EventKind::Written,
                    case.opened_on,
                    case.opened_on,
                )],
            )?;
            last = Some((case.grounds, grounds));
        }
        Ok(here.is_none())
    }

    /// Adds a case with its letter, and its first events.
    fn insert_case(&self, row: &CaseRow<'_>, events: &[Event]) -> Result<(), TrackerError> {
        let reference = row.reference;
        self.ledger.add(Record::Grounds(row.grounds))?;
        let kept = CaseRecord {
            number: row.number,
            reference: reference.to_string(),
            opened_on: row.opened_on.to_string(),
            law: row.law.to_owned(),
            asked: row.asked.to_owned(),
            recipient: row.recipient.to_owned(),
            place: row.place.map(|place| place.code().to_owned()),
            abroad: row.abroad.into(),
            request: row.request.to_owned(),
            grounds: row.grounds.sha256.clone(),
            trial: row.trial.into(),
            opening: row.opening.into(),
        };
        if !self.ledger.add(Record::Case(&kept))? {
            return Err(TrackerError::Taken(reference.clone()));
        }
        self.insert_letter(reference, LetterNumber::REQUEST, row.letter, row.documents)?;
        let documents = row.documents.iter();
        let documents: Vec<_> = documents
            .map(|document| record::document(reference, LetterNumber::REQUEST, document))
            .collect();
        let letter = row.letter.map(|letter| hash(letter.as_bytes()));
        let unwritable = |error: serde_json::Error| damaged(reference.as_str(), &error);
        let mut before = match record::opening(&kept, &documents, letter) {
            Some(opening) => opening.sha256().map_err(unwritable)?,
            None => return Err(damaged(reference.as_str(), &"its reference is not one")),
        };
        for event in events {
            before = link(&before, event).map_err(unwritable)?;
            let entry = record::entry(reference.as_str(), event, before.clone())?;
            self.ledger.add(Record::Entry(&entry))?;
        }
        self.let_outlook_go(reference.as_str())
    }

    /// Keeps a letter: as data, where it has them, and as it was written.
    fn insert_letter(
        &self,
        reference: &Reference,
        number: LetterNumber,
        letter: Option<&str>,
        documents: &[Document],
    ) -> Result<(), TrackerError> {
        let twice = || {
            damaged(
                reference.as_str(),
                &format!("its letter {number} is there already"),
            )
        };
        if let Some(letter) = letter
            && !self
                .ledger
                .add(Record::Letter(&record::letter(reference, number, letter)))?
        {
            return Err(twice());
        }
        for document in documents {
            let kept = record::document(reference, number, document);
            if !self.ledger.add(Record::Document(&kept, &document.bytes))? {
                return Err(twice());
            }
        }
        Ok(())
    }
}

/// A case without its events, as it is stored.
struct CaseRow<'a> {
    reference: &'a Reference,
    opened_on: NaiveDate,
    law: &'a str,
    asked: &'a str,
    recipient: &'a str,
    place: Option<&'a Place>,
    abroad: bool,
    request: &'a str,
    grounds: &'a GroundsRecord,
    documents: &'a [Document],
    letter: Option<&'a str>,
    trial: bool,
    /// The form of its opening: 1 of earlier versions, 2.
    opening: u8,
    /// That which it had here; 0 for the next one.
    number: i64,
}

/// A case of its record, and of what else is kept of it.
fn assemble(
    kept: &CaseRecord,
    grounds: Arc<Grounds>,
    log: Vec<Event>,
    formats: Vec<Format>,
) -> Result<Case, TrackerError> {
    let reference = kept.reference.as_str();
    let opened_on = day(reference, &kept.opened_on)?;
    let head = RequestHead::of(&kept.request);
    let request = CaseLetter::request(&head, opened_on, formats);
    Ok(Case {
        number: kept.number,
        requester: head.requester.name,
        child: head.requester.child,
        letters: CaseLetter::all(request, &log).map_err(|what| damaged(reference, &what))?,
        opened_on,
        law: kept.law.clone(),
        asked: kept
            .asked
            .parse()
            .map_err(|error| damaged(reference, &error))?,
        recipient: kept.recipient.clone(),
        place: match &kept.place {
            Some(code) => Some(code.parse().map_err(|error| damaged(reference, &error))?),
            None => None,
        },
        abroad: kept.abroad != 0,
        trial: kept.trial != 0,
        grounds,
        events: standing(&log).map_err(|what| damaged(reference, &what))?,
        log,
        reference: reference
            .parse()
            .map_err(|error| damaged(reference, &error))?,
    })
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
