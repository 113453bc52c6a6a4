//! In whose language a letter is, and that it is said.

use super::Home;

fn jane() -> Home {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Jane Doe\"\naddress = \"Hauptstraße 5; 1010 Wien; AT\"\nemail = \"jane@example.org\"\n",
    );
    home
}

/// The letters of each case.
fn letters(home: &Home) -> Vec<String> {
    let list = home.json(&["list", "--json"]);
    let cases = list.as_array().unwrap().iter();
    cases
        .map(|case| home.strictly(&["show", case["case"].as_str().unwrap()]).0)
        .collect()
}

#[test]
fn a_list_is_written_in_the_language_of_its_person_and_says_so() {
    let home = jane();
    home.put("list.txt", "spotify\nnetflix\nlidl\n");
    let list = ["write", "access", "--from", "list.txt", "--format", "txt"];
    let (_, said, code) = home.strictly(&list);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("languages of the letters: English: 3; others: `--lang company`"),
        "{said}"
    );
    for letter in letters(&home) {
        assert!(letter.contains("personal data"), "{letter}");
    }
    // Each company's where that is wanted, and nobody's own language unsaid.
    let home = jane();
    home.put("list.txt", "spotify\nnetflix\nlidl\n");
    let (_, said, _) = home.strictly(&[&list[..], &["--lang", "company"]].concat());
    assert!(
        said.contains("Swedish: 1 (Spotify AB)")
            && said.contains("read by no native speaker: Dutch, Swedish"),
        "{said}"
    );
    // A German screen reads German letters; a program's output has no say in it.
    let home = jane();
    home.put("list.txt", "spotify\nlidl\n");
    let german = [&list[..], &["--json", "--ui", "de"]].concat();
    assert_eq!(home.strictly(&german).2, 0);
    for letter in letters(&home) {
        assert!(letter.contains("personenbezogene"), "{letter}");
    }
}

#[test]
fn a_language_that_a_machine_wrote_is_nobodys_first_choice() {
    let home = jane();
    let (letter, said, _) = home.strictly(&["write", "access", "spotify", "--dry-run"]);
    assert!(letter.contains("personal data"), "{letter}");
    assert!(said.contains("the letter is in English"), "{said}");
    // What people have read is written to a company whose language it is.
    let (letter, _, _) = home.strictly(&["write", "access", "lidl", "--dry-run"]);
    assert!(letter.contains("personenbezogene"), "{letter}");
    for name in ["swedish", "Schwedisch", "suédois", "sv"] {
        let (letter, said, code) =
            home.strictly(&["write", "access", "spotify", "--lang", name, "--dry-run"]);
        assert_eq!(code, 0, "{name}: {said}");
        assert!(letter.contains("personuppgifter"), "{name}: {letter}");
    }
}

#[test]
fn google_in_the_eea_is_the_company_that_answers_there() {
    let home = jane();
    let (letter, said, code) = home.strictly(&["write", "access", "google", "--dry-run"]);
    assert_eq!(code, 0, "{said}");
    assert!(letter.contains("Google Ireland Limited"), "{letter}");
    assert!(
        said.contains("the letter goes to Google Ireland Limited (`google-ireland`)"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn the_language_is_asked_for_in_a_few_lines_and_by_any_name() {
    use super::prompts::on_a_terminal;

    let home = jane();
    let write = ["write", "access", "spotify"];
    let write = [&["--ui", "de"], &write[..]].concat();
    let answers = [
        ("Wie soll er gehen?", "1\r"),
        ("Sie findet man dort über", "\r"),
        ("1  Deutsch", ""),
        ("eine andere Sprache", "suédois\r"),
        ("Soll eine Übersetzung", "\r"),
        ("Was nun?", "q\r"),
    ];
    let (screen, _) = on_a_terminal(&home, &write, &answers);
    let asked = screen.split("1  Deutsch").nth(1).unwrap();
    let asked = asked.split("suédois").next().unwrap();
    assert!(asked.lines().count() < 8, "{asked}");
    assert!(!screen.contains("Estnisch"), "{screen}");
    // The others are looked for by their names.
    let answers = [
        ("Wie soll er gehen?", "1\r"),
        ("Sie findet man dort über", "\r"),
        ("eine andere Sprache", "andere\r"),
        ("Estnisch (et)", "klingonisch\r"),
        ("Geben Sie einen dieser Namen", "ET\r"),
        ("Soll eine Übersetzung", "\r"),
        ("Was nun?", "q\r"),
    ];
    let (screen, _) = on_a_terminal(&home, &write, &answers);
    assert!(
        screen.contains("estnisch") || screen.contains("Estnisch"),
        "{screen}"
    );
}

/// One piece reads the names of languages, wherever one is typed.
#[test]
fn a_language_is_typed_by_its_name_wherever_one_is_typed() {
    let home = jane();
    let write = ["write", "access", "lidl", "--lang", "Englisch"];
    let german = [&write[..], &["--copy-in", "aleman", "--dry-run"]].concat();
    let (letter, said, code) = home.strictly(&german);
    assert_eq!(code, 0, "{said}");
    assert!(
        letter.contains("personal data") && letter.contains("personenbezogene"),
        "{letter}"
    );
    // In a list, in a request that was sent without the program, and in what follows it.
    home.put("list.csv", "Firma;Sprache\nspotify;Schwedisch\n");
    let list = ["write", "access", "--from", "list.csv", "--format", "txt"];
    let (_, said, code) = home.strictly(&list);
    assert_eq!(code, 0, "{said}");
    assert!(letters(&home)[0].contains("personuppgifter"));
    let track = ["track", "access", "netflix", "--lang", "deutsch"];
    let sent = ["--sent", "2026-09-01", "--by", "email", "--json"];
    let tracked = home.json(&[&track[..], &sent].concat());
    let case = tracked["case"].as_str().unwrap();
    for (name, words) in [("Spanisch", "23 de noviembre"), ("francais", "23 novembre")] {
        let next = ["next", case, "--letter", "reminder", "--dry-run", "--lang"];
        let (letter, said, code) = home.strictly(&[&next[..], &[name]].concat());
        assert_eq!(code, 0, "{said}");
        assert!(letter.contains(words), "{letter}");
    }
    let (said, code) = home.refusal(&["next", case, "--lang", "Klingonisch"]);
    assert_eq!(code, 2);
    assert!(said.contains("Klingonisch"), "{said}");
    let (shown, said, code) = home.strictly(&["--ui", "deutsch", "law", "show", "gdpr"]);
    assert_eq!(code, 0, "{said}");
    assert!(shown.contains("Datenschutz"), "{shown}");
}
