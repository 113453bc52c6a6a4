//! A translation behind a letter, and a complaint in a language that its authority takes.

use std::fs;

use super::{Home, home::ADA};

const MARK: &str =
    "A translation, for information only: the letter before it is the one that counts.";
const FINNISH_MARK: &str = "Käännös, vain tiedoksi: ratkaiseva on sitä edeltävä kirje.";

fn write<'a>(company: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    ["write", "access", company, "--law", "gdpr"]
        .into_iter()
        .chain(ADA)
        .chain(more.iter().copied())
        .collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is written to the company, in one form.
fn written(home: &Home, format: &str) -> Vec<u8> {
    let file = format!("letter.{format}");
    let more = [
        "--lang",
        "fi",
        "--copy-in",
        "en",
        "--again",
        "--yes",
        "--recipient-email",
        "privacy@example.org",
        "--output",
        &file,
    ];
    let output = home.output(&write("Example GmbH", &more));
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    fs::read(home.path(&file)).unwrap()
}

#[test]
fn a_translation_stands_behind_the_letter_and_both_say_which_counts() {
    let home = Home::new();
    let text = String::from_utf8(written(&home, "txt")).unwrap();
    insta::assert_snapshot!(text);
    let text = one_line(&text);
    let at = |words: &str| {
        text.find(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
    };
    let order = [
        at("Pyydän"),
        at(FINNISH_MARK),
        at(MARK),
        at("23 November 2026"),
        at("Dear Sir or Madam,"),
    ];
    assert!(order.is_sorted(), "{order:?}");
    // Whom it is to stands once.
    assert_eq!(text.matches("Example GmbH").count(), 1, "{text}");
    assert_eq!(text.matches("Lindenallee").count(), 1, "{text}");

    let mail = written(&home, "eml");
    let mail = mail_parser::MessageParser::new().parse(&mail).unwrap();
    let body = one_line(&mail.body_text(0).unwrap());
    assert!(body.contains(FINNISH_MARK) && body.contains(MARK), "{body}");
    assert!(body.contains("I request access"), "{body}");
    assert!(
        mail.subject().unwrap().contains("GDPR"),
        "{:?}",
        mail.subject()
    );
    assert!(
        !mail.subject().unwrap().contains("Access"),
        "{:?}",
        mail.subject()
    );
}

#[test]
fn a_translation_has_pages_of_its_own_and_its_language_for_who_has_it_read() {
    let home = Home::new();
    let file = written(&home, "pdf");
    let pages: Vec<String> = datawrit::delivery::preview::pages(&file)
        .unwrap()
        .into_iter()
        .map(|page| one_line(&page.lines.join(" ")))
        .collect();
    let first = pages.iter().position(|page| page.contains(MARK)).unwrap();
    assert!(first >= 1, "{pages:?}");
    assert!(pages[first].contains(FINNISH_MARK), "{}", pages[first]);
    assert!(
        pages[first].contains("I request access"),
        "{}",
        pages[first]
    );
    assert!(
        !pages[..first]
            .iter()
            .any(|page| page.contains("I request access"))
    );
    // Each later sheet of it says what it is.
    assert!(
        pages[first..].iter().all(|page| page.contains(MARK)),
        "{pages:?}"
    );

    let file = lopdf::Document::load_mem(&file).unwrap();
    let said = |dictionary: &lopdf::Dictionary, key: &[u8]| {
        let text = lopdf::decode_text_string(dictionary.get(key).unwrap()).unwrap();
        text.trim_start_matches('\u{feff}').to_owned()
    };
    assert_eq!(said(file.catalog().unwrap(), b"Lang"), "fi");
    let elements: Vec<_> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| element.has(b"S"))
        .collect();
    let of_kind = |kind: &[u8]| {
        let elements = elements.iter();
        elements
            .filter(|element| element.get(b"S").unwrap().as_name().unwrap() == kind)
            .count()
    };
    let section = elements
        .iter()
        .find(|element| element.get(b"S").unwrap().as_name().unwrap() == b"Sect");
    assert_eq!(said(section.unwrap(), b"Lang"), "en");
    assert_eq!(
        (of_kind(b"H1"), of_kind(b"H2"), of_kind(b"Sect")),
        (1, 1, 1)
    );
    // The eight points that are asked for, in both.
    assert_eq!(of_kind(b"L") % 2, 0);
    assert!(of_kind(b"LI") >= 16);
}

