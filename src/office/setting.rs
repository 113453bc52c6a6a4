//! A file of settings with some of its values set, and the rest of it as it was: order, remarks and all.

use std::{io, path::Path};

use thiserror::Error;
use toml_edit::{Decor, DocumentMut, Item, RawString};

use super::{
    Refusal,
    file::{FileError, Leftover, Overwrite, Prepared, folder_of, make_folder},
};
use crate::shelf;

/// Why a setting was not kept.
#[derive(Debug, Error)]
pub enum SettingError {
    #[error("{file} cannot be read: {source}")]
    Unreadable { file: String, source: io::Error },
    /// The reader of the file says more, and was asked before.
    #[error("{file} is not valid TOML: {source}")]
    Misread {
        file: String,
        source: toml_edit::TomlError,
    },
    #[error("the folder of {file} cannot be made: {source}")]
    Folder { file: String, source: io::Error },
}

impl Refusal for SettingError {}

/// Changes the file at `path`, which need not be there, and keeps it for its owner alone.
pub(super) fn set(path: &Path, change: impl FnOnce(&mut DocumentMut)) -> Result<(), super::Error> {
    let file = || path.display().to_string();
    let text = match shelf::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(source) => {
            return Err(SettingError::Unreadable {
                file: file(),
                source,
            }
            .into());
        }
    };
    let mut document: DocumentMut = text.parse().map_err(|source| SettingError::Misread {
        file: file(),
        source,
    })?;
    change(&mut document);
    make_folder(folder_of(path)).map_err(|source| SettingError::Folder {
        file: file(),
        source,
    })?;
    Leftover::clear_others(folder_of(path));
    let overwrite = Overwrite::of(path, true)?;
    let kept: Result<_, FileError> =
        Prepared::new(path, document.to_string().as_bytes(), overwrite).and_then(Prepared::keep);
    kept?;
    Ok(())
}

/// Takes a value out. What is remarked above it stays in the file, before what follows it; the remark behind it goes with it.
pub(super) fn take_out(document: &mut DocumentMut, key: &str) {
    let remark = document
        .key(key)
        .and_then(|key| key.leaf_decor().prefix()?.as_str())
        .filter(|remark| remark.contains('#'))
        .map(str::to_owned);
    let next = {
        let mut keys = document.iter().map(|(key, _)| key.to_owned());
        keys.by_ref().find(|one| one == key);
        keys.next()
    };
    document.remove(key);
    let Some(remark) = remark else {
        return;
    };
    let before = |decor: &Decor| {
        let there = decor
            .prefix()
            .and_then(RawString::as_str)
            .unwrap_or_default();
        format!("{remark}{there}")
    };
    let next = next.as_deref();
    match next.and_then(|next| document.get_mut(next)) {
        Some(Item::Table(table)) => {
            let decor = table.decor_mut();
            decor.set_prefix(before(decor));
        }
        Some(Item::ArrayOfTables(tables)) => {
            if let Some(table) = tables.get_mut(0) {
                let decor = table.decor_mut();
                decor.set_prefix(before(decor));
            }
        }
        Some(_) => {
            if let Some(mut key) = next.and_then(|next| document.key_mut(next)) {
                let decor = key.leaf_decor_mut();
                decor.set_prefix(before(decor));
            }
        }
        None => {
            let there = document.trailing().as_str().unwrap_or_default();
            let all = format!("{remark}{there}");
            document.set_trailing(all);
        }
    }
}
