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
#[path = "../replies/hands.rs"]
mod hands;
mod hostile;
mod house;
mod intake;
mod sources;
mod strangers;
mod ties;

use std::{collections::BTreeMap, fs, path::Path};

use corpus::{FOLDER, rows};
use datawrit::office::inbox::import::{Became, Intake, Strangers};
use fill::Values;
use hands::{HANDS, hand};
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

/// The head of the table in `replies/README.md`.
const HEAD: &str = "| replies | all | filed right | proposed right | waits | missed | filed wrong | proposed wrong |\n\
                    | --- | --- | --- | --- | --- | --- | --- | --- |";

/// What became of the replies of one hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Tally {
    all: usize,
    filed_right: usize,
    filed_wrong: Vec<String>,
    proposed_right: usize,
    proposed_wrong: Vec<String>,
    /// Nothing was found, where the reply does not say enough or is no answer.
    waits: usize,
    /// Nothing was found, though the reply says whose it is; or only proposed, though it is sure.
    missed: Vec<String>,
}

impl Tally {
    /// What the corpus says of a reply, and what was found.
    fn add(&mut self, file: &str, wanted: &Wanted, found: Option<&str>, proposed: Option<&str>) {
        self.all += 1;
        let told = format!("{file}: {wanted:?}, filed {found:?}, proposed {proposed:?}");
        match (found, proposed) {
            (Some(found), _) if wanted.case.as_deref() == Some(found) => self.filed_right += 1,
            (Some(_), _) => self.filed_wrong.push(told),
            (None, Some(proposed)) if wanted.named.as_deref() != Some(proposed) => {
                self.proposed_wrong.push(told);
            }
            (None, Some(_)) if wanted.proposal_ok => self.proposed_right += 1,
            // It is no answer, and the person is asked whether it is one.
            (None, Some(_)) if wanted.case.is_none() => self.proposed_wrong.push(told),
            (None, Some(_)) => self.missed.push(told),
            (None, None) if wanted.case.is_none() || wanted.proposal_ok || wanted.waits_ok => {
                self.waits += 1;
            }
            (None, None) => self.missed.push(told),
        }
    }

    fn right(&self) -> usize {
        self.filed_right + self.proposed_right + self.waits
    }

    /// The row of the table in `replies/README.md`.
    fn row(&self, name: &str) -> String {
        format!(
            "| {name} | {} | {} | {} | {} | {} | {} | {} |",
            self.all,
            self.filed_right,
            self.proposed_right,
            self.waits,
            self.missed.len(),
            self.filed_wrong.len(),
            self.proposed_wrong.len()
        )
    }
}

/// What the corpus says of a reply.
#[derive(Debug)]
struct Wanted {
    /// None where the person has to say it.
    case: Option<String>,
    /// The case that may be proposed.
    named: Option<String>,
    waits_ok: bool,
    proposal_ok: bool,
}

