//! How rows go, and what they leave behind.

use rusqlite::{Connection, params};

/// What has rows of a case, those first that others point at last.
const OF_A_CASE: [&str; 9] = [
    "DELETE FROM chain WHERE number IN (SELECT number FROM events WHERE reference = ?1)",
    "DELETE FROM events WHERE reference = ?1",
    "DELETE FROM documents WHERE reference = ?1",
    "DELETE FROM letters WHERE reference = ?1",
    "DELETE FROM messages WHERE reference = ?1",
    "DELETE FROM replies WHERE reference = ?1",
    "DELETE FROM asked WHERE reference = ?1",
    "DELETE FROM outlook WHERE reference = ?1",
    "DELETE FROM cases WHERE reference = ?1",
];

/// Takes a case out. The triggers that keep everybody else from it are put back in the same
/// transaction, word for word.
pub(super) fn case(connection: &Connection, case: &str) -> rusqlite::Result<()> {
    let guards: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (name, _) in &guards {
        connection.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    let grounds: Option<String> = connection
        .query_row(
            "SELECT grounds FROM cases WHERE reference = ?1",
            [case],
            |row| row.get(0),
        )
        .map(Some)
        .or_else(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Ok(None),
            other => Err(other),
        })?;
    for statement in OF_A_CASE {
        connection.execute(statement, [case])?;
    }
    connection.execute(
        "DELETE FROM grounds WHERE sha256 = ?1
            AND NOT EXISTS (SELECT 1 FROM cases WHERE grounds = ?1)",
        params![grounds],
    )?;
    connection.execute(
        "UPDATE given_away SET reference = '', given_on = '', entry = '', manifest = ''
         WHERE reference = ?1",
        [case],
    )?;
    // Where a reply was before it came elsewhere.
    connection.execute(
        "UPDATE replies SET before = NULL, filed = NULL WHERE instr(before, ?1) > 0",
        [case],
    )?;
    for (_, sql) in &guards {
        connection.execute_batch(sql)?;
    }
    Ok(())
}

/// Overwrites the pages that are free, and those that the log of changes (WAL) still has.
///
/// # Errors
/// `SQLITE_BUSY` where another process reads what is to be overwritten.
pub(super) fn remains(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "secure_delete", true)?;
    connection.execute_batch("VACUUM")?;
    // VACUUM writes the file anew through the log, which has old pages until it is cut off.
    let blocked: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if blocked != 0 {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
            None,
        ));
    }
    Ok(())
}
