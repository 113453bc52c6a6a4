//! On which page, and where on it, is each line of a letter?
//!
//! Lengths are in points (1/72 in); x runs to the right from the left edge of the paper, y down from
//! its upper edge.

use qrcodegen::{QrCode, QrCodeEcc};

use super::fault::PageError;
use super::font::{Face, Fonts, Weight};
use super::layout::{Column, Layout};
use super::line::{self, Line, Measure};
use super::paragraphs::Paragraphs;
use super::picture::Picture;
use super::setting::Setting;
use crate::letter::{Block, Letter, Translation};

pub(super) const MILLIMETRE: f32 = 72.0 / 25.4;

/// The size of the text, and from one baseline to the next.
const SIZE: f32 = 10.5;
const LEADING: f32 = 14.5;
/// The sizes tried so that a letter fits two pages, as parts of the usual one: 10.5, 10 and 9.5
/// points. Nothing smaller is pleasant to read.
const SCALES: [f32; 2] = [0.953, 0.905];
const TWO: usize = 2;
/// How much more than its area text may give at a smaller size: where many paragraphs end in a line of a word, they lose it.
const LUCK: f32 = 0.04;

/// Above a paragraph, an item of a list, a part of the letter and the signature, in lines.
const PARAGRAPH: f32 = 0.5;
const ITEM: f32 = 0.25;
const PART: f32 = 1.5;
const SIGNATURE: f32 = 4.0;
/// From what is above the subject to its baseline, in lines.
const SUBJECT: f32 = 2.5;
/// From the widest label of a list to its text, and how wide a label may be to be set next to it.
const LABEL_GAP: f32 = 6.0;
const LABEL_LIMIT: f32 = 90.0;

/// The sizes an address is tried in. Sorting machines and people read no less than eight points.
const ADDRESS_SIZES: [f32; 6] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0];
const SENDER_SIZES: [f32; 6] = [10.0, 9.5, 9.0, 8.5, 8.0, 7.5];
const INFORMATION_SIZE: f32 = 10.0;
/// From baseline to baseline where lines are set close (tight leading), in sizes.
const CLOSE: f32 = 1.22;
const RETURN_SIZE: f32 = 7.0;
const RETURN_LEAST: f32 = 5.0;
const FOOT_SIZE: f32 = 8.5;
/// From the edge of the paper to the baseline of what is set in a margin.
const FOOT: f32 = 14.0 * MILLIMETRE;
const HEAD: f32 = 16.0 * MILLIMETRE;
/// A mark at the edge: where it begins, how long and how thick it is.
const MARK: (f32, f32, f32) = (5.0 * MILLIMETRE, 4.0 * MILLIMETRE, 0.4);
const PUNCH: f32 = 6.0 * MILLIMETRE;
/// The widest picture of a signature.
const SIGNED: f32 = 60.0 * MILLIMETRE;
/// The side of a code, which a camera reads at arm's length, and the room above it.
const CODE_SIDE: f32 = 13.0 * MILLIMETRE;
const CODE_GAP: f32 = 3.0 * MILLIMETRE;

/// What a part of the letter is, for whoever has it read to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Paragraph,
    /// The subject.
    Heading,
    /// That of a translation.
    Subheading,
    /// The label of an item of a list.
    Label,
    /// An item of a list.
    Item,
    /// A picture, whose words are those of the figure.
    Figure,
}

/// Glyphs side by side on one baseline.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub x: f32,
    pub y: f32,
    /// The em.
    pub size: f32,
    pub line: Line,
    /// The part of the letter it belongs to; none for what only helps to handle the paper.
    pub part: Option<usize>,
}

/// A stroke that helps to handle the paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

/// What is drawn and no text.
#[derive(Debug, Clone)]
pub(super) enum Drawing {
    /// The picture of the setting.
    Signature,
    /// Dark squares by row and column, counted from the upper left, and how many make a side.
    Code(Vec<(usize, usize)>, usize),
}

/// A drawing in its place; `y` is its upper edge.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub drawing: Drawing,
    /// What it says, for whoever cannot see it.
    pub words: String,
    pub part: usize,
}

/// What one side of paper shows, in the order it is read.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub figures: Vec<Figure>,
    pub rules: Vec<Rule>,
    pub runs: Vec<Run>,
}

/// A letter that is set.
#[derive(Debug, Default)]
pub(super) struct Pages {
    pub pages: Vec<Page>,
    /// The parts in the order they are read.
    pub parts: Vec<Role>,
    /// The first part that is in another language than the letter, to the last, and which language that is.
    pub translated: Option<(usize, String)>,
    /// Which part of the lines stands beyond the second page.
    beyond: f32,
}

impl Pages {
    /// What is read after these pages.
    fn follow(&mut self, later: Pages) {
        let count = self.parts.len();
        let (parts, language) = (later.parts, later.translated);
        self.parts.extend(parts);
        self.translated = language.map(|(first, language)| (count + first, language));
        self.pages.extend(later.pages.into_iter().map(|mut page| {
            for run in &mut page.runs {
                run.part = run.part.map(|part| part + count);
            }
            for figure in &mut page.figures {
                figure.part += count;
            }
            page
        }));
    }
}

