//! What can happen to a request?

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

/// A thing that happened to a request on a day. The law starts and ends its
/// clocks with some of them; the tracker keeps them all.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    ascii_case_insensitive,
    parse_err_ty = UnknownEvent,
    parse_err_fn = unknown
)]
pub enum EventKind {
    /// The letter was written and the case opened.
    Written,
    /// A further letter of the case was written.
    LetterAdded,
    /// The mail was about to be handed to the server, which may have taken it.
    Sending,
    /// The letter left by post, mail or form.
    Sent,
    /// The letter did not leave: the server refused it, or was never reached.
    NotSent,
    /// The connection ended before the server said whether it took the mail.
    Unknown,
    /// The letter came back, or the mail server refused it.
    Bounced,
    /// The recipient received the request.
    Received,
    /// The recipient confirmed having received it.
    Acknowledged,
    /// The recipient wrote, and what it wrote is none of the others: it names another way, or another
    /// company, or closes the matter.
    Replied,
    /// The recipient asked who the requester is.
    IdentityAsked,
    /// The requester answered that question.
    IdentitySupplied,
    /// The requester disputed that this question may be asked.
    IdentityDisputed,
    /// The recipient said that it had authenticated the request.
    Authenticated,
    /// The recipient asked what exactly is meant.
    ClarificationAsked,
    /// The requester answered that question.
    ClarificationAnswered,
    /// The requester disputed that the request needs one.
    ClarificationDisputed,
    /// The recipient asked for a fee.
    FeeAsked,
    /// The requester paid it.
    FeePaid,
    /// The requester disputed that one is due.
    FeeDisputed,
    /// The recipient gave notice that it needs longer.
    Extended,
    /// The recipient did what was asked, in full.
    Answered,
    /// The recipient did a part of what was asked.
    AnsweredInPart,
    /// The recipient said that it holds nothing.
    NothingHeld,
    /// The recipient refused.
    Refused,
    /// The requester asked again for the answer.
    Reminded,
    /// The requester appealed to the recipient against its refusal.
    Appealed,
    /// The recipient decided the appeal.
    AppealAnswered,
    /// The requester complained to the recipient itself.
    ComplainedToController,
    /// The recipient confirmed having received the complaint.
    ComplaintAcknowledged,
    /// The requester complained to the authority.
    Complained,
    /// The authority said what became of the complaint.
    AuthorityInformed,
    /// The requester took the request back.
    Withdrawn,
    /// The requester put the case away.
    Closed,
    /// The requester took back what was recorded before.
    TakenBack,
}

/// The word is not the name of an event.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not an event")]
pub struct UnknownEvent(pub String);

fn unknown(word: &str) -> UnknownEvent {
    UnknownEvent(word.to_owned())
}

impl EventKind {
    pub const ALL: &'static [EventKind] = EventKind::VARIANTS;

    /// With which events the requester ends this question of the recipient: by the
    /// answer, or by disputing it; empty for what is not a question.
    pub fn ended_by(self) -> &'static [EventKind] {
        match self {
            EventKind::IdentityAsked => &[
                EventKind::IdentitySupplied,
                EventKind::IdentityDisputed,
                // The recipient has no doubt left.
                EventKind::Authenticated,
            ],
            EventKind::ClarificationAsked => &[
                EventKind::ClarificationAnswered,
                EventKind::ClarificationDisputed,
            ],
            EventKind::FeeAsked => &[EventKind::FeePaid, EventKind::FeeDisputed],
            _ => &[],
        }
    }

    /// Whether the requester disputed a question with this.
    pub fn is_dispute(self) -> bool {
        matches!(
            self,
            EventKind::IdentityDisputed | EventKind::ClarificationDisputed | EventKind::FeeDisputed
        )
    }

    /// The questions a recipient may ask before it answers.
    pub const QUESTIONS: [EventKind; 3] = [
        EventKind::IdentityAsked,
        EventKind::ClarificationAsked,
        EventKind::FeeAsked,
    ];

    /// Whether it tells how one letter of a case fared, and nothing of the others: a reminder that
    /// came back leaves its request where it was.
    pub fn is_of_letter(self) -> bool {
        matches!(
            self,
            EventKind::Written
                | EventKind::LetterAdded
                | EventKind::Sending
                | EventKind::Sent
                | EventKind::NotSent
                | EventKind::Unknown
                | EventKind::Bounced
                | EventKind::Received
                | EventKind::Acknowledged
        )
    }

    /// Whether only somebody who has the request can do this.
    pub fn is_reaction(self) -> bool {
        matches!(
            self,
            EventKind::Acknowledged
                | EventKind::Replied
                | EventKind::IdentityAsked
                | EventKind::Authenticated
                | EventKind::ClarificationAsked
                | EventKind::FeeAsked
                | EventKind::Extended
                | EventKind::Answered
                | EventKind::AnsweredInPart
                | EventKind::NothingHeld
                | EventKind::Refused
        )
    }

    /// What answers a request, in whole, in part or by refusing it.
    pub const ANSWERS: [EventKind; 4] = [
        EventKind::Answered,
        EventKind::AnsweredInPart,
        EventKind::NothingHeld,
        EventKind::Refused,
    ];

    /// Whether only the tracker knows of it: how a letter is written and leaves, and that a case is put away.
    /// No law lets a time begin with these.
    pub fn is_the_trackers(self) -> bool {
        matches!(
            self,
            EventKind::Written
                | EventKind::LetterAdded
                | EventKind::Sending
                | EventKind::NotSent
                | EventKind::Unknown
                | EventKind::Closed
                | EventKind::TakenBack
        )
    }

    /// Whether a person records it; the others are recorded when letters are written and sent, and when something is
    /// taken back.
    pub fn is_by_hand(self) -> bool {
        !matches!(
            self,
            EventKind::Written
                | EventKind::LetterAdded
                | EventKind::Sending
                | EventKind::Unknown
                | EventKind::TakenBack
        )
    }

    /// The word on the command line and in data.
    pub fn word(self) -> &'static str {
        self.into()
    }
}
