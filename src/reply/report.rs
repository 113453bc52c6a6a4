//! Which mails did not arrive?
//!
//! Delivery reports as RFC 3464 and RFC 6533 have them, and the older forms of Exim and qmail (QSBMF), which are
//! plain text. The enhanced status code (RFC 3463) says what may be done.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use serde_with::{DeserializeFromStr, SerializeDisplay};
use strum::{Display, EnumString};

use super::mail::MailParts;

/// What became of a mail to one recipient (the field `Action`, RFC 3464 section 2.3.3).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Display, EnumString, SerializeDisplay, DeserializeFromStr,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
pub enum Action {
    Failed,
    Delayed,
    Delivered,
    Relayed,
    Expanded,
}

/// What follows from a failure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Display, EnumString, SerializeDisplay, DeserializeFromStr,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Failure {
    /// No such mailbox, moved or disabled: the address is dead, another channel is needed.
    NoMailbox,
    /// The domain takes no mail or does not exist.
    NoDomain,
    /// The mailbox or the system is full: once more after days, then another channel.
    Full,
    /// Too large: once more, without the PDF.
    TooLarge,
    /// Refused by a rule: another channel.
    Policy,
    /// The sender's own server was not trusted (codes 7.20 to 7.29): perhaps the person's provider.
    Authentication,
    /// Tried for days in vain: once more, then another channel.
    TriedInVain,
    /// No code and no words that say more.
    Unknown,
}

/// What one report says of one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DeliveryReport {
    /// The address that the mail went to, as written first (`Original-Recipient`) or last.
    pub address: Option<String>,
    pub action: Action,
    /// Class, subject and detail (RFC 3463): `5.1.1`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub code: Option<String>,
    /// What the server said, at most 400 characters.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub said: Option<String>,
    /// What follows, of a failure.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub failure: Option<Failure>,
    /// Until when the server goes on trying, of a delay.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub retries_until: Option<DateTime<FixedOffset>>,
}

/// The most recipients of one report.
const MOST: usize = 100;

/// The reports in a mail: none of a mail that is not a report.
pub(super) fn reports(mail: &MailParts) -> Vec<DeliveryReport> {
    if mail.media_type == "multipart/report" {
        if mail
            .report_type
            .as_deref()
            .is_some_and(|kind| kind != "delivery-status")
        {
            return Vec::new();
        }
        let found: Vec<_> = mail
            .delivery_status
            .iter()
            .flat_map(|text| structured(text, &mail.plain))
            .take(MOST)
            .collect();
        if !found.is_empty() {
            return found;
        }
    }
    if comes_from_a_server(mail) {
        plain(mail)
    } else {
        Vec::new()
    }
}

/// The blocks of a `message/delivery-status`: one for the mail, then one for each recipient.
fn structured(text: &str, told: &str) -> Vec<DeliveryReport> {
    let mut reports = Vec::new();
    for block in blocks(text) {
        let field = |name: &str| {
            let found = block
                .iter()
                .find(|(field, _)| field.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.trim())
        };
        let Some(action) = field("Action").and_then(|action| {
            let word: String = action
                .chars()
                .take_while(char::is_ascii_alphabetic)
                .collect();
            word.parse::<Action>().ok()
        }) else {
            continue;
        };
        let address = field("Original-Recipient")
            .or_else(|| field("Final-Recipient"))
            .map(untyped)
            .and_then(address_in);
        let said = field("Diagnostic-Code").map(untyped);
        let status = field("Status").and_then(code_in);
        let better = said.and_then(code_in);
        let code = match (status, better) {
            (Some(status), Some(better)) if status.ends_with(".0.0") => Some(better),
            (Some(status), _) => Some(status),
            (None, better) => better,
        };
        reports.push(report(
            address,
            action,
            code,
            said,
            told,
            field("Will-Retry-Until"),
        ));
    }
    reports
}

/// Fields between blank lines, unfolded.
fn blocks(text: &str) -> Vec<Vec<(&str, String)>> {
    let mut blocks = vec![Vec::new()];
    for line in text.lines() {
        if line.trim().is_empty() {
            if blocks
                .last()
                .is_some_and(|block: &Vec<_>| !block.is_empty())
                && blocks.len() <= MOST
            {
                blocks.push(Vec::new());
            }
            continue;
        }
        let Some(block) = blocks.last_mut() else {
            continue;
        };
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = block.last_mut() {
                let value: &mut String = value;
                if value.len() < 4_000 {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            }
        } else if let Some((name, value)) = line.split_once(':')
            && block.len() < MOST
        {
            block.push((name.trim(), value.trim().to_owned()));
        }
    }
    blocks
}

