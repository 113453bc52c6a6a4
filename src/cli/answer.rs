//! What a command has to say.

use std::{fmt::Display, path::PathBuf};

use serde::Serialize;
use serde_json::Value;

use crate::{office::next, request::Reference, speech::say};

use super::{
    failure::Failure,
    scene::Scene,
    text::{self, Text},
    words,
};

/// Who reads what goes to stdout, and so what may be done to it on the way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Body {
    /// A person: long lines are broken at the terminal's width, alarms are red, and characters that
    /// would control the terminal are replaced.
    #[default]
    Text,
    /// A program: written byte for byte to a file or a pipe. No line is ever broken.
    Data,
    /// The terminal itself: a picture made of control sequences, written raw wherever it goes.
    Picture,
    /// A program: bytes of a file, which may be no text.
    Bytes(Vec<u8>),
}

/// A JSON array whose items come one after the other, and are let go as they are written.
#[derive(Debug, Default)]
pub struct Items {
    text: String,
    unwritable: Option<Failure>,
}

impl Items {
    pub fn add(&mut self, item: &impl Serialize) {
        match value_of(item) {
            Ok(value) => {
                self.text
                    .push_str(if self.text.is_empty() { "[" } else { "," });
                for line in format!("{value:#}").lines() {
                    self.text.push_str("\n  ");
                    self.text.push_str(line);
                }
            }
            Err(failure) => self.unwritable = Some(failure),
        }
    }

    /// The array, as [`Answer::outcome`] would write it.
    ///
    /// # Errors
    /// When an item has no JSON form.
    pub fn answer(self) -> Result<Answer, Failure> {
        if let Some(failure) = self.unwritable {
            return Err(failure);
        }
        let array = if self.text.is_empty() {
            "[]\n".to_owned()
        } else {
            self.text + "\n]\n"
        };
        Ok(Answer::data(text::escaped_json(&array)))
    }
}

fn value_of(outcome: &(impl Serialize + ?Sized)) -> Result<Value, Failure> {
    serde_json::to_value(outcome).map_err(|error| no_json(&error))
}

/// What was found has no JSON form.
pub fn no_json(error: &serde_json::Error) -> Failure {
    Failure::cannot(say!("faults-no-json", why = error.to_string()))
}

/// Data for stdout, talk for stderr, and the exit code.
#[derive(Debug, Default)]
pub struct Answer {
    pub stdout: String,
    /// The lines of it that are an alarm, from 0.
    pub alarms: Vec<usize>,
    pub notes: Vec<String>,
    /// What could be done next, for a person at a terminal.
    pub guidance: Vec<String>,
    pub body: Body,
    /// Where it is shown a screen at a time if it is longer than one: the folder in which it may lie
    /// meanwhile.
    pub paged: Option<PathBuf>,
    pub code: u8,
}

impl Answer {
    pub fn text(text: impl Into<Text>) -> Answer {
        let Text { text, alarms } = text.into();
        Answer {
            stdout: text,
            alarms,
            ..Answer::default()
        }
    }

    /// It is something to read, and may be longer than the screen.
    pub fn paged(mut self, scene: &Scene<'_>) -> Answer {
        if !scene.global.no_pager && !scene.global.json {
            self.paged = Some(scene.home.folder().to_owned());
        }
        self
    }

    /// Data in a format of its own.
    pub fn data(data: String) -> Answer {
        Answer {
            body: Body::Data,
            ..Answer::text(data)
        }
    }

    /// The bytes of a file.
    pub fn bytes(bytes: Vec<u8>) -> Answer {
        Answer {
            body: Body::Bytes(bytes),
            ..Answer::default()
        }
    }

    /// A picture for the terminal, as control sequences.
    pub fn picture(sequences: String) -> Answer {
        Answer {
            body: Body::Picture,
            ..Answer::text(sequences)
        }
    }

    /// What came of a command, as [`Answer::json`]: the keys are sorted by name.
    ///
    /// # Errors
    /// When the outcome has no JSON form: a map whose keys are not words.
    pub fn outcome(outcome: &(impl Serialize + ?Sized)) -> Result<Answer, Failure> {
        Ok(Answer::json(&value_of(outcome)?))
    }

    /// One JSON value, indented, with a line feed at its end.
    pub fn json(value: &Value) -> Answer {
        Answer::data(text::escaped_json(&format!("{value:#}\n")))
    }

    /// Adds something that is worth knowing and is not a part of the data.
    pub fn note(mut self, note: impl Display) -> Answer {
        self.notes
            .push(say!("labels-note", words = note.to_string()));
        self
    }

    /// Adds what could be done next; it is said to people alone, and not where they want it quiet.
    pub fn guided(mut self, scene: &Scene<'_>, words: impl Into<String>) -> Answer {
        if Answer::guides(scene) {
            self.guidance.push(words.into());
        }
        self
    }

    /// Adds how a case stands now and what can be done in it, for people.
    ///
    /// # Errors
    /// When the case cannot be read.
    pub fn after(self, scene: &Scene<'_>, case: &Reference) -> Result<Answer, Failure> {
        if !Answer::guides(scene) {
            return Ok(self);
        }
        let after = next::after(scene, case.as_str())?;
        Ok(self.guided(scene, words::after::case(&after)))
    }

    /// Adds what can be done with a letter that was just written, and of which the answer says all else; `is_there` where it
    /// lies in a file.
    ///
    /// # Errors
    /// When the case cannot be read.
    pub fn after_writing(
        self,
        scene: &Scene<'_>,
        case: &Reference,
        is_there: bool,
    ) -> Result<Answer, Failure> {
        if !Answer::guides(scene) {
            return Ok(self);
        }
        let after = next::after(scene, case.as_str())?;
        Ok(self.guided(scene, words::after::letter(&after, is_there)))
    }

    /// Whether anybody wants to be told what could be done next.
    pub fn guides(scene: &Scene<'_>) -> bool {
        !scene.global.quiet && !scene.global.json
    }

    pub fn exits(mut self, code: u8) -> Answer {
        self.code = code;
        self
    }

    pub fn notes(self, notes: impl IntoIterator<Item = impl Display>) -> Answer {
        notes.into_iter().fold(self, Answer::note)
    }
}
