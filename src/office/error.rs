//! What went wrong, with its source and the ways out.

use thiserror::Error as ThisError;

use super::{Hint, authority, file::FileError, record};
use crate::{
    authority::AuthorityError,
    directory::DirectoryError,
    law::{LawError, OutOfRange},
    tracker::TrackerError,
};

/// Whether it cannot be done, or was asked wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It cannot be done as things are.
    Cannot,
    /// It was asked wrongly: the same order will never do.
    Misuse,
}

/// Any error of a verb: one of the nouns below it, or its own.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error(transparent)]
    Law(#[from] LawError),
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    #[error(transparent)]
    Tracker(#[from] TrackerError),
    #[error(transparent)]
    Record(#[from] record::Refused),
    // Of files.
    #[error(transparent)]
    File(#[from] FileError),
    // Of writing.

    // Of sending.

    // Of looking: list, due, show, why, deadline, law, verify.

    // Of proof, export, import, authorities and recipients.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    #[error(transparent)]
    Authorities(#[from] AuthorityError),
    #[error(transparent)]
    Authority(#[from] authority::Refused),
}

impl Error {
    pub fn kind(&self) -> Kind {
        match self {
            Error::Record(_) => Kind::Misuse,
            Error::Law(_) | Error::OutOfRange(_) | Error::Tracker(_) | Error::File(_) => {
                Kind::Cannot
            }
            // Of proof, export, import, authorities and recipients.
            Error::Directory(_) | Error::Authorities(_) => Kind::Cannot,
            Error::Authority(refused) => refused.kind(),
        }
    }

    /// The ways out, the likeliest first.
    pub fn hints(&self) -> Vec<Hint> {
        match self {
            Error::Record(refused) => refused.hints(),
            Error::File(error) => error.hints(),
            Error::Law(_) | Error::OutOfRange(_) | Error::Tracker(_) => Vec::new(),
            // Of proof, export, import, authorities and recipients.
            Error::Directory(_) | Error::Authorities(_) => Vec::new(),
            Error::Authority(refused) => refused.hints(),
        }
    }
}
