//! The deadline cases of `tests/law/cases`: one file a statute, each case worked by hand.

use std::{fs, path::Path};

use chrono::{Datelike, NaiveDate, Weekday};
use datawrit::{
    law::{Calendars, ClockInForce, EventKind, Period, Place, Right},
    tracker::{Event, Medium},
};
use serde::Deserialize;

use super::{cases, deadline};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
    #[serde(default)]
    run: Vec<Run>,
}

/// A case with all that happened in it: what a notice, an answer or silence does to a clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Run {
    provision: String,
    right: Right,
    /// Where the recipient is, and the person lives.
    place: Place,
    events: Vec<Happened>,
    /// The day on which the case is looked at.
    seen: toml::value::Datetime,
    clock: String,
    /// The last day; left out where the clock does not run.
    due: Option<toml::value::Datetime>,
    sum: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Happened {
    what: EventKind,
    on: toml::value::Datetime,
    /// The day that a notice names.
    until: Option<toml::value::Datetime>,
}

/// What happened, and what is right.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// What is tested.
    provision: String,
    clock: String,
    /// Where the recipient is.
    place: String,
    /// The day of the event that starts the clock.
    received: toml::value::Datetime,
    #[serde(default)]
    extended: bool,
    nominal: toml::value::Datetime,
    due: toml::value::Datetime,
    /// How the day was worked out.
    sum: String,
    /// The steps between the event and the last line, each `step | day | note`, where the case tries
    /// them too.
    told: Option<Vec<String>>,
    /// What must be said to be in doubt.
    doubt: Option<String>,
    source: String,
}

fn day(date: &toml::value::Datetime) -> NaiveDate {
    date.to_string().parse().unwrap()
}

#[test]
fn every_case_ends_on_the_day_that_was_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law/cases");
    let mut wrong = Vec::new();
    let mut cases = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let law = path.file_stem().unwrap().to_str().unwrap();
        let file: File = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for case in file.case {
            cases += 1;
            let (nominal, due) = (day(&case.nominal), day(&case.due));
            // Whoever reads the case reads the sum: it must end on the day.
            let last = due.format("%A %-d %B %Y").to_string();
            assert!(case.sum.ends_with(&last), "{law}: {}", case.sum);
            assert!(!case.source.is_empty() && !case.provision.is_empty());
            let received = case.received.to_string();
            let found = deadline(law, &case.clock, &case.place, &received, case.extended);
            let doubt = case.doubt.as_deref();
            let told =
                doubt.is_none_or(|doubt| found.doubts.iter().any(|told| told.contains(doubt)));
            let steps = found
                .basis
                .get(1..found.basis.len() - 1)
                .unwrap_or_default();
            let steps: Vec<String> = steps
                .iter()
                .map(|step| {
                    let note = step.note.as_deref().unwrap_or_default();
                    format!("{} | {} | {note}", step.step, step.day)
                })
                .collect();
            assert_eq!(case.told.as_ref().unwrap_or(&steps), &steps, "{}", case.sum);
            if (found.nominal, found.due) != (nominal, due) || !told {
                wrong.push(format!(
                    "{law} {} {} at {}: {} gives {} and {}, told {:?}",
                    case.clock,
                    received,
                    case.place,
                    case.sum,
                    found.nominal,
                    found.due,
                    found.doubts
                ));
            }
        }
    }
    assert!(cases > 100, "{cases}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_run_of_a_case_ends_on_the_day_that_was_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law/cases");
    let statutes = super::statutes();
    let mut wrong = Vec::new();
    let mut runs = 0;
    for law in statutes.all().unwrap() {
        let Ok(text) = fs::read_to_string(folder.join(format!("{}.toml", law.id))) else {
            continue;
        };
        let file: File = toml::from_str(&text).unwrap();
        for run in file.run {
            runs += 1;
            assert!(!run.source.is_empty() && !run.provision.is_empty());
            let events = run.events.iter().map(|one| Event {
                until: one.until.as_ref().map(day),
                medium: (one.what == EventKind::Sent).then_some(Medium::Post),
                ..Event::new(one.what, day(&one.on), day(&one.on))
            });
            let events: Vec<Event> = events.collect();
            let opened = events[0].happened_on;
            let countings = statutes.countings().unwrap();
            let grounds = law.grounds(run.right, opened, countings).unwrap();
            let case = cases::of(grounds.at_home(Some(&run.place)), &run.place, events);
            let calendars = statutes.calendars().unwrap();
            let clocks = case.clocks(day(&run.seen), calendars).unwrap();
            let found: Vec<NaiveDate> = clocks
                .iter()
                .filter(|clock| clock.clock.id == run.clock)
                .map(|clock| clock.deadline.due)
                .collect();
            let due: Vec<NaiveDate> = run.due.iter().map(day).collect();
            if let Some(due) = due.first() {
                let last = due.format("%A %-d %B %Y").to_string();
                assert!(run.sum.ends_with(&last), "{}: {}", law.id, run.sum);
            }
            if found != due {
                let (id, clock, sum) = (&law.id, &run.clock, &run.sum);
                wrong.push(format!("{id} {clock}: {sum} gives {found:?}"));
            }
        }
    }
    assert!(runs >= 15, "{runs}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether the last day of a case, as the words have it or on the way to the one that counts, is a holiday of the
/// calendar that the law counts by, or a holiday takes a business day away. A law that moves no day has such a case too:
/// its last day stays on the holiday. A weekend is not looked at, nor what a comment says.
fn is_over_a_holiday(case: &Case, clock: &ClockInForce, calendars: &Calendars) -> bool {
    let counting = serde_json::to_value(&clock.counting).unwrap();
    let named = [
        &counting["business-days"]["holidays-of"],
        &counting["holidays"]["always"],
    ];
    let calendar = match named.iter().find_map(|id| id.as_str()) {
        Some(id) => calendars.get(id).unwrap(),
        None => calendars.of(&case.place.parse().unwrap()),
    };
    let (received, nominal, due) = (day(&case.received), day(&case.nominal), day(&case.due));
    let is_worked = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    match clock.period {
        Period::BusinessDays(_) => received
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= due)
            .any(|day| is_worked(&day) && calendar.holiday(day).is_some()),
        _ => nominal
            .iter_days()
            .take_while(|day| *day == nominal || *day < due)
            .any(|day| is_worked(&day) && calendar.holiday(day).is_some()),
    }
}

