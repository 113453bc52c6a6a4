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
fn regulation_1182_71_article_3_2_c_a_month_ends_on_the_day_of_the_same_number() {
    // 5 March 2024 + 1 month = 5 April 2024, a Friday. EDPB Guidelines 01/2022, example 32.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2024-03-05",
        false,
        "2024-04-05",
        "2024-04-05",
    );
}

#[test]
fn regulation_1182_71_article_3_4_a_saturday_rolls_to_monday() {
    // 5 March 2025 + 1 month = Saturday 5 April 2025 -> Monday 7 April.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2025-03-05",
        false,
        "2025-04-05",
        "2025-04-07",
    );
}

#[test]
fn regulation_1182_71_article_3_2_c_a_month_from_31_august_ends_on_30_september() {
    // No 31 September. EDPB Guidelines 01/2022, example 33.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2026-08-31",
        false,
        "2026-09-30",
        "2026-09-30",
    );
}

#[test]
fn regulation_1182_71_article_3_a_month_from_31_january_is_cut_and_then_rolls() {
    // No 31 February -> Saturday 28 February 2026 -> Monday 2 March.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2026-01-31",
        false,
        "2026-02-28",
        "2026-03-02",
    );
}

#[test]
fn regulation_1182_71_article_3_2_c_february_has_29_days_in_a_leap_year() {
    // 31 January 2028 + 1 month = Tuesday 29 February 2028.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2028-01-31",
        false,
        "2028-02-29",
        "2028-02-29",
    );
}

#[test]
fn regulation_1182_71_article_3_4_a_sunday_before_easter_monday_rolls_to_tuesday() {
    // 5 March 2026 + 1 month = Easter Sunday 5 April -> Monday 6 April is Easter Monday -> Tuesday 7.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2026-03-05",
        false,
        "2026-04-05",
        "2026-04-07",
    );
    assert_eq!(
        told("gdpr", "respond", "DE", "2026-03-05", false),
        [
            "+ 1 month | 2026-04-05 | ",
            "Sunday, Easter Monday: moves to | 2026-04-07 | a holiday in Germany",
        ]
    );
}

#[test]
fn regulation_1182_71_article_3_4_a_sunday_that_is_a_holiday_is_named() {
    // The same day in Brandenburg, where Easter Sunday is a holiday too.
    assert_days(
        "gdpr",
        "respond",
        "DE-BB",
        "2026-03-05",
        false,
        "2026-04-05",
        "2026-04-07",
    );
    assert_eq!(
        told("gdpr", "respond", "DE-BB", "2026-03-05", false),
        [
            "+ 1 month | 2026-04-05 | ",
            "Easter Sunday, Easter Monday: moves to | 2026-04-07 | a holiday in Brandenburg",
        ]
    );
}

#[test]
fn regulation_1182_71_article_2_1_a_holiday_of_the_controllers_state_rolls() {
    // 1 April 2026 + 1 month = Friday 1 May, a holiday in Luxembourg -> Monday 4 May.
    assert_days(
        "gdpr",
        "respond",
        "LU",
        "2026-04-01",
        false,
        "2026-05-01",
        "2026-05-04",
    );
    assert_eq!(
        told("gdpr", "respond", "LU", "2026-04-01", false),
        [
            "+ 1 month | 2026-05-01 | ",
            "Labour Day: moves to | 2026-05-04 | a holiday in Luxembourg",
        ]
    );
}

#[test]
fn regulation_1182_71_article_3_4_both_days_of_christmas_roll() {
    // 25 November 2026 + 1 month = Friday 25 December -> Saturday 26 -> Sunday 27 -> Monday 28.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2026-11-25",
        false,
        "2026-12-25",
        "2026-12-28",
    );
    assert_eq!(
        told("gdpr", "respond", "DE", "2026-11-25", false),
        [
            "+ 1 month | 2026-12-25 | ",
            "Christmas Day, Second Day of Christmas: moves to | 2026-12-28 | a holiday in Germany",
        ]
    );
}

#[test]
fn uk_gdpr_the_ico_example_of_25_november() {
    // 25 November 2023 + 1 month = Monday 25 December -> Tuesday 26 is Boxing Day -> Wednesday 27.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2023-11-25",
        false,
        "2023-12-25",
        "2023-12-27",
    );
    assert_eq!(
        told("uk-gdpr", "respond", "GB-ENG", "2023-11-25", false),
        [
            "+ 1 month | 2023-12-25 | ",
            "Christmas Day, Boxing Day: moves to | 2023-12-27 | a holiday in England",
        ]
    );
}

