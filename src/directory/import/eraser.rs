//! A list of data brokers in YAML: `brokers`, each with an e-mail address, a
//! page to opt out, and dated notes on what came back.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::{
    Collection, Ids, Skipped,
    draft::{Draft, shown},
    file::entry,
};
use crate::{
    directory::{Id, OutcomeKind, Provenance, Record, Way},
    law::Right,
    request::Email,
    shelf,
};

#[derive(Deserialize)]
struct Brokers {
    brokers: Vec<Value>,
}

#[derive(Deserialize)]
struct Broker {
    id: String,
    name: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    website: String,
    #[serde(default)]
    opt_out_url: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    notes: String,
}

pub fn is(text: &str) -> bool {
    text.lines()
        .filter(|line| !line.starts_with('#') && *line != "---" && !line.trim().is_empty())
        .take(1)
        .any(|line| line.trim_end() == "brokers:")
}

pub fn read(text: &str) -> Result<Collection, String> {
    // The list has no anchors; whoever has some may build a text that grows
    // without end, so none is followed.
    let options = serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_documents: 1,
            max_depth: 20,
        },
    };
    let read: Brokers = serde_saphyr::from_str_with_options(text, options)
        .map_err(|error| format!("not a list of brokers: {error}"))?;
    let mut collection = Collection::empty("eraser broker list", "MIT", "eraser", Ids::Made)?;
    for (index, value) in read.brokers.into_iter().enumerate() {
        let place = format!("broker {}", index + 1);
        let Some(broker) = entry(value, &place, &mut collection.skipped) else {
            continue;
        };
        if let Some(record) = record(&broker, &place, &mut collection) {
            collection.records.push((place, record));
        }
    }
    Ok(collection)
}

fn record(broker: &Broker, place: &str, collection: &mut Collection) -> Option<Record> {
    let skipped = &mut collection.skipped;
    let id = match broker.id.parse::<Id>() {
        Ok(id) => id,
        Err(error) => {
            skipped.push(Skipped {
                place: place.to_owned(),
                what: shown(&broker.name),
                reason: shelf::short(&error.to_string()),
            });
            return None;
        }
    };
    let list = Provenance::ThirdPartyList;
    let mut draft = Draft::new(Some(id), &broker.name, place, list, skipped)?;
    draft.origin(&collection.name, &collection.licence, &broker.id);
    draft.record.website = draft.page(&broker.website, "website");
    draft.email(&broker.email);
    if let Some(page) = draft.page(&broker.opt_out_url, "page to opt out") {
        let channel = draft.channel(Way::Form(page));
        Draft::only(channel, &[Right::Deletion, Right::Objection, Right::OptOut]);
    }
    draft.category(&broker.category);
    draft.note(&broker.notes);
    for (address, on) in bounced(&broker.notes) {
        draft.outcome(&address, OutcomeKind::Bounced, on);
    }
    Some(draft.record)
}

/// The addresses of which a note says that mail to them came back: `EMAIL
/// bounced` and `EMAIL hard-bounced`, and the day the note names, if any.
fn bounced(note: &str) -> Vec<(Email, Option<NaiveDate>)> {
    let words: Vec<&str> = note.split_whitespace().collect();
    let day = words
        .iter()
        .map(|word| word.trim_matches(|c: char| !c.is_ascii_digit()))
        .find_map(|word| word.parse::<NaiveDate>().ok());
    words
        .windows(2)
        .filter(|pair| {
            let word = pair[1].trim_matches(|c: char| !c.is_alphabetic());
            matches!(word, "bounced" | "hard-bounced")
        })
        .filter_map(|pair| Some((pair[0].parse::<Email>().ok()?, day)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_back_is_read_from_a_note() {
        let found = |note: &str| -> Vec<String> {
            let day = |on: Option<NaiveDate>| on.map_or("-".to_owned(), |on| on.to_string());
            let found = bounced(note).into_iter();
            found
                .map(|(email, on)| format!("{email} {}", day(on)))
                .collect()
        };
        assert_eq!(
            found("Email info@example.org hard-bounced (2026-08-21) - domain invalid."),
            ["info@example.org 2026-08-21"]
        );
        assert_eq!(
            found("a@example.org bounced; b@example.org is the one they recommend."),
            ["a@example.org -"]
        );
        assert!(found("Email bounced on 2026-08-20; use the form.").is_empty());
    }

    #[test]
    fn a_list_that_grows_without_end_is_refused() {
        let bomb =
            "brokers:\n  - &a [x, x, x, x]\n  - &b [*a, *a, *a, *a]\n  - &c [*b, *b, *b, *b]\n";
        assert!(is(bomb));
        assert!(read(bomb).is_err());
    }
}
