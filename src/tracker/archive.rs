//! The whole tracker as one JSON text, to be kept or carried elsewhere.
//!
//! Version 6 of its shape; keys are as here, days are `YYYY-MM-DD`:
//!
//! | key | value |
//! | --- | --- |
//! | `datawrit_archive` | the version of the shape, 6; of 1, which had no mails, 2, which had no letters as data, 3, which had one letter a case, 4, which had no replies, and 5, in which nothing was taken back, all is read too |
//! | `grounds` | by the SHA-256 of its compact JSON: what cases rest on, as it stood when they were opened |
//! | `cases` | an array, the oldest first |
//! | `cases[].reference` | the case, `K7Q3-9MX2` |
//! | `cases[].opened_on` | the day of the letter |
//! | `cases[].place` | where the recipient must act, `DE` or `US-CA`; `null` where nobody knows |
//! | `cases[].abroad` | whether the letter crosses a border |
//! | `cases[].grounds` | a key of `grounds` |
//! | `cases[].request` | who asked what of whom, in their words |
//! | `cases[].documents` | an array: `format` (`pdf`, `eml`, `txt`), `sha256`, and `bytes` in base64 (RFC 4648, section 4) |
//! | `cases[].letter` | the letter as data; missing in cases of earlier versions |
//! | `cases[].letters` | the letters that were added later, an array: `number`, from 2, `letter` as data, and `documents`; what they are is said by the `letter-added` of the log; missing where there is none |
//! | `cases[].opening` | the form of what the log stands on: 2; 1, or missing, in cases of earlier versions |
//! | `cases[].head` | the hash of the last entry of the log, which is computed again when it is read; missing in cases of earlier versions |
//! | `cases[].given_away` | the hashes that left in evidence: `case`, `given_on`, `entry`, `manifest`; missing where there is none |
//! | `cases[].trial` | `true` where the days are made up, else missing |
//! | `cases[].messages` | the mails made to be sent: `message_id`, `made_at` (UTC), `sender`, `recipient`, `sha256`, `bytes` in base64, and `letter`, the number of the one it carries, where that is not the request |
//! | `cases[].replies` | what came back: `message_id`, `came_on`, `name` of a file that is no mail, `letter`, the number of the one it answers, where that is not the request, `decision`, `sha256`, and `bytes` in base64; missing where there is none |
//! | `replies` | the same of what is of no case yet |
//! | `cases[].events` | the log: `kind`, `happened_on`, `recorded_on`, and `medium`, `note`, `tracking`, `attempt` and `until` where there is one, the `salt` with which what is private is hashed, `letter`, the number of the one it is about, where that is not the request, `addition`: the `occasion`, `language`, `documents` and `data` (SHA-256) of a letter that was added, `reply`, the SHA-256 of the one that says so, and `takes_back`, for a `taken-back`: the places of the entries, from 1, that it takes back; `reasons`: `none`, or those `given` for a `refused` or an `extended` |
//!
//! Grounds and requests are kept as they were written, so that a later version
//! of the program neither loses nor adds a word, and their hashes still hold.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

use super::{
    Case, CaseLetter, Document, Event, Format, GivenAway, KeptReply, LetterNumber, Message,
    Opening, Terms,
    case::{first_day, is_abroad},
    case_letter::RequestHead,
    case_letter::added,
    chain::links,
    document::hash,
    ledger::GroundsRecord,
    taken_back::standing,
};
use crate::{
    law::{EventKind, Grounds, Place},
    request::{Reference, Request, printable, unprintable},
};

/// The version of the shape that is written; earlier ones are read too.
const VERSION: u64 = 6;

/// How much of what somebody else wrote an error repeats, in characters.
const ECHO: usize = 480;

/// Every case of a tracker with all that was recorded of it. What is in here has
/// been checked: each hash holds, and each case can be counted with.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Archive {
    pub(super) cases: Vec<Archived>,
    /// What came back and is of no case yet.
    pub(super) replies: Vec<KeptReply>,
}

