//! Clocks and questions in words, as every door and every document says them.

use chrono::NaiveDate;

use crate::{
    law::{Certainty, Deadline, EventKind, Place, Right, Whose},
    tracker::{CaseClock, Notice},
};

/// `in 5 days`, `today`, `3 days ago`.
pub fn in_days(days: i64) -> String {
    let plural = |days: i64| if days == 1 { "" } else { "s" };
    match days {
        0 => "today".to_owned(),
        1.. => format!("in {days} day{}", plural(days)),
        _ => format!("{} day{} ago", -days, plural(-days)),
    }
}

/// How a clock stands, in a few words.
pub fn standing(clock: &CaseClock) -> String {
    if clock.lapsed && clock.met_on.is_none() {
        return format!("too late since {}", clock.deadline.due);
    }
    match (clock.met_on, clock.overdue) {
        (Some(day), _) => format!("met {day}"),
        (None, true) => format!("overdue since {}", overdue_from(&clock.deadline)),
        (None, false) => in_days(clock.days_left),
    }
}

/// What is said of the day after the last.
pub fn late(whose: Whose) -> &'static str {
    match whose {
        Whose::Recipient | Whose::Authority => "overdue from",
        Whose::Requester => "too late from",
    }
}

pub fn overdue_from(deadline: &Deadline) -> String {
    deadline
        .overdue_from()
        .map_or_else(|| "the end of time".to_owned(), |day| day.to_string())
}

/// What is worth knowing beside the days of a clock.
pub fn remarks(clock: &CaseClock) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(clock.receipt.and_then(|receipt| receipt.label()));
    remarks.extend(notice(clock));
    if let (Some(waiting), None) = (clock.waiting, clock.met_on) {
        let question = match waiting.asked {
            EventKind::IdentityAsked => "to know who you are",
            EventKind::FeeAsked => "for its fee",
            _ => "to know exactly what you mean",
        };
        remarks.push(format!(
            "the recipient has been waiting since {} {question}; the dates assume that you answer today",
            waiting.since
        ));
    }
    remarks.extend(argued(clock));
    for late in &clock.late_questions {
        remarks.push(format!(
            "the question of {} came {} days after the receipt: {} allows a pause only if it is asked without undue delay (more than {} days is late by our own measure)",
            late.asked_on, late.after_days, late.reference.title, late.within_days
        ));
    }
    for (kind, day) in &clock.disputed {
        remarks.push(format!(
            "{kind} on {day}: the recipient may argue that it still waits for the answer"
        ));
    }
    remarks.extend(doubts(&clock.deadline));
    remarks
}

/// What became of a notice that the recipient needs longer.
pub fn notice(clock: &CaseClock) -> Option<String> {
    Some(match clock.notice? {
        Notice::InTime {
            given_on,
            named,
            law_last,
        } => match (named, law_last) {
            (None, _) => format!("extended by the notice of {given_on}"),
            (Some(named), None) => format!(
                "extended until {named} by the notice of {given_on}; the law sets no last day of its own"
            ),
            (Some(named), Some(law_last)) if named > law_last => format!(
                "the notice of {given_on} names {named}, which is too late: the law's last day is {law_last}"
            ),
            (Some(named), Some(law_last)) => format!(
                "extended until {named} by the notice of {given_on}; the law's last day is {law_last}"
            ),
        },
        Notice::NamesNoDay { given_on } => format!(
            "the notice of {given_on} does not name a day, and the law sets none: the date stays until you record the notice with its day"
        ),
        Notice::Unknown { given_on, named } => format!(
            "the notice of {given_on} asks for time until {named}; no extension of this deadline is known, so the date stays"
        ),
        Notice::TooLate {
            given_on,
            first_due,
        } => format!(
            "the notice of extension of {given_on} came after {first_due} and does not count"
        ),
    })
}

/// The events with which the person answers a question, or disputes it.
pub fn ends(asked: EventKind) -> (EventKind, EventKind) {
    match asked {
        EventKind::IdentityAsked => (EventKind::IdentitySupplied, EventKind::IdentityDisputed),
        EventKind::FeeAsked => (EventKind::FeePaid, EventKind::FeeDisputed),
        _ => (
            EventKind::ClarificationAnswered,
            EventKind::ClarificationDisputed,
        ),
    }
}

