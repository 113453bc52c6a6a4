use std::{fs, path::Path};

use chrono::NaiveDate;

use super::*;
use crate::{
    law::{Place, Right},
    office::{file::FileError, scratch::Scratch},
    request::Line,
    tracker::Format,
};

const ADA: &str = r#"
name = "Ada Example"
email = "ada@example.org"
address = "Lindenallee 12; 04109 Leipzig; DE"
residence = "DE"

[[identifier]]
label = "customer number"
value = "4711"
for = ["netflix"]
"#;

fn desk(study: &Scratch) -> Desk<'_> {
    Desk::open(study.world(), &Page::default()).unwrap()
}

fn target(study: &Scratch) -> Target {
    Target::of(Some(&study.path("out")), &[Format::Txt]).unwrap()
}

fn cases(study: &Scratch) -> usize {
    study.world().home.cases().unwrap().len()
}

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn netflix() -> Order {
    Order::new(Right::Access, "netflix")
}

/// What the order is missing as a letter in this format.
fn wants(study: &Scratch, order: &Order, format: Format) -> Vec<Want> {
    let error = draft(&desk(study), order, &[format]).unwrap_err();
    match error.downcast_ref() {
        Some(Refused::Missing(wants)) => wants.clone(),
        _ => panic!("{error}"),
    }
}

#[test]
fn what_is_missing_comes_back_in_the_order_of_the_questions_until_nothing_is() {
    let study = Scratch::with_profile("");
    let mut order = netflix();
    let mut asked = Vec::new();
    for answer in ["12 Elm Street; Fresno 93701; US", "US-CA", "Ada Example"] {
        let wants = wants(&study, &order, Format::Pdf);
        // The name is known to be missing from the beginning, and asked for last.
        assert_eq!(wants.last(), Some(&Want::Name));
        wants[0].fill(&mut order, answer).unwrap();
        asked.push(wants[0].to_string());
    }
    assert_eq!(
        asked,
        [
            "your postal address ('Street 1; 10115 Berlin; Germany')",
            "in the United States the law depends on the state; which (US-CA, US-CO, ...)",
            "your name",
        ]
    );
    let draft = draft(&desk(&study), &order, &[Format::Pdf]).unwrap();
    assert_eq!(draft.grounds.law, "ccpa");
    // What was answered was said, as if it had been typed.
    let requester = &draft.request.requester;
    assert_eq!(requester.residence, "US-CA".parse().ok());
    assert_eq!(requester.name, line("Ada Example"));
}

#[test]
fn the_country_alone_is_no_answer_where_the_law_is_the_states() {
    let study = Scratch::with_profile("");
    let mut order = netflix();
    order.residence = "US".parse().ok();
    order.email = "ada@example.org".parse().ok();
    let wants = wants(&study, &order, Format::Txt);
    let Want::Part { country, examples } = &wants[0] else {
        panic!("{wants:?}");
    };
    assert_eq!(country.code(), "US");
    assert!(examples.iter().all(|place| place.country() == *country));
    assert_eq!(
        wants[0].fill(&mut order, "US"),
        Err("add the state, as in US-CA".to_owned())
    );
    assert_eq!(order.residence.as_ref().map(Place::code), Some("US"));
}

#[test]
fn a_mail_wants_an_address_to_answer_to() {
    let study =
        Scratch::with_profile("name = \"Ada Example\"\naddress = \"Weg 1; 1010 Wien; AT\"\n");
    assert_eq!(
        wants(&study, &netflix(), Format::Eml),
        [Want::Email { of: None }]
    );
    draft(&desk(&study), &netflix(), &[Format::Txt]).unwrap();
}

#[test]
fn another_persons_letter_takes_nothing_of_the_profile() {
    let study = Scratch::with_profile(ADA);
    let own = draft(&desk(&study), &netflix(), &[Format::Txt]).unwrap();
    assert_eq!(own.request.requester.identifiers.len(), 1);

    let mut order = netflix();
    order.name = Some(line("Grace Example"));
    let of = order.name.clone();
    let missing = wants(&study, &order, Format::Txt);
    let wanted = [Want::Address { of }];
    assert_eq!(missing, wanted);
    order.email = "grace@example.org".parse().ok();
    order.residence = "FR".parse().ok();
    let theirs = draft(&desk(&study), &order, &[Format::Txt]).unwrap();
    let written = serde_json::to_string(&theirs.request).unwrap();
    for of_ada in ["Ada", "ada@", "Leipzig", "4711", "\"DE\""] {
        assert!(!written.contains(of_ada), "{of_ada} in {written}");
    }
    assert!(
        theirs.notices.iter().any(|notice| matches!(
            notice,
            Notice::NotOfTheProfile {
                household: false,
                ..
            }
        )),
        "{:?}",
        theirs.notices
    );

    // A household has its postal address and residence in common.
    (order.residence, order.same_household) = (None, true);
    let shared = draft(&desk(&study), &order, &[Format::Txt]).unwrap();
    let requester = &shared.request.requester;
    assert_eq!(requester.residence, "DE".parse().ok());
    assert_eq!(requester.email, order.email);
    assert!(requester.identifiers.is_empty());
}

