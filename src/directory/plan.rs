//! What would an import change?

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Channel, Collection, Directory, DirectoryError, Doubt, Extent, Id, Ids, Kind, Pack, Provenance,
    Record, Skipped, Way,
    index::BUILT_IN_INDEX,
    layers::merged,
    names::{self, NameKind, Names, fold},
};
use crate::request::Line;

/// What an import would do, for the person to accept or not.
#[derive(Debug)]
pub struct Plan {
    pub collection: Line,
    pub licence: Line,
    /// Companies that no layer knew.
    pub new: Vec<New>,
    /// Companies of which something is now said that was not.
    pub changed: Vec<Changed>,
    /// Where two layers name different addresses of one kind.
    pub conflicts: Vec<Conflict>,
    /// Companies that a newer edition of the collection no longer has: their
    /// addresses there are not written to any more, unless they are named.
    pub gone: Vec<Gone>,
    /// Addresses that may not be the company's.
    pub doubtful: Vec<Doubtful>,
    /// What could not be taken, and why.
    pub skipped: Vec<Skipped>,
    /// Packs that are new or changed.
    pub packs: Vec<Pack>,
    /// How many records are as they were.
    pub unchanged: usize,
    records: Vec<Record>,
}

/// A company that the import would add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct New {
    pub id: Id,
    pub name: String,
}

/// A company of which the import would say something else than now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Changed {
    pub id: Id,
    pub name: String,
    /// The keys whose values differ: `channel`, `trading-names`.
    pub keys: Vec<String>,
}

/// A company that the collection no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Gone {
    pub id: Id,
    pub name: String,
}

/// An address that may not be the company's, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Doubtful {
    pub id: Id,
    pub name: String,
    pub address: String,
    pub reason: String,
}

/// Two addresses of one kind for one company, and which of them is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Conflict {
    pub id: Id,
    pub name: String,
    pub channel: Kind,
    pub used: String,
    pub used_provenance: Provenance,
    pub left: String,
    pub left_provenance: Provenance,
}

impl Directory {
    /// Does what a plan says, all or nothing.
    ///
    /// # Errors
    /// When the home cannot be written to.
    pub fn accept(&mut self, plan: &Plan) -> Result<(), DirectoryError> {
        let (collection, records, packs) = plan.parts();
        match self.writable()? {
            Some(store) => store.put(collection, records, packs),
            None => Ok(()),
        }
    }
}

