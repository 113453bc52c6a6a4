//! By what is a reply tied to a case?

use serde::{Deserialize, Serialize};
use strum::Display;

/// What ties a reply to a case, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Display)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Tie {
    /// It answers a mail of ours, by its id (In-Reply-To, References; RFC 5322, section 3.6.4).
    Thread,
    /// It names the case in its subject or in what is new in it.
    Reference,
    /// What it quotes names the case.
    Quoted,
    /// It was written to the address with the case's reference after a plus sign.
    PlusAddress,
    /// It comes from the company, and only one case with it is open.
    Company,
    /// The person said so.
    Person,
}
