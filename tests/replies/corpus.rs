//! The replies of `tests/fixtures/replies`: their tables.

use std::{collections::BTreeMap, fs};

pub const FOLDER: &str = "tests/fixtures/replies";

/// The rows of every table whose name begins so, file by file.
pub fn rows(beginning: &str) -> Vec<BTreeMap<String, String>> {
    let mut files: Vec<_> = fs::read_dir(FOLDER)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            name.starts_with(beginning) && name.ends_with(".csv")
        })
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| csv::Reader::from_path(file).unwrap().into_deserialize())
        .map(Result::unwrap)
        .collect()
}
