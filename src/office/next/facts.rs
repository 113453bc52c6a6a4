//! What of the log a letter that follows may say.

use chrono::{Days, NaiveDate};

use super::{heard::Heard, lapsed::Lapsed};
use crate::{
    law::{Calendars, EventKind, OutOfRange, Whose},
    letter::{Fact, Facts, Happened, Told},
    office::view::CaseView,
    request::Line,
    tracker::{Case, CaseClock, Dispatch, LetterNumber, Medium, Notice, Receipt},
};

/// The short last period of a letter, in days: ours, and not the law's.
const LAST_PERIOD: u64 = 14;

/// How many days of the person's own time are kept for a step after a letter, where there is room for both; half of what is
/// left where there is not.
const TO_ACT: u64 = 7;

/// The events of which a letter says the day, each with its variable.
const DAYS: [(EventKind, Fact); 15] = [
    (EventKind::Acknowledged, Fact::AcknowledgedOn),
    (EventKind::IdentityAsked, Fact::IdentityAskedOn),
    (EventKind::ClarificationAsked, Fact::ClarificationAskedOn),
    (EventKind::FeeAsked, Fact::FeeAskedOn),
    (EventKind::Extended, Fact::ExtendedOn),
    (EventKind::Answered, Fact::AnsweredOn),
    (EventKind::AnsweredInPart, Fact::PartialOn),
    (EventKind::NothingHeld, Fact::NothingHeldOn),
    (EventKind::Refused, Fact::RefusedOn),
    (EventKind::Reminded, Fact::RemindedOn),
    (EventKind::IdentitySupplied, Fact::IdentitySuppliedOn),
    (
        EventKind::ClarificationAnswered,
        Fact::ClarificationAnsweredOn,
    ),
    (EventKind::Appealed, Fact::AppealedOn),
    (EventKind::AppealAnswered, Fact::AppealAnsweredOn),
    (
        EventKind::ComplainedToController,
        Fact::ComplainedToControllerOn,
    ),
];

/// The last day of the period that a letter of this day sets.
pub fn last_day(today: NaiveDate) -> NaiveDate {
    today
        .checked_add_days(Days::new(LAST_PERIOD))
        .unwrap_or(today)
}

/// Until when the person may complain to the authority, while such a time runs.
pub fn complain_by(clocks: &[CaseClock]) -> Option<NaiveDate> {
    let own = clocks.iter().filter(|clock| {
        clock.is_running()
            && !clock.lapsed
            && clock.clock.whose == Whose::Requester
            && clock.clock.ends_at.contains(&EventKind::Complained)
    });
    own.map(|clock| clock.deadline.due).min()
}

/// The person's own time to complain, where it is over and they have not.
pub fn too_late_for(clocks: &[CaseClock]) -> Option<Lapsed> {
    let own = clocks
        .iter()
        .filter(|clock| clock.lapsed && clock.clock.ends_at.contains(&EventKind::Complained));
    let own = own.min_by_key(|clock| clock.deadline.due)?;
    let relief = own.clock.relief.as_ref();
    Some(Lapsed {
        on: own.deadline.due,
        relief: relief.map(|relief| relief.reference.clone()),
    })
}

/// The last day of a letter's period, so many days before the person's own time to complain is over that a complaint can
/// still be written.
///
/// ```text
/// today 2026-12-10, own time until 2027-01-01   24 December, 14 days on
/// today 2026-12-14, own time until 2027-01-01   25 December, 7 days before
/// today 2026-12-23, own time until 2027-01-01   28 December, of 9 days 4 are kept
/// ```
pub fn last_day_within(today: NaiveDate, clocks: &[CaseClock]) -> NaiveDate {
    let last = last_day(today);
    let Some(own) = complain_by(clocks) else {
        return last;
    };
    let left = u64::try_from((own - today).num_days()).unwrap_or_default();
    let kept = Days::new(TO_ACT.min(left / 2));
    last.min(own.checked_sub_days(kept).unwrap_or(own))
}

/// What the log holds and the other side said, as of a day; `given` and `missing` are the person's.
///
/// # Errors
/// When a sum leaves the years 0001 to 9999.
pub fn of(
    view: &CaseView,
    heard: &Heard,
    [given, missing]: [&[Line]; 2],
    today: NaiveDate,
    calendars: &Calendars,
) -> Result<Facts, OutOfRange> {
    let announced = CaseClock::of_answer(&view.clocks);
    // A notice without reasons extends nothing: the days are those of a case that has none.
    let unextended = if heard.extension_bare {
        let mut case = view.case.clone();
        case.events
            .retain(|event| event.kind != EventKind::Extended);
        Some(case.clocks(today, calendars)?)
    } else {
        None
    };
    let clocks = unextended.as_deref().unwrap_or(&view.clocks);
    let case = &view.case;
    let mut facts = Facts::default();
    facts.day(Fact::AskedOn, Some(case.opened_on));
    facts.day(Fact::Today, Some(today));
    facts.day(Fact::LastDay, Some(last_day_within(today, clocks)));
    // Said where a rule lets who comes late be heard: without one it would only be held against the person.
    let lapsed = too_late_for(clocks).filter(|lapsed| lapsed.relief.is_some());
    facts.day(Fact::OwnTimeOverOn, lapsed.map(|lapsed| lapsed.on));
    journey(case, today, &mut facts);
    for (kind, fact) in DAYS {
        facts.day(fact, case.day_of(kind));
    }
    facts.day(
        Fact::ComplaintAcknowledgedOn,
        case.day_of(EventKind::ComplaintAcknowledged),
    );
    let notice = case.events.iter().rev();
    let mut notice = notice.filter(|event| event.kind == EventKind::Extended);
    facts.day(
        Fact::ExtendedUntil,
        notice.next().and_then(|event| event.until),
    );
    if let Some(clock) = CaseClock::of_answer(clocks) {
        due(clock, today, &mut facts);
    }
    // Also where no clock runs yet, as before the company says when it knew who asks: a notice without reasons has its fault then.
    if facts.has(Fact::ExtendedOn) {
        let notice = announced.and_then(|clock| clock.notice);
        let fault = match notice {
            Some(Notice::TooLate { .. }) => Some("late"),
            _ if heard.extension_bare => Some("bare"),
            _ => None,
        };
        if fault.is_none() && matches!(notice, Some(Notice::InTime { .. })) {
            facts.tell(Fact::ExtensionCounts, Told::Known(true));
        }
        facts.words(Fact::ExtensionFault, fault);
    }
    said(heard, &mut facts);
    let lines = |lines: &[Line]| lines.iter().map(Line::to_string).collect();
    facts.tell(Fact::Given, Told::Lines(lines(given)));
    facts.tell(Fact::Missing, Told::Lines(lines(missing)));
    facts.tell(Fact::Chronology, Told::Happened(chronology(case)));
    Ok(facts)
}

