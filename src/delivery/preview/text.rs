//! Which words are where on a page?
//!
//! The operators that show text (ISO 32000-1, 9.4) are followed to where each piece of text begins
//! and ends; pieces on one baseline are a line.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Encoding, Object, ObjectId, decode_text_string};

/// The most bytes of one page that are looked at; a letter has some thousands.
const CONTENT_LIMIT: usize = 16 << 20;

/// The most empty lines in a row.
const MOST_EMPTY: f32 = 4.0;

/// A part of a line, shown at one go.
struct Piece {
    start: f32,
    end: f32,
    baseline: f32,
    /// The height of its letters: the size of its font.
    size: f32,
    text: String,
}

/// The lines of a page, and which of them end within a word; see [`super::Page`].
pub(super) fn lines(
    document: &Document,
    page: ObjectId,
) -> lopdf::Result<(Vec<String>, BTreeSet<usize>)> {
    let content = document.get_page_content_with_limit(page, CONTENT_LIMIT)?;
    let content = Content::decode(&content)?;
    let mut pen = Pen::new(fonts(document, page));
    for operation in &content.operations {
        pen.follow(&operation.operator, &operation.operands);
    }
    Ok(composed(pen.pieces))
}

/// The lines that pieces make, from the head of the page to its foot.
fn composed(mut pieces: Vec<Piece>) -> (Vec<String>, BTreeSet<usize>) {
    pieces.retain(|piece| !piece.text.trim().is_empty());
    pieces.sort_by(|a, b| b.baseline.total_cmp(&a.baseline));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    for piece in pieces {
        let same = |row: &&mut Vec<Piece>| {
            row.first()
                .is_some_and(|first| first.baseline - piece.baseline < 0.3 * piece.size)
        };
        match rows.last_mut().filter(same) {
            Some(row) => row.push(piece),
            None => rows.push(vec![piece]),
        }
    }
    let all = || rows.iter().flatten();
    let left = all().map(|piece| piece.start).fold(f32::INFINITY, f32::min);
    let characters: usize = all().map(|piece| piece.text.chars().count()).sum();
    let width: f32 = all().map(|piece| piece.end - piece.start).sum();
    // A column is as wide as a letter is on an average.
    let column = (width / characters.max(1) as f32).max(1.0);
    let leading = leading(&rows);

    let mut lines = Vec::new();
    let mut hyphenated = BTreeSet::new();
    let mut above: Option<f32> = None;
    for row in &mut rows {
        row.sort_by(|a, b| a.start.total_cmp(&b.start));
        let baseline = row.first().map_or(0.0, |piece| piece.baseline);
        if let Some(above) = above.replace(baseline) {
            // Half a line more than usual is room between paragraphs.
            let steps = ((above - baseline) / leading + 0.1).round();
            // More would push the letter off the screen and say no more.
            let empty = (steps - 1.0).clamp(0.0, MOST_EMPTY) as usize;
            lines.extend(std::iter::repeat_n(String::new(), empty));
        }
        let (line, broken) = line(row, left, column);
        if broken {
            hyphenated.insert(lines.len());
        }
        lines.push(line);
    }
    (lines, hyphenated)
}

/// The usual distance from a line to the next.
fn leading(rows: &[Vec<Piece>]) -> f32 {
    // The lowest baseline of a row is its own; what is a little higher is raised (superscript).
    let lowest = |row: &Vec<Piece>| row.iter().map(|piece| piece.baseline).reduce(f32::min);
    let baselines: Vec<f32> = rows.iter().filter_map(lowest).collect();
    let mut found: BTreeMap<i32, usize> = BTreeMap::new();
    for pair in baselines.windows(2) {
        if let [above, below] = pair
            && above - below > 1.0
        {
            *found
                .entry(((above - below) * 10.0).round() as i32)
                .or_default() += 1;
        }
    }
    let usual = found
        .into_iter()
        .max_by_key(|(distance, count)| (*count, -*distance));
    usual.map_or(12.0, |(distance, _)| distance as f32 / 10.0)
}

