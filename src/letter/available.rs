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
    folders: Vec<Folder>,
}

/// The templates of a folder.
#[derive(Debug)]
struct Folder {
    names: BTreeSet<String>,
    /// The letters that follow a request, in whatever language.
    steps: BTreeSet<FollowUp>,
}

impl Folder {
    fn of(names: BTreeSet<String>) -> Folder {
        let next = names.iter().filter_map(|name| name.strip_prefix("next/"));
        let words = next.filter_map(|name| name.split('.').next());
        let steps = words.filter_map(|word| word.parse().ok()).collect();
        Folder { names, steps }
    }
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
            folders: folders.iter().map(names).map(Folder::of).collect(),
        })
    }

    /// The letters that follow a request in a case that rests on these grounds, in whatever language.
    pub fn steps(&self, grounds: &Grounds) -> BTreeSet<FollowUp> {
        let mut folders = self.folders.iter().map(|folder| &folder.steps);
        let own = folders.next().into_iter().flatten();
        let family = folders.flatten();
        let family = family.filter(|step| family_has(**step, grounds));
        own.chain(family).copied().collect()
    }

    /// Whether the request on these grounds has a letter in this language.
    pub fn has_request(&self, grounds: &Grounds, language: &Language) -> bool {
        let (letter, tag) = (grounds.letter(), language.primary());
        let whole = format!("{letter}.{tag}.txt");
        let (order, said) = (format!("{letter}.txt"), sentences::name(tag));
        self.folders.iter().any(|Folder { names, .. }| {
            names.contains(&whole) || (names.contains(&order) && names.contains(&said))
        })
    }
}
