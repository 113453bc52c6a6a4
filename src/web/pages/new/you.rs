//! Who asks, as far as the letter needs it.

use maud::html;

use super::{
    begun::{Begun, asked_by},
    questions::{Faults, fault, page},
};
use crate::{
    law::Place,
    office::{introduce, write::Want},
    request::{Address, Email, Line},
    speech::say,
    web::{asking::LetterQuestion, form::FormField, reply::Answered, words},
};

/// Lines, and the country behind them.
fn lines(address: &Address) -> String {
    let lines = address.lines.iter().map(Line::to_string);
    let country = [address.country.code().to_owned()];
    lines.chain(country).collect::<Vec<_>>().join("\n")
}

pub fn you(begun: &Begun<'_, '_>, faults: Faults<'_>) -> Answered {
    let visit = begun.visit;
    let known = introduce::Order::known(&visit.site.home, begun.asking.person.as_ref())?;
    let order = &begun.asking.order;
    let typed = |name: &str, said: Option<String>, known: Option<String>| {
        if visit.posts {
            visit.said(name).to_owned()
        } else {
            said.or(known).unwrap_or_default()
        }
    };
    let text = |line: &Option<Line>| line.as_ref().map(Line::to_string);
    let code = |place: &Option<Place>| place.as_ref().map(|place| place.code().to_owned());
    let mail = |email: &Option<Email>| email.as_ref().map(Email::to_string);
    let name = typed("name", text(&order.name), text(&known.name));
    let address = typed(
        "address",
        order.address.as_ref().map(lines),
        known.address.as_ref().map(lines),
    );
    let residence = typed("residence", code(&order.residence), code(&known.residence));
    let email = typed("email", mail(&order.email), mail(&known.email));
    let inside = html! {
        p { (say!("new-you-lead")) }
        (FormField { name: "name", label: &say!("web-me-name"), value: &name, hint: Some(&say!("web-me-name-hint")), fault: fault(faults, "name"), fills: "name", ..FormField::default() }.show())
        (FormField { name: "address", label: &say!("web-me-address"), value: &address, hint: Some(&say!("web-me-address-hint")), fault: fault(faults, "address"), rows: 4, fills: "street-address", ..FormField::default() }.show())
        (FormField { name: "residence", label: &say!("web-me-residence"), value: &residence, hint: Some(&say!("web-me-residence-hint")), fault: fault(faults, "residence"), ..FormField::default() }.show())
        (FormField { name: "email", label: &say!("web-me-email"), value: &email, hint: Some(&say!("web-me-email-hint")), fault: fault(faults, "email"), kind: "email", fills: "email", ..FormField::default() }.show())
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
