//! Who asks, as far as the letter needs it.

use maud::html;

use super::{
    begun::{Begun, asked_by},
    questions::page,
};
use crate::{
    office::{introduce, write::Want},
    speech::say,
    web::{asking::LetterQuestion, details::Details, form::Faults, reply::Answered, words},
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
    let details = Details::shown(visit, &known).own();
    let inside = html! {
        p { (say!("new-you-lead")) }
        (details.name(faults))
        (details.address(faults))
        (details.residence(faults))
        (details.email(faults))
        div.choice {
            input #f-remember type="checkbox" name="remember" value="yes" checked[!visit.posts || visit.ticked("remember")];
            label for="f-remember" { (say!("new-remember")) }
        }
    };
    page(begun, LetterQuestion::You, &say!("new-you-title"), inside)
}

pub fn take(begun: &mut Begun<'_, '_>) -> Answered {
    let visit = begun.visit;
    let mut faults: Vec<(&'static str, String)> = Vec::new();
    let mut order = begun.asking.order.clone();
    let mut read = |name: &'static str, fill: &mut dyn FnMut(&str) -> Result<(), String>| {
        let said = visit.said(name);
        if !said.is_empty()
            && let Err(fault) = fill(said)
        {
            faults.push((name, fault));
        }
    };
    (order.name, order.address, order.residence, order.email) = (None, None, None, None);
    read("name", &mut |said| Want::Name.fill(&mut order, said));
    read("address", &mut |said| {
        Want::Address { of: None }.fill(&mut order, said)
    });
    read("residence", &mut |said| {
        Want::Residence { of: None }.fill(&mut order, said)
    });
    read("email", &mut |said| {
        Want::Email { of: None }.fill(&mut order, said)
    });
    begun.asking.order = order;
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
        if !faults.iter().any(|(of, _)| *of == name) {
            faults.push((name, words::want(&want)));
        }
    }
    if !faults.is_empty() {
        return you(begun, &faults);
    }
    if visit.ticked("remember") {
        let order = &begun.asking.order;
        let said = introduce::Order {
            name: order.name.clone(),
            address: order.address.clone(),
            residence: order.residence.clone(),
            email: order.email.clone(),
            sending: None,
        };
        introduce::introduce(&visit.world(), begun.asking.person.as_ref(), &said)?;
    }
    begun.on(LetterQuestion::You)
}
