//! Files a reply with a case.

use super::{Decision, InboxFault, Item, waiting};
use crate::{
    office::{Error, World},
    tracker::{Filing, LetterNumber},
};

/// Which reply goes where.
#[derive(Debug, Clone)]
pub struct Order {
    pub number: i64,
    /// The case's reference, its beginning, or what it is called.
    pub case: String,
    /// The letter it answers; where it is not said, the last that has left.
    pub letter: Option<LetterNumber>,
}

/// Files a reply with a case; what it says is still to be decided.
///
/// # Errors
/// When there is no such reply or case, or the log already says what it told.
pub fn assign(world: &World<'_>, order: &Order) -> Result<Item, Error> {
    let (mut tracker, case) = world.home.case(&order.case)?;
    let reply = tracker.reply(order.number)?;
    let decision = Decision::of(&reply);
    if let Some(decision) = decision.filter(|decision| !decision.recorded.is_empty()) {
        let of = reply.case.map(|case| case.to_string()).unwrap_or_default();
        drop(decision);
        return Err(InboxFault::Recorded(order.number, of).into());
    }
    let letter = order
        .letter
        .unwrap_or_else(|| case.concerned(crate::law::EventKind::Acknowledged));
    if case.letter(letter).is_none() {
        return Err(InboxFault::NoLetter(case.reference.clone(), letter).into());
    }
    tracker.file_reply(
        &reply,
        &Filing {
            case: case.reference,
            letter,
            decision: None,
            events: Vec::new(),
            else_decided: None,
        },
    )?;
    waiting::one(world, order.number)
}
