//! The case that a person names.

use super::Scene;
use crate::{
    cli::failure::Failure,
    office::people,
    request::Line,
    speech::say,
    tracker::{Called, TrackerError},
};

/// The reference of the case that is called so, among those of a person where one is named. Where several people have
/// one with that company, it is told how to say whose is meant.
pub fn named(scene: &Scene<'_>, typed: &str, person: Option<&Line>) -> Result<String, Failure> {
    let found = match person {
        Some(person) => people::case_of(scene.home, typed, person)?,
        None => match scene.home.case(typed) {
            Ok(found) => found,
            Err(error) => {
                let several = match &error {
                    TrackerError::SeveralNamed { found, .. } => Called::of_several(found),
                    _ => false,
                };
                let failure = Failure::from(error);
                let way = failure.way_out().filter(|_| several).map(str::to_owned);
                return Err(match way {
                    Some(way) => failure.hint(format!("{way}; {}", say!("hints-say-whose"))),
                    None => failure,
                });
            }
        },
    };
    Ok(found.1.reference.to_string())
}
