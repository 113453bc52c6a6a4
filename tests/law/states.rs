//! The states of the United States: what no single deadline shows. Those are in `cases/`.

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
    assert_eq!(texas.law, Certainty::Secondary);
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
fn nrs_603a_510_and_515_start_with_the_authentication() {
    let statute = statutes().get("us-nv-health").unwrap();
    for clock in statute.clocks.iter().filter(|clock| clock.id != "appeal") {
        assert_eq!(clock.starts_at.word(), "authenticated", "{}", clock.id);
    }
}

#[test]
fn no_rule_found_is_not_known_and_never_none() {
    // Every rule says which last days move, or that nobody knows; but for limits on one's own
    // step, which are counted on the safe side, a day of the person's own, and laws that count business days
    // (or running days in full, as Argentina and Chile do beside them).
    for counting in statutes().countings().unwrap() {
        let safe = counting.id.ends_with("-own-step") || counting.id == "own-day";
        let in_business_days = counting.business_days.is_some();
        let rolls = counting.roll.is_some();
        assert!(rolls != safe || in_business_days, "{}", counting.id);
    }
}

#[test]
fn a_state_without_a_rule_has_two_days_and_says_so() {
    // Connecticut: 7 October 2026 + 45 days = Saturday 21 November -> Monday 23 in doubt.
    let found = deadline("us-ct", "respond", "US-CT", "2026-10-07", false);
    assert_eq!(
        (found.nominal, found.due),
        (day("2026-11-21"), day("2026-11-23"))
    );
    assert!(found.doubts[0].starts_with("it is not known whether a last day"));
    assert_eq!(found.overdue_from(), Some(day("2026-11-24")));
    // A last day that is a working day is in no doubt.
    let sure = deadline("us-ct", "respond", "US-CT", "2026-10-05", false);
    assert_eq!(
        (sure.nominal, sure.due),
        (day("2026-11-19"), day("2026-11-19"))
    );
    assert!(sure.doubts.is_empty());
}
