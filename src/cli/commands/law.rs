//! `datawrit law`

use std::{fmt::Write, ops::RangeInclusive};

use chrono::Datelike;
use serde_json::{Value, json};

use super::{Scene, law_check, view};
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table},
    law::{
        Calendars, Certainty, Effect, EventKind, Language, Place, Question, Right, Statute,
        Statutes, Venue,
    },
};

pub fn law(scene: &Scene<'_>, args: &args::Law) -> Result<Answer, Failure> {
    let statutes = scene.home.statutes()?;
    match &args.command {
        None => list(scene, &statutes),
        Some(args::LawCommand::Check) => law_check::check(scene, &statutes),
        Some(args::LawCommand::Show { id }) => show(scene, &statutes.get(id)?),
        Some(args::LawCommand::Holidays { place, from, to }) => {
            let from = from.unwrap_or_else(|| scene.today.year());
            let to = to.unwrap_or(from);
            holidays(scene, statutes.calendars()?, place, from..=to)
        }
    }
}

fn holidays(
    scene: &Scene<'_>,
    calendars: &Calendars,
    place: &str,
    years: RangeInclusive<i32>,
) -> Result<Answer, Failure> {
    if years.is_empty() {
        return Err(Failure::misuse(format!(
            "there is no year from {} to {}",
            years.start(),
            years.end()
        )));
    }
    // A code of the table is no place in all cases: `US-CA-6700`.
    let calendar = match calendars.get(&place.to_ascii_uppercase()) {
        Some(calendar) => calendar,
        None => calendars.of(&place
            .parse::<Place>()
            .map_err(|error| Failure::misuse(error.to_string()))?),
    };
    if !calendar.is_known() {
        return Err(Failure::cannot(format!(
            "the public holidays of {place} are not known; those of these places are: {}",
            calendars.ids().collect::<Vec<_>>().join(", ")
        ))
        .hint("a file `law/extra-holidays.txt` in the home can add them"));
    }
    let days: Vec<_> = years
        .clone()
        .flat_map(|year| calendar.holidays(year))
        .collect();
    if scene.global.json {
        let days: Vec<_> = days
            .iter()
            .map(|(day, name)| json!({ "day": day, "name": name }))
            .collect();
        return Ok(Answer::json(&json!({
            "calendar": calendar.id(),
            "title": calendar.title(),
            "certainty": calendars.certainty(),
            "holidays": days,
        })));
    }
    let mut table = Table::default();
    for (day, name) in days {
        table.row([
            day.to_string(),
            day.format("%a").to_string(),
            name.to_owned(),
        ]);
    }
    let from_a_list = (calendars.certainty() != Certainty::Verified).then(|| {
        "public holidays come from a list, not from the law itself; a day may be off by one or two".to_owned()
    });
    let answer = Answer::text(table.render(0))
        .paged(scene)
        .notes(from_a_list);
    let known = Calendars::YEARS;
    Ok(
        if known.contains(years.start()) && known.contains(years.end()) {
            answer
        } else {
            answer.note(format!(
            "the holidays were compiled for {} to {}; other years are the same rules carried on",
            known.start(),
            known.end()
        ))
        },
    )
}

fn list(scene: &Scene<'_>, statutes: &Statutes) -> Result<Answer, Failure> {
    let all = statutes.all()?;
    if scene.global.json {
        let entries: Vec<_> = all
            .iter()
            .map(|statute| {
                json!({
                    "id": statute.id,
                    "title": statute.title,
                    "citation": statute.citation,
                    "href": statute.href,
                    "checked_on": statute.checked_on,
                    "languages": statute.languages,
                    "residence": statute.residences.iter().flat_map(|residence| &residence.places).collect::<Vec<_>>(),
                    "rights": statute.known_rights(),
                    "clocks": statute.clocks.iter().map(|clock| &clock.id).collect::<Vec<_>>(),
                })
            })
            .collect();
        return Ok(Answer::json(&json!(entries)));
    }
    let mut table = Table::headed(["ID", "LETTERS", "CHECKED ON", "TITLE"]);
    for statute in &all {
        let languages: Vec<_> = statute.languages.iter().map(Language::code).collect();
        table.row([
            statute.id.clone(),
            match &languages[..] {
                [] => "none yet".to_owned(),
                languages => languages.join(" "),
            },
            statute.checked_on.to_string(),
            statute.title.clone(),
        ]);
    }
    Ok(Answer::text(table.render(0)).paged(scene))
}

