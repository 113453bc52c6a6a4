//! What holds for every statute, every version of every clock, and every day, with
//! an independent library as the judge of months.

use std::{collections::BTreeMap, fs, path::Path};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use datawrit::law::{
    Ask, Calendar, ClockInForce, Deadline, OutOfRange, Period, Place, Statutes, Whose,
};
use proptest::prelude::*;

use super::{day, statutes};

/// The law, and what its rules of counting say, read here a second time and with
/// nothing of the program.
struct Law {
    statutes: Statutes,
    clocks: Vec<(String, ClockInForce)>,
    rules: BTreeMap<String, Rule>,
}

#[derive(Default)]
struct Rule {
    always: Option<String>,
    place_unknown: Option<String>,
    over: Vec<String>,
    /// Days that none is moved to, and that stand where a sum falls on one by itself: whether they
    /// are working days is in doubt.
    beyond: Vec<String>,
}

impl Law {
    fn read() -> Law {
        let statutes = statutes();
        let countings = statutes.countings().unwrap();
        let mut clocks = Vec::new();
        for statute in statutes.all().unwrap() {
            for clock in &statute.clocks {
                for version in &clock.versions {
                    let name = format!("{} {} of {}", statute.id, clock.id, version.from);
                    let clock = statute.clock(&clock.id, version.from, countings).unwrap();
                    clocks.push((name, clock));
                }
            }
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("law/counting.toml");
        let table: toml::Table = fs::read_to_string(path).unwrap().parse().unwrap();
        let text =
            |value: Option<&toml::Value>| value.map(|value| value.as_str().unwrap().to_owned());
        let mut rules = BTreeMap::new();
        for counting in table["counting"].as_array().unwrap() {
            let holidays = counting.get("holidays");
            let days = |key: &str| {
                let listed = counting.get("roll").and_then(|roll| roll.get(key));
                let listed = listed.map_or(&[][..], |days| days.as_array().unwrap());
                let words = listed.iter().map(|kind| kind.as_str().unwrap().to_owned());
                words.collect()
            };
            rules.insert(
                counting["id"].as_str().unwrap().to_owned(),
                Rule {
                    always: text(holidays.and_then(|of| of.get("always"))),
                    place_unknown: text(holidays.and_then(|of| of.get("place-unknown"))),
                    over: days("over"),
                    beyond: days("beyond"),
                },
            );
        }
        Law {
            clocks,
            rules,
            statutes,
        }
    }

    fn rule(&self, clock: &ClockInForce) -> &Rule {
        &self.rules[&clock.counting.id]
    }

    /// Where the act may be due, as far as it makes a difference.
    fn places(&self, clock: &ClockInForce) -> Vec<Option<Place>> {
        let rule = self.rule(clock);
        if rule.always.is_some() || !rule.over.iter().any(|kind| kind == "holiday") {
            return vec![None];
        }
        PLACES.map(place).to_vec()
    }

    fn calendar(&self, clock: &ClockInForce, place: Option<&Place>) -> Calendar<'_> {
        let calendars = self.statutes.calendars().unwrap();
        let rule = self.rule(clock);
        match (&rule.always, place) {
            (Some(code), _) => calendars.get(code).unwrap(),
            (None, Some(place)) => calendars.of(place),
            (None, None) => match &rule.place_unknown {
                Some(code) => calendars.get(code).unwrap(),
                None => Calendar::unknown(),
            },
        }
    }

    /// Whether a last day may not fall on this day.
    fn rolls(&self, clock: &ClockInForce, place: Option<&Place>, day: NaiveDate) -> bool {
        self.is_one_of(&self.rule(clock).over, clock, place, day)
    }

    fn is_one_of(
        &self,
        kinds: &[String],
        clock: &ClockInForce,
        place: Option<&Place>,
        day: NaiveDate,
    ) -> bool {
        kinds.iter().any(|kind| match kind.as_str() {
            "saturday" => day.weekday() == Weekday::Sat,
            "sunday" => day.weekday() == Weekday::Sun,
            "holiday" => self.calendar(clock, place).holiday(day).is_some(),
            other => panic!("{other}"),
        })
    }

    fn deadline(
        &self,
        clock: &ClockInForce,
        start: NaiveDate,
        extended: bool,
        place: Option<&Place>,
    ) -> Result<Deadline, OutOfRange> {
        clock.deadline(Ask {
            extended,
            ..Ask::plain(start, place, self.statutes.calendars().unwrap())
        })
    }
}

/// Where a recipient may be: known, known in part, without a calendar, unknown.
const PLACES: [&str; 9] = ["DE", "DE-BY", "BG", "RO", "GB-SCT", "GB", "US-NY", "TH", ""];

fn place(code: &str) -> Option<Place> {
    (!code.is_empty()).then(|| code.parse().unwrap())
}

