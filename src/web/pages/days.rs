//! What is due, and when: as a list, as a month, and as a file for a calendar.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use maud::{Markup, html};

use crate::{
    law::{EventKind, Whose},
    office::{
        due::{self, Item, Order, What},
        export,
    },
    speech::{say, spoken},
    tracker::CaseClock,
    web::{
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        words::{self, Said},
    },
};

/// How far the list looks ahead, in days.
const AHEAD: u32 = 60;
/// How many are listed of each kind; the rest is counted.
const SHOWN: usize = 100;
/// How many companies a day of the month names.
const NAMED: usize = 3;

/// The list.
pub fn list(visit: &PageVisit<'_>) -> Answered {
    let world = visit.world();
    let found = due::due(
        &world,
        &Order {
            within: AHEAD,
            person: None,
        },
    )?;
    let asked: Vec<&Item> = found
        .items
        .iter()
        .filter(|item| is_question(item))
        .collect();
    let late: Vec<&Item> = found
        .items
        .iter()
        .filter(|item| item.is_overdue())
        .collect();
    let coming: Vec<&Item> = found
        .items
        .iter()
        .filter(|item| !is_question(item) && !item.is_overdue())
        .collect();
    let title = say!("agenda-days");
    let main = html! {
        p.lead { (say!("agenda-lead")) }
        (ways(world.today, None))
        @if found.items.is_empty() {
            p { (say!("agenda-nothing", within = AHEAD)) }
        }
        (group("late", &say!("agenda-late"), &late))
        (group("asked", &say!("agenda-asked"), &asked))
        (group("coming", &say!("agenda-coming", within = AHEAD), &coming))
        p.hint { (say!("agenda-law")) }
    };
    Ok(frame::page(visit, Section::Days, &title, main))
}

fn is_question(item: &Item) -> bool {
    matches!(item.what, What::Question(_))
}

/// The ways to the same in another form.
fn ways(today: NaiveDate, month: Option<NaiveDate>) -> Markup {
    html! {
        p.actions {
            @if month.is_some() {
                a.button.second href="/days" { (say!("agenda-as-list")) }
            } @else {
                a.button.second href={ "/days/" (today.format("%Y-%m")) } { (say!("agenda-as-month")) }
            }
            a.button.second href="/days/datawrit.ics" download { (say!("agenda-calendar")) }
        }
        p.hint { (say!("agenda-calendar-hint")) }
    }
}

fn group(kind: &str, name: &str, items: &[&Item]) -> Markup {
    let id = format!("d-{kind}");
    html! {
        @if !items.is_empty() {
            section.group aria-labelledby=(id) {
                h2 id=(id) { (name) " " span.count { (items.len()) } }
                ul.list {
                    @for item in items.iter().take(SHOWN) { (listed(item)) }
                }
                @if items.len() > SHOWN {
                    p { (say!("web-and-more", count = items.len() - SHOWN)) }
                }
            }
        }
    }
}

fn listed(item: &Item) -> Markup {
    html! {
        li {
            span {
                a href={ "/case/" (item.case) } { (item.recipient) }
                br;
                span.sub { (what(item)) " · " span.code { (item.case) } }
                @if let Some(letter) = item.to_send.filter(|_| is_question(item) || item.is_overdue()) {
                    br;
                    span.sub { (words::letter_to_send(&letter)) }
                }
            }
            span.end.late[item.is_overdue()] {
                (words::day(item.day()))
                br;
                (standing(item))
            }
        }
    }
}

/// What is due.
fn what(item: &Item) -> String {
    match &item.what {
        What::Clock(clock) => clock_words(clock),
        What::Question(question) => match question.asked {
            EventKind::IdentityAsked => say!("web-asks-identity"),
            EventKind::FeeAsked => say!("web-asks-money"),
            _ => say!("web-asks-meaning"),
        },
        What::Unstarted(_) => say!("agenda-unstarted"),
    }
}

fn clock_words(clock: &CaseClock) -> String {
    let in_force = &clock.clock;
    match in_force.whose {
        Whose::Requester => say!("agenda-your-step", what = &in_force.title),
        Whose::Authority => say!("agenda-authority"),
        Whose::Recipient if in_force.starts_at == EventKind::Appealed => say!("agenda-appeal"),
        Whose::Recipient if in_force.is_to_confirm_receipt() => say!("agenda-receipt"),
        Whose::Recipient => say!("agenda-answer"),
    }
}

/// How far away it is.
fn standing(item: &Item) -> String {
    match &item.what {
        What::Clock(clock) if clock.overdue => {
            let days = -clock.days_left;
            let estimated = clock.receipt.and_then(|receipt| receipt.label()).is_some();
            if estimated {
                say!("web-about-late", days = days)
            } else {
                say!("web-late", days = days)
            }
        }
        What::Clock(clock) if clock.days_left == 0 => say!("agenda-is-today"),
        What::Clock(clock) => say!("agenda-in", days = clock.days_left),
        What::Question(question) => say!("agenda-asked-before", days = question.days),
        What::Unstarted(_) => say!("agenda-at-the-earliest"),
    }
}

