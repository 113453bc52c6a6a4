//! Gathers what a complaint names.

use crate::{
    delivery::mail::Annex,
    letter::Letter,
    office::{
        Error,
        annexes::{enclosable, is_same, named},
    },
    tracker::{Case, LetterNumber, Tracker},
};

const PDF: &str = "application/pdf";

/// The most bytes of a mail with annexes, as it leaves: what they have, and a third more. The large mail services say
/// 20 to 25 MB; no law and no RFC has a number.
pub(super) const MOST: usize = 20_000_000;

/// The annexes of a complaint.
pub(super) enum Annexes {
    /// In the order in which it names them, and by the number it gives them; without those that are left out.
    All(Vec<Annex>),
    /// It names one that is not there any more, by this number and title.
    Missing { number: usize, title: String },
}

/// The annexes that a complaint names, and nothing else.
///
/// # Errors
/// When one of them is no longer what was kept.
pub(super) fn of(
    tracker: &Tracker,
    case: &Case,
    complaint: LetterNumber,
    letter: &Letter,
    authority: Option<Annex>,
    leave_out: &[usize],
) -> Result<Annexes, Error> {
    let represented = letter.represented.as_ref().zip(authority);
    let mut there = enclosable(tracker, case, Some(complaint))?;
    let mut annexes = Vec::new();
    for (number, title) in (1..).zip(named(letter)) {
        if let Some((by, authority)) = &represented
            && is_same(&title, &by.title)
        {
            if !leave_out.contains(&number) {
                annexes.push(Annex {
                    name: format!("annex-{number}.pdf"),
                    ..authority.clone()
                });
            }
            continue;
        }
        // Of two that are called the same the first is named first.
        let place = there.iter().position(|one| one.is_named(&title));
        let found = place.map(|place| there.remove(place));
        if leave_out.contains(&number) {
            continue;
        }
        let Some(found) = found else {
            return Ok(Annexes::Missing { number, title });
        };
        let ending = found.ending();
        annexes.push(Annex {
            name: format!("annex-{number}.{ending}"),
            // What others sent is handed on as it came, and is nothing that a program opens by itself.
            media_type: match ending {
                "pdf" => PDF,
                "txt" => "text/plain; charset=utf-8",
                _ => "application/octet-stream",
            },
            bytes: found.bytes(tracker, case)?,
        });
    }
    Ok(Annexes::All(annexes))
}
