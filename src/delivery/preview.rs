//! What does a printed letter look like on a screen?
//!
//! Read from the bytes of the PDF file, and not from the letter they were made of: what is shown is
//! what the recipient gets, also of a case that an older version wrote. `text` reads the words with
//! their places; `picture` draws the page where the program is built with the feature `pictures`.

mod fault;
#[cfg(feature = "pictures")]
mod picture;
mod pixels;
mod text;

use std::collections::BTreeSet;

use lopdf::{Document, ObjectId};

pub use fault::PreviewError;
use fault::unreadable;
pub use pixels::{Pixels, WIDEST};

/// One page as text.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width and height of the paper in points (1/72 in).
    pub size: (f32, f32),
    /// The lines from the first printed one to the last, broken where the page breaks them, and
    /// indented as on the page; where the page leaves room, empty lines, at most four in a row.
    pub lines: Vec<String>,
    /// Which of the lines, counted from 0, end with the hyphen of a word that goes on in the next.
    pub hyphenated: BTreeSet<usize>,
}

/// Whether this program is built to draw pages.
pub const DRAWS: bool = cfg!(feature = "pictures");

/// Reads the pages of a PDF file as text.
///
/// # Errors
///
/// [`PreviewError::Unreadable`] when `file` is not a sound PDF file.
pub fn pages(file: &[u8]) -> Result<Vec<Page>, PreviewError> {
    let document = Document::load_mem(file).map_err(unreadable)?;
    document
        .get_pages()
        .into_values()
        .map(|page| {
            let size = size(&document, page);
            let (lines, hyphenated) = text::lines(&document, page).map_err(unreadable)?;
            Ok(Page {
                size,
                lines,
                hyphenated,
            })
        })
        .collect()
}

/// The files that a PDF file carries inside.
///
/// # Errors
///
/// [`PreviewError::Unreadable`] when `file` is not a sound PDF file.
pub fn carried(file: &[u8]) -> Result<Vec<Vec<u8>>, PreviewError> {
    let document = Document::load_mem(file).map_err(unreadable)?;
    let streams = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok());
    Ok(streams
        .filter(|stream| stream.dict.has_type(b"EmbeddedFile"))
        .map(|stream| {
            stream
                .decompressed_content()
                .unwrap_or_else(|_| stream.content.clone())
        })
        .collect())
}

/// Draws one page of a PDF file, counted from 0, `width` pixels wide, 1 to [`WIDEST`]; narrower where
/// it would otherwise be taller than 8,192 pixels. `None` when the file has no such page.
///
/// # Errors
///
/// [`PreviewError::Unreadable`] when `file` is not a sound PDF file, and [`PreviewError::NoPictures`] in
/// a program that is built without them.
pub fn picture(file: &[u8], page: usize, width: u16) -> Result<Option<Pixels>, PreviewError> {
    #[cfg(feature = "pictures")]
    return picture::drawn(file, page, width);
    #[cfg(not(feature = "pictures"))]
    {
        let _ = (file, page, width);
        Err(PreviewError::NoPictures)
    }
}

/// The paper's size, which a page may have from the node above it; A4 when no one says.
fn size(document: &Document, page: ObjectId) -> (f32, f32) {
    let mut node = document.get_dictionary(page).ok();
    // No sound file nests deeper, and a hostile one may turn in a circle.
    for _ in 0..32 {
        let Some(dictionary) = node else { break };
        let sides: Option<Vec<f32>> = dictionary
            .get_deref(b"MediaBox", document)
            .and_then(|sides| sides.as_array())
            .ok()
            .map(|sides| sides.iter().flat_map(|side| side.as_float()).collect());
        if let Some(&[left, foot, right, head]) = sides.as_deref() {
            return ((right - left).abs(), (head - foot).abs());
        }
        node = dictionary
            .get_deref(b"Parent", document)
            .and_then(|parent| parent.as_dict())
            .ok();
    }
    (595.28, 841.89)
}
