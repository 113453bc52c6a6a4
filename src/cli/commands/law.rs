//! `datawrit law`

use std::fmt::{self, Write};

use chrono::Datelike;

use super::{Scene, law_check};
use crate::{
    cli::{answer::Answer, args, failure::Failure, table::Table, words},
    law::{
        Certainty, Citation, Clock, ClockVersion, Complaint, Effect, EventKind, Grant, Identity,
        Language, Place, Platform, Proof, Question, Residence, Right, Statute, WhyNoLetters,
    },
    office::{
        law::{self, HolidayOrder},
        law_for,
    },
    speech::say,
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
            say!(
                "agenda-weekday",
                weekday = holiday.day.weekday().number_from_monday()
            ),
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
    let mut table = Table::headed([
        "ID".to_owned(),
        say!("law-head-people"),
        say!("law-head-from"),
        say!("law-head-letters"),
        say!("law-head-rights"),
        say!("law-head-title"),
    ]);
    for known in &laws.0 {
        let statute = &known.statute;
        let languages: Vec<_> = statute.languages.iter().map(Language::code).collect();
        table.row([
            statute.id.clone(),
            people(statute),
            law::begins(statute).to_string(),
            match &languages[..] {
                [] => no_letters(statute),
                // As with the places: `law show` has them all.
                [first, second, third, _, _, ..] => {
                    format!("{first} {second} {third} +{}", languages.len() - 3)
                }
                languages => languages.join(" "),
            },
            Right::list(&statute.known_rights()),
            words::title(&statute.title),
        ]);
    }
    Ok(Answer::text(table.render(0)).paged(scene))
}

/// Why a statute has no letters, in a word or two.
fn no_letters(statute: &Statute) -> String {
    match statute.without_letters.as_ref().map(|without| without.why) {
        Some(WhyNoLetters::OwnForm) => say!("law-none-own-form"),
        Some(WhyNoLetters::Platform) => say!("law-none-platform"),
        Some(WhyNoLetters::Unread) => say!("law-none-unread"),
        None => say!("law-none-yet"),
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
        .and_then(|()| identities(&mut text, &statute.identities))
        .and_then(|()| provisions(&mut text, &statute));
    let answer = Answer::text(text).paged(scene);
    Ok(if law::certainty(&statute) == Certainty::Verified {
        answer
    } else {
        answer.note(say!("law-otherwise-marked"))
    })
}

fn head(text: &mut String, statute: &Statute) -> fmt::Result {
    writeln!(text, "{}", words::title(&statute.title))?;
    writeln!(text, "{}", words::title(&statute.citation))?;
    writeln!(text, "{}", statute.href)?;
    let languages: Vec<&str> = statute.languages.iter().map(Language::code).collect();
    let letters = match &languages[..] {
        [] => say!("law-whole-no-letters", why = no_letters(statute)),
        languages => say!("law-whole-letters", languages = languages.join(", ")),
    };
    let day = statute.checked_on.to_string();
    let checked = say!("law-whole-checked", day = day, letters = letters);
    writeln!(text, "{checked}")
}

/// Since when a value is so, on whose words, and how sure that is.
fn since(from: impl ToString, rule: &Citation, certainty: Certainty) -> String {
    say!(
        "law-whole-since",
        day = from.to_string(),
        rule = words::cited(&rule.title),
        certainty = sure(certainty)
    )
}

fn sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::Verified => say!("law-certainty-verified"),
        Certainty::Secondary => say!("law-certainty-secondary"),
        Certainty::Memory => say!("law-certainty-memory"),
    }
}

fn residences(text: &mut String, residences: &[Residence]) -> fmt::Result {
    writeln!(text, "\n{}", say!("law-whole-protects"))?;
    for residence in residences {
        writeln!(text, "  {}", codes(&residence.places))?;
        let since = since(residence.from, &residence.reference, residence.certainty);
        writeln!(text, "    {since}")?;
    }
    Ok(())
}

