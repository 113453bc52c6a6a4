//! A whole home in one file, and back.
//!
//! The file is a ZIP archive that any program opens. Its first file, `manifest.json`, names each of the others with
//! its length and its SHA-256; nothing is put anywhere before all of them have been looked at. The databases are as
//! of one instant, also while another process writes. Locked (`lock`), it is the same file inside another.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Cursor, Read, Write},
    path::{Component, Path, PathBuf},
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use thiserror::Error as ThisError;
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    Error, Hint, Home, Kind, Refusal, World,
    file::{Overwrite, Prepared, make_folder, passing},
    lock::{self, Passphrase},
};
use crate::{
    shelf,
    tracker::{hash, snapshot},
};

/// What marks the manifest, and the version of its shape.
const VERSION: u64 = 1;
const MANIFEST: &str = "manifest.json";
/// More than a home has, in bytes: what is unpacked is bounded before it fills the memory.
pub const MOST: u64 = 4 << 30;
/// What is made anew, or belongs to a process that runs.
const NOT_KEPT: [&str; 5] = [
    "preview",
    "forgetting.json",
    "tracker.witness.new",
    "sending.lock",
    MANIFEST,
];
const DATABASES: [&str; 2] = ["tracker.db", "directory.db"];

/// What was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BackedUp {
    #[serde(serialize_with = "super::file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
    pub files: usize,
    pub bytes: u64,
    pub cases: usize,
    /// Whether a passphrase alone opens it.
    pub locked: bool,
}

/// What was put back.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RestoredHome {
    #[serde(serialize_with = "super::file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub folder: PathBuf,
    pub files: usize,
    pub cases: usize,
    /// The day on which the backup was made.
    pub made_on: NaiveDate,
    /// Where what was there before is now.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub before: Option<PathBuf>,
}

/// Why it could not be done.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error("there is nothing in {}", .0.display())]
    Nothing(PathBuf),
    #[error("{} cannot be read: {source}", path.display())]
    Unread { path: PathBuf, source: io::Error },
    #[error("it is not a backup of datawrit: {0}")]
    Foreign(String),
    #[error("it is version {found} of a backup; this datawrit knows version {VERSION}")]
    Newer { found: u64 },
    #[error("the backup does not hold: {0}")]
    Untrue(String),
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    #[error("{} cannot be written: {source}", path.display())]
    Unwritten { path: PathBuf, source: io::Error },
    #[error("the backup cannot be packed: {0}")]
    Unpacked(#[from] ZipError),
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Cannot
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Newer { .. } => {
                vec![Hint::say("install the newer datawrit; nothing was changed")]
            }
            Refused::NotEmpty(_) => vec![Hint::ReplaceHome],
            Refused::Foreign(_) | Refused::Untrue(_) => vec![Hint::say("nothing was changed")],
            _ => Vec::new(),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    datawrit_backup: u64,
    made_on: NaiveDate,
    /// By their paths in the home, with `/` between folders.
    files: BTreeMap<String, Kept>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    bytes: u64,
    sha256: String,
}

/// Everything of a home, packed.
#[derive(Debug)]
pub struct Backup {
    bytes: Vec<u8>,
    files: usize,
    cases: usize,
    locked: bool,
}

/// Packs everything of the home, as of one instant.
///
/// # Errors
/// When there is nothing, or something cannot be read.
pub fn pack(world: &World<'_>) -> Result<Backup, Error> {
    let home = world.home;
    let folder = home.folder();
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    gather(folder, "", &mut files)?;
    if files.is_empty() && !DATABASES.iter().any(|name| folder.join(name).exists()) {
        return Err(Refused::Nothing(folder.to_owned()).into());
    }
    let cases = home.existing_tracker()?.map(|tracker| tracker.cases());
    let cases = cases.transpose()?.unwrap_or_default().len();
    for name in DATABASES {
        let path = folder.join(name);
        if path.exists() {
            let unread = |source| Refused::Unread {
                path: path.clone(),
                source,
            };
            // A home that cannot be written can be packed all the same.
            let copy = passing(folder).or_else(|_| NamedTempFile::new());
            let copy = copy.map_err(unread)?;
            snapshot(&path, copy.path())?;
            let bytes = shelf::bytes_up_to(copy.path(), MOST).map_err(unread)?;
            files.insert(name.to_owned(), bytes);
        }
    }
    let manifest = Manifest {
        datawrit_backup: VERSION,
        made_on: world.today,
        files: files
            .iter()
            .map(|(name, bytes)| {
                let kept = Kept {
                    bytes: bytes.len() as u64,
                    sha256: hash(bytes),
                };
                (name.clone(), kept)
            })
            .collect(),
    };
    let text = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    let packed = zipped(&text, &files).map_err(Refused::from)?;
    Ok(Backup {
        bytes: packed,
        files: files.len(),
        cases,
        locked: false,
    })
}

