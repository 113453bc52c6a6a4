//! Every case, as of today.

use super::{Error, World, view::CaseView};

/// The cases of the home, the oldest first.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn list(world: &World<'_>) -> Result<Vec<CaseView>, Error> {
    let cases = world.home.cases()?;
    if cases.is_empty() {
        return Ok(Vec::new());
    }
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    let mut views = Vec::with_capacity(cases.len());
    for case in cases {
        views.push(CaseView::of(case, world.today, calendars)?);
    }
    Ok(views)
}