#[test]
fn uk_gdpr_article_4a_christmas_on_a_thursday_ends_on_monday() {
    // 25 November 2025 + 1 month = Thursday 25 December -> Friday 26 -> weekend -> Monday 29.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2025-11-25",
        false,
        "2025-12-25",
        "2025-12-29",
    );
    assert_eq!(
        told("uk-gdpr", "respond", "GB-ENG", "2025-11-25", false),
        [
            "+ 1 month | 2025-12-25 | ",
            "Christmas Day, Boxing Day: moves to | 2025-12-29 | a holiday in England",
        ]
    );
}

#[test]
fn uk_gdpr_article_4a_2_january_is_a_holiday_in_scotland_alone() {
    // 2 December 2025 + 1 month = Friday 2 January 2026 -> Monday 5; a working day in England.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-SCT",
        "2025-12-02",
        false,
        "2026-01-02",
        "2026-01-05",
    );
    assert_eq!(
        told("uk-gdpr", "respond", "GB-SCT", "2025-12-02", false),
        [
            "+ 1 month | 2026-01-02 | ",
            "2 January: moves to | 2026-01-05 | a holiday in Scotland",
        ]
    );
}

#[test]
fn uk_gdpr_article_4a_a_nation_not_known_has_the_holidays_of_all_four() {
    // The same day: not overdue as long as the company may be in Scotland.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB",
        "2025-12-02",
        false,
        "2026-01-02",
        "2026-01-05",
    );
    assert_eq!(
        told("uk-gdpr", "respond", "GB", "2025-12-02", false),
        [
            "+ 1 month | 2026-01-02 | ",
            "2 January: moves to | 2026-01-05 | a holiday in at least one nation of the United Kingdom",
        ]
    );
}

#[test]
fn ccpa_code_civ_proc_12a_new_years_day_rolls() {
    // 17 November 2026 + 45 = Friday 1 January 2027 -> Monday 4.
    assert_days(
        "ccpa",
        "respond",
        "US-CA",
        "2026-11-17",
        false,
        "2027-01-01",
        "2027-01-04",
    );
    assert_eq!(
        told("ccpa", "respond", "US-CA", "2026-11-17", false),
        [
            "+ 45 days | 2027-01-01 | ",
            "New Year's Day: moves to | 2027-01-04 | a holiday in California",
        ]
    );
}

#[test]
fn ccpa_code_civ_proc_12a_presidents_day_rolls() {
    // 17 November 2026 + 90 = Monday 15 February 2027, Presidents' Day -> Tuesday 16.
    assert_days(
        "ccpa",
        "respond",
        "US-CA",
        "2026-11-17",
        true,
        "2027-02-15",
        "2027-02-16",
    );
    assert_eq!(
        told("ccpa", "respond", "US-CA", "2026-11-17", true),
        [
            "+ 90 days | 2027-02-15 | ",
            "Presidents' Day: moves to | 2027-02-16 | a holiday in California",
        ]
    );
}

#[test]
fn ccpa_regulation_7021_a_ten_business_days_over_thanksgiving() {
    // From Monday 23 November 2026. By Civ. Code 9 with Saturdays, less Thanksgiving Day: 24 25 27 28 30
    // November, 1 2 3 4 5 December, a Saturday -> Monday 7 (CCP 12a). Monday to Friday, less the day after
    // Thanksgiving too: 24 25 30 November, 1 2 3 4 7 8 9 December.
    assert_days(
        "ccpa",
        "acknowledge",
        "US-CA",
        "2026-11-23",
        false,
        "2026-12-07",
        "2026-12-09",
    );
    assert_eq!(
        told("ccpa", "acknowledge", "US-CA", "2026-11-23", false),
        [
            "+ 10 business days | 2026-12-05 | without Thanksgiving Day (2026-11-26)",
            "Saturday: moves to | 2026-12-07 | ",
            "on the most generous reading | 2026-12-09 | without Thanksgiving Day (2026-11-26), Day after Thanksgiving (2026-11-27)",
        ]
    );
}

