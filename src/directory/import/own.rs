//! Records in our own format: one file of `recipients/`, a folder of them, or
//! what `datawrit recipients export` wrote.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Serialize};

use super::{
    Collection, Extent, Ids, ImportError, Skipped,
    draft::shown,
    file::{bytes, text},
};
use crate::{
    directory::{Id, Origin, Pack, Record},
    request::Line,
    shelf,
};

/// What an export holds.
#[derive(Debug, Serialize)]
struct Written<'a> {
    #[serde(rename = "recipient", skip_serializing_if = "<[_]>::is_empty")]
    records: &'a [Record],
    #[serde(rename = "pack", skip_serializing_if = "Vec::is_empty")]
    packs: Vec<WrittenPack>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPack {
    name: Id,
    collection: Line,
    #[serde(default)]
    whole: bool,
    ids: Vec<Id>,
}

/// The records and packs as one TOML text, which [`read`] takes back.
pub fn write(records: &[Record], packs: &[Pack]) -> Result<String, toml::ser::Error> {
    toml::to_string(&Written {
        records,
        packs: packs
            .iter()
            .map(|pack| WrittenPack {
                name: pack.name.clone(),
                collection: pack.collection.clone(),
                whole: pack.whole,
                ids: pack.ids.clone(),
            })
            .collect(),
    })
}

/// Whether a text begins as TOML of ours does.
pub fn is(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .is_some_and(|line| {
            line == "[[recipient]]"
                || line == "[[pack]]"
                || line.split_once('=').is_some_and(|(key, value)| {
                    matches!(key.trim(), "id" | "name") && value.trim().starts_with('"')
                })
        })
}

/// Reads a record, or what was exported; each record returns to its collection.
pub fn read(text: &str) -> Result<Vec<Collection>, String> {
    let mut table: toml::Table = text
        .parse()
        .map_err(|error| format!("not valid TOML: {error}"))?;
    let mut shelves = BTreeMap::new();
    // Taken apart by hand: a day within a table does not outlive another way.
    let (records, packs) = (table.remove("recipient"), table.remove("pack"));
    let list = |value: Option<toml::Value>, key: &str| match value {
        None => Ok(Vec::new()),
        Some(toml::Value::Array(list)) => Ok(list),
        Some(_) => Err(format!("`{key}` is not a list of tables")),
    };
    let records = if records.is_none() && packs.is_none() {
        vec![toml::Value::Table(table)]
    } else if let Some(key) = table.keys().next() {
        return Err(format!(
            "the key `{}` is unknown beside recipient and pack",
            shown(key)
        ));
    } else {
        list(records, "recipient")?
    };
    for (index, value) in records.into_iter().enumerate() {
        let place = format!("record {}", index + 1);
        let read = Record::deserialize(value).map_err(|error| shelf::short(&error.to_string()));
        add(&mut shelves, place, read)?;
    }
    for value in list(packs, "pack")? {
        let pack =
            WrittenPack::deserialize(value).map_err(|error| shelf::short(&error.to_string()))?;
        let shelf = shelf(&mut shelves, &pack.collection, None)?;
        shelf.packs.push(Pack {
            name: pack.name,
            ids: pack.ids,
            whole: pack.whole,
            collection: pack.collection,
        });
    }
    Ok(shelves.into_values().collect())
}

/// Reads a folder of records.
pub fn folder(files: &[PathBuf]) -> Result<Vec<Collection>, ImportError> {
    let mut shelves = BTreeMap::new();
    for path in files {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let place = shown(&name.unwrap_or_default());
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        let read = match bytes(path) {
            Ok(bytes) => match (text(path, &bytes), stem.map(str::parse::<Id>)) {
                (Ok(text), Some(Ok(id))) => Record::read(text, &id),
                (Ok(_), _) => Err("the name of the file is not an id".to_owned()),
                (Err(error), _) => Err(shelf::short(&error.to_string())),
            },
            Err(error) => Err(shelf::short(&error.to_string())),
        };
        add(&mut shelves, place, read).map_err(|message| ImportError::Malformed {
            path: path.clone(),
            message,
        })?;
    }
    Ok(shelves.into_values().collect())
}

fn add(
    shelves: &mut BTreeMap<Line, Collection>,
    place: String,
    read: Result<Record, String>,
) -> Result<(), String> {
    let fault = |fault| format!("{fault:?}");
    let mine = Line::new("records of the person").map_err(fault)?;
    match read.and_then(|record| record.check().map(|()| record)) {
        Ok(mut record) => {
            let origin = record.origin.get_or_insert(Origin {
                collection: mine.clone(),
                licence: Line::new("the person's own").map_err(fault)?,
                record: None,
            });
            let (name, licence) = (origin.collection.clone(), origin.licence.clone());
            shelf(shelves, &name, Some(&licence))?
                .records
                .push((place, record));
        }
        Err(reason) => shelf(shelves, &mine, None)?.skipped.push(Skipped {
            place,
            what: String::new(),
            // The place in the text is that in the record, on a line of its own.
            reason: reason.split_whitespace().collect::<Vec<_>>().join(" "),
        }),
    }
    Ok(())
}

fn shelf<'a>(
    shelves: &'a mut BTreeMap<Line, Collection>,
    name: &Line,
    licence: Option<&Line>,
) -> Result<&'a mut Collection, String> {
    let unknown = Line::new("not told").map_err(|fault| format!("{fault:?}"))?;
    let shelf = shelves.entry(name.clone()).or_insert_with(|| Collection {
        name: name.clone(),
        licence: licence.cloned().unwrap_or(unknown),
        short: "other".to_owned(),
        ids: Ids::Ours,
        extent: Extent::Unsaid,
        records: Vec::new(),
        packs: Vec::new(),
        skipped: Vec::new(),
    });
    if let Some(licence) = licence {
        shelf.licence = licence.clone();
    }
    Ok(shelf)
}
