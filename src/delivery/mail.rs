//! The letter as a mail (RFC 5322), ready to be opened in a mail program.

use std::time::{Duration, SystemTime};

use chrono::{Datelike, NaiveTime};
use lettre::{
    Message,
    address::AddressError,
    message::{
        Mailbox, SinglePart,
        header::{Header, HeaderName, HeaderValue},
    },
};
use thiserror::Error;

use super::text;
use crate::{
    letter::Letter,
    request::{Email, Request},
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
pub fn render(letter: &Letter, request: &Request) -> Result<Vec<u8>, MailError> {
    let requester = &request.requester;
    let from = requester.email.as_ref().ok_or(MailError::NoSender)?;
    let to = request
        .recipient
        .email
        .as_ref()
        .ok_or(MailError::NoRecipient)?;
    let mailbox = |name: &str, address: &Email| {
        let address = on_the_wire(address)?;
        let parsed = address
            .parse()
            .map_err(|source| MailError::Address { address, source })?;
        Ok::<_, MailError>(Mailbox::new(Some(name.to_owned()), parsed))
    };
    // Our own id: without one the library would use the machine's name. The
    // day is part of it, the requester's domain makes it unique.
    let id = format!(
        "<{}.{}@{}>",
        letter.reference.to_lowercase(),
        letter.day.format("%Y%m%d"),
        domain(from)?
    );
    let message = Message::builder()
        .message_id(Some(id))
        .date(noon(letter))
        .from(mailbox(requester.name.as_str(), from)?)
        .to(mailbox(request.recipient.name.as_str(), to)?)
        .subject(text::searchable(&letter.subject))
        .header(Unsent)
        .singlepart(SinglePart::plain(text::message(letter)))?;
    Ok(message.formatted())
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
fn noon(letter: &Letter) -> SystemTime {
    let day = if letter.day.year() < 1970 {
        chrono::NaiveDate::default()
    } else {
        letter.day
    };
    let noon = day.and_time(NaiveTime::default()).and_utc().timestamp() + 12 * 60 * 60;
    SystemTime::UNIX_EPOCH + Duration::from_secs(noon.unsigned_abs())
}
