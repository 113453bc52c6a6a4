//! The laws in plain language: whom they protect, what can be asked, by when, on whose words, and how sure that is.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::{
    law::{Certainty, Citation, Clock, ClockInForce, EventKind, Grant, Place, Statute},
    office::{
        Error,
        introduce::{self, Order, Protection},
        law::{self, Times},
        law_for,
    },
    speech::{say, spoken},
    web::{
        frame::{self, Section},
        reply::Answered,
        visit::PageVisit,
        words,
    },
    wording::{answer_time, law_reason, other_time, period},
};

/// How many places of a law its line names.
const NAMED: usize = 4;

/// Every law that is known.
pub fn list(visit: &PageVisit<'_>) -> Answered {
    let world = visit.world();
    let mut statutes = world.home.statutes()?.all()?;
    statutes.sort_by_key(|statute| statute.title.to_lowercase());
    let (lettered, others): (Vec<&Statute>, Vec<&Statute>) = statutes
        .iter()
        .partition(|statute| !statute.languages.is_empty());
    let title = say!("words-words");
    let main = html! {
        p.lead { (say!("words-lead")) }
        (own(visit)?)
        (group("lettered", &say!("words-with-letters"), &lettered))
        (group("others", &say!("words-without-letters"), &others))
        p.hint { (say!("words-no-advice")) }
    };
    Ok(frame::page(visit, Section::Words, &title, main))
}

/// The law where the person lives.
fn own(visit: &PageVisit<'_>) -> Result<Markup, Error> {
    let world = visit.world();
    let known = Order::known(world.home, None)?;
    let Some(home) = known.home() else {
        return Ok(html! {
            p { (say!("words-home-unknown")) " " a href="/me" { (say!("web-about-me")) } }
        });
    };
    let order = law_for::Order {
        home: Some(home.clone()),
        ..law_for::Order::default()
    };
    let found = law_for::law_for(&world, &order)?;
    let protection = introduce::protection(&world, &home)?;
    Ok(match (&found.laws[..], protection) {
        ([only], Protection::Law { id, title }) if only.id == id => html! {
            p { (say!("words-yours", place = words::place(&home))) " " a href={ "/words/" (id) } { (title) } }
        },
        (laws, protection) => html! {
            @if !matches!(protection, Protection::Law { .. } | Protection::Several(_)) { p { (super::me::protected(&protection)) } }
            @if !laws.is_empty() {
                p { (say!("words-yours-several", place = words::place(&home))) }
                ul.list {
                    @for law in laws {
                        li { span { a href={ "/words/" (law.id) } { (law.title) } br; span.sub { (words::sentence(&law_reason(law, None))) } } }
                    }
                }
            }
        },
    })
}

fn group(id: &str, name: &str, statutes: &[&Statute]) -> Markup {
    html! {
        @if !statutes.is_empty() {
            section.group aria-labelledby=(id) {
                h2 id=(id) { (name) " " span.count { (statutes.len()) } }
                ul.list { @for statute in statutes { (line(statute)) } }
            }
        }
    }
}

fn line(statute: &Statute) -> Markup {
    let places: Vec<&Place> = places(statute);
    html! {
        li {
            span {
                a href={ "/words/" (statute.id) } { (statute.title) }
                br;
                span.sub {
                    (words::places(places.iter().copied().take(NAMED)))
                    @if places.len() > NAMED { " " (say!("web-and-more", count = places.len() - NAMED)) }
                }
            }
            span.end { (sure(law::certainty(statute))) }
        }
    }
}

fn places(statute: &Statute) -> Vec<&Place> {
    let lived = statute.residences.iter();
    lived.flat_map(|residence| &residence.places).collect()
}

/// How sure a value is, in a few words.
fn sure(certainty: Certainty) -> String {
    match certainty {
        Certainty::Verified => say!("words-verified"),
        Certainty::Secondary => say!("words-secondary"),
        Certainty::Memory => say!("words-memory"),
    }
}

/// One law.
pub fn one(visit: &PageVisit<'_>, id: &str) -> Answered {
    let world = visit.world();
    let statute = law::show(&world, id)?;
    let times = law::times(&world, &statute)?;
    let begins = law::begins(&statute);
    let title = statute.title.clone();
    let main = html! {
        p.lead { (spoken().titled(&statute.citation)) }
        @if begins > world.today { div.notice { p { (say!("words-not-yet", day = begins)) } } }
        dl {
            dt { (say!("words-protects")) }
            dd { (say!("words-people-in", places = words::places(places(&statute)), day = begins)) }
            @if let Some(whom) = word(&statute, "recipient") {
                dt { (say!("words-of-whom")) } dd { (whom) ". " (say!("words-it-has-to-say")) }
            }
            dt { (say!("words-answer-by")) }
            dd { (answered(&statute, &times)) }
            @if let Some(times) = word(&statute, "free") {
                dt { (say!("words-costs")) } dd { (say!("words-free", times = times)) }
            }
            dt { (say!("words-refused")) }
            dd { (refused(&statute, times.appeal.as_ref(), world.today)) }
            dt { (say!("words-letters")) }
            dd {
                @if statute.languages.is_empty() { (say!("words-no-letters")) }
                @else { (statute.languages.iter().map(words::language).collect::<Vec<_>>().join(", ")) }
            }
        }
        (rights(&statute, world.today))
        (clocks(&statute, world.today))
        (platforms(&statute, world.today))
        section aria-labelledby="source" {
            h2 #source { (say!("words-source")) }
            p { (frame::outside(&statute.href)) }
            p { (say!("words-compared", day = statute.checked_on)) }
            p { (doubt(law::certainty(&statute))) }
        }
        p.hint { (say!("words-no-advice")) }
        p { a href="/words" { (say!("words-all")) } }
    };
    Ok(frame::page(visit, Section::Words, &title, main))
}

