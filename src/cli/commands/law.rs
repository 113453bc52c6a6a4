//! `datawrit law`

use std::fmt::{self, Write};

use super::{Scene, law_check};
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table, words},
    law::{
        Certainty, Clock, ClockVersion, Complaint, Effect, EventKind, Grant, Language, Place,
        Platform, Provision, Question, Residence, Right, Statute, Venue, WhyNoLetters,
    },
    office::{
        law::{self, HolidayOrder},
        law_for,
    },
};

pub fn law(scene: &Scene<'_>, args: &args::Law) -> Result<Answer, Failure> {
    match &args.command {
        None | Some(args::LawCommand::List) => list(scene),
        Some(args::LawCommand::Check) => law_check::check(scene),
        Some(args::LawCommand::For {
            place,
            company,
            seat,
        }) => {
            let order = law_for::Order {
                home: place.clone(),
                company: company.clone(),
                seat: seat.clone(),
            };
            for_person(scene, &order)
        }
        Some(args::LawCommand::Show { id, whole }) => show(scene, id, *whole),
        Some(args::LawCommand::Holidays { place, from, to }) => {
            let order = HolidayOrder {
                place: place.clone(),
                from: *from,
                to: *to,
            };
            holidays(scene, &order)
        }
    }
}

fn holidays(scene: &Scene<'_>, order: &HolidayOrder) -> Result<Answer, Failure> {
    let found = law::holidays(scene, order)?;
    if scene.global.json {
        return Answer::outcome(&found);
    }
    let mut table = Table::default();
    for holiday in found.holidays {
        table.row([
            holiday.day.to_string(),
            holiday.day.format("%a").to_string(),
            holiday.name,
        ]);
    }
    let notices = found.notices.iter().map(words::notice);
    Ok(Answer::text(table.render(0)).paged(scene).notes(notices))
}

fn for_person(scene: &Scene<'_>, order: &law_for::Order) -> Result<Answer, Failure> {
    let found = law_for::law_for(scene, order)?;
    if scene.global.json {
        return Answer::outcome(&found);
    }
    let mut text = words::which::lead(&found) + "\n";
    if !found.laws.is_empty() {
        let mut table = Table::default();
        for law in &found.laws {
            table.row([law.id.clone(), words::which::law(&found, law)]);
        }
        text.push('\n');
        text.push_str(&table.render(0));
        text.push('\n');
        text.push_str(&words::which::then(&found, order.company.as_deref()));
        text.push('\n');
    }
    Ok(Answer::text(text).paged(scene))
}

fn list(scene: &Scene<'_>) -> Result<Answer, Failure> {
    let laws = law::list(scene)?;
    if scene.global.json {
        return Answer::outcome(&laws);
    }
    let mut table = Table::headed(["ID", "FOR PEOPLE IN", "FROM", "LETTERS", "RIGHTS", "TITLE"]);
    for known in &laws.0 {
        let statute = &known.statute;
        let languages: Vec<_> = statute.languages.iter().map(Language::code).collect();
        table.row([
            statute.id.clone(),
            people(statute),
            law::begins(statute).to_string(),
            match &languages[..] {
                [] => no_letters(statute).to_owned(),
                // As with the places: `law show` has them all.
                [first, second, third, _, _, ..] => {
                    format!("{first} {second} {third} +{}", languages.len() - 3)
                }
                languages => languages.join(" "),
            },
            Right::list(&statute.known_rights()),
            statute.title.clone(),
        ]);
    }
    Ok(Answer::text(table.render(0)).paged(scene))
}

/// Why a statute has no letters, in a word or two.
fn no_letters(statute: &Statute) -> &'static str {
    match statute.without_letters.as_ref().map(|without| without.why) {
        Some(WhyNoLetters::OwnForm) => "own form",
        Some(WhyNoLetters::Platform) => "platform",
        Some(WhyNoLetters::Unread) => "not read yet",
        None => "none yet",
    }
}

/// Whom a statute protects, by the codes of their places where there are few.
fn people(statute: &Statute) -> String {
    let places = statute.residences.iter().flat_map(|lived| &lived.places);
    let places: Vec<&Place> = places.collect();
    match &places[..] {
        [first, second, third, _, ..] => {
            let more = places.len() - 3;
            format!(
                "{} {} {} +{more}",
                first.code(),
                second.code(),
                third.code()
            )
        }
        few => {
            let codes: Vec<&str> = few.iter().map(|place| place.code()).collect();
            codes.join(" ")
        }
    }
}

fn show(scene: &Scene<'_>, id: &str, whole: bool) -> Result<Answer, Failure> {
    let statute = law::show(scene, id)?;
    if scene.global.json {
        return Answer::outcome(&statute);
    }
    if !whole {
        let times = law::times(scene, &statute)?;
        let lines = words::law::in_short(&statute, &times, scene.today);
        return Ok(Answer::text(lines.join("\n") + "\n").paged(scene));
    }
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = head(&mut text, &statute)
        .and_then(|()| residences(&mut text, &statute.residences))
        .and_then(|()| rights(&mut text, &statute.rights))
        .and_then(|()| clocks(&mut text, &statute.clocks))
        .and_then(|()| complaints(&mut text, &statute.complaints))
        .and_then(|()| platforms(&mut text, &statute.platforms))
        .and_then(|()| provisions(&mut text, &statute.provisions));
    let answer = Answer::text(text).paged(scene);
    Ok(if law::certainty(&statute) == Certainty::Verified {
        answer
    } else {
        answer.note(
            "values marked otherwise than verified were not compared with the law's own words",
        )
    })
}

