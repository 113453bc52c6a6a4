//! Records what happened to a case.

use chrono::NaiveDate;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Notice, Refusal, World, view::CaseView};
use crate::{
    law::EventKind,
    request::{Line, Passage, Reference},
    tracker::{Case, Dispatch, Event, LetterNumber, Medium, Reasons},
};

/// What is to be recorded.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case's reference, or its beginning.
    pub case: String,
    pub event: EventKind,
    /// The letter it is about; where it is not said, [`crate::tracker::Case::concerned`] tells.
    pub letter: Option<LetterNumber>,
    /// Today where it is not said; the day a mail left, for what settles what became of it.
    pub on: Option<NaiveDate>,
    pub by: Option<Medium>,
    /// The day that a notice of extension names.
    pub until: Option<NaiveDate>,
    /// The carrier's number.
    pub tracking: Option<Line>,
    pub note: Option<Passage>,
    /// What the company said of its reasons for refusing or for taking longer.
    pub reasons: Option<Reasons>,
    /// Whether it is recorded though the same of the same day is there.
    pub again: bool,
}

impl Order {
    /// An event of a case, of which nothing more is said.
    pub fn new(case: impl Into<String>, event: EventKind) -> Order {
        Order {
            case: case.into(),
            event,
            letter: None,
            on: None,
            by: None,
            until: None,
            tracking: None,
            note: None,
            reasons: None,
            again: false,
        }
    }
}

/// What was recorded, and how the case stands now.
#[derive(Debug)]
pub struct Recorded {
    pub case: CaseView,
    pub on: NaiveDate,
    pub medium: Option<Medium>,
    pub notices: Vec<Notice>,
}

/// Why nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("{on} is in the future; today is {today}")]
    Future { on: NaiveDate, today: NaiveDate },
    #[error("`{event}` is recorded when a letter is written or sent, and not by hand")]
    NotByHand { event: EventKind },
    #[error("how a letter was sent does not go with `{event}`")]
    NotSentBy { event: EventKind },
    #[error("the carrier's number does not go with `{event}`")]
    NotTracked { event: EventKind },
    #[error("the day that a notice names does not go with `{event}`")]
    NotUntil { event: EventKind },
    #[error("reasons do not go with `{event}`")]
    NotReasoned { event: EventKind },
    #[error("{until} is not after the day of the notice, {on}")]
    BeforeNotice { until: NaiveDate, on: NaiveDate },
    #[error("nothing can have come back yet: the letter is not recorded as sent")]
    NotSentYet {
        case: Reference,
        letter: LetterNumber,
    },
    #[error("{on} is before the day on which the letter left, {left}")]
    BeforeItLeft {
        case: Reference,
        letter: LetterNumber,
        on: NaiveDate,
        left: NaiveDate,
    },
    #[error("{on} is before the day that the letter bears, {dated}")]
    BeforeItsDate { on: NaiveDate, dated: NaiveDate },
    #[error("{on} is before the day of the question that this answers, {asked}")]
    BeforeTheQuestion { on: NaiveDate, asked: NaiveDate },
    #[error("`{event}` is recorded on {on} already")]
    Twice { event: EventKind, on: NaiveDate },
    #[error("the letter is recorded as sent on {left}")]
    HasLeft { case: Reference, left: NaiveDate },
    #[error("the letter arrived: it was answered on {answered}")]
    WasAnswered {
        case: Reference,
        answered: NaiveDate,
    },
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        let event = match self {
            // What is to be recorded instead only the person can know.
            Refused::NotByHand { .. } => return Vec::new(),
            Refused::Future { .. } | Refused::BeforeTheQuestion { .. } => {
                return vec![Hint::WhenItHappened];
            }
            Refused::BeforeItsDate { .. } => return vec![Hint::DayItLeft],
            Refused::Twice { .. } => return vec![Hint::OnceMore],
            Refused::BeforeNotice { .. } => return vec![Hint::DayNamedOrDayOfNotice],
            Refused::NotSentYet { case, letter } => {
                let (case, letter) = (case.clone(), *letter);
                return vec![Hint::SentFirst { case, letter }];
            }
            Refused::BeforeItLeft { case, letter, .. } => {
                let (case, letter) = (case.clone(), *letter);
                return vec![Hint::SentEarlier { case, letter }];
            }
            Refused::HasLeft { case, .. } => {
                return vec![Hint::TakeBackOrCameBack { case: case.clone() }];
            }
            Refused::WasAnswered { case, .. } => {
                return vec![Hint::AnotherLetterCameBack { case: case.clone() }];
            }
            Refused::NotSentBy { .. } | Refused::NotTracked { .. } => EventKind::Sent,
            Refused::NotUntil { .. } => EventKind::Extended,
            Refused::NotReasoned { .. } => EventKind::Refused,
        };
        vec![Hint::GoesWith { event }]
    }
}

