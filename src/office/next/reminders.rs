//! Every reminder that is due, for one look and one question.

use super::{Because, Composed, Heard, Order, What, compose, step::each};
use crate::{
    law::{FollowUp, Language},
    office::{Error, authority::Ties, write::Desk},
    request::Reference,
};

/// The reminders that are to leave.
#[derive(Debug, Default)]
pub struct Reminders {
    /// Of the cases that are late, ready to be added to them; the one that is late the longest first.
    pub due: Vec<Composed>,
    /// The cases of which a reminder was written before and has not left.
    pub unsent: Vec<Reference>,
}

/// Writes a reminder for each case whose answer is late and of which nobody was reminded; nothing is kept yet.
///
/// # Errors
/// When the tracker or a law file cannot be read, or a letter cannot be written.
pub fn reminders(desk: &Desk<'_>, language: Option<&Language>) -> Result<Reminders, Error> {
    let mut reminders = Reminders::default();
    let mut late = Vec::new();
    each(&desk.world, &mut |view, step| {
        let case = &view.case;
        match (step.what, step.because) {
            (What::Write, Because::Late) if step.letters.contains(&FollowUp::Reminder) => {
                late.push((step.on, step.case));
            }
            (What::Send, Because::NotSent) => {
                let letter = step.letter.and_then(|number| case.letter(number));
                if letter.and_then(|letter| letter.step) == Some(FollowUp::Reminder) {
                    reminders.unsent.push(step.case);
                }
            }
            _ => {}
        }
    })?;
    late.sort();
    for (_, case) in late {
        reminders.due.push(compose(
            desk,
            &Order {
                case: case.to_string(),
                step: FollowUp::Reminder,
                given: Vec::new(),
                missing: Vec::new(),
                heard: Heard::default(),
                language: language.cloned(),
                copy_in: None,
                own: None,
                ties: Ties::default(),
            },
        )?);
    }
    Ok(reminders)
}
