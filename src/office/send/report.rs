//! What came of it, for a program.

use serde::Serialize;

use super::{
    outbox::{Outgoing, Preview},
    outcome::{Became, Outcome, Skipped},
};
use crate::{
    office::{Error, Notice},
    request::Reference,
};

/// What a door says in its own words, where the report has words.
pub trait Words {
    /// What went wrong, and the ways out.
    fn error(&self, error: &Error) -> (String, Vec<String>);
    fn skipped(&self, case: &Reference, why: Skipped) -> String;
    fn notice(&self, notice: &Notice) -> String;
}

/// What came of an order to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    pub sent: Vec<Tried>,
    /// Files for a mail program to send.
    pub drafts: Vec<Tried>,
    pub not_sent: Vec<Tried>,
    /// Mails that the server had whole and did not confirm; they are not sent again by themselves.
    pub unknown: Vec<Tried>,
    /// Letters that do not go by mail.
    pub unreachable: Vec<Unreachable>,
    /// The cases that were not tried.
    pub left: Vec<Reference>,
    /// Every mail that was made, as it was shown before it left.
    pub mails: Vec<Preview>,
    /// The cases that were not to be sent now.
    pub skipped: Vec<Skip>,
}

/// A mail that was tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tried {
    pub case: Reference,
    /// The address it went to.
    pub to: String,
    /// Its field `Message-ID`, in angle brackets.
    pub message_id: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What the server said, the path of the draft, or what went wrong.
    pub said: String,
}

/// A letter that does not go by mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Unreachable {
    pub case: Reference,
    /// The name of the company.
    pub recipient: String,
    /// Why, in words.
    pub why: String,
    /// How it can go, in words.
    pub ways: Vec<String>,
}

/// A case that was not to be sent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skip {
    pub case: Reference,
    /// Why, in words.
    pub why: String,
}

impl Report {
    pub fn of(outcome: &Outcome, words: &impl Words) -> Report {
        let tried = |wanted: fn(&Became) -> bool| {
            let tried = outcome.tried.iter();
            tried
                .filter(|(_, became)| wanted(became))
                .map(|(mail, became)| Tried::of(mail, became))
                .collect()
        };
        let unreachable = outcome.unreachable.iter().map(|one| {
            let (why, ways) = words.error(&one.why);
            Unreachable {
                case: one.case.clone(),
                recipient: one.recipient.clone(),
                why,
                ways,
            }
        });
        let skipped = outcome.skipped.iter().map(|(case, why)| Skip {
            case: case.clone(),
            why: words.skipped(case, *why),
        });
        let left = outcome.left.iter().map(|mail| mail.case.reference.clone());
        let mails = outcome.mails();
        Report {
            sent: tried(|became| matches!(became, Became::Sent { .. })),
            drafts: tried(|became| matches!(became, Became::Draft { .. })),
            not_sent: tried(|became| matches!(became, Became::NotSent { .. })),
            unknown: tried(|became| matches!(became, Became::Unknown { .. })),
            unreachable: unreachable.collect(),
            left: left.collect(),
            mails: mails
                .map(|mail| mail.preview(|notice| words.notice(notice)))
                .collect(),
            skipped: skipped.collect(),
        }
    }
}

impl Tried {
    fn of(mail: &Outgoing, became: &Became) -> Tried {
        Tried {
            case: mail.case.reference.clone(),
            to: mail.message.recipient.clone(),
            message_id: mail.message.message_id.clone(),
            sha256: mail.message.sha256(),
            said: became.said().to_owned(),
        }
    }
}
