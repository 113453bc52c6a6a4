//! The same request while one is open, and companies that nobody knows.

use super::Home;

const ADA: [&str; 5] = [
    "--name=Ada Example",
    "--email=ada@example.org",
    "--residence=DE",
    "--format=txt",
    "--output=out",
];

fn write<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let words = ["write"].into_iter().chain(words.iter().copied());
    words.chain(ADA).collect()
}

fn cases(home: &Home) -> usize {
    home.json(&["list", "--json"]).as_array().unwrap().len()
}

#[test]
fn the_same_request_while_one_is_open_is_refused_with_what_may_be_meant() {
    let mut home = Home::new();
    home.on("2026-11-01");
    assert_eq!(home.strictly(&write(&["access", "netflix"])).2, 0);
    let list = home.json(&["list", "--json"]);
    let case = list[0]["case"].as_str().unwrap();
    // Written, and nobody said that it was sent.
    let (_, said, code) = home.strictly(&write(&["access", "Netflix"]));
    assert_eq!(code, 1);
    assert!(said.contains(&format!("`datawrit send {case}`")), "{said}");
    home.output(&["record", case, "sent", "--by", "email"]);
    home.on("2026-11-15");
    for again in [
        &["access", "netflix"][..],
        &["access", "netflix", "--lang=de"],
        &["access", "netflix", "--item=log files"],
        &["access", "netflix", "--reason=I wonder"],
        &["access", "netflix", "--by=post"],
    ] {
        let (printed, said, code) = home.strictly(&write(again));
        assert_eq!((printed.as_str(), code), ("", 1), "{again:?} {said}");
        // Received on 1 November 2026 + 1 month (GDPR Article 12(3)).
        for told in [case, "due on 1 December 2026", "reminder", "--again"] {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
    assert_eq!(cases(&home), 1);
    // A list tells the line as before.
    home.put("list.txt", "netflix\n");
    let (printed, _, _) = home.strictly(&write(&["access", "--from=list.txt"]));
    assert!(printed.contains("before  1 was already there"), "{printed}");

    // Another right, company, person or customer is another request.
    for other in [
        &["portability", "netflix"][..],
        &["access", "spotify"],
        &["access", "netflix", "--name=Ben Example"],
        &["access", "netflix", "--child=Cleo Example"],
        &["access", "netflix", "--product=kids"],
    ] {
        // The last of two names wins nothing: it is given once.
        let mut arguments = write(other);
        if other.iter().any(|word| word.starts_with("--name")) {
            arguments.retain(|word| *word != ADA[0]);
        }
        let (_, said, code) = home.strictly(&arguments);
        assert_eq!(code, 0, "{other:?} {said}");
    }
    assert_eq!(cases(&home), 6);
    // On purpose, and after the case is closed.
    assert_eq!(
        home.strictly(&write(&["access", "netflix", "--again"])).2,
        0
    );
    let all = home.json(&["list", "--json"]);
    for open in all.as_array().unwrap() {
        home.output(&["record", open["case"].as_str().unwrap(), "closed"]);
    }
    let (_, said, code) = home.strictly(&write(&["access", "netflix"]));
    assert!(code == 0 && !said.contains("is open"), "{said}");
}

/// A company that no record knows, in the spellings of a second day.
#[test]
fn another_spelling_of_the_company_is_the_same_request() {
    let home = Home::new();
    let mailbox = "--recipient-email=dsb@bar.example";
    let (_, said, code) = home.strictly(&write(&["deletion", "Bar AG", mailbox]));
    assert_eq!(code, 0, "{said}");
    for (typed, email) in [
        ("bar ag", mailbox),
        ("BAR  AG.", mailbox),
        ("Bar A.G.", mailbox),
        ("Bar-AG", mailbox),
        ("Ba\u{301}r AG", mailbox),
        // The mailbox tells it.
        ("Bar Aktiengesellschaft", mailbox),
        ("Bar", "--recipient-email=DSB@Bar.example"),
        // Nothing tells it from the other.
        ("Bar A. G.", "--recipient-address=Weg 1; 04109 Leipzig; DE"),
    ] {
        let (_, said, code) = home.strictly(&write(&["deletion", typed, email]));
        assert_eq!(code, 1, "{typed} {said}");
        assert!(said.contains("to Bar AG is open"), "{typed} {said}");
        let (_, said, _) = home.strictly(&write(&["deletion", typed, email, "--dry-run"]));
        assert!(said.contains("is open"), "{typed} {said}");
    }
    assert_eq!(cases(&home), 1);
    // A list writes to both brands of a house, which has one mailbox.
    let list = "Firma;E-Mail der Firma\nBar Fashion;dsb@bar.example\nBar Shoes;dsb@bar.example\n\
                Bar A.G.;dsb@bar.example\n";
    home.put("list.csv", list);
    let (printed, said, code) = home.strictly(&write(&["deletion", "--from=list.csv"]));
    assert_eq!((code, cases(&home)), (0, 3), "{printed}{said}");
    assert!(printed.contains("before  1 was already there"), "{printed}");
}

/// The table of keys is made anew where it is not whole, as after an upgrade.
#[test]
fn a_request_is_found_without_the_table_of_keys() {
    let home = Home::new();
    for company in ["netflix", "spotify"] {
        assert_eq!(home.strictly(&write(&["access", company])).2, 0);
    }
    let sql = |text: &str| {
        let store = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
        store.execute_batch(text).unwrap();
    };
    for lost in [
        "DELETE FROM asked",
        "DELETE FROM asked WHERE rowid = 1",
        "UPDATE asked SET form = 0, by_name = '', by_id = NULL, by_email = NULL",
        "DROP TABLE asked; DROP INDEX cases_by_number; ALTER TABLE cases DROP COLUMN number; ALTER TABLE messages DROP COLUMN letter; DROP TABLE numbers; DROP TABLE outlook; DROP TABLE mailboxes; DROP TABLE replies; DROP TABLE forgotten; PRAGMA user_version = 4",
    ] {
        for more in [&["--dry-run"][..], &[]] {
            sql(lost);
            for company in ["netflix", "spotify"] {
                let words = [&["access", company], more].concat();
                let (_, said, _) = home.strictly(&write(&words));
                assert!(said.contains("is open"), "{lost} {company}: {said}");
            }
        }
        assert_eq!(home.strictly(&["verify"]).2, 0);
    }
    assert_eq!(cases(&home), 2);
}

#[test]
fn a_company_that_is_not_known_is_written_to_only_with_an_address_or_on_purpose() {
    let home = Home::new();
    for (typed, near) in [("gogle", "`google`"), ("Foo Quux GmbH", "")] {
        let (printed, said, code) = home.strictly(&write(&["access", typed]));
        assert_eq!((printed.as_str(), code), ("", 2), "{said}");
        for told in [typed, near, "--recipient-email", "--no-address"] {
            assert!(said.contains(told), "{told}: {said}");
        }
    }
    assert_eq!(cases(&home), 0);
    for way in [
        "--recipient-email=privacy@quux.example.org",
        "--recipient-address=Weg 1; 04109 Leipzig; DE",
        "--no-address",
    ] {
        let (_, said, code) = home.strictly(&write(&["access", "Foo Quux GmbH", way, "--again"]));
        assert_eq!(code, 0, "{said}");
    }
    // In a list, and among several companies, the line fails and the others are written.
    home.put("list.txt", "gogle\nspotify\n");
    for many in [
        &["access", "--from=list.txt"][..],
        &["deletion", "gogle", "spotify"],
    ] {
        let (printed, _, code) = home.strictly(&write(many));
        assert_eq!(code, 1);
        assert!(printed.contains("wrote   1 letter"), "{printed}");
        assert!(printed.contains("`gogle`"), "{printed}");
    }
}

#[test]
fn a_right_the_law_does_not_know_is_told_before_anything_is_missed() {
    let home = Home::new();
    let (_, said, _) = home.strictly(&["write", "opt-out", "spotify", "--residence=DE"]);
    assert!(said.contains("has no opt-out"), "{said}");
}
