//! How does a font get into a file?
//!
//! A file holds only the glyphs that it shows. Cutting a font down costs more than setting a page,
//! so what every letter of a language needs is cut once, in the *stock*, and a letter adds its own
//! few glyphs as a second, small font. What a letter's file holds depends on the letter alone, and
//! not on which were made before it. A bold face has no stock: it shows a few words, the same in many letters, and most of
//! a stock would lie in the file for nothing.
//!
//! printpdf writes here (`Embedded::new`): the objects of a font (ISO 32000-1, 9.7: the font, its
//! descendant, the descriptor with its measures, the file and the map to Unicode). It writes a font only for a
//! page that shows it, so it is given a page that shows every glyph once, and the font is taken out of that file.
//!
//! On the objects of lopdf is done what printpdf would do otherwise (`Embedded::taken`): a code stands for a
//! pair of glyph and text, and not for a glyph, so that a program that reads the file finds every word as it was
//! written; widths are exact, where printpdf rounds them down; and the objects are compressed and numbered so
//! that the same letter is the same bytes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use lopdf::{Dictionary, Object, ObjectId, Stream};
use printpdf::{
    Codepoint, FontId, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfParseErrorSeverity, PdfSaveOptions, Pt, TextItem, TextMatrix,
};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::letter::alphabet;

use super::fault::{PageError, failed};
use super::font::{Face, Font, FontKey, Fonts, Glyph, Letters};
use super::stream::{self, Effort};

/// What every letter may need, whatever its language; what else a language has is in its file.
const COMMON: &str =
    " %&'()+,-./0123456789:;@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz\u{A0}\u{AD}·§–";
/// What letters in the Latin alphabet may need besides. Where another alphabet stands beside the Latin one for names, each
/// glyph that hardly a letter needs makes the file larger than an English one by as much again; its file has its own marks.
const LATIN: &str = "!\"#$*<=>?[]€—‘’“”„«»…";
/// What belongs together, and may be one glyph.
const LIGATURES: [&str; 5] = ["ff", "fi", "fl", "ffi", "ffl"];

/// The weight from which on a face is for single words.
const BOLD: u16 = 600;

/// How many of the small fonts are kept for the next letter.
const KEPT: usize = 64;

/// The most glyphs that the small font of a letter may have.
const SMALL: usize = 64;

/// Glyphs with their texts; the code of each in a file is its place, counted from 1.
type Table = Vec<(u16, Letters)>;

/// The objects of a font in a file. Their references count from 1, and the first is the font.
#[derive(Debug)]
pub(super) struct Embedded(Vec<Object>);

/// The glyphs of a font that every letter of a language may need.
#[derive(Debug)]
struct Stock {
    /// By the number of a glyph: its code and its text; code 0 where it is not in stock.
    codes: Vec<(u16, Letters)>,
    embedded: Embedded,
}

/// Fonts cut down, for many letters and threads.
#[derive(Debug, Default)]
pub(super) struct Stocks {
    stocks: Mutex<HashMap<(FontKey, String), Arc<Stock>>>,
    small: Mutex<HashMap<(FontKey, Table), Arc<Embedded>>>,
}

/// One font of one letter: the glyphs from the stock, and those that the letter needs besides.
#[derive(Debug)]
struct Used {
    key: FontKey,
    stock: Option<Arc<Stock>>,
    uses_stock: bool,
    /// In order, so that the codes depend on which glyphs there are and not on where they occur.
    own: Table,
    small: Option<Arc<Embedded>>,
}

/// The parts of a line that are drawn from one font each: words, and the spaces between them.
///
/// A word with a glyph that is not in stock is drawn from the small font whole, for some programs
/// that read the file take a change of font for a space.
pub(super) fn words(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    glyphs.chunk_by(|a, b| {
        let alike = a.is_space() == b.is_space() && !(a.stacked || b.stacked);
        a.font == b.font && (a.start == b.start || alike)
    })
}

/// The fonts of one letter and the codes of its glyphs.
#[derive(Debug)]
pub(super) struct Codes(Vec<Used>);

