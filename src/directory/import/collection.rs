//! What was read of a directory that others keep.

use serde::Serialize;

use crate::{
    directory::{Pack, Record},
    request::Line,
};

/// A collection, read.
#[derive(Debug, Clone)]
pub struct Collection {
    /// `datarequests.org`
    pub name: Line,
    pub licence: Line,
    /// The ending for an id that another company has already.
    pub short: String,
    pub ids: Ids,
    pub extent: Extent,
    /// Each record with its place in the collection: `row 17`.
    pub records: Vec<(String, Record)>,
    pub packs: Vec<Pack>,
    pub skipped: Vec<Skipped>,
}

/// Whose ids the records of a collection have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ids {
    /// Made of their names: a company that is known already keeps its id.
    Made,
    /// The collection's: one that another company has already gets an ending.
    Theirs,
    /// Ours, from an export: they are kept.
    Ours,
}

/// How much of the collection was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it: what it no longer has is gone from it.
    Whole,
    /// A part: what is not there may be in another one.
    Part,
    /// Nobody says. It is taken for a newer edition of what has most of its entries.
    Unsaid,
}

/// What could not be taken from a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skipped {
    /// `row 17`, `companies/example.json`
    pub place: String,
    pub what: String,
    pub reason: String,
}

impl Collection {
    /// One that nothing was read into yet.
    pub(super) fn empty(
        name: &str,
        licence: &str,
        short: &str,
        ids: Ids,
    ) -> Result<Collection, String> {
        let line = |text| Line::new(text).map_err(|fault| format!("{fault:?}"));
        Ok(Collection {
            name: line(name)?,
            licence: line(licence)?,
            short: short.to_owned(),
            ids,
            extent: Extent::Whole,
            records: Vec::new(),
            packs: Vec::new(),
            skipped: Vec::new(),
        })
    }
}