/// One line across the page, not yet on one.
#[derive(Debug, Default)]
struct Row {
    /// Empty room before it, unless it is the first on its page.
    above: f32,
    /// Whether it must be on the page of the row before it (keep with previous).
    glued: bool,
    /// From left to right; their y is set once the page is known.
    runs: Vec<Run>,
    /// Above the row, ending so far above its baseline as its height says.
    figure: Option<Figure>,
}

/// How a part of the text is set.
#[derive(Clone, Copy)]
struct Part {
    /// Its name for an error.
    place: &'static str,
    role: Role,
    /// In lines.
    above: f32,
    /// Its left edge, from the left margin.
    indent: f32,
}

impl Part {
    fn new(place: &'static str, above: f32) -> Self {
        Self {
            place,
            role: Role::Paragraph,
            above,
            indent: 0.0,
        }
    }
}

/// Sets `letter` on as many pages as it takes, and at least one; a little smaller where that makes
/// it fit two, and at its usual size where nothing does. A translation has pages of its own.
pub(super) fn set(
    fonts: &Fonts,
    paragraphs: &Paragraphs,
    letter: &Letter,
    setting: &Setting<'_>,
) -> Result<Pages, PageError> {
    let mut set = Sheet::new(fonts, paragraphs, letter, setting)?.fitted()?;
    if let Some(translation) = &letter.translation {
        let sheet = Sheet {
            translation: Some(translation),
            // It is not what is signed.
            signature: None,
            ..Sheet::new(fonts, paragraphs, &translation.letter, setting)?
        };
        set.follow(sheet.fitted()?);
    }
    Ok(set)
}

/// A letter, and what it is set with.
struct Sheet<'a> {
    regular: Face<'a>,
    bold: Face<'a>,
    paragraphs: &'a Paragraphs,
    letter: &'a Letter,
    layout: &'a Layout,
    justified: bool,
    signature: Option<&'a Picture>,
    coded: bool,
    /// Whether the letter is a translation of another, and how it is marked.
    translation: Option<&'a Translation>,
}

/// The rows of the text while they are being set.
struct Text {
    /// Of the size, in points, and of the leading.
    size: f32,
    leading: f32,
    rows: Vec<Row>,
    parts: Vec<Role>,
    /// The first part in the language of the letter that is set.
    own: usize,
}

/// A block that has its place on the first page.
struct Placed {
    lines: Vec<Line>,
    size: f32,
    /// The first baseline and the distance to the next.
    y: f32,
    leading: f32,
}

impl Placed {
    /// Where it ends.
    fn bottom(&self) -> f32 {
        match self.lines.len() {
            0 => self.y - self.size,
            count => self.y + (count - 1) as f32 * self.leading + 0.25 * self.size,
        }
    }
}

impl<'a> Sheet<'a> {
    fn new(
        fonts: &'a Fonts,
        paragraphs: &'a Paragraphs,
        letter: &'a Letter,
        setting: &Setting<'a>,
    ) -> Result<Self, PageError> {
        let face = |weight| {
            let key = Fonts::key(setting.typeface, weight);
            Face::new(fonts, key, letter.language.code())
        };
        Ok(Self {
            regular: face(Weight::Regular)?,
            bold: face(Weight::Bold)?,
            paragraphs,
            letter,
            layout: setting.layout,
            justified: setting.justified,
            signature: setting.signature,
            coded: setting.code,
            translation: None,
        })
    }

    /// Sets the letter a little smaller where that makes it fit two pages.
    fn fitted(&self) -> Result<Pages, PageError> {
        let set = self.set(1.0)?;
        if set.pages.len() <= TWO {
            return Ok(set);
        }
        // Lines get fewer and lower: where the area that is won is too small by far, setting it would cost as much as a letter.
        let may_fit = |scale: &f32| set.beyond <= 1.0 - scale * scale + LUCK;
        for scale in SCALES.into_iter().filter(may_fit) {
            let smaller = self.set(scale)?;
            if smaller.pages.len() <= TWO {
                return Ok(smaller);
            }
        }
        Ok(set)
    }