/// Every so many days of 2018 to 2040 in turn, for each clock at each place.
fn hold_for_every(step: usize) {
    let law = Law::read();
    for (name, clock) in &law.clocks {
        for place in law.places(clock) {
            let mut before: Option<Deadline> = None;
            let days = (0..).map(|number| day("2018-01-01") + Days::new(number));
            for start in days.step_by(step).take_while(|day| day.year() <= 2040) {
                let place = place.as_ref();
                let plain = law.deadline(clock, start, false, place).unwrap();
                let extended = law.deadline(clock, start, true, place).unwrap();
                let at = || format!("{name}, {start}, {place:?}");
                for found in [&plain, &extended] {
                    assert!(start < found.nominal, "{}", at());
                    assert!(found.nominal <= found.due, "{}", at());
                    assert!(!law.rolls(clock, place, found.due), "{}", at());
                    // Two weeks and more only where a holiday in any state of the EEA counts:
                    // the end of April and the first ten days of May.
                    assert!((found.due - found.nominal).num_days() <= 21, "{}", at());
                }
                assert!(plain.nominal <= extended.nominal, "{}", at());
                assert!(plain.due <= extended.due, "{}", at());
                if let Some(before) = &before {
                    assert!(before.nominal <= plain.nominal, "{}", at());
                    // What rolls from the Friday before goes over a Saturday in doubt, and what falls
                    // on it by itself stays.
                    let beyond = &law.rule(clock).beyond;
                    let doubtful = law.is_one_of(beyond, clock, place, plain.due);
                    assert!(before.due <= plain.due || doubtful, "{}", at());
                }
                before = Some(plain);
            }
        }
    }
}

#[test]
fn the_due_day_is_a_working_day_in_order_and_an_extension_no_earlier() {
    // All days of the week and of the month come about.
    hold_for_every(17);
}

#[test]
#[ignore = "takes half a minute: every day; .ci/run runs it"]
fn the_same_on_every_day_from_2018_to_2040() {
    hold_for_every(1);
}

#[test]
fn no_day_at_either_end_of_the_calendar_makes_a_sum_fail_otherwise_than_by_an_error() {
    let law = Law::read();
    for (name, clock) in &law.clocks {
        for place in law.places(clock) {
            let place = place.as_ref();
            for extended in [false, true] {
                for number in 0..60 {
                    let first = day("0001-01-01") + Days::new(number);
                    let found = law.deadline(clock, first, extended, place).unwrap();
                    assert!(found.nominal <= found.due, "{name} {first}");
                    let last = day("9999-12-31") - Days::new(number);
                    if let Ok(found) = law.deadline(clock, last, extended, place) {
                        assert!(found.due <= day("9999-12-31"), "{name} {last}");
                    }
                }
                let last = law.deadline(clock, day("9999-12-30"), extended, place);
                assert!(last.is_err(), "{name}");
            }
        }
    }
}

#[test]
fn an_unknown_place_never_ends_before_a_known_one() {
    let law = Law::read();
    for (name, clock) in &law.clocks {
        let places: &[&str] = match law.rule(clock).place_unknown.as_deref() {
            Some("GB") => &["GB", "GB-ENG", "GB-WLS", "GB-SCT", "GB-NIR"],
            Some("CH") => &["CH"],
            Some("AU") => &["AU"],
            Some("EEA") => &["DE", "BG", "RO", "GR", "LV", "ES", "SE", "IS"],
            Some(other) => panic!("{other}"),
            None => continue,
        };
        for number in (0..8_401).step_by(11) {
            let start = day("2018-01-01") + Days::new(number);
            let unknown = law.deadline(clock, start, false, None).unwrap().due;
            for code in places {
                let known = law
                    .deadline(clock, start, false, place(code).as_ref())
                    .unwrap();
                assert!(known.due <= unknown, "{name} {start} {code}");
            }
        }
    }
}

#[test]
fn only_a_limit_on_ones_own_step_may_be_counted_on_the_safe_side() {
    let law = Law::read();
    for (name, clock) in &law.clocks {
        let safe = clock.counting.id.ends_with("-own-step");
        // A limit in business days leaves nothing to roll.
        let business_days = matches!(clock.period, Period::BusinessDays(_));
        let own = clock.whose == Whose::Requester;
        assert!(own == safe || own && business_days, "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn months_days_and_rolls_are_those_of_an_independent_library(numbers in prop::collection::vec(0..12_000_u64, 12)) {
        let law = Law::read();
        let date = |day: NaiveDate| {
            jiff::civil::date(
                i16::try_from(day.year()).unwrap(),
                i8::try_from(day.month()).unwrap(),
                i8::try_from(day.day()).unwrap(),
            )
        };
        for number in numbers {
            let start = day("2018-01-01") + Days::new(number);
            for (name, clock) in &law.clocks {
                for place in law.places(clock) {
                    let place = place.as_ref();
                    for (extended, period) in [
                        (false, Some(clock.period)),
                        (true, clock.extension.as_ref().and_then(|longer| longer.period)),
                    ] {
                        let span = match period {
                            Some(Period::Months(number)) => jiff::Span::new().months(i64::from(number)),
                            Some(Period::Days(number)) => jiff::Span::new().days(i64::from(number)),
                            _ => continue,
                        };
                        let usual = date(start).checked_add(span).unwrap();
                        // A period that begins on the day of the event has that day for its first; the other
                        // side may leave it out.
                        let nominal = if clock.event_is_day_1 {
                            usual.yesterday().unwrap()
                        } else {
                            usual
                        };
                        let mut due = usual;
                        while law.rolls(clock, place, due.to_string().parse().unwrap())
                            || (due != nominal
                                && ["us-al", "us-or", "ca-qc"].contains(&clock.counting.id.as_str())
                                // Where a Saturday stays, no other day moves to it.
                                && due.weekday() == jiff::civil::Weekday::Saturday)
                        {
                            due = due.tomorrow().unwrap();
                        }
                        let ours = law.deadline(clock, start, extended, place).unwrap();
                        prop_assert_eq!(date(ours.nominal), nominal, "{}", name);
                        prop_assert_eq!(date(ours.due), due, "{}", name);
                    }
                }
            }
        }
    }
}
