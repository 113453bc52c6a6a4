//! Vermont's registry of data brokers (9 V.S.A. 2446).

use super::{
    Collection, Ids,
    california::doing_business,
    draft::{Draft, american, day, is_blank, tidy},
    sheet::Table,
};
use crate::{
    directory::{Provenance, Registration},
    law::Place,
    request::{Line, Passage},
};

const REGISTRY: &str = "Vermont data broker registry";
const PAGE: &str = "https://bizfilings.vermont.gov/online/DatabrokerInquire/";

pub fn is(table: &Table) -> bool {
    table.column("data broker name").is_some() && table.column("registration id").is_some()
}

pub fn read(table: &Table) -> Result<Collection, String> {
    let mut collection = Collection::empty(REGISTRY, "public record", "us-vt", Ids::Made)?;
    let registry: Place = "US-VT".parse().map_err(|error| format!("{error}"))?;
    collection.skipped.clone_from(&table.skipped);
    for row in &table.rows {
        let cell = |beginning| row.cell(table.column(beginning));
        let status = cell("status");
        // An entry that has run out is nothing the statute makes anyone keep right.
        let provenance = if status.eq_ignore_ascii_case("active") {
            Provenance::StatutoryRegistry
        } else {
            Provenance::ThirdPartyList
        };
        let (legal, brand) = doing_business(cell("data broker name"));
        let skipped = &mut collection.skipped;
        let Some(mut draft) = Draft::new(None, &legal, &row.place, provenance, skipped) else {
            continue;
        };
        draft.origin(&collection.name, &collection.licence, &legal);
        draft.source(REGISTRY.to_owned(), PAGE);
        if let Some(brand) = brand {
            draft.trading_name(&brand);
        }
        draft.record.website = draft.page(cell("primary internet address"), "website");
        draft.email(cell("email address"));
        let (lines, place) = american(cell("address"));
        if !lines.is_empty() {
            draft.post(&lines, place);
        }
        let method = cell("a. what was the method");
        if !is_blank(method) {
            draft.note(method);
        }
        let agents = cell("c. does the data broker permit");
        draft.record.registrations.push(Registration {
            registry: registry.clone(),
            number: Line::new(cell("registration id")).ok(),
            status: Line::new(status).ok(),
            on: day(cell("created date")),
            agents: Passage::new(&tidy(agents)).ok(),
            source: PAGE.parse().ok(),
        });
        let record = draft.record;
        collection.records.push((row.place.clone(), record));
    }
    Ok(collection)
}
