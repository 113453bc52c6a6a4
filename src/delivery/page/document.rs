//! What bytes make a PDF file of the pages?
//!
//! printpdf writes pages, text and fonts; a pass over its objects adds what it has no words for:
//! the language, the title bar, the file's identity, and a font code for each pair of glyph and
//! text, so that a program that reads the file finds every word as it was written.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;

use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary, text_string};
use printpdf::{
    Codepoint, DictItem, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Pt, Rect, TextItem, TextMatrix,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::font::{Glyph, Style};
use super::layout::{Page, Run};
use super::{PageError, Paper};
use crate::letter::Letter;

/// Writes `pages` as a PDF 1.7 file.
pub(super) fn write(letter: &Letter, paper: Paper, pages: &[Page]) -> Result<Vec<u8>, PageError> {
    let (width, height) = paper.size();
    let sheet = Rect::from_wh(Pt(width), Pt(height));
    let mut fonts = BTreeMap::new();
    let mut document = PdfDocument::new("");
    for page in pages {
        let ops = ops(page, &mut fonts)?;
        let (media_box, trim_box, crop_box) = (sheet.clone(), sheet.clone(), sheet.clone());
        document.pages.push(PdfPage {
            media_box,
            trim_box,
            crop_box,
            ops,
        });
    }
    let mut maps = BTreeMap::new();
    for (style, codes) in &fonts {
        let subset = codes.subset(*style)?;
        maps.insert(subset.name, subset.glyphs);
        document
            .resources
            .fonts
            .map
            .insert(font_id(*style), PdfFont::new(subset.font));
    }

    let mut warnings = Vec::new();
    let file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    if let Some(fault) = warnings
        .iter()
        .find(|w| w.severity == PdfParseErrorSeverity::Error)
    {
        return Err(failed(&fault.msg));
    }
    finish(file, letter, &maps).map_err(failed)
}

fn failed(error: impl Display) -> PageError {
    PageError::Writer(error.to_string())
}

fn font_id(style: Style) -> FontId {
    FontId(style.name().to_owned())
}

/// The codes that the glyphs of one font have in this file, counted from 1.
///
/// A PDF names one text for each code. Giving a glyph a code for each of its texts keeps apart
/// what looks the same: `é` as one character and as two, a hyphen and a soft one.
#[derive(Default)]
struct Codes {
    known: HashMap<(u16, String), u16>,
    /// The glyph and its width in thousandths of an em, by code.
    glyphs: Vec<(u16, f32)>,
}

/// A font that holds what one letter shows.
struct Subset {
    /// Its PostScript name behind the tag that marks a subset: `ABCDEF+NotoSerif-Bold`.
    name: String,
    font: ParsedFont,
    /// The glyph of each code from 0 on, two bytes each.
    glyphs: Vec<u8>,
}

impl Codes {
    fn code(&mut self, glyph: &Glyph) -> Result<u16, PageError> {
        let key = (glyph.id, glyph.text.clone());
        if let Some(code) = self.known.get(&key) {
            return Ok(*code);
        }
        self.glyphs.push((glyph.id, glyph.width));
        let code = u16::try_from(self.glyphs.len()).map_err(|_| failed("too many glyphs"))?;
        self.known.insert(key, code);
        Ok(code)
    }

    fn subset(&self, style: Style) -> Result<Subset, PageError> {
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = vec![0, 0];
        for (glyph, _) in &self.glyphs {
            glyphs.extend(remapper.remap(*glyph).to_be_bytes());
        }
        let bytes = subsetter::subset(style.bytes(), 0, &remapper).map_err(failed)?;
        let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| failed("the subset of a font cannot be read"))?;
        let digest = Sha256::digest(&bytes);
        let tag: String = digest
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        let name = format!("{tag}+{}", style.name());
        font.font_name = Some(name.clone());
        font.pdf_font_metrics.us_weight_class = style.weight();
        // printpdf takes a code for a glyph: what it asks of a glyph is answered by code.
        font.glyph_widths = (1..=u16::MAX)
            .zip(self.glyphs.iter().map(|(_, width)| *width as u16))
            .collect();
        font.units_per_em = 1000;
        Ok(Subset { name, font, glyphs })
    }
}

/// The operations that draw a page.
fn ops(page: &Page, fonts: &mut BTreeMap<Style, Codes>) -> Result<Vec<Op>, PageError> {
    let mut ops = vec![Op::StartTextSection];
    let mut font = None;
    for run in page {
        if font.replace((run.style, run.size)) != Some((run.style, run.size)) {
            let font = PdfFontHandle::External(font_id(run.style));
            ops.push(Op::SetFont {
                font,
                size: Pt(run.size),
            });
        }
        draw(run, fonts.entry(run.style).or_default(), &mut ops)?;
    }
    ops.push(Op::EndTextSection);
    Ok(ops)
}

