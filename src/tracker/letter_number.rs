//! Which letter of a case?

use std::{fmt, num::NonZeroU32};

use serde::{Deserialize, Serialize};

/// The number of a letter in its case, from 1, which is the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct LetterNumber(NonZeroU32);

impl LetterNumber {
    pub const REQUEST: LetterNumber = LetterNumber(NonZeroU32::MIN);

    /// None of 0.
    pub fn new(number: u32) -> Option<LetterNumber> {
        NonZeroU32::new(number).map(LetterNumber)
    }

    pub fn get(self) -> u32 {
        self.0.get()
    }

    pub fn is_request(&self) -> bool {
        *self == LetterNumber::REQUEST
    }

    /// As it is kept.
    pub(super) fn kept(self) -> i64 {
        self.get().into()
    }

    /// That of the letter after it.
    #[must_use]
    pub fn next(self) -> LetterNumber {
        LetterNumber(self.0.saturating_add(1))
    }

    /// What stands in the name of a file of it: nothing for the request, `-2` for the second.
    pub fn suffix(self) -> String {
        if self.is_request() {
            String::new()
        } else {
            format!("-{self}")
        }
    }
}

impl Default for LetterNumber {
    fn default() -> LetterNumber {
        LetterNumber::REQUEST
    }
}

impl fmt::Display for LetterNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
