//! The companies: who is in the directory, how to reach them, and how each address is known.

use maud::{Markup, html};

use crate::{
    directory::{
        AsOf, Controller, Controllers, Doubt, Kind, Need, NeedKind, OutcomeKind, Provenance, Way,
    },
    law::{Place, Platform},
    office::recipients::{self, Fit, Shown, ShownChannel},
    request::Line,
    speech::say,
    web::{
        form::FormField,
        frame::{self, Section},
        reply::Answered,
        visit::PageVisit,
        words,
    },
};

/// How many companies a search shows.
const SHOWN: usize = 40;

/// Looks companies up.
pub fn search(visit: &PageVisit<'_>) -> Answered {
    let typed = visit.said("q");
    let found = match typed {
        "" => None,
        typed => Some(recipients::search(&visit.world(), typed, SHOWN)?),
    };
    let title = say!("companies-companies");
    let label = say!("companies-search");
    let hint = say!("companies-search-hint");
    let main = html! {
        p.lead { (say!("companies-lead")) }
        form role="search" method="get" action="/companies" {
            (FormField { name: "q", label: &label, value: typed, hint: Some(&hint), kind: "search", ..FormField::default() }.show())
            p.actions { button { (say!("companies-find")) } }
        }
        @if let Some(found) = &found {
            section aria-labelledby="found" {
                h2 #found { (say!("companies-found")) }
                @if found.recipients.is_empty() {
                    p { (say!("companies-none", typed = typed)) }
                    p { (say!("companies-none-next")) }
                } @else {
                    ul.list { @for fit in &found.recipients { (fitting(fit)) } }
                    @if found.more > 0 { p { (say!("web-and-more", count = found.more)) } }
                }
            }
        }
    };
    Ok(frame::page(visit, Section::Companies, &title, main))
}

fn fitting(fit: &Fit) -> Markup {
    html! {
        li {
            span {
                a href={ "/companies/" (fit.id) } { (fit.name) }
                @if !fit.by_itself() { br; span.sub { (fit.matched) } }
                @if fit.obsolete { br; span.sub { (say!("companies-obsolete-short")) } }
            }
            @if let Some(place) = &fit.place { span.end { (words::place(place)) } }
        }
    }
}

/// What is known of a company.
pub fn one(visit: &PageVisit<'_>, id: &str) -> Answered {
    let world = visit.world();
    let shown = recipients::show(&world, id)?;
    let platforms = recipients::platforms(&world, &shown.record)?;
    let title = shown.record.name.to_string();
    let main = html! {
        @if let Some(obsolete) = &shown.record.obsolete {
            div.notice {
                p { (say!("companies-obsolete")) }
                @if let Some(leads_to) = &obsolete.leads_to {
                    p { a href={ "/companies/" (leads_to) } { (say!("companies-leads-to")) } }
                }
            }
        }
        @if shown.record.obsolete.is_none() {
            p.actions { a.button href={ "/new?company=" (shown.record.id) } { (say!("new-write-to")) } }
        }
        (facts(&shown))
        (channels(&shown))
        (needs(&shown))
        (registrations(&shown, &platforms))
        (notes(&shown))
        (known(&shown))
        p { a href="/companies" { (say!("companies-another")) } }
    };
    Ok(frame::page(visit, Section::Companies, &title, main))
}

/// Texts in a line.
fn listed<T: ToString>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(ToString::to_string).collect();
    items.join(", ")
}

fn facts(shown: &Shown) -> Markup {
    let record = &shown.record;
    html! {
        dl {
            @if let Some(place) = record.place.as_ref().or(record.country.as_ref()) {
                dt { (say!("companies-place")) } dd { (words::place(place)) }
            }
            @if !record.trading_names.is_empty() {
                dt { (say!("companies-answers-for")) } dd { (listed(&record.trading_names)) }
            }
            @if !record.serves.is_empty() {
                dt { (say!("companies-serves")) } dd { (words::places(&record.serves)) }
            }
            @for product in &record.products {
                dt { (product.name) }
                dd { (answering(&product.controller)) }
            }
            @if !record.categories.is_empty() {
                dt { (say!("companies-categories")) } dd { (listed(&record.categories)) }
            }
            @if let Some(language) = &record.language {
                dt { (say!("companies-language")) } dd { (words::language(language)) }
            }
            @if let Some(website) = &record.website {
                dt { (say!("companies-website")) } dd { (frame::outside(website.as_str())) }
            }
        }
    }
}

