//! What holds for every clock on every day, with an independent library as the
//! judge of months.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use datawrit::law::{Ask, Calendar, ClockInForce, Deadline, Period};
use proptest::prelude::*;

use super::{day, statutes};

/// Every clock as it stands today, with its statute's id for messages.
fn clocks() -> Vec<(String, ClockInForce)> {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    let mut clocks = Vec::new();
    for statute in statutes.all().unwrap() {
        for clock in &statute.clocks {
            let name = format!("{} {}", statute.id, clock.id);
            clocks.push((
                name,
                statute
                    .clock(&clock.id, day("2027-01-01"), countings)
                    .unwrap(),
            ));
        }
    }
    clocks
}

fn deadline(clock: &ClockInForce, start: NaiveDate, extended: bool) -> Deadline {
    clock
        .deadline(Ask {
            extended,
            ..Ask::plain(start, &Calendar::of(None))
        })
        .unwrap()
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..8400_u64).prop_map(|number| day("2018-01-01") + Days::new(number))
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

proptest! {
    #[test]
    fn the_due_day_is_a_working_day_not_before_the_nominal_one(start in any_day()) {
        for (name, clock) in clocks() {
            for extended in [false, true] {
                let deadline = deadline(&clock, start, extended);
                prop_assert!(start < deadline.nominal, "{name} {start}");
                prop_assert!(deadline.nominal <= deadline.due, "{name} {start}");
                prop_assert!(!is_weekend(deadline.due), "{name} {start}");
                prop_assert!((deadline.due - deadline.nominal).num_days() <= 5, "{name} {start}");
            }
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(start in any_day(), gap in 0..40_u64) {
        for (name, clock) in clocks() {
            let earlier = deadline(&clock, start, false);
            let later = deadline(&clock, start + Days::new(gap), false);
            prop_assert!(earlier.nominal <= later.nominal, "{name} {start} {gap}");
            prop_assert!(earlier.due <= later.due, "{name} {start} {gap}");
        }
    }

    #[test]
    fn an_extension_never_ends_before_the_first_period(start in any_day()) {
        for (name, clock) in clocks() {
            prop_assert!(deadline(&clock, start, false).due <= deadline(&clock, start, true).due, "{name} {start}");
        }
    }

    #[test]
    fn months_and_days_are_those_of_an_independent_library(start in any_day()) {
        let date = |day: NaiveDate| {
            jiff::civil::date(
                i16::try_from(day.year()).unwrap(),
                i8::try_from(day.month()).unwrap(),
                i8::try_from(day.day()).unwrap(),
            )
        };
        for (name, clock) in clocks() {
            for (extended, period) in [
                (false, Some(clock.period)),
                (true, clock.extension.as_ref().map(|extension| extension.period)),
            ] {
                let span = match period {
                    Some(Period::Months(number)) => jiff::Span::new().months(i64::from(number)),
                    Some(Period::Days(number)) => jiff::Span::new().days(i64::from(number)),
                    _ => continue,
                };
                let nominal = date(start).checked_add(span).unwrap();
                let mut due = nominal;
                while matches!(due.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday) {
                    due = due.tomorrow().unwrap();
                }
                let ours = deadline(&clock, start, extended);
                prop_assert_eq!(date(ours.nominal), nominal, "{}", name);
                prop_assert_eq!(date(ours.due), due, "{}", name);
            }
        }
    }
}

#[test]
fn a_sum_that_leaves_the_calendar_is_an_error() {
    for (name, clock) in clocks() {
        let calendar = Calendar::of(None);
        let ask = Ask::plain(day("9999-12-30"), &calendar);
        assert!(clock.deadline(ask).is_err(), "{name}");
    }
}
