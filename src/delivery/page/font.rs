//! Which glyphs show a text, and where is each of them?

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use harfrust::font::charmap::Charmap;
use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont,
};
use serde::{Deserialize, Serialize};

use super::fault::PageError;

/// U+00AD: a place where a word may be hyphenated, and a hyphen if it is.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// The scripts that the program's fonts cover.
const SCRIPTS: [Script; 3] = [Script::LATIN, Script::GREEK, Script::CYRILLIC];

/// What the letters of a letter look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Typeface {
    #[default]
    Serif,
    Sans,
}

/// The two weights a letter is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Which font a glyph belongs to: an index into [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct FontKey(u8);

impl FontKey {
    /// Whether the program brings the font along.
    pub(super) fn is_built_in(self) -> bool {
        usize::from(self.0) < BUILT_IN.len()
    }
}

/// A font file, read.
pub(super) struct Font {
    /// The PostScript name.
    pub name: String,
    /// The weight on the scale of OpenType, from 100 to 900.
    pub weight: u16,
    pub bytes: Cow<'static, [u8]>,
    shaping: harfrust::Font,
}

/// The fonts of the program: name, weight, file. Two weights of each typeface, in its order.
type BuiltIn = (&'static str, u16, &'static [u8]);
static BUILT_IN: [BuiltIn; 4] = [
    (
        "NotoSerif-Regular",
        400,
        include_bytes!("../../../fonts/NotoSerif-Regular.ttf"),
    ),
    (
        "NotoSerif-Bold",
        700,
        include_bytes!("../../../fonts/NotoSerif-Bold.ttf"),
    ),
    (
        "NotoSans-Regular",
        400,
        include_bytes!("../../../fonts/NotoSans-Regular.ttf"),
    ),
    (
        "NotoSans-Bold",
        700,
        include_bytes!("../../../fonts/NotoSans-Bold.ttf"),
    ),
];

/// What a text is set in, and how its language is written.
type Kind = (FontKey, Script, Option<Language>);

/// Every font a letter may be set in, and how each sets a script, worked out when first met.
#[derive(Default)]
pub(super) struct Fonts {
    built_in: [OnceLock<Option<Font>>; 4],
    /// The user's, in the order in which they are tried.
    own: Vec<Font>,
    plans: Mutex<HashMap<Kind, Arc<ShapePlan>>>,
}

impl Fonts {
    /// The built-in fonts, and the user's for what those cannot show.
    pub(super) fn new(files: Vec<(String, Vec<u8>)>) -> Result<Fonts, PageError> {
        let mut own = Vec::new();
        for (file, bytes) in files {
            let font = Font::own(bytes).ok_or(PageError::Font { file })?;
            own.push(font);
        }
        Ok(Fonts {
            own,
            ..Fonts::default()
        })
    }

    pub(super) fn key(typeface: Typeface, weight: Weight) -> FontKey {
        FontKey(match (typeface, weight) {
            (Typeface::Serif, Weight::Regular) => 0,
            (Typeface::Serif, Weight::Bold) => 1,
            (Typeface::Sans, Weight::Regular) => 2,
            (Typeface::Sans, Weight::Bold) => 3,
        })
    }

    /// The font, read once and only when a page is set in it.
    pub(super) fn font(&self, key: FontKey) -> Result<&Font, PageError> {
        let index = usize::from(key.0);
        let font = match (self.built_in.get(index), BUILT_IN.get(index)) {
            (Some(place), Some((name, weight, bytes))) => place
                .get_or_init(|| {
                    Some(Font {
                        name: (*name).to_owned(),
                        weight: *weight,
                        bytes: Cow::Borrowed(*bytes),
                        shaping: harfrust::Font::new(*bytes, 0)?,
                    })
                })
                .as_ref(),
            _ => self.own.get(index - BUILT_IN.len()),
        };
        font.ok_or_else(|| PageError::Writer("a font of the program is damaged".to_owned()))
    }

    /// The first of the user's fonts that has the character.
    fn own_with(&self, character: char) -> Option<FontKey> {
        let has = |font: &Font| font.shaping.charmap().map_unicode(character).is_some();
        let index = self.own.iter().position(has)?;
        u8::try_from(index + BUILT_IN.len()).ok().map(FontKey)
    }

