//! Is the log still what was recorded?
//!
//! Every entry of a case's log has a hash over the hash of the entry before it
//! and its own words, so that an entry altered, added or taken out later no
//! longer fits. The first is linked to the [`Opening`]: the request, the grounds and
//! the letters. Whoever has one hash of the chain can check whether what led to it is
//! what was recorded; that entries were cut off at the end shows only against a
//! hash that was given away, as an evidence file is.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{Addition, Event, LetterNumber, Medium, Reasons, Reply, document::hash};
use crate::{
    law::EventKind,
    request::{Line, Reference},
};

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
    /// The rest of what a case rests on; none for cases of earlier versions.
    #[serde(flatten)]
    pub terms: Option<Terms>,
}

/// What days and letters rest on besides the texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Terms {
    pub law: String,
    pub asked: String,
    pub recipient: String,
    pub place: Option<String>,
    pub abroad: bool,
    /// The SHA-256 of the letter's JSON.
    pub letter: Option<String>,
    /// Whether the days are made up.
    pub trial: bool,
}

impl Opening {
    /// The hash that the first entry is linked to.
    pub fn sha256(&self) -> serde_json::Result<String> {
        Ok(hash(serde_json::to_string(self)?.as_bytes()))
    }
}

/// The hash of an entry: SHA-256 over the hash before it, a line feed, and the
/// text of the [`entry`].
pub(super) fn link(before: &str, event: &Event) -> serde_json::Result<String> {
    let entry = entry(event)?;
    Ok(hash(format!("{before}\n{entry}").as_bytes()))
}

/// The hashes of entries that follow on the hash `before`.
pub(super) fn links(before: String, events: &[Event]) -> serde_json::Result<Vec<String>> {
    let mut before = before;
    let links = events.iter().map(|event| {
        before = link(&before, event)?;
        Ok(before.clone())
    });
    links.collect()
}

/// The text of an entry that is hashed: compact JSON. Of what is private, the note
/// and the name of the account, it has the hashes alone, so that an entry can be
/// shown and checked without them. Entries of earlier versions have no salt, and
/// stand here whole.
///
/// # Errors
/// When the event cannot be written as JSON.
pub fn entry(event: &Event) -> serde_json::Result<String> {
    let Some(salt) = &event.salt else {
        return serde_json::to_string(event);
    };
    let attempt = event.attempt.as_ref();
    serde_json::to_string(&Sealed {
        kind: event.kind,
        happened_on: event.happened_on,
        recorded_on: event.recorded_on,
        medium: event.medium,
        tracking: event.tracking.as_ref(),
        attempt: attempt.map(|attempt| SealedAttempt {
            at: attempt.at,
            message_id: &attempt.message_id,
            sha256: &attempt.sha256,
            to: &attempt.to,
            step: attempt.step.as_deref(),
            reply: attempt.reply.as_ref(),
            fault: attempt.fault.as_deref(),
            from: attempt.from.as_deref(),
            made_at: attempt.made_at,
        }),
        note_sha256: event
            .note
            .as_ref()
            .map(|note| sealed(&note_salt(salt), note.as_str())),
        account_sha256: attempt.map(|attempt| {
            sealed(
                &hash(format!("{salt}\naccount").as_bytes()),
                &attempt.account,
            )
        }),
        until: event.until,
        letter: event.letter,
        addition: event.addition.as_ref(),
        reply: event.reply.as_deref(),
        takes_back: &event.takes_back,
        reasons: event.reasons.as_ref(),
    })
}

/// What is laid before a note when it is hashed, so that nobody can guess it from
/// its hash. Whoever gets the note gets this too.
pub fn note_salt(salt: &str) -> String {
    hash(format!("{salt}\nnote").as_bytes())
}

fn sealed(salt: &str, text: &str) -> String {
    hash(format!("{salt}\n{text}").as_bytes())
}

/// An event as its entry has it; the order of the keys is part of the chain.
#[derive(Serialize)]
struct Sealed<'a> {
    kind: EventKind,
    happened_on: NaiveDate,
    recorded_on: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    medium: Option<Medium>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tracking: Option<&'a Line>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attempt: Option<SealedAttempt<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_sha256: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(skip_serializing_if = "LetterNumber::is_request")]
    letter: LetterNumber,
    #[serde(skip_serializing_if = "Option::is_none")]
    addition: Option<&'a Addition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<&'a str>,
    #[serde(skip_serializing_if = "<[u32]>::is_empty")]
    takes_back: &'a [u32],
    #[serde(skip_serializing_if = "Option::is_none")]
    reasons: Option<&'a Reasons>,
}

#[derive(Serialize)]
struct SealedAttempt<'a> {
    at: DateTime<Utc>,
    message_id: &'a str,
    sha256: &'a str,
    to: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<&'a Reply>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    made_at: Option<DateTime<Utc>>,
}

/// Something that is not as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fault {
    /// The case, where it is the matter of one.
    pub case: Option<String>,
    pub what: String,
}
