//! What is coming, without reading every case.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::{
    database::DatabaseError,
    law::Calendars,
    tracker::{
        Case, Fault, Tracker, TrackerError,
        ledger::{Moment, OutlookRecord, Outlooks, Record, Which},
        outlook::{self, Days, Outlook},
        record::damaged,
    },
};

/// How many outlooks are made anew before they are kept: so many are lost when the program is
/// ended, and so long does another process wait.
const BATCH: usize = 500;

/// What a tracker has coming.
#[derive(Debug)]
pub struct Coming {
    /// The cases to look at, the oldest first.
    pub cases: Vec<Case>,
    pub unsent: Unsent,
    /// The case that has something coming next, where none is to be looked at.
    pub next: Option<Case>,
}

/// The cases whose letter has not left, and that need no other look.
#[derive(Debug, Default)]
pub struct Unsent {
    pub count: usize,
    /// As many of them as were asked for, the oldest first.
    pub first: Vec<Case>,
}

impl Tracker {
    /// The cases that may have something due until a day, as of `today`: no other has, and whether
    /// one has is computed from it. Of the letters that have not left it names so many as are
    /// `named`.
    ///
    /// # Errors
    /// When the file cannot be read, or a case cannot be counted.
    pub fn coming(
        &self,
        today: NaiveDate,
        until: NaiveDate,
        named: usize,
        calendars: &Calendars,
    ) -> Result<Coming, TrackerError> {
        match self.renew_outlooks(calendars) {
            Ok(()) => {}
            // Where nothing can be written, all of it is read.
            Err(TrackerError::Database(
                DatabaseError::Disk { .. } | DatabaseError::Full | DatabaseError::Busy { .. },
            )) => {
                return Ok(Coming {
                    cases: self.cases()?,
                    unsent: Unsent::default(),
                    next: None,
                });
            }
            Err(error) => return Err(error),
        }
        let _moment = self.begin(Moment::Reading)?;
        let (today, until) = (today.to_string(), until.to_string());
        let between = Outlooks::Between {
            to: &until,
            from: &today,
        };
        let cases = self.cases_among(&self.outlooks_of(between)?)?;
        let (mut unsent, mut first) = (0, Vec::new());
        self.ledger.outlooks(Outlooks::Unsent, &mut |one| {
            unsent += 1;
            if first.len() < named {
                first.push(one.case);
            }
            Ok(())
        })?;
        let next = if cases.is_empty() {
            self.outlooks_of(Outlooks::After { day: &until })?
        } else {
            Vec::new()
        };
        Ok(Coming {
            cases,
            unsent: Unsent {
                count: unsent,
                first: self.cases_among(&first)?,
            },
            next: self.cases_among(&next)?.pop(),
        })
    }

    /// Makes those outlooks anew that an entry, an upgrade or other holidays left behind.
    fn renew_outlooks(&self, calendars: &Calendars) -> Result<(), TrackerError> {
        let form = outlook::form(calendars);
        let stale = self.outlooks_of(Outlooks::Stale { form: &form })?;
        for batch in stale.chunks(BATCH) {
            let moment = self.begin(Moment::Unsettled)?;
            for case in self.cases_among(batch)? {
                self.ledger
                    .add(Record::Outlook(&made(&case, &form, calendars)?))?;
            }
            moment.keep()?;
        }
        Ok(())
    }

    /// Whether the outlooks say what the cases say: one that lies would keep a day from being
    /// told. Those that do are made anew when something is asked of them next.
    ///
    /// # Errors
    /// When the file cannot be read or written, or a case cannot be counted.
    pub fn verify_outlooks(&self, calendars: &Calendars) -> Result<Vec<Fault>, TrackerError> {
        let form = outlook::form(calendars);
        let mut faults = Vec::new();
        let reading = self.begin(Moment::Reading)?;
        let mut kept = Vec::new();
        self.ledger.outlooks(Outlooks::All, &mut |one| {
            kept.push(one);
            Ok(())
        })?;
        let known: HashSet<&str> = kept.iter().map(|one| one.case.as_str()).collect();
        let mut lost = Vec::new();
        self.ledger.cases(Which::All, &mut |case| {
            if !known.contains(case.reference.as_str()) {
                lost.push(case.reference);
            }
            Ok(())
        })?;
        faults.extend(lost.into_iter().map(fault));
        for one in &kept {
            if one.form != form {
                continue;
            }
            let case = self
                .cases_among(std::slice::from_ref(&one.case))
                .ok()
                .and_then(|mut cases| cases.pop());
            let holds = match &case {
                Some(case) => made(case, &form, calendars)? == *one,
                None => false,
            };
            if !holds {
                faults.push(fault(one.case.clone()));
            }
        }
        drop(reading);
        if !faults.is_empty() {
            let moment = self.begin(Moment::Writing)?;
            for case in faults.iter().filter_map(|fault| fault.case.as_deref()) {
                self.let_outlook_go(case)?;
            }
            moment.keep()?;
        }
        Ok(faults)
    }

    fn outlooks_of(&self, which: Outlooks<'_>) -> Result<Vec<String>, TrackerError> {
        let mut cases = Vec::new();
        self.ledger.outlooks(which, &mut |one| {
            cases.push(one.case);
            Ok(())
        })?;
        Ok(cases)
    }

    fn cases_among(&self, references: &[String]) -> Result<Vec<Case>, TrackerError> {
        self.cases_of(Which::Among(references))
    }

    /// Notes that the outlook of a case is to be made anew.
    pub(super) fn let_outlook_go(&self, reference: &str) -> Result<(), TrackerError> {
        self.ledger
            .add(Record::Outlook(&OutlookRecord::stale(reference)))?;
        Ok(())
    }
}

impl OutlookRecord {
    /// Of a case whose outlook is to be made anew.
    fn stale(case: &str) -> OutlookRecord {
        OutlookRecord {
            case: case.to_owned(),
            ..OutlookRecord::default()
        }
    }
}

fn fault(case: String) -> Fault {
    Fault {
        case: Some(case),
        what: "when it is to be looked at is not what its log says; that was put right".to_owned(),
    }
}

fn made(case: &Case, form: &str, calendars: &Calendars) -> Result<OutlookRecord, TrackerError> {
    let Outlook { days, unsent } =
        Outlook::of(case, calendars).map_err(|error| damaged(case.reference.as_str(), &error))?;
    let (first, last) = match days {
        Days::Never => (None, None),
        Days::Always => (Some(String::new()), None),
        Days::From(first, last) => (Some(first.to_string()), last.map(|day| day.to_string())),
    };
    Ok(OutlookRecord {
        case: case.reference.to_string(),
        form: form.to_owned(),
        first,
        last,
        unsent: unsent.into(),
    })
}
