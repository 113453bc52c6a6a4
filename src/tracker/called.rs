//! What do people call a case?

use super::Case;
use crate::request::bare;

/// How many of several cases are named, where one was meant.
const TOLD: usize = 5;
/// Letters of a word below which it is not taken for a name: `a` would be the beginning of many.
const SHORTEST: usize = 2;

/// Words by which a person calls a case: of the company's name, the right or the law.
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(typed: &str) -> Words {
        let words = typed.split(|character: char| !character.is_alphanumeric());
        Words(words.map(bare).filter(|word| !word.is_empty()).collect())
    }

    /// Whether every word is the beginning of one of the case.
    pub(super) fn fit(&self, case: &Case) -> bool {
        let named = case
            .recipient
            .split(|character: char| !character.is_alphanumeric())
            .chain([case.asked.word(), case.law.as_str()])
            .map(bare)
            .collect::<Vec<_>>();
        // Names that are written together, or with a dot: `Amazon.de`, `T-Mobile`.
        let whole = bare(&case.recipient);
        !self.0.is_empty()
            && self.0.iter().any(|word| word.chars().count() >= SHORTEST)
            && self.0.iter().all(|word| {
                whole.starts_with(word) || named.iter().any(|part| part.starts_with(word))
            })
    }
}

/// Some of the cases, so that one can be chosen.
pub(super) fn told(cases: &[Case]) -> Vec<String> {
    let named = cases.iter().take(TOLD).map(|case| {
        let Case {
            reference,
            asked,
            recipient,
            ..
        } = case;
        format!("{reference} ({asked}, {recipient})")
    });
    let more = cases.len().saturating_sub(TOLD);
    let more = (more > 0).then(|| format!("and {more} more"));
    named.chain(more).collect()
}