/// When the request left, how, and when it arrived.
fn journey(case: &Case, today: NaiveDate, facts: &mut Facts) {
    let receipt = case.receipt(today);
    let request = LetterNumber::REQUEST;
    if case.dispatch() == Dispatch::Sent {
        let (sent_on, by) = match receipt {
            Receipt::Estimated {
                sent_on, medium, ..
            }
            | Receipt::Replied {
                sent_on, medium, ..
            } => (Some(sent_on), Some(medium)),
            _ => {
                let sent_on = case.first_day_in(request, EventKind::Sent);
                let mut events = case.events.iter();
                let sent =
                    events.find(|event| event.kind == EventKind::Sent && event.letter.is_request());
                (sent_on, sent.and_then(|event| event.medium))
            }
        };
        facts.day(Fact::SentOn, sent_on);
        facts.words(Fact::SentBy, by.map(Medium::word));
    }
    if !receipt.is_forecast() {
        facts.day(Fact::ReceivedOn, Some(receipt.day()));
        let known = matches!(receipt, Receipt::Recorded { .. });
        facts.tell(Fact::ReceivedKnown, Told::Known(known));
    }
}

/// The last day of the answer, where it does not move any more.
fn due(clock: &CaseClock, today: NaiveDate, facts: &mut Facts) {
    if clock.is_forecast() || (clock.waiting.is_some() && clock.met_on.is_none()) {
        return;
    }
    facts.day(Fact::DueOn, Some(clock.deadline.due));
    if clock.deadline.due < today {
        facts.tell(Fact::DueOver, Told::Known(true));
    }
    if clock.overdue {
        facts.tell(Fact::DaysLate, Told::Number(-clock.days_left));
    }
}

/// What the other side said beside the events.
fn said(heard: &Heard, facts: &mut Facts) {
    let words = |line: &Option<Line>| line.as_ref().map(Line::to_string);
    if facts.has(Fact::RefusedOn) {
        facts.words(Fact::RefusalReason, words(&heard.refusal_reason));
        if heard.refusal_bare {
            facts.tell(Fact::RefusalBare, Told::Known(true));
        }
    }
    if facts.has(Fact::IdentityAskedOn) {
        facts.words(Fact::IdentityWanted, words(&heard.identity_wanted));
    }
    facts.day(Fact::ClosedOn, heard.closed_on);
    let channel = heard.channel.as_ref();
    facts.words(
        Fact::ChannelNamed,
        channel.and_then(|named| words(&named.what)),
    );
    let controller = heard.controller.as_ref();
    facts.day(Fact::ProcessorOn, controller.map(|named| named.on));
    facts.words(
        Fact::ControllerNamed,
        controller.and_then(|named| words(&named.what)),
    );
    let deed = heard.done.map(|done| <&str>::from(done.deed));
    facts.words(Fact::Deed, deed);
}

/// What happened in a case, in the order of days, by its log: a letter that left twice left once, and one
/// that came back did not.
fn chronology(case: &Case) -> Vec<Happened> {
    let mut happened: Vec<Happened> = Vec::new();
    for event in &case.events {
        let further = !event.letter.is_request();
        let letter = case.letter(event.letter);
        let records = letter.and_then(|letter| letter.records);
        let again = further && event.kind == EventKind::Sent;
        let told = match event.kind {
            EventKind::Written
            | EventKind::LetterAdded
            | EventKind::Sending
            | EventKind::NotSent
            | EventKind::Unknown
            | EventKind::Closed => false,
            // Told by what the letter did.
            EventKind::Sent if further => {
                records.is_none() && case.dispatch_of(event.letter) == Dispatch::Sent
            }
            EventKind::Bounced | EventKind::Received | EventKind::Acknowledged if further => false,
            kind if further && records == Some(kind) => {
                case.dispatch_of(event.letter) == Dispatch::Sent
            }
            _ => true,
        };
        let one = Happened {
            on: event.happened_on,
            kind: event.kind,
            again,
        };
        // A later one of the same kind corrects an earlier one, where it can happen but once.
        if told && corrects(event.kind) {
            happened.retain(|other| other.kind != event.kind);
        }
        if told && !happened.contains(&one) {
            happened.push(one);
        }
    }
    happened.sort_by_key(|happened| happened.on);
    happened
}

/// Whether it happens once in a case, so that another day corrects it.
fn corrects(kind: EventKind) -> bool {
    matches!(kind, EventKind::Received | EventKind::Acknowledged)
}
