//! The letter as a mail (RFC 5322): a draft to be opened in a mail program, or
//! the very bytes that leave.

mod head;
mod read;
mod sender;

use chrono::{DateTime, Datelike, FixedOffset, NaiveTime};
use lettre::{
    Address, Message,
    address::AddressError,
    message::{
        Attachment, MessageBuilder, MultiPart, MultiPartBuilder, MultiPartKind, SinglePart,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use thiserror::Error;

pub use read::{Mail, Mailbox, read};
pub use sender::{BadSender, Sender};

use super::text;
use crate::{
    letter::Letter,
    request::{Email, Request, printable},
};

/// The letter cannot be a mail.
#[derive(Debug, Error)]
pub enum MailError {
    #[error("a mail needs the e-mail address of the requester")]
    NoSender,
    #[error("a mail needs the e-mail address of the recipient")]
    NoRecipient,
    #[error("`{address}` cannot be written to: {source}")]
    Address {
        address: String,
        source: AddressError,
    },
    #[error("`{address}` cannot be written to: mail servers want ASCII before the `@`")]
    Local { address: String },
    #[error("`{address}` cannot be written to: its domain has no ASCII form")]
    Domain { address: String },
    #[error("the letter cannot be attached")]
    Attachment,
    #[error("the mail cannot be written: {0}")]
    Message(#[from] lettre::error::Error),
}

/// `X-Unsent: 1` makes mail programs open the file as a draft to be sent.
#[derive(Clone)]
struct Unsent;

impl Header for Unsent {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("X-Unsent")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Unsent)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "1".to_owned())
    }
}

/// The bytes of a mail from the requester to the recipient, with the letter's
/// words and without the postal address, which an answer by mail does not need.
///
/// # Errors
/// When one of the two has no e-mail address, or one that SMTP cannot carry.
pub fn render(
    letter: &Letter,
    request: &Request,
    enclosed: &[Annex],
) -> Result<Vec<u8>, MailError> {
    let requester = &request.requester;
    let from = requester.email.as_ref().ok_or(MailError::NoSender)?;
    let to = request
        .recipient
        .email
        .as_ref()
        .ok_or(MailError::NoRecipient)?;
    // Our own id: without one the library would use the machine's name. The
    // day is part of it, the requester's domain makes it unique.
    let id = format!(
        "<{}.{}@{}>",
        letter.reference.to_lowercase(),
        letter.day.format("%Y%m%d"),
        domain(from)?
    );
    let head = head(letter, id, noon(letter))?
        .raw_header(mailbox("From", requester.name.as_str(), from)?)
        .raw_header(mailbox("To", request.recipient.name.as_str(), to)?)
        .header(Unsent);
    let files = enclosed.iter();
    let files = files.map(|file| (file.name.as_str(), file.media_type, &file.bytes));
    // The same letter is the same file.
    let boundary = format!("{}.{}", letter.reference, letter.day.format("%Y%m%d"));
    let parts = MultiPart::builder()
        .kind(MultiPartKind::Mixed)
        .boundary(boundary);
    Ok(with_files(head, letter, parts, files)?.formatted())
}

/// From whom, to whom and with what a mail leaves.
#[derive(Debug)]
pub struct Dispatch<'a> {
    pub from_name: &'a str,
    pub from: &'a Email,
    pub to_name: &'a str,
    pub to: &'a Email,
    /// In the time of who sends: its day is the mail's day.
    pub at: DateTime<FixedOffset>,
    /// Which mail of its case it is, from 1: it makes the id unique.
    pub number: usize,
    /// The letter as a page, and the name of the file.
    pub page: Option<(&'a str, Vec<u8>)>,
    /// What the letter encloses, in its order.
    pub annexes: Vec<Annex>,
}

/// A file that a letter encloses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annex {
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// A mail that is ready to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// In angle brackets: `<k7q3-9mx2.20261126.1@example.org>` (RFC 5322, section 3.6.4).
    pub message_id: String,
    /// The two addresses of the envelope, as SMTP carries them.
    pub sender: String,
    pub recipient: String,
    /// ASCII, every line ending in CR and LF.
    pub bytes: Vec<u8>,
}

/// The mail as it leaves. It is ASCII throughout, so that every server takes it
/// without extensions, and to one recipient alone.
///
/// # Errors
/// When an address is one that SMTP cannot carry.
pub fn compose(letter: &Letter, dispatch: &Dispatch<'_>) -> Result<Composed, MailError> {
    let message_id = format!(
        "<{}.{}.{}@{}>",
        letter.reference.to_lowercase(),
        dispatch.at.format("%Y%m%d"),
        dispatch.number,
        domain(dispatch.from)?
    );
    let head = head(letter, message_id.clone(), dispatch.at)?
        .raw_header(mailbox("From", dispatch.from_name, dispatch.from)?)
        .raw_header(mailbox("To", dispatch.to_name, dispatch.to)?);
    let page = dispatch.page.iter();
    let page = page.map(|(name, page)| (*name, "application/pdf", page));
    let annexes = dispatch.annexes.iter();
    let annexes = annexes.map(|annex| (annex.name.as_str(), annex.media_type, &annex.bytes));
    let parts = MultiPart::builder().kind(MultiPartKind::Mixed);
    let message = with_files(head, letter, parts, page.chain(annexes))?;
    Ok(Composed {
        message_id,
        sender: on_the_wire(dispatch.from)?,
        recipient: on_the_wire(dispatch.to)?,
        bytes: message.formatted(),
    })
}

