//! What a command has to say.

use std::fmt::Display;

use serde_json::Value;

/// Data for stdout, talk for stderr, and the exit code.
#[derive(Debug, Default)]
pub struct Answer {
    pub stdout: String,
    pub notes: Vec<String>,
    /// Whether a program reads it: no line of it is ever broken for a terminal.
    pub exact: bool,
    /// Whether it steers the terminal, as a picture does: nothing is taken out of it where colours
    /// are, and where they are not.
    pub steers: bool,
    pub code: u8,
}

impl Answer {
    pub fn text(text: String) -> Answer {
        Answer {
            stdout: text,
            ..Answer::default()
        }
    }

    /// Data in a format of its own.
    pub fn exact(data: String) -> Answer {
        Answer {
            exact: true,
            ..Answer::text(data)
        }
    }

    /// Data that steers the terminal.
    pub fn steering(data: String) -> Answer {
        Answer {
            steers: true,
            ..Answer::exact(data)
        }
    }

    /// One JSON value, indented, with a line feed at its end.
    pub fn json(value: &Value) -> Answer {
        Answer::exact(format!("{value:#}\n"))
    }

    /// Adds something that is worth knowing and is no part of the data.
    pub fn note(mut self, note: impl Display) -> Answer {
        self.notes.push(format!("note: {note}"));
        self
    }

    pub fn exits(mut self, code: u8) -> Answer {
        self.code = code;
        self
    }

    pub fn notes(self, notes: impl IntoIterator<Item = impl Display>) -> Answer {
        notes.into_iter().fold(self, Answer::note)
    }
}