fn head(text: &mut String, statute: &Statute) -> fmt::Result {
    writeln!(text, "{}", statute.title)?;
    writeln!(text, "{}", statute.citation)?;
    writeln!(text, "{}", statute.href)?;
    let languages: Vec<&str> = statute.languages.iter().map(Language::code).collect();
    let letters = match &languages[..] {
        [] => format!("no letters: {}", no_letters(statute)),
        languages => format!("letters in {}", languages.join(", ")),
    };
    writeln!(text, "checked on {}; {letters}", statute.checked_on)
}

fn residences(text: &mut String, residences: &[Residence]) -> fmt::Result {
    writeln!(text, "\nprotects people who live in")?;
    for residence in residences {
        writeln!(text, "  {}", codes(&residence.places))?;
        writeln!(
            text,
            "    since {}, {} ({})",
            residence.from, residence.reference, residence.certainty
        )?;
    }
    Ok(())
}

fn rights(text: &mut String, grants: &[Grant]) -> fmt::Result {
    writeln!(text, "\nrights")?;
    for grant in grants {
        writeln!(text, "  {}: {}", grant.right, grant.title)?;
        if !grant.becomes.is_empty() {
            writeln!(text, "    becomes {}", Right::list(&grant.becomes))?;
        }
        for version in &grant.versions {
            writeln!(
                text,
                "    since {}, {} ({})",
                version.from, version.reference, version.certainty
            )?;
        }
        for (letter, ground) in &grant.grounds {
            writeln!(text, "    --ground {letter}  {ground}")?;
        }
    }
    Ok(())
}

fn clocks(text: &mut String, clocks: &[Clock]) -> fmt::Result {
    if !clocks.is_empty() {
        writeln!(text, "\nclocks")?;
    }
    for clock in clocks {
        let rights = Right::list(&clock.rights);
        writeln!(text, "  {}: {}, for {rights}", clock.id, clock.title)?;
        let starts: Vec<&str> = std::iter::once(&clock.starts_at)
            .chain(&clock.also_starts_at)
            .map(|kind| kind.word())
            .collect();
        let silence = clock.also_starts_after.as_ref();
        let silence =
            silence.map_or_else(String::new, |id| format!(", or after `{id}` in silence"));
        writeln!(text, "    starts when {}{silence}", starts.join(" or "))?;
        if !clock.for_residents_of.is_empty() {
            let places = codes(&clock.for_residents_of);
            writeln!(text, "    for people who live in {places}")?;
        }
        for version in &clock.versions {
            clock_version(text, version)?;
        }
    }
    Ok(())
}

fn clock_version(text: &mut String, version: &ClockVersion) -> fmt::Result {
    writeln!(
        text,
        "    since {}, {}, counted by {}",
        version.from, version.period, version.counting
    )?;
    writeln!(text, "      {} ({})", version.reference, version.certainty)?;
    if let Some(extension) = &version.extension {
        writeln!(text, "      extended: {} in all", extension.period)?;
        writeln!(
            text,
            "      {} ({})",
            extension.reference, extension.certainty
        )?;
    }
    let questions = [
        (EventKind::IdentityAsked, &version.identity),
        (EventKind::ClarificationAsked, &version.clarification),
        (EventKind::FeeAsked, &version.fee),
    ];
    for (asked, question) in questions {
        let Some(question) = question else { continue };
        writeln!(text, "      {asked}: {}", what_it_does(question))?;
        writeln!(
            text,
            "      {} ({})",
            question.reference, question.certainty
        )?;
    }
    Ok(())
}

fn complaints(text: &mut String, complaints: &[Complaint]) -> fmt::Result {
    if !complaints.is_empty() {
        writeln!(text, "\ncomplaints")?;
    }
    for complaint in complaints {
        writeln!(
            text,
            "  since {}, {} ({})",
            complaint.from, complaint.reference, complaint.certainty
        )?;
        if !complaint.heard_at.is_empty() {
            let venues: Vec<String> = complaint.heard_at.iter().map(Venue::to_string).collect();
            writeln!(text, "    heard at the {}", venues.join(", or the "))?;
        }
        if let Some(lead) = &complaint.lead {
            writeln!(text, "    across borders one authority leads, {lead}")?;
        }
        for advice in &complaint.advice {
            let places = codes(&advice.for_residents_of);
            let whose = if places.is_empty() {
                places
            } else {
                format!("for people who live in {places}: ")
            };
            writeln!(text, "    {whose}{}", advice.text)?;
            writeln!(text, "      {} ({})", advice.reference, advice.certainty)?;
        }
    }
    Ok(())
}

fn platforms(text: &mut String, platforms: &[Platform]) -> fmt::Result {
    if !platforms.is_empty() {
        writeln!(text, "\none request for many")?;
    }
    for platform in platforms {
        let reaches = platform.reaches.in_words();
        writeln!(
            text,
            "  {}, to {reaches}: {}",
            platform.right, platform.href
        )?;
        writeln!(
            text,
            "    since {}, {} ({})",
            platform.from, platform.reference, platform.certainty
        )?;
    }
    Ok(())
}

fn provisions(text: &mut String, provisions: &[Provision]) -> fmt::Result {
    if !provisions.is_empty() {
        writeln!(text, "\nalso cited by its letters")?;
    }
    for provision in provisions {
        writeln!(text, "  {} ({})", provision.reference, provision.certainty)?;
        writeln!(text, "    since {}", provision.from)?;
    }
    Ok(())
}

fn codes(places: &[Place]) -> String {
    let codes: Vec<&str> = places.iter().map(Place::code).collect();
    codes.join(" ")
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
