//! What was decided of a reply, as it is kept with it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Tie;
use crate::{
    law::EventKind,
    reply::{Kind, Verdict},
    tracker::KeptReply,
};

/// Who decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Judge {
    /// What servers and programs say by their fields.
    Program,
    Person,
}

/// What was decided of a reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub by: Judge,
    pub on: NaiveDate,
    /// What it says, with the words that led to it and the particulars that a letter may need.
    pub kinds: Vec<Verdict>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tie: Option<Tie>,
    /// What went into the log for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded: Vec<EventKind>,
}

impl Decision {
    /// What was decided of a reply; none where it waits.
    pub fn of(reply: &KeptReply) -> Option<Decision> {
        serde_json::from_str(reply.decision.as_deref()?).ok()
    }

    /// As it is kept.
    pub(in crate::office) fn json(&self) -> String {
        // It has words, days and numbers alone, which always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What a company may have done, as a person says it: the usual first.
pub const SAID: [Kind; 12] = [
    Kind::Acknowledged,
    Kind::NeedsIdentity,
    Kind::NeedsDetails,
    Kind::FeeAsked,
    Kind::Extended,
    Kind::Answered,
    Kind::Partial,
    Kind::NothingHeld,
    Kind::Denied,
    Kind::Bounce,
    Kind::OtherChannel,
    Kind::Closed,
];

/// What the log says of a reply of this kind; nothing where it says nothing of the request.
pub fn records(kind: Kind) -> Option<EventKind> {
    match kind {
        Kind::Bounce => Some(EventKind::Bounced),
        Kind::Acknowledged => Some(EventKind::Acknowledged),
        Kind::NeedsIdentity => Some(EventKind::IdentityAsked),
        Kind::NeedsDetails => Some(EventKind::ClarificationAsked),
        Kind::FeeAsked => Some(EventKind::FeeAsked),
        Kind::Extended => Some(EventKind::Extended),
        Kind::Answered | Kind::Deleted | Kind::OptedOut => Some(EventKind::Answered),
        Kind::Partial => Some(EventKind::AnsweredInPart),
        Kind::NothingHeld => Some(EventKind::NothingHeld),
        Kind::Denied => Some(EventKind::Refused),
        Kind::OtherChannel
        | Kind::ProcessorOnly
        | Kind::Suppressed
        | Kind::Closed
        | Kind::ConfirmLink => Some(EventKind::Replied),
        Kind::Delayed | Kind::OutOfOffice | Kind::Unrelated => None,
    }
}
