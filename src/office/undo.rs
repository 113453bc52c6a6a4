//! Takes back what was recorded last, or lets it stand again.
//!
//! Nothing leaves the log: another entry says that it is taken back, and what depends on the log is as it
//! was before. What happened outside of it, such as a mail that left, is not taken back by saying so.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Refusal, World, spoken::SpokenCase, view::CaseView};
use crate::{
    law::EventKind,
    request::Reference,
    tracker::{Deed, Event, LetterNumber, Medium, Tracker, TrackerError},
};

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Takes back what was recorded last.
    Back,
    /// Lets what was taken back last stand again.
    Again,
}

/// What can be taken back, or can stand again: to be shown before it is.
#[derive(Debug)]
pub struct Found {
    tracker: Tracker,
    deed: Deed,
    pub way: Way,
    /// None for a reply that was set aside without a case.
    pub case: Option<Reference>,
    pub recipient: Option<String>,
    pub entries: Vec<Entry>,
    pub reply: Option<i64>,
}

/// An entry that is taken back, or stands again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry {
    pub event: EventKind,
    pub on: NaiveDate,
    pub letter: LetterNumber,
    pub by: Option<Medium>,
}

/// What was taken back, or stands again, and how the case is now.
#[derive(Debug)]
pub struct Undone {
    pub way: Way,
    pub entries: Vec<Entry>,
    /// The number of the reply that was filed and now waits, or is where it was.
    pub reply: Option<i64>,
    /// None for a reply that was set aside without a case.
    pub case: Option<CaseView>,
}

/// [`Undone`] as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenUndone<'a> {
    /// What was taken back; with `redo`, what stands again.
    entries: &'a [Entry],
    /// The reply whose filing was taken back.
    reply: Option<i64>,
    /// The case as it is now.
    now: Option<SpokenCase<'a>>,
}

impl Serialize for Undone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken = SpokenUndone {
            entries: &self.entries,
            reply: self.reply,
            now: self.case.as_ref().map(SpokenCase::from),
        };
        spoken.serialize(serializer)
    }
}

/// Why nothing was taken back.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("nothing is recorded that could be taken back")]
    Nothing,
    #[error("nothing was taken back that could stand again")]
    NothingAgain,
    #[error(
        "the last thing recorded is that the letter {case} to {recipient} was written; that is not taken back"
    )]
    Opening { case: Reference, recipient: String },
    #[error(
        "the last thing recorded in {case} is what became of the mail to {to} on {on}; what left cannot be taken back"
    )]
    Left {
        case: Reference,
        to: String,
        on: NaiveDate,
    },
    #[error("what a reply said was taken back in {case}; the reply waits to be decided again")]
    Decided { case: Reference },
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Cannot
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Nothing | Refused::NothingAgain => Vec::new(),
            Refused::Opening { case, .. } => vec![Hint::ForgetCase { case: case.clone() }],
            Refused::Left { case, .. } => vec![Hint::NameAnotherCase { case: case.clone() }],
            Refused::Decided { .. } => vec![Hint::ReviewReplies],
        }
    }
}

/// What would be taken back, or stand again, in a case or, without one, anywhere.
///
/// # Errors
/// When there is nothing, or it is what cannot be taken back.
pub fn find(world: &World<'_>, case: Option<&str>, way: Way) -> Result<Found, Error> {
    let (tracker, case) = match case {
        Some(typed) => {
            let (tracker, case) = world.home.case(typed)?;
            (tracker, Some(case.reference))
        }
        None => {
            let tracker = world.home.existing_tracker()?;
            let folder = || TrackerError::Empty(world.home.folder().to_owned());
            (tracker.ok_or_else(folder)?, None)
        }
    };
    let deed = match way {
        Way::Back => tracker.last_deed(case.as_ref())?,
        Way::Again => tracker.last_taken_back(case.as_ref())?,
    };
    let deed = deed.ok_or(match way {
        Way::Back => Refused::Nothing,
        Way::Again => Refused::NothingAgain,
    })?;
    let mut recipient = None;
    if let Some(case) = &deed.case {
        let name = tracker.find(case.as_str())?.recipient;
        if deed.is_opening() {
            let case = case.clone();
            return Err(Refused::Opening {
                case,
                recipient: name,
            }
            .into());
        }
        if let Some(event) = deed.mail() {
            let attempt = event.attempt.as_ref();
            return Err(Refused::Left {
                case: case.clone(),
                to: attempt
                    .map(|attempt| attempt.to.clone())
                    .unwrap_or_default(),
                on: event.happened_on,
            }
            .into());
        }
        if way == Way::Again && deed.events.iter().any(|event| event.reply.is_some()) {
            return Err(Refused::Decided { case: case.clone() }.into());
        }
        recipient = Some(name);
    }
    Ok(Found {
        way,
        case: deed.case.clone(),
        recipient,
        entries: deed.events.iter().map(Entry::of).collect(),
        reply: deed.reply,
        tracker,
        deed,
    })
}

