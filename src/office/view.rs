//! A case as of a day.

use chrono::NaiveDate;

use crate::{
    law::{Calendars, OutOfRange, Whose},
    tracker::{Case, CaseClock, OpenQuestion, Status, Unstarted},
};

/// A case with everything that depends on the day.
#[derive(Debug)]
pub struct CaseView {
    pub case: Case,
    pub clocks: Vec<CaseClock>,
    pub status: Status,
    /// The recipient's questions that wait for the person.
    pub questions: Vec<OpenQuestion>,
    /// The clock of the answer, where nobody but the recipient can tell when it started.
    pub unstarted: Option<Unstarted>,
}

impl CaseView {
    pub fn of(case: Case, today: NaiveDate, calendars: &Calendars) -> Result<CaseView, OutOfRange> {
        let clocks = case.clocks(today, calendars)?;
        let status = case.status(&clocks);
        let questions = case.open_questions(today);
        let unstarted = case.unstarted(today, calendars)?;
        Ok(CaseView {
            questions,
            unstarted,
            case,
            clocks,
            status,
        })
    }

    pub fn is_overdue(&self) -> bool {
        self.clocks.iter().any(|clock| clock.overdue)
    }

    /// Whether the letter has left, as far as anybody knows.
    pub fn is_sent(&self) -> bool {
        !self.clocks.iter().any(CaseClock::is_forecast)
    }

    /// Of the running clocks of the recipient and the authority, the one with the earliest last day, past or
    /// to come.
    pub fn next(&self) -> Option<&CaseClock> {
        self.clocks
            .iter()
            .filter(|clock| clock.is_running() && clock.clock.whose != Whose::Requester)
            .min_by_key(|clock| clock.deadline.due)
    }
}
