//! Do mails that come back find their case? The mails of `tests/fixtures/replies/`, taken in by one home in
//! which every company of the corpus has its cases.
//!
//! `cargo test --test inbox -- --nocapture` prints what was found, and each that was not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

#[path = "../replies/corpus.rs"]
mod corpus;
#[path = "../replies/fill.rs"]
mod fill;
mod house;
mod intake;
mod sources;
mod strangers;

use std::{collections::BTreeMap, fs, path::Path};

use corpus::{FOLDER, rows};
use datawrit::office::inbox::import::{Became, Intake, Strangers};
use fill::Values;
use house::{House, PERSON};

/// A case of the corpus as it stands in the home.
struct Opened {
    reference: String,
    message_id: String,
    subject: String,
    text: String,
}

/// A case for each right of each company.
fn opened(house: &House) -> BTreeMap<(String, String), Opened> {
    let mut opened = BTreeMap::new();
    for setting in rows("settings") {
        for right in setting["rights"].split_whitespace() {
            let key = (setting["setting"].clone(), right.to_owned());
            if opened.contains_key(&key) {
                continue;
            }
            let (reference, mail) = house.write(
                right,
                &setting["company"],
                &setting["law"],
                &setting["residence"],
                &setting["language"],
                &format!("privacy@{}", setting["domain"]),
            );
            let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
            opened.insert(
                key,
                Opened {
                    reference,
                    message_id: format!("<{}>", mail.message_id().unwrap()),
                    subject: mail.subject().unwrap().to_owned(),
                    text: mail.body_text(0).unwrap().replace("\r\n", "\n"),
                },
            );
        }
    }
    opened
}

#[test]
fn each_reply_of_the_corpus_finds_its_case_or_waits() {
    let house = House::new();
    let opened = opened(&house);
    let settings: BTreeMap<String, BTreeMap<String, String>> = rows("settings")
        .into_iter()
        .map(|row| (row["setting"].clone(), row))
        .collect();
    let world = house.world("2026-12-31");
    let mut intake = Intake::open(&world).unwrap();
    let (mut all, mut right, mut wrong) = (0, 0, Vec::new());
    let mut recorded_wrongly = Vec::new();
    for row in rows("cases") {
        let setting = &settings[&row["setting"]];
        let mut values = Values::new();
        let mut put = |name: &str, value: &str| values.insert(name.to_owned(), value.to_owned());
        put("FROM", PERSON);
        put("TO", &format!("privacy@{}", setting["domain"]));
        put("COMPANY", &setting["company"]);
        put("DOMAIN", &setting["domain"]);
        let rights = setting["rights"].split_whitespace();
        let other = rights.clone().find(|right| *right != row["right"]);
        for (asked, end) in [(Some(row["right"].as_str()), ""), (other, "_2")] {
            let Some(asked) = asked else { continue };
            let case = &opened[&(row["setting"].clone(), asked.to_owned())];
            put(&format!("MESSAGE_ID{end}"), &case.message_id);
            put(&format!("REFERENCE{end}"), &case.reference);
            let plain = case.reference.replace('-', "");
            put(&format!("REFERENCE_PLAIN{end}"), &plain);
            put(
                &format!("REFERENCE_LOWER{end}"),
                &case.reference.to_lowercase(),
            );
            put(
                &format!("REFERENCE_SPACED{end}"),
                &case.reference.replace('-', " "),
            );
            put(&format!("SUBJECT{end}"), &case.subject);
            put(&format!("REQUEST{end}"), &case.text);
        }
        let mail = fill::fill(
            &fs::read(Path::new(FOLDER).join(&row["file"])).unwrap(),
            &values,
        );
        let taken = intake
            .take(
                datawrit::reply::source::Raw::whole(mail.clone()),
                Strangers::Keep,
                None,
            )
            .unwrap();
        assert_eq!(taken.became, Became::Kept, "{}", row["file"]);
        let found = taken.item.case.as_ref().map(ToString::to_string);
        let of = |asked: Option<&str>| {
            let key = (row["setting"].clone(), asked?.to_owned());
            opened.get(&key).map(|case| case.reference.clone())
        };
        let expected = match row["case"].as_str() {
            "1" => of(Some(&row["right"])),
            "2" => of(other),
            _ => None,
        };
        let notes = &row["notes"];
        let holds = found == expected
            || (found.is_none() && notes.contains("waits-ok"))
            || (taken.item.recorded.is_none() && notes.contains("proposal-ok"));
        all += 1;
        if holds {
            right += 1;
        } else {
            wrong.push(format!(
                "{}: expected {expected:?}, found {found:?}, proposed {:?}, {:?}: {:?} ({})",
                row["file"], taken.item.proposed, taken.item.kinds, taken.item.filed_because, notes
            ));
        }
        if taken.item.recorded.is_some() && found != expected {
            recorded_wrongly.push(row["file"].clone());
        }
    }
    println!("{right} of {all} replies found their case, or waited where they should");
    for one in &wrong {
        println!("{one}");
    }
    assert_eq!(recorded_wrongly, Vec::<String>::new());
    assert!(right * 100 >= all * 99, "{right} of {all}");
}