fn rights(text: &mut String, grants: &[Grant]) -> fmt::Result {
    writeln!(text, "\n{}", say!("law-whole-rights"))?;
    for grant in grants {
        let title = words::right_title(grant.right, &grant.title);
        writeln!(text, "  {}: {title}", grant.right)?;
        if !grant.becomes.is_empty() {
            let rights = words::rights(&grant.becomes);
            writeln!(text, "    {}", say!("law-whole-becomes", rights = rights))?;
        }
        for version in &grant.versions {
            let since = since(version.from, &version.reference, version.certainty);
            writeln!(text, "    {since}")?;
        }
        for (letter, ground) in &grant.grounds {
            writeln!(text, "    --ground {letter}  {ground}")?;
        }
    }
    Ok(())
}

fn clocks(text: &mut String, clocks: &[Clock]) -> fmt::Result {
    if !clocks.is_empty() {
        writeln!(text, "\n{}", say!("law-whole-clocks"))?;
    }
    for clock in clocks {
        let told = say!(
            "law-whole-clock",
            id = &clock.id,
            title = words::title(&clock.title),
            rights = words::rights(&clock.rights)
        );
        writeln!(text, "  {told}")?;
        let starts = std::iter::once(&clock.starts_at).chain(&clock.also_starts_at);
        let starts = starts
            .map(|kind| words::event(*kind))
            .reduce(|first, second| say!("hints-either", first = first, second = second))
            .unwrap_or_default();
        let told = match &clock.also_starts_after {
            Some(id) => say!("law-whole-starts-in-silence", events = starts, id = id),
            None => say!("law-whole-starts", events = starts),
        };
        writeln!(text, "    {told}")?;
        if !clock.for_residents_of.is_empty() {
            let places = codes(&clock.for_residents_of);
            writeln!(
                text,
                "    {}",
                say!("law-whole-for-people", places = places)
            )?;
        }
        for version in &clock.versions {
            clock_version(text, version)?;
        }
    }
    Ok(())
}

fn clock_version(text: &mut String, version: &ClockVersion) -> fmt::Result {
    let counted = say!(
        "law-whole-counted",
        day = version.from.to_string(),
        period = words::period(version.period),
        how = version.counting.to_string()
    );
    writeln!(text, "    {counted}")?;
    let sure_of = sure(version.certainty);
    let rule = words::cited(&version.reference.title);
    writeln!(text, "      {rule} ({sure_of})")?;
    if let Some(extension) = &version.extension {
        let told = match extension.period.map(words::period) {
            Some(period) => say!("law-whole-extended", period = period),
            None => say!("law-whole-extended-open"),
        };
        writeln!(text, "      {told}")?;
        let sure_of = sure(extension.certainty);
        let rule = words::cited(&extension.reference.title);
        writeln!(text, "      {rule} ({sure_of})")?;
    }
    if let Some(sooner) = &version.sooner {
        let after: Vec<String> = sooner.after.iter().copied().map(words::event).collect();
        let told = say!(
            "law-whole-sooner",
            period = words::period(sooner.period),
            after = after.join(", ")
        );
        writeln!(text, "      {told}")?;
        let sure_of = sure(sooner.certainty);
        let rule = words::cited(&sooner.reference.title);
        writeln!(text, "      {rule} ({sure_of})")?;
    }
    if let Some(relief) = &version.relief {
        writeln!(text, "      {}", say!("law-whole-relief"))?;
        let sure_of = sure(relief.certainty);
        let rule = words::cited(&relief.reference.title);
        writeln!(text, "      {rule} ({sure_of})")?;
    }
    let questions = [
        (EventKind::IdentityAsked, &version.identity),
        (EventKind::ClarificationAsked, &version.clarification),
        (EventKind::FeeAsked, &version.fee),
    ];
    for (asked, question) in questions {
        let Some(question) = question else { continue };
        let asked = words::event(asked);
        writeln!(text, "      {asked}: {}", what_it_does(question))?;
        let sure_of = sure(question.certainty);
        let rule = words::cited(&question.reference.title);
        writeln!(text, "      {rule} ({sure_of})")?;
    }
    Ok(())
}

