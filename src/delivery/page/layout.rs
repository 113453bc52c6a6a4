//! Where on which page does each line of a letter stand?
//!
//! Lengths are in points (1/72 in); x runs to the right from the left edge of the paper, y upwards
//! from its foot, as in PDF.

use super::font::{Face, Glyph, Style};
use super::{PageError, Paper, line};
use crate::letter::{Block, Letter};

const MILLIMETRE: f32 = 72.0 / 25.4;
const LEFT: f32 = 25.0 * MILLIMETRE;
const RIGHT: f32 = 20.0 * MILLIMETRE;
const TOP: f32 = 22.0 * MILLIMETRE;
const BOTTOM: f32 = 25.0 * MILLIMETRE;
/// From the foot of the paper to the baseline of the page label.
const FOOT: f32 = 14.0 * MILLIMETRE;

const SIZE: f32 = 10.5;
const FOOT_SIZE: f32 = 8.5;
/// From one baseline to the next.
const LEADING: f32 = 14.5;
const PARAGRAPH: f32 = 0.5 * LEADING;
/// Between two items of a list.
const ITEM: f32 = 0.25 * LEADING;
/// Between the parts of a letter: address, date, subject.
const PART: f32 = 1.5 * LEADING;
/// Room to sign by hand.
const SIGNATURE: f32 = 4.0 * LEADING;
/// From the widest label of a list to its text, and how wide a label may be to stand beside it.
const LABEL_GAP: f32 = 6.0;
const LABEL_LIMIT: f32 = 90.0;

/// Glyphs side by side on one baseline.
#[derive(Debug)]
pub(super) struct Run {
    pub x: f32,
    pub y: f32,
    /// The em.
    pub size: f32,
    pub style: Style,
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// A run of plain text size whose line has no place yet.
    fn new(x: f32, style: Style, glyphs: Vec<Glyph>) -> Self {
        Self {
            x,
            y: 0.0,
            size: SIZE,
            style,
            glyphs,
        }
    }
}

/// What one side of paper shows, in the order it is read.
pub(super) type Page = Vec<Run>;

/// One line across the page, not yet on one.
#[derive(Debug, Default)]
struct Row {
    /// Empty room before it, unless it is the first on its page.
    above: f32,
    /// Whether it must stand on the page of the row before it.
    glued: bool,
    /// From left to right; their y is set once the page is known.
    runs: Vec<Run>,
}

/// How a part of the letter is set.
#[derive(Clone, Copy)]
struct Part {
    /// Its name for an error.
    place: &'static str,
    style: Style,
    above: f32,
    /// Its left edge, from the left margin.
    indent: f32,
    flush_right: bool,
}

impl Part {
    fn new(place: &'static str, above: f32) -> Self {
        Self {
            place,
            style: Style::Regular,
            above,
            indent: 0.0,
            flush_right: false,
        }
    }
}

/// The sizes tried so that a letter fits two pages, as parts of the usual one: 10.5, 10 and 9.5
/// points. Nothing smaller is pleasant to read.
const SCALES: [f32; 2] = [0.953, 0.905];
const TWO: usize = 2;

/// Sets `letter` on as many pages as it takes, and at least one; a little smaller where that makes
/// it fit two, and at its usual size where nothing does.
pub(super) fn pages(letter: &Letter, paper: Paper) -> Result<Vec<Page>, PageError> {
    let usual = set(letter, paper, 1.0)?;
    if usual.len() <= TWO {
        return Ok(usual);
    }
    for scale in SCALES {
        let smaller = set(letter, paper, scale)?;
        if smaller.len() <= TWO {
            return Ok(smaller);
        }
    }
    Ok(usual)
}

