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
        .run(&["evidence", &case, "--output", "case.zip"])
        .run(&["evidence", &case, "--output", "case.zip", "--yes"]);
    let told = home.transcript();
    for line in [
        "1 case, 4 entries: complete and unchanged",
        "compared with  itself only",
        "! these notes of yours go into the file:\n!   2026-11-25  acknowledged: ticket 815\n",
        "! error: 1 note of yours would go into the file",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
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
    // The chain, by the rule of README.txt.
    let log: serde_json::Value = serde_json::from_slice(file("log.json")).unwrap();
    let opening: serde_json::Value =
        serde_json::from_str(log["opening"].as_str().unwrap()).unwrap();
    assert_eq!(opening["request"], sha256(file("request.json")));
    assert_eq!(opening["grounds"], sha256(file("grounds.json")));
    assert_eq!(opening["letter"], sha256(file("letter.json")));
    assert_eq!(opening["trial"], true);
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
    let entry: serde_json::Value =
        serde_json::from_str(entries[2]["entry"].as_str().unwrap()).unwrap();
    assert_eq!(entry["attempt"]["sha256"], sha256(sent));
    assert_eq!(entry["attempt"]["from"], "ada@example.org");
    assert!(file("chronology.pdf").starts_with(b"%PDF-"));

    // What was given away is remembered, and what led to it held against it.
    let verified = home.json(&["verify", "--json"]);
    assert_eq!(verified["given_away"]["entry"], before);
    assert_eq!(
        verified["given_away"]["manifest"],
        sha256(file("manifest.json"))
    );
    assert_eq!(verified["uncovered"], serde_json::json!([]));
    // Nobody needs to know what the account is called.
    for (name, bytes) in files.iter().filter(|(name, _)| name != "check.py") {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("\"account\""), "{name}");
    }
}

/// Runs the evidence's own check on files that lie in `folder`.
fn checked(folder: &std::path::Path, given: Option<&str>) -> (String, bool) {
    let output = Command::new("python3")
        .arg("check.py")
        .args(given)
        .current_dir(folder)
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    (
        told + &String::from_utf8_lossy(&output.stderr),
        output.status.success(),
    )
}

