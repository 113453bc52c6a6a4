//! What is due: by the recipients, the authorities and the person.

use chrono::{Days, NaiveDate};
use serde::{Serialize, Serializer};

use super::{
    Error, NextDue, Notice, World, people,
    spoken::{SpokenClock, SpokenQuestion},
    view::{CaseView, ToSend},
};
use crate::{
    law::{EventKind, Right, Whose},
    request::Reference,
    tracker::{Case, CaseClock, OpenQuestion, Receipt, Unsent, Unstarted},
};

/// How many notices of one kind are told one by one.
const MOST: usize = 3;

/// How far ahead to look.
#[derive(Debug, Clone)]
pub struct Order {
    /// In days.
    pub within: u32,
    /// A name, or the beginning of a word of one; everybody where there is none.
    pub person: Option<String>,
}

/// What is due, the earliest first.
#[derive(Debug)]
pub struct Due {
    pub items: Vec<Item>,
    pub notices: Vec<Notice>,
}

/// One thing that is due, with the case that it is of.
#[derive(Debug)]
pub struct Item {
    pub case: Reference,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    /// The id of the statute.
    pub law: String,
    /// The right, by the word that the person used.
    pub right: Right,
    /// The further letter of the case that is written and has not left.
    pub to_send: Option<ToSend>,
    pub what: What,
}

#[derive(Debug)]
pub enum What {
    /// A clock that runs.
    Clock(Box<CaseClock>),
    /// A question of the recipient that waits for the person.
    Question(OpenQuestion),
    /// A clock of which only the recipient knows whether it has started.
    Unstarted(Box<Unstarted>),
}

/// What is due within so many days, and every question that waits, however old.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn due(world: &World<'_>, order: &Order) -> Result<Due, Error> {
    let within = i64::from(order.within);
    let Pending {
        cases,
        unsent,
        next,
    } = match &order.person {
        Some(person) => pending_of(world, person)?,
        None => pending(world, order.within)?,
    };
    let mut items: Vec<Item> = cases
        .iter()
        .flat_map(|view| items_of(view, world.today, within))
        .collect();
    items.sort_by(|one, other| (one.day(), &one.case).cmp(&(other.day(), &other.case)));
    let mut notices: Vec<Notice> = if items.is_empty() {
        vec![nothing(order.within, cases.iter().chain(&next))]
    } else {
        items.iter().filter_map(Item::notice).collect()
    };
    let looked_at = cases
        .iter()
        .filter(|view| view.next().is_some_and(CaseClock::is_forecast));
    notices.extend(looked_at.map(|view| not_recorded(&view.case)));
    notices.extend(unsent.first.iter().map(not_recorded));
    let untold = unsent.count - unsent.first.len();
    Ok(Due {
        items,
        notices: few(notices, untold),
    })
}

fn not_recorded(case: &Case) -> Notice {
    Notice::NotRecordedAsSent {
        case: case.reference.clone(),
        recipient: case.recipient.clone(),
    }
}

/// One note for many cases of one kind: where there are more than a few, the first is told, and how
/// many others there are. `unsent` more that have not left are not among the notices.
fn few(notices: Vec<Notice>, unsent: usize) -> Vec<Notice> {
    let kind = |notice: &Notice| std::mem::discriminant(notice);
    let mut kinds = Vec::new();
    for notice in &notices {
        if !kinds.contains(&kind(notice)) {
            kinds.push(kind(notice));
        }
    }
    let mut told = Vec::new();
    for one in kinds {
        let mut same = notices.iter().filter(|notice| kind(notice) == one);
        let is_unsent = |notice: &&Notice| matches!(notice, Notice::NotRecordedAsSent { .. });
        let more = same.clone().next().filter(is_unsent).map_or(0, |_| unsent);
        let count = same.clone().count() + more;
        if count > MOST {
            told.extend(same.next().cloned());
            told.push(Notice::TheSameFor { cases: count - 1 });
        } else {
            told.extend(same.cloned());
        }
    }
    told
}

/// What may be due. What is read for this, is read here.
#[derive(Default)]
struct Pending {
    /// The cases of which something may be.
    cases: Vec<CaseView>,
    /// The others of which the letter has not left.
    unsent: Unsent,
    /// The case of which something is due next, where there are none.
    next: Option<CaseView>,
}

fn pending(world: &World<'_>, within: u32) -> Result<Pending, Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(Pending::default());
    };
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    let days = Days::new(within.into());
    let until = world.today.checked_add_days(days).unwrap_or(world.today);
    let found = tracker.coming(world.today, until, MOST, calendars)?;
    let view = |case| CaseView::of(case, world.today, calendars);
    let cases = found.cases.into_iter().map(view);
    Ok(Pending {
        cases: cases.collect::<Result<_, _>>()?,
        unsent: found.unsent,
        next: found.next.map(view).transpose()?,
    })
}

