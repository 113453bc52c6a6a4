//! Finding a company, importing directories, and what a letter then carries.

use std::path::Path;

use crate::home::{ADA, Home};

fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/directory/fixtures")
        .join(name)
        .display()
        .to_string()
}

fn imported() -> Home {
    let home = Home::new();
    for name in ["datarequests", "california-2020.csv", "eraser.yaml"] {
        let output = home.output(&["recipients", "import", &fixture(name), "--yes"]);
        assert!(output.status.success());
    }
    home
}

#[test]
fn an_import_is_shown_first_and_taken_when_it_is_accepted() {
    let mut home = Home::new();
    let folder = fixture("datarequests");
    let registry = fixture("california-2020.csv");
    home.run(&["recipients", "import", &folder])
        .run(&["recipients", "packs"])
        .run(&["recipients", "import", &folder, "--yes"])
        .run(&["recipients", "import", &folder])
        .run(&["recipients", "import", &registry, "--yes"])
        .run(&["recipients", "packs"])
        .run(&["recipients", "list", "--pack", "de-credit-agencies"])
        .run(&["recipients", "list", "--pack", "none"])
        .run(&["recipients", "show", "example-shop"])
        .run(&["recipients", "show", "example-old"])
        .run(&["recipients", "show", "exmaple shop"])
        .run(&["recipients", "import", "nowhere"])
        .run(&["recipients", "export", "--output", "mine.toml"])
        .run(&["recipients", "export", "--output", "mine.toml"])
        .run(&["recipients", "import", "mine.toml"]);
    let root = env!("CARGO_MANIFEST_DIR");
    insta::assert_snapshot!(home.transcript().replace(root, "ROOT"));
}

#[test]
fn an_import_as_json_has_its_four_lists() {
    let home = Home::new();
    let plan = home.json(&["recipients", "import", &fixture("table.csv"), "--json"]);
    assert_eq!(plan["imported"], false);
    assert_eq!(plan["new"][0]["id"], "example-bank");
    for key in ["new", "changed", "conflicts", "skipped"] {
        assert!(plan[key].is_array(), "{key}");
    }
    assert_eq!(plan["skipped"][0]["place"], "row 3, line 4");
    assert!(
        !home.path("home").exists(),
        "a preview leaves nothing behind"
    );
}

#[test]
fn a_company_is_found_by_whatever_it_is_called() {
    let mut home = imported();
    home.run(&["recipients", "search", "exmaple shop"])
        .run(&["recipients", "search", "Example Market"])
        .run(&["recipients", "search", "people.example.com"])
        .run(&["recipients", "search", "example", "--limit", "2"])
        .run(&["recipients", "search", "zzzzzz"]);
    insta::assert_snapshot!(home.transcript());
    let found = home.json(&["recipients", "search", "EXÁMPLE SHOP", "--json"]);
    assert_eq!(found["recipients"][0]["id"], "example-shop");
}

#[test]
fn a_name_that_fits_several_companies_is_asked_about() {
    let home = imported();
    let mut arguments = vec!["write", "access", "example", "--dry-run"];
    arguments.extend(ADA);
    let (said, code) = home.refusal(&arguments);
    assert_eq!(code, 2);
    insta::assert_snapshot!(said);
    // An address beside the name says that another company is meant.
    arguments.extend(["--recipient-address", "Musterweg 9; 04109 Leipzig; DE"]);
    let output = home.output(&arguments);
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Musterweg 9")
    );
}

#[test]
fn an_obsolete_record_leads_on_or_says_why_not() {
    let home = imported();
    let mut arguments = vec!["write", "access", "example-old", "--dry-run", "--json"];
    arguments.extend(ADA);
    assert_eq!(home.json(&arguments)["recipient"], "Example Shop GmbH");
    arguments[2] = "example-gone";
    insta::assert_snapshot!(home.refusal(&arguments).0);
}

#[test]
fn a_letter_carries_what_the_company_needs_and_no_more() {
    let mut home = imported();
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\naddress = \"Lindenallee 12; 04109 Leipzig; DE\"\nemail = \"ada@example.org\"\n",
    );
    home.run(&[
        "write",
        "access",
        "example-shop",
        "--dry-run",
        "--format",
        "txt",
    ])
    .run(&[
        "write",
        "access",
        "example-shop",
        "--dry-run",
        "--format",
        "txt",
        "--address",
        "Lindenallee 12; 04109 Leipzig; DE",
        "--id",
        "Kundennummer=4711",
    ]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_guessed_address_and_a_persons_own_are_used_only_on_the_persons_word() {
    let home = imported();
    home.put(
        "home/recipients/guessed.toml",
        "id = \"guessed\"\nname = \"Guessed Ltd\"\ncountry = \"IE\"\n[[channel]]\nemail = \"privacy@example.net\"\nprovenance = \"derived\"\n",
    );
    for (id, flag) in [
        ("guessed", "privacy@example.net"),
        ("example-person", "jane.doe@example.org"),
    ] {
        let mut arguments = vec![
            "write",
            "access",
            id,
            "--dry-run",
            "--format",
            "eml",
            "--law",
            "gdpr",
        ];
        arguments.extend(ADA);
        let (said, code) = home.refusal(&arguments);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("--recipient-email"), "{said}");
        arguments.extend(["--recipient-email", flag]);
        assert!(home.output(&arguments).status.success());
    }
}

#[test]
fn a_shell_is_offered_the_ids() {
    let home = imported();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = home.output(&["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(script.contains("COMPLETE"), "{shell}: {script}");
    }
    let mut command = home.command();
    command
        .args(["--", "datawrit", "write", "access", "example-s"])
        .env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", "3")
        .env("_CLAP_COMPLETE_COMP_TYPE", "9")
        .env("_CLAP_COMPLETE_SPACE", "true")
        .env("_CLAP_IFS", "\n");
    let output = command.output().unwrap();
    let offered = String::from_utf8(output.stdout).unwrap();
    assert_eq!(
        offered.lines().collect::<Vec<_>>(),
        ["example-scraped", "example-shop"]
    );
}
