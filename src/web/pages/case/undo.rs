//! Takes back what was recorded last, after it was shown.

use maud::html;

use crate::{
    office::undo::{self, Entry, Found, Way},
    speech::say,
    web::{
        form,
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        words::{self, Said},
    },
};

fn way(visit: &PageVisit<'_>) -> Way {
    if visit.ticked("again") {
        Way::Again
    } else {
        Way::Back
    }
}

/// What is shown before it is taken back: it is this, and nothing that was recorded since.
fn shown(found: &Found) -> String {
    let entry = |entry: &Entry| format!("{} {} {}", entry.event, entry.on, entry.letter);
    let entries: Vec<String> = found.entries.iter().map(entry).collect();
    let reply = found
        .reply
        .map_or_else(String::new, |reply| reply.to_string());
    format!("{} {reply}", entries.join(", "))
}

pub fn undo(visit: &PageVisit<'_>, case: &str) -> Answered {
    let way = way(visit);
    let found = undo::find(&visit.world(), Some(case), way)?;
    let at = format!("/case/{case}");
    let lead = match way {
        Way::Back => say!("case-undo-lead"),
        Way::Again => say!("case-redo-lead"),
    };
    let main = html! {
        p.lead { (lead) }
        ul.list {
            @for entry in &found.entries {
                li {
                    span {
                        (words::event(entry.event))
                        @if let Some(by) = entry.by { ", " (words::lower(&words::medium(by))) }
                        @if !entry.letter.is_request() { " – " (words::letter(entry.letter)) }
                    }
                    span.end { (words::day(entry.on)) }
                }
            }
            @if let Some(reply) = found.reply {
                li { a href={ "/came/" (reply) } { (say!("case-undo-reply")) } }
            }
        }
        (form::form(visit, &format!("{at}/undo"), html! {
            input type="hidden" name="shown" value=(shown(&found));
            @if way == Way::Again { input type="hidden" name="again" value="yes"; }
            p.actions {
                button { @match way {
                    Way::Back => (say!("case-undo")),
                    Way::Again => (say!("case-redo")),
                } }
                a.button.second href=(at) { (say!("web-back")) }
            }
        }))
    };
    let title = found.recipient.clone().unwrap_or_else(|| say!("case-undo"));
    Ok(frame::page(visit, Section::Today, &title, main))
}

pub fn settle(visit: &PageVisit<'_>, case: &str) -> Answered {
    let world = visit.world();
    let found = undo::find(&world, Some(case), way(visit))?;
    if visit.said("shown") != shown(&found).trim() {
        return Err(Said(say!("case-undo-changed")).into());
    }
    let undone = found.settle(&world)?;
    let done = match undone.way {
        Way::Back => "undone",
        Way::Again => "redone",
    };
    Ok(PageReply::see(format!("/case/{case}?done={done}")))
}