/// Sets the letter as on a paper that is larger by as much as the result is made smaller, with
/// margins that come out the same.
fn set(letter: &Letter, paper: Paper, scale: f32) -> Result<Vec<Page>, PageError> {
    let mut sheet = Sheet::new(letter, paper, scale)?;
    sheet.set_letter(letter)?;
    let (_, height) = paper.size();
    let mut rows = std::mem::take(&mut sheet.rows).into_iter();
    let mut pages = Vec::new();
    for count in page_lengths(rows.as_slice(), (height - TOP - BOTTOM) / scale) {
        let mut y = (height - TOP) / scale - SIZE;
        let mut page = Page::new();
        for (index, row) in rows.by_ref().take(count).enumerate() {
            y -= if index == 0 { 0.0 } else { row.above + LEADING };
            page.extend(row.runs.into_iter().map(|run| Run { y, ..run }));
        }
        pages.push(page);
    }
    let total = pages.len();
    if total > 1 {
        for (index, page) in pages.iter_mut().enumerate() {
            sheet.set_foot(letter, index + 1, total, page)?;
        }
    }
    for run in pages.iter_mut().flatten() {
        run.x *= scale;
        run.y *= scale;
        run.size *= scale;
    }
    Ok(pages)
}

/// The rows of a letter while it is being set.
struct Sheet {
    regular: Face,
    bold: Face,
    /// The left margin.
    left: f32,
    /// Between the margins.
    width: f32,
    /// The baseline of the page label.
    foot: f32,
    rows: Vec<Row>,
}

impl Sheet {
    fn new(letter: &Letter, paper: Paper, scale: f32) -> Result<Self, PageError> {
        let language = letter.language.code();
        Ok(Self {
            regular: Face::new(Style::Regular, language)?,
            bold: Face::new(Style::Bold, language)?,
            left: LEFT / scale,
            width: (paper.size().0 - LEFT - RIGHT) / scale,
            foot: FOOT / scale,
            rows: Vec::new(),
        })
    }

