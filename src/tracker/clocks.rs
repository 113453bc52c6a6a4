//! Which clocks run in a case, and how far are they?

use chrono::{Days, NaiveDate};

use super::{Case, Event, Receipt};
use crate::law::{
    Ask, Calendars, Certainty, Citation, ClockInForce, Deadline, Effect, EventKind, OutOfRange,
    Pause, Question, Restart, Step, Whose,
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
    /// A question of the recipient that is open, where the law stops the clock for it (a pause, or a
    /// later start).
    pub waiting: Option<Waiting>,
    /// A later day that the recipient may argue for, and that is not the day.
    pub argued: Option<Argued>,
    /// Questions asked so late that the pause they might bring is in doubt.
    pub late_questions: Vec<LateQuestion>,
    /// The questions that the requester disputed, with the day.
    pub disputed: Vec<(EventKind, NaiveDate)>,
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

/// A question of the recipient that nobody has answered, and for which the words of the law stop
/// the clock. Nobody is late meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    pub asked: EventKind,
    pub since: NaiveDate,
}

/// The recipient's reading of a clock of which the words of the law know no pause.
#[derive(Debug, Clone, PartialEq)]
pub struct Argued {
    /// Its last day on that reading: with a question still open, that of an answer
    /// given today.
    pub deadline: Deadline,
    /// Since when the question has waited that it rests on.
    pub open_since: Option<NaiveDate>,
}

/// A question that was not asked without undue delay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateQuestion {
    pub asked_on: NaiveDate,
    /// Days after the clock started.
    pub after_days: i64,
    /// Within how many it would not have been late; our own measure.
    pub within_days: u32,
    pub reference: Citation,
}

/// What became of a notice that the recipient needs longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// It came within the first period and counts.
    InTime {
        given_on: NaiveDate,
        /// The day until which the recipient said it needs: it has bound itself to
        /// that day, where the law allows it.
        named: Option<NaiveDate>,
        /// The last day that the law allows; `None` where it sets none.
        law_last: Option<NaiveDate>,
    },
    /// The law lets the notice name the day, and this one names none: the day stays.
    NamesNoDay { given_on: NaiveDate },
    /// No extension of the clock is known: the day stays.
    Unknown {
        given_on: NaiveDate,
        named: NaiveDate,
    },
    /// It came after the first period and is ignored.
    TooLate {
        given_on: NaiveDate,
        first_due: NaiveDate,
    },
}

impl CaseClock {
    /// The clock of the answer to the request: of several the one that is over first.
    pub fn of_answer(clocks: &[CaseClock]) -> Option<&CaseClock> {
        let of_answer = |clock: &&CaseClock| {
            clock.clock.whose == Whose::Recipient
                && matches!(
                    clock.clock.starts_at,
                    // A letter that names no law has a day counted from when it was sent.
                    EventKind::Received | EventKind::Sent
                )
                && clock.clock.is_for_the_answer()
        };
        clocks
            .iter()
            .filter(of_answer)
            .min_by_key(|clock| (clock.met_on.is_some(), clock.deadline.due))
    }

    /// Whether its days go by a day of receipt that was estimated.
    pub fn is_estimated(&self) -> bool {
        self.receipt
            .is_some_and(|receipt| receipt.label().is_some())
    }

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

    /// Whether anybody waits for it: it runs, and where an authority has the matter, it is not the recipient's.
    pub fn is_awaited(&self, at_authority: bool) -> bool {
        self.is_running() && !(at_authority && self.clock.whose == Whose::Recipient)
    }

    /// Whether its days are those of a letter that has not left.
    pub fn is_forecast(&self) -> bool {
        self.receipt.is_some_and(|receipt| receipt.is_forecast())
    }
}

