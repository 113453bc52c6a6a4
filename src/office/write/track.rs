//! Takes up a letter that was written and sent without this program.
//!
//! It becomes a case as any other: under any law of which the deadlines are known, or under none, with a day
//! of the person's own by which they want an answer.

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    desk::Desk,
    notice::Notice,
    order::Order,
    person::{Person, lives_in},
    refused::Refused,
    want::Want,
};
use crate::{
    law::{EventKind, Grounds, Language, LawError, NO_LAW},
    letter::{Block, Letter},
    office::{Error, Hint, Kind, Refusal, record, spoken::SpokenCase, view::CaseView},
    request::{Handling, Reference, Request},
    tracker::{Document, Event, Format, LetterNumber, Medium, NewCase},
};

/// A letter of the person's own.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Who asks what of whom; what is for writing alone is not looked at.
    pub order: Order,
    /// The day on which it left.
    pub on: NaiveDate,
    pub by: Medium,
    /// The letter itself: a PDF, a mail or a text; none where nobody has it any more.
    pub letter: Option<Vec<u8>>,
    /// The day by which the person wants an answer, where no law sets one.
    pub answer_by: Option<NaiveDate>,
}

/// The case that was opened.
#[derive(Debug)]
pub struct Tracked {
    pub case: CaseView,
    /// The format of the letter that was kept.
    pub kept: Option<Format>,
    pub notices: Vec<Notice>,
}

/// [`Tracked`] as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenTracked<'a> {
    #[serde(flatten)]
    case: SpokenCase<'a>,
    /// The format of the letter that was kept.
    kept: Option<Format>,
}

impl Serialize for Tracked {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken = SpokenTracked {
            case: SpokenCase::from(&self.case),
            kept: self.kept,
        };
        spoken.serialize(serializer)
    }
}

/// Why no case was opened.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Untracked {
    #[error("{answer_by} is before the day on which it was sent, {sent}")]
    AnswerBefore {
        answer_by: NaiveDate,
        sent: NaiveDate,
    },
    #[error("the letter is neither a PDF nor text in UTF-8")]
    Unreadable,
    #[error("no law is known by which an answer is due, and no day of your own is named")]
    NoDay,
}

impl Refusal for Untracked {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Untracked::AnswerBefore { .. } => vec![Hint::say("check the dates")],
            Untracked::Unreadable => vec![Hint::say("save it as a PDF or as text")],
            Untracked::NoDay => vec![Hint::NameDayOrLaw],
        }
    }
}

