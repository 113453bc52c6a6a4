//! Which letters does a case have?

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Addition, Event, Format, LetterNumber, Occasion, taken_back::standing};
use crate::law::{EventKind, FollowUp, Language};

/// A letter of a case: the request, or one that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLetter {
    pub number: LetterNumber,
    pub occasion: Occasion,
    /// Which of the letters of its occasion it is, where that was said.
    pub step: Option<FollowUp>,
    /// What happens in the case when it leaves.
    pub records: Option<EventKind>,
    /// None for a request that cannot be read.
    pub language: Option<Language>,
    /// The day it is dated.
    pub day: NaiveDate,
    /// The formats in which it was written.
    pub formats: Vec<Format>,
}

/// What every look at a case wants of its request.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RequestHead {
    pub language: Option<Language>,
    pub requester: Asker,
}

/// Who asks, and for whom.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asker {
    pub name: String,
    pub child: Option<String>,
}

impl RequestHead {
    /// What the JSON of a request says; nothing where it says something else.
    pub fn of(request: &str) -> RequestHead {
        serde_json::from_str(request).unwrap_or_default()
    }
}

impl CaseLetter {
    /// The request of a case, by what its JSON says.
    pub(super) fn request(
        request: &RequestHead,
        opened_on: NaiveDate,
        formats: Vec<Format>,
    ) -> CaseLetter {
        CaseLetter {
            number: LetterNumber::REQUEST,
            occasion: Occasion::Request,
            step: None,
            records: None,
            language: request.language.clone(),
            day: opened_on,
            formats,
        }
    }

    /// The letters of a case: its request, and those that its log added and nobody took back.
    ///
    /// # Errors
    /// When the log contradicts itself: what is wrong, in words.
    pub(super) fn all(request: CaseLetter, log: &[Event]) -> Result<Vec<CaseLetter>, String> {
        let mut letters = vec![request];
        let standing = standing(log)?;
        for (number, event, addition) in added(log)? {
            if !standing
                .iter()
                .any(|event| event.kind == EventKind::LetterAdded && event.letter == number)
            {
                continue;
            }
            letters.push(CaseLetter {
                number,
                occasion: addition.occasion,
                step: addition.step,
                records: addition.records,
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
