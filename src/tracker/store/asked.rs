//! Cases that are opened only where the same has not been asked.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::verify::Verified;
use crate::{
    request::{Reference, Request},
    tracker::{
        NewCase, Tracker, TrackerError,
        asked::{Asked, Keys},
        ledger::{CaseRecord, KeysRecord, Moment, Record, Removal, Which, WorkedOut},
        record::{damaged, day},
    },
};

impl Tracker {
    /// Everything that has been asked.
    ///
    /// # Errors
    /// When the file cannot be read, or a record is damaged.
    pub fn asked(&self) -> Result<Asked, TrackerError> {
        let mut asked = Asked::default();
        self.read_asked(&mut asked)?;
        Ok(asked)
    }

    /// What of it may be the same as a request, found without reading all the others: by the
    /// table of keys where it is whole, which [`Tracker::index_asked`] sees to.
    ///
    /// # Errors
    /// As [`Tracker::asked`].
    pub fn asked_like(&self, law: &str, request: &Request) -> Result<Asked, TrackerError> {
        let _moment = self.begin(Moment::Reading)?;
        if !self.is_indexed()? {
            return self.asked();
        }
        let mut asked = Asked::default();
        let keys = kept("", &Keys::of(law, request));
        self.ledger
            .cases_asked(&keys, &mut |case| add(&mut asked, &case))?;
        asked.read_to = self.last_number()?;
        Ok(asked)
    }

    /// Completes the table of keys: after an upgrade, and for cases that an archive brought.
    ///
    /// # Errors
    /// When the file cannot be written, or a record is damaged.
    pub fn index_asked(&mut self) -> Result<(), TrackerError> {
        if self.is_indexed()? {
            return Ok(());
        }
        let moment = self.begin(Moment::Writing)?;
        self.ledger
            .remove(Removal::WorkedOut(WorkedOut::Keys, Keys::FORM))?;
        let mut known = HashSet::new();
        self.ledger.keys(&mut |keys| {
            known.insert(keys.case);
            Ok(())
        })?;
        self.ledger.cases(Which::All, &mut |case| {
            if !known.contains(&case.reference) {
                let request: Request = serde_json::from_str(&case.request)
                    .map_err(|error| damaged(&case.reference, &error))?;
                let keys = Keys::of(&case.law, &request);
                self.ledger
                    .add(Record::Keys(&kept(&case.reference, &keys)))?;
            }
            Ok(())
        })?;
        moment.keep()
    }

    /// Whether the table of keys says what the requests say. A wrong row would hide that the
    /// same was asked before; one that is missing is made anew.
    pub(super) fn verify_asked(&self, found: &mut Verified) -> Result<(), TrackerError> {
        self.ledger.keys(&mut |keys| {
            if keys.form != Keys::FORM {
                return Ok(());
            }
            let case = self.case_record(&keys.case)?;
            let says = case.and_then(|case| {
                let request: Request = serde_json::from_str(&case.request).ok()?;
                Some(kept(&keys.case, &Keys::of(&case.law, &request)))
            });
            if says.as_ref() != Some(&keys) {
                found.fault(
                    Some(&keys.case),
                    "what it is found by when the same is asked again is not what its request says",
                );
            }
            Ok(())
        })
    }

    /// Opens those of the new cases whose request was not made since a day, neither in `asked`
    /// nor by another process in the meantime: the answer is one for each, the case that was
    /// there before. All in one transaction, so that two processes never both open one.
    ///
    /// # Errors
    /// As [`Tracker::open_case`].
    pub fn open_unasked(
        &mut self,
        new: &[NewCase<'_>],
        asked: &mut Asked,
        since: NaiveDate,
    ) -> Result<Vec<Option<Reference>>, TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        // Nobody else writes from here on.
        self.read_asked(asked)?;
        let mut before = Vec::new();
        let mut unasked = Vec::new();
        for case in new {
            let found = asked.since(&case.grounds.law, case.request, since).cloned();
            if found.is_none() {
                asked.add(
                    case.reference,
                    case.opened_on,
                    &case.grounds.law,
                    case.request,
                );
                unasked.push(case);
            }
            before.push(found);
        }
        let first = self.insert_cases(&unasked)? && !unasked.is_empty();
        for case in &unasked {
            let keys = Keys::of(&case.grounds.law, case.request);
            self.ledger
                .add(Record::Keys(&kept(case.reference.as_str(), &keys)))?;
        }
        // These were added above.
        asked.read_to = self.last_number()?;
        moment.keep()?;
        if first {
            self.witness();
        }
        Ok(before)
    }

    /// Whether every case has its keys, as they are made now.
    fn is_indexed(&self) -> Result<bool, TrackerError> {
        self.ledger.is_worked_out(WorkedOut::Keys, Keys::FORM)
    }

    fn last_number(&self) -> Result<i64, TrackerError> {
        let last = self.ledger.last_case()?;
        Ok(last.map_or(0, |case| case.number))
    }

    /// Adds the cases that were opened since `asked` was read last.
    fn read_asked(&self, asked: &mut Asked) -> Result<(), TrackerError> {
        let since = Which::Since(asked.read_to);
        self.ledger.cases(since, &mut |case| add(asked, &case))
    }
}

/// Adds the request of a case.
fn add(asked: &mut Asked, case: &CaseRecord) -> Result<(), TrackerError> {
    let reference = case.reference.as_str();
    let request: Request =
        serde_json::from_str(&case.request).map_err(|error| damaged(reference, &error))?;
    let opened_on = day(reference, &case.opened_on)?;
    let parsed: Reference = reference
        .parse()
        .map_err(|error| damaged(reference, &error))?;
    asked.add(&parsed, opened_on, &case.law, &request);
    asked.read_to = asked.read_to.max(case.number);
    Ok(())
}

/// The record of the keys of a case.
fn kept(case: &str, keys: &Keys) -> KeysRecord {
    KeysRecord {
        case: case.to_owned(),
        form: Keys::FORM,
        name: keys.name.clone(),
        id: keys.id.clone(),
        email: keys.email.clone(),
    }
}
