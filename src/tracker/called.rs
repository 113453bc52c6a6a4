//! What do people call a case?

use super::Case;
use crate::{
    law::Right,
    request::{Reference, bare},
};

/// A case that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    pub reference: Reference,
    pub asked: Right,
    pub recipient: String,
    /// Whose data it is about.
    pub person: String,
}

impl Called {
    pub(super) fn of(case: &Case) -> Called {
        Called {
            reference: case.reference.clone(),
            asked: case.asked,
            recipient: case.recipient.clone(),
            person: case.person().to_owned(),
        }
    }

    /// Whether they are of several people, so that it is worth saying of whom each is.
    pub fn of_several(all: &[Called]) -> bool {
        all.iter()
            .any(|one| Some(&one.person) != all.first().map(|first| &first.person))
    }
}

/// How many digits a number of a case has at most; more of them are the beginning of a reference.
const DIGITS: usize = 6;

/// The number that a person typed for a case: digits alone, as `list` shows it. With a nought before it, it is the
/// beginning of a reference.
pub(super) fn number(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let is_number = !typed.starts_with('0')
        && typed.len() <= DIGITS
        && typed.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| typed.parse().ok()).flatten()
}

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

/// All of them in a line, without the people.
pub(super) fn listed(all: &[Called]) -> String {
    let one = |called: &Called| {
        let Called {
            reference,
            asked,
            recipient,
            ..
        } = called;
        format!("{reference} ({asked}, {recipient})")
    };
    all.iter().map(one).collect::<Vec<_>>().join(", ")
}
