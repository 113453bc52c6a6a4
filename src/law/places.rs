//! The table of places, `law/places.tsv`; its head says what it holds.

use std::{collections::BTreeMap, sync::LazyLock};

const PLACES: &str = include_str!("../../law/places.tsv");

/// The lines of the places by their codes.
pub static ROWS: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = PLACES.lines().filter(|line| !line.starts_with('#'));
    lines
        .skip(1)
        .filter_map(|line| Some((line.split('\t').next()?, line)))
        .collect()
});

/// The heads of the columns: `code`, the languages of the names, `also`, `parts`.
fn heads() -> impl Iterator<Item = &'static str> {
    let head = PLACES.lines().find(|line| !line.starts_with('#'));
    head.unwrap_or_default().split('\t')
}

/// The languages of the names, by their codes, and what each is called in English.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    heads().filter_map(|head| head.split_once(' '))
}

/// What a line has in a column, by the first word of its head; `None` where that is empty.
pub fn cell(line: &'static str, head: &str) -> Option<&'static str> {
    let column = heads().position(|known| known.split(' ').next() == Some(head))?;
    line.split('\t').nth(column).filter(|cell| !cell.is_empty())
}

/// Whether the table lists the parts of this country.
pub fn has_parts(country: &str) -> bool {
    ROWS.keys().any(|code| {
        code.strip_prefix(country)
            .is_some_and(|rest| rest.starts_with('-'))
    })
}
