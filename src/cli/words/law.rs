//! What `law show` says of a statute.

use chrono::NaiveDate;

use super::right;
use crate::{
    law::{Certainty, ClockInForce, Language, Period, Statute},
    office::law,
    speech::{say, spoken},
};

/// A statute in ten lines, or fewer where its file does not say so much.
pub fn in_short(
    statute: &Statute,
    answer: Option<&ClockInForce>,
    appeal: Option<&ClockInForce>,
    today: NaiveDate,
) -> Vec<String> {
    let mut lines = vec![format!("{} ({})", statute.title, statute.citation)];
    let places = statute.residences.iter().flat_map(|lived| &lived.places);
    let language = Language::english();
    let places: Vec<&str> = places.map(|place| place.name(&language)).collect();
    lines.push(say!(
        "law-protects",
        places = places.join(", "),
        from = law::begins(statute)
    ));
    let rights: Vec<String> = statute.known_rights().into_iter().map(right).collect();
    lines.push(say!("law-rights", rights = rights.join(", ")));
    // The statute's own words, where it has them in the language of the screen.
    let words = statute.words.get(spoken().tongue().code());
    let word = |key: &str| words.and_then(|words| words.get(key));
    if let Some(whom) = word("recipient") {
        lines.push(say!("law-of-whom", whom = whom));
    }
    match answer {
        Some(clock) => {
            lines.push(say!(
                "law-answer",
                period = period(clock.period),
                event = clock.starts_at.word()
            ));
            if let Some(longer) = &clock.extension {
                lines.push(say!("law-longer", period = period(longer.period)));
            }
        }
        None => lines.push(say!("law-no-time")),
    }
    if let Some(times) = word("free") {
        lines.push(say!("law-free", times = times));
    }
    match appeal {
        Some(clock) => lines.push(say!("law-appeal", period = period(clock.period))),
        None => lines.push(say!("law-no-appeal")),
    }
    let regulator = statute
        .regulators
        .iter()
        .rfind(|one| one.from <= today.max(one.from));
    let name = regulator.and_then(|one| {
        let names = [spoken().tongue().code(), "en"];
        names.iter().find_map(|tongue| one.name.get(*tongue))
    });
    if let Some(authority) = name {
        lines.push(say!("law-complaint", authority = authority));
    }
    let languages: Vec<&str> = statute.languages.iter().map(Language::code).collect();
    let first = statute.known_rights();
    lines.push(match (&languages[..], first.first()) {
        ([], _) | (_, None) => say!("law-no-letters", id = &statute.id),
        (languages, Some(first)) => say!(
            "law-letters",
            languages = languages.join(", "),
            right = first.word(),
            id = &statute.id
        ),
    });
    lines.push(say!(
        "law-source",
        source = &statute.href,
        day = statute.checked_on,
        id = &statute.id,
        certainty = match law::certainty(statute) {
            Certainty::Verified => "verified",
            Certainty::Secondary => "secondary",
            Certainty::Memory => "memory",
        }
    ));
    lines
}

fn period(period: Period) -> String {
    match period {
        Period::Days(count) => say!("law-days", count = count),
        Period::BusinessDays(count) => say!("law-business-days", count = count),
        Period::Months(count) => say!("law-months", count = count),
    }
}
