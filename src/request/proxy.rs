//! Who acts for the person who asks.

use serde::{Deserialize, Serialize};

use super::{Address, Email, Line};

/// Somebody whom the person has authorised in writing to conduct the matter and to receive the answer. The request stays
/// the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proxy {
    pub name: Line,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Address>,
    /// Where the answer goes.
    pub email: Email,
    /// Under which the representative keeps the matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Line>,
    /// The SHA-256 of the signed authority, which goes with each letter.
    pub authority: String,
}
