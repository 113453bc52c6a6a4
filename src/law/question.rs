//! What does a question of the recipient do to its clock?

use serde::{Deserialize, Serialize, Serializer};

use super::{Certainty, Citation, Right};

/// A question that the recipient may ask before it answers: who the requester
/// is, what exactly is meant, or whether a fee will be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    pub effect: Effect,
    /// With `restarts`: the clock starts so many days after the question, and not
    /// on the day of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_days: Option<u32>,
    /// With `may-pause`: asked more than so many days after the clock started, it was
    /// not asked without undue delay, and the pause is in doubt all the more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_within_days: Option<u32>,
    /// The rights for whose requests it has this effect; empty for all.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub rights: Vec<Right>,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// A question as JSON has it, with underscores in its keys; a case keeps those of the law file.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct SpokenEffect<'a> {
    effect: Effect,
    /// With `restarts`: the clock starts so many days after the question, and not on the day of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    after_days: Option<u32>,
    /// With `may-pause`: asked more than so many days after the clock started, it was not asked without
    /// undue delay.
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_within_days: Option<u32>,
    /// The rights for whose requests it has this effect; left out for all.
    #[serde(rename = "for", skip_serializing_if = "<[Right]>::is_empty")]
    rights: &'a [Right],
    reference: &'a Citation,
    certainty: Certainty,
}

/// Writes a question as [`SpokenEffect`].
pub(super) fn spoken<S: Serializer>(
    question: &Option<Question>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let spoken = question.as_ref().map(|question| SpokenEffect {
        effect: question.effect,
        after_days: question.after_days,
        asked_within_days: question.asked_within_days,
        rights: &question.rights,
        reference: &question.reference,
        certainty: question.certainty,
    });
    spoken.serialize(serializer)
}

/// What asking and answering a question does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The clock starts when the answer comes, if that is later.
    Restarts,
    /// The days from the question to the answer, both included, do not count.
    Pauses,
    /// The words of the law know no pause, but an authority allows one: the last day
    /// stays where it is, and the recipient may argue for a later one.
    MayPause,
    /// None: the time runs on.
    Nothing,
}

impl Question {
    /// Whether it has its effect on a request that exercises these rights.
    pub fn concerns(&self, rights: &[Right]) -> bool {
        Right::named_or_all(&self.rights, rights)
    }
}