/// One case, whole.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Archived {
    pub case: Case,
    /// The request as it was stored.
    pub request: String,
    /// The grounds as they were stored.
    pub grounds: Arc<GroundsRecord>,
    pub documents: Vec<Document>,
    /// The letter as JSON, as it was stored.
    pub letter: Option<String>,
    /// The letters that were added later.
    pub later: Vec<Later>,
    /// The form of its opening.
    pub opening: u8,
    pub messages: Vec<Message>,
    pub replies: Vec<KeptReply>,
    /// The hash of the last entry of its log.
    pub head: Option<String>,
    pub given_away: Vec<GivenAway>,
}

/// A letter that was added to a case, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Later {
    pub number: LetterNumber,
    /// As JSON, as it was stored.
    pub data: String,
    pub documents: Vec<Document>,
}

/// The text is not an archive, or one that cannot be trusted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadArchive {
    #[error("{what}, in line {line}, column {column}")]
    Malformed {
        line: usize,
        column: usize,
        what: String,
    },
    #[error("it is JSON, but not a datawrit archive")]
    Foreign,
    #[error("it is version {found} of an archive; this datawrit knows version {VERSION}")]
    Version { found: u64 },
    #[error("the grounds {sha256}: {what}")]
    Grounds { sha256: String, what: String },
    #[error("{0}")]
    Reply(String),
    #[error("the case {reference}: {what}")]
    Case { reference: Reference, what: String },
}

