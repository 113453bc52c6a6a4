//! California's registry of data brokers (Civ. Code 1798.99.82), as the
//! Attorney General published it until 2023 and the privacy agency does since.

use super::{
    Collection, Ids,
    draft::{Draft, american, at_commas, country, day, is_blank, tidy},
    sheet::{Row, Table},
};
use crate::{
    directory::{AsOf, Provenance, Registration, Skipped},
    law::Place,
};

const REGISTRY: &str = "California data broker registry";
const PAGE: &str = "https://cppa.ca.gov/data_broker_registry/";

pub fn is(table: &Table) -> bool {
    table.column("data broker name").is_some() || table.column("business name").is_some()
}

pub fn read(table: &Table) -> Result<Collection, String> {
    let mut collection = Collection::empty(REGISTRY, "public record", "us-ca", Ids::Made)?;
    let registry: Place = "US-CA".parse().map_err(|error| format!("{error}"))?;
    collection.skipped.clone_from(&table.skipped);
    for row in &table.rows {
        let draft = if table.column("physical address").is_some() {
            old(table, row, &mut collection.skipped)
        } else {
            new(table, row, &mut collection.skipped)
        };
        let Some(mut draft) = draft else { continue };
        let added = day(row.cell(table.column("date added")));
        draft.record.as_of = added.map(AsOf::On);
        let key = draft.record.name.to_string();
        draft.origin(&collection.name, &collection.licence, &key);
        draft.record.registrations.push(Registration {
            registry: registry.clone(),
            number: None,
            status: None,
            on: added,
            agents: None,
            source: PAGE.parse().ok(),
        });
        let record = draft.record;
        collection.records.push((row.place.clone(), record));
    }
    Ok(collection)
}

fn begin<'a>(name: &str, row: &'a Row, skipped: &'a mut Vec<Skipped>) -> Option<Draft<'a>> {
    let (legal, brand) = doing_business(name);
    let mut draft = Draft::new(
        None,
        &legal,
        &row.place,
        Provenance::StatutoryRegistry,
        skipped,
    )?;
    draft.source(REGISTRY.to_owned(), PAGE);
    if let Some(brand) = brand {
        draft.trading_name(&brand);
    }
    Some(draft)
}

/// 2020 to 2023.
fn old<'a>(table: &Table, row: &'a Row, skipped: &'a mut Vec<Skipped>) -> Option<Draft<'a>> {
    let cell = |beginning| row.cell(table.column(beginning));
    let mut draft = begin(cell("data broker name"), row, skipped)?;
    draft.record.website = draft.page(cell("website"), "website");
    draft.email(cell("email"));
    let (lines, place) = american(cell("physical address"));
    if !lines.is_empty() {
        draft.post(&lines, place);
    }
    draft.note(cell("how a consumer may opt out"));
    Some(draft)
}

/// Since 2024; the headings begin with `Business`, later with `Data broker`.
fn new<'a>(table: &Table, row: &'a Row, skipped: &'a mut Vec<Skipped>) -> Option<Draft<'a>> {
    let cell = |rest: &str| {
        let column = ["data broker ", "business "]
            .iter()
            .find_map(|subject| table.column(&format!("{subject}{rest}")));
        row.cell(column)
    };
    let mut draft = begin(cell("name"), row, skipped)?;
    for brand in row
        .cell(table.column("doing business as"))
        .split([';', '\n'])
    {
        if !is_blank(brand) {
            draft.trading_name(brand);
        }
    }
    let sites = cell("primary website");
    draft.record.website = draft.page(sites, "website");
    draft.domains(sites);
    draft.email(cell("primary contact email"));
    let mut lines = at_commas(cell("primary street address"));
    let (city, state, zip) = (cell("city"), cell("state"), cell("zip"));
    let last = match (city, state) {
        ("", "") => zip.to_owned(),
        (city, "") => tidy(&format!("{city} {zip}")),
        (city, state) => tidy(&format!("{city}, {state} {zip}")),
    };
    if !lines.is_empty() && !last.is_empty() {
        lines.push(last);
    }
    let place = country(cell("country"));
    if !lines.is_empty() {
        draft.post(&lines, place);
    }
    Some(draft)
}

/// `Example Inc. DBA Example Data` is a legal name and a brand.
pub fn doing_business(name: &str) -> (String, Option<String>) {
    let tidy = tidy(name);
    let lower = tidy.to_ascii_lowercase();
    let marks = [" doing business as ", " d/b/a ", " dba ", " d.b.a. "];
    for mark in marks {
        if let Some(at) = lower.find(mark) {
            let (legal, brand) = (tidy[..at].trim(), tidy[at + mark.len()..].trim());
            if !legal.is_empty() && !brand.is_empty() {
                return (
                    legal.trim_end_matches(',').to_owned(),
                    Some(brand.to_owned()),
                );
            }
        }
    }
    (tidy, None)
}
