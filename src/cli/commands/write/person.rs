//! Somebody who has letters here and no profile.

use crate::{
    cli::{
        commands::Scene,
        failure::Failure,
        question::{self, Said},
        screen,
        words::{guide, people as say},
    },
    office::{
        introduce::{self, Order},
        people::{self, Refused},
    },
    request::Line,
};

/// Whether a letter for them can be begun: what their letters say of them is kept in a profile, where the person at the
/// screen says that it is right. Why it cannot is told by whoever reads the profile.
pub(super) fn known(scene: &Scene<'_>, typed: &Line) -> Result<Said<()>, Failure> {
    let asks = question::somebody_is_there() && !scene.global.json && !scene.global.yes;
    let found = people::meant(scene.home, typed);
    let name = match found.as_ref().err().and_then(|error| error.downcast_ref()) {
        Some(Refused::OnlyCases { name }) if asks => name,
        _ => return Ok(Said::Is(())),
    };
    let told = introduce::told_by_letters(scene.home, name)?;
    if told == Order::default() {
        return Ok(Said::Is(()));
    }
    let question = say::as_in_their_letters(name, &told);
    Ok(match question::yes_or_no(&question, true)? {
        Said::Is(true) => {
            let kept = introduce::introduce(&scene.world, Some(name), &told)?;
            screen::say(&guide::remembered(&kept.profile));
            Said::Is(())
        }
        Said::Is(false) => Said::Is(()),
        Said::Back | Said::Stop => Said::Stop,
    })
}
