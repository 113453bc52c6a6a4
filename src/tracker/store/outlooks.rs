//! What is coming, without reading every case.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::{
    database::DatabaseError,
    law::{Calendars, Right},
    request::Reference,
    tracker::{
        Case, Fault, Tracker, TrackerError,
        ledger::{LateRecord, Moment, OutlookRecord, Outlooks, Record, Which},
        outlook::{self, Days, Outlook, Rest},
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

/// How many cases need no look, and how they stand.
#[derive(Debug, Default)]
pub struct AtRest {
    /// How many are over.
    pub over: usize,
    /// In how many the recipient has its time.
    pub on_time: usize,
    /// Of these, the one whose answer is due first, with the day.
    pub next: Option<(Case, NaiveDate)>,
    /// Those whose recipient is late and in which no more happened, the longest first.
    pub late: Vec<LateCase>,
}

/// A case whose recipient is late, without its log.
#[derive(Debug)]
pub struct LateCase {
    pub case: Reference,
    pub number: i64,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub asked: Right,
    /// The last day on which the answer would have been in time.
    pub due: NaiveDate,
    /// Whether that day goes by a day of receipt that was estimated.
    pub estimated: bool,
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
        if !self.renewed(calendars)? {
            return Ok(Coming {
                cases: self.cases()?,
                unsent: Unsent::default(),
                next: None,
            });
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

    /// How the cases stand on a day, as far as they need no look; each of the others is told.
    ///
    /// # Errors
    /// When the file cannot be read, or a case cannot be counted; and what `each` says.
    pub fn each_not_at_rest<E: From<TrackerError>>(
        &self,
        today: NaiveDate,
        calendars: &Calendars,
        each: impl FnMut(Case) -> Result<(), E>,
    ) -> Result<AtRest, E> {
        if !self.renewed(calendars)? {
            self.each_case(each)?;
            return Ok(AtRest::default());
        }
        let _moment = self.begin(Moment::Reading)?;
        let day = today.to_string();
        let (which, mut first) = (Outlooks::FirstAnswer { day: &day }, None);
        self.ledger.outlooks(which, &mut |one| {
            first = one.answer.map(|answer| (one.case, answer));
            Ok(())
        })?;
        let next = match first {
            Some((case, answer)) => {
                let case = self.cases_among(&[case])?.pop();
                case.zip(answer.parse().ok())
            }
            None => None,
        };
        let count = self.ledger.at_rest(&day)?;
        let mut late = Vec::new();
        self.ledger.late(&day, &mut |one| {
            late.push(late_case(one)?);
            Ok(())
        })?;
        let others = self.outlooks_of(Outlooks::NotAtRest { day: &day })?;
        self.each_among(&others, each)?;
        Ok(AtRest {
            over: count.over,
            on_time: count.on_time,
            next,
            late,
        })
    }

    /// Makes outlooks anew; `false` where nothing can be written, and all of it is to be read.
    fn renewed(&self, calendars: &Calendars) -> Result<bool, TrackerError> {
        match self.renew_outlooks(calendars) {
            Ok(()) => Ok(true),
            Err(TrackerError::Database(
                DatabaseError::Disk { .. } | DatabaseError::Full | DatabaseError::Busy { .. },
            )) => Ok(false),
            Err(error) => Err(error),
        }
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
    let Outlook { days, unsent, rest } =
        Outlook::of(case, calendars).map_err(|error| damaged(case.reference.as_str(), &error))?;
    let (first, last) = match days {
        Days::Never => (None, None),
        Days::Always => (Some(String::new()), None),
        Days::From(first, last) => (Some(first.to_string()), last.map(|day| day.to_string())),
    };
    let (rest, answer) = rest.map(Rest::kept).unzip();
    let answer = answer.flatten();
    Ok(OutlookRecord {
        case: case.reference.to_string(),
        form: form.to_owned(),
        first,
        last,
        unsent: unsent.into(),
        rest: rest.map(str::to_owned),
        answer: answer.map(|answer| answer.due.to_string()),
        estimated: answer.is_some_and(|answer| answer.estimated).into(),
        person: answer.map(|_| case.person().to_owned()),
    })
}

fn late_case(record: LateRecord) -> Result<LateCase, TrackerError> {
    let case = record.case.as_str();
    Ok(LateCase {
        case: case.parse().map_err(|error| damaged(case, &error))?,
        asked: record
            .asked
            .parse()
            .map_err(|error| damaged(case, &error))?,
        number: record.number,
        due: record.due.parse().map_err(|error| damaged(case, &error))?,
        estimated: record.estimated != 0,
        recipient: record.recipient,
        person: record.person,
    })
}
