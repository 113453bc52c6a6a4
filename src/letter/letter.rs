//! A finished letter: plain words in order, before anyone has decided how they look.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::law::Language;

/// One letter, ready to be set on a page or put in a mail.
///
/// Nothing in it is markup. A line feed inside a text is a line break the
/// requester typed; every other break is the renderer's to choose.
///
/// A case keeps it as JSON, so that what is sent is what was written: a key that
/// comes later has a default, and none is renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The case's reference, as the recipient should quote it: `K7Q3-9MX2`.
    pub reference: String,
    pub language: Language,
    /// The day the letter is dated.
    pub day: NaiveDate,
    /// Name, then address lines, the country last where the letter goes abroad.
    pub sender: Vec<String>,
    /// The sender's e-mail address, where an answer may go there.
    pub sender_email: Option<String>,
    /// Name, then address lines, the country last where the letter goes abroad.
    pub recipient: Vec<String>,
    /// The address for a mail, where there is one.
    pub recipient_email: Option<String>,
    /// The day in the letter's own form: `22 November 2026`, `Le 1er mars 2026`.
    pub date_line: String,
    /// The day in the head of a later page, where it is not written like the date line: `1er mars 2026`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_date: Option<String>,
    /// The reference with its label: `My reference: K7Q3-9MX2`.
    pub reference_line: String,
    /// How the letter travels, where it says so: `By registered post`.
    pub dispatch_line: Option<String>,
    /// One line, without a label: the subject of a mail too.
    pub subject: String,
    /// From the salutation to the last paragraph.
    pub body: Vec<Block>,
    /// `Yours faithfully,`
    pub closing: String,
    /// The name under the closing.
    pub signature: String,
    /// What is enclosed.
    pub enclosures: Option<Enclosures>,
    /// Who acts for the sender.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub represented: Option<Represented>,
    /// The page label of the second page on, with the marks `{page}` and
    /// `{pages}`: `Page {page} of {pages}`.
    pub page_label: String,
    /// The same in another language, behind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translation: Option<Box<Translation>>,
}

/// A letter in another language than it is written in, for whoever reads that one better: it counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// In the language of the letter itself: what follows it, and which of the two counts.
    pub announced: String,
    /// The same in its own.
    pub marked: String,
    pub letter: Letter,
}

impl Letter {
    /// The language of the translation behind it.
    pub fn copied_in(&self) -> Option<&Language> {
        let translation = self.translation.as_ref();
        translation.map(|translation| &translation.letter.language)
    }

    /// The letter with a translation behind it.
    #[must_use]
    pub fn translated(self, translation: Translation) -> Letter {
        Letter {
            translation: Some(Box::new(translation)),
            ..self
        }
    }
}

/// What is enclosed with a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosures {
    /// `Enclosures`
    pub label: String,
    pub titles: Vec<String>,
}

/// By whom the sender is represented, as the letter says in its body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Represented {
    pub name: String,
    /// Where the answer goes.
    pub email: String,
    /// What the signed authority is called among what is enclosed.
    pub title: String,
    /// Its SHA-256.
    pub authority: String,
}

/// A part of the body, separated from the others by space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    Paragraph(String),
    /// One item of a list: its label (`1.`) hangs to the left of its text.
    Item {
        label: String,
        text: String,
    },
}