#[test]
fn ccpa_regulation_7026_fifteen_business_days_over_thanksgiving() {
    // From Monday 23 November 2026. With Saturdays: 24 25 27 28 30 November, 1 2 3 4 5, 7 8 9 10 11
    // December. Monday to Friday: 24 25 30 November, 1 2 3 4, 7 8 9 10 11, 14 15 16 December.
    assert_days(
        "ccpa",
        "opt-out",
        "US-CA",
        "2026-11-23",
        false,
        "2026-12-11",
        "2026-12-16",
    );
    assert_eq!(
        told("ccpa", "opt-out", "US-CA", "2026-11-23", false),
        [
            "+ 15 business days | 2026-12-11 | without Thanksgiving Day (2026-11-26)",
            "on the most generous reading | 2026-12-16 | without Thanksgiving Day (2026-11-26), Day after Thanksgiving (2026-11-27)",
        ]
    );
}

#[test]
fn ccpa_regulation_7026_fifteen_business_days_over_columbus_day() {
    // From Thursday 1 October 2026, less Monday 12. With Saturdays: 2 3, 5-10, 13-17, 19 20 October.
    // Monday to Friday: 2, 5-9, 13-16, 19-23 October.
    assert_days(
        "ccpa",
        "opt-out",
        "US-CA",
        "2026-10-01",
        false,
        "2026-10-20",
        "2026-10-23",
    );
    assert_eq!(
        told("ccpa", "opt-out", "US-CA", "2026-10-01", false),
        [
            "+ 15 business days | 2026-10-20 | without Columbus Day (2026-10-12)",
            "on the most generous reading | 2026-10-23 | without Columbus Day (2026-10-12)",
        ]
    );
}

#[test]
fn rcw_1_12_040_six_months_that_end_before_memorial_day_roll_past_it() {
    // 30 November 2026 + 6 months = Sunday 30 May 2027 -> Monday 31 is Memorial Day -> Tuesday 1 June.
    assert_days(
        "mhmda",
        "backups",
        "US-WA",
        "2026-11-30",
        false,
        "2027-05-30",
        "2027-06-01",
    );
    assert_eq!(
        told("mhmda", "backups", "US-WA", "2026-11-30", false),
        [
            "+ 6 months | 2027-05-30 | ",
            "Sunday, Memorial Day: moves to | 2027-06-01 | a holiday in Washington",
        ]
    );
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
    // 11 January 2026 + 1 month = Wednesday 11 February, a holiday in Japan that is not known here.
    let deadline = deadline("gdpr", "respond", "JP", "2026-01-11", false);
    assert_eq!(deadline.due, day("2026-02-11"));
    assert_eq!(
        deadline.basis.last().unwrap().note.as_deref(),
        Some("public holidays of JP not known, weekends alone counted")
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
fn gdpr_article_12_3_receipt_on_a_sunday_counts() {
    // Sunday 22 November 2026 + 1 month = Tuesday 22 December.
    assert_days(
        "gdpr",
        "respond",
        "LU",
        "2026-11-22",
        false,
        "2026-12-22",
        "2026-12-22",
    );
}

#[test]
fn gdpr_article_12_3_an_extension_is_three_months_from_receipt() {
    // 31 January 2026 + 3 months = Thursday 30 April; 28 February + 2 months would be the 28th.
    assert_days(
        "gdpr",
        "respond",
        "DE",
        "2026-01-31",
        true,
        "2026-04-30",
        "2026-04-30",
    );
}

#[test]
fn gdpr_article_78_2_the_authority_has_three_months() {
    // Complaint of 22 November 2026 + 3 months = Monday 22 February 2027.
    assert_days(
        "gdpr",
        "authority",
        "DE",
        "2026-11-22",
        false,
        "2027-02-22",
        "2027-02-22",
    );
}

#[test]
fn uk_gdpr_article_12_3_the_ico_example_of_3_september() {
    // 3 October is a Saturday in 2026 and a Friday in 2025.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2026-09-03",
        false,
        "2026-10-03",
        "2026-10-05",
    );
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2025-09-03",
        false,
        "2025-10-03",
        "2025-10-03",
    );
}

#[test]
fn uk_gdpr_article_4a_1_may_is_no_bank_holiday() {
    // Friday 1 May 2026.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2026-04-01",
        false,
        "2026-05-01",
        "2026-05-01",
    );
}

#[test]
fn dpa_2018_section_164a_3_thirty_days_to_acknowledge_a_complaint() {
    // 1 July 2026 + 30 days = Friday 31 July; the day after receipt is day 1.
    assert_days(
        "uk-gdpr",
        "acknowledge-complaint",
        "GB-ENG",
        "2026-07-01",
        false,
        "2026-07-31",
        "2026-07-31",
    );
}