#[derive(Deserialize)]
struct Head {
    datawrit_archive: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    datawrit_archive: u64,
    grounds: BTreeMap<String, Box<RawValue>>,
    cases: Vec<One>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replies: Vec<Came>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct One {
    reference: Reference,
    opened_on: NaiveDate,
    place: Option<Place>,
    abroad: bool,
    grounds: String,
    request: Box<RawValue>,
    documents: Vec<Letter>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    letter: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    letters: Vec<Further>,
    #[serde(default = "first_opening", skip_serializing_if = "is_first")]
    opening: u8,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    trial: bool,
    #[serde(default)]
    messages: Vec<Mail>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replies: Vec<Came>,
    events: Vec<Event>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    head: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    given_away: Vec<GivenAway>,
}

fn first_opening() -> u8 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_first(opening: &u8) -> bool {
    *opening == first_opening()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mail {
    message_id: String,
    made_at: DateTime<Utc>,
    sender: String,
    recipient: String,
    sha256: String,
    bytes: String,
    #[serde(default, skip_serializing_if = "LetterNumber::is_request")]
    letter: LetterNumber,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Came {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    message_id: Option<String>,
    came_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "LetterNumber::is_request")]
    letter: LetterNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<String>,
    sha256: String,
    bytes: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Further {
    number: LetterNumber,
    letter: Box<RawValue>,
    documents: Vec<Letter>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    format: Format,
    sha256: String,
    bytes: String,
}

impl Archive {
    /// The cases that are meant, without the replies that are of no case yet: nobody knows whose they are.
    pub fn of_those(mut self, is_meant: impl Fn(&Case) -> bool) -> Archive {
        self.cases.retain(|one| is_meant(&one.case));
        self.replies.clear();
        self
    }

    /// Every case, the oldest first.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter().map(|archived| &archived.case)
    }

    /// The archive as JSON, a line feed at its end. The same tracker gives the
    /// same bytes.
    ///
    /// # Errors
    /// When what the tracker holds is not JSON.
    pub fn to_json(&self) -> Result<String, BadArchive> {
        let mut grounds = BTreeMap::new();
        let mut cases = Vec::with_capacity(self.cases.len());
        for archived in &self.cases {
            let stored = &archived.grounds;
            if !grounds.contains_key(&stored.sha256) {
                grounds.insert(stored.sha256.clone(), raw(&stored.json)?);
            }
            let case = &archived.case;
            cases.push(One {
                reference: case.reference.clone(),
                opened_on: case.opened_on,
                place: case.place.clone(),
                abroad: case.abroad,
                grounds: stored.sha256.clone(),
                request: raw(&archived.request)?,
                documents: archived.documents.iter().map(Letter::of).collect(),
                letter: archived.letter.as_deref().map(raw).transpose()?,
                letters: archived
                    .later
                    .iter()
                    .map(Further::of)
                    .collect::<Result<_, _>>()?,
                opening: archived.opening,
                trial: case.trial,
                messages: archived.messages.iter().map(Mail::of).collect(),
                replies: archived.replies.iter().map(Came::of).collect(),
                events: case.log.clone(),
                head: archived.head.clone(),
                given_away: archived.given_away.clone(),
            });
        }
        let whole = Whole {
            datawrit_archive: VERSION,
            grounds,
            cases,
            replies: self.replies.iter().map(Came::of).collect(),
        };
        let mut text = serde_json::to_string_pretty(&whole).map_err(|error| malformed(&error))?;
        text.push('\n');
        Ok(text)
    }

    /// Reads what [`Archive::to_json`] wrote, also where other programs have
    /// changed its spacing.
    ///
    /// # Errors
    /// When the text is not an archive of a version known here, a hash does not
    /// hold, or a case contradicts itself.
    pub fn from_json(text: &[u8]) -> Result<Archive, BadArchive> {
        // The version first: of a later one, nothing else is known.
        let head: Head = serde_json::from_slice(text).map_err(|error| {
            if error.is_data() {
                BadArchive::Foreign
            } else {
                malformed(&error)
            }
        })?;
        if !(1..=VERSION).contains(&head.datawrit_archive) {
            return Err(BadArchive::Version {
                found: head.datawrit_archive,
            });
        }
        let whole: Whole = serde_json::from_slice(text).map_err(|error| malformed(&error))?;
        let mut grounds = BTreeMap::new();
        for (sha256, json) in &whole.grounds {
            grounds.insert(sha256.as_str(), read_grounds(sha256, json)?);
        }
        let mut known = HashSet::new();
        let mut mails = HashSet::new();
        let mut cases = Vec::with_capacity(whole.cases.len());
        for one in whole.cases {
            if !known.insert(one.reference.clone()) {
                return Err(BadArchive::Case {
                    reference: one.reference,
                    what: "it is there twice".to_owned(),
                });
            }
            let twice = one
                .messages
                .iter()
                .find(|mail| !mails.insert(mail.message_id.clone()));
            if let Some(mail) = twice {
                return Err(BadArchive::Case {
                    what: format!(
                        "its mail {} is there twice, or in another case too",
                        echo(&mail.message_id)
                    ),
                    reference: one.reference,
                });
            }
            let reference = one.reference.clone();
            cases.push(
                one.read(&grounds)
                    .map_err(|what| BadArchive::Case { reference, what })?,
            );
        }
        let replies = whole.replies.into_iter().map(|came| came.read(None));
        let replies = replies
            .collect::<Result<_, _>>()
            .map_err(BadArchive::Reply)?;
        Ok(Archive { cases, replies })
    }
}

type ReadGrounds = (Arc<GroundsRecord>, Arc<Grounds>);

fn read_grounds(sha256: &str, json: &RawValue) -> Result<ReadGrounds, BadArchive> {
    let wrong = |what: String| BadArchive::Grounds {
        sha256: echo(sha256),
        what,
    };
    let json = compact(json.get());
    let found = hash(json.as_bytes());
    if found != sha256 {
        return Err(wrong(format!(
            "they were changed since, their SHA-256 is {found}"
        )));
    }
    let grounds = serde_json::from_str(&json).map_err(|error| wrong(bare(&error)))?;
    let stored = GroundsRecord {
        sha256: found,
        json,
    };
    Ok((Arc::new(stored), Arc::new(grounds)))
}

impl One {
    fn read(self, grounds: &BTreeMap<&str, ReadGrounds>) -> Result<Archived, String> {
        let (stored, grounds) = grounds
            .get(self.grounds.as_str())
            .ok_or_else(|| format!("its grounds {} are missing", echo(&self.grounds)))?;
        let text = compact(self.request.get());
        let request: Request = serde_json::from_str(&text)
            .map_err(|error| format!("its request: {}", bare(&error)))?;
        if request.right != grounds.asked {
            return Err(format!(
                "it asks for {}, and its grounds are those of {}",
                request.right, grounds.asked
            ));
        }
        let documents = read_documents(self.documents)?;
        // What the program computes from the request, nobody else says otherwise.
        if self.place.as_ref() != request.recipient.place() || self.abroad != is_abroad(&request) {
            return Err("where its recipient is differs from its request".to_owned());
        }
        if !(1..=2).contains(&self.opening) {
            return Err(format!(
                "it was opened in the form {}, and the forms are 1 and 2",
                self.opening
            ));
        }
        let messages = self.messages.into_iter().map(Mail::read);
        let messages: Vec<Message> = messages.collect::<Result<_, _>>()?;
        let replies = self
            .replies
            .into_iter()
            .map(|came| came.read(Some(&self.reference)));
        let replies: Vec<KeptReply> = replies.collect::<Result<_, _>>()?;
        check_log(self.opened_on, &self.events)?;
        check_words(&self.events, &messages)?;
        check_salts(&self.events)?;
        let letter = CaseLetter::request(
            &RequestHead::of(&text),
            self.opened_on,
            documents.iter().map(|document| document.format).collect(),
        );
        let letters = CaseLetter::all(letter, &self.events)?;
        let later = self.letters.into_iter().map(Further::read);
        let later: Vec<Later> = later.collect::<Result<_, _>>()?;
        check_letters(&self.events, &later, &messages)?;
        let case = Case {
            // It is given one where it comes.
            number: 0,
            reference: self.reference,
            opened_on: self.opened_on,
            law: grounds.law.clone(),
            asked: grounds.asked,
            recipient: request.recipient.name.as_str().to_owned(),
            requester: request.requester.name.to_string(),
            child: request.requester.child.as_ref().map(ToString::to_string),
            place: self.place,
            abroad: self.abroad,
            trial: self.trial,
            grounds: grounds.clone(),
            events: standing(&self.events)?,
            log: self.events,
            letters,
        };
        let archived = Archived {
            case,
            request: text,
            grounds: stored.clone(),
            documents,
            letter: self.letter.map(|letter| compact(letter.get())),
            later,
            opening: self.opening,
            messages,
            replies,
            head: self.head,
            given_away: self.given_away,
        };
        archived.check_hashes()?;
        Ok(archived)
    }
}

impl Archived {
    /// What the log stands on, as the tracker will say it.
    fn opening(&self) -> Opening {
        let case = &self.case;
        let documents = self.documents.iter();
        Opening {
            reference: case.reference.clone(),
            opened_on: case.opened_on.to_string(),
            request: hash(self.request.as_bytes()),
            grounds: self.grounds.sha256.clone(),
            documents: documents
                .map(|document| (document.format.extension().to_owned(), document.sha256()))
                .collect(),
            terms: (self.opening != first_opening()).then(|| Terms {
                law: case.law.clone(),
                asked: case.asked.word().to_owned(),
                recipient: case.recipient.clone(),
                place: case.place.as_ref().map(|place| place.code().to_owned()),
                abroad: case.abroad,
                letter: self.letter.as_ref().map(|letter| hash(letter.as_bytes())),
                trial: case.trial,
            }),
        }
    }

