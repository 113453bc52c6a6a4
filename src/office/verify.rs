//! Is everything still as it was recorded?

use super::{Error, World};
use crate::tracker::Verified;

/// Computes every hash of the home's tracker again; `None` where there is no case yet.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(world: &World<'_>) -> Result<Option<Verified>, Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(None);
    };
    let mut found = tracker.verify()?;
    // Where no law can be read, nothing is looked for by it either, and the records are checked
    // all the same.
    if let Ok(statutes) = world.home.statutes()
        && let Ok(calendars) = statutes.calendars()
        // Of a damaged case nothing more is to be said.
        && found.faults.is_empty()
    {
        found.faults.extend(tracker.verify_outlooks(calendars)?);
    }
    Ok(Some(found))
}
