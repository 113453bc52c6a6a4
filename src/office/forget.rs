//! Deletes a case, or everything, so that no byte of it stays in the home.
//!
//! It is done in an order that a kill at any moment leaves as it was or as it is to be: a mark is on the
//! disk before the first byte goes, and whoever starts next with a mark there finishes what it says
//! ([`finish`]).
//!
//! ```text
//! mark ─ rows go, in one transaction ─ files go ─ free pages and the log of changes go ─ mark goes
//! ```

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use thiserror::Error as ThisError;

use super::{
    Error, Hint, Home, Kind, Refusal, World,
    file::{Leftover, Overwrite, Prepared},
    mandate, people,
};
use crate::{
    request::{Line, Reference},
    shelf,
    tracker::{Case, Tracker, TrackerError},
};

/// What is in a home, and is ours to delete. Databases come before what shows that they are missing.
const OURS: [&str; 23] = [
    "profile.mandate",
    "profile.toml",
    "people",
    "config.toml",
    "tracker.witness",
    "tracker.witness.new",
    "tracker.db",
    "tracker.db-wal",
    "tracker.db-shm",
    "tracker.db-journal",
    "sending.lock",
    "directory.db",
    "directory.db-wal",
    "directory.db-shm",
    "directory.db-journal",
    "written.tsv",
    "preview",
    "recipients",
    "law",
    "templates",
    "layouts",
    "authorities",
    "replies",
];

/// What is to be gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The case whose reference begins so.
    Case(String),
    Everything,
}

/// What would go, to be shown before it does.
#[derive(Debug)]
pub struct Plan {
    tracker: Option<Tracker>,
    /// The case; none where it is everything.
    pub case: Option<Box<Case>>,
    /// How many cases go.
    pub cases: usize,
    /// Whether a letter has left, or may have.
    pub sent: bool,
    /// The files outside of the home that were written for what goes, and are still there.
    pub files: Vec<PathBuf>,
    /// What lies elsewhere, and stays.
    pub stays: Vec<Stays>,
}

/// What cannot be reached from here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Stays {
    /// Mails that left: with whoever got them, and in a mailbox's folder of sent mail.
    Mails { count: usize },
    /// What came back, in the mailbox it came to.
    Replies { count: usize },
    /// A file with several cases, which was written by this home.
    Shared {
        #[serde(serialize_with = "super::file::as_text")]
        #[cfg_attr(test, schemars(with = "String"))]
        path: PathBuf,
    },
    /// A file of the person's own in the home.
    Own {
        #[serde(serialize_with = "super::file::as_text")]
        #[cfg_attr(test, schemars(with = "String"))]
        path: PathBuf,
    },
    /// A file that was written for it, and that nobody said may go.
    File {
        #[serde(serialize_with = "super::file::as_text")]
        #[cfg_attr(test, schemars(with = "String"))]
        path: PathBuf,
    },
    /// Passwords in the system's keyring.
    Keyring,
    /// Backups, and copies of files that were moved or printed.
    Copies,
}

/// What the person says to it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Order {
    /// Whether the number and the day of a case whose letter left stay.
    pub trace: bool,
    /// Whether the files that were written for it go too.
    pub files: bool,
}

/// What is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Forgotten {
    /// None where it was everything.
    pub case: Option<Reference>,
    pub cases: usize,
    /// Whether the number and the day stay.
    pub trace: bool,
    /// How many files outside of the home were deleted.
    pub files: usize,
    pub stays: Vec<Stays>,
}

/// Why it is not gone.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error("{} cannot be deleted: {source}", path.display())]
    Undeleted { path: PathBuf, source: io::Error },
    #[error("there is nothing in {}", .0.display())]
    Nothing(PathBuf),
    #[error("a letter that never left leaves no trace")]
    NoTrace,
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::NoTrace => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::Undeleted { .. } => vec![Hint::say(
                "what is still there is deleted when datawrit starts next",
            )],
            Refused::Nothing(_) | Refused::NoTrace => Vec::new(),
        }
    }
}

/// Says what is being deleted, should this be ended in the middle.
#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    /// The case; none for everything.
    case: Option<Reference>,
    files: Vec<PathBuf>,
}

impl Mark {
    fn path(home: &Home) -> PathBuf {
        home.folder().join("forgetting.json")
    }

    fn set(&self, home: &Home) -> Result<(), Error> {
        let text = serde_json::to_vec(self).unwrap_or_default();
        Prepared::new(&Mark::path(home), &text, Overwrite::Yes)?.keep()?;
        // The name is in its folder, too, before anything goes.
        if let Ok(folder) = fs::File::open(home.folder()) {
            let _ = folder.sync_all();
        }
        Ok(())
    }

    fn read(home: &Home) -> Option<Mark> {
        serde_json::from_slice(&shelf::bytes(&Mark::path(home)).ok()?).ok()
    }

    fn clear(home: &Home) -> Result<(), Refused> {
        delete(&Mark::path(home))
    }
}