/// The notices that the recipient needs longer, given while the clock ran, since a
/// notice for the answer says nothing of an appeal. `start` is
/// `None` where it is an estimate, which a notice may prove wrong.
fn notices(
    case: &Case,
    start: Option<NaiveDate>,
    met_on: Option<NaiveDate>,
) -> impl Iterator<Item = &Event> {
    case.of_request().filter(move |event| {
        event.kind == EventKind::Extended
            && start.is_none_or(|start| start <= event.happened_on)
            && met_on.is_none_or(|met_on| event.happened_on <= met_on)
    })
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
        started: &[Started],
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
            .and_then(|id| started.iter().find(|other| other.clock.clock.id == *id))
            // Silence starts it too: the Austrian year for a complaint (DSG section 24(4)). Not
            // where a full answer came, however late: nothing is left to complain about. Where a
            // refusal or a partial answer came after the last day, the silence before it counts.
            .filter(|other| other.clock.is_running() || event.is_some())
            .filter(|other| other.clock.ran_out(today))
            .map(|other| Start {
                // A step of the person's own is told on the safe side: whether the last day moved is for the
                // recipient to argue.
                day: match clock.whose {
                    Whose::Requester => other.first_last_day,
                    Whose::Recipient | Whose::Authority => other.clock.deadline.due,
                },
                by: Some(format!("no {}", other.clock.clock.title)),
            })
            .map(|start| Start {
                day: match clock.from_the_breach {
                    true => start.day.succ_opt().unwrap_or(start.day),
                    false => start.day,
                },
                ..start
            });
        [event, silence]
            .into_iter()
            .flatten()
            .min_by_key(|start| start.day)
    }
}

impl Case {
    /// Every clock that has started, with its deadline, as of `today`, in the order of the
    /// statute.
    ///
    /// # Errors
    /// When a sum leaves the years 0001 to 9999.
    pub fn clocks(
        &self,
        today: NaiveDate,
        calendars: &Calendars,
    ) -> Result<Vec<CaseClock>, OutOfRange> {
        of(self, calendars, today)
    }
}

/// A clock, and what a step of the person's own starts from.
struct Started {
    clock: CaseClock,
    /// Its last day on the reading that gives the person the least time for a step of their own.
    first_last_day: NaiveDate,
}

fn of(case: &Case, calendars: &Calendars, today: NaiveDate) -> Result<Vec<CaseClock>, OutOfRange> {
    let mut started: Vec<Started> = Vec::new();
    for clock in &case.grounds.clocks {
        let mut receipt = (clock.starts_at == EventKind::Received).then(|| case.receipt(today));
        // Our estimate is on the long side, which for the person's own step is not the safe one.
        if clock.whose == Whose::Requester {
            receipt = receipt.map(Receipt::at_the_earliest);
        }
        let Some(Start { day: start, by }) = Start::of(case, clock, receipt, &started, today)
        else {
            continue;
        };
        // Of a clock that goes by the law of its own event, one version counts.
        let later = |other: &ClockInForce| {
            other.id == clock.id && other.from > clock.from && other.from <= start
        };
        let replaced =
            clock.law_of_its_event && (clock.from > start || case.grounds.clocks.iter().any(later));
        if replaced {
            continue;
        }

        let place = case.grounds.place_of(clock, case.place.as_ref());
        let plain = Ask {
            started_by: by.as_deref(),
            ..Ask::plain(start, place, calendars)
        };
        let met_on = clock
            .ends_at
            .iter()
            .chain(&[EventKind::Withdrawn, EventKind::Closed])
            .filter_map(|kind| case.day_of(*kind))
            .min();
        let run = Run {
            case,
            clock,
            plain,
            // An estimate may be proved wrong by a notice.
            known_start: receipt.is_none().then_some(start),
            met_on,
            today,
        };
        let (mut deadline, standstill, notice) = run.settle(Reading::Words)?;
        let argued = run.argued(&deadline)?;
        if let (Some(Receipt::Replied { .. }), Some(first)) = (receipt, deadline.basis.first_mut())
        {
            let reason = "they replied on that day, so it had come";
            first.note = Some(match first.note.take() {
                Some(note) => format!("{note}; {reason}"),
                None => reason.to_owned(),
            });
        }
        if let Some(sooner) = run.sooner()?
            && sooner.due < deadline.due
        {
            deadline = sooner;
            receipt = None;
        }
        // Counted for the clocks alone that silence can start.
        let mut others = case.grounds.clocks.iter();
        let leads = others.any(|other| other.also_starts_after.as_ref() == Some(&clock.id));
        let first_last_day = match receipt {
            Some(receipt @ (Receipt::Estimated { .. } | Receipt::Replied { .. }))
                if leads && notice.is_none() =>
            {
                let plain = Ask {
                    start: receipt.at_the_earliest().day(),
                    ..run.plain
                };
                let run = Run { plain, ..run };
                run.settle(Reading::Words)?.0.nominal
            }
            _ => deadline.nominal,
        };

        let forecast = receipt.is_some_and(|receipt| receipt.is_forecast());
        let waits = standstill.waiting.is_some();
        let ended = met_on.is_none() && !forecast && !waits && deadline.is_overdue(today);
        let clock = CaseClock {
            days_left: (deadline.due - today).num_days(),
            overdue: ended && clock.whose != Whose::Requester,
            lapsed: ended && clock.whose == Whose::Requester,
            clock: clock.clone(),
            deadline,
            receipt,
            notice,
            waiting: standstill.waiting,
            argued,
            late_questions: late_questions(case, clock, start),
            disputed: disputed(case, clock),
            met_on,
        };
        started.push(Started {
            clock,
            first_last_day,
        });
    }
    Ok(started.into_iter().map(|started| started.clock).collect())
}

