//! Whom does a letter go to, where, and what of the person may it carry?

use std::sync::Arc;

use chrono::NaiveDate;

use super::{
    address_book::AddressBook,
    hint::SetApart,
    notice::Notice,
    order::Order,
    refused::{Refused, ways_without_email},
    want::Want,
};
use crate::{
    directory::{
        Doubt, Hit, Kind, Meant, Need, NeedKind, Outcome, OutcomeKind, Provenance, Record, Way,
    },
    law::{Language, NO_LAW, Place, Right, Statute},
    office::Error,
    request::{BadText, Identifier, Line, Recipient, Requester, printable},
    tracker::Format,
};

/// How many near names are offered.
const NEAR: usize = 5;

/// Whom the person named.
#[derive(Debug, Clone)]
pub(super) enum Company {
    /// One that the directory knows.
    Known(Arc<Record>),
    /// One that it does not, and those whose names are near.
    Named(Line, Vec<Hit>),
}

impl Company {
    /// The company that the person means: by its id, by its very name, or by a
    /// part of it, of which one is wanted when it fits several. A name that fits
    /// none is taken as it is; with an address beside it, so is any but the very
    /// name of a company.
    pub(super) fn meant(
        book: &AddressBook<'_>,
        order: &Order,
        notices: &mut Vec<Notice>,
    ) -> Result<Company, Error> {
        let typed = order.recipient.trim();
        let name = Line::new(typed).map_err(Refused::RecipientName)?;
        let record = match &order.company {
            Some(chosen) => book.record(chosen)?,
            None => {
                if order.is_addressed() && !book.look(|directory| directory.is_exact(typed))? {
                    return Ok(Company::Named(name, Vec::new()));
                }
                book.record(typed)?
            }
        };
        let mut record = match record {
            Some(record) => record,
            None => match book.look(|directory| directory.meant(typed))? {
                Meant::One(record) => Arc::from(record),
                Meant::Nobody(hits) => return Ok(Company::Named(name, hits)),
                Meant::Several(among) => {
                    let typed = typed.to_owned();
                    return Err(Refused::Missing(vec![Want::WhichCompany { typed, among }]).into());
                }
            },
        };
        // An obsolete record leads on, a few steps at most.
        for _ in 0..8 {
            let Some(obsolete) = &record.obsolete else {
                if !typed.eq_ignore_ascii_case(record.id.as_str()) {
                    notices.push(Notice::ReadAs {
                        typed: printable(typed),
                        id: record.id.clone(),
                        name: record.name.clone(),
                    });
                }
                let bounced = book.bounced()?;
                if !bounced.is_empty() {
                    Arc::make_mut(&mut record).learn(bounced);
                }
                return Ok(Company::Known(record));
            };
            let next = match &obsolete.leads_to {
                Some(next) => book.record(next.as_str())?,
                None => None,
            };
            match next {
                Some(next) => record = next,
                None => break,
            }
        }
        Err(Refused::Obsolete {
            id: record.id.clone(),
            name: record.name.clone(),
            reason: record.obsolete.as_ref().map(|obsolete| obsolete.reason),
        }
        .into())
    }

    /// The company, where it can be reached: a typing error opens no case, and a letter has an
    /// address that it can go to.
    pub(super) fn reached(self, order: &Order) -> Result<Company, Refused> {
        match self {
            Company::Named(name, mut near) if !order.is_addressed() && !order.no_address => {
                near.truncate(NEAR);
                Err(Refused::Missing(vec![Want::Company { name, near }]))
            }
            company => Ok(company),
        }
    }

    /// The company of its family that is there for people who live where the person does, where the one that the family
    /// is called after is not: only one of them answers, and who types `google` means that one.
    pub(super) fn answering(
        self,
        book: &AddressBook<'_>,
        order: &Order,
        home: Option<&Place>,
        notices: &mut Vec<Notice>,
    ) -> Result<Company, Error> {
        let Company::Known(record) = &self else {
            return Ok(self);
        };
        let chosen = order.company.is_some() || order.is_addressed();
        let is_head = record.family.as_ref() == Some(&record.id);
        if chosen || !is_head || record.is_for(home) {
            return Ok(self);
        }
        let mut there = Vec::new();
        for id in book.look(|directory| directory.ids_beginning(record.id.as_str()))? {
            let other = book.record(&id)?.filter(|other| {
                other.family == record.family
                    && other.obsolete.is_none()
                    && !other.serves.is_empty()
                    && other.is_for(home)
            });
            there.extend(other);
        }
        let [other] = there.as_slice() else {
            return Ok(self);
        };
        notices.push(Notice::GoesTo {
            name: other.name.clone(),
            id: other.id.clone(),
            company: record.name.clone(),
        });
        Ok(Company::Known(other.clone()))
    }

