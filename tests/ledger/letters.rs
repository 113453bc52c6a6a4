//! A case holds letters, and how one of them fares is nothing to the others.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Output},
};

use datawrit::tracker::{
    Archive, Case, Dispatch, Event, Format, LetterNumber, Medium, Message, NewLetter, Occasion,
    Restored, Tracker, TrackerError, hash,
};

use super::desk::{Desk, day};

fn second() -> LetterNumber {
    LetterNumber::REQUEST.next()
}

/// A word of what happened: `DAY LETTER EVENT`, or `DAY add OCCASION`.
fn happens(desk: &Desk, tracker: &mut Tracker, case: &Case, step: &str) {
    let words: Vec<&str> = step.split_whitespace().collect();
    let [on, about, what] = words[..] else {
        panic!("{step}");
    };
    if about == "add" {
        desk.add(tracker, case, what.parse().unwrap(), on);
        return;
    }
    let case = tracker.find(case.reference.as_str()).unwrap();
    let event = Event {
        letter: LetterNumber::new(about.parse().unwrap()).unwrap(),
        medium: (what == "sent").then_some(Medium::Email),
        ..Event::new(what.parse().unwrap(), day(on), day(on))
    };
    tracker.record(&case, &event).unwrap();
}

/// How each letter fared, when the answer is due and in which state the case is, on 4 May 2026.
fn standing(desk: &Desk, case: &Case) -> String {
    let today = day("2026-05-04");
    let clocks = case
        .clocks(today, desk.statutes.calendars().unwrap())
        .unwrap();
    let answer = clocks
        .iter()
        .find(|clock| clock.clock.id == "respond")
        .unwrap();
    let letters = case.letters.iter().map(|letter| {
        let receipt = case.receipt_of(letter.number, today);
        let received = match receipt.is_forecast() {
            true => String::new(),
            false => format!(", received {}", receipt.day()),
        };
        let dispatch = match case.dispatch_of(letter.number) {
            Dispatch::Unsent => "unsent",
            Dispatch::Interrupted => "interrupted",
            Dispatch::Unknown => "unknown",
            Dispatch::Sent => "sent",
        };
        format!("{} {dispatch}{received}", letter.occasion)
    });
    let due = match answer.is_forecast() {
        true => "not due".to_owned(),
        false => format!("due {}", answer.deadline.due),
    };
    format!(
        "{}; {due}, {}",
        letters.collect::<Vec<_>>().join("; "),
        case.status(&clocks)
    )
}

