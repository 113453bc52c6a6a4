//! Deadline cases, each named after the provision it tests, with its sum.

use chrono::Days;
use datawrit::law::{Ask, Certainty, Period, Restart, Right};

use super::{day, deadline, statutes};

#[track_caller]
fn assert_days(
    law: &str,
    clock: &str,
    place: &str,
    start: &str,
    extended: bool,
    nominal: &str,
    due: &str,
) {
    let deadline = deadline(law, clock, place, start, extended);
    assert_eq!((deadline.nominal, deadline.due), (day(nominal), day(due)));
}

/// The steps between the event and the last line, as `step | day | note`.
fn told(law: &str, clock: &str, place: &str, start: &str, extended: bool) -> Vec<String> {
    let basis = deadline(law, clock, place, start, extended).basis;
    basis[1..basis.len() - 1]
        .iter()
        .map(|step| {
            let note = step.note.as_deref().unwrap_or_default();
            format!("{} | {} | {note}", step.step, step.day)
        })
        .collect()
}

#[test]
fn rcw_1_12_040_a_recipient_elsewhere_has_washingtons_holidays() {
    // The same for a company in Germany, where 31 May 2027 is a working day.
    assert_days(
        "mhmda",
        "backups",
        "DE",
        "2026-11-30",
        false,
        "2027-05-30",
        "2027-06-01",
    );
    assert_eq!(
        told("mhmda", "backups", "DE", "2026-11-30", false),
        [
            "+ 6 months | 2027-05-30 | ",
            "Sunday, Memorial Day: moves to | 2027-06-01 | a holiday in Washington",
        ]
    );
}

#[test]
fn a_place_without_a_calendar_has_its_weekends_and_the_sum_says_so() {
    // 13 March 2026 + 1 month = Monday 13 April, a holiday in Thailand that is not known here.
    let deadline = deadline("gdpr", "respond", "TH", "2026-03-13", false);
    assert_eq!(deadline.due, day("2026-04-13"));
    assert_eq!(
        deadline.basis.last().unwrap().note.as_deref(),
        Some("public holidays of TH not known, weekends alone counted")
    );
}

#[test]
fn regulation_1182_71_article_2_1_a_place_not_known_has_the_holidays_of_every_state() {
    // 3 February 2026 + 1 month = Tuesday 3 March, Liberation Day in Bulgaria -> Wednesday 4.
    let statutes = statutes();
    let clock = statutes
        .get("gdpr")
        .unwrap()
        .clock("respond", day("2026-02-03"), statutes.countings().unwrap())
        .unwrap();
    let deadline = clock
        .deadline(Ask::plain(
            day("2026-02-03"),
            None,
            statutes.calendars().unwrap(),
        ))
        .unwrap();
    let roll = &deadline.basis[2];
    assert_eq!(roll.step, "Liberation Day: moves to");
    assert_eq!(roll.day, day("2026-03-04"));
    assert_eq!(
        roll.note.as_deref(),
        Some("place not known: a holiday in at least one state of the European Economic Area")
    );
    // The holidays were not read in each state's law, and the sum is no surer than they.
    assert_eq!(deadline.certainty, Certainty::Secondary);
}

#[test]
fn the_sum_is_told_step_by_step_with_its_references() {
    let deadline = deadline("gdpr", "respond", "LU", "2026-01-31", false);
    let told: Vec<String> = deadline
        .basis
        .iter()
        .map(|step| {
            let reference = step
                .reference
                .as_ref()
                .map_or("", |reference| &reference.title);
            let note = step.note.as_deref().unwrap_or_default();
            format!("{} | {} | {reference} | {note}", step.step, step.day)
        })
        .collect();
    assert_eq!(
        told,
        [
            "received | 2026-01-31 | Regulation 1182/71 Art. 3(1), second subparagraph | day 0, not counted",
            "+ 1 month | 2026-02-28 | Regulation 1182/71 Art. 3(2)(c) | no 31 February, last day of the month",
            "Saturday: moves to | 2026-03-02 | Regulation 1182/71 Art. 3(4) | ",
            "answer due | 2026-03-02 | GDPR Article 12(3), first sentence | ",
        ]
    );
    assert_eq!(deadline.overdue_from(), Some(day("2026-03-03")));
    assert!(!deadline.is_overdue(day("2026-03-02")));
    assert!(deadline.is_overdue(day("2026-03-03")));
}

