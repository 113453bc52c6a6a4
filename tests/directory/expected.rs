//! A hundred records as a person read them in their collections.
//!
//! The files in `expected/` were written from the collections alone, by somebody who had not seen
//! what the import makes of them.

use std::{collections::BTreeSet, fs, path::Path};

use datawrit::directory::{Channel, Kind, Record, Way};
use serde::Deserialize;

use super::gathered::read;

/// Where a collection lies, and what was expected of it.
const COLLECTIONS: [(&str, &str); 5] = [
    ("datenanfragen", "datarequests"),
    (
        "registries/california-2020-2023.csv",
        "california-2020-2023",
    ),
    ("registries/vermont-2021.csv", "vermont-2021"),
    ("lists/eraser-brokers.yaml", "eraser"),
    ("lists/justdeleteme-sites.json", "justdeleteme"),
];

#[derive(Deserialize)]
struct File {
    record: Vec<Expected>,
}

/// What is not said is expected not to be there.
#[derive(Debug, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Expected {
    at: String,
    name: String,
    trading_names: Vec<String>,
    website: Option<String>,
    country: Option<String>,
    domains: Vec<String>,
    /// Of each kind, where a letter may go.
    email: Vec<String>,
    post: Vec<String>,
    form: Vec<String>,
    portal: Vec<String>,
    fax: Vec<String>,
    /// The kinds of those that are a person's own.
    apart: Vec<String>,
    language: Option<String>,
    suggested: Option<String>,
    needs: Vec<String>,
    asks_id_document: bool,
    comment: String,
}

impl Expected {
    /// What the import made, in the same words.
    fn made(at: &str, record: &Record) -> Expected {
        let open = |kind: Kind| {
            let channels = record.channels.iter();
            let of = channels.filter(|channel| channel.way.kind() == kind && channel.is_open());
            of.map(way).collect()
        };
        let private = record
            .channels
            .iter()
            .filter(|channel| channel.person.is_some() && !channel.is_open());
        let apart: BTreeSet<String> = private
            .map(|channel| channel.way.kind().to_string())
            .collect();
        let needs = record.needs.iter().map(|need| {
            assert!(!need.optional, "{at}: no optional need was drawn");
            let kind = serde_json::to_value(need.kind).unwrap();
            kind.as_str().unwrap().to_owned()
        });
        Expected {
            at: at.to_owned(),
            name: record.name.to_string(),
            trading_names: record.trading_names.iter().map(text).collect(),
            website: record.website.as_ref().map(text),
            country: record.country.as_ref().map(text),
            domains: record.domains.iter().map(text).collect(),
            email: open(Kind::Email),
            post: open(Kind::Post),
            form: open(Kind::Form),
            portal: open(Kind::Portal),
            fax: open(Kind::Fax),
            apart: apart.into_iter().collect(),
            language: record.language.as_ref().map(text),
            suggested: record.suggested.as_ref().map(text),
            needs: needs.collect(),
            asks_id_document: record.asks_id_document,
            comment: String::new(),
        }
    }
}

fn text(value: &impl ToString) -> String {
    value.to_string()
}

fn way(channel: &Channel) -> String {
    match &channel.way {
        Way::Email { address, .. } => address.to_string(),
        Way::Post { lines, .. } => lines.iter().map(text).collect::<Vec<_>>().join("; "),
        Way::Form(href) | Way::Portal(href) => href.to_string(),
        Way::Fax(number) => number.to_string(),
    }
}

/// Puts a `*` into `made` where `expected` has one: the name of a person is not written down here.
fn without_persons(expected: &[String], made: &mut [String]) {
    for (expected, made) in expected.iter().zip(made) {
        if let Some((before, after)) = expected.split_once('*') {
            let fits = made.len() > before.len() + after.len();
            if fits && made.starts_with(before) && made.ends_with(after) {
                made.clone_from(expected);
            }
        }
    }
}

/// The lines of the one that the other does not have.
fn differing(expected: &Expected, made: &Expected) -> String {
    let (expected, made) = (format!("{expected:#?}"), format!("{made:#?}"));
    let only = |sign: char, of: &str, other: &str| {
        let lines = of.lines().filter(|line| !other.lines().any(|o| o == *line));
        lines
            .map(|line| format!("  {sign} {}\n", line.trim()))
            .collect::<String>()
    };
    only('-', &expected, &made) + &only('+', &made, &expected)
}

#[test]
#[ignore = "reads the collections gathered beside the project"]
fn a_hundred_gathered_records_are_what_a_person_read() {
    if super::gathered::is_absent() {
        return;
    }
    let mut wrong = String::new();
    let mut compared = 0;
    for (path, name) in COLLECTIONS {
        let collection = read(path);
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/directory/expected/{name}.toml"));
        let expected: File = toml::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for mut expected in expected.record {
            expected.comment.clear();
            compared += 1;
            let found = collection.records.iter().find(|(at, _)| {
                // A row is told with its line, too.
                *at == expected.at || expected.at.ends_with(',') && at.starts_with(&expected.at)
            });
            let Some((at, record)) = found else {
                wrong += &format!("{name}: nothing at {}\n", expected.at);
                continue;
            };
            let mut made = Expected::made(&expected.at, record);
            without_persons(&expected.email, &mut made.email);
            without_persons(&expected.post, &mut made.post);
            if made != expected {
                wrong += &format!("{name}, {at}\n{}", differing(&expected, &made));
            }
        }
    }
    assert_eq!(compared, 100);
    assert!(wrong.is_empty(), "{wrong}");
}
