//! How is a letter set, but for its words?

use super::font::Typeface;
use super::layout::Layout;
use super::picture::Picture;

/// How a letter is set (typeset): everything but its words.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    pub layout: &'a Layout,
    pub typeface: Typeface,
    /// Whether the lines of the body end at the right margin.
    pub justified: bool,
    /// A picture above the name at the end.
    pub signature: Option<&'a Picture>,
    /// Whether the reference is printed as a QR code too.
    pub code: bool,
    /// JSON that the file carries as an attachment.
    pub data: Option<&'a [u8]>,
}

impl<'a> Setting<'a> {
    /// Ragged lines in a serif face, without an attachment.
    pub fn new(layout: &'a Layout) -> Setting<'a> {
        Setting {
            layout,
            typeface: Typeface::default(),
            justified: false,
            signature: None,
            code: false,
            data: None,
        }
    }
}
