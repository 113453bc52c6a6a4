//! The printed letter as it looks.

use std::{
    collections::BTreeSet,
    fs, io,
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    Error, Kind, Refusal, World,
    file::{self, Overwrite, Prepared, make_folder},
    send::Letters,
    write::{self, Desk},
};
use crate::{
    delivery::preview::{self, Page},
    request::Reference,
    tracker::{Format, LetterNumber},
};

/// Pages of a letter.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Pages {
    pub case: Reference,
    pub pages: Vec<PrintedPage>,
    /// How many pages the letter has.
    #[serde(skip)]
    pub of: usize,
}

/// One page as text.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PrintedPage {
    /// Counted from 1.
    pub page: usize,
    pub width_mm: u32,
    pub height_mm: u32,
    /// Broken and indented as on the page.
    pub lines: Vec<String>,
    /// Which of the lines, counted from 0, end with the hyphen of a word that goes on in the next.
    #[serde(skip)]
    pub hyphenated: BTreeSet<usize>,
}

/// A letter's page as a file for a viewer.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Viewed {
    pub case: Reference,
    #[serde(serialize_with = "file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
}

/// Why a page cannot be shown.
#[derive(Debug, ThisError)]
pub enum NotShown {
    #[error("there is no page {page}; the letter has {}", counted(*.pages))]
    NoPage { page: usize, pages: usize },
    #[error("{} cannot be written to: {source}", .folder.display())]
    Folder { folder: PathBuf, source: io::Error },
}

impl Refusal for NotShown {
    fn kind(&self) -> Kind {
        match self {
            NotShown::NoPage { .. } => Kind::Misuse,
            NotShown::Folder { .. } => Kind::Cannot,
        }
    }
}

fn counted(pages: usize) -> String {
    match pages {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    }
}

/// The case, and its letter as the PDF file that was written.
///
/// # Errors
/// When there is no such case, or it has no such file.
pub fn letter(
    world: &World<'_>,
    case: &str,
    letter: LetterNumber,
) -> Result<(Reference, Vec<u8>), Error> {
    let (tracker, case) = world.home.case(case)?;
    let document = tracker.document_of(&case, letter, Format::Pdf)?;
    Ok((case.reference, document.bytes))
}

/// A letter's page as it was written; made of the letter where it was written for a mail or a form.
///
/// # Errors
/// When there is no such letter, or a page cannot show what is to stand on it.
pub fn page(
    world: &World<'_>,
    case: &str,
    letter: LetterNumber,
) -> Result<(Reference, Vec<u8>), Error> {
    let (tracker, case) = world.home.case(case)?;
    if case.formats(letter).contains(&Format::Pdf) {
        let document = tracker.document_of(&case, letter, Format::Pdf)?;
        return Ok((case.reference, document.bytes));
    }
    let (request, letter) = Letters::of(world).letter(&tracker, &case, letter)?;
    let desk = Desk::open(*world, &write::Page::default())?;
    let pdf = desk.page_of(&letter, &request, &case.grounds)?;
    Ok((case.reference, pdf))
}

/// The pages of a letter as text, or only one of them, counted from 1.
///
/// # Errors
/// When it is not a PDF file, or has no such page.
pub fn pages(case: Reference, pdf: &[u8], only: Option<NonZeroUsize>) -> Result<Pages, Error> {
    let all = preview::pages(pdf)?;
    let of = all.len();
    let wanted = match only.map(NonZeroUsize::get) {
        None => 1..=of,
        Some(page) if page <= of => page..=page,
        Some(page) => return Err(Error::from(NotShown::NoPage { page, pages: of })),
    };
    let pages = (1..).zip(all).filter(|(number, _)| wanted.contains(number));
    Ok(Pages {
        case,
        pages: pages.map(|(number, page)| printed(number, page)).collect(),
        of,
    })
}

fn printed(number: usize, page: Page) -> PrintedPage {
    let (width, height) = page.size;
    // To the millimetre; a float beyond the range becomes its end.
    let millimetres = |points: f32| (points * 25.4 / 72.0).round() as u32;
    PrintedPage {
        page: number,
        width_mm: millimetres(width),
        height_mm: millimetres(height),
        lines: page.lines,
        hyphenated: page.hyphenated,
    }
}

/// Puts the letter where a viewer can read it.
///
/// A viewer reads it when it pleases, so that it cannot be deleted when it was opened: it lies in the
/// home, where the tracker has the same bytes, until the next one is.
///
/// # Errors
/// When there is no such letter, or the file cannot be written.
pub fn for_viewer(world: &World<'_>, case: &str, number: LetterNumber) -> Result<Viewed, Error> {
    let (case, pdf) = letter(world, case, number)?;
    let folder = world.home.preview();
    let path = folder.join(format!("{case}{}.pdf", number.suffix()));
    if let Err(source) = cleared(&folder) {
        return Err(Error::from(NotShown::Folder { folder, source }));
    }
    let path = Prepared::new(&path, &pdf, Overwrite::Yes)?.keep()?;
    Ok(Viewed { case, path })
}

/// Makes the folder, and deletes in it what earlier calls left.
fn cleared(folder: &Path) -> io::Result<()> {
    make_folder(folder)?;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let ours = stem.is_some_and(|stem| stem.parse::<Reference>().is_ok())
            && path.extension().is_some_and(|extension| extension == "pdf");
        // One that a viewer holds stays until the next time.
        if ours {
            let _ = fs::remove_file(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        delivery::preview::PreviewError,
        office::scratch::{ACCESS, Scratch},
        tracker::TrackerError,
    };

    #[test]
    fn a_letter_without_a_page_and_what_is_no_page_are_refused() {
        let scratch = Scratch::with_cases();
        let none = letter(&scratch.world(), ACCESS, LetterNumber::REQUEST).unwrap_err();
        let none = none.downcast_ref::<TrackerError>();
        assert!(matches!(none, Some(TrackerError::NoDocument { .. })));
        let broken = pages(ACCESS.parse().unwrap(), b"%PDF-1.7", None).unwrap_err();
        assert!(broken.downcast_ref::<PreviewError>().is_some());
    }
}
