//! The directory, kept open for one command.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use chrono::NaiveDate;

use super::kept::Kept;
use crate::{
    directory::{Directory, DirectoryError, Record, Wording},
    office::{Error, Home},
    request::Line,
};

/// How many records are kept at hand.
const RECORDS: usize = 4096;

/// Many threads may look things up at once: each has a connection of its own for as long as it looks.
pub(super) struct AddressBook<'a> {
    home: &'a Home,
    idle: Mutex<Vec<Directory>>,
    records: Kept<String, Option<Arc<Record>>>,
    bounced: OnceLock<HashMap<String, NaiveDate>>,
}

impl<'a> AddressBook<'a> {
    pub(super) fn new(home: &'a Home) -> AddressBook<'a> {
        AddressBook {
            home,
            idle: Mutex::default(),
            records: Kept::default(),
            bounced: OnceLock::new(),
        }
    }

    /// Looks something up in the directory.
    pub(super) fn look<T>(
        &self,
        up: impl FnOnce(&Directory) -> Result<T, DirectoryError>,
    ) -> Result<T, Error> {
        let idle = self.idle().pop();
        let directory = match idle {
            Some(directory) => directory,
            None => self.home.directory()?,
        };
        let found = up(&directory)?;
        self.idle().push(directory);
        Ok(found)
    }

    /// How many are open and not in use.
    #[cfg(test)]
    pub(super) fn open_directories(&self) -> usize {
        self.idle().len()
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Directory>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The company with this id, or one that had it before.
    pub(super) fn record(&self, id: &str) -> Result<Option<Arc<Record>>, Error> {
        self.records.bound(RECORDS);
        let id = id.trim().to_lowercase();
        self.records.get(id.clone(), || {
            self.look(|directory| Ok(directory.find(&id)?.map(Arc::new)))
        })
    }

    /// The wording of a product that can be used with any company.
    pub(super) fn shared_wording(&self, typed: &Line) -> Result<Option<Wording>, Error> {
        let Ok(id) = typed.as_str().to_lowercase().parse() else {
            return Ok(None);
        };
        let wording = Wording::find(&id, Some(&self.home.recipients()))?;
        Ok(wording.filter(|wording| wording.for_everyone))
    }

    /// The mailboxes at which mail came back, each with the day.
    pub(super) fn bounced(&self) -> Result<&HashMap<String, NaiveDate>, Error> {
        if let Some(bounced) = self.bounced.get() {
            return Ok(bounced);
        }
        let bounced = self.home.bounced()?;
        Ok(self.bounced.get_or_init(|| bounced))
    }
}
