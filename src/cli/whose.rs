//! Whose is it? Names of people, as a screen shows them.

use std::{collections::BTreeSet, sync::OnceLock};

use super::{scene::Scene, table::shortened};
use crate::office::people::Initials;

/// How many columns a name may take.
const WIDTH: usize = 18;

/// Whether others can see the screen, for all that one start says.
static HIDDEN: OnceLock<bool> = OnceLock::new();

/// Chooses whether names are shown by their initials where an error names people. The first choice holds.
pub fn hide_names(chosen: bool) {
    let _ = HIDDEN.set(chosen);
}

/// A person among those of an error.
pub fn shown<'a>(names: impl IntoIterator<Item = &'a str>, name: &str) -> String {
    match HIDDEN.get() {
        Some(true) => Initials::of(names).shorten(name),
        _ => shortened(name, WIDTH),
    }
}

/// The people of a screen: nobody is named where it is all one person's.
pub struct Whose {
    several: bool,
    /// Where others can see the screen.
    initials: Option<Initials>,
}

impl Whose {
    pub fn among<'a>(scene: &Scene<'_>, names: impl IntoIterator<Item = &'a str>) -> Whose {
        let names: BTreeSet<&str> = names.into_iter().collect();
        Whose {
            several: names.len() > 1,
            initials: scene.global.private.then(|| Initials::of(names)),
        }
    }

    /// Whether there are several.
    pub fn several(&self) -> bool {
        self.several
    }

    /// The person, if that is to be said.
    pub fn said(&self, name: &str) -> Option<String> {
        self.several.then(|| self.name(name))
    }

    /// The person, also where there is one alone.
    pub fn name(&self, name: &str) -> String {
        match &self.initials {
            Some(initials) => initials.shorten(name),
            None => shortened(name, WIDTH),
        }
    }
}
