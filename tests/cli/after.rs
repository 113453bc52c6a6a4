//! What a person reads at a terminal after each step: what is true, the day, and at most two commands.
#![cfg(unix)]

use super::{
    Home,
    home::{ADA, TRIAL},
    prompts::on_a_terminal,
};

/// The life of a case, a step after the other; what each says at a terminal.
fn life(ui: &str) -> (Home, String) {
    let mut home = Home::new();
    home.put("scan.txt", "Dear Ada Example");
    let mut told = String::new();
    let mut step = |home: &Home, arguments: &[&str]| {
        let arguments = [&[ui], arguments].concat();
        let (screen, code) = on_a_terminal(home, &arguments, &[]);
        assert_eq!(code, 0, "{screen}");
        let commands = screen
            .lines()
            .filter(|line| line.starts_with("  datawrit "));
        assert!(commands.count() <= 2, "{screen}");
        told += &format!("$ datawrit {}\n", arguments[1..].join(" "));
        for line in screen.lines().filter(|line| *line != TRIAL) {
            told += &format!("{}\n", line.trim_end());
        }
        told.push('\n');
        screen
    };
    let company = ["Example GmbH", "--law", "gdpr", "--residence", "DE"];
    let way = ["--format", "txt", "--output", "out", "--yes"];
    let reach = ["--recipient-email", "privacy@example-gmbh.example"];
    let write = [&["write", "access"], &company[..], &way, &reach, &ADA].concat();
    step(&home, &write);
    let case = home.json(&["list", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    step(&home, &["record", &case, "sent", "--by", "post"]);
    home.on("2026-11-30");
    step(&home, &["record", &case, "received"]);
    step(&home, &["keep", &case, "scan.txt"]);
    step(&home, &["record", &case, "identity-asked"]);
    step(
        &home,
        &[
            "next",
            &case,
            "--letter",
            "identity-supplied",
            "--given",
            "born in Leipzig",
        ],
    );
    step(
        &home,
        &["record", &case, "sent", "--letter", "2", "--by", "post"],
    );
    home.on("2027-02-10");
    step(&home, &["record", &case, "refused", "--no-reasons"]);
    step(&home, &["record", &case, "closed"]);
    step(
        &home,
        &[
            "track",
            "access",
            "Other AG",
            "--sent",
            "2027-02-01",
            "--by",
            "email",
            "--law",
            "gdpr",
            "--name",
            "Ada Example",
            "--residence",
            "DE",
        ],
    );
    (home, told)
}

#[test]
fn each_step_ends_in_what_is_true_the_day_and_what_to_do() {
    let (_, told) = life("--ui=en");
    insta::assert_snapshot!(told);
}

#[test]
fn the_same_in_german() {
    let (_, told) = life("--ui=de");
    insta::assert_snapshot!(told);
}

#[test]
fn a_program_and_who_wants_it_quiet_are_told_nothing_of_it() {
    let home = Home::new();
    let write = [
        "write",
        "access",
        "Example GmbH",
        "--no-address",
        "--format",
        "txt",
    ];
    let arguments = [&write[..], &["--again"], &ADA].concat();
    let tell = |more: &[&str]| {
        let arguments = [&arguments[..], more].concat();
        on_a_terminal(&home, &arguments, &[]).0
    };
    assert!(tell(&["--output", "one"]).contains("  datawrit record "));
    assert!(!tell(&["--output", "two", "--quiet"]).contains("  datawrit record "));
    assert!(!tell(&["--output", "three", "--json"]).contains("  datawrit record "));
    // Where nobody looks at it.
    let (shown, said, code) = home.strictly(&[&arguments[..], &["--output", "four"]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(!shown.contains("datawrit record") && !said.contains("datawrit record"));
}
