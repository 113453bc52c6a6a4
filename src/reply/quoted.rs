//! What in a text is new, and what is quoted, signed or boilerplate?
//!
//! The surest cut is our own letter: its words are known, whatever a mail program did to its lines. The
//! marks of the mail programs come after: `>`, a line that says who wrote, a head without marks (Outlook).

use super::{
    Ours,
    phrases::{ReplyPhrases, folded_line},
};

/// A text in two parts.
#[derive(Debug, Default)]
pub(super) struct Cut {
    pub new: String,
    /// What was passed on of somebody else's, which may hold the answer ("see below").
    pub passed_on: String,
    /// Whether it quotes a letter of ours.
    pub quotes_us: bool,
}

/// Fewer words than these above a passed-on mail are no answer of their own.
const STUB: usize = 25;

/// Cuts a text.
pub(super) fn cut(text: &str, ours: &Ours, phrases: &ReplyPhrases) -> Cut {
    let marks = &phrases.marks;
    let lines: Vec<&str> = text.lines().collect();
    let from_us = ours.quoted_lines(&lines);
    let folded: Vec<String> = lines
        .iter()
        .map(|line| folded_line(line.get(..400).unwrap_or(line)))
        .collect();
    // Each without the marks of quoting.
    let bare = |at: usize| {
        let line = folded.get(at).map_or("", String::as_str);
        line.trim_start_matches(['>', ' ', '*', '|'])
    };
    let mut cut = Cut::default();
    // Where the lines go: to the new part, or to what is passed on; none in what is ours.
    let mut passed_on = false;
    let mut at = 0;
    let mut ended = false;
    while at < lines.len() {
        let line = lines.get(at).copied().unwrap_or("");
        let small = bare(at);
        let trimmed = line.trim();
        if from_us.get(at) == Some(&true) {
            // What comes after our letter is new: it was answered under it.
            ended = false;
            cut.quotes_us = true;
            at += 1;
            continue;
        }
        let is_marked = trimmed.starts_with('>');
        if small.len() < 120 && marks.above.begin(small) {
            at += 1;
            continue;
        }
        let says = marks.says_who_wrote(small);
        let next = lines.get(at + 1).map_or("", |line| line.trim());
        let spans_two = !says
            && !trimmed.is_empty()
            && trimmed.len() + next.len() < 240
            && next.ends_with(':')
            && {
                let both = folded_line(&format!(
                    "{trimmed} {}",
                    next.trim_start_matches(['>', ' '])
                ));
                let both = both.trim_start_matches(['>', ' ']);
                marks.say_who_wrote(both, &folded_line(next))
            };
        if says || spans_two {
            at += if spans_two { 2 } else { 1 };
            continue;
        }
        if is_marked {
            ended = false;
            at += 1;
            continue;
        }
        // A head without marks: `From:` and one of the others within a few lines.
        let head = has_field(small, &marks.from)
            && (1..5).any(|more| has_field(bare(at + more), &marks.sent_or_subject));
        let ruled = small.trim_matches(['-', '_', '=', ' ', ':']);
        let is_ruled = ["--", "__", "==", "begin "]
            .iter()
            .any(|rule| small.starts_with(rule));
        let original = is_ruled && small.len() < 120 && marks.original.begin(ruled);
        let forwarded = small.len() < 120 && marks.forwarded.begin(ruled);
        if head || original || forwarded {
            let length = head_length(&lines, at);
            let names_us = lines
                .iter()
                .skip(at)
                .take(length.min(3))
                .any(|line| addresses(line).any(|address| ours.is_address(address)));
            passed_on = !names_us;
            ended = names_us && count_words(&cut.new) > 3;
            at += length;
            continue;
        }
        if (trimmed == "--" || line == "-- ") && count_words(&cut.new) > 3 {
            ended = true;
            at += 1;
            continue;
        }
        let place = if passed_on {
            &mut cut.passed_on
        } else {
            &mut cut.new
        };
        if !ended {
            if marks.disclaimer.begin(small) {
                // To the end of the paragraph.
                while lines.get(at).is_some_and(|line| !line.trim().is_empty()) {
                    at += 1;
                }
                continue;
            }
            let signs = trimmed.len() < 60 && {
                let end = small.trim_end_matches([',', '.', '!', ' ']);
                let mut signs = marks.sign_off.of_line(end);
                signs.any(|one| end.len() < one.len() + 24)
            };
            if signs && count_words(place) > 2 {
                ended = true;
                at += 1;
                continue;
            }
            place.push_str(line.trim_end());
            place.push('\n');
        } else if folded
            .get(at)
            .is_some_and(|line| line.starts_with("ps:") || line.starts_with("p.s."))
        {
            place.push_str(trimmed);
            place.push('\n');
        }
        at += 1;
    }
    cut.new = cut.new.trim().to_owned();
    cut.passed_on = cut.passed_on.trim().to_owned();
    if count_words(&cut.new) < STUB && count_words(&cut.passed_on) > 3 {
        // "See below": the answer is what was passed on.
        let below = std::mem::take(&mut cut.passed_on);
        cut.new = format!("{}\n\n{below}", cut.new).trim().to_owned();
    }
    cut
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Whether a line is a field of a head: `from: ...`, also `*from:*`.
fn has_field(line: &str, names: &[String]) -> bool {
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    let name = name.trim().trim_matches('*').trim();
    names.iter().any(|one| one == name) && !value.trim().is_empty()
}

/// How many lines a head has, with the rule above it.
fn head_length(lines: &[&str], at: usize) -> usize {
    let mut length = 1;
    let mut fields = 0;
    for line in lines.iter().skip(at + 1).take(10) {
        let is_field = line
            .trim_start_matches(['>', ' ', '*'])
            .split_once(':')
            .is_some_and(|(name, _)| name.split_whitespace().count() <= 3 && name.len() < 24);
        if is_field {
            fields += 1;
        } else if !line.trim().is_empty() || fields > 0 {
            break;
        }
        length += 1;
    }
    length
}

fn addresses(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| {
        c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '"')
    })
    .filter(|word| word.contains('@'))
}
