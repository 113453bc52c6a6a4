//! A case with all that happened to it, and its letters as they were written.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{
    Error, World, came,
    file::{self, Overwrite, Prepared},
    send::Letters,
    spoken::SpokenCase,
    view::CaseView,
};
use crate::{
    delivery::text,
    directory::{Kind, Way},
    law::{Citation, Language},
    request::Reference,
    tracker::{
        Case, CaseLetter, Dispatch, Document, Event, Format, KeptReply, LetterNumber, Occasion,
        Tracker,
    },
};

/// A case, and its letters in the order of their numbers, the request first.
#[derive(Debug)]
pub struct Shown {
    pub case: CaseView,
    pub letters: Vec<ShownLetter>,
    /// What came back, the first taken in first.
    pub came: Vec<ShownReply>,
    /// Whether the whole log is asked for, with what was taken back.
    pub whole: bool,
}

/// An entry of the whole log.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownEntry<'a> {
    #[serde(flatten)]
    pub event: &'a Event,
    /// The day on which it was taken back, where it was.
    pub taken_back_on: Option<NaiveDate>,
}

impl Shown {
    /// Every entry of the log, with those that were taken back.
    pub fn log(&self) -> Vec<ShownEntry<'_>> {
        let log = self.case.case.whole_log();
        log.map(|(event, taken_back_on)| ShownEntry {
            event,
            taken_back_on,
        })
        .collect()
    }
}

/// A letter of a case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownLetter {
    pub number: LetterNumber,
    pub occasion: Occasion,
    /// Null for a request that cannot be read.
    pub language: Option<Language>,
    /// The day it is dated.
    pub day: NaiveDate,
    /// Whether it has left: `not sent`, `sent`, or `unknown` where nobody can tell.
    pub dispatch: &'static str,
    pub documents: Vec<ShownDocument>,
    /// As plain text, where it was written so.
    #[serde(skip)]
    pub text: Option<String>,
}

/// A mail or a file that came back.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownReply {
    /// As `inbox` counts them.
    pub number: i64,
    pub came_on: NaiveDate,
    /// The letter that it answers.
    pub letter: LetterNumber,
    /// The name of the file, or the subject of the mail; null where there is none.
    pub title: Option<String>,
    pub bytes: usize,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
}

impl From<KeptReply> for ShownReply {
    fn from(kept: KeptReply) -> ShownReply {
        ShownReply {
            number: kept.number,
            came_on: kept.came_on,
            letter: kept.letter,
            title: came::title(&kept),
            bytes: kept.bytes.len(),
            sha256: kept.sha256(),
        }
    }
}

/// A file of a letter.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownDocument {
    pub format: Format,
    pub bytes: usize,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// [`Shown`] as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenShown<'a> {
    #[serde(flatten)]
    case: SpokenCase<'a>,
    /// The title of the statute.
    title: &'a str,
    /// How the statute is cited.
    citation: &'a str,
    /// The provisions that grant the right.
    references: &'a [Citation],
    /// The day the law file was last compared with its sources.
    checked_on: NaiveDate,
    /// In the order in which they were recorded, without what was taken back.
    events: &'a [Event],
    /// Every entry, with what was taken back; missing where it was not asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    log: Option<Vec<ShownEntry<'a>>>,
    /// The request as plain text, where it was written so.
    letter: Option<&'a str>,
    /// The files of the request.
    documents: &'a [ShownDocument],
    letters: &'a [ShownLetter],
    /// What came back, the first taken in first.
    came: &'a [ShownReply],
}

/// The case whose reference begins with these letters.
///
/// # Errors
/// When there is no such case, or several; when the tracker or a law file cannot be read.
pub fn show(world: &World<'_>, case: &str, whole: bool) -> Result<Shown, Error> {
    let (tracker, case) = world.home.case(case)?;
    let statutes = world.home.statutes()?;
    let mut letters = Vec::new();
    for letter in &case.letters {
        letters.push(shown(&tracker, &case, letter)?);
    }
    // Each may have 50 MB: they are looked at one by one.
    let came = tracker.reply_heads(&case)?.into_iter();
    let came = came.map(|head| Ok::<_, Error>(tracker.reply(head.number)?.into()));
    let came = came.collect::<Result<Vec<ShownReply>, _>>()?;
    let case = CaseView::of(case, world.today, statutes.calendars()?)?;
    Ok(Shown {
        case,
        letters,
        came,
        whole,
    })
}

