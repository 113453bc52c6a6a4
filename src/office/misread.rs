//! A file of settings that cannot be read: told by its place, never by its words. A password
//! may stand in the wrong place, and an error is shown, logged and pasted.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// A value that is not of the kind that its place takes.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}{place} cannot be read: the value there is not of the right kind", path.display())]
pub struct Misread {
    path: PathBuf,
    /// `, line 3, password.env,`
    place: String,
}

impl Misread {
    /// The error about a file of settings; `known` are the keys that may be named.
    pub(crate) fn new(path: &Path, text: &str, error: &toml::de::Error, known: &[&str]) -> Misread {
        Misread {
            path: path.to_owned(),
            place: error
                .span()
                .map(|span| place(text, span.start, known))
                .unwrap_or_default(),
        }
    }
}

/// `, line 3, password.env`: the key only where each part of it is known.
fn place(text: &str, at: usize, known: &[&str]) -> String {
    let before = text.get(..at).unwrap_or(text);
    let number = before.matches('\n').count();
    let key = text
        .lines()
        .nth(number)
        .and_then(|line| line.split_once('='))
        .map(|(key, _)| key.split('.').map(str::trim).collect::<Vec<_>>())
        .filter(|parts| parts.iter().all(|part| known.contains(part)))
        .map(|parts| format!(", {}", parts.join(".")))
        .unwrap_or_default();
    format!(", line {}{key},", number + 1)
}
