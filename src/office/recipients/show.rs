//! One company: its addresses, where they come from, and what it needs to find a person.

use std::collections::BTreeSet;

use serde::{Serialize, Serializer, ser::Error as _};
use serde_json::Value;

use super::meant::meant;
use crate::{
    directory::{Channel, Doubt, Kind, Record},
    law::{Place, Platform, Reach},
    office::{Error, World},
};

/// What is known of a company, with what the person's own letters have shown.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Shown {
    /// The record, but for its channels.
    #[serde(flatten, serialize_with = "days_as_text")]
    pub record: Record,
    #[serde(
        rename = "channel",
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "days_as_text"
    )]
    pub channels: Vec<ShownChannel>,
}

/// One way to reach it, and what is known of that.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ShownChannel {
    #[serde(flatten)]
    pub channel: Channel,
    pub kind: Kind,
    /// Whether it is used without being named.
    pub open: bool,
    /// Why it might not be the company's, or no longer right.
    pub doubts: Vec<Doubt>,
}

/// Looks one company up by its id or its name.
///
/// # Errors
/// When the text means no company, or several, or a record is broken.
pub fn show(world: &World<'_>, text: &str) -> Result<Shown, Error> {
    let mut record = meant(&world.home.directory()?, text)?;
    record.learn(&world.home.bounced()?);
    let channels = record.channels.iter().map(|channel| ShownChannel {
        kind: channel.way.kind(),
        open: channel.is_open(),
        doubts: record.doubts(&channel.way, world.today),
        channel: channel.clone(),
    });
    let channels = channels.collect();
    record.channels.clear();
    Ok(Shown { record, channels })
}

/// The platforms that reach the company because it is registered as a data broker, by the place of the registry.
///
/// # Errors
/// When a statute cannot be read.
pub fn platforms(world: &World<'_>, record: &Record) -> Result<Vec<(Place, Platform)>, Error> {
    let registries: BTreeSet<&Place> = record
        .registrations
        .iter()
        .map(|entry| &entry.registry)
        .collect();
    let mut found = Vec::new();
    if registries.is_empty() {
        return Ok(found);
    }
    let statutes = world.home.statutes()?;
    for registry in registries {
        for statute in statutes.protecting(registry, world.today)? {
            let reached =
                statute
                    .platforms_on(world.today)
                    .filter(|platform| match platform.reaches {
                        Reach::RegisteredBrokers => true,
                    });
            found.extend(reached.map(|platform| (registry.clone(), platform.clone())));
        }
    }
    Ok(found)
}

/// Days of TOML, which records are written in, as plain texts.
fn days_as_text<S: Serializer>(what: &impl Serialize, serializer: S) -> Result<S::Ok, S::Error> {
    let mut value = serde_json::to_value(what).map_err(S::Error::custom)?;
    plain_days(&mut value);
    value.serialize(serializer)
}

fn plain_days(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if let Some(day) = map.get("$__toml_private_datetime").cloned() {
                *value = day;
                return;
            }
            map.values_mut().for_each(plain_days);
        }
        Value::Array(list) => list.iter_mut().for_each(plain_days),
        _ => {}
    }
}