/// The case keeps both, and what is made of it later has both.
#[test]
fn the_translation_is_kept_with_the_letter() {
    let home = Home::new();
    let more = [
        "--lang",
        "el",
        "--copy-in",
        "de",
        "--format",
        "txt",
        "--json",
    ];
    let case = home.json(&write("Example GmbH", &more))["case"]
        .as_str()
        .unwrap()
        .to_owned();
    let show = [
        "show",
        &case,
        "--letter",
        "1",
        "--format",
        "txt",
        "--output",
        "shown.txt",
    ];
    let (_, said, code) = home.strictly(&show);
    assert_eq!(code, 0, "{said}");
    let shown = one_line(&fs::read_to_string(home.path("shown.txt")).unwrap());
    assert!(shown.contains("Μετάφραση, μόνο για ενημέρωση"), "{shown}");
    assert!(
        shown.contains("Übersetzung, nur zur Information"),
        "{shown}"
    );
    assert_eq!(home.strictly(&["verify"]).2, 0);
    let proof = [
        "evidence",
        &case,
        "--output",
        "proof.zip",
        "--without-notes",
    ];
    let (_, said, code) = home.strictly(&proof);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_copy_is_offered_told_and_refused_where_there_is_none() {
    let home = Home::new();
    let said = |more: &[&str]| {
        let more = [more, &["--dry-run"]].concat();
        let output = home.output(&write("Example GmbH", &more));
        (
            String::from_utf8(output.stderr).unwrap(),
            output.status.code().unwrap(),
        )
    };
    let (unread, _) = said(&["--lang", "fi"]);
    assert!(
        unread.contains("`--copy-in en` puts the same in English behind it"),
        "{unread}"
    );
    let (copied, _) = said(&["--lang", "fi", "--copy-in", "en"]);
    assert!(
        copied.contains("compare it with the translation behind it (English)"),
        "{copied}"
    );
    let (same, code) = said(&["--lang", "de", "--copy-in", "de"]);
    assert_eq!(code, 0);
    assert!(same.contains("there is no translation behind it"), "{same}");
    let (none, code) = said(&["--copy-in", "cy"]);
    assert_eq!(code, 2, "{none}");
    assert!(none.contains("`gdpr` has no letters in `cy`"), "{none}");
}

/// A line of a list says for itself whether it has a translation.
#[test]
fn a_list_has_a_column_for_it() {
    let home = Home::new();
    home.put(
        "list.csv",
        "company,company email,language,translation\n\
         One GmbH,a@example.org,fi,en\nTwo GmbH,b@example.org,en,\n",
    );
    let arguments = [
        "write", "access", "--law", "gdpr", "--from", "list.csv", "--format", "txt", "--output",
        "out", "--yes",
    ];
    let arguments: Vec<&str> = arguments.into_iter().chain(ADA).collect();
    let (_, said, code) = home.strictly(&arguments);
    assert_eq!(code, 0, "{said}");
    let marked = |company: &str| {
        let files = fs::read_dir(home.path("out")).unwrap();
        let mut files = files.map(|file| file.unwrap().path());
        let file = files
            .find(|file| file.to_string_lossy().contains(company))
            .unwrap();
        one_line(&fs::read_to_string(file).unwrap()).contains(MARK)
    };
    assert!(marked("one-gmbh"));
    assert!(!marked("two-gmbh"));
}

/// A case that is late, of somebody who lives there.
fn late(home: &mut Home, law: &str, residence: &str, language: &str) -> String {
    let case = super::next::case(home, law, &["--lang", language, "--residence", residence]);
    let sent = [
        "record",
        &case,
        "sent",
        "--on",
        "2026-11-02",
        "--by",
        "email",
    ];
    let (_, said, code) = home.strictly(&sent);
    assert_eq!(code, 0, "{said}");
    home.on("2027-01-11");
    case
}

#[test]
fn a_complaint_is_in_a_language_that_the_authority_takes() {
    let mut home = Home::new();
    let case = late(&mut home, "gdpr", "FI", "en");
    let complaint = |more: &[&str]| {
        let arguments = [
            &["next", case.as_str(), "--letter", "complaint", "--dry-run"][..],
            more,
        ]
        .concat();
        let (letter, said, code) = home.strictly(&arguments);
        assert_eq!(code, 0, "{said}");
        (one_line(&letter), said)
    };
    let (letter, said) = complaint(&[]);
    assert!(
        letter.contains("Kantelu") || letter.contains("kantelu") || letter.contains("valitu"),
        "{letter}"
    );
    assert!(
        said.contains("the letter is in Finnish, which the authority takes"),
        "{said}"
    );
    let unread = "no speaker of Finnish has read its letters yet";
    assert!(said.contains(unread), "{said}");
    let (letter, said) = complaint(&["--lang", "en"]);
    assert!(letter.contains("I lodge a complaint"), "{letter}");
    assert!(!said.contains("which the authority takes"), "{said}");
    let (letter, _) = complaint(&["--copy-in", "en"]);
    assert!(
        letter.contains(FINNISH_MARK) && letter.contains("I lodge a complaint"),
        "{letter}"
    );
    let (_, said) = complaint(&["--lang", "sv"]);
    assert!(!said.contains("which the authority takes"), "{said}");

    // What it is kept as, for a program.
    let added = home.json(&["next", &case, "--letter", "complaint", "--json"]);
    assert_eq!(added["language"], "fi");
    assert_eq!(added["language_by"], "authority");
    assert_eq!(home.strictly(&["verify"]).2, 0);
}

#[test]
fn of_several_languages_that_of_the_request_stays_and_then_the_persons_own_is_taken() {
    let mut home = Home::new();
    let case = late(&mut home, "gdpr", "FI", "sv");
    let added = home.json(&["next", &case, "--letter", "complaint", "--json"]);
    assert_eq!(
        (added["language"].as_str(), added["language_by"].as_str()),
        (Some("sv"), Some("request"))
    );

    let mut home = Home::new();
    let case = late(&mut home, "ch-fadp", "CH", "en");
    let added = |tongue: &str| {
        let arguments = [
            "--ui",
            tongue,
            "next",
            &case,
            "--letter",
            "complaint",
            "--dry-run",
        ];
        let (letter, said, code) = home.strictly(&arguments);
        assert_eq!(code, 0, "{said}");
        letter
    };
    assert!(added("fr").contains("Madame, Monsieur"), "{}", added("fr"));
    // English is none of its languages: the first of them.
    assert!(added("en").contains("Damen und Herren"), "{}", added("en"));
}

/// A reminder goes to the company, which was written to in its language.
#[test]
fn a_letter_to_the_company_stays_in_the_language_of_the_request() {
    let mut home = Home::new();
    let case = late(&mut home, "gdpr", "FI", "en");
    let added = home.json(&["next", &case, "--letter", "reminder", "--json"]);
    assert_eq!(
        (added["language"].as_str(), added["language_by"].as_str()),
        (Some("en"), Some("request"))
    );
}
