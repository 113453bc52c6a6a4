//! Clocks and questions, in the language of the screen. Documents, which others read, have them in English
//! ([`crate::office::told`]).

use chrono::NaiveDate;

use super::{
    names::{cited, event, title},
    sum,
};
use crate::{
    law::{Certainty, Deadline, EventKind},
    office::{next::Lapsed, told},
    speech::{say, spoken},
    tracker::{CaseClock, Medium, Notice, Receipt},
};

/// `in 5 days`, `today`, `3 days ago`.
pub fn in_days(days: i64) -> String {
    match days {
        0 => say!("clocks-today"),
        1.. => say!("clocks-in-days", days = days),
        _ => say!("clocks-days-ago", days = -days),
    }
}

/// `today`, `1 day ago`, as the age of a question.
pub fn age(days: i64) -> String {
    in_days(-days.max(0))
}

/// How a clock stands, in a few words of a column.
pub fn standing(clock: &CaseClock) -> String {
    stands(clock, |day| day.to_string())
}

/// The same, in a sentence.
pub fn standing_in_words(clock: &CaseClock) -> String {
    stands(clock, |day| spoken().day(day))
}

fn stands(clock: &CaseClock, said: impl Fn(NaiveDate) -> String) -> String {
    let due = clock.deadline.due;
    if clock.lapsed && clock.met_on.is_none() {
        return say!("clocks-too-late-since", day = said(due));
    }
    match (clock.met_on, clock.overdue) {
        (Some(day), _) => say!("clocks-met", day = said(day)),
        (None, true) => say!(
            "clocks-overdue-since",
            day = clock
                .deadline
                .overdue_from()
                .map_or_else(|| told::overdue_from(&clock.deadline), said)
        ),
        (None, false) => in_days(clock.days_left),
    }
}

/// That the person's own time is over, and how they may still be heard.
pub fn own_over(over: &Lapsed) -> String {
    match &over.relief {
        Some(rule) => say!(
            "next-own-step-relief",
            day = over.on,
            rule = cited(&rule.title)
        ),
        None => say!("next-own-step-over", day = over.on),
    }
}

/// Until when, and what is to be known of it: a line, and others below.
pub fn until_when(clock: &CaseClock) -> String {
    let due = say!(
        "clocks-due",
        what = title(&clock.clock.title),
        day = clock.deadline.due,
        when = standing_in_words(clock)
    );
    below(&due, &remarks(clock))
}

fn below(line: &str, remarks: &[String]) -> String {
    let remarks = remarks.iter().map(|remark| format!("  {remark}\n"));
    format!("{line}\n{}", remarks.collect::<String>())
}

/// What is worth knowing beside the days of a clock.
pub fn remarks(clock: &CaseClock) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(clock.receipt.and_then(|receipt| estimate(&receipt)));
    remarks.extend(notice(clock));
    if let (Some(waiting), None) = (clock.waiting, clock.met_on) {
        let since = waiting.since;
        remarks.push(match waiting.asked {
            EventKind::IdentityAsked => say!("clocks-waits-identity", since = since),
            EventKind::FeeAsked => say!("clocks-waits-fee", since = since),
            _ => say!("clocks-waits-meaning", since = since),
        });
    }
    remarks.extend(argued(clock));
    if let (true, Some(relief)) = (clock.lapsed, &clock.clock.relief) {
        let rule = cited(&relief.reference.title);
        remarks.push(say!("clocks-may-be-heard", rule = rule));
    }
    for late in &clock.late_questions {
        remarks.push(say!(
            "clocks-asked-late",
            asked = late.asked_on,
            after = late.after_days,
            rule = cited(&late.reference.title),
            most = late.within_days
        ));
    }
    for (kind, day) in &clock.disputed {
        remarks.push(say!("clocks-disputed", event = event(*kind), day = *day));
    }
    remarks.extend(doubts(&clock.deadline));
    remarks
}

/// How the day of a receipt is known; nothing of one that was recorded.
pub fn estimate(receipt: &Receipt) -> Option<String> {
    Some(match *receipt {
        Receipt::Recorded { .. } => return None,
        Receipt::Estimated {
            day,
            sent_on,
            medium: Medium::Post,
        } => say!("clocks-posted", on = sent_on, day = day),
        Receipt::Replied { day, sent_on, .. } => say!("clocks-replied", on = sent_on, day = day),
        Receipt::Estimated { sent_on, .. } => say!("clocks-mailed", day = sent_on),
        Receipt::Forecast {
            day,
            medium: Medium::Post,
            ..
        } => say!("clocks-if-posted", day = day),
        Receipt::Forecast { .. } => say!("clocks-if-mailed"),
    })
}

