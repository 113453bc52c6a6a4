//! What `status` says.

use chrono::NaiveDate;

use crate::{
    law::EventKind,
    office::status::{Late, Standing, Waiting},
};

pub const NOTHING_YET: &str = "\
datawrit writes the letter with which you ask a company what it knows about you,
or have it deleted, and counts the days until it has to answer.

Nothing is here yet. Begin with one of these:

  datawrit write access COMPANY     a letter; what is missing is asked for
  datawrit recipients search NAME   is the company known?
  datawrit help                     everything it can do

Everything stays on this computer. Nothing is sent before you say yes.
";

pub fn headline(standing: &Standing, today: NaiveDate) -> String {
    let letters = match standing.cases() {
        1 => "1 case".to_owned(),
        cases => format!("{cases} cases"),
    };
    format!("{}, {letters}", today.format("%A, %-d %B %Y"))
}

pub fn late(late: &Late) -> String {
    let days = match late.days_late {
        1 => "1 day late".to_owned(),
        days => format!("{days} days late"),
    };
    if late.estimated {
        format!("about {days}")
    } else {
        days
    }
}

pub fn reminded(on: Option<NaiveDate>) -> Option<String> {
    on.map(|day| format!("reminded on {day}"))
}

pub fn waiting(waiting: &Waiting) -> String {
    let what = match waiting.for_what {
        EventKind::IdentityAsked => "asks who you are",
        EventKind::ClarificationAsked => "asks what you mean",
        EventKind::FeeAsked => "asks for money",
        EventKind::AnsweredInPart => "answered in part",
        EventKind::AppealAnswered => "decided your appeal",
        EventKind::AuthorityInformed => "authority wrote",
        _ => "refused",
    };
    format!("{what}, {}", waiting.since)
}

/// What is on time and what is done, as a sentence each.
pub fn rest(standing: &Standing) -> String {
    let mut said = Vec::new();
    if standing.on_time > 0 {
        let next = standing.next.as_ref().map_or_else(String::new, |next| {
            format!(
                "; the next answer is due on {} ({})",
                next.due, next.recipient
            )
        });
        said.push(format!("On time: {}{next}.", standing.on_time));
    }
    if standing.done > 0 {
        said.push(format!("Finished: {}.", standing.done));
    }
    said.push("All of them: `datawrit list`".to_owned());
    said.join("\n") + "\n"
}

/// At most three, the first thing to do first.
pub fn commands(standing: &Standing) -> Vec<String> {
    let late = standing.ignoring.first().map(|late| &late.case);
    let waiting = standing.waiting.first().map(|waiting| &waiting.case);
    let next = [late, waiting].into_iter().flatten();
    next.map(|case| format!("datawrit next {case}"))
        .chain(
            standing
                .unsent
                .first()
                .map(|unsent| format!("datawrit send {}", unsent.case)),
        )
        .collect()
}
