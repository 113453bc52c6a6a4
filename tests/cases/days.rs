//! Days that are easily counted wrong.

use super::Case;

const NETFLIX: [&str; 4] = ["access", "netflix", "--name", "Ada Example"];

/// An access request of 1 September 2026, sent on that day; its reference.
fn asked(case: &Case) -> String {
    case.write(Some("2026-09-01"), &NETFLIX, &["--format", "txt"])
        .succeeded();
    let reference = case.only();
    case.run(&[
        "--today",
        "2026-09-01",
        "record",
        &reference,
        "sent",
        "--by",
        "email",
    ])
    .succeeded();
    reference
}

#[test]
fn an_extension_to_the_day_that_the_company_named_ends_on_that_day() {
    let case = Case::of("13-extension-shorter-than-the-law-allows");
    let reference = asked(&case);
    case.run(&[
        "--today",
        "2026-09-20",
        "record",
        &reference,
        "extended",
        "--until",
        "2026-10-15",
    ])
    .succeeded();
    let on_the_day = case.list("2026-10-15");
    assert!(
        on_the_day[0].to_string().contains("2026-10-15"),
        "{on_the_day:?}"
    );
    let due = case.run(&["--today", "2026-10-15", "due"]);
    assert_eq!(due.code, 0, "{}", due.all());
    let late = case.run(&["--today", "2026-10-16", "due"]);
    assert_eq!(late.code, 3, "{}", late.all());
    let shown = case
        .run(&["--today", "2026-10-16", "show", &reference])
        .succeeded();
    // Counted from receipt: 1 September and three months, a Tuesday.
    assert!(shown.all().contains("2026-12-01"), "{}", shown.all());
}

#[test]
fn a_month_that_is_too_short_ends_on_its_last_day() {
    let case = Case::of("17-ends-of-months");
    let mut tried = 0;
    for row in case.read("days.csv").lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [law, day, place, due] = cells[..] else {
            panic!("{row}")
        };
        let said = case
            .run(&[
                "deadline", "--law", law, "--clock", "respond", "--on", day, "--place", place,
                "--json",
            ])
            .succeeded();
        let told: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!(told["due"].as_str(), Some(due), "{row}");
        tried += 1;
    }
    assert_eq!(tried, 8);
}

#[test]
fn a_holiday_that_was_moved_is_on_its_day_of_that_year() {
    let case = Case::of("18-holidays-that-were-moved");
    for (year, days, none) in [
        ("2020", &["2020-05-08"][..], "2020-05-04"),
        ("2022", &["2022-06-02", "2022-06-03"][..], "2022-05-30"),
    ] {
        let said = case
            .run(&["law", "holidays", "GB-ENG", "--from", year])
            .succeeded();
        for day in days {
            assert!(said.stdout.contains(day), "{day}: {}", said.stdout);
        }
        assert!(!said.stdout.contains(none), "{none}: {}", said.stdout);
    }
}

#[test]
fn an_extension_told_too_late_counts_for_nothing() {
    let case = Case::of("19-extension-told-too-late");
    let reference = asked(&case);
    let on_the_day = case.run(&["--today", "2026-10-01", "due"]);
    assert_eq!(on_the_day.code, 0, "{}", on_the_day.all());
    case.run(&[
        "--today",
        "2026-10-20",
        "record",
        &reference,
        "extended",
        "--on",
        "2026-10-15",
    ])
    .succeeded();
    let due = case.run(&["--today", "2026-10-20", "due"]);
    assert_eq!(due.code, 3, "{}", due.all());
    assert!(due.all().contains("2026-10-01"), "{}", due.all());
    let why = case
        .run(&["--today", "2026-10-20", "why", &reference])
        .succeeded();
    assert!(why.all().contains("15 October 2026"), "{}", why.all());
}
