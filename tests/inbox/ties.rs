//! Which letter a reply is filed with, and by what it is tied to its case.

use datawrit::{
    law::{EventKind, FollowUp},
    office::{
        authority::Ties,
        inbox::{Tie, import::TakenIn},
        next::{self, Heard},
        record,
        write::{Desk, Page},
    },
    tracker::{Format, LetterNumber, Medium},
};

use super::{
    house::{House, PERSON},
    intake::{TODAY, case, id_of, mail, take},
};

/// The reminder of a case, written and sent today: its Message-ID.
fn reminded(house: &House, case: &str) -> String {
    let world = house.world(TODAY);
    let desk = Desk::open(world, &Page::default()).unwrap();
    let order = next::Order {
        case: case.to_owned(),
        step: FollowUp::Reminder,
        given: Vec::new(),
        missing: Vec::new(),
        heard: Heard::default(),
        language: None,
        copy_in: None,
        own: None,
        ties: Ties::default(),
    };
    let world = house.world(TODAY);
    let added = next::compose(&desk, &order).unwrap().add(world, None);
    let number = added.unwrap().letter;
    let sent = record::Order {
        letter: Some(number),
        by: Some(Medium::Email),
        ..record::Order::new(case, EventKind::Sent)
    };
    record::record(&house.world(TODAY), &sent).unwrap();
    let (tracker, case) = house.home.case(case).unwrap();
    let mail = tracker.document_of(&case, number, Format::Eml).unwrap();
    id_of(&mail.bytes)
}

const THEM: &str = "privacy@quarrybooks.example";

fn filed(taken: &TakenIn) -> (Option<String>, Option<LetterNumber>, Option<Tie>) {
    let case = taken.item.case.as_ref().map(ToString::to_string);
    (case, taken.item.letter, taken.item.tie)
}

#[test]
fn a_reply_to_the_second_letter_is_filed_with_the_second_letter() {
    let house = House::new();
    let (case, first) = case(&house);
    let second = reminded(&house, &case);
    assert_ne!(first, second);
    let number = LetterNumber::new;
    let of = |head: &str| {
        let taken = take(&house, &mail(THEM, head, "We have received your request."));
        filed(&taken)
    };
    let found = |letter, tie| (Some(case.clone()), letter, Some(tie));
    assert_eq!(
        of(&format!("In-Reply-To: {second}\r\nSubject: Re: yours\r\n")),
        found(number(2), Tie::Thread)
    );
    // Who answers the first letter now answers the first letter.
    assert_eq!(
        of(&format!("In-Reply-To: {first}\r\nSubject: Re: yours\r\n")),
        found(number(1), Tie::Thread)
    );
    // The nearest of a thread.
    assert_eq!(
        of(&format!(
            "References: {first} {second}\r\nSubject: Re: yours\r\n"
        )),
        found(number(2), Tie::Thread)
    );
    // By its reference alone, to the letter that left last.
    assert_eq!(
        of(&format!("Subject: Re: {case}\r\n")),
        found(number(2), Tie::Reference)
    );
}

#[test]
fn the_address_with_the_reference_behind_a_plus_sign_names_the_case() {
    let house = House::new();
    let (case, _) = case(&house);
    house.write("deletion", "Quarry Books Ltd", "gdpr", "IE", "en", THEM);
    let plain = "Subject: your message\r\nMessage-ID: <p1@quarrybooks.example>\r\n";
    let text = "We have received your request.";
    // Of two cases with the company none is meant.
    let taken = take(&house, &mail(THEM, plain, text));
    assert_eq!(filed(&taken), (None, None, None));
    let (name, host) = PERSON.split_once('@').unwrap();
    for reference in [case.clone(), case.replace('-', "").to_lowercase()] {
        let id = format!("Subject: x\r\nMessage-ID: <{reference}@quarrybooks.example>\r\n");
        let to = format!("To: {name}+{reference}@{host}");
        let written = String::from_utf8(mail(THEM, &id, text)).unwrap();
        let written = written.replace(&format!("To: {PERSON}"), &to);
        let first = Some(LetterNumber::REQUEST);
        assert_eq!(
            filed(&take(&house, written.as_bytes())),
            (Some(case.clone()), first, Some(Tie::PlusAddress))
        );
    }
}

const RECORD: &str = r#"
id = "quarry"
name = "Quarry Books Ltd"
website = "https://quarrybooks.example"
country = "IE"
as-of = 2026-08-01

[[source]]
title = "Privacy policy of Quarry Books"
href = "https://quarrybooks.example/privacy"

[[channel]]
form = "https://quarry.portals.example/request"
provenance = "privacy-policy"
source = { title = "Privacy policy of Quarry Books", href = "https://quarrybooks.example/privacy" }
"#;

/// A form behind which other companies stand, too, makes a mail the company's where it names the case, and nothing where it
/// does not.
#[test]
fn the_portal_of_a_company_is_known_and_files_nothing_alone() {
    let house = House::new();
    let folder = house.home.recipients();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("quarry.toml"), RECORD).unwrap();
    let (case, _) = house.write("access", "quarry", "gdpr", "IE", "en", THEM);
    let from = "no-reply@mail.portals.example";
    let head = format!("Subject: Re: {case}\r\nMessage-ID: <a@portals.example>\r\n");
    let text = "We have received your request for your personal data.";
    let named = take(&house, &mail(from, &head, text));
    assert_eq!(filed(&named).0, Some(case.clone()));
    let head = "Subject: your request\r\nMessage-ID: <b@portals.example>\r\n";
    let unnamed = take(&house, &mail(from, head, text));
    assert_eq!(filed(&unnamed).0, None);
    let proposed = unnamed.item.proposed.map(|place| place.case.to_string());
    assert_eq!(proposed, Some(case));
    assert_eq!(
        unnamed.item.filed_because.last().unwrap(),
        "others may have the portal from which it comes"
    );
}
