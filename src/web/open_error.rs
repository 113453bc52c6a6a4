//! Why there are no pages.

use std::io;

use thiserror::Error as ThisError;

/// Why there are no pages.
#[derive(Debug, ThisError)]
pub enum OpenError {
    #[error("no port of this computer could be listened on: {0}")]
    Port(#[source] io::Error),
    #[error("{path} cannot be written: {source}")]
    Home { path: String, source: io::Error },
    #[error("the pages of this home are open already, but do not answer")]
    Silent,
    #[error("the system does not give random digits")]
    Random,
    #[error("the pages ended: {0}")]
    Served(#[source] io::Error),
}
