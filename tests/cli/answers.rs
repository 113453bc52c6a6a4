//! Answers that were typed are not lost, and mean what they say.
#![cfg(unix)]

use super::{Home, prompts::on_a_terminal};

const ACME: [&str; 4] = ["write", "ACME", "--recipient-email", "privacy@acme.example"];

fn cases(home: &Home) -> usize {
    home.json(&["list", "--json"]).as_array().unwrap().len()
}

#[test]
fn one_goes_back_from_the_address_that_a_mail_needs() {
    let home = Home::new();
    let answers = [
        ("Your postal address", "Ring 1\r"),
        (">", "1010 Wien\r"),
        (">", "Austria\r"),
        (">", "\r"),
        ("Right?", "\r"),
        ("your name:", "Jane Doe\r"),
        ("What do you want?", "1\r"),
        ("your e-mail address:", "<\r"),
        // The question before, and on from there.
        ("What do you want?", "1\r"),
        ("your e-mail address:", "jane@example.org\r"),
        ("In which language?", "\r"),
        ("What now?", "q\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &ACME, &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(!screen.contains("no answer"), "{screen}");
}

#[test]
fn a_yes_is_no_part_of_another_word() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Jane Doe\"\naddress = \"Ring 1; 1010 Wien; AT\"\nemail = \"jane@example.org\"\n",
    );
    let answers = [
        ("What do you want?", "1\r"),
        ("In which language?", "\r"),
        ("for my mail program", "y\r"),
        ("type a number", "q\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &ACME, &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(cases(&home), 0);
}

#[test]
fn a_page_that_cannot_show_a_name_leads_back_to_the_letter() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"山田 太郎\"\naddress = \"Shibuya 1; Tokyo; JP\"\nemail = \"taro@example.org\"\n",
    );
    let answers = [
        ("What do you want?", "1\r"),
        ("What now?", "p\r"),
        ("which the letter's font cannot show", ""),
        ("--font FILE", ""),
        ("What now?", "d\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &ACME, &answers);
    assert_eq!(code, 0, "{screen}");
    assert_eq!(cases(&home), 1, "{screen}");
}

#[test]
fn what_happened_is_asked_in_plain_words_where_only_the_case_is_said() {
    let home = Home::new();
    let case = home.write_access();
    home.strictly(&["record", &case, "sent"]);
    let (_, said, code) = home.strictly(&["record", &case]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("answered-in-part") && said.contains("refused"),
        "{said}"
    );
    let answers = [
        ("12  They closed the matter", "1\r"),
        ("On which day?", "3/4\r"),
        ("a day in two ways", "\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &["record", &case], &answers);
    assert_eq!(code, 0, "{screen}");
    let shown = home.json(&["show", &case, "--json"]);
    assert!(
        shown.to_string().contains("acknowledged") && shown.to_string().contains("2026-11-23"),
        "{shown}"
    );
}

/// What is said of their reasons when it is recorded stands in the letters after it, and nobody is asked again.
#[test]
fn the_reasons_of_a_refusal_are_asked_for_and_stand_in_what_follows() {
    let home = Home::new();
    let case = home.write_access();
    home.strictly(&["record", &case, "sent"]);
    let answers = [
        ("Did they give reasons for refusing?", "1\r"),
        ("Which, in a few words?", "my account is closed\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &["record", &case, "refused"], &answers);
    assert_eq!(code, 0, "{screen}");
    let objection = ["next", &case, "--letter", "objection", "--dry-run"];
    let (letter, _) = on_a_terminal(&home, &objection, &[]);
    assert!(letter.contains("my account is closed"), "{letter}");
    let (log, ..) = home.strictly(&["show", &case, "--log"]);
    assert!(log.contains("reasons: my account is closed"), "{log}");
    // Asked step by step, too; a later word takes the place of the earlier.
    let answers = [
        ("What happened?", ""),
        ("They refuse", "refuse\r"),
        ("On which day?", "\r"),
        ("Did they give reasons for refusing?", "2\r"),
    ];
    let (screen, code) = on_a_terminal(&home, &["record", &case], &answers);
    assert_eq!(code, 0, "{screen}");
    let (letter, ..) = home.strictly(&objection);
    assert!(!letter.contains("my account is closed"), "{letter}");
    let (log, ..) = home.strictly(&["show", &case, "--log"]);
    assert!(log.contains("no reasons given"), "{log}");
    // Reasons are of a refusal or of a longer time.
    let (_, said, code) = home.strictly(&["record", &case, "answered", "--no-reasons"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("--no-reasons go with refused and extended"),
        "{said}"
    );
}

#[test]
fn an_extension_without_reasons_leads_to_the_letter_against_it() {
    let home = Home::new();
    let case = home.write_access();
    home.strictly(&["record", &case, "sent"]);
    let extended = ["record", &case, "extended", "--until", "2027-02-01"];
    let answers = [("Did they give reasons for taking longer?", "2\r")];
    let (screen, code) = on_a_terminal(&home, &extended, &answers);
    assert_eq!(code, 0, "{screen}");
    assert!(
        screen.contains("they took more time") && screen.contains("without reasons"),
        "{screen}"
    );
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(step["letters"][0], "extension-invalid", "{step}");
    let letter = ["next", &case, "--letter", "extension-invalid", "--dry-run"];
    assert_eq!(home.strictly(&letter).2, 0);
}