/// What would go.
///
/// # Errors
/// When there is no such case, or the tracker cannot be read.
pub fn plan(world: &World<'_>, what: &What) -> Result<Plan, Error> {
    let home = world.home;
    match what {
        What::Case(typed) => {
            let (tracker, case) = home.case(typed)?;
            let written = home.files_written();
            let reference = case.reference.as_str();
            let of = |wanted: Option<&str>| {
                let files = written.iter();
                files
                    .filter(|(case, path)| case.as_deref() == wanted && path.exists())
                    .map(|(_, path)| path.clone())
                    .collect::<Vec<_>>()
            };
            let mut stays = left(&[&case], tracker.reply_heads(&case)?.len());
            stays.extend(of(None).into_iter().map(|path| Stays::Shared { path }));
            stays.push(Stays::Copies);
            Ok(Plan {
                files: of(Some(reference)),
                sent: case.has_left(),
                case: Some(Box::new(case)),
                cases: 1,
                tracker: Some(tracker),
                stays,
            })
        }
        What::Everything => {
            let folder = home.folder().to_owned();
            if !OURS.iter().any(|name| folder.join(name).exists()) {
                return Err(Refused::Nothing(folder).into());
            }
            let written = home.files_written().into_iter().map(|(_, path)| path);
            let mut files: Vec<PathBuf> = written.filter(|path| path.exists()).collect();
            files.sort();
            files.dedup();
            // One that cannot be read can be deleted all the same.
            let tracker = home.existing_tracker().ok().flatten();
            let (mut cases, mut replies) = (Vec::new(), 0);
            if let Some(tracker) = &tracker {
                cases = tracker.cases().unwrap_or_default();
                for case in &cases {
                    replies += tracker.reply_heads(case).map_or(0, |replies| replies.len());
                }
            }
            let all: Vec<&Case> = cases.iter().collect();
            let mut stays = left(&all, replies);
            let others = fs::read_dir(&folder).into_iter().flatten().flatten();
            let others = others.filter(|file| {
                let name = file.file_name().to_string_lossy().into_owned();
                !OURS.contains(&name.as_str())
                    && !name.starts_with(".datawrit-")
                    && !Home::is_of_pages(&name)
            });
            stays.extend(others.map(|file| Stays::Own { path: file.path() }));
            let config = shelf::bytes(&home.config()).unwrap_or_default();
            let config = String::from_utf8_lossy(&config);
            stays.extend(config.contains("keyring").then_some(Stays::Keyring));
            stays.push(Stays::Copies);
            Ok(Plan {
                sent: cases.iter().any(Case::has_left),
                case: None,
                cases: cases.len(),
                files,
                tracker,
                stays,
            })
        }
    }
}

/// A person who leaves, and what goes with them.
#[derive(Debug)]
pub struct Leaving {
    pub cases: Vec<Case>,
    /// Their own profile: that of the home stays.
    pub profile: Option<PathBuf>,
    /// The files outside of the home that were written for what goes, and are still there.
    pub files: Vec<PathBuf>,
}

/// What goes with a person of this very name: the cases whose data is theirs, and their profile.
///
/// # Errors
/// When there is nothing of theirs, or something of the home cannot be read.
pub fn leaving(world: &World<'_>, name: &Line) -> Result<Leaving, Error> {
    let home = world.home;
    let folded = name.folded();
    let mut cases = home.cases()?;
    cases.retain(|case| people::is_about(case, name));
    let known = people::people(home)?;
    let member = known.iter().find(|one| one.name.folded() == folded);
    let profile = member.map(|one| one.file.clone());
    let profile = profile.filter(|file| *file != home.profile());
    if cases.is_empty() && profile.is_none() {
        let known = known.into_iter().map(|one| one.name).collect();
        let typed = name.clone();
        return Err(people::Refused::Nobody { typed, known }.into());
    }
    let mut files = Vec::new();
    for case in &cases {
        let what = What::Case(case.reference.to_string());
        files.extend(plan(world, &what)?.files);
    }
    Ok(Leaving {
        cases,
        profile,
        files,
    })
}

impl Leaving {
    /// How many of the cases have a letter that left.
    pub fn sent(&self) -> usize {
        self.cases.iter().filter(|case| case.has_left()).count()
    }

    /// Does it, a case after the other: whenever it is ended, each is there whole or gone.
    ///
    /// # Errors
    /// As [`Plan::carry_out`].
    pub fn carry_out(self, world: &World<'_>, order: Order) -> Result<Forgotten, Error> {
        let mut gone = Forgotten {
            case: None,
            cases: 0,
            trace: false,
            files: 0,
            stays: Vec::new(),
        };
        let (mut mails, mut replies) = (0, 0);
        for case in &self.cases {
            let plan = plan(world, &What::Case(case.reference.to_string()))?;
            let trace = order.trace && plan.sent;
            let one = plan.carry_out(world, Order { trace, ..order })?;
            gone.cases += one.cases;
            gone.files += one.files;
            gone.trace |= one.trace;
            for stays in one.stays {
                match stays {
                    Stays::Mails { count } => mails += count,
                    Stays::Replies { count } => replies += count,
                    other if gone.stays.contains(&other) => {}
                    other => gone.stays.push(other),
                }
            }
        }
        if let Some(profile) = &self.profile {
            // What it names goes before it.
            delete(&mandate::folder(profile))?;
            delete(profile)?;
        }
        let counted = [
            (mails > 0).then_some(Stays::Mails { count: mails }),
            (replies > 0).then_some(Stays::Replies { count: replies }),
        ];
        gone.stays.splice(0..0, counted.into_iter().flatten());
        if !gone.stays.contains(&Stays::Copies) {
            gone.stays.push(Stays::Copies);
        }
        Ok(gone)
    }
}

