//! Why a letter could not be written.

use thiserror::Error;

use crate::{
    law::{FollowUp, Language, Right},
    shelf::Unreadable,
};

/// A letter could not be written.
#[derive(Debug, Error)]
pub enum LetterError {
    /// `message` carries the line and a caret.
    #[error("the template {file} is broken\n{message}")]
    Template { file: String, message: String },
    /// `place` is the line, with a caret.
    #[error("the template {file} asks for `{variable}`, which no letter has\n{place}")]
    UnknownVariable {
        file: String,
        variable: String,
        place: String,
        known: Vec<String>,
    },
    #[error("the sentences {file} have no `{sentence}`, which {template} says")]
    NoSentence {
        file: String,
        sentence: String,
        template: String,
    },
    #[error("the template {file} has no line that begins with `Subject:`, or nothing after it")]
    Incomplete { file: String },
    #[error("the template {file} writes the character {character}, which cannot be printed")]
    Unprintable { file: String, character: String },
    #[error("`{law}` has no {right} letter in `{language}`")]
    NoTemplate {
        law: String,
        right: Right,
        language: Language,
    },
    #[error("`{law}` has no letter `{step}` in `{language}`")]
    NoFollowUp {
        law: String,
        step: FollowUp,
        language: Language,
    },
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}