/// The letter's words, and the files that go with them.
fn with_files<'a>(
    head: MessageBuilder,
    letter: &Letter,
    parts: MultiPartBuilder,
    files: impl Iterator<Item = (&'a str, &'static str, &'a Vec<u8>)>,
) -> Result<Message, MailError> {
    let body = SinglePart::plain(text::message(letter));
    let mut files = files.peekable();
    if files.peek().is_none() {
        return Ok(head.singlepart(body)?);
    }
    let mut parts = parts.singlepart(body);
    for (name, media_type, bytes) in files {
        let media_type = ContentType::parse(media_type).map_err(|_| MailError::Attachment)?;
        let file = Attachment::new(name.to_owned()).body(bytes.clone(), media_type);
        parts = parts.singlepart(file);
    }
    Ok(head.multipart(parts)?)
}

/// What stands above every mail; an answer goes to who acts for the sender, where somebody does.
fn head(
    letter: &Letter,
    id: String,
    at: DateTime<FixedOffset>,
) -> Result<MessageBuilder, MailError> {
    let head = Message::builder()
        .message_id(Some(id))
        .raw_header(head::date(at))
        .raw_header(head::subject(&printable(&text::subject(letter))));
    let Some(by) = &letter.represented else {
        return Ok(head);
    };
    let Ok(email) = by.email.parse::<Email>() else {
        return Ok(head);
    };
    Ok(head.raw_header(mailbox("Reply-To", &by.name, &email)?))
}

fn mailbox(field: &'static str, name: &str, address: &Email) -> Result<HeaderValue, MailError> {
    let address = envelope(&on_the_wire(address)?)?;
    // A `Line` has no line end; this holds whoever calls.
    Ok(head::mailbox(field, &printable(name), address.as_ref()))
}

/// The bytes of a mail without what differs from one try to the next: its date, its id, and
/// the boundary of its parts.
pub fn essence(bytes: &[u8]) -> Vec<u8> {
    const BOUNDARY: &[u8] = b"boundary=\"";
    let end = find(bytes, b"\r\n\r\n").unwrap_or(bytes.len());
    let (head, rest) = bytes.split_at(end);
    let mut lines: Vec<&[u8]> = Vec::new();
    let mut dropping = false;
    for line in head.split(|byte| *byte == b'\n') {
        let folded = line.starts_with(b" ") || line.starts_with(b"\t");
        if !folded {
            dropping = [&b"date:"[..], b"message-id:"].iter().any(|field| {
                line.get(..field.len())
                    .is_some_and(|name| name.eq_ignore_ascii_case(field))
            });
        }
        if !dropping {
            lines.push(line.strip_suffix(b"\r").unwrap_or(line));
        }
    }
    let mut essence = lines.join(&b'\n');
    essence.extend_from_slice(rest);
    let boundary: Vec<u8> = find(&essence, BOUNDARY)
        .map(|at| essence.iter().skip(at + BOUNDARY.len()))
        .map(|after| after.copied().take_while(|byte| *byte != b'"').collect())
        .unwrap_or_default();
    replaced(&essence, &boundary)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// Every occurrence of `what` made `boundary`.
fn replaced(bytes: &[u8], what: &[u8]) -> Vec<u8> {
    if what.is_empty() {
        return bytes.to_vec();
    }
    let (mut rest, mut text) = (bytes, Vec::with_capacity(bytes.len()));
    while let Some(at) = find(rest, what) {
        text.extend_from_slice(rest.get(..at).unwrap_or_default());
        text.extend_from_slice(b"boundary");
        rest = rest.get(at + what.len()..).unwrap_or_default();
    }
    text.extend_from_slice(rest);
    text
}

/// An address as the library wants it.
///
/// # Errors
/// When SMTP cannot carry it.
pub fn envelope(address: &str) -> Result<Address, MailError> {
    address.parse().map_err(|source| MailError::Address {
        address: address.to_owned(),
        source,
    })
}

/// The address as SMTP carries it: the domain in its ASCII form (RFC 5891).
fn on_the_wire(address: &Email) -> Result<String, MailError> {
    let local = address.local();
    if !local.is_ascii() {
        return Err(MailError::Local {
            address: address.to_string(),
        });
    }
    Ok(format!("{local}@{}", domain(address)?))
}

fn domain(address: &Email) -> Result<String, MailError> {
    idna::domain_to_ascii(address.domain()).map_err(|_| MailError::Domain {
        address: address.to_string(),
    })
}

/// Noon in Greenwich: the same civil day almost everywhere, and the same bytes
/// for the same letter. A day before 1970 counts as the first of that year.
fn noon(letter: &Letter) -> DateTime<FixedOffset> {
    let day = if letter.day.year() < 1970 {
        chrono::NaiveDate::default()
    } else {
        letter.day
    };
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    day.and_time(noon).and_utc().fixed_offset()
}
