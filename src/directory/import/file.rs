//! Files and entries, within bounds.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;

use super::{ImportError, Skipped};
use crate::shelf;

/// The largest file that is read, in bytes; the largest collection known has
/// two million.
const LARGEST: u64 = 64 << 20;
/// The most files that are read in one folder.
const MOST_FILES: usize = 100_000;

/// The files of a folder in order: those whose names end so, and all others but
/// hidden ones.
pub(super) fn files(folder: &Path, end: &str) -> Result<(Vec<PathBuf>, Vec<PathBuf>), ImportError> {
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
pub(super) fn entry<T: DeserializeOwned>(
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

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ImportError> {
    let path_of = || path.to_owned();
    shelf::bytes_up_to(path, LARGEST).map_err(|source| match source.kind() {
        io::ErrorKind::FileTooLarge => ImportError::TooLarge { path: path_of() },
        _ => ImportError::Unreadable {
            path: path_of(),
            source,
        },
    })
}

/// The text, without the mark that some programs put before it.
pub(super) fn text<'a>(path: &Path, bytes: &'a [u8]) -> Result<&'a str, ImportError> {
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