/// The same of one person: all of their cases are read, for the outlooks do not say whose they are.
fn pending_of(world: &World<'_>, person: &str) -> Result<Pending, Error> {
    let mut pending = Pending::default();
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(pending);
    };
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    tracker.each_case(|case| {
        if people::is_of(&case, person) {
            pending
                .cases
                .push(CaseView::of(case, world.today, calendars)?);
        }
        Ok::<(), Error>(())
    })?;
    Ok(pending)
}

/// A clock that somebody has to keep: it is waited for since a day that is known, can still be met, and does not
/// move with every day that the person leaves a question open.
fn is_due(view: &CaseView, clock: &CaseClock) -> bool {
    view.is_awaited(clock) && !clock.is_forecast() && !clock.lapsed && clock.waiting.is_none()
}

pub(super) fn items_of(
    view: &CaseView,
    today: NaiveDate,
    within: i64,
) -> impl Iterator<Item = Item> {
    let clocks = view.clocks.iter().filter(|clock| is_due(view, clock));
    let clocks = clocks
        .filter(move |clock| clock.days_left <= within)
        .map(|clock| What::Clock(Box::new(clock.clone())));
    let questions = view.questions.iter().copied().map(What::Question);
    let unstarted = view.unstarted.iter();
    let unstarted = unstarted
        .filter(move |unstarted| (unstarted.at_the_earliest - today).num_days() <= within)
        .map(|unstarted| What::Unstarted(Box::new(unstarted.clone())));
    let to_send = ToSend::of(view);
    clocks
        .chain(questions)
        .chain(unstarted)
        .map(move |what| Item {
            case: view.case.reference.clone(),
            recipient: view.case.recipient.clone(),
            person: view.case.person().to_owned(),
            law: view.case.law.clone(),
            right: view.case.asked,
            to_send,
            what,
        })
}

/// That nothing is due, and what will be next.
fn nothing<'a>(within: u32, cases: impl Iterator<Item = &'a CaseView>) -> Notice {
    let clocks = cases.flat_map(|view| view.clocks.iter().map(move |clock| (view, clock)));
    let next = clocks
        .filter(|(view, clock)| is_due(view, clock))
        .min_by_key(|(_, clock)| clock.deadline.due);
    Notice::NothingDue {
        within,
        next: next.map(|(view, clock)| NextDue {
            recipient: view.case.recipient.clone(),
            title: clock.clock.title.clone(),
            due: clock.deadline.due,
        }),
    }
}

impl Due {
    /// Whether somebody is late.
    pub fn is_overdue(&self) -> bool {
        self.items.iter().any(Item::is_overdue)
    }
}

impl Item {
    /// By which it is sorted: the last day, for a question the day it was asked.
    pub fn day(&self) -> NaiveDate {
        match &self.what {
            What::Clock(clock) => clock.deadline.due,
            What::Question(question) => question.since,
            What::Unstarted(unstarted) => unstarted.at_the_earliest,
        }
    }

    pub fn is_overdue(&self) -> bool {
        matches!(&self.what, What::Clock(clock) if clock.overdue)
    }

    /// What the person can do about it.
    fn notice(&self) -> Option<Notice> {
        let case = self.case.clone();
        match &self.what {
            What::Clock(clock) => {
                // Who replied has it.
                let open = |receipt: &Receipt| {
                    !matches!(receipt, Receipt::Recorded { .. } | Receipt::Replied { .. })
                };
                let receipt = clock.receipt.filter(open).filter(|_| clock.overdue)?;
                Some(Notice::CheckThatItArrived { case, receipt })
            }
            What::Question(question) => Some(Notice::AnswerOrDispute {
                case,
                asked: question.asked,
                since: question.since,
            }),
            What::Unstarted(unstarted) => Some(Notice::AskForTheStart {
                case,
                received_on: unstarted.received_on,
            }),
        }
    }
}

/// An [`Item`] as every door hands it on: the keys of a clock, as far as there is one.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenItem<'a> {
    case: &'a Reference,
    recipient: &'a str,
    /// Whose data it is about.
    person: &'a str,
    /// The id of the statute.
    law: &'a str,
    right: Right,
    /// The further letter of the case that is written and has not left.
    to_send: Option<ToSend>,
    #[serde(flatten)]
    what: SpokenWhat<'a>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[allow(clippy::large_enum_variant, reason = "each lives for one line of JSON")]
