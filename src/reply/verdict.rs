//! What one reply says, how sure that is, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Kind;

/// One kind of a reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Verdict {
    pub kind: Kind,
    /// From 0 to 1: of verdicts told at 0.9, nine in ten are right (`tests/replies`).
    pub confidence: f64,
    /// The words of the mail that led to it, most telling first; for a mechanical one the header or field.
    pub because: Vec<String>,
    #[serde(default, skip_serializing_if = "Particulars::is_empty")]
    pub particulars: Particulars,
}

/// What a reply says besides its kind. Each is there only where the mail says it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct Particulars {
    /// Why it was refused, or why more time is taken, in the mail's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The reason, what is wanted or the channel, by the words of the phrase file: `excessive`, `id-document`, `form`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// The day until which more time is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// How much more time, in the mail's words, where it names no day: "two further months".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longer: Option<String>,
    /// What identity or which details are wanted, in the mail's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wanted: Option<String>,
    /// The channel that is named: an address, a link, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The controller that a processor names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub controller: Option<String>,
    /// The fee that is asked, in the mail's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<String>,
    /// The address that bounced, or is delayed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The day on which an absence ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returns: Option<NaiveDate>,
    /// Until when a link works, a day: as it is named, or counted from the mail's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<NaiveDate>,
    /// How long a link works, in the mail's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasts: Option<String>,
    /// The link that is to be followed, as its target.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

impl Particulars {
    /// Whether nothing is said besides the kind.
    pub fn is_empty(&self) -> bool {
        *self == Particulars::default()
    }
}
