//! Columns of text for a terminal. Widths are those that are seen: a Chinese letter takes two
//! columns, an accent of its own none.

use std::{io, sync::OnceLock};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::text::{self, Text};

/// Below this many columns a row that is too wide is shown as a card: a line for each cell.
const CARDS: usize = 60;

/// What stays of a cell that must be shortened, and of the last one that goes on below itself.
const NARROWEST: usize = 8;

/// Whether tables are said as sentences, for all that one start says.
static IN_SENTENCES: OnceLock<bool> = OnceLock::new();

/// Chooses whether tables are said as sentences. The first choice holds.
pub fn say_in_sentences(chosen: bool) {
    let _ = IN_SENTENCES.set(chosen);
}

/// Whether tables are said as sentences.
pub fn says_in_sentences() -> bool {
    IN_SENTENCES.get() == Some(&true)
}

/// Whether marks are those of ASCII, for all that one start says.
static IN_ASCII: OnceLock<bool> = OnceLock::new();

/// Chooses whether what is cut ends in an ellipsis of three dots. The first choice holds.
pub fn mark_in_ascii(chosen: bool) {
    let _ = IN_ASCII.set(chosen);
}

/// Whether marks are those of ASCII.
pub fn marks_in_ascii() -> bool {
    IN_ASCII.get() == Some(&true)
}

/// A table without rules: columns as wide as their widest cell, two spaces
/// between them, no space at the end of a line.
///
/// On a terminal too narrow for it, the cells of a table with a head are shortened, or, where it
/// is narrow indeed, shown below each other with their heads; without a head the last cell of a
/// row goes on below itself.
#[derive(Debug, Default)]
pub struct Table {
    head: Option<Vec<String>>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    cells: Vec<String>,
    alarm: bool,
    /// What is to be said of it, a line each, below it.
    below: Vec<String>,
}

impl Table {
    /// A table whose columns have these heads.
    pub fn headed<S: AsRef<str>>(head: impl IntoIterator<Item = S>) -> Table {
        Table {
            head: Some(cells(head)),
            rows: Vec::new(),
        }
    }

    pub fn row<S: AsRef<str>>(&mut self, row: impl IntoIterator<Item = S>) {
        self.row_that(row, false);
    }

    /// A row that is an alarm, or is not.
    pub fn row_that<S: AsRef<str>>(&mut self, row: impl IntoIterator<Item = S>, alarm: bool) {
        self.rows.push(Row {
            cells: cells(row),
            alarm,
            below: Vec::new(),
        });
    }

    /// A line below the last row, two spaces further in.
    pub fn below(&mut self, remark: &str) {
        if let Some(row) = self.rows.last_mut() {
            row.below.push(text::line(remark));
        }
    }

    /// The rows, each behind `indent` spaces, as the terminal can show them.
    pub fn render(&self, indent: usize) -> String {
        self.text(indent).text
    }

    /// The same, with the alarms.
    pub fn text(&self, indent: usize) -> Text {
        if says_in_sentences() {
            return self.sentences();
        }
        let columns = terminal_size::terminal_size_of(io::stdout());
        self.within(indent, columns.map(|(width, _)| usize::from(width.0)))
    }

    /// A sentence a row, which says what each cell is and how far one has read.
    fn sentences(&self) -> Text {
        let mut text = Text::default();
        let of = self.rows.len();
        for (number, row) in self.rows.iter().enumerate() {
            let mut said = Vec::new();
            for (column, cell) in row.cells.iter().enumerate() {
                let name = self.head.as_ref().and_then(|head| head.get(column));
                match name.map(String::as_str) {
                    _ if cell.is_empty() => {}
                    Some("") | None => said.push(cell.clone()),
                    Some(name) => said.push(format!("{} {cell}", name.to_lowercase())),
                }
            }
            let said = said.join(", ");
            let line = if self.head.is_some() && of > 1 {
                format!("{} / {of}: {said}.", number + 1)
            } else {
                format!("{said}.")
            };
            text.line(&line, row.alarm);
            for remark in &row.below {
                text.line(remark, false);
            }
        }
        text
    }

