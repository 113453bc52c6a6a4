//! How everything stands, on one screen.

use super::{Home, home::ADA};

#[test]
fn an_empty_home_says_how_to_begin() {
    let home = Home::new();
    for alone in [&[][..], &["status"]] {
        let (shown, said, code) = home.strictly(alone);
        assert_eq!((said.as_str(), code), ("", 0));
        assert!(shown.contains("datawrit init "), "{shown}");
        assert!(
            shown.lines().all(|line| line.chars().count() <= 80),
            "{shown}"
        );
    }
}

#[test]
fn every_case_stands_where_it_belongs_and_the_program_alone_shows_it() {
    let mut home = Home::new();
    let companies = [
        "Late GmbH",
        "Reminded GmbH",
        "Asking GmbH",
        "Refusing GmbH",
        "Complained GmbH",
        "Answering GmbH",
        "Young GmbH",
        "Unsent GmbH",
    ];
    let mut cases = Vec::new();
    for company in companies {
        home.on("2026-11-02");
        let mailbox = format!(
            "{}@example.org",
            company.split(' ').next().unwrap().to_lowercase()
        );
        let mut arguments = vec![
            "write", "access", company, "--law", "gdpr", "--format", "txt",
        ];
        arguments.extend(["--recipient-email", &mailbox, "--json"]);
        arguments.extend(ADA);
        cases.push(home.json(&arguments)["case"].as_str().unwrap().to_owned());
    }
    for (company, day, event) in [
        (0, "2026-11-02", "sent"),
        (1, "2026-11-02", "sent"),
        (1, "2026-12-20", "reminded"),
        (2, "2026-11-02", "sent"),
        (2, "2026-11-10", "identity-asked"),
        (3, "2026-11-02", "sent"),
        (3, "2026-11-20", "refused"),
        (4, "2026-11-02", "sent"),
        (4, "2026-12-10", "complained"),
        (5, "2026-11-02", "sent"),
        (5, "2026-11-12", "answered"),
        (6, "2026-12-23", "sent"),
    ] {
        home.on("2026-12-28");
        assert_eq!(
            home.strictly(&["record", &cases[company], event, "--on", day])
                .2,
            0
        );
    }
    home.on("2027-01-04");
    home.run(&[]).run(&["status", "--json"]);
    insta::assert_snapshot!(home.transcript());
    let (shown, _, _) = home.strictly(&[]);
    assert!(
        shown.lines().all(|line| line.chars().count() <= 80),
        "{shown}"
    );
    assert_eq!(
        shown
            .lines()
            .filter(|line| line.starts_with("  datawrit "))
            .count(),
        3
    );
}

/// Who has not answered stays late with the days while a letter about it waits to be sent, and both are told wherever
/// somebody looks.
#[test]
fn a_letter_that_waits_to_be_sent_takes_nobody_out_of_those_who_are_late() {
    let mut home = Home::new();
    let case = super::next::case(&mut home, "gdpr", &["--residence", "AT"]);
    home.on("2026-11-02");
    let sent = ["record", &case, "sent", "--by", "email"];
    assert_eq!(home.strictly(&sent).2, 0);
    for (day, letter) in [("2026-12-10", "reminder"), ("2027-01-05", "complaint")] {
        home.on(day);
        let written = home.strictly(&["next", &case, "--letter", letter]);
        assert_eq!(written.2, 0, "{}", written.1);
        home.run(&[]).run(&["list"]).run(&["list", "--late"]);
        home.run(&["due"]).run(&["next"]);
        assert_eq!(home.strictly(&["due"]).2, 3);
        for which in ["--late", "--not-sent"] {
            let listed = home.json(&["list", which, "--json"]);
            assert_eq!(listed[0]["case"], case, "{letter} {which}");
            assert_eq!(listed[0]["overdue"], true);
            assert!(listed[0]["to_send"]["letter"].is_number(), "{listed}");
        }
        assert_eq!(
            home.json(&["list", "--waiting", "--json"])[0]["case"],
            serde_json::Value::Null
        );
        let standing = home.json(&["status", "--json"]);
        let late = &standing["ignoring"][0];
        assert!(late["days_late"].as_i64() > Some(0), "{standing}");
        assert_eq!(late["to_send"]["written_on"], day);
        assert_eq!(standing["unsent"], serde_json::json!([]));
        let step = &home.json(&["next", "--json"])[0];
        assert_eq!(
            (&step["what"], &step["because"]),
            (&"send".into(), &"not-sent".into())
        );
        assert_eq!(step["late"]["days"], late["days_late"]);
        let due = home.strictly(&["due", "--json"]).0;
        let due: serde_json::Value = serde_json::from_str(&due).unwrap();
        assert_eq!(due[0]["to_send"]["letter"], late["to_send"]["letter"]);
        let number = late["to_send"]["letter"].to_string();
        let left = [
            "record", &case, "sent", "--letter", &number, "--by", "email",
        ];
        assert_eq!(home.strictly(&left).2, 0);
        assert_eq!(
            home.json(&["list", "--json"])[0]["to_send"],
            serde_json::Value::Null
        );
    }
    insta::assert_snapshot!(home.transcript());
}

/// A request that was posted counts as received on the day of the first reply at the latest, and the sum says why.
#[test]
fn who_replies_has_the_letter() {
    let mut home = Home::new();
    let case = super::next::case(&mut home, "gdpr", &["--residence", "DE"]);
    let record = |home: &mut Home, day: &str, event: &[&str]| {
        home.on(day);
        let (_, said, code) = home.strictly(&[&["record", &case], event].concat());
        assert_eq!(code, 0, "{said}");
    };
    record(&mut home, "2026-11-02", &["sent", "--by", "post"]);
    // Abroad is where nobody knows: ten days on the way, and one month.
    assert_eq!(
        home.json(&["list", "--json"])[0]["next"]["due"],
        "2026-12-14"
    );
    record(&mut home, "2026-11-05", &["acknowledged"]);
    // Received on 5 November at the latest, and one month: Saturday, so Monday.
    assert_eq!(
        home.json(&["list", "--json"])[0]["next"]["due"],
        "2026-12-07"
    );
    let (why, _, _) = home.strictly(&["why", &case]);
    let told =
        "sent 2 November 2026, received 5 November 2026 at the latest: they replied that day";
    assert!(why.contains(told), "{why}");
    let (german, _, _) = home.strictly(&["--ui", "de", "why", &case]);
    assert!(
        german.contains("An diesem Tag kam eine Antwort"),
        "{german}"
    );
    // Nobody has to check what the company says itself.
    home.on("2026-12-10");
    let (_, said, code) = home.strictly(&["due"]);
    assert_eq!(code, 3);
    assert!(!said.contains("check that the letter arrived"), "{said}");
    record(&mut home, "2026-12-10", &["received", "--on", "2026-11-04"]);
    assert_eq!(
        home.json(&["list", "--json"])[0]["next"]["due"],
        "2026-12-04"
    );
}
