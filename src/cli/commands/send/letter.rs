//! The letter of a case, written again from what the case rests on.

use crate::{
    cli::{commands::Scene, failure::Failure},
    delivery::text,
    letter::{Letter, Templates},
    request::Request,
    tracker::{Case, Format, Tracker},
};

/// The request and the letter of a case, word for word as they were.
///
/// A mail breaks its lines elsewhere than the text that is kept, and is made
/// from the letter; so the letter is written again and held against that text.
///
/// # Errors
/// When the templates have changed since and give other words now.
pub fn rewritten(
    scene: &Scene<'_>,
    tracker: &Tracker,
    case: &Case,
) -> Result<(Request, Letter), Failure> {
    let request = tracker.request(case)?;
    let statutes = scene.home.statutes()?;
    let statute = statutes.get(&case.law)?;
    let templates = Templates::open(&statute, &request.language, Some(&scene.home.templates()))?;
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
