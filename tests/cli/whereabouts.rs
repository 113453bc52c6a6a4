//! Where a person lives, as they type it.

use super::Home;

const ACME: [&str; 7] = [
    "write",
    "deletion",
    "ACME",
    "--recipient-email",
    "a@acme.example",
    "--name",
    "Jane Doe",
];

fn rehearsed(home: &Home, more: &[&str]) -> (String, String, i32) {
    home.strictly(&[&ACME[..], more, &["--dry-run"]].concat())
}

#[test]
fn ca_behind_an_address_in_the_united_states_is_california_and_not_canada() {
    let home = Home::new();
    let fresno = ["--address", "12 Elm St; Fresno, CA 93701; USA"];
    let (letter, _, code) = rehearsed(&home, &[&fresno[..], &["--residence", "CA"]].concat());
    assert_eq!(code, 0);
    assert!(letter.contains("I am a resident of California"), "{letter}");
    assert!(!letter.contains("PIPEDA"), "{letter}");
    // Who has moved says so in words.
    let (letter, _, _) = rehearsed(&home, &[&fresno[..], &["--residence", "Canada"]].concat());
    assert!(letter.contains("PIPEDA"), "{letter}");
    // The profile has the address, and a line of a list.
    let (_, _, code) = home.strictly(&["init", "--name=Jane Doe", fresno[0], fresno[1]]);
    assert_eq!(code, 0);
    let (_, said, code) = home.strictly(&["init", "--residence", "ca"]);
    assert_eq!(code, 0, "{said}");
    let profile = std::fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert!(profile.contains("residence = \"US-CA\""), "{profile}");
    home.put(
        "list.csv",
        "recipient,recipient-email,name,address,residence\n\
         ACME,a@acme.example,Karl Knopf,\"1 Main St; Dover, DE 19901; USA\",DE\n",
    );
    let written = home.json(&["write", "deletion", "--from", "list.csv", "--json"]);
    let case = written["written"][0].as_str().unwrap();
    let shown = home.json(&["show", case, "--json"]);
    assert!(shown.to_string().contains("us-de"), "{shown}");
}

#[test]
fn two_letters_that_nothing_decides_are_refused_with_both_ways_to_say_it() {
    let home = Home::new();
    let email = ["--email", "jane@example.org"];
    let (letter, said, code) = rehearsed(&home, &[&email[..], &["--residence", "CA"]].concat());
    assert_eq!((letter.as_str(), code), ("", 2), "{said}");
    assert_eq!(
        said,
        "error: `CA` may be California or Canada: write `US-CA` or `Canada`\n"
    );
    for place in ["US-CA", "Canada", "Texas", "TX", "DE"] {
        let (_, said, code) = rehearsed(&home, &[&email[..], &["--residence", place]].concat());
        assert_eq!(code, 0, "{place}: {said}");
    }
}

#[test]
fn a_law_that_does_not_protect_the_person_is_written_under_with_a_warning() {
    let home = Home::new();
    let texas = ["--email", "jane@example.org", "--residence", "Texas"];
    let (_, said, code) = rehearsed(&home, &[&texas[..], &["--law", "ccpa"]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("the CCPA protects people who live elsewhere, and you live in Texas"),
        "{said}"
    );
    let (_, said, _) = rehearsed(&home, &[&texas[..], &["--law", "us-tx"]].concat());
    assert!(!said.contains("live elsewhere"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_country_is_left_empty_without_being_asked_for_ever() {
    let home = Home::new();
    let answers = [
        ("Your name", "Jane Doe\r"),
        ("Your postal address", "Hauptstrasse 5\r"),
        (">", "1010 Wien\r"),
        (">", "\r"),
        ("In which country is that?", "\r"),
        ("Without a country the address is not used", ""),
        ("3/5", "Oesterreich\r"),
        ("Right?", "\r"),
        ("Your e-mail address", "jane@example.org\r"),
        ("5/5", "1\r"),
    ];
    let (screen, code) = super::prompts::on_a_terminal(&home, &["init"], &answers);
    assert_eq!(code, 0, "{screen}");
    let profile = std::fs::read_to_string(home.path("home/profile.toml")).unwrap();
    assert!(profile.contains("residence = \"AT\""), "{profile}");
    assert!(!profile.contains("address"), "{profile}");
}
