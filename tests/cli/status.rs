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
