//! A case, a clock and a question as every door hands them on: the shape of their JSON.

use chrono::NaiveDate;
use serde::Serialize;

use super::view::{CaseView, ToSend};
use crate::{
    law::{Certainty, Citation, EventKind, Place, Right, Step, Whose},
    request::Reference,
    tracker::{CaseClock, Notice, OpenQuestion},
};

/// A case as of a day.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenCase<'a> {
    pub case: &'a Reference,
    /// By which it may be named in this home, and in no other.
    pub number: i64,
    pub opened_on: NaiveDate,
    /// The id of the statute that it rests on.
    pub law: &'a str,
    /// The right, by the word that the person used.
    pub right: Right,
    /// What the statute makes of it.
    pub became: &'a [Right],
    pub recipient: &'a str,
    /// Whose data it is about.
    pub person: &'a str,
    /// Where the recipient must act, as far as it is known.
    pub place: Option<&'a Place>,
    /// A state of the Data Rights Protocol 0.9, section 3.02.
    pub status: &'static str,
    /// The protocol's reason, where a state has one.
    pub reason: Option<&'static str>,
    /// Whether the letter has left, as far as anybody knows.
    pub sent: bool,
    /// A further letter that is written and has not left.
    pub to_send: Option<ToSend>,
    /// Whether the recipient, or the authority, is late.
    pub overdue: bool,
    /// The running clock of the earliest last day.
    pub next: Option<SpokenNext<'a>>,
    /// The recipient's questions that wait for the person.
    pub questions: Vec<SpokenQuestion>,
    pub clocks: Vec<SpokenClock<'a>>,
}

/// What is due next.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenNext<'a> {
    /// The clock's id in its statute.
    pub clock: &'a str,
    /// Its last day.
    pub due: NaiveDate,
    /// Negative when it is past.
    pub days_left: i64,
}

/// A question of the recipient that waits for the person.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenQuestion {
    pub asked: EventKind,
    pub since: NaiveDate,
    /// How old it is.
    pub days: i64,
}

/// A clock of a case that has started, with its sum.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenClock<'a> {
    /// Its id in its statute.
    pub clock: &'a str,
    pub title: &'a str,
    /// The last day by the words of the law.
    pub nominal: NaiveDate,
    /// The last day on the reading most generous to the recipient.
    pub due: NaiveDate,
    /// The first day on which it is late; null at the end of time.
    pub overdue_from: Option<NaiveDate>,
    /// Days from today to the last day; negative when it is past.
    pub days_left: i64,
    pub overdue: bool,
    /// Whose act is due.
    pub whose: Whose,
    /// Whether the person's own step can no longer be taken in time.
    pub lapsed: bool,
    /// The day of the event that met it.
    pub met_on: Option<NaiveDate>,
    /// How the day of receipt was estimated, where nobody has told it.
    pub estimate: Option<String>,
    /// Whether a notice that came in time gave the recipient longer.
    pub extended: bool,
    /// The day until which that notice said it needs.
    pub named: Option<NaiveDate>,
    /// The last day that the law allows after that notice.
    pub law_last: Option<NaiveDate>,
    /// Since when the recipient has waited for the person.
    pub waiting_since: Option<NaiveDate>,
    /// A later day that the recipient may argue for, and that is not the day.
    pub argued: Option<SpokenArgued<'a>>,
    pub reference: &'a Citation,
    /// How sure the least sure value of the sum is.
    pub certainty: Certainty,
    /// What is in doubt beside the law.
    pub doubts: &'a [String],
    /// The sum, from the event to the day.
    pub basis: &'a [Step],
}

/// The recipient's reading of a clock of which the words of the law know no pause.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenArgued<'a> {
    pub due: NaiveDate,
    /// Since when the question has waited that it rests on.
    pub open_since: Option<NaiveDate>,
    pub basis: &'a [Step],
}

impl<'a> From<&'a CaseView> for SpokenCase<'a> {
    fn from(view: &'a CaseView) -> SpokenCase<'a> {
        SpokenCase {
            case: &view.case.reference,
            number: view.case.number,
            opened_on: view.case.opened_on,
            law: &view.case.law,
            right: view.case.asked,
            became: &view.case.grounds.rights,
            recipient: &view.case.recipient,
            person: view.case.person(),
            place: view.case.place.as_ref(),
            status: view.status.word(),
            reason: view.status.reason(),
            sent: view.is_sent(),
            to_send: ToSend::of(view),
            overdue: view.is_overdue(),
            next: view.next().map(|clock| SpokenNext {
                clock: &clock.clock.id,
                due: clock.deadline.due,
                days_left: clock.days_left,
            }),
            questions: view.questions.iter().map(SpokenQuestion::from).collect(),
            clocks: view.clocks.iter().map(SpokenClock::from).collect(),
        }
    }
}

impl From<&OpenQuestion> for SpokenQuestion {
    fn from(question: &OpenQuestion) -> SpokenQuestion {
        SpokenQuestion {
            asked: question.asked,
            since: question.since,
            days: question.days,
        }
    }
}

impl<'a> From<&'a CaseClock> for SpokenClock<'a> {
    fn from(clock: &'a CaseClock) -> SpokenClock<'a> {
        let (extended, named, law_last) = match clock.notice {
            Some(Notice::InTime {
                named, law_last, ..
            }) => (true, named, law_last),
            _ => (false, None, None),
        };
        let argued = clock.argued.as_ref();
        let waiting = clock.waiting.map(|waiting| waiting.since);
        SpokenClock {
            clock: &clock.clock.id,
            title: &clock.clock.title,
            nominal: clock.deadline.nominal,
            due: clock.deadline.due,
            overdue_from: clock.deadline.overdue_from(),
            days_left: clock.days_left,
            overdue: clock.overdue,
            whose: clock.clock.whose,
            lapsed: clock.lapsed,
            met_on: clock.met_on,
            estimate: clock.receipt.and_then(|receipt| receipt.label()),
            extended,
            named,
            law_last,
            waiting_since: waiting.or_else(|| argued.and_then(|argued| argued.open_since)),
            argued: argued.map(|argued| SpokenArgued {
                due: argued.deadline.due,
                open_since: argued.open_since,
                basis: &argued.deadline.basis,
            }),
            reference: &clock.clock.reference,
            certainty: clock.deadline.certainty,
            doubts: &clock.deadline.doubts,
            basis: &clock.deadline.basis,
        }
    }
}

impl Serialize for CaseView {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        SpokenCase::from(self).serialize(serializer)
    }
}
