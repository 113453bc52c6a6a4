//! Every built-in record, and the format that `recipients/README.md` teaches.

use std::collections::{BTreeMap, BTreeSet};

use datawrit::{
    directory::{self, Directory, Id, Record, Wording},
    law::Statutes,
};

fn built_in() -> Vec<Record> {
    let directory = Directory::open(None).unwrap();
    directory::ids()
        .into_iter()
        .map(|id| directory.find(id).unwrap().unwrap())
        .collect()
}

fn is_page(href: &str) -> bool {
    href.parse::<directory::Href>().is_ok() && href.starts_with("https://")
}

#[test]
fn every_built_in_record_has_a_source_a_day_and_a_place() {
    assert!(!built_in().is_empty());
    let today = "2026-11-22".parse().unwrap();
    for record in built_in() {
        let id = &record.id;
        assert!(record.checked_on.unwrap() >= today, "{id}");
        if record.obsolete.is_none() {
            assert!(record.country.is_some(), "{id} has no country");
        }
        assert!(!record.sources.is_empty(), "{id} has no source");
        for source in &record.sources {
            assert!(is_page(&source.href), "{id}: {}", source.href);
            assert!(!source.title.is_empty(), "{id}");
        }
        for channel in &record.channels {
            let source = channel.source.as_ref();
            let source = source.unwrap_or_else(|| panic!("{id}: a channel without a source"));
            assert!(is_page(&source.href), "{id}: {}", source.href);
            assert!(
                channel.checked_on.is_some(),
                "{id}: a channel nobody checked"
            );
        }
    }
}

#[test]
fn no_two_built_in_records_share_an_id_or_a_name() {
    let mut ids = BTreeMap::new();
    let mut names = BTreeMap::new();
    for record in built_in() {
        for id in record.former_ids.iter().chain([&record.id]) {
            assert_eq!(ids.insert(id.clone(), record.id.clone()), None, "{id}");
        }
        // One company may have a record for each of the peoples it serves, and two of
        // one name live in different countries.
        let name = record.name.as_str().to_lowercase();
        let whose = (name, record.country.clone(), record.serves.clone());
        assert_eq!(
            names.insert(whose, record.id.clone()),
            None,
            "{}",
            record.id
        );
    }
}

#[test]
fn every_statute_and_record_that_a_built_in_record_names_exists() {
    let directory = Directory::open(None).unwrap();
    let statutes = Statutes::open(None).unwrap();
    let known: Vec<String> = statutes.all().unwrap().into_iter().map(|s| s.id).collect();
    for record in built_in() {
        let laws = record.channels.iter().flat_map(|channel| &channel.laws);
        let laws = laws.chain(record.products.iter().flat_map(|product| &product.laws));
        for law in laws {
            assert!(known.contains(law), "{}: {law}", record.id);
        }
        let others = record.products.iter().filter_map(|p| p.controller.as_ref());
        let leads_to = record.obsolete.as_ref().and_then(|o| o.leads_to.as_ref());
        for other in others.chain(leads_to) {
            let found = directory.find(other.as_str()).unwrap();
            assert!(found.is_some(), "{}: {other}", record.id);
        }
    }
}

/// The record that `recipients/README.md` has one copy.
fn example() -> &'static str {
    let readme = include_str!("../../recipients/README.md");
    let (_, rest) = readme.split_once("```toml\n").unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_record_of_the_readme_can_be_read_and_written_back() {
    let id: Id = "example-shop".parse().unwrap();
    let record = Record::read(example(), &id).unwrap();
    let written = toml::to_string(&record).unwrap();
    assert_eq!(Record::read(&written, &id).unwrap(), record);
    insta::assert_snapshot!(written);
}

