//! The documented shapes, which only grow.

use serde_json::{Value, json};

use super::{Home, home::ADA};

#[test]
fn a_list_has_what_a_program_needs() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-12-01")
        .run(&["record", &case, "received", "--on", "2026-11-27"]);
    let list = home.json(&["list", "--json"]);
    let entry = &list[0];
    for (key, value) in [
        ("case", json!(case)),
        ("law", json!("gdpr")),
        ("right", json!("access")),
        ("became", json!(["access"])),
        ("recipient", json!("Musterfirma GmbH")),
        ("place", json!("DE")),
        ("status", json!("open")),
        ("overdue", json!(false)),
        ("sent", json!(true)),
        ("opened_on", json!("2026-11-23")),
        (
            "next",
            json!({ "clock": "respond", "due": "2026-12-28", "days_left": 27 }),
        ),
    ] {
        assert_eq!(entry[key], value, "{key}");
    }
    let clock = &entry["clocks"][0];
    assert_eq!(clock["clock"], "respond");
    assert_eq!(clock["nominal"], "2026-12-27");
    assert_eq!(clock["due"], "2026-12-28");
    assert_eq!(clock["overdue_from"], "2026-12-29");
    assert_eq!(clock["estimate"], Value::Null);
}

#[test]
fn an_empty_list_is_an_empty_array() {
    let home = Home::new();
    assert_eq!(home.json(&["list", "--json"]), json!([]));
    assert_eq!(home.json(&["due", "--json"]), json!([]));
}

#[test]
fn what_was_written_is_told_with_its_files() {
    let home = Home::new();
    let mut arguments = vec![
        "write",
        "deletion",
        "Example Ltd",
        "--law",
        "uk-gdpr",
        "--json",
        "--output",
        "out",
    ];
    arguments.extend([
        "--format",
        "pdf",
        "--format",
        "eml",
        "--recipient-email",
        "dpo@example.org",
    ]);
    arguments.extend(ADA);
    let written = home.json(&arguments);
    let files = written["files"].as_array().unwrap();
    assert_eq!(files.len(), 2);
    for (file, format) in files.iter().zip(["pdf", "eml"]) {
        assert_eq!(file["format"], format);
        let path = home.path(file["path"].as_str().unwrap());
        assert!(path.metadata().unwrap().len() > 1000);
    }
    assert_eq!(written["law"], "uk-gdpr");
    assert_eq!(written["sent"], false);
    assert!(
        written["clocks"][0]["estimate"]
            .as_str()
            .unwrap()
            .starts_with("not sent yet; if you post it today")
    );
}

#[test]
fn overdue_is_the_day_after_due_and_exits_with_3() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-24");
    assert!(home.output(&["record", &case, "received"]).status.success());
    home.on("2026-12-24");
    let due = home.output(&["due", "--json"]);
    assert_eq!(due.status.code(), Some(0));
    home.on("2026-12-25");
    let due = home.output(&["due", "--json"]);
    assert_eq!(due.status.code(), Some(3));
    let due: Value = serde_json::from_slice(&due.stdout).unwrap();
    assert_eq!(due[0]["case"], json!(case));
    assert_eq!(due[0]["overdue"], true);
    assert_eq!(home.json(&["list", "--json"])[0]["status"], "expired");
}

#[test]
fn a_letter_that_never_left_is_never_overdue() {
    let mut home = Home::new();
    home.write_access();
    home.on("2028-01-01");
    let due = home.output(&["due", "--json"]);
    assert_eq!(due.status.code(), Some(0));
    assert_eq!(home.json(&["list", "--json"])[0]["overdue"], false);
}

#[test]
fn a_mail_counts_as_received_the_day_it_is_sent_and_a_letter_later() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-25");
    home.output(&["record", &case, "sent", "--by", "email"]);
    let clock = home.json(&["show", &case, "--json"])["clocks"][0].clone();
    assert_eq!(clock["nominal"], "2026-12-25");
    assert_eq!(
        clock["estimate"],
        "estimate: counted as received the day it was sent, 2026-11-25"
    );

    let other = home.write_access();
    home.output(&["record", &other, "sent"]);
    let clock = home.json(&["show", &other, "--json"])["clocks"][0].clone();
    assert_eq!(clock["nominal"], "2026-12-29");
    assert_eq!(
        clock["estimate"],
        "estimate: posted 2026-11-25, counted as received 2026-11-29"
    );
}

#[test]
fn sending_again_moves_nothing_and_a_letter_that_came_back_starts_nothing() {
    let mut home = Home::new();
    let case = home.write_access();
    let due = |home: &Home| home.json(&["show", &case, "--json"])["clocks"][0]["due"].clone();
    home.on("2026-11-25")
        .run(&["record", &case, "sent", "--by", "email"]);
    // 25 December, then Saint Stephen's Day on a Saturday.
    assert_eq!(due(&home), "2026-12-28");
    home.on("2026-12-02")
        .run(&["record", &case, "sent", "--by", "email"]);
    assert_eq!(due(&home), "2026-12-28");
    home.on("2026-12-03").run(&["record", &case, "bounced"]);
    assert_eq!(home.json(&["show", &case, "--json"])["sent"], false);
    home.on("2026-12-04")
        .run(&["record", &case, "sent", "--by", "email"]);
    assert_eq!(due(&home), "2027-01-04");
}

#[test]
fn every_state_of_a_case_has_its_word() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-30");
    let mut after = |event: &str| {
        home.run(&["record", &case, event]);
        let shown = home.json(&["show", &case, "--json"]);
        (
            shown["status"].as_str().unwrap().to_owned(),
            shown["reason"].as_str().map(str::to_owned),
        )
    };
    assert_eq!(after("sent"), ("open".into(), None));
    assert_eq!(after("acknowledged"), ("in_progress".into(), None));
    assert_eq!(
        after("identity-asked"),
        ("in_progress".into(), Some("need_user_verification".into()))
    );
    assert_eq!(after("identity-supplied"), ("in_progress".into(), None));
    assert_eq!(after("refused"), ("denied".into(), None));
    assert_eq!(after("answered"), ("fulfilled".into(), None));
    assert_eq!(after("withdrawn"), ("revoked".into(), None));
}
