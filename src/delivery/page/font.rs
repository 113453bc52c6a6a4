//! Which glyphs show a text, and where does each stand?

use std::cell::OnceCell;
use std::sync::LazyLock;

use harfrust::font::charmap::Charmap;
use harfrust::{
    Buffer, BufferFlags, ClusterLevel, Direction, Font, Language, Script, ShapeOptions, ShapePlan,
    ShaperFont,
};

use super::PageError;

/// U+00AD: a place where a word may be parted, and a hyphen if it is.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// The scripts the font covers.
const SCRIPTS: [Script; 3] = [Script::LATIN, Script::GREEK, Script::CYRILLIC];

/// The two weights a letter is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Regular,
    Bold,
}

impl Style {
    /// The font file.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../fonts/NotoSerif-Regular.ttf"),
            Self::Bold => include_bytes!("../../../fonts/NotoSerif-Bold.ttf"),
        }
    }

    /// The PostScript name of the font.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSerif-Regular",
            Self::Bold => "NotoSerif-Bold",
        }
    }

    /// The weight on the scale of OpenType, from 100 to 900.
    pub(super) fn weight(self) -> u16 {
        match self {
            Self::Regular => 400,
            Self::Bold => 700,
        }
    }

    /// The parsed font: read once in a process, and only when a page is set.
    fn font(self) -> Result<&'static Font, PageError> {
        static REGULAR: LazyLock<Option<Font>> =
            LazyLock::new(|| Font::new(Style::Regular.bytes(), 0));
        static BOLD: LazyLock<Option<Font>> = LazyLock::new(|| Font::new(Style::Bold.bytes(), 0));
        let font = match self {
            Self::Regular => REGULAR.as_ref(),
            Self::Bold => BOLD.as_ref(),
        };
        font.ok_or_else(|| PageError::Writer(format!("the font {} is damaged", self.name())))
    }
}

/// One glyph in its place. Lengths are in thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// The number of the glyph in the font.
    pub id: u16,
    /// The words it stands for: `fi` for a ligature.
    pub text: String,
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
        self.text == " "
    }

    pub(super) fn is_soft_hyphen(&self) -> bool {
        self.text.starts_with(SOFT_HYPHEN)
    }
}

/// A font made ready for the language of one letter.
pub(super) struct Face {
    font: &'static Font,
    shaper: ShaperFont<'static, 'static>,
    letters: Charmap<'static>,
    language: Option<Language>,
    plans: [Plan; 3],
}

/// How a font sets one script, worked out when it is first met.
struct Plan {
    script: Script,
    shape: OnceCell<ShapePlan>,
}

impl Face {
    /// `language` is a BCP 47 tag; it picks a language's own letter shapes, such as the Bulgarian
    /// ones in Cyrillic.
    pub(super) fn new(style: Style, language: &str) -> Result<Self, PageError> {
        let font = style.font()?;
        Ok(Self {
            font,
            shaper: ShaperFont::new(font),
            letters: font.charmap(),
            language: Language::new(language),
            plans: SCRIPTS.map(|script| Plan {
                script,
                shape: OnceCell::new(),
            }),
        })
    }

