//! What proves a case, and what shows that it was changed.

use std::{fs, io::Read, process::Command};

use sha2::{Digest, Sha256};

use super::{
    Home, account,
    server::{Behaviour, Server},
    write_letter,
};

/// A case that was sent, acknowledged and answered.
fn sent_case(home: &mut Home) -> (Server, String) {
    let server = Server::start(Behaviour::good());
    account(home, &server);
    let case = write_letter(home, "Musterfirma");
    home.output(&["send", &case, "--yes", "--attach-pdf"]);
    home.on("2026-11-25")
        .output(&["record", &case, "acknowledged", "--note", "ticket 815"]);
    (server, case)
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unpack(path: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut file = zip.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

#[test]
fn an_evidence_file_has_the_mail_as_the_server_got_it_and_a_chain_that_anybody_can_check() {
    let mut home = Home::new();
    let (server, case) = sent_case(&mut home);
    home.run(&["verify"])
        .run(&["evidence", &case, "--output", "case.zip"]);
    assert!(
        home.transcript()
            .contains("1 case, 4 entries: every hash holds"),
        "{}",
        home.transcript()
    );
    let files = unpack(&home.path("case.zip"));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    insta::assert_debug_snapshot!(names);
    let file = |wanted: &str| &files.iter().find(|(name, _)| name == wanted).unwrap().1;

    let sent = file("mail-1.eml");
    let taken = &server.taken()[0].bytes;
    assert_eq!(
        String::from_utf8_lossy(taken),
        String::from_utf8_lossy(sent)
    );
    for line in String::from_utf8_lossy(file("SHA256SUMS")).lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        assert_eq!(sum, sha256(file(name)), "{name}");
    }
    // The chain, by the rule of README.txt.
    let log: serde_json::Value = serde_json::from_slice(file("log.json")).unwrap();
    let opening: serde_json::Value =
        serde_json::from_str(log["opening"].as_str().unwrap()).unwrap();
    assert_eq!(opening["request"], sha256(file("request.json")));
    assert_eq!(opening["grounds"], sha256(file("grounds.json")));
    for document in opening["documents"].as_array().unwrap() {
        let name = format!("letter.{}", document[0].as_str().unwrap());
        assert_eq!(document[1], sha256(file(&name)));
    }
    let mut before = sha256(log["opening"].as_str().unwrap().as_bytes());
    assert_eq!(log["opening_sha256"], before);
    let entries = log["entries"].as_array().unwrap();
    assert_eq!(entries.len(), 4);
    for entry in entries {
        before = sha256(format!("{before}\n{}", entry["entry"].as_str().unwrap()).as_bytes());
        assert_eq!(entry["sha256"], before);
    }
    assert_eq!(entries[2]["event"]["attempt"]["sha256"], sha256(sent));
    assert!(file("chronology.pdf").starts_with(b"%PDF-"));
}

#[test]
#[ignore = "needs pdftotext (poppler)"]
fn the_chronology_can_be_read() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["evidence", &case, "--output", "case.zip"]);
    let files = unpack(&home.path("case.zip"));
    let (_, pdf) = files
        .iter()
        .find(|(name, _)| name == "chronology.pdf")
        .unwrap();
    fs::write(home.path("chronology.pdf"), pdf).unwrap();
    let output = Command::new("pdftotext")
        .args(["-layout", "chronology.pdf", "-"])
        .current_dir(home.folder())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = words.join(" ");
    for told in [
        "Right of access, to Musterfirma",
        "2026-11-23 written",
        "the server said: 250 2.0.0 Ok: queued as T3ST",
        "2026-11-25 acknowledged; ticket 815",
        "Answer: in 28 days, due 2026-12-23",
    ] {
        assert!(words.contains(told), "{told}\n{words}");
    }
}