impl Plan {
    /// Whether accepting it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.packs.is_empty()
    }

    /// Compares a collection with what the directory has.
    ///
    /// # Errors
    /// When a record of the directory cannot be read.
    pub fn of(
        directory: &Directory,
        collection: Collection,
        today: NaiveDate,
    ) -> Result<Plan, DirectoryError> {
        let mut plan = Plan {
            collection: collection.name.clone(),
            licence: collection.licence.clone(),
            new: Vec::new(),
            changed: Vec::new(),
            conflicts: Vec::new(),
            gone: Vec::new(),
            doubtful: Vec::new(),
            skipped: collection.skipped,
            packs: Vec::new(),
            unchanged: 0,
            records: Vec::new(),
        };
        let store_names = directory.imported_names()?;
        let own_names = directory.own_names()?;
        let stored = directory.imported(collection.name.as_str())?;
        let known = Known {
            directory,
            names: [&*BUILT_IN_INDEX, &own_names, &store_names].map(by_name),
            ids: directory.all_ids()?.into_iter().collect(),
            keys: keys(&stored),
            stored,
        };
        let mut taken: BTreeMap<Id, usize> = BTreeMap::new();
        let mut records: Vec<(String, Record)> = Vec::new();
        for (place, mut record) in collection.records {
            let id = match collection.ids {
                Ids::Ours => record.id.clone(),
                Ids::Theirs => known.own_id(&record, &collection.short)?,
                Ids::Made => known.found_id(&record, &collection.short)?,
            };
            match taken.get(&id) {
                None => {
                    taken.insert(id.clone(), records.len());
                    record.id = id;
                    records.push((place, record));
                }
                Some(_) if collection.ids != Ids::Made => plan.skipped.push(Skipped {
                    place,
                    what: record.name.to_string(),
                    reason: format!("the id `{id}` came before"),
                }),
                Some(&before) => {
                    let (first, there) = &mut records[before];
                    plan.skipped.push(Skipped {
                        place,
                        what: record.name.to_string(),
                        reason: format!(
                            "the company of {first} again: what is new of it was added there"
                        ),
                    });
                    record.id = id;
                    if let Some(both) = merged(vec![there.clone(), record]) {
                        *there = both;
                    }
                }
            }
        }
        let ids: HashSet<String> = records
            .iter()
            .map(|(_, record)| record.id.to_string())
            .collect();
        for (_, record) in records {
            plan.doubt(&record);
            plan.compare(&known, record, today)?;
        }
        plan.miss(&known, collection.extent, &ids);
        let packs: HashMap<Id, Pack> = directory
            .packs()?
            .into_iter()
            .map(|pack| (pack.name.clone(), pack))
            .collect();
        plan.packs = collection.packs;
        plan.packs
            .retain(|pack| packs.get(&pack.name) != Some(pack));
        Ok(plan)
    }

    /// Notes the addresses that are at a domain by which the company is not known.
    fn doubt(&mut self, record: &Record) {
        for channel in &record.channels {
            let Way::Email { address, .. } = &channel.way else {
                continue;
            };
            if let Some(unread) = address.unread() {
                self.doubtful.push(Doubtful {
                    id: record.id.clone(),
                    name: record.name.to_string(),
                    address: address.to_string(),
                    reason: format!("{address} {unread}; it is used only when you name it"),
                });
            } else if let Some(doubt @ Doubt::Foreign { .. }) = record.foreign(address)
                && doubt.is_told()
            {
                self.doubtful.push(Doubtful {
                    id: record.id.clone(),
                    name: record.name.to_string(),
                    address: address.to_string(),
                    reason: doubt.to_string(),
                });
            }
        }
    }

    /// Notes what the collection had before and no longer has.
    fn miss(&mut self, known: &Known<'_>, extent: Extent, ids: &HashSet<String>) {
        let again = known.stored.keys().filter(|id| ids.contains(*id)).count();
        let is_edition = match extent {
            Extent::Whole => true,
            Extent::Part => false,
            Extent::Unsaid => again > 0 && 2 * again >= known.stored.len(),
        };
        if !is_edition {
            return;
        }
        let mut missing: Vec<&Record> = known
            .stored
            .values()
            .filter(|record| !ids.contains(record.id.as_str()))
            .filter(|record| record.channels.iter().any(|channel| !channel.gone))
            .collect();
        missing.sort_by(|a, b| a.id.cmp(&b.id));
        for record in missing {
            let mut record = record.clone();
            for channel in &mut record.channels {
                channel.gone = true;
            }
            self.gone.push(Gone {
                id: record.id.clone(),
                name: record.name.to_string(),
            });
            self.records.push(record);
        }
    }

    fn compare(
        &mut self,
        known: &Known<'_>,
        record: Record,
        today: NaiveDate,
    ) -> Result<(), DirectoryError> {
        let stored = known.stored.get(record.id.as_str());
        if stored == Some(&record) {
            self.unchanged += 1;
            return Ok(());
        }
        let name = record.name.to_string();
        if !known.ids.contains(record.id.as_str()) {
            let id = record.id.clone();
            self.new.push(New { id, name });
            self.records.push(record);
            return Ok(());
        }
        let (others, own) = known
            .directory
            .layers_without(&record.id, self.collection.as_str())?;
        let mut with = others.clone();
        with.push(record.clone());
        // The person's own record stands above every import.
        let before = own.clone().or_else(|| {
            let mut before = others.clone();
            before.extend(stored.cloned());
            merged(before)
        });
        let after = own.or_else(|| merged(with));
        for &kind in Kind::ALL {
            self.conflicts
                .extend(conflict(kind, &others, &record, after.as_ref(), today));
        }
        let keys = match stored {
            Some(stored) => differing(stored, &record),
            None => match (&before, &after) {
                (Some(before), Some(after)) => differing(before, after),
                _ => Vec::new(),
            },
        };
        self.changed.push(Changed {
            id: record.id.clone(),
            name,
            keys,
        });
        self.records.push(record);
        Ok(())
    }

    pub(super) fn parts(&self) -> (&str, &[Record], &[Pack]) {
        (self.collection.as_str(), &self.records, &self.packs)
    }
}

/// The first address of a kind that each side has, where they differ.
fn conflict(
    kind: Kind,
    others: &[Record],
    record: &Record,
    after: Option<&Record>,
    today: NaiveDate,
) -> Option<Conflict> {
    let of = |channel: &&Channel| channel.way.kind() == kind;
    let theirs: Vec<&Channel> = others.iter().flat_map(|r| &r.channels).filter(of).collect();
    let ours: Vec<&Channel> = record.channels.iter().filter(of).collect();
    let theirs_best = theirs
        .iter()
        .min_by_key(|channel| channel.standing(today))?;
    let ours_best = ours.iter().min_by_key(|channel| channel.standing(today))?;
    let known = |channel: &Channel, there: &[&Channel]| {
        there.iter().any(|other| other.way.same(&channel.way))
    };
    if known(ours_best, &theirs) || known(theirs_best, &ours) {
        return None;
    }
    let used = after?
        .channels
        .iter()
        .filter(of)
        .min_by_key(|channel| channel.standing(today))?;
    let left = if used.way.same(&ours_best.way) {
        theirs_best
    } else {
        ours_best
    };
    Some(Conflict {
        id: record.id.clone(),
        name: record.name.to_string(),
        channel: kind,
        used: used.way.to_string(),
        used_provenance: used.provenance,
        left: left.way.to_string(),
        left_provenance: left.provenance,
    })
}

