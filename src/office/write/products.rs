//! From the products a person named to what the letter says of them, and to whom.

use std::sync::Arc;

use super::{
    address_book::AddressBook, company::Company, desk::Desk, notice::Notice, order::Order,
    refused::Refused, want::Want,
};
use crate::{
    directory::{Answering, Id, Record, Wording},
    law::{Grounds, Language, Place, Right},
    office::Error,
    request::{Line, Passage, Product, Requester},
};

/// A product for the letter.
pub(super) struct Named {
    pub(super) product: Product,
    /// Whether its data are a child's.
    for_a_child: bool,
    /// Whether its data are kept by a device or an advertising identifier.
    pub(super) found_by_device: bool,
}

/// The company that answers for the products: another one of the family, where
/// all of them are its own.
pub(super) fn controller(
    book: &AddressBook<'_>,
    company: Company,
    order: &Order,
    home: Option<&Place>,
    notices: &mut Vec<Notice>,
) -> Result<Company, Error> {
    let Company::Known(record) = &company else {
        return Ok(company);
    };
    let mut controllers = Vec::new();
    for typed in &order.products {
        let Some(product) = record.product(typed.as_str()) else {
            // What anybody can be asked goes where the rest goes.
            if book.shared_wording(typed)?.is_none() {
                controllers.push(Answers::Itself);
            }
            continue;
        };
        controllers.push(match product.controller.answering(home) {
            Answering::Itself => Answers::Itself,
            Answering::Company(id) => {
                let other = answers_for(book, record, id)?;
                match other.is_for(home) {
                    true => Answers::Company(other),
                    false => Answers::Nobody(typed.clone(), None),
                }
            }
            Answering::Unknown(why) => Answers::Nobody(typed.clone(), why.cloned()),
        });
    }
    controllers.dedup();
    match &controllers[..] {
        // Not to an affiliate somewhere else, which has nothing of the person.
        [Answers::Nobody(typed, why)] if !order.is_addressed() => Err(Refused::UnknownController {
            product: typed.clone(),
            company: record.name.clone(),
            home: home.cloned(),
            why: why.clone(),
            right: order.right,
        }
        .into()),
        [Answers::Company(other)] => {
            notices.push(Notice::GoesTo {
                name: other.name.clone(),
                id: other.id.clone(),
                company: record.name.clone(),
            });
            Ok(Company::Known(other.clone()))
        }
        _ => Ok(company),
    }
}

/// Who answers for a product, with the record.
#[derive(PartialEq, Eq)]
enum Answers {
    Itself,
    Company(Arc<Record>),
    Nobody(Line, Option<Passage>),
}

/// The record that another one names as its product's controller.
fn answers_for(book: &AddressBook<'_>, record: &Record, id: &Id) -> Result<Arc<Record>, Error> {
    book.record(id.as_str())?.ok_or_else(|| {
        Refused::NoSuchController {
            record: record.id.clone(),
            answers: id.clone(),
        }
        .into()
    })
}

/// That this letter does not reach whoever answers for a product.
fn unknown(
    product: &crate::directory::Product,
    record: &Record,
    home: Option<&Place>,
    why: Option<&Passage>,
) -> Notice {
    Notice::RunByUnknown {
        product: product.word.clone(),
        company: record.name.clone(),
        home: home.cloned(),
        why: why.cloned(),
    }
}

/// What the letter says of each product.
pub(super) fn products(
    desk: &Desk<'_>,
    order: &Order,
    company: &Company,
    home: Option<&Place>,
    language: &Language,
    grounds: &Grounds,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Named>, Error> {
    let record = match company {
        Company::Known(record) => Some(record),
        Company::Named(..) => None,
    };
    let own = desk.world.home.recipients();
    let mut named: Vec<Named> = Vec::new();
    for typed in &order.products {
        let product = record.and_then(|record| record.product(typed.as_str()));
        let (name, wording) = match (product, record) {
            (Some(product), Some(record)) => {
                if !product.laws.is_empty() && !product.laws.contains(&grounds.law) {
                    return Err(Refused::ProductOfAnotherLaw {
                        word: product.word.clone(),
                        company: record.id.clone(),
                        laws: product.laws.clone(),
                        law: grounds.law.clone(),
                    }
                    .into());
                }
                match product.controller.answering(home) {
                    Answering::Company(other)
                        if *other != record.id
                            && answers_for(&desk.book, record, other)?.is_for(home) =>
                    {
                        notices.push(Notice::RunByAnother {
                            product: product.word.clone(),
                            company: record.name.clone(),
                            right: order.right,
                            other: other.clone(),
                        });
                    }
                    Answering::Itself => {}
                    Answering::Company(other) if *other == record.id => {}
                    Answering::Company(_) => notices.push(unknown(product, record, home, None)),
                    Answering::Unknown(why) => notices.push(unknown(product, record, home, why)),
                }
                (product.name.clone(), product.wording(Some(&own))?)
            }
            _ => match desk.book.shared_wording(typed)? {
                Some(wording) => (typed.clone(), wording),
                None => {
                    if let Some(record) = record
                        && !record.products.is_empty()
                    {
                        let products = record.products.iter();
                        notices.push(Notice::NotItsProduct {
                            company: record.id.clone(),
                            typed: typed.clone(),
                            products: products.map(|product| product.word.clone()).collect(),
                        });
                    }
                    (typed.clone(), Wording::default())
                }
            },
        };
        let name = wording.name(language).cloned().unwrap_or(name);
        let said = wording.items(language).is_some() || wording.questions(language).is_some();
        let elsewhere = !wording.items.is_empty() || !wording.questions.is_empty();
        if !said && elsewhere {
            notices.push(Notice::NotDescribed {
                product: typed.clone(),
                language: language.clone(),
            });
        }
        // Only who asks for access is owed answers beside the data.
        let questions = match grounds.letter() {
            Right::Access => wording.questions(language).unwrap_or_default().to_vec(),
            _ => Vec::new(),
        };
        let data = wording.items(language).unwrap_or_default().to_vec();
        if data.is_empty() && questions.is_empty() && wording.items.is_empty() && said {
            return Err(Refused::ProductOfAccess {
                product: typed.clone(),
                asked: grounds.asked,
            }
            .into());
        }
        if named.iter().any(|known| known.product.name == name) {
            continue;
        }
        named.push(Named {
            product: Product {
                name,
                data,
                questions,
            },
            for_a_child: wording.for_a_child,
            found_by_device: wording.found_by_device,
        });
    }
    Ok(named)
}

/// The child, where its data are asked for.
///
/// # Errors
/// Where its name is missing.
pub(super) fn on_whose_behalf(requester: &Requester, products: &[Named]) -> Result<(), Refused> {
    if requester.child.is_none() && products.iter().any(|named| named.for_a_child) {
        return Err(Refused::Missing(vec![Want::Child]));
    }
    Ok(())
}