    /// Sets the letter with its text at `scale` of its usual size.
    fn set(&self, scale: f32) -> Result<Pages, PageError> {
        let mut set = Pages::default();
        let mut first = Page::default();
        let margins = &self.layout.margins;
        let top = margins.top * MILLIMETRE + SIZE * scale;
        let start = match self.translation {
            None => self.set_head(&mut first, &mut set.parts)?,
            // A page that nobody puts in an envelope alone.
            Some(_) => {
                self.set_heading(&mut first)?;
                top
            }
        };
        let mut text = Text {
            size: SIZE * scale,
            leading: LEADING * scale,
            rows: Vec::new(),
            parts: std::mem::take(&mut set.parts),
            own: 0,
        };
        self.set_text(&mut text)?;
        set.parts = std::mem::take(&mut text.parts);
        let language = self.letter.language.code().to_owned();
        set.translated = self.translation.map(|_| (text.own, language));

        let height = self.layout.paper.height * MILLIMETRE;
        let bottom = height - margins.bottom * MILLIMETRE;
        let mut rows = std::mem::take(&mut text.rows).into_iter();
        let lengths = page_lengths(rows.as_slice(), text.leading, bottom - start, bottom - top);
        let total = lengths.len();
        let beyond: usize = lengths.iter().skip(TWO).sum();
        set.beyond = beyond as f32 / rows.len().max(1) as f32;
        for (index, count) in lengths.into_iter().enumerate() {
            let mut page = if index == 0 {
                std::mem::take(&mut first)
            } else {
                let mut page = Page::default();
                match self.translation {
                    None => self.set_heading(&mut page)?,
                    Some(translation) => {
                        let reference = &self.letter.reference_line;
                        self.set_margin(HEAD, &translation.marked, reference, &mut page)?;
                    }
                }
                page
            };
            let mut y = if index == 0 { start } else { top };
            for (index, row) in rows.by_ref().take(count).enumerate() {
                y += if index == 0 {
                    0.0
                } else {
                    row.above + text.leading
                };
                page.runs
                    .extend(row.runs.into_iter().map(|run| Run { y, ..run }));
                page.figures.extend(row.figure.map(|figure| Figure {
                    y: y - text.leading - figure.height,
                    ..figure
                }));
            }
            if total > 1 {
                self.set_foot(index + 1, total, &mut page)?;
            }
            set.pages.push(page);
        }
        Ok(set)
    }

    /// Sets what has its place on the first page, and returns the first baseline of the text.
    fn set_head(&self, page: &mut Page, parts: &mut Vec<Role>) -> Result<f32, PageError> {
        let (letter, layout) = (self.letter, self.layout);
        self.set_marks(page);

        let mut sender = letter.sender.clone();
        sender.extend(letter.sender_email.clone());
        let column = &layout.sender;
        // It must not show in the window beside the recipient's address.
        let limit = layout
            .reach()
            .filter(|reach| column.x < reach.right && column.x + column.width > reach.x)
            .map(|reach| reach.y);
        let sender = self.fit("sender", &sender, column, limit, &SENDER_SIZES)?;
        self.add(&sender, column, Some(Role::Paragraph), page, parts);

        if let Some(column) = &layout.return_line {
            self.set_return_line(column, page)?;
        }

        let below = |column: &Column, before: &[(&Column, f32)], gap: f32| {
            let overlaps = |other: &Column| {
                other.x < column.x + column.width && column.x < other.x + other.width
            };
            let bottoms = before.iter().filter(|(other, _)| overlaps(other));
            bottoms
                .map(|(_, bottom)| bottom / MILLIMETRE + gap)
                .fold(column.y, f32::max)
        };
        let field = &layout.address;
        let mut address = Column {
            x: field.x,
            y: field.y,
            width: field.width,
            flush_right: false,
            source: String::new(),
        };
        let gap = PART * LEADING / MILLIMETRE;
        if field.height.is_none() {
            address.y = below(&address, &[(column, sender.bottom())], gap);
        }
        let limit = field.height.map(|height| field.y + height);
        let recipient = self.fit(
            "recipient",
            &letter.recipient,
            &address,
            limit,
            &ADDRESS_SIZES,
        )?;
        self.add(&recipient, &address, Some(Role::Paragraph), page, parts);

        let before = [(column, sender.bottom()), (&address, recipient.bottom())];
        let information = Column {
            y: below(&layout.information, &before, gap),
            ..layout.information.clone()
        };
        let mut y = information.y * MILLIMETRE + INFORMATION_SIZE;
        let lines = [
            ("dispatch line", letter.dispatch_line.as_deref()),
            ("reference line", Some(letter.reference_line.as_str())),
            ("date line", Some(letter.date_line.as_str())),
        ];
        for (place, text) in lines {
            let measure = measure(INFORMATION_SIZE, information.width * MILLIMETRE);
            let text = text.unwrap_or_default();
            let block = Placed {
                lines: self.lines(&self.regular, place, text, measure)?,
                size: INFORMATION_SIZE,
                y,
                leading: CLOSE * INFORMATION_SIZE,
            };
            if text.trim().is_empty() {
                continue;
            }
            y += block.lines.len() as f32 * block.leading;
            self.add(&block, &information, Some(Role::Paragraph), page, parts);
        }
        let mut lowest = sender
            .bottom()
            .max(recipient.bottom())
            .max(y - INFORMATION_SIZE);
        if self.coded {
            let code = self.code(&information, y - INFORMATION_SIZE + CODE_GAP, parts);
            lowest = lowest.max(code.y + code.height - LEADING);
            page.figures.push(code);
        }
        let subject = layout.subject.y * MILLIMETRE;
        Ok(subject.max(lowest + SUBJECT * LEADING))
    }

