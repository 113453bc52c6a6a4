//! Decides what a reply says.

use chrono::NaiveDate;

use super::{Decision, InboxFault, Item, Judge, Tie, import, records, waiting};
use crate::{
    office::{
        Error, World,
        record::{Refused, has_reasons},
    },
    reply::{Kind, Particulars, Verdict},
    tracker::{Event, Filing, Reasons},
};

/// What the person decides.
#[derive(Debug, Clone)]
pub struct Order {
    pub number: i64,
    /// What it says; as it was read where nothing is named.
    pub kinds: Vec<Kind>,
    /// What the person says of it besides, over what was read: each goes to the kinds that have it.
    pub said: Particulars,
    /// The case, where it is filed with none, or with another.
    pub case: Option<String>,
    /// The day on which it came, where that is not the one it names itself.
    pub on: Option<NaiveDate>,
    /// The day that a notice of extension names.
    pub until: Option<NaiveDate>,
    /// What it says of its reasons for refusing or for taking longer, where the person tells.
    pub reasons: Option<Reasons>,
}

/// What a letter may need of a reply and was not read in it: a terminal asks for it, a page shows a field. It may stay
/// unsaid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyWant {
    /// Why they refuse.
    Reason,
    /// What they want to see.
    Wanted,
    /// Which way they name.
    Channel,
    /// Which company they name.
    Controller,
    /// Until when they take more time: a day.
    Until,
}

impl ReplyWant {
    /// Where the person's words of it go; a day has its place in the order.
    pub fn place_in(self, said: &mut Particulars) -> Option<&mut Option<String>> {
        match self {
            ReplyWant::Reason => Some(&mut said.reason),
            ReplyWant::Wanted => Some(&mut said.wanted),
            ReplyWant::Channel => Some(&mut said.channel),
            ReplyWant::Controller => Some(&mut said.controller),
            ReplyWant::Until => None,
        }
    }
}

/// What is asked of a reply that says this, beyond what was read in it.
pub fn wants(item: &Item, kinds: &[Kind]) -> Vec<ReplyWant> {
    let want = |kind: &Kind| {
        let said = item.said.iter().find(|said| said.kind == *kind);
        let read = said.map(|said| &said.particulars);
        let lacks = |of: fn(&Particulars) -> bool| read.is_none_or(|read| !of(read));
        match kind {
            Kind::Denied if lacks(|read| read.reason.is_some()) => Some(ReplyWant::Reason),
            Kind::NeedsIdentity if lacks(|read| read.wanted.is_some()) => Some(ReplyWant::Wanted),
            Kind::OtherChannel if lacks(|read| read.channel.is_some()) => Some(ReplyWant::Channel),
            Kind::ProcessorOnly if lacks(|read| read.controller.is_some()) => {
                Some(ReplyWant::Controller)
            }
            Kind::Extended if lacks(|read| read.until.is_some()) => Some(ReplyWant::Until),
            _ => None,
        }
    };
    kinds.iter().filter_map(want).collect()
}

/// Decides what a reply says, and records it.
///
/// # Errors
/// When it was decided already, belongs to no case though it says something of one, or the tracker
/// cannot be read or written.
pub fn decide(world: &World<'_>, order: &Order) -> Result<Item, Error> {
    let Some(mut tracker) = world.home.existing_tracker()? else {
        return Err(InboxFault::NoCases.into());
    };
    if tracker.filed(order.number)?.is_decided {
        return Err(InboxFault::Decided(order.number).into());
    }
    // One after the other: it may have 50 MB.
    let read = waiting::one(world, order.number)?;
    let reply = tracker.reply(order.number)?;
    let kinds = kinds(order, &read);
    if kinds.is_empty() {
        return Err(InboxFault::Unreadable(order.number).into());
    }
    let today = world.today;
    let mut decision = Decision {
        by: Judge::Person,
        on: today,
        tie: read.tie,
        kinds,
        recorded: Vec::new(),
    };
    let typed = order.case.clone().or_else(|| {
        let case = read.case.as_ref();
        case.map(ToString::to_string)
    });
    let says = |kind: Kind| kind != Kind::Unrelated;
    let Some(typed) = typed else {
        if decision.kinds.iter().any(|verdict| says(verdict.kind)) {
            return Err(InboxFault::NoCase(order.number).into());
        }
        tracker.set_aside(&reply, &decision.json())?;
        drop(reply);
        return waiting::one(world, order.number);
    };
    let case = tracker.find(&typed)?;
    let same = reply.case.as_ref() == Some(&case.reference);
    if !same {
        decision.tie = Some(Tie::Person);
    }
    let letter = match &read.proposed {
        _ if same => reply.letter,
        Some(proposed) if proposed.case == case.reference => proposed.letter,
        _ => case.concerned(crate::law::EventKind::Acknowledged),
    };
    let on = order.on.unwrap_or(reply.came_on.max(case.opened_on));
    if on > today {
        return Err(Refused::Future { on, today }.into());
    }
    let mut events: Vec<Event> = Vec::new();
    for verdict in &decision.kinds {
        let Some(kind) = records(verdict.kind) else {
            continue;
        };
        if events.iter().any(|event| event.kind == kind) {
            continue;
        }
        let mut event = import::event_of(kind, letter, on, today);
        if verdict.kind == Kind::Extended {
            // A day that was read wrongly is none; one that the person types is refused.
            let read = verdict.particulars.until.filter(|until| *until > on);
            if let Some(until) = order.until.filter(|until| *until <= on) {
                return Err(Refused::BeforeNotice { until, on }.into());
            }
            event.until = order.until.or(read);
        }
        if has_reasons(kind) {
            event.reasons.clone_from(&order.reasons);
        }
        events.push(event);
    }
    decision.recorded = events.iter().map(|event| event.kind).collect();
    tracker.file_reply(
        &reply,
        &Filing {
            case: case.reference,
            letter,
            decision: Some(decision.json()),
            events,
            else_decided: None,
        },
    )?;
    drop(reply);
    waiting::one(world, order.number)
}

/// What the person says of a kind, over what was read of it.
fn over(kind: Kind, said: &Particulars, read: Particulars) -> Particulars {
    let own = |said: &Option<String>, read: Option<String>| said.clone().or(read);
    match kind {
        Kind::Denied => Particulars {
            reason: own(&said.reason, read.reason),
            ..read
        },
        Kind::NeedsIdentity | Kind::NeedsDetails => Particulars {
            wanted: own(&said.wanted, read.wanted),
            ..read
        },
        Kind::OtherChannel => Particulars {
            channel: own(&said.channel, read.channel),
            ..read
        },
        Kind::ProcessorOnly => Particulars {
            controller: own(&said.controller, read.controller),
            ..read
        },
        _ => read,
    }
}

/// What it says: as read, or in the person's words with the particulars that were read.
fn kinds(order: &Order, read: &Item) -> Vec<Verdict> {
    let was_read = |kind: Kind| read.said.iter().find(|said| said.kind == kind);
    let verdict = |kind: Kind| {
        let said = was_read(kind);
        let read = said.map(|said| said.particulars.clone());
        Verdict {
            kind,
            confidence: 1.0,
            because: said.map(|said| said.because.clone()).unwrap_or_default(),
            particulars: over(kind, &order.said, read.unwrap_or_default()),
        }
    };
    if order.kinds.is_empty() {
        read.kinds.iter().map(|kind| verdict(*kind)).collect()
    } else {
        order.kinds.iter().map(|kind| verdict(*kind)).collect()
    }
}
