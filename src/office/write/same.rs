//! The same request, which still waits for its answer.

use std::fmt::{self, Display, Formatter};

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    law::Calendars,
    office::{Error, World, view::CaseView},
    request::{Reference, Request},
    tracker::{Asked, CaseClock, Status, Tracker},
};

/// The latest case of the same request that is open; after it was answered, refused or put away the
/// same may be asked again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SameRequest {
    pub case: Reference,
    pub to: String,
    pub written_on: NaiveDate,
    pub sent: bool,
    /// When its answer is due.
    pub due: Option<NaiveDate>,
}

impl SameRequest {
    pub(super) fn find(
        world: &World<'_>,
        tracker: &Tracker,
        asked: &Asked,
        (law, request): (&str, &Request),
        calendars: &Calendars,
    ) -> Result<Option<SameRequest>, Error> {
        for earlier in asked.near(law, request) {
            let case = tracker.find(earlier.reference.as_str())?;
            let to = case.recipient.clone();
            let view = CaseView::of(case, world.today, calendars)?;
            if matches!(
                view.status,
                Status::Fulfilled | Status::Denied | Status::Revoked
            ) {
                continue;
            }
            return Ok(Some(SameRequest {
                case: earlier.reference.clone(),
                to,
                written_on: earlier.opened_on,
                sent: view.is_sent(),
                due: CaseClock::of_answer(&view.clocks).map(|clock| clock.deadline.due),
            }));
        }
        Ok(None)
    }
}

impl Display for SameRequest {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the same request to {} is open: {}, written on {}",
            self.to, self.case, self.written_on
        )?;
        match self.due {
            _ if !self.sent => f.write_str(" and not recorded as sent"),
            Some(due) => write!(f, "; its answer is due on {due}"),
            None => Ok(()),
        }
    }
}