impl Found {
    /// Takes it back, or lets it stand again.
    ///
    /// # Errors
    /// When something was recorded meanwhile, or the tracker cannot be written.
    pub fn settle(mut self, world: &World<'_>) -> Result<Undone, Error> {
        // Read before anything is recorded, so that a broken file stops it.
        let statutes = world.home.statutes()?;
        let calendars = statutes.calendars()?;
        self.tracker.take_back(&self.deed, world.today)?;
        let case = match &self.case {
            Some(case) => {
                let case = self.tracker.find(case.as_str())?;
                Some(CaseView::of(case, world.today, calendars)?)
            }
            None => None,
        };
        Ok(Undone {
            way: self.way,
            entries: self.entries,
            reply: self.reply,
            case,
        })
    }
}

impl Entry {
    fn of(event: &Event) -> Entry {
        Entry {
            event: event.kind,
            on: event.happened_on,
            letter: event.letter,
            by: event.medium,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use proptest::prelude::*;
    use serde_json::{Value, json};
    use strum::IntoEnumIterator;

    use super::*;
    use crate::{
        law::EventKind,
        office::{
            due, inbox, keep, list, next, record,
            scratch::{ACCESS, Scratch, day, refused},
            show, status, verify,
        },
        request::Passage,
        tracker::{Document, Format, NewLetter, Occasion},
    };

    /// What stands again was done last, and is what is taken back first.
    #[test]
    fn what_stands_again_is_the_last_thing_done() {
        let scratch = Scratch::with_cases();
        let world = scratch.world_on(day("2026-12-01"));
        let all = cases(&scratch);
        let record = |case: &str, event| {
            let order = record::Order::new(case, event);
            record::record(&world, &order).unwrap();
        };
        record(&all[0], EventKind::Acknowledged);
        record(&all[1], EventKind::Closed);
        let settle = |case, way| {
            let found = find(&world, case, way).unwrap();
            let of = found.case.clone().unwrap().to_string();
            found.settle(&world).unwrap();
            of
        };
        assert_eq!(settle(Some(all[0].as_str()), Way::Back), all[0]);
        assert_eq!(settle(Some(all[0].as_str()), Way::Again), all[0]);
        assert_eq!(settle(None, Way::Back), all[0]);
        assert_eq!(settle(None, Way::Back), all[1]);
        // And what stood again the last time stands again.
        assert_eq!(settle(None, Way::Again), all[1]);
        assert_eq!(settle(None, Way::Back), all[1]);
    }

    /// The other case of the fixture.
    fn cases(scratch: &Scratch) -> Vec<String> {
        let cases = scratch.tracker().cases().unwrap();
        cases
            .iter()
            .map(|case| case.reference.to_string())
            .collect()
    }

    /// All that a person can see.
    fn state(scratch: &Scratch, today: NaiveDate) -> Value {
        let world = &scratch.world_on(today);
        let mut all = Vec::new();
        list::list(world, &mut |view| all.push(json!(view))).unwrap();
        for case in cases(scratch) {
            all.push(json!(show::show(world, &case, false).unwrap()));
        }
        all.push(json!(status::status(world, None).unwrap()));
        all.push(json!(next::steps(world, None, None).unwrap()));
        all.push(json!(inbox::waiting::waiting(world).unwrap()));
        let order = due::Order {
            within: 30,
            person: None,
        };
        all.push(json!(due::due(world, &order).unwrap().items));
        Value::from(all)
    }

    /// Something that a person does.
    #[derive(Debug, Clone)]
    enum Doing {
        Record {
            case: usize,
            kind: usize,
            on: u32,
            note: bool,
        },
        Write {
            case: usize,
            records: bool,
        },
        Keep {
            case: usize,
        },
        Decide {
            number: i64,
            kind: usize,
            case: usize,
        },
        Assign {
            number: i64,
            case: usize,
        },
    }

    fn doing() -> impl Strategy<Value = Doing> {
        let case = || 0..2_usize;
        prop_oneof![
            8 => (case(), 0..100_usize, 0..10_u32, any::<bool>())
                .prop_map(|(case, kind, on, note)| Doing::Record { case, kind, on, note }),
            1 => (case(), any::<bool>()).prop_map(|(case, records)| Doing::Write { case, records }),
            1 => case().prop_map(|case| Doing::Keep { case }),
            3 => (1..4_i64, 0..100_usize, case())
                .prop_map(|(number, kind, case)| Doing::Decide { number, kind, case }),
            2 => (1..4_i64, case()).prop_map(|(number, case)| Doing::Assign { number, case }),
        ]
    }

    const TODAY: &str = "2026-12-10";

    /// Whether it was done: what makes no sense is refused, and is nothing to take back.
    fn does(scratch: &Scratch, doing: &Doing, turn: usize) -> bool {
        let today = day(TODAY);
        let world = &scratch.world_on(today);
        let named = |case: usize| cases(scratch).swap_remove(case);
        match doing {
            Doing::Record {
                case,
                kind,
                on,
                note,
            } => {
                let kinds = EventKind::ALL.iter().copied();
                let kinds: Vec<EventKind> = kinds.filter(|kind| kind.is_by_hand()).collect();
                let order = record::Order {
                    on: Some(today - chrono::Days::new(u64::from(*on))),
                    note: note.then(|| Passage::new("Told by telephone.").unwrap()),
                    ..record::Order::new(named(*case), kinds[kind % kinds.len()])
                };
                record::record(world, &order).is_ok()
            }
            Doing::Write { case, records } => {
                let mut tracker = scratch.tracker();
                let case = tracker.find(&named(*case)).unwrap();
                let letter = NewLetter {
                    occasion: Occasion::Reminder,
                    step: None,
                    records: records.then_some(EventKind::Reminded),
                    language: &"en".parse().unwrap(),
                    day: today,
                    recorded_on: today,
                    documents: &[Document {
                        format: Format::Txt,
                        bytes: format!("Letter {turn}").into_bytes(),
                    }],
                    letter: "{}",
                };
                tracker.add_letter(&case, &letter).is_ok()
            }
            Doing::Keep { case } => {
                let path = scratch.path("scan.txt");
                fs::write(&path, format!("Scan {turn}")).unwrap();
                let order = keep::Order {
                    case: named(*case),
                    files: vec![path],
                    letter: None,
                    on: None,
                };
                keep::keep(world, &order).is_ok()
            }
            Doing::Decide { number, kind, case } => {
                let kinds: Vec<_> = crate::reply::Kind::iter().collect();
                let order = inbox::review::Order {
                    number: *number,
                    kinds: vec![kinds[kind % kinds.len()]],
                    said: crate::reply::Particulars::default(),
                    case: (kind % 2 == 0).then(|| named(*case)),
                    on: None,
                    until: None,
                    reasons: None,
                };
                inbox::review::decide(world, &order).is_ok()
            }
            Doing::Assign { number, case } => {
                let order = inbox::assign::Order {
                    number: *number,
                    case: named(*case),
                    letter: None,
                };
                inbox::assign::assign(world, &order).is_ok()
            }
        }
    }

    fn back(scratch: &Scratch, case: Option<&str>, way: Way) -> Result<Undone, Error> {
        let world = &scratch.world_on(day(TODAY));
        find(world, case, way)?.settle(world)
    }

    fn holds(scratch: &Scratch) {
        let verified = verify::verify(&scratch.world_on(day(TODAY)))
            .unwrap()
            .unwrap();
        assert_eq!(verified.faults, []);
    }

    /// What was done in a home is taken back step by step, done again, and taken back.
    fn taken_back(story: &[Doing]) -> Result<(), TestCaseError> {
        let scratch = Scratch::with_cases();
        let world = scratch.world_on(day(TODAY));
        let mut intake = inbox::import::Intake::open(&world).unwrap();
        for number in 1..4 {
            let mail = format!(
                "From: shop@example.org\r\nTo: ada@example.org\r\nSubject: Letter {number}\r\n\
                 Message-ID: <{number}@example.org>\r\nDate: Tue, 1 Dec 2026 10:00:00 +0000\r\n\r\n\
                 Thank you for your message.\r\n"
            );
            intake
                .take(
                    crate::reply::source::Raw::whole(mail.clone().into_bytes()),
                    inbox::import::Strangers::Keep,
                    None,
                )
                .unwrap();
        }
        drop(intake);
        let today = day(TODAY);
        let mut before = vec![state(&scratch, today)];
        for (turn, doing) in story.iter().enumerate() {
            if does(&scratch, doing, turn) {
                before.push(state(&scratch, today));
            }
        }
        holds(&scratch);
        let mut now = before.pop().unwrap();
        while let Some(then) = before.pop() {
            let undone = back(&scratch, None, Way::Back).unwrap();
            prop_assert_eq!(&state(&scratch, today), &then);
            holds(&scratch);
            if undone.reply.is_none() {
                back(&scratch, None, Way::Again).unwrap();
                prop_assert_eq!(&state(&scratch, today), &now);
                back(&scratch, None, Way::Back).unwrap();
                prop_assert_eq!(&state(&scratch, today), &then);
            }
            now = then;
        }
        holds(&scratch);
        // What was there before is a mail that left, or a letter that was written.
        back(&scratch, None, Way::Back).map_err(|_| ()).unwrap_err();
        Ok(())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3))]

