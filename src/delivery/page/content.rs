//! Which operators draw a page?
//!
//! ISO 32000-1, 9.4 (text) and 14.6 (marked content): every run of text is either part of the
//! letter, under a number that the structure tree refers to, or marked as an artefact.

use std::io::Write;

use super::embedding::{self, Codes};
use super::fault::{PageError, failed};
use super::font::Glyph;
use super::sheet::{Drawing, Figure, Page, Pages, Role, Run};

/// A page's content, and the part of the letter under each number of its marked content.
pub(super) struct Content {
    pub bytes: Vec<u8>,
    pub marked: Vec<usize>,
}

/// Draws a page of a sheet that is `height` points high.
pub(super) fn draw(
    page: &Page,
    letter: &Pages,
    height: f32,
    codes: &Codes,
) -> Result<Content, PageError> {
    let mut pen = Pen {
        bytes: Vec::with_capacity(16_384),
        codes,
        word: Vec::new(),
        font: None,
    };
    if !page.rules.is_empty() {
        pen.bytes.extend(b"/Artifact<</Type/Layout>>BDC\n");
        for rule in &page.rules {
            let y = height - rule.y - rule.height;
            pen.numbers(&[rule.x, y, rule.width, rule.height]);
            pen.bytes.extend(b"re\n");
        }
        pen.bytes.extend(b"f\nEMC\n");
    }
    let mut marked: Vec<usize> = Vec::new();
    // The part that is open: `None` before the first, `Some(None)` in an artefact.
    let mut open: Option<Option<usize>> = None;
    pen.bytes.extend(b"BT\n");
    for (index, run) in page.runs.iter().enumerate() {
        if open != Some(run.part) || run.part.is_none() {
            if open.is_some() {
                pen.bytes.extend(b"EMC\n");
            }
            match run.part {
                Some(part) => {
                    let role = letter.parts.get(part).copied().unwrap_or(Role::Paragraph);
                    pen.write(format_args!(
                        "/{}<</MCID {}>>BDC\n",
                        tag(role),
                        marked.len()
                    ));
                    marked.push(part);
                }
                None => pen.bytes.extend(b"/Artifact<</Type/Pagination>>BDC\n"),
            }
            open = Some(run.part);
        }
        let goes_on = run.part.is_some()
            && page
                .runs
                .get(index + 1)
                .is_some_and(|next| next.part == run.part);
        pen.run(run, height - run.y, goes_on)?;
    }
    if open.is_some() {
        pen.bytes.extend(b"EMC\n");
    }
    pen.bytes.extend(b"ET\n");
    for figure in &page.figures {
        pen.write(format_args!("/Figure<</MCID {}>>BDC\nq\n", marked.len()));
        marked.push(figure.part);
        pen.figure(figure, height);
        pen.bytes.extend(b"Q\nEMC\n");
    }
    Ok(Content {
        bytes: pen.bytes,
        marked,
    })
}

/// The structure type of a part (ISO 32000-1, 14.8.4).
pub(super) fn tag(role: Role) -> &'static str {
    match role {
        Role::Paragraph => "P",
        Role::Heading => "H1",
        Role::Subheading => "H2",
        Role::Label => "Lbl",
        Role::Item => "LBody",
        Role::Figure => "Figure",
    }
}

struct Pen<'c> {
    bytes: Vec<u8>,
    codes: &'c Codes,
    /// The codes of the word that is drawn.
    word: Vec<u16>,
    /// The font resource and its size in use.
    font: Option<(usize, f32)>,
}