/// Whose reading of the questions counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// The words of the law.
    Words,
    /// The recipient's: what an authority allows it besides.
    Recipient,
}

/// A clock of a case, ready to be counted.
#[derive(Clone, Copy)]
struct Run<'a> {
    case: &'a Case,
    clock: &'a ClockInForce,
    plain: Ask<'a>,
    known_start: Option<NaiveDate>,
    met_on: Option<NaiveDate>,
    today: NaiveDate,
}

impl Run<'_> {
    /// The clock with its questions and its notice. Whether a notice came in time is
    /// asked of the clock as the questions left it.
    fn settle(
        &self,
        reading: Reading,
    ) -> Result<(Deadline, Standstill, Option<Notice>), OutOfRange> {
        let (first, standstill) = self.count(reading, self.plain)?;
        let notices = || notices(self.case, self.known_start, self.met_on);
        let given_on = notices().map(|event| event.happened_on).min();
        let Some(given_on) = given_on else {
            return Ok((first, standstill, None));
        };
        let Some(extension) = &self.clock.extension else {
            let named = notices().last().and_then(|event| event.until);
            // The notice of an answer says nothing of another clock.
            let concerns = self.clock.is_for_the_answer();
            let notice = named
                .filter(|_| concerns)
                .map(|named| Notice::Unknown { given_on, named });
            return Ok((first, standstill, notice));
        };
        if given_on > first.due {
            let notice = Notice::TooLate {
                given_on,
                first_due: first.due,
            };
            return Ok((first, standstill, Some(notice)));
        }
        // The last word of those given in time, so that a wrong day can be corrected.
        let named = notices()
            .filter(|event| event.happened_on <= first.due)
            .last()
            .and_then(|event| event.until);
        if extension.period.is_none() {
            let Some(named) = named else {
                return Ok((first, standstill, Some(Notice::NamesNoDay { given_on })));
            };
            let law = Law {
                reference: &extension.reference,
                certainty: extension.certainty,
                last: None,
            };
            let deadline = bound(first, law, given_on, named);
            let notice = Notice::InTime {
                given_on,
                named: Some(named),
                law_last: None,
            };
            return Ok((deadline, standstill, Some(notice)));
        }
        let (deadline, standstill) = self.count(
            reading,
            Ask {
                extended: true,
                ..self.plain
            },
        )?;
        let notice = Notice::InTime {
            given_on,
            named,
            law_last: Some(deadline.due),
        };
        let deadline = match named {
            Some(named) if named < deadline.due => {
                let law = Law {
                    reference: &extension.reference,
                    certainty: extension.certainty,
                    last: Some(deadline.due),
                };
                bound(first, law, given_on, named)
            }
            _ => deadline,
        };
        Ok((deadline, standstill, Some(notice)))
    }

    /// The clock by its second limit, where one of its events has happened.
    fn sooner(&self) -> Result<Option<Deadline>, OutOfRange> {
        let Some((after, clock)) = self.clock.by_its_sooner_limit() else {
            return Ok(None);
        };
        let events = after.iter();
        let days = events.filter_map(|kind| Some((self.case.day_of(*kind)?, kind)));
        let Some((day, kind)) = days.min_by_key(|(day, _)| *day) else {
            return Ok(None);
        };
        let by = kind.to_string();
        let ask = Ask {
            start: day,
            started_by: Some(&by),
            ..self.plain
        };
        clock.deadline(ask).map(Some)
    }

    /// What the recipient may argue for, where that is later than the day.
    fn argued(&self, deadline: &Deadline) -> Result<Option<Argued>, OutOfRange> {
        let (argued, standstill, _) = self.settle(Reading::Recipient)?;
        Ok((argued.due > deadline.due).then_some(Argued {
            deadline: argued,
            open_since: standstill.open_since,
        }))
    }

    /// The clock as its questions leave it. A question counts when it was asked while the clock
    /// ran, and days that one question adds can be days on which the next one was asked. So the end
    /// is counted again until no further question falls before it.
    ///
    /// UK GDPR, an access request received on 2 March 2026, two questions of what is meant:
    ///
    /// ```text
    ///                                           questions until the end         the end
    /// + 1 month                                                                 2026-04-02
    /// round 1   asked 03-20, answered 04-10     the first: 22 days              2026-04-24
    /// round 2   asked 04-15, answered 04-16     the second too: 2 days more     2026-04-27, a Monday
    /// round 3                                   no other                        2026-04-27
    /// ```
    ///
    /// It ends, because an end that does not move is the last one, and there are only so many
    /// questions to move it.
    fn count(&self, reading: Reading, ask: Ask<'_>) -> Result<(Deadline, Standstill), OutOfRange> {
        let mut end = self.clock.deadline(ask)?.due;
        loop {
            let standstill = self.standstill(reading, ask.start, end);
            let deadline = self.clock.deadline(standstill.apply(ask))?;
            if deadline.due <= end {
                return Ok((deadline, standstill));
            }
            end = deadline.due;
        }
    }

    /// What the questions do that were asked until the `end` of the clock.
    fn standstill(&self, reading: Reading, start: NaiveDate, end: NaiveDate) -> Standstill {
        let mut standstill = Standstill {
            restart: None,
            pauses: Vec::new(),
            waiting: None,
            open_since: None,
        };
        for (asked, question) in questions_of(self.clock) {
            let idle = match question.effect {
                Effect::Nothing => true,
                Effect::MayPause => reading == Reading::Words,
                Effect::Restarts | Effect::Pauses => false,
            };
            if idle || !question.concerns(&self.case.grounds.rights) {
                continue;
            }
            for (from, ended) in self.case.questions(asked) {
                if from > end {
                    continue;
                }
                if let Some(days) = question.after_days {
                    let day = from.checked_add_days(Days::new(days.into()));
                    let note = format!("{days} days after the question of {from}");
                    standstill.start_anew(question, day.unwrap_or(from).max(start), note);
                    continue;
                }
                if ended.is_none() {
                    standstill.open_since = Some(from);
                    if question.effect != Effect::MayPause {
                        standstill.waiting = Some(Waiting { asked, since: from });
                    }
                }
                // Until it is answered: as if that happened today.
                let to = ended.map_or(self.today, |(_, day)| day).max(from);
                let by = ended.map_or(asked, |(kind, _)| kind);
                standstill.add(question, by, from.max(start), to.max(start));
            }
        }
        standstill.count_no_day_twice();
        standstill
    }
}

