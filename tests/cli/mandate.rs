//! Somebody acts for a person: who, by which paper, and what of it goes into letters.

use std::fs;

use mail_parser::{MessageParser, MimeHeaders};

use super::Home;

/// A page that was signed and scanned.
const SIGNED: &str = "%PDF-1.4\nthe signed page\n%%EOF\n";

const VEREIN: [&str; 8] = [
    "--name",
    "Verein Beispielrechte",
    "--email",
    "faelle@verein.example.org",
    "--address",
    "Hilfsgasse 3, 10115 Berlin, Germany",
    "--reference",
    "V-2026/17",
];

/// A home of an association that writes for Karl Knopf.
fn karls() -> Home {
    let home = Home::new();
    home.put("signed.pdf", SIGNED);
    let init = [
        "init",
        "--for",
        "Karl Knopf",
        "--email",
        "karl@example.org",
        "--address",
        "Ring 1; 1010 Wien; Austria",
    ];
    assert_eq!(home.strictly(&init).2, 0);
    home
}

fn write(home: &Home, company: &str, more: &[&str]) -> String {
    let first = company.split(' ').next().unwrap().to_lowercase();
    let address = format!("privacy@{first}.example.org");
    let arguments = [
        "write",
        "access",
        company,
        "--for",
        "karl",
        "--lang",
        "en",
        "--recipient-email",
        &address,
        "--output",
        "out",
        "--json",
    ];
    let written = home.json(&[&arguments[..], more].concat());
    written["case"].as_str().unwrap().to_owned()
}

/// The mail draft of a case.
fn draft(home: &Home, case: &str) -> Vec<u8> {
    let files = fs::read_dir(home.path("out")).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let found = files.find(|path| {
        let name = path.to_string_lossy();
        name.contains(case) && name.ends_with(".eml")
    });
    fs::read(found.unwrap()).unwrap()
}

/// The text of a letter of a case.
fn letter(home: &Home, case: &str, number: &str) -> String {
    let show = ["show", case, "--letter", number, "--format", "txt"];
    let show = [&show[..], &["--output", "letter.txt", "--yes"]].concat();
    let said = home.strictly(&show);
    assert_eq!(said.2, 0, "{said:?}");
    fs::read_to_string(home.path("letter.txt")).unwrap()
}

