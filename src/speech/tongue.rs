//! Which languages does the program speak?

use crate::shelf::built_in::MESSAGES;

/// A language of the screen: one that has a folder in `messages/`, by its code (ISO 639-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue(&'static str);

impl Default for Tongue {
    fn default() -> Self {
        Self("en")
    }
}

impl Tongue {
    /// All of them, in the order of their codes.
    pub fn known() -> Vec<Self> {
        let mut codes: Vec<&'static str> = MESSAGES
            .files
            .iter()
            .filter_map(|(path, _)| Some(path.split_once('/')?.0))
            .collect();
        codes.dedup();
        codes.into_iter().map(Self).collect()
    }

    /// The language that a locale names (`de`, `de_AT.UTF-8`, `de-CH`, POSIX.1-2017 section 8.2), if it is spoken here.
    pub fn meant(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next()?;
        Self::known()
            .into_iter()
            .find(|tongue| tongue.0.eq_ignore_ascii_case(code))
    }

    pub fn code(self) -> &'static str {
        self.0
    }
}
