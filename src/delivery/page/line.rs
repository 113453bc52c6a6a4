//! Where does a line of text end?
//!
//! The lines of a paragraph are chosen together, as Knuth and Plass do it (Breaking Paragraphs into
//! Lines, 1981), with a simpler cost: `fill` goes through the places where a line may end, from left
//! to right, and keeps for each the cheapest way to get there.
//!
//! # An example
//!
//! `111 11 11 11111` in a column of 31.5 points. A line costs 200, and ten thousand times the
//! square of the part of it that stays empty; the last one may be short.
//!
//! ```text
//! first fit            empty   cost        chosen              empty   cost
//! 111 11               3 %      209        111                 47 %    2387
//! 11                   65 %    4361        11 11               21 %     631
//! 11111                last     200        11111               last     200
//!                              4770                                    3218
//! ```
//!
//! A full first line is paid for by the second one. What else a line costs (a hyphen, a number or an
//! address that is cut, a last line of one short word) is in the constants below, in the same money.

use std::sync::Arc;

use hypher::Lang;
use unicode_linebreak::linebreaks;

use super::fault::PageError;
use super::font::{Face, Glyph, SOFT_HYPHEN};

/// How well a line may end before a glyph, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Not at all: inside a letter and its marks.
    Never,
    /// Only where a word is longer than a line.
    Letter,
    /// Only where a number, an address or a path is longer than a line.
    Token,
    /// Inside a word, with a hyphen.
    Hyphen,
    /// Between words.
    Word,
}

const NO_BREAK_SPACE: char = '\u{A0}';

/// Words shorter than this are not hyphenated, nor are words in capitals alone.
const SHORTEST_PARTED: usize = 6;

// What a line costs, so that a paragraph's lines are chosen together: the square of the room it
// leaves, in hundredths of its width, and what follows. A hyphen is worth a tenth of a line.
const HYPHEN: f32 = 100.0;
const TWO_HYPHENS: f32 = 400.0;
const TOKEN: f32 = 2_000.0;
const LETTER: f32 = 100_000.0;
const LINE: f32 = 200.0;
/// A last line shorter than this part of the width, and what it costs.
const SHORT: f32 = 0.12;
const SHORT_LAST: f32 = 200.0;
/// What a space stretched to twice its width costs, in a line set to both margins.
const STRETCHED: f32 = 150.0;

/// How a text is broken into lines.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// The em, in points.
    pub size: f32,
    /// The longest line, in points.
    pub width: f32,
    /// The language in which words may be hyphenated.
    pub hyphens: Option<Lang>,
    /// Whether lines are set to both margins.
    pub justified: bool,
}

/// One line as it is shown.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub glyphs: Arc<[Glyph]>,
    /// By how much each space grows so that the line is as wide as its column, in thousandths of
    /// an em.
    pub spread: f32,
    /// Whether it ends inside a word or a number that is longer than a line.
    pub cut: bool,
}

/// The language to hyphenate in; `None` where there are no patterns for it.
pub(super) fn hyphens(language: &str) -> Option<Lang> {
    // The patterns are those of both written forms of Norwegian.
    let code = match language.split('-').next()? {
        "no" | "nn" => "nb",
        code => code,
    };
    Lang::from_iso(code.as_bytes().try_into().ok()?)
}