    fn plan(
        &self,
        key: FontKey,
        font: &Font,
        script: Script,
        language: Option<&Language>,
    ) -> Arc<ShapePlan> {
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        let plan = plans.entry((key, script, language.cloned()));
        let new = || {
            let direction = Direction::LeftToRight;
            let plan = ShapePlan::new(&font.shaping, direction, Some(script), language, &[]);
            Arc::new(plan)
        };
        plan.or_insert_with(new).clone()
    }
}

impl fmt::Debug for Font {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl fmt::Debug for Fonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.own).finish_non_exhaustive()
    }
}

impl Font {
    /// How far a glyph moves the pen, in thousandths of an em.
    pub(super) fn width(&self, glyph: u16) -> f32 {
        let shaper = ShaperFont::new(&self.shaping);
        scale(self, shaper.glyph_h_advance(u32::from(glyph).into()))
    }

    fn own(bytes: Vec<u8>) -> Option<Font> {
        // TrueType outlines: those of PostScript have no glyph numbers to name in a file.
        if !(bytes.starts_with(&[0, 1, 0, 0]) || bytes.starts_with(b"true")) {
            return None;
        }
        let shaping = harfrust::Font::new(bytes.clone(), 0)?;
        // Name 6 of OpenType's `name` table.
        let named = shaping.names().get(6.into());
        let named = named.and_then(|name| name.english_or_first());
        // A name in a PDF is ASCII without blanks and brackets (ISO 32000-1, 7.3.5).
        let name: String = named
            .map(|name| name.name().to_string())
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(60)
            .collect();
        Some(Font {
            name: if name.is_empty() {
                "Own".to_owned()
            } else {
                name
            },
            weight: 400,
            bytes: Cow::Owned(bytes),
            shaping,
        })
    }
}

/// The words a glyph stands for: one letter most of the time.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Letters {
    One(char),
    /// More, as `fi` for a ligature, or none.
    Many(Box<str>),
}

impl Letters {
    fn new(text: &str) -> Letters {
        let mut letters = text.chars();
        match (letters.next(), letters.next()) {
            (Some(one), None) => Letters::One(one),
            _ => Letters::Many(text.into()),
        }
    }

    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Letters::One(letter) => text.push(*letter),
            Letters::Many(letters) => text.push_str(letters),
        }
    }
}

impl fmt::Display for Letters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Letters::One(letter) => write!(f, "{letter}"),
            Letters::Many(letters) => f.write_str(letters),
        }
    }
}

/// One glyph in its place. Lengths are in thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub font: FontKey,
    /// The number of the glyph in the font.
    pub id: u16,
    pub text: Letters,
    /// The byte in the shaped text that it starts at; a letter and the marks on it share one.
    pub start: usize,
    /// The glyph's own width, and how far it moves the pen once kerned.
    pub width: f32,
    pub advance: f32,
    /// How far to the right and above the pen it is drawn.
    pub offset: (f32, f32),
    /// Whether it is part of a letter with marks, which is drawn glyph by glyph.
    pub stacked: bool,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        self.text == Letters::One(' ')
    }

    /// Whether it grows where a line is set to both margins.
    pub(super) fn is_stretchable(&self) -> bool {
        matches!(self.text, Letters::One(' ' | '\u{A0}'))
    }

    pub(super) fn is_soft_hyphen(&self) -> bool {
        self.text == Letters::One(SOFT_HYPHEN)
    }
}

/// A font made ready for the language of one letter.
pub(super) struct Face<'a> {
    fonts: &'a Fonts,
    pub key: FontKey,
    font: &'a Font,
    shaper: ShaperFont<'a, 'static>,
    letters: Charmap<'a>,
    language: Option<Language>,
}

impl<'a> Face<'a> {
    /// `language` is a BCP 47 tag; it picks a language's own letter shapes, such as the Bulgarian
    /// ones in Cyrillic.
    pub(super) fn new(fonts: &'a Fonts, key: FontKey, language: &str) -> Result<Self, PageError> {
        let font = fonts.font(key)?;
        Ok(Self {
            fonts,
            key,
            font,
            shaper: ShaperFont::new(&font.shaping),
            letters: font.shaping.charmap(),
            language: Language::new(language),
        })
    }