    /// The glyphs of `text`, left to right in the order of their bytes.
    ///
    /// Characters that show nothing leave no glyph, but for the soft hyphen, which is given as
    /// the hyphen it may become. `place` names the text in an error.
    pub(super) fn glyphs(&self, place: &'static str, text: &str) -> Result<Vec<Glyph>, PageError> {
        let mut glyphs = Vec::with_capacity(text.len());
        for (first, run, script) in runs(text) {
            let buffer = self.shape(run, script)?;
            let pairs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
            let shaped: Vec<_> = pairs
                .map(|(info, at)| (info.cluster as usize, info, at))
                .collect();
            let mut groups = shaped.chunk_by(|a, b| a.0 == b.0).peekable();
            while let Some(group) = groups.next() {
                let start = group.first().map_or(0, |glyph| glyph.0);
                let next = groups.peek().and_then(|next| next.first());
                let end = next.map_or(run.len(), |glyph| glyph.0);
                let whole = run.get(start..end).unwrap_or_default();
                let words: String = whole.chars().filter(|c| !is_ignorable(*c)).collect();
                if words.is_empty() {
                    let hyphen = whole
                        .contains(SOFT_HYPHEN)
                        .then(|| self.soft_hyphen(first + start));
                    glyphs.extend(hyphen.flatten());
                    continue;
                }
                for ((_, info, at), text) in group.iter().zip(shares(&words, group.len())) {
                    let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0);
                    glyphs.push(Glyph {
                        id: id.ok_or_else(|| self.missing(place, whole))?,
                        text,
                        start: first + start,
                        width: self.scale(self.shaper.glyph_h_advance(info.glyph_id.into())),
                        advance: self.scale(at.x_advance),
                        offset: (self.scale(at.x_offset), self.scale(at.y_offset)),
                        stacked: group.len() > 1 || (at.x_offset, at.y_offset) != (0, 0),
                    });
                }
            }
        }
        Ok(glyphs)
    }

    /// `text`, all in one script, as glyphs in the font's own units.
    fn shape(&self, text: &str, script: Script) -> Result<Buffer, PageError> {
        let plan = self.plans.iter().find(|plan| plan.script == script);
        let plan = plan.unwrap_or(&self.plans[0]);
        let (direction, script) = (Direction::LeftToRight, Some(plan.script));
        let shape = plan.shape.get_or_init(|| {
            ShapePlan::new(self.font, direction, script, self.language.as_ref(), &[])
        });
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.set_script(script);
        buffer.set_language(self.language.clone());
        // A letter and its marks are one group: they carry one text and never part.
        buffer.set_cluster_level(ClusterLevel::MonotoneGraphemes);
        buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        let options = ShapeOptions::new().plan(Some(shape));
        harfrust::shape(&self.shaper, &mut buffer, options)
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

    fn soft_hyphen(&self, start: usize) -> Option<Glyph> {
        let id = self.letters.map_unicode('\u{2010}')?;
        let width = self.scale(self.shaper.glyph_h_advance(id));
        Some(Glyph {
            id: u16::try_from(id.to_u32()).ok()?,
            text: SOFT_HYPHEN.to_string(),
            start,
            width,
            advance: width,
            offset: (0.0, 0.0),
            stacked: false,
        })
    }

    /// Font units in thousandths of an em.
    fn scale(&self, length: i32) -> f32 {
        length as f32 * 1000.0 / f32::from(self.font.units_per_em().max(1))
    }
}

/// The stretches of `text` in one script, each with its first byte; what belongs to no script goes
/// with the letters before it.
///
/// A font keeps a language's letter shapes under the script, so a run must not mix two.
fn runs(text: &str) -> Vec<(usize, &str, Script)> {
    let mut runs = Vec::new();
    let (mut start, mut current) = (0, None);
    for (index, character) in text.char_indices() {
        let script = harfrust::unicode::script(u32::from(character));
        if current == Some(script) || !SCRIPTS.contains(&script) {
            continue;
        }
        if let Some(before) = current.replace(script) {
            runs.push((start, text.get(start..index).unwrap_or_default(), before));
            start = index;
        }
    }
    runs.push((
        start,
        text.get(start..).unwrap_or_default(),
        current.unwrap_or(Script::LATIN),
    ));
    runs
}

/// `words` dealt out to the `count` glyphs that show them together: one character to each glyph
/// from the last on, and to the first what is left.
fn shares(words: &str, count: usize) -> impl Iterator<Item = String> {
    let mut rest = words.chars();
    let left = (words.chars().count() + 1).saturating_sub(count).max(1);
    let first = rest.by_ref().take(left).collect();
    let others = (1..count).map(move |_| rest.next().map(String::from).unwrap_or_default());
    std::iter::once(first).chain(others)
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
