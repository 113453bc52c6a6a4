//! A case that is to be gone.

use crate::{
    law::EventKind,
    tracker::{
        Case, Tracker, TrackerError,
        ledger::{Entries, ForgottenRecord, Moment, Record, Removal, Which},
    },
};

impl Case {
    /// Whether anything of it has left, or may have, whatever was taken back since.
    pub fn has_left(&self) -> bool {
        let mut log = self.log.iter();
        log.any(|event| {
            matches!(
                event.kind,
                EventKind::Sending | EventKind::Sent | EventKind::Unknown
            )
        })
    }
}

impl Tracker {
    /// Removes a case with everything of it: entries, letters, mails, replies. The numbers of its
    /// entries are not given again, so that those of other cases stay what they are; with a `trace`,
    /// its reference and its day stay with them.
    ///
    /// The bytes are gone from the file after [`Tracker::clear_remains`].
    ///
    /// # Errors
    /// When the file cannot be written, or another process sends from it.
    pub fn forget(&mut self, case: &Case, trace: bool) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        self.take_out(case, trace)?;
        moment.keep()?;
        self.witness();
        Ok(())
    }

    /// The same within a moment of somebody else's.
    pub(super) fn take_out(&self, case: &Case, trace: bool) -> Result<(), TrackerError> {
        let reference = case.reference.as_str();
        let mut runs: Vec<ForgottenRecord> = Vec::new();
        let which = Entries::Of(Which::One(reference));
        self.ledger.entries(which, &mut |entry| {
            let number = entry.number;
            match runs.last_mut() {
                Some(run) if run.last + 1 == number => run.last = number,
                last => {
                    let first = last.is_none();
                    let trace = trace && first;
                    runs.push(ForgottenRecord {
                        first: number,
                        last: number,
                        cases: first.into(),
                        reference: trace.then(|| reference.to_owned()),
                        day: trace.then(|| case.opened_on.to_string()),
                    });
                }
            }
            Ok(())
        })?;
        self.ledger.remove(Removal::Case(reference))?;
        for run in &runs {
            self.ledger.add(Record::Forgotten(run))?;
        }
        Ok(())
    }

    /// Overwrites what removed cases have left in the file, and in those beside it.
    ///
    /// # Errors
    /// When another process uses it for too long, or the disk is full.
    pub fn clear_remains(&mut self) -> Result<(), TrackerError> {
        self.ledger.remove(Removal::Remains)
    }

    /// The references of cases that were forgotten and of which a trace was left, with their days.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn traces(&self) -> Result<Vec<(String, String)>, TrackerError> {
        let mut traces = Vec::new();
        self.ledger.forgotten(&mut |run| {
            traces.extend(run.reference.zip(run.day));
            Ok(())
        })?;
        Ok(traces)
    }
}
