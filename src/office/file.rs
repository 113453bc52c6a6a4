//! A file written whole, or not at all.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use serde::Serializer;
use tempfile::NamedTempFile;
use thiserror::Error as ThisError;

use super::{Hint, Refusal};
use crate::request::Reference;

/// Why a file was not written.
#[derive(Debug, ThisError)]
pub enum FileError {
    #[error("{} is a folder", .0.display())]
    Folder(PathBuf),
    /// Something is there, and nobody said that it may be replaced.
    #[error("{} exists already", .0.display())]
    Exists(PathBuf),
    /// Found before anything was recorded.
    #[error("{} cannot be written to: {}", path.display(), reason(why))]
    NoPlace { path: PathBuf, why: io::Error },
    #[error("{} cannot be written: {source}", path.display())]
    Unwritten { path: PathBuf, source: io::Error },
}

impl Refusal for FileError {
    fn hints(&self) -> Vec<Hint> {
        match self {
            FileError::Folder(_) => vec![Hint::say("name a file in it")],
            FileError::Exists(_) => vec![Hint::AnotherNameOrReplace],
            FileError::NoPlace { .. } => vec![Hint::AnotherPlace],
            FileError::Unwritten { .. } => Vec::new(),
        }
    }
}

impl FileError {
    fn no_place(path: &Path, why: io::Error) -> FileError {
        let path = path.to_owned();
        FileError::NoPlace { path, why }
    }
}

fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "there is a file where a folder should be".to_owned()
        }
        // tempfile puts the name of the temporary file behind the cause, which says nothing to anybody.
        _ => {
            let words = error.to_string();
            let cause = words.split_once(" at path \"").map(|(cause, _)| cause);
            cause.map_or(words.clone(), str::to_owned)
        }
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
    /// What is to be done at `path`, where the person has said whether what is there may be
    /// `replaced`.
    ///
    /// # Errors
    /// [`FileError::Exists`] where something is there that may not be replaced: a door asks, and
    /// calls again. Others where no file can be written there.
    pub fn of(path: &Path, replaced: bool) -> Result<Overwrite, FileError> {
        // Not `exists`: a link that leads nowhere is in the way too.
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_dir() => Err(FileError::Folder(path.to_owned())),
            // A device or a pipe is written into; a link to one is one.
            Ok(_) if fs::metadata(path).is_ok_and(|found| !found.is_file()) => Ok(Overwrite::Into),
            Ok(_) if replaced => Ok(Overwrite::Yes),
            Ok(_) => Err(FileError::Exists(path.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Overwrite::No),
            Err(error) => Err(FileError::no_place(path, error)),
        }
    }
}

/// For `#[serde(serialize_with)]`: a path as text. What in it is not Unicode, and has no form in
/// JSON, is replaced.
pub fn as_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&path.display())
}

/// The folder that a file lies in.
pub fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes the folder if it is missing, and tries whether it can be written to.
///
/// # Errors
/// When it cannot.
pub fn check_folder(folder: &Path) -> Result<(), FileError> {
    let unusable = |error| FileError::no_place(folder, error);
    make_folder(folder).map_err(unusable)?;
    temporary(folder, TEMPORARY).map(drop).map_err(unusable)
}

/// A folder with those above it that are missing, for its owner alone: the names of files tell of
/// companies and rights. One that is there stays as it is.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// What the name of a temporary file begins with.
const TEMPORARY: &str = ".datawrit-";

/// What separates the case, the name to come and the chance letters in the name of a letter's
/// temporary file.
const PARTS: char = '~';

/// A temporary file, hidden, with a name that tells whose it is should the program be killed. It is
/// locked as long as this process lives.
fn temporary(folder: &Path, prefix: &str) -> io::Result<NamedTempFile> {
    loop {
        let file = tempfile::Builder::new()
            .prefix(prefix)
            .tempfile_in(folder)?;
        // A file system without locks has nothing cleared away.
        let _ = file.as_file().lock();
        // Before it was locked another process may have taken it for one that nobody needs.
        if file.path().try_exists()? {
            return Ok(file);
        }
    }
}

/// A file for a moment, in a folder of the program's own, where it takes away first what killed runs left.
///
/// # Errors
/// When the folder cannot be written to.
pub fn passing(folder: &Path) -> io::Result<NamedTempFile> {
    Leftover::clear_others(folder);
    temporary(folder, TEMPORARY)
}

/// A temporary file of a run that was killed.
#[derive(Debug)]
pub struct Leftover {
    path: PathBuf,
    /// The case whose letter it is, and the path that it was to get.
    letter: Option<(Reference, PathBuf)>,
}

impl Leftover {
    /// The temporary files in a folder that nobody holds locked. An empty one, whose run was killed
    /// before its first byte, is taken away.
    pub fn in_folder(folder: &Path) -> Vec<Leftover> {
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        files
            .filter(|file| file.file_name().to_string_lossy().starts_with(TEMPORARY))
            .filter(|file| file.file_type().is_ok_and(|kind| kind.is_file()))
            .map(|file| file.path())
            .filter(|path| has_bytes(path).is_ok_and(|has| has))
            .map(|path| Leftover {
                letter: letter_of(folder, &path),
                path,
            })
            .collect()
    }

