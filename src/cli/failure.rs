//! What went wrong, and the way out.

use std::error::Error;

use super::words;
use crate::{law::UnknownPlace, office};

/// An error as the user sees it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    /// What the message was made of, where the office refused.
    source: Option<office::Error>,
    /// 1: cannot be done. 2: misuse.
    pub code: u8,
}

impl Failure {
    /// It cannot be done.
    pub fn cannot(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
            hint: None,
            source: None,
            code: 1,
        }
    }

    /// It was asked wrongly.
    pub fn misuse(message: impl Into<String>) -> Failure {
        Failure {
            code: 2,
            ..Failure::cannot(message)
        }
    }

    /// What went wrong, without the way out.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What it was caused by, and that by, as far as neither the message nor the cause before says it.
    pub fn causes(&self) -> Vec<String> {
        let mut said: Vec<String> = Vec::new();
        let mut next = self.source.as_ref().and_then(Error::source);
        while let Some(cause) = next {
            let words = cause.to_string();
            // The message is retold, and so has a cause's words as the screen says them.
            let again = words::retold(&words);
            let told = said.last().unwrap_or(&self.message);
            if !told.contains(&words) && !told.contains(&again) {
                said.push(again);
            }
            next = cause.source();
        }
        said
    }

    /// The word is not a place, or may be two.
    pub fn no_place(unknown: &UnknownPlace) -> Failure {
        Failure::misuse(words::faults::no_place(unknown))
    }

    /// The way out, where there is one.
    pub fn way_out(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// The error and its way out on one line, for a list of them.
    pub fn told(&self) -> String {
        let message = self.message.replace('\n', " ");
        match &self.hint {
            Some(hint) => format!("{message} ({hint})"),
            None => message,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

/// Whatever the office refuses, itself or by one of the nouns below it.
impl<Refused: Into<office::Error>> From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        let error = refused.into();
        let hints: Vec<String> = error.hints().iter().map(words::hint).collect();
        Failure {
            message: words::error(&error),
            hint: (!hints.is_empty()).then(|| hints.join("; ")),
            code: match error.kind() {
                office::Kind::Cannot => 1,
                office::Kind::Misuse => 2,
            },
            source: Some(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;
    use crate::tracker::DatabaseError;

    #[test]
    fn a_cause_is_told_where_it_says_more_than_the_message() {
        let inner = io::Error::other(DatabaseError::Full);
        let told = DatabaseError::Folder {
            path: "a".into(),
            source: inner,
        };
        assert_eq!(Failure::from(told).causes(), Vec::<String>::new());

        #[derive(Debug, thiserror::Error)]
        #[error("the letter was not kept")]
        struct Short(#[source] DatabaseError);
        impl office::Refusal for Short {}
        let failure = Failure::from(Short(DatabaseError::Full));
        assert_eq!(failure.message(), "the letter was not kept");
        assert_eq!(failure.causes(), ["the disk is full; nothing was recorded"]);
        assert_eq!(failure.way_out(), None);
    }
}
