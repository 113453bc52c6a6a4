//! From the bytes of a mail to its parts, within bounds.
//!
//! The tree of parts is walked here, for a library that builds it whole would let a mail of many
//! thousand parts, or of one endless head, fill the memory. Each head is read by mail-parser (RFC 5322, 2047, 2231).

use std::{borrow::Cow, ops::Range, sync::LazyLock};

use chrono::{DateTime, FixedOffset};
use mail_parser::{HeaderName, HeaderValue, Message, MessageParser, MimeHeaders};
use memchr::memmem;

use super::{
    Attachment, UnreadableMail,
    attachment::plain_name,
    decoding::{self, TransferEncoding},
};

/// The most bytes of a mail that is read: 50 MB.
pub const LARGEST: usize = 50_000_000;
/// How deep parts may lie in parts.
const DEEPEST: usize = 64;
/// The most parts that are looked at.
const MOST_PARTS: usize = 1_000;
/// The most bytes of text that are read of a mail.
pub(super) const MOST_TEXT: usize = 2 << 20;
/// The most bytes of a head that are read.
const MOST_HEAD: usize = 256 << 10;
/// The most of our Message-IDs in one head.
const MOST_IDS: usize = 1_000;

/// Somebody, as a head names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Correspondent {
    pub name: Option<String>,
    pub address: String,
}

/// A mail, taken apart.
#[derive(Debug, Default)]
pub struct MailParts {
    pub from: Option<Correspondent>,
    /// The addresses of `To` and `Cc`.
    pub to: Vec<String>,
    pub reply_to: Vec<String>,
    pub subject: String,
    /// Without angle brackets, as those that follow.
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    pub date: Option<DateTime<FixedOffset>>,
    /// Whether `03/04/2026` is the third of April where its sender is, if somebody knows: the mail does not say it.
    pub day_first: Option<bool>,
    pub attachments: Vec<Attachment>,
    /// Whether the content is encrypted, so that nothing of it can be read.
    pub sealed: bool,
    /// Whether something lies beyond the bounds and was not looked at.
    pub cut: bool,
    /// The media type of the whole: `multipart/report`.
    pub(super) media_type: String,
    pub(super) report_type: Option<String>,
    pub(super) plain: String,
    pub(super) html: String,
    /// The text of mails within the mail.
    pub(super) enclosed: String,
    /// The fields of a delivery report, as RFC 3464 has them.
    pub(super) delivery_status: Vec<String>,
    /// Of the mail that a report is about, and of mails within the mail.
    pub returned_ids: Vec<String>,
    /// The fields of the head that are asked for by name, of each the first.
    fields: Vec<(&'static str, String)>,
}

/// What other fields are asked for by [`MailParts::field`].
const FIELDS: [&str; 10] = [
    "auto-submitted",
    "authentication-results",
    "list-id",
    "list-unsubscribe",
    "precedence",
    "return-path",
    "x-autoreply",
    "x-autorespond",
    "x-failed-recipients",
    "x-ms-exchange-message-is-ndr",
];

/// A text of a mail, as it came.
#[derive(Debug, Clone, Copy)]
pub struct MailText<'a> {
    pub text: &'a str,
    pub is_html: bool,
}

impl MailParts {
    /// All that a person may read in it, with its tags where it is HTML.
    pub fn texts(&self) -> impl Iterator<Item = MailText<'_>> {
        [
            (&self.plain, false),
            (&self.enclosed, false),
            (&self.html, true),
        ]
        .into_iter()
        .map(|(text, is_html)| MailText { text, is_html })
    }

    /// The value of a field of the head, by its small name: one of those in `FIELDS`.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        debug_assert!(FIELDS.contains(&name), "{name}");
        let found = self.fields.iter().find(|(field, _)| *field == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Takes a mail apart.
///
/// # Errors
/// When it has more than 50 MB, is empty, or has nothing like a head.
pub fn parts(raw: &[u8]) -> Result<MailParts, UnreadableMail> {
    if raw.len() > LARGEST {
        return Err(UnreadableMail::TooLarge(raw.len()));
    }
    let (head, body) = split(raw, 0..raw.len());
    let mut mail = MailParts::default();
    let fields = head_of(raw, &head).ok_or(UnreadableMail::NotAMail)?;
    // Some field that a mail has by its standard; any text with a colon has one that it has not.
    let known = |name: &HeaderName<'_>| !matches!(name, HeaderName::Other(_));
    if !fields.headers().iter().any(|header| known(&header.name)) {
        return Err(UnreadableMail::NotAMail);
    }
    envelope(&fields, &mut mail);
    let mut walk = Walk {
        raw,
        mail: &mut mail,
        parts: 0,
        room: MOST_TEXT,
    };
    walk.part(&fields, body, 0, Within::Mail);
    Ok(mail)
}

/// What a part is within.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Mail,
    /// A delivery report.
    Report,
    /// A mail that is enclosed.
    Enclosed,
}