/// What left, and what came back.
fn left(cases: &[&Case], replies: usize) -> Vec<Stays> {
    let events = cases.iter().flat_map(|case| &case.log);
    let mails =
        events.filter(|event| event.kind == crate::law::EventKind::Sent && event.attempt.is_some());
    let count = mails.count();
    let mut stays = Vec::new();
    stays.extend((count > 0).then_some(Stays::Mails { count }));
    stays.extend((replies > 0).then_some(Stays::Replies { count: replies }));
    stays
}

impl Plan {
    /// Does it.
    ///
    /// # Errors
    /// When something cannot be deleted: what the mark says is finished by the next start.
    pub fn carry_out(mut self, world: &World<'_>, order: Order) -> Result<Forgotten, Error> {
        if order.trace && !self.sent {
            return Err(Refused::NoTrace.into());
        }
        let home = world.home;
        let reference = self.case.as_ref().map(|case| case.reference.clone());
        let mark = Mark {
            case: reference.clone(),
            files: if order.files {
                self.files.clone()
            } else {
                Vec::new()
            },
        };
        mark.set(home)?;
        if let (Some(tracker), Some(case)) = (&mut self.tracker, &self.case) {
            tracker.forget(case, order.trace)?;
        }
        // The file is closed before it is deleted.
        drop(self.tracker.take());
        sweep(home, &mark)?;
        if !order.files {
            let kept = self.files.iter().cloned();
            self.stays
                .splice(0..0, kept.map(|path| Stays::File { path }));
        }
        Ok(Forgotten {
            case: reference,
            cases: self.cases,
            trace: order.trace,
            files: mark.files.len(),
            stays: self.stays,
        })
    }
}

/// Everything after the rows are gone.
fn sweep(home: &Home, mark: &Mark) -> Result<(), Error> {
    for path in &mark.files {
        delete(path)?;
    }
    // A page that a viewer showed, and what a killed run left.
    delete(&home.preview())?;
    for file in fs::read_dir(home.folder()).into_iter().flatten().flatten() {
        if file.file_name().to_string_lossy().starts_with("upload-") {
            delete(&file.path())?;
        }
    }
    for leftover in Leftover::in_folder(home.folder()) {
        leftover.clear();
    }
    match &mark.case {
        Some(case) => {
            let others = home.files_written().into_iter();
            let others = others.filter(|(of, _)| of.as_deref() != Some(case.as_str()));
            let lines = others.map(|(of, path)| {
                format!("{}\t{}\n", of.as_deref().unwrap_or("*"), path.display())
            });
            let text: String = lines.collect();
            if home.written().exists() {
                Prepared::new(&home.written(), text.as_bytes(), Overwrite::Yes)?.keep()?;
            }
            if let Some(mut tracker) = home.existing_tracker()? {
                tracker.clear_remains()?;
            }
        }
        None => {
            for name in OURS {
                delete(&home.folder().join(name))?;
            }
        }
    }
    Mark::clear(home)?;
    if mark.case.is_none() {
        // Where something of the person's own is in it, it stays.
        let _ = fs::remove_dir(home.folder());
    }
    Ok(())
}

/// Finishes what was ended in the middle; says whether there was something.
///
/// # Errors
/// When something cannot be deleted, or another process uses the tracker.
pub fn finish(home: &Home) -> Result<bool, Error> {
    if !Mark::path(home).exists() {
        return Ok(false);
    }
    // One that was not written whole has let nothing go.
    let Some(mark) = Mark::read(home) else {
        Mark::clear(home)?;
        return Ok(false);
    };
    if let Some(case) = &mark.case {
        let still = match home.existing_tracker()? {
            Some(tracker) => match tracker.find(case.as_str()) {
                Ok(_) => true,
                Err(TrackerError::NoCase(_)) => false,
                Err(error) => return Err(error.into()),
            },
            None => false,
        };
        if still {
            // It was ended before the case went, and all is as it was.
            Mark::clear(home)?;
            return Ok(false);
        }
    }
    sweep(home, &mark)?;
    Ok(true)
}

/// Deletes a file, or a folder with what is in it; one that is gone is gone.
fn delete(path: &Path) -> Result<(), Refused> {
    let deleted = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match deleted {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Refused::Undeleted {
            path: path.to_owned(),
            source,
        }),
        Ok(()) => Ok(()),
    }
}
