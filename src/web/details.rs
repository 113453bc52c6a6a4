//! The fields of what is known of a person: name, mail, address and home.

use std::{fmt::Display, str::FromStr};

use maud::Markup;

use super::{
    form::{Faults, FormField, fault_of},
    visit::PageVisit,
    words,
};
use crate::{
    law::Place,
    office::introduce::{Order, Question},
    request::{Address, Email, Line},
    speech::say,
};

/// What stands in the fields.
#[derive(Debug, Default)]
pub struct Details {
    pub name: String,
    pub email: String,
    pub address: String,
    pub residence: String,
    /// Whether they are of the person who types, so that the browser may fill them in.
    pub own: bool,
}

impl Details {
    /// What is known.
    pub fn known(order: &Order) -> Details {
        let lines = |address: &Address| {
            let lines = address.lines.iter().map(Line::to_string);
            let country = [address.country.code().to_owned()];
            lines.chain(country).collect::<Vec<_>>().join("\n")
        };
        let (name, email) = (order.name.as_ref(), order.email.as_ref());
        let (address, residence) = (order.address.as_ref(), order.residence.as_ref());
        Details {
            name: name.map(Line::to_string).unwrap_or_default(),
            email: email.map(Email::to_string).unwrap_or_default(),
            address: address.map(lines).unwrap_or_default(),
            residence: residence.map_or_else(String::new, |place| {
                let country = address.map(|address| &address.country);
                place.unmistakable(country).to_owned()
            }),
            own: false,
        }
    }

    /// What was typed stands there again where something of it is wrong; else what is known.
    pub fn shown(visit: &PageVisit<'_>, order: &Order) -> Details {
        if !visit.posts {
            return Details::known(order);
        }
        let said = |name: &str| visit.said(name).to_owned();
        Details {
            name: said("name"),
            email: said("email"),
            address: said("address"),
            residence: said("residence"),
            own: false,
        }
    }

    /// The same as that of the person who types.
    pub fn own(self) -> Details {
        Details { own: true, ..self }
    }

    /// What the browser may fill in.
    fn fills(&self, what: &'static str) -> &'static str {
        if self.own { what } else { "" }
    }

    /// What a field is called: that of the person who types, or of somebody else.
    fn label(&self, own: String, other: String) -> String {
        if self.own { own } else { other }
    }

    pub fn name(&self, faults: Faults<'_>) -> Markup {
        FormField {
            name: "name",
            label: &self.label(say!("web-me-name"), say!("web-other-name")),
            value: &self.name,
            hint: Some(&say!("web-me-name-hint")),
            fault: fault_of(faults, "name"),
            fills: self.fills("name"),
            ..FormField::default()
        }
        .show()
    }

    pub fn email(&self, faults: Faults<'_>) -> Markup {
        let hint = say!("web-me-email-hint");
        FormField {
            name: "email",
            label: &self.label(say!("web-me-email"), say!("web-other-email")),
            value: &self.email,
            hint: self.own.then_some(hint.as_str()),
            fault: fault_of(faults, "email"),
            kind: "email",
            fills: self.fills("email"),
            ..FormField::default()
        }
        .show()
    }

    pub fn address(&self, faults: Faults<'_>) -> Markup {
        FormField {
            name: "address",
            label: &self.label(say!("web-me-address"), say!("web-other-address")),
            value: &self.address,
            hint: Some(&say!("web-me-address-hint")),
            fault: fault_of(faults, "address"),
            rows: 4,
            fills: self.fills("street-address"),
            ..FormField::default()
        }
        .show()
    }

    pub fn residence(&self, faults: Faults<'_>) -> Markup {
        FormField {
            name: "residence",
            label: &self.label(say!("web-me-residence"), say!("web-other-residence")),
            value: &self.residence,
            hint: Some(&say!("web-me-residence-hint")),
            fault: fault_of(faults, "residence"),
            ..FormField::default()
        }
        .show()
    }
}

/// What was typed, or what is wrong with it; nothing where nothing was.
pub fn read<T: FromStr<Err: Display>>(
    visit: &PageVisit<'_>,
    name: &'static str,
    faults: &mut Vec<(&'static str, String)>,
) -> Option<T> {
    read_by(visit, name, faults, str::parse)
}

/// The same, read by a rule of its own.
pub fn read_by<T, Fault: Display>(
    visit: &PageVisit<'_>,
    name: &'static str,
    faults: &mut Vec<(&'static str, String)>,
    read: impl Fn(&str) -> Result<T, Fault>,
) -> Option<T> {
    let typed = Some(visit.said(name)).filter(|typed| !typed.is_empty())?;
    read(typed)
        .map_err(|fault| faults.push((name, words::retold(&fault))))
        .ok()
}

/// What the fields say of the person.
pub fn said(visit: &PageVisit<'_>, faults: &mut Vec<(&'static str, String)>) -> Order {
    let typed = visit.said("address");
    let address = match typed.parse::<Address>() {
        // The field beside it says the country, as the next question does in a terminal.
        Err(fault) if fault.lacks_country() => {
            let home = Place::meant_from(visit.said("residence"), None);
            match home.map(|home| Address::in_country(typed, &home)) {
                Ok(whole) => whole,
                Err(_) => Err(fault),
            }
        }
        address => address,
    };
    let address = match address {
        Ok(address) => Some(address),
        Err(_) if typed.is_empty() => None,
        Err(fault) => {
            let words = if fault.lacks_country() {
                say!("web-me-address-country")
            } else {
                words::retold(&fault)
            };
            faults.push(("address", words));
            None
        }
    };
    let country = address.as_ref().map(|address| &address.country);
    let residence = read_by(visit, "residence", faults, |typed| {
        Place::meant_from(typed, country)
    });
    Order {
        name: read_by(visit, "name", faults, Line::new),
        address,
        residence,
        email: read::<Email>(visit, "email", faults),
        sending: None,
    }
}

/// Of what the fields were left or made empty.
pub fn emptied(visit: &PageVisit<'_>) -> Vec<Question> {
    let fields = [
        ("name", Question::Name),
        ("address", Question::Address),
        ("residence", Question::Residence),
        ("email", Question::Email),
    ];
    let emptied = fields.into_iter().filter(|(name, _)| visit.emptied(name));
    emptied.map(|(_, question)| question).collect()
}