    fn within(&self, indent: usize, columns: Option<usize>) -> Text {
        let mut widths = self.widths();
        let columns = columns
            .unwrap_or(usize::MAX)
            .saturating_sub(indent)
            .max(2 * NARROWEST);
        if total(&widths) > columns {
            match &self.head {
                Some(head) if columns < CARDS => return self.cards(head, indent, columns),
                Some(_) => shrink(&mut widths, columns),
                None => return self.hanging(&widths, indent, columns),
            }
        }
        let mut text = Text::default();
        let head = self.head.iter().map(|cells| (cells, false, &[][..]));
        let rows = self.rows.iter();
        let rows = rows.map(|row| (&row.cells, row.alarm, &row.below[..]));
        for (cells, alarm, below) in head.chain(rows) {
            let mut line = " ".repeat(indent);
            for (cell, width) in cells.iter().zip(&widths) {
                let cell = shortened(cell, *width);
                line.push_str(&cell);
                line.extend(std::iter::repeat_n(
                    ' ',
                    width.saturating_sub(cell.width()) + 2,
                ));
            }
            text.line(line.trim_end(), alarm);
            remarks(below, indent, &mut text);
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let all = || {
            self.head
                .iter()
                .chain(self.rows.iter().map(|row| &row.cells))
        };
        let columns = all().map(Vec::len).max().unwrap_or(0);
        (0..columns)
            .map(|column| {
                all()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.width())
                    .max()
                    .unwrap_or(0)
            })
            .collect()
    }

    /// Each row as a block of lines, an empty line between two.
    fn cards(&self, head: &[String], indent: usize, columns: usize) -> Text {
        let wide = head.iter().map(|name| name.width()).max().unwrap_or(0);
        let margin = " ".repeat(indent);
        let mut text = Text::default();
        for (number, row) in self.rows.iter().enumerate() {
            if number > 0 {
                text.push("\n");
            }
            for (column, cell) in row.cells.iter().enumerate() {
                if cell.is_empty() {
                    continue;
                }
                let name = head.get(column).map_or("", String::as_str);
                let pad = " ".repeat(wide.saturating_sub(name.width()));
                let room = columns.saturating_sub(wide + 2).max(NARROWEST);
                for (index, part) in wrapped(cell, room).into_iter().enumerate() {
                    let lead = if index == 0 {
                        format!("{name}{pad}")
                    } else {
                        " ".repeat(wide)
                    };
                    let line = format!("{margin}{lead}  {part}");
                    text.line(line.trim_end(), row.alarm);
                }
            }
            remarks(&row.below, indent, &mut text);
        }
        text
    }

    /// The last cell of each row goes on below itself; where there is no room beside the others, below
    /// the row.
    fn hanging(&self, widths: &[usize], indent: usize, columns: usize) -> Text {
        let mut text = Text::default();
        let margin = " ".repeat(indent);
        for row in &self.rows {
            let Some((last, others)) = row.cells.split_last() else {
                text.push("\n");
                continue;
            };
            let mut line = margin.clone();
            for (cell, width) in others.iter().zip(widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(
                    ' ',
                    width.saturating_sub(cell.width()) + 2,
                ));
            }
            let at = line.width() - indent;
            if at + last.width() <= columns {
                line.push_str(last);
                text.line(line.trim_end(), row.alarm);
                remarks(&row.below, indent, &mut text);
                continue;
            }
            let (hang, room) = if at + 2 * NARROWEST <= columns {
                (at, columns - at)
            } else {
                (4.min(columns / 4), columns - 4.min(columns / 4))
            };
            // Where nothing is in it, there is nothing to go on with.
            let parts = wrapped(last, room).into_iter();
            let mut parts = parts.filter(|part| !part.is_empty());
            let below = format!("{margin}{}", " ".repeat(hang));
            if hang == at {
                line.push_str(&parts.next().unwrap_or_default());
            }
            for folded in fold(line.trim_end(), indent + columns) {
                text.line(&folded, row.alarm);
            }
            for part in parts {
                text.line(format!("{below}{part}").trim_end(), row.alarm);
            }
            remarks(&row.below, indent, &mut text);
        }
        text
    }
}

fn remarks(below: &[String], indent: usize, text: &mut Text) {
    for remark in below {
        text.line(&format!("{:1$}{remark}", "", indent + 2), false);
    }
}