/// Opens a case for a letter that was sent.
///
/// # Errors
/// When a day makes no sense, the law does not grant what was asked, or the tracker cannot be written to.
pub fn track(desk: &Desk<'_>, sent: &Sent) -> Result<Tracked, Error> {
    let (order, world) = (&sent.order, desk.world);
    let today = world.today;
    if sent.on > today {
        let on = sent.on;
        return Err(record::Refused::Future { on, today }.into());
    }
    if let Some(answer_by) = sent.answer_by
        && answer_by < sent.on
    {
        return Err(Untracked::AnswerBefore {
            answer_by,
            sent: sent.on,
        }
        .into());
    }
    let document = sent
        .letter
        .as_ref()
        .map(|bytes| document(bytes))
        .transpose()?;
    let mut notices = Vec::new();
    let company = desk.company(order, &mut notices)?;
    let profile = desk.profile_of(order)?;
    let person = Person::of(order, &profile);
    let home = person.home().cloned();
    let statute = match (&order.law, &home) {
        (Some(law), _) if law == NO_LAW => None,
        (Some(law), _) => Some(desk.statute(law)?),
        (None, _) if sent.answer_by.is_some() => None,
        (None, Some(home)) => match desk.statutes.for_residence(home, sent.on) {
            Ok(statute) => Some(std::sync::Arc::new(statute)),
            Err(LawError::NotCovered { .. }) => None,
            Err(error) => return Err(error.into()),
        },
        (None, None) => None,
    };
    let Some(requester) = person.requester(order) else {
        return Err(Refused::Missing(vec![Want::Name]).into());
    };
    let grounds = match (&statute, sent.answer_by) {
        (Some(statute), _) => {
            let countings = desk.statutes.countings()?;
            let home = lives_in(requester.residence.as_ref(), requester.address.as_ref());
            let home = home.filter(|home| statute.protects(home, sent.on));
            let grounds = statute.grounds(order.right, sent.on, countings)?;
            grounds.at_home(home)
        }
        (None, Some(answer_by)) => Grounds::without_law(order.right, sent.on, answer_by),
        (None, None) => return Err(Untracked::NoDay.into()),
    };
    let recipient = match &statute {
        Some(statute) => company.recipient(order, statute, &[], home.as_ref(), today, &mut notices),
        None => company.plainly(order, today),
    };
    let language = order.language.clone().unwrap_or_else(Language::english);
    let request = Request {
        right: order.right,
        requester,
        recipient,
        language,
        reason: None,
        items: Vec::new(),
        products: Vec::new(),
        grounds: Vec::new(),
        portability: false,
        transfer_to: None,
        handling: Handling::default(),
    };
    let request = request
        .renewed()
        .map_err(|(what, fault)| Refused::Renewed { what, fault })?;
    let mut tracker = world.home.tracker()?;
    let mut number = 0;
    let reference = loop {
        let reference = Reference::of(&request, sent.on, number);
        if !tracker.has(&reference)? {
            break reference;
        }
        number += 1;
    };
    let letter = letter(&request, &reference, sent.on, document.as_ref());
    let documents: Vec<Document> = document.into_iter().collect();
    tracker.open_case(&NewCase {
        reference: &reference,
        opened_on: sent.on,
        request: &request,
        grounds: &grounds,
        documents: &documents,
        letter: &serde_json::to_string(&letter).unwrap_or_default(),
        trial: world.is_trial()?,
    })?;
    let case = tracker.find(reference.as_str())?;
    tracker.record(
        &case,
        &Event {
            medium: Some(sent.by),
            letter: LetterNumber::REQUEST,
            ..Event::new(EventKind::Sent, sent.on, today)
        },
    )?;
    let case = tracker.find(reference.as_str())?;
    Ok(Tracked {
        case: CaseView::of(case, today, desk.statutes.calendars()?)?,
        kept: documents.first().map(|document| document.format),
        notices,
    })
}

/// What the bytes are.
fn document(bytes: &[u8]) -> Result<Document, Untracked> {
    let format = if bytes.starts_with(b"%PDF-") {
        Format::Pdf
    } else if std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0')) {
        Format::Txt
    } else {
        return Err(Untracked::Unreadable);
    };
    Ok(Document {
        format,
        bytes: bytes.to_vec(),
    })
}

/// The letter as data: what a text says, and else nothing.
fn letter(
    request: &Request,
    reference: &Reference,
    day: NaiveDate,
    document: Option<&Document>,
) -> Letter {
    let text = document.filter(|document| document.format == Format::Txt);
    let text = text.map(|text| String::from_utf8_lossy(&text.bytes).into_owned());
    let text = text.unwrap_or_default().replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim);
    Letter {
        reference: reference.to_string(),
        language: request.language.clone(),
        day,
        sender: vec![request.requester.name.to_string()],
        sender_email: None,
        recipient: vec![request.recipient.name.to_string()],
        recipient_email: request.recipient.email.as_ref().map(ToString::to_string),
        date_line: day.to_string(),
        heading_date: None,
        reference_line: reference.to_string(),
        dispatch_line: None,
        subject: request.right.word().to_owned(),
        body: paragraphs
            .filter(|paragraph| !paragraph.is_empty())
            .map(|paragraph| Block::Paragraph(paragraph.to_owned()))
            .collect(),
        closing: String::new(),
        signature: request.requester.name.to_string(),
        enclosures: None,
        represented: None,
        page_label: "{page}/{pages}".to_owned(),
        translation: None,
    }
}