#[test]
fn how_a_letter_fares_moves_neither_the_days_nor_the_state_of_the_others() {
    const SENT: &str = "request sent, received 2026-03-02";
    // What happened, how the letters stand, and how the request does, which is as without the
    // others.
    let table = [
        (
            "2026-03-02 1 sent",
            String::new(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder",
            "; reminder unsent".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sent",
            "; reminder sent, received 2026-04-11".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sent; 2026-04-12 2 bounced",
            "; reminder unsent".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sending",
            "; reminder interrupted".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sending; 2026-04-11 2 unknown",
            "; reminder unknown".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sending; 2026-04-11 2 not-sent",
            "; reminder unsent".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 unknown; 2026-04-12 2 acknowledged",
            "; reminder sent, received 2026-04-11".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sent; 2026-04-20 2 received",
            "; reminder sent, received 2026-04-20".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-03-20 1 refused; 2026-03-21 add appeal",
            "; appeal unsent".to_owned(),
            "due 2026-04-02, denied",
        ),
        (
            "2026-03-02 1 sent; 2026-03-20 1 refused; 2026-03-21 add appeal; 2026-03-22 2 sent; 2026-03-23 2 bounced",
            "; appeal unsent".to_owned(),
            "due 2026-04-02, denied",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add complaint; 2026-04-11 2 sent",
            "; complaint sent, received 2026-04-11".to_owned(),
            "due 2026-04-02, expired",
        ),
        (
            "2026-03-02 1 sent; 2026-04-10 add reminder; 2026-04-11 2 sent; 2026-04-12 2 answered",
            "; reminder sent, received 2026-04-11".to_owned(),
            "due 2026-04-02, fulfilled",
        ),
        (
            "2026-03-02 1 sent; 2026-03-05 1 identity-asked; 2026-03-06 add answer; 2026-03-06 2 sent",
            "; answer sent, received 2026-03-06".to_owned(),
            "due 2026-04-02, expired",
        ),
    ];
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let mut number = 0;
    let mut stands = |steps: &str| {
        number += 1;
        let case = desk.case(&mut tracker, &format!("Bank {number}"));
        for step in steps.split("; ") {
            happens(&desk, &mut tracker, &case, step);
        }
        let case = tracker.find(case.reference.as_str()).unwrap();
        standing(&desk, &case)
    };
    for (steps, others, request) in table {
        assert_eq!(
            stands(steps),
            format!("{SENT}{others}; {request}"),
            "{steps}"
        );
    }
    // A request of which nobody knows, or that came back, is helped by no other letter.
    for (steps, wanted) in [
        (
            "2026-03-02 1 unknown; 2026-04-10 add reminder; 2026-04-11 2 sent; 2026-04-12 2 acknowledged",
            "request unknown; reminder sent, received 2026-04-11; not due, open",
        ),
        (
            "2026-03-02 1 unknown; 2026-04-10 add reminder; 2026-04-11 2 sent; 2026-04-12 2 answered",
            "request sent, received 2026-03-02; reminder sent, received 2026-04-11; due 2026-04-02, fulfilled",
        ),
        (
            "2026-03-02 1 sent; 2026-03-03 1 bounced; 2026-04-10 add reminder; 2026-04-11 2 sent",
            "request unsent; reminder sent, received 2026-04-11; not due, open",
        ),
        (
            "2026-03-02 1 sent; 2026-03-03 1 bounced; 2026-03-20 1 answered",
            "request unsent; not due, fulfilled",
        ),
        (
            "2026-04-10 add reminder; 2026-04-11 2 sent",
            "request unsent; reminder sent, received 2026-04-11; not due, open",
        ),
    ] {
        assert_eq!(stands(steps), wanted, "{steps}");
    }
}

#[test]
fn the_letter_that_has_not_left_is_the_one_to_send_and_to_record() {
    use datawrit::law::EventKind::{Answered, Bounced, Sent};
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let case = desk.case(&mut tracker, "Example Bank");
    let mut step = |step: &str| {
        happens(&desk, &mut tracker, &case, step);
        let case = tracker.find(case.reference.as_str()).unwrap();
        [Sent, Bounced, Answered].map(|kind| case.concerned(kind).get())
    };
    assert_eq!(step("2026-03-02 1 sent"), [1, 1, 1]);
    assert_eq!(step("2026-04-10 add reminder"), [2, 1, 1]);
    assert_eq!(step("2026-04-11 2 sent"), [2, 2, 1]);
    assert_eq!(step("2026-04-12 2 bounced"), [2, 1, 1]);
    assert_eq!(step("2026-04-13 2 sent"), [2, 2, 1]);
    assert_eq!(step("2026-05-13 add complaint"), [3, 2, 1]);
}

/// A home with a request that was sent and a reminder that was not.
fn reminded(desk: &Desk, folder: &Path) -> (Tracker, Case) {
    let mut tracker = Tracker::open(folder).unwrap();
    let case = desk.case(&mut tracker, "Example Bank");
    happens(desk, &mut tracker, &case, "2026-03-02 1 sent");
    assert_eq!(
        desk.add(&mut tracker, &case, Occasion::Reminder, "2026-04-10"),
        second()
    );
    let case = tracker.find(case.reference.as_str()).unwrap();
    (tracker, case)
}

#[test]
fn an_added_letter_is_kept_to_the_byte_and_the_log_vouches_for_it() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let (mut tracker, case) = reminded(&desk, folder.path());
    let letter = case.letter(second()).unwrap();
    assert_eq!(
        (letter.occasion, letter.day, &letter.formats[..]),
        (Occasion::Reminder, day("2026-04-10"), &[Format::Txt][..])
    );
    assert_eq!(letter.language.as_ref().unwrap().code(), "en");
    let document = tracker.document_of(&case, second(), Format::Txt).unwrap();
    let text = String::from_utf8(document.bytes).unwrap();
    assert!(
        text.contains("This is the reminder of 2026-04-10."),
        "{text}"
    );
    let json = tracker.letter_of(&case, second()).unwrap().unwrap();
    let data: datawrit::letter::Letter = serde_json::from_str(&json).unwrap();
    assert_eq!(data, desk.another(&case, Occasion::Reminder, "2026-04-10"));
    // The request is what it was.
    let request = tracker.document(&case, Format::Txt).unwrap();
    assert!(
        !String::from_utf8(request.bytes)
            .unwrap()
            .contains("reminder")
    );
    assert_eq!(tracker.verify().unwrap().faults, []);

    let another = desk.another(&case, Occasion::Request, "2026-04-10");
    let refused = tracker.add_letter(
        &case,
        &NewLetter {
            occasion: Occasion::Request,
            step: None,
            records: None,
            language: &another.language,
            day: another.day,
            recorded_on: another.day,
            documents: &[],
            letter: "{}",
        },
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        format!(
            "the case {} cannot have this entry: its letter 3 is another request",
            case.reference
        )
    );
    let event = Event {
        letter: second().next(),
        ..Event::new(
            "sent".parse().unwrap(),
            day("2026-04-10"),
            day("2026-04-10"),
        )
    };
    assert!(matches!(
        tracker.record(&case, &event),
        Err(TrackerError::Contradiction { .. })
    ));
    assert_eq!(tracker.verify().unwrap().entries, 3);
}

