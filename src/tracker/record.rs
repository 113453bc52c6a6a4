//! What does a record mean?
//!
//! From what a [`super::Ledger`] keeps to what it says, and back. Nothing here reads or writes.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

use super::{
    Addition, Attempt, Document, Event, Filed, GivenAway, KeptReply, LetterNumber, Message,
    Opening, Reasons, Terms, TrackerError,
    document::hash,
    ledger::{
        CaseRecord, DocumentRecord, EntryRecord, GivenRecord, LetterRecord, MessageRecord,
        ReplyRecord,
    },
};
use crate::request::{Line, Passage, Reference};

/// The form in which cases are opened; of form 1 are those of earlier versions.
pub(super) const OPENING: u8 = 2;

/// What an event has beside its own columns.
#[derive(Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Particulars {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tracking: Option<Line>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    attempt: Option<Attempt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "LetterNumber::is_request")]
    letter: LetterNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    addition: Option<Addition>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    takes_back: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reasons: Option<Reasons>,
}

/// What an event has beside its own columns, as it is kept.
fn particulars(event: &Event) -> serde_json::Result<Option<String>> {
    let particulars = Particulars {
        tracking: event.tracking.clone(),
        attempt: event.attempt.clone(),
        salt: event.salt.clone(),
        until: event.until,
        letter: event.letter,
        addition: event.addition.clone(),
        reply: event.reply.clone(),
        takes_back: event.takes_back.clone(),
        reasons: event.reasons.clone(),
    };
    if particulars == Particulars::default() {
        return Ok(None);
    }
    serde_json::to_string(&particulars).map(Some)
}

/// The record of an event, with its hash in the chain.
pub(super) fn entry(
    case: &str,
    event: &Event,
    sha256: String,
) -> Result<EntryRecord, TrackerError> {
    Ok(EntryRecord {
        number: 0,
        case: case.to_owned(),
        kind: event.kind.word().to_owned(),
        happened_on: event.happened_on.to_string(),
        recorded_on: event.recorded_on.to_string(),
        medium: event.medium.map(|medium| medium.word().to_owned()),
        note: event.note.as_ref().map(|note| note.as_str().to_owned()),
        particulars: particulars(event).map_err(|error| damaged(case, &error))?,
        sha256: Some(sha256),
    })
}

/// The event of a record.
///
/// # Errors
/// When it is not one.
pub(super) fn event(entry: &EntryRecord) -> Result<Event, TrackerError> {
    let case = entry.case.as_str();
    let particulars: Particulars = match &entry.particulars {
        Some(json) => serde_json::from_str(json).map_err(|error| damaged(case, &error))?,
        None => Particulars::default(),
    };
    Ok(Event {
        kind: entry.kind.parse().map_err(|error| damaged(case, &error))?,
        happened_on: day(case, &entry.happened_on)?,
        recorded_on: day(case, &entry.recorded_on)?,
        medium: match &entry.medium {
            Some(word) => Some(word.parse().map_err(|error| damaged(case, &error))?),
            None => None,
        },
        note: match &entry.note {
            Some(text) => {
                Some(Passage::try_from(text.clone()).map_err(|error| damaged(case, &error))?)
            }
            None => None,
        },
        tracking: particulars.tracking,
        attempt: particulars.attempt,
        salt: particulars.salt,
        until: particulars.until,
        letter: particulars.letter,
        addition: particulars.addition,
        reply: particulars.reply,
        takes_back: particulars.takes_back,
        reasons: particulars.reasons,
    })
}

/// Whether every cell is the one that this event is recorded with: a word in other
/// letters or a day after a space says the same to a reader, and not to a query.
pub(super) fn is_written_as(kept: &EntryRecord, event: &Event) -> bool {
    let has_something_private = event.note.is_some() || event.attempt.is_some();
    let sha256 = kept.sha256.clone().unwrap_or_default();
    let wanted = entry(&kept.case, event, sha256);
    wanted.is_ok_and(|wanted| {
        EntryRecord {
            number: kept.number,
            sha256: kept.sha256.clone(),
            ..wanted
        } == *kept
    }) && (event.salt.is_none() || has_something_private)
}

/// What the chain of a case stands on; none where its reference is not one.
pub(super) fn opening(
    case: &CaseRecord,
    documents: &[DocumentRecord],
    letter: Option<String>,
) -> Option<Opening> {
    let request = LetterNumber::REQUEST.kept();
    let documents = documents.iter().filter(|one| one.letter == request);
    Some(Opening {
        reference: case.reference.parse().ok()?,
        opened_on: case.opened_on.clone(),
        request: hash(case.request.as_bytes()),
        grounds: case.grounds.clone(),
        documents: documents
            .map(|document| (document.format.clone(), document.sha256.clone()))
            .collect(),
        terms: (case.opening != 1).then(|| Terms {
            law: case.law.clone(),
            asked: case.asked.clone(),
            recipient: case.recipient.clone(),
            place: case.place.clone(),
            abroad: case.abroad != 0,
            letter,
            trial: case.trial != 0,
        }),
    })
}

