//! One record from what several layers say of the same company.
//!
//! Who the company is, the surest layer says; every layer adds what it knows.
//! Between addresses the provenance decides, and between two of the same
//! provenance the upper layer.

use std::mem::take;

use super::{Channel, Provenance, Record, Way, names::fold};
use crate::request::Line;

impl Record {
    /// How the best of its addresses is known.
    pub fn provenance(&self) -> Provenance {
        let channels = self.channels.iter().map(|channel| channel.provenance);
        channels.min().unwrap_or(Provenance::ThirdPartyList)
    }
}

impl Way {
    /// Whether it is the same address, however it is written.
    pub fn same(&self, other: &Way) -> bool {
        match (self, other) {
            (Way::Email { address: a, .. }, Way::Email { address: b, .. }) => {
                a.as_str().eq_ignore_ascii_case(b.as_str())
            }
            (Way::Post { lines: a, .. }, Way::Post { lines: b, .. }) => joined(a) == joined(b),
            (Way::Form(a), Way::Form(b)) | (Way::Portal(a), Way::Portal(b)) => a == b,
            (Way::Fax(a), Way::Fax(b)) => digits(a) == digits(b),
            _ => false,
        }
    }
}

fn joined(lines: &[Line]) -> String {
    let lines: Vec<&str> = lines.iter().map(Line::as_str).collect();
    fold(&lines.join(" "))
}

fn digits(number: &Line) -> String {
    number
        .as_str()
        .chars()
        .filter(char::is_ascii_digit)
        .collect()
}

/// One record; `None` when there is no layer. The lowest layer comes first.
pub fn merged(mut layers: Vec<Record>) -> Option<Record> {
    if layers.len() < 2 {
        return layers.pop();
    }
    let mut channels: Vec<Channel> = Vec::new();
    for layer in layers.iter_mut().rev() {
        channels.append(&mut layer.channels);
    }
    let channels = united(channels);
    let mut layers = layers.into_iter();
    let mut record = layers.next()?;
    for other in layers {
        add(&mut record, other);
    }
    record.channels = channels;
    // A name that another layer has as the legal one is not a trading name.
    let legal = fold(record.name.as_str());
    let mut seen = vec![legal];
    record.trading_names.retain(|name| {
        let folded = fold(name.as_str());
        let new = !seen.contains(&folded);
        seen.push(folded);
        new
    });
    Some(record)
}

/// The channels by provenance, each address once.
fn united(mut channels: Vec<Channel>) -> Vec<Channel> {
    channels.sort_by_key(|channel| channel.provenance);
    let mut united: Vec<Channel> = Vec::new();
    for channel in channels {
        let Some(known) = united.iter_mut().find(|known| known.way.same(&channel.way)) else {
            united.push(channel);
            continue;
        };
        if channel.laws.is_empty() {
            known.laws.clear();
        }
        if channel.rights.is_empty() {
            known.rights.clear();
        }
        known.person = known.person.take().or(channel.person);
        known.gone &= channel.gone;
        // What a list has seen later does not make a registration younger.
        if known.provenance == channel.provenance {
            known.as_of = known.as_of.max(channel.as_of);
            known.checked_on = known.checked_on.max(channel.checked_on);
        }
        let later = channel.outcome.as_ref().map(|outcome| outcome.on)
            > known.outcome.as_ref().map(|outcome| outcome.on);
        if later {
            known.outcome = channel.outcome;
        }
    }
    united
}

fn add(record: &mut Record, mut other: Record) {
    if fold(record.name.as_str()) != fold(other.name.as_str()) {
        record.trading_names.push(other.name);
    }
    fn join<T: PartialEq>(list: &mut Vec<T>, more: &mut Vec<T>) {
        for item in take(more) {
            if !list.contains(&item) {
                list.push(item);
            }
        }
    }
    join(&mut record.former_ids, &mut other.former_ids);
    join(&mut record.trading_names, &mut other.trading_names);
    join(&mut record.domains, &mut other.domains);
    join(&mut record.serves, &mut other.serves);
    join(&mut record.categories, &mut other.categories);
    join(&mut record.notes, &mut other.notes);
    join(&mut record.sources, &mut other.sources);
    join(&mut record.registrations, &mut other.registrations);
    join(&mut record.products, &mut other.products);
    if let Some(website) = other.website {
        let domain = Line::new(&website.domain());
        match (&record.website, domain) {
            (Some(known), Ok(domain))
                if known.domain() != website.domain() && !record.domains.contains(&domain) =>
            {
                record.domains.push(domain);
            }
            (Some(_), _) => {}
            (None, _) => record.website = Some(website),
        }
    }
    record.country = record.country.take().or(other.country);
    record.place = record.place.take().or(other.place);
    record.family = record.family.take().or(other.family);
    record.lead_authority = record.lead_authority.take().or(other.lead_authority);
    record.language = record.language.take().or(other.language);
    record.suggested = record.suggested.or(other.suggested);
    record.asks_id_document |= other.asks_id_document;
    record.representative = record.representative.take().or(other.representative);
    record.as_of = record.as_of.or(other.as_of);
    record.checked_on = record.checked_on.or(other.checked_on);
    record.origin = record.origin.take().or(other.origin);
    if record.needs.is_empty() {
        record.needs = other.needs;
    }
}