/// What `verify` says after somebody has altered the file.
fn altered(change: &str) -> Vec<String> {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    drop(reminded(&desk, folder.path()));
    let file = folder.path().join("tracker.db");
    let connection = rusqlite::Connection::open(file).unwrap();
    connection
        .execute_batch(&format!(
            "DROP TRIGGER documents_are_final; DROP TRIGGER documents_are_kept;
             DROP TRIGGER letters_are_final; DROP TRIGGER letters_are_kept; {change}"
        ))
        .unwrap();
    drop(connection);
    let found = Tracker::open(folder.path()).unwrap().verify().unwrap();
    let faults = found.faults.into_iter().map(|fault| fault.what);
    faults.filter(|what| !what.contains("trigger")).collect()
}

#[test]
fn an_added_letter_that_was_altered_swapped_or_taken_out_is_told() {
    let sha = hash(b"another");
    let swapped = format!("sha256 = '{sha}', bytes = CAST('another' AS BLOB)");
    for (change, wanted) in [
        (
            "UPDATE documents SET bytes = x'00' WHERE letter = 2",
            "the txt letter is not the one written",
        ),
        (
            &format!("UPDATE documents SET {swapped} WHERE letter = 2"),
            "its letter 2 is not the one that was added",
        ),
        (
            "DELETE FROM documents WHERE letter = 2",
            "its letter 2 is not the one that was added",
        ),
        (
            "DELETE FROM letters WHERE number = 2",
            "its letter 2 is not the one that was added",
        ),
        (
            "UPDATE documents SET letter = 3 WHERE letter = 2",
            "its letter 2 is not the one that was added; no entry covers its letter 3",
        ),
        (
            "INSERT INTO documents SELECT reference, 'pdf', sha256, bytes, 2 FROM documents WHERE letter = 2",
            "its letter 2 is not the one that was added",
        ),
    ] {
        assert_eq!(altered(change).join("; "), wanted, "{change}");
    }
}

#[test]
fn an_archive_carries_the_letters_of_a_case_and_adds_those_that_are_missing() {
    let desk = Desk::open();
    let [there, here] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let (mut tracker, case) = reminded(&desk, there.path());
    let message = Message {
        message_id: "<a.1@example.org>".to_owned(),
        letter: second(),
        made_at: "2026-04-10T12:00:00Z".parse().unwrap(),
        sender: "ada@example.org".to_owned(),
        recipient: "privacy@bank.example".to_owned(),
        bytes: b"Subject: reminder\r\n\r\n".to_vec(),
    };
    tracker
        .keep_messages(&[(&case.reference, &message)])
        .unwrap();
    let first = tracker.archive().unwrap().to_json().unwrap();
    happens(&desk, &mut tracker, &case, "2026-04-11 2 sent");
    happens(&desk, &mut tracker, &case, "2026-05-11 add complaint");
    let later = tracker.archive().unwrap();

    let mut copy = Tracker::open(here.path()).unwrap();
    let mut restore = |text: &str| {
        let archive = Archive::from_json(text.as_bytes()).unwrap();
        copy.restore::<TrackerError>(&archive, |_| Ok(())).unwrap()
    };
    assert_eq!(restore(&first), [Restored::Added]);
    assert_eq!(restore(&first), [Restored::Unchanged]);
    let text = later.to_json().unwrap();
    assert_eq!(
        restore(&text),
        [Restored::Continued {
            events: 2,
            mails: 0
        }]
    );
    assert_eq!(restore(&first), [Restored::Unchanged]);
    assert_eq!(copy.archive().unwrap(), later);
    assert_eq!(copy.verify().unwrap().faults, []);
    let case = copy.find(case.reference.as_str()).unwrap();
    assert_eq!(copy.messages(&case).unwrap(), [message]);
    assert_eq!(case.letters.len(), 3);

    for (from, to, wanted) in [
        (
            "\"number\": 2",
            "\"number\": 4",
            "its letter 2 is not the one in its log",
        ),
        (
            "reminder of 2026-04-10",
            "reminder of 2026-04-09",
            "its letter 2 is not the one in its log",
        ),
        (
            "\"occasion\": \"reminder\"",
            "\"occasion\": \"appeal\"",
            "something of it was changed since it was exported",
        ),
        (
            "\"occasion\": \"reminder\"",
            "\"occasion\": \"request\"",
            "its letter 2 is another request",
        ),
        (
            "\"letter\": 2\n",
            "\"letter\": 7\n",
            "carries the letter 7, which is not there",
        ),
    ] {
        assert!(text.contains(from), "{from}");
        let changed = text.replacen(from, to, 1);
        let refused = Archive::from_json(changed.as_bytes())
            .unwrap_err()
            .to_string();
        assert!(refused.contains(wanted), "{from}: {refused}");
    }
}