        #[test]
        fn what_was_done_is_taken_back_step_by_step(story in prop::collection::vec(doing(), 1..12)) {
            taken_back(&story)?;
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        #[ignore = "takes a minute"]
        fn whatever_was_done_is_taken_back_step_by_step(story in prop::collection::vec(doing(), 1..12)) {
            taken_back(&story)?;
        }
    }

    /// What has to be recorded before a kind of event, so that it makes sense. A kind that is new is thought about here.
    fn before(kind: EventKind) -> Option<Vec<EventKind>> {
        use EventKind as E;
        Some(match kind {
            E::Written | E::LetterAdded | E::Sending | E::Unknown | E::TakenBack => return None,
            E::Sent | E::NotSent | E::Received | E::Withdrawn | E::Closed => vec![],
            E::Bounced
            | E::Acknowledged
            | E::Replied
            | E::IdentityAsked
            | E::ClarificationAsked
            | E::FeeAsked
            | E::Extended
            | E::Answered
            | E::AnsweredInPart
            | E::NothingHeld
            | E::Refused
            | E::Reminded
            | E::ComplainedToController
            | E::Complained => vec![E::Sent],
            E::IdentitySupplied | E::IdentityDisputed | E::Authenticated => {
                vec![E::Sent, E::IdentityAsked]
            }
            E::ClarificationAnswered | E::ClarificationDisputed => {
                vec![E::Sent, E::ClarificationAsked]
            }
            E::FeePaid | E::FeeDisputed => vec![E::Sent, E::FeeAsked],
            E::Appealed => vec![E::Sent, E::Refused],
            E::AppealAnswered => vec![E::Sent, E::Refused, E::Appealed],
            E::ComplaintAcknowledged => vec![E::Sent, E::ComplainedToController],
            E::AuthorityInformed => vec![E::Sent, E::Complained],
        })
    }

