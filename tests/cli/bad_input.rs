//! What is typed wrongly gets a clear error, and opens no case.

use super::{Home, home::ADA};

/// Every refusal leaves the tracker without a case.
fn refusals(attempts: &[&[&str]]) -> String {
    let home = Home::new();
    let mut text = String::new();
    for attempt in attempts {
        let (said, code) = home.refusal(attempt);
        let shown: Vec<_> = attempt
            .iter()
            .map(|word| word.chars().take(60).collect::<String>())
            .collect();
        text.push_str(&format!("{shown:?}\n{said}exit {code}\n\n"));
        let list = home.json(&["list", "--json"]);
        assert_eq!(list.as_array().unwrap().len(), 0, "{attempt:?}");
    }
    text
}

fn write<'a>(more: &[&'a str]) -> Vec<&'a str> {
    ["write", "access", "Example GmbH"]
        .into_iter()
        .chain(ADA)
        .chain(more.iter().copied())
        .collect()
}

#[test]
fn what_is_unknown_is_refused_with_what_is_known() {
    insta::assert_snapshot!(refusals(&[
        &["write", "acces", "X"],
        &write(&["--law", "hipaa"]),
        &write(&["--lang", "eo"]),
        &write(&["--lang", "klingon"]),
        &write(&["--residence", "Georgia"]),
        &write(&["--residence", "XX"]),
        &write(&["--residence", "US"]),
        &write(&["--residence", "US-NY"]),
        &write(&["--residence", "TH"]),
        &write(&["--format", "docx"]),
        &write(&["--ground", "a"]),
        &[
            "write",
            "rectification",
            "X",
            "--law",
            "mhmda",
            "--name",
            "A",
            "--email",
            "a@example.org"
        ],
        &[
            "write",
            "deletion",
            "X",
            "--ground",
            "z",
            "--residence",
            "DE",
            "--name",
            "A",
            "--email",
            "a@example.org"
        ],
        &["record", "K7Q3", "send"],
        &["record", "K7Q3-9MX2", "sent"],
        &["show", "../etc"],
        &["law", "show", "hipaa"],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "reply",
            "--on",
            "2026-01-01"
        ],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "respond",
            "--on",
            "2018-05-24"
        ],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "authority",
            "--on",
            "2026-05-24",
            "--extended"
        ],
    ]));
}

#[test]
fn what_is_misshapen_is_refused_with_the_right_shape() {
    let long = "x".repeat(10_000);
    insta::assert_snapshot!(refusals(&[
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "respond",
            "--on",
            "2026-02-30"
        ],
        &[
            "deadline", "--law", "gdpr", "--clock", "respond", "--on", "3/4/2026"
        ],
        &[
            "deadline",
            "--law",
            "gdpr",
            "--clock",
            "respond",
            "--on",
            "9999-12-31"
        ],
        &["list", "--today", "0000-01-01"],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--address",
            "Leipzig"
        ],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--address",
            "Lindenallee 12; 04109 Leipzig"
        ],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--address",
            "Lindenallee 12; Leipzig; Saxony"
        ],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--address",
            "Weg 1; Berlin"
        ],
        &["write", "access", "X", "--name", "A", "--email", "ada"],
        &write(&["--address", "twice; 04109 Leipzig; DE"]),
        &write(&["--residence", "Atlantis"]),
        &write(&["--recipient-email", "a@example.org\r\nBcc: b@example.org"]),
        &write(&["--id", "4711"]),
        &write(&["--reason", ""]),
        &write(&["--reason", "a\u{1b}[31mb"]),
        &write(&["--item", "\u{202e}txet"]),
        &[
            "write",
            "access",
            &long,
            "--name",
            "A",
            "--email",
            "a@example.org",
            "--law",
            "gdpr"
        ],
        &[
            "write",
            "access",
            "X",
            "--name",
            &long,
            "--email",
            "a@example.org",
            "--law",
            "gdpr"
        ],
        &[
            "write",
            "access",
            "",
            "--name",
            "A",
            "--email",
            "a@example.org",
            "--law",
            "gdpr"
        ],
    ]));
}

#[test]
fn what_is_missing_is_named_with_its_flag() {
    insta::assert_snapshot!(refusals(&[
        &["write", "access", "X"],
        &["write", "access", "X", "--name", "A"],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--email",
            "a@example.org"
        ],
        &[
            "write",
            "rectification",
            "X",
            "--name",
            "A",
            "--email",
            "a@example.org",
            "--law",
            "gdpr"
        ],
        &[
            "write",
            "restriction",
            "X",
            "--name",
            "A",
            "--email",
            "a@example.org",
            "--law",
            "gdpr"
        ],
        &[
            "write",
            "access",
            "X",
            "--name",
            "A",
            "--email",
            "a@example.org",
            "--law",
            "gdpr",
            "--format",
            "eml"
        ],
    ]));
}

