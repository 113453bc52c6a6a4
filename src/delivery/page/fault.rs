//! Why is there no page?

use std::fmt::Display;

/// Why a letter could not be set on paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// The letter's fonts cover Latin, Greek and Cyrillic; a box or a hole in a letter that goes
    /// to a court one day is worse than no letter.
    #[error(
        "the {place} contains {character:?} (U+{:04X}), which the letter's font cannot show",
        u32::from(*character)
    )]
    MissingGlyph {
        character: char,
        /// The part of the letter: `subject`, `body`.
        place: &'static str,
    },
    /// Hebrew, Arabic and their kin.
    #[error(
        "the {place} contains {character:?} (U+{:04X}), which is written from right to left",
        u32::from(*character)
    )]
    RightToLeft {
        character: char,
        /// As for [`PageError::MissingGlyph`].
        place: &'static str,
    },
    /// Nothing of an address is cut off, and nothing is set too small to read.
    #[error(
        "the {place}'s name and address take {lines} lines at the smallest size; the layout `{layout}` has room for {room} lines of {width} mm"
    )]
    Address {
        /// `recipient` or `sender`.
        place: &'static str,
        /// How many lines it takes, and for how many there is room.
        lines: usize,
        room: usize,
        /// Of the field, in millimetres.
        width: u32,
        layout: String,
    },
    /// As an address of too many lines, but for a word of it, or of the name above it, that no line has room for.
    #[error(
        "`{word}` above the letter ({place}) is wider than the {width} mm of the layout `{layout}` at the smallest size"
    )]
    Word {
        word: String,
        /// `recipient` or `sender`.
        place: &'static str,
        /// Of the field, in millimetres.
        width: u32,
        layout: String,
    },
    /// The user's font file.
    #[error("the font {file} cannot be read: it is not an OpenType font with TrueType outlines")]
    Font { file: String },
    /// The font or the PDF library failed; the letter is not at fault.
    #[error("the PDF file could not be written: {0}")]
    Writer(String),
}

/// A library failed.
pub(super) fn failed(error: impl Display) -> PageError {
    PageError::Writer(error.to_string())
}
