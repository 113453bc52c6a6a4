//! Which law of several at one home.

use crate::home::Home;

const SALE: &str = include_str!("../../law/us/nv/us-nv-sale.toml");

#[test]
fn a_home_with_several_laws_is_told_of_those_and_what_the_others_give() {
    let mut home = Home::new();
    let letter = |right, residence, more: &[&'static str]| -> Vec<&'static str> {
        let ask = ["write", right, "Example Shop", "--name=Ada Example"];
        let rest = ["--email=ada@example.org", "--dry-run", "--format=txt"];
        let home = [residence];
        [&ask[..], &rest[..], &home[..], more].concat()
    };
    // Two laws of one subject each: the one that knows the right is meant.
    home.run(&letter("access", "--residence=US-NV", &[]));
    home.run(&letter("objection", "--residence=US-NV", &[]));
    // One that is exercised on a platform.
    home.run(&letter(
        "deletion",
        "--residence=US-CA",
        &["--law=us-ca-delete"],
    ));
    // Where the law of health data has no such right, another law has it.
    home.run(&letter("opt-out", "--residence=US-WA", &[]));
    let with_letters = SALE.replace("us-nv-sale", "own").replace("US-NV", "US-WA");
    let own = with_letters.replace("languages = [\"en-US\"]", "languages = []");
    home.put("home/law/own.toml", &own);
    home.run(&letter("opt-out", "--residence=US-WA", &[]));
    // Neither says to be the general one, and both know the word: what is written has to be chosen.
    home.put("home/law/own.toml", &with_letters);
    home.run(&letter("objection", "--residence=US-WA", &[]));
    let general = with_letters.replace("languages =", "general = true\nlanguages =");
    home.put("home/law/own.toml", &general);
    home.run(&letter("access", "--residence=US-WA", &[]));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn which_laws_can_be_used_is_told_with_a_reason_each() {
    let mut home = Home::new();
    home.run(&["law", "for", "US-CA", "--company", "spotify"]);
    home.run(&["law", "for", "CA-QC"]);
    home.run(&["law", "for", "ZA", "--seat", "GB"]);
    home.run(&["law", "for", "US"]);
    home.run(&["law", "for", "US-OK"]);
    home.run(&["law", "for", "BO"]);
    // Without a home, and with a company that nobody knows.
    home.run(&["law", "for"]);
    home.run(&["law", "for", "DE", "--company", "Foo Quux"]);
    home.put(
        "home/profile.toml",
        "name = \"Ada\"\naddress = \"Ring 1; 1010 Wien; AT\"\n",
    );
    home.run(&["law", "for", "--company", "amazon-us"]);
    home.run(&["law", "for", "--company", "amazon-us", "--ui", "de"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_program_is_told_the_reason_as_data() {
    let home = Home::new();
    let found = home.json(&["law", "for", "GB", "--company", "spotify", "--json"]);
    assert_eq!(found["home"], "GB");
    assert_eq!(found["seat"], "SE");
    let laws = found["laws"].as_array().unwrap();
    let told: Vec<_> = laws
        .iter()
        .map(|law| {
            (
                law["id"].as_str().unwrap(),
                law["meant"].as_bool().unwrap(),
                law["reason"]["because"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [("uk-gdpr", true, "home"), ("gdpr", false, "seat")]);
    assert_eq!(laws[0]["reach"]["reach"], "abroad");
    assert_eq!(laws[1]["reference"]["title"], "GDPR Article 3(1)");
}

/// What is said of a law without letters can be typed, but for the day; one without days is not said to have some.
#[test]
fn the_deadlines_of_a_law_without_letters_can_be_counted_as_it_says() {
    let home = Home::new();
    let (told, ..) = home.strictly(&["law", "show", "us-vt"]);
    let (_, command) = told.split_once("datawrit deadline").unwrap();
    let command = command
        .lines()
        .next()
        .unwrap()
        .replace("DATE", "2028-02-01");
    let words: Vec<&str> = command.split_whitespace().collect();
    let (shown, said, code) = home.strictly(&[&["deadline"], &words[..]].concat());
    assert_eq!(code, 0, "{said}");
    assert!(shown.contains("2028"), "{shown}");
    // No letter is missing where a platform takes the request; its days can be counted all the same.
    let (told, ..) = home.strictly(&["law", "show", "us-ca-delete"]);
    assert!(
        told.contains("datawrit deadline --law us-ca-delete --clock fetch"),
        "{told}"
    );
    assert!(!told.contains("no letters yet"), "{told}");
    // Where its request is made, and whom that reaches.
    assert!(
        told.contains(
            "at https://consumer.drop.privacy.ca.gov (DROP) reaches every registered data broker at once"
        ),
        "{told}"
    );
}
