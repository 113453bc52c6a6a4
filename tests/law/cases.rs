//! What holds for every case, whatever happens to it and in whatever order.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{Days, NaiveDate};
use datawrit::{
    law::{Ask, Effect, EventKind, Grounds, Place, Right, Statutes, Whose},
    tracker::{Case, CaseClock, CaseLetter, Event, Format, LetterNumber, Medium, Occasion},
};
use proptest::prelude::*;

use super::{day, statutes};

/// All that a recipient can say without answering.
const REACTIONS: [EventKind; 6] = [
    EventKind::Acknowledged,
    EventKind::IdentityAsked,
    EventKind::ClarificationAsked,
    EventKind::FeeAsked,
    EventKind::Extended,
    EventKind::Authenticated,
];

const OPENED: &str = "2027-01-04";

/// The grounds of every right under every statute that there are on that day, for a person at
/// home where the law has most clocks.
fn grounds(statutes: &Statutes) -> Vec<Arc<Grounds>> {
    let countings = statutes.countings().unwrap();
    let mut all = Vec::new();
    for statute in statutes.all().unwrap() {
        let home = match statute.id.as_str() {
            "gdpr" => "AT".parse().unwrap(),
            _ => statute.residences[0].places[0].clone(),
        };
        for right in Right::ALL.iter().copied() {
            if let Ok(grounds) = statute.grounds(right, day(OPENED), countings) {
                all.push(Arc::new(grounds.at_home(Some(&home))));
            }
        }
    }
    all
}

/// A case on these grounds, opened on the day of its first event.
pub(super) fn of(grounds: Grounds, place: &Place, events: Vec<Event>) -> Case {
    let opened_on = events[0].happened_on;
    let blank = case(&Arc::new(grounds), &[]);
    Case {
        opened_on,
        place: Some(place.clone()),
        abroad: false,
        log: events.clone(),
        events,
        letters: vec![CaseLetter {
            day: opened_on,
            ..blank.letters[0].clone()
        }],
        ..blank
    }
}

fn case(grounds: &Arc<Grounds>, events: &[(EventKind, u64)]) -> Case {
    let event = |(kind, after): &(EventKind, u64)| {
        let on = day(OPENED) + Days::new(*after);
        Event {
            medium: (*kind == EventKind::Sent).then_some(Medium::Post),
            ..Event::new(*kind, on, on)
        }
    };
    Case {
        reference: serde_json::from_str("\"K7Q3-9MX2\"").unwrap(),
        number: 0,
        opened_on: day(OPENED),
        law: grounds.law.clone(),
        asked: grounds.asked,
        recipient: "Example Ltd".to_owned(),
        requester: "Ada Example".to_owned(),
        child: None,
        place: Some("DE".parse().unwrap()),
        abroad: true,
        trial: false,
        grounds: Arc::clone(grounds),
        log: events.iter().map(event).collect(),
        events: events.iter().map(event).collect(),
        letters: vec![CaseLetter {
            number: LetterNumber::REQUEST,
            occasion: Occasion::Request,
            step: None,
            records: None,
            language: None,
            day: day(OPENED),
            formats: vec![Format::Pdf],
        }],
    }
}

fn clocks(case: &Case, today: NaiveDate, statutes: &Statutes) -> Vec<CaseClock> {
    case.clocks(today, statutes.calendars().unwrap()).unwrap()
}

fn answer(clocks: &[CaseClock]) -> Option<&CaseClock> {
    clocks.iter().find(|clock| clock.clock.id == "respond")
}

