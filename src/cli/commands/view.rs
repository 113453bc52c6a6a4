//! Cases, clocks and sums as the user sees them, in words and as JSON.

use serde_json::{Value, json};

pub use crate::office::told::{
    age, argued, asks, doubt, doubts, ends, in_days, late, notice, overdue_from, remarks, standing,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::table::Table,
    law::{Deadline, Whose},
    office::told,
    tracker::{CaseClock, Notice, OpenQuestion},
};

/// The same for a program.
pub fn json(view: &CaseView) -> Value {
    json!({
        "case": view.case.reference.as_str(),
        "opened_on": view.case.opened_on,
        "law": view.case.law,
        "right": view.case.asked.word(),
        "became": view.case.grounds.rights.iter().map(|right| right.word()).collect::<Vec<_>>(),
        "recipient": view.case.recipient,
        "place": view.case.place.as_ref().map(|place| place.code()),
        "status": view.status.word(),
        "reason": view.status.reason(),
        "sent": view.is_sent(),
        "overdue": view.is_overdue(),
        "next": view.next().map(|clock| json!({
            "clock": clock.clock.id,
            "due": clock.deadline.due,
            "days_left": clock.days_left,
        })),
        "questions": view.questions.iter().map(question_json).collect::<Vec<_>>(),
        "clocks": view.clocks.iter().map(clock_json).collect::<Vec<_>>(),
    })
}

pub fn question_json(question: &OpenQuestion) -> Value {
    json!({
        "asked": question.asked,
        "since": question.since,
        "days": question.days,
    })
}

pub fn clock_json(clock: &CaseClock) -> Value {
    let (named, law_last) = match clock.notice {
        Some(Notice::InTime {
            named, law_last, ..
        }) => (named, Some(law_last)),
        _ => (None, None),
    };
    json!({
        "clock": clock.clock.id,
        "title": clock.clock.title,
        "nominal": clock.deadline.nominal,
        "due": clock.deadline.due,
        "overdue_from": clock.deadline.overdue_from(),
        "days_left": clock.days_left,
        "overdue": clock.overdue,
        "whose": clock.clock.whose,
        "lapsed": clock.lapsed,
        "met_on": clock.met_on,
        "estimate": clock.receipt.and_then(|receipt| receipt.label()),
        "extended": matches!(clock.notice, Some(Notice::InTime { .. })),
        "named": named,
        "law_last": law_last,
        "waiting_since": clock
            .waiting
            .map(|waiting| waiting.since)
            .or_else(|| clock.argued.as_ref().and_then(|argued| argued.open_since)),
        "argued": clock.argued.as_ref().map(|argued| json!({
            "due": argued.deadline.due,
            "open_since": argued.open_since,
            "basis": argued.deadline.basis,
        })),
        "reference": clock.clock.reference,
        "certainty": clock.deadline.certainty,
        "doubts": clock.deadline.doubts,
        "basis": clock.deadline.basis,
    })
}

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in told::sum(deadline, whose) {
        table.row(row);
    }
    table
}
