//! A store and an archive from before a case had several letters, written by that version: a printed
//! letter with an extension, a mail that came back, a child's letter kept as a draft, one put away,
//! a question answered, a refusal whose evidence was given away; and a trial in a home of its own.

use std::{fs, path::Path};

use chrono::NaiveDate;
use datawrit::{
    law::Statutes,
    tracker::{Archive, Case, Format, Restored, Tracker, TrackerError, hash},
};
use rusqlite::Connection;

const STORES: [(&[u8], &[u8], &str); 2] = [
    (
        include_bytes!("../fixtures/tracker-before-letters/tracker.db"),
        include_bytes!("../fixtures/tracker-before-letters/archive-3.json"),
        include_str!("../fixtures/tracker-before-letters/list.json"),
    ),
    (
        include_bytes!("../fixtures/tracker-before-letters/trial.db"),
        include_bytes!("../fixtures/tracker-before-letters/trial-archive-3.json"),
        include_str!("../fixtures/tracker-before-letters/trial-list.json"),
    ),
];
/// The day on which that version listed its cases.
const THEN: &str = "2027-01-10";

/// Every row of a table as SQLite sees it, the blobs by their hash.
fn rows(store: &Path, query: &str) -> Vec<String> {
    let connection = Connection::open(store).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells = (0..columns).map(|index| match row.get_ref(index).unwrap() {
            rusqlite::types::ValueRef::Blob(bytes) => hash(bytes),
            rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
            other => format!("{other:?}"),
        });
        Ok(cells.collect::<Vec<_>>().join(" | "))
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// What that version recorded, in its own columns and in its order.
fn recorded(store: &Path) -> Vec<Vec<String>> {
    [
        "SELECT reference, opened_on, law, asked, recipient, place, abroad, request, grounds, trial, opening FROM cases ORDER BY rowid",
        "SELECT sha256, json FROM grounds ORDER BY rowid",
        "SELECT reference, format, sha256, bytes FROM documents ORDER BY rowid",
        "SELECT reference, number, sha256, json FROM letters ORDER BY reference, number",
        "SELECT number, reference, kind, happened_on, recorded_on, medium, note, particulars FROM events ORDER BY number",
        "SELECT number, sha256 FROM chain ORDER BY number",
        "SELECT message_id, reference, made_at, sender, recipient, sha256, bytes FROM messages ORDER BY rowid",
        "SELECT number, reference, given_on, entry, manifest, sha256 FROM given_away ORDER BY number",
    ]
    .map(|query| rows(store, query))
    .to_vec()
}

/// Case, status and the days of each clock.
fn listed(case: &Case, today: NaiveDate, statutes: &Statutes) -> String {
    let clocks = case.clocks(today, statutes.calendars().unwrap()).unwrap();
    let days = clocks.iter().map(|clock| {
        format!(
            " {} {} {} {:?} {}",
            clock.clock.id,
            clock.deadline.nominal,
            clock.deadline.due,
            clock.met_on.map(|day| day.to_string()),
            clock.overdue
        )
    });
    let days: String = days.collect();
    format!("{} {}{days}", case.reference, case.status(&clocks))
}

/// The same of what that version said.
fn was_listed(case: &serde_json::Value) -> String {
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    let clocks = case["clocks"].as_array().unwrap().iter();
    let days = clocks.map(|clock| {
        format!(
            " {} {} {} {:?} {}",
            text(&clock["clock"]).unwrap(),
            text(&clock["nominal"]).unwrap(),
            text(&clock["due"]).unwrap(),
            text(&clock["met_on"]),
            clock["overdue"]
        )
    });
    let days: String = days.collect();
    format!(
        "{} {}{days}",
        text(&case["case"]).unwrap(),
        text(&case["status"]).unwrap()
    )
}

#[test]
fn a_store_from_before_keeps_every_byte_every_hash_and_every_day() {
    for (store, _, list) in STORES {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tracker.db");
        fs::write(&path, store).unwrap();
        let before = recorded(&path);
        assert!(before[..6].iter().all(|rows| !rows.is_empty()));

        let tracker = Tracker::open(folder.path()).unwrap();
        let verified = tracker.verify().unwrap();
        assert_eq!(verified.faults, []);
        let cases = tracker.cases().unwrap();
        assert_eq!(usize::try_from(verified.cases).unwrap(), cases.len());
        assert_eq!(recorded(&path), before);

        let statutes = Statutes::open(None).unwrap();
        let today = THEN.parse().unwrap();
        let now: Vec<_> = cases
            .iter()
            .map(|case| listed(case, today, &statutes))
            .collect();
        let then: Vec<serde_json::Value> = serde_json::from_str(list).unwrap();
        assert_eq!(now, then.iter().map(was_listed).collect::<Vec<_>>());
        for case in &cases {
            assert!(tracker.letter(case).unwrap().is_some());
            tracker.document(case, Format::Txt).unwrap();
        }
    }
}

#[test]
fn an_archive_from_before_is_taken_in_and_is_what_the_store_from_before_is() {
    for (store, archive, _) in STORES {
        let there = tempfile::tempdir().unwrap();
        fs::write(there.path().join("tracker.db"), store).unwrap();
        let coming = Archive::from_json(archive).unwrap();
        let mut tracker = Tracker::open(there.path()).unwrap();
        let restored = tracker
            .restore::<TrackerError>(&coming, |_| Ok(()))
            .unwrap();
        assert!(restored.iter().all(|one| *one == Restored::Unchanged));

        let here = tempfile::tempdir().unwrap();
        let mut tracker = Tracker::open(here.path()).unwrap();
        let restored = tracker
            .restore::<TrackerError>(&coming, |_| Ok(()))
            .unwrap();
        assert!(restored.iter().all(|one| *one == Restored::Added));
        assert_eq!(tracker.verify().unwrap().faults, []);
        assert_eq!(tracker.archive().unwrap(), coming);
    }
}
