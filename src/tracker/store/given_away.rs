//! The hashes of which others may have a copy.

use crate::tracker::{
    GivenAway, Tracker, TrackerError,
    ledger::{GivenRecord, Moment, Record},
    record,
};

impl Tracker {
    /// Remembers that evidence was packed.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn give_away(&mut self, given: &GivenAway) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        self.insert_given(given)?;
        moment.keep()?;
        self.witness();
        Ok(())
    }

    /// Every hash that was given away, the first one first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn given_away(&self) -> Result<Vec<GivenAway>, TrackerError> {
        let kept = self.given_records()?;
        // Of a case that was forgotten the hash alone is left.
        let kept = kept.iter().filter(|one| !one.case.is_empty());
        kept.map(record::given_away).collect()
    }

    pub(super) fn given_records(&self) -> Result<Vec<GivenRecord>, TrackerError> {
        let mut given = Vec::new();
        self.ledger.given_away(&mut |one| {
            given.push(one);
            Ok(())
        })?;
        Ok(given)
    }

    /// Adds what was given away, chained to what was before.
    pub(super) fn insert_given(&self, given: &GivenAway) -> Result<(), TrackerError> {
        let before = self.given_records()?.pop().and_then(|last| last.sha256);
        let kept = record::given(given, given.link(before.as_deref()));
        self.ledger.add(Record::Given(&kept))?;
        Ok(())
    }
}