/// The line, and whether it ends within a word.
fn line(row: &[Piece], left: f32, column: f32) -> (String, bool) {
    let mut line = String::new();
    let mut length = 0;
    let mut end = f32::NEG_INFINITY;
    for piece in row {
        // A narrower gap is none: a letter stepped aside, or an accent.
        if piece.start - end > 0.15 * piece.size {
            let at = ((piece.start - left) / column).round().clamp(0.0, 1000.0) as usize;
            let apart = usize::from(length > 0 && !line.ends_with(' '));
            let pad = at.saturating_sub(length).max(apart);
            line.extend(std::iter::repeat_n(' ', pad));
            length += pad;
        }
        line.push_str(&piece.text);
        length += piece.text.chars().count();
        end = piece.end;
    }
    // A soft hyphen shows where the line ends with it, and nowhere else.
    let line = line.replace(['\u{a0}', '\u{202f}'], " ");
    let mut line = line.trim_end();
    let broken = line.ends_with('\u{ad}');
    line = line.trim_end_matches('\u{ad}');
    let mut line: String = line
        .chars()
        .filter(|c| !c.is_control() && *c != '\u{ad}')
        .collect();
    if broken {
        line.push('-');
    }
    (line, broken)
}

/// A font of the page: what its codes mean and how wide they are.
struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    /// How many bytes a code has.
    bytes: usize,
    /// In thousandths of an em.
    widths: BTreeMap<u32, f32>,
    usual_width: f32,
}

fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Font<'_>> {
    let fonts = document.get_page_fonts(page).unwrap_or_default();
    fonts
        .into_iter()
        .map(|(name, font)| (name, Font::read(document, font)))
        .collect()
}

impl<'a> Font<'a> {
    fn read(document: &'a Document, font: &'a Dictionary) -> Font<'a> {
        let encoding = font
            .get_font_encoding_with_limit(document, CONTENT_LIMIT)
            .ok();
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(|fonts| fonts.as_array())
            .ok()
            .and_then(|fonts| fonts.first())
            .and_then(|font| document.dereference(font).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let Some(descendant) = descendant else {
            return Font {
                encoding,
                bytes: 1,
                widths: BTreeMap::new(),
                usual_width: 500.0,
            };
        };
        let number = |object: &Object| object.as_float().ok();
        let usual_width = descendant
            .get(b"DW")
            .ok()
            .and_then(number)
            .unwrap_or(1000.0);
        let widths = descendant
            .get_deref(b"W", document)
            .and_then(|widths| widths.as_array())
            .map(|widths| composite_widths(document, widths))
            .unwrap_or_default();
        Font {
            encoding,
            bytes: 2,
            widths,
            usual_width,
        }
    }

    /// The text of a string that is shown, and how far the pen goes, in thousandths of an em.
    fn shown(&self, codes: &[u8]) -> (String, f32, usize) {
        let count = codes.len() / self.bytes;
        let width = codes
            .chunks_exact(self.bytes)
            .map(|code| {
                code.iter()
                    .fold(0, |code, byte| code << 8 | u32::from(*byte))
            })
            .map(|code| self.widths.get(&code).copied().unwrap_or(self.usual_width))
            .sum();
        let text = match &self.encoding {
            Some(encoding) => Document::decode_text(encoding, codes).unwrap_or_default(),
            None => String::new(),
        };
        (text, width, count)
    }
}

/// ISO 32000-1, 9.7.4.3: `c [w w ...]` or `first last w`.
fn composite_widths(document: &Document, entries: &[Object]) -> BTreeMap<u32, f32> {
    let mut widths = BTreeMap::new();
    let mut rest = entries;
    while let [first, second, tail @ ..] = rest {
        rest = tail;
        let Some(first) = first
            .as_i64()
            .ok()
            .and_then(|code| u32::try_from(code).ok())
        else {
            continue;
        };
        let second = document
            .dereference(second)
            .map_or(second, |(_, object)| object);
        if let Ok(each) = second.as_array() {
            for (code, width) in (first..).zip(each) {
                widths.insert(code, width.as_float().unwrap_or_default());
            }
        } else if let [width, tail @ ..] = rest {
            rest = tail;
            let last = second.as_i64().unwrap_or_default().clamp(0, 0xFFFF);
            for code in first..=u32::try_from(last).unwrap_or_default() {
                widths.insert(code, width.as_float().unwrap_or_default());
            }
        }
    }
    widths
}

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
type Matrix = [f32; 6];

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn product(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [oa, ob, oc, od, oe, of] = outer;
    [
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    ]
}

