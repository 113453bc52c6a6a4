//! The events of cases, each chained to the one before it.

use std::collections::HashMap;

use crate::{
    request::Reference,
    tracker::{
        Event, LetterNumber, Opening, Tracker, TrackerError,
        chain::link,
        ledger::{Entries, Record, Which},
        record::{self, damaged},
    },
};

impl Tracker {
    /// The events of cases, in order.
    pub(super) fn events(
        &self,
        which: Which<'_>,
    ) -> Result<HashMap<String, Vec<Event>>, TrackerError> {
        let mut events: HashMap<String, Vec<Event>> = HashMap::new();
        self.ledger.entries(Entries::Of(which), &mut |entry| {
            let event = record::event(&entry)?;
            events.entry(entry.case).or_default().push(event);
            Ok(())
        })?;
        Ok(events)
    }

    /// The hashes of a case's chain, in the order of its events.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn chain(&self, reference: &Reference) -> Result<Vec<String>, TrackerError> {
        let mut chain = Vec::new();
        let which = Entries::Of(Which::One(reference.as_str()));
        self.ledger.entries(which, &mut |entry| {
            chain.extend(entry.sha256);
            Ok(())
        })?;
        Ok(chain)
    }

    /// The request and the legal ground of a case, as the very texts that were
    /// recorded.
    ///
    /// # Errors
    /// When the file cannot be read, or the case is not there.
    pub fn texts(&self, reference: &Reference) -> Result<(String, String), TrackerError> {
        let kept = self.record_of(reference.as_str())?;
        let grounds = self.grounds_text(&kept)?;
        Ok((kept.request, grounds))
    }

    /// What the first link of a case's chain is made over.
    ///
    /// # Errors
    /// When the file cannot be read, or the case is not there.
    pub fn opening(&self, reference: &Reference) -> Result<Opening, TrackerError> {
        let kept = self.record_of(reference.as_str())?;
        let mut documents = Vec::new();
        let which = Which::One(reference.as_str());
        self.ledger.documents(which, &mut |document| {
            documents.push(document);
            Ok(())
        })?;
        let letter = self.letter_record(reference.as_str(), LetterNumber::REQUEST)?;
        let letter = letter.map(|letter| letter.sha256);
        record::opening(&kept, &documents, letter)
            .ok_or_else(|| damaged(reference.as_str(), &"its reference is not one"))
    }

    /// Adds an event and its link of the chain.
    pub(super) fn insert_event(
        &self,
        reference: &Reference,
        event: &Event,
    ) -> Result<(), TrackerError> {
        let unwritable = |error: serde_json::Error| damaged(reference.as_str(), &error);
        let before = match self.ledger.head(reference.as_str())? {
            Some(head) => head,
            None => self.opening(reference)?.sha256().map_err(unwritable)?,
        };
        let sha256 = link(&before, event).map_err(unwritable)?;
        let entry = record::entry(reference.as_str(), event, sha256)?;
        self.ledger.add(Record::Entry(&entry))?;
        self.let_outlook_go(reference.as_str())
    }
}
