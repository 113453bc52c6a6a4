//! `datawrit recipients show`

use crate::{
    cli::{answer::Answer, commands::Scene, failure::Failure, table::Table},
    directory::{AsOf, Controller, Controllers, Doubt, Need, NeedKind},
    law::{Language, Place, Platform, Right},
    office::recipients::{self, Shown, ShownChannel},
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
    let mut row = |key: &str, value: String| {
        if !value.is_empty() {
            table.row([key.to_owned(), value]);
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
    row("id", record.id.to_string());
    row("name", record.name.to_string());
    if let Some(obsolete) = &record.obsolete {
        let leads_to = obsolete.leads_to.as_ref();
        let leads_to = leads_to
            .map(|id| format!("; leads to `{id}`"))
            .unwrap_or_default();
        row("obsolete", format!("{}{leads_to}", obsolete.reason));
    }
    row("formerly", list(&record.former_ids));
    row("answers for", list(&record.trading_names));
    row("website", maybe(record.website.as_ref()));
    row("domains", list(&record.domains));
    row(
        "place",
        maybe(record.place.as_ref().or(record.country.as_ref())),
    );
    row("for people in", list(&record.serves));
    row("categories", list(&record.categories));
    row("family", maybe(record.family.as_ref()));
    row("lead authority", maybe(record.lead_authority.as_ref()));
    row("language", maybe(record.language.as_ref()));
    row("use first", maybe(record.suggested.as_ref()));
    for channel in &shown.channels {
        row(channel.kind.word(), address(channel));
    }
    if shown.channels.is_empty() && record.obsolete.is_none() {
        row(
            "address",
            "none is known; see the privacy policy".to_owned(),
        );
    }
    if let Some(representative) = &record.representative {
        let mut text = format!(
            "{}, {}",
            representative.name,
            representative.country.name(&Language::english())
        );
        for line in &representative.post {
            text += &format!("; {line}");
        }
        if let Some(email) = &representative.email {
            text += &format!("; {email}");
        }
        row("represented by", text);
    }
    if !record.needs.is_empty() {
        let needs: Vec<String> = record.needs.iter().map(need).collect();
        row("needs", needs.join(", "));
    }
    if record.asks_id_document {
        row(
            "asks for",
            "an identity document; none is ever attached".to_owned(),
        );
    }
    for product in &record.products {
        row(
            "product",
            format!(
                "{}: {}{}",
                product.word,
                product.name,
                answering(&product.controller)
            ),
        );
    }
    for entry in &record.registrations {
        let mut text = format!("as a data broker in {}", entry.registry);
        if let Some(on) = entry.on {
            text += &format!(", {on}");
        }
        if let Some(status) = &entry.status {
            text += &format!(", {status}");
        }
        row("registered", text);
        if let Some(agents) = &entry.agents {
            row("agents", agents.to_string());
        }
        for platform in platforms.iter().filter(|one| one.0 == entry.registry) {
            row(
                "",
                format!(
                    "{}'s {} platform reaches every broker registered there at once, for residents: {}",
                    entry.registry.in_english(),
                    platform.1.right,
                    platform.1.href
                ),
            );
        }
    }
    for note in &record.notes {
        row(
            "note",
            note.as_str().lines().collect::<Vec<_>>().join(" / "),
        );
    }
    row("as of", maybe(record.as_of.as_ref()));
    row(
        "checked",
        record
            .checked_on
            .map(|day| day.to_string())
            .unwrap_or_default(),
    );
    for source in &record.sources {
        row("source", source.href.clone());
    }
    if let Some(origin) = &record.origin {
        row(
            "taken from",
            format!("{} ({})", origin.collection, origin.licence),
        );
    }
    table.render(0)
}

/// Who answers for a product, for the people of which places.
fn answering(controllers: &Controllers) -> String {
    let told = |one: &Controller| {
        let places: Vec<&str> = one.places.iter().map(Place::code).collect();
        let places = match places.as_slice() {
            [] => String::new(),
            places => format!(" for people in {}", places.join(", ")),
        };
        match &one.id {
            Some(id) => format!("`{id}` answers for it{places}"),
            None => format!("who answers for it{places} is not known"),
        }
    };
    match controllers {
        Controllers::Itself => String::new(),
        Controllers::Everywhere(id) => format!(" (`{id}` answers for it)"),
        Controllers::ByPlace(several) => {
            let several: Vec<String> = several.iter().map(told).collect();
            format!(" ({})", several.join("; "))
        }
    }
}

fn address(shown: &ShownChannel) -> String {
    let channel = &shown.channel;
    let mut text = format!("{} ({}", channel.way, channel.provenance);
    if let Some(as_of) = channel.as_of {
        text += &match as_of {
            AsOf::On(day) => format!(", as of {day}"),
            AsOf::Unknown => ", date not known".to_owned(),
        };
    }
    if let Some(day) = channel.checked_on {
        text += &format!(", checked {day}");
    }
    text += ")";
    for doubt in &shown.doubts {
        match doubt {
            Doubt::Old { word, of, .. } => text += &format!("; {word} is {of}"),
            Doubt::Gone { .. } => text += "; no longer in the list it was taken from",
            Doubt::Foreign { known, like, .. } => {
                if let Some(like) = like {
                    text += &format!("; its domain is one letter away from {like}");
                } else if !known.is_empty() {
                    text += &format!("; its domain is not {}", known.join(" or "));
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
        text += &format!("; for {} alone", only.join(", "));
    }
    if let Some(person) = &channel.person {
        text += &format!("; {person}'s own");
    }
    if let Some(outcome) = &channel.outcome {
        let on = outcome
            .on
            .map(|day| format!(" on {day}"))
            .unwrap_or_default();
        text += &format!("; last {}{on}", outcome.what);
    }
    if let Some(unread) = channel.unread() {
        text += &format!("; {unread}");
    }
    if !shown.open {
        text += "; used only when you name it";
    }
    text
}

fn need(need: &Need) -> String {
    let word = match need.kind {
        NeedKind::Name => "name",
        NeedKind::Email => "e-mail address",
        NeedKind::Address => "postal address",
        NeedKind::Phone => "telephone number",
        NeedKind::BirthDate => "date of birth",
        NeedKind::Identifier => "identifier",
    };
    let word = need.label.as_ref().map_or(word, |label| label.as_str());
    if need.optional {
        format!("{word} (if you like)")
    } else {
        word.to_owned()
    }
}
