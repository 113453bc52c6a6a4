//! `datawrit recipients show`

use crate::{
    cli::{answer::Answer, commands::Scene, failure::Failure, table::Table, words},
    directory::{AsOf, Controller, Controllers, Doubt, Kind, Need, NeedKind},
    law::{Place, Platform, Right},
    office::recipients::{self, Shown, ShownChannel},
    speech::say,
};

pub fn show(scene: &Scene<'_>, text: &str) -> Result<Answer, Failure> {
    let shown = recipients::show(scene, text)?;
    if scene.global.json {
        return Answer::outcome(&shown);
    }
    let platforms = recipients::platforms(scene, &shown.record)?;
    Ok(Answer::text(told(&shown, &platforms)).paged(scene))
}

fn told(shown: &Shown, platforms: &[(Place, Platform)]) -> String {
    let record = &shown.record;
    let mut table = Table::default();
    let mut row = |key: String, value: String| {
        if !value.is_empty() {
            table.row([key, value]);
        }
    };
    fn list<T: ToString>(items: &[T]) -> String {
        items
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    }
    fn maybe<T: ToString>(item: Option<&T>) -> String {
        item.map(ToString::to_string).unwrap_or_default()
    }
    row("id".to_owned(), record.id.to_string());
    row(say!("recipients-label-name"), record.name.to_string());
    if let Some(obsolete) = &record.obsolete {
        let leads_to = obsolete.leads_to.as_ref();
        let leads_to = leads_to
            .map(|id| format!("; {}", say!("recipients-leads-to", id = id.to_string())))
            .unwrap_or_default();
        let reason = words::retold(&obsolete.reason);
        row(
            say!("recipients-label-obsolete"),
            format!("{reason}{leads_to}"),
        );
    }
    row(say!("recipients-label-formerly"), list(&record.former_ids));
    row(
        say!("recipients-label-answers-for"),
        list(&record.trading_names),
    );
    row(
        say!("recipients-label-website"),
        maybe(record.website.as_ref()),
    );
    row(say!("recipients-label-domains"), list(&record.domains));
    row(
        say!("recipients-label-place"),
        maybe(record.place.as_ref().or(record.country.as_ref())),
    );
    row(say!("recipients-label-serves"), list(&record.serves));
    row(
        say!("recipients-label-categories"),
        list(&record.categories),
    );
    row(
        say!("recipients-label-family"),
        maybe(record.family.as_ref()),
    );
    row(
        say!("recipients-label-lead"),
        maybe(record.lead_authority.as_ref()),
    );
    row(
        say!("recipients-label-language"),
        maybe(record.language.as_ref()),
    );
    row(
        say!("recipients-label-first"),
        maybe(record.suggested.as_ref()),
    );
    for channel in &shown.channels {
        row(kind(channel.kind), address(channel));
    }
    if shown.channels.is_empty() && record.obsolete.is_none() {
        row(
            say!("recipients-label-address"),
            say!("recipients-none-known"),
        );
    }
    if let Some(representative) = &record.representative {
        let mut text = format!(
            "{}, {}",
            representative.name,
            words::country(&representative.country)
        );
        for line in &representative.post {
            text += &format!("; {line}");
        }
        if let Some(email) = &representative.email {
            text += &format!("; {email}");
        }
        row(say!("recipients-label-represented"), text);
    }
    if !record.needs.is_empty() {
        let needs: Vec<String> = record.needs.iter().map(need).collect();
        row(say!("recipients-label-needs"), needs.join(", "));
    }
    if record.asks_id_document {
        row(
            say!("recipients-label-asks-for"),
            say!("recipients-id-document"),
        );
    }
    for product in &record.products {
        row(
            say!("recipients-label-product"),
            format!(
                "{}: {}{}",
                product.word,
                product.name,
                answering(&product.controller)
            ),
        );
    }
    for entry in &record.registrations {
        let mut text = say!("recipients-broker-in", place = entry.registry.to_string());
        if let Some(on) = entry.on {
            text += &format!(", {on}");
        }
        if let Some(status) = &entry.status {
            text += &format!(", {status}");
        }
        row(say!("recipients-label-registered"), text);
        if let Some(agents) = &entry.agents {
            row(say!("recipients-label-agents"), agents.to_string());
        }
        for platform in platforms.iter().filter(|one| one.0 == entry.registry) {
            row(
                String::new(),
                say!(
                    "recipients-platform",
                    place = words::place(&entry.registry),
                    right = words::right(platform.1.right),
                    page = platform.1.href.to_string()
                ),
            );
        }
    }
    for note in &record.notes {
        row(
            say!("recipients-label-note"),
            note.as_str().lines().collect::<Vec<_>>().join(" / "),
        );
    }
    row(say!("recipients-label-as-of"), maybe(record.as_of.as_ref()));
    row(
        say!("recipients-label-checked"),
        record
            .checked_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
    );
    for source in &record.sources {
        row(say!("recipients-label-source"), source.href.clone());
    }
    if let Some(origin) = &record.origin {
        row(
            say!("recipients-label-taken-from"),
            format!("{} ({})", origin.collection, origin.licence),
        );
    }
    table.render(0)
}

