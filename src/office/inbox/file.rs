//! A file that came with a reply, or alone.

use serde::Serialize;

use crate::request::printable;

/// How many names in an archive are told.
const NAMES: usize = 100;

/// A file that came with a reply. It is neither opened nor unpacked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct File {
    pub name: String,
    pub media_type: String,
    pub bytes: usize,
    /// The names in an archive, as far as they can be read.
    pub holds: Vec<String>,
}

/// What a file is, by how it begins.
pub fn media_type(bytes: &[u8]) -> &'static str {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [b'P', b'K', 3 | 5, 4 | 6, ..] => "application/zip",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        _ => "application/octet-stream",
    }
}

/// The names in a ZIP archive, which stand in it unpacked. Nothing of it is opened, and of a directory of a million names no
/// more is read than is told.
pub fn holds(bytes: &[u8]) -> Vec<String> {
    if media_type(bytes) != "application/zip" {
        return Vec::new();
    }
    let Some(mut rest) = directory(bytes) else {
        return Vec::new();
    };
    let mut names = Vec::new();
    while names.len() < NAMES
        && let Some((name, next)) = entry(rest)
    {
        let name = String::from_utf8_lossy(name);
        names.push(printable(&name).chars().take(120).collect());
        rest = next;
    }
    names
}

/// From the first entry of the central directory on (APPNOTE.TXT, sections 4.3.12 to 4.3.16).
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    /// The record that ends an archive, without its comment.
    const END: usize = 22;
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let is_end = |at: usize| {
        let rest = bytes.get(at..);
        rest.is_some_and(|rest| rest.starts_with(b"PK\x05\x06"))
    };
    let end = (first..=last).rev().find(|at| is_end(*at))?;
    let record = bytes.get(end..)?;
    let (length, from) = (number(record, 12, 4)?, number(record, 16, 4)?);
    // Of an archive behind another file the places are counted from its own first byte.
    let before = end.checked_sub(length);
    let large = || {
        let locator = bytes.get(end.checked_sub(20)?..end)?;
        locator.starts_with(b"PK\x06\x07").then_some(())?;
        let record = bytes.get(number(locator, 8, 8)?..)?;
        record.starts_with(b"PK\x06\x06").then_some(())?;
        number(record, 48, 8)
    };
    let places = [Some(from), before, large()];
    let mut places = places
        .into_iter()
        .flatten()
        .filter_map(|at| bytes.get(at..));
    places.find(|rest| rest.starts_with(ENTRY))
}

/// How an entry of the central directory begins.
const ENTRY: &[u8] = b"PK\x01\x02";

/// The name of an entry, and what follows it.
fn entry(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    const HEAD: usize = 46;
    bytes.starts_with(ENTRY).then_some(())?;
    let name = number(bytes, 28, 2)?;
    let beside = number(bytes, 30, 2)? + number(bytes, 32, 2)?;
    let next = bytes.get(HEAD + name + beside..)?;
    Some((bytes.get(HEAD..HEAD + name)?, next))
}

/// A number of so many bytes, the least first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    let number = bytes
        .iter()
        .rev()
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    usize::try_from(number).ok()
}
