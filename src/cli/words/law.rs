//! What `law show` says of a statute.

use chrono::NaiveDate;

use super::{named, retold, right, title};
use crate::{
    law::{Certainty, Language, Statute, WhyNoLetters},
    office::law::{self, Times},
    speech::{say, spoken},
    wording::{answer_time, other_time, period},
};

/// A statute in ten lines, or fewer where its file does not say so much. What belongs together stands in one line, so that
/// no statute has more.
pub fn in_short(statute: &Statute, times: &Times, today: NaiveDate) -> Vec<String> {
    let mut lines = vec![format!(
        "{} ({})",
        title(&statute.title),
        title(&statute.citation)
    )];
    let places = statute.residences.iter().flat_map(|lived| &lived.places);
    let places: Vec<String> = places.map(named).collect();
    let mut protects = say!(
        "law-protects",
        places = places.join(", "),
        from = law::begins(statute)
    );
    if statute.only_when_named {
        protects.push(' ');
        protects.push_str(&say!("law-only-when-named", id = &statute.id));
    }
    lines.push(protects);
    // What a right is under a law on one matter, its name alone does not tell.
    let named = |one| match statute.grant_of(one) {
        Some(grant) if statute.only_when_named => format!("{} ({})", right(one), grant.title),
        _ => right(one),
    };
    let rights: Vec<String> = statute.known_rights().into_iter().map(named).collect();
    lines.push(say!("law-rights", rights = rights.join(", ")));
    // The statute's own words, where it has them in the language of the screen.
    let words = statute.words.get(spoken().tongue().code());
    let word = |key: &str| words.and_then(|words| words.get(key)?.text());
    if let Some(whom) = word("recipient") {
        lines.push(say!("law-of-whom", whom = whom));
    }
    match times.answers.split_first() {
        Some((clock, others)) => {
            let mut line = answer_time(clock, |period, event| {
                say!("law-answer", period = period, event = event)
            });
            if let Some(longer) = &clock.extension {
                line.push(' ');
                let when = statute.words.get("en");
                let when = when.and_then(|words| words.get("longer")?.text());
                line.push_str(&match (longer.period, when) {
                    (None, _) => say!("law-longer-open"),
                    (Some(longer), Some(when)) => {
                        say!("law-longer-when", period = period(longer), when = when)
                    }
                    (Some(longer), None) => say!("law-longer", period = period(longer)),
                });
            }
            if !others.is_empty() {
                let others: Vec<String> = others
                    .iter()
                    .map(|other| other_time(statute, other, right))
                    .collect();
                line.push(' ');
                line.push_str(&say!("law-other-times", times = others.join("; ")));
            }
            lines.push(line);
        }
        None => lines.push(say!("law-no-time")),
    }
    if let Some(times) = word("free") {
        lines.push(say!("law-free", times = times));
    }
    let regulator = statute
        .regulators
        .iter()
        .rfind(|one| one.from <= today.max(one.from));
    let name = regulator.and_then(|one| {
        let names = [spoken().tongue().code(), "en"];
        names.iter().find_map(|tongue| one.name.get(*tongue))
    });
    let mut line = match &times.appeal {
        Some(clock) => say!("law-appeal", period = period(clock.period)),
        None if statute.no_authority.is_some() => say!("law-no-authority"),
        None => say!("law-no-appeal"),
    };
    if let Some(authority) = name {
        line.push(' ');
        line.push_str(&say!("law-complaint", authority = authority));
    }
    lines.push(line);
    if let Some(advice) = word("then") {
        lines.push(advice.to_owned());
    }
    for platform in statute.platforms_on(today) {
        let rights: Vec<String> = platform.rights().into_iter().map(right).collect();
        lines.push(say!(
            "law-platform",
            page = &platform.href,
            name = platform.name.as_ref().unwrap_or(&statute.short_title),
            reaches = retold(platform.reaches.in_words()),
            rights = rights.join(", ")
        ));
    }
    let languages: Vec<&str> = statute.languages.iter().map(Language::code).collect();
    let first = statute.known_rights();
    let without = statute.without_letters.as_ref();
    lines.extend(match (&languages[..], first.first()) {
        ([], _) | (_, None) => {
            let is_platform = without.is_some_and(|one| one.why == WhyNoLetters::Platform);
            match statute.clocks.first() {
                // None are needed.
                Some(clock) if is_platform => Some(say!(
                    "law-platform-days",
                    id = &statute.id,
                    clock = &clock.id
                )),
                None if is_platform => None,
                Some(clock) => Some(say!("law-no-letters", id = &statute.id, clock = &clock.id)),
                None => Some(say!("law-no-letters-no-days")),
            }
        }
        (languages, Some(first)) => Some(say!(
            "law-letters",
            languages = languages.join(", "),
            right = first.word(),
            id = &statute.id
        )),
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