/// Whether an event can be recorded, as far as its own details tell.
///
/// # Errors
/// When there is no such case, or the event and its details do not go together.
pub fn check(world: &World<'_>, order: &Order) -> Result<(), Error> {
    let (_, case) = world.home.case(&order.case)?;
    let letter = order.letter.unwrap_or_else(|| case.concerned(order.event));
    let on = order.on.unwrap_or(world.today);
    order.check(on, world.today)?;
    order.after_its_date(&case, letter, on)?;
    Ok(order.follows(&case, letter, on)?)
}

/// Records an event, and says how the case stands then.
///
/// # Errors
/// When the event and its details do not go together, or the tracker cannot be read or written.
pub fn record(world: &World<'_>, order: &Order) -> Result<Recorded, Error> {
    let (_, case) = world.home.case(&order.case)?;
    let letter = order.letter.unwrap_or_else(|| case.concerned(order.event));
    let on = order.on.unwrap_or(world.today);
    order.check(on, world.today)?;
    order.after_its_date(&case, letter, on)?;
    record_anyway(world, order)
}

/// The same, also of a letter that left before the day it bears: who travels west meets a day twice.
///
/// # Errors
/// As [`record`].
pub fn record_anyway(world: &World<'_>, order: &Order) -> Result<Recorded, Error> {
    let (mut tracker, case) = world.home.case(&order.case)?;
    let event = order.event;
    // What settles a mail of which nobody knew belongs to the day it left.
    let letter = order.letter.unwrap_or_else(|| case.concerned(event));
    let unsettled = matches!(
        case.dispatch_of(letter),
        Dispatch::Unknown | Dispatch::Interrupted
    ) && matches!(event, EventKind::Sent | EventKind::NotSent);
    let left_on = unsettled.then(|| case.day_in(letter, EventKind::Sending));
    let left_on = left_on.flatten();
    let on = order.on.or(left_on).unwrap_or(world.today);
    order.check(on, world.today)?;
    order.follows(&case, letter, on)?;
    // Read before anything is recorded, so that a broken file stops it.
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    let medium = (event == EventKind::Sent).then(|| {
        order.by.unwrap_or(if unsettled {
            Medium::Email
        } else {
            case.usual_medium(letter)
        })
    });
    let corrects = case
        .day_in(letter, event)
        .filter(|day| *day != on)
        .filter(|_| !matches!(event, EventKind::Sent | EventKind::Extended));
    tracker.record(
        &case,
        &Event {
            medium,
            note: order.note.clone(),
            tracking: order.tracking.clone(),
            until: order.until,
            reasons: order.reasons.clone(),
            letter,
            ..Event::new(event, on, world.today)
        },
    )?;

    let mut notices = Vec::new();
    if event == EventKind::Sent
        && letter.is_request()
        && let Some(sent) = case.first_day_in(letter, EventKind::Sent)
        && let day = case.day_in(letter, EventKind::Received).unwrap_or(sent)
        && case.day_of(EventKind::Bounced).is_none()
    {
        let case = case.reference.clone();
        notices.push(Notice::StillCountsFrom { case, day });
    }
    if event == EventKind::Bounced
        && let Some(day) = case.day_in(letter, EventKind::Received)
    {
        notices.push(Notice::ReceiptStillCounts { day });
    }
    notices.extend(corrects.map(|day| Notice::TakesThePlace { event, day }));
    let case = tracker.find(case.reference.as_str())?;
    Ok(Recorded {
        case: CaseView::of(case, world.today, calendars)?,
        on,
        medium,
        notices,
    })
}

