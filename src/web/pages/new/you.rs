//! Who asks, as far as the letter needs it.

use maud::html;

use super::{
    begun::{Begun, asked_by},
    questions::page,
};
use crate::{
    office::{
        introduce::{self, Question},
        write::{Want, Whose},
    },
    speech::say,
    web::{
        asking::LetterQuestion,
        details::{self, Details},
        form::Faults,
        reply::Answered,
        words,
    },
};

pub fn you(begun: &Begun<'_, '_>, faults: Faults<'_>) -> Answered {
    let visit = begun.visit;
    let known = introduce::Order::known(&visit.site.home, begun.asking.person.as_ref())?;
    let order = &begun.asking.order;
    // What the letter has stands before what is known.
    let known = introduce::Order {
        name: order.name.clone().or(known.name),
        address: order.address.clone().or(known.address),
        residence: order.residence.clone().or(known.residence),
        email: order.email.clone().or(known.email),
        sending: None,
    };
    let fields = Details::shown(visit, &known);
    let other = begun.other();
    let fields = match other {
        Some(_) => fields,
        None => fields.own(),
    };
    let (title, lead) = match other {
        Some(name) => (
            say!("new-you-title-of", name = name.as_str()),
            say!("new-you-lead-of", name = name.as_str()),
        ),
        None => (say!("new-you-title"), say!("new-you-lead")),
    };
    let inside = html! {
        p { (lead) }
        (fields.name(faults))
        (fields.address(faults))
        (fields.residence(faults))
        (fields.email(faults))
        div.choice {
            input #f-remember type="checkbox" name="remember" value="yes" checked[!visit.posts || visit.ticked("remember")];
            label for="f-remember" { (say!("new-remember")) }
        }
    };
    page(begun, LetterQuestion::You, &title, inside)
}

pub fn take(begun: &mut Begun<'_, '_>) -> Answered {
    let visit = begun.visit;
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    let said = details::said(visit, &mut faults);
    let order = &mut begun.asking.order;
    (order.name, order.address) = (said.name, said.address);
    (order.residence, order.email) = (said.residence, said.email);
    if order.name.is_some() {
        // Who is asked is at home here.
        order.whose = Whose::Owner;
    }
    let emptied = details::emptied(visit);
    if emptied.contains(&Question::Name) {
        faults.push(("name", say!("web-is-missing")));
    }
    let remembers = visit.ticked("remember");
    // Whoever leaves the profile as it is has what stands there in the letter.
    let known = introduce::Order::known(&visit.site.home, begun.asking.person.as_ref())?;
    for (question, name, is_known) in [
        (Question::Address, "address", known.address.is_some()),
        (Question::Residence, "residence", known.residence.is_some()),
        (Question::Email, "email", known.email.is_some()),
    ] {
        if is_known && !remembers && emptied.contains(&question) {
            faults.push((name, say!("new-you-known")));
        }
    }
    let formats = begun.asking.order.formats.clone();
    for want in begun.wants(&formats)? {
        if asked_by(&want) != LetterQuestion::You {
            continue;
        }
        let name = match want {
            Want::Name => "name",
            Want::Email { .. } => "email",
            Want::Address { .. } => "address",
            _ => "residence",
        };
        // It says where they live, too, as soon as it can be read.
        let by_address = matches!(want, Want::Residence { .. } | Want::Part { .. });
        if by_address && faults.iter().any(|(of, _)| *of == "address") {
            continue;
        }
        if !faults.iter().any(|(of, _)| *of == name) {
            faults.push((name, words::want(&want)));
        }
    }
    if !faults.is_empty() {
        return you(begun, &faults);
    }
    if remembers {
        let order = &begun.asking.order;
        let said = introduce::Order {
            name: order.name.clone(),
            address: order.address.clone(),
            residence: order.residence.clone(),
            email: order.email.clone(),
            sending: None,
        };
        let person = begun.asking.person.as_ref();
        introduce::keep(&visit.world(), person, &said, &emptied)?;
    }
    begun.on(LetterQuestion::You)
}
