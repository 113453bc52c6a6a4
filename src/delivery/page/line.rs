//! Where does a line of text end?

use unicode_linebreak::linebreaks;

use super::PageError;
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
    /// Between words.
    Word,
}

/// Breaks `text` into lines at most `width` wide, in points at `size` points.
///
/// A line feed always ends a line, so there may be empty ones. A line keeps one of the spaces it
/// ends in, for whoever reads the words back. `place` names the
/// text in an error.
pub(super) fn lines(
    face: &Face,
    place: &'static str,
    text: &str,
    size: f32,
    width: f32,
) -> Result<Vec<Vec<Glyph>>, PageError> {
    let width = width * 1000.0 / size;
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    let mut lines = Vec::new();
    for text in text.trim_end().split([
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let glyphs = face.glyphs(place, text)?;
        let breaks = breaks(text, &glyphs);
        lines.extend(fill(&glyphs, &breaks, width));
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
fn breaks(text: &str, glyphs: &[Glyph]) -> Vec<Break> {
    let mut chances = chances(text).into_iter().peekable();
    let mut previous = None;
    let mut breaks = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        // A chance may lie on a character that left no glyph: the next glyph takes it over.
        let mut best = Break::Never;
        while let Some((_, chance)) = chances.next_if(|(at, _)| *at <= glyph.start) {
            best = best.max(chance);
        }
        if previous != Some(glyph.start) {
            best = best.max(Break::Letter);
        }
        previous = Some(glyph.start);
        breaks.push(best);
    }
    breaks
}

/// The bytes that Unicode (UAX 14) lets a line end before, told apart by what they part.
///
/// UAX 14 also breaks after the stroke of `4711/26`, the hyphen of `machine-readable` and inside a
/// mail address. Whoever reads the words back takes these for two things, or drops the hyphen, so
/// they are kept whole while they fit a line; and no line ends in a dash that stands alone.
fn chances(text: &str) -> Vec<(usize, Break)> {
    let mut chances = Vec::new();
    let mut breaks = linebreaks(text).peekable();
    let mut end = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        end += token.len();
        while let Some((at, _)) = breaks.next_if(|(at, _)| *at <= end) {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let open = matches!(before, Some(SOFT_HYPHEN | '\u{200B}' | '—'));
            let dash = matches!(token.trim_end(), "-" | "–" | "—");
            let rank = if !dash && (open || at == end) {
                Break::Word
            } else {
                Break::Token
            };
            chances.push((at, rank));
        }
    }
    chances
}

/// Parts `glyphs` into lines, each as long as it can be, at the best breaks it has.
fn fill(glyphs: &[Glyph], breaks: &[Break], width: f32) -> Vec<Vec<Glyph>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(end) = line_end(glyphs, breaks, start, width) {
        lines.push(finish(glyphs.get(start..end).unwrap_or_default(), true));
        start = end;
    }
    lines.push(finish(glyphs.get(start..).unwrap_or_default(), false));
    lines
}

/// The glyph that the next line starts with, or `None` where the rest fits on one line.
fn line_end(glyphs: &[Glyph], breaks: &[Break], start: usize, width: f32) -> Option<usize> {
    let mut best: Option<(Break, usize)> = None;
    // The pen, the right edge of the last ink, and the hyphen that a break here would add.
    let (mut pen, mut ink, mut hyphen) = (0.0, 0.0, 0.0);
    for (index, (glyph, chance)) in glyphs.iter().zip(breaks).enumerate().skip(start) {
        if index > start && *chance > Break::Never {
            let better = |(rank, _)| *chance >= rank && ink + hyphen <= width;
            if best.is_none_or(better) {
                best = Some((*chance, index));
            }
        }
        let advance = glyph.advance;
        hyphen = if glyph.is_soft_hyphen() { advance } else { 0.0 };
        if !glyph.is_soft_hyphen() {
            pen += advance;
        }
        // A space may hang over the edge, ink may not.
        if !glyph.is_space() {
            ink = pen;
        }
        if ink > width
            && let Some((_, index)) = best
        {
            return Some(index);
        }
    }
    None
}

/// A line as it is shown: without the soft hyphens that did not part a word.
fn finish(line: &[Glyph], parted: bool) -> Vec<Glyph> {
    let last = line.len().saturating_sub(1);
    let shown = |(index, glyph): (usize, &Glyph)| {
        let hidden = glyph.is_soft_hyphen() && !(parted && index == last);
        (!hidden).then(|| glyph.clone())
    };
    let mut line: Vec<Glyph> = line.iter().enumerate().filter_map(shown).collect();
    let words = line
        .iter()
        .rposition(|glyph| !glyph.is_space())
        .map_or(0, |last| last + 1);
    line.truncate(words + 1);
    line
}

#[cfg(test)]
mod tests {
    use super::super::font::Style;
    use super::*;

    /// The lines of `text` in a column `width` points wide, set at 10 points.
    fn set(text: &str, column: f32) -> Vec<String> {
        let face = Face::new(Style::Regular, "de").unwrap();
        let lines = lines(&face, "body", text, 10.0, column).unwrap();
        for line in &lines {
            assert!(width(line, 10.0) <= column, "{line:?}");
        }
        lines
            .iter()
            .map(|line| line.iter().map(|glyph| glyph.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn a_line_ends_between_words_and_after_hyphens() {
        let text = "Recht auf Auskunft nach der Datenschutz-Grundverordnung";
        assert_eq!(
            set(text, 100.0),
            [
                "Recht auf Auskunft ",
                "nach der ",
                "Datenschutz-",
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
        let face = Face::new(Style::Regular, "fr").unwrap();
        let shape = |text| face.glyphs("body", text).unwrap();
        let (one, two) = (shape("\u{E9}"), shape("e\u{301}"));
        assert_eq!((one.len(), one[0].id), (two.len(), two[0].id));
        assert_eq!(
            (one[0].text.as_str(), two[0].text.as_str()),
            ("\u{E9}", "e\u{301}")
        );
        assert_eq!(shape("fi").len(), 1);
        assert_eq!(shape("f\u{200C}i").len(), 2);
    }
}
