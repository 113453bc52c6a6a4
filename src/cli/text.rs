//! Text as a terminal may be given it.
//!
//! Much of what the program shows was written by others: names in lists and directories, replies of
//! servers, files of the home, arguments. A terminal obeys what it reads, so that every character that
//! steers it, or turns the direction of text, is replaced. The colours are ours: they are no part of a
//! text but lie beside it ([`Text`]), and are put in after that.

use std::{
    borrow::Cow,
    fmt::{self, Write as _},
};

use anstyle::{AnsiColor, Style};

use crate::request::unprintable;

/// What stands where a character was that a terminal would obey.
const REPLACED: char = '\u{FFFD}';

/// What is shown in red.
pub(super) const ALARM: Style = AnsiColor::Red.on_default().bold();

/// Text for people, some lines of which are an alarm.
#[derive(Debug, Default)]
pub struct Text {
    pub text: String,
    /// The lines that are shown in red, by their number from 0.
    pub alarms: Vec<usize>,
}

impl Text {
    /// Adds a line, red where it is an alarm.
    pub fn line(&mut self, line: &str, alarm: bool) {
        if alarm {
            self.alarms.push(self.text.matches('\n').count());
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text {
            text,
            alarms: Vec::new(),
        }
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push(text);
        Ok(())
    }
}

/// The text as it may be shown: line feeds and tabs stay, a line feed after a carriage return stands
/// for both, and whatever else would steer a terminal is replaced.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let text = text.replace("\r\n", "\n");
    let safe = text.chars().map(|character| {
        if steers(character) {
            REPLACED
        } else {
            character
        }
    });
    Cow::Owned(safe.collect())
}

/// The same on one line, for a cell or a question.
pub fn line(text: &str) -> String {
    safe(text).replace(['\n', '\t'], " ")
}

fn steers(character: char) -> bool {
    unprintable(character) && !matches!(character, '\n' | '\t')
}

/// JSON in which what steers a terminal is written as an escape, which means the same: such
/// characters stand within strings alone.
pub fn escaped_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if steers(character) {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// The text as it may be shown, with its alarms in red.
pub fn painted(text: &str, alarms: &[usize]) -> String {
    let text = safe(text);
    if alarms.is_empty() {
        return text.into_owned();
    }
    let mut painted = String::with_capacity(text.len());
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let (words, end) = match line.strip_suffix('\n') {
            Some(words) => (words, "\n"),
            None => (line, ""),
        };
        if alarms.contains(&number) {
            let _ = write!(painted, "{ALARM}{words}{ALARM:#}{end}");
        } else {
            painted.push_str(line);
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_replaced_and_the_rest_stays() {
        assert_eq!(
            safe("a\x1b]0;x\x07b\u{9b}2Jc\u{202e}d\re\u{61c}f"),
            "a\u{fffd}]0;x\u{fffd}b\u{fffd}2Jc\u{fffd}d\u{fffd}e\u{fffd}f"
        );
        // Joiners belong to scripts and pictures, a soft hyphen to a word.
        let words = "Zoë\tŁęcka\n李 🧑\u{200d}💻 Aus\u{ad}kunft می\u{200c}خواهم\n";
        assert_eq!(safe(words), words);
        assert_eq!(safe("a\r\nb"), "a\r\nb".replace("\r\n", "\n"));
        assert_eq!(line("a\n\tb\x1b"), "a  b\u{fffd}");
    }

    #[test]
    fn json_keeps_its_meaning() {
        let value = serde_json::json!({ "a": "\u{9b}\u{202e}\x1b\u{e0041}\u{7f}b\n" });
        let escaped = escaped_json(&format!("{value:#}"));
        assert!(!escaped.chars().any(steers), "{escaped}");
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&escaped).unwrap(),
            value
        );
    }

    #[test]
    fn colours_are_ours_alone() {
        let mut text = Text::default();
        text.line("late \x1b[31mx", true);
        text.line("in time", false);
        assert_eq!(
            painted(&text.text, &text.alarms),
            "\x1b[1m\x1b[31mlate \u{fffd}[31mx\x1b[0m\nin time\n"
        );
    }
}
