//! Who is ignoring me? Every case in one of six groups.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Error, World,
    next::{Adviser, Because, Step, What},
    people,
    view::{CaseView, ToSend},
};
use crate::{
    law::{EventKind, Right},
    request::Reference,
    tracker::{Case, CaseClock, LateCase, LetterNumber},
};

/// How all cases stand, as of a day. Each is in one group.
#[derive(Debug, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Standing {
    /// Late, and nothing more to be asked of the person; the longest first.
    pub ignoring: Vec<Late>,
    /// The next step is the person's; what waits longest first.
    pub waiting: Vec<Waiting>,
    /// Written, and not known to have left; the oldest first.
    pub unsent: Vec<Unsent>,
    /// The authority has the matter; the oldest complaint first.
    pub at_authority: Vec<AtAuthority>,
    /// The time of the recipient still runs.
    pub on_time: usize,
    /// The answer of those that is due first.
    pub next: Option<NextAnswer>,
    /// Answered, taken back or put away.
    pub done: usize,
    /// What came and waits for the person to say what it is; not counted where one person's cases are asked for.
    pub replies: Option<usize>,
}

/// A case whose recipient is late.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Late {
    pub case: Reference,
    /// By which it may be named in this home, and in no other.
    pub number: i64,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub right: Right,
    /// The last day on which the answer would have been in time.
    pub due: NaiveDate,
    pub days_late: i64,
    /// Whether the day of receipt was estimated, so that the days are too.
    pub estimated: bool,
    /// The last day on which the person asked again.
    pub reminded_on: Option<NaiveDate>,
    /// The letter about it that is written and has not left.
    pub to_send: Option<ToSend>,
    /// Whether that can go by mail to where it was written to, from a mailbox that is set up.
    #[serde(skip)]
    pub by_mail: bool,
}

/// A case in which the next step is the person's.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Waiting {
    pub case: Reference,
    /// By which it may be named in this home, and in no other.
    pub number: i64,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub right: Right,
    /// What the recipient did: a question, a refusal, a part of an answer.
    pub for_what: EventKind,
    /// The same, as `next` has it.
    pub because: Because,
    pub since: NaiveDate,
    /// The last day of the person's own step, where a law sets one.
    pub until: Option<NaiveDate>,
}

/// A case with a letter that has not left, as far as anybody knows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unsent {
    pub case: Reference,
    /// By which it may be named in this home, and in no other.
    pub number: i64,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub right: Right,
    pub written_on: NaiveDate,
    /// How late the recipient is meanwhile, in days; none as long as it has its time.
    pub days_late: Option<i64>,
    /// Whether the day of receipt was estimated, so that the days are too.
    pub estimated: bool,
    /// The letter that is to leave; none of a request that came back, which is to go another way.
    pub letter: Option<LetterNumber>,
    /// Whether it can go by mail to where it was written to, from a mailbox that is set up.
    #[serde(skip)]
    pub by_mail: bool,
}

/// A case that an authority has.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AtAuthority {
    pub case: Reference,
    /// By which it may be named in this home, and in no other.
    pub number: i64,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
    pub right: Right,
    pub since: NaiveDate,
    /// By when it should say something, where a law sets a day.
    pub due: Option<NaiveDate>,
}

/// The answer that is due first.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NextAnswer {
    pub case: Reference,
    pub recipient: String,
    pub due: NaiveDate,
}

impl Late {
    /// Of a case in which no more happened than that the recipient was asked.
    fn of(late: LateCase, today: NaiveDate) -> Late {
        Late {
            case: late.case,
            number: late.number,
            recipient: late.recipient,
            person: late.person,
            right: late.asked,
            due: late.due,
            days_late: (today - late.due).num_days(),
            estimated: late.estimated,
            reminded_on: None,
            to_send: None,
            by_mail: false,
        }
    }

    fn order(&self) -> (NaiveDate, &str, &Reference) {
        (self.due, &self.recipient, &self.case)
    }
}

