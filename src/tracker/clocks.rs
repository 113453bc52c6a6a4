//! Which clocks run in a case, and where do they stand?

use chrono::{Days, NaiveDate};

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
    /// Whether the recipient, or the authority, is late: the clock has run out,
    /// nothing has met it, and the letter did leave.
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

    /// Whether its last day passed before anything met it, as far as anybody can
    /// be blamed for that.
    fn ran_out(&self, today: NaiveDate) -> bool {
        !self.is_forecast()
            && self.waiting.is_none()
            && self.deadline.is_overdue(self.met_on.unwrap_or(today))
    }

    /// Whether its days are those of a letter that has not left.
    pub fn is_forecast(&self) -> bool {
        self.receipt.is_some_and(|receipt| receipt.is_forecast())
    }
}

/// The day of the notice that the recipient needs longer: the first given while
/// the clock ran, for the notice of an answer is none of an appeal. `start` is
/// `None` where it is an estimate, which a notice may prove wrong.
fn given_on(case: &Case, start: Option<NaiveDate>, met_on: Option<NaiveDate>) -> Option<NaiveDate> {
    let notices = case.events.iter().filter(|event| {
        event.kind == EventKind::Extended
            && start.is_none_or(|start| start <= event.happened_on)
            && met_on.is_none_or(|met_on| event.happened_on <= met_on)
    });
    notices.map(|event| event.happened_on).min()
}

/// The day on which a clock of a case started.
struct Start {
    day: NaiveDate,
    /// What started it, where it was not the event that usually does.
    by: Option<String>,
}

impl Start {
    fn of(
        case: &Case,
        clock: &ClockInForce,
        receipt: Option<Receipt>,
        started: &[CaseClock],
        today: NaiveDate,
    ) -> Option<Start> {
        if let Some(receipt) = receipt {
            return Some(Start {
                day: receipt.day(),
                by: None,
            });
        }
        let event = std::iter::once(clock.starts_at)
            .chain(clock.also_starts_at.iter().copied())
            .filter_map(|kind| Some((case.day_of(kind)?, kind)))
            .min_by_key(|(day, _)| *day)
            .map(|(day, kind)| Start {
                day,
                by: (kind != clock.starts_at).then(|| kind.to_string()),
            });
        let silence = clock
            .also_starts_after
            .as_ref()
            .and_then(|id| started.iter().find(|other| other.clock.id == *id))
            // A late answer in full leaves nothing to pursue; any other is an event.
            .filter(|other| other.is_running() || event.is_some())
            .filter(|other| other.ran_out(today))
            .map(|other| Start {
                day: other.deadline.due,
                by: Some(format!("no {}", other.clock.title)),
            });
        [event, silence]
            .into_iter()
            .flatten()
            .min_by_key(|start| start.day)
    }
}

/// Every clock of the case that has started, in the order of the statute.
pub(super) fn of(
    case: &Case,
    calendars: &Calendars,
    today: NaiveDate,
) -> Result<Vec<CaseClock>, OutOfRange> {
    let mut started: Vec<CaseClock> = Vec::new();
    for clock in &case.grounds.clocks {
        let receipt = (clock.starts_at == EventKind::Received).then(|| case.receipt(today));
        let Some(Start { day: start, by }) = Start::of(case, clock, receipt, &started, today)
        else {
            continue;
        };

        // Whether a notice came in time is asked of the clock as the questions left it.
        let place = case.grounds.place_of(clock, case.place.as_ref());
        let plain = Ask {
            started_by: by.as_deref(),
            ..Ask::plain(start, place, calendars)
        };
        let (mut deadline, mut standstill) = Standstill::settle(case, clock, plain, today)?;
        let met_on = clock
            .ends_at
            .iter()
            .chain(&[EventKind::Withdrawn, EventKind::Closed])
            .filter_map(|kind| case.day_of(*kind))
            .min();
        let mut notice = None;
        if clock.extension.is_some()
            && let Some(given_on) = given_on(case, receipt.is_none().then_some(start), met_on)
        {
            if given_on <= deadline.due {
                let extended = Ask {
                    extended: true,
                    ..plain
                };
                (deadline, standstill) = Standstill::settle(case, clock, extended, today)?;
                notice = Some(Notice::InTime { given_on });
            } else {
                notice = Some(Notice::TooLate {
                    given_on,
                    first_due: deadline.due,
                });
            }
        }

        let forecast = receipt.is_some_and(|receipt| receipt.is_forecast());
        let waits = standstill.waiting.is_some();
        let ended = met_on.is_none() && !forecast && !waits && deadline.is_overdue(today);
        started.push(CaseClock {
            days_left: (deadline.due - today).num_days(),
            overdue: ended && clock.whose != Whose::Requester,
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
    /// The clock as its questions leave it. A question counts when it was asked
    /// while the clock ran, and what it adds may be when the next one was asked.
    fn settle(
        case: &Case,
        clock: &ClockInForce,
        ask: Ask<'_>,
        today: NaiveDate,
    ) -> Result<(Deadline, Standstill), OutOfRange> {
        let mut end = clock.deadline(ask)?.due;
        loop {
            let standstill = Standstill::of(case, clock, ask.start, end, today);
            let deadline = clock.deadline(standstill.apply(ask))?;
            if deadline.due <= end {
                return Ok((deadline, standstill));
            }
            end = deadline.due;
        }
    }

    /// The questions asked until the `end` of a clock.
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
            (&clock.fee, EventKind::FeeAsked, EventKind::FeePaid),
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
                if let Some(days) = question.after_days {
                    let day = from.checked_add_days(Days::new(days.into()));
                    let note = format!("{days} days after the question of {from}");
                    standstill.start_anew(question, day.unwrap_or(from).max(start), note);
                    continue;
                }
                if to.is_none() {
                    standstill.waiting = Some(Waiting { asked, since: from });
                }
                // Until it is answered: as if that happened today.
                let to = to.unwrap_or(today).max(from);
                standstill.add(question, answered, from.max(start), to.max(start));
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

    fn add(&mut self, question: &Question, answered: EventKind, from: NaiveDate, to: NaiveDate) {
        match question.effect {
            Effect::Restarts => {
                let note = match answered {
                    EventKind::FeePaid => "the day the fee was paid",
                    _ => "the day the identity was shown",
                };
                self.start_anew(question, to, note.to_owned());
            }
            Effect::Pauses | Effect::MayPause => self.pauses.push(Pause {
                from,
                to,
                generous: question.effect == Effect::MayPause,
                reference: question.reference.clone(),
                certainty: question.certainty,
            }),
            Effect::Nothing => {}
        }
    }

    /// From the latest of the days that a clock waits for.
    fn start_anew(&mut self, question: &Question, day: NaiveDate, note: String) {
        if self
            .restart
            .as_ref()
            .is_none_or(|restart| restart.day < day)
        {
            self.restart = Some(Restart {
                day,
                note,
                reference: question.reference.clone(),
                certainty: question.certainty,
            });
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
