//! What `authority` says.

use super::names::named;
use crate::{
    law::{Place, Venue},
    request::Reference,
    speech::say,
};

/// How to say which part of a country it is.
pub fn name_part(case: &Reference, venue: Venue, parts: &[Place]) -> String {
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
    let command = format!("datawrit authority {case} {flag} {example}");
    say!(
        "authority-name-part",
        command = command,
        parts = list.join(", ")
    )
}
