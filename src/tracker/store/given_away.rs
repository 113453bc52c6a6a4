//! The hashes of which others may have a copy.

use chrono::NaiveDate;
use rusqlite::{Row, params};
use serde::Serialize;

use super::{Tracker, TrackerError, damaged, day};
use crate::request::Reference;

/// A hash that left this store, in evidence that was packed. Whoever has it can
/// tell whether what led to it was altered since.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GivenAway {
    pub case: Reference,
    pub given_on: NaiveDate,
    /// The hash of the last entry of the case.
    pub entry: String,
    /// The SHA-256 of the evidence's manifest.
    pub manifest: String,
}

impl Tracker {
    /// Remembers that evidence was packed.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn give_away(&mut self, given: &GivenAway) -> Result<(), TrackerError> {
        self.connection
            .execute(
                "INSERT INTO given_away (reference, given_on, entry, manifest) VALUES (?1, ?2, ?3, ?4)",
                params![
                    given.case.as_str(),
                    given.given_on.to_string(),
                    given.entry,
                    given.manifest
                ],
            )
            .map_err(|source| self.failed(source))?;
        self.witness();
        Ok(())
    }

    /// Every hash that was given away, the first one first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn given_away(&self) -> Result<Vec<GivenAway>, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare("SELECT reference, given_on, entry, manifest FROM given_away ORDER BY number")
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut given = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            given.push(self.given(row)?);
        }
        Ok(given)
    }

    fn given(&self, row: &Row<'_>) -> Result<GivenAway, TrackerError> {
        let cell = |index| {
            row.get::<_, String>(index)
                .map_err(|source| self.failed(source))
        };
        let reference = cell(0)?;
        Ok(GivenAway {
            given_on: day(&reference, &cell(1)?)?,
            entry: cell(2)?,
            manifest: cell(3)?,
            case: reference
                .parse()
                .map_err(|error| damaged(&reference, &error))?,
        })
    }
}
