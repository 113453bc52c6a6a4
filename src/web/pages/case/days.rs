//! The days of a case in a line: what happened, today, and what is due.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::{
    law::{EventKind, Whose},
    office::view::CaseView,
    speech::say,
    tracker::{CaseClock, Receipt},
    web::words,
};

/// A day of the line.
struct Moment {
    day: NaiveDate,
    /// `past`, `today`, `due` or `late`
    kind: &'static str,
    words: String,
    /// What the person noted, or another day that was named.
    more: Vec<String>,
}

pub fn line(view: &CaseView, today: NaiveDate) -> Markup {
    let mut moments = past(view, today);
    // What happened today stands before it.
    moments.push(Moment {
        day: today,
        kind: "today",
        words: say!("case-days-today"),
        more: Vec::new(),
    });
    moments.extend(view.clocks.iter().filter_map(|clock| due(view, clock)));
    moments.sort_by_key(|moment| moment.day);
    html! {
        section aria-labelledby="days" {
            h2 #days { (say!("case-days")) }
            ol.days {
                @for moment in &moments {
                    li class=(moment.kind) aria-current=[(moment.kind == "today").then_some("date")] {
                        time datetime=(moment.day) { (words::day(moment.day)) }
                        div {
                            span { (moment.words) }
                            @for more in &moment.more { p.sub { (more) } }
                        }
                    }
                }
            }
        }
    }
}

fn past(view: &CaseView, today: NaiveDate) -> Vec<Moment> {
    let case = &view.case;
    let mut moments: Vec<Moment> = case
        .events
        .iter()
        // What became of it says more.
        .filter(|event| event.kind != EventKind::Sending)
        .map(|event| {
            let mut words = words::event(event.kind);
            if let Some(medium) = event.medium {
                words = format!("{words}, {}", words::lower(&words::medium(medium)));
            }
            if !event.letter.is_request() {
                words = format!("{words} – {}", words::letter(event.letter));
            }
            let mut more = Vec::new();
            more.extend(event.until.map(|day| say!("case-days-until", day = day)));
            more.extend(event.reasons.as_ref().map(words::reasons));
            more.extend(event.note.as_ref().map(ToString::to_string));
            Moment {
                day: event.happened_on,
                kind: "past",
                words,
                more,
            }
        })
        .collect();
    let assumed = match case.receipt(today) {
        Receipt::Estimated { day, .. } => Some((day, say!("case-days-assumed"))),
        Receipt::Replied { day, .. } => Some((day, say!("case-days-replied"))),
        Receipt::Recorded { .. } | Receipt::Forecast { .. } => None,
    };
    if let Some((day, words)) = assumed {
        moments.push(Moment {
            day,
            kind: if day > today { "due" } else { "past" },
            words,
            more: Vec::new(),
        });
    }
    moments.sort_by_key(|moment| moment.day);
    moments
}

/// What is due, of what somebody still waits for.
fn due(view: &CaseView, clock: &CaseClock) -> Option<Moment> {
    if clock.met_on.is_some() || clock.lapsed {
        return None;
    }
    let whose = clock.clock.whose;
    let awaited = whose == Whose::Requester || view.is_awaited(clock);
    if !awaited {
        return None;
    }
    let words = match whose {
        Whose::Recipient if clock.is_forecast() => say!("case-days-due-if-sent"),
        Whose::Recipient if clock.clock.is_for_the_answer() => say!("case-days-due"),
        Whose::Recipient => clock.clock.title.clone(),
        Whose::Authority => say!("case-days-authority"),
        Whose::Requester => say!("case-days-own"),
    };
    Some(Moment {
        day: clock.deadline.due,
        kind: if clock.overdue { "late" } else { "due" },
        words,
        more: Vec::new(),
    })
}
