//! How much there was, kept beside the tracker.
//!
//! A tracker that was emptied, or put back from an early copy, contradicts nothing
//! in itself. So a small file beside it remembers how many cases and entries there
//! were when the first case was opened, evidence was packed, and `verify` last ran.

use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};

use super::{Tracker, TrackerError};

const FILE: &str = "tracker.witness";

/// What the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Witness {
    pub cases: u32,
    pub entries: u32,
    /// How many hashes were given away.
    #[serde(default)]
    pub given_away: u32,
}

/// What was last seen in the tracker of a folder; none where nothing is known, or
/// the file is not what was written there.
pub(super) fn read(folder: &Path) -> Option<Witness> {
    let path = folder.join(FILE);
    if !path.is_file() {
        return None;
    }
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// Refuses a tracker that is empty or gone where there were cases.
pub(super) fn check(folder: &Path, file: &str) -> Result<(), TrackerError> {
    let path = folder.join(file);
    let emptied = match fs::metadata(&path) {
        Ok(metadata) => metadata.is_file() && metadata.len() == 0,
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    match read(folder) {
        Some(witness) if emptied && witness.cases > 0 => Err(TrackerError::Emptied {
            path,
            cases: witness.cases,
        }),
        _ => Ok(()),
    }
}

impl Tracker {
    pub(super) fn folder(&self) -> &Path {
        self.path.parent().unwrap_or_else(|| Path::new("."))
    }

    /// What is in the tracker now.
    pub(super) fn seen(&self) -> Result<Witness, TrackerError> {
        self.connection
            .query_row(
                "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM events),
                        (SELECT count(*) FROM given_away)",
                [],
                |row| {
                    Ok(Witness {
                        cases: row.get(0)?,
                        entries: row.get(1)?,
                        given_away: row.get(2)?,
                    })
                },
            )
            .map_err(|source| self.failed(source))
    }

    /// Writes down what is in the tracker now. Where that cannot be done nothing is
    /// lost but a witness, and what was recorded is recorded.
    pub(super) fn witness(&self) {
        let path = self.folder().join(FILE);
        let Ok(seen) = self.seen() else { return };
        let text = serde_json::to_string(&seen).unwrap_or_default() + "\n";
        let write = || -> io::Result<()> {
            // Whole or not at all, and under a name that tells whose it is when a kill
            // leaves it: the next one takes its place.
            let beside = path.with_extension("witness.new");
            let mut options = fs::OpenOptions::new();
            options.write(true).create(true).truncate(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            io::Write::write_all(&mut options.open(&beside)?, text.as_bytes())?;
            fs::rename(&beside, &path)
        };
        let _ = write();
    }
}