/// What of the graphics state matters for text (ISO 32000-1, 9.3).
#[derive(Clone)]
struct State {
    page: Matrix,
    font: Vec<u8>,
    size: f32,
    leading: f32,
    character_space: f32,
    word_space: f32,
    /// A part of the usual width: 1 is all of it.
    stretch: f32,
    rise: f32,
}

/// A stretch of content that says by itself what it reads as (14.9.4).
struct Spoken {
    text: Option<String>,
    place: Option<Piece>,
}

struct Pen<'a> {
    fonts: BTreeMap<Vec<u8>, Font<'a>>,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    text: Matrix,
    marked: Vec<Spoken>,
    pieces: Vec<Piece>,
}

impl<'a> Pen<'a> {
    fn new(fonts: BTreeMap<Vec<u8>, Font<'a>>) -> Pen<'a> {
        Pen {
            fonts,
            state: State {
                page: IDENTITY,
                font: Vec::new(),
                size: 0.0,
                leading: 0.0,
                character_space: 0.0,
                word_space: 0.0,
                stretch: 1.0,
                rise: 0.0,
            },
            saved: Vec::new(),
            line: IDENTITY,
            text: IDENTITY,
            marked: Vec::new(),
            pieces: Vec::new(),
        }
    }

    fn follow(&mut self, operator: &str, operands: &[Object]) {
        let numbers: Vec<f32> = operands
            .iter()
            .flat_map(|operand| operand.as_float())
            .collect();
        match (operator, &numbers[..]) {
            ("q", _) => self.saved.push(self.state.clone()),
            ("Q", _) => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            ("cm", &[a, b, c, d, e, f]) => {
                self.state.page = product([a, b, c, d, e, f], self.state.page);
            }
            ("BT", _) => self.begin_line(IDENTITY),
            ("Tf", &[size]) => {
                if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                    self.state.font = name.to_vec();
                    self.state.size = size;
                }
            }
            ("Tc", &[space]) => self.state.character_space = space,
            ("Tw", &[space]) => self.state.word_space = space,
            ("Tz", &[percent]) => self.state.stretch = percent / 100.0,
            ("TL", &[leading]) => self.state.leading = leading,
            ("Ts", &[rise]) => self.state.rise = rise,
            ("Tm", &[a, b, c, d, e, f]) => self.begin_line([a, b, c, d, e, f]),
            ("Td", &[x, y]) => self.step(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.step(x, y);
            }
            ("T*", _) => self.step(0.0, -self.state.leading),
            ("Tj", _) => self.show(operands),
            ("'", _) => {
                self.step(0.0, -self.state.leading);
                self.show(operands);
            }
            ("\"", &[word, character, ..]) => {
                (self.state.word_space, self.state.character_space) = (word, character);
                self.step(0.0, -self.state.leading);
                self.show(operands.get(2..).unwrap_or_default());
            }
            ("TJ", _) => {
                if let Some(Ok(items)) = operands.first().map(Object::as_array) {
                    self.show(items);
                }
            }
            ("BMC", _) => self.marked.push(Spoken {
                text: None,
                place: None,
            }),
            ("BDC", _) => {
                let text = operands
                    .get(1)
                    .and_then(|properties| properties.as_dict().ok())
                    .and_then(|properties| properties.get(b"ActualText").ok())
                    .and_then(|text| decode_text_string(text).ok());
                self.marked.push(Spoken { text, place: None });
            }
            ("EMC", _) => {
                if let Some(Spoken {
                    text: Some(text),
                    place: Some(place),
                }) = self.marked.pop()
                {
                    self.pieces.push(Piece { text, ..place });
                }
            }
            _ => {}
        }
    }

