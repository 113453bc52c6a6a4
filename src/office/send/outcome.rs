//! What came of it.

use super::outbox::Outgoing;
use crate::{
    delivery::server::Fault,
    law::EventKind,
    office::{Error, Hint, Notice},
    request::Reference,
};

/// What came of an order to send.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Whether nothing was to be sent.
    pub rehearsal: bool,
    /// Each mail that was tried, and what became of it.
    pub tried: Vec<(Outgoing, Became)>,
    /// The mails that were not tried.
    pub left: Vec<Outgoing>,
    /// Why they were not.
    pub stopped: Option<Stopped>,
    /// What is not sent now, because of what its log says.
    pub skipped: Vec<(Reference, Skipped)>,
    /// The letters that do not go by mail.
    pub unreachable: Vec<Unreachable>,
    pub notices: Vec<Notice>,
}

/// What became of one mail.
#[derive(Debug)]
pub enum Became {
    /// With what the server said, where one was asked.
    Sent {
        words: Option<String>,
    },
    /// A file for a mail program to send.
    Draft {
        path: String,
    },
    NotSent {
        why: String,
        way: Option<Hint>,
    },
    /// It may have arrived.
    Unknown {
        why: String,
    },
}

/// Why the rest was not tried.
#[derive(Debug)]
pub enum Stopped {
    /// The account has sent as many as it sends on a day.
    Enough { account: String, per_day: u32 },
    /// The account itself does not work; the other mails would fare no better.
    Fault(Fault),
}

/// Why a letter is not sent now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skipped {
    /// It has been sent.
    Sent,
    /// A mail of it may have arrived; nobody knows.
    Unsettled,
    /// Its case was withdrawn or closed.
    PutAway(EventKind),
}

/// A letter that does not go by mail, and why.
#[derive(Debug)]
pub struct Unreachable {
    pub case: Reference,
    /// The name of the company.
    pub recipient: String,
    /// Why, with the ways it can go.
    pub why: Error,
}

impl Outcome {
    /// Every mail that was made, in order.
    pub fn mails(&self) -> impl Iterator<Item = &Outgoing> {
        self.tried.iter().map(|(mail, _)| mail).chain(&self.left)
    }

    /// Whether everything that was asked for left.
    pub fn is_done(&self) -> bool {
        let unsettled = |(_, skipped): &(Reference, Skipped)| *skipped == Skipped::Unsettled;
        self.left.is_empty()
            && self.unreachable.is_empty()
            && !self.skipped.iter().any(unsettled)
            && self
                .tried
                .iter()
                .all(|(_, became)| matches!(became, Became::Sent { .. } | Became::Draft { .. }))
    }
}

impl Became {
    /// `sent`, `draft`, `not sent` or `unknown`.
    pub fn word(&self) -> &'static str {
        match self {
            Became::Sent { .. } => "sent",
            Became::Draft { .. } => "draft",
            Became::NotSent { .. } => "not sent",
            Became::Unknown { .. } => "unknown",
        }
    }

    /// What the server said, where the draft lies, or what went wrong.
    pub fn said(&self) -> &str {
        match self {
            Became::Sent { words } => words.as_deref().unwrap_or_default(),
            Became::Draft { path } => path,
            Became::NotSent { why, .. } | Became::Unknown { why } => why,
        }
    }
}
