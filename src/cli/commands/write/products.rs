//! From the products a person named to what the letter says of them, and to whom.

use crate::{
    cli::{
        args,
        commands::{Scene, recipients::Company},
        failure::Failure,
        question,
    },
    directory::{Answering, Id, Record, Wording},
    law::{Grounds, Language, Place, Right},
    request::{Line, Passage, Product, Recipient, Requester},
};

/// A product for the letter.
pub struct Named {
    pub product: Product,
    /// Whether its data are a child's.
    for_a_child: bool,
    /// Whether its data are kept by a device or an advertising identifier.
    pub found_by_device: bool,
}

/// The company that answers for the products: another one of the family, where
/// all of them are its own.
pub fn controller(
    scene: &Scene<'_>,
    company: Company,
    args: &args::Write,
    home: Option<&Place>,
    notes: &mut Vec<String>,
) -> Result<Company, Failure> {
    let Company::Known(record) = &company else {
        return Ok(company);
    };
    let mut controllers = Vec::new();
    for typed in &args.products {
        let Some(product) = record.product(typed.as_str()) else {
            // What anybody can be asked goes where the rest goes.
            if shared(scene, typed)?.is_none() {
                controllers.push(Answers::Itself);
            }
            continue;
        };
        controllers.push(match product.controller.answering(home) {
            Answering::Itself => Answers::Itself,
            Answering::Company(id) => {
                let other = answers_for(scene, record, id)?;
                match other.is_for(home) {
                    true => Answers::Company(Box::new(other)),
                    false => Answers::Nobody(typed.clone(), None),
                }
            }
            Answering::Unknown(why) => Answers::Nobody(typed.clone(), why.cloned()),
        });
    }
    controllers.dedup();
    let addressed = args.recipient_address.is_some() || args.recipient_email.is_some();
    match &controllers[..] {
        // Not to an affiliate somewhere else, which has nothing of the person.
        [Answers::Nobody(typed, why)] if !addressed => Err(Failure::cannot(format!(
            "which company answers for `{typed}` of {} {} is not known{}",
            record.name,
            to_people_in(home),
            because(why.as_ref()),
        ))
        .hint(format!(
            "name the company as its privacy policy for your country does: \
             datawrit write {} 'NAME' --recipient-email ADDRESS --product {typed}",
            args.right
        ))),
        [Answers::Company(other)] => {
            let only = &other.id;
            notes.push(format!(
                "the letter goes to {} (`{only}`), which answers for this at {}",
                other.name, record.name
            ));
            Ok(Company::Known(other.clone()))
        }
        _ => Ok(company),
    }
}

/// Who answers for a product, with the record.
#[derive(PartialEq, Eq)]
enum Answers {
    Itself,
    Company(Box<Record>),
    Nobody(Line, Option<Passage>),
}

fn to_people_in(home: Option<&Place>) -> String {
    home.map_or_else(
        || "to you".to_owned(),
        |home| format!("to people in {}", home.in_english()),
    )
}

fn because(why: Option<&Passage>) -> String {
    why.map(|why| format!(": {why}")).unwrap_or_default()
}

/// The record that another one names as its product's controller.
fn answers_for(scene: &Scene<'_>, record: &Record, id: &Id) -> Result<Record, Failure> {
    scene.home.directory()?.find(id.as_str())?.ok_or_else(|| {
        Failure::cannot(format!(
            "the record `{}` says that `{id}` answers for this product, and there is no such record",
            record.id
        ))
        .hint("name the company that does, with --recipient-address")
    })
}

/// That this letter does not reach whoever answers for a product.
fn unknown(
    product: &crate::directory::Product,
    record: &Record,
    home: Option<&Place>,
    why: Option<&Passage>,
) -> String {
    format!(
        "`{}` is run by another company, and which one answers for it {} is not known{}: this letter asks {} what it has of it",
        product.word,
        to_people_in(home),
        because(why),
        record.name
    )
}

