//! Which letters does a statute have?

use std::{collections::BTreeSet, path::Path};

use super::{
    fault::LetterError,
    sentences,
    templates::{family_has, folders, within},
};
use crate::{
    law::{FollowUp, Grounds, Language, Statute},
    shelf::{self, built_in},
};

/// The letters of a statute, by the names of their templates: its own first, then those of its family.
#[derive(Debug)]
pub struct Available {
    folders: Vec<BTreeSet<String>>,
}

impl Available {
    /// Ours, and those of the user's folder.
    ///
    /// # Errors
    /// When a file or folder of the user's cannot be read.
    pub fn of(statute: &Statute, own: Option<&Path>) -> Result<Available, LetterError> {
        let folders = folders(statute);
        let shelf = shelf::open(&built_in::TEMPLATES, own, |path| {
            within(&folders, path).is_some()
        })?;
        let names = |folder: &String| -> BTreeSet<String> {
            let names = shelf.keys().filter_map(|path| path.strip_prefix(folder));
            names.map(str::to_owned).collect()
        };
        Ok(Available {
            folders: folders.iter().map(names).collect(),
        })
    }

    /// The letters that follow a request in a case that rests on these grounds, in whatever language.
    pub fn steps(&self, grounds: &Grounds) -> BTreeSet<FollowUp> {
        let steps = |names: &BTreeSet<String>| -> Vec<FollowUp> {
            let names = names.iter().filter_map(|name| name.strip_prefix("next/"));
            let names = names.filter_map(|name| name.split('.').next());
            names.filter_map(|name| name.parse().ok()).collect()
        };
        let mut folders = self.folders.iter();
        let own = folders.next().map(steps).unwrap_or_default();
        let family = folders.flat_map(steps);
        let family = family.filter(|step| family_has(*step, grounds));
        own.into_iter().chain(family).collect()
    }

    /// Whether the request on these grounds has a letter in this language.
    pub fn has_request(&self, grounds: &Grounds, language: &Language) -> bool {
        let (letter, tag) = (grounds.letter(), language.primary());
        let whole = format!("{letter}.{tag}.txt");
        let (order, said) = (format!("{letter}.txt"), sentences::name(tag));
        self.folders.iter().any(|names| {
            names.contains(&whole) || (names.contains(&order) && names.contains(&said))
        })
    }
}