/// Breaks `text` into lines.
///
/// A line feed always ends a line, so there may be empty ones. A line keeps one of the spaces it
/// ends in, for whoever reads the words back. `place` names the text in an error.
pub(super) fn lines(
    face: &Face<'_>,
    place: &'static str,
    text: &str,
    measure: Measure,
) -> Result<Vec<Line>, PageError> {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let mut lines = Vec::new();
    for text in text.trim_end().split([
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let glyphs = face.glyphs(place, text)?;
        let breaks = breaks(text, &glyphs, measure.hyphens);
        fill(face, &glyphs, &breaks, measure, &mut lines);
    }
    Ok(lines)
}

/// How wide `glyphs` are in points at `size` points, without the spaces at the end.
pub(super) fn width(glyphs: &[Glyph], size: f32) -> f32 {
    let end = glyphs
        .iter()
        .rposition(|glyph| !glyph.is_space())
        .map_or(0, |last| last + 1);
    let advances = glyphs.iter().take(end).map(|glyph| glyph.advance);
    advances.sum::<f32>() * size / 1000.0
}

/// How well a line may end before each of `glyphs`, the glyphs of `text`.
fn breaks(text: &str, glyphs: &[Glyph], hyphens: Option<Lang>) -> Vec<Break> {
    let mut chances = chances(text).into_iter().peekable();
    let parted = hyphens.map_or_else(Vec::new, |language| syllables(text, language));
    let mut parted = parted.into_iter().peekable();
    let mut previous = None;
    let mut breaks = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        // A place to break may be at a character that left no glyph: the next glyph takes it over.
        let mut best = Break::Never;
        while let Some((_, chance)) = chances.next_if(|(at, _)| *at <= glyph.start) {
            best = best.max(chance);
        }
        // A word cannot be hyphenated where a syllable ends inside a ligature.
        while let Some(at) = parted.next_if(|at| *at <= glyph.start) {
            if at == glyph.start {
                best = best.max(Break::Hyphen);
            }
        }
        if previous != Some(glyph.start) {
            best = best.max(Break::Letter);
        }
        previous = Some(glyph.start);
        breaks.push(best);
    }
    breaks
}

/// The break opportunities of Unicode (UAX 14), by the byte that the next line would begin with, and
/// what each of them would separate.
///
/// UAX 14 also breaks after the slash of `4711/26`, the hyphen of `machine-readable` and inside a
/// mail address. Whoever reads the words back takes these for two things, or drops the hyphen, so
/// they are kept whole while they fit a line; and no line ends in a dash between spaces.
fn chances(text: &str) -> Vec<(usize, Break)> {
    let mut chances = Vec::new();
    let mut breaks = linebreaks(text).peekable();
    let mut end = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        end += token.len();
        while let Some((at, _)) = breaks.next_if(|(at, _)| *at <= end) {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let dash = matches!(token.trim_end(), "-" | "–" | "—");
            let rank = match before {
                _ if dash => Break::Token,
                Some(SOFT_HYPHEN) => Break::Hyphen,
                Some('\u{200B}' | '—') => Break::Word,
                _ if at == end => Break::Word,
                _ => Break::Token,
            };
            chances.push((at, rank));
        }
    }
    chances
}

/// The bytes before which a word of `text` may be hyphenated.
///
/// What holds a digit, a slash or an `@` is not a word; of what a hyphen joins, each part is one.
/// What a no-break space holds to a number stays whole: `12. De-` at the end of a line is no date.
fn syllables(text: &str, language: Lang) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = 0;
    let held = text.split_inclusive(|c: char| c.is_whitespace() && c != NO_BREAK_SPACE);
    let tokens = held.flat_map(|held| {
        let numbered = held.contains(NO_BREAK_SPACE) && held.contains(char::is_numeric);
        let tokens = held.split_inclusive(char::is_whitespace);
        tokens.map(move |token| (token, numbered))
    });
    for (token, numbered) in tokens {
        let is_word = !token.contains(|c: char| c.is_numeric() || "@/\\_:.".contains(c))
            || token
                .trim_end()
                .trim_end_matches(['.', ':'])
                .chars()
                .all(|c| c.is_alphabetic() || "-,;()„“”«»›‹’'".contains(c));
        if is_word && !numbered && !token.contains(SOFT_HYPHEN) {
            let mut at = start;
            for part in token.split_inclusive(|c: char| !c.is_alphabetic()) {
                let word = part.trim_end_matches(|c: char| !c.is_alphabetic());
                let letters = word.chars().count();
                if letters >= SHORTEST_PARTED && word.chars().skip(1).any(char::is_lowercase) {
                    let mut end = at;
                    for syllable in hypher::hyphenate(word, language) {
                        end += syllable.len();
                        if end < at + word.len() {
                            places.push(end);
                        }
                    }
                }
                at += part.len();
            }
        }
        start += token.len();
    }
    places
}