    /// The log ends with the hash it had, and has every one that was given away.
    fn check_hashes(&self) -> Result<(), String> {
        let opening = self.opening().sha256().map_err(|error| bare(&error))?;
        let chain = links(opening, &self.case.log).map_err(|error| bare(&error))?;
        match &self.head {
            Some(head) if chain.last() != Some(head) => {
                return Err(
                    "something of it was changed since it was exported: the last hash \
                            of its log is another"
                        .to_owned(),
                );
            }
            None if self.opening != first_opening() => {
                return Err("the last hash of its log, `head`, is missing".to_owned());
            }
            _ => {}
        }
        let reference = &self.case.reference;
        let foreign = self
            .given_away
            .iter()
            .find(|given| given.case != *reference || !chain.contains(&given.entry));
        match foreign {
            Some(given) => Err(format!(
                "the hash {} in the evidence of {} is not in its log",
                echo(&given.entry),
                given.given_on
            )),
            None => Ok(()),
        }
    }
}

/// The digits with which what is private is hashed are there where something is
/// private, and are digits.
fn check_salts(events: &[Event]) -> Result<(), String> {
    for event in events {
        let Some(salt) = &event.salt else { continue };
        let digits = salt.len() == 32 && salt.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !digits || (event.note.is_none() && event.attempt.is_none()) {
            return Err(format!(
                "its event `{}` of {} has a `salt` that datawrit did not give it",
                event.kind, event.happened_on
            ));
        }
    }
    Ok(())
}

/// Holds what recording holds: a log begins with the writing of the letter, and
/// nothing happens before it, nor in years that cannot be counted in.
fn check_log(opened_on: NaiveDate, events: &[Event]) -> Result<(), String> {
    if events.first().map(|event| event.kind) != Some(EventKind::Written) {
        return Err("its log does not begin with `written`".to_owned());
    }
    let days = events
        .iter()
        .flat_map(|event| [event.happened_on, event.recorded_on]);
    for day in days.chain([opened_on]) {
        if !(1..=9998).contains(&day.year()) {
            return Err(format!("nothing can be counted from {day}"));
        }
    }
    let first = first_day(opened_on);
    match events.iter().find(|event| event.happened_on < first) {
        Some(event) => Err(format!(
            "it was opened on {opened_on}; `{}` on {} is before that",
            event.kind, event.happened_on
        )),
        None => Ok(()),
    }
}

/// What a server said is kept without what would steer a terminal; an archive that somebody else made
/// brings no such words either.
fn check_words(events: &[Event], messages: &[Message]) -> Result<(), String> {
    for message in messages {
        for text in [&message.message_id, &message.sender, &message.recipient] {
            if let Some(character) = text.chars().find(|character| unprintable(*character)) {
                return Err(format!(
                    "a mail of it has the character U+{:04X}, which cannot be printed",
                    u32::from(character)
                ));
            }
        }
    }
    for attempt in events.iter().filter_map(|event| event.attempt.as_ref()) {
        let reply = attempt.reply.as_ref();
        let words = [
            &attempt.account,
            &attempt.message_id,
            &attempt.sha256,
            &attempt.to,
        ]
        .into_iter()
        .chain(&attempt.step)
        .chain(&attempt.fault)
        .chain(&attempt.from)
        .chain(reply.map(|reply| &reply.text))
        .chain(reply.and_then(|reply| reply.queue_id.as_ref()));
        for text in words {
            if let Some(character) = text.chars().find(|character| unprintable(*character)) {
                return Err(format!(
                    "an attempt to send it has the character U+{:04X}, which cannot be printed",
                    u32::from(character)
                ));
            }
        }
    }
    Ok(())
}

fn read_documents(letters: Vec<Letter>) -> Result<Vec<Document>, String> {
    let mut documents: Vec<Document> = Vec::with_capacity(letters.len());
    for letter in letters {
        if documents.iter().any(|known| known.format == letter.format) {
            return Err(format!("it has two {} letters", letter.format));
        }
        documents.push(letter.read()?);
    }
    Ok(documents)
}

/// The letters that the log added are those that are there, to the byte; and a mail carries one
/// that is.
fn check_letters(events: &[Event], later: &[Later], messages: &[Message]) -> Result<(), String> {
    let added = added(events)?;
    if added.len() != later.len() {
        return Err(format!(
            "its log added {} letters, and {} are there",
            added.len(),
            later.len()
        ));
    }
    for ((number, _, addition), letter) in added.iter().zip(later) {
        let documents = letter.documents.iter();
        let there: Vec<_> = documents
            .map(|document| (document.format, document.sha256()))
            .collect();
        if *number != letter.number
            || addition.data != hash(letter.data.as_bytes())
            || addition.documents != there
        {
            return Err(format!("its letter {number} is not the one in its log"));
        }
    }
    let last = added
        .last()
        .map_or(LetterNumber::REQUEST, |(last, ..)| *last);
    match messages.iter().find(|message| message.letter > last) {
        Some(message) => Err(format!(
            "its mail {} carries the letter {}, which is not there",
            echo(&message.message_id),
            message.letter
        )),
        None => Ok(()),
    }
}

impl Further {
    fn of(later: &Later) -> Result<Further, BadArchive> {
        Ok(Further {
            number: later.number,
            letter: raw(&later.data)?,
            documents: later.documents.iter().map(Letter::of).collect(),
        })
    }