#[test]
fn whatever_is_altered_or_taken_out_shows() {
    let alterations = [
        (
            "an event's day",
            "DROP TRIGGER events_are_final; UPDATE events SET happened_on = '2026-11-24' WHERE number = 4",
            "entry 4, or what it stands on, is not what was recorded",
        ),
        (
            "a reply",
            "DROP TRIGGER events_are_final; UPDATE events SET particulars = replace(particulars, 'T3ST', 'L1E') WHERE number = 3",
            "entry 3, or what it stands on, is not what was recorded",
        ),
        (
            "an event and its link",
            "DROP TRIGGER events_are_kept; DROP TRIGGER chain_is_kept; DELETE FROM chain WHERE number = 2; DELETE FROM events WHERE number = 2",
            "entry 2 is missing",
        ),
        (
            "the last event",
            "DROP TRIGGER events_are_kept; DROP TRIGGER chain_is_kept; DELETE FROM chain WHERE number = 4; DELETE FROM events WHERE number = 4",
            "entry 4 is missing",
        ),
        (
            "the request",
            "DROP TRIGGER cases_are_final; UPDATE cases SET request = replace(request, 'Ada', 'Eve')",
            "entry 1, or what it stands on, is not what was recorded",
        ),
        (
            "the mail",
            "DROP TRIGGER messages_are_final; UPDATE messages SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ada', 'Eve') AS BLOB)",
            "is not the one made",
        ),
        (
            "the mail and its hash",
            "DROP TRIGGER messages_are_final; UPDATE messages SET bytes = x'00', sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'",
            "is not the one the log tells of",
        ),
        (
            "the letter",
            "DROP TRIGGER documents_are_final; UPDATE documents SET bytes = x'00' WHERE format = 'pdf'",
            "the pdf letter is not the one written",
        ),
        (
            "the law",
            "DROP TRIGGER grounds_are_final; UPDATE grounds SET json = replace(json, '1 month', '2 months')",
            "its legal ground is not the one it was opened on",
        ),
    ];
    for (what, alteration, found) in alterations {
        let mut home = Home::new();
        let (_server, case) = sent_case(&mut home);
        let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
        connection
            .execute_batch("PRAGMA foreign_keys = OFF")
            .unwrap();
        connection.execute_batch(alteration).unwrap();
        drop(connection);
        let output = home.output(&["verify"]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{what}: {told}");
        assert!(told.contains(found), "{what}: {told}");
        let (refused, code) = home.refusal(&["evidence", &case, "--output", "case.zip"]);
        assert_eq!(code, 1, "{what}: {refused}");
        assert!(!home.path("case.zip").exists(), "{what}");
    }
}

#[test]
fn a_tracker_from_before_the_chain_is_chained_when_it_is_opened() {
    let home = Home::new();
    let case = home.write_access();
    let path = home.path("home/tracker.db");
    let connection = rusqlite::Connection::open(&path).unwrap();
    // As the first migration left it.
    connection
        .execute_batch(
            "DROP TABLE chain; DROP TABLE messages; ALTER TABLE events DROP COLUMN particulars;
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(connection);
    assert!(home.output(&["record", &case, "sent"]).status.success());
    let told = String::from_utf8(home.output(&["verify"]).stdout).unwrap();
    assert_eq!(told, "1 case, 2 entries: every hash holds\n");
}

#[test]
fn an_archive_carries_the_mails_and_gives_the_same_chain() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["export", "--format", "json", "--output", "archive.json"]);
    home.output(&["evidence", &case, "--output", "here.zip"]);
    fs::rename(home.path("home"), home.path("elsewhere")).unwrap();
    let output = home.output(&["import", "archive.json"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(home.output(&["verify"]).status.success());
    home.output(&["evidence", &case, "--output", "there.zip"]);
    let (here, there) = (home.path("here.zip"), home.path("there.zip"));
    assert_eq!(fs::read(here).unwrap(), fs::read(there).unwrap());
}

#[test]
fn a_tracking_number_and_a_web_form_are_recorded_too() {
    let mut home = Home::new();
    home.put(
        "home/recipients/muster.toml",
        &(include_str!("../fixtures/muster.toml").to_owned()
            + "\n[[channel]]\nform = \"https://muster.example.org/request\"\nprovenance = \"privacy-policy\"\nchecked-on = 2026-11-22\nsource = { title = \"None\", href = \"https://muster.example.org/privacy\" }\n"),
    );
    let mut arguments = vec!["write", "access", "muster", "--format", "txt", "--json"];
    arguments.extend(super::home::ADA);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    home.run(&["show", &case, "--form"])
        .run(&[
            "record",
            &case,
            "sent",
            "--by",
            "post",
            "--tracking",
            "RR123456785DE",
        ])
        .run(&["record", &case, "answered", "--tracking", "1"]);
    let shown = home.json(&["show", &case, "--json"]);
    assert_eq!(shown["events"][1]["tracking"], "RR123456785DE");
    insta::assert_snapshot!(home.transcript());
}