fn shown(tracker: &Tracker, case: &Case, letter: &CaseLetter) -> Result<ShownLetter, Error> {
    let (mut documents, mut text) = (Vec::new(), None);
    for format in &letter.formats {
        let document = tracker.document_of(case, letter.number, *format)?;
        documents.push(ShownDocument {
            format: *format,
            bytes: document.bytes.len(),
            sha256: document.sha256(),
        });
        if *format == Format::Txt {
            text = Some(String::from_utf8_lossy(&document.bytes).into_owned());
        }
    }
    Ok(ShownLetter {
        number: letter.number,
        occasion: letter.occasion,
        language: letter.language.clone(),
        day: letter.day,
        dispatch: dispatch(case.dispatch_of(letter.number)),
        documents,
        text,
    })
}

/// Whether a letter has left, in words.
fn dispatch(dispatch: Dispatch) -> &'static str {
    match dispatch {
        Dispatch::Unsent => "not sent",
        Dispatch::Interrupted | Dispatch::Unknown => "unknown",
        Dispatch::Sent => "sent",
    }
}

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let grounds = &self.case.case.grounds;
        let request = self
            .letters
            .iter()
            .find(|letter| letter.number.is_request());
        let spoken = SpokenShown {
            case: SpokenCase::from(&self.case),
            title: &grounds.title,
            citation: &grounds.citation,
            references: &grounds.references,
            checked_on: grounds.checked_on,
            events: &self.case.case.events,
            log: self.whole.then(|| self.log()),
            letter: request.and_then(|letter| letter.text.as_deref()),
            documents: request.map_or(&[], |letter| &letter.documents),
            letters: &self.letters,
            came: &self.came,
        };
        spoken.serialize(serializer)
    }
}

/// A letter as it was written, in one format.
#[derive(Debug)]
pub struct Kept {
    pub case: Reference,
    pub document: Document,
}

/// What was written to a file.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Saved {
    pub case: Reference,
    #[serde(serialize_with = "file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
    pub format: Format,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
}

/// A letter of a case, byte for byte.
///
/// # Errors
/// When there is no such case, or it has no such letter in this format.
pub fn kept(
    world: &World<'_>,
    case: &str,
    letter: LetterNumber,
    format: Format,
) -> Result<Kept, Error> {
    let (tracker, case) = world.home.case(case)?;
    let document = tracker.document_of(&case, letter, format)?;
    Ok(Kept {
        case: case.reference,
        document,
    })
}

impl Kept {
    pub fn into_bytes(self) -> Vec<u8> {
        self.document.bytes
    }

    /// Writes it to a file.
    ///
    /// # Errors
    /// When the file cannot be written, or is there and may not be replaced.
    pub fn save(
        self,
        world: &World<'_>,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<Saved, Error> {
        Prepared::new(path, &self.document.bytes, overwrite)?.keep()?;
        world.home.wrote(path, Some(&self.case));
        Ok(Saved {
            case: self.case,
            path: path.to_owned(),
            format: self.document.format,
            sha256: self.document.sha256(),
        })
    }
}

/// What a web form wants of a letter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Form {
    pub case: Reference,
    #[serde(skip)]
    pub recipient: String,
    /// Where the recipient has its forms, as far as it is known.
    pub pages: Vec<String>,
    pub subject: String,
    /// Each paragraph on one line, for the form to break.
    pub text: String,
}

/// A letter of a case for a web form, and where that is.
///
/// # Errors
/// When there is no such case, or its letter or the directory cannot be read.
pub fn form(world: &World<'_>, case: &str) -> Result<Form, Error> {
    let (tracker, case) = world.home.case(case)?;
    let (request, letter) = Letters::of(world).letter(&tracker, &case, case.to_send())?;
    let record = match request.recipient.id.as_deref() {
        Some(id) => world.home.directory()?.find(id)?,
        None => None,
    };
    let mut pages = Vec::new();
    if let Some(record) = record {
        for kind in [Kind::Form, Kind::Portal] {
            let channels = record.channels_for(kind, &case.law, case.asked, world.today);
            pages.extend(
                channels
                    .into_iter()
                    .filter_map(|channel| match &channel.way {
                        Way::Form(href) | Way::Portal(href) => Some(href.as_str().to_owned()),
                        _ => None,
                    }),
            );
        }
    }
    Ok(Form {
        case: case.reference,
        recipient: case.recipient,
        pages,
        subject: text::subject(&letter),
        text: text::message(&letter),
    })
}
