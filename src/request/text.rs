//! What a person typed, made safe to print.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The longest line, in characters: more than any name or address needs.
const LINE: usize = 200;
/// The longest passage, in characters: about eight pages.
const PASSAGE: usize = 20_000;

/// One line of text: not empty, at most 200 characters, nothing invisible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

/// Several lines of text, parted by line feeds: not empty, at most 20,000
/// characters, nothing invisible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Passage(String);

/// The text cannot stand in a letter.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadText {
    #[error("is empty")]
    Empty,
    #[error("has {found} characters; {most} are the most")]
    TooLong { found: usize, most: usize },
    #[error("has the character {character} at place {at}, which cannot be printed")]
    Unprintable { character: String, at: usize },
}

impl Line {
    /// Takes a text with the space around it removed.
    ///
    /// # Errors
    /// When it is empty, too long, or has a character that cannot be printed.
    pub fn new(text: &str) -> Result<Line, BadText> {
        let text = text.trim();
        check(text, LINE, |_| false)?;
        Ok(Line(text.to_owned()))
    }
}

impl Passage {
    /// Takes a text with the space around it removed and every kind of line end
    /// made a line feed.
    ///
    /// # Errors
    /// When it is empty, too long, or has a character that cannot be printed.
    pub fn new(text: &str) -> Result<Passage, BadText> {
        let text = text
            .trim()
            .replace("\r\n", "\n")
            .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
            .replace('\t', " ");
        check(&text, PASSAGE, |character| character == '\n')?;
        Ok(Passage(text))
    }
}

fn check(text: &str, most: usize, allowed: impl Fn(char) -> bool) -> Result<(), BadText> {
    let found = text.chars().count();
    if found == 0 {
        return Err(BadText::Empty);
    }
    if found > most {
        return Err(BadText::TooLong { found, most });
    }
    match text
        .chars()
        .enumerate()
        .find(|&(_, character)| unprintable(character) && !allowed(character))
    {
        None => Ok(()),
        Some((at, character)) => Err(BadText::Unprintable {
            character: format!("U+{:04X}", u32::from(character)),
            at: at + 1,
        }),
    }
}

/// The text without what cannot be printed, for messages about it.
pub fn printable(text: &str) -> String {
    text.chars()
        .filter(|character| !unprintable(*character))
        .collect()
}

/// What shows nothing, and the marks that turn the direction of text: with these
/// a letter could show other words than it holds. The joiners that some scripts
/// need, and the soft hyphen, may stay.
fn unprintable(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0x061C | 0x115F | 0x1160 | 0x180E | 0x200B | 0x200E | 0x200F // marks and fillers
            | 0x2028..=0x202E                                            // separators, directions
            | 0x2060..=0x206F                                            // invisible operators
            | 0x3164 | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFB
            | 0xE0000..=0xE007F) // tags
}

macro_rules! text {
    ($type:ident) => {
        impl $type {
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $type {
            type Error = BadText;

            fn try_from(text: String) -> Result<Self, BadText> {
                $type::new(&text)
            }
        }

        impl From<$type> for String {
            fn from(text: $type) -> String {
                text.0
            }
        }
    };
}

text!(Line);
text!(Passage);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_with_a_control_character_names_it_and_its_place() {
        for (text, message) in [
            (
                "Ada\u{7}Example",
                "has the character U+0007 at place 4, which cannot be printed",
            ),
            (
                "Ada\nExample",
                "has the character U+000A at place 4, which cannot be printed",
            ),
            (
                "\u{202E}adA",
                "has the character U+202E at place 1, which cannot be printed",
            ),
            ("  ", "is empty"),
        ] {
            assert_eq!(Line::new(text).unwrap_err().to_string(), message);
        }
        assert_eq!(
            Line::new(&"x".repeat(10_000)).unwrap_err().to_string(),
            "has 10000 characters; 200 are the most"
        );
    }

    #[test]
    fn a_passage_keeps_its_lines_whatever_ended_them() {
        assert_eq!(
            Passage::new("a\r\nb\rc\u{2028}d\te\n").unwrap().as_str(),
            "a\nb\nc\nd e"
        );
    }
}
