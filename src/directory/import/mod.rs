//! What do the directories that others keep say?
//!
//! Each format is recognised by its shape, never by its name, and is read to records
//! of ours. What cannot be taken is reported with its place and the reason: a row,
//! or an address of it, where the rest makes sense, the whole where it does not.

mod california;
mod datarequests;
mod draft;
mod eraser;
mod justdeleteme;
pub(super) mod own;
mod sheet;
mod vermont;

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde::{Serialize, de::DeserializeOwned};
use thiserror::Error;

use super::{Pack, Record};
use crate::{request::Line, shelf, spreadsheet};

/// The largest file that is read, in bytes; the largest collection known has
/// two million.
const LARGEST: u64 = 64 << 20;
/// The longest cell of a table, in bytes.
const LONGEST_CELL: usize = 100_000;
/// The most files that are read in one folder.
const MOST_FILES: usize = 100_000;

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
pub struct Skipped {
    /// `row 17`, `companies/example.json`
    pub place: String,
    pub what: String,
    pub reason: String,
}

/// Nothing of it can be taken.
#[derive(Debug, Error)]
pub enum ImportError {
    #[error("{path} cannot be read: {source}")]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{path} is larger than 64 MiB")]
    TooLarge { path: PathBuf },
    #[error("{path} has more than 100,000 files")]
    TooManyFiles { path: PathBuf },
    #[error("{path} is not UTF-8: line {line} has the byte {byte:02x}, at place {at} of the file")]
    NotUtf8 {
        path: PathBuf,
        line: usize,
        at: usize,
        byte: u8,
    },
    #[error("{path} is not a file that can be imported")]
    Unknown { path: PathBuf },
    #[error("{path}: {message}")]
    Malformed { path: PathBuf, message: String },
}

impl Collection {
    /// One that nothing was read into yet.
    fn empty(name: &str, licence: &str, short: &str, ids: Ids) -> Result<Collection, String> {
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

/// The files of a folder in order: those whose names end so, and all others but
/// hidden ones.
fn files(folder: &Path, end: &str) -> Result<(Vec<PathBuf>, Vec<PathBuf>), ImportError> {
    let unreadable = |source| ImportError::Unreadable {
        path: folder.to_owned(),
        source,
    };
    let (mut files, mut others) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = entry.path();
        if !path.is_file() {
            continue;
        }
        if path.extension().is_some_and(|extension| extension == end) {
            files.push(path);
        } else if !entry.file_name().to_string_lossy().starts_with('.') {
            others.push(path);
        }
        if files.len() + others.len() > MOST_FILES {
            return Err(ImportError::TooManyFiles {
                path: folder.to_owned(),
            });
        }
    }
    files.sort();
    others.sort();
    Ok((files, others))
}

/// An entry of a list; `None`, with a line in `skipped`, when it has another form.
fn entry<T: DeserializeOwned>(
    value: serde_json::Value,
    place: &str,
    skipped: &mut Vec<Skipped>,
) -> Option<T> {
    match serde_json::from_value(value) {
        Ok(entry) => Some(entry),
        Err(error) => {
            skipped.push(Skipped {
                place: place.to_owned(),
                what: String::new(),
                reason: shelf::short(&error.to_string()),
            });
            None
        }
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |source| ImportError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ImportError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}

/// The text, without the mark that some programs put before it.
fn text<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, ImportError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(shelf::unmarked(text)),
        Err(error) => {
            let at = error.valid_up_to();
            let before = bytes.get(..at).unwrap_or_default();
            Err(ImportError::NotUtf8 {
                path: path.to_owned(),
                line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
                at: at + 1,
                byte: bytes.get(at).copied().unwrap_or_default(),
            })
        }
    }
}