    /// The reference as a code for a camera, below the information.
    fn code(&self, column: &Column, y: f32, parts: &mut Vec<Role>) -> Figure {
        parts.push(Role::Figure);
        let (mut dark, mut count) = (Vec::new(), 1);
        // A reference is short: it always has a code.
        if let Ok(code) = QrCode::encode_text(&self.letter.reference, QrCodeEcc::Medium) {
            count = code.size().unsigned_abs() as usize;
            let places = (0..code.size()).flat_map(|row| (0..code.size()).map(move |x| (row, x)));
            let is_dark = |(row, x): &(i32, i32)| code.get_module(*x, *row);
            let place =
                |(row, x): (i32, i32)| (row.unsigned_abs() as usize, x.unsigned_abs() as usize);
            dark.extend(places.filter(is_dark).map(place));
        }
        let x = column.x * MILLIMETRE;
        let right = if column.flush_right {
            column.width * MILLIMETRE - CODE_SIDE
        } else {
            0.0
        };
        Figure {
            x: x + right,
            y,
            width: CODE_SIDE,
            height: CODE_SIDE,
            drawing: Drawing::Code(dark, count),
            words: self.letter.reference_line.clone(),
            part: parts.len() - 1,
        }
    }

    /// The lines of an address at the largest of `sizes` at which they stand above `limit`, in
    /// millimetres from the upper edge, each whole.
    fn fit(
        &self,
        place: &'static str,
        address: &[String],
        column: &Column,
        limit: Option<f32>,
        sizes: &[f32],
    ) -> Result<Placed, PageError> {
        let mut wrapped = None;
        let mut counted = (0, 0, false);
        let mut too_wide = None;
        for size in sizes {
            let measure = measure(*size, column.width * MILLIMETRE);
            let mut lines = Vec::new();
            for line in address.iter().filter(|line| !line.trim().is_empty()) {
                let set = self.lines(&self.regular, place, line, measure)?;
                if set.iter().any(|line| line.cut) {
                    too_wide = line
                        .split_whitespace()
                        .max_by_key(|word| word.chars().count());
                }
                lines.extend(set);
            }
            let leading = CLOSE * size;
            let block = Placed {
                size: *size,
                y: column.y * MILLIMETRE + 0.8 * size,
                leading,
                lines,
            };
            let cut = block.lines.iter().any(|line| line.cut);
            let fits = limit.is_none_or(|limit| block.bottom() <= limit * MILLIMETRE + 0.01);
            let room = limit.map_or(0.0, |limit| (limit - column.y) * MILLIMETRE - 1.05 * size);
            counted = (
                block.lines.len(),
                (room / leading).max(0.0) as usize + 1,
                cut,
            );
            if fits && !cut && block.lines.len() == address.len() {
                return Ok(block);
            }
            // Without a bound on the room there is none on the lines.
            if fits && (!cut || limit.is_none()) && wrapped.is_none() {
                wrapped = Some(block);
            }
        }
        let (lines, room, cut) = counted;
        let (width, layout) = (column.width.round() as u32, self.layout.id.clone());
        wrapped.ok_or(if cut && lines <= room {
            PageError::Word {
                word: too_wide.unwrap_or_default().to_owned(),
                place,
                width,
                layout,
            }
        } else {
            PageError::Address {
                place,
                lines,
                room,
                width,
                layout,
            }
        })
    }

    /// The sender in one small line, in the window above the recipient.
    fn set_return_line(&self, column: &Column, page: &mut Page) -> Result<(), PageError> {
        let text = self.letter.sender.join(" · ");
        let (line, width) = self.single("sender", &text, RETURN_SIZE)?;
        let size = RETURN_SIZE * (column.width * MILLIMETRE / width).min(1.0);
        // A line too small to read is of no use to the post, and the sender is on the letter too.
        if size >= RETURN_LEAST {
            page.runs.push(Run {
                x: column.x * MILLIMETRE,
                y: column.y * MILLIMETRE,
                size,
                line,
                part: None,
            });
        }
        Ok(())
    }

    /// The marks at the left edge.
    fn set_marks(&self, page: &mut Page) {
        let Some(marks) = self.layout.marks.as_ref().filter(|marks| marks.drawn) else {
            return;
        };
        let (x, width, height) = MARK;
        let folds = marks.fold.iter().map(|y| (*y, width));
        let punch = marks.punch.iter().map(|y| (*y, PUNCH));
        page.rules.extend(folds.chain(punch).map(|(y, width)| Rule {
            x,
            y: y * MILLIMETRE - height / 2.0,
            width,
            height,
        }));
    }