/// Who answers for a product.
fn answering(controllers: &Controllers) -> Markup {
    let one = |controller: &Controller| {
        let places = words::places(&controller.places);
        html! {
            @match &controller.id {
                Some(id) => a href={ "/companies/" (id) } { (id) },
                None => (say!("companies-nobody-known")),
            }
            @if !places.is_empty() { " (" (places) ")" }
            br;
        }
    };
    html! {
        @match controllers {
            Controllers::Itself => (say!("companies-itself")),
            Controllers::Everywhere(id) => a href={ "/companies/" (id) } { (id) },
            Controllers::ByPlace(several) => { @for controller in several { (one(controller)) } }
        }
    }
}

fn channels(shown: &Shown) -> Markup {
    html! {
        section aria-labelledby="ways" {
            h2 #ways { (say!("companies-ways")) }
            @if shown.channels.is_empty() {
                p { (say!("companies-no-way")) }
            } @else {
                ul.cards { @for one in &shown.channels { li.card { (channel(one)) } } }
            }
            @if let Some(represented) = &shown.record.representative {
                h3 { (say!("companies-representative")) }
                p {
                    (represented.name) ", " (words::place(&represented.country))
                    @for line in &represented.post { br; (line) }
                    @if let Some(email) = &represented.email { br; (email) }
                }
            }
        }
    }
}

fn channel(shown: &ShownChannel) -> Markup {
    let channel = &shown.channel;
    html! {
        h3 { (kind(shown.kind)) @if let Some(label) = &channel.label { " · " (label) } }
        p.address { (address(&channel.way)) }
        p.sub {
            (provenance(channel.provenance))
            @if let Some(AsOf::On(day)) = channel.as_of { " · " (say!("companies-as-of", day = day)) }
            @if let Some(day) = channel.checked_on { " · " (say!("companies-checked", day = day)) }
        }
        @for doubt in &shown.doubts {
            @if let Some(words) = doubted(doubt) { p.doubt { (words) } }
        }
        @if let Some(outcome) = &channel.outcome {
            p class=[matches!(outcome.what, OutcomeKind::Bounced | OutcomeKind::Refused).then_some("doubt")] {
                (outcome_words(outcome.what))
                @if let Some(day) = outcome.on { " · " (words::day(day)) }
            }
        }
        @if channel.unread().is_some() { p.doubt { (say!("companies-unread")) } }
        @if channel.person.is_some() { p.sub { (say!("companies-persons-own")) } }
        @if !channel.laws.is_empty() || !channel.rights.is_empty() {
            p.sub {
                (say!("companies-only-for"))
                " "
                @for (at, law) in channel.laws.iter().enumerate() {
                    @if at > 0 { ", " }
                    a href={ "/words/" (law) } { (law) }
                }
                @if !channel.laws.is_empty() && !channel.rights.is_empty() { "; " }
                (channel.rights.iter().copied().map(words::right).collect::<Vec<_>>().join(", "))
            }
        }
        @if !shown.open { p.doubt { (say!("companies-closed")) } }
        @if let Some(source) = &channel.source { p.sub { (frame::outside(&source.href)) } }
    }
}

fn address(way: &Way) -> Markup {
    html! {
        @match way {
            Way::Email { address, pgp } => {
                (address)
                @if let Some(print) = pgp.as_ref().and_then(|key| key.fingerprint.as_ref()) {
                    br; span.sub { "OpenPGP " span.code { (print) } }
                }
            }
            Way::Post { lines, country } => {
                @for (at, line) in lines.iter().enumerate() { @if at > 0 { br; } (line) }
                @if let Some(country) = country { br; (words::place(country)) }
            }
            Way::Form(href) | Way::Portal(href) => (frame::outside(href.as_str())),
            Way::Fax(number) => (number),
        }
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Email => say!("companies-by-email"),
        Kind::Post => say!("companies-by-post"),
        Kind::Form => say!("companies-by-form"),
        Kind::Portal => say!("companies-by-portal"),
        Kind::Fax => say!("companies-by-fax"),
    }
}