    #[test]
    fn every_kind_that_is_recorded_by_hand_is_taken_back_to_the_state_before_it() {
        let today = day(TODAY);
        for kind in EventKind::ALL.iter().copied() {
            let story = before(kind);
            assert_eq!(story.is_some(), kind.is_by_hand(), "{kind}");
            let Some(story) = story else {
                continue;
            };
            let scratch = Scratch::with_cases();
            let world = &scratch.world_on(today);
            // The letter of the other case waits to be sent.
            let case = cases(&scratch).into_iter().find(|case| case != ACCESS);
            let case = case.unwrap();
            let happens = |event: EventKind, ago: usize| {
                let ago = chrono::Days::new(u64::try_from(ago).unwrap());
                let order = record::Order {
                    on: Some(today - ago),
                    ..record::Order::new(case.clone(), event)
                };
                record::record(world, &order).unwrap_or_else(|error| panic!("{kind}: {error}"));
            };
            for (at, event) in story.iter().enumerate() {
                happens(*event, story.len() - at + 1);
            }
            let then = state(&scratch, today);
            happens(kind, 1);
            let now = state(&scratch, today);
            assert_ne!(now, then, "{kind} changes nothing that anybody can see");
            let undone = back(&scratch, Some(&case), Way::Back).unwrap();
            let taken: Vec<_> = undone.entries.iter().map(|entry| entry.event).collect();
            assert_eq!(taken, [kind]);
            assert_eq!(state(&scratch, today), then, "{kind}");
            holds(&scratch);
            back(&scratch, Some(&case), Way::Again).unwrap();
            assert_eq!(state(&scratch, today), now, "{kind} again");
            back(&scratch, Some(&case), Way::Back).unwrap();
            assert_eq!(state(&scratch, today), then, "{kind} twice");
            holds(&scratch);
        }
    }

    #[test]
    fn a_mail_that_left_is_not_taken_back_and_what_the_person_said_of_it_is() {
        let scratch = Scratch::with_cases();
        // Said of the case by the person.
        while let Ok(undone) = back(&scratch, Some(ACCESS), Way::Back) {
            assert!(
                undone
                    .entries
                    .iter()
                    .all(|entry| entry.event != EventKind::Sent)
            );
        }
        let Refused::Left { to, .. } = refused(back(&scratch, Some(ACCESS), Way::Back)) else {
            panic!("it did not leave");
        };
        assert!(to.contains('@'), "{to}");
        holds(&scratch);
    }
}
