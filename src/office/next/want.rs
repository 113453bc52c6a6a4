//! What a letter that follows needs from the person, as data: a terminal asks for it, a page shows a field.

use super::{heard::Heard, missing, order::Order};
use crate::{
    law::{EventKind, FollowUp},
    letter::Point,
    office::{Error, write::Desk},
    tracker::{Case, Tracker, TrackerError},
};

/// One thing that is asked before a letter is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextWant {
    /// What the person says in it, line by line; it cannot be written without.
    Given,
    /// What is missing of the answer: points of the request to choose from, or the person's own words. It cannot be
    /// written without.
    Missing(Vec<Point>),
    /// Whether the refusal had reasons, and which. Without an answer the letter says nothing of them.
    Reasons,
}

/// What a letter cannot be written without.
pub(super) enum Lack {
    Given,
    Missing,
}

pub(super) fn lacks(order: &Order) -> Option<Lack> {
    match order.step {
        FollowUp::IdentitySupplied | FollowUp::ClarificationAnswered | FollowUp::NothingHeld => {
            order.given.is_empty().then_some(Lack::Given)
        }
        FollowUp::Missing => order.missing.is_empty().then_some(Lack::Missing),
        FollowUp::Reminder
        | FollowUp::IdentityDisputed
        | FollowUp::RequestStands
        | FollowUp::FeeDisputed
        | FollowUp::ExtensionInvalid
        | FollowUp::WrongDeed
        | FollowUp::Objection
        | FollowUp::Appeal
        | FollowUp::ComplaintToController
        | FollowUp::Complaint => None,
    }
}

/// What is to be asked before the letter is written, as far as the order does not say it.
///
/// # Errors
/// When there is no such case, or it cannot be read.
pub fn wants(desk: &Desk<'_>, order: &Order) -> Result<Vec<NextWant>, Error> {
    let world = &desk.world;
    let (tracker, case) = world.home.case(&order.case)?;
    let mut wants = Vec::new();
    if reasons_are_unknown(&tracker, &case, order)? {
        wants.push(NextWant::Reasons);
    }
    match lacks(order) {
        Some(Lack::Given) => wants.push(NextWant::Given),
        Some(Lack::Missing) => {
            let statute = desk.statutes.get(&case.law)?;
            let language = match &order.language {
                Some(language) => language.clone(),
                None => tracker.request(&case)?.language,
            };
            let points = missing::points(world, &statute, &case, &language)?;
            wants.push(NextWant::Missing(points));
        }
        None => {}
    }
    Ok(wants)
}

/// Whether a letter about a refusal would have nothing to say of its reasons, since nobody has said whether there were
/// some.
fn reasons_are_unknown(
    tracker: &Tracker,
    case: &Case,
    order: &Order,
) -> Result<bool, TrackerError> {
    let about_a_refusal = matches!(
        order.step,
        FollowUp::Objection
            | FollowUp::Appeal
            | FollowUp::ComplaintToController
            | FollowUp::Complaint
    );
    if !about_a_refusal || case.day_of(EventKind::Refused).is_none() {
        return Ok(false);
    }
    let heard: Heard = order.heard.clone().known(tracker, case)?;
    Ok(heard.refusal_reason.is_none() && !heard.refusal_bare)
}
