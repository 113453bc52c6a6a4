//! The letter of a case, as it was written.

use std::collections::{HashMap, hash_map::Entry};

use thiserror::Error as ThisError;

use super::shares::letters;
use crate::{
    delivery::text,
    law::{Language, Statutes},
    letter::{Block, Letter, Templates},
    office::{Error, Hint, Refusal, World},
    request::{Reference, Request},
    tracker::{Case, Format, LetterNumber, Tracker, TrackerError},
};

/// Why the letter of a case cannot be used as data.
#[derive(Debug, ThisError)]
pub enum LetterFault {
    #[error("the letter of {case} cannot be read: {source}")]
    Unreadable {
        case: Reference,
        source: serde_json::Error,
    },
    #[error("the letter {number} of {case} is not there")]
    Missing {
        case: Reference,
        number: LetterNumber,
    },
    /// It is not the one whose text lies beside it.
    #[error("the letter of {case} as data is not the one that was written: its {what} is another")]
    Another { case: Reference, what: &'static str },
    #[error(
        "the letter of {case} was written by an earlier datawrit, and a mail cannot be made of its text"
    )]
    TextAlone { case: Reference },
}

impl Refusal for LetterFault {
    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            LetterFault::Unreadable { .. } => Hint::TextIsSafe,
            LetterFault::Missing { .. } => Hint::Verify,
            LetterFault::Another { .. } => Hint::say(
                "did the case come with an archive? it is not sent; write the letter anew",
            ),
            LetterFault::TextAlone { case } => Hint::AsItWas { case: case.clone() },
        }]
    }
}

/// The letters of cases. Cases of earlier versions have kept the text alone: their
/// letters are written again, with the law and the templates read once for many.
#[derive(Debug)]
pub struct Letters<'a> {
    world: World<'a>,
    statutes: Option<Statutes>,
    templates: HashMap<(String, Language), Templates>,
}

impl<'a> Letters<'a> {
    pub fn of(world: &World<'a>) -> Letters<'a> {
        Letters {
            world: *world,
            statutes: None,
            templates: HashMap::new(),
        }
    }

    /// The request and the letter of a case, word for word as they were.
    ///
    /// # Errors
    /// When the record is damaged; for a case of an earlier version, when the
    /// templates have changed since and give other words now.
    pub fn letter(
        &mut self,
        tracker: &Tracker,
        case: &Case,
        number: LetterNumber,
    ) -> Result<(Request, Letter), Error> {
        let request = tracker.request(case)?;
        let reference = || case.reference.clone();
        let letter = match tracker.letter_of(case, number)? {
            Some(json) => {
                let letter =
                    serde_json::from_str(&json).map_err(|source| LetterFault::Unreadable {
                        case: reference(),
                        source,
                    })?;
                is_of(tracker, case, number, &letter)?;
                letter
            }
            // Only requests were written by versions that kept no data.
            None if !number.is_request() => {
                let case = reference();
                return Err(LetterFault::Missing { case, number }.into());
            }
            None => self.written_again(tracker, case, &request)?,
        };
        Ok((request, letter))
    }

    /// A mail breaks its lines elsewhere than the text that is kept, and is made
    /// from the letter; so the letter is written again and held against that text,
    /// which decides where the two differ.
    fn written_again(
        &mut self,
        tracker: &Tracker,
        case: &Case,
        request: &Request,
    ) -> Result<Letter, Error> {
        let templates = match self
            .templates
            .entry((case.law.clone(), request.language.clone()))
        {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let statutes = match &mut self.statutes {
                    Some(statutes) => statutes,
                    none => none.insert(self.world.home.statutes()?),
                };
                let statute = statutes.get(&case.law)?;
                let own = self.world.home.templates();
                place.insert(Templates::open(&statute, &request.language, Some(&own))?)
            }
        };
        let letter = templates.write(request, &case.grounds, &case.reference, case.opened_on)?;
        let kept = tracker.document(case, Format::Txt)?;
        if text::render(&letter).as_bytes() == kept.bytes {
            return Ok(letter);
        }
        // The templates have changed since: the words are those of the text.
        std::str::from_utf8(&kept.bytes)
            .ok()
            .and_then(|kept| text::reread(kept, &letter))
            .ok_or_else(|| {
                let case = case.reference.clone();
                LetterFault::TextAlone { case }.into()
            })
    }
}

/// The letter as data is the one whose text lies beside it: an archive that somebody else
/// made may bring the one for the eyes and the other to be sent.
fn is_of(
    tracker: &Tracker,
    case: &Case,
    number: LetterNumber,
    letter: &Letter,
) -> Result<(), Error> {
    let another = |what: &'static str| -> Error {
        let case = case.reference.clone();
        LetterFault::Another { case, what }.into()
    };
    if letter.reference != case.reference.as_str() {
        return Err(another("reference"));
    }
    if Some(letter.day) != case.letter(number).map(|letter| letter.day) {
        return Err(another("day"));
    }
    let text = match tracker.document_of(case, number, Format::Txt) {
        Ok(document) => letters(&String::from_utf8_lossy(&document.bytes)),
        Err(TrackerError::NoDocument { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let body = letter.body.iter().flat_map(|block| match block {
        Block::Paragraph(text) => vec![text],
        Block::Item { label, text } => vec![label, text],
    });
    let mut rest = text.as_str();
    if !text.contains(&letters(&letter.subject)) {
        return Err(another("subject"));
    }
    let after = letter.enclosures.iter().flat_map(|all| &all.titles);
    let end = [&letter.closing, &letter.signature];
    for said in body.chain(end).chain(after) {
        let said = letters(said);
        let Some((_, after)) = rest.split_once(said.as_str()) else {
            return Err(another("text"));
        };
        rest = after;
    }
    Ok(())
}