fn report(
    address: Option<String>,
    action: Action,
    code: Option<String>,
    said: Option<&str>,
    told: &str,
    until: Option<&str>,
) -> DeliveryReport {
    let failure =
        (action == Action::Failed).then(|| failure(code.as_deref(), said.unwrap_or(told)));
    DeliveryReport {
        address,
        action,
        code,
        said: said.map(|said| said.chars().take(400).collect()),
        failure,
        retries_until: until.and_then(|until| DateTime::parse_from_rfc2822(until).ok()),
    }
}

/// `rfc822; a@b` without its type.
fn untyped(value: &str) -> &str {
    value
        .split_once(';')
        .map_or(value, |(_, value)| value.trim())
}

/// The first address in a text.
fn address_in(text: &str) -> Option<String> {
    text.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | ',' | ';' | '"' | '[' | ']')
    })
    .map(|word| word.trim_matches(['.', ':', '\'']))
    .map(|word| word.strip_prefix("mailto:").unwrap_or(word))
    .find(|word| {
        word.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && domain.len() > 1 && !domain.contains('@')
        })
    })
    .map(str::to_owned)
}

/// The first enhanced status code in a text: class 2, 4 or 5, then two numbers of up to three digits.
fn code_in(text: &str) -> Option<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .find(|word| {
            let parts: Vec<&str> = word.split('.').collect();
            matches!(parts.as_slice(), [class, subject, detail]
                if matches!(*class, "2" | "4" | "5")
                    && (1..=3).contains(&subject.len())
                    && (1..=3).contains(&detail.len()))
        })
        .map(str::to_owned)
}

/// What follows from a code; where it says little, from the words.
fn failure(code: Option<&str>, said: &str) -> Failure {
    let said = said.to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let by_words = || {
        if says(&[
            "no such domain",
            "nxdomain",
            "domain not found",
            "host not found",
            "unrouteable",
            "unroutable",
            "null mx",
            "does not accept mail",
            "couldn't find any host",
            "no mx",
            "name or service not known",
            "556 ",
        ]) {
            Failure::NoDomain
        } else if says(&[
            "quota",
            "mailbox full",
            "mailbox is full",
            "over limit",
            "insufficient storage",
            "inbox is full",
            "storage",
        ]) {
            Failure::Full
        } else if says(&[
            "too large",
            "size limit",
            "message size",
            "too big",
            "maximum size",
        ]) {
            Failure::TooLarge
        } else if says(&["spf", "dkim", "dmarc", "unauthenticated"]) {
            Failure::Authentication
        } else if says(&[
            "user unknown",
            "unknown user",
            "no such user",
            "no such recipient",
            "not found",
            "does not exist",
            "no mailbox",
            "unknown recipient",
            "recipient unknown",
            "invalid recipient",
            "doesn't exist",
            "wasn't found",
            "disabled",
            "no such address",
            "address rejected",
            "nicht gefunden",
            "introuvable",
            "no se encontr",
            "unbekannt",
            "inconnu",
            "no existe",
        ]) {
            Failure::NoMailbox
        } else if says(&[
            "spam",
            "blocked",
            "blacklist",
            "blocklist",
            "policy",
            "not authorized",
            "denied",
            "prohibited",
            "rejected",
            "not permitted",
        ]) {
            Failure::Policy
        } else if says(&[
            "timed out",
            "time out",
            "timeout",
            "too long",
            "connection refused",
            "retry time",
            "giving up",
            "couldn't be delivered for",
        ]) {
            Failure::TriedInVain
        } else {
            Failure::Unknown
        }
    };
    let Some(code) = code else {
        return by_words();
    };
    let mut parts = code.split('.').skip(1);
    let (subject, detail) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    match (subject, detail) {
        // Microsoft's 5.1.10 is a recipient that was not found; RFC 7505 has it for a domain without mail.
        ("1", "10") if says(&["null mx", "accept mail", "no mail"]) => Failure::NoDomain,
        ("1", "0") => match by_words() {
            Failure::Unknown => Failure::NoMailbox,
            other => other,
        },
        ("1", "1" | "3" | "6" | "10" | "351") | ("2", "1") => {
            if says(&["domain not found", "nxdomain", "no such domain"]) {
                Failure::NoDomain
            } else {
                Failure::NoMailbox
            }
        }
        ("1", "2") | ("4", "4" | "310" | "312") => Failure::NoDomain,
        ("2", "2") | ("3", "1") => Failure::Full,
        ("2", "3") | ("3", "4") => Failure::TooLarge,
        ("7", detail) => match detail.parse::<u16>() {
            Ok(20..=29) => Failure::Authentication,
            _ => Failure::Policy,
        },
        ("4", "1" | "2" | "7" | "316") | ("3", "2") => Failure::TriedInVain,
        _ => by_words(),
    }
}