impl Standing {
    /// Of whom the cases are that somebody has to look at, each once.
    pub fn people(&self) -> BTreeSet<&str> {
        let ignoring = self.ignoring.iter().map(|one| &one.person);
        let waiting = self.waiting.iter().map(|one| &one.person);
        let unsent = self.unsent.iter().map(|one| &one.person);
        let matters = self.at_authority.iter().map(|one| &one.person);
        let all = ignoring.chain(waiting).chain(unsent).chain(matters);
        all.map(String::as_str).collect()
    }

    /// How many cases there are.
    pub fn cases(&self) -> usize {
        self.ignoring.len()
            + self.waiting.len()
            + self.unsent.len()
            + self.at_authority.len()
            + self.on_time
            + self.done
    }
}

/// Puts every case into its group, or every one of a person, by the one thing to do in it.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn status(world: &World<'_>, person: Option<&str>) -> Result<Standing, Error> {
    let mut standing = Standing::default();
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(standing);
    };
    let statutes = world.home.statutes()?;
    let mut adviser = Adviser::new(world, &statutes);
    let mut look = |case: Case| -> Result<(), Error> {
        let (view, step) = adviser.step(&tracker, case)?;
        standing.add(&view, &step);
        Ok(())
    };
    if let Some(person) = person {
        tracker.each_case(|case| {
            if people::is_of(&case, person) {
                look(case)?;
            }
            Ok::<(), Error>(())
        })?;
    } else {
        let at_rest = tracker.each_not_at_rest(world.today, statutes.calendars()?, look)?;
        standing.done += at_rest.over;
        standing.on_time += at_rest.on_time;
        standing.replies = Some(tracker.waiting_replies()?.len());
        if let Some((case, due)) = at_rest.next {
            standing.waits_for(case.reference, case.recipient, due);
        }
        let late = at_rest.late.into_iter();
        standing
            .ignoring
            .extend(late.map(|late| Late::of(late, world.today)));
    }
    // By the recipient's name where several are as late: in no order that only the program knows.
    standing
        .ignoring
        .sort_by(|one, other| one.order().cmp(&other.order()));
    standing.waiting.sort_by_key(|waiting| waiting.since);
    standing.unsent.sort_by_key(|unsent| unsent.written_on);
    standing.at_authority.sort_by_key(|matter| matter.since);
    Ok(standing)
}

/// The groups of which each case is in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Ignoring,
    Waiting,
    Unsent,
    AtAuthority,
    OnTime,
    Done,
}

impl Group {
    /// The group of a case, by the one thing to do in it.
    pub fn of(step: &Step) -> Group {
        match (step.what, step.because) {
            // Until a letter about it has left, and after.
            _ if step.late.is_some() => Group::Ignoring,
            (_, Because::AtTheAuthority) => Group::AtAuthority,
            (What::Nothing, _) => Group::Done,
            (What::Wait, _) => Group::OnTime,
            (What::Send | What::Elsewhere, _) => Group::Unsent,
            (What::Write | What::Form | What::Read, _) => Group::Waiting,
        }
    }
}

