//! Every built-in record, and the format that `recipients/README.md` teaches.

use std::collections::{BTreeMap, BTreeSet};

use datawrit::{
    directory::{self, Answering, AsOf, Directory, Doubt, Id, Provenance, Record, Way, Wording},
    law::{Place, Statutes},
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
    for record in built_in() {
        let id = &record.id;
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
        }
    }
}

/// The day on which a copy was compared with its source is not one on which the fact
/// was true: `checked-on` is a look at the company's own page, which `source` names.
#[test]
fn every_built_in_record_says_of_when_it_is() {
    for record in built_in() {
        let id = &record.id;
        assert!(record.as_of.is_some(), "{id} does not say of when it is");
        for channel in &record.channels {
            assert!(channel.as_of.is_some(), "{id}: {}", channel.way);
            let list = channel.provenance >= Provenance::ThirdPartyList;
            assert!(
                !(list && channel.checked_on.is_some()),
                "{id}: {}",
                channel.way
            );
        }
        if let Some(AsOf::On(day)) = record.as_of {
            assert!(day < "2026-11-27".parse().unwrap(), "{id}: {day}");
        }
    }
}

/// A letter with a person's data goes to no domain that nobody ties to the company.
#[test]
fn every_built_in_address_is_at_a_domain_of_its_company() {
    let mut strangers = Vec::new();
    for mut record in built_in() {
        let emails: Vec<_> = record
            .channels
            .iter()
            .filter(|channel| channel.provenance < Provenance::Unconfirmed)
            .filter_map(|channel| match &channel.way {
                Way::Email { address, .. } => Some(address.clone()),
                _ => None,
            })
            .collect();
        for email in &emails {
            strangers.extend(
                record
                    .foreign(email)
                    .map(|doubt| (record.id.to_string(), doubt.to_string())),
            );
        }
        // What `domains` alone vouches for has a source that names the domain.
        let domains = std::mem::take(&mut record.domains);
        for email in emails
            .iter()
            .filter(|email| record.foreign(email).is_some())
        {
            let host = email.domain().to_lowercase();
            let named = domains
                .iter()
                .filter(|domain| host == domain.as_str() || host.ends_with(&format!(".{domain}")))
                .any(|domain| {
                    record
                        .sources
                        .iter()
                        .any(|source| source.title.contains(domain.as_str()))
                });
            if !named {
                strangers.push((
                    record.id.to_string(),
                    format!("no source names the domain of {email}"),
                ));
            }
        }
    }
    assert!(strangers.is_empty(), "{}: {strangers:#?}", strangers.len());
}

#[test]
fn a_misspelled_domain_is_told_with_the_right_one() {
    let outbrain = Directory::open(None)
        .unwrap()
        .find("outbrain")
        .unwrap()
        .unwrap();
    let doubt = outbrain
        .foreign(&"ob-privacy@tead.com".parse().unwrap())
        .unwrap();
    assert!(doubt.is_look_alike());
    assert_eq!(
        doubt.to_string(),
        "ob-privacy@tead.com is not at outbrain.com or teads.com, by which Outbrain UK Limited is known; \
         it is one letter away from teads.com, and may be a stranger's: look for the address in the company's privacy policy"
    );
}

/// An affiliate somewhere else has nothing of the person, and a request binds the
/// company that got it.
#[test]
fn every_product_leads_to_a_company_that_answers_where_the_person_lives() {
    let directory = Directory::open(None).unwrap();
    let homes = ["US-CA", "US-WA", "DE", "FR", "PL", "GB", "CH", "CA", "JP"];
    let mut elsewhere = Vec::new();
    for record in built_in() {
        for home in homes.map(|home| home.parse::<Place>().unwrap()) {
            for product in record
                .products
                .iter()
                .filter(|_| record.is_for(Some(&home)))
            {
                let Answering::Company(id) = product.controller.answering(Some(&home)) else {
                    continue;
                };
                let other = directory.find(id.as_str()).unwrap().unwrap();
                let abroad = home.country().code() == "US"
                    && other
                        .country
                        .as_ref()
                        .is_some_and(|seat| seat.code() != "US");
                if abroad || !other.is_for(Some(&home)) {
                    elsewhere.push(format!("{} {} {home}: {id}", record.id, product.word));
                }
            }
        }
    }
    assert!(elsewhere.is_empty(), "{elsewhere:#?}");
}

/// Article 27: a representative stands for the company, and is not the company.
#[test]
fn no_built_in_record_has_the_name_or_the_seat_of_a_representative() {
    let mut with = 0;
    for record in built_in() {
        let notes = record.notes.iter().map(|note| note.as_str().to_lowercase());
        let said = notes
            .into_iter()
            .any(|note| note.contains("eu representative"));
        assert!(!said, "{}: a representative is a key of its own", record.id);
        let Some(representative) = &record.representative else {
            continue;
        };
        with += 1;
        assert_ne!(representative.name, record.name, "{}", record.id);
        assert!(representative.as_of.is_some(), "{}", record.id);
        assert!(is_page(&representative.source.href), "{}", record.id);
        let today = "2026-11-26".parse().unwrap();
        let recipient = record.recipient("gdpr", datawrit::law::Right::Access, today);
        assert_eq!(recipient.place(), record.country.as_ref(), "{}", record.id);
    }
    assert_eq!(with, 1);
}

