//! What a person typed, made safe to print.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

/// The longest line, in characters: more than any name or address needs.
const LINE: usize = 200;
/// The longest passage, in characters: about eight pages.
const PASSAGE: usize = 20_000;

/// One line of text: not empty, at most 200 characters, nothing invisible.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

/// Several lines of text, separated by line feeds: not empty, at most 20,000
/// characters, nothing invisible.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Passage(String);

/// The text cannot be part of a letter.
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
    /// Takes what a person typed or pasted, in the one form in which it is shown, sent and kept:
    /// letters and their marks composed (NFC), without soft hyphens, each space an ordinary one and
    /// none around it. A company looks a name up as it stands, and two forms are two names.
    ///
    /// # Errors
    /// When it is empty, too long, or has a character that cannot be seen or printed.
    pub fn new(text: &str) -> Result<Line, BadText> {
        let text = composed(text);
        let text = text.trim();
        check(text, LINE, |_| false)?;
        seen(text)?;
        let plain = |character| match character {
            // Every space that Unicode has beside the ordinary one (Zs).
            '\u{A0}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200A}'
            | '\u{202F}'
            | '\u{205F}'
            | '\u{3000}' => ' ',
            other => other,
        };
        Ok(Line(text.chars().map(plain).collect()))
    }

    /// A line that was kept or comes from a file of data, in the form that [`Line::new`] gives.
    ///
    /// # Errors
    /// When it has a character that cannot be seen.
    pub fn renewed(&self) -> Result<Line, BadText> {
        Line::new(&self.0)
    }

    /// The line as names are compared: composed (NFC), in small letters, with single spaces.
    pub fn folded(&self) -> String {
        let composed: String = self.0.nfc().flat_map(char::to_lowercase).collect();
        composed.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// As names are compared where a dot, a space or an accent is easily left out: letters and
    /// digits alone, so that `Bar A.G.` is `Bár AG`.
    pub fn bare(&self) -> String {
        let letters = bare(&self.0);
        if letters.is_empty() {
            self.folded()
        } else {
            letters
        }
    }
}

/// The letters and digits of a text alone, small and without accents; nothing where there are none.
pub fn bare(text: &str) -> String {
    text.nfkd()
        .flat_map(char::to_lowercase)
        .filter(|character| character.is_alphanumeric())
        .collect()
}

impl Passage {
    /// Takes what a person wrote: composed (NFC), without soft hyphens, the space around it removed
    /// and every kind of line end made a line feed. Spaces at which no line ends, as French sets
    /// them, stay.
    ///
    /// # Errors
    /// When it is empty, too long, or has a character that cannot be seen or printed.
    pub fn new(text: &str) -> Result<Passage, BadText> {
        let passage = Passage::kept(&composed(text))?;
        seen(&passage.0)?;
        Ok(passage)
    }

    fn kept(text: &str) -> Result<Passage, BadText> {
        let text = text
            .trim()
            .replace("\r\n", "\n")
            .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
            .replace('\t', " ");
        check(&text, PASSAGE, |character| character == '\n')?;
        Ok(Passage(text))
    }
}

impl Line {
    fn kept(text: &str) -> Result<Line, BadText> {
        let text = text.trim();
        check(text, LINE, |_| false)?;
        Ok(Line(text.to_owned()))
    }
}

/// Composed (Unicode Standard Annex 15: NFC), without U+00AD, which marks a place to break and is not
/// part of a word (Annex 14), and without the two selectors that keyboards put behind a picture sign
/// (Technical Standard 51): they choose how it is drawn, not what it is.
pub(super) fn composed(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '\u{AD}' | '\u{FE0E}' | '\u{FE0F}'))
        .nfc()
        .collect()
}

/// Finds characters that nobody sees and a program reads, and those that cannot be printed.
pub(super) fn seen(text: &str) -> Result<(), BadText> {
    let mut before = None;
    for (at, character) in text.chars().enumerate() {
        if is_unseen(character, before) {
            return Err(BadText::Unprintable {
                character: format!("U+{:04X}", u32::from(character)),
                at: at + 1,
            });
        }
        before = Some(character);
    }
    Ok(())
}

/// Whether a character shows nothing where it stands. The scripts from Arabic to Mongolian need the
/// two joiners, and picture signs are put together by one of them; behind other letters these only
/// make two names of one.
fn is_unseen(character: char, before: Option<char>) -> bool {
    match u32::from(character) {
        0x200D if before.is_some_and(is_picture) => false,
        0x200C | 0x200D => !before.is_some_and(|letter| matches!(letter, '\u{590}'..='\u{1CFF}')),
        0x034F | 0x17B4 | 0x17B5 | 0x180B..=0x180D | 0x180F // joiners and selectors of variants
        | 0x2800 | 0xFE00..=0xFE0F | 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0100..=0xE01EF => true,
        _ => false,
    }
}