/// Runs the program in a home that has real days.
fn run(folder: &Path, arguments: &[&str]) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .current_dir(folder)
        .env_clear()
        .env("DATAWRIT_HOME", "home")
        .env("PATH", "/usr/bin:/bin")
        .stdin(std::process::Stdio::null())
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap();
    assert!(status.success(), "{arguments:?}: {said}");
    said
}

#[test]
fn the_reminder_is_what_leaves_and_shows_in_the_evidence_with_its_own_mail() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let (tracker, case) = reminded(&desk, &home);
    drop(tracker);
    let reference = case.reference.as_str();
    let taker = folder.path().join("take");
    fs::write(&taker, "#!/bin/sh\ncat > \"$(dirname \"$0\")/mail.eml\"\n").unwrap();
    fs::set_permissions(&taker, fs::Permissions::from_mode(0o755)).unwrap();
    let config = format!(
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsendmail = \"{}\"\n",
        taker.display()
    );
    fs::write(home.join("config.toml"), config).unwrap();

    // But for the letter that is to leave.
    let listed = || {
        let listed = run(folder.path(), &["list", "--json"]);
        let mut cases: serde_json::Value = serde_json::from_str(&listed).unwrap();
        cases[0].as_object_mut().unwrap().remove("to_send");
        cases
    };
    let before = listed();
    run(folder.path(), &["--yes", "send", reference]);
    let mail = fs::read(folder.path().join("mail.eml")).unwrap();
    let mail = mail_parser::MessageParser::default().parse(&mail).unwrap();
    assert_eq!(mail.subject().unwrap(), format!("reminder: {reference}"));
    assert!(
        mail.body_text(0)
            .unwrap()
            .contains("This is the reminder of 2026-04-10.")
    );
    // The answer is due when it was.
    assert_eq!(listed(), before);
    let again = run(folder.path(), &["--yes", "send", reference]);
    assert!(again.contains("it has been sent already"), "{again}");
    run(folder.path(), &["record", reference, "bounced"]);
    assert_eq!(listed(), before);

    let shown = run(folder.path(), &["show", reference]);
    assert!(
        shown.contains(
            "\nletters\n  1  request   2026-03-02  sent\n  2  reminder  2026-04-10  not sent\n"
        ),
        "{shown}"
    );
    assert!(shown.contains("\nletter 2, reminder\n"), "{shown}");
    let shown = run(folder.path(), &["show", reference, "--json"]);
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(shown["letters"][1]["occasion"], "reminder");
    assert_eq!(shown["letters"][1]["dispatch"], "not sent");
    assert_eq!(shown["documents"], shown["letters"][0]["documents"]);
    let wanted = [
        "show", reference, "--letter", "2", "--format", "txt", "--output", "2.txt",
    ];
    run(folder.path(), &wanted);
    let text = fs::read_to_string(folder.path().join("2.txt")).unwrap();
    assert!(text.contains("This is the reminder"), "{text}");

    run(folder.path(), &["verify"]);
    run(
        folder.path(),
        &["--yes", "evidence", reference, "--output", "a.zip"],
    );
    let unpack = "import zipfile; zipfile.ZipFile('a.zip').extractall('a')";
    let python = |arguments: &[&str]| {
        let output = Command::new("python3")
            .current_dir(folder.path())
            .args(arguments)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
    };
    assert_eq!(python(&["-c", unpack]), "");
    let packed = folder.path().join("a");
    assert_eq!(
        fs::read_to_string(packed.join("letter-2.txt")).unwrap(),
        text
    );
    let said = python(&["a/check.py"]);
    assert!(said.contains("all of it holds"), "{said}");
    // Its hash is that of the log, whatever the manifest says.
    let letter = fs::read_to_string(packed.join("letter-2.json")).unwrap();
    let forged = letter.replace("reminder of", "apology of");
    assert_ne!(letter, forged);
    fs::write(packed.join("letter-2.json"), &forged).unwrap();
    for file in ["manifest.json", "SHA256SUMS"] {
        let path = packed.join(file);
        let listed = fs::read_to_string(&path).unwrap();
        let listed = listed.replace(&hash(letter.as_bytes()), &hash(forged.as_bytes()));
        fs::write(path, listed).unwrap();
    }
    let said = python(&["a/check.py"]);
    assert!(
        said.contains("fault: letter-2.json: not what the log tells of"),
        "{said}"
    );
}