#[test]
fn a_name_given_when_asked_is_the_profiles_own() {
    let study = Scratch::with_profile("email = \"ada@example.org\"\nresidence = \"DE\"\n");
    let mut order = netflix();
    let wants = wants(&study, &order, Format::Txt);
    assert_eq!(wants, [Want::Name]);
    wants[0].fill(&mut order, "Ada Example").unwrap();
    let draft = draft(&desk(&study), &order, &[Format::Txt]).unwrap();
    assert_eq!(
        draft.request.requester.email.map(|email| email.to_string()),
        Some("ada@example.org".to_owned())
    );
}

#[test]
fn a_name_that_fits_several_or_none_wants_the_company() {
    let study = Scratch::with_profile(ADA);
    let company = |name| Order::new(Right::Access, name);
    let nobody = wants(&study, &company("gogle"), Format::Txt);
    let Want::Company { name, near } = &nobody[0] else {
        panic!("{nobody:?}");
    };
    assert_eq!(name.as_str(), "gogle");
    assert!(near.iter().any(|hit| hit.id == "google"), "{near:?}");
    let mut chosen = company("gogle");
    nobody[0].fill(&mut chosen, "google").unwrap();
    let letter = draft(&desk(&study), &chosen, &[Format::Txt]).unwrap();
    // It answers to people who live there.
    let answering = letter.request.recipient.id.as_deref();
    assert_eq!(answering, Some("google-ireland"));
    let mut reached = company("gogle");
    nobody[0]
        .fill(&mut reached, "privacy@gogle.example.org")
        .unwrap();
    let letter = draft(&desk(&study), &reached, &[Format::Txt]).unwrap();
    assert_eq!(letter.request.recipient.id, None);

    let several = wants(&study, &company("amazon europe"), Format::Txt);
    let Want::WhichCompany { among, .. } = &several[0] else {
        panic!("{several:?}");
    };
    let mut chosen = company("amazon europe");
    several[0].fill(&mut chosen, &among[1].id).unwrap();
    let letter = draft(&desk(&study), &chosen, &[Format::Txt]).unwrap();
    assert_eq!(letter.request.recipient.id.as_ref(), Some(&among[1].id));
}

#[test]
fn a_batch_refuses_the_line_that_wants_something_and_writes_the_others() {
    let study = Scratch::with_profile(ADA);
    let desk = desk(&study);
    let list = "company,name,email,residence\n\
        netflix,,,\n\
        spotify,Grace Example,,\n\
        gogle,,,\n\
        Netflix,,,\n\
        spotify,Hedy Example,hedy@example.org,AT\n";
    let orders = Orders::of_list(
        &desk,
        Order::new(Right::Access, ""),
        "list.csv".to_owned(),
        list.as_bytes(),
    )
    .unwrap();
    let (tally, _) = write_all(&desk, &target(&study), &orders, NaiveDate::MIN, &()).unwrap();
    assert_eq!((tally.written.len(), cases(&study)), (2, 2));
    let failed: Vec<_> = tally
        .failed
        .iter()
        .map(|failed| (failed.place.as_str(), failed.why.to_string()))
        .collect();
    assert_eq!(failed.len(), 3);
    assert_eq!(failed[0].0, "list.csv, line 3");
    assert!(failed[0].1.starts_with("missing: the postal address ("));
    assert!(
        failed[1]
            .1
            .starts_with("no company called `gogle` is in the directory")
    );
    assert!(
        failed[2]
            .1
            .starts_with("the same letter comes earlier in the list")
    );
    // The same list goes on, and there is nothing left of it.
    let (again, _) = write_all(&desk, &target(&study), &orders, NaiveDate::MIN, &()).unwrap();
    assert_eq!((again.written.len(), again.before), (0, tally.written));
}

#[test]
fn one_letter_is_written_once_and_no_file_is_lost() {
    let study = Scratch::with_profile(ADA);
    let file = study.path("letter.txt");
    fs::write(&file, "mine").unwrap();
    let target = Target::of(Some(&file), &[]).unwrap();
    let desk = desk(&study);
    let letter = draft(&desk, &netflix(), &[Format::Txt]).unwrap();
    let mut writing = Writing::begin(&desk, &target, letter, false).unwrap();
    assert_eq!(writing.same, None);
    let error = writing.finish(&|_| false).unwrap_err();
    assert!(
        matches!(error.downcast_ref(), Some(FileError::Exists(path)) if *path == file),
        "{error}"
    );
    assert_eq!(
        (cases(&study), fs::read(&file).unwrap()),
        (0, b"mine".to_vec())
    );
    let written = writing.finish(&|path: &Path| path == file).unwrap();
    assert_eq!((cases(&study), written.files.len()), (1, 1));
    assert!(fs::read_to_string(&file).unwrap().contains("Ada Example"));

    let elsewhere = super::tests::target(&study);
    let error = write(study.world(), &netflix(), &elsewhere).unwrap_err();
    let Some(Refused::Same(same)) = error.downcast_ref() else {
        panic!("{error}");
    };
    assert_eq!(
        (&same.case, same.sent),
        (&written.case.case.reference, false)
    );
    assert_eq!(cases(&study), 1);
}