/// A proposal that names another case is no case more likely than one that names none.
#[test]
fn what_the_corpus_excuses_is_no_wrong_case() {
    let wanted = |case: Option<&str>, notes: &str| Wanted {
        case: case.map(str::to_owned),
        named: Some("A".to_owned()),
        waits_ok: notes.contains("waits-ok"),
        proposal_ok: notes.contains("proposal-ok"),
    };
    let of = |wanted: &Wanted, found, proposed| {
        let mut tally = Tally::default();
        tally.add("", wanted, found, proposed);
        tally.row("")
    };
    let excused = wanted(Some("A"), "waits-ok; proposal-ok");
    assert_eq!(
        of(&excused, Some("A"), None),
        "|  | 1 | 1 | 0 | 0 | 0 | 0 | 0 |"
    );
    assert_eq!(
        of(&excused, None, Some("A")),
        "|  | 1 | 0 | 1 | 0 | 0 | 0 | 0 |"
    );
    assert_eq!(of(&excused, None, None), "|  | 1 | 0 | 0 | 1 | 0 | 0 | 0 |");
    assert_eq!(
        of(&excused, Some("B"), None),
        "|  | 1 | 0 | 0 | 0 | 0 | 1 | 0 |"
    );
    assert_eq!(
        of(&excused, None, Some("B")),
        "|  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
    );
    let sure = wanted(Some("A"), "");
    assert_eq!(
        of(&sure, None, Some("A")),
        "|  | 1 | 0 | 0 | 0 | 1 | 0 | 0 |"
    );
    assert_eq!(of(&sure, None, None), "|  | 1 | 0 | 0 | 0 | 1 | 0 | 0 |");
    let newsletter = wanted(None, "");
    assert_eq!(
        of(&newsletter, None, None),
        "|  | 1 | 0 | 0 | 1 | 0 | 0 | 0 |"
    );
    assert_eq!(
        of(&newsletter, None, Some("A")),
        "|  | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
    );
    assert_eq!(
        of(&newsletter, Some("A"), None),
        "|  | 1 | 0 | 0 | 0 | 0 | 1 | 0 |"
    );
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
    let mut tallies = vec![Tally::default(); HANDS.len()];
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
        let wanted = Wanted {
            // One that is of none may still name one.
            named: expected.clone().or_else(|| of(Some(&row["right"]))),
            case: expected,
            waits_ok: notes.contains("waits-ok"),
            proposal_ok: notes.contains("proposal-ok"),
        };
        let proposed = taken.item.proposed.as_ref();
        let proposed = proposed.map(|place| place.case.to_string());
        tallies[hand(&row["file"])].add(
            &row["file"],
            &wanted,
            found.as_deref(),
            proposed.as_deref(),
        );
        if taken.item.recorded.is_some() && found != wanted.case {
            recorded_wrongly.push(row["file"].clone());
        }
    }
    let mut sum = Tally::default();
    let mut rows = vec![HEAD.to_owned()];
    for (tally, name) in tallies.iter().zip(HANDS) {
        rows.push(tally.row(name));
        sum.all += tally.all;
        sum.filed_right += tally.filed_right;
        sum.proposed_right += tally.proposed_right;
        sum.waits += tally.waits;
        sum.filed_wrong.extend(tally.filed_wrong.iter().cloned());
        sum.proposed_wrong
            .extend(tally.proposed_wrong.iter().cloned());
        sum.missed.extend(tally.missed.iter().cloned());
    }
    rows.push(sum.row("all"));
    let table = rows.join("\n") + "\n";
    println!("{table}");
    for (what, those) in [
        ("filed wrongly", &sum.filed_wrong),
        ("proposed wrongly", &sum.proposed_wrong),
        ("missed", &sum.missed),
    ] {
        println!("{what}:");
        for one in those {
            println!("  {one}");
        }
    }
    assert_eq!(recorded_wrongly, Vec::<String>::new());
    assert_eq!(sum.filed_wrong, Vec::<String>::new());
    let wrong = &sum.proposed_wrong;
    assert!(wrong.len() <= MOST_WRONG_PROPOSALS, "{wrong:?}");
    let right = sum.right();
    assert!(right * 100 >= sum.all * 99, "{right} of {}", sum.all);
    stands_beside_the_replies(&table);
}

/// Of how many of the 1,272 replies a wrong case may be proposed, or one for what is no answer: each is a question to the person.
const MOST_WRONG_PROPOSALS: usize = 3;

/// The table in `replies/README.md`, as it was just found. `DATAWRIT_TABLES=write cargo test --test inbox corpus` writes it.
fn stands_beside_the_replies(table: &str) {
    let path = Path::new("replies/README.md");
    let page = fs::read_to_string(path).unwrap();
    let at = page.find("| replies | all | filed right").unwrap();
    let end = at + page[at..].find("\n\n").unwrap() + 1;
    if std::env::var_os("DATAWRIT_TABLES").is_some() {
        fs::write(path, format!("{}{table}{}", &page[..at], &page[end..])).unwrap();
    } else {
        assert_eq!(
            &page[at..end],
            table,
            "the table of cases in replies/README.md"
        );
    }
}
