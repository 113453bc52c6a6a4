//! A home to try a verb in, whose clock stands still.

use std::{fs, path::PathBuf};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use tempfile::TempDir;

use super::{Error, Home, TimeOfDay, World};
use crate::tracker::{Archive, Tracker, TrackerError};

/// A case of the fixture: access under the GDPR, written on 2026-11-20, sent by mail the day after.
pub const ACCESS: &str = "FQ5T-BRTC";

#[derive(Debug)]
struct Still;

impl TimeOfDay for Still {
    fn now(&self) -> DateTime<Utc> {
        "2026-12-01T12:00:00Z".parse().unwrap()
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

/// A home that ends with the test.
pub struct Scratch {
    folder: TempDir,
    home: Home,
    clock: Still,
}

impl Scratch {
    pub fn new() -> Scratch {
        let folder = tempfile::tempdir().unwrap();
        Scratch {
            home: Home::at(folder.path().join("home")),
            folder,
            clock: Still,
        }
    }

    /// A home with two cases.
    pub fn with_cases() -> Scratch {
        let scratch = Scratch::new();
        let archive = Archive::from_json(Scratch::archive()).unwrap();
        scratch
            .tracker()
            .restore::<TrackerError>(&archive, |_| Ok(()))
            .unwrap();
        scratch
    }

    /// A home with this profile.
    pub fn with_profile(profile: &str) -> Scratch {
        let scratch = Scratch::new();
        fs::create_dir(scratch.home.folder()).unwrap();
        fs::write(scratch.home.profile(), profile).unwrap();
        scratch
    }

    /// The archive that they come from.
    pub fn archive() -> &'static [u8] {
        include_bytes!("../../tests/fixtures/archive-2.json")
    }

    pub fn tracker(&self) -> Tracker {
        self.home.tracker().unwrap()
    }

    /// A path beside the home.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn world(&self) -> World<'_> {
        self.world_on(day("2026-12-01"))
    }

    pub fn world_on(&self, today: NaiveDate) -> World<'_> {
        World {
            home: &self.home,
            today,
            clock: &self.clock,
            trial: false,
        }
    }
}

pub fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

/// The refusal in an error.
pub fn refused<T: std::fmt::Debug, R: super::Refusal + Clone>(result: Result<T, Error>) -> R {
    let error = result.unwrap_err();
    match error.downcast_ref::<R>() {
        Some(refused) => refused.clone(),
        None => panic!("{error}"),
    }
}
