//! The letter of a case, as it was written.

use std::collections::{HashMap, hash_map::Entry};

use crate::{
    cli::{commands::Scene, failure::Failure},
    delivery::text,
    law::{Language, Statutes},
    letter::{Letter, Templates},
    request::Request,
    tracker::{Case, Format, Tracker},
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
    pub fn letter(&mut self, tracker: &Tracker, case: &Case) -> Result<(Request, Letter), Failure> {
        let request = tracker.request(case)?;
        let letter = match tracker.letter(case)? {
            Some(json) => serde_json::from_str(&json).map_err(|error| {
                Failure::cannot(format!(
                    "the letter of {} cannot be read: {error}",
                    case.reference
                ))
                .hint("was it written by a newer datawrit? its page and its text are safe: `datawrit show CASE --format txt --output FILE`")
            })?,
            None => self.written_again(tracker, case, &request)?,
        };
        Ok((request, letter))
    }

    /// A mail breaks its lines elsewhere than the text that is kept, and is made
    /// from the letter; so the letter is written again and held against that text.
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
        if text::render(&letter).as_bytes() != kept.bytes {
            return Err(Failure::cannot(format!(
                "the letter of {} was written by an earlier datawrit, which kept its text alone, and would have other words today",
                case.reference
            ))
            .hint(format!(
                "write it anew, or send the letter as it was: `datawrit show {} --format txt --output FILE`",
                case.reference
            )));
        }
        Ok(letter)
    }
}
