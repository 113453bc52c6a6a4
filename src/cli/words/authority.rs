//! What `authority` says.

use super::{named, place};
use crate::{
    law::{Place, Venue},
    speech::say,
};

/// How to say which part of a country it is.
pub fn name_part(venue: Venue, parts: &[Place]) -> String {
    let flag = match venue {
        Venue::Residence => "--residence",
        Venue::Work => "--work",
        Venue::Infringement => "--infringement",
    };
    let list: Vec<String> = parts
        .iter()
        .map(|part| format!("{part} ({})", named(part)))
        .collect();
    let example = parts.first().map(Place::code).unwrap_or_default();
    say!(
        "authority-name-part",
        flag = format!("{flag} {example}"),
        parts = list.join(", ")
    )
}

/// Which part of a country it is, of those that are to choose from.
pub fn which_part(venue: Venue, parts: &[Place]) -> String {
    let country = parts.first().map(|part| place(&part.country()));
    let country = country.unwrap_or_default();
    match venue {
        Venue::Residence => say!("ask-part-of-home", country = country),
        Venue::Work => say!("ask-part-of-work", country = country),
        Venue::Infringement => say!("ask-part-of-wrong", country = country),
    }
}

/// Whether the part is to be kept as the home of whom the letter is.
pub fn keep_part(part: &Place) -> String {
    say!("ask-keep-part", place = place(part))
}
