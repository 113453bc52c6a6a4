//! The peer krilla: our letters set with harfrust and unicode-linebreak, written as PDF/A-3a and
//! PDF/UA-1 with krilla's own validators.
//!
//!     peer-krilla LETTERS FONTS OUT COUNT
//!
//! Sets COUNT letters of the JSON file LETTERS, round and round, with the faces in the folder FONTS;
//! the last is written to OUT.

use std::{env, error::Error, fs, num::NonZeroU16, path::Path};

use harfrust::{Buffer, Direction, Font as Shape, Script, ShapeOptions, ShapePlan, ShaperFont};
use krilla::{
    Document, SerializeSettings,
    configure::{Accessibility, Archival, Configuration, ConfigurationBuilder},
    destination::XyzDestination,
    geom::Point,
    metadata::{DateTime, Metadata},
    outline::{Outline, OutlineNode},
    page::PageSettings,
    surface::Surface,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, SpanTag, Tag, TagGroup,
        TagTree,
    },
    text::{Font, GlyphId, KrillaGlyph},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Letter {
    language: String,
    sender: Vec<String>,
    recipient: Vec<String>,
    date: String,
    reference: String,
    subject: String,
    blocks: Vec<Block>,
    closing: String,
    signature: String,
    page: String,
}

#[derive(Deserialize)]
struct Block {
    label: Option<String>,
    text: String,
}

const PAPER: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 70.87;
const RIGHT: f32 = 56.69;
const TOP: f32 = 62.36;
const BOTTOM: f32 = 70.87;
const SIZE: f32 = 10.5;
const LEADING: f32 = 14.5;
const INDENT: f32 = 18.0;

struct Face {
    shape: &'static Shape,
    font: ShaperFont<'static, 'static>,
    plan: ShapePlan,
    krilla: Font,
}

impl Face {
    fn read(path: &Path) -> Result<Face, Box<dyn Error>> {
        let bytes: &'static [u8] = fs::read(path)?.leak();
        // For as long as the process lives.
        let shape: &'static Shape = Box::leak(Box::new(Shape::new(bytes, 0).ok_or("no font")?));
        let plan = ShapePlan::new(shape, Direction::LeftToRight, Some(Script::LATIN), None, &[]);
        Ok(Face {
            shape,
            font: ShaperFont::new(shape),
            plan,
            krilla: Font::new(bytes.into(), 0).ok_or("no font for krilla")?,
        })
    }

    fn glyphs(&self, text: &str) -> Result<Vec<KrillaGlyph>, Box<dyn Error>> {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        let options = ShapeOptions::new().plan(Some(&self.plan));
        harfrust::shape(&self.font, &mut buffer, options).map_err(|error| error.to_string())?;
        let em = f32::from(self.shape.units_per_em());
        let infos = buffer.glyph_infos();
        let glyphs = infos.iter().zip(buffer.glyph_positions()).enumerate();
        Ok(glyphs
            .map(|(index, (info, at))| {
                let start = info.cluster as usize;
                let end = infos[index..].iter().map(|next| next.cluster as usize);
                let end = end.filter(|next| *next > start).min().unwrap_or(text.len());
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    at.x_advance as f32 / em,
                    at.x_offset as f32 / em,
                    at.y_offset as f32 / em,
                    0.0,
                    start..end,
                    None,
                )
            })
            .collect())
    }
}

/// A line of a paragraph: its glyphs and the whole text they point into.
struct Line {
    glyphs: Vec<KrillaGlyph>,
    width: f32,
}

/// Breaks where UAX 14 allows, as late as fits.
fn lines(face: &Face, text: &str, room: f32) -> Result<Vec<Line>, Box<dyn Error>> {
    let glyphs = face.glyphs(text)?;
    let mut lines = Vec::new();
    let (mut line, mut word): (Vec<KrillaGlyph>, Vec<KrillaGlyph>) = (Vec::new(), Vec::new());
    let width = |glyphs: &[KrillaGlyph]| glyphs.iter().map(|g| g.x_advance).sum::<f32>() * SIZE;
    let mut glyphs = glyphs.into_iter().peekable();
    let mut full = 0.0;
    for (end, _) in unicode_linebreak::linebreaks(text) {
        while glyphs.peek().is_some_and(|glyph| glyph.text_range.start < end) {
            word.extend(glyphs.next());
        }
        let more = width(&word);
        let trailing = if text[..end].ends_with(' ') { 2.7 } else { 0.0 };
        if full + more - trailing > room && !line.is_empty() {
            lines.push(Line { width: full, glyphs: std::mem::take(&mut line) });
            full = 0.0;
        }
        line.append(&mut word);
        full += more;
    }
    lines.push(Line { width: full, glyphs: line });
    Ok(lines)
}

