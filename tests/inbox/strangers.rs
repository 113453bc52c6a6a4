//! Is what is passed over unread what would have been passed over when read?

use datawrit::{
    office::inbox::import::{Became, Intake, NotTaken, Strangers, TakenIn},
    reply::{
        Kind,
        source::{self, Raw},
    },
};

use super::{House, PERSON};

const TODAY: &str = "2026-12-31";

/// A house with two cases, one of a company with a name that is a word.
fn house() -> (House, String, String) {
    let house = House::new();
    let (case, mail) = house.write(
        "access",
        "Quarry Books Ltd",
        "gdpr",
        "IE",
        "en",
        "privacy@quarrybooks.example",
    );
    house.write(
        "access",
        "Lantern Mail",
        "gdpr",
        "IE",
        "en",
        "lantern.privacy@gmail.com",
    );
    let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
    let id = format!("<{}>", mail.message_id().unwrap());
    (house, case, id)
}

/// Whether a mail is passed over, unread and read.
fn passed_over(house: &House, mail: &[u8]) -> [bool; 2] {
    let world = house.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    [Strangers::PassOver, Strangers::Tell].map(|strangers| {
        let raw = Raw::whole(mail.to_vec());
        intake.take(raw, strangers, None).unwrap().became == Became::PassedOver
    })
}

#[test]
fn what_names_a_case_anywhere_is_not_passed_over() {
    let (house, case, id) = house();
    let (first, second) = case.split_once('-').unwrap();
    let small = case.to_lowercase();
    let head = "From: x@elsewhere.example\r\nDate: Wed, 2 Sep 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n";
    let plain = "Content-Type: text/plain\r\n\r\n";
    let html = "Subject: a\r\nContent-Type: text/html\r\n\r\n<html><body>";
    let in_base64 = {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode(format!("About {case}."))
    };
    for more in [
        format!("Subject: About {case}\r\n{plain}Hello"),
        format!("Subject: =?utf-8?Q?About_{first}=2D{second}?=\r\n{plain}Hello"),
        format!("Subject: a\r\n{plain}It is about {small}, and no other."),
        format!("Subject: a\r\n{plain}It is about {first} {second}"),
        format!("Subject: a\r\n{plain}It is about {first}-\r\n  {second}\r\n"),
        format!("Subject: a\r\n{plain}It is about {first}\u{2011}{second}."),
        format!("Subject: a\r\n{plain}{}\u{ad}{}", &case[..2], &case[2..]),
        format!("Subject: a\r\nContent-Transfer-Encoding: base64\r\n{plain}{in_base64}"),
        format!(
            "Subject: a\r\nContent-Transfer-Encoding: quoted-printable\r\n{plain}About {first}=\r\n=2D{second}."
        ),
        format!("{html}<p>About <b>{first}</b>-<i class=\"a>b\">{second}</i>.</p>"),
        format!("{html}<p>About {}<wbr>{}.</p>", &case[..6], &case[6..]),
        format!("{html}<p>About {first}&#8209;{second}&nbsp;now</p>"),
        format!("{html}<p>About {first}&nbsp{second}</p>"),
        format!(
            "{html}<p>About &#{};{}</p>",
            u32::from(case.as_bytes()[0]),
            &case[1..]
        ),
        format!(
            "{html}<p>About &#x{:x};{}</p>",
            case.as_bytes()[0],
            &case[1..]
        ),
        format!("{html}<!-- for you -->{first}<!-- -->-{second}"),
        format!("Subject: a\r\nIn-Reply-To: {id}\r\n{plain}Hello"),
        format!("Subject: a\r\nReferences: <other@x.example>\r\n {id}\r\n{plain}Hello"),
        format!("To: noor.winter+{small}@mail.example\r\nSubject: a\r\n{plain}Hello"),
        format!("Subject: Quarry Books has news\r\n{plain}Hello"),
        format!(
            "Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{plain}See below.\r\n\
             --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {id}\r\nSubject: b\r\n\r\nHello\r\n--b--\r\n"
        ),
        format!(
            "Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n{plain}See below.\r\n\
             --b\r\nContent-Type: message/rfc822\r\n\r\nSubject: b\r\n\r\nIt is about {case}.\r\n--b--\r\n"
        ),
        format!(
            "Subject: a\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
             --b\r\n{plain}It failed.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; x\r\n\r\nAction: failed\r\nFinal-Recipient: rfc822; a@b.example\r\n\r\n\
             --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {id}\r\n\r\n--b--\r\n"
        ),
    ] {
        let mail = format!("{head}{more}");
        assert_eq!(passed_over(&house, mail.as_bytes()), [false; 2], "{mail}");
    }
    for from in [
        "privacy@quarrybooks.example",
        "no-reply@mail.quarrybooks.example",
        "Lantern.Privacy@gmail.com",
        "\"Lantern support\" <help@desk.example>",
    ] {
        let mail = format!("From: {from}\r\nSubject: a\r\n\r\nHello\r\n");
        assert_eq!(passed_over(&house, mail.as_bytes()), [false; 2], "{from}");
    }
}

