//! What leaves the tracker, and what comes back into one.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    process::{Output, Stdio},
};

use serde_json::json;

use super::{Home, home::ADA};

/// Writes a plain access letter to somebody and returns its case.
fn write_to(home: &Home, recipient: &str) -> String {
    let mut arguments = vec!["write", "access", recipient, "--json", "--lang", "en"];
    arguments.extend(["--format", "txt", "--output", "letters"]);
    arguments.extend(ADA);
    let written = home.json(&arguments);
    written["case"].as_str().unwrap().to_owned()
}

/// Records what happened, each as `event DATE`.
fn record(home: &mut Home, case: &str, events: &[&str]) {
    for event in events {
        let (event, day) = event.split_once(' ').unwrap();
        let output = home
            .on(day)
            .output(&["record", case, event, "--note", "a, b; c\nd"]);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

fn export(home: &Home, format: &str) -> String {
    let output = home.output(&["export", "--format", format]);
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

fn import(home: &Home, archive: &[u8]) -> Output {
    let mut child = home
        .command()
        .args(["import", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has seen enough does not read on.
    let _ = child.stdin.take().unwrap().write_all(archive);
    child.wait_with_output().unwrap()
}

/// What was said and the exit code, as in a transcript.
fn said(output: &Output) -> String {
    format!(
        "{}{}exit {}\n",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
        output.status.code().unwrap()
    )
}

/// Cases in every state, to recipients with every kind of name.
fn several() -> Home {
    let mut home = Home::new();
    let running = write_to(&home, "amazon-eu");
    let met = write_to(&home, "Müller, Söhne; \"Erben\" \\ Co");
    let returned = write_to(&home, "=HYPERLINK(\"https://example.org\",\"Click\")");
    let long = write_to(&home, &"\u{1F600}\u{e9}".repeat(100));
    write_to(&home, "@never sent");
    record(
        &mut home,
        &running,
        &["sent 2026-11-24", "received 2026-11-27"],
    );
    record(&mut home, &met, &["sent 2026-11-24", "answered 2026-12-01"]);
    record(
        &mut home,
        &returned,
        &["sent 2026-11-24", "bounced 2026-12-02"],
    );
    record(
        &mut home,
        &long,
        &[
            "received 2026-11-27",
            "extended 2026-12-10",
            "complained 2026-12-11",
        ],
    );
    home.on("2026-12-12");
    home
}

/// The lines of a calendar as they were before they were folded.
fn unfolded(calendar: &str) -> Vec<String> {
    let calendar = calendar.replace("\r\n ", "");
    calendar.lines().map(str::to_owned).collect()
}

#[test]
fn the_calendar() {
    let calendar = export(&several(), "ics");
    for line in calendar.split_inclusive('\n') {
        let line = line.strip_suffix("\r\n").unwrap();
        assert!(line.len() <= 75, "{line}");
        assert!(!line.contains('\r'), "{line}");
    }
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
}

#[test]
fn the_calendar_holds_nothing_of_the_person() {
    let calendar = unfolded(&export(&several(), "ics")).join("\n");
    for theirs in ["Ada", "Lindenallee", "Leipzig", "ada@example.org"] {
        assert!(!calendar.contains(theirs), "{theirs}");
    }
}

#[test]
fn a_second_calendar_updates_the_first() {
    let mut home = Home::new();
    let case = write_to(&home, "amazon-eu");
    let of = |home: &Home, name: &str| -> Vec<String> {
        let lines = unfolded(&export(home, "ics"));
        let lines = lines.iter().filter_map(|line| line.strip_prefix(name));
        lines.map(str::to_owned).collect()
    };
    record(&mut home, &case, &["sent 2026-11-24"]);
    let uids = of(&home, "UID:");
    assert_eq!(
        uids,
        ["event", "todo"].map(|kind| format!("{case}-respond-{kind}@datawrit.invalid"))
    );
    assert_eq!(of(&home, "DTSTART;VALUE=DATE:"), ["20261224"]);
    assert_eq!(of(&home, "SEQUENCE:"), ["2", "2"]);
    record(&mut home, &case, &["received 2026-11-27"]);
    assert_eq!(of(&home, "UID:"), uids);
    assert_eq!(of(&home, "DTSTART;VALUE=DATE:"), ["20261228"]);
    assert_eq!(of(&home, "SEQUENCE:"), ["3", "3"]);
    assert_eq!(of(&home, "STATUS:"), ["CONFIRMED", "NEEDS-ACTION"]);
    record(&mut home, &case, &["answered 2026-12-01"]);
    assert_eq!(of(&home, "UID:"), uids);
    assert_eq!(of(&home, "STATUS:"), ["CANCELLED", "COMPLETED"]);
    assert_eq!(of(&home, "TRIGGER:"), Vec::<String>::new());
}

#[test]
fn the_table() {
    let table = export(&several(), "csv");
    assert_eq!(table.matches("\r\n").count(), table.matches('\n').count());
    insta::assert_snapshot!(table.replace("\r\n", "\n"));
}

#[test]
fn the_archive() {
    let mut home = Home::new();
    let case = write_to(&home, "amazon-eu");
    record(&mut home, &case, &["sent 2026-11-24"]);
    let archive = export(&home, "json");
    // The letter is the same as elsewhere, and long; the salt, and the hash over it, are others each time.
    let shown = archive.lines().map(|line| {
        let long = ["\"bytes\": ", "\"salt\": ", "\"head\": "];
        let long = long
            .iter()
            .find_map(|key| Some((key, line.split_once(key)?)));
        match (long, line.split_once("\"letter\": ")) {
            (Some((key, (indent, value))), _) => {
                format!("{indent}{key}({} characters)", value.len())
            }
            (None, Some((indent, _))) => format!("{indent}\"letter\": (as data)"),
            (None, None) => line.to_owned(),
        }
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

#[test]
fn nothing_yet_is_an_empty_export() {
    let mut home = Home::new();
    for format in ["ics", "csv", "json"] {
        home.run(&["export", "--format", format]);
    }
    assert!(!home.path("home").exists());
    home.put("empty.json", &export(&home, "json"));
    home.run(&["import", "empty.json"]);
    insta::assert_snapshot!(home.transcript().replace('\r', ""));
}

#[test]
fn an_archive_gives_the_same_tracker_back() {
    let home = several();
    home.write_access();
    let archive = export(&home, "json");
    let mut other = Home::new();
    other.on("2026-12-12");
    let imported = import(&other, archive.as_bytes());
    assert!(imported.status.success(), "{}", said(&imported));
    assert_eq!(export(&other, "json"), archive);
    let mut looks = vec![vec!["list"], vec!["list", "--json"], vec!["due", "--json"]];
    let cases = home.json(&["list", "--json"]);
    let cases: Vec<&str> = cases
        .as_array()
        .unwrap()
        .iter()
        .map(|case| case["case"].as_str().unwrap())
        .collect();
    assert_eq!(cases.len(), 6);
    for case in &cases {
        looks.extend([vec!["show", case], vec!["show", case, "--json"]]);
    }
    for look in looks {
        assert_eq!(home.output(&look), other.output(&look), "{look:?}");
    }
    // Once more changes nothing.
    let again = import(&other, archive.as_bytes());
    assert!(said(&again).contains("there already"), "{}", said(&again));
    assert_eq!(export(&other, "json"), archive);
}

#[test]
fn an_archive_whose_spacing_was_changed_is_the_same() {
    let home = several();
    let archive = export(&home, "json");
    let spaced = archive
        .replace("\":", "\" :\n\t")
        .replace("\",\"", "\" ,\r\n \"");
    assert_ne!(spaced, archive);
    let other = Home::new();
    let imported = import(&other, spaced.as_bytes());
    assert!(imported.status.success(), "{}", said(&imported));
    assert_eq!(export(&other, "json"), archive);
}

#[test]
fn a_case_goes_on_where_its_log_does_and_a_fork_is_refused() {
    let mut home = Home::new();
    let case = write_to(&home, "amazon-eu");
    record(&mut home, &case, &["sent 2026-11-24"]);
    let early = export(&home, "json");
    home.put("early.json", &early);
    record(
        &mut home,
        &case,
        &["received 2026-11-27", "acknowledged 2026-11-28"],
    );
    write_to(&home, "Example Bank");
    home.put("late.json", &export(&home, "json"));

    let import = |home: &mut Home, into: &str, file: &str| {
        home.run(&["import", file, "--home", into]);
    };
    import(&mut home, "other", "early.json");
    import(&mut home, "other", "late.json");
    import(&mut home, "other", "early.json");
    home.run(&["import", "late.json", "--home", "other", "--json"]);

    import(&mut home, "fork", "early.json");
    home.run(&[
        "record",
        &case,
        "acknowledged",
        "--on",
        "2026-11-26",
        "--home",
        "fork",
    ]);
    import(&mut home, "fork", "late.json");
    // The second case of the archive is not there either.
    home.run(&["list", "--home", "fork"]);
    insta::assert_snapshot!(home.transcript());
}

/// What agrees is taken at once; of each case that differs both logs are shown side by side, and one is chosen.
#[test]
fn at_a_terminal_an_import_takes_what_agrees_and_asks_about_the_rest() {
    use super::prompts::on_a_terminal;

    let mut home = Home::new();
    let case = write_to(&home, "amazon-eu");
    record(&mut home, &case, &["sent 2026-11-24"]);
    home.put("early.json", &export(&home, "json"));
    record(&mut home, &case, &["acknowledged 2026-11-28"]);
    let new = write_to(&home, "Example Bank");
    home.put("late.json", &export(&home, "json"));
    let events = |into: &str| -> Vec<String> {
        let shown = home.json(&["show", &case, "--json", "--home", into]);
        let events = shown["events"].as_array().unwrap().iter();
        events
            .map(|event| format!("{} {}", event["kind"], event["happened_on"]).replace('"', ""))
            .collect()
    };
    for (answer, takes) in [("1\r", false), ("2\r", true), ("\r", false)] {
        let into = format!("fork{}", answer.trim());
        let run = |arguments: &[&str]| home.strictly(&[arguments, &["--home", &into]].concat());
        assert_eq!(run(&["import", "early.json"]).2, 0);
        assert_eq!(
            run(&["record", &case, "refused", "--on", "2026-11-26"]).2,
            0
        );
        let import = ["import", "late.json", "--home", &into];
        let asks = format!("{case} to ");
        let answers = [
            ("here", ""),
            ("in the archive", ""),
            ("2026-11-26 refused", ""),
            ("2026-11-28", ""),
            (asks.as_str(), ""),
            ("Which one?", ""),
            ("2  take what the archive has", answer),
        ];
        let (screen, code) = on_a_terminal(&home, &import, &answers);
        assert_eq!(code, i32::from(!takes), "{screen}");
        // The other case is there, whatever was chosen.
        assert_eq!(run(&["show", &new]).2, 0, "{screen}");
        let events = events(&into);
        let has = |what: &str| events.iter().any(|event| event == what);
        assert_eq!(has("acknowledged 2026-11-28"), takes, "{events:?}");
        assert_eq!(has("refused 2026-11-26"), !takes, "{events:?}");
        let (verified, said, code) = run(&["verify"]);
        assert_eq!(code, 0, "{verified}{said}");
    }
}

#[test]
fn a_broken_archive_is_refused_with_the_reason() {
    let mut home = Home::new();
    let case = write_to(&home, "amazon-eu");
    record(&mut home, &case, &["sent 2026-11-24"]);
    let archive = export(&home, "json");
    let replaced = |from: &str, to: &str| {
        assert!(archive.contains(from), "{from}");
        archive.replacen(from, to, 1)
    };
    let head = archive.split("\"cases\"").next().unwrap();
    let one = archive.split("\"cases\": [").nth(1).unwrap();
    let one = one.rsplit_once(']').unwrap().0;
    let other = Home::new();
    let mut transcript = String::new();
    for (what, text) in [
        ("nothing", String::new()),
        ("half of it", archive[..archive.len() / 2].to_owned()),
        ("another JSON", "{\"name\": \"Ada\"}".to_owned()),
        ("a list", "[]".to_owned()),
        (
            "a later version",
            "{\"datawrit_archive\": 7, \"news\": []}".to_owned(),
        ),
        (
            "no version",
            replaced("\"datawrit_archive\": 6", "\"datawrit_archive\": \"one\""),
        ),
        (
            "an unknown key",
            replaced("\"abroad\"", "\"colour\": 1, \"abroad\""),
        ),
        (
            "an unknown event",
            replaced("\"kind\": \"sent\"", "\"kind\": \"dispatched\""),
        ),
        (
            "an unknown way",
            replaced("\"medium\": \"form\"", "\"medium\": \"pigeon\""),
        ),
        (
            "no such day",
            replaced(
                "\"happened_on\": \"2026-11-24\"",
                "\"happened_on\": \"2026-02-30\"",
            ),
        ),
        (
            "a year too far",
            replaced(
                "\"happened_on\": \"2026-11-24\"",
                "\"happened_on\": \"+12026-11-24\"",
            ),
        ),
        (
            "before the letter",
            replaced(
                "\"happened_on\": \"2026-11-24\"",
                "\"happened_on\": \"2026-11-21\"",
            ),
        ),
        (
            "a log without its beginning",
            replaced("\"kind\": \"written\"", "\"kind\": \"sent\""),
        ),
        (
            "no reference",
            replaced(
                &format!("\"reference\": \"{case}\""),
                "\"reference\": \"1VAW\"",
            ),
        ),
        (
            "an invisible character",
            replaced("\"note\": \"a", "\"note\": \"a\\u202e"),
        ),
        (
            "another letter",
            replaced("\"bytes\": \"QWRh", "\"bytes\": \"QmRh"),
        ),
        (
            "no base64",
            replaced("\"bytes\": \"QWRh", "\"bytes\": \"?WRh"),
        ),
        (
            "other grounds",
            replaced("right of access", "right of success"),
        ),
        (
            "grounds nobody knows",
            replaced("\"grounds\": \"", "\"grounds\": \"0"),
        ),
        (
            "another right",
            replaced(
                "\"request\": {\"right\":\"access\"",
                "\"request\": {\"right\":\"deletion\"",
            ),
        ),
        (
            "no request",
            replaced("\"request\": {\"right\":\"access\",", "\"request\": {"),
        ),
        (
            "the case twice",
            format!("{head}\"cases\": [{one},{one}]}}"),
        ),
        ("10 MB of noise", "\u{7}noise".repeat(10_000_000 / 6)),
        (
            "10 MB of a string",
            format!("{{\"datawrit_archive\": \"{}\"}}", "x".repeat(10_000_000)),
        ),
        ("10 MB of brackets", "[".repeat(10_000_000)),
    ] {
        let output = import(&other, text.as_bytes());
        assert!(output.stdout.is_empty(), "{what}");
        transcript += &format!("# {what}\n{}\n", said(&output));
    }
    let noise: Vec<u8> = (0..10_000_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    transcript += &format!("# 10 MB of bytes\n{}\n", said(&import(&other, &noise)));
    // None of it has made as much as a tracker.
    assert!(!other.path("home").exists());
    for file in ["missing.json", "."] {
        transcript += &format!("# {file}\n{}\n", said(&other.output(&["import", file])));
    }
    insta::assert_snapshot!(transcript);
}

#[test]
fn an_export_is_a_file_for_its_owner_and_replaces_nothing_unasked() {
    let mut home = several();
    home.run(&["export", "--format", "json", "--output", "all.json"])
        .run(&["export", "--format", "ics", "--output", "all.json"])
        .run(&[
            "export", "--format", "ics", "--output", "all.json", "--yes", "--json",
        ])
        .run(&["export", "--format", "csv", "--output", "letters"])
        .run(&["export", "--format", "csv", "--output", ""])
        .run(&["export", "--format", "pdf"])
        .run(&["export"]);
    let mode = home
        .path("all.json")
        .metadata()
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(
        fs::read_to_string(home.path("all.json")).unwrap(),
        export(&home, "ics")
    );
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn what_was_changed_behind_the_trackers_back_is_not_exported() {
    let mut home = Home::new();
    let case = home.write_access();
    let connection = rusqlite::Connection::open(home.path("home/tracker.db")).unwrap();
    connection
        .execute_batch(
            "DROP TRIGGER grounds_are_final;
             UPDATE grounds SET json = replace(json, '1 month', '2 months');",
        )
        .unwrap();
    drop(connection);
    let (said, code) = home
        .on("2026-12-12")
        .refusal(&["export", "--format", "json"]);
    assert_eq!(
        said,
        format!(
            "error: the record of {case} is damaged: the grounds are not those it was opened on\n"
        )
    );
    assert_eq!(code, 1);
    assert_eq!(home.json(&["list", "--json"])[0]["case"], json!(case));
}

/// The calendar of yesterday is replaced by that of today; a file that is not one of ours is not.
#[test]
fn a_calendar_of_ours_is_made_anew() {
    let home = several();
    let export = ["export", "--format", "ics", "--output", "days.ics"];
    for _ in 0..2 {
        let (_, said, code) = home.strictly(&export);
        assert_eq!(code, 0, "{said}");
    }
    let own = "BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nEND:VCALENDAR\r\n";
    home.put("days.ics", own);
    let (said, code) = home.refusal(&export);
    assert_eq!(code, 1);
    assert!(said.contains("--yes"), "{said}");
    assert_eq!(std::fs::read_to_string(home.path("days.ics")).unwrap(), own);
}

/// `-` is standard output, and never a file of that name.
#[test]
fn a_dash_is_standard_output() {
    let home = Home::new();
    let case = home.write_access();
    let csv = ["export", "--format", "csv"];
    let (exported, _, _) = home.strictly(&csv);
    let dash = home.strictly(&[&csv[..], &["--output", "-"]].concat());
    assert_eq!((dash.0, dash.2), (exported, 0));
    let show = ["show", &case, "--format", "pdf", "--output"];
    assert_eq!(home.strictly(&[&show[..], &["page.pdf"]].concat()).2, 0);
    let page = home.output(&[&show[..], &["-"]].concat());
    assert!(page.status.success());
    assert!(page.stdout.starts_with(b"%PDF"));
    assert_eq!(page.stdout, std::fs::read(home.path("page.pdf")).unwrap());
    let (said, code) = home.refusal(&["evidence", &case, "--output", "-"]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("not to standard output"), "{said}");
    assert!(!home.path("-").exists());
}