fn zipped(manifest: &[u8], files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, ZipError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .unix_permissions(0o600);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(MANIFEST, options)?;
    zip.write_all(manifest)?;
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of a folder but the databases, each under its path. Links are not followed.
fn gather(
    folder: &Path,
    under: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), Refused> {
    let unread = |path: &Path| {
        let path = path.to_owned();
        |source| Refused::Unread { path, source }
    };
    let found = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        found => found.map_err(unread(folder))?,
    };
    for file in found {
        let file = file.map_err(unread(folder))?;
        let (path, name) = (file.path(), file.file_name());
        let Some(name) = name.to_str() else { continue };
        let ours = under.is_empty();
        let database = DATABASES.iter().any(|one| name.starts_with(one));
        let passing = name.starts_with(".datawrit-") || Home::is_of_pages(name);
        if ours && (NOT_KEPT.contains(&name) || database || passing) {
            continue;
        }
        let kept = format!("{under}{name}");
        let kind = file.file_type().map_err(unread(&path))?;
        if kind.is_dir() {
            gather(&path, &format!("{kept}/"), files)?;
        } else if kind.is_file() {
            let bytes = shelf::bytes_up_to(&path, MOST).map_err(unread(&path))?;
            files.insert(kept, bytes);
        }
    }
    Ok(())
}

impl Backup {
    /// What is packed, for a door that hands it over itself.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The same, locked with a passphrase.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn locked(self, passphrase: &Passphrase) -> Result<Backup, Error> {
        Ok(Backup {
            bytes: lock::locked(&self.bytes, passphrase)?,
            locked: true,
            ..self
        })
    }

    /// Writes it, readable by its owner alone, whole or not at all.
    ///
    /// # Errors
    /// When the file cannot be written, or is there and may not be replaced.
    pub fn write(
        self,
        world: &World<'_>,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<BackedUp, Error> {
        let path = Prepared::new(path, &self.bytes, overwrite)?.keep()?;
        world.home.wrote(&path, None);
        Ok(BackedUp {
            path,
            files: self.files,
            bytes: self.bytes.len() as u64,
            cases: self.cases,
            locked: self.locked,
        })
    }
}

/// A backup of which every hash holds.
pub struct Checked {
    manifest: Manifest,
    files: BTreeMap<String, Vec<u8>>,
}

