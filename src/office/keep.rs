//! Keeps what came back otherwise than by mail: a scanned letter, a photograph, a download.

use std::{
    io,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    Error, Hint, Refusal, World,
    inbox::{Decision, File, Judge, Tie, holds, media_type},
    record::Refused,
};
use crate::{
    law::EventKind,
    request::{Reference, printable},
    shelf,
    tracker::{Filing, Kept, KeptReply, LetterNumber},
};

/// The most bytes of a file that is kept.
pub const MOST: u64 = 50_000_000;

/// What is to be kept.
#[derive(Debug, Clone)]
pub struct Order {
    pub case: String,
    pub files: Vec<PathBuf>,
    /// The letter that they answer; where it is not said, the last that has left.
    pub letter: Option<LetterNumber>,
    /// The day on which they came: today where it is not said.
    pub on: Option<NaiveDate>,
}

/// A file that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KeptFile {
    /// Its number among what came back.
    pub number: i64,
    /// Whether the same bytes were kept before.
    pub known: bool,
    pub sha256: String,
    #[serde(flatten)]
    pub file: File,
}

/// What was kept, and with which case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct KeptFiles {
    pub case: Reference,
    pub letter: LetterNumber,
    pub files: Vec<KeptFile>,
}

/// Why nothing was kept.
#[derive(Debug, ThisError)]
pub enum KeepFault {
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{} has more than 50,000,000 bytes", .0.display())]
    TooLarge(PathBuf),
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    #[error("the case {0} has no letter of the number {1}")]
    NoLetter(Reference, LetterNumber),
}

impl Refusal for KeepFault {
    fn hints(&self) -> Vec<Hint> {
        match self {
            KeepFault::NoLetter(..) => vec![Hint::ShowLetters],
            KeepFault::TooLarge(_) => vec![Hint::say("keep its parts one by one")],
            _ => Vec::new(),
        }
    }
}

/// Keeps files with a case, as they are. All are read before the first is kept.
///
/// # Errors
/// When a file cannot be read, is empty or too large, or the disk is full.
pub fn keep(world: &World<'_>, order: &Order) -> Result<KeptFiles, Error> {
    let (mut tracker, case) = world.home.case(&order.case)?;
    let today = world.today;
    let on = order.on.unwrap_or(today);
    if on > today {
        return Err(Refused::Future { on, today }.into());
    }
    let letter = order
        .letter
        .unwrap_or_else(|| case.concerned(EventKind::Acknowledged));
    if case.letter(letter).is_none() {
        return Err(KeepFault::NoLetter(case.reference, letter).into());
    }
    let mut read = Vec::new();
    for path in &order.files {
        read.push((name(path), bytes(path)?));
    }
    let decision = Decision {
        by: Judge::Person,
        on: today,
        kinds: Vec::new(),
        tie: Some(Tie::Person),
        recorded: Vec::new(),
    };
    let nowhere = Decision {
        tie: None,
        ..decision.clone()
    };
    let mut files = Vec::new();
    for (name, bytes) in read {
        let reply = KeptReply {
            number: 0,
            message_id: None,
            came_on: on,
            name: Some(name.clone()),
            case: None,
            letter,
            decision: None,
            bytes,
        };
        let filing = Filing {
            case: case.reference.clone(),
            letter,
            decision: Some(decision.json()),
            events: Vec::new(),
            else_decided: Some(nowhere.json()),
        };
        let sha256 = reply.sha256();
        let file = File {
            media_type: media_type(&reply.bytes).to_owned(),
            bytes: reply.bytes.len(),
            holds: holds(&reply.bytes),
            name,
        };
        let (number, known) = match tracker.keep_reply(reply, Some(&filing), None)? {
            Kept::New(number) => (number, false),
            Kept::Known(number) => {
                let reply = tracker.reply(number)?;
                // A file whose keeping was taken back is with no case.
                let again = reply.name.is_some() && reply.case.is_none();
                if again {
                    tracker.file_reply(&reply, &filing)?;
                }
                (number, !again)
            }
        };
        files.push(KeptFile {
            number,
            known,
            sha256,
            file,
        });
    }
    tracker.settle()?;
    Ok(KeptFiles {
        case: case.reference,
        letter,
        files,
    })
}

/// A name that is only a name.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = printable(&name);
    name.chars().take(120).collect()
}

fn bytes(path: &Path) -> Result<Vec<u8>, KeepFault> {
    let bytes = shelf::bytes_up_to(path, MOST).map_err(|source| match source.kind() {
        io::ErrorKind::FileTooLarge => KeepFault::TooLarge(path.to_owned()),
        _ => KeepFault::Unreadable {
            path: path.to_owned(),
            source,
        },
    })?;
    if bytes.is_empty() {
        return Err(KeepFault::Empty(path.to_owned()));
    }
    Ok(bytes)
}