pub(super) fn document(
    case: &Reference,
    letter: LetterNumber,
    document: &Document,
) -> DocumentRecord {
    DocumentRecord {
        case: case.to_string(),
        letter: letter.kept(),
        format: document.format.extension().to_owned(),
        sha256: document.sha256(),
    }
}

pub(super) fn letter(case: &Reference, number: LetterNumber, json: &str) -> LetterRecord {
    LetterRecord {
        case: case.to_string(),
        number: number.kept(),
        sha256: hash(json.as_bytes()),
        json: json.to_owned(),
    }
}

pub(super) fn message(case: &Reference, message: &Message) -> MessageRecord {
    MessageRecord {
        message_id: message.message_id.clone(),
        case: case.to_string(),
        letter: message.letter.kept(),
        made_at: moment(message.made_at),
        sender: message.sender.clone(),
        recipient: message.recipient.clone(),
        sha256: message.sha256(),
        bytes: message.bytes.clone(),
    }
}

/// A moment as it is kept, to the second.
pub(super) fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The mail of a record.
///
/// # Errors
/// When it is not the one made.
pub(super) fn mail(kept: MessageRecord) -> Result<Message, TrackerError> {
    let case = kept.case.as_str();
    let letter = u32::try_from(kept.letter).ok().and_then(LetterNumber::new);
    let message = Message {
        letter: letter.ok_or_else(|| damaged(case, &"a mail of it carries no letter"))?,
        made_at: kept
            .made_at
            .parse::<DateTime<Utc>>()
            .map_err(|error| damaged(case, &error))?,
        message_id: kept.message_id,
        sender: kept.sender,
        recipient: kept.recipient,
        bytes: kept.bytes,
    };
    if message.sha256() == kept.sha256 {
        Ok(message)
    } else {
        Err(damaged(
            case,
            &format!("the mail {} is not the one made", message.message_id),
        ))
    }
}

/// The reply of a record.
///
/// # Errors
/// When it is not the one that came.
pub(super) fn reply(kept: ReplyRecord) -> Result<KeptReply, TrackerError> {
    if hash(&kept.bytes) != kept.sha256 {
        let what = format!("the reply {} is not the one that came", kept.number);
        return Err(damaged(&place_of(&kept), &what));
    }
    reply_head(kept)
}

/// The same of a record that was read without its bytes, so that no hash can be held against them.
///
/// # Errors
/// When it makes no sense.
pub(super) fn reply_head(kept: ReplyRecord) -> Result<KeptReply, TrackerError> {
    let filed = filed(&kept)?;
    let place = place_of(&kept);
    Ok(KeptReply {
        number: kept.number,
        letter: filed.letter,
        case: filed.case,
        came_on: day(&place, &kept.came_on)?,
        message_id: kept.message_id,
        name: kept.name,
        decision: kept.decision,
        bytes: kept.bytes,
    })
}

/// Where the reply of a record is filed.
///
/// # Errors
/// When that is not readable.
pub(super) fn filed(kept: &ReplyRecord) -> Result<Filed, TrackerError> {
    let place = place_of(kept);
    let case = kept.case.as_deref();
    let letter = u32::try_from(kept.letter).ok().and_then(LetterNumber::new);
    Ok(Filed {
        letter: letter.ok_or_else(|| damaged(&place, &"a reply of it answers no letter"))?,
        case: case
            .map(|case| case.parse().map_err(|error| damaged(&place, &error)))
            .transpose()?,
        is_decided: kept.decision.is_some(),
    })
}

fn place_of(kept: &ReplyRecord) -> String {
    let case = kept.case.clone();
    case.unwrap_or_else(|| format!("the reply {}", kept.number))
}

pub(super) fn given(given: &GivenAway, sha256: String) -> GivenRecord {
    GivenRecord {
        number: 0,
        case: given.case.to_string(),
        given_on: given.given_on.to_string(),
        entry: given.entry.clone(),
        manifest: given.manifest.clone(),
        sha256: Some(sha256),
    }
}

/// What was given away, by its record.
///
/// # Errors
/// When it is not readable.
pub(super) fn given_away(kept: &GivenRecord) -> Result<GivenAway, TrackerError> {
    Ok(GivenAway {
        case: kept
            .case
            .parse()
            .map_err(|error| damaged(&kept.case, &error))?,
        given_on: day(&kept.case, &kept.given_on)?,
        entry: kept.entry.clone(),
        manifest: kept.manifest.clone(),
    })
}

pub(super) fn damaged(reference: &str, what: &impl ToString) -> TrackerError {
    TrackerError::Damaged {
        reference: reference.to_owned(),
        what: what.to_string(),
    }
}

pub(super) fn day(reference: &str, text: &str) -> Result<NaiveDate, TrackerError> {
    text.parse()
        .map_err(|error| damaged(reference, &format!("`{text}`: {error}")))
}

pub(super) fn json<T: serde::Serialize>(
    reference: &Reference,
    value: &T,
) -> Result<String, TrackerError> {
    serde_json::to_string(value).map_err(|error| damaged(reference.as_str(), &error))
}