    /// The case whose letter it is, where it is a letter.
    pub fn case(&self) -> Option<&Reference> {
        self.letter.as_ref().map(|(case, _)| case)
    }

    /// Gives it the name that it was to get, if nothing has that name; says which.
    pub fn finish(self) -> Option<PathBuf> {
        let finished = self
            .letter
            .as_ref()
            .filter(|(_, to)| fs::hard_link(&self.path, to).is_ok())
            .map(|(_, to)| to.clone());
        self.clear();
        finished
    }

    /// Takes away those in a folder that no letter can be made of.
    pub fn clear_others(folder: &Path) {
        let left = Leftover::in_folder(folder).into_iter();
        left.filter(|left| left.letter.is_none())
            .for_each(Leftover::clear);
    }

    /// Takes it away.
    pub fn clear(self) {
        let _ = fs::remove_file(self.path);
    }
}

/// Whether a temporary file that nobody holds locked has bytes. Where it has none it is taken away while it is locked, so
/// that the process that may just have made it finds it gone, and makes another.
///
/// # Errors
/// When somebody holds it locked, or it cannot be read.
fn has_bytes(temporary: &Path) -> io::Result<bool> {
    let file = File::open(temporary)?;
    file.try_lock()?;
    let has = file.metadata()?.len() > 0;
    if !has {
        fs::remove_file(temporary)?;
    }
    Ok(has)
}

fn letter_of(folder: &Path, temporary: &Path) -> Option<(Reference, PathBuf)> {
    let name = temporary.file_name()?.to_string_lossy();
    let (case, name) = name.strip_prefix(TEMPORARY)?.split_once(PARTS)?;
    let (name, _) = name.rsplit_once(PARTS)?;
    Some((case.parse().ok()?, folder.join(name)))
}

/// A file written and safe on the disk under a temporary name.
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
    /// Writes the bytes beside `path`, so that a full disk is found before anything is recorded.
    ///
    /// # Errors
    /// When they cannot be written there.
    pub fn new(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<Prepared, FileError> {
        Prepared::unhurried(path, bytes, overwrite)?.safe()
    }

    /// The letter of a case that is about to be opened: if this run is killed before the file has its
    /// name, the next one gives it ([`Leftover::finish`]).
    ///
    /// # Errors
    /// As [`Prepared::new`].
    pub fn letter(
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
        reference: &Reference,
    ) -> Result<Prepared, FileError> {
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

    fn safe(self) -> Result<Prepared, FileError> {
        if let Bytes::Beside(file) = &self.bytes {
            file.as_file()
                .sync_all()
                .map_err(|error| FileError::no_place(&self.path, error))?;
        }
        Ok(self)
    }

    /// The same without waiting for the disk: for a file that can be written again.
    ///
    /// # Errors
    /// As [`Prepared::new`].
    pub fn unhurried(
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
    ) -> Result<Prepared, FileError> {
        Prepared::beside(path, bytes, overwrite, TEMPORARY)
    }

    fn beside(
        path: &Path,
        bytes: &[u8],
        overwrite: Overwrite,
        prefix: &str,
    ) -> Result<Prepared, FileError> {
        let failed = |error| FileError::no_place(path, error);
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
    ///
    /// # Errors
    /// When it cannot have it: something has taken the name meanwhile, or the disk is gone.
    pub fn keep(self) -> Result<PathBuf, FileError> {
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
        match kept {
            Ok(()) => Ok(self.path),
            Err(source) => Err(FileError::Unwritten {
                path: self.path,
                source,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_temporary_file_is_taken_away_and_one_that_is_held_stays() {
        let folder = tempfile::tempdir().unwrap();
        let of_a_killed_run = folder.path().join(".datawrit-AAAAAA");
        File::create(&of_a_killed_run).unwrap();
        let held = temporary(folder.path(), TEMPORARY).unwrap();
        assert!(Leftover::in_folder(folder.path()).is_empty());
        assert!(!of_a_killed_run.exists());
        assert!(held.path().exists());
    }

    #[test]
    fn what_one_thread_clears_away_another_makes_again() {
        let folder = tempfile::tempdir().unwrap();
        let done = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(std::sync::atomic::Ordering::Relaxed) {
                    Leftover::in_folder(folder.path());
                }
            });
            for number in 0..500 {
                let path = folder.path().join(format!("{number}.txt"));
                let prepared = Prepared::unhurried(&path, b"whole", Overwrite::No);
                let kept = prepared.and_then(Prepared::keep).map(drop);
                if kept.is_err() {
                    done.store(true, std::sync::atomic::Ordering::Relaxed);
                }
                kept.unwrap();
                assert_eq!(fs::read(&path).unwrap(), b"whole");
            }
            done.store(true, std::sync::atomic::Ordering::Relaxed);
        });
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 500);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told_without_the_name_of_a_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("none").join("a.csv");
        let error = Prepared::new(&path, b"a", Overwrite::No).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "{} cannot be written to: No such file or directory (os error 2)",
                path.display()
            )
        );
    }
}