/// The answer of a company in Switzerland that announced a fee on a day.
fn with_a_fee(received: &str, announced: &str) -> (String, String) {
    let statutes = statutes();
    let statute = statutes.get("ch-fadp").unwrap();
    let countings = statutes.countings().unwrap();
    let clock = statute.clock("respond", day(received), countings).unwrap();
    let fee = clock.fee.as_ref().unwrap();
    let restart = Restart {
        day: day(announced) + Days::new(fee.after_days.unwrap().into()),
        note: String::new(),
        reference: fee.reference.clone(),
        certainty: fee.certainty,
    };
    let place = "CH".parse().unwrap();
    let found = clock
        .deadline(Ask {
            restart: Some(&restart),
            ..Ask::plain(day(received), Some(&place), statutes.calendars().unwrap())
        })
        .unwrap();
    (found.nominal.to_string(), found.due.to_string())
}

#[test]
fn dsv_article_19_3_the_thirty_days_begin_after_the_ten_days_to_consider_a_fee() {
    // CH-4: announced on 5 June 2026 + 10 days = 15 June; + 30 = Wednesday 15 July.
    assert_eq!(
        with_a_fee("2026-06-01", "2026-06-05"),
        ("2026-07-15".into(), "2026-07-15".into())
    );
}

#[test]
fn dsv_article_22_the_thirty_days_are_those_of_portability_too() {
    let statutes = statutes();
    let statute = statutes.get("ch-fadp").unwrap();
    let countings = statutes.countings().unwrap();
    let grounds = statute
        .grounds(Right::Portability, day("2026-06-01"), countings)
        .unwrap();
    assert_eq!(grounds.clocks[0].period, Period::Days(30));
}

#[test]
fn uk_gdpr_article_12_3_the_ico_examples_of_the_ends_of_months() {
    // UK-3: 31 March 2025 -> Wednesday 30 April. UK-4: 31 January 2025 -> Friday 28 February, and
    // Thursday 29 February in 2024. UK-5: 1 April 2025 -> Thursday 1 May.
    for (start, due) in [
        ("2025-03-31", "2025-04-30"),
        ("2025-01-31", "2025-02-28"),
        ("2024-01-31", "2024-02-29"),
        ("2025-04-01", "2025-05-01"),
    ] {
        assert_days("uk-gdpr", "respond", "GB-ENG", start, false, due, due);
    }
}

#[test]
fn dpa_2018_section_164a_3_the_thirtieth_day_rolls() {
    // UK-7: 3 July 2026 + 30 days = Sunday 2 August -> Monday 3, a holiday in Scotland alone.
    let start = "2026-07-03";
    for (place, due) in [("GB-ENG", "2026-08-03"), ("GB-SCT", "2026-08-04")] {
        let clock = "acknowledge-complaint";
        assert_days("uk-gdpr", clock, place, start, false, "2026-08-02", due);
    }
}

#[test]
fn regulation_1182_71_article_3_1_no_day_more_than_a_month() {
    // Seen elsewhere: 1 August -> 2 September. Right: Tuesday 1 September 2026.
    for (law, place) in [("gdpr", "DE"), ("uk-gdpr", "GB-ENG")] {
        let due = "2026-09-01";
        assert_days(law, "respond", place, "2026-08-01", false, due, due);
    }
}

#[test]
fn ccpa_regulation_7200_b_automated_decisions_have_no_clock_before_2027() {
    // CA12.
    let statutes = statutes();
    let ccpa = statutes.get("ccpa").unwrap();
    let countings = statutes.countings().unwrap();
    for clock in ["automated-decisions", "appeal"] {
        assert!(ccpa.clock(clock, day("2026-11-23"), countings).is_none());
        assert!(ccpa.clock(clock, day("2027-01-01"), countings).is_some());
    }
}