/// A place where a line may end.
struct Node {
    /// The glyph that the next line starts with.
    before: usize,
    kind: Break,
    /// What the lines up to here cost, and the node that the last of them starts at.
    cost: f32,
    from: usize,
}

/// Breaks `glyphs` into the lines that together cost least; the head of this file has an example.
fn fill(
    face: &Face<'_>,
    glyphs: &[Glyph],
    breaks: &[Break],
    measure: Measure,
    lines: &mut Vec<Line>,
) {
    let width = measure.width * 1000.0 / measure.size;
    let edges = Edges::of(glyphs);
    let mut nodes = nodes(breaks, glyphs.len(), &edges, width);
    let hyphen = face.hyphen(0).map_or(0.0, |glyph| glyph.advance);
    let space = glyphs
        .iter()
        .find(|glyph| glyph.is_space())
        .map_or(250.0, |glyph| glyph.advance);

    for index in 1..nodes.len() {
        let mut best: Option<(f32, usize)> = None;
        let last = index + 1 == nodes.len();
        for start in (0..index).rev() {
            let (Some(from), Some(to)) = (nodes.get(start), nodes.get(index)) else {
                break;
            };
            let added = if to.kind == Break::Hyphen && !last {
                hyphen
            } else {
                0.0
            };
            let ink = edges.between(from.before, to.before) + added;
            // Only one letter that is wider than the line may overflow it.
            if ink > width && (best.is_some() || start + 1 < index) {
                break;
            }
            let slack = (width - ink).max(0.0) / width;
            let mut cost = from.cost + LINE;
            if last {
                if slack > 1.0 - SHORT && start > 0 {
                    cost += SHORT_LAST;
                }
                if from.kind == Break::Hyphen {
                    cost += HYPHEN;
                }
            } else if measure.justified {
                let spaces = edges.spaces(from.before, to.before) as f32;
                let stretch = (width - ink).max(0.0) / (spaces.max(0.5) * space);
                cost += STRETCHED * stretch * stretch;
            } else {
                cost += 10_000.0 * slack * slack;
            }
            if !last {
                cost += match to.kind {
                    Break::Hyphen if from.kind == Break::Hyphen => TWO_HYPHENS,
                    Break::Hyphen => HYPHEN,
                    Break::Token => TOKEN,
                    Break::Letter => LETTER,
                    Break::Word | Break::Never => 0.0,
                };
            }
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, start));
            }
        }
        if let (Some((cost, from)), Some(node)) = (best, nodes.get_mut(index)) {
            (node.cost, node.from) = (cost, from);
        }
    }

    let mut ends = Vec::new();
    let mut at = nodes.len() - 1;
    while at > 0 {
        ends.push(at);
        at = nodes.get(at).map_or(0, |node| node.from);
    }
    let mut start = 0;
    if ends.is_empty() {
        lines.push(finish(face, &[], None, width, measure));
    }
    for index in ends.into_iter().rev() {
        let last = index + 1 == nodes.len();
        if let Some(node) = nodes.get(index) {
            let line = glyphs.get(start..node.before).unwrap_or_default();
            let end = (!last).then_some(node.kind);
            lines.push(finish(face, line, end, width, measure));
            start = node.before;
        }
    }
}

/// Where the pen and the ink are before each glyph, and how many spaces came so far.
struct Edges {
    pen: Vec<f32>,
    ink: Vec<f32>,
    spaces: Vec<u32>,
}