/// What is set: a paragraph, with its tag, its place and its lines.
struct Set<'a> {
    kind: Kind,
    bold: bool,
    above: f32,
    indent: f32,
    flush_right: bool,
    text: &'a str,
    label: Option<&'a str>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Paragraph,
    Heading,
    Item,
}

fn parts(letter: &Letter) -> Vec<Set<'_>> {
    let part = |above: f32, text| Set {
        kind: Kind::Paragraph,
        bold: false,
        above,
        indent: 0.0,
        flush_right: false,
        text,
        label: None,
    };
    let mut parts = Vec::new();
    for block in [&letter.sender, &letter.recipient] {
        for (index, line) in block.iter().enumerate() {
            parts.push(part(if index == 0 { 1.5 * LEADING } else { 0.0 }, line));
        }
    }
    parts.push(Set { flush_right: true, ..part(1.5 * LEADING, &letter.date) });
    parts.push(Set { flush_right: true, ..part(0.0, &letter.reference) });
    parts.push(Set { kind: Kind::Heading, bold: true, ..part(1.5 * LEADING, &letter.subject) });
    let mut after_item = false;
    for block in &letter.blocks {
        let is_item = block.label.is_some();
        let above = if is_item && after_item { 0.25 } else { 0.5 } * LEADING;
        after_item = is_item;
        parts.push(match &block.label {
            None => part(above, &block.text),
            Some(label) => Set {
                kind: Kind::Item,
                indent: INDENT,
                label: Some(label),
                ..part(above, &block.text)
            },
        });
    }
    parts.push(part(0.5 * LEADING, &letter.closing));
    parts.push(part(4.0 * LEADING, &letter.signature));
    parts
}

/// A line in its place: page, x, y, and the part it belongs to.
struct Placed<'a> {
    page: usize,
    x: f32,
    y: f32,
    bold: bool,
    part: usize,
    label: bool,
    text: &'a str,
    glyphs: Vec<KrillaGlyph>,
}

fn set(letter: &Letter, faces: &[Face; 2]) -> Result<Vec<u8>, Box<dyn Error>> {
    let parts = parts(letter);
    let mut placed = Vec::new();
    let (mut page, mut y) = (0, TOP);
    for (index, part) in parts.iter().enumerate() {
        let face = &faces[usize::from(part.bold)];
        let room = PAPER.0 - LEFT - RIGHT - part.indent;
        let lines = lines(face, part.text, room)?;
        let mut above = part.above;
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            // Neither the first line nor the last of a paragraph stands alone.
            let more = if number == 0 && count > 1 || number + 2 == count { 1.0 } else { 0.0 };
            if y + above + LEADING * (1.0 + more) > PAPER.1 - BOTTOM {
                (page, y, above) = (page + 1, TOP, 0.0);
            }
            y += above + LEADING;
            above = 0.0;
            let shift = if part.flush_right { room - line.width } else { 0.0 };
            if let (Some(label), 0) = (part.label, number) {
                let glyphs = face.glyphs(label)?;
                let (part, text) = (index, label);
                placed.push(Placed { page, x: LEFT, y, bold: false, part, label: true, text, glyphs });
            }
            placed.push(Placed {
                page,
                x: LEFT + part.indent + shift,
                y,
                bold: part.bold,
                part: index,
                label: false,
                text: part.text,
                glyphs: line.glyphs,
            });
        }
    }
    write(letter, faces, &parts, &placed)
}

