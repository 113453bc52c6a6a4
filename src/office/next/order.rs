//! What a letter that follows is written of.

use crate::{
    law::{FollowUp, Language},
    office::authority::Ties,
    request::Line,
};

use super::heard::Heard;

/// What is to be written.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case's reference, or its beginning.
    pub case: String,
    pub step: FollowUp,
    /// What the person says in it, line by line.
    pub given: Vec<Line>,
    /// What is missing of the answer: points of the request by their words ([`asked`](super::asked)), or the person's own.
    pub missing: Vec<Line>,
    pub heard: Heard,
    /// The letter's language; where it is not said, that of the request, or for a complaint one that the authority takes.
    pub language: Option<Language>,
    /// In which language the letter stands once more behind itself, for information.
    pub copy_in: Option<Language>,
    /// The person's own language: of several that an authority takes it is the first choice.
    pub own: Option<Language>,
    /// What decides which authority hears a complaint, where the case does not say it.
    pub ties: Ties,
}
