//! A signature that was drawn with lines and not with points: an SVG file.
//!
//! What a drawing program saves of a pen stroke, paths filled or stroked in a plain colour, goes
//! into the page as paths, sharp at any size. What else SVG can do is refused by its name, and
//! nothing that it refers to is ever opened.

use std::{fmt::Write, sync::Arc};

use lopdf::{Dictionary, Stream, dictionary};
use usvg::{
    BlendMode, FillRule, Group, LineCap, LineJoin, Node, Options, PaintOrder, Path, Tree,
    roxmltree::{Document, ParsingOptions},
    tiny_skia_path::PathSegment,
};

use super::super::stream::{Effort, deflate};
use super::fault::PictureError;

/// The longest file that is read, in bytes: text, and far longer than a signature's.
const BYTES: usize = 1 << 20;
/// The most nodes of the file, and parts of its paths.
const NODES: u32 = 20_000;
const SEGMENTS: usize = 100_000;
/// The largest number of a path, in either direction: far beyond any drawing, and well within what
/// a page can hold (ISO 32000-1, Annex C).
const FARTHEST: f32 = 1e6;
/// How deep groups may be nested: the reader calls itself for each (recursion).
const DEPTH: usize = 100;
/// What the longer side counts in whole points; only the ratio of the sides matters.
const LONGER: f32 = 4_000.0;

/// Elements that no path comes of, and that would be missing from the page without a word.
const REFUSED: [&str; 14] = [
    "text",
    "image",
    "foreignObject",
    "use",
    "filter",
    "mask",
    "clipPath",
    "pattern",
    "linearGradient",
    "radialGradient",
    "marker",
    "script",
    "animate",
    "switch",
];

/// Whether the bytes look like SVG: XML, whatever it is.
pub(super) fn is(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"<")
}

/// Width and height in points of the picture, and what draws it.
pub(super) fn read(bytes: &[u8]) -> Result<((u32, u32), Stream), PictureError> {
    if bytes.len() > BYTES {
        return Err(PictureError::Drawing(format!(
            "it is longer than {} MB",
            BYTES >> 20
        )));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PictureError::Damaged)?;
    let options = ParsingOptions {
        // Drawing programs write a document type; entities in it may not multiply.
        allow_dtd: true,
        nodes_limit: NODES,
        ..ParsingOptions::default()
    };
    let document =
        Document::parse_with_options(text, options).map_err(|_| PictureError::Damaged)?;
    if is_deep(&document) {
        return Err(PictureError::Drawing(format!(
            "its groups are nested more than {DEPTH} deep"
        )));
    }
    let unknown = |name: &str| PictureError::Drawing(format!("it contains `{name}`"));
    if let Some(refused) = document
        .descendants()
        .filter(|node| node.is_element())
        .map(|node| node.tag_name().name())
        .find(|name| REFUSED.contains(name))
    {
        return Err(unknown(refused));
    }
    let mut nothing_opened = Options::default();
    nothing_opened.image_href_resolver.resolve_string = Box::new(|_, _| None);
    nothing_opened.image_href_resolver.resolve_data = Box::new(|_: &str, _: Arc<_>, _| None);
    let tree = Tree::from_xmltree(&document, &nothing_opened).map_err(|_| PictureError::Damaged)?;

    let mut drawing = Drawing::default();
    drawing.group(tree.root(), 1.0)?;
    if drawing.segments == 0 {
        return Err(PictureError::Drawing("it shows nothing".to_owned()));
    }
    let (width, height) = (tree.size().width(), tree.size().height());
    let fits = |side: f32| (0.1..=FARTHEST).contains(&side);
    if drawing.is_wild || !fits(width) || !fits(height) {
        return Err(PictureError::Drawing(
            "its numbers are too large or too small".to_owned(),
        ));
    }
    let scale = LONGER / width.max(height);
    let side = |length: f32| (length * scale).round().max(1.0) as u32;
    // The page draws every picture into a square of one by one.
    let mut stream = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), real(width), real(height)],
            "Matrix" => vec![real(1.0 / width), 0.into(), 0.into(), real(-1.0 / height), 0.into(), 1.into()],
            "Resources" => dictionary! { "ExtGState" => drawing.states },
        },
        drawing.operators.into_bytes(),
    );
    deflate(&mut stream, Effort::Once);
    Ok(((side(width), side(height)), stream))
}