    fn read(self) -> Result<Later, String> {
        Ok(Later {
            number: self.number,
            data: compact(self.letter.get()),
            documents: read_documents(self.documents)?,
        })
    }
}

impl Letter {
    fn of(document: &Document) -> Letter {
        Letter {
            format: document.format,
            sha256: document.sha256(),
            bytes: STANDARD.encode(&document.bytes),
        }
    }

    fn read(self) -> Result<Document, String> {
        let document = Document {
            format: self.format,
            bytes: STANDARD
                .decode(self.bytes)
                .map_err(|error| format!("its {} letter is not base64: {error}", self.format))?,
        };
        if document.sha256() == self.sha256 {
            Ok(document)
        } else {
            Err(format!(
                "its {} letter was changed since, its SHA-256 is {}",
                self.format,
                document.sha256()
            ))
        }
    }
}

impl Mail {
    fn of(message: &Message) -> Mail {
        Mail {
            message_id: message.message_id.clone(),
            made_at: message.made_at,
            sender: message.sender.clone(),
            recipient: message.recipient.clone(),
            sha256: message.sha256(),
            bytes: STANDARD.encode(&message.bytes),
            letter: message.letter,
        }
    }

    fn read(self) -> Result<Message, String> {
        let id = echo(&self.message_id);
        let message = Message {
            bytes: STANDARD
                .decode(self.bytes)
                .map_err(|error| format!("its mail {id} is not base64: {error}"))?,
            message_id: self.message_id,
            letter: self.letter,
            made_at: self.made_at,
            sender: self.sender,
            recipient: self.recipient,
        };
        if message.sha256() == self.sha256 {
            Ok(message)
        } else {
            Err(format!(
                "its mail {id} was changed since, its SHA-256 is {}",
                message.sha256()
            ))
        }
    }
}

impl Came {
    fn of(reply: &KeptReply) -> Came {
        Came {
            message_id: reply.message_id.clone(),
            came_on: reply.came_on,
            name: reply.name.clone(),
            letter: reply.letter,
            decision: reply.decision.clone(),
            sha256: reply.sha256(),
            bytes: STANDARD.encode(&reply.bytes),
        }
    }

