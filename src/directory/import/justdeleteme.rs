//! JustDeleteMe: services with the page on which an account is deleted.

use serde::Deserialize;
use serde_json::Value;

use super::{Collection, Ids, draft::Draft, file::entry};
use crate::{
    directory::{Provenance, Way, names::id_of},
    law::Right,
};

#[derive(Deserialize)]
struct Site {
    name: String,
    #[serde(default)]
    url: String,
    difficulty: String,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    domains: Vec<String>,
}

pub fn is(value: &Value) -> bool {
    let first = value.as_array().and_then(|sites| sites.first());
    first.is_some_and(|site| site.get("difficulty").is_some() && site.get("name").is_some())
}

pub fn read(value: Value) -> Result<Collection, String> {
    let mut collection = Collection::empty("JustDeleteMe", "MIT", "jdm", Ids::Made)?;
    let Value::Array(sites) = value else {
        return Err("not a list of sites".to_owned());
    };
    for (index, value) in sites.into_iter().enumerate() {
        let place = format!("site {}", index + 1);
        let skipped = &mut collection.skipped;
        let Some(site) = entry::<Site>(value, &place, skipped) else {
            continue;
        };
        let list = Provenance::ThirdPartyList;
        // A name without a Latin letter has its domain for an id.
        let id = id_of(&site.name).or_else(|| id_of(site.domains.first()?));
        let Some(mut draft) = Draft::new(id, &site.name, &place, list, skipped) else {
            continue;
        };
        draft.origin(&collection.name, &collection.licence, &site.name);
        draft.source("JustDeleteMe".to_owned(), "https://justdeleteme.xyz/");
        if let Some(domain) = site.domains.first() {
            draft.record.website = draft.page(domain, "domain");
        }
        draft.domains(&site.domains.join(" "));
        if let Some(channel) = draft.email(&site.email) {
            Draft::only(channel, &[Right::Deletion]);
        }
        if let Some(page) = draft.page(&site.url, "page") {
            let channel = draft.channel(Way::Portal(page));
            Draft::only(channel, &[Right::Deletion]);
        }
        draft.note(&format!(
            "Deleting an account is {} there, JustDeleteMe finds.",
            site.difficulty
        ));
        draft.note(&site.notes);
        let record = draft.record;
        collection.records.push((place, record));
    }
    Ok(collection)
}