/// Reads a backup, and looks at everything in it.
///
/// # Errors
/// When it is not one, is of a newer version, or something in it is not what was packed.
pub fn check(bytes: &[u8]) -> Result<Checked, Refused> {
    let foreign = |error: ZipError| Refused::Foreign(error.to_string());
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(foreign)?;
    let mut files = BTreeMap::new();
    let mut left = MOST;
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).map_err(foreign)?;
        let name = file.name().map_err(foreign)?.into_owned();
        let mut content = Vec::new();
        file.by_ref()
            .take(left + 1)
            .read_to_end(&mut content)
            .map_err(|error| Refused::Untrue(error.to_string()))?;
        let length = content.len() as u64;
        if length > left {
            return Err(Refused::Untrue("it unpacks to more than 4 GB".to_owned()));
        }
        left -= length;
        if files.insert(name.clone(), content).is_some() {
            return Err(Refused::Untrue(format!("{name} is there twice")));
        }
    }
    let manifest = files
        .remove(MANIFEST)
        .ok_or_else(|| Refused::Foreign(format!("it has no {MANIFEST}")))?;
    let head: serde_json::Value =
        serde_json::from_slice(&manifest).map_err(|error| Refused::Foreign(error.to_string()))?;
    match head
        .get("datawrit_backup")
        .and_then(serde_json::Value::as_u64)
    {
        Some(VERSION) => {}
        Some(found) => return Err(Refused::Newer { found }),
        None => return Err(Refused::Foreign("its manifest is not ours".to_owned())),
    }
    let manifest: Manifest =
        serde_json::from_value(head).map_err(|error| Refused::Untrue(error.to_string()))?;
    for (name, kept) in &manifest.files {
        let path = Path::new(name);
        let plain = path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        if !plain || name.is_empty() || name.contains('\\') {
            return Err(Refused::Untrue(format!("`{name}` is not a path in a home")));
        }
        let content = files
            .get(name)
            .ok_or_else(|| Refused::Untrue(format!("{name} is missing")))?;
        if content.len() as u64 != kept.bytes || hash(content) != kept.sha256 {
            return Err(Refused::Untrue(format!("{name} is not what was packed")));
        }
    }
    if let Some(name) = files
        .keys()
        .find(|name| !manifest.files.contains_key(*name))
    {
        return Err(Refused::Untrue(format!("{name} is not in its manifest")));
    }
    Ok(Checked { manifest, files })
}

impl Checked {
    /// On which day it was made.
    pub fn made_on(&self) -> NaiveDate {
        self.manifest.made_on
    }

    /// Puts it into the home. It is written and opened beside the home first, so that the home has it whole or not
    /// at all; what is there is moved beside it where it may be `replaced`. What belongs to pages that are open
    /// stays in the home.
    ///
    /// # Errors
    /// When the home is not empty and may not be replaced, the backup cannot be opened by this version, or the disk
    /// is full.
    pub fn restore(self, world: &World<'_>, replaced: bool) -> Result<RestoredHome, Error> {
        let folder = world.home.folder();
        let names = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = names.map(|file| file.file_name().to_string_lossy().into_owned());
        let (of_pages, others): (Vec<String>, Vec<String>) =
            names.partition(|name| Home::is_of_pages(name));
        let there = !others.is_empty();
        if there && !replaced {
            return Err(Refused::NotEmpty(folder.to_owned()).into());
        }
        let parent = super::file::folder_of(folder);
        let unwritten = |path: &Path| {
            let path = path.to_owned();
            |source| Refused::Unwritten { path, source }
        };
        make_folder(parent).map_err(unwritten(parent))?;
        let mut beside = tempfile::Builder::new();
        beside.prefix(".datawrit-restoring-");
        // It becomes the home, which is its owner's alone.
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let beside = beside.tempdir_in(parent).map_err(unwritten(parent))?;
        for (name, bytes) in &self.files {
            let path = beside.path().join(name);
            let within = super::file::folder_of(&path);
            make_folder(within).map_err(unwritten(within))?;
            private(&path, bytes).map_err(unwritten(&path))?;
        }
        let trial = Home::at(beside.path().to_owned());
        let cases = match trial.existing_tracker()? {
            Some(tracker) => {
                let found = tracker.verify()?;
                if let Some(fault) = found.faults.first() {
                    return Err(Refused::Untrue(fault.what.clone()).into());
                }
                tracker.cases()?.len()
            }
            None => 0,
        };
        // Locked or not, a file keeps its lock under another name.
        for name in &of_pages {
            let _ = fs::rename(folder.join(name), beside.path().join(name));
        }
        let back = || {
            for name in &of_pages {
                let _ = fs::rename(beside.path().join(name), folder.join(name));
            }
        };
        let mut before = None;
        if there {
            let mut number = 1;
            let aside = loop {
                let name = folder.file_name().unwrap_or_default().to_string_lossy();
                let aside = parent.join(format!("{name}.before-{}-{number}", world.today));
                if fs::symlink_metadata(&aside).is_err() {
                    break aside;
                }
                number += 1;
            };
            if let Err(source) = fs::rename(folder, &aside) {
                back();
                let path = folder.to_owned();
                return Err(Refused::Unwritten { path, source }.into());
            }
            before = Some(aside);
        } else {
            // An empty folder is in the way of a rename on some systems.
            let _ = fs::remove_dir(folder);
        }
        if let Err(source) = fs::rename(beside.path(), folder) {
            match &before {
                Some(aside) => drop(fs::rename(aside, folder)),
                None => drop(make_folder(folder)),
            }
            back();
            let path = folder.to_owned();
            return Err(Refused::Unwritten { path, source }.into());
        }
        // It is the home now, and is not to be deleted.
        let _ = beside.keep();
        Ok(RestoredHome {
            folder: folder.to_owned(),
            files: self.files.len(),
            cases,
            made_on: self.manifest.made_on,
            before,
        })
    }
}

