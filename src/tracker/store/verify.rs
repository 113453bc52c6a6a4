//! Is everything still as it was recorded?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde::Serialize;

use super::{
    DESIGN, GivenAway, Tracker, TrackerError,
    log::{Cells, read_opening},
    witness,
};
use crate::{
    law::{EventKind, Grounds},
    request::{Reference, Request},
    tracker::{Event, Fault, case::is_abroad, case_letter::added, chain::link, document::hash},
};

/// What was found when every hash of a store was computed again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Verified {
    pub cases: u32,
    pub entries: u32,
    /// What does not hold.
    pub faults: Vec<Fault>,
    /// What no hash covers.
    pub uncovered: Vec<Fault>,
    /// The last hash that others may have: against what is older than it, nothing
    /// can be altered unseen. Without one, the store was only held against itself.
    pub given_away: Option<GivenAway>,
}

/// What the log of one case says.
#[derive(Default)]
struct Told {
    events: Vec<Event>,
    chain: Vec<String>,
}

impl Verified {
    pub(super) fn fault(&mut self, case: Option<&str>, what: impl Into<String>) {
        self.faults.push(Fault {
            case: case.map(str::to_owned),
            what: what.into(),
        });
    }

    fn uncovered(&mut self, case: &str, what: impl Into<String>) {
        self.uncovered.push(Fault {
            case: Some(case.to_owned()),
            what: what.into(),
        });
    }
}