    pub(super) fn id(&self) -> Option<&str> {
        match self {
            Company::Known(record) => Some(record.id.as_str()),
            Company::Named(..) => None,
        }
    }

    pub(super) fn name(&self) -> &Line {
        match self {
            Company::Known(record) => &record.name,
            Company::Named(name, _) => name,
        }
    }

    /// The language it wants to be written to, where the statute's letters have it.
    pub(super) fn language<'a>(&'a self, statute: &Statute) -> Option<&'a Language> {
        match self {
            Company::Known(record) => record
                .language
                .as_ref()
                .filter(|language| statute.language(language).is_some()),
            Company::Named(..) => None,
        }
    }

    /// The company with its addresses for this request; those that were typed win.
    pub(super) fn recipient(
        &self,
        order: &Order,
        statute: &Statute,
        formats: &[Format],
        home: Option<&Place>,
        today: NaiveDate,
        notices: &mut Vec<Notice>,
    ) -> Recipient {
        let mut recipient = match self {
            Company::Known(record) => record.recipient(&statute.id, order.right, today),
            Company::Named(name, near) => {
                if !near.is_empty() {
                    notices.push(Notice::Near { hits: near.clone() });
                }
                Recipient {
                    id: None,
                    name: name.clone(),
                    address: None,
                    email: None,
                    seat: None,
                }
            }
        };
        recipient.address = order.recipient_address.clone().or(recipient.address);
        recipient.email = order.recipient_email.clone().or(recipient.email);
        let without_country = match self {
            Company::Known(record) => {
                record.address_without_country(&statute.id, order.right, today)
            }
            Company::Named(..) => None,
        };
        if let (None, Some(lines)) = (&recipient.address, without_country) {
            notices.push(Notice::AddressWithoutCountry {
                company: recipient.name.clone(),
                lines: lines.to_vec(),
            });
        } else if formats.contains(&Format::Pdf) && recipient.address.is_none() {
            notices.push(Notice::NoAddress {
                company: recipient.name.clone(),
            });
        }
        if let Company::Known(record) = self {
            apart(record, &recipient, notices);
            notices.extend(elsewhere(record, home));
            let doubts = doubts(record, &recipient, formats, today);
            let told = doubts.into_iter().filter(Doubt::is_told);
            notices.extend(told.map(Notice::Doubtful));
            if record.asks_id_document {
                notices.push(Notice::AsksIdDocument {
                    company: record.name.clone(),
                });
            }
        }
        recipient
    }

    /// The company, for a letter that names no law.
    pub(super) fn plainly(&self, order: &Order, today: NaiveDate) -> Recipient {
        let recipient = match self {
            Company::Known(record) => record.recipient(NO_LAW, order.right, today),
            Company::Named(name, _) => Recipient {
                id: None,
                name: name.clone(),
                address: None,
                email: None,
                seat: None,
            },
        };
        Recipient {
            address: order.recipient_address.clone().or(recipient.address),
            email: order.recipient_email.clone().or(recipient.email),
            ..recipient
        }
    }

    /// Where it is, as far as that is known.
    pub(super) fn seat(&self, order: &Order) -> Option<Place> {
        let typed = order
            .recipient_address
            .as_ref()
            .map(|one| one.country.clone());
        typed.or_else(|| match self {
            Company::Known(record) => record.country.clone(),
            Company::Named(..) => None,
        })
    }

    /// Why no mail can be made for a company without an e-mail address, and how it can be reached.
    pub(super) fn without_email(
        &self,
        recipient: &Recipient,
        statute: &Statute,
        right: Right,
        today: NaiveDate,
    ) -> Refused {
        let (mut closed, mut forms) = (None, Vec::new());
        if let Company::Known(record) = self {
            closed = set_apart(record, Kind::Email);
            for kind in [Kind::Form, Kind::Portal] {
                let channels = record.channels_for(kind, &statute.id, right, today);
                forms.extend(channels.into_iter().map(|channel| channel.way.to_string()));
            }
        }
        Refused::NoEmail {
            name: recipient.name.clone(),
            ways: ways_without_email(closed, forms, recipient.address.is_some()),
        }
    }

    /// The person with no more than the company needs, where its record says
    /// what it needs: what the profile has beyond that is left out, what was typed
    /// for this letter stays.
    pub(super) fn least(
        &self,
        order: &Order,
        mut requester: Requester,
        formats: &[Format],
        notices: &mut Vec<Notice>,
    ) -> Requester {
        let Company::Known(record) = self else {
            return requester;
        };
        if record.needs.is_empty() {
            return requester;
        }
        let company = &record.name;
        let needs = |kind: NeedKind| record.needs.iter().any(|need| need.kind == kind);
        let mut left = Vec::new();
        // The answer has to go somewhere: one of the two stays.
        let address = !needs(NeedKind::Address) && order.address.is_none();
        if address && requester.email.is_some() && requester.address.take().is_some() {
            left.push(NeedKind::Address);
        }
        let email =
            !needs(NeedKind::Email) && order.email.is_none() && !formats.contains(&Format::Eml);
        if email && requester.address.is_some() && requester.email.take().is_some() {
            left.push(NeedKind::Email);
        }
        notices.extend(left.into_iter().map(|detail| Notice::LeftOut {
            detail,
            company: company.clone(),
        }));
        for need in record.needs.iter().filter(|need| !need.optional) {
            let there = match need.kind {
                NeedKind::Name => continue,
                NeedKind::Email => requester.email.is_some(),
                NeedKind::Address => requester.address.is_some(),
                NeedKind::Phone | NeedKind::BirthDate | NeedKind::Identifier => false,
            };
            if !there && given(need, &requester.identifiers).is_none() {
                notices.push(Notice::Needs {
                    company: company.clone(),
                    label: need.label.clone(),
                    detail: need.kind,
                });
            }
        }
        requester
    }
}

