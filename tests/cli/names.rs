//! A name that was typed or pasted is one name, wherever it is read again.

use std::fs;

use datawrit::delivery::preview;

use super::home::Home;

/// What is typed, and what a company may read and look up.
fn names() -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = [
        (
            "Ju\u{308}rgen Weiß-E\u{301}tienne Nguye\u{302}\u{303}n",
            "Jürgen Weiß-Étienne Nguyễn",
        ),
        ("Ada Beispiel\u{AD}mann", "Ada Beispielmann"),
        ("Ada\u{A0}Example", "Ada Example"),
        ("Ada\u{202F}Example", "Ada Example"),
        ("M\u{303}ia G\u{303}uarani", "M\u{303}ia G\u{303}uarani"),
        ("Elz\u{307}bieta S\u{326}tefan", "Elżbieta Ștefan"),
        ("Γιω\u{301}ργος Й\u{AD}онов", "Γιώργος Йонов"),
    ]
    .map(|(typed, name)| (typed.to_owned(), name.to_owned()))
    .into();
    // A letter and its marks in the other order, and parted by what nobody sees.
    let sequences = include_str!("../fixtures/din-91379.tsv").lines();
    for line in sequences.filter(|line| !line.starts_with('#')).step_by(19) {
        let letters = line.split_once('\t').unwrap().1;
        let parted: Vec<String> = letters.chars().map(String::from).collect();
        names.push((
            format!("A{}na Example", parted.join("\u{AD}")),
            format!("A{letters}na Example"),
        ));
    }
    names
}

/// The words of a text, without the ends of lines.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn page_mail_text_and_tracker_have_the_same_name() {
    let address = "Linden\u{AD}allee 12; 04109 Mu\u{308}nchen; DE";
    let mut tried = 0;
    for (typed, name) in names() {
        let home = Home::new();
        let written = home.output(&[
            "write",
            "access",
            "Mu\u{308}ller\u{AD}werke",
            "--name",
            &typed,
            "--address",
            address,
            "--email",
            "ada@example.org",
            "--recipient-email",
            "privacy@example.com",
            "--format",
            "pdf",
            "--format",
            "eml",
            "--format",
            "txt",
            "--output",
            "letters",
            "--yes",
        ]);
        assert!(written.status.success(), "{typed:?}: {written:?}");
        let mut kinds = 0;
        for entry in fs::read_dir(home.path("letters")).unwrap() {
            let path = entry.unwrap().path();
            let bytes = fs::read(&path).unwrap();
            let text = match path.extension().unwrap().to_str().unwrap() {
                "pdf" => {
                    let pages = preview::pages(&bytes).unwrap();
                    let lines = pages.into_iter().flat_map(|page| page.lines);
                    lines.collect::<Vec<_>>().join(" ")
                }
                "eml" => {
                    let mail = mail_parser::MessageParser::new().parse(&bytes).unwrap();
                    let from = mail.from().unwrap().first().unwrap();
                    assert_eq!(from.name().unwrap(), name);
                    mail.body_text(0).unwrap().into_owned()
                }
                _ => String::from_utf8(bytes).unwrap(),
            };
            assert!(words(&text).contains(&name), "{path:?}: {text}");
            assert!(!text.contains('\u{AD}'), "{path:?}");
            let file = path.file_name().unwrap().to_str().unwrap();
            assert!(file.contains("muellerwerke"), "{file}");
            kinds += 1;
        }
        assert_eq!(kinds, 3);
        let exported = home.output(&["export", "--format", "json"]);
        let exported = String::from_utf8(exported.stdout).unwrap();
        assert!(
            exported.contains(&format!("\"name\":\"{name}\""))
                || exported.contains(&format!("\"name\": \"{name}\"")),
            "{exported}"
        );
        assert!(exported.contains("Müllerwerke") && exported.contains("04109 München"));
        tried += 1;
    }
    assert!(tried > 12, "{tried}");
}

#[test]
fn a_profile_and_a_record_are_taken_in_the_same_form() {
    let home = Home::new();
    home.put("home/profile.toml", "name = \"Ju\u{308}rgen Bei\u{AD}spiel\"\nemail = \"ada@example.org\"\nresidence = \"DE\"\n");
    home.put(
        "home/recipients/mueller.toml",
        "id = \"mueller\"\nname = \"Mu\u{308}ller\u{AD}werke\"\n\n[[channel]]\nemail = \"privacy@example.com\"\nprovenance = \"privacy-policy\"\n",
    );
    let written = home.output(&[
        "write", "access", "mueller", "--format", "txt", "--output", "letters", "--yes",
    ]);
    assert!(written.status.success(), "{written:?}");
    let file = fs::read_dir(home.path("letters"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let text = fs::read_to_string(file.path()).unwrap();
    assert!(
        text.contains("Jürgen Beispiel") && text.contains("Müllerwerke"),
        "{text}"
    );
    home.put(
        "home/profile.toml",
        "name = \"Ada\u{FE00}\"\nemail = \"ada@example.org\"\nresidence = \"DE\"\n",
    );
    let (said, code) = home.refusal(&["write", "access", "mueller", "--format", "txt"]);
    assert_eq!(code, 1);
    assert!(
        said.contains("your name has the character U+FE00 at place 4"),
        "{said}"
    );
}

/// A detail that a company needs and has no name for is called as the language of the letter does, and the note says how it
/// is given.
#[test]
fn a_detail_without_a_label_is_called_in_the_language_of_the_letter() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\nemail = \"ada@example.org\"\nresidence = \"DE\"\n",
    );
    home.put(
        "home/recipients/mueller.toml",
        "id = \"mueller\"\nname = \"Müllerwerke\"\n\n[[channel]]\nemail = \"privacy@example.com\"\n\
         provenance = \"privacy-policy\"\n\n[[need]]\nkind = \"birth-date\"\n",
    );
    let write = |more: &[&str]| {
        let common = [
            "write",
            "access",
            "mueller",
            "--format",
            "txt",
            "--output",
            "-",
            "--dry-run",
        ];
        home.strictly(&[&common[..], more].concat())
    };
    let (_, said, code) = write(&[]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("--id 'birth-date=...'"), "{said}");
    for (language, label) in [("de", "Geburtsdatum"), ("en", "Date of birth")] {
        let (letter, said, code) = write(&["--lang", language, "--id", "Birth-Date=12 May 1990"]);
        assert_eq!(code, 0, "{said}");
        assert!(
            letter.contains(&format!("{label}: 12 May 1990")),
            "{letter}"
        );
        assert!(!said.contains("birth-date"), "{said}");
    }
}
