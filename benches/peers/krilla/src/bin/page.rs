//! The smallest program that writes one page with krilla: a line of text, in one face, and nothing else.
//!
//!     page FONT OUT

use std::{env, error::Error, fs};

use harfrust::{Buffer, Direction, Font as Shape, Script, ShapeOptions, ShaperFont};
use krilla::{
    Document,
    geom::Point,
    page::PageSettings,
    text::{Font, GlyphId, KrillaGlyph},
};

const TEXT: &str = "Which personal data of mine do you hold?";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [font, out] = &arguments[..] else {
        return Err("page FONT OUT".into());
    };
    // For as long as the process lives.
    let bytes: &'static [u8] = fs::read(font)?.leak();
    let shape = Shape::new(bytes, 0).ok_or("no font")?;
    let mut buffer = Buffer::new();
    buffer.push_str(TEXT);
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::LATIN));
    harfrust::shape(&ShaperFont::new(&shape), &mut buffer, ShapeOptions::new())
        .map_err(|error| error.to_string())?;
    let em = f32::from(shape.units_per_em());
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    let glyphs: Vec<KrillaGlyph> = glyphs
        .map(|(info, at)| {
            let start = info.cluster as usize;
            let end = TEXT[start..].char_indices().nth(1);
            let end = end.map_or(TEXT.len(), |(more, _)| start + more);
            let id = GlyphId::new(info.glyph_id);
            KrillaGlyph::new(id, at.x_advance as f32 / em, 0.0, 0.0, 0.0, start..end, None)
        })
        .collect();

    let mut document = Document::new();
    let mut page = document.start_page_with(PageSettings::from_wh(595.28, 841.89).ok_or("no paper")?);
    let mut surface = page.surface();
    let font = Font::new(bytes.into(), 0).ok_or("no font for krilla")?;
    surface.draw_glyphs(Point::from_xy(70.0, 100.0), &glyphs, font, TEXT, 10.5, false);
    surface.finish();
    page.finish();
    fs::write(out, document.finish().map_err(|error| format!("{error:?}"))?)?;
    Ok(())
}