static HEADS: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_mime_headers()
        .with_message_ids()
        .with_date_headers()
        .header_address(HeaderName::From)
        .header_address(HeaderName::To)
        .header_address(HeaderName::Cc)
        .header_address(HeaderName::ReplyTo)
        .header_text(HeaderName::Subject)
});

/// The fields of a head, which ends with a blank line.
fn head_of<'a>(raw: &'a [u8], head: &Range<usize>) -> Option<Message<'a>> {
    fields_of(raw.get(head.clone())?)
}

/// Of a head without a field the library makes a mail without a part, and panics when asked of it.
fn fields_of(head: &[u8]) -> Option<Message<'_>> {
    let fields = HEADS.parse_headers(head)?;
    (!fields.parts.is_empty()).then_some(fields)
}

/// Where the head ends and the body begins. Of a head that is too long, the beginning.
fn split(raw: &[u8], part: Range<usize>) -> (Range<usize>, Range<usize>) {
    let bytes = raw.get(part.clone()).unwrap_or_default();
    // A part may begin with the blank line: it has no head.
    let first = match bytes {
        [b'\n', ..] => Some((0, 1)),
        [b'\r', b'\n', ..] => Some((0, 2)),
        _ => None,
    };
    let end = first.or_else(|| {
        let (mut from, mut found) = (0, None);
        while let Some(at) = memchr::memchr(b'\n', bytes.get(from..)?) {
            let next = from + at + 1;
            match bytes.get(next..) {
                Some([b'\n', ..]) => found = Some((next, next + 1)),
                Some([b'\r', b'\n', ..]) => found = Some((next, next + 2)),
                _ => {
                    from = next;
                    continue;
                }
            }
            break;
        }
        found
    });
    let (head, body) = end.unwrap_or((bytes.len(), bytes.len()));
    let head = head.min(MOST_HEAD);
    // With the blank line, by which the library knows the end.
    let head_end = if head < MOST_HEAD { body } else { head };
    (
        part.start..part.start + head_end.min(bytes.len()),
        part.start + body..part.end,
    )
}

fn envelope(fields: &Message<'_>, mail: &mut MailParts) {
    let addresses = |value: Option<&mail_parser::Address<'_>>| -> Vec<Correspondent> {
        let all = value.into_iter().flat_map(mail_parser::Address::iter);
        all.filter_map(|one| {
            Some(Correspondent {
                name: one.name.as_ref().map(|name| name.trim().to_owned()),
                address: one.address.as_ref()?.trim().to_owned(),
            })
        })
        .take(MOST_IDS)
        .collect()
    };
    let bare = |several: Vec<Correspondent>| several.into_iter().map(|one| one.address).collect();
    mail.from = addresses(fields.from()).into_iter().next();
    mail.to = bare(addresses(fields.to()));
    let copies: Vec<String> = bare(addresses(fields.cc()));
    mail.to.extend(copies);
    mail.reply_to = bare(addresses(fields.reply_to()));
    mail.subject = fields.subject().unwrap_or_default().trim().to_owned();
    mail.message_id = ids(fields.header(HeaderName::MessageId)).into_iter().next();
    mail.in_reply_to = ids(fields.header(HeaderName::InReplyTo));
    mail.references = ids(fields.header(HeaderName::References));
    mail.date = fields
        .date()
        .and_then(|date| DateTime::parse_from_rfc3339(&date.to_rfc3339()).ok());
    for header in fields.headers() {
        let name = header.name.as_str();
        let Some(name) = FIELDS
            .into_iter()
            .find(|wanted| wanted.eq_ignore_ascii_case(name))
        else {
            continue;
        };
        if mail.field(name).is_some() {
            continue;
        }
        if let HeaderValue::Text(value) = &header.value {
            let value: String = value.chars().take(2_000).collect();
            mail.fields.push((name, value.trim().to_owned()));
        } else if let HeaderValue::Address(_) | HeaderValue::Empty = &header.value {
            mail.fields.push((name, String::new()));
        }
    }
}

