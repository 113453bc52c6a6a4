//! A file that came with a reply, or alone.

use std::io::Cursor;

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

/// The names in a ZIP archive, which stand in it unpacked; nothing of it is opened.
pub fn holds(bytes: &[u8]) -> Vec<String> {
    if media_type(bytes) != "application/zip" {
        return Vec::new();
    }
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let names = archive.file_names().take(NAMES);
    names
        .filter_map(Result::ok)
        .map(|name| printable(&name).chars().take(120).collect())
        .collect()
}
