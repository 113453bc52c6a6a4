//! Why was a letter of a case written?

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use thiserror::Error;

/// What a letter is for. The first of a case is its request; the others follow from what came back,
/// or did not.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    ascii_case_insensitive,
    parse_err_ty = UnknownOccasion,
    parse_err_fn = unknown
)]
pub enum Occasion {
    /// What opens the case.
    Request,
    /// Nobody answered.
    Reminder,
    /// The recipient asked something.
    Answer,
    /// The recipient refused.
    Objection,
    /// An appeal to the recipient against its refusal.
    Appeal,
    /// A complaint to an authority, or to the recipient itself.
    Complaint,
}

/// The word names no occasion.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "`{0}` is not an occasion for a letter; they are request, reminder, answer, objection, appeal, complaint"
)]
pub struct UnknownOccasion(pub String);

fn unknown(word: &str) -> UnknownOccasion {
    UnknownOccasion(word.to_owned())
}

impl Occasion {
    pub fn word(self) -> &'static str {
        self.into()
    }
}