impl Stocks {
    /// Codes for all glyphs of `lines`, in a letter in `language`.
    pub(super) fn codes<'g>(
        &self,
        fonts: &Fonts,
        language: &str,
        lines: impl Iterator<Item = &'g [Glyph]> + Clone,
    ) -> Result<Codes, PageError> {
        let mut used: Vec<Used> = Vec::new();
        let mut at = 0;
        for word in lines.clone().flat_map(words) {
            let Some(glyph) = word.first() else {
                continue;
            };
            if used.get(at).is_none_or(|font| font.key != glyph.font) {
                at = match used.iter().position(|font| font.key == glyph.font) {
                    Some(at) => at,
                    None => {
                        used.push(Used {
                            key: glyph.font,
                            stock: self.stock(fonts, glyph.font, language)?,
                            uses_stock: false,
                            own: Vec::new(),
                            small: None,
                        });
                        used.len() - 1
                    }
                };
            }
            let Some(font) = used.get_mut(at) else {
                continue;
            };
            if word.iter().all(|glyph| font.stocked(glyph).is_some()) {
                font.uses_stock = true;
                continue;
            }
            for glyph in word {
                let known = |(id, text): &(u16, Letters)| *id == glyph.id && *text == glyph.text;
                if !font.own.iter().any(known) {
                    font.own.push((glyph.id, glyph.text.clone()));
                }
            }
        }
        used.sort_by_key(|font| font.key);
        for font in &mut used {
            // Two fonts that are both large would be larger than one.
            if font.uses_stock && font.own.len() > SMALL {
                (font.stock, font.uses_stock) = (None, false);
                let glyphs = lines.clone().flatten();
                for glyph in glyphs.filter(|glyph| glyph.font == font.key) {
                    let known =
                        |(id, text): &(u16, Letters)| *id == glyph.id && *text == glyph.text;
                    if !font.own.iter().any(known) {
                        font.own.push((glyph.id, glyph.text.clone()));
                    }
                }
            }
            font.own.sort();
            if !font.own.is_empty() {
                font.small = Some(self.small(fonts, font.key, &font.own)?);
            }
        }
        Ok(Codes(used))
    }

    /// The stock of one of the program's fonts; none of the user's, which may be large, and none of a bold one.
    fn stock(
        &self,
        fonts: &Fonts,
        key: FontKey,
        language: &str,
    ) -> Result<Option<Arc<Stock>>, PageError> {
        if !key.is_built_in() || fonts.font(key)?.weight >= BOLD {
            return Ok(None);
        }
        let primary = language.split('-').next().unwrap_or(language);
        let mut stocks = self.stocks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stock) = stocks.get(&(key, primary.to_owned())) {
            return Ok(Some(stock.clone()));
        }
        let stock = Arc::new(Stock::new(fonts, key, primary)?);
        stocks.insert((key, primary.to_owned()), stock.clone());
        Ok(Some(stock))
    }

    fn small(
        &self,
        fonts: &Fonts,
        key: FontKey,
        table: &Table,
    ) -> Result<Arc<Embedded>, PageError> {
        let place = (key, table.clone());
        {
            let small = self.small.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(embedded) = small.get(&place) {
                return Ok(embedded.clone());
            }
        }
        let embedded = Arc::new(Embedded::new(fonts.font(key)?, table)?);
        let mut small = self.small.lock().unwrap_or_else(PoisonError::into_inner);
        if small.len() >= KEPT {
            small.clear();
        }
        small.insert(place, embedded.clone());
        Ok(embedded)
    }
}