/// Whether the company owes its reasons for what it did, and letters speak of them.
pub fn has_reasons(event: EventKind) -> bool {
    matches!(event, EventKind::Refused | EventKind::Extended)
}

impl Order {
    /// Whether it can have happened after what the log holds. Who writes a letter by hand and forgets to say so is told to
    /// say it first, and nothing is lost.
    fn follows(&self, case: &Case, letter: LetterNumber, on: NaiveDate) -> Result<(), Refused> {
        let (event, reference) = (self.event, || case.reference.clone());
        // What says more of it than is there is not the same.
        let says_more = |known: &Event| {
            self.reasons.is_some() && self.reasons != known.reasons
                || self.until.is_some() && self.until != known.until
                || self.tracking.is_some() && self.tracking != known.tracking
                || self.by.is_some() && self.by != known.medium
                || self.note.is_some() && self.note != known.note
        };
        let same = |known: &Event| {
            (known.kind, known.letter, known.happened_on) == (event, letter, on)
                && !says_more(known)
        };
        if !self.again && case.events.iter().any(same) {
            return Err(Refused::Twice { event, on });
        }
        let comes =
            matches!(event, EventKind::Received | EventKind::Bounced) || event.is_reaction();
        let left = [EventKind::Sending, EventKind::Unknown, EventKind::Sent]
            .into_iter()
            .filter_map(|kind| case.first_day_in(letter, kind))
            .min();
        if comes && let Some(left) = left.filter(|left| on < *left) {
            return Err(Refused::BeforeItLeft {
                case: reference(),
                letter,
                on,
                left,
            });
        }
        // Of several questions of a kind the first can have been answered by it.
        let questions = EventKind::QUESTIONS.into_iter();
        let asked = questions
            .filter(|asked| event != EventKind::Authenticated && asked.ended_by().contains(&event))
            .filter_map(|asked| case.questions(asked).first().map(|(day, _)| *day))
            .min();
        if let Some(asked) = asked.filter(|asked| on < *asked) {
            return Err(Refused::BeforeTheQuestion { on, asked });
        }
        // That it arrived says that it left.
        let arrived = case.day_in(letter, EventKind::Received);
        if comes && event != EventKind::Received && left.or(arrived).is_none() {
            return Err(Refused::NotSentYet {
                case: reference(),
                letter,
            });
        }
        if event == EventKind::NotSent
            && case.dispatch_of(letter) == Dispatch::Sent
            && let Some(left) = case.day_in(letter, EventKind::Sent).or(left)
        {
            return Err(Refused::HasLeft {
                case: reference(),
                left,
            });
        }
        let answered = EventKind::ANSWERS.into_iter();
        if event == EventKind::Bounced
            && letter.is_request()
            && let Some(answered) = answered.filter_map(|kind| case.day_of(kind)).max()
        {
            return Err(Refused::WasAnswered {
                case: reference(),
                answered,
            });
        }
        Ok(())
    }

    /// Whether a letter leaves, or arrives, on the day that it bears or after it.
    fn after_its_date(
        &self,
        case: &Case,
        letter: LetterNumber,
        on: NaiveDate,
    ) -> Result<(), Refused> {
        let dated = case.letter(letter).map(|letter| letter.day);
        let travels = matches!(self.event, EventKind::Sent | EventKind::Received);
        // Before the case was opened nothing can have been, whatever anybody says.
        let can_be = case.opened_on.pred_opt().is_none_or(|first| first <= on);
        match dated.filter(|dated| travels && can_be && self.on.is_some() && on < *dated) {
            Some(dated) => Err(Refused::BeforeItsDate { on, dated }),
            None => Ok(()),
        }
    }

