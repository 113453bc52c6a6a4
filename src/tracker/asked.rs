//! What has been asked already: the same of the same company, by the same person?
//!
//! It is read from the requests as they are kept, so that it holds on any day, after an upgrade,
//! and for cases that an archive brought. What a new version of the program or of a record may
//! change of itself (the language, an address that was mended, a ground taken by default) makes no
//! other request of it.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::document::hash;
use crate::{
    law::Right,
    request::{Address, Email, Identifier, Line, Recipient, Reference, Request},
};

/// The requests of a tracker, by whom they went to.
#[derive(Debug, Default)]
pub struct Asked {
    /// The last row that was read.
    pub(super) read_to: i64,
    by_company: HashMap<String, Vec<Earlier>>,
}

/// A request that opened a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub reference: Reference,
    pub opened_on: NaiveDate,
    essence: Essence,
}

/// What makes a request the same.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Essence {
    id: Option<String>,
    /// The company's addresses.
    company: Reached,
    person: Reached,
    identifiers: Vec<(String, String)>,
    products: BTreeSet<String>,
    particulars: BTreeSet<String>,
}

/// By what two people, or two companies, of one name differ.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reached {
    email: Option<String>,
    address: Option<Vec<String>>,
}

impl Reached {
    fn of(email: Option<&Email>, address: Option<&Address>) -> Reached {
        Reached {
            email: email.map(|email| email.as_str().to_lowercase()),
            address: address.map(|address| address.lines.iter().map(Line::folded).collect()),
        }
    }

    /// Whether both may be one: where something can be compared, something is the same.
    fn may_be(&self, other: &Reached) -> bool {
        let emails = self.email.as_ref().zip(other.email.as_ref());
        let addresses = self.address.as_ref().zip(other.address.as_ref());
        let compared = [
            emails.map(|(one, other)| one == other),
            addresses.map(|(one, other)| one == other),
        ];
        compared.contains(&Some(true)) || compared == [None, None]
    }
}

impl Essence {
    fn of(request: &Request) -> Essence {
        let (person, company) = (&request.requester, &request.recipient);
        let mut particulars = BTreeSet::new();
        // Who asks for everything has asked for a part of it.
        if !matches!(request.right, Right::Access | Right::Portability) {
            particulars.extend(request.items.iter().map(Line::folded));
        }
        if request.right == Right::Rectification {
            particulars.extend(request.reason.iter().map(ToString::to_string));
        }
        Essence {
            id: company.id.clone(),
            company: Reached::of(company.email.as_ref(), company.address.as_ref()),
            person: Reached::of(person.email.as_ref(), person.address.as_ref()),
            identifiers: person.identifiers.iter().map(folded).collect(),
            products: request
                .products
                .iter()
                .map(|product| product.name.folded())
                .collect(),
            particulars,
        }
    }

    fn is(&self, other: &Essence) -> bool {
        let same_company = match (&self.id, &other.id) {
            (Some(one), Some(other)) => one == other,
            _ => self.company.may_be(&other.company),
        };
        same_company
            && self.person.may_be(&other.person)
            && !self.is_another_customer(other)
            && self.products == other.products
            && self.particulars == other.particulars
    }

    /// Whether an identifier shows that this is another customer: the same label with another value.
    fn is_another_customer(&self, other: &Essence) -> bool {
        let mut same = false;
        let mut differs = false;
        for (label, value) in &self.identifiers {
            for (_, theirs) in other.identifiers.iter().filter(|(known, _)| known == label) {
                same |= theirs == value;
                differs |= theirs != value;
            }
        }
        differs && !same
    }
}

fn folded(identifier: &Identifier) -> (String, String) {
    (identifier.label.folded(), identifier.value.folded())
}

/// Under what a request is found: by the company's name, its id and its mailbox.
pub(super) struct Keys {
    pub(super) name: String,
    pub(super) id: Option<String>,
    pub(super) email: Option<String>,
}

impl Keys {
    /// Counts up when the keys of the same request become others.
    pub(super) const FORM: i64 = 1;

    pub(super) fn of(law: &str, request: &Request) -> Keys {
        let requester = &request.requester;
        let child = requester.child.as_ref().map(Line::folded);
        let Recipient {
            id, name, email, ..
        } = &request.recipient;
        let key = |company: String| {
            hash(
                format!(
                    "{law}\n{}\n{}\n{}\n{company}",
                    request.right,
                    requester.name.folded(),
                    child.as_deref().unwrap_or_default()
                )
                .as_bytes(),
            )
        };
        Keys {
            name: key(format!("name {}", name.bare())),
            id: id.as_ref().map(|id| key(format!("id {id}"))),
            email: email
                .as_ref()
                .map(|email| key(format!("email {}", email.as_str().to_lowercase()))),
        }
    }
}

impl Asked {
    /// The cases that the same request opened, the latest first.
    pub fn find(&self, law: &str, request: &Request) -> Vec<&Earlier> {
        let Keys { name, id, .. } = Keys::of(law, request);
        self.under(request, [Some(name), id, None])
    }

    /// Those too that went to the same mailbox under another name, which may be one company, or
    /// two of one house.
    pub fn near(&self, law: &str, request: &Request) -> Vec<&Earlier> {
        let Keys { name, id, email } = Keys::of(law, request);
        self.under(request, [Some(name), id, email])
    }

    fn under(&self, request: &Request, keys: [Option<String>; 3]) -> Vec<&Earlier> {
        let essence = Essence::of(request);
        let mut found: Vec<&Earlier> = Vec::new();
        for key in keys.into_iter().flatten() {
            let earlier = self.by_company.get(&key).into_iter().flatten();
            for earlier in earlier.filter(|earlier| essence.is(&earlier.essence)) {
                if !found.contains(&earlier) {
                    found.push(earlier);
                }
            }
        }
        found.sort_by_key(|earlier| earlier.opened_on);
        found.reverse();
        found
    }

    /// The latest case of the same request that is not older than `since`.
    pub fn since(&self, law: &str, request: &Request, since: NaiveDate) -> Option<&Reference> {
        let found = self.find(law, request);
        let latest = found.iter().find(|earlier| earlier.opened_on >= since)?;
        Some(&latest.reference)
    }

    /// Forgets what was read: from here on it finds what is newer.
    pub fn forget(&mut self) {
        self.by_company.clear();
    }

    pub(super) fn add(
        &mut self,
        reference: &Reference,
        opened_on: NaiveDate,
        law: &str,
        request: &Request,
    ) {
        let earlier = Earlier {
            reference: reference.clone(),
            opened_on,
            essence: Essence::of(request),
        };
        let Keys { name, id, email } = Keys::of(law, request);
        for key in [Some(name), id, email].into_iter().flatten() {
            self.by_company
                .entry(key)
                .or_default()
                .push(earlier.clone());
        }
    }
}