impl Stock {
    fn new(fonts: &Fonts, key: FontKey, language: &str) -> Result<Stock, PageError> {
        let face = Face::new(fonts, key, language)?;
        let own = alphabet(language);
        let mut table = Table::new();
        let mut add = |text: &str| {
            for glyph in face.glyphs("alphabet", text)? {
                // Spaces part the letters, so that none is kerned or joined.
                let known = |(id, _): &(u16, Letters)| *id == glyph.id;
                if !table.iter().any(known) {
                    table.push((glyph.id, glyph.text));
                }
            }
            Ok::<(), PageError>(())
        };
        let is_latin =
            |letter| harfrust::unicode::script(u32::from(letter)) == harfrust::Script::LATIN;
        let is_latin = own.is_empty() || own.chars().any(is_latin);
        let marks = if is_latin { LATIN } else { "" };
        for letter in COMMON.chars().chain(marks.chars()).chain(own.chars()) {
            add(letter.encode_utf8(&mut [0; 4]))?;
        }
        for letters in LIGATURES {
            add(letters)?;
        }
        let count = table.iter().map(|(id, _)| usize::from(*id) + 1).max();
        let mut codes = vec![(0, Letters::One('\0')); count.unwrap_or(0)];
        for (code, (id, text)) in (1..).zip(&table) {
            if let Some(place) = codes.get_mut(usize::from(*id)) {
                *place = (code, text.clone());
            }
        }
        Ok(Stock {
            codes,
            embedded: Embedded::new(fonts.font(key)?, &table)?,
        })
    }
}

impl Used {
    fn stocked(&self, glyph: &Glyph) -> Option<u16> {
        let (code, text) = self.stock.as_ref()?.codes.get(usize::from(glyph.id))?;
        (*code != 0 && *text == glyph.text).then_some(*code)
    }

    /// The objects it needs in the file.
    fn embedded(&self) -> impl Iterator<Item = &Embedded> {
        let stock = self.stock.as_ref().filter(|_| self.uses_stock);
        let stock = stock.map(|stock| &stock.embedded);
        stock.into_iter().chain(self.small.as_deref())
    }
}

impl Codes {
    /// Where the glyphs of a word are: which font resource, counted from 0, and their codes there.
    pub(super) fn of(&self, word: &[Glyph], codes: &mut Vec<u16>) -> Option<usize> {
        let key = word.first()?.font;
        codes.clear();
        let mut font = 0;
        for used in &self.0 {
            if used.key == key {
                codes.extend(word.iter().map_while(|glyph| used.stocked(glyph)));
                if codes.len() == word.len() {
                    return Some(font);
                }
                codes.clear();
                for glyph in word {
                    let own = used
                        .own
                        .binary_search_by(|(id, text)| (*id, text).cmp(&(glyph.id, &glyph.text)))
                        .ok()?;
                    codes.push(u16::try_from(own + 1).ok()?);
                }
                return Some(font + usize::from(used.uses_stock));
            }
            font += usize::from(used.uses_stock) + usize::from(used.small.is_some());
        }
        None
    }

    /// The font resource and the code of a font's space, where this letter has it.
    pub(super) fn space(&self, key: FontKey) -> Option<(usize, u16)> {
        let mut font = 0;
        for used in &self.0 {
            if used.key == key {
                // It is the first of what every letter may need.
                return used.uses_stock.then_some((font, 1));
            }
            font += usize::from(used.uses_stock) + usize::from(used.small.is_some());
        }
        None
    }

    /// Adds the fonts to a file and returns their objects by the number of the resource.
    pub(super) fn insert(&self, file: &mut lopdf::Document) -> Vec<ObjectId> {
        let fonts = self.0.iter().flat_map(Used::embedded);
        fonts.map(|font| font.insert(file)).collect()
    }
}

