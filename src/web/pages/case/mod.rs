//! A case: how it stands, what comes next, its days, its letters as they look, what came back, and why this day.

mod days;
mod forget;
mod letter;
mod next;
mod record;
mod send;
mod undo;

use axum::http::StatusCode;
use maud::{Markup, html};

use super::came;
use crate::{
    law::{FollowUp, NO_LAW},
    office::{
        next::{self as what_next, Controller, Step, What},
        people,
        show::{self, Shown},
    },
    speech::say,
    tracker::CaseClock,
    web::{
        frame::{self, Section},
        reply::Answered,
        visit::PageVisit,
        words,
    },
    wording,
};
pub use record::once_more;

/// The pages below `/case/CASE`.
pub fn answer(visit: &PageVisit<'_>, case: &str, path: &[&str]) -> Answered {
    match (visit.posts, path) {
        (false, []) => page(visit, case),
        (false, ["came"]) => came::by_hand(visit, case),
        (true, ["came"]) => came::record_by_hand(visit, case),
        (false, ["letter", file]) => letter::file(visit, case, file),
        (false, ["letter", number, page]) => letter::picture(visit, case, number, page),
        (false, ["form"]) => letter::form(visit, case),
        (false, ["record"]) => record::record(visit, case, &[]),
        (true, ["record"]) => record::keep(visit, case),
        (false, ["undo"]) => undo::undo(visit, case),
        (true, ["undo"]) => undo::settle(visit, case),
        (false, ["forget"]) => forget::forget(visit, case),
        (true, ["forget"]) => forget::carry_out(visit, case),
        (_, ["write", step]) => match step.parse::<FollowUp>() {
            Ok(step) => next::write(visit, case, step),
            Err(_) => Ok(frame::stopped(StatusCode::NOT_FOUND)),
        },
        (true, ["evidence"]) => next::evidence(visit, case),
        (false, ["send"]) => send::preview(visit, case),
        (true, ["send"]) => send::send(visit, case),
        (false, ["sending"]) => send::sending(visit, case),
        _ => Ok(frame::stopped(StatusCode::NOT_FOUND)),
    }
}

fn page(visit: &PageVisit<'_>, case: &str) -> Answered {
    let world = visit.world();
    let shown = show::show(&world, case, false)?;
    let view = &shown.case;
    let case = &view.case.reference;
    let steps = what_next::steps(&world, Some(case.as_str()), None)?;
    let step = steps.first();
    let at = format!("/case/{case}");
    // Where the people cannot be told, the case is shown all the same.
    let several = people::people(world.home).is_ok_and(|all| all.len() > 1);
    let main = html! {
        p.sub {
            (words::right(view.case.asked)) " · "
            @if several { (say!("web-of", name = view.case.person())) " · " }
            span.code { (case) }
            @if view.case.trial { " · " (say!("case-trial")) }
        }
        (done(visit, &at))
        @if let Some(step) = step { (what_to_do(step, &at)) }
        (days::line(view, world.today))
        (letter::all(visit, &shown)?)
        (replies(&shown))
        (why(&view.clocks))
        section aria-labelledby="more" {
            h2 #more { (say!("case-more")) }
            p.actions {
                a.button.second href={ (at) "/record" } { (say!("case-record")) }
                a.button.second href={ (at) "/undo" } { (say!("case-undo")) }
                @if view.is_sent() && view.case.law != NO_LAW {
                    a.button.second href={ (at) "/write/complaint" } { (words::follow_up(FollowUp::Complaint)) }
                }
                a.button.second href={ (at) "/forget" } { (say!("case-forget")) }
            }
        }
    };
    Ok(frame::page(
        visit,
        Section::Today,
        &view.case.recipient,
        main,
    ))
}

/// What was just done, and what is to be done with it.
fn done(visit: &PageVisit<'_>, at: &str) -> Markup {
    let said = match visit.said("done") {
        "print" => say!("case-done-print"),
        "draft" => say!("case-done-draft"),
        "written" => say!("case-done-written"),
        "letter" => say!("case-done-letter"),
        "recorded" => say!("case-done-recorded"),
        "undone" => say!("case-done-undone"),
        "redone" => say!("case-done-redone"),
        _ => return html! {},
    };
    html! {
        div.notice.good role="status" {
            p { (said) }
            @match visit.said("done") {
                "print" => p.actions {
                    a.button.small href={ (at) "/letter/1.pdf" } download { (say!("case-get-pdf")) }
                    a.button.second.small href={ (at) "/record" } { (say!("case-i-posted-it")) }
                },
                "draft" => p.actions {
                    a.button.small href={ (at) "/letter/1.eml" } download { (say!("case-get-draft")) }
                    a.button.second.small href={ (at) "/record" } { (say!("case-i-sent-it")) }
                },
                "undone" => p { a href={ (at) "/undo?again=yes" } { (say!("case-undo-again")) } },
                _ => "",
            }
        }
    }
}