    fn begin_line(&mut self, matrix: Matrix) {
        (self.line, self.text) = (matrix, matrix);
    }

    fn step(&mut self, x: f32, y: f32) {
        self.begin_line(product([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    /// Shows strings; a number between them takes the pen back, in thousandths of an em.
    fn show(&mut self, items: &[Object]) {
        let Some(font) = self.fonts.get(&self.state.font) else {
            return;
        };
        let State {
            size,
            stretch,
            character_space,
            word_space,
            rise,
            page,
            ..
        } = self.state;
        let em = size / 1000.0;
        let mut pieces: Vec<Piece> = Vec::new();
        for item in items {
            let mut text = String::new();
            let mut forward = 0.0;
            if let Ok(codes) = item.as_str() {
                let (shown, width, count) = font.shown(codes);
                let spaces = if font.bytes == 1 {
                    shown.matches(' ').count()
                } else {
                    0
                };
                forward = width * em + character_space * count as f32 + word_space * spaces as f32;
                text = shown;
            } else if let Ok(back) = item.as_float() {
                forward = -back * em;
            }
            let [_, _, _, scale, x, y] =
                product([1.0, 0.0, 0.0, 1.0, 0.0, rise], product(self.text, page));
            self.text = product([1.0, 0.0, 0.0, 1.0, forward * stretch, 0.0], self.text);
            let [_, _, _, _, end, _] = product(self.text, page);
            if !text.is_empty() {
                let size = size * scale.abs();
                match pieces.last_mut() {
                    // Kerning and widened spaces do not separate words.
                    Some(piece) if x - piece.end <= 0.15 * size => {
                        piece.text.push_str(&text);
                        piece.end = end;
                    }
                    _ => pieces.push(Piece {
                        start: x,
                        end,
                        baseline: y,
                        size,
                        text,
                    }),
                }
            }
        }
        // The outermost stretch that says what it reads as speaks for all within it.
        match self.marked.iter_mut().find(|spoken| spoken.text.is_some()) {
            None => self.pieces.extend(pieces),
            Some(spoken) => {
                for piece in pieces {
                    match &mut spoken.place {
                        Some(place) => place.end = place.end.max(piece.end),
                        None => spoken.place = Some(piece),
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: f32, baseline: f32, text: &str) -> Piece {
        let end = start + 5.0 * text.chars().count() as f32;
        Piece {
            start,
            end,
            baseline,
            size: 10.0,
            text: text.to_owned(),
        }
    }

    #[test]
    fn lines_stand_apart_as_on_the_page() {
        let pieces = vec![
            piece(120.0, 700.0, "22. November 2026"),
            piece(20.0, 660.0, "1. "),
            piece(40.0, 660.0, "die Zwecke und die Emp\u{ad}"),
            piece(40.0, 648.0, "fänger,\u{a0}auch Ver\u{ad}eine;"),
            piece(20.0, 636.0, "danke"),
            piece(45.0, 636.4, "."),
        ];
        let (lines, hyphenated) = composed(pieces);
        assert_eq!(hyphenated, BTreeSet::from([3]));
        assert_eq!(
            lines,
            [
                "                    22. November 2026",
                "",
                "",
                "1.  die Zwecke und die Emp-",
                "    fänger, auch Vereine;",
                "danke.",
            ]
        );
    }

    #[test]
    fn widths_are_read_in_both_forms() {
        let numbers = |numbers: &[i64]| {
            numbers
                .iter()
                .map(|n| Object::Integer(*n))
                .collect::<Vec<_>>()
        };
        let mut entries = numbers(&[3]);
        entries.push(Object::Array(numbers(&[500, 600])));
        entries.extend(numbers(&[7, 8, 250]));
        let widths = composite_widths(&Document::new(), &entries);
        let expected = [(3, 500.0), (4, 600.0), (7, 250.0), (8, 250.0)];
        assert_eq!(widths, BTreeMap::from(expected));
    }
}