#[test]
fn what_has_nothing_of_any_case_is_passed_over_unread() {
    let (house, case, _) = house();
    let (first, second) = case.split_once('-').unwrap();
    // A part of a longer word, and a half by itself: these only look as if they named a case, which reading finds out.
    let longer = format!("The ticket [1G{case}] is open, and {first} of {second}.");
    for (from, text) in [
        ("shop@elsewhere.example", "Your order is on its way."),
        ("shop@elsewhere.example", longer.as_str()),
        ("another@gmail.com", "Shall we meet?"),
        (PERSON, case.as_str()),
    ] {
        let mail = format!("From: {from}\r\nSubject: a\r\n\r\n{text}\r\n");
        assert_eq!(passed_over(&house, mail.as_bytes()), [true; 2], "{mail}");
    }
    let world = house.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    let mail = b"From: Shop <shop@elsewhere.example>\r\nMessage-ID: <1@elsewhere.example>\r\nSubject: Sale\r\n\r\nToday.\r\n";
    let mut taken = |strangers| {
        let taken = intake.take(Raw::whole(mail.to_vec()), strangers, None);
        taken.unwrap().item
    };
    let (unread, read) = (taken(Strangers::PassOver), taken(Strangers::Tell));
    assert_eq!((unread.kind, unread.said.len()), (None, 0));
    assert_eq!(read.kind, Some(Kind::Unrelated));
    // All else is told of both.
    let head = |item: &datawrit::office::inbox::Item| {
        (
            item.message_id.clone(),
            item.from.clone(),
            item.subject.clone(),
            item.filed_because.clone(),
        )
    };
    assert_eq!(head(&unread), head(&read));
    assert_eq!(unread.filed_because, ["it has nothing of any case"]);
}

/// Many at once are what they are one by one, each in its place, and what cannot be read stops none of the others.
#[test]
fn mails_that_are_taken_in_at_once_are_told_in_their_order() {
    let mails = |case: &str| -> Vec<Vec<u8>> {
        (0..300)
            .map(|number| match number % 5 {
                0 => format!("From: privacy@quarrybooks.example\nMessage-ID: <{}@q>\nSubject: {case}\n\nWe have your request.\n", number % 200).into_bytes(),
                3 => format!("no mail {number}").into_bytes(),
                _ => format!("From: shop@elsewhere.example\nSubject: Sale {number}\n\n{}\n", "All of it must go. ".repeat(90)).into_bytes(),
            })
            .collect()
    };
    let (house, case, _) = house();
    let folder = tempfile::tempdir().unwrap();
    for (number, mail) in mails(&case).into_iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number:03}.eml")), mail).unwrap();
    }
    let world = house.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    let mut several = Vec::new();
    let mut tell = |taken: Result<TakenIn, NotTaken>| {
        let taken = taken.map_err(|fault| fault.to_string());
        several.push(taken.map(|one| (one.became, one.item.number, one.item.subject)));
        Ok::<(), datawrit::office::Error>(())
    };
    let all = source::mails(folder.path());
    intake
        .take_all(all, Strangers::PassOver, 100, &mut tell)
        .unwrap();
    let (other, case, _) = self::house();
    let world = other.world(TODAY);
    let mut intake = Intake::open(&world).unwrap();
    let one_by_one: Vec<_> = mails(&case)
        .into_iter()
        .map(|mail| {
            let taken = intake.take(Raw::whole(mail), Strangers::PassOver, None);
            taken.map(|one| (one.became, one.item.number, one.item.subject))
        })
        .collect();
    assert_eq!(several.len(), one_by_one.len());
    for (number, (one, other)) in several.iter().zip(&one_by_one).enumerate() {
        match (one, other) {
            (Ok(one), Ok(other)) => assert_eq!(one, other),
            (Err(told), Err(_)) => assert!(told.contains(&format!("/{number:03}.eml: ")), "{told}"),
            _ => panic!("{one:?} {other:?}"),
        }
    }
    let count = |became| {
        several
            .iter()
            .flatten()
            .filter(|one| one.0 == became)
            .count()
    };
    assert_eq!(
        [Became::Kept, Became::Known, Became::PassedOver].map(count),
        [40, 20, 180]
    );
    assert!(several.iter().skip(3).step_by(5).all(Result::is_err));
}
