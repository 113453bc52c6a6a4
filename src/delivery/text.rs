//! The letter as plain text.

use crate::letter::{Block, Enclosures, Letter};

/// Between a letter and its translation: what no mail program takes for a signature or for an older mail.
const BREAK: &str = "* * *";
/// The longest line, in characters: what a terminal and a quoted mail show whole.
const WIDTH: usize = 76;

/// The whole letter, from the sender to the signature, with lines of at most 76
/// characters; a word that is longer stays whole.
pub fn render(letter: &Letter) -> String {
    let mut text = String::new();
    for line in letter.sender.iter().chain(&letter.sender_email) {
        push_line(&mut text, line);
    }
    text.push('\n');
    for line in letter.recipient.iter().chain(&letter.recipient_email) {
        push_line(&mut text, line);
    }
    text.push('\n');
    if let Some(line) = &letter.dispatch_line {
        push_line(&mut text, line);
    }
    push_line(&mut text, &letter.date_line);
    push_line(&mut text, &letter.reference_line);
    text.push('\n');
    push_wrapped(&mut text, &letter.subject, "", "");
    text.push('\n');
    push_body(&mut text, letter, push_wrapped);
    push_enclosures(&mut text, letter);
    push_translation(&mut text, letter, push_wrapped);
    searchable(&text)
}

/// What a mail says: the letter from the salutation to the signature, each
/// paragraph one line, for the mail program to break where its window ends.
pub fn message(letter: &Letter) -> String {
    let mut text = String::new();
    let push = |text: &mut String, paragraph: &str, first: &str, _: &str| {
        push_line(text, &format!("{first}{paragraph}"));
    };
    push_body(&mut text, letter, push);
    push_translation(&mut text, letter, push);
    searchable(&text)
}

/// A mail as it is read on a screen: its subject, and what it says with lines as those of [`render`].
pub fn mail(letter: &Letter) -> String {
    let mut text = String::new();
    push_wrapped(&mut text, &letter.subject, "", "");
    text.push('\n');
    push_body(&mut text, letter, push_wrapped);
    push_translation(&mut text, letter, push_wrapped);
    searchable(&text)
}

/// The subject in one line of plain text: of a mail, of a web form, for a program.
pub fn subject(letter: &Letter) -> String {
    searchable(&letter.subject)
}

