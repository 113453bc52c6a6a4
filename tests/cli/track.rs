//! A letter of one's own becomes a case as any other.

use super::Home;

#[test]
fn a_letter_sent_last_week_runs_under_any_law_or_under_a_day_of_ones_own() {
    let mut home = Home::new();
    home.put(
        "letter.txt",
        "Dear Sir or Madam,\n\nwhat do you know about me?\n\nAda Example\n",
    );
    home.run(&[
        "track",
        "access",
        "Example Inc.",
        "--sent",
        "2026-11-10",
        "--by",
        "post",
        "--law",
        "us-tx",
        "--name",
        "Ada Example",
        "--letter",
        "letter.txt",
    ]);
    home.run(&[
        "track",
        "deletion",
        "Corner Shop",
        "--sent",
        "-3d",
        "--by",
        "email",
        "--law",
        "none",
        "--answer-by",
        "2026-12-24",
        "--name",
        "Ada Example",
    ]);
    home.run(&[
        "track",
        "access",
        "Nowhere",
        "--sent",
        "yesterday",
        "--by",
        "post",
        "--law",
        "none",
        "--name",
        "Ada Example",
    ]);
    home.run(&[
        "track",
        "access",
        "Nowhere",
        "--sent",
        "2026-11-24",
        "--by",
        "post",
        "--law",
        "gdpr",
        "--name",
        "Ada Example",
    ]);
    let listed = home.json(&["list", "--json"]);
    let cases: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["case"].as_str().unwrap().to_owned())
        .collect();
    home.run(&["list"])
        .run(&["due", "--within", "60"])
        .run(&["next"])
        .run(&["verify"]);
    home.on("2026-12-26").run(&["status"]);
    for case in &cases {
        let output = home.output(&[
            "evidence",
            case,
            "--output",
            &format!("{case}.zip"),
            "--yes",
        ]);
        assert!(output.status.success(), "{output:?}");
        home.json(&["show", case, "--json"]);
        assert!(home.output(&["why", case]).status.success());
        assert!(home.output(&["record", case, "answered"]).status.success());
    }
    let export = home.output(&["export", "--format", "ics"]);
    assert!(export.status.success());
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_company_in_the_union_is_bound_whoever_asks_and_that_is_said() {
    let home = Home::new();
    let (_, said, code) = home.strictly(&[
        "write",
        "access",
        "Example SE",
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
        "--residence",
        "US-AL",
        "--recipient-address",
        "Weg 1; 10115 Berlin; DE",
    ]);
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("the GDPR binds it wherever you live (GDPR Article 3(1))"),
        "{said}"
    );
    assert!(said.contains("--law gdpr"), "{said}");
}

/// A letter of one's own, of which nobody says how it left.
const SENT_IN_OCTOBER: [&str; 7] = [
    "track",
    "access",
    "Example SE",
    "--sent",
    "2026-10-02",
    "--law",
    "gdpr",
];

/// Nobody says for the person how a letter left: the day depends on it, and a letter to come says it.
#[test]
fn how_a_letter_left_is_never_assumed() {
    let mut home = Home::new();
    home.on("2026-11-27");
    let ada = ["--name", "Ada Example", "--residence", "AT"];
    let track = [&SENT_IN_OCTOBER[..], &ada].concat();
    let (said, code) = home.refusal(&track);
    assert_eq!(code, 2);
    assert!(
        said.contains("--by post, --by email or --by form"),
        "{said}"
    );
    let by_mail = [&track[..], &["--by", "email", "--json"]].concat();
    let case = home.json(&by_mail)["case"].as_str().unwrap().to_owned();
    let write = ["next", &case, "--letter", "reminder", "--dry-run"];
    let (letter, said, code) = home.strictly(&write);
    assert_eq!(code, 0, "{said}");
    assert!(!letter.contains("by post"), "{letter}");
}

/// A complaint in Austria asks for the finding that the law there wants, also where the request did not say where its
/// person lives; and a request that the case does not hold is not said to be enclosed.
#[test]
fn a_complaint_in_austria_has_what_the_law_there_wants() {
    let mut home = Home::new();
    home.on("2026-11-27");
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\naddress = \"Ring 2; 1010 Wien; AT\"\nemail = \"ada@example.org\"\n",
    );
    let track = [&SENT_IN_OCTOBER[..], &["--by", "email", "--json"]].concat();
    let case = home.json(&track)["case"].as_str().unwrap().to_owned();
    let complaint = ["next", &case, "--letter", "complaint"];
    let (told, said, code) = home.strictly(&complaint);
    assert_eq!(code, 0, "{said}");
    assert!((told + &said).contains("it is not enclosed"), "{said}");
    let (letter, said, code) = home.strictly(&[
        "show",
        &case,
        "--letter",
        "2",
        "--format",
        "txt",
        "--output",
        "complaint.txt",
    ]);
    assert_eq!(code, 0, "{letter}{said}");
    let letter = std::fs::read_to_string(home.path("complaint.txt")).unwrap();
    let words: Vec<&str> = letter.split_whitespace().collect();
    let words = words.join(" ");
    assert!(words.contains("Ich begehre die Feststellung"), "{letter}");
}