/// The wording that can be used with any company.
fn shared(scene: &Scene<'_>, typed: &Line) -> Result<Option<Wording>, Failure> {
    let Ok(id) = typed.as_str().to_lowercase().parse::<Id>() else {
        return Ok(None);
    };
    let wording = Wording::find(&id, Some(&scene.home.recipients()))?;
    Ok(wording.filter(|wording| wording.for_everyone))
}

/// What the letter says of each product.
pub fn products(
    scene: &Scene<'_>,
    args: &args::Write,
    recipient: &Recipient,
    home: Option<&Place>,
    language: &Language,
    grounds: &Grounds,
    notes: &mut Vec<String>,
) -> Result<Vec<Named>, Failure> {
    if args.products.is_empty() {
        return Ok(Vec::new());
    }
    let own = scene.home.recipients();
    let record = match &recipient.id {
        Some(id) => scene.home.directory()?.find(id)?,
        None => None,
    };
    let mut named: Vec<Named> = Vec::new();
    for typed in &args.products {
        let product = record
            .as_ref()
            .and_then(|record| record.product(typed.as_str()));
        let (name, wording) = match (product, &record) {
            (Some(product), Some(record)) => {
                if !product.laws.is_empty() && !product.laws.contains(&grounds.law) {
                    return Err(Failure::misuse(format!(
                        "`{}` of `{}` is asked for under {}, not under `{}`",
                        product.word,
                        record.id,
                        product.laws.join(" or "),
                        grounds.law
                    ))
                    .hint("choose the statute with --law, or leave the product out"));
                }
                match product.controller.answering(home) {
                    Answering::Company(other)
                        if *other != record.id
                            && answers_for(scene, record, other)?.is_for(home) =>
                    {
                        notes.push(format!(
                            "`{}` is run by another company: this letter asks {} what it has of it, and \
                             `datawrit write {} {other}` asks that one",
                            product.word, record.name, args.right
                        ));
                    }
                    Answering::Itself => {}
                    Answering::Company(other) if *other == record.id => {}
                    Answering::Company(_) => notes.push(unknown(product, record, home, None)),
                    Answering::Unknown(why) => notes.push(unknown(product, record, home, why)),
                }
                (product.name.clone(), product.wording(Some(&own))?)
            }
            _ => match shared(scene, typed)? {
                Some(wording) => (typed.clone(), wording),
                None => {
                    if let Some(record) = &record
                        && !record.products.is_empty()
                    {
                        let words: Vec<&str> = record
                            .products
                            .iter()
                            .map(|product| product.word.as_str())
                            .collect();
                        notes.push(format!(
                            "`{}` has no product `{typed}`, so the letter names it as you typed it; \
                             its products are {}",
                            record.id,
                            words.join(", ")
                        ));
                    }
                    (typed.clone(), Wording::default())
                }
            },
        };
        let name = wording.name(language).cloned().unwrap_or(name);
        let said = wording.items(language).is_some() || wording.questions(language).is_some();
        let elsewhere = !wording.items.is_empty() || !wording.questions.is_empty();
        if !said && elsewhere {
            notes.push(format!(
                "there is no description of `{typed}` in `{language}` yet; the letter gives only its name"
            ));
        }
        // Only who asks for access is owed answers beside the data.
        let questions = match grounds.letter() {
            Right::Access => wording.questions(language).unwrap_or_default().to_vec(),
            _ => Vec::new(),
        };
        let data = wording.items(language).unwrap_or_default().to_vec();
        if data.is_empty() && questions.is_empty() && wording.items.is_empty() && said {
            return Err(Failure::misuse(format!(
                "`{typed}` is for access letters, not for {}",
                grounds.asked
            ))
            .hint("leave it out, or write an access letter too"));
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

/// The requester as a parent, where a child's data are asked for.
pub fn on_whose_behalf(mut requester: Requester, products: &[Named]) -> Result<Requester, Failure> {
    if requester.child.is_none() && products.iter().any(|named| named.for_a_child) {
        requester.child = Some(question::detail(
            "the name of the child for whom you ask",
            "--child 'NAME'",
            Line::new,
        )?);
    }
    Ok(requester)
}