    /// Adds a block at its place, as one part of the letter.
    fn add(
        &self,
        block: &Placed,
        column: &Column,
        role: Option<Role>,
        page: &mut Page,
        parts: &mut Vec<Role>,
    ) {
        let part = role.map(|role| {
            parts.push(role);
            parts.len() - 1
        });
        for (index, line) in block.lines.iter().enumerate() {
            let width = column.width * MILLIMETRE;
            let spare = width - line::width(&line.glyphs, block.size);
            let shift = if column.flush_right {
                spare.max(0.0)
            } else {
                0.0
            };
            page.runs.push(Run {
                x: column.x * MILLIMETRE + shift,
                y: block.y + index as f32 * block.leading,
                size: block.size,
                line: line.clone(),
                part,
            });
        }
    }

    /// Sets the rows from the subject to the enclosures.
    fn set_text(&self, text: &mut Text) -> Result<(), PageError> {
        let letter = self.letter;
        let (mut role, mut above) = (Role::Heading, 0.0);
        if let Some(translation) = self.translation {
            let part = |above| Part::new("translation", above);
            self.set_part(text, part(0.0), &translation.announced)?;
            text.own = text.parts.len();
            self.set_part(text, part(0.0), &translation.marked)?;
            let dated = [letter.date_line.as_str(), &letter.reference_line].join("\n");
            self.set_part(text, part(PART), &dated)?;
            (role, above) = (Role::Subheading, PART);
        }
        let subject = Part {
            role,
            ..Part::new("subject", above)
        };
        self.set_part(text, subject, &letter.subject)?;
        self.set_body(text, &letter.body)?;

        // No one signs a sheet with nothing else on it.
        let closing = self.set_part(text, Part::new("closing", PARAGRAPH), &letter.closing)?;
        text.glue(closing);
        // Under a translation there is no room to sign.
        let room = self.translation.map_or(SIGNATURE, |_| PARAGRAPH);
        let part = Part::new("signature", room);
        let figure = self.signature.map(|picture| {
            text.parts.push(Role::Figure);
            let (width, height) = (picture.size.0 as f32, picture.size.1 as f32);
            let room = SIGNATURE * text.leading - 4.0;
            let scale = (room / height).min(SIGNED / width);
            Figure {
                x: self.layout.margins.left * MILLIMETRE,
                y: 0.0,
                width: width * scale,
                height: height * scale,
                drawing: Drawing::Signature,
                words: letter.signature.clone(),
                part: text.parts.len() - 1,
            }
        });
        let signature = self.set_part(text, part, &letter.signature)?;
        if let Some(row) = text.rows.get_mut(signature) {
            row.figure = figure;
        }
        text.glue(signature);
        if let Some(enclosures) = &letter.enclosures {
            self.set_part(text, Part::new("enclosures", PART), &enclosures.label)?;
            for title in &enclosures.titles {
                let first = self.set_part(text, Part::new("enclosures", 0.0), title)?;
                text.glue(first);
            }
        }
        Ok(())
    }

    fn set_body(&self, text: &mut Text, body: &[Block]) -> Result<(), PageError> {
        let indent = self.label_width(text, body)? + LABEL_GAP;
        let mut previous: Option<&Block> = None;
        for block in body {
            let above = match (previous, block) {
                (None, _) => 1.0,
                (Some(Block::Item { .. }), Block::Item { .. }) => ITEM,
                _ => PARAGRAPH,
            };
            let part = Part::new("body", above);
            let first = match block {
                Block::Paragraph(paragraph) => self.set_part(text, part, paragraph)?,
                Block::Item { label, text: item } => {
                    self.set_item(text, Part { indent, ..part }, label, item)?
                }
            };
            // The subject, and a sentence that announces a list, go with what follows.
            let announced = match previous {
                None => true,
                Some(Block::Paragraph(text)) => text.trim_end().ends_with(':'),
                Some(Block::Item { .. }) => false,
            };
            if announced && let Some(row) = text.rows.get_mut(first) {
                row.glued = true;
            }
            previous = Some(block);
        }
        Ok(())
    }

    /// The width of the widest label that stands beside its text.
    fn label_width(&self, text: &Text, body: &[Block]) -> Result<f32, PageError> {
        let mut widest = 0.0_f32;
        for block in body {
            if let Block::Item { label, .. } = block {
                let (_, width) = self.single("body", label, text.size)?;
                if width <= LABEL_LIMIT {
                    widest = widest.max(width);
                }
            }
        }
        Ok(widest)
    }

    /// Adds an item with its label in the indent, or before its text if too wide for that.
    fn set_item(
        &self,
        text: &mut Text,
        part: Part,
        label: &str,
        item: &str,
    ) -> Result<usize, PageError> {
        let (line, width) = self.single(part.place, label, text.size)?;
        if width > LABEL_LIMIT {
            return self.set_part(text, part, &format!("{label} {item}"));
        }
        text.parts.push(Role::Label);
        let label = text.parts.len() - 1;
        let part = Part {
            role: Role::Item,
            ..part
        };
        let first = self.set_part(text, part, item)?;
        if first == text.rows.len() {
            text.rows.push(Row {
                above: part.above * text.leading,
                ..Row::default()
            });
        }
        let run = Run {
            x: self.layout.margins.left * MILLIMETRE,
            y: 0.0,
            size: text.size,
            line,
            part: Some(label),
        };
        if let Some(row) = text.rows.get_mut(first) {
            row.runs.insert(0, run);
        }
        Ok(first)
    }