impl Pen<'_> {
    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = self.bytes.write_fmt(text);
    }

    /// Hundredths are finer than any printer.
    fn number(&mut self, number: f32) {
        let hundredths = (number * 100.0).round() as i64;
        let (whole, part) = (hundredths / 100, (hundredths % 100).unsigned_abs());
        if hundredths < 0 && whole == 0 {
            self.bytes.push(b'-');
        }
        match (part, part % 10) {
            (0, _) => self.write(format_args!("{whole}")),
            (_, 0) => self.write(format_args!("{whole}.{}", part / 10)),
            _ => self.write(format_args!("{whole}.{part:02}")),
        }
    }

    fn numbers(&mut self, numbers: &[f32]) {
        for number in numbers {
            self.number(*number);
            self.bytes.push(b' ');
        }
    }

    /// Draws a run. A line that goes on in the next one ends in a space, for whoever has it read.
    ///
    /// To draw a mark the pen steps off the line, and readers guess at a space where it comes down
    /// again; so a word with such letters says as a whole what it is (ISO 32000-1, 14.9.4:
    /// `ActualText`). A letter alone would not do: for some it ends where its mark does.
    fn run(&mut self, run: &Run, y: f32, goes_on: bool) -> Result<(), PageError> {
        let mut at = (run.x, y);
        let glyphs = &run.line.glyphs;
        let ends_open = |glyph: &Glyph| !glyph.is_space() && !glyph.is_soft_hyphen();
        let last = glyphs.last().filter(|last| ends_open(last));
        let space = last
            .filter(|_| goes_on && !run.line.cut)
            .and_then(|last| self.codes.space(last.font));
        let mut spaced = false;
        let mut start = 0;
        let mut done = 0;
        for word in glyphs.chunk_by(|a, b| a.is_space() == b.is_space()) {
            let end = start + word.len();
            if word.iter().any(|glyph| glyph.stacked) && done <= start {
                let before = glyphs.get(done..start).unwrap_or_default();
                self.pieces(before, run, &mut at, None)?;
                // A mark that stands out over the space would hide it: the word keeps it.
                let out = |last: &Glyph| last.offset.0 + last.width > last.advance;
                let spaces = glyphs.iter().skip(end).take_while(|glyph| glyph.is_space());
                let kept = match word.last().is_some_and(out) {
                    true => spaces.count(),
                    false => 0,
                };
                let word = glyphs.get(start..end + kept).unwrap_or_default();
                let mut text = String::new();
                for glyph in word {
                    glyph.text.push_to(&mut text);
                }
                self.bytes.extend(b"/Span<</ActualText<FEFF");
                for unit in text.encode_utf16() {
                    self.write(format_args!("{unit:04X}"));
                }
                self.bytes.extend(b">>>BDC\n");
                self.pieces(word, run, &mut at, None)?;
                self.bytes.extend(b"EMC\n");
                done = end + kept;
            }
            start = end;
        }
        let rest = glyphs.get(done..).unwrap_or_default();
        if !rest.is_empty() {
            spaced = self.pieces(rest, run, &mut at, space)?;
        }
        // It is from another font, or the line ends in a word that says what it is.
        if let Some((font, space)) = space.filter(|_| !spaced) {
            self.place(at.0, at.1);
            self.select(font, run.size);
            self.bytes.push(b'(');
            self.code(space);
            self.bytes.extend(b")Tj\n");
        }
        Ok(())
    }

    /// Draws glyphs from `at` on, which moves on with them, letters with marks glyph by glyph; and
    /// a space after them where it is in the font in use, and says whether it was.
    fn pieces(
        &mut self,
        glyphs: &[Glyph],
        run: &Run,
        at: &mut (f32, f32),
        space: Option<(usize, u16)>,
    ) -> Result<bool, PageError> {
        let em = run.size / 1000.0;
        let mut spaced = false;
        let pieces = glyphs.chunk_by(|a, b| a.start == b.start || !(a.stacked || b.stacked));
        let mut pieces = pieces.peekable();
        while let Some(piece) = pieces.next() {
            if piece.first().is_none_or(|glyph| !glyph.stacked) {
                self.place(at.0, at.1);
                let then = space.filter(|_| pieces.peek().is_none());
                spaced = self.show(piece, run.size, run.line.spread, then)?;
                let spaces = piece.iter().filter(|glyph| glyph.is_stretchable()).count();
                let advances: f32 = piece.iter().map(|glyph| glyph.advance).sum();
                at.0 += (advances + spaces as f32 * run.line.spread) * em;
                continue;
            }
            let font = self.codes_of(piece)?;
            for (index, glyph) in piece.iter().enumerate() {
                let (right, up) = glyph.offset;
                self.place(at.0 + right * em, at.1 + up * em);
                self.select(font, run.size);
                self.bytes.push(b'(');
                self.code(self.word.get(index).copied().unwrap_or_default());
                self.bytes.extend(b")Tj\n");
                at.0 += glyph.advance * em;
            }
        }
        Ok(spaced)
    }

    fn figure(&mut self, figure: &Figure, height: f32) {
        let (width, tall) = (figure.width, figure.height);
        let bottom = height - figure.y - tall;
        match &figure.drawing {
            Drawing::Signature => {
                self.numbers(&[width, 0.0, 0.0, tall, figure.x, bottom]);
                self.bytes.extend(b"cm\n/S Do\n");
            }
            Drawing::Code(dark, count) => {
                let side = width / *count as f32;
                for (row, column) in dark {
                    let x = figure.x + *column as f32 * side;
                    let y = bottom + tall - (*row + 1) as f32 * side;
                    // A little over the edge, so that no light falls between two.
                    self.numbers(&[x, y, side + 0.02, side + 0.02]);
                    self.bytes.extend(b"re\n");
                }
                self.bytes.extend(b"f\n");
            }
        }
    }

    fn place(&mut self, x: f32, y: f32) {
        self.bytes.extend(b"1 0 0 1 ");
        self.numbers(&[x, y]);
        self.bytes.extend(b"Tm\n");
    }

    fn select(&mut self, font: usize, size: f32) {
        if self.font != Some((font, size)) {
            self.font = Some((font, size));
            self.write(format_args!("/F{font} "));
            self.number(size);
            self.bytes.extend(b" Tf\n");
        }
    }

    /// Shows glyphs side by side from where the pen is, and a space after them where it is in the
    /// font in use; says whether it was.
    fn show(
        &mut self,
        glyphs: &[Glyph],
        size: f32,
        spread: f32,
        space: Option<(usize, u16)>,
    ) -> Result<bool, PageError> {
        let mut used = None;
        let mut left = glyphs.len();
        for word in embedding::words(glyphs) {
            let font = self.codes_of(word)?;
            if used != Some(font) {
                if used.is_some() {
                    self.bytes.extend(b")]TJ\n");
                }
                self.select(font, size);
                self.bytes.extend(b"[(");
                used = Some(font);
            }
            for (index, glyph) in word.iter().enumerate() {
                self.code(self.word.get(index).copied().unwrap_or_default());
                let stretch = if glyph.is_stretchable() { spread } else { 0.0 };
                let offset = glyph.width - glyph.advance - stretch;
                left -= 1;
                if offset.abs() >= 0.005 && left > 0 {
                    self.bytes.push(b')');
                    self.number(offset);
                    self.bytes.push(b'(');
                }
            }
        }
        let space = space.filter(|(font, _)| used == Some(*font));
        if let Some((_, space)) = space {
            self.code(space);
        }
        if used.is_some() {
            self.bytes.extend(b")]TJ\n");
        }
        Ok(space.is_some())
    }

    /// Looks up the codes of a word, and returns the font resource they are in.
    fn codes_of(&mut self, word: &[Glyph]) -> Result<usize, PageError> {
        self.codes
            .of(word, &mut self.word)
            .ok_or_else(|| failed("a glyph has no code"))
    }

    /// Two bytes of a string; some need a backslash (ISO 32000-1, 7.3.4.2).
    fn code(&mut self, code: u16) {
        for byte in code.to_be_bytes() {
            match byte {
                b'(' | b')' | b'\\' => self.bytes.extend([b'\\', byte]),
                b'\r' => self.bytes.extend(b"\\r"),
                b'\n' => self.bytes.extend(b"\\n"),
                _ => self.bytes.push(byte),
            }
        }
    }
}