fn ids(value: Option<&HeaderValue<'_>>) -> Vec<String> {
    let one = |id: &str| id.trim().trim_matches(['<', '>']).to_owned();
    match value {
        Some(HeaderValue::Text(id)) => vec![one(id)],
        Some(HeaderValue::TextList(ids)) => ids.iter().take(MOST_IDS).map(|id| one(id)).collect(),
        _ => Vec::new(),
    }
}

struct Walk<'a> {
    raw: &'a [u8],
    mail: &'a mut MailParts,
    parts: usize,
    /// How many bytes of text may still be read.
    room: usize,
}

impl<'a> Walk<'a> {
    fn part(&mut self, fields: &Message<'_>, body: Range<usize>, depth: usize, within: Within) {
        self.parts += 1;
        if self.parts > MOST_PARTS || depth > DEEPEST {
            self.mail.cut = true;
            return;
        }
        let kind = fields.content_type();
        let media_type = kind.map_or_else(
            || "text/plain".to_owned(),
            |kind| {
                let sub = kind.c_subtype.as_deref().unwrap_or("plain");
                format!("{}/{sub}", kind.c_type).to_ascii_lowercase()
            },
        );
        let attribute = |name| kind.and_then(|kind| kind.attribute(name));
        if depth == 0 {
            self.mail.media_type.clone_from(&media_type);
            self.mail.report_type = attribute("report-type").map(str::to_ascii_lowercase);
        }
        if media_type.starts_with("multipart/")
            && let Some(boundary) = attribute("boundary").filter(|boundary| !boundary.is_empty())
        {
            if media_type == "multipart/encrypted" {
                self.mail.sealed = true;
            }
            let within = match media_type.as_str() {
                "multipart/report" if within == Within::Mail => Within::Report,
                _ => within,
            };
            let boundary = boundary.to_owned();
            self.several(&boundary, &media_type, body, depth, within);
            return;
        }
        let encoding = TransferEncoding::named(fields.content_transfer_encoding());
        let is_attached = fields
            .content_disposition()
            .is_some_and(|way| way.c_type.eq_ignore_ascii_case("attachment"));
        let name = fields.attachment_name();
        match media_type.as_str() {
            "message/rfc822" | "message/global" => {
                self.enclosed(body.clone(), encoding, depth, within);
                if within != Within::Report {
                    self.attach(name, &media_type, body, encoding);
                }
            }
            "message/delivery-status" | "message/global-delivery-status"
                if within == Within::Report =>
            {
                let bytes = self.content(&body, encoding);
                self.mail
                    .delivery_status
                    .push(decoding::text(bytes, Some("utf-8")));
            }
            "text/rfc822-headers" | "message/global-headers" if within == Within::Report => {
                let bytes = self.content(&body, encoding);
                if let Some(fields) = fields_of(&bytes) {
                    let ids = ids(fields.header(HeaderName::MessageId));
                    self.mail.returned_ids.extend(ids);
                }
            }
            "text/plain" | "text/html" if !is_attached => {
                let bytes = self.content(&body, encoding);
                let text = decoding::text(bytes, attribute("charset"));
                let flowed =
                    attribute("format").is_some_and(|way| way.eq_ignore_ascii_case("flowed"));
                let text = if flowed { unflowed(&text) } else { text };
                let place = match (within, media_type.as_str()) {
                    (Within::Enclosed, _) => &mut self.mail.enclosed,
                    (_, "text/html") => &mut self.mail.html,
                    _ => &mut self.mail.plain,
                };
                if place.is_empty() {
                    *place = text;
                } else {
                    place.push_str("\n\n");
                    place.push_str(&text);
                }
            }
            _ => {
                if media_type == "application/pkcs7-mime"
                    || media_type == "application/x-pkcs7-mime"
                {
                    self.mail.sealed = true;
                }
                if within != Within::Enclosed {
                    self.attach(name, &media_type, body, encoding);
                }
            }
        }
    }