/// Whether a case says what the end of a month does: a time in months ends in one that has no such day, and one in days
/// goes on beyond it.
fn is_over_the_end_of_a_month(case: &Case, clock: &ClockInForce) -> bool {
    let (received, nominal) = (day(&case.received), day(&case.nominal));
    match clock.period {
        Period::Months(_) => received.day() > nominal.day(),
        _ => (received.year(), received.month()) != (nominal.year(), nominal.month()),
    }
}

/// Every law that sets a time has three at least that were worked by hand, one over a holiday of its own calendar and
/// one over the end of a month; where a time runs in months, one over the end of a shorter month.
#[test]
fn every_law_has_its_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law/cases");
    let statutes = super::statutes();
    let (calendars, countings) = (statutes.calendars().unwrap(), statutes.countings().unwrap());
    let (mut counted, mut wrong) = (0, Vec::new());
    for law in statutes.all().unwrap() {
        let path = folder.join(format!("{}.toml", law.id));
        if law.clocks.is_empty() {
            assert!(!path.exists(), "{} has cases and no clock", law.id);
            continue;
        }
        let file: File = toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        counted += file.case.len();
        let clock = |case: &Case| {
            law.clock(&case.clock, day(&case.received), countings)
                .unwrap()
        };
        let cases: Vec<(&Case, ClockInForce)> =
            file.case.iter().map(|case| (case, clock(case))).collect();
        let by_hand = cases
            .iter()
            .filter(|(case, _)| case.source.contains("by hand"));
        if by_hand.count() < 3 {
            wrong.push(format!("{}: fewer than three by hand", law.id));
        }
        let mut holidays = cases.iter();
        if !holidays.any(|(case, clock)| is_over_a_holiday(case, clock, calendars)) {
            wrong.push(format!("{}: none over a holiday", law.id));
        }
        let over_the_end = |in_months: bool| {
            let of_the_kind =
                |clock: &ClockInForce| matches!(clock.period, Period::Months(_)) == in_months;
            let mut all = cases
                .iter()
                .filter(|(_, clock)| of_the_kind(clock))
                .peekable();
            all.peek().is_none() || all.any(|(case, clock)| is_over_the_end_of_a_month(case, clock))
        };
        if !over_the_end(true) || !over_the_end(false) {
            wrong.push(format!("{}: none over the end of a month", law.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(counted > 300, "{counted} cases");
}
