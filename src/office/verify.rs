//! Is everything still as it was recorded?

use super::{Error, World};
use crate::tracker::Verified;

/// Computes every hash of the home's tracker again; `None` where there is no case yet.
///
/// # Errors
/// When the file cannot be read.
pub fn verify(world: &World<'_>) -> Result<Option<Verified>, Error> {
    match world.home.existing_tracker()? {
        Some(tracker) => Ok(Some(tracker.verify()?)),
        None => Ok(None),
    }
}
