//! Where does everything of one person lie?

use std::{
    collections::HashMap,
    fs::{self, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;

use crate::{
    delivery::page::{LayoutError, Layouts},
    directory::{Directory, DirectoryError},
    law::{LawError, Statutes},
    request::Reference,
    shelf,
    tracker::{Case, Tracker, TrackerError},
};

/// Stands for a case where a file has several.
const EVERY_CASE: &str = "*";

/// The folder with `profile.toml`, the tracker, and the user's own `law`,
/// `templates`, `layouts` and `recipients`.
#[derive(Debug)]
pub struct Home(PathBuf);

impl Home {
    /// The home in this folder, which need not be there yet.
    pub fn at(folder: PathBuf) -> Home {
        Home(folder)
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn profile(&self) -> PathBuf {
        self.0.join("profile.toml")
    }

    /// The profiles of other people than the one whose home it is.
    pub fn people(&self) -> PathBuf {
        self.0.join("people")
    }

    /// The accounts that mails are sent from.
    pub fn config(&self) -> PathBuf {
        self.0.join("config.toml")
    }

    fn law(&self) -> PathBuf {
        self.0.join("law")
    }

    pub fn templates(&self) -> PathBuf {
        self.0.join("templates")
    }

    /// The layouts of a page, with the user's own laid over them.
    pub fn layouts(&self) -> Result<Layouts, LayoutError> {
        Layouts::open(Some(&self.0.join("layouts")))
    }

    /// The words by which replies are read, the user's own.
    pub fn replies(&self) -> PathBuf {
        self.0.join("replies")
    }

    pub fn recipients(&self) -> PathBuf {
        self.0.join("recipients")
    }

    /// Every company that is known: ours, those imported, the user's own.
    pub fn directory(&self) -> Result<Directory, DirectoryError> {
        Directory::open(Some(&self.0))
    }

    pub fn authorities(&self) -> PathBuf {
        self.0.join("authorities")
    }

    /// Where a page lies while a viewer shows it; in a folder that others cannot look into.
    pub fn preview(&self) -> PathBuf {
        self.0.join("preview")
    }

    /// The statutes, with the user's own laid over them.
    pub fn statutes(&self) -> Result<Statutes, LawError> {
        Statutes::open(Some(&self.law()))
    }

    /// The tracker, and in it the case whose reference begins with what was typed.
    pub fn case(&self, typed: &str) -> Result<(Tracker, Case), TrackerError> {
        self.case_among(typed, |_| true)
    }

    /// The same among those cases that are meant.
    pub(super) fn case_among(
        &self,
        typed: &str,
        meant: impl Fn(&Case) -> bool,
    ) -> Result<(Tracker, Case), TrackerError> {
        let tracker = self
            .existing_tracker()?
            .ok_or_else(|| TrackerError::Empty(self.0.clone()))?;
        let case = tracker.find_among(typed, meant)?;
        Ok((tracker, case))
    }

    /// The mailboxes at which mail came back, by the person's own log,
    /// each with the day.
    pub fn bounced(&self) -> Result<HashMap<String, NaiveDate>, TrackerError> {
        match self.existing_tracker()? {
            Some(tracker) => tracker.bounced(),
            None => Ok(HashMap::new()),
        }
    }

    /// Every case, the oldest first; none where there is no tracker yet.
    pub fn cases(&self) -> Result<Vec<Case>, TrackerError> {
        match self.existing_tracker()? {
            Some(tracker) => tracker.cases(),
            None => Ok(Vec::new()),
        }
    }

    /// Notes where a file lies that was written for a case, or for all of them, so that it can be found
    /// when the case is to be gone. Where that cannot be noted, nothing is lost but that.
    pub fn wrote(&self, path: &Path, case: Option<&Reference>) {
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let case = case.map_or(EVERY_CASE, Reference::as_str);
        let line = format!("{case}\t{}\n", path.display());
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(self.written());
        let _ = written.and_then(|mut file| file.write_all(line.as_bytes()));
    }

    /// The files that were written, each with its case; none where it has several.
    pub fn files_written(&self) -> Vec<(Option<String>, PathBuf)> {
        let bytes = shelf::bytes(&self.written()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let mut files: Vec<(Option<String>, PathBuf)> = Vec::new();
        for (case, path) in text.lines().filter_map(|line| line.split_once('\t')) {
            let case = (case != EVERY_CASE).then(|| case.to_owned());
            let file = (case, PathBuf::from(path));
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// Whether a file of the home belongs to the pages in the browser, while they are open: what says where they
    /// are, and what is being handed over.
    pub(super) fn is_of_pages(name: &str) -> bool {
        matches!(name, "open.json" | "open.lock") || name.starts_with("upload-")
    }

    /// The list of the files that were written.
    pub fn written(&self) -> PathBuf {
        self.0.join("written.tsv")
    }

    /// Opens the tracker where there is one.
    pub fn existing_tracker(&self) -> Result<Option<Tracker>, TrackerError> {
        Tracker::open_existing(&self.0)
    }

    /// Opens the tracker, which makes the folder when it is missing.
    pub fn tracker(&self) -> Result<Tracker, TrackerError> {
        Tracker::open(&self.0)
    }
}
