//! A page as a screen shows it, point by point.

/// A page as pixels, on white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// Red, green and blue of each pixel, row by row from the upper left.
    pub rgb: Vec<u8>,
    /// The same as a PNG file.
    pub png: Vec<u8>,
}

/// The widest picture that is made, in pixels.
pub const WIDEST: u16 = 4096;