fn cells<S: AsRef<str>>(cells: impl IntoIterator<Item = S>) -> Vec<String> {
    let cells = cells.into_iter();
    cells.map(|cell| text::line(cell.as_ref())).collect()
}

fn total(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1)
}

/// Takes columns from the widest until all fit, or none can give any more.
fn shrink(widths: &mut [usize], columns: usize) {
    while total(widths) > columns {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => return,
        }
    }
}

/// The text, at most `most` columns of it, with an ellipsis where it was cut.
pub fn shortened(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mark = if marks_in_ascii() { "..." } else { "…" };
    let (kept, _) = cut(text, most.saturating_sub(mark.width()));
    format!("{}{mark}", kept.trim_end())
}

/// The text in two, the first at most `most` columns wide.
fn cut(text: &str, most: usize) -> (&str, &str) {
    let mut width = 0;
    for (at, character) in text.char_indices() {
        width += character.width().unwrap_or(0);
        if width > most {
            return text.split_at(at);
        }
    }
    (text, "")
}

/// The words of a text on lines of at most `room` columns.
pub fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_inclusive(' ') {
        for part in parts(word, room) {
            let full = lines.last().is_some_and(|line| {
                !line.is_empty() && line.width() + part.trim_end().width() > room
            });
            if full {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(part);
            }
        }
    }
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// A word whole; in parts where it is wider than a line and of a script that is written without spaces.
fn parts(word: &str, room: usize) -> Vec<&str> {
    let wide = |character: char| character.width() == Some(2);
    if word.trim_end().width() <= room || !word.contains(wide) {
        return vec![word];
    }
    let mut parts = Vec::new();
    let mut rest = word;
    while rest.width() > room {
        let (part, after) = cut(rest, room.max(2));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// The text with lines that are wider than the terminal broken between words,
/// the rest of a line four columns further in than its beginning; painted.
pub fn folded(text: &str, alarms: &[usize], width: usize) -> String {
    let mut folded = Text::default();
    for (number, line) in text::safe(text).lines().enumerate() {
        for part in fold(line, width) {
            folded.line(&part, alarms.contains(&number));
        }
    }
    text::painted(&folded.text, &folded.alarms)
}

/// The text with lines that are wider than the terminal broken between words, but within no command: whoever copies one
/// copies all of it, for a command that is wider than the terminal is broken by the terminal alone.
pub fn broken(text: &str, width: usize) -> String {
    let text = text::safe(text);
    let mut lines = Vec::new();
    for line in text.split('\n') {
        lines.extend(fold_by(line, width, commands_whole(line)));
    }
    lines.join("\n")
}

/// The words of a line with the spaces behind them; a command is one: what is between backticks, or begins with the name of
/// the program and ends at a semicolon.
fn commands_whole(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let (mut from, mut to) = (0, 0);
    let (mut in_code, mut in_command) = (false, false);
    for word in line.split_inclusive(' ') {
        in_code ^= word.matches('`').count() % 2 == 1;
        in_command |= word.trim_end() == "datawrit" && !in_code;
        in_command &= !word.trim_end().ends_with(';');
        to += word.len();
        if !in_code && !in_command {
            words.extend(line.get(from..to));
            from = to;
        }
    }
    words.extend(line.get(from..).filter(|rest| !rest.is_empty()));
    words
}

fn fold(line: &str, width: usize) -> Vec<String> {
    fold_by(line, width, line.split_inclusive(' ').collect())
}

fn fold_by(line: &str, width: usize, words: Vec<&str>) -> Vec<String> {
    if line.width() <= width {
        return vec![line.to_owned()];
    }
    let indent = line.len() - line.trim_start().len();
    let hang = " ".repeat((indent + 4).min(width / 2));
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in words {
        for part in parts(word, width.saturating_sub(hang.len())) {
            let full = current.width() + part.trim_end().width() > width;
            if full && !current.trim().is_empty() {
                lines.push(current.trim_end().to_owned());
                current.clone_from(&hang);
            }
            current.push_str(part);
        }
    }
    lines.push(current.trim_end().to_owned());
    lines
}
