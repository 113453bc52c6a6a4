//! The deadline cases of `tests/law/cases`: one file a statute, each case worked by hand.

use std::{fs, path::Path};

use chrono::{Datelike, NaiveDate};
use datawrit::{
    law::{EventKind, Place, Right},
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

/// Every law that sets a time has three at least, one that ends on a day off or beyond one, and one over the end of a
/// month; each says by which words, and who worked it out from what.
#[test]
fn every_law_has_its_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/law/cases");
    let mut counted = 0;
    for law in super::statutes().all().unwrap() {
        let path = folder.join(format!("{}.toml", law.id));
        if law.clocks.is_empty() {
            assert!(!path.exists(), "{} has cases and no clock", law.id);
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let file: File = toml::from_str(&text).unwrap();
        let spans = |case: &Case| (day(&case.received), day(&case.nominal), day(&case.due));
        let months = file.case.iter().map(spans);
        let over_a_month =
            months.filter(|(from, to, _)| (from.year(), from.month()) != (to.year(), to.month()));
        let moved = file.case.iter().map(spans);
        let over_a_holiday = moved.filter(|(_, nominal, due)| nominal != due).count()
            + text.matches("# Over a holiday.").count();
        assert!(file.case.len() >= 3, "{}", law.id);
        assert!(over_a_month.count() > 0 && over_a_holiday > 0, "{}", law.id);
        counted += file.case.len();
    }
    assert!(counted > 300, "{counted} cases");
}
