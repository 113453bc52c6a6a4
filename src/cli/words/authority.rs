//! What `authority` says.

use crate::{
    law::{Language, Place, Venue},
    request::Reference,
};

/// How to say which part of a country it is.
pub fn name_part(case: &Reference, venue: Venue, parts: &[Place]) -> String {
    let flag = match venue {
        Venue::Residence => "--residence",
        Venue::Work => "--work",
        Venue::Infringement => "--infringement",
    };
    let english = Language::english();
    let list: Vec<String> = parts
        .iter()
        .map(|part| format!("{part} ({})", part.name(&english)))
        .collect();
    let example = parts.first().map(Place::code).unwrap_or_default();
    format!(
        "name it, as in `datawrit authority {case} {flag} {example}`: {}",
        list.join(", ")
    )
}
