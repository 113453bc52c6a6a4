//! Who is this company, and where does it take requests?
//!
//! One TOML file a company in `recipients/`, each with its sources and the day
//! it was checked; the user's own folder of the same shape is laid over them.
//! `recipients/README.md` has the format.

mod channel;
mod href;
mod id;
mod need;
mod product;
mod provenance;
mod record;
mod registration;
mod wording;

use std::{fs, io, path::Path};

use include_dir::{Dir, include_dir};
use thiserror::Error;

pub use channel::{BadChannel, Channel, Kind, Outcome, OutcomeKind, Pgp, Way};
pub use href::{BadHref, Href};
pub use id::{Id, NotAnId};
pub use need::{Need, NeedKind};
pub use product::Product;
pub use provenance::Provenance;
pub use record::{Obsolete, Origin, Reason, Record};
pub use registration::Registration;
pub use wording::Wording;

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/recipients");

/// A record could not be used.
#[derive(Debug, Error)]
pub enum DirectoryError {
    /// `message` carries the line and a caret.
    #[error("the record {file} cannot be read\n{message}")]
    Grammar { file: String, message: String },
    #[error("the record {file} cannot be opened: {source}")]
    Unreadable { file: String, source: io::Error },
}

/// The record with this id, the user's own before ours; `None` when there is none.
///
/// # Errors
/// When the record is broken.
pub fn find(id: &str, own: Option<&Path>) -> Result<Option<Record>, DirectoryError> {
    // An id is a file name and nothing else: no path leads out of the folder.
    let Ok(id) = id.parse::<Id>() else {
        return Ok(None);
    };
    let file = format!("{id}.toml");
    if let Some(path) = own.map(|own| own.join(&file)).filter(|path| path.is_file()) {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|source| DirectoryError::Unreadable {
            file: name.clone(),
            source,
        })?;
        return Record::read(&text, &id)
            .map(Some)
            .map_err(|message| DirectoryError::Grammar {
                file: name,
                message,
            });
    }
    match BUILT_IN
        .get_file(&file)
        .and_then(|file| file.contents_utf8())
    {
        None => Ok(None),
        Some(text) => {
            Record::read(text, &id)
                .map(Some)
                .map_err(|message| DirectoryError::Grammar {
                    file: format!("recipients/{file}"),
                    message,
                })
        }
    }
}

/// The ids of the built-in records, in order.
pub fn ids() -> Vec<&'static str> {
    let mut ids: Vec<_> = BUILT_IN
        .files()
        .filter(|file| file.path().extension().is_some_and(|end| end == "toml"))
        .filter_map(|file| file.path().file_stem()?.to_str())
        .collect();
    ids.sort_unstable();
    ids
}