enum SpokenWhat<'a> {
    /// A clock that runs.
    Clock(SpokenClock<'a>),
    /// A question of the recipient: the person's answer is due.
    Question {
        clock: (),
        title: &'static str,
        due: (),
        days_left: (),
        overdue: bool,
        whose: Whose,
        question: SpokenQuestion,
    },
    /// A clock of which only the recipient knows whether it has started.
    Unstarted {
        /// Its id in its statute.
        clock: &'a str,
        title: &'a str,
        due: (),
        days_left: (),
        overdue: bool,
        whose: Whose,
        /// The event that starts it.
        starts_at: EventKind,
        received_on: NaiveDate,
        /// The last day, had it started with the receipt; it cannot be earlier.
        at_the_earliest: NaiveDate,
    },
}

impl Serialize for Item {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let what = match &self.what {
            What::Clock(clock) => SpokenWhat::Clock(clock.as_ref().into()),
            What::Question(question) => SpokenWhat::Question {
                clock: (),
                title: "your answer",
                due: (),
                days_left: (),
                overdue: false,
                whose: Whose::Requester,
                question: question.into(),
            },
            What::Unstarted(unstarted) => SpokenWhat::Unstarted {
                clock: &unstarted.clock.id,
                title: &unstarted.clock.title,
                due: (),
                days_left: (),
                overdue: false,
                whose: unstarted.clock.whose,
                starts_at: unstarted.clock.starts_at,
                received_on: unstarted.received_on,
                at_the_earliest: unstarted.at_the_earliest,
            },
        };
        let spoken = SpokenItem {
            case: &self.case,
            recipient: &self.recipient,
            person: &self.person,
            law: &self.law,
            right: self.right,
            to_send: self.to_send,
            what,
        };
        spoken.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        office::{
            record::{self, record},
            scratch::{ACCESS, Scratch, day},
        },
        tracker::Medium,
    };

    fn due_on(scratch: &Scratch, today: &str, within: u32) -> Due {
        let world = World {
            today: day(today),
            ..scratch.world()
        };
        due(
            &world,
            &Order {
                within,
                person: None,
            },
        )
        .unwrap()
    }

    #[test]
    fn what_is_due_later_is_named_and_what_never_left_is_told() {
        let found = due_on(&Scratch::with_cases(), "2026-12-01", 14);
        assert!(found.items.is_empty() && !found.is_overdue());
        let expected = [
            Notice::NothingDue {
                within: 14,
                next: Some(NextDue {
                    recipient: "Alpha GmbH".to_owned(),
                    title: "answer".to_owned(),
                    due: day("2026-12-21"),
                }),
            },
            Notice::NotRecordedAsSent {
                case: "6XJJ-6NBY".parse().unwrap(),
                recipient: "Beta GmbH".to_owned(),
            },
        ];
        assert_eq!(found.notices, expected);
    }

    #[test]
    fn the_day_after_the_last_is_overdue_and_the_estimate_is_told() {
        let scratch = Scratch::with_cases();
        // Sent by mail on 21 November, and one month (GDPR Article 12(3)).
        assert!(!due_on(&scratch, "2026-12-21", 0).is_overdue());
        let late = due_on(&scratch, "2026-12-22", 0);
        assert!(late.is_overdue());
        let case = ACCESS.parse().unwrap();
        let sent_on = "2026-11-21".parse().unwrap();
        let receipt = Receipt::Estimated {
            day: sent_on,
            sent_on,
            medium: Medium::Email,
        };
        assert_eq!(
            late.notices[0],
            Notice::CheckThatItArrived { case, receipt }
        );
    }

    #[test]
    fn a_question_is_due_whatever_its_age_and_has_the_keys_of_a_clock() {
        let scratch = Scratch::with_cases();
        let asked = record::Order {
            on: Some(day("2026-11-24")),
            ..record::Order::new(ACCESS, EventKind::IdentityAsked)
        };
        record(&scratch.world(), &asked).unwrap();
        let found = due_on(&scratch, "2026-12-01", 0);
        assert_eq!(found.items.len(), 1);
        let spoken = serde_json::to_value(&found.items).unwrap();
        assert_eq!(spoken[0]["case"], ACCESS);
        assert_eq!(spoken[0]["due"], serde_json::Value::Null);
        assert_eq!(spoken[0]["question"]["asked"], "identity-asked");
        assert_eq!(spoken[0]["question"]["days"], 7);
        let answer = Notice::AnswerOrDispute {
            case: ACCESS.parse().unwrap(),
            asked: EventKind::IdentityAsked,
            since: day("2026-11-24"),
        };
        assert_eq!(found.notices[0], answer);
    }
}