impl Edges {
    fn of(glyphs: &[Glyph]) -> Edges {
        let count = glyphs.len() + 1;
        let mut edges = Edges {
            pen: Vec::with_capacity(count),
            ink: Vec::with_capacity(count),
            spaces: Vec::with_capacity(count),
        };
        let (mut pen, mut ink, mut spaces) = (0.0, 0.0, 0);
        let mut push = |pen, ink, spaces| {
            edges.pen.push(pen);
            edges.ink.push(ink);
            edges.spaces.push(spaces);
        };
        push(pen, ink, spaces);
        for glyph in glyphs {
            // A soft hyphen shows only at the end of a line.
            if !glyph.is_soft_hyphen() {
                pen += glyph.advance;
            }
            // A space may hang over the edge, ink may not.
            if !glyph.is_space() {
                ink = pen;
            }
            spaces += u32::from(glyph.is_stretchable());
            push(pen, ink, spaces);
        }
        edges
    }

    /// From the left edge of the first glyph to the right edge of the last ink.
    fn between(&self, start: usize, end: usize) -> f32 {
        let at = |edges: &[f32], index: usize| edges.get(index).copied().unwrap_or_default();
        (at(&self.ink, end) - at(&self.pen, start)).max(0.0)
    }

    /// The spaces of a line, without the one it ends in.
    fn spaces(&self, start: usize, end: usize) -> u32 {
        let at = |index: usize| self.spaces.get(index).copied().unwrap_or_default();
        at(end).saturating_sub(at(start)).saturating_sub(1)
    }
}

/// The places where a line may end, from the start of the text to its end. Between words always;
/// inside a number or a word only where it is wider than the line.
fn nodes(breaks: &[Break], count: usize, edges: &Edges, width: f32) -> Vec<Node> {
    let node = |before, kind| Node {
        before,
        kind,
        cost: 0.0,
        from: 0,
    };
    let between = |start: usize, end: usize, least: Break| {
        let inside = breaks.iter().enumerate().take(end).skip(start + 1);
        inside.filter(move |(_, kind)| **kind == least || **kind == Break::Hyphen)
    };
    let words = (1..count)
        .filter(|at| breaks.get(*at) == Some(&Break::Word))
        .chain((count > 0).then_some(count));
    let mut nodes = vec![node(0, Break::Word)];
    let mut start = 0;
    for end in words {
        let wide = edges.between(start, end) > width;
        let mut from = start;
        let mut tokens: Vec<usize> = Vec::new();
        if wide {
            let token = |(at, kind): (usize, &Break)| (*kind == Break::Token).then_some(at);
            tokens.extend(between(start, end, Break::Token).filter_map(token));
        }
        tokens.push(end);
        for token in tokens {
            let least = if edges.between(from, token) > width {
                Break::Letter
            } else {
                Break::Hyphen
            };
            nodes.extend(between(from, token, least).map(|(at, kind)| node(at, *kind)));
            if token < end {
                nodes.push(node(token, Break::Token));
            }
            from = token;
        }
        nodes.push(node(end, Break::Word));
        start = end;
    }
    nodes
}

/// A line as it is shown: without the soft hyphens at which no line ends. `end` is how it ends,
/// or `None` where the text ends.
fn finish(
    face: &Face<'_>,
    line: &[Glyph],
    end: Option<Break>,
    width: f32,
    measure: Measure,
) -> Line {
    let last = line.len().saturating_sub(1);
    let shown = |(index, glyph): (usize, &Glyph)| {
        let hidden = glyph.is_soft_hyphen() && !(end.is_some() && index == last);
        (!hidden).then(|| glyph.clone())
    };
    let mut glyphs: Vec<Glyph> = line.iter().enumerate().filter_map(shown).collect();
    let words = glyphs
        .iter()
        .rposition(|glyph| !glyph.is_space())
        .map_or(0, |last| last + 1);
    glyphs.truncate(words + 1);
    if end == Some(Break::Hyphen) && !glyphs.last().is_some_and(Glyph::is_soft_hyphen) {
        glyphs.extend(face.hyphen(glyphs.last().map_or(0, |glyph| glyph.start)));
    }
    let ink: f32 = glyphs
        .iter()
        .take(words + 1)
        .map(|glyph| glyph.advance)
        .sum();
    let trailing = glyphs
        .last()
        .filter(|glyph| glyph.is_space())
        .map_or(0.0, |glyph| glyph.advance);
    let spaces = glyphs.iter().filter(|glyph| glyph.is_stretchable()).count();
    let spaces = spaces - usize::from(trailing > 0.0);
    let justified = measure.justified && end.is_some() && spaces > 0;
    Line {
        spread: if justified {
            ((width - ink + trailing) / spaces as f32).max(0.0)
        } else {
            0.0
        },
        cut: matches!(end, Some(Break::Token | Break::Letter)),
        glyphs: glyphs.into(),
    }
}