    fn face(&self, style: Style) -> &Face {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
        }
    }

    fn set_letter(&mut self, letter: &Letter) -> Result<(), PageError> {
        let mut sender = letter.sender.clone();
        sender.extend(letter.sender_email.clone());
        self.set(Part::new("sender", 0.0), &sender.join("\n"))?;
        self.set(Part::new("recipient", PART), &letter.recipient.join("\n"))?;
        let right = Part {
            flush_right: true,
            ..Part::new("date line", PART)
        };
        self.set(right, &letter.date_line)?;
        let right = Part {
            place: "reference line",
            above: 0.0,
            ..right
        };
        self.set(right, &letter.reference_line)?;
        let bold = Part {
            style: Style::Bold,
            ..Part::new("subject", PART)
        };
        self.set(bold, &letter.subject)?;
        self.set_body(&letter.body)?;

        // No one signs a sheet with nothing else on it.
        let closing = self.set(Part::new("closing", PARAGRAPH), &letter.closing)?;
        self.glue(closing);
        let signature = self.set(Part::new("signature", SIGNATURE), &letter.signature)?;
        self.glue(signature);
        Ok(())
    }

    fn set_body(&mut self, body: &[Block]) -> Result<(), PageError> {
        let indent = self.label_width(body)? + LABEL_GAP;
        let mut previous: Option<&Block> = None;
        for block in body {
            let above = match (previous, block) {
                (None, _) => LEADING,
                (Some(Block::Item { .. }), Block::Item { .. }) => ITEM,
                _ => PARAGRAPH,
            };
            let part = Part::new("body", above);
            let first = match block {
                Block::Paragraph(text) => self.set(part, text)?,
                Block::Item { label, text } => {
                    self.set_item(Part { indent, ..part }, label, text)?
                }
            };
            // The subject, and a sentence that announces a list, go with what follows.
            let announced = match previous {
                None => true,
                Some(Block::Paragraph(text)) => text.trim_end().ends_with(':'),
                Some(Block::Item { .. }) => false,
            };
            if announced && let Some(row) = self.rows.get_mut(first) {
                row.glued = true;
            }
            previous = Some(block);
        }
        Ok(())
    }

    /// The width of the widest label that stands beside its text.
    fn label_width(&self, body: &[Block]) -> Result<f32, PageError> {
        let mut widest = 0.0_f32;
        for block in body {
            if let Block::Item { label, .. } = block {
                let (_, width) = self.single("body", label, SIZE)?;
                if width <= LABEL_LIMIT {
                    widest = widest.max(width);
                }
            }
        }
        Ok(widest)
    }

    /// Adds an item with its label in the indent, or before its text if too wide for that.
    fn set_item(&mut self, part: Part, label: &str, text: &str) -> Result<usize, PageError> {
        let (glyphs, width) = self.single(part.place, label, SIZE)?;
        if width > LABEL_LIMIT {
            return self.set(part, &format!("{label} {text}"));
        }
        let first = self.set(part, text)?;
        if first == self.rows.len() {
            self.rows.push(Row {
                above: part.above,
                ..Row::default()
            });
        }
        if let Some(row) = self.rows.get_mut(first) {
            row.runs.insert(0, Run::new(self.left, part.style, glyphs));
        }
        Ok(first)
    }

    /// Adds the rows of `text`, none if it is blank, and returns the place of the first.
    fn set(&mut self, part: Part, text: &str) -> Result<usize, PageError> {
        let first = self.rows.len();
        if text.trim().is_empty() {
            return Ok(first);
        }
        let face = self.face(part.style);
        let room = self.width - part.indent;
        let lines = line::lines(face, part.place, text, SIZE, room)?;
        let count = lines.len();
        let mut rows = Vec::with_capacity(count);
        for (index, glyphs) in lines.into_iter().enumerate() {
            let spare = room - line::width(&glyphs, SIZE);
            let shift = if part.flush_right {
                spare.max(0.0)
            } else {
                0.0
            };
            rows.push(Row {
                above: if index == 0 { part.above } else { 0.0 },
                // Neither the first line nor the last of a paragraph stands alone at a page edge.
                glued: index == 1 || (index > 0 && index + 1 == count),
                runs: vec![Run::new(
                    self.left + part.indent + shift,
                    part.style,
                    glyphs,
                )],
            });
        }
        self.rows.append(&mut rows);
        Ok(first)
    }

    /// Keeps the rows from `first` on with each other and with the row before them.
    fn glue(&mut self, first: usize) {
        for row in self.rows.iter_mut().skip(first) {
            row.glued = true;
        }
    }

    /// One line however long, with its width.
    ///
    /// The space at its end shows nothing; it parts the words from what stands to their right for
    /// whoever reads them back.
    fn single(
        &self,
        place: &'static str,
        text: &str,
        size: f32,
    ) -> Result<(Vec<Glyph>, f32), PageError> {
        let words: String = text
            .split_ascii_whitespace()
            .flat_map(|word| [word, " "])
            .collect();
        let mut glyphs = self.regular.glyphs(place, &words)?;
        glyphs.retain(|glyph| !glyph.is_soft_hyphen());
        let width = line::width(&glyphs, size);
        Ok((glyphs, width))
    }

    /// Adds the page label and, from the second page on, the reference, so that a sheet that went
    /// astray finds its letter.
    fn set_foot(
        &self,
        letter: &Letter,
        number: usize,
        total: usize,
        page: &mut Page,
    ) -> Result<(), PageError> {
        let label = letter
            .page_label
            .replace("{pages}", &total.to_string())
            .replace("{page}", &number.to_string());
        let reference = if number > 1 {
            &letter.reference_line
        } else {
            ""
        };
        let (reference, left) = self.single("reference line", reference, FOOT_SIZE)?;
        let (label, right) = self.single("page label", &label, FOOT_SIZE)?;
        // The foot is one line: what is too long for it is set smaller.
        let fit = (self.width / (left + LABEL_GAP + right)).min(1.0);
        for (x, glyphs) in [
            (self.left, reference),
            (self.left + self.width - right * fit, label),
        ] {
            let (y, size) = (self.foot, FOOT_SIZE * fit);
            page.push(Run {
                y,
                size,
                ..Run::new(x, Style::Regular, glyphs)
            });
        }
        Ok(())
    }
}

