//! Is the log still what was recorded?
//!
//! Every entry of a case's log has a hash over the hash of the entry before it
//! and its own words, so that an entry altered, added or taken out later no
//! longer fits. The first stands on the [`Opening`]: the request, the grounds and
//! the letters. Who has one hash of the chain can tell whether what led to it is
//! what was recorded; that entries were cut off at the end shows only against a
//! hash that was given away, as an evidence file is.

use serde::Serialize;

use super::{Event, document::hash};
use crate::request::Reference;

/// What a chain begins with. Its keys are in this order, and their text is the
/// compact JSON of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opening {
    pub reference: Reference,
    pub opened_on: String,
    /// The SHA-256 of the request's JSON.
    pub request: String,
    /// The SHA-256 of the JSON of what the case rests on.
    pub grounds: String,
    /// The format and the SHA-256 of each letter.
    pub documents: Vec<(String, String)>,
}

impl Opening {
    /// The hash on which the first entry stands.
    pub fn sha256(&self) -> serde_json::Result<String> {
        Ok(hash(serde_json::to_string(self)?.as_bytes()))
    }
}

/// The hash of an entry: SHA-256 over the hash before it, a line feed, and the
/// compact JSON of the event.
pub(super) fn link(before: &str, event: &Event) -> serde_json::Result<String> {
    let entry = serde_json::to_string(event)?;
    Ok(hash(format!("{before}\n{entry}").as_bytes()))
}

/// Something that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The case, where it is the matter of one.
    pub case: Option<String>,
    pub what: String,
}