impl Embedded {
    fn new(font: &Font, table: &Table) -> Result<Embedded, PageError> {
        let mut remapper = GlyphRemapper::new();
        let mut glyphs = vec![0, 0];
        for (glyph, _) in table {
            glyphs.extend(remapper.remap(*glyph).to_be_bytes());
        }
        let bytes = subsetter::subset(&font.bytes, 0, &remapper).map_err(failed)?;
        let mut parsed = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
            .ok_or_else(|| failed("the subset of a font cannot be read"))?;
        let digest = Sha256::digest(&bytes);
        let tag: String = digest
            .iter()
            .take(6)
            .map(|byte| char::from(b'A' + byte % 26))
            .collect();
        parsed.font_name = Some(format!("{tag}+{}", font.name));
        parsed.pdf_font_metrics.us_weight_class = font.weight;

        // A page that shows each code once makes printpdf write the font for all of them.
        let name = FontId("F".to_owned());
        let codes = (1..)
            .zip(table)
            .map(|(code, (_, text))| Codepoint::with_cid(code, 0.0, text.to_string()));
        let ops = vec![
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(name.clone()),
                size: Pt(10.0),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(codes.collect())],
            },
            Op::EndTextSection,
        ];
        let mut printed = PdfDocument::new("");
        let side = printpdf::Mm(100.0);
        printed.pages.push(PdfPage::new(side, side, ops));
        let fonts = &mut printed.resources.fonts.map;
        fonts.insert(name, PdfFont::new(parsed));
        let mut warnings = Vec::new();
        let file = printed.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
        if let Some(fault) = warnings
            .iter()
            .find(|w| w.severity == PdfParseErrorSeverity::Error)
        {
            return Err(failed(&fault.msg));
        }
        let widths = table.iter().map(|(glyph, _)| font.width(*glyph).into());
        Embedded::taken(file, &glyphs, widths.collect()).map_err(failed)
    }

    /// Takes the font out of what printpdf wrote. `glyphs` are the glyphs of the codes from 0 on,
    /// two bytes each, and `widths` those of the codes from 1 on, in thousandths of an em.
    fn taken(
        mut file: lopdf::Document,
        glyphs: &[u8],
        widths: Vec<Object>,
    ) -> lopdf::Result<Embedded> {
        let mut root = None;
        for (id, object) in &file.objects {
            if let Ok(font) = object.as_dict()
                && font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0")
            {
                root = Some(*id);
            }
        }
        let root = root.ok_or(lopdf::Error::ObjectNotFound((0, 0)))?;
        let map = Stream::new(Dictionary::new(), glyphs.to_vec());
        let map = file.add_object(map);
        let font = file.get_object_mut(root)?.as_dict_mut()?;
        for descendant in font.get_mut(b"DescendantFonts")?.as_array_mut()? {
            let descendant = descendant.as_dict_mut()?;
            descendant.set("CIDToGIDMap", map);
            // printpdf rounds widths down.
            let widths = vec![1.into(), widths.clone().into()];
            descendant.set("W", widths);
        }

        let mut order = vec![root];
        let mut next = 0;
        while let Some(id) = order.get(next).copied() {
            next += 1;
            each_reference(file.get_object_mut(id)?, &mut |reference| {
                if !order.contains(reference) {
                    order.push(*reference);
                }
            });
        }
        let mut objects = Vec::with_capacity(order.len());
        for id in &order {
            let mut object = file.get_object(*id)?.clone();
            each_reference(&mut object, &mut |reference| {
                let place = order.iter().position(|id| id == reference);
                reference.0 = place.map_or(0, |place| place as u32 + 1);
            });
            if let Object::Stream(stream) = &mut object {
                stream.start_position = None;
                stream::deflate(stream, Effort::Once);
            }
            objects.push(object);
        }
        Ok(Embedded(objects))
    }

    fn insert(&self, file: &mut lopdf::Document) -> ObjectId {
        let before = file.max_id;
        for object in &self.0 {
            let mut object = object.clone();
            each_reference(&mut object, &mut |reference| reference.0 += before);
            file.add_object(object);
        }
        (before + 1, 0)
    }
}

/// Calls `with` on every reference inside `object`.
fn each_reference(object: &mut Object, with: &mut impl FnMut(&mut ObjectId)) {
    let inside = |dictionary: &mut Dictionary, with: &mut _| {
        for (_, value) in dictionary.iter_mut() {
            each_reference(value, with);
        }
    };
    match object {
        Object::Reference(reference) => with(reference),
        Object::Array(values) => values
            .iter_mut()
            .for_each(|value| each_reference(value, with)),
        Object::Dictionary(dictionary) => inside(dictionary, with),
        Object::Stream(stream) => inside(&mut stream.dict, with),
        _ => {}
    }
}