/// How an address is known, in plain words.
fn provenance(provenance: Provenance) -> String {
    match provenance {
        Provenance::StatutoryRegistry => say!("companies-from-registry"),
        Provenance::PrivacyPolicy => say!("companies-from-policy"),
        Provenance::Delivered => say!("companies-from-delivery"),
        Provenance::ThirdPartyList => say!("companies-from-list"),
        Provenance::Unconfirmed => say!("companies-from-list-unconfirmed"),
        Provenance::Derived => say!("companies-guessed"),
    }
}

fn doubted(doubt: &Doubt) -> Option<String> {
    doubt.is_told().then(|| match doubt {
        Doubt::Old { since, .. } => say!("companies-old", day = *since),
        Doubt::Gone { .. } => say!("companies-gone"),
        Doubt::Foreign {
            like: Some(like), ..
        } => say!("companies-look-alike", like = like),
        Doubt::Foreign { known, .. } => say!("companies-foreign", known = known.join(", ")),
    })
}

fn outcome_words(outcome: OutcomeKind) -> String {
    match outcome {
        OutcomeKind::Delivered => say!("companies-delivered"),
        OutcomeKind::Answered => say!("companies-answered"),
        OutcomeKind::Refused => say!("companies-refused"),
        OutcomeKind::Bounced => say!("companies-bounced"),
    }
}

fn needs(shown: &Shown) -> Markup {
    let record = &shown.record;
    html! {
        @if !record.needs.is_empty() || record.asks_id_document {
            section aria-labelledby="needs" {
                h2 #needs { (say!("companies-needs")) }
                @if !record.needs.is_empty() {
                    p { (record.needs.iter().map(need).collect::<Vec<_>>().join(", ")) }
                }
                @if record.asks_id_document { p { (say!("companies-asks-id")) } }
            }
        }
    }
}

fn need(need: &Need) -> String {
    let word = match (&need.label, need.kind) {
        (Some(label), _) => Line::to_string(label),
        (None, NeedKind::Name) => say!("companies-need-name"),
        (None, NeedKind::Email) => say!("companies-need-email"),
        (None, NeedKind::Address) => say!("companies-need-address"),
        (None, NeedKind::Phone) => say!("companies-need-phone"),
        (None, NeedKind::BirthDate) => say!("companies-need-birth-date"),
        (None, NeedKind::Identifier) => say!("companies-need-identifier"),
    };
    if need.optional {
        say!("companies-if-you-like", what = word)
    } else {
        word
    }
}

fn registrations(shown: &Shown, platforms: &[(Place, Platform)]) -> Markup {
    html! {
        @if !shown.record.registrations.is_empty() {
            section aria-labelledby="registered" {
                h2 #registered { (say!("companies-registered")) }
                ul.list {
                    @for entry in &shown.record.registrations {
                        li {
                            span { (words::place(&entry.registry)) @if let Some(status) = &entry.status { br; span.sub { (status) } } @if let Some(agents) = &entry.agents { br; span.sub { (agents) } } }
                            @if let Some(on) = &entry.on { span.end { (words::day(*on)) } }
                        }
                    }
                }
                @for (_, platform) in platforms {
                    p { (say!("companies-platform")) " " (frame::outside(&platform.href)) }
                }
            }
        }
    }
}

fn notes(shown: &Shown) -> Markup {
    html! {
        @if !shown.record.notes.is_empty() {
            section aria-labelledby="notes" {
                h2 #notes { (say!("companies-notes")) }
                @for note in &shown.record.notes { div.quote { (note.as_str()) } }
            }
        }
    }
}

/// Where the record comes from.
fn known(shown: &Shown) -> Markup {
    let record = &shown.record;
    html! {
        section aria-labelledby="known" {
            h2 #known { (say!("companies-known")) }
            dl {
                @if let Some(AsOf::On(day)) = record.as_of { dt { (say!("companies-record-as-of")) } dd { (words::day(day)) } }
                @if let Some(day) = record.checked_on { dt { (say!("companies-record-checked")) } dd { (words::day(day)) } }
                @if let Some(origin) = &record.origin {
                    dt { (say!("companies-collection")) } dd { (origin.collection) " (" (origin.licence) ")" }
                }
                @if !record.sources.is_empty() {
                    dt { (say!("companies-sources")) }
                    dd { @for source in &record.sources { (source.title) br; (frame::outside(&source.href)) br; } }
                }
            }
        }
    }
}
