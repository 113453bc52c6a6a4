//! The data of datarequests.org: a folder with `companies/`, `company-packs/`
//! and `obsolete-records/`, or one file of `companies/`.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::{
    Collection, Extent, Ids, ImportError, Skipped,
    draft::{Draft, country, shown, tidy},
    file::{bytes, entry, files, text},
};
use crate::{
    directory::{Id, Kind, NeedKind, Obsolete, Pack, Pgp, Provenance, Reason, Record, Way},
    law::Citation,
    request::Line,
    shelf,
};

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Company {
    name: String,
    #[serde(default)]
    relevant_countries: Vec<String>,
    #[serde(default)]
    categories: Vec<String>,
    #[serde(default)]
    runs: Vec<String>,
    #[serde(default)]
    address: String,
    #[serde(default)]
    fax: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    webform: String,
    pgp_fingerprint: Option<String>,
    pgp_url: Option<String>,
    #[serde(default)]
    web: String,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    required_elements: Vec<Element>,
    request_language: Option<String>,
    custom_access_template: Option<String>,
    #[serde(default)]
    needs_id_document: bool,
    suggested_transport_medium: Option<String>,
    #[serde(default)]
    comments: Vec<String>,
    #[serde(default)]
    quality: String,
}

#[derive(Deserialize)]
struct Element {
    desc: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Former {
    name: String,
    reason: String,
    redirect_to: Option<String>,
    #[serde(default)]
    sources: Vec<String>,
}

#[derive(Deserialize)]
struct CompanyPack {
    slug: String,
    #[serde(rename = "type")]
    kind: String,
    companies: Vec<String>,
}

pub fn is(value: &Value) -> bool {
    let has = |key| value.get(key).is_some();
    has("slug") && has("name") && (has("relevant-countries") || has("reason"))
}

pub fn is_folder(path: &Path) -> bool {
    path.join("companies").is_dir()
}

fn empty() -> Result<Collection, String> {
    Collection::empty("datarequests.org", "CC0-1.0", "datarequests", Ids::Theirs)
}

/// One file.
pub fn file(value: Value) -> Result<Collection, String> {
    let mut collection = empty()?;
    collection.extent = Extent::Part;
    take(value, "the file", None, &mut collection);
    Ok(collection)
}

/// The folder.
pub fn folder(path: &Path) -> Result<Collection, ImportError> {
    let mut collection = empty().map_err(|message| ImportError::Malformed {
        path: path.to_owned(),
        message,
    })?;
    for folder in ["companies", "obsolete-records", "company-packs"] {
        let inside = path.join(folder);
        if !inside.is_dir() {
            continue;
        }
        let (files, others) = files(&inside, "json")?;
        for file in others {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            collection.skipped.push(Skipped {
                place: format!("{folder}/{}", shown(&name)),
                what: String::new(),
                reason: "its name does not end in `.json`".to_owned(),
            });
        }
        for file in files {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            let place = format!("{folder}/{}.json", shown(&name));
            let Some(value) = json(&file, &place, &mut collection.skipped)? else {
                continue;
            };
            if folder == "company-packs" {
                take_packs(value, &name, &place, &mut collection);
            } else {
                take(value, &place, Some(&name), &mut collection);
            }
        }
    }
    Ok(collection)
}

/// A file that is not JSON is reported and left out.
fn json(
    file: &Path,
    place: &str,
    skipped: &mut Vec<Skipped>,
) -> Result<Option<Value>, ImportError> {
    let mut skip = |reason: String| {
        skipped.push(Skipped {
            place: place.to_owned(),
            what: String::new(),
            reason,
        });
    };
    let bytes = match bytes(file) {
        Ok(bytes) => bytes,
        Err(error @ ImportError::TooLarge { .. }) => {
            skip(shelf::short(&error.to_string()));
            return Ok(None);
        }
        Err(error) => return Err(error),
    };
    match text(file, &bytes) {
        Err(error) => skip(shelf::short(&error.to_string())),
        Ok(text) => match serde_json::from_str(text) {
            Ok(value) => return Ok(Some(value)),
            Err(error) => skip(format!("not valid JSON: {error}")),
        },
    }
    Ok(None)
}

fn take(value: Value, place: &str, name: Option<&str>, collection: &mut Collection) {
    let mut skip = |what: &str, reason: String| {
        collection.skipped.push(Skipped {
            place: place.to_owned(),
            what: shown(what),
            reason,
        });
    };
    let slug = value
        .get("slug")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let slug = slug.to_owned();
    let id = match slug.parse::<Id>() {
        Ok(id) => id,
        Err(error) => return skip(&slug, shelf::short(&error.to_string())),
    };
    if name.is_some_and(|name| name != slug) {
        return skip(&slug, "the slug is not the name of the file".to_owned());
    }
    let record = if value.get("reason").is_some() {
        match serde_json::from_value(value) {
            Ok(former) => obsolete(id, &former, place, collection),
            Err(error) => return skip(&slug, shelf::short(&error.to_string())),
        }
    } else {
        match serde_json::from_value(value) {
            Ok(company) => record(id, &company, place, collection),
            Err(error) => return skip(&slug, shelf::short(&error.to_string())),
        }
    };
    if let Some(record) = record {
        collection.records.push((place.to_owned(), record));
    }
}

fn record(id: Id, company: &Company, place: &str, collection: &mut Collection) -> Option<Record> {
    // `tested` means that somebody has reached the company with this record.
    let provenance = match company.quality.as_str() {
        "tested" => Provenance::Delivered,
        _ => Provenance::ThirdPartyList,
    };
    let skipped = &mut collection.skipped;
    let mut draft = Draft::new(Some(id.clone()), &company.name, place, provenance, skipped)?;
    draft.origin(&collection.name, &collection.licence, id.as_str());
    draft.source(
        format!("datarequests.org company record {id} (CC0)"),
        &format!("https://www.datarequests.org/company/{id}"),
    );
    draft.record.website = draft.page(&company.web, "website");
    for name in &company.runs {
        draft.trading_name(name);
    }
    for word in &company.categories {
        draft.category(word);
    }
    for code in company
        .relevant_countries
        .iter()
        .filter(|code| *code != "all")
    {
        match code.parse() {
            Ok(place) => draft.record.serves.push(place),
            Err(error) => draft.leave_out(format!("a country it serves: {error}")),
        }
    }
    if let Some(channel) = draft.email(&company.email)
        && let Way::Email { pgp, .. } = &mut channel.way
    {
        let fingerprint = company.pgp_fingerprint.as_deref().map(tidy);
        let fingerprint = fingerprint.and_then(|text| Line::new(&text).ok());
        let href = company.pgp_url.as_ref().and_then(|href| href.parse().ok());
        if fingerprint.is_some() || href.is_some() {
            *pgp = Some(Pgp { fingerprint, href });
        }
    }
    post(&mut draft, &company.address);
    if let Some(page) = draft.page(&company.webform, "web form") {
        draft.channel(Way::Form(page));
    }
    if let Ok(number) = Line::new(&tidy(&company.fax)) {
        draft.channel(Way::Fax(number));
    }
    for element in &company.required_elements {
        let (kind, label) = match element.kind.as_str() {
            "name" => (NeedKind::Name, None),
            "email" => (NeedKind::Email, None),
            "address" => (NeedKind::Address, None),
            "birthdate" => (NeedKind::BirthDate, None),
            _ => (NeedKind::Identifier, Some(element.desc.as_str())),
        };
        draft.need(kind, label, element.optional);
    }
    if let Some(tag) = &company.request_language {
        match tag.parse() {
            Ok(language) => draft.record.language = Some(language),
            Err(error) => draft.leave_out(format!("its language: {error}")),
        }
    }
    draft.record.suggested = match company.suggested_transport_medium.as_deref() {
        Some("email") => Some(Kind::Email),
        Some("letter") => Some(Kind::Post),
        Some("webform") => Some(Kind::Form),
        Some("fax") => Some(Kind::Fax),
        _ => None,
    };
    draft.record.asks_id_document = company.needs_id_document;
    for comment in &company.comments {
        draft.note(comment);
    }
    if company.quality == "scraped" {
        draft.note("A machine made this record, and it was not checked at datarequests.org.");
    }
    match company.custom_access_template.as_deref() {
        None | Some("access-tracking") => {}
        Some("access-evangelische-kirche") => draft.note(
            "A body of the Protestant Church in Germany: church law (DSG-EKD) applies instead of the GDPR.",
        ),
        Some("access-katholische-kirche") => draft.note(
            "A body of the Catholic Church in Germany: church law (KDG) applies instead of the GDPR.",
        ),
        Some(_) => draft.note("datarequests.org has a letter of its own for this body."),
    }
    sources(&mut draft.record, &company.sources);
    Some(draft.record)
}

/// The lines of the address, the country last.
fn post(draft: &mut Draft<'_>, address: &str) {
    let mut lines: Vec<String> = address.lines().map(tidy).collect();
    lines.retain(|line| !line.is_empty());
    match &lines[..] {
        [] => {}
        [only] if country(only).is_some() => draft.record.country = country(only),
        lines => {
            draft.post(lines, None);
        }
    }
}

fn obsolete(id: Id, former: &Former, place: &str, collection: &mut Collection) -> Option<Record> {
    let list = Provenance::ThirdPartyList;
    let skipped = &mut collection.skipped;
    let mut draft = Draft::new(Some(id.clone()), &former.name, place, list, skipped)?;
    draft.origin(&collection.name, &collection.licence, id.as_str());
    let reason = match former.reason.as_str() {
        "company-acquired" => Reason::Acquired,
        "company-defunct" => Reason::Defunct,
        "company-merged" => Reason::Merged,
        "duplicate" => Reason::Duplicate,
        "gdpr-not-applicable" => Reason::LawNotApplicable,
        "out-of-scope" => Reason::OutOfScope,
        other => {
            draft.leave_out(format!(
                "`{}` is not a reason for a record's end",
                shown(other)
            ));
            return None;
        }
    };
    let leads_to = match former.redirect_to.as_deref().map(str::parse::<Id>) {
        None => None,
        Some(Ok(id)) if id != draft.record.id => Some(id),
        Some(Ok(_)) => None,
        Some(Err(error)) => {
            draft.leave_out(format!("where it leads: {error}"));
            None
        }
    };
    draft.record.obsolete = Some(Obsolete { reason, leads_to });
    sources(&mut draft.record, &former.sources);
    Some(draft.record)
}

fn sources(record: &mut Record, pages: &[String]) {
    record.sources = pages
        .iter()
        .filter_map(|page| page.parse::<crate::directory::Href>().ok())
        .map(|href| Citation {
            title: href.domain(),
            href: href.to_string(),
        })
        .collect();
}

/// Packs of the same name differ by the country of their file; those for all have none.
fn take_packs(value: Value, country: &str, place: &str, collection: &mut Collection) {
    let packs = entry::<Vec<CompanyPack>>(value, place, &mut collection.skipped);
    for pack in packs.unwrap_or_default() {
        let name = if country == "all" {
            pack.slug.clone()
        } else {
            format!("{country}-{}", pack.slug)
        };
        let ids: Result<Vec<Id>, _> = pack.companies.iter().map(|id| id.parse::<Id>()).collect();
        match (name.parse::<Id>(), ids) {
            (Ok(name), Ok(ids)) => collection.packs.push(Pack {
                name,
                ids,
                whole: pack.kind == "add-all",
                collection: collection.name.clone(),
            }),
            (Err(error), _) | (_, Err(error)) => collection.skipped.push(Skipped {
                place: place.to_owned(),
                what: shown(&pack.slug),
                reason: shelf::short(&error.to_string()),
            }),
        }
    }
}
