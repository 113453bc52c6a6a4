//! What is coming is found without reading every case, and nothing that is due is missed for it.

use std::{
    fs,
    path::Path,
    process::Command,
    sync::{Arc, LazyLock},
};

use chrono::{Days, NaiveDate};
use datawrit::{
    law::{Calendars, EventKind, Grounds, Right, Statutes, Whose},
    request::Reference,
    tracker::{Case, Event, LetterNumber, Medium, NewCase, Tracker, TrackerError},
};
use proptest::prelude::*;

use super::{
    desk::{Desk, OPENED, day},
    memory::Memory,
};

/// Whether `due` has a line for the case, as the whole case says.
fn is_due(case: &Case, today: NaiveDate, until: NaiveDate, calendars: &Calendars) -> bool {
    let clocks = case.clocks(today, calendars).unwrap();
    // Once an authority has the matter nobody waits for the recipient.
    let at_authority = case.at_authority().is_some();
    let clock = clocks.iter().any(|clock| {
        clock.is_awaited(at_authority)
            && !clock.is_forecast()
            && !clock.lapsed
            && clock.waiting.is_none()
            && clock.deadline.due <= until
    });
    let unstarted = case.unstarted(today, calendars).unwrap();
    clock
        || !case.open_questions(today).is_empty()
        || unstarted.is_some_and(|unstarted| unstarted.at_the_earliest <= until)
}

/// Whether the next thing in the case is that its letter leaves.
fn is_unsent(case: &Case, today: NaiveDate, calendars: &Calendars) -> bool {
    let clocks = case.clocks(today, calendars).unwrap();
    let at_authority = case.at_authority().is_some();
    let next = clocks
        .iter()
        .filter(|clock| clock.is_awaited(at_authority) && clock.clock.whose != Whose::Requester)
        .min_by_key(|clock| clock.deadline.due);
    next.is_some_and(|clock| clock.is_forecast())
}

/// The grounds of every right under every statute, at home where the law has most clocks.
fn grounds(statutes: &Statutes) -> Vec<Arc<Grounds>> {
    let countings = statutes.countings().unwrap();
    let mut all = Vec::new();
    for statute in statutes.all().unwrap() {
        let home = match statute.id.as_str() {
            "gdpr" => Some("AT".parse().unwrap()),
            _ => statute
                .residences
                .first()
                .map(|residence| residence.places[0].clone()),
        };
        for right in Right::ALL {
            if let Ok(grounds) = statute.grounds(*right, day(OPENED), countings) {
                all.push(Arc::new(grounds.at_home(home.as_ref())));
            }
        }
    }
    all
}

fn open(tracker: &mut Tracker, grounds: &Grounds, number: usize) -> Case {
    let mut request = Desk::request(&format!("Bank {number}"));
    request.right = grounds.asked;
    let reference = Reference::of(&request, day(OPENED), 0);
    tracker
        .open_case(&NewCase {
            reference: &reference,
            opened_on: day(OPENED),
            request: &request,
            grounds,
            documents: &[],
            letter: "{}",
            trial: false,
        })
        .unwrap();
    tracker.find(reference.as_str()).unwrap()
}

fn record(tracker: &mut Tracker, case: &Case, kind: EventKind, on: NaiveDate) {
    let event = Event {
        letter: LetterNumber::REQUEST,
        medium: (kind == EventKind::Sent).then_some(Medium::Email),
        ..Event::new(kind, on, on)
    };
    tracker.record(case, &event).unwrap();
}

/// The references of what is coming, and how many letters have not left.
fn coming(
    tracker: &Tracker,
    today: NaiveDate,
    until: NaiveDate,
    calendars: &Calendars,
) -> (Vec<Reference>, usize) {
    let found = tracker.coming(today, until, 0, calendars).unwrap();
    let cases = found.cases.into_iter().map(|case| case.reference);
    (cases.collect(), found.unsent.count)
}

/// Every statute, and the grounds of every right under it: read once.
static LAW: LazyLock<(Statutes, Vec<Arc<Grounds>>)> = LazyLock::new(|| {
    let statutes = Statutes::open(None).unwrap();
    let grounds = grounds(&statutes);
    (statutes, grounds)
});

type Events = Vec<(EventKind, u64)>;

/// Days after the request was written, on which something may have become of it.
fn events() -> impl Strategy<Value = Events> {
    let recorded = EventKind::ALL.iter().copied();
    let recorded: Vec<EventKind> = recorded
        .filter(|kind| !matches!(kind, EventKind::LetterAdded | EventKind::TakenBack))
        .collect();
    prop::collection::vec((prop::sample::select(recorded), 0..200_u64), 0..7)
}

