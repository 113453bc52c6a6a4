//! The letter of a case, written again from what the case rests on.

use std::collections::{HashMap, hash_map::Entry};

use crate::{
    cli::{commands::Scene, failure::Failure},
    delivery::text,
    law::{Language, Statutes},
    letter::{Letter, Templates},
    request::Request,
    tracker::{Case, Format, Tracker},
};

/// Writes letters again, with the law and the templates read once for many.
pub struct Rewriting<'a> {
    scene: &'a Scene<'a>,
    statutes: Statutes,
    templates: HashMap<(String, Language), Templates>,
}

impl<'a> Rewriting<'a> {
    pub fn begin(scene: &'a Scene<'a>) -> Result<Rewriting<'a>, Failure> {
        Ok(Rewriting {
            scene,
            statutes: scene.home.statutes()?,
            templates: HashMap::new(),
        })
    }

    /// The request and the letter of a case, word for word as they were.
    ///
    /// A mail breaks its lines elsewhere than the text that is kept, and is made
    /// from the letter; so the letter is written again and held against that text.
    ///
    /// # Errors
    /// When the templates have changed since and give other words now.
    pub fn letter(&mut self, tracker: &Tracker, case: &Case) -> Result<(Request, Letter), Failure> {
        let request = tracker.request(case)?;
        let templates = match self
            .templates
            .entry((case.law.clone(), request.language.clone()))
        {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let statute = self.statutes.get(&case.law)?;
                let own = self.scene.home.templates();
                place.insert(Templates::open(&statute, &request.language, Some(&own))?)
            }
        };
        let letter = templates.write(&request, &case.grounds, &case.reference, case.opened_on)?;
        let kept = tracker.document(case, Format::Txt)?;
        if text::render(&letter).as_bytes() != kept.bytes {
            return Err(Failure::cannot(format!(
                "the letter of {} would have other words today: its template has changed since it was written",
                case.reference
            ))
            .hint("write it anew, or send the letter as it was: `datawrit show CASE --format txt --output FILE`"));
        }
        Ok((request, letter))
    }
}
