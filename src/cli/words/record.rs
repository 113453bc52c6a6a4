//! What `record` says.

use crate::{law::EventKind, office::record::Refused, reply::Kind, speech::say};

/// What a company did, in plain words.
pub fn done(kind: Kind) -> String {
    match kind {
        Kind::Acknowledged => say!("web-kind-receipt"),
        Kind::NeedsIdentity => say!("web-kind-identity"),
        Kind::NeedsDetails => say!("web-kind-details"),
        Kind::FeeAsked => say!("web-kind-fee"),
        Kind::Extended => say!("web-kind-extended"),
        Kind::Answered => say!("web-kind-answered"),
        Kind::Partial => say!("web-kind-partial"),
        Kind::NothingHeld => say!("web-kind-nothing"),
        Kind::Denied => say!("web-kind-denied"),
        Kind::Bounce => say!("web-kind-bounce"),
        Kind::OtherChannel => say!("web-kind-channel"),
        Kind::Closed => say!("web-kind-closed"),
        other => other.to_string(),
    }
}

pub fn what_happened() -> String {
    say!("record-what-happened")
}

pub fn which_day() -> String {
    say!("record-which-day")
}

pub fn until_when() -> String {
    say!("record-until-when")
}

/// Whether a company gave reasons for what it did.
pub fn were_there_reasons(event: EventKind) -> String {
    match event {
        EventKind::Extended => say!("record-reasons-extended"),
        _ => say!("next-reasons-asked"),
    }
}

pub fn whether_reasons() -> [String; 3] {
    [
        say!("next-reasons-some"),
        say!("next-reasons-none"),
        say!("record-reasons-unsaid"),
    ]
}

pub fn which_reasons() -> String {
    say!("record-reasons-which")
}

pub fn nothing_recorded() -> String {
    say!("record-nothing")
}

/// What can be recorded, where nobody is asked.
pub fn say_what(known: &[&str]) -> String {
    say!("record-say-what", known = known.join(", "))
}

/// Why nothing was recorded.
pub fn refused(refused: &Refused) -> String {
    match refused {
        Refused::NotSentBy { event } => say!("record-not-sent-by", event = event.to_string()),
        Refused::NotTracked { .. } => say!("record-not-tracked"),
        Refused::NotUntil { .. } => say!("record-not-until"),
        Refused::NotReasoned { .. } => say!("record-not-reasoned"),
        refused => super::faults::recorded(refused),
    }
}
