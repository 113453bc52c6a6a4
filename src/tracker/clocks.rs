//! Which clocks run in a case, and where do they stand?

use chrono::NaiveDate;

use super::{Case, Receipt};
use crate::law::{
    Ask, Calendars, ClockInForce, Deadline, Effect, EventKind, OutOfRange, Pause, Question,
    Restart, Whose,
};

/// A clock of a case that has started.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseClock {
    pub clock: ClockInForce,
    pub deadline: Deadline,
    /// How the day of receipt is known, for a clock that starts with it.
    pub receipt: Option<Receipt>,
    /// What became of a notice of extension.
    pub notice: Option<Notice>,
    /// A question that stands between the recipient and its answer.
    pub waiting: Option<Waiting>,
    /// The day of the event that met the clock.
    pub met_on: Option<NaiveDate>,
    /// Days from today to `due`; negative when it is past.
    pub days_left: i64,
    /// Whether the recipient is late: the clock has run out, nothing has met
    /// it, and the letter did leave.
    pub overdue: bool,
    /// Whether the requester's own step can no longer be taken in time.
    pub lapsed: bool,
}

/// A question of the recipient that nobody has answered, and for which the clock
/// stands still or may do so. Nobody is late meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub asked: EventKind,
    pub since: NaiveDate,
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
    calendars: &Calendars,
    today: NaiveDate,
) -> Result<Vec<CaseClock>, OutOfRange> {
    let mut started = Vec::new();
    for clock in &case.grounds.clocks {
        let receipt = (clock.starts_at == EventKind::Received).then(|| case.receipt(today));
        let start = match receipt {
            Some(receipt) => Some(receipt.day()),
            None => std::iter::once(&clock.starts_at)
                .chain(&clock.also_starts_at)
                .filter_map(|kind| case.day_of(*kind))
                .min(),
        };
        let Some(start) = start else { continue };

        // A question counts when it was asked while the clock ran; and whether a
        // notice came in time is asked of the clock as the questions left it.
        let plain = Ask::plain(start, case.place.as_ref(), calendars);
        let first = clock.deadline(plain)?;
        let mut standstill = Standstill::of(case, clock, start, first.due, today);
        let mut deadline = clock.deadline(standstill.apply(plain))?;
        let mut notice = None;
        if let (Some(given_on), Some(_)) =
            (case.first_day_of(EventKind::Extended), &clock.extension)
        {
            if given_on <= deadline.due {
                let extended = Ask {
                    extended: true,
                    ..plain
                };
                let longest = clock.deadline(extended)?.due;
                standstill = Standstill::of(case, clock, start, longest, today);
                deadline = clock.deadline(standstill.apply(extended))?;
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
        let waits = standstill.waiting.is_some();
        let ended = met_on.is_none() && !forecast && !waits && deadline.is_overdue(today);
        started.push(CaseClock {
            days_left: (deadline.due - today).num_days(),
            overdue: ended && clock.whose == Whose::Recipient,
            lapsed: ended && clock.whose == Whose::Requester,
            clock: clock.clone(),
            deadline,
            receipt,
            notice,
            waiting: standstill.waiting,
            met_on,
        });
    }
    Ok(started)
}

/// What the recipient's questions do to a clock.
struct Standstill {
    restart: Option<Restart>,
    pauses: Vec<Pause>,
    waiting: Option<Waiting>,
}

impl Standstill {
    /// The questions asked from the `start` of the clock to its `end`.
    fn of(
        case: &Case,
        clock: &ClockInForce,
        start: NaiveDate,
        end: NaiveDate,
        today: NaiveDate,
    ) -> Standstill {
        let mut standstill = Standstill {
            restart: None,
            pauses: Vec::new(),
            waiting: None,
        };
        for (question, asked, answered) in [
            (
                &clock.identity,
                EventKind::IdentityAsked,
                EventKind::IdentitySupplied,
            ),
            (
                &clock.clarification,
                EventKind::ClarificationAsked,
                EventKind::ClarificationAnswered,
            ),
        ] {
            let Some(question) = question.as_ref() else {
                continue;
            };
            if !question.concerns(&case.grounds.rights) || question.effect == Effect::Nothing {
                continue;
            }
            for (from, to) in case.questions(asked, answered) {
                if from > end {
                    continue;
                }
                if to.is_none() {
                    standstill.waiting = Some(Waiting { asked, since: from });
                }
                // Until it is answered: as if that happened today.
                let to = to.unwrap_or(today).max(from);
                standstill.add(question, from.max(start), to.max(start));
            }
        }
        standstill.count_no_day_twice();
        standstill
    }

    /// Two questions may be open on one day, and a clock that starts anew has no
    /// days before that which could not count.
    fn count_no_day_twice(&mut self) {
        self.pauses.sort_by_key(|pause| pause.from);
        let mut counted = self.restart.as_ref().map(|restart| restart.day);
        self.pauses.retain_mut(|pause| {
            if let Some(day) = counted.and_then(|counted| counted.succ_opt()) {
                pause.from = pause.from.max(day);
            }
            let remains = pause.from <= pause.to;
            if remains {
                counted = Some(pause.to);
            }
            remains
        });
    }

    fn add(&mut self, question: &Question, from: NaiveDate, to: NaiveDate) {
        let (reference, certainty) = (question.reference.clone(), question.certainty);
        match question.effect {
            Effect::Restarts => {
                self.restart = Some(Restart {
                    day: to,
                    reference,
                    certainty,
                });
            }
            Effect::Pauses | Effect::MayPause => self.pauses.push(Pause {
                from,
                to,
                generous: question.effect == Effect::MayPause,
                reference,
                certainty,
            }),
            Effect::Nothing => {}
        }
    }

    fn apply<'a>(&'a self, ask: Ask<'a>) -> Ask<'a> {
        Ask {
            restart: self.restart.as_ref(),
            pauses: &self.pauses,
            ..ask
        }
    }
}
