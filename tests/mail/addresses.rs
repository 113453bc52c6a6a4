//! To which addresses nothing goes without a word.

use datawrit::{
    law::EventKind,
    office,
    tracker::{Event, LetterNumber, Message, Tracker},
};

use super::{
    Home, account, home,
    server::{Action, Behaviour, Moment, Server},
    write_letter,
};

/// What a command says on both streams, and its exit code.
fn said(home: &Home, arguments: &[&str]) -> (String, Option<i32>) {
    let output = home.output(arguments);
    let said = [output.stderr, output.stdout].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

#[test]
fn an_address_that_nobody_reads_is_told_and_needs_a_word() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    for address in [
        "no-reply@portal.example",
        "noreply@portal.example",
        "do-not-reply@portal.example",
        "donotreply@portal.example",
        "info@yourcompany.com",
    ] {
        let mut write = vec!["write", "deletion", address, "--recipient-email", address];
        write.extend(["--output", "letters", "--format", "eml"]);
        write.extend(home::ADA);
        let (told, _) = said(&home, &write);
        assert!(
            told.contains(&format!("note: {address} ")) && told.contains("--recipient-email names"),
            "{told}"
        );
        let case = told.split("case    ").nth(1).unwrap().get(..9).unwrap();
        let (refused, code) = home.refusal(&["send", case, "--yes"]);
        assert_eq!(code, 1);
        assert!(refused.contains(address), "{refused}");
        assert!(refused.contains("--yes-this-address"), "{refused}");
        assert!(server.taken().is_empty());
    }
    home.put(
        "home/recipients/portal.toml",
        "id = \"portal\"\nname = \"Portal Ltd\"\ncountry = \"IE\"\n\
         [[channel]]\nemail = \"noreply@portal.example\"\nprovenance = \"privacy-policy\"\n\
         [[channel]]\nemail = \"dpo@portal.example\"\nprovenance = \"third-party-list\"\n",
    );
    let (told, _) = said(&home, &["recipients", "show", "portal"]);
    assert!(
        told.contains("noreply@portal.example (privacy policy); says by its name that nobody reads what is sent there; used only when you name it"),
        "{told}"
    );
    let mut write = vec![
        "write", "access", "portal", "--format", "eml", "--send", "--yes",
    ];
    write.extend(home::ADA);
    said(&home, &write);
    assert_eq!(server.taken()[0].to, ["dpo@portal.example"]);
}

const EXAMPLE_SHOP: &str = "id = \"example-shop\"\nname = \"Example Shop GmbH\"\ncountry = \"DE\"\n\
     [[channel]]\nemail = \"first@example.org\"\nprovenance = \"privacy-policy\"\n\
     [[channel]]\nemail = \"second@example.org\"\nprovenance = \"third-party-list\"\n\
     [[channel]]\nform = \"https://example.org/form\"\nprovenance = \"privacy-policy\"\n";

fn ask(home: &Home, right: &str, company: &str, more: &[&str]) -> String {
    let mut write = vec!["write", right, company, "--json", "--output", "letters"];
    write.extend(["--format", "eml"]);
    write.extend(more);
    write.extend(home::ADA);
    home.json(&write)["case"].as_str().unwrap().to_owned()
}

#[test]
fn an_address_that_bounced_is_used_only_after_a_word_until_it_answers() {
    let server = Server::start(Behaviour::good());
    let mut home = Home::new();
    account(&home, &server);
    home.put("home/recipients/example-shop.toml", EXAMPLE_SHOP);
    let first = ask(&home, "access", "example-shop", &[]);
    // Written before anything came back.
    let waiting = ask(&home, "objection", "example-shop", &[]);
    said(&home, &["send", &first, "--yes"]);
    home.on("2026-11-24");
    said(
        &home,
        &[
            "record",
            &first,
            "bounced",
            "--note",
            "550 5.1.1 no such user",
        ],
    );

    let (shown, _) = said(&home, &["recipients", "show", "example-shop"]);
    assert!(
        shown.contains("first@example.org (privacy policy); last bounced on 2026-11-24; used only when you name it"),
        "{shown}"
    );
    for case in [&first, &waiting] {
        let (refused, code) = home.refusal(&["send", case, "--yes"]);
        assert_eq!(code, 1);
        assert!(
            refused.contains("a mail to first@example.org came back on 24 November 2026")
                && refused.contains("--to second@example.org")
                && refused.contains("https://example.org/form"),
            "{refused}"
        );
    }
    // Another letter, and another company by that address.
    let second = ask(&home, "deletion", "example-shop", &[]);
    said(&home, &["send", &second, "--yes"]);
    let other = ask(
        &home,
        "portability",
        "Another",
        &["--recipient-email", "First@example.org", "--again"],
    );
    home.refusal(&["send", &other, "--yes"]);
    let to: Vec<_> = server
        .taken()
        .iter()
        .map(|mail| mail.to[0].clone())
        .collect();
    assert_eq!(to, ["first@example.org", "second@example.org"]);

    // After a word it goes there, and who answers is there.
    said(&home, &["send", &waiting, "--yes", "--yes-this-address"]);
    assert_eq!(server.taken().len(), 3);
    said(&home, &["record", &waiting, "answered"]);
    let (shown, _) = said(&home, &["recipients", "show", "example-shop"]);
    assert!(!shown.contains("bounced"), "{shown}");
}