/// What a law says of its longer time.
struct Law<'a> {
    reference: &'a Citation,
    certainty: Certainty,
    /// Its last day, where it sets one.
    last: Option<NaiveDate>,
}

/// The recipient has bound itself to a day, before the law's last where there is one: that day counts, and none
/// before the first period is over.
fn bound(first: Deadline, law: Law<'_>, given_on: NaiveDate, named: NaiveDate) -> Deadline {
    let due = named.max(first.due);
    let mut bound = first;
    let last = bound.basis.pop();
    bound.basis.push(Step {
        step: format!("the day named on {given_on}"),
        day: due,
        reference: None,
        note: (named < due).then(|| format!("{named}, which is before the first last day")),
    });
    bound.basis.extend(last.map(|last| Step {
        day: due,
        reference: Some(law.reference.clone()),
        note: Some(match law.last {
            Some(last) => format!("the law's last day is {last}"),
            None => "the law sets no last day of its own".to_owned(),
        }),
        ..last
    }));
    bound.nominal = due;
    bound.due = due;
    bound.certainty = bound.certainty.max(law.certainty);
    bound.law = bound.law.max(law.certainty);
    bound
}

/// The questions whose effect a clock names.
fn questions_of(clock: &ClockInForce) -> impl Iterator<Item = (EventKind, &Question)> {
    [
        (EventKind::IdentityAsked, &clock.identity),
        (EventKind::ClarificationAsked, &clock.clarification),
        (EventKind::FeeAsked, &clock.fee),
    ]
    .into_iter()
    .filter_map(|(asked, question)| Some((asked, question.as_ref()?)))
}

