//! The states of the United States, Canada and South Africa: deadline cases of laws
//! that have no letters yet.

use datawrit::law::Certainty;

use super::{day, deadline, statutes};

#[track_caller]
fn assert_days(law: &str, clock: &str, start: &str, extended: bool, nominal: &str, due: &str) {
    // Their holidays are their own, wherever the company is.
    let found = deadline(law, clock, "DE", start, extended);
    assert_eq!(
        (found.nominal, found.due),
        (day(nominal), day(due)),
        "{law} {clock}"
    );
}

/// Those whose general rule of counting moves a Sunday.
const ROLLING: [&str; 10] = [
    "us-co", "us-ia", "us-ky", "us-md", "us-mn", "us-mt", "us-nh", "us-tn", "us-tx", "us-ut",
];
const NOT_ROLLING: [&str; 9] = [
    "us-ct", "us-de", "us-fl", "us-in", "us-ne", "us-nj", "us-or", "us-ri", "us-va",
];

#[test]
fn s1_forty_five_days_from_the_receipt() {
    // 23 November 2026 + 45 days = Thursday 7 January 2027.
    for law in NOT_ROLLING.iter().chain(&ROLLING) {
        if *law != "us-ia" {
            assert_days(
                law,
                "respond",
                "2026-11-23",
                false,
                "2027-01-07",
                "2027-01-07",
            );
        }
    }
}

#[test]
fn s2_ninety_days_in_all_end_on_a_sunday_that_rolls_where_a_rule_says_so() {
    // 23 November 2026 + 90 days = Sunday 21 February 2027.
    for law in ROLLING {
        if law != "us-ia" {
            assert_days(
                law,
                "respond",
                "2026-11-23",
                true,
                "2027-02-21",
                "2027-02-22",
            );
        }
    }
    for law in NOT_ROLLING {
        if law != "us-fl" {
            assert_days(
                law,
                "respond",
                "2026-11-23",
                true,
                "2027-02-21",
                "2027-02-21",
            );
        }
    }
}

#[test]
fn iowa_code_715d_3_ninety_days_and_forty_five_more() {
    // 23 November 2026 + 90 days = Sunday 21 February 2027, which rolls; + 135 = Wednesday 7 April.
    assert_days(
        "us-ia",
        "respond",
        "2026-11-23",
        false,
        "2027-02-21",
        "2027-02-22",
    );
    assert_days(
        "us-ia",
        "respond",
        "2026-11-23",
        true,
        "2027-04-07",
        "2027-04-07",
    );
    // 22 November + 90 days = Saturday 20 February: in Iowa a Sunday alone rolls.
    assert_days(
        "us-ia",
        "respond",
        "2026-11-22",
        false,
        "2027-02-20",
        "2027-02-20",
    );
}

#[test]
fn s4_florida_501_706_forty_five_days_and_fifteen_more() {
    // + 60 days = Friday 22 January 2027.
    assert_days(
        "us-fl",
        "respond",
        "2026-11-23",
        false,
        "2027-01-07",
        "2027-01-07",
    );
    assert_days(
        "us-fl",
        "respond",
        "2026-11-23",
        true,
        "2027-01-22",
        "2027-01-22",
    );
}

#[test]
fn s5_sixty_days_for_an_appeal() {
    // 1 December 2026 + 60 days = Saturday 30 January 2027.
    for law in [
        "us-va", "us-ct", "us-de", "us-fl", "us-in", "us-ne", "us-ri", "us-ia",
    ] {
        assert_days(
            law,
            "appeal",
            "2026-12-01",
            false,
            "2027-01-30",
            "2027-01-30",
        );
    }
    for law in ["us-ky", "us-md", "us-mt", "us-nh", "us-tn", "us-tx"] {
        assert_days(
            law,
            "appeal",
            "2026-12-01",
            false,
            "2027-01-30",
            "2027-02-01",
        );
    }
}

#[test]
fn s6_forty_five_days_for_an_appeal() {
    // 1 December 2026 + 45 days = Friday 15 January 2027.
    for law in ["us-or", "us-nj", "us-co", "us-mn"] {
        assert_days(
            law,
            "appeal",
            "2026-12-01",
            false,
            "2027-01-15",
            "2027-01-15",
        );
    }
}

#[test]
fn s7_and_s8_the_end_of_processing_after_a_consent_is_withdrawn() {
    // 23 November 2026 + 15 days = Tuesday 8 December; + 30 = Wednesday 23 December.
    for law in [
        "us-ct", "us-de", "us-mn", "us-or", "us-ri", "us-nh", "us-nj",
    ] {
        assert_days(
            law,
            "withdrawal",
            "2026-11-23",
            false,
            "2026-12-08",
            "2026-12-08",
        );
    }
    assert_days(
        "us-md",
        "withdrawal",
        "2026-11-23",
        false,
        "2026-12-23",
        "2026-12-23",
    );
}

#[test]
fn s12_a_law_that_is_not_in_force_has_no_clock() {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    for (law, first) in [
        ("us-ok", "2027-01-01"),
        ("us-la", "2027-01-01"),
        ("us-al", "2027-05-01"),
        ("us-vt", "2028-01-01"),
    ] {
        let statute = statutes.get(law).unwrap();
        let before = day(first).pred_opt().unwrap();
        assert!(
            statute.clock("respond", before, countings).is_none(),
            "{law}"
        );
        assert!(
            statute.clock("respond", day(first), countings).is_some(),
            "{law}"
        );
        let place = format!("US-{}", law[3..].to_uppercase()).parse().unwrap();
        assert!(statutes.for_residence(&place, before).is_err(), "{law}");
    }
}