#[test]
fn a_server_that_knows_nobody_there_counts_as_mail_that_came_back() {
    let server = Server::start(Behaviour::wrong_at_first(
        Moment::Recipient,
        Action::Say("550 5.1.1 no such user".to_owned()),
        1,
    ));
    let home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    said(&home, &["send", &case, "--yes"]);
    let (refused, _) = home.refusal(&["send", &case, "--yes"]);
    assert!(
        refused.contains("came back on 23 November 2026"),
        "{refused}"
    );
    assert!(server.taken().is_empty());
}

#[test]
fn what_cannot_go_by_mail_does_not_stop_the_rest_and_is_told_with_its_ways() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    home.put(
        "home/recipients/form-only.toml",
        "id = \"form-only\"\nname = \"Form Only GmbH\"\ncountry = \"DE\"\n\
         [[channel]]\nform = \"https://form.example.org/\"\nprovenance = \"privacy-policy\"\n",
    );
    let mut written = vec![
        "write",
        "access",
        "form-only",
        "--json",
        "--output",
        "letters",
    ];
    written.extend(home::ADA);
    let stranded = home.json(&written)["case"].as_str().unwrap().to_owned();
    let (one, two) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));
    let (told, code) = said(&home, &["send", "--all", "--yes"]);
    assert_eq!(code, Some(1), "{told}");
    assert_eq!(server.taken().len(), 2, "{told}");
    for part in [
        format!(
            "not sent {stranded}  Form Only GmbH: no e-mail address of Form Only GmbH is known"
        ),
        "a form: https://form.example.org/".to_owned(),
        format!("`datawrit show {stranded} --format pdf --output FILE`"),
        "2 sent, 1 not sent, 0 unknown, 0 skipped, 0 left".to_owned(),
    ] {
        assert!(told.contains(&part), "{told}");
    }
    // Again: what was sent is not named, what is left still is.
    let (told, code) = said(&home, &["send", "--all", "--yes"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        !told.contains(&one) && !told.contains(&two) && told.contains(&stranded),
        "{told}"
    );
    let json = home.json(&["send", "--all", "--yes", "--json"]);
    assert_eq!(json["unreachable"][0]["case"], stranded.as_str());
    assert_eq!(server.taken().len(), 2);
    // Named alone, it is an error.
    assert_eq!(home.refusal(&["send", &stranded, "--yes"]).1, 1);
}

#[test]
fn who_has_answered_is_not_written_to_without_a_word() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    for event in [
        EventKind::Acknowledged,
        EventKind::Answered,
        EventKind::Refused,
        EventKind::NothingHeld,
        EventKind::IdentityAsked,
    ] {
        let case = write_letter(&home, &format!("firm{event}"));
        // They wrote of their own accord, as an older tracker may hold it: `record` asks for the sending first.
        let (mut tracker, written) = office::Home::at(home.path("home")).case(&case).unwrap();
        let day = "2026-11-23".parse().unwrap();
        tracker
            .record(&written, &Event::new(event, day, day))
            .unwrap();
        drop(tracker);
        let before = server.taken().len();
        let (refused, code) = home.refusal(&["send", &case, "--yes"]);
        assert_eq!(code, 2);
        assert!(
            refused.contains(&format!("`{event}` is recorded on 23 November 2026"))
                && refused.contains("--anyway"),
            "{refused}"
        );
        assert_eq!(server.taken().len(), before);
        said(&home, &["send", &case, "--yes", "--anyway"]);
        assert_eq!(server.taken().len(), before + 1);
    }
}

