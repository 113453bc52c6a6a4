//! The number of a case, wherever a case is meant.

use super::Home;

/// A home with three cases.
fn three() -> (Home, Vec<String>) {
    let mut home = Home::new();
    let cases = (0..3).map(|_| home.write_access()).collect();
    home.on("2026-11-24");
    (home, cases)
}

#[test]
fn a_case_is_called_by_its_number_wherever_one_is_meant() {
    let (home, cases) = three();
    let listed = home.json(&["list", "--json"]);
    let listed = listed.as_array().unwrap().iter();
    let listed: Vec<_> = listed
        .map(|case| (case["number"].as_i64(), case["case"].as_str()))
        .collect();
    let expected: Vec<_> = (1..)
        .zip(&cases)
        .map(|(number, case)| (Some(number), Some(case.as_str())))
        .collect();
    assert_eq!(listed, expected);

    let (shown, ..) = home.strictly(&["list"]);
    for (number, case) in (1..).zip(&cases) {
        let row = shown.lines().find(|line| line.contains(case.as_str()));
        assert!(
            row.is_some_and(|row| row.starts_with(&number.to_string())),
            "{shown}"
        );
    }
    for command in [
        &["show", "2"][..],
        &["why", "2"],
        &["preview", "2"],
        &["record", "2", "sent"],
        &["next", "2"],
        &["authority", "2"],
        &["undo", "2"],
        &["redo", "2"],
        &["evidence", "2", "--output", "evidence.zip"],
        &["send", "2", "--dry-run"],
        &["forget", "2", "--dry-run"],
    ] {
        let output = home.output(command);
        let said = String::from_utf8_lossy(&output.stdout).into_owned()
            + &String::from_utf8_lossy(&output.stderr);
        assert!(
            !said.contains("no case") && !said.contains(&cases[0]) && !said.contains(&cases[2]),
            "{command:?}: {said}"
        );
    }
    let second = home.json(&["show", "2", "--json"]);
    assert_eq!(second["number"], 2);
    assert_eq!(second["case"], cases[1].as_str());
    assert_eq!(second["sent"], true);
    let first = home.json(&["status", "--json"]);
    assert_eq!(first["unsent"][0]["number"], 1);
}

#[test]
fn a_number_that_no_case_has_is_said_with_the_highest() {
    let (home, cases) = three();
    for (tongue, said) in [
        ("en", "no case here has the number 7; the highest is 3"),
        (
            "de",
            "hier hat kein Vorgang die Nummer 7; die höchste ist 3",
        ),
        (
            "fr",
            "aucun dossier d'ici n'a le numéro 7 ; le plus élevé est 3",
        ),
        (
            "es",
            "aquí ningún expediente tiene el número 7; el más alto es 3",
        ),
    ] {
        let (text, code) = home.refusal(&["show", "7", "--ui", tongue]);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains(said), "{text}");
        assert!(text.contains("`datawrit list`"), "{text}");
    }
    // The number of a case that is gone is nobody's.
    assert_eq!(home.strictly(&["forget", "3", "--yes"]).2, 0);
    let (text, _) = home.refusal(&["show", "3"]);
    assert!(text.contains("the highest is 2"), "{text}");
    let new = home.write_access();
    assert_eq!(home.json(&["show", &new, "--json"])["number"], 4);
    assert_eq!(
        home.json(&["show", "1", "--json"])["case"],
        cases[0].as_str()
    );
}

#[test]
fn a_shell_completes_numbers() {
    let (home, _) = three();
    let mut command = home.command();
    command
        .env("COMPLETE", "fish")
        .args(["--", "datawrit", "show", "2"]);
    let output = command.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let offered = text
        .lines()
        .any(|line| line.split('\t').next() == Some("2"));
    assert!(offered, "{text}");
}
