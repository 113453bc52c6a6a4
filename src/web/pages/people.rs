//! The people of this home: whose cases there are, and what is known of each.

use maud::{Markup, html};

use crate::{
    office::{
        introduce::{self, Order, Unkept},
        roster::{self, PersonView},
    },
    request::Line,
    speech::say,
    web::{
        details::{self, Details},
        form::{self, Faults},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
        words,
    },
};

pub fn people(visit: &PageVisit<'_>) -> Answered {
    shown(visit, &[])
}

fn shown(visit: &PageVisit<'_>, faults: Faults<'_>) -> Answered {
    let roster = roster::roster(&visit.world())?;
    let owner = visit.site.home.profile();
    let main = html! {
        p.lead { (say!("web-people-lead")) }
        @if let Some(name) = named(visit, &roster) {
            div.notice.good role="status" { p { (say!("web-people-named", name = name)) } }
        }
        @if roster.is_empty() { p { (say!("web-people-none")) } } @else {
            ul.list {
                @for person in &roster {
                    li {
                        span {
                            @if person.cases > 0 { a href=(of("/cases", &person.name)) { (person.name) } }
                            @else { (person.name) }
                            br;
                            span.sub { (stands(person)) }
                        }
                        span.end {
                            @match &person.file {
                                None => { (say!("web-people-no-profile")) }
                                Some(file) => {
                                    @if *file == owner {
                                        a href="/me" { (say!("web-people-change")) }
                                    } @else {
                                        a href=(of("/people", &person.name)) { (say!("web-people-change")) }
                                    }
                                    " · "
                                    a href=(of("/mandate", &person.name)) { (say!("web-people-mandate")) }
                                    " · "
                                    a href=(of("/new", &person.name)) { (say!("web-people-write")) }
                                }
                            }
                        }
                    }
                }
            }
        }
        (fields(visit, faults)?)
    };
    Ok(frame::page(
        visit,
        Section::AboutMe,
        &say!("web-people"),
        main,
    ))
}

/// A page with a person in its address.
fn of(path: &str, name: &str) -> String {
    format!("{path}?for={}", encoded(name))
}

/// As it stands in an address.
fn encoded(name: &str) -> String {
    percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC).to_string()
}

/// The person whose details were kept just now; an address with any other name says nothing.
fn named<'a>(visit: &PageVisit<'_>, roster: &'a [PersonView]) -> Option<&'a str> {
    let said = visit.said("done");
    let known = roster.iter().find(|one| one.name == said);
    known.map(|one| one.name.as_str())
}

fn stands(person: &PersonView) -> String {
    let mut parts = vec![say!("web-people-cases", cases = person.cases)];
    if person.late > 0 {
        parts.push(say!("web-people-late", count = person.late));
    }
    if person.waiting > 0 {
        parts.push(say!("web-people-waiting", count = person.waiting));
    }
    parts.join(" · ")
}

/// What is known of a person, to be changed, or of a new one.
fn fields(visit: &PageVisit<'_>, faults: Faults<'_>) -> Result<Markup, crate::office::Error> {
    let whose = Line::new(visit.said("for")).ok();
    let known = match &whose {
        Some(name) => {
            let mut known = Order::known(&visit.site.home, Some(name))?;
            known.name = known.name.or(whose.clone());
            known
        }
        None => Order::default(),
    };
    let details = Details::shown(visit, &known);
    let title = match &whose {
        Some(name) => name.to_string(),
        None => say!("web-people-add"),
    };
    Ok(html! {
        h2 { (title) }
        (form::form(visit, "/people", html! {
            @if let Some(name) = &whose { input type="hidden" name="for" value=(name); }
            (details.name(faults))
            (details.email(faults))
            (details.address(faults))
            (details.residence(faults))
            p.actions { button { (say!("web-save")) } }
        }))
    })
}

/// Keeps what was said of a person.
pub fn keep(visit: &PageVisit<'_>) -> Answered {
    let mut faults = Vec::new();
    let order = details::said(visit, &mut faults);
    if visit.said("name").is_empty() {
        faults.push(("name", say!("web-people-name-missing")));
    }
    let (Some(name), true) = (order.name.clone(), faults.is_empty()) else {
        return shown(visit, &faults);
    };
    // Of somebody new, or who is typed anew, nothing is taken out.
    let whose = Line::new(visit.said("for")).ok();
    let emptied = match &whose {
        Some(_) => details::emptied(visit),
        None => Vec::new(),
    };
    let whose = whose.as_ref().unwrap_or(&name);
    if let Err(error) = introduce::keep(&visit.world(), Some(whose), &order, &emptied) {
        let Some(taken @ Unkept::NameTaken(_)) = error.downcast_ref() else {
            return Err(error);
        };
        return shown(visit, &[("name", words::retold(taken))]);
    }
    Ok(PageReply::see(format!(
        "/people?done={}",
        encoded(name.as_str())
    )))
}