#[test]
fn a_mail_that_leaves_under_another_address_or_name_says_so() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let written = |name: &str, email: &str, company: &str| {
        let to = format!("privacy@{company}.example.org");
        let write = [
            "write",
            "access",
            company,
            "--json",
            "--output",
            "letters",
            "--format",
            "eml",
            "--recipient-email",
            &to,
            "--name",
            name,
            "--email",
            email,
            "--residence",
            "DE",
        ];
        home.json(&write)["case"].as_str().unwrap().to_owned()
    };
    let own = written("Ada Example", "ada@example.org", "own");
    let address = written("Ada Example", "ada.old@example.net", "address");
    let name = written("Ben Sample", "ben@example.net", "name");
    for arguments in [
        &["send", &address, "--dry-run"][..],
        &["send", &address, "--yes"],
    ] {
        let (told, _) = said(&home, arguments);
        assert!(
            told.contains("the mail leaves from ada@example.org, an address that is not in its letter (ada.old@example.net is)"),
            "{told}"
        );
        assert!(
            told.contains("shares   Ada Example; ada@example.org; ada.old@example.net"),
            "{told}"
        );
    }
    assert_eq!(server.taken().len(), 1);
    // Ben's letter from Ada's account needs more than a yes to all, and stops nobody.
    let (told, code) = said(&home, &["send", &own, &name, "--yes"]);
    assert_eq!(code, Some(1));
    assert!(
        told.contains("the letter is signed by `Ben Sample`"),
        "{told}"
    );
    assert!(told.contains("--yes-this-sender"), "{told}");
    assert_eq!(server.taken().len(), 2);
    let (told, _) = said(&home, &["send", &name, "--dry-run"]);
    assert!(
        told.contains("the mail leaves as `Ada Example`, and its letter is signed by `Ben Sample`"),
        "{told}"
    );
    assert!(
        told.contains("shares   Ada Example; ada@example.org; Ben Sample; ben@example.net"),
        "{told}"
    );
    said(&home, &["send", &name, "--yes", "--yes-this-sender"]);
    assert_eq!(server.taken().len(), 3);
}

/// A mail that somebody else made, in the place of the one of an earlier try.
fn foreign(case: &str) -> Message {
    Message {
        letter: LetterNumber::REQUEST,
        message_id: format!("<{}.20261123.1@example.org>", case.to_lowercase()),
        made_at: "2026-11-23T12:00:00Z".parse().unwrap(),
        sender: "ada@example.org".to_owned(),
        recipient: "privacy@musterfirma.example.org".to_owned(),
        bytes: b"From: ada@example.org\r\nTo: privacy@musterfirma.example.org\r\n\
                 Bcc: eve@example.net\r\nSubject: hello\r\n\r\nAll I have to say.\r\n"
            .to_vec(),
    }
}

#[test]
fn a_mail_that_somebody_put_into_the_store_is_never_sent() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    let mut tracker = Tracker::open(&home.path("home")).unwrap();
    let found = tracker.find(&case).unwrap();
    tracker
        .keep_messages(&[(&found.reference, &foreign(&case))])
        .unwrap();
    drop(tracker);
    let (told, _) = said(&home, &["send", &case, "--yes"]);
    assert!(
        told.contains("is not the one made from its letter"),
        "{told}"
    );
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    let sent = String::from_utf8(taken[0].bytes.clone()).unwrap();
    assert!(
        sent.contains("Article 15") && !sent.contains("eve@") && !sent.contains("All I have"),
        "{sent}"
    );
}

