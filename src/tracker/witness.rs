//! How much there was, kept beside the tracker.
//!
//! A tracker that was emptied, or put back from an early copy, contradicts nothing
//! in itself. So a small file beside it remembers how many cases and entries there
//! were when the first case was opened, evidence was packed, and `verify` last ran.

use std::{fs, io, path::Path};

use serde::{Deserialize, Serialize};

use super::TrackerError;

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

impl Witness {
    /// Writes it down. Where that cannot be done nothing is lost but a witness, and what was
    /// recorded is recorded.
    pub(super) fn write(self, folder: &Path) {
        let path = folder.join(FILE);
        let text = serde_json::to_string(&self).unwrap_or_default() + "\n";
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