/// The keys of two records whose values differ.
fn differing(before: &Record, after: &Record) -> Vec<String> {
    let table = |record: &Record| toml::Table::try_from(record).unwrap_or_default();
    let (before, after) = (table(before), table(after));
    let keys: HashSet<&String> = before.keys().chain(after.keys()).collect();
    let mut keys: Vec<String> = keys
        .into_iter()
        .filter(|key| before.get(*key) != after.get(*key))
        .cloned()
        .collect();
    keys.sort();
    keys
}

/// Ids by legal name, folded, with and without the legal form.
type ByName<'a> = HashMap<String, Vec<&'a str>>;

fn by_name(names: &Names) -> ByName<'_> {
    let mut by_name = ByName::new();
    for (id, name) in names.legal() {
        let folded = fold(name);
        let bare = without_form(&folded).to_owned();
        if bare != folded {
            by_name.entry(bare).or_default().push(id);
        }
        by_name.entry(folded).or_default().push(id);
    }
    by_name
}

/// Our ids by what the collection calls its records.
fn keys(stored: &HashMap<String, Record>) -> HashMap<String, Id> {
    stored
        .values()
        .filter_map(|record| Some((key(record)?.to_owned(), record.id.clone())))
        .collect()
}

fn key(record: &Record) -> Option<&str> {
    record.origin.as_ref()?.record.as_ref().map(Line::as_str)
}

/// What the directory has before an import.
struct Known<'a> {
    directory: &'a Directory,
    names: [ByName<'a>; 3],
    ids: HashSet<String>,
    /// The ids of the same collection's records by what it calls them.
    keys: HashMap<String, Id>,
    /// The records of the same collection, by id.
    stored: HashMap<String, Record>,
}

impl Known<'_> {
    /// The id for a record whose collection has ids of its own.
    fn own_id(&self, record: &Record, short: &str) -> Result<Id, DirectoryError> {
        let id = &record.id;
        if !self.ids.contains(id.as_str())
            || self.stored.contains_key(id.as_str())
            || self.is_same(id.as_str(), record)?
        {
            return Ok(id.clone());
        }
        Ok(beside(id, short).unwrap_or_else(|| id.clone()))
    }

    /// The id for a record of a collection without ids: that of the one company
    /// known under this name, or one made of the name.
    fn found_id(&self, record: &Record, short: &str) -> Result<Id, DirectoryError> {
        // What was taken once keeps the id it got.
        if let Some(id) = key(record).and_then(|key| self.keys.get(key)) {
            return Ok(id.clone());
        }
        let mut same = Vec::new();
        for id in self.called(record.name.as_str()) {
            if self.is_same(id, record)? {
                same.push(id);
            }
        }
        same.sort_unstable();
        same.dedup();
        if let [id] = same[..]
            && let Ok(id) = id.parse()
        {
            return Ok(id);
        }
        let id = &record.id;
        if self.ids.contains(id.as_str()) && !self.stored.contains_key(id.as_str()) {
            return Ok(beside(id, short).unwrap_or_else(|| id.clone()));
        }
        Ok(id.clone())
    }

    /// The ids of the companies with this legal name, with or without its legal form.
    fn called(&self, name: &str) -> Vec<&str> {
        let folded = fold(name);
        let mut ids = Vec::new();
        for names in &self.names {
            for wanted in [folded.as_str(), without_form(&folded)] {
                ids.extend(names.get(wanted).into_iter().flatten().copied());
            }
        }
        ids
    }

    /// Whether the company called `id` is the record's: their legal names are the
    /// same, or are but for the legal form and they share a domain; and their
    /// countries are not different ones.
    fn is_same(&self, id: &str, record: &Record) -> Result<bool, DirectoryError> {
        let Some(known) = self.directory.find(id)? else {
            return Ok(false);
        };
        if let (Some(a), Some(b)) = (&known.country, &record.country)
            && a != b
        {
            return Ok(false);
        }
        let (a, b) = (fold(known.name.as_str()), fold(record.name.as_str()));
        let domains = |record: &Record| -> Vec<String> {
            names::of(record)
                .into_iter()
                .filter(|(kind, _)| *kind == NameKind::Domain)
                .map(|(_, name)| name)
                .collect()
        };
        let shared = || {
            let known = domains(&known);
            domains(record).iter().any(|domain| known.contains(domain))
        };
        Ok(a == b || (without_form(&a) == without_form(&b) && shared()))
    }
}

/// The id with the collection behind it, for another company of the same id.
fn beside(id: &Id, short: &str) -> Option<Id> {
    format!("{id}-{short}").parse().ok()
}

/// A folded name without the words for the form of the company at its end.
fn without_form(folded: &str) -> &str {
    const FORMS: [&str; 22] = [
        " inc",
        " llc",
        " ltd",
        " limited",
        " gmbh",
        " ag",
        " se",
        " sa",
        " bv",
        " b v",
        " corp",
        " corporation",
        " co",
        " company",
        " lp",
        " l p",
        " llp",
        " plc",
        " s a",
        " kg",
        " ab",
        " incorporated",
    ];
    let mut name = folded;
    while let Some(shorter) = FORMS.iter().find_map(|form| name.strip_suffix(form)) {
        name = shorter;
    }
    name
}