/// A word of the statute itself, where it has one in the language of the pages.
fn word<'a>(statute: &'a Statute, key: &str) -> Option<&'a str> {
    let words = statute.words.get(spoken().tongue().code())?;
    words.get(key)?.text()
}

fn answered(statute: &Statute, times: &Times) -> Markup {
    let Some((clock, others)) = times.answers.split_first() else {
        return html! { (say!("words-no-time")) };
    };
    let when = statute
        .words
        .get("en")
        .and_then(|words| words.get("longer"))
        .and_then(|words| words.text());
    html! {
        (answer_time(clock, |period, event| say!("words-answer", period = period, event = event)))
        @if let Some(longer) = &clock.extension {
            " "
            @match (longer.period, when) {
                (None, _) => (say!("words-longer-open")),
                (Some(longer), Some(when)) => (say!("law-longer-when", period = period(longer), when = when)),
                (Some(longer), None) => (say!("words-longer", period = period(longer))),
            }
        }
        @for other in others { br; (other_time(statute, other, words::right)) }
    }
}

fn refused(statute: &Statute, appeal: Option<&ClockInForce>, today: NaiveDate) -> Markup {
    let mut regulators = statute.regulators.iter();
    let regulator = regulators.rfind(|one| one.from <= today.max(one.from));
    let name = regulator.and_then(|one| {
        let names = [spoken().tongue().code(), "en"];
        names.iter().find_map(|tongue| one.name.get(*tongue))
    });
    html! {
        @match appeal {
            Some(clock) => (say!("words-appeal", period = period(clock.period))),
            None if statute.no_authority.is_some() => (say!("law-no-authority")),
            None => (say!("words-no-appeal")),
        }
        @if let Some(name) = name { " " (say!("words-complaint", authority = name)) }
        @if let Some(advice) = word(statute, "then") { " " (advice) }
    }
}

/// A value's provision, where it can be read, and how sure it is.
fn cited(reference: &Citation, certainty: Certainty) -> Markup {
    html! {
        span.sub { (words::cited(&reference.title)) " · " (sure(certainty)) }
        @if !reference.href.is_empty() { br; (frame::outside(&reference.href)) }
    }
}

fn rights(statute: &Statute, today: NaiveDate) -> Markup {
    let own: Vec<&Grant> = statute
        .rights
        .iter()
        .filter(|grant| grant.becomes.is_empty())
        .collect();
    html! {
        section aria-labelledby="rights" {
            h2 #rights { (say!("words-rights")) }
            ul.cards {
                @for grant in own {
                    @let version = grant.versions.iter().rfind(|one| one.from <= today).or(grant.versions.first());
                    li.card {
                        h3 { (words::right(grant.right)) }
                        p.sub { (grant.title) }
                        @if let Some(version) = version {
                            @if version.from > today { p { (say!("words-from", day = version.from)) } }
                            p { (cited(&version.reference, version.certainty)) }
                        }
                    }
                }
            }
        }
    }
}

fn clocks(statute: &Statute, today: NaiveDate) -> Markup {
    let one = |clock: &Clock| {
        let version = clock
            .versions
            .iter()
            .rfind(|one| one.from <= today)
            .or(clock.versions.first());
        html! {
            @if let Some(version) = version {
                li.card {
                    h3 { (period(version.period)) }
                    p.sub { (clock.title) }
                    p { (cited(&version.reference, version.certainty)) }
                    @if let Some(longer) = &version.extension {
                        p {
                            @match longer.period {
                                Some(longer) => (say!("words-in-all", period = period(longer))),
                                None => (say!("words-in-all-open")),
                            }
                            br; (cited(&longer.reference, longer.certainty))
                        }
                    }
                    @if let Some(sooner) = &version.sooner {
                        p {
                            (say!("law-whole-sooner", period = period(sooner.period), after = after(&sooner.after)))
                            br; (cited(&sooner.reference, sooner.certainty))
                        }
                    }
                    @if let Some(relief) = &version.relief {
                        p {
                            (say!("law-whole-relief"))
                            br; (cited(&relief.reference, relief.certainty))
                        }
                    }
                }
            }
        }
    };
    html! {
        @if !statute.clocks.is_empty() {
            section aria-labelledby="times" {
                h2 #times { (say!("words-times")) }
                ul.cards { @for clock in &statute.clocks { (one(clock)) } }
            }
        }
    }
}

/// The events of a second limit.
fn after(kinds: &[EventKind]) -> String {
    let kinds: Vec<String> = kinds.iter().copied().map(words::event).collect();
    kinds.join(", ")
}

fn platforms(statute: &Statute, today: NaiveDate) -> Markup {
    html! {
        @for platform in statute.platforms_on(today) {
            section {
                h2 { (say!("words-platform")) }
                p { (frame::outside(&platform.href)) @if let Some(name) = &platform.name { " (" (name) ")" } }
                p { (cited(&platform.reference, platform.certainty)) }
                @for also in &platform.also {
                    h3 { (words::upper(&words::right(also.right))) }
                    p { (cited(&also.reference, also.certainty)) }
                }
            }
        }
    }
}

fn doubt(certainty: Certainty) -> String {
    match certainty {
        Certainty::Verified => say!("words-all-verified"),
        Certainty::Secondary => say!("words-some-secondary"),
        Certainty::Memory => say!("words-some-memory"),
    }
}
