//! Tables and directories that others made.

use super::Case;

const FALLBACK: [&str; 8] = [
    "--name",
    "Fallback Person",
    "--email",
    "fallback@example.org",
    "--residence",
    "DE",
    "--format",
    "txt",
];

/// Two letters, to these two, each in the name of its own line.
#[track_caller]
fn two_letters(case: &Case, people: [&str; 2]) {
    let mut arguments = vec![
        "write",
        "access",
        "--from",
        "people.csv",
        "--output",
        "letters",
    ];
    arguments.extend(FALLBACK);
    let said = case.run(&arguments).succeeded();
    let texts: Vec<String> = case
        .letters(".txt")
        .iter()
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(texts.len(), 2, "{}", said.all());
    for (person, company) in people.iter().zip(["Netflix", "Spotify"]) {
        let letter = texts.iter().find(|text| text.contains(company));
        let letter = letter.unwrap_or_else(|| panic!("nothing to {company}: {texts:?}"));
        assert!(letter.contains(person), "{letter}");
    }
    for text in &texts {
        assert!(!text.contains("Fallback"), "{text}");
        assert!(!text.to_lowercase().contains("recipient;name"), "{text}");
        assert!(!text.contains("Recipient, Name"), "{text}");
        assert!(!text.contains("fallback@"), "{text}");
    }
}

#[test]
fn a_table_with_semicolons_is_a_table() {
    let case = Case::of("03-table-with-semicolons");
    two_letters(&case, ["Jürgen Example", "Ben Example"]);
}

#[test]
fn a_table_whose_headings_begin_with_capitals_is_a_table() {
    let case = Case::of("04-table-with-capital-headings");
    two_letters(&case, ["Ada Example", "Ben Example"]);
}

#[test]
fn the_country_stands_once_and_only_abroad() {
    let case = Case::of("06-country-twice-in-the-window");
    case.run(&["recipients", "import", "companies.csv", "--yes"])
        .succeeded();
    for company in ["eins-gmbh", "zwei-gmbh"] {
        for (residence, home, lines) in [
            ("AT", "Hauptstraße 5; 1010 Wien; AT", 1),
            ("DE", "Lindenallee 12; 04109 Leipzig; DE", 0),
        ] {
            let _ = std::fs::remove_dir_all(case.path("letters"));
            let mut arguments = vec![
                "write",
                "access",
                company,
                "--law",
                "gdpr",
                "--address",
                home,
            ];
            arguments.extend(["--name", "Ada Example", "--email", "ada@example.org"]);
            arguments.extend([
                "--residence",
                residence,
                "--format",
                "pdf,txt",
                "--output",
                "letters",
                "--again",
            ]);
            case.run(&arguments).succeeded();
            let text = case.letter(".txt");
            // The address field ends where the date or the subject begins.
            let field = text.split("Musterweg").nth(1).unwrap();
            let field: Vec<&str> = field.lines().take(4).map(str::trim).collect();
            let countries = field
                .iter()
                .filter(|line| ["DEUTSCHLAND", "GERMANY"].contains(&line.to_uppercase().as_str()))
                .count();
            assert_eq!(countries, lines, "{company} from {residence}:\n{text}");
            assert!(
                !text.contains("\nDeutschland\n") && !text.contains("\nGermany\n"),
                "{text}"
            );
        }
    }
}

#[test]
fn an_address_without_a_column_for_its_country_is_used() {
    let case = Case::of("07-address-lost-without-a-country-column");
    case.run(&["recipients", "import", "companies.csv", "--yes"])
        .succeeded();
    case.run(&["recipients", "show", "drei-gmbh"]).succeeded();
    let mut arguments = vec![
        "write",
        "access",
        "drei-gmbh",
        "--law",
        "gdpr",
        "--name",
        "Ada Example",
    ];
    arguments.extend(["--email", "ada@example.org", "--residence", "AT"]);
    arguments.extend([
        "--address",
        "Hauptstraße 5; 1010 Wien; AT",
        "--format",
        "pdf",
        "--format",
        "txt",
    ]);
    arguments.extend(["--output", "letters"]);
    case.run(&arguments).succeeded();
    let text = case.letter(".txt");
    for line in ["Musterweg 3", "64293 Darmstadt"] {
        assert!(
            text.lines().any(|found| found.trim() == line),
            "{line}: {text}"
        );
    }
    let countries = ["DEUTSCHLAND", "GERMANY"];
    assert!(
        text.lines().any(|line| countries.contains(&line.trim())),
        "{text}"
    );
}

#[test]
fn a_letter_in_anothers_name_takes_nothing_of_the_profile() {
    let case = Case::of("23-row-of-another-person");
    let list = [
        "write",
        "access",
        "--from",
        "people.csv",
        "--format",
        "pdf,txt",
        "--output",
        "letters",
    ];
    let one = [
        "write",
        "access",
        "netflix",
        "--name",
        "Ben Example",
        "--format",
        "txt",
        "--output",
        "letters",
    ];
    for arguments in [&list[..], &one[..]] {
        let said = case.run(arguments);
        // A line that lacks something fails and says what; it never takes it from Ada.
        if said.code != 0 {
            let told = said.all();
            assert!(
                ["address", "residence", "live", "e-mail"]
                    .iter()
                    .any(|word| told.contains(word)),
                "{told}"
            );
        }
        for path in case.letters(".txt") {
            let text = std::fs::read_to_string(&path).unwrap();
            for adas in [
                "Lindenallee",
                "04109",
                "4711",
                "ada@example.org",
                "Ada Example",
            ] {
                assert!(!text.contains(adas), "{adas} in {text}");
            }
        }
    }
    // With what it lacks, it is written, and is still Ben's alone.
    let mut arguments = one.to_vec();
    arguments.extend(["--email", "ben@example.org", "--residence", "FR"]);
    case.run(&arguments).succeeded();
    let text = case.letter(".txt");
    assert!(
        text.contains("Ben Example") && text.contains("ben@example.org"),
        "{text}"
    );
    assert!(
        !text.contains("4711") && !text.contains("Lindenallee"),
        "{text}"
    );
}

#[test]
fn an_entry_gone_from_a_newer_list_is_told_and_used_no_more() {
    let case = Case::of("25-entry-gone-from-a-list");
    case.run(&["recipients", "import", "old.yaml", "--yes"])
        .succeeded();
    let said = case
        .run(&["recipients", "import", "new.yaml", "--yes"])
        .succeeded();
    assert!(said.all().to_lowercase().contains("bar"), "{}", said.all());
    let shown = case.run(&["recipients", "show", "bar"]);
    assert!(
        shown.code != 0 || shown.all().contains("no longer"),
        "{}",
        shown.all()
    );
    let written = case.write(
        None,
        &["access", "bar", "--law", "gdpr", "--name", "Ada Example"],
        &["--format", "eml"],
    );
    assert!(
        case.letters(".eml").is_empty() || !case.letter(".eml").contains("privacy@bar.example"),
        "{}",
        written.all()
    );
    // The one that stayed is as it was.
    let kept = case.run(&["recipients", "show", "foo"]).succeeded();
    assert!(
        kept.stdout.contains("privacy@foo.example"),
        "{}",
        kept.stdout
    );
}
