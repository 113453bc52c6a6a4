//! Why something of the inbox cannot be done.

use thiserror::Error as ThisError;

use crate::{
    office::{Hint, Kind as Degree, Refusal},
    reply::{Kind, PhraseFault, source::SourceFault},
    request::Reference,
    tracker::LetterNumber,
};

/// Why nothing was taken in, filed or decided.
#[derive(Debug, ThisError)]
pub enum InboxFault {
    #[error("the reply {0} was decided already")]
    Decided(i64),
    #[error("the reply {0} belongs to no case yet")]
    NoCase(i64),
    #[error("the reply {0} is of {1}, and the log already says what it told")]
    Recorded(i64, String),
    #[error("the case {0} has no letter of the number {1}")]
    NoLetter(Reference, LetterNumber),
    #[error("`{0}` is not what a reply can say; the words are {words}", words = words())]
    NoKind(String),
    #[error("the reply {0} is not a mail that can be read: decide what it says yourself")]
    Unreadable(i64),
    #[error("{0}")]
    Source(#[from] SourceFault),
    #[error("{0}")]
    Phrases(#[from] PhraseFault),
    #[error("there is no case yet that anything could belong to")]
    NoCases,
}

/// Every word for what a reply says.
fn words() -> String {
    let words: Vec<String> = <Kind as strum::IntoEnumIterator>::iter()
        .map(|kind| kind.to_string())
        .collect();
    words.join(", ")
}

impl Refusal for InboxFault {
    fn kind(&self) -> Degree {
        match self {
            InboxFault::NoKind(_) => Degree::Misuse,
            _ => Degree::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            InboxFault::Decided(_) | InboxFault::Recorded(..) => {
                vec![Hint::say(
                    "what was wrong in it is corrected by recording what is right",
                )]
            }
            InboxFault::NoCase(number) => vec![Hint::AssignFirst { number: *number }],
            InboxFault::NoLetter(..) => vec![Hint::ShowLetters],
            InboxFault::NoCases => vec![Hint::WriteFirst],
            _ => Vec::new(),
        }
    }
}
