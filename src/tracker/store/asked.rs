//! Cases that are opened only where the same has not been asked.

use chrono::NaiveDate;
use rusqlite::{Connection, ToSql, TransactionBehavior, params};

use super::{NewCase, Tracker, TrackerError, Verified, damaged, database, day, insert_cases};
use crate::{
    request::{Reference, Request},
    tracker::asked::{Asked, Keys},
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

    /// What of it may be the same as a request, found without reading all the others: by the
    /// table of keys where it is whole, which [`Tracker::index_asked`] sees to.
    ///
    /// # Errors
    /// As [`Tracker::asked`].
    pub fn asked_like(&self, law: &str, request: &Request) -> Result<Asked, TrackerError> {
        let failed = |source| self.failed(source);
        let moment = self.begin(TransactionBehavior::Deferred)?;
        if !is_indexed(&self.connection).map_err(failed)? {
            return self.asked();
        }
        let keys = Keys::of(law, request);
        let mut asked = Asked::default();
        collect(
            &self.connection,
            "SELECT cases.rowid, cases.reference, opened_on, law, request FROM cases JOIN asked USING (reference)
             WHERE by_name = ?1 OR by_id = ?2 OR by_email = ?3 ORDER BY cases.rowid",
            params![keys.name, keys.id, keys.email],
            &mut asked,
            &failed,
        )?;
        asked.read_to = last_row(&self.connection).map_err(failed)?;
        moment.finish().map_err(failed)?;
        Ok(asked)
    }

    /// Completes the table of keys: after an upgrade, and for cases that an archive brought.
    ///
    /// # Errors
    /// When the file cannot be written, or a record is damaged.
    pub fn index_asked(&mut self) -> Result<(), TrackerError> {
        let path = self.path.clone();
        let failed = |source| database(&path, source);
        if is_indexed(&self.connection).map_err(failed)? {
            return Ok(());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        transaction
            .execute("DELETE FROM asked WHERE form <> ?1", [Keys::FORM])
            .map_err(failed)?;
        {
            let mut statement = transaction
                .prepare(
                    "SELECT reference, law, request FROM cases
                     WHERE reference NOT IN (SELECT reference FROM asked)",
                )
                .map_err(failed)?;
            let mut rows = statement.query([]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                let cell = |index| row.get::<_, String>(index).map_err(failed);
                let reference = cell(0)?;
                let request: Request =
                    serde_json::from_str(&cell(2)?).map_err(|error| damaged(&reference, &error))?;
                index(&transaction, &reference, &Keys::of(&cell(1)?, &request)).map_err(failed)?;
            }
        }
        transaction.commit().map_err(failed)
    }

    /// Whether the table of keys says what the requests say. A row that lies would hide that the
    /// same was asked before; one that is missing is made anew.
    pub(super) fn verify_asked(&self, found: &mut Verified) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT asked.reference, by_name, by_id, by_email, law, request
                 FROM asked LEFT JOIN cases USING (reference) WHERE form = ?1 ORDER BY asked.reference",
            )
            .map_err(failed)?;
        let mut rows = statement.query([Keys::FORM]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let cell = |index| row.get::<_, Option<String>>(index).map_err(failed);
            let here = (cell(1)?.unwrap_or_default(), cell(2)?, cell(3)?);
            let request = cell(5)?.and_then(|text| serde_json::from_str::<Request>(&text).ok());
            let says = cell(4)?.zip(request).map(|(law, request)| {
                let keys = Keys::of(&law, &request);
                (keys.name, keys.id, keys.email)
            });
            if says.as_ref() != Some(&here) {
                found.fault(
                    cell(0)?.as_deref(),
                    "what it is found by when the same is asked again is not what its request says",
                );
            }
        }
        Ok(())
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
        for case in &unasked {
            let keys = Keys::of(&case.grounds.law, case.request);
            index(&transaction, case.reference.as_str(), &keys).map_err(failed)?;
        }
        // These were added above.
        asked.read_to = last_row(&transaction).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        if first {
            self.witness();
        }
        Ok(before)
    }
}

/// Whether every case has its keys, as they are made now.
fn is_indexed(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row(
        "SELECT (SELECT count(*) FROM asked WHERE form = ?1) = (SELECT count(*) FROM cases)",
        [Keys::FORM],
        |row| row.get(0),
    )
}

fn index(connection: &Connection, reference: &str, keys: &Keys) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO asked (reference, form, by_name, by_id, by_email) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![reference, Keys::FORM, keys.name, keys.id, keys.email])?;
    Ok(())
}

fn last_row(connection: &Connection) -> rusqlite::Result<i64> {
    let last = "SELECT ifnull(max(rowid), 0) FROM cases";
    connection.query_row(last, [], |row| row.get(0))
}

/// Adds the cases that were opened since `asked` was read last.
fn read(
    connection: &Connection,
    asked: &mut Asked,
    failed: &impl Fn(rusqlite::Error) -> TrackerError,
) -> Result<(), TrackerError> {
    let after = asked.read_to;
    collect(
        connection,
        "SELECT rowid, reference, opened_on, law, request FROM cases WHERE rowid > ?1 ORDER BY rowid",
        params![after],
        asked,
        failed,
    )
}

/// Adds what a query finds.
fn collect(
    connection: &Connection,
    query: &str,
    parameters: &[&dyn ToSql],
    asked: &mut Asked,
    failed: &impl Fn(rusqlite::Error) -> TrackerError,
) -> Result<(), TrackerError> {
    let mut statement = connection.prepare_cached(query).map_err(failed)?;
    let mut rows = statement.query(parameters).map_err(failed)?;
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