#[test]
fn where_a_letter_cannot_go_is_found_before_the_case_is_opened() {
    let home = Home::new();
    home.put("file", "something");
    home.put("taken.pdf", "something");
    let mut text = String::new();
    for output in [
        "file/letters",
        "file",
        "/proc/letters",
        "",
        "letters.txt",
        "taken.pdf",
        "/dev/full",
    ] {
        let (said, code) = home.refusal(&write(&["--output", output, "--format", "pdf"]));
        text.push_str(&format!("{output}\n{said}exit {code}\n\n"));
    }
    let (said, code) = home.refusal(&write(&[
        "--output", "a.pdf", "--format", "pdf", "--format", "txt",
    ]));
    text.push_str(&format!("a.pdf, twice\n{said}exit {code}\n\n"));
    assert_eq!(home.json(&["list", "--json"]).as_array().unwrap().len(), 0);
    assert_eq!(
        std::fs::read_to_string(home.path("taken.pdf")).unwrap(),
        "something"
    );
    insta::assert_snapshot!(text);
}

#[test]
fn a_file_that_is_there_is_replaced_with_yes() {
    let home = Home::new();
    home.put("taken.pdf", "something");
    assert!(
        home.output(&write(&["--output", "taken.pdf", "--yes"]))
            .status
            .success()
    );
    assert!(
        std::fs::read(home.path("taken.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
}

#[test]
fn a_letter_the_font_cannot_show_is_refused_by_the_character() {
    let home = Home::new();
    let (said, code) = home.refusal(&write(&["--item", "日本の住所"]));
    assert_eq!(code, 1);
    assert!(said.contains("U+65E5"), "{said}");
    assert_eq!(home.json(&["list", "--json"]).as_array().unwrap().len(), 0);
    assert!(
        home.output(&write(&["--item", "日本の住所", "--format", "txt"]))
            .status
            .success()
    );
}

#[test]
fn an_event_that_cannot_have_been_is_refused() {
    let mut home = Home::new();
    let case = home.write_access();
    for (event, on) in [("received", "2026-11-21"), ("received", "2026-11-24")] {
        home.run(&["record", &case, event, "--on", on]);
    }
    home.run(&["record", &case, "received", "--by", "post"]);
    insta::assert_snapshot!(home.transcript());
    assert_eq!(
        home.json(&["show", &case, "--json"])["events"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

/// A day behind what happened is that day; where a command has a flag for it, the error says which.
#[test]
fn a_word_that_is_typed_without_its_flag_is_taken_or_told_its_flag() {
    let home = Home::new();
    let case = home.write_access();
    let sent = ["record", &case, "sent", "23.11.", "--by", "post"];
    assert_eq!(home.strictly(&sent).2, 0);
    let taken = home.json(&["show", &case, "--json"]);
    let sent = &taken["events"].as_array().unwrap()[1];
    assert_eq!(
        (sent["kind"].as_str(), sent["happened_on"].as_str()),
        (Some("sent"), Some("2026-11-23")),
        "{sent}"
    );
    // Said twice it is one too many; of an extension it may be either of two days.
    let twice = ["record", &case, "received", "23.11.", "--on", "23.11."];
    assert_eq!(home.refusal(&twice).1, 2);
    let (said, code) = home.refusal(&["record", &case, "extended", "23.11."]);
    assert_eq!(code, 2);
    assert!(
        said.contains("--until is the day that the company named"),
        "{said}"
    );
    for (typed, way) in [
        (&["record", &case, "received", "-1d"][..], "--on -1d"),
        (
            &["record", &case, "received", "23.11.", "post"],
            "--by post",
        ),
        (&["record", &case, "sent", "post"], "--by post"),
        (&["keep", &case, "2026-11-23"], "--on 2026-11-23"),
        (
            &["track", "access", "spotify", "yesterday"],
            "--sent yesterday",
        ),
        (&["inbox", "review", "1", "2026-11-23"], "--on 2026-11-23"),
        (&["inbox", "fetch", "2026-11-01"], "--since 2026-11-01"),
        (&["due", "30"], "--within 30"),
        (&["list", "late"], "--late"),
        (&["evidence", &case, "proof.zip"], "--output proof.zip"),
        (&["show", &case, "letter.pdf"], "--output letter.pdf"),
    ] {
        let (said, code) = home.refusal(typed);
        assert_eq!(code, 2, "{typed:?}");
        let told = said.contains(&format!("hint: say it with its flag: `{way}`"));
        assert!(told && !said.contains("Usage"), "{typed:?}: {said}");
    }
    // What no flag takes is told as before.
    let (said, _) = home.refusal(&["undo", &case, "nonsense"]);
    assert!(said.contains("unexpected argument 'nonsense'"), "{said}");
    let (said, _) = home.refusal(&["--ui", "de", "due", "30"]);
    assert!(
        said.contains("`30`") && said.contains("`--within 30`"),
        "{said}"
    );
}
