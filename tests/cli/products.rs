//! Products in letters: what a letter names of them, and to whom it goes.

use super::{Home, home::ADA};

/// The letter as a rehearsal shows it, with what is said beside it.
fn letter(arguments: &[&str]) -> String {
    let mut home = Home::new();
    let mut all = vec!["write"];
    all.extend(arguments);
    all.push("--dry-run");
    all.extend(ADA);
    home.run(&all);
    home.transcript()
}

#[test]
fn an_access_letter_names_what_each_product_holds_and_asks_what_only_it_can_answer() {
    let products = ["--product", "alexa", "--product", "ring"];
    for language in ["en", "de", "fr"] {
        let mut arguments = vec!["access", "amazon-eu", "--lang", language];
        arguments.extend(products);
        arguments.extend(["--product", "government-demands"]);
        insta::assert_snapshot!(format!("access_{language}"), letter(&arguments));
    }
}

#[test]
fn a_deletion_letter_is_limited_to_its_products() {
    for language in ["en", "de", "fr"] {
        insta::assert_snapshot!(
            format!("deletion_{language}"),
            letter(&[
                "deletion",
                "amazon-eu",
                "--lang",
                language,
                "--product",
                "Echo"
            ])
        );
    }
    insta::assert_snapshot!(
        "deletion_es",
        letter(&[
            "deletion",
            "amazon-us",
            "--residence",
            "US-CA",
            "--lang",
            "es",
            "--product",
            "kindle",
        ])
    );
}

#[test]
fn a_product_of_another_company_of_the_family_goes_there() {
    insta::assert_snapshot!(letter(&["access", "amazon-eu", "--product", "aws"]));
}

#[test]
fn a_parent_asks_for_a_child_and_says_so() {
    for (recipient, language, residence) in [
        ("amazon-eu", "en", "DE"),
        ("amazon-eu", "de", "DE"),
        ("amazon-eu", "fr", "DE"),
        ("amazon-uk", "en", "GB"),
        ("amazon-us", "es", "US-CA"),
        ("amazon-us", "en", "US-WA"),
    ] {
        let mut arguments = vec![
            "access",
            recipient,
            "--lang",
            language,
            "--residence",
            residence,
            "--product",
            "kids",
            "--child",
            "Ben Example",
        ];
        if residence.starts_with("US") {
            arguments.extend(["--child-age", "under-13"]);
        }
        insta::assert_snapshot!(format!("kids_{residence}_{language}"), letter(&arguments));
    }
}

#[test]
fn a_pharmacy_is_asked_under_the_health_data_act() {
    insta::assert_snapshot!(letter(&[
        "deletion",
        "amazon-us",
        "--residence",
        "US-WA",
        "--product",
        "pharmacy",
    ]));
}

#[test]
fn what_cannot_be_meant_is_said_with_the_way_out() {
    let mut home = Home::new();
    for arguments in [
        &["access", "amazon-us", "--product", "pharmacy"][..],
        &["access", "amazon-eu", "--product", "kids"],
        &["deletion", "amazon-eu", "--product", "government-demands"],
    ] {
        let mut all = vec!["write"];
        all.extend(arguments);
        all.extend(["--dry-run"]);
        all.extend(ADA);
        home.run(&all);
    }
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_name_of_ones_own_is_taken_as_it_is_and_the_known_ones_are_told() {
    let shown = letter(&["access", "amazon-eu", "--product", "Alexxa"]);
    let notes: Vec<&str> = shown.lines().filter(|line| line.starts_with('!')).collect();
    insta::assert_snapshot!(notes.join("\n"));
    assert!(shown.contains("what you process in connection with:\n\n– Alexxa\n"));
}

#[test]
fn a_company_of_the_users_own_has_products_without_a_line_of_rust() {
    let mut home = Home::new();
    home.put(
        "home/recipients/example-shop.toml",
        r#"
id = "example-shop"
name = "Example Shop GmbH"
country = "DE"
checked-on = 2026-11-22

[[source]]
title = "Privacy policy"
href = "https://www.example.org/privacy"

[[product]]
word = "club"
name = "Example Club"
names.de = "dem Beispielclub"
items.en = ["my points"]
items.de = ["meine Punkte"]
questions.en = ["who has seen my points"]
"#,
    );
    for language in ["en", "de", "fr"] {
        let mut all = vec!["write", "access", "example-shop", "--product", "CLUB"];
        all.extend(["--lang", language, "--format", "txt", "--dry-run"]);
        all.extend(ADA);
        home.run(&all);
    }
    let shown: Vec<String> = home
        .transcript()
        .lines()
        .filter(|line| {
            ["lub", "points", "Punkte"]
                .iter()
                .any(|word| line.contains(word))
        })
        .map(str::to_owned)
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
}