/// Whether a mail without the form of a report is one by its sender.
fn comes_from_a_server(mail: &MailParts) -> bool {
    let local = mail
        .from
        .as_ref()
        .and_then(|from| from.address.split('@').next())
        .unwrap_or("")
        .to_ascii_lowercase();
    let empty_path = mail.field("return-path").is_some_and(|path| {
        let path = path.trim();
        path.is_empty() || path == "<>"
    });
    let by_sender = matches!(
        local.as_str(),
        "mailer-daemon" | "postmaster" | "mailerdaemon" | "mail-daemon" | "maildaemon" | "mdaemon"
    ) || local.starts_with("microsoftexchange");
    let by_field = mail.field("x-failed-recipients").is_some()
        || mail.field("x-ms-exchange-message-is-ndr").is_some();
    let by_text = mail.plain.trim_start().starts_with("Hi. This is the");
    by_sender || by_field || by_text || (empty_path && subject_of_failure(&mail.subject))
}

fn subject_of_failure(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    [
        "undeliver",
        "delivery status",
        "delivery failure",
        "delivery has failed",
        "failure notice",
        "returned mail",
        "mail delivery failed",
        "delivery failed",
        "unzustellbar",
        "zustellung",
        "non remis",
        "non distribu",
        "échec de la remise",
        "echec de",
        "no se puede entregar",
        "no se pudo entregar",
        "devuelto",
        "not delivered",
        "message delayed",
    ]
    .iter()
    .any(|words| subject.contains(words))
}

/// What plain text of a mail server says, above the mail it gives back.
fn plain(mail: &MailParts) -> Vec<DeliveryReport> {
    let text = if mail.plain.trim().is_empty() {
        super::html::page(&mail.html, 20_000).text
    } else {
        mail.plain.clone()
    };
    let above: String = text
        .lines()
        .take_while(|line| {
            let line = line.trim_start();
            let ends = line.starts_with("--- Below this line")
                || line.starts_with("------ This is a copy of")
                || line.starts_with("----- Original message")
                || line.starts_with("---------- Forwarded");
            !ends
        })
        .take(200)
        .flat_map(|line| [line, "\n"])
        .collect();
    let small = format!("{}\n{above}", mail.subject).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| small.contains(word));
    let code = code_in(&above);
    // A server that says that it tries on, and names no final code, has not given up.
    let is_final = code.as_ref().is_some_and(|code| code.starts_with('5'))
        || above
            .split(|c: char| !c.is_ascii_alphanumeric())
            .any(|word| word.len() == 3 && word.starts_with("55"));
    let tries_on = says(&[
        "retry",
        "retried",
        "attempts go on",
        "try again for",
        "attempts will",
        "erneut",
        "weiter versuch",
        "réessa",
        "reintent",
        "de nouveau",
    ]);
    let action = if says(&[
        "delayed",
        "(delay)",
        "has not yet been delivered",
        "will continue to try",
        "will keep trying",
        "not yet been delivered",
        "temporary problem",
        "will retry",
        "wird verzögert",
        "verzögert",
        "noch nicht zugestellt",
        "retardé",
        "sera renouvel",
        "nouvelle tentative",
        "aplazad",
        "retrasad",
        "seguirá intentando",
        "warning: message",
        "still being retried",
        "weitere zustellversuche",
        "warning-timeout",
        "only a warning",
        "still waiting",
        "still in the queue",
        "keep trying",
        "continue trying",
        "need to resend",
        "need to send your message again",
        "warteschlange",
        "versuchen es",
        "weiter versucht",
        "erneut versucht",
        "noch nicht zustell",
        "n'a pas encore",
        "n’a pas encore",
        "nouvelles tentatives",
        "différé",
        "file d'attente",
        "file d’attente",
        "en cola",
        "volverá a intentar",
        "seguiremos intentando",
        "nuevos intentos",
        "aún no se ha",
        "todavía no se ha",
    ]) && !says(&[
        "giving up",
        "permanent error",
        "permanent failure",
        "gave up",
    ]) || !is_final && tries_on
    {
        Action::Delayed
    } else {
        Action::Failed
    };
    let address = mail
        .field("x-failed-recipients")
        .and_then(address_in)
        .or_else(|| {
            // The address stands on a line of its own, or in angle brackets.
            let sender = mail.from.as_ref().map(|from| from.address.clone());
            above.lines().filter_map(address_in).find(|address| {
                Some(address) != sender.as_ref()
                    && !address.to_ascii_lowercase().starts_with("postmaster@")
            })
        });
    if address.is_none()
        && code.is_none()
        && !subject_of_failure(&mail.subject)
        && action == Action::Failed
    {
        return Vec::new();
    }
    let said = above.split_whitespace().collect::<Vec<_>>().join(" ");
    vec![report(address, action, code, Some(&said), &said, None)]
}