/// Who answers for a product, for the people of which places.
fn answering(controllers: &Controllers) -> String {
    let told = |one: &Controller| {
        let places: Vec<&str> = one.places.iter().map(Place::code).collect();
        let places = places.join(", ");
        match &one.id {
            Some(id) if places.is_empty() => {
                say!("recipients-answers-for-it", id = id.to_string())
            }
            Some(id) => say!(
                "recipients-answers-for-it-there",
                id = id.to_string(),
                places = places
            ),
            None if places.is_empty() => say!("recipients-answers-unknown"),
            None => say!("recipients-answers-unknown-there", places = places),
        }
    };
    match controllers {
        Controllers::Itself => String::new(),
        Controllers::Everywhere(id) => {
            format!(
                " ({})",
                say!("recipients-answers-for-it", id = id.to_string())
            )
        }
        Controllers::ByPlace(several) => {
            let several: Vec<String> = several.iter().map(told).collect();
            format!(" ({})", several.join("; "))
        }
    }
}

/// The way, in a word.
fn kind(kind: Kind) -> String {
    match kind {
        Kind::Email => say!("recipients-channel-email"),
        Kind::Post => say!("recipients-channel-post"),
        Kind::Form => say!("recipients-channel-form"),
        Kind::Portal => say!("recipients-channel-portal"),
        Kind::Fax => say!("recipients-channel-fax"),
    }
}

fn address(shown: &ShownChannel) -> String {
    let channel = &shown.channel;
    let mut told = vec![words::retold(&channel.provenance)];
    if let Some(as_of) = channel.as_of {
        told.push(match as_of {
            AsOf::On(day) => say!("recipients-as-of", day = day.to_string()),
            AsOf::Unknown => say!("recipients-date-unknown"),
        });
    }
    if let Some(day) = channel.checked_on {
        told.push(say!("recipients-checked", day = day.to_string()));
    }
    let mut parts = vec![format!("{} ({})", channel.way, told.join(", "))];
    for doubt in &shown.doubts {
        match doubt {
            Doubt::Old { word, of, .. } => parts.push(say!(
                "recipients-doubt-old",
                what = words::retold(word),
                of = words::retold(of)
            )),
            Doubt::Gone { .. } => parts.push(say!("recipients-doubt-gone")),
            Doubt::Foreign { known, like, .. } => {
                if let Some(like) = like {
                    parts.push(say!("recipients-doubt-like", like = like));
                } else {
                    let known = known.iter().cloned();
                    let known = known.reduce(|first, second| {
                        say!("hints-either", first = first, second = second)
                    });
                    parts
                        .extend(known.map(|known| say!("recipients-doubt-foreign", known = known)));
                }
            }
        }
    }
    if !channel.laws.is_empty() || !channel.rights.is_empty() {
        let mut only = channel.laws.clone();
        only.extend(
            channel
                .rights
                .iter()
                .copied()
                .map(Right::word)
                .map(str::to_owned),
        );
        parts.push(say!("recipients-only-for", what = only.join(", ")));
    }
    if let Some(person) = &channel.person {
        parts.push(say!("recipients-persons-own", name = person.to_string()));
    }
    if let Some(outcome) = &channel.outcome {
        let what = words::retold(&outcome.what);
        parts.push(match outcome.on {
            Some(day) => say!("recipients-last-on", what = what, day = day.to_string()),
            None => say!("recipients-last", what = what),
        });
    }
    parts.extend(channel.unread().map(|why| words::retold(&why)));
    if !shown.open {
        parts.push(say!("recipients-only-when-named"));
    }
    parts.join("; ")
}

fn need(need: &Need) -> String {
    let word = match &need.label {
        Some(label) => label.to_string(),
        None => match need.kind {
            NeedKind::Name => say!("recipients-need-name"),
            NeedKind::Email => say!("recipients-need-email"),
            NeedKind::Address => say!("recipients-need-address"),
            NeedKind::Phone => say!("recipients-need-phone"),
            NeedKind::BirthDate => say!("recipients-need-birth-date"),
            NeedKind::Identifier => say!("recipients-need-identifier"),
        },
    };
    if need.optional {
        say!("recipients-need-optional", what = word)
    } else {
        word
    }
}