/// What a particular is called that a company needs: as its record has it, else by the word of its kind, for which each
/// language of letters has its own.
fn called(need: &Need) -> &str {
    need.label
        .as_ref()
        .map_or_else(|| need.kind.into(), Line::as_str)
}

/// A particular that a company needs, as it goes into an order.
///
/// # Errors
/// When the name of it cannot be one.
pub fn identified(need: &Need, value: Line) -> Result<Identifier, BadText> {
    let label = Line::new(called(need))?;
    Ok(Identifier { label, value })
}

/// What was given of it before, however it was typed.
pub fn given<'a>(need: &Need, identifiers: &'a [Identifier]) -> Option<&'a Identifier> {
    let called = called(need).to_lowercase();
    let mut all = identifiers.iter();
    all.find(|given| given.label.as_str().to_lowercase() == called)
}

/// Tells that somebody else may answer to a person who lives there.
fn elsewhere(record: &Record, home: Option<&Place>) -> Option<Notice> {
    let home = home?;
    if !record.is_for(Some(home)) {
        return Some(Notice::ServesOthers {
            company: record.name.clone(),
            serves: record.serves.clone(),
            home: home.clone(),
        });
    }
    // A request binds the business that got it: an affiliate abroad holds what it
    // has of the people there.
    let seat = record.country.as_ref().filter(|seat| {
        record.serves.is_empty() && home.country().code() == "US" && seat.code() != "US"
    })?;
    Some(Notice::SeatAbroad {
        company: record.name.clone(),
        seat: seat.clone(),
    })
}

/// What is to be known of the addresses that the letter uses.
fn doubts(
    record: &Record,
    recipient: &Recipient,
    formats: &[Format],
    today: NaiveDate,
) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    if let Some(address) = &recipient.email {
        let way = Way::Email {
            address: address.clone(),
            pgp: None,
        };
        doubts.extend(record.doubts(&way, today));
    }
    // An address that no letter shows is not worth a word.
    if let Some(address) = &recipient.address
        && (formats.contains(&Format::Pdf) || recipient.email.is_none())
    {
        let way = Way::Post {
            lines: address.lines.clone(),
            country: None,
        };
        doubts.extend(record.doubts(&way, today));
    }
    doubts
}

/// Tells of addresses that are there and are not used by themselves.
fn apart(record: &Record, recipient: &Recipient, notices: &mut Vec<Notice>) {
    for kind in [Kind::Email, Kind::Post] {
        let served = match kind {
            Kind::Email => recipient.email.is_some(),
            _ => recipient.address.is_some(),
        };
        if served {
            continue;
        }
        notices.extend(set_apart(record, kind).map(Notice::SetApart));
    }
}

/// The first address of a kind that is not used by itself, and why.
fn set_apart(record: &Record, kind: Kind) -> Option<SetApart> {
    let mut closed = record
        .channels
        .iter()
        .filter(|channel| channel.way.kind() == kind && !channel.is_open());
    let channel = closed.next()?;
    let why = if channel.provenance == Provenance::Derived {
        "is a guess without a source".to_owned()
    } else if channel.provenance == Provenance::Unconfirmed {
        "is at a domain not shown to be the company's".to_owned()
    } else if channel.gone {
        "is no longer in the list it was taken from".to_owned()
    } else if let Some(unread) = channel.unread() {
        unread.to_string()
    } else if channel.person.is_some() {
        "belongs to one person".to_owned()
    } else if let Some(Outcome {
        what: OutcomeKind::Bounced,
        on: Some(day),
        ..
    }) = &channel.outcome
    {
        format!("returned a mail on {day}")
    } else {
        "has failed before".to_owned()
    };
    Some(SetApart {
        address: channel.way.to_string(),
        kind,
        why,
    })
}
