//! Which letters does a case have?

use std::{fmt, num::NonZeroU32};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Event, Format, Occasion};
use crate::law::{EventKind, Language};

/// The number of a letter in its case, from 1, which is the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LetterNumber(NonZeroU32);

impl LetterNumber {
    pub const REQUEST: LetterNumber = LetterNumber(NonZeroU32::MIN);

    /// None of 0.
    pub fn new(number: u32) -> Option<LetterNumber> {
        NonZeroU32::new(number).map(LetterNumber)
    }

    pub fn get(self) -> u32 {
        self.0.get()
    }

    pub fn is_request(&self) -> bool {
        *self == LetterNumber::REQUEST
    }

    /// That of the letter after it.
    #[must_use]
    pub fn next(self) -> LetterNumber {
        LetterNumber(self.0.saturating_add(1))
    }

    /// What stands in the name of a file of it: nothing for the request, `-2` for the second.
    pub fn suffix(self) -> String {
        if self.is_request() {
            String::new()
        } else {
            format!("-{self}")
        }
    }
}

impl Default for LetterNumber {
    fn default() -> LetterNumber {
        LetterNumber::REQUEST
    }
}

impl fmt::Display for LetterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A letter of a case: the request, or one that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLetter {
    pub number: LetterNumber,
    pub occasion: Occasion,
    /// None for a request that cannot be read.
    pub language: Option<Language>,
    /// The day it is dated.
    pub day: NaiveDate,
    /// The formats in which it was written.
    pub formats: Vec<Format>,
}

impl CaseLetter {
    /// The request of a case, by its JSON.
    pub(super) fn request(request: &str, opened_on: NaiveDate, formats: Vec<Format>) -> CaseLetter {
        #[derive(Deserialize)]
        struct Spoken {
            language: Language,
        }
        let spoken = serde_json::from_str::<Spoken>(request).ok();
        CaseLetter {
            number: LetterNumber::REQUEST,
            occasion: Occasion::Request,
            language: spoken.map(|spoken| spoken.language),
            day: opened_on,
            formats,
        }
    }

    /// The letters of a case: its request, and those that its log added.
    ///
    /// # Errors
    /// When the log contradicts itself: what is wrong, in words.
    pub(super) fn all(request: CaseLetter, events: &[Event]) -> Result<Vec<CaseLetter>, String> {
        let mut letters = vec![request];
        for (number, event, addition) in added(events)? {
            letters.push(CaseLetter {
                number,
                occasion: addition.occasion,
                language: Some(addition.language.clone()),
                day: event.happened_on,
                formats: addition
                    .documents
                    .iter()
                    .map(|(format, _)| *format)
                    .collect(),
            });
        }
        Ok(letters)
    }
}

/// What a letter is that was added to a case, as the entry says that added it. It stands for the
/// letter in the chain of hashes, as the opening does for the request. The order of the keys is part
/// of the chain: new ones go last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addition {
    pub occasion: Occasion,
    pub language: Language,
    /// The format and the SHA-256 of each of its documents.
    pub documents: Vec<(Format, String)>,
    /// The SHA-256 of its JSON.
    pub data: String,
}

/// The letters that the entries of a log added, in their order.
///
/// # Errors
/// When the log contradicts itself: what is wrong, in words.
pub(super) fn added(events: &[Event]) -> Result<Vec<(LetterNumber, &Event, &Addition)>, String> {
    let mut letters = Vec::new();
    let mut last = LetterNumber::REQUEST;
    for event in events {
        let Event {
            kind,
            letter,
            addition,
            ..
        } = event;
        match (kind, addition) {
            (EventKind::LetterAdded, Some(addition)) => {
                if *letter != last.next() {
                    return Err(format!(
                        "its letter {letter} was added after the letter {last}"
                    ));
                }
                if addition.occasion == Occasion::Request {
                    return Err(format!("its letter {letter} is another request"));
                }
                let mut formats: Vec<Format> = addition
                    .documents
                    .iter()
                    .map(|(format, _)| *format)
                    .collect();
                formats.sort_unstable();
                formats.dedup();
                if formats.len() != addition.documents.len() {
                    return Err(format!("its letter {letter} is there twice in one format"));
                }
                letters.push((*letter, event, addition));
                last = *letter;
            }
            (EventKind::LetterAdded, None) => {
                return Err(format!(
                    "the entry that added its letter {letter} does not say what it is"
                ));
            }
            (_, Some(_)) => {
                return Err(format!("its entry `{kind}` says that it added a letter"));
            }
            (_, None) if *letter > last => {
                return Err(format!(
                    "its entry `{kind}` is about the letter {letter}, which was not there yet"
                ));
            }
            (_, None) => {}
        }
    }
    Ok(letters)
}
