//! Why the directory cannot be used.

use std::io;

use thiserror::Error;

use crate::database::DatabaseError;

/// A record could not be used.
#[derive(Debug, Error)]
pub enum DirectoryError {
    /// `message` carries the line and a caret.
    #[error("the record {file} cannot be read\n{message}")]
    Grammar { file: String, message: String },
    #[error("the record {file} cannot be opened: {source}")]
    Unreadable { file: String, source: io::Error },
    #[error("the imported records cannot be used: {0}")]
    Database(#[from] DatabaseError),
}