#[test]
#[ignore = "needs python3"]
fn the_check_in_the_evidence_finds_what_was_altered() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["evidence", &case, "--output", "case.zip", "--yes"]);
    home.output(&["evidence", &case, "--output", "bare.zip", "--without-notes"]);
    let lay_out = |name: &str, zip: &str| {
        let folder = home.path(name);
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in unpack(&home.path(zip)) {
            fs::write(folder.join(name), bytes).unwrap();
        }
        folder
    };
    let whole = lay_out("whole", "case.zip");
    let manifest = sha256(&fs::read(whole.join("manifest.json")).unwrap());
    for folder in [whole, lay_out("bare", "bare.zip")] {
        let (told, holds) = checked(&folder, None);
        assert!(holds && told.contains("all of it holds"), "{told}");
        assert!(told.contains("compared with itself only"), "{told}");
        assert!(told.contains("a trial: its days are made up"), "{told}");
        let notes = fs::read_dir(&folder).unwrap().any(|file| {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            bytes.windows(10).any(|window| window == b"ticket 815")
        });
        assert_eq!(notes, folder.ends_with("whole"));
    }
    assert!(checked(&home.path("whole"), Some(&manifest)).1);
    assert!(!checked(&home.path("bare"), Some(&manifest)).1);

    let mut altered = 0;
    let mut alter = |what: &str, found: &str, change: &dyn Fn(&std::path::Path)| {
        altered += 1;
        let folder = lay_out(&format!("altered-{altered}"), "case.zip");
        change(&folder);
        for given in [None, Some(manifest.as_str())] {
            let (told, holds) = checked(&folder, given);
            assert!(!holds && told.contains(found), "{what}: {told}");
        }
    };
    let names: Vec<String> = unpack(&home.path("case.zip"))
        .into_iter()
        .map(|(name, _)| name)
        .filter(|name| name != "check.py")
        .collect();
    for name in &names {
        alter("one byte more", "fault", &|folder| {
            let mut bytes = fs::read(folder.join(name)).unwrap();
            bytes.push(b' ');
            fs::write(folder.join(name), bytes).unwrap();
        });
        alter("a file gone", "fault", &|folder| {
            fs::remove_file(folder.join(name)).unwrap();
        });
    }
    alter(
        "a file beside",
        "mail-2.eml: not in the manifest",
        &|folder| {
            fs::write(folder.join("mail-2.eml"), "From: x").unwrap();
        },
    );
    // What Python would load in place of its own.
    for module in ["hashlib.py", "json.py"] {
        alter(module, ": not in the manifest", &|folder| {
            let text = "import os\nprint('all of it holds')\nos._exit(0)\n";
            fs::write(folder.join(module), text).unwrap();
        });
    }
    alter(
        "a folder beside",
        "__pycache__: not in the manifest",
        &|folder| {
            fs::create_dir(folder.join("__pycache__")).unwrap();
            fs::write(folder.join("__pycache__/letter.txt"), "x").unwrap();
        },
    );
    // From here on the manifest was made anew, as somebody who alters a file would.
    let mut alter_all = |what: &str, found: &str, file: &str, from: &str, to: &str| {
        alter(what, found, &|folder| {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            assert!(text.contains(from), "{what}");
            fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
            made_anew(folder);
        });
    };
    let event = "chronology.json: event 4 is not that of the log";
    alter_all(
        "an event told otherwise",
        event,
        "chronology.json",
        "ticket 815",
        "ticket 816",
    );
    alter_all(
        "another note",
        "entry 4: another note",
        "log.json",
        "ticket 815",
        "ticket 816",
    );
    alter_all(
        "an entry",
        "entry 4: another hash",
        "log.json",
        "acknowledged",
        "answered",
    );
    alter_all(
        "an event beside its entry",
        "entry 1: words that no hash covers",
        "log.json",
        "\"entry\": ",
        "\"event\": {}, \"entry\": ",
    );
    alter_all(
        "the case's name",
        "several cases",
        "log.json",
        &case,
        "K7Q3-9MX2",
    );
    alter_all(
        "the case's name",
        "several cases",
        "chronology.json",
        &case,
        "K7Q3-9MX2",
    );
    alter_all(
        "the right",
        "`right` is not that of the log",
        "chronology.json",
        "\"right\": \"access\"",
        "\"right\": \"deletion\"",
    );
    alter_all(
        "words beside the log",
        "log.json: words that no hash covers",
        "log.json",
        "{",
        "{ \"summary\": \"all was answered\",",
    );
    alter_all(
        "the recipient",
        "`recipient` is not",
        "chronology.json",
        "Musterfirma",
        "Beispielfirma",
    );
    alter_all(
        "the letter",
        "letter.json: not what the log stands on",
        "letter.json",
        "Ada",
        "Eve",
    );
    alter_all(
        "the request",
        "request.json: not what the log stands on",
        "request.json",
        "Ada",
        "Eve",
    );
    alter_all(
        "the mail",
        "a mail of which the log tells is missing",
        "mail-1.eml",
        "Ada",
        "Eve",
    );
}

/// The manifest of what is in the folder now.
fn made_anew(folder: &std::path::Path) {
    let path = folder.join("manifest.json");
    let mut manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let mut sums = String::new();
    for file in manifest["files"].as_array_mut().unwrap() {
        let name = file["name"].as_str().unwrap().to_owned();
        let bytes = fs::read(folder.join(&name)).unwrap();
        sums += &format!("{}  {name}\n", sha256(&bytes));
        file["size"] = bytes.len().into();
        file["sha256"] = sha256(&bytes).into();
    }
    let text = manifest.to_string();
    sums += &format!("{}  manifest.json\n", sha256(text.as_bytes()));
    fs::write(path, text).unwrap();
    fs::write(folder.join("SHA256SUMS"), sums).unwrap();
}

#[test]
fn no_character_makes_the_evidence_impossible_and_the_original_is_in_the_data() {
    let home = Home::new();
    let long = "A".repeat(200);
    let mut arguments = vec![
        "write",
        "access",
        "Häuser → 公司",
        "--format",
        "txt",
        "--json",
    ];
    arguments.extend([
        "--name",
        &long,
        "--email",
        "ada@example.org",
        "--residence",
        "DE",
    ]);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    let note = "✓ ≤ 😀 שלום مرحبا e\u{301} 👨\u{200d}👩 y\u{a0}z ﬁ ÿ 한국";
    let recorded = home.output(&["record", &case, "sent", "--by", "form", "--note", note]);
    assert!(
        recorded.status.success(),
        "{}",
        String::from_utf8_lossy(&recorded.stderr)
    );
    let packed = home.output(&["evidence", &case, "--output", "case.zip", "--yes"]);
    assert!(
        packed.status.success(),
        "{}",
        String::from_utf8_lossy(&packed.stderr)
    );
    let files = unpack(&home.path("case.zip"));
    let (_, chronology) = files
        .iter()
        .find(|(name, _)| name == "chronology.json")
        .unwrap();
    let chronology: serde_json::Value = serde_json::from_slice(chronology).unwrap();
    assert_eq!(
        chronology["events"][1]["note"],
        home.json(&["show", &case, "--json"])["events"][1]["note"]
    );
    assert_eq!(chronology["recipient"], "Häuser → 公司");
}