fn write(
    letter: &Letter,
    faces: &[Face; 2],
    parts: &[Set<'_>],
    placed: &[Placed<'_>],
) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut document = Document::new_with(SerializeSettings {
        configuration: conformance()?,
        ..SerializeSettings::default()
    });
    let pages = placed.last().map_or(1, |line| line.page + 1);
    let mut marked: Vec<(usize, bool, Identifier)> = Vec::new();
    for number in 0..pages {
        let settings = PageSettings::from_wh(PAPER.0, PAPER.1).ok_or("no paper")?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let lines: Vec<_> = placed.iter().filter(|line| line.page == number).collect();
        for lines in lines.chunk_by(|a, b| (a.part, a.label) == (b.part, b.label)) {
            let id = surface.start_tagged(ContentTag::Span(SpanTag::empty()));
            for line in lines {
                draw(&mut surface, &faces[usize::from(line.bold)], line);
            }
            surface.end_tagged();
            marked.push((lines[0].part, lines[0].label, id));
        }
        let foot = letter.page.replace("{pages}", &pages.to_string());
        let foot = foot.replace("{page}", &(number + 1).to_string());
        let glyphs = faces[0].glyphs(&foot)?;
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * SIZE;
        let (x, y) = (PAPER.0 - RIGHT - width, PAPER.1 - 39.7);
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        let text = foot.as_str();
        let foot = Placed { page: number, x, y, bold: false, part: 0, label: false, text, glyphs };
        draw(&mut surface, &faces[0], &foot);
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(parts, marked));
    // PDF/UA-1 asks for an outline, as krilla reads it.
    let heading = placed.iter().find(|line| parts[line.part].kind == Kind::Heading);
    let (page, y) = heading.map_or((0, 0.0), |line| (line.page, line.y - SIZE));
    let mut outline = Outline::new();
    let place = XyzDestination::new(page, Point::from_xy(0.0, y));
    outline.push_child(OutlineNode::new(letter.subject.clone(), place));
    document.set_outline(outline);
    document.set_metadata(
        Metadata::new()
            .title(letter.subject.clone())
            .language(letter.language.clone())
            .creation_date(DateTime::new(2026).month(7).day(21)),
    );
    Ok(document.finish().map_err(|error| format!("{error:?}"))?)
}

fn draw(surface: &mut Surface<'_>, face: &Face, line: &Placed<'_>) {
    let start = Point::from_xy(line.x, line.y);
    surface.draw_glyphs(start, &line.glyphs, face.krilla.clone(), line.text, SIZE, false);
}

fn tree(parts: &[Set<'_>], marked: Vec<(usize, bool, Identifier)>) -> TagTree {
    let mut tree = TagTree::new();
    let mut list: Option<TagGroup> = None;
    let mut marked = marked.into_iter().peekable();
    for (index, part) in parts.iter().enumerate() {
        let (mut label, mut body) = (TagGroup::new(Tag::Lbl), Vec::new());
        while let Some((_, is_label, id)) = marked.next_if(|(of, ..)| *of == index) {
            if is_label {
                label.push(id);
            } else {
                body.push(id);
            }
        }
        if part.kind != Kind::Item
            && let Some(list) = list.take()
        {
            tree.push(list);
        }
        let filled = |tag: krilla::tagging::TagKind, ids: Vec<Identifier>| {
            let mut group = TagGroup::new(tag);
            ids.into_iter().for_each(|id| group.push(id));
            group
        };
        match part.kind {
            Kind::Paragraph => tree.push(filled(Tag::P.into(), body)),
            Kind::Heading => {
                let level = NonZeroU16::MIN;
                tree.push(filled(Tag::Hn(level, Some(part.text.to_owned())).into(), body));
            }
            Kind::Item => {
                let mut item = TagGroup::new(Tag::LI);
                item.push(label);
                item.push(filled(Tag::LBody.into(), body));
                list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            }
        }
    }
    tree
}

fn conformance() -> Result<Configuration, Box<dyn Error>> {
    Ok(ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| format!("{error:?}"))?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [letters, fonts, out, count] = &arguments[..] else {
        return Err("peer-krilla LETTERS FONTS OUT COUNT".into());
    };
    let letters: Vec<Letter> = serde_json::from_slice(&fs::read(letters)?)?;
    let face = |name: &str| Face::read(&Path::new(fonts).join(format!("NotoSerif-{name}.ttf")));
    let faces = [face("Regular")?, face("Bold")?];
    let mut file = Vec::new();
    for letter in letters.iter().cycle().take(count.parse()?) {
        file = set(letter, &faces)?;
    }
    fs::write(out, file)?;
    Ok(())
}