#[test]
fn ccpa_regulation_7021_b_forty_five_calendar_days() {
    // 23 November 2026 + 45 = Thursday 7 January 2027.
    assert_days(
        "ccpa",
        "respond",
        "US-CA",
        "2026-11-23",
        false,
        "2027-01-07",
        "2027-01-07",
    );
    // 1 October 2026 + 45 = Sunday 15 November -> Monday 16 (CCP 12a).
    assert_days(
        "ccpa",
        "respond",
        "US-CA",
        "2026-10-01",
        false,
        "2026-11-15",
        "2026-11-16",
    );
}

#[test]
fn ccpa_regulation_7021_b_ninety_days_in_all() {
    // 23 November 2026 + 90 = Sunday 21 February 2027 -> Monday 22.
    assert_days(
        "ccpa",
        "respond",
        "US-CA",
        "2026-11-23",
        true,
        "2027-02-21",
        "2027-02-22",
    );
}

#[test]
fn ccpa_regulation_7021_a_ten_business_days_have_two_readings() {
    // From Monday 4 May 2026, no holiday near. With Saturdays: 5 6 7 8 9, 11 12 13 14 15 May;
    // without: 5 6 7 8, 11 12 13 14 15, 18 May.
    assert_days(
        "ccpa",
        "acknowledge",
        "US-CA",
        "2026-05-04",
        false,
        "2026-05-15",
        "2026-05-18",
    );
}

#[test]
fn ccpa_regulation_7026_fifteen_business_days_that_end_on_a_saturday_roll() {
    // From Wednesday 5 August 2026, with Saturdays: 6 7 8, 10-15, 17-22 August: Saturday 22 August
    // -> Monday 24; without: 6 7, 10-14, 17-21, 24 25 26 August.
    assert_days(
        "ccpa",
        "opt-out",
        "US-CA",
        "2026-08-05",
        false,
        "2026-08-24",
        "2026-08-26",
    );
}

#[test]
fn rcw_19_373_040_1_g_forty_five_days_and_ninety_in_all() {
    // 23 November 2026 + 45 = Thursday 7 January 2027; + 90 = Sunday 21 February -> Monday 22.
    assert_days(
        "mhmda",
        "respond",
        "US-WA",
        "2026-11-23",
        false,
        "2027-01-07",
        "2027-01-07",
    );
    assert_days(
        "mhmda",
        "respond",
        "US-WA",
        "2026-11-23",
        true,
        "2027-02-21",
        "2027-02-22",
    );
}

#[test]
fn rcw_1_12_040_a_saturday_rolls() {
    // 7 October 2026 + 45 = Saturday 21 November -> Monday 23.
    assert_days(
        "mhmda",
        "respond",
        "US-WA",
        "2026-10-07",
        false,
        "2026-11-21",
        "2026-11-23",
    );
}

#[test]
fn rcw_19_373_040_1_h_forty_five_days_for_an_appeal() {
    // 1 December 2026 + 45 = Friday 15 January 2027.
    assert_days(
        "mhmda",
        "appeal",
        "US-WA",
        "2026-12-01",
        false,
        "2027-01-15",
        "2027-01-15",
    );
}

#[test]
fn rcw_19_373_040_1_c_iii_backups_have_six_months_from_authentication() {
    // 16 February 2027 + 6 months = Monday 16 August.
    assert_days(
        "mhmda",
        "backups",
        "US-WA",
        "2027-02-16",
        false,
        "2027-08-16",
        "2027-08-16",
    );
}

#[test]
fn dsv_article_18_1_thirty_days_in_switzerland() {
    // 1 June 2026 + 30 = Wednesday 1 July.
    assert_days(
        "ch-fadp",
        "respond",
        "CH",
        "2026-06-01",
        false,
        "2026-07-01",
        "2026-07-01",
    );
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
fn dsv_article_18_1_christmas_rolls_over_a_weekend() {
    // CH-3: 25 November 2026 + 30 days = Friday 25 December; 26 and 27 are a weekend: Monday 28.
    assert_days(
        "ch-fadp",
        "respond",
        "CH",
        "2026-11-25",
        false,
        "2026-12-25",
        "2026-12-28",
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
fn uk_gdpr_article_12a_3_extended_three_months_from_the_start() {
    // UK-6: 31 January 2026 + 3 months = Thursday 30 April; 1 + 2 months would end on the 28th.
    assert_days(
        "uk-gdpr",
        "respond",
        "GB-ENG",
        "2026-01-31",
        true,
        "2026-04-30",
        "2026-04-30",
    );
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