/// A list may have the American parent's name above the European company's address: a letter to
/// the one at the seat of the other is to nobody.
#[test]
fn no_company_of_american_form_has_its_seat_elsewhere() {
    let american = [
        "Inc",
        "Inc.",
        "LLC",
        "L.L.C.",
        "LLC.",
        "Corp.",
        "Corporation",
    ];
    let mut seen = 0;
    for record in built_in() {
        let Some(form) = record.name.as_str().rsplit([' ', ',']).next() else {
            continue;
        };
        if american.contains(&form) && record.obsolete.is_none() {
            seen += 1;
            let seat = record.country.as_ref().map(|country| country.code());
            assert_eq!(seat, Some("US"), "{}: {}", record.id, record.name);
        }
    }
    assert!(seen > 30, "{seen}");
}

/// The controller in Europe is often another company than in the United States: the record of the
/// one leads to that of the other, which is there and is for people in Europe alone.
#[test]
fn a_company_that_others_answer_for_in_europe_leads_to_them() {
    let directory = Directory::open(None).unwrap();
    let mut led = 0;
    for record in built_in() {
        for note in &record.notes {
            let Some((said, id)) = note.as_str().trim_end_matches('.').rsplit_once(": ") else {
                continue;
            };
            if !said.contains(" answers since ") {
                continue;
            }
            led += 1;
            let other = directory.find(id).unwrap();
            let other = other.unwrap_or_else(|| panic!("{}: no {id}", record.id));
            assert!(said.contains(other.name.as_str()), "{}: {said}", record.id);
            for (home, theirs) in [("DE", true), ("CH", true), ("GB", false), ("US-CA", false)] {
                let home = home.parse().unwrap();
                assert_eq!(other.is_for(Some(&home)), theirs, "{id}, {home}");
                assert_eq!(record.is_for(Some(&home)), !theirs, "{}, {home}", record.id);
            }
        }
    }
    assert_eq!(led, 2);
}

/// A registration is renewed every year: an older one is a list's entry like others.
#[test]
fn a_registration_ages_after_a_year() {
    let text = "id = \"example-data\"\nname = \"Example Data Inc.\"\ncountry = \"US\"\n\
        [[channel]]\nemail = \"old@example.org\"\nprovenance = \"statutory-registry\"\nas-of = 2020-01-22\n\
        [[channel]]\nemail = \"policy@example.org\"\nprovenance = \"privacy-policy\"\nas-of = 2025-06-01\n";
    let record = Record::read(text, &"example-data".parse().unwrap()).unwrap();
    let first = |today: &str| {
        let email = record
            .recipient("ccpa", datawrit::law::Right::Access, today.parse().unwrap())
            .email;
        email.unwrap().to_string()
    };
    assert_eq!(first("2021-01-22"), "old@example.org");
    assert_eq!(first("2021-01-23"), "policy@example.org");
    let told = |today: &str| {
        let doubts = record.doubts(&record.channels[0].way, today.parse().unwrap());
        let old = doubts
            .into_iter()
            .find(|doubt| matches!(doubt, Doubt::Old { .. }));
        old.map(|doubt| doubt.to_string()).unwrap_or_default()
    };
    assert_eq!(told("2021-01-22"), "");
    assert_eq!(
        told("2026-11-26"),
        "old@example.org may have changed: its registration is from 2020; compare it with the company's privacy policy"
    );
}

#[test]
fn no_two_built_in_records_share_an_id_or_a_name() {
    let mut ids = BTreeMap::new();
    let mut names = BTreeMap::new();
    for record in built_in() {
        for id in record.former_ids.iter().chain([&record.id]) {
            assert_eq!(ids.insert(id.clone(), record.id.clone()), None, "{id}");
        }
        // One company may have a record for each of the peoples it serves and for each
        // brand with a site of its own, and two of one name live in different countries.
        let name = record.name.as_str().to_lowercase();
        let site = record.website.as_ref().map(directory::Href::domain);
        let whose = (name, record.country.clone(), record.serves.clone(), site);
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
        let others = record.products.iter().flat_map(|p| p.controller.ids());
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
        "representative",
    ] {
        let text = match table {
            "" => format!("{record}\nzzz = 1\n"),
            "origin" | "obsolete" | "representative" => format!("{record}\n[{table}]\nzzz = 1\n"),
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
    let languages: Vec<datawrit::law::Language> = ["en", "de", "fr", "es-US"]
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

/// A start reads our files as the build prepared them. Read as a person's own, they are TOML again, and a fault
/// has its line.
#[test]
fn a_record_that_is_built_in_says_what_its_file_says() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = Directory::open(Some(home)).unwrap();
    for record in built_in() {
        assert_eq!(own.find(record.id.as_str()).unwrap(), Some(record));
    }
    let recipients = home.join("recipients");
    assert!(!Wording::ids().is_empty());
    for id in Wording::ids() {
        let file = Wording::find(&id, Some(&recipients)).unwrap();
        assert_eq!(Wording::find(&id, None).unwrap(), file);
    }
}
