//! A directory that others keep, or a table of one's own, taken in.

use std::path::Path;

use serde::Serialize;

use crate::{
    directory::{Changed, Collection, Conflict, Directory, Doubtful, Gone, Id, New, Plan, Skipped},
    office::{Error, World},
    request::Line,
};

/// What an import would change, for the person to accept or not.
#[derive(Debug)]
pub struct Import {
    directory: Directory,
    /// One a collection.
    pub plans: Vec<Plan>,
    /// Whether it was accepted, and done.
    pub imported: bool,
}

/// What an import would change, or has changed, of all its collections.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Told<'a> {
    pub new: Vec<&'a New>,
    pub changed: Vec<&'a Changed>,
    pub conflicts: Vec<&'a Conflict>,
    pub gone: Vec<&'a Gone>,
    pub doubtful: Vec<&'a Doubtful>,
    pub skipped: Vec<&'a Skipped>,
    /// The names of packs that are new or changed.
    pub packs: Vec<&'a Id>,
    pub collections: Vec<Collected<'a>>,
    /// Whether it was done.
    pub imported: bool,
}

/// One of the collections.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Collected<'a> {
    pub name: &'a Line,
    /// An SPDX expression, or `public record`.
    pub licence: &'a Line,
    /// How many records are as they were.
    pub unchanged: usize,
}

impl Import {
    /// Reads a folder or a file, whose format is recognised, and compares it with what the directory
    /// has. Nothing is changed.
    ///
    /// # Errors
    /// When it cannot be read, or a record of the directory is broken.
    pub fn plan(world: &World<'_>, path: &Path) -> Result<Import, Error> {
        let collections = Collection::read(path)?;
        let directory = world.home.directory()?;
        let mut plans = Vec::new();
        for collection in collections {
            plans.push(Plan::of(&directory, collection, world.today)?);
        }
        Ok(Import {
            directory,
            plans,
            imported: false,
        })
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.plans.iter().all(Plan::is_empty)
    }

    /// Does what was planned.
    ///
    /// # Errors
    /// When the home cannot be written to.
    pub fn accept(&mut self) -> Result<(), Error> {
        for plan in &self.plans {
            self.directory.accept(plan)?;
        }
        self.imported = true;
        Ok(())
    }

    pub fn told(&self) -> Told<'_> {
        let plans = &self.plans;
        let packs = plans.iter().flat_map(|plan| &plan.packs);
        let collections = plans.iter().map(|plan| Collected {
            name: &plan.collection,
            licence: &plan.licence,
            unchanged: plan.unchanged,
        });
        Told {
            new: plans.iter().flat_map(|plan| &plan.new).collect(),
            changed: plans.iter().flat_map(|plan| &plan.changed).collect(),
            conflicts: plans.iter().flat_map(|plan| &plan.conflicts).collect(),
            gone: plans.iter().flat_map(|plan| &plan.gone).collect(),
            doubtful: plans.iter().flat_map(|plan| &plan.doubtful).collect(),
            skipped: plans.iter().flat_map(|plan| &plan.skipped).collect(),
            packs: packs.map(|pack| &pack.name).collect(),
            collections: collections.collect(),
            imported: self.imported,
        }
    }
}