#[test]
#[ignore = "needs pdftotext (poppler)"]
fn the_chronology_can_be_read() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["evidence", &case, "--output", "case.zip", "--yes"]);
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
        "Right of access, of Ada Example to Musterfirma",
        "2026-11-23 written",
        "the server said: 250 2.0.0 Ok: queued as T3ST",
        "2026-11-25 acknowledged; ticket 815",
        "Answer: in 28 days, due 2026-12-23",
    ] {
        assert!(words.contains(told), "{told}\n{words}");
    }
}

#[test]
fn what_is_altered_or_taken_out_shows() {
    altered_or_taken_out(3);
}

#[test]
#[ignore = "takes half a minute: every alteration; .ci/run runs it"]
fn whatever_is_altered_or_taken_out_shows() {
    altered_or_taken_out(1);
}

/// Every so manieth alteration.
fn altered_or_taken_out(step: usize) {
    let alterations = [
        (
            "an event's day",
            "DROP TRIGGER events_are_final; UPDATE events SET happened_on = '2026-11-24' WHERE number = 4",
            "entry 4, or what it builds on, is not what was recorded",
        ),
        (
            "a reply",
            "DROP TRIGGER events_are_final; UPDATE events SET particulars = replace(particulars, 'T3ST', 'L1E') WHERE number = 3",
            "entry 3, or what it builds on, is not what was recorded",
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
            "entry 1, or what it builds on, is not what was recorded",
        ),
        (
            "the mail",
            "DROP TRIGGER messages_are_final; UPDATE messages SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Ada', 'Eve') AS BLOB)",
            "is not the one made",
        ),
        (
            "the mail and its hash",
            "DROP TRIGGER messages_are_final; UPDATE messages SET bytes = x'00', sha256 = '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'",
            "is not the one in the log",
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
        ("by what it is found again", "UPDATE asked SET by_name = 'x'", "when the same is asked again"),
        ("what it is found by, of nobody", "PRAGMA foreign_keys = OFF; UPDATE asked SET reference = 'ZZZZ-ZZZZ'", "when the same is asked again"),
        ("the law's name", "DROP TRIGGER cases_are_final; UPDATE cases SET law = 'ccpa'", "its law is not"),
        ("the right", "DROP TRIGGER cases_are_final; UPDATE cases SET asked = 'deletion'", "its right is not"),
        ("the place", "DROP TRIGGER cases_are_final; UPDATE cases SET place = 'FR'", "its place is not"),
        ("the border", "DROP TRIGGER cases_are_final; UPDATE cases SET abroad = 1 - abroad", "its way of the letter is not"),
        ("the recipient", "DROP TRIGGER cases_are_final; UPDATE cases SET recipient = 'Eve'", "its recipient is not"),
        ("that it is a trial", "DROP TRIGGER cases_are_final; UPDATE cases SET trial = 0", "entry 1, or what it builds on"),
        ("the form of the opening", "DROP TRIGGER cases_are_final; UPDATE cases SET opening = 1", "entry 1, or what it builds on"),
        (
            "the letter as data",
            "DROP TRIGGER letters_are_final; UPDATE letters SET json = replace(json, 'Ada', 'Eve')",
            "the letter as data is not the one written",
        ),
        ("the letter as data, gone", "DROP TRIGGER letters_are_kept; DELETE FROM letters", "entry 1, or what it builds on"),
        ("a letter less", "DROP TRIGGER documents_are_kept; DELETE FROM documents WHERE format = 'pdf'", "entry 1, or what it builds on"),
        ("the law, gone", "DROP TRIGGER grounds_are_kept; DELETE FROM grounds", "what it rests on in law is missing"),
        ("the mail, gone", "DROP TRIGGER messages_are_kept; DELETE FROM messages", "which the log mentions, is missing"),
        ("the mail's sender", "DROP TRIGGER messages_are_final; UPDATE messages SET sender = 'eve@example.org'", "the sender of the mail"),
        ("the mail's recipient", "DROP TRIGGER messages_are_final; UPDATE messages SET recipient = 'eve@example.org'", "the recipient of the mail"),
        ("the mail's day", "DROP TRIGGER messages_are_final; UPDATE messages SET made_at = '2026-11-01T12:00:00Z'", "the moment of the mail"),
        ("the mail's case", "DROP TRIGGER messages_are_final; UPDATE messages SET reference = 'K7Q3-9MX2'", "is in the case K7Q3-9MX2"),
        ("a trigger", "DROP TRIGGER events_are_kept", "the trigger events_are_kept, which guards the records"),
        (
            "all that guards",
            "DROP TRIGGER events_are_kept; CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN SELECT 1; END",
            "the trigger events_are_kept, which guards the records",
        ),
        (
            "a case without events",
            "INSERT INTO cases SELECT 'K7Q3-9MX2', opened_on, law, asked, recipient, place, abroad, request, grounds, opening, trial, number + 1000 FROM cases",
            "its log does not begin with `written`",
        ),
        ("a word in other letters", "DROP TRIGGER events_are_final; UPDATE events SET kind = 'SENDING' WHERE kind = 'sending'", "entry 2 is not written as it was recorded"),
        ("a day after a space", "DROP TRIGGER events_are_final; UPDATE events SET happened_on = ' ' || happened_on WHERE number = 3", "entry 3 is not written as it was recorded"),
        ("a note with a space", "DROP TRIGGER events_are_final; UPDATE events SET note = note || ' ' WHERE number = 4", "entry 4 is not written as it was recorded"),
        (
            "digits without anything private",
            "DROP TRIGGER events_are_final; UPDATE events SET particulars = '{\"salt\":\"00\"}' WHERE number = 1",
            "entry 1 is not written as it was recorded",
        ),
        ("a border of 2", "DROP TRIGGER cases_are_final; UPDATE cases SET abroad = 2", "its way of the letter is not"),
        ("a trial of 2", "DROP TRIGGER cases_are_final; UPDATE cases SET trial = 2", "in an unknown form"),
        ("a form that there is not", "DROP TRIGGER cases_are_final; UPDATE cases SET opening = 3", "in an unknown form"),
        ("a second letter", "INSERT INTO letters SELECT reference, 2, sha256, json FROM letters", "no entry covers its letter 2"),
        ("a letter of nobody", "INSERT INTO letters SELECT 'K7Q3-9MX2', 1, sha256, json FROM letters", "of a case that is not there"),
        ("a page of nobody", "INSERT INTO documents SELECT 'K7Q3-9MX2', format, sha256, bytes, letter FROM documents", "of a case that is not there"),
        ("a table in front", "ALTER TABLE sender RENAME TO other; CREATE VIEW sender AS SELECT * FROM other", "the table sender is missing"),
        (
            "what was given away, told otherwise",
            "DROP TRIGGER given_away_is_final; UPDATE given_away SET given_on = '2026-11-01'",
            "what was given away, number 1, is not what was recorded",
        ),
        (
            "what was given away, another",
            "DROP TRIGGER given_away_is_final; UPDATE given_away SET manifest = upper(manifest)",
            "what was given away, number 1, is not what was recorded",
        ),
        ("what was given away, gone", "DROP TRIGGER given_away_is_kept; DELETE FROM given_away", "hashes given away: there were 1, now there are 0"),
        (
            "all of it, and the numbers",
            "DROP TRIGGER events_are_kept; DROP TRIGGER chain_is_kept; DROP TRIGGER messages_are_kept; DROP TRIGGER letters_are_kept;
             DROP TRIGGER documents_are_kept; DROP TRIGGER cases_are_kept; DELETE FROM chain; DELETE FROM messages; DELETE FROM letters;
             DELETE FROM documents; DELETE FROM events; DELETE FROM cases; UPDATE numbers SET last = 0",
            "cases: there were 1, now there are 0",
        ),
    ];
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    let tracker = home.path("home/tracker.db");
    home.output(&["evidence", &case, "--output", "given.zip", "--yes"]);
    let given = fs::read(&tracker).unwrap();
    for (what, alteration, found) in alterations.into_iter().step_by(step) {
        for log in ["home/tracker.db-wal", "home/tracker.db-shm"] {
            let _ = fs::remove_file(home.path(log));
        }
        fs::write(&tracker, &given).unwrap();
        let whole = home.output(&["verify"]);
        assert_eq!(whole.status.code(), Some(0), "{what}: {whole:?}");
        let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
        connection
            .execute_batch("PRAGMA foreign_keys = OFF")
            .unwrap();
        connection.execute_batch(alteration).unwrap();
        drop(connection);
        let output = home.output(&["verify"]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{what}: {told}");
        assert!(!told.contains("complete and unchanged"), "{what}: {told}");
        assert!(told.contains(found), "{what}: {told}");
        let (refused, code) = home.refusal(&["evidence", &case, "--output", "case.zip"]);
        assert_ne!(code, 0, "{what}: {refused}");
        assert!(!home.path("case.zip").exists(), "{what}");
    }
}

/// Other programs may have changed an archive's spacing; whatever else they change shows.
#[test]
fn whatever_is_altered_in_an_archive_shows_before_it_is_taken_in() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["evidence", &case, "--output", "given.zip", "--yes"]);
    let archive = String::from_utf8(home.output(&["export", "--format", "json"]).stdout).unwrap();
    let import = |archive: &str| {
        home.put("altered.json", archive);
        let output = home.output(&["--home", "other", "import", "altered.json"]);
        let told = String::from_utf8(output.stderr).unwrap();
        (output.status.success(), told)
    };
    // What, after which words, from what, to what.
    for (what, after, from, to) in [
        ("a day", "\"sending\"", "2026-11-23", "2026-11-24"),
        ("an entry", "\"events\"", "acknowledged", "answered"),
        ("a note", "\"events\"", "ticket 815", "ticket 816"),
        ("its digits", "\"events\"", "\"salt\": \"", "\"salt\": \"x"),
        (
            "a server's reply",
            "\"events\"",
            "\"code\": 250",
            "\"code\": 251",
        ),
        ("the letter", "\"letter\": ", "Ada", "Eve"),
        ("no letter", "\"letter\": ", "{", "null, \"x\": {"),
        (
            "that it is a trial",
            "\"cases\"",
            "\"trial\": true",
            "\"trial\": false",
        ),
        ("the form", "\"cases\"", "\"opening\": 2", "\"opening\": 1"),
        ("who asks", "\"request\": ", "Ada", "Eve"),
        (
            "who sent",
            "\"messages\"",
            "\"sender\": \"ada@",
            "\"sender\": \"eve@",
        ),
        (
            "what was sent",
            "\"messages\"",
            "\"message_id\": \"<",
            "\"message_id\": \"<1",
        ),
        (
            "the last hash",
            "\"cases\"",
            "\"head\": \"",
            "\"head\": \"0",
        ),
        (
            "no last hash",
            "\"cases\"",
            "\"head\": \"",
            "\"given_away\": \"",
        ),
        (
            "what was given away",
            "\"given_away\"",
            "\"entry\": \"",
            "\"entry\": \"0",
        ),
    ] {
        let at = archive.find(after).unwrap();
        let (before, rest) = archive.split_at(at);
        assert!(rest.contains(from), "{what}");
        let (taken, told) = import(&(before.to_owned() + &rest.replacen(from, to, 1)));
        assert!(!taken, "{what} was taken in");
        assert!(told.contains("nothing was imported"), "{what}: {told}");
        let list = home.output(&["--home", "other", "list"]);
        assert!(
            !String::from_utf8(list.stdout).unwrap().contains(&case),
            "{what}"
        );
    }
    let (taken, told) = import(&archive);
    assert!(taken, "{told}");
    // What was given away is remembered there too.
    let verified = home.output(&["--home", "other", "verify"]);
    let told = String::from_utf8(verified.stdout).unwrap();
    assert!(
        told.contains("the last hash given away: evidence of"),
        "{told}"
    );
}

#[test]
fn an_archive_carries_the_mails_and_gives_the_same_chain() {
    let mut home = Home::new();
    let (_server, case) = sent_case(&mut home);
    home.output(&["export", "--format", "json", "--output", "archive.json"]);
    home.output(&["evidence", &case, "--output", "here.zip", "--yes"]);
    fs::rename(home.path("home"), home.path("elsewhere")).unwrap();
    let output = home.output(&["import", "archive.json"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(home.output(&["verify"]).status.success());
    home.output(&["evidence", &case, "--output", "there.zip", "--yes"]);
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
    // What is pasted into a form has the spaces that a reader types.
    assert!(!home.transcript().contains('\u{a0}'));
    insta::assert_snapshot!(home.transcript());
}
