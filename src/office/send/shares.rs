//! What a mail tells of the person: found in its bytes, not remembered from the letter.

use serde_json::Value;

use crate::{
    delivery::{mail::Mail, preview},
    directory::NeedKind,
    letter::Letter,
    request::{Line, Request},
};

/// The longest text that is shown whole, in characters.
const LONGEST: usize = 300;

/// Everything that the person gave and that stands in the mail, in words: its head, its text,
/// the pages that lie with it and the data that these carry.
pub fn of(request: &Request, letter: &Letter, mail: &Mail) -> Vec<String> {
    let mut places = vec![mail.subject.clone(), mail.text.clone()];
    // A page breaks words and lines where it must: letters alone are compared.
    let mut pages = String::new();
    let mut data = Vec::new();
    for (_, file) in &mail.files {
        for page in preview::pages(file).unwrap_or_default() {
            pages += &letters(&page.lines.concat());
        }
        for carried in preview::carried(file).unwrap_or_default() {
            match serde_json::from_slice(&carried) {
                Ok(value) => texts(&value, &mut data),
                Err(_) => places.push(String::from_utf8_lossy(&carried).into_owned()),
            }
        }
    }
    let places: Vec<String> = places.iter().map(|place| plain(place)).collect();
    let stands = |value: &str| {
        places.iter().any(|place| holds(place, &plain(value)))
            || data.iter().any(|text| holds(&plain(text), &plain(value)))
            || pages.contains(&letters(value))
    };
    let mut told: Vec<String> = Vec::new();
    let mut tell = |text: String| {
        if !text.is_empty() && !told.contains(&text) {
            told.push(text);
        }
    };
    for from in &mail.from {
        tell(from.name.clone());
        tell(from.address.clone());
    }
    let requester = &request.requester;
    let email = requester.email.as_ref().map(ToString::to_string);
    for value in [Some(requester.name.to_string()), email]
        .into_iter()
        .flatten()
    {
        if stands(&value) {
            tell(value);
        }
    }
    if let Some(address) = &requester.address {
        let lines: Vec<&str> = address.lines.iter().map(Line::as_str).collect();
        let printed: Vec<&str> = lines.iter().copied().filter(|line| stands(line)).collect();
        tell(printed.join(", "));
    }
    if let Some(place) = &requester.residence {
        let name = place.name(&request.language);
        if stands(name) || data.iter().any(|text| text == place.code()) {
            tell(format!("residence {}", place.code()));
        }
    }
    if let Some(child) = &requester.child
        && stands(child.as_str())
    {
        tell(format!("your child {child}"));
    }
    if let Some(by) = &letter.represented
        && stands(&by.name)
    {
        tell(format!("that {} acts for you", by.name));
    }
    for identifier in &requester.identifiers {
        if stands(identifier.value.as_str()) {
            let label = identifier.label.as_str();
            let value = &identifier.value;
            tell(yours(label, value).unwrap_or_else(|| format!("{label} {value}")));
        }
    }
    let reason = request
        .reason
        .iter()
        .map(|reason| ("your reason", reason.as_str()));
    let items = request
        .items
        .iter()
        .map(|item| ("your words", item.as_str()));
    let enclosures = request.handling.enclosures.iter();
    let enclosures = enclosures.map(|title| ("enclosed", title.as_str()));
    for (what, value) in reason.chain(items).chain(enclosures) {
        if stands(value) {
            tell(format!("{what}: {}", shortened(value)));
        }
    }
    if let Some(company) = &request.transfer_to
        && stands(company.as_str())
    {
        tell(format!("that your data are to go to {company}"));
    }
    for product in &request.products {
        if stands(product.name.as_str()) {
            tell(format!("that you use {}", product.name));
        }
    }
    told
}

/// A particular that has only the word of its kind, as the person is told of it.
fn yours(label: &str, value: &Line) -> Option<String> {
    let is = |kind: NeedKind| label.eq_ignore_ascii_case(kind.into());
    if is(NeedKind::Phone) {
        Some(format!("your telephone number {value}"))
    } else if is(NeedKind::BirthDate) {
        Some(format!("your date of birth {value}"))
    } else {
        is(NeedKind::Identifier).then(|| format!("an identifier {value}"))
    }
}

fn shortened(text: &str) -> String {
    let text = plain(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}

/// With one space wherever there is room, and without the marks where a word may break.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn letters(text: &str) -> String {
    let kept = |character: &char| {
        !character.is_whitespace() && !matches!(character, '-' | '\u{ad}' | '\u{2010}')
    };
    text.chars().filter(kept).collect()
}

/// Whether a text has the value, as words of its own and not in the middle of one.
fn holds(text: &str, value: &str) -> bool {
    let word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
    !value.is_empty()
        && text.match_indices(value).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text
                .get(at + value.len()..)
                .and_then(|after| after.chars().next());
            let joined = word(before) && word(value.chars().next());
            let goes_on = word(after) && word(value.chars().next_back());
            !joined && !goes_on
        })
}

/// Every text of a JSON value.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(map) => map.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}
