//! Which company answers for a product, to a person who lives where?

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use super::Id;
use crate::{law::Place, request::Passage};

/// The companies that answer for a product. In a file it is one id, for
/// everybody, or a table for the people of some places each.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Controllers {
    #[default]
    /// The company of the record itself.
    Itself,
    Everywhere(Id),
    ByPlace(Vec<Controller>),
}

/// The company for the people of some places; without an id it is not known.
#[skip_serializing_none]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Controller {
    pub id: Option<Id>,
    /// The people of these places; of every other place when empty.
    #[serde(default, rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
    /// Why no company is named.
    pub unknown: Option<Passage>,
}

/// Who answers to one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answering<'a> {
    /// The company of the record itself.
    Itself,
    Company(&'a Id),
    /// Nobody that we know, and why.
    Unknown(Option<&'a Passage>),
}

impl Controllers {
    pub fn is_itself(&self) -> bool {
        *self == Controllers::Itself
    }

    /// Every company that is named.
    pub fn ids(&self) -> Vec<&Id> {
        match self {
            Controllers::Itself => Vec::new(),
            Controllers::Everywhere(id) => vec![id],
            Controllers::ByPlace(several) => {
                several.iter().filter_map(|one| one.id.as_ref()).collect()
            }
        }
    }

    /// Who answers to a person who lives there; where that is not known, who does
    /// to everybody else.
    pub fn answering(&self, home: Option<&Place>) -> Answering<'_> {
        let several = match self {
            Controllers::Itself => return Answering::Itself,
            Controllers::Everywhere(id) => return Answering::Company(id),
            Controllers::ByPlace(several) => several,
        };
        let theirs = several.iter().find(|one| lives_in(home, &one.places));
        let others = || several.iter().find(|one| one.places.is_empty());
        match theirs.or_else(others) {
            Some(Controller { id: Some(id), .. }) => Answering::Company(id),
            Some(Controller { unknown, .. }) => Answering::Unknown(unknown.as_ref()),
            None => Answering::Unknown(None),
        }
    }
}

/// Whether a home is one of these places, or in one of them.
pub fn lives_in(home: Option<&Place>, places: &[Place]) -> bool {
    home.is_some_and(|home| places.contains(home) || places.contains(&home.country()))
}
