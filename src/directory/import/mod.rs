//! What do the directories that others keep say?
//!
//! Each format is recognised by its shape, never by its name, and is read to records
//! of ours. What cannot be taken is reported with its place and the reason: a row,
//! or an address of it, where the rest makes sense, the whole where it does not.

mod california;
mod collection;
mod datarequests;
mod draft;
mod eraser;
mod fault;
mod file;
mod justdeleteme;
pub(super) mod own;
mod sheet;
mod vermont;

use std::path::Path;

pub use collection::{Collection, Extent, Ids, Skipped};
pub use fault::ImportError;

use crate::spreadsheet;
use file::{bytes, files, text};

impl Collection {
    /// Reads a file or a folder, whatever it is.
    ///
    /// # Errors
    /// When it is not one of the known collections, or is broken as a whole.
    pub fn read(path: &Path) -> Result<Vec<Collection>, ImportError> {
        if path.is_dir() {
            return folder(path);
        }
        let bytes = bytes(path)?;
        Collection::from_bytes(path, &bytes)
    }

    /// The same of the bytes of one file; `path` is its name in errors.
    ///
    /// # Errors
    /// As [`Collection::read`].
    pub fn from_bytes(path: &Path, bytes: &[u8]) -> Result<Vec<Collection>, ImportError> {
        let text = match text(path, bytes) {
            Ok(text) => text,
            // What a spreadsheet saved may be in another encoding; what else is read may not.
            Err(fault) => {
                let decoded = spreadsheet::decoded(bytes).ok();
                let table = decoded.and_then(|(text, _)| table(&text)).ok_or(fault)?;
                let read = read_table(&table).map_err(|message| ImportError::Malformed {
                    path: path.to_owned(),
                    message,
                })?;
                return Ok(vec![read]);
            }
        };
        let malformed = |message| ImportError::Malformed {
            path: path.to_owned(),
            message,
        };
        let one = |read: Result<Collection, String>| {
            read.map(|collection| vec![collection]).map_err(malformed)
        };
        let start = text.trim_start();
        if start.starts_with('{') || start.starts_with('[') && !own::is(text) {
            let value: serde_json::Value = serde_json::from_str(text)
                .map_err(|error| malformed(format!("not valid JSON: {error}")))?;
            if justdeleteme::is(&value) {
                return one(justdeleteme::read(value));
            }
            if datarequests::is(&value) {
                return one(datarequests::file(value));
            }
        } else if own::is(text) {
            return own::read(text).map_err(malformed);
        } else if eraser::is(text) {
            return one(eraser::read(text));
        } else if let Some(table) = table(text) {
            return one(read_table(&table));
        }
        Err(ImportError::Unknown {
            path: path.to_owned(),
        })
    }
}

/// The text as a table of one of the known kinds.
fn table(text: &str) -> Option<sheet::Table> {
    sheet::Table::known(text, |table| {
        vermont::is(table) || california::is(table) || sheet::is(table)
    })
}

fn read_table(table: &sheet::Table) -> Result<Collection, String> {
    if vermont::is(table) {
        vermont::read(table)
    } else if california::is(table) {
        california::read(table)
    } else {
        sheet::read(table)
    }
}

/// A folder: the data folder of datarequests.org, or records of ours.
fn folder(path: &Path) -> Result<Vec<Collection>, ImportError> {
    if datarequests::is_folder(path) {
        return datarequests::folder(path).map(|collection| vec![collection]);
    }
    let (files, _) = files(path, "toml")?;
    if files.is_empty() {
        return Err(ImportError::Unknown {
            path: path.to_owned(),
        });
    }
    own::folder(&files)
}
