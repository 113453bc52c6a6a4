//! What does a request ask for, point by point?

use std::path::Path;

use serde::Deserialize;

use super::fault::LetterError;
use crate::{
    law::{Language, Right},
    request::Line,
    shelf::{self, built_in},
};

/// One thing that a request asks for, so that it can be told what an answer lacks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Its word, the same in every language: `recipients`.
    pub id: String,
    /// The rights whose letters ask for it.
    of: Vec<Right>,
    /// As a letter says it, with the provision that it rests on.
    pub says: Line,
}

/// A file `templates/<statute>/points.<language>.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Points {
    point: Vec<Point>,
}

/// What the letter of a right asks for under a statute, in the order of the letter and in its language; nothing where
/// no list of it is kept. The user's folder lies over ours.
///
/// # Errors
/// When the list cannot be read.
pub fn tick_list(
    statute: &str,
    right: Right,
    language: &Language,
    own: Option<&Path>,
) -> Result<Vec<Point>, LetterError> {
    let path = format!("{statute}/points.{}.toml", language.primary());
    let shelf = shelf::open(&built_in::TEMPLATES, own, |found| found == path)?;
    let Some(file) = shelf.get(&path) else {
        return Ok(Vec::new());
    };
    let list: Points = file.read().map_err(|message| LetterError::Template {
        file: file.source.clone(),
        message,
    })?;
    let points = list.point.into_iter();
    Ok(points.filter(|point| point.of.contains(&right)).collect())
}
