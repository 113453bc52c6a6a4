//! Where the letter goes, and that it gets there whole.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use tempfile::NamedTempFile;

use crate::{
    cli::{commands::Scene, failure::Failure, question},
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
                "{} is not the name of a {only} file",
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
        make_folder(folder).map_err(unusable)?;
        temporary(folder, TEMPORARY).map(drop).map_err(unusable)
    }

    /// Ends what runs that were killed had begun in the folder: a letter whose case was opened gets
    /// its name, which is told; every other file for the time being is taken away.
    pub fn finish(&self, tracker: &Tracker) -> Result<Vec<String>, Failure> {
        let folder = match &self.place {
            Place::Folder(folder) => folder.as_path(),
            Place::File(file) => folder_of(file),
        };
        let mut finished = Vec::new();
        for left in abandoned(folder) {
            let name = left.file_name().unwrap_or_default().to_string_lossy();
            let letter = name.strip_prefix(TEMPORARY).and_then(|name| {
                let (reference, name) = name.split_once(PARTS)?;
                let (name, _) = name.rsplit_once(PARTS)?;
                Some((reference.parse::<Reference>().ok()?, folder.join(name)))
            });
            if let Some((reference, path)) = letter
                && tracker.has(&reference)?
                && fs::hard_link(&left, &path).is_ok()
            {
                finished.push(format!(
                    "{}, the letter of {reference}, was left unfinished by a run that was stopped; it is finished now",
                    path.display()
                ));
            }
            let _ = fs::remove_file(&left);
        }
        Ok(finished)
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
    /// It is a device or a pipe, which takes the bytes and stays what it is.
    Into,
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
            // A device or a pipe is written into; a link to one is one.
            Ok(_) if fs::metadata(path).is_ok_and(|found| !found.is_file()) => {
                return Ok(Overwrite::Into);
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

/// What separates the case, the name to come and the chance letters in the name of a letter for the time
/// being.
const PARTS: char = '~';

/// A file for the time being, hidden, with a name that tells whose it is should
/// the program be killed. It is locked as long as this process lives.
fn temporary(folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    let file = tempfile::Builder::new()
        .prefix(prefix)
        .tempfile_in(folder)?;
    // A file system without locks has nothing cleared away.
    let _ = file.as_file().lock();
    Ok(file)
}

/// The files for the time being of runs that were killed: those that nobody holds locked. One that
/// another process makes just now, and has not locked yet, is empty.
fn abandoned(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files
        .filter(|file| file.file_name().to_string_lossy().starts_with(TEMPORARY))
        .filter(|file| {
            let found = file.metadata();
            found.is_ok_and(|found| found.is_file() && found.len() > 0)
        })
        .map(|file| file.path())
        .filter(|path| File::open(path).is_ok_and(|file| file.try_lock().is_ok()))
        .collect()
}

/// A folder with those above it that are missing, for its owner alone: the names of files tell of
/// companies and rights. One that is there stays as it is.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A file written and safe on the disk under a name for the time being.
#[derive(Debug)]
pub struct Prepared {
    bytes: Bytes,
    path: PathBuf,
    overwrite: Overwrite,
}

#[derive(Debug)]
enum Bytes {
    Beside(NamedTempFile),
    /// For what takes them as they come.
    Kept(Vec<u8>),
}

impl Prepared {
    /// Writes the bytes beside `path`, so that a full disk is found before the
    /// case is opened.
    pub fn new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Prepared, Failure> {
        let prepared = Prepared::unhurried(path, bytes, overwrite)?;
        prepared.safe()
    }

    /// The letter of a case that is about to be opened: if this run is killed before the file has its
    /// name, the next one gives it.
    pub fn letter(
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
        reference: &Reference,
    ) -> Result<Prepared, Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let prefix = format!("{TEMPORARY}{reference}{PARTS}{name}{PARTS}");
        // The chance letters are six, and a name has 255 bytes at most.
        let prefix = if prefix.len() + 6 <= 255 {
            prefix
        } else {
            TEMPORARY.to_owned()
        };
        Prepared::beside(path, bytes, overwrite, &prefix)?.safe()
    }

    fn safe(self) -> Result<Prepared, Failure> {
        let (prepared, path) = (&self, &self.path);
        if let Bytes::Beside(file) = &prepared.bytes {
            file.as_file()
                .sync_all()
                .map_err(|error| unwritable(path, &error))?;
        }
        Ok(self)
    }

    /// The same without waiting for the disk: for a file that can be written again.
    pub fn unhurried(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Prepared, Failure> {
        Prepared::beside(path, bytes, overwrite, TEMPORARY)
    }

    fn beside(
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
        prefix: &str,
    ) -> Result<Prepared, Failure> {
        let failed = |error| unwritable(path, &error);
        let bytes = if overwrite == Overwrite::Into {
            Bytes::Kept(bytes.to_vec())
        } else {
            let mut file = temporary(folder_of(path), prefix).map_err(failed)?;
            file.write_all(bytes).map_err(failed)?;
            Bytes::Beside(file)
        };
        Ok(Prepared {
            bytes,
            path: path.to_owned(),
            overwrite,
        })
    }

    /// Gives the file its name, at once and whole.
    pub fn keep(self) -> Result<PathBuf, Failure> {
        let kept = match (self.bytes, self.overwrite) {
            (Bytes::Kept(bytes), _) => fs::OpenOptions::new()
                .write(true)
                .open(&self.path)
                .and_then(|mut file| file.write_all(&bytes)),
            (Bytes::Beside(file), Overwrite::Yes) => file
                .persist(&self.path)
                .map(drop)
                .map_err(|error| error.error),
            (Bytes::Beside(file), _) => {
                let kept = file.persist_noclobber(&self.path);
                kept.map(drop).map_err(|error| error.error)
            }
        };
        kept.map_err(|error| {
            Failure::cannot(format!(
                "{} cannot be written: {error}",
                self.path.display()
            ))
        })?;
        Ok(self.path)
    }
}
