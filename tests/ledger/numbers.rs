//! The number of a case: stable as long as the case is here, and never that of another.

use std::path::Path;

use datawrit::{
    request::Reference,
    tracker::{Archive, Event, Restored, Sqlite, Tracker, TrackerError, ledger::Ledger},
};

use super::{
    desk::{Desk, OPENED, day},
    memory::Memory,
};

/// A company of whose case the reference begins with this.
fn beginning(with: &str) -> String {
    let names = (0..).map(|number| format!("Company {number}"));
    let begins = |name: &String| {
        let reference = Reference::of(&Desk::request(name), day(OPENED), 0);
        reference.as_str().starts_with(with)
    };
    names.into_iter().find(begins).unwrap()
}

fn of(tracker: &Tracker) -> Vec<(String, i64)> {
    let cases = tracker.cases().unwrap().into_iter();
    cases.map(|case| (case.recipient, case.number)).collect()
}

fn numbered(all: &[(&str, i64)]) -> Vec<(String, i64)> {
    let all = all.iter();
    all.map(|(name, number)| ((*name).to_owned(), *number))
        .collect()
}

fn keeps_numbers(ledger: impl Ledger + 'static, folder: &Path) {
    let desk = Desk::open();
    let mut tracker = Tracker::over(ledger, folder);
    for company in ["Alpha Bank", "Beta Bank", "Gamma Bank"] {
        desk.case(&mut tracker, company);
    }
    assert_eq!(
        of(&tracker),
        numbered(&[("Alpha Bank", 1), ("Beta Bank", 2), ("Gamma Bank", 3)])
    );
    assert_eq!(tracker.find(" 2 ").unwrap().recipient, "Beta Bank");
    // With a nought it is the beginning of a reference.
    assert!(matches!(tracker.find("02"), Err(TrackerError::NoCase(_))));

    // Of two that were forgotten, the last too, nobody else gets the number, and the others keep theirs.
    for number in ["3", "1"] {
        let case = tracker.find(number).unwrap();
        tracker.forget(&case, false).unwrap();
    }
    tracker.clear_remains().unwrap();
    desk.case(&mut tracker, "Delta Bank");
    assert_eq!(
        of(&tracker),
        numbered(&[("Beta Bank", 2), ("Delta Bank", 4)])
    );
    match tracker.find("3") {
        Err(TrackerError::NoNumber { typed, highest }) => {
            assert_eq!((typed.as_str(), highest), ("3", 4));
        }
        other => panic!("{other:?}"),
    }

    // In an archive there are none: elsewhere they are numbered as they come.
    let archive = tracker.archive().unwrap();
    let text = archive.to_json().unwrap();
    let archive = Archive::from_json(text.as_bytes()).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let mut other = Tracker::open(elsewhere.path()).unwrap();
    desk.case(&mut other, "Another Bank");
    other.restore::<TrackerError>(&archive, |_| Ok(())).unwrap();
    let mut there = of(&other);
    there.sort_by_key(|(_, number)| *number);
    assert_eq!(
        there,
        numbered(&[("Another Bank", 1), ("Beta Bank", 2), ("Delta Bank", 3)])
    );

    // A case that makes room for another story of itself keeps its number.
    for (tracker, note) in [(&mut tracker, "2026-03-05"), (&mut other, "2026-03-06")] {
        let case = tracker.find("beta").unwrap();
        let event = Event::new(
            datawrit::law::EventKind::Acknowledged,
            day(note),
            day("2026-03-07"),
        );
        tracker.record(&case, &event).unwrap();
    }
    let theirs = other.archive().unwrap();
    let beta = tracker.find("2").unwrap().reference;
    let restored = tracker.restore_over::<TrackerError>(&theirs, &[beta], |_| Ok(()));
    assert!(restored.unwrap().contains(&Restored::Replaced));
    let mut here = of(&tracker);
    here.sort_by_key(|(_, number)| *number);
    assert_eq!(
        here,
        numbered(&[("Beta Bank", 2), ("Delta Bank", 4), ("Another Bank", 5)])
    );
    assert_eq!(tracker.verify().unwrap().faults, []);
}

#[test]
fn a_number_stays_with_its_case_over_every_engine() {
    let folders = [(); 2].map(|()| tempfile::tempdir().unwrap());
    keeps_numbers(Memory::default(), folders[0].path());
    let sqlite = Sqlite::open(folders[1].path()).unwrap();
    keeps_numbers(sqlite, folders[1].path());
}

/// What is the number of one case and the beginning of another's reference is neither, where it has two digits; one digit
/// alone begins nearly every reference among thirty.
#[test]
fn what_is_a_number_and_a_beginning_is_told_with_both() {
    let desk = Desk::open();
    let folder = tempfile::tempdir().unwrap();
    let mut tracker = Tracker::open(folder.path()).unwrap();
    let (one, two, three) = (beginning("2"), beginning("12"), beginning("98"));
    for company in [&one, &two, &three] {
        desk.case(&mut tracker, company);
    }
    assert_eq!(tracker.find("2").unwrap().recipient, two);
    // As long as nobody has the number, it is a beginning as before.
    assert_eq!(tracker.find("12").unwrap().recipient, two);
    for number in 4..=12 {
        desk.case(&mut tracker, &format!("Bank {number}"));
    }
    match tracker.find("12") {
        Err(TrackerError::NumberOrBeginning {
            numbered, begun, ..
        }) => {
            assert_eq!(numbered[0].recipient, "Bank 12");
            assert_eq!(begun[0].recipient, two);
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(tracker.find("98").unwrap().recipient, three);
    assert_eq!(tracker.find("11").unwrap().number, 11);
}
