//! A file of settings with some of its values set, and the rest of it as it was: order, remarks and all.

use std::{io, path::Path};

use thiserror::Error;
use toml_edit::DocumentMut;

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
