//! Which clocks run in a case, and where do they stand?

use chrono::NaiveDate;

use super::{Case, Receipt};
use crate::law::{Ask, Calendar, ClockInForce, Deadline, EventKind, OutOfRange};

/// A clock of a case that has started.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseClock {
    pub clock: ClockInForce,
    pub deadline: Deadline,
    /// How the day of receipt is known, for a clock that starts with it.
    pub receipt: Option<Receipt>,
    /// What became of a notice of extension.
    pub notice: Option<Notice>,
    /// The day of the event that met the clock.
    pub met_on: Option<NaiveDate>,
    /// Days from today to `due`; negative when it is past.
    pub days_left: i64,
    /// Whether the recipient is late: the clock has run out, nothing has met
    /// it, and the letter did leave.
    pub overdue: bool,
}

/// What became of a notice that the recipient needs longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It came within the first period and counts.
    InTime { given_on: NaiveDate },
    /// It came after the first period and is ignored.
    TooLate {
        given_on: NaiveDate,
        first_due: NaiveDate,
    },
}

impl CaseClock {
    /// Whether anybody still waits for it.
    pub fn is_running(&self) -> bool {
        self.met_on.is_none()
    }

    /// Whether its days are those of a letter that has not left.
    pub fn is_forecast(&self) -> bool {
        self.receipt.is_some_and(|receipt| receipt.is_forecast())
    }
}

/// Every clock of the case that has started, in the order of the statute.
pub(super) fn of(
    case: &Case,
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<Vec<CaseClock>, OutOfRange> {
    let mut started = Vec::new();
    for clock in &case.grounds.clocks {
        let receipt = (clock.starts_at == EventKind::Received).then(|| case.receipt(today));
        let start = match receipt {
            Some(receipt) => Some(receipt.day()),
            None => case.day_of(clock.starts_at),
        };
        let Some(start) = start else { continue };

        let ask = Ask {
            start,
            extended: false,
            calendar,
        };
        let mut deadline = clock.deadline(ask)?;
        let mut notice = None;
        if let (Some(given_on), Some(_)) =
            (case.first_day_of(EventKind::Extended), &clock.extension)
        {
            if given_on <= deadline.due {
                deadline = clock.deadline(Ask {
                    extended: true,
                    ..ask
                })?;
                notice = Some(Notice::InTime { given_on });
            } else {
                notice = Some(Notice::TooLate {
                    given_on,
                    first_due: deadline.due,
                });
            }
        }

        let met_on = clock
            .ends_at
            .iter()
            .chain(&[EventKind::Withdrawn, EventKind::Closed])
            .filter_map(|kind| case.day_of(*kind))
            .min();
        let forecast = receipt.is_some_and(|receipt| receipt.is_forecast());
        started.push(CaseClock {
            days_left: (deadline.due - today).num_days(),
            overdue: met_on.is_none() && !forecast && deadline.is_overdue(today),
            clock: clock.clone(),
            deadline,
            receipt,
            notice,
            met_on,
        });
    }
    Ok(started)
}
