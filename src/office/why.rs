//! How each clock of a case came to its day.

use serde::{Serialize, Serializer};

use super::{Error, World, spoken::SpokenClock, view::CaseView};
use crate::request::Reference;

/// The clocks that have started, each with its sum.
#[derive(Debug)]
pub struct Why {
    pub case: CaseView,
}

/// [`Why`] as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenWhy<'a> {
    case: &'a Reference,
    clocks: Vec<SpokenClock<'a>>,
}

/// The clocks of the case whose reference begins with these letters.
///
/// # Errors
/// When there is no such case, or several; when the tracker or a law file cannot be read.
pub fn why(world: &World<'_>, case: &str) -> Result<Why, Error> {
    let (_, case) = world.home.case(case)?;
    let statutes = world.home.statutes()?;
    let case = CaseView::of(case, world.today, statutes.calendars()?)?;
    Ok(Why { case })
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let spoken = SpokenWhy {
            case: &self.case.case.reference,
            clocks: self.case.clocks.iter().map(SpokenClock::from).collect(),
        };
        spoken.serialize(serializer)
    }
}