#[test]
fn the_readme_lists_every_key() {
    let readme = include_str!("../../recipients/README.md");
    let code = readme.split('`').skip(1).step_by(2);
    let word = |c: char| !(c.is_ascii_alphanumeric() || c == '-');
    let words: BTreeSet<&str> = code.flat_map(|span| span.split(word)).collect();
    // serde names the keys when it meets one it does not know.
    let (record, _) = example().split_once("[[source]]").unwrap();
    for table in [
        "",
        "channel",
        "need",
        "product",
        "registration",
        "origin",
        "obsolete",
    ] {
        let text = match table {
            "" => format!("{record}\nzzz = 1\n"),
            "origin" | "obsolete" => format!("{record}\n[{table}]\nzzz = 1\n"),
            _ => format!("{record}\n[[{table}]]\nzzz = 1\n"),
        };
        let id: Id = "example-shop".parse().unwrap();
        let error = Record::read(&text, &id).unwrap_err();
        let (_, keys) = error.split_once("expected ").unwrap();
        for key in keys.split('`').skip(1).step_by(2) {
            let named = words.contains(key);
            assert!(
                named,
                "recipients/README.md says nothing of `{key}` in `{table}`"
            );
        }
    }
}

#[test]
fn what_is_wrong_in_a_record_is_named_with_its_line() {
    let id: Id = "example-shop".parse().unwrap();
    let fault = |from: &str, to: &str| {
        let text = example().replacen(from, to, 1);
        assert_ne!(text, example(), "{from}");
        Record::read(&text, &id).unwrap_err()
    };
    let faults = [
        fault("trading-names", "brands"),
        fault("id = \"example-shop\"", "id = \"../shop\""),
        fault("id = \"example-shop\"", "id = \"other-shop\""),
        fault("country = \"DE\"", "country = \"Germany\""),
        fault("country = \"DE\"", "country = \"DE\"\nplace = \"GB-SCT\""),
        fault("privacy@example.org", "privacy at example.org"),
        fault("checked-on = 2026-11-22", "checked-on = \"today\""),
        fault(
            "email = \"privacy@example.org\"",
            "email = \"privacy@example.org\"\nfax = \"+49 341 1\"",
        ),
        fault("email = \"privacy@example.org\"\n", ""),
        fault(
            "email = \"privacy@example.org\"",
            "fax = \"+49 341 1\"\npgp = {}",
        ),
        fault("website = \"https:", "website = \"javascript:"),
        fault("\"privacy-policy\"", "\"the web\""),
    ];
    insta::assert_snapshot!(faults.join("\n\n"));
}

#[test]
fn every_shared_wording_is_there_in_every_language_of_the_letters() {
    let languages: Vec<datawrit::law::Language> = ["en", "de", "fr", "es"]
        .map(|language| language.parse().unwrap())
        .into();
    let ids = Wording::ids();
    assert!(ids.len() >= 20);
    for id in ids {
        let wording = Wording::find(&id, None).unwrap().unwrap();
        for said in [&wording.items, &wording.questions] {
            let counts: BTreeSet<usize> = said.values().map(Vec::len).collect();
            assert!(
                counts.len() <= 1,
                "{id} says more in one language than in another"
            );
            assert!(
                said.is_empty() || said.keys().eq(languages_in_order(&languages)),
                "{id}"
            );
            for item in said.values().flatten() {
                let item = item.as_str();
                assert!(!item.ends_with(['.', ';', ',']), "{id}: {item}");
            }
        }
        assert!(
            !wording.items.is_empty() || !wording.questions.is_empty(),
            "{id}"
        );
        // Without names a record's own name is used in every language.
        let names = &wording.names;
        assert!(
            names.is_empty() || names.keys().eq(languages_in_order(&languages)),
            "{id}"
        );
    }
}

fn languages_in_order(
    languages: &[datawrit::law::Language],
) -> impl Iterator<Item = &datawrit::law::Language> {
    let mut languages: Vec<_> = languages.iter().collect();
    languages.sort();
    languages.into_iter()
}

#[test]
fn every_product_of_a_built_in_record_has_its_wording() {
    for record in built_in() {
        for product in &record.products {
            let wording = product.wording(None).unwrap();
            let says = !wording.items.is_empty() || !wording.questions.is_empty();
            assert!(says, "{}: {}", record.id, product.word);
        }
    }
}