/// The later day that the recipient may argue for, in a line of its own; of a clock
/// that is met nobody argues any more.
pub fn argued(clock: &CaseClock) -> Option<String> {
    let argued = clock.argued.as_ref().filter(|_| clock.met_on.is_none())?;
    let due = argued.deadline.due;
    let words = rests_on(&argued.deadline).map_or_else(String::new, |rule| format!(", {rule}"));
    Some(match argued.open_since {
        Some(since) => format!(
            "the company may argue: until {due}, were the question of {since} answered today{words}"
        ),
        None => format!("the company may argue: until {due}{words}"),
    })
}

/// The rule by which the days stood still, where they did.
pub fn rests_on(argued: &Deadline) -> Option<&str> {
    let waited = argued
        .basis
        .iter()
        .find(|step| step.step.contains("while they waited"))?;
    let rule = waited.reference.as_ref()?;
    Some(&rule.title)
}

/// What a question of the recipient asks for.
pub fn asks(asked: EventKind) -> &'static str {
    match asked {
        EventKind::IdentityAsked => "who you are",
        EventKind::FeeAsked => "for a fee",
        _ => "what exactly you mean",
    }
}

/// `today`, `1 day ago`, as the age of a question.
pub fn age(days: i64) -> String {
    if days <= 0 {
        "today".to_owned()
    } else {
        in_days(-days)
    }
}

/// The doubts about a day: about the law behind it, and about what it was counted with,
/// as far as the line of its last day does not tell them.
pub fn doubts(deadline: &Deadline) -> Vec<String> {
    let law = doubt(deadline.law);
    let others = other_doubts(deadline).map(str::to_owned);
    law.into_iter().chain(others).collect()
}

/// Those about what a day was counted with.
pub fn other_doubts(deadline: &Deadline) -> impl Iterator<Item = &str> {
    let told = deadline.basis.last().and_then(|step| step.note.as_deref());
    let told = told.unwrap_or_default();
    let doubts = deadline.doubts.iter().map(String::as_str);
    doubts.filter(move |doubt| !told.contains(doubt))
}

/// The doubt about a value, where there is one.
pub fn doubt(certainty: Certainty) -> Option<String> {
    match certainty {
        Certainty::Verified => None,
        other => Some(format!("the law behind it is not verified: {other}")),
    }
}

/// The sum, one step a row: what, where that led, on whose words; and the first day of being late.
pub fn sum(deadline: &Deadline, whose: Whose) -> Vec<[String; 3]> {
    let mut rows = Vec::new();
    for step in &deadline.basis {
        let reference = step
            .reference
            .as_ref()
            .map_or("", |reference| &reference.title);
        let words = match (&step.note, reference) {
            (Some(note), "") => note.clone(),
            (Some(note), reference) => format!("{reference}: {note}"),
            (None, reference) => reference.to_owned(),
        };
        rows.push([step.step.clone(), step.day.to_string(), words]);
    }
    let late = late(whose).to_owned();
    rows.push([late, overdue_from(deadline), String::new()]);
    rows
}

/// What stands in the gap of a sentence, where that has other words in another language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap<'w> {
    Day(NaiveDate),
    /// What happened; a gap of another name holds the word that is typed for it.
    Event(EventKind),
    Right(Right),
    Place(Place),
    /// What a law file calls a law.
    Law(&'w str),
    /// A provision, as it is cited.
    Rule(&'w str),
}

impl<'w> Gap<'w> {
    /// What a gap of this name holds.
    pub fn of(gap: &str, held: &'w str) -> Option<Gap<'w>> {
        if gap.is_empty() {
            return None;
        }
        if let Ok(day) = held.parse() {
            return Some(Gap::Day(day));
        }
        match gap {
            "event" => held.parse().ok().map(Gap::Event),
            "right" => held.parse().ok().map(Gap::Right),
            "place" | "seat" => Place::called_in_english(held).map(Gap::Place),
            "law" => Some(Gap::Law(held)),
            "rule" | "provision" => Some(Gap::Rule(held)),
            _ => None,
        }
    }
}
