//! The letters that the replies answer.

use std::collections::BTreeMap;

use datawrit::{
    delivery::text,
    law::{Right, Statutes},
    letter::Templates,
    request::{Handling, Line, Recipient, Reference, Request, Requester},
};

#[derive(Clone)]
pub struct Written {
    pub reference: String,
    pub subject: String,
    pub text: String,
}

/// Each letter once.
#[derive(Default)]
pub struct Letters(BTreeMap<(String, String, String), Written>);

impl Letters {
    pub fn of(&mut self, law: &str, residence: &str, right: &str, language: &str) -> Written {
        let key = (law.to_owned(), right.to_owned(), language.to_owned());
        let written = self
            .0
            .entry(key)
            .or_insert_with(|| write(law, residence, right, language));
        written.clone()
    }
}

fn write(law: &str, residence: &str, right: &str, language: &str) -> Written {
    let day = "2026-09-01".parse().unwrap();
    let statutes = Statutes::open(None).unwrap();
    let statute = statutes.get(law).unwrap();
    let right: Right = right.parse().unwrap();
    let grounds = statute
        .grounds(right, day, statutes.countings().unwrap())
        .unwrap();
    let language = statute
        .languages
        .iter()
        .find(|one| one.primary() == language)
        .unwrap()
        .clone();
    let request = Request {
        right,
        requester: Requester {
            name: Line::new("Noor Winter").unwrap(),
            address: Some("Lindenallee 12; 04109 Leipzig; DE".parse().unwrap()),
            email: Some("noor.winter@mail.example".parse().unwrap()),
            residence: Some(residence.parse().unwrap()),
            child: None,
            child_age: None,
            identifiers: Vec::new(),
            representative: None,
        },
        recipient: Recipient {
            id: None,
            name: Line::new("The company").unwrap(),
            address: None,
            email: Some("privacy@company.example".parse().unwrap()),
            seat: None,
        },
        language: language.clone(),
        reason: None,
        items: Vec::new(),
        products: Vec::new(),
        grounds: Vec::new(),
        portability: false,
        transfer_to: None,
        handling: Handling::default(),
    };
    let reference = Reference::of(&request, day, 0);
    let letter = Templates::open(&statute, &language, None)
        .unwrap()
        .write(&request, &grounds, &reference, day)
        .unwrap();
    Written {
        reference: reference.to_string(),
        subject: letter.subject.clone(),
        text: text::render(&letter),
    }
}