    /// Whether the details go with the event.
    fn check(&self, on: NaiveDate, today: NaiveDate) -> Result<(), Refused> {
        let event = self.event;
        if !event.is_by_hand() {
            return Err(Refused::NotByHand { event });
        }
        if on > today {
            return Err(Refused::Future { on, today });
        }
        if self.by.is_some() && event != EventKind::Sent {
            return Err(Refused::NotSentBy { event });
        }
        if self.tracking.is_some() && event != EventKind::Sent {
            return Err(Refused::NotTracked { event });
        }
        if self.reasons.is_some() && !has_reasons(event) {
            return Err(Refused::NotReasoned { event });
        }
        if let Some(until) = self.until {
            if event != EventKind::Extended {
                return Err(Refused::NotUntil { event });
            }
            if until <= on {
                return Err(Refused::BeforeNotice { until, on });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{ACCESS, Scratch, day, refused};

    #[test]
    fn an_answer_is_not_recorded_before_the_question_that_it_answers() {
        let scratch = Scratch::with_cases();
        let world = scratch.world_on(day("2026-12-01"));
        let order = |event, on| Order {
            on: Some(day(on)),
            ..Order::new(ACCESS, event)
        };
        let asked = day("2026-11-28");
        record(&world, &order(EventKind::IdentityAsked, "2026-11-28")).unwrap();
        for event in [EventKind::IdentitySupplied, EventKind::IdentityDisputed] {
            let on = day("2026-11-27");
            let told: Refused = refused(record(&world, &order(event, "2026-11-27")));
            assert_eq!(told, Refused::BeforeTheQuestion { on, asked });
        }
        // Of a question that was not asked nothing is said.
        record(&world, &order(EventKind::FeePaid, "2026-11-27")).unwrap();
        record(&world, &order(EventKind::IdentitySupplied, "2026-11-28")).unwrap();
    }

    #[test]
    fn what_is_there_already_is_recorded_once_more_on_a_word() {
        let scratch = Scratch::with_cases();
        let world = scratch.world_on(day("2026-12-01"));
        let order = |on: &str, again| Order {
            on: Some(day(on)),
            again,
            ..Order::new(ACCESS, EventKind::Acknowledged)
        };
        let count = || {
            let case = scratch.tracker().find(ACCESS).unwrap();
            let events = case.events.iter();
            events
                .filter(|event| event.kind == EventKind::Acknowledged)
                .count()
        };
        let before = count();
        record(&world, &order("2026-11-28", false)).unwrap();
        let (event, on) = (EventKind::Acknowledged, day("2026-11-28"));
        let told: Refused = refused(record(&world, &order("2026-11-28", false)));
        assert_eq!(told, Refused::Twice { event, on });
        assert_eq!(count(), before + 1);
        record(&world, &order("2026-11-29", false)).unwrap();
        record(&world, &order("2026-11-28", true)).unwrap();
        assert_eq!(count(), before + 3);
        // What was taken back is not there.
        let last = crate::office::undo::find(&world, Some(ACCESS), crate::office::undo::Way::Back);
        last.unwrap().settle(&world).unwrap();
        record(&world, &order("2026-11-28", true)).unwrap();
    }

    #[test]
    fn what_writing_and_sending_record_is_not_recorded_by_hand() {
        let scratch = Scratch::with_cases();
        let before = scratch.tracker().find(ACCESS).unwrap().events.len();
        let others = EventKind::ALL.iter().copied();
        let others: Vec<_> = others.filter(|kind| !kind.is_by_hand()).collect();
        assert!(others.contains(&EventKind::Written) && others.contains(&EventKind::Sending));
        for event in others {
            let order = Order::new(ACCESS, event);
            let told: Refused = refused(record(&scratch.world_on(day("2026-12-01")), &order));
            assert_eq!(told, Refused::NotByHand { event });
        }
        assert_eq!(scratch.tracker().find(ACCESS).unwrap().events.len(), before);
    }
}
