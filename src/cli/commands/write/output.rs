//! Where the letter goes, and that it gets there whole.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{
    cli::{commands::Scene, failure::Failure, question},
    request::{Reference, Request},
    tracker::Format,
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
}

impl Target {
    /// Reads `--output` and `--format`: a path that ends in a format's extension
    /// is a file, and says the format when nothing else does; every other path
    /// is a folder.
    pub fn of(output: Option<&Path>, formats: &[Format]) -> Result<Target, Failure> {
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
            return Err(Failure::misuse("--output is empty").hint("name a folder or a file"));
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
            [only] => Err(Failure::misuse(format!(
                "{} is no name for a {only} file",
                output.display()
            ))
            .hint(format!("name a folder, or a file that ends in .{only}"))),
            _ => Err(Failure::misuse(format!(
                "{} is one file for several formats",
                output.display()
            ))
            .hint("name a folder")),
        }
    }

    pub fn is_file(&self) -> bool {
        matches!(self.place, Place::File(_))
    }

    /// The folder, as it was named.
    pub fn folder(&self) -> String {
        match &self.place {
            Place::Folder(folder) => folder.display().to_string(),
            Place::File(file) => folder_of(file).display().to_string(),
        }
    }

    /// Makes the folder if it is missing, and tries whether it can be written to.
    pub fn check(&self) -> Result<(), Failure> {
        let folder = match &self.place {
            Place::Folder(folder) => folder.as_path(),
            Place::File(file) => folder_of(file),
        };
        let unusable = |error| unwritable(folder, &error);
        fs::create_dir_all(folder).map_err(unusable)?;
        temporary(folder).map(drop).map_err(unusable)
    }

    /// The files for the time being that lie in the folder: of runs that were killed,
    /// and for an instant of one that writes just now.
    pub fn unfinished(&self) -> Vec<PathBuf> {
        let Place::Folder(folder) = &self.place else {
            return Vec::new();
        };
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files
            .filter(|file| file.file_name().to_string_lossy().starts_with(TEMPORARY))
            .map(|file| file.path())
            .collect()
    }

    /// The path of one file.
    pub fn path(&self, request: &Request, reference: &Reference, format: Format) -> PathBuf {
        match &self.place {
            Place::File(file) => file.clone(),
            Place::Folder(folder) => {
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

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    Yes,
    No,
}

impl Overwrite {
    /// Asks the user where there is something to replace.
    pub fn asked(scene: &Scene<'_>, path: &Path) -> Result<Overwrite, Failure> {
        // Not `exists`: a link that leads nowhere is in the way too.
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => {
                return Err(Failure::cannot(format!("{} is a folder", path.display()))
                    .hint("name a file in it"));
            }
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Overwrite::No),
            Err(error) => return Err(unwritable(path, &error)),
        }
        let question = format!("{} exists. Replace it?", path.display());
        if scene.global.yes || question::confirm(&question)? == Some(true) {
            return Ok(Overwrite::Yes);
        }
        Err(
            Failure::cannot(format!("{} exists already", path.display()))
                .hint("choose another name with --output, or replace it with --yes"),
        )
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let reason = match error.kind() {
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "there is a file where a folder should be".to_owned()
        }
        _ => error.to_string(),
    };
    Failure::cannot(format!("{} cannot be written to: {reason}", path.display()))
        .hint("choose another place with --output; no case was opened")
}

/// What the name of a file for the time being begins with.
const TEMPORARY: &str = ".datawrit-";

/// A file for the time being, hidden, with a name that tells whose it is should
/// the program be killed.
fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    tempfile::Builder::new()
        .prefix(TEMPORARY)
        .tempfile_in(folder)
}

/// A file written and safe on the disk under a name for the time being.
#[derive(Debug)]
pub struct Prepared {
    file: NamedTempFile,
    path: PathBuf,
    overwrite: Overwrite,
}

impl Prepared {
    /// Writes the bytes beside `path`, so that a full disk is found before the
    /// case is opened.
    pub fn new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Prepared, Failure> {
        let prepared = Prepared::unhurried(path, bytes, overwrite)?;
        prepared
            .file
            .as_file()
            .sync_all()
            .map_err(|error| unwritable(path, &error))?;
        Ok(prepared)
    }

    /// The same without waiting for the disk: for a file that can be written again.
    pub fn unhurried(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Prepared, Failure> {
        let failed = |error| unwritable(path, &error);
        let mut file = temporary(folder_of(path)).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        Ok(Prepared {
            file,
            path: path.to_owned(),
            overwrite,
        })
    }

    /// Gives the file its name, at once and whole.
    pub fn keep(self) -> Result<PathBuf, Failure> {
        let kept = match self.overwrite {
            Overwrite::Yes => self.file.persist(&self.path),
            Overwrite::No => self.file.persist_noclobber(&self.path),
        };
        kept.map_err(|error| {
            Failure::cannot(format!(
                "{} cannot be written: {}",
                self.path.display(),
                error.error
            ))
        })?;
        Ok(self.path)
    }
}