#[test]
fn a_state_holiday_rolls_and_the_sum_says_how_sure_the_rule_is() {
    // Utah Code 68-3-7: 9 June 2026 + 45 days = Friday 24 July, Pioneer Day -> Monday 27.
    assert_days(
        "us-ut",
        "respond",
        "2026-06-09",
        false,
        "2026-07-24",
        "2026-07-27",
    );
    // Texas: 16 January 2026 + 45 days = Monday 2 March, Texas Independence Day -> Tuesday 3.
    let texas = deadline("us-tx", "respond", "US-TX", "2026-01-16", false);
    assert_eq!(
        (texas.nominal, texas.due),
        (day("2026-03-02"), day("2026-03-03"))
    );
    assert_eq!(texas.certainty, Certainty::Memory);
}

#[test]
fn utah_and_alabama_have_no_appeal() {
    let statutes = statutes();
    for law in ["us-ut", "us-al"] {
        let clocks = statutes.get(law).unwrap().clocks;
        assert!(clocks.iter().all(|clock| clock.id != "appeal"), "{law}");
    }
}

#[test]
fn nrs_603a_510_and_515_count_from_the_authentication() {
    // Authenticated on 14 December 2026: + 45 days = Thursday 28 January 2027, + 90 = Sunday
    // 14 March, + 30 = Wednesday 13 January, + 24 months = Thursday 14 December 2028.
    let law = "us-nv-health";
    assert_days(
        law,
        "respond",
        "2026-12-14",
        false,
        "2027-01-28",
        "2027-01-28",
    );
    assert_days(
        law,
        "respond",
        "2026-12-14",
        true,
        "2027-03-14",
        "2027-03-14",
    );
    assert_days(
        law,
        "delete",
        "2026-12-14",
        false,
        "2027-01-13",
        "2027-01-13",
    );
    assert_days(
        law,
        "backups",
        "2026-12-14",
        false,
        "2028-12-14",
        "2028-12-14",
    );
    let statute = statutes().get(law).unwrap();
    for clock in statute.clocks.iter().filter(|clock| clock.id != "appeal") {
        assert_eq!(clock.starts_at.word(), "authenticated", "{}", clock.id);
    }
}

#[test]
fn nv2_nrs_603a_345_sixty_days_and_thirty_more() {
    // 23 November 2026 + 60 days = Friday 22 January 2027; + 90 = Sunday 21 February.
    assert_days(
        "us-nv-sale",
        "respond",
        "2026-11-23",
        false,
        "2027-01-22",
        "2027-01-22",
    );
    assert_days(
        "us-nv-sale",
        "respond",
        "2026-11-23",
        true,
        "2027-02-21",
        "2027-02-21",
    );
}

#[test]
fn pipeda_section_8_a_saturday_is_no_holiday_in_canada() {
    // CA-1: 4 June 2026 + 30 days = Saturday 4 July. CA-2: 5 June + 30 = Sunday 5 July -> Monday 6.
    assert_days(
        "pipeda",
        "respond",
        "2026-06-04",
        false,
        "2026-07-04",
        "2026-07-04",
    );
    assert_days(
        "pipeda",
        "respond",
        "2026-06-05",
        false,
        "2026-07-05",
        "2026-07-06",
    );
    // CA-4: 25 November + 30 = Christmas Day -> Saturday 26; the federal list has no Boxing Day.
    assert_days(
        "pipeda",
        "respond",
        "2026-11-25",
        false,
        "2026-12-25",
        "2026-12-26",
    );
    // Extended, 60 days in all: 4 June 2026 -> Monday 3 August.
    assert_days(
        "pipeda",
        "respond",
        "2026-06-04",
        true,
        "2026-08-03",
        "2026-08-03",
    );
    // 31 August 2026 + 30 = Wednesday 30 September, Truth and Reconciliation -> Thursday 1 October.
    assert_days(
        "pipeda",
        "respond",
        "2026-08-31",
        false,
        "2026-09-30",
        "2026-10-01",
    );
}

#[test]
fn pipeda_sections_11_and_14_the_persons_own_limits_do_not_roll() {
    // Refused on 31 August 2026 + 6 months = Sunday 28 February 2027.
    assert_days(
        "pipeda",
        "complain",
        "2026-08-31",
        false,
        "2027-02-28",
        "2027-02-28",
    );
    // Reported on 5 June 2026 + 12 months = Saturday 5 June 2027.
    assert_days(
        "pipeda",
        "court",
        "2026-06-05",
        false,
        "2027-06-05",
        "2027-06-05",
    );
}

#[test]
fn interpretation_act_33_of_1957_section_4_a_sunday_and_a_holiday_roll_and_a_saturday_does_not() {
    // 4 June 2026 + 30 days = Saturday 4 July; 5 June = Sunday 5 July -> Monday 6.
    assert_days(
        "za-paia",
        "respond",
        "2026-06-04",
        false,
        "2026-07-04",
        "2026-07-04",
    );
    assert_days(
        "za-paia",
        "respond",
        "2026-06-05",
        false,
        "2026-07-05",
        "2026-07-06",
    );
    // 10 July 2026 + 30 = Sunday 9 August, Women's Day, and so the Monday too -> Tuesday 11.
    assert_days(
        "za-paia",
        "respond",
        "2026-07-10",
        false,
        "2026-08-09",
        "2026-08-11",
    );
    // Extended: 26 October 2026 + 60 = Christmas Day, then Goodwill, then Sunday -> Monday 28.
    assert_days(
        "za-paia",
        "respond",
        "2026-10-26",
        true,
        "2026-12-25",
        "2026-12-28",
    );
}