impl Standing {
    fn add(&mut self, view: &CaseView, step: &Step) {
        let case = &view.case;
        let (reference, recipient, right) =
            (case.reference.clone(), case.recipient.clone(), case.asked);
        let person = case.person().to_owned();
        let since = step.on.unwrap_or(case.opened_on);
        match Group::of(step) {
            Group::Done => self.done += 1,
            Group::AtAuthority => self.at_authority.push(AtAuthority {
                case: reference,
                number: case.number,
                recipient,
                person,
                right,
                since,
                due: step.by,
            }),
            Group::Unsent => {
                let clock = CaseClock::of_answer(&view.clocks).filter(|clock| clock.overdue);
                self.unsent.push(Unsent {
                    case: reference,
                    number: case.number,
                    recipient,
                    person,
                    right,
                    written_on: step
                        .letter
                        .and_then(|number| case.letter(number))
                        .map_or(case.opened_on, |letter| letter.day),
                    days_late: clock.map(|clock| -clock.days_left),
                    estimated: clock.is_some_and(CaseClock::is_estimated),
                    letter: step.letter,
                    by_mail: step.leaves_by_mail(),
                });
            }
            Group::Waiting => self.waiting.push(Waiting {
                case: reference,
                number: case.number,
                recipient,
                person,
                right,
                for_what: step.because.event(),
                because: step.because,
                since,
                until: step.own_until(),
            }),
            Group::Ignoring => {
                if let Some(late) = step.late {
                    self.ignoring.push(Late {
                        to_send: ToSend::of(view),
                        by_mail: step.leaves_by_mail(),
                        case: reference,
                        number: case.number,
                        recipient,
                        person,
                        right,
                        due: late.due,
                        days_late: late.days,
                        estimated: late.estimated,
                        reminded_on: case.day_of(EventKind::Reminded),
                    });
                }
            }
            Group::OnTime => {
                self.on_time += 1;
                if let Some(due) = step.by {
                    self.waits_for(reference, recipient, due);
                }
            }
        }
    }

