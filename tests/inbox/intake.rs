//! One mail after the other: what is kept, what is recorded, what waits.

use datawrit::{
    law::EventKind,
    office::{
        inbox::{
            Judge, Tie, assign,
            import::{Became, Intake, Strangers, TakenIn},
            review, waiting,
        },
        keep,
    },
    reply::{Kind, source::Raw},
};

use super::house::{House, PERSON};

pub const TODAY: &str = "2026-10-20";

pub fn id_of(mail: &[u8]) -> String {
    let mail = mail_parser::MessageParser::default().parse(mail).unwrap();
    format!("<{}>", mail.message_id().unwrap())
}

/// A case with Quarry Books, and the Message-ID of its letter.
pub fn case(house: &House) -> (String, String) {
    let (case, mail) = house.write(
        "access",
        "Quarry Books Ltd",
        "gdpr",
        "IE",
        "en",
        "privacy@quarrybooks.example",
    );
    (case, id_of(&mail))
}

pub fn mail(from: &str, head: &str, text: &str) -> Vec<u8> {
    format!(
        "Date: Tue, 15 Sep 2026 10:00:00 +0200\r\nFrom: {from}\r\nTo: {PERSON}\r\n{head}MIME-Version: 1.0\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    )
    .into_bytes()
}

fn bounce(id: &str, address: &str) -> Vec<u8> {
    format!(
        "Return-Path: <>\r\nDate: Tue, 01 Sep 2026 09:13:00 +0200\r\nFrom: MAILER-DAEMON@mail.example\r\n\
         To: {PERSON}\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b1@mail.example>\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nThe mail could not be delivered.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; {address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {id}\r\nSubject: x\r\n\r\n--b--\r\n"
    )
    .into_bytes()
}

pub fn take(house: &House, mail: &[u8]) -> TakenIn {
    let world = house.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    let taken = intake
        .take(Raw::whole(mail.to_vec()), Strangers::PassOver, None)
        .unwrap();
    intake.settle().unwrap();
    taken
}

fn decide(
    house: &House,
    number: i64,
    kinds: &[Kind],
    case: Option<&str>,
) -> Result<EventKind, String> {
    let order = review::Order {
        number,
        kinds: kinds.to_vec(),
        said: Default::default(),
        case: case.map(str::to_owned),
        on: None,
        until: None,
        reasons: None,
    };
    match review::decide(&house.world(TODAY), &order) {
        Ok(item) => item.recorded.ok_or_else(|| "nothing".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn a_bounce_of_our_mail_is_recorded_for_its_letter_without_a_question() {
    let house = House::new();
    let (case, id) = case(&house);
    let taken = take(&house, &bounce(&id, "privacy@quarrybooks.example"));
    assert_eq!(taken.item.recorded, Some(EventKind::Bounced));
    assert!(!taken.item.waits);
    assert_eq!(
        house.log(&case),
        [EventKind::Written, EventKind::Sent, EventKind::Bounced]
    );
    let (tracker, kept) = house.home.case(&case).unwrap();
    let replies = tracker.replies(&kept).unwrap();
    let event = kept.events.last().unwrap();
    assert_eq!(event.reply.as_deref(), Some(replies[0].sha256().as_str()));
    assert_eq!(event.happened_on.to_string(), "2026-09-01");
    let decision = datawrit::office::inbox::Decision::of(&replies[0]).unwrap();
    assert_eq!(
        (decision.by, decision.tie),
        (Judge::Program, Some(Tie::Thread))
    );
}

#[test]
fn a_bounce_behind_the_companys_server_or_of_a_mail_that_was_never_ours_records_nothing() {
    let house = House::new();
    let (case, id) = case(&house);
    let behind = take(&house, &bounce(&id, "ghost@elsewhere.example"));
    assert_eq!((behind.item.recorded, behind.item.waits), (None, true));
    let other = String::from_utf8(bounce(
        "<never@ours.example>",
        "privacy@quarrybooks.example",
    ))
    .unwrap()
    .replace("<b1@", "<b2@");
    let backscatter = take(&house, other.as_bytes());
    assert_eq!(backscatter.item.recorded, None);
    assert_eq!(backscatter.item.case, None);
    assert_eq!(house.log(&case), [EventKind::Written, EventKind::Sent]);
}

#[test]
fn the_same_mail_counts_once_by_its_id_and_by_its_bytes() {
    let house = House::new();
    let (case, id) = case(&house);
    let head = format!(
        "Message-ID: <q1@quarrybooks.example>\r\nIn-Reply-To: {id}\r\nSubject: Your request\r\n"
    );
    let first = mail(
        "privacy@quarrybooks.example",
        &head,
        "We have received your request.",
    );
    let taken = take(&house, &first);
    assert_eq!(taken.became, Became::Kept);
    assert_eq!(
        taken.item.case.as_ref().map(ToString::to_string),
        Some(case.clone())
    );
    assert_eq!(taken.item.recorded, None);
    assert_eq!(take(&house, &first).became, Became::Known);
    let mut through_another = b"Received: from somewhere\r\n".to_vec();
    through_another.extend(&first);
    assert_eq!(take(&house, &through_another).became, Became::Known);
    let without_id = mail(
        "privacy@quarrybooks.example",
        &format!("In-Reply-To: {id}\r\nSubject: a\r\n"),
        "Done.",
    );
    assert_eq!(take(&house, &without_id).became, Became::Kept);
    assert_eq!(take(&house, &without_id).became, Became::Known);
    let (tracker, kept) = house.home.case(&case).unwrap();
    let replies = tracker.replies(&kept).unwrap();
    assert_eq!(replies.len(), 2);
    assert_eq!(replies[0].bytes, first);
}

#[test]
fn another_domain_is_a_proposal_at_most_and_the_reason_is_told() {
    let house = House::new();
    let (case, id) = case(&house);
    let head =
        format!("Message-ID: <f@x>\r\nIn-Reply-To: {id}\r\nSubject: {case}: your identity\r\n");
    let taken = take(
        &house,
        &mail(
            "privacy@quarrybooks-verify.example",
            &head,
            "Send us your passport and your bank card.",
        ),
    );
    assert_eq!(taken.item.case, None);
    let proposed = taken
        .item
        .proposed
        .map(|proposed| proposed.case.to_string());
    assert_eq!(proposed, Some(case.clone()));
    assert_eq!(
        taken.item.filed_because.last().unwrap(),
        "it comes from quarrybooks-verify.example, which is not known to be Quarry Books Ltd"
    );
    assert!(taken.item.waits);
    assert_eq!(house.log(&case), [EventKind::Written, EventKind::Sent]);
}

#[test]
fn a_mail_of_the_company_that_says_nothing_of_the_request_or_of_privacy_is_a_proposal() {
    let house = House::new();
    let (case, _) = case(&house);
    for (number, text, files) in [
        (
            1,
            "Thank you for your patience. We are looking into it and will get back to you within two weeks.",
            false,
        ),
        (
            2,
            "Please tell us the email address you signed up with, so that we can find your data.",
            true,
        ),
    ] {
        let head = format!("Message-ID: <n{number}@quarrybooks.example>\r\nSubject: Hello\r\n");
        let taken = take(&house, &mail("help@quarrybooks.example", &head, text));
        let item = taken.item;
        let filed = item.case.as_ref().map(ToString::to_string);
        let proposed = (item.proposed.as_ref()).map(|proposed| proposed.case.to_string());
        let ours = Some(case.clone());
        let (wanted, because) = if files {
            (
                (ours, None),
                "it comes from Quarry Books Ltd, and one case with it is open",
            )
        } else {
            ((None, ours), "it says nothing of personal data or privacy")
        };
        assert_eq!((filed, proposed), wanted, "{text}: {:?}", item.kinds);
        assert_eq!(item.filed_because.last().unwrap(), because);
    }
}

#[test]
fn a_day_in_figures_has_its_month_first_under_laws_of_the_united_states() {
    let house = House::new();
    for (law, residence, until) in [
        ("ccpa", "US-CA", "2026-11-12"),
        ("gdpr", "IE", "2026-12-11"),
    ] {
        let domain = format!("{law}.example");
        let (_, letter) = house.write(
            "access",
            &format!("Harbour {law}"),
            law,
            residence,
            "en",
            &format!("privacy@{domain}"),
        );
        let head = format!(
            "Message-ID: <d@{domain}>\r\nIn-Reply-To: {}\r\nSubject: Your request\r\n",
            id_of(&letter)
        );
        let text = "We need more time for your request and extend the period until 11/12/2026.";
        let taken = take(&house, &mail(&format!("privacy@{domain}"), &head, text));
        assert_eq!(taken.item.kind, Some(Kind::Extended));
        let told = taken.item.said[0].particulars.until;
        let told = told.map(|day| day.to_string());
        assert_eq!(told.as_deref(), Some(until), "{law}");
    }
}

#[test]
fn a_thread_that_contradicts_the_reference_is_held() {
    let house = House::new();
    let (case, id) = case(&house);
    let (other, _) = house.write(
        "deletion",
        "Quarry Books Ltd",
        "gdpr",
        "IE",
        "en",
        "privacy@quarrybooks.example",
    );
    let head = format!("Message-ID: <c@x>\r\nIn-Reply-To: {id}\r\nSubject: Re: {other}\r\n");
    let taken = take(
        &house,
        &mail("privacy@quarrybooks.example", &head, "We need more time."),
    );
    assert_eq!((taken.item.case, taken.item.proposed), (None, None));
    assert_eq!(
        taken.item.filed_because,
        [format!("it answers a mail of {case}, and names {other}")]
    );
}

#[test]
fn a_mail_with_nothing_of_any_case_is_passed_over_unless_it_was_handed_over_alone() {
    let house = House::new();
    case(&house);
    let stranger = mail(
        "shop@elsewhere.example",
        "Subject: Your order\r\n",
        "Thank you.",
    );
    assert_eq!(take(&house, &stranger).became, Became::PassedOver);
    assert_eq!(waiting::waiting(&house.world(TODAY)).unwrap().waiting, []);
    let world = house.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    let taken = intake
        .take(Raw::whole(stranger.clone()), Strangers::Keep, None)
        .unwrap();
    assert_eq!(taken.became, Became::Kept);
    let number = taken.item.number.unwrap();
    assert_eq!(
        decide(&house, number, &[Kind::Unrelated], None),
        Err("nothing".to_owned())
    );
    assert_eq!(waiting::waiting(&house.world(TODAY)).unwrap().waiting, []);
}

#[test]
fn a_reply_is_assigned_and_decided_and_what_it_says_stands_in_the_log_once() {
    let house = House::new();
    let (case, _) = case(&house);
    let taken = take(
        &house,
        &mail(
            "lawyers@elsewhere.example",
            &format!("Subject: {case}\r\n"),
            "We refuse.",
        ),
    );
    let number = taken.item.number.unwrap();
    assert_eq!(
        decide(&house, number, &[Kind::Denied], None).unwrap_err(),
        format!("the reply {number} belongs to no case yet")
    );
    let order = assign::Order {
        number,
        case: case.clone(),
        letter: None,
    };
    let item = assign::assign(&house.world(TODAY), &order).unwrap();
    assert_eq!(
        item.case.as_ref().map(ToString::to_string),
        Some(case.clone())
    );
    assert!(item.waits);
    assert_eq!(
        decide(&house, number, &[Kind::Denied], None),
        Ok(EventKind::Refused)
    );
    assert_eq!(
        decide(&house, number, &[Kind::Denied], None).unwrap_err(),
        format!("the reply {number} was decided already")
    );
    assert!(assign::assign(&house.world(TODAY), &order).is_err());
    assert_eq!(
        house.log(&case),
        [EventKind::Written, EventKind::Sent, EventKind::Refused]
    );
    let (tracker, _) = house.home.case(&case).unwrap();
    assert_eq!(tracker.verify().unwrap().faults, []);
}

#[test]
fn a_paper_letter_and_a_download_are_kept_and_their_names_are_listed() {
    use std::io::Write;

    let house = House::new();
    let (case, _) = case(&house);
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file(
            "../data/profile.json",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    archive.write_all(b"{}").unwrap();
    let archive = archive.finish().unwrap().into_inner();
    let order = keep::Order {
        case: case.clone(),
        files: vec![
            house.file("answer.pdf", b"%PDF-1.7 scanned"),
            house.file("data.zip", &archive),
        ],
        letter: None,
        on: Some("2026-10-01".parse().unwrap()),
    };
    let world = house.world(TODAY);
    let kept = keep::keep(&world, &order).unwrap();
    let told: Vec<_> = kept
        .files
        .iter()
        .map(|one| {
            (
                one.file.name.as_str(),
                one.file.media_type.as_str(),
                one.known,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("answer.pdf", "application/pdf", false),
            ("data.zip", "application/zip", false)
        ]
    );
    assert_eq!(kept.files[1].file.holds, ["../data/profile.json"]);
    assert!(
        keep::keep(&world, &order)
            .unwrap()
            .files
            .iter()
            .all(|one| one.known)
    );
    let (tracker, found) = house.home.case(&case).unwrap();
    assert_eq!(tracker.replies(&found).unwrap()[1].bytes, archive);
    assert_eq!(waiting::waiting(&world).unwrap().waiting, []);
}
