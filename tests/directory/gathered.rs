//! The collections gathered beside the project, imported whole.

use std::path::{Path, PathBuf};

use datawrit::{
    delivery::{
        page::{Layouts, Press, Setting},
        text,
    },
    directory::{Collection, Kind, Record},
    law::{Right, Statutes},
    letter::Templates,
    request::{Address, Line, Reference, Request, Requester},
};

use super::imports::Home;

fn gathered(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared/directories")
        .join(path)
}

/// Whether the collections do not lie beside the project, which is told.
pub fn is_absent() -> bool {
    let absent = !gathered("").exists();
    if absent {
        println!("skipped: {} is not here", gathered("").display());
    }
    absent
}

pub fn read(path: &str) -> Collection {
    let mut read = Collection::read(&gathered(path)).unwrap();
    assert_eq!(read.len(), 1, "{path}");
    read.remove(0)
}

/// What one collection holds: records, addresses of each kind, those kept apart,
/// and what was left out.
fn counts(path: &str) -> String {
    let collection = read(path);
    let records: Vec<&Record> = collection
        .records
        .iter()
        .map(|(_, record)| record)
        .collect();
    let mut text = format!("{}: {} records", collection.name, records.len());
    let obsolete = records.iter().filter(|record| record.obsolete.is_some());
    text += &format!(", {} of them obsolete", obsolete.count());
    for &kind in Kind::ALL {
        let channels = records.iter().flat_map(|record| &record.channels);
        let of: Vec<_> = channels.filter(|c| c.way.kind() == kind).collect();
        let open = of.iter().filter(|channel| channel.is_open()).count();
        text += &format!("; {kind} {} ({} kept apart)", of.len(), of.len() - open);
    }
    let packs = collection.packs.len();
    text += &format!("; {packs} packs; {} left out\n", collection.skipped.len());
    for skipped in &collection.skipped {
        text += &format!("  {}: {}\n", skipped.place, skipped.reason);
    }
    // Whole, and the same data again change nothing.
    let home = Home::new();
    let taken = &home.import(&gathered(path))[0];
    let twice = taken.skipped.len() - collection.skipped.len();
    assert_eq!(taken.new.len() + taken.changed.len() + twice, records.len());
    assert!(
        home.import(&gathered(path))
            .iter()
            .all(|plan| plan.is_empty())
    );
    text
}

#[test]
#[ignore = "reads the collections gathered beside the project"]
fn the_gathered_collections_are_imported_whole() {
    if is_absent() {
        return;
    }
    let all = [
        "datenanfragen",
        "registries/california-2020-2023.csv",
        "registries/vermont-2021.csv",
        "lists/eraser-brokers.yaml",
        "lists/justdeleteme-sites.json",
    ];
    insta::assert_snapshot!(all.map(counts).concat());
}

/// A letter to every company of datarequests.org.
#[test]
#[ignore = "reads the collections gathered beside the project"]
fn a_letter_can_be_written_to_every_gathered_company() {
    if is_absent() {
        return;
    }
    let collection = read("datenanfragen");
    let statutes = Statutes::open(None).unwrap();
    let statute = statutes.get("gdpr").unwrap();
    let day = "2026-11-23".parse().unwrap();
    let grounds = statute
        .grounds(Right::Access, day, statutes.countings().unwrap())
        .unwrap();
    let english = "en".parse().unwrap();
    let templates = Templates::open(&statute, &english, None).unwrap();
    let press = Press::new(Vec::new()).unwrap();
    let layouts = Layouts::open(None).unwrap();
    let layout = layouts.of(Some(&"DE".parse().unwrap())).unwrap();
    let (mut letters, mut without) = (0, Vec::new());
    for (_, record) in &collection.records {
        if record.obsolete.is_some() {
            continue;
        }
        let recipient = record.recipient("gdpr", Right::Access, day);
        let best = record.channels_for(Kind::Email, "gdpr", Right::Access, day);
        let of_record = best.first().map(|channel| channel.way.to_string());
        assert_eq!(recipient.email.as_ref().map(ToString::to_string), of_record);
        let request = Request {
            right: Right::Access,
            requester: Requester {
                name: Line::new("Ada Example").unwrap(),
                address: Some(
                    "Lindenallee 12; 04109 Leipzig; DE"
                        .parse::<Address>()
                        .unwrap(),
                ),
                email: None,
                residence: None,
                child: None,
                child_age: None,
                identifiers: Vec::new(),
                representative: None,
            },
            recipient,
            language: english.clone(),
            reason: None,
            items: Vec::new(),
            products: Vec::new(),
            grounds: Vec::new(),
            portability: false,
            transfer_to: None,
            handling: datawrit::request::Handling::default(),
        };
        let reference = Reference::of(&request, day, 0);
        let letter = templates
            .write(&request, &grounds, &reference, day)
            .unwrap();
        let told = text::render(&letter);
        assert!(
            told.contains(record.name.as_str().split(' ').next().unwrap()),
            "{}",
            record.id
        );
        match press.print(&letter, &Setting::new(layout)) {
            Ok(pdf) => assert!(pdf.starts_with(b"%PDF"), "{}", record.id),
            // What a window cannot show is told.
            Err(error) => without.push(format!("{}: {error}", record.id)),
        }
        letters += 1;
    }
    assert_eq!(letters, 3069);
    assert_eq!(without, [] as [String; 0]);
}
