//! One thing that happened to a case.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};
use thiserror::Error;

use super::{Addition, Attempt, LetterNumber, attempt::Reply};
use crate::{
    law::EventKind,
    request::{Line, Passage},
};

/// An entry of a case's log. Entries are added and never changed: a later one of
/// the same kind corrects an earlier one. The order of the keys is part of the
/// chain of hashes: new ones go last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Event {
    pub kind: EventKind,
    pub happened_on: NaiveDate,
    pub recorded_on: NaiveDate,
    /// How the letter left, for a `sent`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub medium: Option<Medium>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Passage>,
    /// The carrier's number, for a letter sent by post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking: Option<Line>,
    /// What the mail server was told and said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<Attempt>,
    /// Random digits with which what is private in it is hashed by itself; none
    /// for events of earlier versions, and where nothing is private.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// The day until which the recipient said it needs, for an `extended`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The letter it is about; the request is left out, and all else that is not about
    /// another letter.
    #[serde(default, skip_serializing_if = "LetterNumber::is_request")]
    pub letter: LetterNumber,
    /// What was added, for a `letter-added`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addition: Option<Addition>,
    /// The SHA-256 of the reply that says so, where one was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<String>,
    /// For a `taken-back`: which entries of the case's log it takes back, by their places from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub takes_back: Vec<u32>,
    /// What the recipient said of its reasons, for a `refused` and an `extended`, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reasons: Option<Reasons>,
}

/// What was said of the reasons for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Reasons {
    /// There were none.
    None,
    /// These, in a few words.
    Given(Line),
}

impl Event {
    /// Whether a letter came back by it, or a server said that nobody is where it goes.
    pub(super) fn came_back(&self) -> bool {
        let reply = self
            .attempt
            .as_ref()
            .and_then(|attempt| attempt.reply.as_ref());
        self.kind == EventKind::Bounced
            || (self.kind == EventKind::NotSent && reply.is_some_and(Reply::says_nobody_is_there))
    }

    /// An event of which nothing but its days is known.
    pub fn new(kind: EventKind, happened_on: NaiveDate, recorded_on: NaiveDate) -> Event {
        Event {
            kind,
            happened_on,
            recorded_on,
            medium: None,
            note: None,
            tracking: None,
            attempt: None,
            salt: None,
            until: None,
            letter: LetterNumber::REQUEST,
            addition: None,
            reply: None,
            takes_back: Vec::new(),
            reasons: None,
        }
    }
}

/// How a letter reaches its recipient.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Display, EnumString, IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    ascii_case_insensitive,
    parse_err_ty = UnknownMedium,
    parse_err_fn = unknown
)]
pub enum Medium {
    Post,
    Email,
    /// A form on a web page.
    Form,
}

/// The word names no medium.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not a way to send a letter; the ways are post, email, form")]
pub struct UnknownMedium(pub String);

fn unknown(word: &str) -> UnknownMedium {
    UnknownMedium(word.to_owned())
}

impl Medium {
    pub fn word(self) -> &'static str {
        self.into()
    }
}
