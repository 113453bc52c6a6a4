//! Which files a letter cannot show.

use thiserror::Error;

/// The longest file that is read, in bytes, the longest side, and the most points: what the
/// cameras of telephones make.
pub(super) const BYTES: usize = 16 << 20;
pub(super) const SIDE: usize = 8_000;
pub(super) const POINTS: usize = 32_000_000;

/// The file is not a picture that a letter can show.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    #[error("it is neither PNG nor JPEG nor SVG")]
    Kind,
    /// SVG that is more than paths.
    #[error("{0}; a signature in SVG is of paths in plain colours alone")]
    Drawing(String),
    #[error("it is larger than {} MB, longer than {SIDE} points on a side, or of more than {} million points", BYTES >> 20, POINTS / 1_000_000)]
    Size,
    #[error("it is damaged")]
    Damaged,
    #[error("its colours are those of a printing press; save it in RGB or in greys")]
    Colours,
}