fn show(scene: &Scene<'_>, statute: &Statute) -> Result<Answer, Failure> {
    if scene.global.json {
        let value = serde_json::to_value(statute).map_err(|error| {
            Failure::cannot(format!(
                "`{}` cannot be written as JSON: {error}",
                statute.id
            ))
        })?;
        return Ok(Answer::json(&spoken_in_json(value)));
    }
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "{}\n{}\n{}",
        statute.title, statute.citation, statute.href
    );
    let languages: Vec<&str> = statute
        .languages
        .iter()
        .map(|language| language.code())
        .collect();
    let _ = writeln!(
        text,
        "checked on {}; {}",
        statute.checked_on,
        match &languages[..] {
            [] => "no letters yet".to_owned(),
            languages => format!("letters in {}", languages.join(", ")),
        }
    );

    let _ = writeln!(text, "\nprotects people who live in");
    for residence in &statute.residences {
        let places: Vec<_> = residence.places.iter().map(|place| place.code()).collect();
        let _ = writeln!(text, "  {}", places.join(" "));
        let _ = writeln!(
            text,
            "    since {}, {} ({})",
            residence.from, residence.reference, residence.certainty
        );
    }
    let _ = writeln!(text, "\nrights");
    for grant in &statute.rights {
        let _ = writeln!(text, "  {}: {}", grant.right, grant.title);
        if !grant.becomes.is_empty() {
            let _ = writeln!(text, "    becomes {}", Right::list(&grant.becomes));
        }
        for version in &grant.versions {
            let _ = writeln!(
                text,
                "    since {}, {} ({})",
                version.from, version.reference, version.certainty
            );
        }
        for (letter, ground) in &grant.grounds {
            let _ = writeln!(text, "    --ground {letter}  {ground}");
        }
    }
    if !statute.clocks.is_empty() {
        let _ = writeln!(text, "\nclocks");
    }
    for clock in &statute.clocks {
        let _ = writeln!(
            text,
            "  {}: {}, for {}",
            clock.id,
            clock.title,
            Right::list(&clock.rights)
        );
        let starts: Vec<&str> = std::iter::once(&clock.starts_at)
            .chain(&clock.also_starts_at)
            .map(|kind| kind.word())
            .collect();
        let silence = clock.also_starts_after.as_ref();
        let silence =
            silence.map_or_else(String::new, |id| format!(", or after `{id}` in silence"));
        let _ = writeln!(text, "    starts when {}{silence}", starts.join(" or "));
        if !clock.for_residents_of.is_empty() {
            let places: Vec<_> = clock.for_residents_of.iter().map(Place::code).collect();
            let _ = writeln!(text, "    for people who live in {}", places.join(" "));
        }
        for version in &clock.versions {
            let _ = writeln!(
                text,
                "    since {}, {}, counted by {}\n      {} ({})",
                version.from,
                version.period,
                version.counting,
                version.reference,
                version.certainty
            );
            if let Some(extension) = &version.extension {
                let _ = writeln!(
                    text,
                    "      extended: {} in all\n      {} ({})",
                    extension.period, extension.reference, extension.certainty
                );
            }
            for (asked, question) in [
                (EventKind::IdentityAsked, &version.identity),
                (EventKind::ClarificationAsked, &version.clarification),
                (EventKind::FeeAsked, &version.fee),
            ] {
                if let Some(question) = question {
                    let _ = writeln!(
                        text,
                        "      {asked}: {}\n      {} ({})",
                        what_it_does(question),
                        question.reference,
                        question.certainty
                    );
                }
            }
        }
    }
    if !statute.complaints.is_empty() {
        let _ = writeln!(text, "\ncomplaints");
    }
    for complaint in &statute.complaints {
        let _ = writeln!(
            text,
            "  since {}, {} ({})",
            complaint.from, complaint.reference, complaint.certainty
        );
        if !complaint.heard_at.is_empty() {
            let venues: Vec<String> = complaint.heard_at.iter().map(Venue::to_string).collect();
            let _ = writeln!(text, "    heard at the {}", venues.join(", or the "));
        }
        if let Some(lead) = &complaint.lead {
            let _ = writeln!(text, "    across borders one authority leads, {lead}");
        }
        for advice in &complaint.advice {
            let places: Vec<&str> = advice.for_residents_of.iter().map(Place::code).collect();
            let whose = match &places[..] {
                [] => String::new(),
                places => format!("for people who live in {}: ", places.join(" ")),
            };
            let _ = writeln!(
                text,
                "    {whose}{}\n      {} ({})",
                advice.text, advice.reference, advice.certainty
            );
        }
    }
    if !statute.platforms.is_empty() {
        let _ = writeln!(text, "\none request for many");
    }
    for platform in &statute.platforms {
        let _ = writeln!(
            text,
            "  {}, to {}: {}\n    since {}, {} ({})",
            platform.right,
            platform.reaches.in_words(),
            platform.href,
            platform.from,
            platform.reference,
            platform.certainty
        );
    }
    if !statute.provisions.is_empty() {
        let _ = writeln!(text, "\nalso cited by its letters");
        for provision in &statute.provisions {
            let _ = writeln!(
                text,
                "  {} ({})\n    since {}",
                provision.reference, provision.certainty, provision.from
            );
        }
    }
    let sure = view::doubt(
        statute
            .rights
            .iter()
            .flat_map(|grant| &grant.versions)
            .map(|version| version.certainty)
            .chain(
                statute
                    .clocks
                    .iter()
                    .flat_map(|clock| &clock.versions)
                    .map(|version| version.certainty),
            )
            .chain(statute.platforms.iter().map(|platform| platform.certainty))
            .max()
            .unwrap_or(Certainty::Verified),
    );
    let answer = Answer::text(text).paged(scene);
    Ok(match sure {
        Some(_) => answer.note(
            "values marked otherwise than verified were not compared with the law's own words",
        ),
        None => answer,
    })
}

/// What a question does to its clock, and for which requests.
fn what_it_does(question: &Question) -> String {
    let effect = match (question.effect, question.after_days) {
        (Effect::Restarts, None) => "the time starts with the answer".to_owned(),
        (Effect::Restarts, Some(days)) => format!("the time starts {days} days later"),
        (Effect::Pauses, _) => "the time stops until the answer".to_owned(),
        (Effect::MayPause, _) => "the time may stop until the answer".to_owned(),
        (Effect::Nothing, _) => "the time runs on".to_owned(),
    };
    if question.rights.is_empty() {
        effect
    } else {
        format!("{effect}, for {}", Right::list(&question.rights))
    }
}

/// The keys of a law file with the underscores that all our JSON has.
fn spoken_in_json(value: Value) -> Value {
    match value {
        Value::Object(object) => object
            .into_iter()
            .map(|(key, value)| (key.replace('-', "_"), spoken_in_json(value)))
            .collect(),
        Value::Array(values) => values.into_iter().map(spoken_in_json).collect(),
        other => other,
    }
}
