//! Each command, with stdout, stderr and exit code.

use super::{Home, home::ADA};

fn with<'a>(first: &[&'a str], then: &[&'a str]) -> Vec<&'a str> {
    first.iter().chain(then).copied().collect()
}

#[test]
fn the_life_of_a_case() {
    let mut home = Home::new();
    let write = with(
        &["write", "access", "amazon-eu", "--output", "letters"],
        &ADA,
    );
    home.run(&write).run(&["list"]).run(&["due"]);
    let case = home.json(&["list", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    home.on("2026-11-24")
        .run(&["record", &case, "sent"])
        .run(&["list"]);
    home.on("2026-12-01")
        .run(&["record", &case, "received", "--on", "2026-11-27"]);
    home.on("2026-12-28")
        .run(&["list"])
        .run(&["due"])
        .run(&["due", "--within", "0"]);
    home.on("2026-12-29").run(&["list"]).run(&["due"]);
    home.run(&[
        "record",
        &case,
        "answered",
        "--on",
        "2026-12-29",
        "--note",
        "two files\nand a letter",
    ]);
    home.run(&["list"]).run(&["due"]).run(&["show", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn an_extension_counts_only_when_its_notice_came_in_time() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-12-31");
    home.run(&["record", &case, "received", "--on", "2026-11-25"]);
    home.run(&["record", &case, "extended", "--on", "2026-12-25"]);
    home.run(&["record", &case, "extended", "--on", "2026-12-31"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_letter_is_rehearsed_without_a_trace() {
    let mut home = Home::new();
    home.run(&with(
        &[
            "write",
            "objection",
            "Example Health",
            "--residence",
            "US-WA",
            "--dry-run",
        ],
        &ADA,
    ));
    assert!(!home.path("home").exists());
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_word_the_statute_has_its_own_form_for_is_told() {
    let mut home = Home::new();
    let write = [
        "write",
        "objection",
        "Example Inc.",
        "--output",
        "o.txt",
        "--residence",
        "US-CA",
    ];
    home.run(&with(
        &write,
        &["--name", "Ada Example", "--email", "ada@example.org"],
    ));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_profile_is_used_and_flags_win_over_it() {
    let mut home = Home::new();
    home.put(
        "home/profile.toml",
        "name = 'Ada Example'\naddress = 'Lindenallee 12; 04109 Leipzig; DE'\nemail = 'ada@example.org'\n\
         residence = 'DE'\n\n[[identifier]]\nlabel = 'customer number'\nvalue = '4711'\nfor = ['Musterfirma GmbH']\n\n\
         [[identifier]]\nlabel = 'policy'\nvalue = '0815'\nfor = ['amazon-eu']\n",
    );
    let write = [
        "write",
        "restriction",
        "Musterfirma GmbH",
        "--ground",
        "a",
        "--lang",
        "en",
        "--dry-run",
    ];
    home.run(&with(&write, &["--email", "else@example.org"]));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_statutes_are_shown() {
    let mut home = Home::new();
    home.run(&["law"]);
    for law in [
        "gdpr",
        "uk-gdpr",
        "ccpa",
        "mhmda",
        "ch-fadp",
        "us-ca-delete",
    ] {
        home.run(&["law", "show", law, "--whole"]);
    }
    insta::assert_snapshot!(home.transcript());
}

/// In ten lines, in the language of the person.
#[test]
fn a_statute_is_told_in_ten_lines() {
    let mut home = Home::new();
    for law in ["us-va", "us-ut", "us-nv-health", "ccpa", "us-vt"] {
        home.run(&["law", "show", law]);
    }
    for tongue in ["de", "fr", "es"] {
        home.run(&["law", "show", "us-va", "--ui", tongue]);
    }
    insta::assert_snapshot!(home.transcript());
}

/// What is said of ten lines holds for each of them, in each language of the screen.
#[test]
fn no_statute_is_told_in_more_than_ten_lines() {
    let home = Home::new();
    let listed = home.json(&["law", "list", "--json"]);
    let laws = listed.as_array().unwrap();
    assert!(laws.len() > 60, "{}", laws.len());
    let mut long = Vec::new();
    for law in laws {
        let id = law["id"].as_str().unwrap();
        for tongue in ["en", "de", "fr", "es"] {
            let (told, ..) = home.strictly(&["law", "show", id, "--ui", tongue]);
            let lines = told.lines().count();
            if !(3..=10).contains(&lines) {
                long.push(format!("{id} in {tongue}: {lines}"));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn a_deadline_is_computed_with_its_sum() {
    let mut home = Home::new();
    home.run(&[
        "deadline",
        "--law",
        "gdpr",
        "--clock",
        "respond",
        "--on",
        "2026-01-31",
        "--place",
        "LU",
    ]);
    home.run(&[
        "deadline",
        "--law",
        "gdpr",
        "--clock",
        "respond",
        "--on",
        "2026-01-31",
        "--extended",
        "--json",
    ]);
    home.run(&[
        "deadline",
        "--law",
        "ccpa",
        "--clock",
        "acknowledge",
        "--on",
        "2026-05-04",
    ]);
    home.run(&[
        "deadline",
        "--law",
        "ccpa",
        "--clock",
        "opt-out",
        "--on",
        "2026-05-04",
        "--json",
    ]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_holidays_of_a_place_are_listed() {
    let mut home = Home::new();
    home.run(&["law", "holidays", "LU"]);
    home.run(&["law", "holidays", "us-ca-6700", "--from", "2027", "--json"]);
    home.run(&["law", "holidays", "FR-57", "--from", "2050", "--to", "2051"]);
    home.run(&["law", "holidays", "TH"]);
    home.run(&["law", "holidays", "UK"]);
    home.run(&["law", "holidays", "LU", "--from", "2027", "--to", "2026"]);
    home.put("home/law/extra-holidays.txt", "[TH]\n04-13 = Songkran\n");
    home.run(&["law", "holidays", "TH"]);
    home.put(
        "home/law/extra-holidays.txt",
        "[TH]\n13-04-2026 = Songkran\n",
    );
    home.run(&["law", "holidays", "TH"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_letter_comes_back_as_it_was_written() {
    let home = Home::new();
    let case = home.write_access();
    let written =
        std::fs::read(home.path(&format!("letters/access-musterfirma-gmbh-{case}.pdf"))).unwrap();
    let show = home.output(&[
        "show",
        &case.to_lowercase()[..4],
        "--format",
        "pdf",
        "--output",
        "again.pdf",
    ]);
    assert_eq!(
        String::from_utf8(show.stdout).unwrap(),
        "wrote  again.pdf\n"
    );
    assert_eq!(std::fs::read(home.path("again.pdf")).unwrap(), written);
}

#[test]
fn the_same_letter_asked_for_again_on_purpose_is_two_cases() {
    let home = Home::new();
    let first = home.write_access();
    let second = home.write_access();
    assert_ne!(first, second);
    assert_eq!(home.json(&["list", "--json"]).as_array().unwrap().len(), 2);
}

#[test]
fn help_names_every_command() {
    let mut home = Home::new();
    home.run(&["--help"])
        .run(&["write", "--help"])
        .run(&["record", "--help"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn when_nothing_is_due_the_next_day_is_named() {
    let home = Home::new();
    let case = home.write_access();
    home.output(&["record", &case, "sent", "--by", "email"]);
    let (printed, said, code) = home.strictly(&["due", "--within", "3"]);
    assert_eq!((printed.as_str(), code), ("", 0), "{said}");
    // 23 November 2026 + 1 month (GDPR Article 12(3)).
    assert!(
        said.starts_with("note: nothing is due in the next 3 days; next: ")
            && said.contains(", answer on 23 December 2026"),
        "{said}"
    );
}

#[test]
fn a_case_goes_by_its_company_and_what_was_asked() {
    let home = Home::new();
    for (right, company, mailbox) in [
        ("access", "Spotify AB", "music@example.org"),
        ("deletion", "Spotify AB", "music@example.org"),
        ("access", "Bár A.G.", "bar@example.org"),
    ] {
        let mut arguments = vec!["write", right, company, "--law", "gdpr", "--format", "txt"];
        arguments.extend(["--recipient-email", mailbox]);
        arguments.extend(ADA);
        let output = home.output(&arguments);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let shown = |typed: &str| {
        let output = home.output(&["show", typed, "--json"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let shown: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let word = |key: &str| shown[key].as_str().unwrap_or_default().to_owned();
        (word("recipient"), word("right"), said)
    };
    for (typed, recipient, right) in [
        ("spotify deletion", "Spotify AB", "deletion"),
        ("ACCESS spot", "Spotify AB", "access"),
        ("bar", "Bár A.G.", "access"),
        ("Bár A.G.", "Bár A.G.", "access"),
    ] {
        let (found, asked, said) = shown(typed);
        assert_eq!(
            (found.as_str(), asked.as_str()),
            (recipient, right),
            "{typed}: {said}"
        );
    }
    let (_, _, said) = shown("spotify");
    let told = said.replace(|character: char| !character.is_ascii_lowercase(), " ");
    assert!(
        said.contains("several cases are called `spotify`"),
        "{said}"
    );
    assert!(
        told.contains("access") && told.contains("deletion"),
        "{said}"
    );
    let (_, _, said) = shown("spot ring");
    assert!(
        said.contains("no case begins with `spot ring`, and no company of one is called so"),
        "{said}"
    );
}

/// A letter cannot have left before the day it bears, unless the person says so once more.
#[test]
fn a_letter_does_not_leave_before_its_date_unseen() {
    let home = Home::new();
    let case = home.write_access();
    for event in ["sent", "received"] {
        let (said, code) = home.refusal(&["record", &case, event, "yesterday"]);
        assert_eq!(code, 2, "{said}");
        let both = "22 November 2026 is before the day that the letter bears, 23 November 2026";
        assert!(said.contains(both), "{said}");
        assert!(said.contains("`--yes` records it"), "{said}");
    }
    let (_, said, code) = home.strictly(&["record", &case, "sent", "yesterday", "--yes"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(home.strictly(&["record", &case, "received", "today"]).2, 0);
}

/// A word that a command does not take is the name of a company, where it has a flag for one.
#[test]
fn a_list_of_a_company_names_the_flag() {
    let home = Home::new();
    let (said, code) = home.refusal(&["list", "amazon"]);
    assert_eq!(code, 2);
    assert!(said.contains("`--company amazon`"), "{said}");
    let (said, _) = home.refusal(&["due", "karl"]);
    assert!(said.contains("`--for karl`"), "{said}");
}
