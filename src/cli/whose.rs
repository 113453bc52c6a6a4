//! Whose is it? Names of people, as a screen shows them.

use std::collections::BTreeSet;

use super::{hidden::WIDTH, scene::Scene, table::shortened};
use crate::office::people::Initials;

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
