//! Which letters follow a request?

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

use super::{EventKind, nearest};

/// What is done with a letter about a request that has gone out, by what came back or did not: the name
/// of its template, `<statute>/next/<step>.<language>.txt`.
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
    parse_err_ty = UnknownStep,
    parse_err_fn = unknown
)]
pub enum FollowUp {
    /// Nobody answered in time.
    Reminder,
    /// The recipient asked who the requester is, and is told what suffices.
    IdentitySupplied,
    /// The recipient asked for more than is needed to know that.
    IdentityDisputed,
    /// The recipient wants the request in another way, or of somebody else.
    RequestStands,
    /// The recipient asked what exactly is meant.
    ClarificationAnswered,
    /// The recipient asked for money.
    FeeDisputed,
    /// The answer is not complete.
    Missing,
    /// The recipient found nothing, and is to look once more.
    NothingHeld,
    /// The recipient took more time than it may.
    ExtensionInvalid,
    /// Something was done that was not asked for.
    WrongDeed,
    /// The recipient refused.
    Objection,
    /// The statute has an appeal to the recipient.
    Appeal,
    /// The statute has a complaint to the recipient.
    ComplaintToController,
    /// To the authority.
    Complaint,
}

/// The word is not one of the letters that follow.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a letter that follows; they are {known}{meant}", known = known(), meant = meant(.0))]
pub struct UnknownStep(pub String);

fn unknown(word: &str) -> UnknownStep {
    UnknownStep(word.to_owned())
}

/// `; did you mean ...?` for a word with a slip in it.
fn meant(word: &str) -> String {
    let words = FollowUp::ALL.iter().map(|step| step.word());
    nearest(word, words).map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}

fn known() -> String {
    let words = FollowUp::ALL.iter().map(|step| step.word());
    words.collect::<Vec<_>>().join(", ")
}

impl FollowUp {
    pub const ALL: &'static [FollowUp] = FollowUp::VARIANTS;

    /// The word on the command line, in data and in the name of a template.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// What happens in the case when the letter leaves, beside that it leaves.
    pub fn records(self) -> Option<EventKind> {
        match self {
            FollowUp::Reminder => Some(EventKind::Reminded),
            FollowUp::IdentitySupplied => Some(EventKind::IdentitySupplied),
            FollowUp::IdentityDisputed => Some(EventKind::IdentityDisputed),
            FollowUp::ClarificationAnswered => Some(EventKind::ClarificationAnswered),
            FollowUp::FeeDisputed => Some(EventKind::FeeDisputed),
            FollowUp::Appeal => Some(EventKind::Appealed),
            FollowUp::ComplaintToController => Some(EventKind::ComplainedToController),
            FollowUp::Complaint => Some(EventKind::Complained),
            FollowUp::RequestStands
            | FollowUp::Missing
            | FollowUp::NothingHeld
            | FollowUp::ExtensionInvalid
            | FollowUp::WrongDeed
            | FollowUp::Objection => None,
        }
    }
}
