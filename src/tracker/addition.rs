//! What was added to a case?

use serde::{Deserialize, Serialize};

use super::{Format, Occasion};
use crate::law::{EventKind, FollowUp, Language};

/// What a letter is that was added to a case, as the entry says that added it. It stands for the
/// letter in the chain of hashes, as the opening does for the request. The order of the keys is part
/// of the chain: new ones go last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Addition {
    pub occasion: Occasion,
    pub language: Language,
    /// The format and the SHA-256 of each of its documents.
    pub documents: Vec<(Format, String)>,
    /// The SHA-256 of its JSON.
    pub data: String,
    /// Which of the letters of its occasion it is, by the word of its template; none for a letter of
    /// an earlier version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<FollowUp>,
    /// What happens in the case when it leaves: an appeal, and its clock starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<EventKind>,
}