/// The blocks of Unicode in which picture signs and the tones of their skin are.
fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0x2190..=0x2BFF | 0x1F000..=0x1FAFF)
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

/// The text without what cannot be printed or seen, for messages about it.
pub fn printable(text: &str) -> String {
    let mut before = None;
    text.chars()
        .filter(|character| {
            let shown = !unprintable(*character) && !is_unseen(*character, before);
            before = if shown { Some(*character) } else { before };
            shown
        })
        .collect()
}

/// What shows nothing, and the marks that turn the direction of text: with these
/// a letter could show other words than it holds. What was kept before more was refused
/// (by [`Line::new`]) is still read.
pub fn unprintable(character: char) -> bool {
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

            /// Takes the text as it was kept: a request that was stored stays the same to the byte.
            fn try_from(text: String) -> Result<Self, BadText> {
                $type::kept(&text)
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
    fn picture_signs_are_text_and_what_steers_their_drawing_is_not() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        assert_eq!(Line::new(family).unwrap().as_str(), family);
        assert_eq!(
            Line::new("\u{2764}\u{FE0F} Ada").unwrap().as_str(),
            "\u{2764} Ada"
        );
        assert!(Line::new("A\u{200D}da").is_err());
        assert!(Line::new("Ada\u{E0100}").is_err());
    }

    #[test]
    fn names_are_compared_without_case_spaces_and_ways_to_compose() {
        let folded = |text: &str| Line::new(text).unwrap().folded();
        assert_eq!(
            folded("Jürgen  EXAMPLE"),
            folded("ju\u{308}rgen\u{a0}example")
        );
        assert_ne!(folded("Jürgen"), folded("Jurgen"));
    }

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
    fn what_is_typed_is_one_name_however_it_was_composed_or_copied() {
        for (typed, name) in [
            ("Ju\u{308}rgen", "Jürgen"),
            ("Bei\u{AD}spiel\u{AD}mann", "Beispielmann"),
            ("Nguye\u{302}\u{303}n", "Nguyễn"),
            ("u\u{AD}\u{308}", "ü"),
            ("Ada\u{A0}Example", "Ada Example"),
            ("Ada\u{202F}\u{2009}Example", "Ada  Example"),
            ("\u{3000}Ada\u{A0}", "Ada"),
            ("G\u{303}uarani", "G\u{303}uarani"),
            ("علی\u{200C}رضا", "علی\u{200C}رضا"),
        ] {
            assert_eq!(Line::new(typed).unwrap().as_str(), name, "{typed:?}");
        }
        let french = "Voici\u{A0}: «\u{202F}cela\u{202F}»";
        assert_eq!(Passage::new(french).unwrap().as_str(), french);
        assert_eq!(
            Passage::new("cafe\u{301}\u{AD}s").unwrap().as_str(),
            "cafés"
        );
        assert_eq!(Line::new("\u{AD}"), Err(BadText::Empty));
        for hidden in [
            '\u{200B}',
            '\u{200C}',
            '\u{200D}',
            '\u{2060}',
            '\u{FEFF}',
            '\u{FE00}',
            '\u{E0041}',
            '\u{E0100}',
            '\u{34F}',
            '\u{180E}',
            '\u{202E}',
            '\u{2066}',
            '\u{2800}',
        ] {
            let text = format!("A{hidden}da");
            let fault = format!(
                "has the character U+{:04X} at place 2, which cannot be printed",
                u32::from(hidden)
            );
            assert_eq!(Line::new(&text).unwrap_err().to_string(), fault);
            assert_eq!(Passage::new(&text).unwrap_err().to_string(), fault);
            assert_eq!(printable(&text), "Ada");
        }
    }

    #[test]
    fn what_was_kept_is_read_as_it_was_kept() {
        for kept in [
            "Ju\u{308}rgen",
            "Bei\u{AD}spiel",
            "Ada\u{A0}Example",
            "❤\u{FE0F}",
        ] {
            let json = serde_json::to_string(kept).unwrap();
            let line: Line = serde_json::from_str(&json).unwrap();
            assert_eq!(line.as_str(), kept);
            assert_eq!(serde_json::to_string(&line).unwrap(), json);
            let passage: Passage = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&passage).unwrap(), json);
        }
    }

    #[test]
    fn a_passage_keeps_its_lines_whatever_ended_them() {
        assert_eq!(
            Passage::new("a\r\nb\rc\u{2028}d\te\n").unwrap().as_str(),
            "a\nb\nc\nd e"
        );
    }
}