fn is_deep(document: &Document<'_>) -> bool {
    // Parents come before their children.
    let mut depths: Vec<usize> = Vec::new();
    document.descendants().any(|node| {
        let parent = node.parent_element();
        let above = parent.and_then(|parent| depths.get(parent.id().get_usize()).copied());
        let depth = above.map_or(0, |above| above + 1);
        let place = node.id().get_usize();
        depths.resize(depths.len().max(place + 1), 0);
        if let Some(kept) = depths.get_mut(place) {
            *kept = depth;
        }
        depth > DEPTH
    })
}

fn real(value: f32) -> lopdf::Object {
    lopdf::Object::Real(value)
}

#[derive(Default)]
struct Drawing {
    operators: String,
    /// By name, how much shines through.
    states: Dictionary,
    segments: usize,
    /// Whether a number of it is beyond all bounds.
    is_wild: bool,
}

impl Drawing {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), PictureError> {
        if group.blend_mode() != BlendMode::Normal
            || group.clip_path().is_some()
            || group.mask().is_some()
            || !group.filters().is_empty()
        {
            return Err(PictureError::Drawing(
                "it blends, cuts out or filters".to_owned(),
            ));
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, opacity)?,
                Node::Path(path) => self.path(path, opacity)?,
                Node::Image(_) | Node::Text(_) => {
                    return Err(PictureError::Drawing(
                        "it contains a picture or a text".to_owned(),
                    ));
                }
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &Path, opacity: f32) -> Result<(), PictureError> {
        if !path.is_visible() {
            return Ok(());
        }
        self.segments += path.data().len();
        if self.segments > SEGMENTS {
            return Err(PictureError::Drawing(format!(
                "it has more than {SEGMENTS} curves"
            )));
        }
        let transform = path.abs_transform();
        let mut both = [true, false];
        if path.paint_order() == PaintOrder::StrokeAndFill {
            both.reverse();
        }
        for fills in both {
            let paint = if fills {
                path.fill().map(|fill| (fill.paint(), fill.opacity().get()))
            } else {
                path.stroke()
                    .map(|stroke| (stroke.paint(), stroke.opacity().get()))
            };
            let Some((paint, own)) = paint else { continue };
            let usvg::Paint::Color(colour) = paint else {
                return Err(PictureError::Drawing("it is painted in shades".to_owned()));
            };
            self.write(format_args!("q\n"));
            self.numbers(&[
                transform.sx,
                transform.ky,
                transform.kx,
                transform.sy,
                transform.tx,
                transform.ty,
            ]);
            self.write(format_args!("cm\n"));
            self.state(own * opacity);
            let colour = [colour.red, colour.green, colour.blue];
            self.numbers(&colour.map(|part| f32::from(part) / 255.0));
            self.write(format_args!("{}\n", if fills { "rg" } else { "RG" }));
            if !fills {
                self.pen(path);
            }
            self.outline(path);
            let painted = match path.fill().map(usvg::Fill::rule) {
                _ if !fills => "S",
                Some(FillRule::EvenOdd) => "f*",
                _ => "f",
            };
            self.write(format_args!("{painted}\nQ\n"));
        }
        Ok(())
    }

    /// How much shines through (ISO 32000-1, 11.6.4.4).
    fn state(&mut self, opacity: f32) {
        let hundredths = (opacity * 100.0).round().clamp(0.0, 100.0);
        if hundredths < 100.0 {
            let name = format!("A{hundredths}");
            let share = real(hundredths / 100.0);
            self.states.set(
                name.clone(),
                dictionary! { "Type" => "ExtGState", "ca" => share.clone(), "CA" => share },
            );
            self.write(format_args!("/{name} gs\n"));
        }
    }

    fn pen(&mut self, path: &Path) {
        let Some(stroke) = path.stroke() else { return };
        self.numbers(&[stroke.width().get()]);
        let cap = match stroke.linecap() {
            LineCap::Butt => 0,
            LineCap::Round => 1,
            LineCap::Square => 2,
        };
        let join = match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => 0,
            LineJoin::Round => 1,
            LineJoin::Bevel => 2,
        };
        self.write(format_args!("w\n{cap} J\n{join} j\n"));
        self.numbers(&[stroke.miterlimit().get()]);
        self.write(format_args!("M\n"));
        if let Some(dashes) = stroke.dasharray() {
            self.write(format_args!("[ "));
            self.numbers(dashes);
            self.write(format_args!("] "));
            self.numbers(&[stroke.dashoffset()]);
            self.write(format_args!("d\n"));
        }
    }

    fn outline(&mut self, path: &Path) {
        let mut at = (0.0, 0.0);
        let mut start = at;
        for segment in path.data().segments() {
            match segment {
                PathSegment::MoveTo(to) => {
                    self.numbers(&[to.x, to.y]);
                    self.write(format_args!("m\n"));
                    (at, start) = ((to.x, to.y), (to.x, to.y));
                }
                PathSegment::LineTo(to) => {
                    self.numbers(&[to.x, to.y]);
                    self.write(format_args!("l\n"));
                    at = (to.x, to.y);
                }
                PathSegment::QuadTo(by, to) => {
                    // PDF has cubic curves alone.
                    let third = |end: f32, middle: f32| end + 2.0 / 3.0 * (middle - end);
                    self.numbers(&[
                        third(at.0, by.x),
                        third(at.1, by.y),
                        third(to.x, by.x),
                        third(to.y, by.y),
                        to.x,
                        to.y,
                    ]);
                    self.write(format_args!("c\n"));
                    at = (to.x, to.y);
                }
                PathSegment::CubicTo(a, b, to) => {
                    self.numbers(&[a.x, a.y, b.x, b.y, to.x, to.y]);
                    self.write(format_args!("c\n"));
                    at = (to.x, to.y);
                }
                PathSegment::Close => {
                    self.write(format_args!("h\n"));
                    at = start;
                }
            }
        }
    }

    /// Numbers as PDF writes them, without an exponent, each with a space behind it.
    fn numbers(&mut self, numbers: &[f32]) {
        for number in numbers {
            self.is_wild |= !(-FARTHEST..=FARTHEST).contains(number);
            let rounded = (f64::from(*number) * 100_000.0).round() / 100_000.0;
            self.write(format_args!("{rounded} "));
        }
    }

    fn write(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.operators.write_fmt(text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Picture;
    use super::*;

    fn svg(inside: &str) -> Vec<u8> {
        format!(
            "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 200 50\">{inside}</svg>"
        )
        .into_bytes()
    }

    fn operators(inside: &str) -> String {
        let picture = Picture::read(&svg(inside)).unwrap();
        assert_eq!(picture.size, (4000, 1000));
        let content = picture.stream.decompressed_content();
        String::from_utf8(content.unwrap_or(picture.stream.content)).unwrap()
    }

    #[test]
    fn a_stroke_of_a_pen_becomes_a_path() {
        assert_eq!(
            operators(
                "<g transform=\"translate(10 5)\"><path d=\"M0 0 Q30 30 60 0 L80 20 Z\" \
                 fill=\"none\" stroke=\"#00f\" stroke-width=\"2\" stroke-linecap=\"round\"/></g>"
            ),
            "q\n1 0 0 1 10 5 cm\n0 0 1 RG\n2 w\n1 J\n0 j\n4 M\n0 0 m\n20 20 40 20 60 0 c\n80 20 l\nh\nS\nQ\n"
        );
        assert_eq!(
            operators("<rect width=\"10\" height=\"5\" fill=\"red\" opacity=\"0.5\"/>"),
            "q\n1 0 0 1 0 0 cm\n/A50 gs\n1 0 0 rg\n0 0 m\n10 0 l\n10 5 l\n0 5 l\nh\nf\nQ\n"
        );
    }

    #[test]
    fn what_would_be_missing_from_the_page_is_refused_by_name() {
        let fault = |inside: &str| Picture::read(&svg(inside)).unwrap_err().to_string();
        for (inside, word) in [
            ("<text>Ada</text>", "`text`"),
            (
                "<image xlink:href=\"/etc/passwd\" width=\"9\" height=\"9\"/>",
                "`image`",
            ),
            (
                "<defs><linearGradient id=\"a\"/></defs>",
                "`linearGradient`",
            ),
            ("<g><use xlink:href=\"#a\"/></g>", "`use`"),
            ("<path d=\"\"/>", "shows nothing"),
        ] {
            assert!(fault(inside).contains(word), "{}", fault(inside));
        }
        let many = "<path d=\"M0 0L1 1\"/>".repeat(NODES as usize);
        assert_eq!(
            Picture::read(&svg(&many)).unwrap_err(),
            PictureError::Damaged
        );
        for broken in ["", "<path", "&lol;"] {
            assert!(Picture::read(&svg(broken)).is_err(), "{broken}");
        }
        assert_eq!(
            Picture::read(b"<html></html>").unwrap_err(),
            PictureError::Damaged
        );
    }

    #[test]
    fn numbers_beyond_all_bounds_are_refused() {
        for path in ["M0 0L1e30 0", "M0 0L1e39 1", "M-2e6 0L1 1"] {
            let path = svg(&format!("<path d=\"{path}\" stroke=\"red\"/>"));
            assert!(Picture::read(&path).is_err());
        }
        let tiny = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e-9\" height=\"1\">\
            <path d=\"M0 0L1 1L1 0\"/></svg>";
        assert!(Picture::read(tiny).is_err());
    }

    proptest! {
        #[test]
        fn no_path_is_too_strange_to_be_drawn_or_refused(
            path in "[MmLlHhVvQqTtCcSsAaZz0-9 .,e-]{0,80}",
            width in "[0-9e.-]{0,6}",
            matrix in "[0-9e., -]{0,24}",
        ) {
            let picture = Picture::read(&svg(&format!(
                "<g transform=\"matrix({matrix})\"><path d=\"M0 0L5 5{path}\" stroke=\"#000\" \
                 stroke-width=\"{width}\" stroke-dasharray=\"{width} 1\"/></g>"
            )));
            if let Ok(picture) = picture {
                let content = picture.stream.decompressed_content();
                let content = content.unwrap_or(picture.stream.content);
                let text = String::from_utf8(content).unwrap();
                prop_assert!(!text.contains("inf") && !text.contains("NaN"), "{text}");
            }
        }
    }

    #[test]
    fn groups_inside_groups_without_end_are_refused() {
        for depth in [90, 101, 1_000, 9_000] {
            for attribute in ["", " opacity=\"0.9\"", " transform=\"scale(1.001)\""] {
                let inside = format!("<g{attribute}>").repeat(depth)
                    + "<path d=\"M0 0L9 9\"/>"
                    + &"</g>".repeat(depth);
                let read = Picture::read(&svg(&inside));
                assert_eq!(read.is_ok(), depth < 100, "{depth}: {read:?}");
            }
        }
    }

    #[test]
    fn entities_that_multiply_end_soon() {
        let mut bomb = "<!DOCTYPE svg [<!ENTITY a0 \"<path d='M0 0L1 1'/>\">".to_owned();
        for level in 1..30 {
            let (inner, ten) = (level - 1, 10);
            bomb += &format!(
                "<!ENTITY a{level} \"{}\">",
                format!("&a{inner};").repeat(ten)
            );
        }
        bomb += "]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">&a29;</svg>";
        assert_eq!(
            Picture::read(bomb.as_bytes()).unwrap_err(),
            PictureError::Damaged
        );
    }
}
