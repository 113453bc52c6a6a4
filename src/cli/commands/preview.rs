//! `datawrit preview`

use std::num::NonZeroUsize;

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
    delivery::preview,
    office::{self, preview::PrintedPage},
    request::Reference,
    speech::say,
    tracker::LetterNumber,
};

/// How wide a page is drawn: wider it is no easier to read.
const WIDEST_COLUMNS: u16 = 100;

/// As wide as a column is in most terminals, where none is told.
const COLUMN_PIXELS: u16 = 10;

pub fn preview(scene: &Scene<'_>, args: &args::Preview) -> Result<Answer, Failure> {
    let letter = args.letter.unwrap_or_default();
    if args.open {
        return opened(scene, &args.case, letter);
    }
    let (case, pdf) = office::preview::letter(scene, &args.case, letter)?;
    shown(scene, &case, &pdf, args.page, args.graphics)
}

/// The pages of a letter, as well as the terminal can show them.
pub fn shown(
    scene: &Scene<'_>,
    reference: &Reference,
    pdf: &[u8],
    page: Option<NonZeroUsize>,
    choice: Option<GraphicsChoice>,
) -> Result<Answer, Failure> {
    let shown = office::preview::pages(reference.clone(), pdf, page)?;
    if scene.global.json {
        return Answer::outcome(&shown);
    }
    let terminal = Terminal::of_stdout();
    let graphics = graphics(choice, terminal.as_ref());
    let mut text = String::new();
    for page in &shown.pages {
        text += &say!(
            "home-preview-page",
            number = page.page.to_string(),
            of = shown.of.to_string(),
            width = page.width_mm.to_string(),
            height = page.height_mm.to_string()
        );
        text += "\n\n";
        if let Some(graphics) = graphics {
            let (columns, pixels) = width_on(terminal.as_ref());
            // The page was found a moment ago.
            if let Some(picture) = preview::picture(pdf, page.page - 1, pixels)? {
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

/// How pages are drawn; `None` where they are told in words.
fn graphics(choice: Option<GraphicsChoice>, terminal: Option<&Terminal>) -> Option<Graphics> {
    match choice {
        Some(GraphicsChoice::Kitty) => Some(Graphics::Kitty),
        Some(GraphicsChoice::Iterm2) => Some(Graphics::Iterm2),
        Some(GraphicsChoice::Sixel) => Some(Graphics::Sixel),
        Some(GraphicsChoice::None) => None,
        None if !preview::DRAWS => None,
        None => terminal.and_then(Terminal::graphics),
    }
}

/// The lines of a page; where the terminal is narrower than one of them, its paragraphs are set anew.
fn narrowed(page: &PrintedPage, columns: usize) -> Vec<String> {
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
fn opened(scene: &Scene<'_>, case: &str, letter: LetterNumber) -> Result<Answer, Failure> {
    let viewed = office::preview::for_viewer(scene, case, letter)?;
    // What the library says of each program it tried helps nobody who has none.
    open::that_detached(&viewed.path).map_err(|_| {
        let path = viewed.path.display().to_string();
        Failure::cannot(say!("home-preview-no-program"))
            .hint(say!("home-preview-is-in", path = path))
    })?;
    if scene.global.json {
        return Answer::outcome(&viewed);
    }
    let path = viewed.path.display().to_string();
    Ok(Answer::text(
        say!("home-preview-opened", path = path) + "\n",
    ))
}
