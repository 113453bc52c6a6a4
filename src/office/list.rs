//! Every case, as of today.

use super::{Error, World, view::CaseView};

/// The cases of the home, the oldest first, one after the other: there may be more than fit into memory.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn list(world: &World<'_>, each: &mut dyn FnMut(CaseView)) -> Result<(), Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(());
    };
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    tracker.each_case(|case| {
        each(CaseView::of(case, world.today, calendars)?);
        Ok(())
    })
}