fn nothing_is_missed(grounds: &[&Grounds], events: &Events) -> Result<(), TestCaseError> {
    let calendars = LAW.0.calendars().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::over(Memory::default(), folder.path());
    let mut cases = Vec::new();
    for (number, grounds) in grounds.iter().enumerate() {
        let case = open(&mut tracker, grounds, number);
        for (kind, after) in events {
            record(&mut tracker, &case, *kind, day(OPENED) + Days::new(*after));
        }
        cases.push(tracker.find(case.reference.as_str()).unwrap());
    }
    for after in [0, 10, 29, 31, 46, 91, 150, 250, 400, 900] {
        let today = day(OPENED) + Days::new(after);
        for within in [0, 14] {
            let until = today + Days::new(within);
            let (found, unsent) = coming(&tracker, today, until, calendars);
            let mut left_out = Vec::new();
            for case in &cases {
                let looked_at = found.contains(&case.reference);
                let due = is_due(case, today, until, calendars);
                prop_assert!(
                    !due || looked_at,
                    "{} {:?} on {today}",
                    case.law,
                    case.asked
                );
                if !looked_at && is_unsent(case, today, calendars) {
                    left_out.push((&case.law, case.asked));
                }
            }
            prop_assert_eq!(unsent, left_out.len(), "{:?} on {}", left_out, today);
        }
    }
    prop_assert_eq!(tracker.verify_outlooks(calendars).unwrap(), []);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn on_no_day_is_anything_due_in_a_case_that_is_not_looked_at(
        grounds in prop::collection::vec(prop::sample::select(&LAW.1[..]), 6),
        events in events(),
    ) {
        let grounds: Vec<&Grounds> = grounds.iter().map(AsRef::as_ref).collect();
        nothing_is_missed(&grounds, &events)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    #[ignore = "takes half a minute"]
    fn under_no_law_is_anything_due_in_a_case_that_is_not_looked_at(
        grounds in prop::collection::vec(prop::sample::select(&LAW.1[..]), 12),
        events in events(),
    ) {
        let grounds: Vec<&Grounds> = grounds.iter().map(AsRef::as_ref).collect();
        nothing_is_missed(&grounds, &events)?;
    }
}

#[test]
fn an_entry_moves_what_is_coming_and_a_case_that_is_over_is_looked_at_no_more() {
    let desk = Desk::open();
    let calendars = desk.statutes.calendars().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let case = desk.case(&mut tracker, "Example Bank");
    let at = |tracker: &Tracker, today: &str, until: &str| {
        let (cases, unsent) = coming(tracker, day(today), day(until), calendars);
        (cases.len(), unsent)
    };
    assert_eq!(at(&tracker, "2026-03-10", "2027-03-10"), (0, 1));
    record(&mut tracker, &case, EventKind::Sent, day(OPENED));
    // One month on, 2 April 2026 (GDPR Article 12(3)).
    assert_eq!(at(&tracker, "2026-03-10", "2026-04-01"), (0, 0));
    let next = tracker.coming(day("2026-03-10"), day("2026-04-01"), 0, calendars);
    assert_eq!(next.unwrap().next.unwrap().reference, case.reference);
    assert_eq!(at(&tracker, "2026-03-10", "2026-04-02"), (1, 0));
    assert_eq!(at(&tracker, "2030-01-01", "2030-01-01"), (1, 0));
    record(&mut tracker, &case, EventKind::Answered, day("2026-03-20"));
    assert_eq!(at(&tracker, "2030-01-01", "2030-01-01"), (0, 0));
}

#[test]
fn other_holidays_make_every_outlook_anew() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let case = desk.case(&mut tracker, "Example Bank");
    record(&mut tracker, &case, EventKind::Sent, day(OPENED));
    let own = tempfile::tempdir().unwrap();
    // The last day, a Thursday, is off in Germany; Good Friday follows, and Easter Monday.
    fs::write(
        own.path().join("extra-holidays.txt"),
        "[DE]\n04-02 = Day of Ada\n",
    )
    .unwrap();
    let others = Statutes::open(Some(own.path())).unwrap();
    for _ in 0..2 {
        for (statutes, last) in [(&desk.statutes, "2026-04-02"), (&others, "2026-04-07")] {
            let calendars = statutes.calendars().unwrap();
            let before = day(last).pred_opt().unwrap();
            let today = day("2026-03-10");
            assert_eq!(
                coming(&tracker, today, before, calendars).0.len(),
                0,
                "{last}"
            );
            assert_eq!(
                coming(&tracker, today, day(last), calendars).0.len(),
                1,
                "{last}"
            );
        }
    }
}

