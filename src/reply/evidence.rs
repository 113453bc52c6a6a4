//! What is judged, and what speaks for a kind.

use chrono::NaiveDate;

use super::{
    Kind, Link,
    phrases::{Found, Language},
    words::Sentence,
};

/// What is judged.
pub(super) struct Matter<'a> {
    pub text: &'a str,
    pub subject: &'a str,
    pub links: &'a [Link],
    pub has_files: bool,
    pub in_thread: bool,
    pub automatic: bool,
    /// Whether the subject is that of a notice of absence.
    pub absence: bool,
    /// Whether it was sent to many.
    pub bulk: bool,
    /// Whether it is a receipt that a mail was read (RFC 8098).
    pub receipt: bool,
    /// The mail's own day.
    pub date: Option<NaiveDate>,
    /// As `MailParts::day_first` has it.
    pub day_first: Option<bool>,
    pub sealed: bool,
}

/// A sentence, with what was found in it.
pub(super) struct Searched<'a> {
    pub sentence: &'a Sentence,
    /// The text in which it stands.
    pub text: &'a str,
    pub language: &'a Language,
    pub found: Vec<Found>,
}

/// A phrase that counts.
pub(super) struct Evidence {
    pub kind: Kind,
    pub weight: f64,
    /// The number of the sentence among those that were searched.
    pub sentence: usize,
    pub words: String,
    /// The first and the last word of the phrase.
    pub begin: usize,
    pub end: usize,
}