    /// Adds the rows of a part, none if it is blank, and returns the place of the first.
    fn set_part(&self, text: &mut Text, part: Part, words: &str) -> Result<usize, PageError> {
        let first = text.rows.len();
        if words.trim().is_empty() {
            return Ok(first);
        }
        let face = match part.role {
            Role::Heading | Role::Subheading => &self.bold,
            Role::Paragraph | Role::Label | Role::Item | Role::Figure => &self.regular,
        };
        let margins = &self.layout.margins;
        let width = self.layout.paper.width - margins.left - margins.right;
        let is_body = part.place == "body";
        let measure = Measure {
            size: text.size,
            width: width * MILLIMETRE - part.indent,
            hyphens: line::hyphens(self.letter.language.code()).filter(|_| is_body),
            justified: self.justified && is_body,
        };
        let lines = self.lines(face, part.place, words, measure)?;
        text.parts.push(part.role);
        let number = text.parts.len() - 1;
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            text.rows.push(Row {
                figure: None,
                above: if index == 0 {
                    part.above * text.leading
                } else {
                    0.0
                },
                // Neither the first line nor the last of a paragraph is alone at a page edge (an
                // orphan, a widow).
                glued: index == 1 || (index > 0 && index + 1 == count),
                runs: vec![Run {
                    x: margins.left * MILLIMETRE + part.indent,
                    y: 0.0,
                    size: text.size,
                    line,
                    part: Some(number),
                }],
            });
        }
        Ok(first)
    }

    /// The lines of a text, broken once for all letters that hold it.
    fn lines(
        &self,
        face: &Face<'_>,
        place: &'static str,
        text: &str,
        measure: Measure,
    ) -> Result<Vec<Line>, PageError> {
        self.paragraphs
            .lines(face, self.letter.language.code(), place, text, measure)
    }

    /// One line however long, with its width.
    ///
    /// The space at its end shows nothing. It separates the words from what is to their right when a
    /// program reads the text back.
    fn single(&self, place: &'static str, text: &str, size: f32) -> Result<(Line, f32), PageError> {
        let words: String = text
            .split_ascii_whitespace()
            .flat_map(|word| [word, " "])
            .collect();
        let mut glyphs = self.regular.glyphs(place, &words)?;
        glyphs.retain(|glyph| !glyph.is_soft_hyphen());
        let width = line::width(&glyphs, size);
        let line = Line {
            glyphs: glyphs.into(),
            spread: 0.0,
            cut: false,
        };
        Ok((line, width))
    }

    /// Sets the head of a later page: to whom, when and under which reference, so that a sheet gone
    /// astray finds its letter.
    fn set_heading(&self, page: &mut Page) -> Result<(), PageError> {
        let letter = self.letter;
        let recipient = letter.recipient.first().map_or("", String::as_str);
        let day = letter.heading_date.as_deref().unwrap_or(&letter.date_line);
        let words: Vec<&str> = recipient.split_ascii_whitespace().collect();
        let mut left = [recipient, day].join(" · ");
        // A long name loses its last words rather than its legibility.
        for kept in (1..words.len()).rev() {
            if self.margin_fit(&left, &letter.reference_line)? >= 1.0 {
                break;
            }
            left = format!("{} … · {day}", words[..kept].join(" "));
        }
        self.set_margin(HEAD, &left, &letter.reference_line, page)
    }

    /// By what two texts must be scaled to share one line of a margin: 1 where they fit as they are.
    fn margin_fit(&self, left: &str, right: &str) -> Result<f32, PageError> {
        let margins = &self.layout.margins;
        let width = (self.layout.paper.width - margins.left - margins.right) * MILLIMETRE;
        let (_, left) = self.single("head of the page", left, FOOT_SIZE)?;
        let (_, right) = self.single("foot of the page", right, FOOT_SIZE)?;
        Ok((width / (left + LABEL_GAP + right)).min(1.0))
    }

    /// Sets the page label.
    fn set_foot(&self, number: usize, total: usize, page: &mut Page) -> Result<(), PageError> {
        let label = self
            .letter
            .page_label
            .replace("{pages}", &total.to_string())
            .replace("{page}", &number.to_string());
        let y = self.layout.paper.height * MILLIMETRE - FOOT;
        self.set_margin(y, "", &label, page)
    }

    /// Sets one line in a margin; what is too long for it is set smaller.
    fn set_margin(
        &self,
        y: f32,
        left: &str,
        right: &str,
        page: &mut Page,
    ) -> Result<(), PageError> {
        let margins = &self.layout.margins;
        let x = margins.left * MILLIMETRE;
        let width = (self.layout.paper.width - margins.left - margins.right) * MILLIMETRE;
        let fit = self.margin_fit(left, right)?;
        let (left, _) = self.single("head of the page", left, FOOT_SIZE)?;
        let (right, right_width) = self.single("foot of the page", right, FOOT_SIZE)?;
        for (x, line) in [(x, left), (x + width - right_width * fit, right)] {
            if !line.glyphs.is_empty() {
                page.runs.push(Run {
                    x,
                    y,
                    size: FOOT_SIZE * fit,
                    line,
                    part: None,
                });
            }
        }
        Ok(())
    }
}

