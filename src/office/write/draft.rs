//! A letter on its way to be written.

use std::sync::Arc;

use chrono::NaiveDate;

use super::notice::Notice;
use crate::{
    law::{Grounds, NO_LAW, Statute},
    letter::Letter,
    request::{Line, Reference, Request},
    tracker::{Document, Format, NewCase},
};

/// Everything a letter is made from; nothing is rendered yet.
#[derive(Debug, Clone)]
pub struct Draft {
    pub request: Request,
    /// The same in the language of a copy, where one goes with the letter.
    pub copy: Option<Request>,
    pub grounds: Arc<Grounds>,
    pub(super) statute: Arc<Statute>,
    /// Somebody else of this home, whose profile it is made from.
    pub(super) person: Option<Line>,
    /// Whether the profile is the requester's.
    pub(super) own: bool,
    pub(super) formats: Vec<Format>,
    /// What the person should know of the choices made for them.
    pub notices: Vec<Notice>,
}

/// A letter in every format it was wanted in.
#[derive(Debug, Clone)]
pub struct Rendered {
    pub draft: Draft,
    pub reference: Reference,
    pub letter: Letter,
    /// Those that were wanted, and the text, which every case keeps.
    pub documents: Vec<Document>,
    /// The letter as data, from which it is sent.
    pub(super) kept: String,
    pub(super) trial: bool,
}

impl Draft {
    /// The law that the letter names, for short; none where it names none.
    pub fn law(&self) -> Option<&str> {
        let named = (self.statute.id != NO_LAW).then_some(&self.statute);
        named.map(|law| law.short_title.as_str())
    }
}

impl Rendered {
    pub fn document(&self, format: Format) -> Option<&Document> {
        self.documents
            .iter()
            .find(|document| document.format == format)
    }

    /// The case that the letter opens.
    pub(super) fn case(&self, today: NaiveDate) -> NewCase<'_> {
        NewCase {
            reference: &self.reference,
            opened_on: today,
            request: &self.draft.request,
            grounds: &self.draft.grounds,
            documents: &self.documents,
            letter: &self.kept,
            trial: self.trial,
        }
    }
}