#[test]
fn the_directory_is_opened_once_and_a_company_looked_up_once_for_a_command() {
    let study = Scratch::with_profile(ADA);
    let folder = study.world().home.recipients();
    fs::create_dir(&folder).unwrap();
    let record =
        include_str!("../../../recipients/netflix.toml").replace("\"netflix\"", "\"mine\"");
    let file = folder.join("mine.toml");
    fs::write(&file, record).unwrap();
    let desk = desk(&study);
    let company = |right| Order::new(right, "mine");
    let first = draft(&desk, &company(Right::Access), &[Format::Txt]).unwrap();
    assert_eq!(first.request.recipient.id.as_deref(), Some("mine"));
    // Whatever is asked of it next, nobody looks into the folder again.
    fs::remove_file(&file).unwrap();
    let companies = vec!["mine".to_owned(), "spotify".to_owned()];
    let orders = orders(&desk, company(Right::Deletion), companies, false).unwrap();
    let rehearsal = rehearse_all(&desk, &target(&study), &orders);
    assert_eq!((rehearsal.letters.len(), rehearsal.failed.len()), (2, 0));
    assert_eq!(desk.book.open_directories(), 1);
}

/// The order of a letter with everything said.
fn whole_order() -> Order {
    Order {
        company: Some("netflix".to_owned()),
        recipient_email: "privacy@netflix.example.org".parse().ok(),
        recipient_address: "Street 1; 10115 Berlin; DE".parse().ok(),
        no_address: true,
        name: Some(line("Ada Example")),
        whose: Whose::Owner,
        address: "Lindenallee 12; 04109 Leipzig; DE".parse().ok(),
        email: "ada@example.org".parse().ok(),
        residence: "DE".parse().ok(),
        same_household: true,
        child: Some(line("Joan Example")),
        child_age: "under-13".parse().ok(),
        identifiers: vec!["customer number=4711".parse().unwrap()],
        law: Some("gdpr".to_owned()),
        language: "de".parse().ok(),
        reason: crate::request::Passage::new("I never had an account.").ok(),
        items: vec![line("what I watched")],
        products: vec![line("netflix-games")],
        grounds: vec!["a".to_owned()],
        enclosures: vec![line("a copy")],
        by: "registered".parse().ok(),
        portability: true,
        transfer_to: Some(line("Spotify")),
        answer_within: None,
        formats: vec![Format::Pdf, Format::Eml],
        page: Page {
            layout: Some("plain".to_owned()),
            typeface: Some(crate::delivery::page::Typeface::Sans),
            justify: true,
            fonts: vec!["font.ttf".into()],
            signature: Some("signature.png".into()),
            code: true,
            embed_data: true,
        },
        ..netflix()
    }
}

/// A written order is read by later versions: a line may be added here, and none may change.
const ORDERS: &str = include_str!("../../../tests/fixtures/orders-1.jsonl");

#[test]
fn an_order_is_written_as_it_always_was_and_read_back() {
    let within = Order {
        answer_within: Some(21),
        ..netflix()
    };
    let orders = [netflix(), whole_order(), within];
    let written: Vec<String> = orders
        .iter()
        .map(|order| order.to_json().unwrap())
        .collect();
    assert_eq!(written, ORDERS.lines().collect::<Vec<_>>());
    for (order, line) in orders.iter().zip(ORDERS.lines()) {
        assert_eq!(Order::from_json(line).unwrap(), *order);
    }
    let newer = ORDERS.lines().next().unwrap().replace(":1}", ":2}");
    let error = Order::from_json(&newer).unwrap_err().to_string();
    assert_eq!(error, "the order has version 2, and 1 is known");
    let unknown = newer.replace("\"version\":2", "\"version\":1,\"reson\":\"x\"");
    let error = Order::from_json(&unknown).unwrap_err().to_string();
    assert!(error.contains("unknown field `reson`"), "{error}");
}

#[test]
fn what_a_door_says_of_a_want_names_no_flag() {
    let wants = [
        Want::Name,
        Want::Email { of: None },
        Want::Address {
            of: Some(line("Grace Example")),
        },
        Want::Residence { of: None },
        Want::Child,
        Want::ChildAge,
        Want::Correction,
        Want::Restriction,
    ];
    for want in wants {
        assert!(!want.to_string().contains("--"), "{want}");
    }
}