/// A new file that its owner alone can read.
fn private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{ACCESS, Scratch};

    #[test]
    fn a_home_comes_back_whole_and_only_where_nothing_is() {
        let from = Scratch::with_cases();
        let own = from.world().home.recipients();
        fs::create_dir(&own).unwrap();
        fs::write(own.join("mine.toml"), "name = \"Mine\"").unwrap();
        fs::write(from.world().home.profile(), "name = \"Ada\"").unwrap();
        let path = from.path("home.zip");
        // While another holds the tracker open and has written without a checkpoint.
        let open = from.tracker();
        let packed = pack(&from.world()).unwrap();
        let written = packed.write(&from.world(), &path, Overwrite::No).unwrap();
        assert_eq!(written.cases, 2);
        drop(open);
        let bytes = fs::read(&path).unwrap();

        let to = Scratch::new();
        let restored = check(&bytes).unwrap().restore(&to.world(), false).unwrap();
        assert_eq!((restored.cases, restored.before), (2, None));
        let home = to.world().home;
        let profile = fs::read(from.world().home.profile()).unwrap();
        assert_eq!(fs::read(home.profile()).unwrap(), profile);
        assert!(home.recipients().join("mine.toml").exists());
        assert_eq!(
            to.tracker().find(ACCESS).unwrap(),
            from.tracker().find(ACCESS).unwrap()
        );

        let again = check(&bytes)
            .unwrap()
            .restore(&to.world(), false)
            .unwrap_err();
        assert!(
            matches!(again.downcast_ref(), Some(Refused::NotEmpty(_))),
            "{again}"
        );
        let replaced = check(&bytes).unwrap().restore(&to.world(), true).unwrap();
        assert!(replaced.before.unwrap().join("tracker.db").exists());
    }

    #[test]
    fn a_backup_of_which_a_byte_is_another_is_refused_before_anything_is_touched() {
        let from = Scratch::with_cases();
        fs::write(from.world().home.profile(), "name = \"Ada\"").unwrap();
        let packed = pack(&from.world()).unwrap();
        let mut zip = ZipArchive::new(Cursor::new(&packed.bytes)).unwrap();
        let mut files = BTreeMap::new();
        for index in 0..zip.len() {
            let mut file = zip.by_index(index).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            files.insert(file.name().unwrap().into_owned(), content);
        }
        let manifest = files.remove(MANIFEST).unwrap();
        let refused = |files: &BTreeMap<String, Vec<u8>>| {
            check(&zipped(&manifest, files).unwrap())
                .err()
                .unwrap()
                .to_string()
        };
        let mut other = files.clone();
        other.insert("profile.toml".to_owned(), b"name = \"Eve\"".to_vec());
        assert!(refused(&other).contains("profile.toml is not what was packed"));
        let mut more = files.clone();
        more.insert("config.toml".to_owned(), Vec::new());
        assert!(refused(&more).contains("config.toml is not in its manifest"));
        let mut less = files.clone();
        less.remove("profile.toml");
        assert!(refused(&less).contains("profile.toml is missing"));
        assert!(check(b"PK").is_err());
        // A path that leads out of the home.
        let text = String::from_utf8(manifest.clone()).unwrap();
        let text = text.replace("profile.toml", "../profile.toml");
        let out = check(&zipped(text.as_bytes(), &files).unwrap())
            .err()
            .unwrap();
        assert!(out.to_string().contains("is not a path in a home"), "{out}");
    }
}