/// How it stands, and the next step.
fn what_to_do(step: &Step, at: &str) -> Markup {
    let came = html! {
        a.button.second href={ (at) "/came" } { (say!("web-came")) }
    };
    html! {
        section.panel.next aria-labelledby="next" {
            h2 #next { (words::stands(step)) }
            @if let Some(until) = step.own_until() { p { (words::sentence(&say!("next-own-step", day = until))) } }
            @if let Some(over) = step.own_over() { p { (words::sentence(&wording::clocks::own_over(over))) } }
            @for why in words::question(step) { p { (words::sentence(&why)) } }
            @if let Some(link) = &step.link {
                p { (say!("case-next-link")) " " (frame::outside(link)) }
                p { (words::sentence(&words::link_until(step))) }
            }
            p.actions {
                @match step.what {
                    What::Send => {
                        a.button href={ (at) "/send" } { (say!("case-send-it")) }
                        a.button.second href={ (at) "/record" } { (say!("case-i-sent-it")) }
                    }
                    What::Elsewhere => {
                        a.button href={ (at) "/send" } { (say!("case-send-elsewhere")) }
                        a.button.second href={ (at) "/form" } { (say!("case-text-for-form")) }
                        a.button.second href={ (at) "/record" } { (say!("case-i-sent-it")) }
                    }
                    What::Form => {
                        a.button href={ (at) "/form" } { (say!("case-text-for-form")) }
                        (came)
                    }
                    What::Read => {
                        a.button href={ (at) "/record" } { (say!("case-record")) }
                    }
                    What::Write => {
                        @if let Some(controller) = &step.controller { (to_controller(controller)) }
                        @for (number, letter) in step.letters.iter().enumerate() {
                            a.button.second[number > 0 || step.controller.is_some()]
                                href={ (at) "/write/" (letter) } { (words::follow_up(*letter)) }
                        }
                        @if step.letters.is_empty() && step.law != NO_LAW {
                            a.button href={ (at) "/write/complaint" } { (words::follow_up(FollowUp::Complaint)) }
                        }
                        (came)
                    }
                    What::Wait => (came),
                    What::Nothing => "",
                }
            }
        }
    }
}

/// A new letter, to whoever decides.
fn to_controller(controller: &Controller) -> Markup {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(name) = &controller.name {
        query.append_pair("company", name.as_str());
    }
    if let Some(person) = &controller.written_by {
        query.append_pair("for", person.as_str());
    }
    let to = match &controller.name {
        Some(name) => say!("case-write-to-who-decides", company = name.to_string()),
        None => say!("case-write-to-who-decides-unnamed"),
    };
    html! { a.button href={ "/new?" (query.finish()) } { (to) } }
}

/// The mails and files that came back.
fn replies(shown: &Shown) -> Markup {
    html! {
        @if !shown.came.is_empty() {
            section aria-labelledby="replies" {
                h2 #replies { (say!("case-replies")) }
                ul.list {
                    @for reply in &shown.came {
                        li {
                            a href={ "/came/" (reply.number) } {
                                (reply.title.clone().unwrap_or_else(|| say!("web-no-subject")))
                            }
                            span.end { (words::day(reply.came_on)) }
                        }
                    }
                }
            }
        }
    }
}

/// How each day was worked out. The words are those of the law's files, which are English.
fn why(clocks: &[CaseClock]) -> Markup {
    html! {
        @if !clocks.is_empty() {
            section aria-labelledby="why" {
                h2 #why { (say!("case-why")) }
                @for clock in clocks {
                    details {
                        summary {
                            (words::day(clock.deadline.due)) ": "
                            (words::title(&clock.clock.title))
                        }
                        div.wide {
                            p.sub { (words::cited(&clock.clock.reference.title)) }
                            table {
                                @for [what, day, words] in wording::sum(&clock.deadline, clock.clock.whose) {
                                    tr { th scope="row" { (what) } td { (day) } td { (words) } }
                                }
                            }
                            @for remark in wording::clocks::remarks(clock) { p { (words::sentence(&remark)) } }
                        }
                    }
                }
            }
        }
    }
}
