//! What went wrong, with its source and the ways out.

use std::{any::Any, error::Error as Source, fmt};

use super::Hint;

/// Whether it cannot be done, or was asked wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It cannot be done as things are.
    Cannot,
    /// It was asked wrongly: the same order will never do.
    Misuse,
}

/// An error that knows its ways out: of a verb, or of one of the nouns below.
pub trait Refusal: Source + Any + Send + Sync {
    fn kind(&self) -> Kind {
        Kind::Cannot
    }

    /// The ways out, the likeliest first.
    fn hints(&self) -> Vec<Hint> {
        Vec::new()
    }
}

/// Any error of a verb. A door that has its own words for one asks what it is.
#[derive(Debug)]
pub struct Error(Box<dyn Refusal>);

impl Error {
    pub fn kind(&self) -> Kind {
        self.0.kind()
    }

    /// The ways out, the likeliest first.
    pub fn hints(&self) -> Vec<Hint> {
        self.0.hints()
    }

    /// The error itself, where it is of this type.
    pub fn downcast_ref<R: Refusal>(&self) -> Option<&R> {
        let any: &dyn Any = &*self.0;
        any.downcast_ref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Source for Error {
    fn source(&self) -> Option<&(dyn Source + 'static)> {
        self.0.source()
    }
}

impl<R: Refusal> From<R> for Error {
    fn from(refusal: R) -> Error {
        Error(Box::new(refusal))
    }
}
