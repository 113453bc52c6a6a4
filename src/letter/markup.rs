//! From a rendered template to the parts of a letter.
//!
//! A template marks a list item by how its line begins. A person's own text may
//! begin in the same way, so the marks are exchanged for control characters in
//! the template's source, before any value is put in: no value can hold one.

use super::Block;

/// Stands for `#.` at the beginning of a template's line.
const NUMBERED: char = '\u{1e}';
/// Stands for `-` at the beginning of a template's line.
const PLAIN: char = '\u{1f}';
/// Stands for a line break inside a value.
const BREAK: char = '\u{2028}';
/// The label of an item in a plain list.
const DASH: &str = "–";

/// Whether the character is one of our marks (control characters that stand for something else).
pub fn is_mark(character: char) -> bool {
    matches!(character, NUMBERED | PLAIN | BREAK)
}

/// The source with its marks exchanged, each line as long as before so that an
/// error still points at the right column.
pub fn protect(source: &str) -> String {
    let mut protected = String::with_capacity(source.len());
    for line in source.split_inclusive('\n') {
        if let Some(rest) = line.strip_prefix("#. ") {
            protected.extend([NUMBERED, ' ', ' ']);
            protected.push_str(rest);
        } else if let Some(rest) = line.strip_prefix("- ") {
            protected.extend([PLAIN, ' ']);
            protected.push_str(rest);
        } else {
            protected.push_str(line);
        }
    }
    protected
}

/// A person's own text, ready to be put into a template.
pub fn value(text: &str) -> String {
    text.replace('\n', &BREAK.to_string())
}

/// The blocks of a rendered template.
pub fn blocks(rendered: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    let mut number = 0;
    for line in rendered.lines() {
        let line = line.trim();
        if let Some(text) = line.strip_prefix(NUMBERED) {
            number += 1;
            blocks.push(Block::Item {
                label: format!("{number}."),
                text: text.trim().to_owned(),
            });
            open = true;
        } else if let Some(text) = line.strip_prefix(PLAIN) {
            number = 0;
            blocks.push(Block::Item {
                label: DASH.to_owned(),
                text: text.trim().to_owned(),
            });
            open = true;
        } else if line.is_empty() {
            open = false;
        } else if let (true, Some(Block::Paragraph(text) | Block::Item { text, .. })) =
            (open, blocks.last_mut())
        {
            text.push(' ');
            text.push_str(line);
        } else {
            number = 0;
            blocks.push(Block::Paragraph(line.to_owned()));
            open = true;
        }
    }
    for block in &mut blocks {
        let (Block::Paragraph(text) | Block::Item { text, .. }) = block;
        *text = text.replace(BREAK, "\n");
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_owned())
    }

    fn item(label: &str, text: &str) -> Block {
        Block::Item {
            label: label.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_and_items_are_numbered() {
        let source = "One\ntwo.\n\n#. first\n   of all\n\n#. second\n\nThree.\n#. first\n- dash\n";
        assert_eq!(
            blocks(&protect(source)),
            [
                paragraph("One two."),
                item("1.", "first of all"),
                item("2.", "second"),
                paragraph("Three."),
                item("1.", "first"),
                item("–", "dash"),
            ]
        );
    }

    #[test]
    fn a_value_that_looks_like_markup_stays_text() {
        let typed = value("#. one\n- two\n\nSubject: three");
        assert_eq!(
            blocks(&typed),
            [paragraph("#. one\n- two\n\nSubject: three")]
        );
    }
}
