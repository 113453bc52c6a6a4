//! The tables, and what guards them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction};

use super::read;
use crate::{
    database::Design,
    tracker::{Opening, chain::link, ledger::EntryRecord, record},
};

/// The name of the file in the home.
pub const FILE: &str = "tracker.db";

pub(super) const DESIGN: Design = Design {
    file: FILE,
    // `dwrt` in ASCII.
    application: 0x6477_7274,
    migrations: &[
        include_str!("migrations/001-cases.sql"),
        include_str!("migrations/002-messages.sql"),
        include_str!("migrations/003-letters.sql"),
        include_str!("migrations/004-given-away.sql"),
        include_str!("migrations/005-asked.sql"),
        include_str!("migrations/006-letters-of-a-case.sql"),
        include_str!("migrations/007-numbers.sql"),
        include_str!("migrations/008-outlook.sql"),
        include_str!("migrations/009-mailboxes.sql"),
        include_str!("migrations/010-replies.sql"),
        include_str!("migrations/011-undo-and-forget.sql"),
        include_str!("migrations/012-rest.sql"),
        include_str!("migrations/013-late.sql"),
        include_str!("migrations/014-numbers-of-cases.sql"),
    ],
    afterwards: chained,
};
/// The version from which events are chained.
const CHAINED: i64 = 2;

/// Chains the events of a tracker from before there was a chain.
fn chained(transaction: &Transaction<'_>, from: i64) -> rusqlite::Result<()> {
    if from >= CHAINED {
        return Ok(());
    }
    let unwritable =
        |error: serde_json::Error| rusqlite::Error::ToSqlConversionFailure(error.into());
    let mut heads: BTreeMap<String, String> = BTreeMap::new();
    let mut statement =
        transaction.prepare(&format!("{} ORDER BY events.number", read::ENTRIES))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let entry: EntryRecord = read::entry(row)?;
        // One that cannot be read stays as it is, and `verify` tells of it.
        let Ok(event) = record::event(&entry) else {
            continue;
        };
        let before = match heads.get(&entry.case) {
            Some(head) => head.clone(),
            None => match opening(transaction, &entry.case)? {
                Some(opening) => opening.sha256().map_err(unwritable)?,
                None => continue,
            },
        };
        let sha256 = link(&before, &event).map_err(unwritable)?;
        transaction
            .prepare_cached("INSERT INTO chain (number, sha256) VALUES (?1, ?2)")?
            .execute(rusqlite::params![entry.number, sha256])?;
        heads.insert(entry.case, sha256);
    }
    Ok(())
}

/// What the log of such a case stands on: it has one letter, and none as data.
fn opening(transaction: &Transaction<'_>, reference: &str) -> rusqlite::Result<Option<Opening>> {
    let mut cases = transaction.prepare_cached(&format!("{} WHERE reference = ?1", read::CASES))?;
    let mut cases = cases.query_map([reference], read::case)?;
    let Some(case) = cases.next().transpose()? else {
        return Ok(None);
    };
    let mut documents = transaction.prepare_cached(
        "SELECT reference, letter, format, sha256 FROM documents WHERE reference = ?1 ORDER BY rowid",
    )?;
    let documents = documents
        .query_map([reference], read::document)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(record::opening(&case, &documents, None))
}

/// What is wrong with the file, and with what guards the records in it.
pub(super) fn inspect(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    let said: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if said != "ok" {
        found.push(format!("the file itself is damaged: {said}"));
    }
    let links: u32 = connection.query_row(
        "SELECT count(*) FROM chain WHERE number NOT IN (SELECT number FROM events)",
        [],
        |row| row.get(0),
    )?;
    if links > 0 {
        found.push("hashes of the chain are there without their entries".to_owned());
    }
    let new = Connection::open_in_memory()?;
    for migration in DESIGN.migrations {
        new.execute_batch(migration)?;
    }
    let (wanted, here) = (shape(&new)?, shape(connection)?);
    let all: BTreeSet<&[String; 2]> = wanted.keys().chain(here.keys()).collect();
    for one in all {
        if wanted.get(one) == here.get(one) {
            continue;
        }
        let [kind, name] = one;
        found.push(match kind.as_str() {
            "trigger" => {
                format!("the trigger {name}, which guards the records, is not the one it was")
            }
            _ if wanted.contains_key(one) => format!("the {kind} {name} is missing"),
            _ => format!("the {kind} {name} does not belong to datawrit"),
        });
    }
    Ok(found)
}

/// What there is, each by its kind and name; of triggers the words too.
fn shape(connection: &Connection) -> rusqlite::Result<BTreeMap<[String; 2], Option<String>>> {
    let mut statement = connection.prepare(
        "SELECT type, name, iif(type = 'trigger', sql, NULL) FROM sqlite_schema
         WHERE name NOT GLOB 'sqlite_*'",
    )?;
    let rows = statement.query_map([], |row| Ok(([row.get(0)?, row.get(1)?], row.get(2)?)))?;
    rows.collect()
}