    /// The glyphs of `text`, left to right in the order of their bytes.
    ///
    /// Characters that show nothing leave no glyph, but for the soft hyphen, which is given as
    /// the hyphen it may become. `place` names the text in an error.
    pub(super) fn glyphs(&self, place: &'static str, text: &str) -> Result<Vec<Glyph>, PageError> {
        if let Some(character) = text.chars().find(|c| is_right_to_left(*c)) {
            return Err(PageError::RightToLeft { character, place });
        }
        let mut glyphs = Vec::with_capacity(text.len());
        for run in self.runs(text) {
            if run.font == self.key {
                self.add(place, &run, self.font, &self.shaper, &mut glyphs)?;
            } else {
                let font = self.fonts.font(run.font)?;
                let shaper = ShaperFont::new(&font.shaping);
                self.add(place, &run, font, &shaper, &mut glyphs)?;
            }
        }
        Ok(glyphs)
    }

    /// The hyphen that shows where a word is hyphenated, at the byte `start`.
    pub(super) fn hyphen(&self, start: usize) -> Option<Glyph> {
        let id = self.letters.map_unicode('\u{2010}')?;
        let width = scale(self.font, self.shaper.glyph_h_advance(id));
        Some(Glyph {
            font: self.key,
            id: u16::try_from(id.to_u32()).ok()?,
            text: Letters::One(SOFT_HYPHEN),
            start,
            width,
            advance: width,
            offset: (0.0, 0.0),
            stacked: false,
        })
    }

    /// Adds the glyphs of one run.
    fn add(
        &self,
        place: &'static str,
        run: &TextRun<'_>,
        font: &Font,
        shaper: &ShaperFont<'_, '_>,
        glyphs: &mut Vec<Glyph>,
    ) -> Result<(), PageError> {
        let buffer = self.shape(run, font, shaper)?;
        let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let mut shaped = pairs
            .map(|(info, at)| (info.cluster as usize, info, at))
            .peekable();
        let mut group = Vec::new();
        let mut words = String::new();
        while let Some(first) = shaped.next() {
            let start = first.0;
            group.clear();
            group.push(first);
            while let Some(next) = shaped.next_if(|next| next.0 == start) {
                group.push(next);
            }
            let end = shaped.peek().map_or(run.text.len(), |next| next.0);
            let whole = run.text.get(start..end).unwrap_or_default();
            words.clear();
            words.extend(whole.chars().filter(|c| !is_ignorable(*c)));
            let start = run.start + start;
            if words.is_empty() {
                if whole.contains(SOFT_HYPHEN) {
                    glyphs.extend(self.hyphen(start));
                }
                continue;
            }
            for ((_, info, at), text) in group.iter().zip(shares(&words, group.len())) {
                let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0);
                glyphs.push(Glyph {
                    font: run.font,
                    id: id.ok_or_else(|| self.missing(place, whole))?,
                    text,
                    start,
                    width: scale(font, shaper.glyph_h_advance(info.glyph_id.into())),
                    advance: scale(font, at.x_advance),
                    offset: (scale(font, at.x_offset), scale(font, at.y_offset)),
                    stacked: group.len() > 1 || (at.x_offset, at.y_offset) != (0, 0),
                });
            }
        }
        Ok(())
    }

    /// A run as glyphs in the font's own units.
    fn shape(
        &self,
        run: &TextRun<'_>,
        font: &Font,
        shaper: &ShaperFont<'_, '_>,
    ) -> Result<Buffer, PageError> {
        let plan = self
            .fonts
            .plan(run.font, font, run.script, self.language.as_ref());
        let mut buffer = Buffer::new();
        buffer.push_str(run.text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(run.script));
        buffer.set_language(self.language.clone());
        // A letter and its marks are one group: they carry one text and never part.
        buffer.set_cluster_level(ClusterLevel::MonotoneGraphemes);
        buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        let options = ShapeOptions::new().plan(Some(&plan));
        harfrust::shape(shaper, &mut buffer, options)
            .map_err(|error| PageError::Writer(error.to_string()))?;
        if !buffer.allocation_successful() {
            return Err(PageError::Writer("a paragraph is too long".to_owned()));
        }
        Ok(buffer)
    }

    /// The error for the character of `text` that the font lacks.
    fn missing(&self, place: &'static str, text: &str) -> PageError {
        let lacks = |c: &char| !is_ignorable(*c) && self.letters.map_unicode(*c).is_none();
        let character = text.chars().find(lacks).or(text.chars().next());
        let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
        PageError::MissingGlyph { character, place }
    }

    /// The stretches of `text` in one font and one script; what belongs to no script, and a mark,
    /// goes with the letters before it.
    ///
    /// A font keeps a language's letter shapes under the script, so a run must not mix two.
    fn runs<'t>(&self, text: &'t str) -> Vec<TextRun<'t>> {
        let mut runs = Vec::new();
        let mut add = |start: usize, end: usize, font: Option<FontKey>, script: Option<Script>| {
            if let Some(text) = text.get(start..end).filter(|text| !text.is_empty()) {
                runs.push(TextRun {
                    start,
                    text,
                    font: font.unwrap_or(self.key),
                    script: script.unwrap_or(Script::LATIN),
                });
            }
        };
        let (mut start, mut font, mut script) = (0, None, None);
        for (index, character) in text.char_indices() {
            let found = harfrust::unicode::script(u32::from(character));
            let found = (!matches!(found, Script::COMMON | Script::INHERITED | Script::UNKNOWN))
                .then_some(found);
            let wanted = self.font_of(character, found);
            let parts = (found.is_some() && script.is_some() && found != script)
                || (wanted.is_some() && font.is_some() && wanted != font);
            if parts {
                add(start, index, font, script);
                (start, font, script) = (index, wanted, found);
            } else {
                (font, script) = (font.or(wanted), script.or(found));
            }
        }
        add(start, text.len(), font, script);
        runs
    }

    /// The font for a character; `None` where it takes that of its neighbours.
    fn font_of(&self, character: char, script: Option<Script>) -> Option<FontKey> {
        if self.fonts.own.is_empty() || script.is_some_and(|script| SCRIPTS.contains(&script)) {
            return Some(self.key).filter(|_| script.is_some());
        }
        if character == ' ' || is_ignorable(character) {
            return None;
        }
        if self.letters.map_unicode(character).is_some() {
            return Some(self.key);
        }
        Some(self.fonts.own_with(character).unwrap_or(self.key))
    }
}

