//! A case as of a day.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    law::{Calendars, EventKind, OutOfRange, Whose},
    tracker::{Case, CaseClock, CaseLetter, LetterNumber, OpenQuestion, Status, Unstarted},
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
    /// Since when an authority has the matter.
    pub at_authority: Option<NaiveDate>,
}

impl CaseView {
    pub fn of(case: Case, today: NaiveDate, calendars: &Calendars) -> Result<CaseView, OutOfRange> {
        let clocks = case.clocks(today, calendars)?;
        let status = case.status(&clocks);
        let questions = case.open_questions(today);
        let unstarted = case.unstarted(today, calendars)?;
        Ok(CaseView {
            at_authority: case.at_authority(),
            questions,
            unstarted,
            case,
            clocks,
            status,
        })
    }

    /// Whether somebody is late whom anybody still waits for.
    pub fn is_overdue(&self) -> bool {
        let mut clocks = self.clocks.iter();
        clocks.any(|clock| clock.overdue && self.is_awaited(clock))
    }

    /// Whether anybody waits for this clock.
    pub fn is_awaited(&self, clock: &CaseClock) -> bool {
        clock.is_awaited(self.at_authority.is_some())
    }

    /// Whether the letter has left, as far as anybody knows.
    pub fn is_sent(&self) -> bool {
        !self.clocks.iter().any(CaseClock::is_forecast)
    }

    /// The further letter that is written and is to leave, where the request has left or the case is over.
    pub fn further_to_send(&self) -> Option<&CaseLetter> {
        let mut put_away = [EventKind::Withdrawn, EventKind::Closed].into_iter();
        let request_left = self.is_sent()
            || self.status == Status::Fulfilled
            || put_away.any(|kind| self.case.day_of(kind).is_some());
        self.case.further_to_send().filter(|_| request_left)
    }

    /// Of the clocks of the recipient and the authority that are waited for, the one with the earliest last day, past or
    /// to come.
    pub fn next(&self) -> Option<&CaseClock> {
        self.clocks
            .iter()
            .filter(|clock| self.is_awaited(clock) && clock.clock.whose != Whose::Requester)
            .min_by_key(|clock| clock.deadline.due)
    }
}

/// A further letter that is written and is to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ToSend {
    pub letter: LetterNumber,
    pub written_on: NaiveDate,
    /// The day on which it came back, if that is the last that is known of it.
    pub came_back_on: Option<NaiveDate>,
}

impl ToSend {
    pub fn of(view: &CaseView) -> Option<ToSend> {
        let letter = view.further_to_send()?;
        Some(ToSend {
            letter: letter.number,
            written_on: letter.day,
            came_back_on: view.case.returned_on(letter.number),
        })
    }
}