    fn read(self, case: Option<&Reference>) -> Result<KeptReply, String> {
        for text in self.message_id.iter().chain(&self.name) {
            if text.chars().any(unprintable) {
                return Err(format!("a reply is called `{}`", echo(text)));
            }
        }
        if let Some(decision) = &self.decision {
            serde_json::from_str::<serde_json::Value>(decision)
                .map_err(|error| format!("what was decided of a reply: {}", bare(&error)))?;
        }
        let reply = KeptReply {
            // The tracker gives it another.
            number: 0,
            message_id: self.message_id,
            came_on: self.came_on,
            name: self.name,
            case: case.cloned(),
            letter: self.letter,
            decision: self.decision,
            bytes: STANDARD
                .decode(&self.bytes)
                .map_err(|error| format!("a reply of {}: {error}", self.came_on))?,
        };
        if reply.sha256() == self.sha256 {
            Ok(reply)
        } else {
            Err(format!(
                "a reply of {} was changed since, its SHA-256 is {}",
                self.came_on,
                reply.sha256()
            ))
        }
    }
}

fn raw(json: &str) -> Result<Box<RawValue>, BadArchive> {
    RawValue::from_string(json.to_owned()).map_err(|error| malformed(&error))
}

/// JSON without the space between its parts. What a program put on lines of its
/// own has its hash back.
fn compact(json: &str) -> String {
    let mut compact = String::with_capacity(json.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in json.chars() {
        if quoted {
            quoted = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if matches!(character, ' ' | '\t' | '\n' | '\r') {
            continue;
        } else {
            quoted = character == '"';
        }
        compact.push(character);
    }
    compact
}

fn malformed(error: &serde_json::Error) -> BadArchive {
    let what = if error.is_eof() {
        "it ends in the middle".to_owned()
    } else if error.is_syntax() {
        format!("it is not valid JSON: {}", bare(error))
    } else {
        bare(error)
    };
    BadArchive::Malformed {
        line: error.line(),
        column: error.column(),
        what,
    }
}

/// The error without its place, and not longer than a line or two: it repeats
/// what it found.
fn bare(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    echo(text.strip_suffix(&place).unwrap_or(&text))
}

fn echo(text: &str) -> String {
    let mut characters = text.chars();
    let mut beginning = printable(&characters.by_ref().take(ECHO).collect::<String>());
    if characters.next().is_some() {
        beginning.push('…');
    }
    beginning
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn space_between_the_parts_of_json_is_dropped_and_kept_within_strings() {
        assert_eq!(
            compact("{\n  \"a b\" : [ 1, \"c \\\" \\\\\" , \" d\" ]\r\n\t}"),
            r#"{"a b":[1,"c \" \\"," d"]}"#
        );
    }
}
