//! Asking whether a file may be replaced.

use std::path::Path;

use super::{failure::Failure, question, scene::Scene};
use crate::{
    office::file::{FileError, Overwrite},
    speech::say,
};

/// Whether stdout is meant.
pub fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// What cannot go to stdout wants the name of a file.
pub fn named(path: &Path) -> Result<(), Failure> {
    if is_stdout(path) {
        return Err(Failure::misuse(say!("home-no-stdout")).hint(say!("home-name-file")));
    }
    Ok(())
}

/// What is to be done at `path`: the user is asked where there is something to replace.
pub fn overwrite(scene: &Scene<'_>, path: &Path) -> Result<Overwrite, Failure> {
    named(path)?;
    match Overwrite::of(path, scene.global.yes) {
        Err(FileError::Exists(_))
            if question::confirm(&say!("home-replace", path = path.display().to_string()))?
                == Some(true) =>
        {
            Ok(Overwrite::of(path, true)?)
        }
        decided => Ok(decided?),
    }
}
