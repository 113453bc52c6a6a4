//! `datawrit preview`

use std::{fs, io, num::NonZeroUsize, path::Path};

use serde_json::json;
use unicode_width::UnicodeWidthStr;

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args::{self, GraphicsChoice},
        failure::Failure,
        graphics::Graphics,
        table::wrapped,
        terminal::Terminal,
    },
    delivery::preview::{self, Page},
    office::file::{Overwrite, Prepared, make_folder},
    request::Reference,
    tracker::Format,
};

/// How wide a page is drawn: wider it is no easier to read.
const WIDEST_COLUMNS: u16 = 100;

/// As wide as a column is in most terminals, where none is told.
const COLUMN_PIXELS: u16 = 10;

pub fn preview(scene: &Scene<'_>, args: &args::Preview) -> Result<Answer, Failure> {
    let (tracker, case) = scene.home.case(&args.case)?;
    let document = tracker.document(&case, Format::Pdf)?;
    if args.open {
        return opened(scene, &case.reference, &document.bytes);
    }
    shown(
        scene,
        &case.reference,
        &document.bytes,
        args.page,
        args.graphics,
    )
}

/// The pages of a letter, as well as the terminal can show them.
pub fn shown(
    scene: &Scene<'_>,
    reference: &Reference,
    pdf: &[u8],
    page: Option<NonZeroUsize>,
    choice: Option<GraphicsChoice>,
) -> Result<Answer, Failure> {
    let pages = preview::pages(pdf)?;
    let wanted = match page.map(NonZeroUsize::get) {
        None => 0..pages.len(),
        Some(number) if number <= pages.len() => number - 1..number,
        Some(number) => {
            return Err(Failure::misuse(format!(
                "there is no page {number}; the letter has {}",
                counted(pages.len())
            )));
        }
    };
    let wanted: Vec<(usize, &Page)> = pages
        .iter()
        .enumerate()
        .filter(|(index, _)| wanted.contains(index))
        .collect();

    if scene.global.json {
        let list: Vec<_> = wanted
            .iter()
            .map(|(index, page)| {
                let (width, height) = millimetres(page);
                json!({
                    "page": index + 1,
                    "width_mm": width,
                    "height_mm": height,
                    "lines": page.lines,
                })
            })
            .collect();
        return Ok(Answer::json(
            &json!({ "case": reference.as_str(), "pages": list }),
        ));
    }

    let terminal = Terminal::of_stdout();
    let graphics = match choice {
        Some(GraphicsChoice::Kitty) => Some(Graphics::Kitty),
        Some(GraphicsChoice::Iterm2) => Some(Graphics::Iterm2),
        Some(GraphicsChoice::Sixel) => Some(Graphics::Sixel),
        Some(GraphicsChoice::None) => None,
        None if !preview::DRAWS => None,
        None => terminal.as_ref().and_then(Terminal::graphics),
    };
    let mut text = String::new();
    for (index, page) in wanted {
        let (width, height) = millimetres(page);
        text += &format!(
            "page {} of {}, {width} x {height} mm\n\n",
            index + 1,
            pages.len()
        );
        if let Some(graphics) = graphics {
            let (columns, pixels) = width_on(terminal.as_ref());
            // The page was found a moment ago.
            if let Some(picture) = preview::picture(pdf, index, pixels)? {
                text += &graphics.drawn(&picture, columns);
            }
        } else {
            let columns = terminal.as_ref().map(|terminal| terminal.columns.into());
            text += &narrowed(page, columns.unwrap_or(usize::MAX)).join("\n");
        }
        text += "\n\n";
    }
    // One line feed after the last page.
    text.pop();
    Ok(match graphics {
        Some(_) => Answer::picture(text),
        None => Answer::text(text).paged(scene),
    })
}

/// The lines of a page; where the terminal is narrower than one of them, its paragraphs are set anew.
fn narrowed(page: &Page, columns: usize) -> Vec<String> {
    let widest = page.lines.iter().map(|line| line.width()).max();
    let widest = widest.unwrap_or(0);
    if widest <= columns {
        return page.lines.clone();
    }
    let indent = |line: &str| line.len() - line.trim_start().len();
    let mut set: Vec<String> = Vec::new();
    // How the line before began and how wide it was; whether it ends within a word.
    let mut before: Option<(usize, usize, bool)> = None;
    for (number, line) in page.lines.iter().enumerate() {
        let (at, width) = (indent(line), line.width());
        let words = line.trim_start();
        // A line goes on where the one before had no room for its first word.
        let first = words.split(' ').next().unwrap_or_default().width();
        let goes_on = before.is_some_and(|(above, full, broken)| {
            broken || (!words.is_empty() && above == at && full + first >= widest)
        });
        let hyphenated = page.hyphenated.contains(&number);
        let ends = words.strip_suffix('-').filter(|_| hyphenated);
        let ends = ends.unwrap_or(words);
        match set.last_mut() {
            Some(last) if goes_on => {
                if !before.is_some_and(|(_, _, broken)| broken) {
                    last.push(' ');
                }
                last.push_str(ends);
            }
            _ => {
                // What stands at the right comes nearer in proportion.
                let at = at * columns / widest.max(1);
                set.push(format!("{}{ends}", " ".repeat(at)));
            }
        }
        before = Some((at, width, hyphenated));
    }
    set.iter()
        .flat_map(|line| {
            let at = indent(line);
            let margin = " ".repeat(at);
            let room = columns.saturating_sub(at).max(20);
            let parts = wrapped(line.trim_start(), room);
            parts
                .into_iter()
                .map(move |part| format!("{margin}{part}").trim_end().to_owned())
        })
        .collect()
}

fn counted(pages: usize) -> String {
    match pages {
        1 => "1 page".to_owned(),
        pages => format!("{pages} pages"),
    }
}

/// Width and height of the paper, to the millimetre.
fn millimetres(page: &Page) -> (u32, u32) {
    let (width, height) = page.size;
    // A float beyond the range becomes its end.
    let millimetres = |points: f32| (points * 25.4 / 72.0).round() as u32;
    (millimetres(width), millimetres(height))
}

/// How wide a picture is, in columns and in pixels.
fn width_on(terminal: Option<&Terminal>) -> (u16, u16) {
    let columns = terminal.map_or(WIDEST_COLUMNS, |terminal| {
        terminal.columns.min(WIDEST_COLUMNS)
    });
    let column = terminal
        .and_then(|terminal| terminal.column_pixels)
        .unwrap_or(COLUMN_PIXELS);
    (columns, columns.saturating_mul(column).min(preview::WIDEST))
}

/// Hands the file to the viewer of the system.
///
/// A viewer reads it when it pleases, so that it cannot be deleted here: it lies in the home, where
/// the tracker has the same bytes, until the next one is opened.
fn opened(scene: &Scene<'_>, reference: &Reference, pdf: &[u8]) -> Result<Answer, Failure> {
    let folder = scene.home.preview();
    let path = folder.join(format!("{reference}.pdf"));
    cleared(&folder).map_err(|error| {
        Failure::cannot(format!(
            "{} cannot be written to: {error}",
            folder.display()
        ))
    })?;
    let path = Prepared::new(&path, pdf, Overwrite::Yes)?.keep()?;
    // What the library says of each program it tried helps nobody who has none.
    open::that_detached(&path).map_err(|_| {
        Failure::cannot("this computer has no program set for PDF files")
            .hint(format!("the page is in {}", path.display()))
    })?;
    Ok(if scene.global.json {
        Answer::json(&json!({ "case": reference.as_str(), "path": path }))
    } else {
        Answer::text(format!("opened  {}\n", path.display()))
    })
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
