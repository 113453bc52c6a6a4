//! The hashes of which others may have a copy.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use super::{Tracker, TrackerError, damaged, day};
use crate::{request::Reference, tracker::document::hash};

/// A hash that left this store, in evidence that was packed. Whoever has it can
/// tell whether what led to it was altered since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenAway {
    pub case: Reference,
    pub given_on: NaiveDate,
    /// The hash of the last entry of the case.
    pub entry: String,
    /// The SHA-256 of the evidence's manifest.
    pub manifest: String,
}

impl GivenAway {
    /// The hash of its row: over that of the row before it, and what it says.
    pub(super) fn link(&self, before: Option<&str>) -> String {
        let before = before.unwrap_or_default();
        let GivenAway {
            case,
            given_on,
            entry,
            manifest,
        } = self;
        hash(format!("{before}\n{case} {given_on} {entry} {manifest}").as_bytes())
    }
}

/// What was given away, as it lies in the file.
pub(super) struct GivenRow {
    pub number: i64,
    pub given: GivenAway,
    /// The day as it is written.
    pub given_on: String,
    /// None of an earlier version.
    pub sha256: Option<String>,
}

impl Tracker {
    /// Remembers that evidence was packed.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn give_away(&mut self, given: &GivenAway) -> Result<(), TrackerError> {
        let transaction = self.begin(TransactionBehavior::Immediate)?;
        insert_given(&transaction, given).map_err(|source| self.failed(source))?;
        transaction.commit().map_err(|source| self.failed(source))?;
        self.witness();
        Ok(())
    }

    /// Every hash that was given away, the first one first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn given_away(&self) -> Result<Vec<GivenAway>, TrackerError> {
        let rows = self.given_away_rows()?.into_iter();
        Ok(rows.map(|row| row.given).collect())
    }

    pub(super) fn given_away_rows(&self) -> Result<Vec<GivenRow>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT reference, given_on, entry, manifest, number, sha256
                 FROM given_away ORDER BY number",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut given = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            given.push(self.given(row)?);
        }
        Ok(given)
    }

    fn given(&self, row: &Row<'_>) -> Result<GivenRow, TrackerError> {
        let cell = |index| {
            row.get::<_, String>(index)
                .map_err(|source| self.failed(source))
        };
        let (reference, given_on) = (cell(0)?, cell(1)?);
        Ok(GivenRow {
            number: row.get(4).map_err(|source| self.failed(source))?,
            sha256: row.get(5).map_err(|source| self.failed(source))?,
            given: GivenAway {
                given_on: day(&reference, &given_on)?,
                entry: cell(2)?,
                manifest: cell(3)?,
                case: reference
                    .parse()
                    .map_err(|error| damaged(&reference, &error))?,
            },
            given_on,
        })
    }
}

/// Adds what was given away, chained to what was before.
pub(super) fn insert_given(connection: &Connection, given: &GivenAway) -> rusqlite::Result<()> {
    let before: Option<String> = connection
        .query_row(
            "SELECT sha256 FROM given_away ORDER BY number DESC LIMIT 1",
            [],
            |row| row.get(0),
        )
        .optional()?
        .flatten();
    connection.execute(
        "INSERT INTO given_away (reference, given_on, entry, manifest, sha256)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            given.case.as_str(),
            given.given_on.to_string(),
            given.entry,
            given.manifest,
            given.link(before.as_deref()),
        ],
    )?;
    Ok(())
}
