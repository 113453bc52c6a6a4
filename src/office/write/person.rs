//! Who asks, as far as the order and the profile say it.

use super::{
    notice::Notice,
    order::{Order, Whose},
    want::Want,
};
use crate::{
    law::Place,
    office::Profile,
    request::{Address, Email, Line, Requester},
    tracker::Format,
};

/// What is known of the person.
pub(super) struct Person {
    name: Option<Line>,
    address: Option<Address>,
    email: Option<Email>,
    residence: Option<Place>,
    /// Whether the profile is this person's; what it holds is in no other's letter.
    pub(super) own: bool,
    /// Whether it holds something, and is somebody else's.
    other: bool,
}

impl Person {
    /// As the order says, and as the profile does, where it is the person's.
    /// A household has its postal address and residence in common, and nothing else.
    pub(super) fn of(order: &Order, profile: &Profile) -> Person {
        let own = match (order.whose, &order.name) {
            (Whose::Stranger, _) => false,
            (Whose::Owner, _) | (Whose::Named, None) => true,
            (Whose::Named, Some(name)) => profile.is_of(name),
        };
        let household = own || order.same_household;
        let address = order
            .address
            .clone()
            .or_else(|| profile.address.clone().filter(|_| household));
        // Whoever gives an address with the state in it has said in which they live, unless they say another.
        let state = address.as_ref().and_then(Address::state);
        Person {
            name: order.name.clone().or_else(|| profile.name.clone()),
            email: order
                .email
                .clone()
                .or_else(|| profile.email.clone().filter(|_| own)),
            residence: order
                .residence
                .clone()
                .or_else(|| profile.residence.clone().filter(|_| household))
                .filter(|place| state.as_ref().is_none_or(|state| *place != state.country()))
                .or(state),
            address,
            own,
            other: !own && profile.is_personal(),
        }
    }

    /// Where the person lives: as said, or as the postal address tells. Only what was said is ever
    /// claimed in a letter.
    pub(super) fn home(&self) -> Option<&Place> {
        lives_in(self.residence.as_ref(), self.address.as_ref())
    }

    /// The country of the postal address.
    pub(super) fn address_country(&self) -> Option<&Place> {
        self.address.as_ref().map(|address| &address.country)
    }

    /// What is missing of the person, in the order in which a terminal asks; `law`
    /// is what is missing of the home for the statute to be known.
    pub(super) fn wants(&self, formats: &[Format], law: &ByHome) -> Vec<Want> {
        let of = self.name.clone().filter(|_| self.other);
        let mut wants = Vec::new();
        if formats.contains(&Format::Eml) && self.email.is_none() {
            wants.push(Want::Email { of: of.clone() });
        } else if self.address.is_none() && self.email.is_none() {
            // The answer has to go somewhere.
            wants.push(Want::Address { of: of.clone() });
        }
        let tells_home = matches!(wants.as_slice(), [Want::Address { .. }]);
        match law {
            ByHome::No => {}
            ByHome::Unknown if tells_home => {}
            ByHome::Unknown => wants.push(Want::Residence { of }),
            ByHome::Part(want) => wants.push(want.clone()),
        }
        if self.name.is_none() {
            wants.push(Want::Name);
        }
        wants
    }

    /// The person as the one who asks; `None` where the name is missing.
    pub(super) fn requester(self, order: &Order) -> Option<Requester> {
        Some(Requester {
            name: self.name?,
            address: self.address,
            email: self.email,
            residence: self.residence,
            child: order.child.clone(),
            child_age: order.child_age,
            identifiers: Vec::new(),
            representative: None,
        })
    }

    /// Why the profile is not used, where it is somebody else's.
    pub(super) fn not_of_the_profile(&self, order: &Order, profile: &Profile) -> Option<Notice> {
        let name = order.name.clone().filter(|_| self.other)?;
        Some(Notice::NotOfTheProfile {
            owner: profile.name.clone(),
            name,
            household: order.same_household,
        })
    }
}

/// Whether the statute depends on a home of which something is missing.
pub(super) enum ByHome {
    /// The statute was named, or the home is known well enough.
    No,
    Unknown,
    /// The part of the country.
    Part(Want),
}

/// Where the person lives: as said, or as the postal address tells.
pub(super) fn lives_in<'a>(
    residence: Option<&'a Place>,
    address: Option<&'a Address>,
) -> Option<&'a Place> {
    residence.or(address.map(|address| &address.country))
}