/// Draws a run.
///
/// To draw a mark the pen steps off the line, and readers guess at a space there; so a letter with
/// marks says as a whole what it is (ISO 32000, 14.9.4: `ActualText`).
fn draw(run: &Run, codes: &mut Codes, ops: &mut Vec<Op>) -> Result<(), PageError> {
    let em = run.size / 1000.0;
    let mut pen = run.x;
    let mut show = |glyphs: &[Glyph], ops: &mut Vec<Op>| {
        let (right, up) = glyphs.first().map(|glyph| glyph.offset).unwrap_or_default();
        let (x, y) = (rounded(pen + right * em), rounded(run.y + up * em));
        let mut shown = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            let offset = glyph.width.trunc() - glyph.advance;
            shown.push(Codepoint::with_cid(
                codes.code(glyph)?,
                offset,
                glyph.text.clone(),
            ));
            pen += glyph.advance * em;
        }
        ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, x, y]),
        });
        ops.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(shown)],
        });
        Ok(())
    };
    for piece in run
        .glyphs
        .chunk_by(|a, b| a.start == b.start || !(a.stacked || b.stacked))
    {
        if piece.first().is_none_or(|glyph| !glyph.stacked) {
            show(piece, ops)?;
            continue;
        }
        let text: String = piece.iter().map(|glyph| glyph.text.as_str()).collect();
        let text = DictItem::Bytes(text_string(&text).as_str().map_err(failed)?.to_vec());
        let properties = DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), text)]),
        };
        ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties,
        });
        for glyph in piece {
            show(std::slice::from_ref(glyph), ops)?;
        }
        ops.push(Op::EndMarkedContent);
    }
    Ok(())
}

/// A hundredth of a point is finer than any printer.
fn rounded(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}

/// Completes what printpdf wrote and returns the bytes of the file.
fn finish(
    mut file: lopdf::Document,
    letter: &Letter,
    maps: &BTreeMap<String, Vec<u8>>,
) -> lopdf::Result<Vec<u8>> {
    file.version = "1.7".to_owned();
    for (name, glyphs) in maps {
        let map = file.add_object(Stream::new(Dictionary::new(), glyphs.clone()));
        for object in file.objects.values_mut() {
            let Ok(font) = object.as_dict_mut() else {
                continue;
            };
            if font
                .get(b"BaseFont")
                .and_then(Object::as_name)
                .is_ok_and(|n| n == name.as_bytes())
                && let Ok(descendants) = font.get_mut(b"DescendantFonts")
            {
                for descendant in descendants.as_array_mut()? {
                    descendant.as_dict_mut()?.set("CIDToGIDMap", map);
                }
            }
        }
    }
    for page in file.page_iter().collect::<Vec<_>>() {
        for content in file.get_page_contents(page) {
            let content = file.get_object_mut(content)?.as_stream_mut()?;
            content.set_plain_content(joined(&content.content));
        }
    }

    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text_string(letter.language.code()));
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    let subject: Vec<&str> = letter.subject.split_whitespace().collect();
    let day = letter.day;
    let info = file.add_object(dictionary! {
        "Title" => text_string(&subject.join(" ")),
        "Producer" => text_string("datawrit"),
        "CreationDate" => text_string(&day.format("D:%Y%m%d").to_string()),
    });
    file.trailer.set("Info", info);
    file.trailer.remove(b"ID");
    file.prune_objects();
    file.compress();

    // The name of the file in the sense of PDF, 14.4: like its bytes, the same for the same letter.
    let mut bytes = Vec::new();
    file.save_to(&mut bytes)?;
    let digest = Sha256::digest(&bytes).iter().take(16).copied().collect();
    let id = Object::String(digest, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    bytes.clear();
    file.save_to(&mut bytes)?;
    Ok(bytes)
}

/// Content with neighbouring strings made one, `<0001><0002>` to `<00010002>`: half of the text to
/// compress. All strings in the content are written like this.
fn joined(content: &[u8]) -> Vec<u8> {
    let mut joined = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some((byte, tail)) = rest.split_first() {
        rest = tail;
        match tail.strip_prefix(b"<") {
            Some(next) if *byte == b'>' => rest = next,
            _ => joined.push(*byte),
        }
    }
    joined
}
