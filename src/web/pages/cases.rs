//! Every case in a list: which company, what it is about, how it stands and what day comes next.

use std::collections::BTreeSet;

use maud::html;

use crate::{
    office::{
        list::{Filter, Sort, list_those},
        stand::Stand,
    },
    speech::say,
    web::{
        form::FormField,
        frame::{self, Section},
        reply::Answered,
        visit::PageVisit,
        words,
    },
};

/// How many are shown; the rest is found by its company.
const SHOWN: usize = 200;

pub fn cases(visit: &PageVisit<'_>) -> Answered {
    let (company, person) = (visit.said("company"), visit.said("for"));
    let filter = Filter {
        company: (!company.is_empty()).then(|| company.to_owned()),
        person: (!person.is_empty()).then(|| person.to_owned()),
        ..Filter::default()
    };
    let mut shown = Vec::new();
    let mut more = 0_usize;
    list_those(
        &visit.world(),
        &filter,
        Some(Sort::Due),
        &mut |view, stand| {
            if shown.len() == SHOWN {
                more += 1;
                return;
            }
            let due = view.next().filter(|clock| !clock.is_forecast());
            let due = due.map(|clock| clock.deadline.due);
            let waits = stand == Stand::Late && view.further_to_send().is_some();
            shown.push((view.case, stand, due, waits));
        },
    )?;
    let people: BTreeSet<&str> = shown.iter().map(|(case, ..)| case.person()).collect();
    let several = people.len() > 1;
    let main = html! {
        form.find method="get" action="/cases" {
            (FormField { name: "company", label: &say!("case-all-company"), value: company, kind: "search", ..FormField::default() }.show())
            @if !person.is_empty() { input type="hidden" name="for" value=(person); }
            button.second { (say!("case-all-find")) }
        }
        @if shown.is_empty() { p { (say!("case-all-none")) } } @else {
            ul.list {
                @for (case, stand, due, waits) in &shown {
                    li {
                        span {
                            a href={ "/case/" (case.reference) } { (case.recipient) }
                            br;
                            span.sub { (words::right(case.asked)) " · "
                                @if several { (say!("web-of", name = case.person())) " · " }
                                span.code { (case.reference) } }
                        }
                        span.end.late[*stand == Stand::Late] {
                            (words::upper(&words::stand(*stand)))
                            @if let Some(due) = due { " · " (words::day(*due)) }
                            @if *waits { br; (words::upper(&say!("stand-letter-waits"))) }
                        }
                    }
                }
            }
        }
        @if more > 0 { p { (say!("case-all-more", count = more)) } }
    };
    Ok(frame::page(visit, Section::Today, &say!("case-all"), main))
}