impl Tracker {
    /// Every hash of the store computed again: those of letters, mails and grounds,
    /// the chain of each case and what it stands on; and what else would be different
    /// had somebody altered the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn verify(&self) -> Result<Verified, TrackerError> {
        let moment = self.begin(rusqlite::TransactionBehavior::Deferred)?;
        let mut found = Verified::default();
        self.verify_file(&mut found)?;
        self.verify_schema(&mut found)?;
        self.verify_asked(&mut found)?;
        let records = self.verify_records()?;
        found.faults.extend(records.faults);
        let found = Verified {
            faults: found.faults,
            ..records
        };
        moment.finish().map_err(|source| self.failed(source))?;
        if found.faults.is_empty() {
            self.witness();
        }
        Ok(found)
    }

    /// The records alone, within a transaction of somebody else's.
    pub(super) fn verify_records(&self) -> Result<Verified, TrackerError> {
        let mut found = Verified {
            cases: self.seen()?.cases,
            ..Verified::default()
        };
        self.verify_bytes(&mut found)?;
        self.verify_strays(&mut found)?;
        let told = self.verify_log(&mut found)?;
        self.verify_cases(&mut found, &told)?;
        self.verify_letters(&mut found, &told)?;
        self.verify_mails(&mut found, &told)?;
        self.verify_given_away(&mut found, &told)?;
        Ok(found)
    }

    fn verify_file(&self, found: &mut Verified) -> Result<(), TrackerError> {
        let said: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|source| self.failed(source))?;
        if said != "ok" {
            found.fault(None, format!("the file itself is damaged: {said}"));
        }
        let seen = self.seen()?;
        if let Some(before) = witness::read(self.folder()) {
            for (what, before, now) in [
                ("cases", before.cases, seen.cases),
                ("entries", before.entries, seen.entries),
                ("hashes given away", before.given_away, seen.given_away),
            ] {
                if now < before {
                    found.fault(
                        None,
                        format!("{what}: there were {before}, now there are {now}"),
                    );
                }
            }
        }
        Ok(())
    }

    /// What keeps the records from being changed is still there, and nothing lies in
    /// front of them.
    fn verify_schema(&self, found: &mut Verified) -> Result<(), TrackerError> {
        // Each by its kind and name; of triggers the words too.
        let read =
            |connection: &Connection| -> rusqlite::Result<BTreeMap<[String; 2], Option<String>>> {
                let mut statement = connection.prepare(
                    "SELECT type, name, iif(type = 'trigger', sql, NULL) FROM sqlite_schema
                 WHERE name NOT GLOB 'sqlite_*'",
                )?;
                let rows =
                    statement.query_map([], |row| Ok(([row.get(0)?, row.get(1)?], row.get(2)?)))?;
                rows.collect()
            };
        let wanted = Connection::open_in_memory().and_then(|new| {
            for migration in DESIGN.migrations {
                new.execute_batch(migration)?;
            }
            read(&new)
        });
        let wanted = wanted.map_err(|source| self.failed(source))?;
        let here = read(&self.connection).map_err(|source| self.failed(source))?;
        let all: BTreeSet<&[String; 2]> = wanted.keys().chain(here.keys()).collect();
        for one in all {
            if wanted.get(one) == here.get(one) {
                continue;
            }
            let [kind, name] = one;
            let what = match kind.as_str() {
                "trigger" => {
                    format!("the trigger {name}, which guards the records, is not the one it was")
                }
                _ if wanted.contains_key(one) => format!("the {kind} {name} is missing"),
                _ => format!("the {kind} {name} does not belong to datawrit"),
            };
            found.fault(None, what);
        }
        Ok(())
    }

    /// Rows that no case has, and no hash covers.
    fn verify_strays(&self, found: &mut Verified) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, 'its ' || format || ' letter is of a case that is not there'
                 FROM documents WHERE reference NOT IN (SELECT reference FROM cases)
                 UNION ALL
                 SELECT reference, 'its letter as data is of a case that is not there'
                 FROM letters WHERE reference NOT IN (SELECT reference FROM cases)
                 UNION ALL
                 SELECT NULL, 'a legal ground is there on which no case rests'
                 FROM grounds WHERE sha256 NOT IN (SELECT grounds FROM cases)",
            )
            .map_err(failed)?;
        let strays = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(failed)?;
        for stray in strays {
            let (case, what): (Option<String>, String) = stray.map_err(failed)?;
            found.fault(case.as_deref(), what);
        }
        Ok(())
    }

    /// The bytes that were hashed when they were written.
    fn verify_bytes(&self, found: &mut Verified) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let kept = [
            (
                "SELECT reference, 'the ' || format || ' letter', sha256, bytes FROM documents ORDER BY rowid",
                "is not the one written",
            ),
            (
                "SELECT reference, 'the letter as data', sha256, CAST(json AS BLOB) FROM letters ORDER BY rowid",
                "is not the one written",
            ),
            (
                "SELECT reference, 'the mail ' || message_id, sha256, bytes FROM messages ORDER BY rowid",
                "is not the one made",
            ),
            (
                "SELECT cases.reference, 'its legal ground', sha256, CAST(json AS BLOB)
                 FROM cases JOIN grounds ON sha256 = grounds ORDER BY cases.rowid",
                "is not the one it was opened on",
            ),
        ];
        for (query, wrong) in kept {
            let mut statement = self.connection.prepare(query).map_err(failed)?;
            let mut rows = statement.query([]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                let sha256: String = row.get(2).map_err(failed)?;
                let bytes: Vec<u8> = row.get(3).map_err(failed)?;
                if hash(&bytes) != sha256 {
                    let what: String = row.get(1).map_err(failed)?;
                    let case: String = row.get(0).map_err(failed)?;
                    found.fault(Some(&case), format!("{what} {wrong}"));
                }
            }
        }
        Ok(())
    }

    /// The chains. Entries are numbered without a gap through all cases, so that
    /// a whole case that was taken out shows too.
    fn verify_log(&self, found: &mut Verified) -> Result<HashMap<String, Told>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT events.reference, kind, happened_on, recorded_on, medium, note, particulars,
                        number, chain.sha256
                 FROM events LEFT JOIN chain USING (number) ORDER BY number",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut told: HashMap<String, Told> = HashMap::new();
        let mut next = 1;
        while let Some(row) = rows.next().map_err(failed)? {
            let cells = Cells::of(row).map_err(failed)?;
            let number: i64 = row.get(7).map_err(failed)?;
            let recorded: Option<String> = row.get(8).map_err(failed)?;
            missing(found, next, number);
            next = number + 1;
            found.entries += 1;
            let case = told.entry(cells.reference.clone()).or_default();
            let before = match case.chain.last() {
                Some(head) => Some(head.clone()),
                None => cells
                    .reference
                    .parse::<Reference>()
                    .ok()
                    .and_then(|reference| read_opening(&self.connection, &reference).ok())
                    .and_then(|opening| opening.sha256().ok()),
            };
            let event = cells.event();
            let computed = match (before, &event) {
                (Some(before), Ok(event)) => link(&before, event).ok(),
                _ => None,
            };
            match (&recorded, computed) {
                (Some(recorded), Some(computed)) if *recorded == computed => {}
                (None, _) => found.fault(
                    Some(&cells.reference),
                    format!("entry {number} has lost its hash"),
                ),
                _ => found.fault(
                    Some(&cells.reference),
                    format!("entry {number}, or what it builds on, is not what was recorded"),
                ),
            }
            if event.as_ref().is_ok_and(|event| !cells.are_of(event)) {
                found.fault(
                    Some(&cells.reference),
                    format!("entry {number} is not written as it was recorded"),
                );
            }
            // From the recorded hash on, so that one fault is told once.
            case.chain.extend(recorded);
            case.events.extend(event);
        }
        let last: i64 = self
            .connection
            .query_row(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)",
                [],
                |row| row.get(0),
            )
            .map_err(failed)?;
        missing(found, next, last + 1);
        let links: u32 = self
            .connection
            .query_row(
                "SELECT count(*) FROM chain WHERE number NOT IN (SELECT number FROM events)",
                [],
                |row| row.get(0),
            )
            .map_err(failed)?;
        if links > 0 {
            found.fault(None, "hashes of the chain are there without their entries");
        }
        Ok(told)
    }

    /// What each case says of itself beside its texts, held against them. The opening
    /// of a case of an earlier version does not have it.
    fn verify_cases(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, law, asked, recipient, place, abroad, request, json, opening, trial,
                        (SELECT count(*) FROM letters WHERE letters.reference = cases.reference AND number = 1)
                 FROM cases LEFT JOIN grounds ON sha256 = grounds ORDER BY cases.rowid",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let reference: String = row.get(0).map_err(failed)?;
            let case = Some(reference.as_str());
            let first = told.get(&reference).and_then(|told| told.events.first());
            if first.map(|event| event.kind) != Some(EventKind::Written) {
                found.fault(case, "its log does not begin with `written`");
            }
            let text = |index| row.get::<_, String>(index).map_err(failed);
            let json: Option<String> = row.get(7).map_err(failed)?;
            let Some(json) = json else {
                found.fault(case, "what it rests on in law is missing");
                continue;
            };
            let (Ok(request), Ok(grounds)) = (
                serde_json::from_str::<Request>(&text(6)?),
                serde_json::from_str::<Grounds>(&json),
            ) else {
                found.fault(case, "its request or its legal ground cannot be read");
                continue;
            };
            let place: Option<String> = row.get(4).map_err(failed)?;
            let [abroad, opening, trial] = [5, 8, 9].map(|index| row.get::<_, i64>(index));
            let (abroad, opening, trial) = (
                abroad.map_err(failed)?,
                opening.map_err(failed)?,
                trial.map_err(failed)?,
            );
            let recipient = &request.recipient;
            for (what, holds) in [
                ("law", text(1)? == grounds.law),
                (
                    "right",
                    text(2)? == request.right.word() && request.right == grounds.asked,
                ),
                ("recipient", text(3)? == recipient.name.as_str()),
                (
                    "place",
                    place.as_deref() == recipient.place().map(|place| place.code()),
                ),
                (
                    "way of the letter",
                    abroad == i64::from(is_abroad(&request)),
                ),
            ] {
                if !holds {
                    found.fault(case, format!("its {what} is not that of its request"));
                }
            }
            let letters: u32 = row.get(10).map_err(failed)?;
            if !(1..=2).contains(&opening) || !(0..=1).contains(&trial) {
                found.fault(case, "what its log builds on is in an unknown form");
            }
            match opening {
                1 if letters > 0 => found.fault(case, "no entry covers its letter as data"),
                1 if trial != 0 => {
                    found.uncovered(
                        &reference,
                        "that it is a trial (it comes from an earlier version)",
                    );
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The letters that the logs added, held against those that are there. What a log vouches for
    /// was recorded with it; what none does came from elsewhere.
    fn verify_letters(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        // By case and letter: the data, as the format none, and the documents.
        let mut kept: BTreeMap<(String, u32), BTreeMap<Option<String>, String>> = BTreeMap::new();
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, number, NULL, sha256 FROM letters WHERE number <> 1
                 UNION ALL
                 SELECT reference, letter, format, sha256 FROM documents WHERE letter <> 1",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let key = (row.get(0).map_err(failed)?, row.get(1).map_err(failed)?);
            kept.entry(key)
                .or_default()
                .insert(row.get(2).map_err(failed)?, row.get(3).map_err(failed)?);
        }
        let mut cases: Vec<&String> = told.keys().collect();
        cases.sort();
        for case in cases {
            let events = told.get(case).map_or(&[][..], |told| &told.events);
            let added = match added(events) {
                Ok(added) => added,
                Err(what) => {
                    found.fault(Some(case), what);
                    continue;
                }
            };
            for (number, _, addition) in added {
                let documents = addition.documents.iter();
                let vouched: BTreeMap<Option<String>, String> = documents
                    .map(|(format, sha256)| (Some(format.extension().to_owned()), sha256.clone()))
                    .chain([(None, addition.data.clone())])
                    .collect();
                let there = kept.remove(&(case.clone(), number.get()));
                if there.as_ref() != Some(&vouched) {
                    found.fault(
                        Some(case),
                        format!("its letter {number} is not the one that was added"),
                    );
                }
            }
        }
        for (case, number) in kept.into_keys() {
            found.fault(Some(&case), format!("no entry covers its letter {number}"));
        }
        Ok(())
    }

    /// Mails and entries, held against each other.
    fn verify_mails(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT message_id, reference, made_at, sender, recipient, sha256, letter
                 FROM messages ORDER BY rowid",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut kept: HashMap<String, ([String; 5], u32)> = HashMap::new();
        let mut order = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let cell = |index| row.get::<_, String>(index).map_err(failed);
            let id = cell(0)?;
            kept.insert(
                id.clone(),
                (
                    [cell(1)?, cell(2)?, cell(3)?, cell(4)?, cell(5)?],
                    row.get(6).map_err(failed)?,
                ),
            );
            order.push(id);
        }
        let mut vouched: HashMap<&str, bool> = HashMap::new();
        let mut faults = BTreeSet::new();
        for (reference, log) in told {
            let attempts = log.events.iter();
            let attempts =
                attempts.filter_map(|event| Some((event.letter, event.attempt.as_ref()?)));
            for (letter, attempt) in attempts {
                let id = &attempt.message_id;
                let mut fault = |what: String| faults.insert((reference.clone(), what));
                let Some(([case, made_at, sender, recipient, sha256], carries)) = kept.get(id)
                else {
                    fault(format!("the mail {id}, which the log mentions, is missing"));
                    continue;
                };
                if case != reference {
                    fault(format!(
                        "the mail {id}, which the log mentions, is in the case {case}"
                    ));
                }
                if *carries != letter.get() {
                    fault(format!(
                        "the mail {id} carries the letter {carries}, and in the log the letter {letter}"
                    ));
                }
                if *sha256 != attempt.sha256 {
                    fault(format!("the mail {id} is not the one in the log"));
                }
                let made = attempt
                    .made_at
                    .map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
                for (what, differs) in [
                    ("recipient", *recipient != attempt.to),
                    (
                        "sender",
                        attempt.from.as_ref().is_some_and(|from| from != sender),
                    ),
                    ("moment", made.is_some_and(|made| made != *made_at)),
                ] {
                    if differs {
                        fault(format!(
                            "the {what} of the mail {id} is not the one in the log"
                        ));
                    }
                }
                let whole = attempt.from.is_some() && attempt.made_at.is_some();
                *vouched.entry(id).or_default() |= whole;
            }
        }
        for (case, what) in faults {
            found.fault(Some(&case), what);
        }
        for id in &order {
            let Some(([case, ..], _)) = kept.get(id) else {
                continue;
            };
            if !told.contains_key(case) {
                found.fault(
                    Some(case),
                    format!("the mail {id} is of a case that is not there"),
                );
            }
            match vouched.get(id.as_str()) {
                Some(true) => {}
                Some(false) => found.uncovered(
                    case,
                    format!("the sender and the moment of the mail {id} (an earlier version recorded it)"),
                ),
                None => found.uncovered(
                    case,
                    format!("the mail {id}: no entry mentions it, and it is not sent as it is"),
                ),
            }
        }
        Ok(())
    }

    /// The hashes of which others may have a copy are still in the log.
    fn verify_given_away(
        &self,
        found: &mut Verified,
        told: &HashMap<String, Told>,
    ) -> Result<(), TrackerError> {
        let rows = self.given_away_rows()?;
        let (mut next, mut before) = (1, None);
        for row in &rows {
            if next != row.number {
                found.fault(
                    None,
                    format!("what was given away, number {next}, is missing"),
                );
            }
            next = row.number + 1;
            let fits = match (&before, &row.sha256) {
                // An earlier version chained none.
                (None, None) => true,
                (_, Some(sha256)) => *sha256 == row.given.link(before.as_deref()),
                (Some(_), None) => false,
            };
            if !fits || row.given.given_on.to_string() != row.given_on {
                found.fault(
                    Some(row.given.case.as_str()),
                    format!(
                        "what was given away, number {}, is not what was recorded",
                        row.number
                    ),
                );
            }
            before.clone_from(&row.sha256);
        }
        let last: i64 = self
            .connection
            .query_row(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'given_away'), 0)",
                [],
                |row| row.get(0),
            )
            .map_err(|source| self.failed(source))?;
        if next <= last {
            found.fault(None, "the last of what was given away is missing");
        }
        for given in rows.into_iter().map(|row| row.given) {
            let case = given.case.as_str();
            let holds = told
                .get(case)
                .is_some_and(|told| told.chain.contains(&given.entry));
            if !holds {
                found.fault(
                    Some(case),
                    format!(
                        "the hash {} in the evidence of {} is no longer in its log",
                        given.entry, given.given_on
                    ),
                );
            }
            found.given_away = Some(given);
        }
        Ok(())
    }
}

fn missing(found: &mut Verified, expected: i64, number: i64) {
    if expected < number {
        let what = if expected + 1 == number {
            format!("entry {expected} is missing")
        } else {
            format!("entries {expected} to {} are missing", number - 1)
        };
        found.fault(None, what);
    }
}
