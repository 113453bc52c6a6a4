//! Did a program answer?

use super::{mail::MailParts, phrases::ReplyPhrases, phrases::folded_line};

/// Whether a mail says of itself that a program sent it (RFC 3834 and the fields that came before it).
///
/// `X-Auto-Response-Suppress` is not looked at: it says what its sender does not want back, and tickets have it too.
pub(super) fn is_automatic(mail: &MailParts) -> bool {
    let says = |name: &str, words: &[&str]| {
        mail.field(name).is_some_and(|value| {
            let value = value.to_ascii_lowercase();
            words.iter().any(|word| value.starts_with(word))
        })
    };
    mail.field("auto-submitted").is_some_and(|value| {
        !value.trim().is_empty() && !value.trim().to_ascii_lowercase().starts_with("no")
    }) || says("precedence", &["auto_reply", "bulk", "junk"])
        || mail.field("x-autoreply").is_some()
        || mail.field("x-autorespond").is_some()
}

/// Whether the subject is one that programs give to a notice of absence.
pub(super) fn is_absence(mail: &MailParts, phrases: &ReplyPhrases) -> bool {
    let subject = folded_line(&mail.subject);
    phrases
        .languages
        .iter()
        .flat_map(|language| &language.quoting.absence_subject)
        .any(|one| subject.starts_with(one.as_str()))
}