/// Spaces that only keep a line from breaking, made plain: who searches the
/// text for `Art. 15` types a plain one.
fn searchable(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn push_body(text: &mut String, letter: &Letter, push: impl Fn(&mut String, &str, &str, &str)) {
    let mut after_item = false;
    for (index, block) in letter.body.iter().enumerate() {
        let is_item = matches!(block, Block::Item { .. });
        if index > 0 && !(is_item && after_item) {
            text.push('\n');
        }
        match block {
            Block::Paragraph(paragraph) => push(text, paragraph, "", ""),
            Block::Item { label, text: item } => {
                let hang = " ".repeat(label.chars().count() + 1);
                push(text, item, &format!("{label} "), &hang);
            }
        }
        after_item = is_item;
    }
    text.push('\n');
    push(text, &letter.closing, "", "");
    text.push('\n');
    push_line(text, &letter.signature);
}

fn push_enclosures(text: &mut String, letter: &Letter) {
    if let Some(enclosures) = &letter.enclosures {
        text.push('\n');
        push_line(text, &enclosures.label);
        for title in &enclosures.titles {
            push_wrapped(text, title, "", "");
        }
    }
}

/// The letter once more in another language, where it has one, marked in both.
fn push_translation(
    text: &mut String,
    letter: &Letter,
    push: impl Fn(&mut String, &str, &str, &str),
) {
    let Some(translation) = &letter.translation else {
        return;
    };
    let translated = &translation.letter;
    text.push('\n');
    push_line(text, BREAK);
    text.push('\n');
    push(text, &translation.announced, "", "");
    push(text, &translation.marked, "", "");
    text.push('\n');
    push_line(text, &translated.date_line);
    push_line(text, &translated.reference_line);
    text.push('\n');
    push(text, &translated.subject, "", "");
    text.push('\n');
    push_body(text, translated, push);
    push_enclosures(text, translated);
}

fn push_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Breaks between words alone: a reference, an address or `18(1)(d)` stays whole
/// for whoever copies it.
fn push_wrapped(text: &mut String, paragraph: &str, first: &str, hang: &str) {
    let mut start = first;
    for typed in paragraph.split('\n') {
        let mut line = start.to_owned();
        let mut width = line.chars().count();
        let mut empty = true;
        for word in typed.split_inclusive(' ') {
            let more = word.trim_end().chars().count();
            if !empty && width + more > WIDTH {
                push_line(text, line.trim_end());
                hang.clone_into(&mut line);
                width = line.chars().count();
            }
            line.push_str(word);
            width += word.chars().count();
            empty = false;
        }
        push_line(text, line.trim_end());
        start = hang;
    }
}

/// The letter whose text was kept, where the templates would write another now: what it
/// says is read from the text, the rest is that of `now`, the letter written again. None
/// where the text is not one that [`render`] gives.
pub fn reread(text: &str, now: &Letter) -> Option<Letter> {
    let mut chunks = text.strip_suffix('\n')?.split("\n\n").skip(3);
    let subject = unwrapped(&chunks.next()?.lines().collect::<Vec<_>>());
    let mut chunks: Vec<&str> = chunks.collect();
    let enclosures = match &now.enclosures {
        None => None,
        Some(_) => {
            let (label, titles) = chunks.pop()?.split_once('\n')?;
            Some(Enclosures {
                label: label.to_owned(),
                titles: titles.lines().map(str::to_owned).collect(),
            })
        }
    };
    let signature = chunks.pop()?.to_owned();
    let closing = chunks.pop()?.to_owned();
    let letter = Letter {
        subject,
        body: chunks.into_iter().flat_map(blocks).collect(),
        closing,
        signature,
        enclosures,
        ..now.clone()
    };
    (render(&letter) == text).then_some(letter)
}

/// A paragraph, or the items that follow each other without a gap.
fn blocks(chunk: &str) -> Vec<Block> {
    let lines: Vec<&str> = chunk.lines().collect();
    let mut items: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in &lines {
        let label = line.split_once(' ').filter(|(label, _)| {
            matches!(*label, "–" | "-" | "•")
                || (label.ends_with(['.', ')']) && label.chars().count() <= 4)
        });
        match (label, items.last_mut()) {
            (Some((label, rest)), _) => items.push((label, vec![rest])),
            (None, Some((label, item))) => {
                let hang = " ".repeat(label.chars().count() + 1);
                match line.strip_prefix(hang.as_str()) {
                    Some(rest) => item.push(rest),
                    None => return vec![Block::Paragraph(unwrapped(&lines))],
                }
            }
            (None, None) => return vec![Block::Paragraph(unwrapped(&lines))],
        }
    }
    let block = |(label, lines): (&str, Vec<&str>)| {
        let hang = label.chars().count() + 1;
        Block::Item {
            label: label.to_owned(),
            text: unwrapped_in(&lines, WIDTH.saturating_sub(hang)),
        }
    };
    items.into_iter().map(block).collect()
}

fn unwrapped(lines: &[&str]) -> String {
    unwrapped_in(lines, WIDTH)
}

/// The text before its lines were broken: a line that had room for the next word was ended
/// by whoever typed it.
fn unwrapped_in(lines: &[&str], width: usize) -> String {
    let mut text = String::new();
    let mut before: Option<&str> = None;
    for line in lines {
        if let Some(before) = before {
            let next = line.split(' ').next().unwrap_or_default().chars().count();
            let fits = before.chars().count() + 1 + next <= width;
            text.push(if fits { '\n' } else { ' ' });
        }
        text.push_str(line);
        before = Some(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(paragraph: &str, first: &str, hang: &str) -> String {
        let mut text = String::new();
        push_wrapped(&mut text, paragraph, first, hang);
        text
    }

    #[test]
    fn an_item_hangs_under_its_own_text_and_keeps_typed_breaks() {
        let text = format!("{} end\ntyped", "word ".repeat(16).trim_end());
        assert_eq!(
            wrapped(&text, "1. ", "   "),
            format!(
                "1. {}\n   word word end\n   typed\n",
                "word ".repeat(14).trim_end()
            )
        );
    }

    #[test]
    fn a_word_longer_than_a_line_stays_whole() {
        let word = "x".repeat(100);
        assert_eq!(
            wrapped(&format!("a {word} b"), "", ""),
            format!("a\n{word}\nb\n")
        );
    }
}
