//! Which paragraphs were broken into lines before?
//!
//! Most of a letter is the same in every letter of a batch. What was shaped and broken once is kept,
//! so that the next letter only looks it up.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::mem;
use std::sync::{Mutex, PoisonError};

use super::fault::PageError;
use super::font::{Face, FontKey, Glyph};
use super::line::{self, Line, Measure};

/// How many glyphs the cache holds before those that were not used lately are dropped: some 8 MB.
const GLYPHS: usize = 100_000;

/// A cache of paragraphs as lines, the latest ones: it never grows beyond a bound.
///
/// May be used by many threads at once. What it holds changes no letter, only how soon it is set.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    kept: Mutex<Kept>,
    hasher: RandomState,
}

/// Two generations: what is asked for again moves to the younger one, and when that is full the
/// older one goes.
#[derive(Debug, Default)]
struct Kept {
    young: HashMap<u64, Entry>,
    old: HashMap<u64, Entry>,
    glyphs: usize,
}

#[derive(Debug)]
struct Entry {
    key: Key,
    lines: Vec<Line>,
}

/// Everything that the lines of a text depend on.
#[derive(Debug, PartialEq)]
struct Key {
    font: FontKey,
    language: Box<str>,
    text: Box<str>,
    /// Size and width by their bits.
    size: u32,
    width: u32,
    hyphens: bool,
    justified: bool,
}

impl Key {
    fn is(&self, font: FontKey, language: &str, text: &str, measure: Measure) -> bool {
        self.font == font
            && self.size == measure.size.to_bits()
            && self.width == measure.width.to_bits()
            && self.hyphens == measure.hyphens.is_some()
            && self.justified == measure.justified
            && *self.language == *language
            && *self.text == *text
    }
}

impl Paragraphs {
    /// The lines of `text`: see [`line::lines`].
    pub(super) fn lines(
        &self,
        face: &Face<'_>,
        language: &str,
        place: &'static str,
        text: &str,
        measure: Measure,
    ) -> Result<Vec<Line>, PageError> {
        let hash = self.hasher.hash_one((
            face.key,
            language,
            text,
            measure.size.to_bits(),
            measure.width.to_bits(),
            measure.hyphens.is_some(),
            measure.justified,
        ));
        let is = |entry: &Entry| entry.key.is(face.key, language, text, measure);
        {
            let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(entry) = kept.young.get(&hash).filter(|entry| is(entry)) {
                return Ok(entry.lines.clone());
            }
            if let Some(entry) = kept.old.remove(&hash).filter(is) {
                let lines = entry.lines.clone();
                kept.keep(hash, entry);
                return Ok(lines);
            }
        }
        let lines = line::lines(face, place, text, measure)?;
        let key = Key {
            font: face.key,
            language: language.into(),
            text: text.into(),
            size: measure.size.to_bits(),
            width: measure.width.to_bits(),
            hyphens: measure.hyphens.is_some(),
            justified: measure.justified,
        };
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.keep(
            hash,
            Entry {
                key,
                lines: lines.clone(),
            },
        );
        Ok(lines)
    }
}

impl Kept {
    fn keep(&mut self, hash: u64, entry: Entry) {
        let glyphs: usize = entry.lines.iter().map(|line| line.glyphs.len()).sum();
        // What alone would fill the room is not worth keeping.
        if glyphs > GLYPHS / 4 {
            return;
        }
        self.glyphs += glyphs + entry.key.text.len() / mem::size_of::<Glyph>() + 1;
        self.young.insert(hash, entry);
        if self.glyphs > GLYPHS / 2 {
            self.old = mem::take(&mut self.young);
            self.glyphs = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::font::{Fonts, Typeface, Weight};
    use super::*;

    #[test]
    fn a_text_looked_up_is_the_text_asked_for_and_nothing_grows_without_end() {
        let fonts = Fonts::new(Vec::new()).unwrap();
        let key = Fonts::key(Typeface::Serif, Weight::Regular);
        let face = Face::new(&fonts, key, "de").unwrap();
        let paragraphs = Paragraphs::default();
        let set = |text: &str, width: f32| {
            let measure = Measure {
                size: 10.0,
                width,
                hyphens: None,
                justified: false,
            };
            let lines = paragraphs
                .lines(&face, "de", "body", text, measure)
                .unwrap();
            let lines: Vec<_> = lines.iter().map(|line| line::words(&line.glyphs)).collect();
            lines
        };
        let common = "Bitte teilen Sie mir mit, welche Daten Sie verarbeiten.";
        let first = set(common, 100.0);
        for number in 0..3_000 {
            let own =
                format!("Kundennummer {number}, und was dazu gehört, je nach Lage der Dinge.");
            assert!(set(&own, 1000.0).concat().contains(&number.to_string()));
            assert_eq!(set(common, 100.0), first);
        }
        assert_eq!(set(common, 1000.0).len(), 1);
        let kept = paragraphs.kept.lock().unwrap();
        let glyphs = kept.young.values().chain(kept.old.values());
        let glyphs: usize = glyphs
            .flat_map(|entry| entry.lines.iter().map(|line| line.glyphs.len()))
            .sum();
        assert!(glyphs <= GLYPHS, "{glyphs}");
    }
}