/// What became of a notice that the recipient needs longer.
pub fn notice(clock: &CaseClock) -> Option<String> {
    Some(match clock.notice? {
        Notice::InTime {
            given_on,
            named: None,
            ..
        } => say!("clocks-extended", given = given_on),
        Notice::InTime {
            given_on,
            named: Some(named),
            law_last: Some(law_last),
        } if named > law_last => say!(
            "clocks-extended-too-far",
            given = given_on,
            named = named,
            last = law_last
        ),
        Notice::InTime {
            given_on,
            named: Some(named),
            law_last: None,
        } => say!("clocks-extended-as-named", given = given_on, named = named),
        Notice::NamesNoDay { given_on } => say!("clocks-names-no-day", given = given_on),
        Notice::InTime {
            given_on,
            named: Some(named),
            law_last: Some(law_last),
        } => say!(
            "clocks-extended-until",
            given = given_on,
            named = named,
            last = law_last
        ),
        Notice::Unknown { given_on, named } => {
            say!("clocks-no-extension", given = given_on, named = named)
        }
        Notice::TooLate {
            given_on,
            first_due,
        } => say!("clocks-extended-late", given = given_on, due = first_due),
    })
}

/// The later day that the recipient may argue for.
pub fn argued(clock: &CaseClock) -> Option<String> {
    let argued = clock.argued.as_ref().filter(|_| clock.met_on.is_none())?;
    let day = argued.deadline.due;
    let words = told::rests_on(&argued.deadline)
        .map_or_else(String::new, |rule| format!(", {}", cited(rule)));
    Some(match argued.open_since {
        Some(since) => say!("clocks-argue-open", day = day, since = since, words = words),
        None => say!("clocks-argue", day = day, words = words),
    })
}

/// What a question of the recipient asks for.
pub fn asks(asked: EventKind) -> String {
    match asked {
        EventKind::IdentityAsked => say!("clocks-asks-identity"),
        EventKind::FeeAsked => say!("clocks-asks-fee"),
        _ => say!("clocks-asks-meaning"),
    }
}

/// The doubts about a day, as far as the line of its last day does not have them.
pub fn doubts(deadline: &Deadline) -> Vec<String> {
    let law = doubt(deadline.law);
    let others = told::other_doubts(deadline).map(sum::note);
    law.into_iter().chain(others).collect()
}

/// The doubt about a value, where there is one.
pub fn doubt(certainty: Certainty) -> Option<String> {
    let word = match certainty {
        Certainty::Verified => return None,
        Certainty::Secondary => "secondary",
        Certainty::Memory => "memory",
    };
    Some(say!("clocks-not-verified", certainty = word))
}

/// Late, in a word.
pub fn overdue() -> String {
    say!("clocks-overdue")
}

/// The last day that the law allows.
pub fn law_last(day: NaiveDate) -> String {
    say!("clocks-law-last", day = day)
}

/// Of what is due, what it is and how it stands.
pub fn question(asked: EventKind, days: i64) -> (String, String) {
    (
        say!("clocks-asked", when = age(days)),
        say!("clocks-your-answer", what = asks(asked)),
    )
}

/// A clock that waits for an event of which only the recipient knows.
pub fn not_started() -> String {
    say!("clocks-not-started")
}

/// No sum can be shown.
pub fn none_started() -> String {
    say!("clocks-none-started")
}

/// The head of a sum: the event, its day, and whose it was.
pub fn begins(step: &str, day: NaiveDate, by: Option<&str>) -> String {
    let step = sum::step(step);
    match by {
        Some(company) => say!(
            "clocks-by",
            event = step,
            day = day.to_string(),
            company = company
        ),
        None => format!("{step} {day}"),
    }
}

/// The head of the sum that the company may argue for.
pub fn may_argue() -> String {
    say!("clocks-may-argue")
}

/// How long a clock's answer to a question has been waited for.
pub fn waits_since(day: NaiveDate) -> String {
    say!("clocks-waits-for-you", since = day)
}