/// The month that was asked for: `2026-12`.
pub fn month(visit: &PageVisit<'_>, typed: &str) -> Answered {
    let world = visit.world();
    let first: NaiveDate = format!("{typed}-01")
        .parse()
        .map_err(|_| Said(say!("agenda-not-a-month", typed = typed)))?;
    let step = Months::new(1);
    let (before, after) = (
        first.checked_sub_months(step),
        first.checked_add_months(step),
    );
    let until = after.map_or(0, |after| (after - world.today).num_days());
    let within = u32::try_from(until).unwrap_or_default();
    let found = due::due(
        &world,
        &Order {
            within,
            person: None,
        },
    )?;
    let mut days: BTreeMap<NaiveDate, Vec<&Item>> = BTreeMap::new();
    for item in &found.items {
        let day = item.day();
        if (day.year(), day.month()) == (first.year(), first.month()) {
            days.entry(day).or_default().push(item);
        }
    }
    let title = named(first);
    let main = html! {
        (ways(world.today, Some(first)))
        nav.months aria-label=(say!("agenda-months")) {
            @if let Some(before) = before { a rel="prev" href={ "/days/" (before.format("%Y-%m")) } { "← " (named(before)) } }
            @if let Some(after) = after { a rel="next" href={ "/days/" (after.format("%Y-%m")) } { (named(after)) " →" } }
        }
        (table(first, world.today, &days))
        @if days.is_empty() {
            p { (say!("agenda-empty-month")) }
        }
        @for (day, items) in &days {
            section.day aria-labelledby={ "d-" (day) } {
                h2 id={ "d-" (day) } { (spoken().weekday(*day)) }
                ul.list { @for item in items.iter().take(SHOWN) { (listed(item)) } }
                @if items.len() > SHOWN {
                    p { (say!("web-and-more", count = items.len() - SHOWN)) }
                }
            }
        }
    };
    Ok(frame::page(visit, Section::Days, &title, main))
}

/// `December 2026`
fn named(first: NaiveDate) -> String {
    say!(
        "agenda-month",
        month = first.month(),
        year = first.year().to_string()
    )
}

/// The weeks of a month, from Monday on. A day leads to what is due on it, below.
fn table(first: NaiveDate, today: NaiveDate, days: &BTreeMap<NaiveDate, Vec<&Item>>) -> Markup {
    let lead = first.weekday().num_days_from_monday();
    let begin = first
        .checked_sub_days(Days::new(lead.into()))
        .unwrap_or(first);
    let weeks: Vec<Vec<NaiveDate>> = (0..6)
        .map(|week| {
            let week = begin.iter_days().skip(week * 7);
            week.take(7).collect::<Vec<_>>()
        })
        .filter(|week| week.iter().any(|day| day.month() == first.month()))
        .collect();
    html! {
        table.month {
            caption.hidden { (named(first)) }
            thead {
                tr {
                    @for day in 1..=7_u32 { th scope="col" { (say!("agenda-weekday", weekday = day)) } }
                }
            }
            tbody {
                @for week in &weeks {
                    tr {
                        @for day in week {
                            @if day.month() == first.month() {
                                td.today[*day == today] aria-current=[(*day == today).then_some("date")] {
                                    (cell(*day, days.get(day).map_or(&[][..], Vec::as_slice)))
                                }
                            } @else {
                                td.other {}
                            }
                        }
                    }
                }
            }
        }
    }
}

fn cell(day: NaiveDate, items: &[&Item]) -> Markup {
    let late = items.iter().any(|item| item.is_overdue());
    html! {
        @if items.is_empty() {
            span.number { (day.day()) }
        } @else {
            a class=[late.then_some("late")] href={ "#d-" (day) } {
                span.number { (day.day()) }
                span.hidden { ": " (say!("agenda-due", count = items.len())) }
                @for item in items.iter().take(NAMED) {
                    span.name aria-hidden="true" { (item.recipient) }
                }
                @if items.len() > NAMED {
                    span.name aria-hidden="true" { (say!("web-and-more", count = items.len() - NAMED)) }
                }
                span.mark aria-hidden="true" { (items.len()) }
            }
        }
    }
}

/// The days as a file for a calendar (RFC 5545).
pub fn calendar(visit: &PageVisit<'_>) -> Answered {
    let export = export::export(&visit.world(), export::Format::Ics, None, &words::calendar)?;
    Ok(PageReply::download(
        "datawrit.ics",
        "text/calendar; charset=utf-8",
        export.text.into_bytes(),
    ))
}
