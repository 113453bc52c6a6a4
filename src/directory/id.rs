//! By which word is a record called?

use std::{fmt, str::FromStr};

use serde_with::{DeserializeFromStr, SerializeDisplay};
use thiserror::Error;

use crate::request::printable;

/// The longest id, in characters.
const LONGEST: usize = 100;

/// Small letters, digits and hyphens: `amazon-eu`. It is the name of a file and
/// is kept in people's cases, so it never changes, and it cannot be a path that leads elsewhere.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, SerializeDisplay, DeserializeFromStr,
)]
pub struct Id(String);

/// The text cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is not an id: small letters a to z, digits and hyphens, 100 at most")]
pub struct NotAnId(pub String);

impl Id {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !text.is_empty()
            && text.len() <= LONGEST
            && !text.starts_with('-')
            && text.bytes().all(allowed)
        {
            Ok(Id(text.to_owned()))
        } else {
            Err(NotAnId(printable(text).chars().take(60).collect()))
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_can_be_written_with_an_id() {
        for wrong in [
            "",
            ".",
            "..",
            "../ring",
            "a/b",
            "a\\b",
            "Ring",
            "ring.toml",
            "-a",
            "é",
            "a b",
        ] {
            assert!(wrong.parse::<Id>().is_err(), "{wrong}");
        }
        assert!("a".repeat(101).parse::<Id>().is_err());
        assert_eq!("amazon-eu".parse::<Id>().unwrap().as_str(), "amazon-eu");
    }
}