    /// The parts between the lines of a boundary (RFC 2046 section 5.1.1).
    fn several(
        &mut self,
        boundary: &str,
        media_type: &str,
        body: Range<usize>,
        depth: usize,
        within: Within,
    ) {
        let mark = format!("--{boundary}");
        let finder = memmem::Finder::new(mark.as_bytes());
        let bytes = self.raw.get(body.clone()).unwrap_or_default();
        let mut begin: Option<usize> = None;
        let mut from = 0;
        let mut ended = false;
        while let Some(found) = bytes.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + found;
            from = at + mark.len();
            if at > 0 && bytes.get(at - 1) != Some(&b'\n') {
                continue;
            }
            let rest = bytes.get(from..).unwrap_or_default();
            let last = rest.starts_with(b"--");
            let rest = if last {
                rest.get(2..).unwrap_or_default()
            } else {
                rest
            };
            let line = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            let is_mark = rest
                .get(..line)
                .is_some_and(|rest| rest.iter().all(u8::is_ascii_whitespace));
            if !is_mark {
                continue;
            }
            if let Some(begin) = begin {
                let mut end = at.saturating_sub(1);
                if end > begin && bytes.get(end - 1) == Some(&b'\r') {
                    end -= 1;
                }
                self.child(
                    body.start + begin..body.start + end.max(begin),
                    depth,
                    within,
                );
                if media_type == "multipart/signed" || self.mail.cut {
                    return;
                }
            }
            let next = from + usize::from(last) * 2 + line + 1;
            begin = Some(next.min(bytes.len()));
            if last {
                ended = true;
                break;
            }
            from = next.min(bytes.len());
        }
        // Cut off on its way: the last part ends with the mail.
        if !ended && let Some(begin) = begin {
            self.child(body.start + begin..body.end, depth, within);
        } else if begin.is_none() && self.room > 0 {
            let text = decoding::text(self.content(&body, TransferEncoding::Identity), None);
            self.mail.plain.push_str(&text);
        }
    }

    fn child(&mut self, part: Range<usize>, depth: usize, within: Within) {
        let (head, body) = split(self.raw, part);
        // A part without fields is plain text (RFC 2045 section 5.2).
        let fields =
            head_of(self.raw, &head).or_else(|| fields_of(b"Content-Type: text/plain\n\n"));
        if let Some(fields) = fields {
            self.part(&fields, body, depth + 1, within);
        }
    }

    /// A mail within the mail.
    fn enclosed(
        &mut self,
        body: Range<usize>,
        encoding: TransferEncoding,
        depth: usize,
        within: Within,
    ) {
        if encoding != TransferEncoding::Identity {
            return;
        }
        let (head, body) = split(self.raw, body);
        let Some(fields) = head_of(self.raw, &head) else {
            return;
        };
        self.mail
            .returned_ids
            .extend(ids(fields.header(HeaderName::MessageId)));
        if within != Within::Report {
            self.part(&fields, body, depth + 1, Within::Enclosed);
        }
    }

    fn attach(
        &mut self,
        name: Option<&str>,
        media_type: &str,
        body: Range<usize>,
        encoding: TransferEncoding,
    ) {
        self.mail.attachments.push(Attachment {
            name: plain_name(name, media_type),
            media_type: media_type.to_owned(),
            place: body,
            encoding,
        });
    }

    /// The content of a text part, as far as there is room.
    fn content(&mut self, body: &Range<usize>, encoding: TransferEncoding) -> Cow<'a, [u8]> {
        let raw: &'a [u8] = self.raw;
        let bytes = raw.get(body.clone()).unwrap_or_default();
        let content = decoding::decoded(bytes, encoding, self.room);
        self.room = self.room.saturating_sub(content.len());
        if self.room == 0 {
            self.mail.cut = true;
        }
        content
    }
}

/// Lines that end with a blank go on with the next (RFC 3676), but for the mark of a signature.
fn unflowed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut flows = false;
    for line in text.lines() {
        let continues = flows && !line.starts_with('>');
        if !continues && !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line);
        flows = line.ends_with(' ') && line != "-- " && !line.starts_with('>');
    }
    out
}
