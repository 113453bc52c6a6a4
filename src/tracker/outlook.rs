//! When does a case have something coming, for whoever does not want to read it?
//!
//! It is worked out of the case and the holidays, never the truth, and as it were of every day: `due`
//! asks on which days to look at a case, and what it finds there is computed from the case itself.

use chrono::NaiveDate;

use super::{Case, CaseClock, Status};
use crate::law::{Calendars, EventKind, OutOfRange, Whose};

/// Counts up when the same case has another outlook: with every change of what clocks count.
const FORM: u32 = 8;

/// The days on which there is a reason to look at a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outlook {
    pub days: Days,
    /// Whether the days are those of a letter that has not left.
    pub unsent: bool,
    pub rest: Option<Rest>,
}

/// How a case stands that needs no look, since it tells enough itself. Of a case that has none nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Nothing is to be done in it any more.
    Over,
    /// Its answer is waited for and nothing else: the recipient has its time until the first day of the outlook and
    /// on it, and is late after the day of the answer. Between the two the case is looked at.
    Waits(Answer),
}

/// When an answer is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Answer {
    pub due: NaiveDate,
    /// Whether the day goes by a day of receipt that was estimated.
    pub estimated: bool,
}

impl Rest {
    /// As the ledger keeps it, with the answer.
    pub(super) fn kept(self) -> (&'static str, Option<Answer>) {
        match self {
            Rest::Over => ("over", None),
            Rest::Waits(answer) => ("waits", Some(answer)),
        }
    }
}

/// From which day, and until which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// Nothing is coming, whatever the day.
    Never,
    /// What is coming moves with every day.
    Always,
    /// The first day on which something is due, and the last on which it still can be done;
    /// none where it stays overdue.
    From(NaiveDate, Option<NaiveDate>),
}

impl Days {
    /// With another reason to look.
    fn and(self, first: NaiveDate, last: Option<NaiveDate>) -> Days {
        match self {
            Days::Never => Days::From(first, last),
            Days::Always => Days::Always,
            Days::From(known, until) => Days::From(
                known.min(first),
                until.zip(last).map(|(until, last)| until.max(last)),
            ),
        }
    }
}

/// With what an outlook was made: another holiday, or another version, may give another.
pub(super) fn form(calendars: &Calendars) -> String {
    format!(
        "{FORM} {} {:016x}",
        env!("CARGO_PKG_VERSION"),
        calendars.digest()
    )
}

impl Outlook {
    /// # Errors
    /// When a sum leaves the years 0001 to 9999.
    pub fn of(case: &Case, calendars: &Calendars) -> Result<Outlook, OutOfRange> {
        // As of the last entry: what another day changes is only in cases that are looked at always,
        // or from the day on that another clock runs out, which is one of theirs.
        let recorded = case.events.iter();
        let recorded = recorded.flat_map(|event| [event.happened_on, event.recorded_on]);
        let as_of = recorded.max().unwrap_or(case.opened_on);
        let clocks = case.clocks(as_of, calendars)?;
        let at_authority = case.at_authority().is_some();
        let awaited: Vec<&CaseClock> = clocks
            .iter()
            .filter(|clock| clock.is_awaited(at_authority))
            .collect();
        // A limit on the person's own step alone keeps nobody waiting for a letter to leave.
        let forecast = awaited
            .iter()
            .any(|clock| clock.is_forecast() && clock.clock.whose != Whose::Requester);
        let mut days = Days::Never;
        for clock in awaited.iter().filter(|clock| !clock.is_forecast()) {
            // Its last day moves with each day on which nobody answers.
            if clock.waiting.is_some() {
                days = Days::Always;
            }
            let still = match clock.clock.whose {
                Whose::Recipient | Whose::Authority => None,
                Whose::Requester => clock
                    .deadline
                    .overdue_from()
                    .and_then(|late| late.pred_opt()),
            };
            days = days.and(clock.deadline.due, still);
        }
        if let Some(unstarted) = case.unstarted(as_of, calendars)? {
            days = days.and(unstarted.at_the_earliest, None);
        }
        // Which of the days comes first depends on when the letter leaves.
        let mixed = forecast && days != Days::Never;
        if mixed || !case.open_questions(as_of).is_empty() {
            days = Days::Always;
        }
        let unsent = forecast && days == Days::Never;
        let rest = match days {
            _ if is_over(case) => Some(Rest::Over),
            Days::From(_, None) if !unsent && is_plain(case) => CaseClock::of_answer(&clocks)
                .filter(|answer| answer.is_running())
                .map(|answer| {
                    Rest::Waits(Answer {
                        due: answer.deadline.due,
                        estimated: answer.is_estimated(),
                    })
                }),
            _ => None,
        };
        Ok(Outlook { days, unsent, rest })
    }
}

#[cfg(test)]
impl Case {
    /// How it stands on a day, where it needs no look.
    pub(crate) fn rest_on(
        &self,
        today: NaiveDate,
        calendars: &Calendars,
    ) -> Result<Option<Rest>, OutOfRange> {
        let Outlook { days, rest, .. } = Outlook::of(self, calendars)?;
        Ok(rest.filter(|rest| match (rest, days) {
            (Rest::Waits(answer), Days::From(first, _)) => today <= first || today > answer.due,
            _ => *rest == Rest::Over,
        }))
    }
}

/// Whether a case is over by its log alone. What a mail said beyond the log may leave it open, so that one is read.
fn is_over(case: &Case) -> bool {
    let has = |kind| case.day_of(kind).is_some();
    if case.further_to_send().is_some() {
        return false;
    }
    if has(EventKind::Withdrawn) || has(EventKind::Closed) {
        return true;
    }
    // A letter about an answer waits for its own, and so does a complaint.
    case.letters.len() == 1
        && !has(EventKind::Complained)
        && case.status(&[]) == Status::Fulfilled
        && (has(EventKind::Answered) || !has(EventKind::NothingHeld))
        && !case.events.iter().any(|event| event.reply.is_some())
}

/// Whether no more happened in a case than that its request left and came.
fn is_plain(case: &Case) -> bool {
    case.letters.len() == 1
        && case.events.iter().all(|event| {
            event.reply.is_none()
                && matches!(
                    event.kind,
                    EventKind::Written
                        | EventKind::Sending
                        | EventKind::Sent
                        | EventKind::Received
                        | EventKind::Acknowledged
                )
        })
}
