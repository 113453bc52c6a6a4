//! Columns of text for a terminal.

/// A table without rules: columns as wide as their widest cell, two spaces
/// between them, no space at the end of a line.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// The rows, each behind `indent` spaces.
    pub fn render(&self, indent: usize) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |cell: &String| cell.chars().count();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(width)
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut text = String::new();
        for row in &self.rows {
            let mut line = " ".repeat(indent);
            for (cell, most) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(
                    ' ',
                    most.saturating_sub(width(cell)) + 2,
                ));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// The text, at most `most` characters of it, with an ellipsis where it was cut.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}

/// The text with lines that are wider than the terminal broken between words,
/// the rest of a line four columns further in than its beginning.
pub fn folded(text: &str, width: usize) -> String {
    let mut folded = String::with_capacity(text.len());
    for line in text.lines() {
        if line.chars().count() <= width {
            folded.push_str(line);
            folded.push('\n');
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let hang = " ".repeat((indent + 4).min(width / 2));
        let mut current = String::new();
        for word in line.split_inclusive(' ') {
            let full = current.chars().count() + word.trim_end().chars().count() > width;
            if full && !current.trim().is_empty() {
                folded.push_str(current.trim_end());
                folded.push('\n');
                hang.clone_into(&mut current);
            }
            current.push_str(word);
        }
        folded.push_str(current.trim_end());
        folded.push('\n');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_wider_than_the_terminal_is_broken_between_words_and_hangs() {
        assert_eq!(
            folded("short\n  + 1 month  2026-02-28  Regulation 1182/71\n", 24),
            "short\n  + 1 month  2026-02-28\n      Regulation 1182/71\n"
        );
    }

    #[test]
    fn a_long_text_is_cut_with_an_ellipsis() {
        assert_eq!(shortened("Musterfirma GmbH", 12), "Musterfirma…");
        assert_eq!(shortened("Musterfirma", 11), "Musterfirma");
    }
}
