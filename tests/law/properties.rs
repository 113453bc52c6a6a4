//! What holds for every clock on every day, with an independent library as the
//! judge of months.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use datawrit::law::{Ask, Calendar, ClockInForce, Deadline, Period, Place, Statutes, Whose};
use proptest::prelude::*;

use super::{day, statutes};

/// Every clock as it stands today, with its statute's id for messages.
fn clocks() -> Vec<(String, ClockInForce)> {
    let statutes = statutes();
    let countings = statutes.countings().unwrap();
    let mut clocks = Vec::new();
    for statute in statutes.all().unwrap() {
        // A limit on the person's own step does not roll; it has tests of its own.
        for clock in statute
            .clocks
            .iter()
            .filter(|clock| clock.whose == Whose::Recipient)
        {
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

/// Where a recipient may be: known, known in part, without a calendar, unknown.
const PLACES: [&str; 10] = [
    "DE", "DE-BY", "BG", "RO", "GB-SCT", "GB", "US-CA", "US-NY", "JP", "",
];

fn place(code: &str) -> Option<Place> {
    (!code.is_empty()).then(|| code.parse().unwrap())
}

/// The days off that a clock must not end on.
fn calendar<'a>(name: &str, place: Option<&Place>, statutes: &'a Statutes) -> Calendar<'a> {
    let calendars = statutes.calendars().unwrap();
    let law = name.split(' ').next().unwrap();
    match (law, place) {
        ("ccpa", _) => calendars.get("US-CA").unwrap(),
        ("mhmda", _) => calendars.get("US-WA").unwrap(),
        ("gdpr", None) => calendars.get("EEA").unwrap(),
        ("uk-gdpr", None) => calendars.get("GB").unwrap(),
        ("ch-fadp", None) => calendars.get("CH").unwrap(),
        (_, Some(place)) => calendars.of(place),
        (other, None) => panic!("whose holidays count under `{other}`?"),
    }
}

fn deadline(
    clock: &ClockInForce,
    start: NaiveDate,
    extended: bool,
    place: Option<&Place>,
    statutes: &Statutes,
) -> Deadline {
    clock
        .deadline(Ask {
            extended,
            ..Ask::plain(start, place, statutes.calendars().unwrap())
        })
        .unwrap()
}

fn any_place() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&PLACES[..])
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..12_000_u64).prop_map(|number| day("2018-01-01") + Days::new(number))
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

proptest! {
    #[test]
    fn the_due_day_is_a_working_day_not_before_the_nominal_one(start in any_day(), code in any_place()) {
        let (statutes, place) = (statutes(), place(code));
        for (name, clock) in clocks() {
            let calendar = calendar(&name, place.as_ref(), &statutes);
            for extended in [false, true] {
                let deadline = deadline(&clock, start, extended, place.as_ref(), &statutes);
                prop_assert!(start < deadline.nominal, "{name} {start}");
                prop_assert!(deadline.nominal <= deadline.due, "{name} {start}");
                prop_assert!(!is_weekend(deadline.due), "{name} {start}");
                prop_assert_eq!(calendar.holiday(deadline.due), None, "{} {} {}", name, start, code);
                prop_assert!((deadline.due - deadline.nominal).num_days() <= 10, "{name} {start} {code}");
            }
        }
    }

    #[test]
    fn a_later_start_never_ends_earlier(start in any_day(), gap in 0..40_u64, code in any_place()) {
        let (statutes, place) = (statutes(), place(code));
        for (name, clock) in clocks() {
            let earlier = deadline(&clock, start, false, place.as_ref(), &statutes);
            let later = deadline(&clock, start + Days::new(gap), false, place.as_ref(), &statutes);
            prop_assert!(earlier.nominal <= later.nominal, "{name} {start} {gap}");
            prop_assert!(earlier.due <= later.due, "{name} {start} {gap}");
        }
    }

    #[test]
    fn an_extension_never_ends_before_the_first_period(start in any_day(), code in any_place()) {
        let (statutes, place) = (statutes(), place(code));
        for (name, clock) in clocks() {
            let due = |extended| deadline(&clock, start, extended, place.as_ref(), &statutes).due;
            prop_assert!(due(false) <= due(true), "{name} {start}");
        }
    }

    #[test]
    fn an_unknown_place_never_ends_before_a_known_one(start in any_day()) {
        let statutes = statutes();
        for (name, clock) in clocks() {
            let places: &[&str] = match name.split(' ').next().unwrap() {
                "uk-gdpr" => &["GB", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"],
                "ch-fadp" => &["CH"],
                _ => &["DE", "BG", "RO", "GR", "LV", "ES", "SE", "IS"],
            };
            let unknown = deadline(&clock, start, false, None, &statutes).due;
            for code in places {
                let known = deadline(&clock, start, false, place(code).as_ref(), &statutes).due;
                prop_assert!(known <= unknown, "{name} {start} {code}");
            }
        }
    }

    #[test]
    fn months_days_and_rolls_are_those_of_an_independent_library(start in any_day(), code in any_place()) {
        let (statutes, place) = (statutes(), place(code));
        let date = |day: NaiveDate| {
            jiff::civil::date(
                i16::try_from(day.year()).unwrap(),
                i8::try_from(day.month()).unwrap(),
                i8::try_from(day.day()).unwrap(),
            )
        };
        for (name, clock) in clocks() {
            let calendar = calendar(&name, place.as_ref(), &statutes);
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
                while matches!(due.weekday(), jiff::civil::Weekday::Saturday | jiff::civil::Weekday::Sunday)
                    || calendar.holiday(due.to_string().parse().unwrap()).is_some()
                {
                    due = due.tomorrow().unwrap();
                }
                let ours = deadline(&clock, start, extended, place.as_ref(), &statutes);
                prop_assert_eq!(date(ours.nominal), nominal, "{}", name);
                prop_assert_eq!(date(ours.due), due, "{}", name);
            }
        }
    }
}

#[test]
fn a_sum_that_leaves_the_calendar_is_an_error() {
    let statutes = statutes();
    for place in PLACES.map(place) {
        for (name, clock) in clocks() {
            let calendars = statutes.calendars().unwrap();
            let ask = Ask::plain(day("9999-12-30"), place.as_ref(), calendars);
            assert!(clock.deadline(ask).is_err(), "{name}");
        }
    }
}

#[test]
fn a_sum_in_the_first_year_has_an_answer() {
    let statutes = statutes();
    for code in PLACES {
        for (name, clock) in clocks() {
            let found = deadline(
                &clock,
                day("0001-01-01"),
                false,
                place(code).as_ref(),
                &statutes,
            );
            assert!(found.due >= found.nominal, "{name}");
        }
    }
}
