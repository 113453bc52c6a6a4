//! The letter of a case, as it was written.

use std::collections::{HashMap, hash_map::Entry};

use crate::{
    cli::{
        commands::{Scene, send::told::letters},
        failure::Failure,
    },
    delivery::text,
    law::{Language, Statutes},
    letter::{Block, Letter, Templates},
    request::Request,
    tracker::{Case, Format, LetterNumber, Tracker, TrackerError},
};

/// The letters of cases. Cases of earlier versions have kept the text alone: their
/// letters are written again, with the law and the templates read once for many.
pub struct Rewriting<'a> {
    scene: &'a Scene<'a>,
    statutes: Option<Statutes>,
    templates: HashMap<(String, Language), Templates>,
}

impl<'a> Rewriting<'a> {
    pub fn begin(scene: &'a Scene<'a>) -> Rewriting<'a> {
        Rewriting {
            scene,
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
    ) -> Result<(Request, Letter), Failure> {
        let request = tracker.request(case)?;
        let letter = match tracker.letter_of(case, number)? {
            Some(json) => serde_json::from_str(&json).map(|letter| is_of(tracker, case, number, &letter).map(|()| letter)).map_err(|error| {
                Failure::cannot(format!(
                    "the letter of {} cannot be read: {error}",
                    case.reference
                ))
                .hint("was it written by a newer datawrit? its page and its text are safe: `datawrit show CASE --format txt --output FILE`")
            })??,
            // Only requests were written by versions that kept no data.
            None if !number.is_request() => {
                return Err(Failure::cannot(format!(
                    "the letter {number} of {} is not there",
                    case.reference
                ))
                .hint("`datawrit verify` shows everything that is wrong"));
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
    ) -> Result<Letter, Failure> {
        let templates = match self
            .templates
            .entry((case.law.clone(), request.language.clone()))
        {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let statutes = match &mut self.statutes {
                    Some(statutes) => statutes,
                    none => none.insert(self.scene.home.statutes()?),
                };
                let statute = statutes.get(&case.law)?;
                let own = self.scene.home.templates();
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
                Failure::cannot(format!(
                    "the letter of {} was written by an earlier datawrit, and a mail cannot be made of its text",
                    case.reference
                ))
                .hint(format!(
                    "write it again, or send the letter as it was: `datawrit show {} --format txt --output FILE`",
                    case.reference
                ))
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
) -> Result<(), Failure> {
    let another = |what: &str| {
        Failure::cannot(format!(
            "the letter of {} as data is not the one that was written: its {what} is another",
            case.reference
        ))
        .hint("did the case come with an archive? it is not sent; write the letter anew")
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
