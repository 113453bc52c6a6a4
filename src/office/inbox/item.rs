//! A reply as the person sees it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Sorted, Tie,
    file::{File, holds},
};
use crate::{
    law::EventKind,
    reply::{Correspondent, Kind, Link, MailParts, Particulars, Reading, Verdict},
    request::{Reference, printable},
    tracker::{KeptReply, LetterNumber},
};

/// One thing that a reply says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Said {
    #[cfg_attr(test, schemars(with = "String"))]
    pub kind: Kind,
    /// From 0 to 1.
    pub confidence: f64,
    /// The words of the reply that led to it.
    pub because: Vec<String>,
    /// What else it says of it, by word: `until`, `wanted`, `channel`, `address`.
    #[cfg_attr(
        test,
        schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    pub particulars: Particulars,
}

/// A case and one of its letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Where {
    pub case: Reference,
    pub letter: LetterNumber,
}

/// A link of a reply. It is shown, and never opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Leads {
    pub text: String,
    pub target: String,
    /// Whether the text names another host than the one it leads to.
    pub misleads: bool,
}

/// A reply, what was read of it, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Item {
    /// By which it is named; none of one that was not kept.
    pub number: Option<i64>,
    /// As in the header, in angle brackets.
    pub message_id: Option<String>,
    /// The day on which it was written, as it says.
    pub came_on: Option<NaiveDate>,
    pub from: Option<String>,
    pub subject: String,
    /// None as long as it waits for the person to say so.
    pub case: Option<Reference>,
    pub letter: Option<LetterNumber>,
    /// A case that it may belong to.
    pub proposed: Option<Where>,
    pub tie: Option<Tie>,
    /// Why it was filed with the case, or why not.
    pub filed_because: Vec<String>,
    /// What it says; of several that which leaves most to do.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub kind: Option<Kind>,
    /// Everything it says.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub kinds: Vec<Kind>,
    pub confidence: f64,
    /// The words that led to the first kind.
    pub because: Vec<String>,
    pub said: Vec<Said>,
    /// What is new in it, without what it quotes; its beginning.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    pub links: Vec<Leads>,
    pub files: Vec<File>,
    /// What went into the log for it.
    pub recorded: Option<EventKind>,
    /// Whether it waits for the person.
    pub waits: bool,
}

/// How many characters of a reply are shown.
const SHOWN: usize = 4_000;

impl Item {
    /// What was read of a mail, before anything was decided. `raw` are its bytes.
    pub(super) fn of(reading: &Reading, sorted: &Sorted, raw: &[u8]) -> Item {
        let mut item = Item::filed(sorted);
        item.message_id = reading.message_id.as_deref().map(in_brackets);
        item.came_on = reading.date.map(|date| date.date_naive());
        item.from = reading.from.as_ref().map(shown);
        item.subject = printable(&reading.subject);
        item.text = passage(&reading.new_text);
        item.links = reading.links.iter().map(leads).collect();
        item.files = reading
            .attachments
            .iter()
            .map(|attachment| {
                let bytes = attachment.bytes(raw);
                File {
                    name: printable(&attachment.name),
                    media_type: printable(&attachment.media_type),
                    bytes: bytes.len(),
                    holds: holds(&bytes),
                }
            })
            .collect();
        item.say(&reading.kinds);
        item
    }

    /// A mail that has nothing of any case, of which nothing but the head was read.
    pub(super) fn of_stranger(mail: &MailParts, sorted: &Sorted) -> Item {
        Item {
            message_id: mail.message_id.as_deref().map(in_brackets),
            came_on: mail.date.map(|date| date.date_naive()),
            from: mail.from.as_ref().map(shown),
            subject: printable(&mail.subject),
            ..Item::filed(sorted)
        }
    }

    fn filed(sorted: &Sorted) -> Item {
        let filed = |place: &(Reference, LetterNumber)| Where {
            case: place.0.clone(),
            letter: place.1,
        };
        Item {
            number: None,
            message_id: None,
            came_on: None,
            from: None,
            subject: String::new(),
            case: sorted.place.as_ref().map(|place| place.0.clone()),
            letter: sorted.place.as_ref().map(|place| place.1),
            proposed: sorted.proposed.as_ref().map(filed),
            tie: sorted.tie,
            filed_because: sorted.why.iter().map(|why| printable(why)).collect(),
            kind: None,
            kinds: Vec::new(),
            confidence: 0.0,
            because: Vec::new(),
            said: Vec::new(),
            text: String::new(),
            links: Vec::new(),
            files: Vec::new(),
            recorded: None,
            waits: false,
        }
    }

    /// What it says, in the place of what it said.
    pub(super) fn say(&mut self, kinds: &[Verdict]) {
        self.said = kinds
            .iter()
            .map(|verdict| Said {
                kind: verdict.kind,
                confidence: verdict.confidence,
                because: verdict
                    .because
                    .iter()
                    .map(|words| printable(words))
                    .collect(),
                particulars: verdict.particulars.clone(),
            })
            .collect();
        self.kinds = kinds.iter().map(|verdict| verdict.kind).collect();
        self.kind = self.kinds.first().copied();
        let first = self.said.first();
        self.confidence = first.map_or(0.0, |first| first.confidence);
        self.because = first.map(|first| first.because.clone()).unwrap_or_default();
    }

    /// A file that was kept, of which nothing is read.
    pub(super) fn of_file(kept: &KeptReply, name: &str) -> Item {
        Item {
            subject: printable(name),
            came_on: Some(kept.came_on),
            ..Item::filed(&Sorted::default())
        }
    }
}

fn in_brackets(id: &str) -> String {
    format!("<{id}>")
}

fn shown(from: &Correspondent) -> String {
    match &from.name {
        Some(name) => printable(&format!("{name} <{}>", from.address)),
        None => printable(&from.address),
    }
}

/// Words on several lines, without what would steer a terminal.
fn passage(text: &str) -> String {
    let mut characters = text.chars();
    let beginning: String = characters.by_ref().take(SHOWN).collect();
    let lines: Vec<String> = beginning.lines().map(printable).collect();
    let mut shown = lines.join("\n");
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

fn leads(link: &Link) -> Leads {
    Leads {
        text: printable(&link.text),
        target: printable(&link.target),
        misleads: link.misleads(),
    }
}