impl Text {
    /// Keeps the rows from `first` on with each other and with the row before them.
    fn glue(&mut self, first: usize) {
        for row in self.rows.iter_mut().skip(first) {
            row.glued = true;
        }
    }
}

/// Ragged lines without hyphens.
fn measure(size: f32, width: f32) -> Measure {
    Measure {
        size,
        width,
        hyphens: None,
        justified: false,
    }
}

/// How many of `rows` go on the first page with room for `first` below its first baseline, and on
/// each later one with room for `later`.
///
/// A page ends before the last row that fits and is not glued to the one before it; rows glued
/// together for more than a page are separated where the page is full.
fn page_lengths(rows: &[Row], leading: f32, first: f32, later: f32) -> Vec<usize> {
    let mut lengths: Vec<usize> = Vec::new();
    let mut rest = rows;
    while !rest.is_empty() {
        let height = if lengths.is_empty() { first } else { later };
        let mut used = 0.0;
        let mut count = 0;
        for row in rest {
            if count > 0 {
                used += row.above + leading;
            }
            if used > height {
                break;
            }
            count += 1;
        }
        let full = count.max(1);
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
    use super::super::layout::Layouts;
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

    fn lengths(pattern: &str) -> Vec<usize> {
        page_lengths(&rows(pattern), 10.0, 30.0, 30.0)
    }

    /// Sets a letter in one of the layouts.
    fn set_in(letter: &Letter, layout: &str) -> Result<Pages, PageError> {
        let layouts = Layouts::open(None).unwrap();
        let fonts = Fonts::new(Vec::new()).unwrap();
        let setting = Setting::new(layouts.get(layout).unwrap());
        set(&fonts, &Paragraphs::default(), letter, &setting)
    }

    fn pattern(letter: &Letter) -> String {
        let layouts = Layouts::open(None).unwrap();
        let fonts = Fonts::new(Vec::new()).unwrap();
        let paragraphs = Paragraphs::default();
        let setting = Setting::new(layouts.get("plain").unwrap());
        let sheet = Sheet::new(&fonts, &paragraphs, letter, &setting).unwrap();
        let mut text = Text {
            size: SIZE,
            leading: LEADING,
            rows: Vec::new(),
            parts: Vec::new(),
            own: 0,
        };
        sheet.set_text(&mut text).unwrap();
        let rows = text.rows.iter();
        rows.map(|row| if row.glued { '+' } else { '.' }).collect()
    }

    #[test]
    fn a_page_ends_where_the_next_may_start() {
        assert_eq!(lengths("........"), [4, 4]);
        assert_eq!(lengths("....+..."), [3, 4, 1]);
        assert_eq!(lengths("..+++."), [1, 4, 1]);
        assert_eq!(lengths(".+++++++++"), [4, 4, 2]);
        assert_eq!(lengths(""), [0]);
        assert_eq!(page_lengths(&rows("......"), 10.0, 10.0, 30.0), [2, 4]);
    }

    #[test]
    fn room_above_counts_but_not_at_the_head_of_a_page() {
        let mut rows = rows("....");
        rows.iter_mut().for_each(|row| row.above = 10.0);
        assert_eq!(page_lengths(&rows, 10.0, 20.0, 20.0), [2, 2]);
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
        // The subject; the salutation, which stays with it; the five lines; and so on.
        let expected = [".", "+", ".+..+", ".", "+", ".+", end].concat();
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
        letter.reference_line = "Zeichen ".repeat(60);
        let layouts = Layouts::open(None).unwrap();
        for layout in layouts.all() {
            let pages = set_in(&letter, &layout.id).unwrap();
            assert!(pages.pages.len() > 5);
            let (width, height) = (layout.paper.width, layout.paper.height);
            let (width, height) = (width * MILLIMETRE, height * MILLIMETRE);
            for run in pages.pages.iter().flat_map(|page| &page.runs) {
                let right = run.x + line::width(&run.line.glyphs, run.size);
                let edge = width - 14.0 * MILLIMETRE;
                assert!(
                    run.x >= 20.0 * MILLIMETRE && right <= edge,
                    "{right} {layout:?}"
                );
                assert!(run.y >= 12.0 * MILLIMETRE && run.y <= height - FOOT + 0.01);
            }
        }
    }

    #[test]
    fn a_label_too_wide_to_hang_is_set_before_its_text() {
        let runs = |label: &str| {
            let item = Block::Item {
                label: label.to_owned(),
                text: "Zweck".to_owned(),
            };
            let pages = set_in(&letter(vec![item]), "plain").unwrap();
            pages
                .parts
                .iter()
                .filter(|role| **role == Role::Label)
                .count()
        };
        assert_eq!(runs("1."), 1);
        assert_eq!(runs("ein Merkmal, das nicht mehr daneben passt:"), 0);
    }

    #[test]
    fn the_parts_of_the_head_keep_clear_of_each_other() {
        let mut letter = letter(vec![]);
        letter.sender = (0..8).map(|n| format!("Zeile {n} des Absenders")).collect();
        let layouts = Layouts::open(None).unwrap();
        for layout in layouts.all() {
            let pages = set_in(&letter, &layout.id).unwrap();
            let boxes: Vec<_> = pages.pages[0]
                .runs
                .iter()
                .map(|run| {
                    let right = run.x + line::width(&run.line.glyphs, run.size);
                    (run.x, run.y - 0.7 * run.size, right, run.y)
                })
                .collect();
            for (index, one) in boxes.iter().enumerate() {
                for other in boxes.iter().skip(index + 1) {
                    let apart = one.2 <= other.0
                        || other.2 <= one.0
                        || one.3 <= other.1
                        || other.3 <= one.1;
                    assert!(apart, "{}: {one:?} {other:?}", layout.id);
                }
            }
        }
    }

    /// The sheet, folded, may lie anywhere in its envelope: in each of its corners the address shows
    /// in the window whole, and nothing else of the letter does.
    #[test]
    fn the_address_shows_in_the_window_wherever_the_sheet_lies() {
        let layouts = Layouts::open(None).unwrap();
        let mut windows = 0;
        for layout in layouts.all() {
            let (Some(envelope), Some(marks)) = (&layout.envelope, &layout.marks) else {
                continue;
            };
            windows += 1;
            let mut letter = letter(vec![]);
            letter.sender = (1..=8).map(|n| format!("Absender, Zeile {n}")).collect();
            let room = if layout.id == "us-10" { 4 } else { 6 };
            letter.recipient = (1..=room)
                .map(|n| format!("Firma mit langem Namen, Abt. {n}"))
                .collect();
            let pages = set_in(&letter, &layout.id).unwrap();
            // How high the sheet is once folded, and where its first fold is.
            let [first, second] = marks.fold[..] else {
                panic!("{} is not folded twice", layout.id);
            };
            let folded = first.max(second - first).max(layout.paper.height - second);
            let window = envelope.window;
            let top = envelope.height - window.bottom - window.height;
            for (right, up) in [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)] {
                let x = right * (envelope.width - layout.paper.width);
                let y = envelope.height - first - up * (envelope.height - folded);
                for run in &pages.pages[0].runs {
                    let width = line::width(&run.line.glyphs, run.size) / MILLIMETRE;
                    let (left, base) = (run.x / MILLIMETRE + x, run.y / MILLIMETRE + y);
                    let ink = (
                        base - 0.8 * run.size / MILLIMETRE,
                        base + 0.25 * run.size / MILLIMETRE,
                    );
                    let text = line::words(&run.line.glyphs);
                    if text.starts_with("Firma") {
                        assert!(left >= window.left, "{}: {text}", layout.id);
                        assert!(left + width <= window.left + window.width, "{}", layout.id);
                        assert!(ink.0 >= top - 0.01, "{}: {text} {ink:?} {top}", layout.id);
                        assert!(ink.1 <= top + window.height + 0.01, "{}: {text}", layout.id);
                    } else if !text.contains(" · ") && run.y < first * MILLIMETRE {
                        let beside =
                            left >= window.left + window.width || left + width <= window.left;
                        let apart = ink.1 <= top || ink.0 >= top + window.height;
                        assert!(beside || apart, "{}: {text} shows", layout.id);
                    }
                }
            }
        }
        assert_eq!(windows, 7);
    }

    #[test]
    fn an_address_is_set_smaller_to_fit_and_then_refused_with_its_lines() {
        let with = |lines: usize| {
            let mut letter = letter(vec![]);
            letter.recipient = (1..=lines).map(|n| format!("Zeile {n}")).collect();
            letter
        };
        let size = |lines| {
            let pages = set_in(&with(lines), "us-10").unwrap();
            let run = pages.pages[0]
                .runs
                .iter()
                .find(|run| line::words(&run.line.glyphs).starts_with("Zeile 1"));
            run.unwrap().size
        };
        assert_eq!(size(3), 10.5);
        assert!(size(4) < 10.5 && size(4) >= 8.0);
        assert_eq!(
            set_in(&with(6), "us-10").unwrap_err().to_string(),
            "the recipient's name and address take 6 lines at the smallest size; the layout `us-10` has room for 4 lines of 83 mm"
        );
    }
}