/// How many of `rows` go on each page with room for `height`.
///
/// A page ends before the last row that fits and is not glued to the one before it; rows glued
/// together for more than a page are parted where the page is full.
fn page_lengths(rows: &[Row], height: f32) -> Vec<usize> {
    let mut lengths = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let mut used = 0.0;
        let fits = |row: &&Row| {
            used += if used == 0.0 {
                LEADING
            } else {
                row.above + LEADING
            };
            used <= height
        };
        let full = rest.iter().take_while(fits).count().max(1);
        let ends = |count: &usize| rest.get(*count).is_none_or(|row| !row.glued);
        let length = (1..=full).rev().find(ends).unwrap_or(full);
        lengths.push(length);
        rest = rest.get(length..).unwrap_or_default();
    }
    if lengths.is_empty() {
        lengths.push(0);
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::super::tests::{letter, paragraph};
    use super::*;

    /// Rows of equal height: `.` may start a page, `+` may not.
    fn rows(pattern: &str) -> Vec<Row> {
        pattern
            .chars()
            .map(|c| Row {
                glued: c == '+',
                ..Row::default()
            })
            .collect()
    }

    fn pattern(letter: &Letter) -> String {
        let mut sheet = Sheet::new(letter, Paper::A4, 1.0).unwrap();
        sheet.set_letter(letter).unwrap();
        sheet
            .rows
            .iter()
            .map(|row| if row.glued { '+' } else { '.' })
            .collect()
    }

    #[test]
    fn a_page_ends_where_the_next_may_start() {
        let height = 4.0 * LEADING;
        assert_eq!(page_lengths(&rows("........"), height), [4, 4]);
        assert_eq!(page_lengths(&rows("....+..."), height), [3, 4, 1]);
        assert_eq!(page_lengths(&rows("..+++."), height), [1, 4, 1]);
        assert_eq!(page_lengths(&rows(".+++++++++"), height), [4, 4, 2]);
        assert_eq!(page_lengths(&[], height), [0]);
    }

    #[test]
    fn room_above_counts_but_not_at_the_head_of_a_page() {
        let mut rows = rows("....");
        rows.iter_mut().for_each(|row| row.above = LEADING);
        assert_eq!(page_lengths(&rows, 3.0 * LEADING), [2, 2]);
    }

    #[test]
    fn no_line_stands_alone_and_no_signature_without_its_letter() {
        let five_lines = "Zeile\n".repeat(5);
        let list = |text: &str| Block::Item {
            label: "1.".to_owned(),
            text: text.to_owned(),
        };
        let body = vec![
            paragraph(&five_lines),
            paragraph("Ich bitte um:"),
            list("x"),
            list("y\nz"),
        ];
        let end = "++"; // closing, signature
        let expected = [
            ".+.+", ".++", ".", ".", ".", "+", ".+..+", ".", "+", ".+", end,
        ]
        .concat();
        assert_eq!(pattern(&letter(body)), expected);
    }

    #[test]
    fn nothing_leaves_the_page() {
        let long = "Wort ".repeat(3000);
        let mut letter = letter(vec![paragraph(&long), paragraph(&"Donau".repeat(90))]);
        letter.body.push(Block::Item {
            label: "(xxviii)".to_owned(),
            text: long,
        });
        letter.body.push(Block::Item {
            label: "lang ".repeat(40),
            text: String::new(),
        });
        letter.sender.push("Maximilian".repeat(20));
        letter.reference_line = "Zeichen ".repeat(60);
        for paper in [Paper::A4, Paper::UsLetter] {
            let (width, height) = paper.size();
            let pages = pages(&letter, paper).unwrap();
            assert!(pages.len() > 5);
            for run in pages.iter().flatten() {
                let right = run.x + line::width(&run.glyphs, run.size);
                assert!(run.x >= LEFT && right <= width - RIGHT + 0.01, "{right}");
                assert!(run.y >= FOOT && run.y <= height - TOP);
            }
        }
    }

    #[test]
    fn a_label_too_wide_to_hang_is_set_before_its_text() {
        let sheet = |label: &str| {
            let letter = letter(vec![]);
            let mut sheet = Sheet::new(&letter, Paper::A4, 1.0).unwrap();
            let item = Block::Item {
                label: label.to_owned(),
                text: "Zweck".to_owned(),
            };
            sheet.set_body(&[item]).unwrap();
            sheet.rows[0].runs.len()
        };
        assert_eq!(sheet("1."), 2);
        assert_eq!(sheet("ein Merkmal, das nicht mehr daneben passt:"), 1);
    }
}
