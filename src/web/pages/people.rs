//! The people of this home: whose cases there are, and what is known of each.

use std::str::FromStr;

use maud::{Markup, html};

use crate::{
    law::Place,
    office::{
        introduce::{self, Order},
        roster::{self, PersonView},
    },
    request::{Address, Email, Line},
    speech::say,
    web::{
        form::{self, FormField},
        frame::{self, Section},
        reply::{Answered, PageReply},
        visit::PageVisit,
    },
};

/// What is wrong with a field, by its name.
type Faults = Vec<(&'static str, String)>;

pub fn people(visit: &PageVisit<'_>) -> Answered {
    shown(visit, &Faults::new())
}

fn shown(visit: &PageVisit<'_>, faults: &Faults) -> Answered {
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
    let name = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    format!("{path}?for={name}")
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
fn fields(visit: &PageVisit<'_>, faults: &Faults) -> Result<Markup, crate::office::Error> {
    let whose = Line::new(visit.said("for")).ok();
    let known = match &whose {
        Some(name) => {
            let mut known = Order::known(&visit.site.home, Some(name))?;
            known.name = known.name.or(whose.clone());
            known
        }
        None => Order::default(),
    };
    let typed = |name: &str, known: Option<String>| {
        if visit.posts {
            visit.said(name).to_owned()
        } else {
            known.unwrap_or_default()
        }
    };
    let fault = |name: &str| {
        let found = faults.iter().find(|(of, _)| *of == name);
        found.map(|(_, words)| words.as_str())
    };
    let lines = |address: &Address| {
        let lines = address.lines.iter().map(Line::to_string);
        let country = [address.country.code().to_owned()];
        lines.chain(country).collect::<Vec<_>>().join("\n")
    };
    let name = typed("name", known.name.as_ref().map(Line::to_string));
    let email = typed("email", known.email.as_ref().map(Email::to_string));
    let address = typed("address", known.address.as_ref().map(lines));
    let residence = typed(
        "residence",
        known.residence.as_ref().map(|at| at.code().to_owned()),
    );
    let title = match &whose {
        Some(name) => name.to_string(),
        None => say!("web-people-add"),
    };
    Ok(html! {
        h2 { (title) }
        (form::form(visit, "/people", html! {
            (FormField { name: "name", label: &say!("web-me-name"), value: &name, hint: Some(&say!("web-me-name-hint")), fault: fault("name"), ..FormField::default() }.show())
            (FormField { name: "email", label: &say!("web-me-email"), value: &email, fault: fault("email"), kind: "email", ..FormField::default() }.show())
            (FormField { name: "address", label: &say!("web-me-address"), value: &address, hint: Some(&say!("web-me-address-hint")), fault: fault("address"), rows: 4, ..FormField::default() }.show())
            (FormField { name: "residence", label: &say!("web-me-residence"), value: &residence, hint: Some(&say!("web-me-residence-hint")), fault: fault("residence"), ..FormField::default() }.show())
            p.actions { button { (say!("web-save")) } }
        }))
    })
}

fn read<T: FromStr>(visit: &PageVisit<'_>, name: &'static str, faults: &mut Faults) -> Option<T>
where
    T::Err: ToString,
{
    let said = visit.said(name);
    if said.is_empty() {
        return None;
    }
    said.parse()
        .map_err(|fault: T::Err| faults.push((name, fault.to_string())))
        .ok()
}

/// Keeps what was said of a person.
pub fn keep(visit: &PageVisit<'_>) -> Answered {
    let mut faults = Faults::new();
    let name = match Line::new(visit.said("name")) {
        Ok(name) => Some(name),
        Err(_) if visit.said("name").is_empty() => {
            faults.push(("name", say!("web-people-name-missing")));
            None
        }
        Err(fault) => {
            faults.push(("name", fault.to_string()));
            None
        }
    };
    let residence = match visit.said("residence") {
        "" => None,
        said => Place::meant(said)
            .map_err(|unknown| faults.push(("residence", unknown.to_string())))
            .ok(),
    };
    let order = Order {
        name: name.clone(),
        address: read::<Address>(visit, "address", &mut faults),
        residence,
        email: read::<Email>(visit, "email", &mut faults),
        sending: None,
    };
    let (Some(name), true) = (name, faults.is_empty()) else {
        return shown(visit, &faults);
    };
    introduce::introduce(&visit.world(), Some(&name), &order)?;
    let name =
        percent_encoding::utf8_percent_encode(name.as_str(), percent_encoding::NON_ALPHANUMERIC)
            .to_string();
    Ok(PageReply::see(format!("/people?done={name}")))
}