/// A line's words, for whoever reads them.
#[cfg(test)]
pub(super) fn words(glyphs: &[Glyph]) -> String {
    let mut text = String::new();
    for glyph in glyphs {
        glyph.text.push_to(&mut text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::font::{Fonts, Letters, Typeface, Weight};
    use super::*;

    fn fonts() -> Fonts {
        Fonts::new(Vec::new()).unwrap()
    }

    fn face<'a>(fonts: &'a Fonts, language: &str) -> Face<'a> {
        let key = Fonts::key(Typeface::Serif, Weight::Regular);
        Face::new(fonts, key, language).unwrap()
    }

    /// The lines of `text` in a column `width` points wide, set at 10 points.
    fn set(text: &str, column: f32) -> Vec<String> {
        let measure = Measure {
            size: 10.0,
            width: column,
            hyphens: None,
            justified: false,
        };
        set_in(text, measure)
    }

    fn set_in(text: &str, measure: Measure) -> Vec<String> {
        let fonts = fonts();
        let lines = lines(&face(&fonts, "de"), "body", text, measure).unwrap();
        for line in &lines {
            assert!(width(&line.glyphs, 10.0) <= measure.width, "{line:?}");
        }
        lines.iter().map(|line| words(&line.glyphs)).collect()
    }

    #[test]
    fn a_line_ends_between_words_and_after_hyphens() {
        let text = "Recht auf Auskunft nach der Datenschutz-Grundverordnung";
        assert_eq!(
            set(text, 100.0),
            [
                "Recht auf ",
                "Auskunft nach ",
                "der Datenschutz-",
                "Grundverordnung"
            ]
        );
    }

    #[test]
    fn numbers_and_addresses_stay_whole_while_they_fit() {
        assert_eq!(
            set("Große Elbstraße 4711/26", 100.0),
            ["Große Elbstraße ", "4711/26"]
        );
        assert_eq!(
            set("an anna-lena.berg@e-mail.example", 160.0),
            ["an ", "anna-lena.berg@e-mail.example"]
        );
        assert_eq!(
            set("Verordnung (EU) 2016/679", 110.0),
            ["Verordnung (EU) ", "2016/679"]
        );
    }

    #[test]
    fn a_word_longer_than_a_line_loses_nothing() {
        let link = format!("https://example.com/{}", "verzeichnis/".repeat(25));
        let lines = set(&link, 200.0);
        assert!(lines.iter().all(|line| line.ends_with('/')), "{lines:?}");
        assert_eq!(lines.concat(), link);
        let name = "Maximilian".repeat(20);
        let lines = set(&name, 200.0);
        assert!(lines.len() > 4);
        assert_eq!(lines.concat(), name);
    }

    #[test]
    fn a_no_break_space_does_not_end_a_line() {
        assert_eq!(
            set("Frist von 30\u{A0}Tagen", 70.0),
            ["Frist von ", "30\u{A0}Tagen"]
        );
    }

    #[test]
    fn a_soft_hyphen_shows_only_where_it_parts_a_word() {
        let text = "Donau\u{AD}dampf\u{AD}schiff";
        assert_eq!(set(text, 200.0), ["Donaudampfschiff"]);
        assert_eq!(set(text, 72.0), ["Donaudampf\u{AD}", "schiff"]);
        // The word parts fit, the hyphen behind them does not.
        assert_eq!(set(text, 60.0), ["Donau\u{AD}", "dampfschiff"]);
    }

    #[test]
    fn a_line_feed_ends_a_line() {
        assert_eq!(
            set("eins\nzwei\r\n\ndrei\tvier\n", 200.0),
            ["eins", "zwei", "", "drei vier"]
        );
    }

    #[test]
    fn spaces_hang_over_the_edge_but_one() {
        assert_eq!(set("eins    zwei", 30.0), ["eins ", "zwei"]);
    }

    #[test]
    fn a_letter_and_its_mark_look_like_the_letter_with_the_mark() {
        let fonts = fonts();
        let face = face(&fonts, "fr");
        let shape = |text| face.glyphs("body", text).unwrap();
        let (one, two) = (shape("\u{E9}"), shape("e\u{301}"));
        assert_eq!((one.len(), one[0].id), (two.len(), two[0].id));
        assert_eq!(
            (&one[0].text, two[0].text.to_string().as_str()),
            (&Letters::One('\u{E9}'), "e\u{301}")
        );
        assert_eq!(shape("fi").len(), 1);
        assert_eq!(shape("f\u{200C}i").len(), 2);
    }

    #[test]
    fn a_word_is_parted_in_its_language_where_a_line_gains_by_it() {
        let measure = |hyphens| Measure {
            size: 10.0,
            width: 120.0,
            hyphens,
            justified: false,
        };
        let text = "Informationen über Verarbeitungszwecke und Datenübertragbarkeit";
        let parted = set_in(text, measure(hyphens("de")));
        assert!(
            parted.iter().any(|line| line.ends_with(SOFT_HYPHEN)),
            "{parted:?}"
        );
        assert_eq!(parted.concat().replace(SOFT_HYPHEN, ""), text);
        let whole = set_in(text, measure(hyphens("mt")));
        assert!(!whole.concat().contains(SOFT_HYPHEN), "{whole:?}");
    }

    #[test]
    fn numbers_addresses_and_capitals_are_no_words_to_part() {
        let german = hyphens("de").unwrap();
        assert!(syllables("VERORDNUNG", german).is_empty());
        assert!(syllables("anfrage@verordnung.example", german).is_empty());
        assert!(syllables("Verordnung2016/679", german).is_empty());
        assert!(syllables("kurze Wort", german).iter().all(|at| *at < 6));
        assert!(!syllables("Verordnung.", german).is_empty());
        assert!(syllables("12.\u{A0}Dezember", german).is_empty());
        assert!(syllables("(Absatz\u{A0}3)", german).is_empty());
        assert!(!syllables("im Dezember 12", german).is_empty());
    }

    #[test]
    fn a_justified_line_ends_at_the_margin_and_the_last_one_does_not() {
        let fonts = fonts();
        let measure = Measure {
            size: 10.0,
            width: 150.0,
            hyphens: None,
            justified: true,
        };
        let text = "Bitte teilen Sie mir mit, welche Daten Sie über mich verarbeiten.";
        let lines = lines(&face(&fonts, "de"), "body", text, measure).unwrap();
        let (last, others) = lines.split_last().unwrap();
        assert_eq!(last.spread, 0.0);
        for line in others {
            let spaces = line.glyphs.iter().filter(|g| g.is_stretchable()).count() - 1;
            let width = width(&line.glyphs, 10.0) + spaces as f32 * line.spread / 100.0;
            assert!((width - 150.0).abs() < 0.01, "{width}");
        }
    }

    #[test]
    fn the_lines_of_a_paragraph_are_chosen_together() {
        // Taken one by one, the first line would be full and the second nearly empty.
        assert_eq!(set("111 11 11 11111", 31.5), ["111 ", "11 11 ", "11111"]);
    }
}