/// Nor where the log was made to tell of it: only what says what the letter says leaves.
#[test]
fn a_kept_mail_with_other_words_is_not_sent_though_the_log_tells_of_it() {
    let refuses = Server::start(Behaviour::wrong_at(
        Moment::Dot,
        Action::Say("551 5.7.1 not now".to_owned()),
    ));
    for (what, from, to) in [
        ("a word", "Dear", "Deer"),
        (
            "a part that is a page of the web",
            "text/plain",
            "text/html",
        ),
        (
            "a recipient more",
            "Subject: ",
            "Cc: eve@example.net\r\nSubject: ",
        ),
        ("another subject", "Subject: ", "Subject: Hello "),
        (
            "another name",
            "From: \"Ada Example\"",
            "From: \"Eve Example\"",
        ),
    ] {
        let home = Home::new();
        account(&home, &refuses);
        let case = write_letter(&home, "Musterfirma");
        said(&home, &["send", &case, "--yes"]);
        let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
        let kept: Vec<u8> = connection
            .query_row("SELECT bytes FROM messages", [], |row| row.get(0))
            .unwrap();
        let kept = String::from_utf8(kept).unwrap();
        let forged = kept.replacen(from, to, 1);
        assert_ne!(kept, forged, "{what}");
        connection
            .execute_batch("DROP TRIGGER messages_are_final; DROP TRIGGER events_are_final")
            .unwrap();
        let sha256 = datawrit::tracker::hash(forged.as_bytes());
        connection
            .execute(
                "UPDATE messages SET bytes = CAST(?1 AS BLOB), sha256 = ?2",
                [&forged, &sha256],
            )
            .unwrap();
        connection
            .execute(
                "UPDATE events SET particulars = json_set(particulars, '$.attempt.sha256', ?1)
                 WHERE particulars IS NOT NULL",
                [&sha256],
            )
            .unwrap();
        drop(connection);
        let (told, _) = said(&home, &["send", &case, "--dry-run"]);
        assert!(
            told.contains("is not the one made from its letter"),
            "{what}: {told}"
        );
    }
}

#[test]
fn a_mail_that_an_archive_brings_in_the_letters_place_is_never_sent() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let case = write_letter(&home, "Musterfirma");
    let exported = home.output(&["export", "--format", "json"]);
    let archive = String::from_utf8(exported.stdout).unwrap();
    // The shape of a mail in an archive, from one that has one.
    let mut tracker = Tracker::open(&home.path("home")).unwrap();
    let found = tracker.find(&case).unwrap();
    let other = Home::new();
    std::fs::create_dir_all(other.path("home")).unwrap();
    drop(tracker);
    std::fs::copy(home.path("home/tracker.db"), other.path("home/tracker.db")).unwrap();
    tracker = Tracker::open(&other.path("home")).unwrap();
    tracker
        .keep_messages(&[(&found.reference, &foreign(&case))])
        .unwrap();
    drop(tracker);
    let forged = other.output(&["export", "--format", "json"]);
    let forged: serde_json::Value = serde_json::from_slice(&forged.stdout).unwrap();
    let messages = &forged["cases"][0]["messages"];
    assert!(messages[0].is_object(), "{forged}");
    // In its text: with its keys in another order its hashes would not hold.
    let nothing = "\"messages\": []";
    assert!(archive.contains(nothing), "{archive}");
    let archive = archive.replace(nothing, &format!("\"messages\": {messages}"));
    let mut met = 0;
    for target in [&home, &Home::new()] {
        account(target, &server);
        target.put("archive.json", &archive);
        let (told, code) = said(target, &["import", "archive.json", "--yes"]);
        assert_eq!(code, Some(0), "{told}");
        let before = server.taken().len();
        let (told, _) = said(target, &["send", &case, "--yes"]);
        assert!(
            told.contains("is not the one made from its letter"),
            "{told}"
        );
        met += server.taken().len() - before;
        for mail in server.taken().iter().skip(before) {
            let sent = String::from_utf8(mail.bytes.clone()).unwrap();
            assert!(
                sent.contains("Article 15") && !sent.contains("eve@"),
                "{sent}"
            );
        }
    }
    assert_eq!(met, 2);
}

/// What came back is known of the mailbox, in whatever way it is written.
#[test]
fn an_address_that_bounced_is_known_in_other_letters_and_as_it_stands_on_the_wire() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let write = |company: &str, to: &str| {
        let mut write = vec!["write", "access", company, "--json", "--output", "letters"];
        write.extend(["--recipient-email", to, "--again"]);
        write.extend(super::home::ADA);
        home.json(&write)["case"].as_str().unwrap().to_owned()
    };
    let first = write("Alpha", "Privacy@Münchner.example.org");
    home.output(&["send", &first, "--yes"]);
    home.output(&["record", &first, "bounced"]);
    for (company, to) in [
        ("Beta", "privacy@münchner.example.org"),
        ("Gamma", "PRIVACY@MÜNCHNER.EXAMPLE.ORG"),
        ("Delta", "privacy@xn--mnchner-n2a.example.org"),
    ] {
        let case = write(company, to);
        let (told, code) = home.refusal(&["send", &case, "--yes"]);
        assert!(
            code == 1 && told.contains("came back on 23 November 2026"),
            "{to}: {told}"
        );
    }
    assert_eq!(server.taken().len(), 1);
}