/// The questions that were asked too late to have been asked without undue delay.
fn late_questions(case: &Case, clock: &ClockInForce, start: NaiveDate) -> Vec<LateQuestion> {
    questions_of(clock)
        .filter(|(_, question)| question.concerns(&case.grounds.rights))
        .filter_map(|(asked, question)| Some((asked, question, question.asked_within_days?)))
        .flat_map(|(asked, question, within_days)| {
            case.questions(asked)
                .into_iter()
                .map(move |(asked_on, _)| LateQuestion {
                    asked_on,
                    after_days: (asked_on - start).num_days(),
                    within_days,
                    reference: question.reference.clone(),
                })
        })
        .filter(|question| question.after_days > i64::from(question.within_days))
        .collect()
}

/// The disputed questions for which the clock stood still or might have done so.
fn disputed(case: &Case, clock: &ClockInForce) -> Vec<(EventKind, NaiveDate)> {
    questions_of(clock)
        .filter(|(_, question)| {
            question.effect != Effect::Nothing && question.concerns(&case.grounds.rights)
        })
        .flat_map(|(asked, _)| case.questions(asked))
        .filter_map(|(_, ended)| ended)
        .filter(|(kind, _)| kind.is_dispute())
        .collect()
}

/// What the recipient's questions do to a clock.
struct Standstill {
    restart: Option<Restart>,
    pauses: Vec<Pause>,
    waiting: Option<Waiting>,
    /// The last question that nobody has answered.
    open_since: Option<NaiveDate>,
}

impl Standstill {
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

    /// A question from its day to that of the event that ended it; `by` is the question
    /// itself while it is open.
    fn add(&mut self, question: &Question, by: EventKind, from: NaiveDate, to: NaiveDate) {
        match question.effect {
            Effect::Restarts => {
                let note = match by {
                    EventKind::FeePaid => "the day the fee was paid",
                    EventKind::IdentitySupplied => "the day the identity was shown",
                    EventKind::Authenticated => "the day the request was authenticated",
                    kind if kind.is_dispute() => "the day the question was disputed",
                    _ => "the question is open: as if it were answered today",
                };
                self.start_anew(question, to, note.to_owned());
            }
            Effect::Pauses | Effect::MayPause => self.pauses.push(Pause {
                from,
                to,
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
