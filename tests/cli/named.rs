//! Laws that are meant only when they are named: ours, and one of a home's own.

use crate::home::Home;

const BIPA: &str = include_str!("../../law/us/il/us-il-bipa.toml");

/// A letter to a made-up company, as text on the screen.
fn letter<'a>(right: &'a str, residence: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let ask = ["write", right, "Example Shop", "--name=Ada Example"];
    let rest = ["--email=ada@example.org", "--dry-run", "--format=txt"];
    [&ask[..], &rest[..], &[residence], more].concat()
}

#[test]
fn a_special_law_is_written_under_when_it_is_named_and_not_otherwise() {
    let mut home = Home::new();
    // Where a general law is, it is meant.
    home.run(&letter("access", "--residence=US-TX", &[]));
    home.run(&letter(
        "access",
        "--residence=US-TX",
        &["--law=us-tx-cubi"],
    ));
    // Where there is no other, nothing is, and what could be named is told.
    home.run(&letter("access", "--residence=US-IL", &[]));
    home.run(&letter(
        "dispute",
        "--residence=US-IL",
        &["--law=us-fcra", "--item=late in May => paid on time"],
    ));
    home.run(&letter(
        "rectification",
        "--residence=US-IL",
        &["--law=us-fcra", "--item=late in May => paid on time"],
    ));
    // A freeze needs no ground.
    home.run(&letter(
        "restriction",
        "--residence=US-IL",
        &["--law=us-fcra"],
    ));
    // A parent's law asks for the child, and for how old it is.
    home.run(&letter("access", "--residence=US-IL", &["--law=us-coppa"]));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_law_without_a_day_asks_for_one_of_the_persons_own() {
    let mut home = Home::new();
    let bipa = ["--law=us-il-bipa", "--answer-within=21"];
    home.run(&letter("access", "--residence=US-IL", &bipa));
    let hipaa = ["--law=us-hipaa", "--answer-within=21"];
    home.run(&letter("access", "--residence=US-IL", &hipaa));
    // The free yearly file has a day and a place of its own; a letter to an agency has neither.
    home.run(&letter("access", "--residence=US-IL", &["--law=us-fcra"]));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_home_may_have_a_law_that_is_meant_only_when_it_is_named() {
    let mut home = Home::new();
    let own = BIPA
        .replace("us-il-bipa", "own-faces")
        .replace("Biometric Information Privacy Act", "Act of One's Own")
        .replace("US-IL", "DE");
    assert!(own.contains("only-when-named = true"));
    home.put("home/law/own-faces.toml", &own);
    home.put(
        "home/templates/own-faces/access.en.txt",
        "Subject: {{ law.title }}, {{ law.asked.cite }} ({{ reference }})\n\nTo whom it may concern:\n\nI ask under the {{ law.title }} \
         within {{ law.answer.number }} days{% if law.answer.own %}, a day of my own{% endif %}.\n\nSincerely,\n",
    );
    // In Germany the Regulation is meant as before.
    home.run(&letter("access", "--residence=DE", &["--lang=en"]));
    home.run(&letter("access", "--residence=DE", &["--law=own-faces"]));
    // And without it the three words are what they were.
    home.put(
        "home/law/own-faces.toml",
        &own.replace("only-when-named = true", "general = true"),
    );
    home.run(&letter("access", "--residence=DE", &[]));
    insta::assert_snapshot!(home.transcript());
}