fn complaints(text: &mut String, complaints: &[Complaint]) -> fmt::Result {
    if !complaints.is_empty() {
        writeln!(text, "\n{}", say!("law-whole-complaints"))?;
    }
    for complaint in complaints {
        let since = since(complaint.from, &complaint.reference, complaint.certainty);
        writeln!(text, "  {since}")?;
        if !complaint.heard_at.is_empty() {
            let venues = complaint.heard_at.iter().map(words::retold);
            let venues = venues
                .reduce(|first, second| say!("law-venues", first = first, second = second))
                .unwrap_or_default();
            writeln!(text, "    {}", say!("law-whole-heard", venues = venues))?;
        }
        if let Some(lead) = &complaint.lead {
            let rule = lead.to_string();
            writeln!(text, "    {}", say!("law-whole-lead", rule = rule))?;
        }
        for advice in &complaint.advice {
            let places = codes(&advice.for_residents_of);
            let whose = if places.is_empty() {
                places
            } else {
                say!("law-whole-for-people", places = places) + ": "
            };
            writeln!(text, "    {whose}{}", words::retold(&advice.text))?;
            let sure_of = sure(advice.certainty);
            let rule = words::cited(&advice.reference.title);
            writeln!(text, "      {rule} ({sure_of})")?;
        }
    }
    Ok(())
}

fn platforms(text: &mut String, platforms: &[Platform]) -> fmt::Result {
    if !platforms.is_empty() {
        writeln!(text, "\n{}", say!("law-whole-platforms"))?;
    }
    for platform in platforms {
        let also = platform.also.iter();
        let first = (platform.right, &platform.reference, platform.certainty);
        let others = also.map(|also| (also.right, &also.reference, also.certainty));
        for (right, reference, certainty) in [first].into_iter().chain(others) {
            let told = say!(
                "law-whole-platform",
                right = words::right(right),
                reaches = words::retold(platform.reaches.in_words()),
                page = match &platform.name {
                    Some(name) => format!("{} ({name})", platform.href),
                    None => platform.href.clone(),
                }
            );
            writeln!(text, "  {told}")?;
            let since = since(platform.from, reference, certainty);
            writeln!(text, "    {since}")?;
        }
    }
    Ok(())
}

fn identities(text: &mut String, identities: &[Identity]) -> fmt::Result {
    if !identities.is_empty() {
        writeln!(text, "\n{}", say!("law-whole-identity"))?;
    }
    for identity in identities {
        let proof = match identity.proof {
            Proof::Needless => say!("law-whole-proof-none"),
            Proof::InDoubt => say!("law-whole-proof-in-doubt"),
            Proof::Compared => say!("law-whole-proof-compared"),
        };
        writeln!(text, "  {}", for_rights(proof, &identity.rights))?;
        let since = since(identity.from, &identity.reference, identity.certainty);
        writeln!(text, "    {since}")?;
    }
    Ok(())
}

fn provisions(text: &mut String, statute: &Statute) -> fmt::Result {
    let (provisions, cited) = (&statute.provisions, &statute.cited);
    if !provisions.is_empty() || !cited.is_empty() {
        writeln!(text, "\n{}", say!("law-whole-cited"))?;
    }
    for provision in provisions {
        let sure_of = sure(provision.certainty);
        let rule = words::cited(&provision.reference.title);
        writeln!(text, "  {rule} ({sure_of})")?;
        let day = provision.from.to_string();
        writeln!(text, "    {}", say!("law-whole-since-alone", day = day))?;
    }
    for of in cited {
        let sure_of = sure(of.certainty);
        let rule = words::cited(&of.reference.title);
        writeln!(text, "  {rule}: {} ({sure_of})", of.provisions.join(", "))?;
        let day = of.from.to_string();
        let since = match of.until {
            None => say!("law-whole-since-alone", day = day),
            Some(until) => say!(
                "law-whole-since-until",
                day = day,
                until = until.to_string()
            ),
        };
        writeln!(text, "    {since}")?;
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
        (Effect::Restarts, None) => say!("law-effect-restarts"),
        (Effect::Restarts, Some(days)) => say!("law-effect-restarts-later", days = days),
        (Effect::Pauses, _) => say!("law-effect-pauses"),
        (Effect::MayPause, _) => say!("law-effect-may-pause"),
        (Effect::Nothing, _) => say!("law-effect-nothing"),
    };
    for_rights(effect, &question.rights)
}

/// What is said, and of which rights where it is not of all.
fn for_rights(said: String, rights: &[Right]) -> String {
    if rights.is_empty() {
        return said;
    }
    let rights = words::rights(rights);
    say!("law-effect-for", effect = said, rights = rights)
}
