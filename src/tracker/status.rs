//! A case in one word.

use std::fmt;

use serde::Serialize;

use super::{Case, CaseClock};
use crate::law::EventKind;

/// The states of the Data Rights Protocol 0.9, section 3.02.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing has come back.
    Open,
    /// The recipient has reacted, or a part is done.
    InProgress,
    /// The recipient waits for proof of who the requester is.
    NeedUserVerification,
    /// The recipient has answered in full.
    Fulfilled,
    /// The recipient has refused.
    Denied,
    /// A clock has run out without an answer.
    Expired,
    /// The requester took the request back, or put the case away unanswered.
    Revoked,
}

impl Status {
    /// As the protocol spells it.
    pub fn word(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::InProgress | Status::NeedUserVerification => "in_progress",
            Status::Fulfilled => "fulfilled",
            Status::Denied => "denied",
            Status::Expired => "expired",
            Status::Revoked => "revoked",
        }
    }

    /// The protocol's reason, where a state has one.
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Status::NeedUserVerification => Some("need_user_verification"),
            _ => None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl Case {
    /// The case in one word, by its clocks as of a day.
    pub fn status(&self, clocks: &[CaseClock]) -> Status {
        of(self, clocks)
    }
}

fn of(case: &Case, clocks: &[CaseClock]) -> Status {
    // How another letter fared says nothing of the request.
    let told: Vec<EventKind> = case.of_request().map(|event| event.kind).collect();
    let last = |kinds: &[EventKind]| told.iter().rposition(|kind| kinds.contains(kind));
    let happened = |kinds: &[EventKind]| last(kinds).is_some();
    let answered = last(&[EventKind::Answered, EventKind::NothingHeld]);
    let refused = last(&[EventKind::Refused]);
    // That it was only a part after all is the person's last word.
    let partial = last(&[EventKind::AnsweredInPart]);
    if happened(&[EventKind::Withdrawn]) {
        Status::Revoked
    } else if answered.is_some() && answered > refused && answered > partial {
        Status::Fulfilled
    } else if refused.is_some() {
        Status::Denied
    } else if happened(&[EventKind::Closed]) {
        Status::Revoked
    } else if clocks.iter().any(|clock| clock.overdue) {
        Status::Expired
    } else if last(&[EventKind::IdentityAsked]) > last(EventKind::IdentityAsked.ended_by()) {
        Status::NeedUserVerification
    } else if happened(&[
        EventKind::Acknowledged,
        EventKind::Replied,
        EventKind::IdentityAsked,
        EventKind::Authenticated,
        EventKind::ClarificationAsked,
        EventKind::FeeAsked,
        EventKind::Extended,
        EventKind::AnsweredInPart,
    ]) {
        Status::InProgress
    } else {
        Status::Open
    }
}