    /// Of the answers that are waited for, the first is told; of several of one day any, but always the same.
    fn waits_for(&mut self, case: Reference, recipient: String, due: NaiveDate) {
        let next = self.next.as_ref();
        if next.is_none_or(|next| (due, &case) < (next.due, &next.case)) {
            self.next = Some(NextAnswer {
                case,
                recipient,
                due,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        law::{FollowUp, Whose},
        letter::Available,
        office::{
            due::{self, items_of},
            next::{Deed, Done, Heard, Named, Remedies, step},
            record::{self, Order},
            scratch::{ACCESS, Scratch, day},
        },
        request::Line,
        tracker::{CaseLetter, Dispatch, Event, Medium, Occasion, Rest},
    };

    fn happened(scratch: &Scratch, today: &str, events: &[(&str, EventKind)]) -> Standing {
        for (on, event) in events {
            let order = Order {
                on: Some(day(on)),
                by: (*event == EventKind::Sent).then_some(Medium::Email),
                ..Order::new(ACCESS, *event)
            };
            record::record(&scratch.world_on(day(on)), &order).unwrap();
        }
        status(&scratch.world_on(day(today)), None).unwrap()
    }

    fn group(standing: &Standing) -> &'static str {
        let is = |reference: &Reference| reference.as_str() == ACCESS;
        if standing.ignoring.iter().any(|one| is(&one.case)) {
            "ignoring"
        } else if standing.waiting.iter().any(|one| is(&one.case)) {
            "waiting"
        } else if standing.unsent.iter().any(|one| is(&one.case)) {
            "unsent"
        } else if standing.at_authority.iter().any(|one| is(&one.case)) {
            "authority"
        } else {
            "neither"
        }
    }

    /// Each step of a case's way, and where it stands after it.
    #[test]
    fn a_case_goes_from_group_to_group() {
        let scratch = Scratch::with_cases();
        let cases = happened(&scratch, "2026-11-24", &[]).cases();
        for (today, event, expected) in [
            ("2026-11-30", None, "neither"),
            ("2026-11-30", Some(EventKind::Bounced), "unsent"),
            ("2026-11-30", Some(EventKind::Sent), "neither"),
            ("2026-12-01", Some(EventKind::IdentityAsked), "waiting"),
            ("2026-12-02", Some(EventKind::IdentitySupplied), "neither"),
            ("2027-02-20", None, "ignoring"),
            ("2027-02-20", Some(EventKind::Reminded), "ignoring"),
            ("2027-02-25", Some(EventKind::Refused), "waiting"),
            ("2027-03-01", Some(EventKind::Complained), "authority"),
            ("2027-03-20", Some(EventKind::AuthorityInformed), "waiting"),
            ("2027-03-21", Some(EventKind::Answered), "neither"),
        ] {
            let events: Vec<_> = event.map(|event| (today, event)).into_iter().collect();
            let standing = happened(&scratch, today, &events);
            assert_eq!(group(&standing), expected, "{today} {event:?}");
            assert_eq!(standing.cases(), cases, "{today} {event:?}");
        }
        let standing = happened(&scratch, "2027-03-21", &[]);
        assert_eq!(standing.done, 1);
    }

    /// What a log may hold beside what the tracker writes of letters.
    fn happens() -> impl Strategy<Value = EventKind> {
        let kinds = EventKind::ALL.iter().copied();
        let kinds = kinds.filter(|kind| {
            !matches!(
                kind,
                EventKind::Written | EventKind::LetterAdded | EventKind::Sending
            )
        });
        prop::sample::select(kinds.collect::<Vec<_>>())
    }

    /// What replies said besides the log, at the latest on a day.
    fn heard(today: NaiveDate) -> impl Strategy<Value = Heard> {
        (any::<[bool; 4]>(), 0..4_u8, 0..400_u64).prop_map(move |(said, deed, after)| {
            let on = today.min(day("2026-11-21") + Days::new(after));
            let named = |said: bool| {
                said.then(|| Named {
                    on,
                    what: Line::new("https://example.org/form").ok(),
                })
            };
            let deeds = [Deed::Deleted, Deed::OptedOut, Deed::Suppressed];
            let deed = deeds.get(usize::from(deed)).copied();
            Heard {
                channel: named(said[0]),
                controller: named(said[1]),
                closed_on: said[2].then_some(on),
                done: deed.map(|deed| Done { on, deed }),
                extension_bare: said[3],
                ..Heard::default()
            }
        })
    }

    /// Whatever happened: the case is in one group, the one that what `next` says puts it into, and neither
    /// `status` nor `due` nor `list` asks for what the other says is not to be done.
    #[test]
    fn no_two_screens_disagree_on_any_log() {
        let scratch = Scratch::with_cases();
        let world = scratch.world();
        let statutes = world.home.statutes().unwrap();
        let (_, kept) = world.home.case(ACCESS).unwrap();
        let at_rest = Cell::new([0_u32; 3]);
        proptest!(ProptestConfig::with_cases(2048), |(
            happened in prop::collection::vec((happens(), 0..400_u64), 0..8),
            letters in prop::collection::vec((prop::sample::select(FollowUp::ALL), 0..400_u64, any::<bool>()), 0..3),
            law in prop::sample::select(vec!["gdpr", "uk-gdpr", "ccpa", "mhmda"]),
            sent in any::<bool>(),
            (today, heard) in (0..900_u64).prop_flat_map(|after| {
                let today = day("2026-11-21") + Days::new(after);
                (Just(today), heard(today))
            }),
        )| {
            let mut case = kept.clone();
            let first = day("2026-11-21");
            case.events.retain(|event| sent || event.kind != EventKind::Sent);
            let mut happened: Vec<_> = happened
                .into_iter()
                .map(|(kind, after)| (first + Days::new(after), kind))
                .filter(|(on, _)| *on <= today)
                .collect();
            happened.sort_by_key(|(on, _)| *on);
            let events = happened.iter().map(|(on, kind)| Event::new(*kind, *on, *on));
            case.events.extend(events);
            for (step, after, left) in letters {
                let on = (first + Days::new(after)).min(today);
                let number = case.letters.last().unwrap().number.next();
                case.letters.push(CaseLetter {
                    number,
                    occasion: Occasion::Answer,
                    step: Some(step),
                    records: step.records(),
                    language: None,
                    day: on,
                    formats: Vec::new(),
                });
                if left {
                    for kind in [Some(EventKind::Sent), step.records()].into_iter().flatten() {
                        case.events.push(Event { letter: number, ..Event::new(kind, on, on) });
                    }
                }
            }
            let statute = statutes.get(law).unwrap();
            let remedies = Remedies {
                letters: Available::of(&statute, None).unwrap().steps(&case.grounds),
                names_its_methods: statute.names_its_methods.is_some(),
            };
            let view = CaseView::of(case, today, statutes.calendars().unwrap()).unwrap();
            let step = step(&view, &heard, &remedies, today);
            let mut standing = Standing::default();
            standing.add(&view, &step);
            prop_assert_eq!(standing.cases(), 1);

            // Who does not answer stays late while a letter about it waits to leave, and nobody else becomes so.
            let mut before = view.case.clone();
            if view.further_to_send().is_some() {
                let left = |number| view.case.dispatch_of(number) == Dispatch::Sent;
                before.letters.retain(|letter| letter.number.is_request() || left(letter.number));
            }
            let before = CaseView::of(before, today, statutes.calendars().unwrap()).unwrap();
            let before = crate::office::next::step(&before, &heard, &remedies, today);
            prop_assert_eq!(step.late, before.late);

            // What is told without a look is what a look tells.
            let unheard = crate::office::next::step(&view, &Heard::default(), &remedies, today);
            let rest = view.case.rest_on(today, statutes.calendars().unwrap()).unwrap();
            let [mut over, mut on_time, mut late] = at_rest.get();
            match rest {
                Some(Rest::Over) => {
                    over += 1;
                    prop_assert_eq!(Group::of(&unheard), Group::Done);
                }
                Some(Rest::Waits(answer)) if today <= answer.due => {
                    on_time += 1;
                    prop_assert_eq!(Group::of(&unheard), Group::OnTime);
                    prop_assert_eq!(unheard.by, Some(answer.due));
                }
                Some(Rest::Waits(answer)) => {
                    late += 1;
                    let mut looked = Standing::default();
                    looked.add(&view, &unheard);
                    let told = Late::of(LateCase {
                        case: view.case.reference.clone(),
                        number: view.case.number,
                        recipient: view.case.recipient.clone(),
                        person: view.case.person().to_owned(),
                        asked: view.case.asked,
                        due: answer.due,
                        estimated: answer.estimated,
                    }, today);
                    let told = serde_json::to_value([told]).unwrap();
                    prop_assert_eq!(serde_json::to_value(&looked.ignoring).unwrap(), told);
                }
                None => {}
            }
            at_rest.set([over, on_time, late]);

            let asks = matches!(step.what, What::Write | What::Form | What::Read);
            let told = standing.ignoring.len() + standing.waiting.len();
            prop_assert!(!asks || told == 1, "{:?} is not shown", step);
            let to_send = standing.ignoring.iter().filter(|late| late.to_send.is_some()).count();
            prop_assert_eq!(standing.unsent.len() + to_send, usize::from(step.sends()));
            prop_assert_eq!(standing.at_authority.len(), usize::from(step.because == Because::AtTheAuthority));
            prop_assert_eq!(standing.done, usize::from(step.what == What::Nothing));
            for late in &standing.ignoring {
                prop_assert!(late.days_late > 0, "{late:?} is not late");
                prop_assert!(view.clocks.iter().any(|clock| clock.overdue && clock.deadline.due == late.due));
            }
            prop_assert!(step.on.is_none_or(|on| on <= today), "{:?} is to come", step);
            let known: BTreeSet<_> = step.letters.iter().collect();
            prop_assert_eq!(known.len(), step.letters.len());
            prop_assert!(step.letters.iter().all(|letter| remedies.letters.contains(letter)));

            // Of a case that an authority has nobody is reminded, but of what the authority owes.
            if step.because == Because::AtTheAuthority {
                for item in items_of(&view, today, 365) {
                    let due::What::Clock(clock) = &item.what else {
                        return Err(TestCaseError::fail(format!("{item:?}")));
                    };
                    prop_assert_ne!(clock.clock.whose, Whose::Recipient);
                }
                let late = |clock: &crate::tracker::CaseClock| clock.overdue && clock.clock.whose == Whose::Authority;
                prop_assert_eq!(view.is_overdue(), view.clocks.iter().any(late));
            }
        });
        let [over, on_time, late] = at_rest.get();
        assert!(
            over > 100 && on_time > 0 && late > 0,
            "{over} over, {on_time} on time, {late} late"
        );
    }
}
