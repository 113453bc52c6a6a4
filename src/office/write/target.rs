//! Where the letter goes, and that it gets there whole.

use std::path::{Path, PathBuf};

use thiserror::Error as ThisError;

use super::notice::Notice;
use crate::{
    office::{
        Error, Hint, Kind, Refusal,
        file::{FileError, Leftover, check_folder, folder_of},
    },
    request::{Reference, Request},
    tracker::{Format, Tracker},
};

/// A folder or a file, and the formats to write there.
#[derive(Debug)]
pub struct Target {
    place: Place,
    pub formats: Vec<Format>,
}

#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    File(PathBuf),
    /// No file is written; the case has the letter.
    Nowhere,
}

impl Target {
    /// Where `output` is and in which `formats`: a path that ends in a format's extension is a file,
    /// and says the format when nothing else does; every other path is a folder. The folder of the
    /// process where nothing is said.
    ///
    /// # Errors
    /// When the two do not go together.
    pub fn of(output: Option<&Path>, formats: &[Format]) -> Result<Target, TargetError> {
        let mut wanted: Vec<Format> = Vec::new();
        for format in formats {
            if !wanted.contains(format) {
                wanted.push(*format);
            }
        }
        let Some(output) = output else {
            let formats = if wanted.is_empty() {
                vec![Format::Pdf]
            } else {
                wanted
            };
            return Ok(Target {
                place: Place::Folder(PathBuf::from(".")),
                formats,
            });
        };
        if output.as_os_str().is_empty() {
            return Err(TargetError::Empty);
        }
        let named = output
            .extension()
            .and_then(|extension| extension.to_str())
            .and_then(|extension| extension.parse::<Format>().ok())
            .filter(|_| !output.is_dir());
        let Some(named) = named else {
            let formats = if wanted.is_empty() {
                vec![Format::Pdf]
            } else {
                wanted
            };
            return Ok(Target {
                place: Place::Folder(output.to_owned()),
                formats,
            });
        };
        if wanted.is_empty() {
            wanted.push(named);
        }
        match wanted[..] {
            [only] if only == named => Ok(Target {
                place: Place::File(output.to_owned()),
                formats: wanted,
            }),
            [only] => Err(TargetError::NotOfFormat {
                path: output.to_owned(),
                format: only,
            }),
            _ => Err(TargetError::SeveralFormats(output.to_owned())),
        }
    }

    /// No file at all: the letter is kept with its case, from which it is sent or shown.
    pub fn nowhere() -> Target {
        Target {
            place: Place::Nowhere,
            formats: Vec::new(),
        }
    }

    /// Letters of several companies, which no file can hold.
    ///
    /// # Errors
    /// Where it is a file.
    pub fn for_several(self) -> Result<Target, TargetError> {
        match self.place {
            Place::File(_) => Err(TargetError::SeveralLetters),
            Place::Folder(_) | Place::Nowhere => Ok(self),
        }
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        match &self.place {
            Place::Folder(folder) => folder,
            Place::File(file) => folder_of(file),
            Place::Nowhere => Path::new("."),
        }
    }

    /// Makes the folder if it is missing, and tries whether it can be written to.
    ///
    /// # Errors
    /// When it cannot.
    pub fn check(&self) -> Result<(), FileError> {
        match self.place {
            Place::Nowhere => Ok(()),
            _ => check_folder(self.folder()),
        }
    }

    /// Ends what runs that were killed had begun in the folder: a letter whose case was opened gets
    /// its name, which is told; every other temporary file is taken away.
    ///
    /// # Errors
    /// When the tracker cannot be read.
    pub fn finish(&self, tracker: &Tracker) -> Result<Vec<Notice>, Error> {
        let mut finished = Vec::new();
        if matches!(self.place, Place::Nowhere) {
            return Ok(finished);
        }
        for left in Leftover::in_folder(self.folder()) {
            let case = match left.case() {
                Some(case) if tracker.has(case)? => case.clone(),
                _ => {
                    left.clear();
                    continue;
                }
            };
            let path = left.finish();
            finished.extend(path.map(|path| Notice::Finished { path, case }));
        }
        Ok(finished)
    }

    /// The path of one file.
    pub fn path(&self, request: &Request, reference: &Reference, format: Format) -> PathBuf {
        match &self.place {
            Place::File(file) => file.clone(),
            Place::Folder(_) | Place::Nowhere => {
                let folder = self.folder();
                let slug = request.recipient.slug();
                let name = format!("{}-{slug}-{reference}.{format}", request.right);
                // `./name` says no more than `name`.
                if folder == Path::new(".") {
                    PathBuf::from(name)
                } else {
                    folder.join(name)
                }
            }
        }
    }
}

/// Why letters cannot go there.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum TargetError {
    #[error("the name of the folder or file is empty")]
    Empty,
    #[error("{} is not the name of a {format} file", path.display())]
    NotOfFormat { path: PathBuf, format: Format },
    #[error("{} is one file for several formats", .0.display())]
    SeveralFormats(PathBuf),
    #[error("one file cannot hold several letters")]
    SeveralLetters,
}

impl Refusal for TargetError {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            TargetError::Empty => Hint::say("name a folder or a file"),
            TargetError::NotOfFormat { format, .. } => {
                Hint::say(format!("name a folder, or a file that ends in .{format}"))
            }
            TargetError::SeveralFormats(_) => Hint::say("name a folder"),
            TargetError::SeveralLetters => Hint::Write(super::hint::Hint::NameFolder),
        }]
    }
}
