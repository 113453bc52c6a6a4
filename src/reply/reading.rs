//! What is in a mail?

use chrono::{DateTime, FixedOffset};

use super::{
    Attachment, DeliveryReport, Kind, Link, Ours, Particulars, ReplyPhrases, UnreadableMail,
    Verdict, automatic, evidence, html, judge, link,
    mail::{self, Correspondent, MailParts},
    quoted,
    report::{self, Action},
};

/// A mail as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What it says: never empty, first what leaves most to do.
    pub kinds: Vec<Verdict>,
    /// What servers say of mails that did not arrive, or not yet.
    pub reports: Vec<DeliveryReport>,
    /// Message-IDs of the mail that a report is about.
    pub returned_ids: Vec<String>,
    /// Whether it quotes what was asked, or speaks of data, privacy or a right.
    pub is_of_privacy: bool,
    /// Whether a program answered, and nobody read.
    pub automatic: bool,
    pub links: Vec<Link>,
    pub attachments: Vec<Attachment>,
    /// What is new in it, without quotes, signature and boilerplate.
    pub new_text: String,
    /// All of its text, as a person sees it.
    pub whole_text: String,
    pub from: Option<Correspondent>,
    pub to: Vec<String>,
    pub reply_to: Vec<String>,
    pub subject: String,
    /// What stands in the subject besides one of ours.
    pub new_subject: String,
    pub message_id: Option<String>,
    pub in_reply_to: Vec<String>,
    pub references: Vec<String>,
    pub date: Option<DateTime<FixedOffset>>,
    /// What the person's own mail server says of the sender (`Authentication-Results`, RFC 8601), the topmost.
    pub authentication: Option<String>,
    /// Whether it is encrypted, so that nothing could be read.
    pub sealed: bool,
    /// Whether something of it lies beyond the bounds and was not read.
    pub cut: bool,
}

impl Reading {
    /// The first verdict, which leaves most to do.
    pub fn first(&self) -> Option<&Verdict> {
        self.kinds.first()
    }
}

/// With fewer words than these beside it, a mail that is enclosed is what there is to read.
const MOST_BESIDE: usize = 25;

/// The most bytes of new text in which phrases are looked for.
const MOST_JUDGED: usize = 64 << 10;

/// Reads a mail.
///
/// # Errors
/// As [`mail::parts`].
pub fn read(raw: &[u8], ours: &Ours, phrases: &ReplyPhrases) -> Result<Reading, UnreadableMail> {
    Ok(read_parts(mail::parts(raw)?, ours, phrases))
}

/// Reads a mail that was taken apart.
pub fn read_parts(mut mail: MailParts, ours: &Ours, phrases: &ReplyPhrases) -> Reading {
    let reports = report::reports(&mail);
    let page = html::page(&mail.html, mail::MOST_TEXT);
    let mut links = page.links;
    let plain_words = mail.plain.split_whitespace().count();
    let html_words = page.text.split_whitespace().count();
    // A text part that only says to look at the other.
    let is_stub = plain_words == 0
        || (html_words > 12 && plain_words * 3 < html_words)
        || (html_words > 0 && plain_words < 25 && mail.plain.to_ascii_lowercase().contains("html"));
    let mut whole_text = if is_stub {
        page.text
    } else {
        std::mem::take(&mut mail.plain)
    };
    if whole_text.trim().is_empty() && !mail.enclosed.is_empty() {
        whole_text.clone_from(&mail.enclosed);
    }
    let mut cut = quoted::cut(bounded(&whole_text, mail::MOST_TEXT), ours, phrases);
    if cut.new.split_whitespace().count() < MOST_BESIDE
        && !mail.enclosed.is_empty()
        && reports.is_empty()
    {
        let enclosed = quoted::cut(&mail.enclosed, ours, phrases);
        cut.new = format!("{}\n\n{}", cut.new, enclosed.new).trim().to_owned();
    }
    let mut shown = link::in_text(&cut.new, html::MOST_LINKS);
    shown.retain(|shown| !links.iter().any(|link| link.target == shown.target));
    links.extend(shown);
    links.truncate(html::MOST_LINKS);
    let in_thread = mail
        .in_reply_to
        .iter()
        .chain(&mail.references)
        .any(|id| ours.is_message_id(id));
    let automatic = automatic::is_automatic(&mail);
    let new_subject = ours.new_in_subject(&mail.subject);
    let judged = match mechanical(&reports) {
        Some(verdict) => judge::Judged {
            kinds: vec![verdict],
            is_of_privacy: false,
        },
        None => judge::judge(
            &evidence::Matter {
                text: bounded(&cut.new, MOST_JUDGED),
                subject: &new_subject,
                links: &links,
                has_files: mail.attachments.iter().any(is_file),
                in_thread,
                automatic,
                absence: automatic::is_absence(&mail, phrases),
                bulk: mail.field("list-unsubscribe").is_some() || mail.field("list-id").is_some(),
                receipt: mail.report_type.as_deref() == Some("disposition-notification"),
                date: mail.date.map(|date| date.date_naive()),
                day_first: mail.day_first,
                sealed: mail.sealed,
            },
            phrases,
        ),
    };
    Reading {
        kinds: judged.kinds,
        is_of_privacy: judged.is_of_privacy
            || cut.quotes_us
            || new_subject.trim() != mail.subject.trim(),
        reports,
        automatic,
        links,
        new_text: cut.new,
        whole_text,
        authentication: mail.field("authentication-results").map(str::to_owned),
        returned_ids: mail.returned_ids,
        attachments: mail.attachments,
        from: mail.from,
        to: mail.to,
        reply_to: mail.reply_to,
        subject: mail.subject,
        new_subject,
        message_id: mail.message_id,
        in_reply_to: mail.in_reply_to,
        references: mail.references,
        date: mail.date,
        sealed: mail.sealed,
        cut: mail.cut,
    }
}

/// Whether an attachment could be an answer: not a signature, a card or a picture of the letterhead.
pub(super) fn is_file(attachment: &Attachment) -> bool {
    !matches!(
        attachment.media_type.as_str(),
        "image/png"
            | "image/gif"
            | "image/jpeg"
            | "text/vcard"
            | "text/x-vcard"
            | "application/pgp-signature"
            | "application/pkcs7-signature"
            | "application/x-pkcs7-signature"
            | "text/calendar"
            | "application/pgp-keys"
    )
}

/// The beginning of a text, at most so many bytes, whole characters.
fn bounded(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

/// What follows from delivery reports alone.
fn mechanical(reports: &[DeliveryReport]) -> Option<Verdict> {
    let one = |wanted: Action| reports.iter().find(|report| report.action == wanted);
    let (kind, report) = match (one(Action::Failed), one(Action::Delayed)) {
        (Some(report), _) => (Kind::Bounce, report),
        (None, Some(report)) => (Kind::Delayed, report),
        // Delivered, relayed: a proof of arrival.
        (None, None) => (Kind::Acknowledged, reports.first()?),
    };
    let mut because = vec![format!("Action: {}", report.action)];
    because.extend(report.code.as_ref().map(|code| format!("Status: {code}")));
    because.extend(
        report
            .said
            .iter()
            .map(|said| said.chars().take(200).collect()),
    );
    Some(Verdict {
        kind,
        confidence: 0.99,
        because,
        particulars: Particulars {
            address: report.address.clone(),
            until: report.retries_until.map(|until| until.date_naive()),
            words: report.failure.iter().map(ToString::to_string).collect(),
            ..Particulars::default()
        },
    })
}