#[test]
fn a_mandate_is_said_shown_and_ended() {
    let mut home = karls();
    home.run(&["mandate", "--for", "karl"])
        .run(&[
            "mandate",
            "--for",
            "karl",
            "--name",
            "Verein Beispielrechte",
        ])
        .run(&[&["mandate", "--for", "karl"], &VEREIN[..]].concat())
        .run(&["mandate", "--for", "karl", "--signed", "none.pdf"])
        .run(&["mandate", "--for", "karl", "--until", "2026-01-01"])
        .run(&[
            "mandate",
            "--for",
            "karl",
            "--since",
            "2026-11-02",
            "--signed",
            "signed.pdf",
        ])
        .run(&["mandate", "--for", "karl", "--end"])
        .run(&["mandate", "--for", "karl"]);
    home.put("notes.pdf", "no pdf");
    home.run(&["mandate", "--for", "karl", "--signed", "notes.pdf"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_letter_names_who_acts_and_its_draft_has_the_signed_paper() {
    let home = karls();
    let mandate = [&["mandate", "--for", "karl"], &VEREIN[..]].concat();
    assert_eq!(home.strictly(&mandate).2, 0);

    // Without the paper no letter speaks of it, and it is told.
    let formats = ["--format", "eml,txt"];
    let (_, said, _) = home.strictly(&[
        "write",
        "access",
        "First GmbH",
        "--for",
        "karl",
        "--recipient-email",
        "privacy@shop.example.org",
        "--format",
        "txt",
        "--dry-run",
    ]);
    assert!(
        said.contains("Verein Beispielrechte acts for Karl Knopf, and the letter does not say so")
            && said.contains("`datawrit mandate --for 'Karl Knopf' --paper FILE.pdf`"),
        "{said}"
    );
    let alone = write(&home, "First GmbH", &formats);
    let text = home.strictly(&["show", &alone]).0;
    assert!(!text.contains("Verein"), "{text}");
    let bytes = draft(&home, &alone);
    let mail = MessageParser::default().parse(&bytes).unwrap();
    assert!(mail.reply_to().is_none() && mail.attachment_count() == 0);

    let signed = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&signed).2, 0);
    let case = write(&home, "Second GmbH", &formats);
    let bytes = draft(&home, &case);
    let mail = MessageParser::default().parse(&bytes).unwrap();
    let from = mail.from().unwrap().first().unwrap();
    assert_eq!(from.address(), Some("karl@example.org"));
    let answer = mail.reply_to().unwrap().first().unwrap();
    assert_eq!(
        (answer.name(), answer.address()),
        (
            Some("Verein Beispielrechte"),
            Some("faelle@verein.example.org")
        )
    );
    assert_eq!(mail.attachment_count(), 1);
    let file = mail.attachment(0).unwrap();
    assert_eq!(file.attachment_name(), Some("authority.pdf"));
    assert_eq!(file.contents(), SIGNED.as_bytes());
    let body = mail.body_text(0).unwrap();
    assert!(
        body.contains("Verein Beispielrechte, Hilfsgasse 3, 10115 Berlin")
            && body.contains("reply by e-mail to faelle@verein.example.org"),
        "{body}"
    );
    // The same letter is the same file.
    let show = ["show", &case, "--format", "eml", "--output", "again.eml"];
    assert_eq!(home.strictly(&show).2, 0);
    assert_eq!(fs::read(home.path("again.eml")).unwrap(), bytes);
}

#[test]
fn letters_after_the_last_day_say_nothing_of_it() {
    let mut home = karls();
    let mandate = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    let until = ["--until", "2026-11-30"];
    let mandate = [&mandate[..], &VEREIN[..], &until].concat();
    assert_eq!(home.strictly(&mandate).2, 0);
    let case = write(&home, "Example GmbH", &["--format", "eml,txt"]);
    let record = ["record", &case, "sent", "--by", "email"];
    assert_eq!(home.strictly(&record).2, 0);
    home.on("2027-01-10");
    let next = home.strictly(&["next", &case, "--letter", "reminder"]);
    assert_eq!(next.2, 0, "{next:?}");
    let reminder = letter(&home, &case, "2");
    assert!(
        !reminder.contains("Verein") && reminder.contains("karl@example.org"),
        "{reminder}"
    );
    // Nor does a letter of another day, and one of somebody else never did.
    let late = write(&home, "Third GmbH", &["--format", "txt"]);
    assert!(!home.strictly(&["show", &late]).0.contains("Verein"));
}

/// A complaint numbers the signed paper among its annexes, and names who acts.
#[test]
fn a_complaint_lists_the_signed_paper_as_an_annex() {
    let mut home = karls();
    let mandate = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    let case = write(
        &home,
        "Example GmbH",
        &["--format", "txt", "--residence", "AT"],
    );
    let record = ["record", &case, "sent", "--by", "email"];
    assert_eq!(home.strictly(&record).2, 0);
    home.on("2027-02-10");
    let next = ["next", &case, "--letter", "complaint", "--lang", "en"];
    let next = home.strictly(&next);
    assert_eq!(next.2, 0, "{next:?}");
    let complaint = letter(&home, &case, "2");
    let end = complaint.find("Please contact me").unwrap();
    insta::assert_snapshot!(&complaint[end..]);
}

#[test]
fn who_leaves_takes_the_signed_paper_along() {
    let home = karls();
    let mandate = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    let folder = home.path("home/people/karl-knopf-1.mandate");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    let gone = home.strictly(&["forget", "--for", "Karl Knopf", "--yes"]);
    assert_eq!(gone.2, 0, "{gone:?}");
    assert!(!folder.exists());
    assert_eq!(fs::read_dir(home.path("home/people")).unwrap().count(), 0);
}

/// A backup has the paper, and a home that it is put back into uses it.
#[test]
fn a_backup_has_the_signed_paper() {
    let home = Home::new();
    home.put("signed.pdf", SIGNED);
    let init = [
        "init",
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
    ];
    assert_eq!(home.strictly(&init).2, 0);
    let mandate = ["mandate", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    assert!(home.strictly(&["where"]).0.contains("profile.mandate"));
    assert_eq!(home.strictly(&["backup", "all.zip"]).2, 0);
    let gone = home.strictly(&["forget", "--everything", "--yes"]);
    assert_eq!(gone.2, 0, "{gone:?}");
    assert!(!home.path("home/profile.mandate").exists());
    let back = home.strictly(&["restore", "all.zip"]);
    assert_eq!(back.2, 0, "{back:?}");
    let shown = home.json(&["mandate", "--json"]);
    assert_eq!(shown["stands"], "acts");
    let kept = shown["authority"].as_str().unwrap();
    assert_eq!(fs::read(home.path(kept)).unwrap(), SIGNED.as_bytes());
}

/// The paper says who, whom, what for, since when and how it ends, in the person's language, on one page to sign.
#[test]
fn the_paper_to_sign_is_written_in_four_languages() {
    let home = karls();
    let mandate = ["mandate", "--for", "karl", "--since", "2026-11-02"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    let mut shown = String::new();
    for language in ["en", "de", "fr", "es"] {
        let file = format!("{language}.pdf");
        let mut paper = vec!["mandate", "--for", "karl", "--paper", &file];
        paper.extend(["--lang", language]);
        // A day that it ends on is said in its place.
        if language == "fr" {
            paper.extend(["--until", "2027-12-31"]);
        }
        let said = home.strictly(&paper);
        assert_eq!(said.2, 0, "{said:?}");
        let bytes = fs::read(home.path(&file)).unwrap();
        let pages = datawrit::delivery::preview::pages(&bytes).unwrap();
        assert_eq!(pages.len(), 1, "{language}");
        shown += &format!("{}{}\n{}\n\n", said.0, said.1, pages[0].lines.join("\n"));
    }
    // Where it is not in a language, that is said.
    let italian = [
        "mandate", "--for", "karl", "--paper", "it.pdf", "--lang", "it",
    ];
    let said = home.strictly(&italian);
    shown += &format!("{}{}", said.0, said.1);
    insta::assert_snapshot!(shown);
}

/// What a law wants of such a paper is said before the letter is written, and only where somebody acts.
#[test]
fn what_a_law_wants_of_the_paper_is_said() {
    let home = karls();
    let write = |law: &str, place: &str| {
        let arguments = [
            "write",
            "access",
            "Example Inc",
            "--for",
            "karl",
            "--recipient-email",
            "privacy@example.org",
            "--format",
            "txt",
            "--dry-run",
            "--law",
            law,
            "--residence",
            place,
        ];
        home.strictly(&arguments).1
    };
    for (law, place) in [("ccpa", "US-CA"), ("kr-pipa", "KR"), ("mx-lfpdppp", "MX")] {
        assert!(!write(law, place).contains("authority"), "{law}");
    }
    let mandate = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    for (law, place, says) in [
        ("ccpa", "US-CA", "a power of attorney it may not demand"),
        ("kr-pipa", "KR", "a form of its own for the authority"),
        ("mx-lfpdppp", "MX", "signed before two witnesses"),
    ] {
        let said = write(law, place);
        assert!(said.contains(says), "{said}");
    }
    assert!(!write("gdpr", "AT").contains("witnesses"));
}

/// Evidence has the paper, and its check holds.
#[test]
fn evidence_has_the_signed_paper() {
    let home = karls();
    let mandate = ["mandate", "--for", "karl", "--signed", "signed.pdf"];
    assert_eq!(home.strictly(&[&mandate[..], &VEREIN[..]].concat()).2, 0);
    let case = write(&home, "Example GmbH", &["--format", "txt"]);
    let evidence = ["evidence", &case, "--output", "proof.zip", "--json"];
    let written = home.json(&evidence);
    let files = written["files"].as_array().unwrap();
    assert!(
        files.iter().any(|file| file == "authority.pdf"),
        "{files:?}"
    );
}

/// The paper that was written to be signed is no signed one.
#[test]
fn a_paper_that_nobody_signed_is_refused() {
    let home = karls();
    let of_karl = ["mandate", "--for", "karl"];
    assert_eq!(home.strictly(&[&of_karl[..], &VEREIN].concat()).2, 0);
    for language in ["en", "de"] {
        let paper = ["--paper", "paper.pdf", "--lang", language, "--yes"];
        assert_eq!(home.strictly(&[&of_karl[..], &paper].concat()).2, 0);
        let (said, code) = home.refusal(&[&of_karl[..], &["--signed", "paper.pdf"]].concat());
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("this paper is not signed"), "{said}");
        assert!(said.contains("sign it by hand"), "{said}");
    }
    let signed = [&of_karl[..], &["--signed", "signed.pdf", "--json"]].concat();
    assert_eq!(home.json(&signed)["stands"], "acts");
}
