//! Records what happened to a case.

use chrono::NaiveDate;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Notice, Refusal, World, view::CaseView};
use crate::{
    law::EventKind,
    request::{Line, Passage},
    tracker::{Dispatch, Event, LetterNumber, Medium},
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
    #[error("how a letter was sent does not go with `{event}`")]
    NotSentBy { event: EventKind },
    #[error("the carrier's number does not go with `{event}`")]
    NotTracked { event: EventKind },
    #[error("the day that a notice names does not go with `{event}`")]
    NotUntil { event: EventKind },
    #[error("{until} is before the day of the notice, {on}")]
    BeforeNotice { until: NaiveDate, on: NaiveDate },
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        let event = match self {
            Refused::Future { .. } => {
                return vec![Hint::WhenItHappened];
            }
            Refused::BeforeNotice { .. } => return vec![Hint::DayNamedOrDayOfNotice],
            Refused::NotSentBy { .. } | Refused::NotTracked { .. } => EventKind::Sent,
            Refused::NotUntil { .. } => EventKind::Extended,
        };
        vec![Hint::GoesWith { event }]
    }
}

/// Records an event, and says how the case stands then.
///
/// # Errors
/// When the event and its details do not go together, or the tracker cannot be read or written.
pub fn record(world: &World<'_>, order: &Order) -> Result<Recorded, Error> {
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
            letter,
            ..Event::new(event, on, world.today)
        },
    )?;

    let mut notices = Vec::new();
    if event == EventKind::Sent
        && letter.is_request()
        && let Some(day) = case.first_day_in(letter, EventKind::Sent)
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

impl Order {
    /// Whether the details go with the event.
    fn check(&self, on: NaiveDate, today: NaiveDate) -> Result<(), Refused> {
        let event = self.event;
        if on > today {
            return Err(Refused::Future { on, today });
        }
        if self.by.is_some() && event != EventKind::Sent {
            return Err(Refused::NotSentBy { event });
        }
        if self.tracking.is_some() && event != EventKind::Sent {
            return Err(Refused::NotTracked { event });
        }
        if let Some(until) = self.until {
            if event != EventKind::Extended {
                return Err(Refused::NotUntil { event });
            }
            if until < on {
                return Err(Refused::BeforeNotice { until, on });
            }
        }
        Ok(())
    }
}