fn any_events() -> impl Strategy<Value = Vec<(EventKind, u64)>> {
    let event = (prop::sample::select(EventKind::ALL), 0..260_u64);
    prop::collection::vec(event, 0..9)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_case_can_always_be_counted_and_accuses_nobody_before_the_last_day(
        events in any_events(),
        today in 0..500_u64,
    ) {
        let statutes = statutes();
        let today = day(OPENED) + Days::new(today);
        for grounds in grounds(&statutes) {
            for clock in clocks(&case(&grounds, &events), today, &statutes) {
                let deadline = &clock.deadline;
                prop_assert!(deadline.nominal <= deadline.due, "{} {}", grounds.law, clock.clock.id);
                prop_assert_eq!(clock.days_left, (deadline.due - today).num_days());
                if clock.overdue || clock.lapsed {
                    prop_assert!(today > deadline.due && clock.met_on.is_none());
                    prop_assert!(clock.waiting.is_none() && !clock.is_forecast());
                }
                prop_assert!(!clock.overdue || clock.clock.whose != Whose::Requester);
                prop_assert!(!clock.lapsed || clock.clock.whose == Whose::Requester);
                // The sum begins with the event and ends with the day.
                prop_assert_eq!(deadline.basis.last().unwrap().day, deadline.due);
                prop_assert!(deadline.basis.is_sorted_by_key(|step| step.day));
            }
        }
    }

    #[test]
    fn how_another_letter_fares_moves_no_clock_and_no_status_of_the_request(
        events in any_events(),
        others in any_events(),
        at in prop::collection::vec(any::<prop::sample::Index>(), 9),
        today in 0..500_u64,
    ) {
        let statutes = statutes();
        let today = day(OPENED) + Days::new(today);
        for grounds in grounds(&statutes) {
            let alone = case(&grounds, &events);
            let mut both = alone.clone();
            both.letters.push(CaseLetter {
                number: LetterNumber::REQUEST.next(),
                occasion: Occasion::Reminder,
                ..alone.letters[0].clone()
            });
            for (other, at) in case(&grounds, &others).events.into_iter().zip(&at) {
                if other.kind.is_of_letter() {
                    let at = at.index(both.events.len() + 1);
                    let letter = LetterNumber::REQUEST.next();
                    both.events.insert(at, Event { letter, ..other });
                }
            }
            let (before, after) = (clocks(&alone, today, &statutes), clocks(&both, today, &statutes));
            prop_assert_eq!(alone.status(&before), both.status(&after));
            prop_assert_eq!(before, after);
            prop_assert_eq!(alone.dispatch(), both.dispatch());
            prop_assert_eq!(alone.receipt(today), both.receipt(today));
            prop_assert_eq!(
                alone.open_questions(today),
                both.open_questions(today)
            );
        }
    }

    #[test]
    fn no_question_and_no_notice_brings_an_answer_forward(
        received in 0..40_u64,
        events in any_events(),
    ) {
        let statutes = statutes();
        let today = day(OPENED) + Days::new(400);
        let starts = [EventKind::Received, EventKind::Authenticated];
        let start = starts.map(|kind| (kind, received));
        let mut moving: Vec<_> = start.to_vec();
        moving.extend(events.into_iter().filter(|(kind, _)| !starts.contains(kind)));
        for grounds in grounds(&statutes) {
            let plain = clocks(&case(&grounds, &start), today, &statutes);
            let moved = clocks(&case(&grounds, &moving), today, &statutes);
            let (Some(plain), Some(moved)) = (answer(&plain), answer(&moved)) else {
                continue;
            };
            prop_assert!(plain.deadline.nominal <= moved.deadline.nominal, "{}", grounds.law);
            prop_assert!(plain.deadline.due <= moved.deadline.due, "{}", grounds.law);
        }
    }

    #[test]
    fn the_order_in_which_the_days_of_events_are_recorded_moves_nothing(events in any_events()) {
        let statutes = statutes();
        let today = day(OPENED) + Days::new(300);
        // Within a day the log decides; and what the program says of its own sending, it
        // says in order.
        let said_in_order = [EventKind::Sending, EventKind::NotSent, EventKind::Unknown];
        let (mut kinds, mut days) = (BTreeSet::new(), BTreeSet::new());
        let mut events = events;
        events.retain(|(kind, day)| {
            !said_in_order.contains(kind) && kinds.insert(*kind) && days.insert(*day)
        });
        let mut turned = events.clone();
        turned.reverse();
        for grounds in grounds(&statutes) {
            let counted = |events: &[(EventKind, u64)]| -> Vec<_> {
                clocks(&case(&grounds, events), today, &statutes)
                    .into_iter()
                    .map(|clock| (clock.clock.id, clock.deadline.nominal, clock.deadline.due, clock.overdue))
                    .collect()
            };
            prop_assert_eq!(counted(&events), counted(&turned), "{}", grounds.law);
        }
    }

    /// What the other side says, and what it leaves unsaid, moves the day no further than the
    /// words of the law, unless a question waits for the person, who is told of it.
    #[test]
    fn nothing_the_other_side_says_hides_a_case(
        said in prop::collection::vec((prop::sample::select(&REACTIONS[..]), 0..400_u64), 0..6),
        days in 0..400_u64,
    ) {
        let statutes = statutes();
        let today = day(OPENED) + Days::new(days);
        for grounds in grounds(&statutes) {
            let mut events = vec![(EventKind::Received, 0)];
            events.extend(said.iter().filter(|(_, on)| *on <= days));
            let case = case(&grounds, &events);
            let running = clocks(&case, today, &statutes);
            let calendars = statutes.calendars().unwrap();
            let Some(clock) = grounds.clocks.iter().find(|clock| {
                [EventKind::Received, EventKind::Authenticated].contains(&clock.starts_at)
                    && clock.ends_at.contains(&EventKind::Answered)
                    && !clock.ends_at.contains(&EventKind::Acknowledged)
            }) else {
                continue;
            };
            // The longest that the words give: the extension, and a fee that is announced on the
            // last day before the ten days that a person has to consider it.
            let longest = clock
                .deadline(Ask {
                    extended: true,
                    ..Ask::plain(day(OPENED), None, calendars)
                })
                .unwrap()
                .due;
            let considering = clock.fee.as_ref().and_then(|fee| fee.after_days);
            let longest = match considering {
                Some(days) => longest + (longest - day(OPENED)) + Days::new(days.into()),
                None => longest,
            };
            let authenticated = events.iter().any(|(kind, _)| *kind == EventKind::Authenticated);
            if today <= longest || (clock.starts_at == EventKind::Authenticated && authenticated) {
                continue;
            }
            let late = running.iter().any(|running| running.clock.id == clock.id && running.overdue);
            let told = !case.open_questions(today).is_empty()
                || case.unstarted(today, calendars).unwrap().is_some();
            // A restart by an authentication that the law knows is the words' own.
            let restarted = authenticated
                && clock.identity.as_ref().is_some_and(|identity| identity.effect == Effect::Restarts);
            prop_assert!(late || told || restarted, "{} {}", grounds.law, clock.id);
        }
    }
}
