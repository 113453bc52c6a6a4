//! Why nothing can be taken.

use std::{io, path::PathBuf};

use thiserror::Error;

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
