//! Cases that are opened only where the same has not been asked.

use chrono::NaiveDate;
use rusqlite::{Connection, TransactionBehavior};

use super::{NewCase, Tracker, TrackerError, damaged, database, day, insert_cases};
use crate::{
    request::{Reference, Request},
    tracker::Asked,
};

impl Tracker {
    /// Everything that has been asked.
    ///
    /// # Errors
    /// When the file cannot be read, or a record is damaged.
    pub fn asked(&self) -> Result<Asked, TrackerError> {
        let mut asked = Asked::default();
        let failed = |source| self.failed(source);
        read(&self.connection, &mut asked, &failed)?;
        Ok(asked)
    }

    /// Opens those of the new cases whose request was not made since a day, neither in `asked`
    /// nor by another process in the meantime: the answer is one for each, the case that was
    /// there before. All in one transaction, so that two processes never both open one.
    ///
    /// # Errors
    /// As [`Tracker::open_case`].
    pub fn open_unasked(
        &mut self,
        new: &[NewCase<'_>],
        asked: &mut Asked,
        since: NaiveDate,
    ) -> Result<Vec<Option<Reference>>, TrackerError> {
        let path = self.path.clone();
        let failed = |source| database(&path, source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        // Nobody else writes from here on.
        read(&transaction, asked, &failed)?;
        let mut before = Vec::new();
        let mut unasked = Vec::new();
        for case in new {
            let found = asked.since(&case.grounds.law, case.request, since).cloned();
            if found.is_none() {
                asked.add(
                    case.reference,
                    case.opened_on,
                    &case.grounds.law,
                    case.request,
                );
                unasked.push(case);
            }
            before.push(found);
        }
        let first = insert_cases(&transaction, &unasked, &failed)? && !unasked.is_empty();
        // These were added above.
        asked.read_to = transaction
            .query_row("SELECT ifnull(max(rowid), 0) FROM cases", [], |row| {
                row.get(0)
            })
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        if first {
            self.witness();
        }
        Ok(before)
    }
}

/// Adds the cases that were opened since `asked` was read last.
fn read(
    connection: &Connection,
    asked: &mut Asked,
    failed: &impl Fn(rusqlite::Error) -> TrackerError,
) -> Result<(), TrackerError> {
    let mut statement = connection
        .prepare_cached(
            "SELECT rowid, reference, opened_on, law, request FROM cases WHERE rowid > ?1 ORDER BY rowid",
        )
        .map_err(failed)?;
    let mut rows = statement.query([asked.read_to]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let reference: String = row.get(1).map_err(failed)?;
        let cell = |index| row.get::<_, String>(index).map_err(failed);
        let request: Request =
            serde_json::from_str(&cell(4)?).map_err(|error| damaged(&reference, &error))?;
        let opened_on = day(&reference, &cell(2)?)?;
        let parsed: Reference = reference
            .parse()
            .map_err(|error| damaged(&reference, &error))?;
        asked.add(&parsed, opened_on, &cell(3)?, &request);
        asked.read_to = row.get(0).map_err(failed)?;
    }
    Ok(())
}
