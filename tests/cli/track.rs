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