/// Text in one font and one script.
struct TextRun<'t> {
    /// Its first byte.
    start: usize,
    text: &'t str,
    font: FontKey,
    script: Script,
}

/// Font units in thousandths of an em.
fn scale(font: &Font, length: i32) -> f32 {
    length as f32 * 1000.0 / f32::from(font.shaping.units_per_em().max(1))
}

/// Whether a character is written from right to left: the ranges whose default is R or AL in the
/// Unicode Character Database (DerivedBidiClass).
fn is_right_to_left(character: char) -> bool {
    matches!(character,
        '\u{590}'..='\u{8FF}'
        | '\u{FB1D}'..='\u{FDCF}'
        | '\u{FDF0}'..='\u{FDFF}'
        | '\u{FE70}'..='\u{FEFE}'
        | '\u{10800}'..='\u{10FFF}'
        | '\u{1E800}'..='\u{1EFFF}')
}

/// `words` dealt out to the `count` glyphs that show them together: one character to each glyph
/// from the last on, and to the first what is left.
fn shares(words: &str, count: usize) -> impl Iterator<Item = Letters> {
    let left = (words.chars().count() + 1).saturating_sub(count).max(1);
    let at = words
        .char_indices()
        .nth(left)
        .map_or(words.len(), |(at, _)| at);
    let (first, rest) = words.split_at(at);
    let mut rest = rest.chars();
    let others =
        (1..count).map(move |_| rest.next().map_or_else(|| Letters::new(""), Letters::One));
    std::iter::once(Letters::new(first)).chain(others)
}

/// Whether a character shows nothing by itself: Unicode's `Default_Ignorable_Code_Point`.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        SOFT_HYPHEN
        | '\u{34F}'
        | '\u{61C}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}
