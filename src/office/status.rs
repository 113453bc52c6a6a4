//! Who is ignoring me? Every case in one of six groups.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Error, World, list::list, view::CaseView};
use crate::{
    law::{EventKind, Right, Whose},
    request::Reference,
    tracker::{CaseClock, Status},
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
}

/// A case whose recipient is late.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Late {
    pub case: Reference,
    pub recipient: String,
    pub right: Right,
    /// The last day on which the answer would have been in time.
    pub due: NaiveDate,
    pub days_late: i64,
    /// Whether the day of receipt was estimated, so that the days are too.
    pub estimated: bool,
    /// The last day on which the person asked again.
    pub reminded_on: Option<NaiveDate>,
}

/// A case in which the next step is the person's.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Waiting {
    pub case: Reference,
    pub recipient: String,
    pub right: Right,
    /// What the recipient did: a question, a refusal, a part of an answer.
    pub for_what: EventKind,
    pub since: NaiveDate,
    /// The last day of the person's own step, where a law sets one.
    pub until: Option<NaiveDate>,
}

/// A case whose letter has not left, as far as anybody knows.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unsent {
    pub case: Reference,
    pub recipient: String,
    pub right: Right,
    pub written_on: NaiveDate,
}

/// A case that an authority has.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AtAuthority {
    pub case: Reference,
    pub recipient: String,
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

impl Standing {
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

/// Puts every case into its group.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn status(world: &World<'_>) -> Result<Standing, Error> {
    let mut standing = Standing::default();
    list(world, &mut |view| standing.add(&view, world.today))?;
    standing.ignoring.sort_by_key(|late| late.due);
    standing.waiting.sort_by_key(|waiting| waiting.since);
    standing.unsent.sort_by_key(|unsent| unsent.written_on);
    standing.at_authority.sort_by_key(|matter| matter.since);
    Ok(standing)
}

impl Standing {
    fn add(&mut self, view: &CaseView, today: NaiveDate) {
        let case = &view.case;
        let (reference, recipient, right) =
            (case.reference.clone(), case.recipient.clone(), case.asked);
        let over = matches!(view.status, Status::Fulfilled | Status::Revoked);
        let last = |kind| case.day_of(kind);
        let complained = last(EventKind::Complained)
            .filter(|since| last(EventKind::AuthorityInformed).is_none_or(|news| news < *since));
        if over {
            self.done += 1;
        } else if let Some(since) = complained {
            let authority = view
                .clocks
                .iter()
                .find(|clock| clock.clock.whose == Whose::Authority);
            self.at_authority.push(AtAuthority {
                case: reference,
                recipient,
                right,
                since,
                due: authority.map(|clock| clock.deadline.due),
            });
        } else if !view.is_sent() {
            self.unsent.push(Unsent {
                case: reference,
                recipient,
                right,
                written_on: case.opened_on,
            });
        } else if let Some((for_what, since)) = waits_for(view) {
            let own = view.clocks.iter().filter(|clock| {
                clock.is_running() && clock.clock.whose == Whose::Requester && !clock.lapsed
            });
            self.waiting.push(Waiting {
                case: reference,
                recipient,
                right,
                for_what,
                since,
                until: own.map(|clock| clock.deadline.due).min(),
            });
        } else if let Some(clock) = latest(view) {
            self.ignoring.push(Late {
                case: reference,
                recipient,
                right,
                due: clock.deadline.due,
                days_late: (today - clock.deadline.due).num_days(),
                estimated: clock
                    .receipt
                    .is_some_and(|receipt| receipt.label().is_some()),
                reminded_on: last(EventKind::Reminded),
            });
        } else {
            self.on_time += 1;
            let due = view.next().map(|clock| clock.deadline.due);
            if let Some(due) = due
                && self.next.as_ref().is_none_or(|next| due < next.due)
            {
                self.next = Some(NextAnswer {
                    case: reference,
                    recipient,
                    due,
                });
            }
        }
    }
}

/// What the recipient did that leaves the next step to the person, and when.
fn waits_for(view: &CaseView) -> Option<(EventKind, NaiveDate)> {
    let asked = view
        .questions
        .iter()
        .map(|question| (question.asked, question.since));
    if let Some(question) = asked.min_by_key(|(_, since)| *since) {
        return Some(question);
    }
    let case = &view.case;
    let steps = [
        EventKind::Appealed,
        EventKind::ComplainedToController,
        EventKind::Complained,
        EventKind::Reminded,
    ];
    let taken = steps.into_iter().filter_map(|kind| case.day_of(kind)).max();
    [
        EventKind::Refused,
        EventKind::AnsweredInPart,
        EventKind::AppealAnswered,
        EventKind::AuthorityInformed,
    ]
    .into_iter()
    .filter_map(|kind| Some((kind, case.day_of(kind)?)))
    .filter(|(_, since)| taken.is_none_or(|taken| taken < *since))
    .max_by_key(|(_, since)| *since)
}

/// The clock of the recipient that ran out first.
fn latest(view: &CaseView) -> Option<&CaseClock> {
    view.clocks
        .iter()
        .filter(|clock| clock.overdue && clock.clock.whose == Whose::Recipient)
        // Nobody is ignored who has the time for the answer still before them.
        .filter(|clock| !clock.clock.is_to_confirm_receipt())
        .min_by_key(|clock| clock.deadline.due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        office::{
            record::{self, Order},
            scratch::{ACCESS, Scratch, day},
        },
        tracker::Medium,
    };

    fn happened(scratch: &Scratch, today: &str, events: &[(&str, EventKind)]) -> Standing {
        for (on, event) in events {
            let order = Order {
                case: ACCESS.to_owned(),
                event: *event,
                letter: None,
                on: Some(day(on)),
                by: (*event == EventKind::Sent).then_some(Medium::Email),
                until: None,
                tracking: None,
                note: None,
            };
            record::record(&scratch.world_on(day(on)), &order).unwrap();
        }
        status(&scratch.world_on(day(today))).unwrap()
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
}