#[test]
fn an_outlook_that_lies_is_told_and_put_right() {
    let desk = Desk::open();
    let calendars = desk.statutes.calendars().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let case = desk.case(&mut tracker, "Example Bank");
    record(&mut tracker, &case, EventKind::Sent, day(OPENED));
    let late = day("2026-05-04");
    assert_eq!(coming(&tracker, late, late, calendars).0.len(), 1);
    for lie in [
        "UPDATE outlook SET first = NULL",
        "UPDATE outlook SET first = '2030-01-01'",
        "UPDATE outlook SET last = '2026-04-02'",
    ] {
        let store = rusqlite::Connection::open(folder.path().join("tracker.db")).unwrap();
        store.execute_batch(lie).unwrap();
        assert_eq!(coming(&tracker, late, late, calendars).0.len(), 0, "{lie}");
        let faults = tracker.verify_outlooks(calendars).unwrap();
        assert_eq!(faults.len(), 1, "{lie}");
        assert_eq!(faults[0].case.as_deref(), Some(case.reference.as_str()));
        assert_eq!(coming(&tracker, late, late, calendars).0.len(), 1, "{lie}");
        assert_eq!(tracker.verify_outlooks(calendars).unwrap(), []);
    }
    // One that is not there at all is missed by nobody but the check.
    let store = rusqlite::Connection::open(folder.path().join("tracker.db")).unwrap();
    store.execute_batch("DELETE FROM outlook").unwrap();
    assert_eq!(tracker.verify_outlooks(calendars).unwrap().len(), 1);
    assert_eq!(coming(&tracker, late, late, calendars).0.len(), 1);
}

/// What the program says of a home on a day, on both streams, and its exit code.
fn said(folder: &Path, today: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .current_dir(folder)
        .env_clear()
        .env("DATAWRIT_HOME", "home")
        .stdin(std::process::Stdio::null())
        .args(["--today", today])
        .args(arguments)
        .output()
        .unwrap();
    let said = [output.stderr, output.stdout].concat();
    (String::from_utf8(said).unwrap(), output.status.code())
}

#[test]
fn many_cases_of_one_kind_have_one_note() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    let mut tracker = Tracker::open(&home).unwrap();
    let notes = |today| {
        let (said, code) = said(folder.path(), today, &["due"]);
        let notes = said.lines().filter(|line| line.starts_with("note: "));
        (notes.map(str::to_owned).collect::<Vec<_>>(), code)
    };
    let mut cases = Vec::new();
    for number in 1..=3 {
        cases.push(desk.case(&mut tracker, &format!("Bank {number}")));
    }
    let (told, _) = notes("2026-03-10");
    // One that nothing is due, and one a letter.
    assert_eq!(told.len(), 4, "{told:?}");
    for (case, note) in cases.iter().zip(&told[1..]) {
        let wanted = format!(
            "note: {} to {} is not recorded",
            case.reference, case.recipient
        );
        assert!(note.starts_with(&wanted), "{note}");
    }
    for number in 4..=9 {
        cases.push(desk.case(&mut tracker, &format!("Bank {number}")));
    }
    let (told, _) = notes("2026-03-10");
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(
        told[2],
        "note: the same holds for 8 more cases; `datawrit list` shows them"
    );
    for case in &cases {
        record(&mut tracker, case, EventKind::Sent, day(OPENED));
    }
    drop(tracker);
    let (told, code) = notes("2026-05-04");
    assert_eq!((told.len(), code), (2, Some(3)), "{told:?}");
    assert!(
        told[0].contains("check that the letter arrived"),
        "{told:?}"
    );
    assert_eq!(
        told[1],
        "note: the same holds for 8 more cases; `datawrit list` shows them"
    );

    // What is kept for this is held against the cases by `verify`, which puts it right.
    let store = rusqlite::Connection::open(home.join("tracker.db")).unwrap();
    store
        .execute_batch("UPDATE outlook SET first = NULL")
        .unwrap();
    let (text, code) = said(folder.path(), "2026-05-04", &["verify"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("18 entries: 9 faults"), "{text}");
    assert!(
        text.contains("is not what its log says; that was put right"),
        "{text}"
    );
    assert_eq!(said(folder.path(), "2026-05-04", &["verify"]).1, Some(0));
    assert_eq!(notes("2026-05-04").1, Some(3));
}

#[test]
fn more_cases_than_are_read_at_once_come_each_once_and_in_their_order() {
    let grounds = grounds(&Statutes::open(None).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    for number in 0..1_001 {
        open(&mut tracker, &grounds[number % grounds.len()], number);
    }
    let mut one_by_one = Vec::new();
    tracker
        .each_case(|case| {
            one_by_one.push(case);
            Ok::<(), TrackerError>(())
        })
        .unwrap();
    assert_eq!(one_by_one.len(), 1_001);
    assert_eq!(one_by_one, tracker.cases().unwrap());
}
