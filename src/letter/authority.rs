//! The paper by which a person authorises somebody to act for them, to be signed by hand.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{Block, Letter, phrases::Phrases};
use crate::{
    law::{Language, Place},
    request::{Address, Email, Line},
    shelf::built_in,
};

/// A language of `templates/authority.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AuthorityWords {
    title: String,
    /// With `{person}` and `{contact}`.
    authorises: String,
    /// For what.
    points: Vec<String>,
    bounds: String,
    /// With `{since}`.
    since: String,
    /// With `{since}` and `{until}`.
    until: String,
    /// With `{name}`.
    revoked: String,
    signed: String,
}

static WORDINGS: LazyLock<Option<BTreeMap<String, AuthorityWords>>> =
    LazyLock::new(|| built_in::TEMPLATES.read("authority.toml")?.ok());

/// Who authorises whom, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Authorised<'a> {
    pub person: &'a Line,
    pub home: Option<&'a Address>,
    pub name: &'a Line,
    pub address: Option<&'a Address>,
    pub email: &'a Email,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
}

/// The languages that the paper is in.
pub fn authority_languages() -> Vec<Language> {
    let wordings = WORDINGS.iter().flat_map(BTreeMap::keys);
    wordings.filter_map(|tag| tag.parse().ok()).collect()
}

/// The paper in a language; none where it is not in that one.
pub fn authority(of: &Authorised<'_>, language: &Language, today: NaiveDate) -> Option<Letter> {
    let wording = WORDINGS.as_ref()?.get(language.primary())?;
    let path = format!("languages/{}.toml", language.primary());
    let phrases: Phrases = built_in::TEMPLATES.read(&path)?.ok()?;
    let lines = |address: Option<&Address>, other: Option<&Address>| {
        let country: Option<&Place> = other.map(|other| &other.country);
        let lines = address.map(|address| address.block(country, language));
        lines.unwrap_or_default()
    };
    let joined = |name: &str, lines: &[String], more: Option<&str>| {
        let lines = lines.iter().map(String::as_str);
        let all = [name].into_iter().chain(lines).chain(more);
        all.collect::<Vec<_>>().join(", ")
    };
    let (home, address) = (lines(of.home, of.address), lines(of.address, of.home));
    let person = joined(of.person.as_str(), &home, None);
    let contact = joined(of.name.as_str(), &address, Some(of.email.as_str()));
    let since = phrases.day(of.since);
    let term = match of.until {
        Some(until) => wording.until.replace("{until}", &phrases.day(until)),
        None => wording.since.clone(),
    };
    let authorises = wording.authorises.replace("{person}", &person);
    let mut body = vec![Block::Paragraph(authorises.replace("{contact}", &contact))];
    let points = (1..).zip(&wording.points);
    body.extend(points.map(|(number, text)| Block::Item {
        label: format!("{number}."),
        text: text.clone(),
    }));
    let revoked = wording.revoked.replace("{name}", of.name.as_str());
    let term = term.replace("{since}", &since);
    body.extend([wording.bounds.clone(), format!("{term} {revoked}")].map(Block::Paragraph));
    Some(Letter {
        reference: String::new(),
        language: language.clone(),
        day: today,
        sender: Vec::new(),
        sender_email: None,
        recipient: Vec::new(),
        recipient_email: None,
        date_line: String::new(),
        heading_date: None,
        reference_line: String::new(),
        dispatch_line: None,
        subject: wording.title.clone(),
        body,
        closing: wording.signed.clone(),
        signature: of.person.to_string(),
        enclosures: None,
        represented: None,
        page_label: phrases.page,
        translation: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_paper_is_in_four_languages() {
        let languages = authority_languages();
        let codes: Vec<&str> = languages.iter().map(Language::code).collect();
        assert_eq!(codes, ["de", "en", "es", "fr"]);
    }
}
