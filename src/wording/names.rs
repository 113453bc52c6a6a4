//! What things are called, in the language of the screen.

use std::fmt::Display;

use crate::{
    directory::NeedKind,
    law::{EventKind, Language, Period, Place, Right},
    office::told::Gap,
    speech::{Tongue, say, spoken},
    tracker::{Medium, Occasion},
};

/// A sentence of the rooms below, in the language of the screen where it has it.
pub fn retold(words: &(impl Display + ?Sized)) -> String {
    // English sentences name places, laws and provisions as they stand in a sentence.
    let is_english = spoken().tongue() == Tongue::default();
    spoken().retold_with(&words.to_string(), &|gap, held| {
        Some(match Gap::of(gap, held)? {
            Gap::Day(day) => spoken().day(day),
            Gap::Event(kind) => event(kind),
            Gap::Right(asked) => right(asked),
            _ if is_english => return None,
            Gap::Place(place) => named(&place),
            Gap::Law(title) => self::title(title),
            Gap::Rule(rule) => Some(cited(rule)).filter(|said| said != rule)?,
        })
    })
}

/// A sentence of a calendar, or what it calls by a word: an event, a right, what is due, a provision.
pub fn calendar(words: &str) -> String {
    if let Ok(kind) = words.parse() {
        return event(kind);
    }
    if let Ok(asked) = words.parse() {
        return right(asked);
    }
    if let Some(what) = words.strip_suffix(" due") {
        return say!("clocks-step-due", what = title(what));
    }
    match cited(words) {
        said if said == words => retold(words),
        said => said,
    }
}

/// The right in a word, as the screen says it; typed and in JSON it is [`Right`]'s own.
pub fn right(right: Right) -> String {
    spoken().say(&format!("rights-{right}"), &[])
}

/// Several of them.
pub fn rights(rights: &[Right]) -> String {
    rights
        .iter()
        .copied()
        .map(right)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of a place, in the language of the screen and as it stands in a sentence.
pub fn place(place: &Place) -> String {
    let tongue = spoken().tongue();
    match tongue.code().parse::<Language>() {
        Ok(language) if tongue != Tongue::default() => place.name(&language).to_owned(),
        _ => place.in_english(),
    }
}

/// The bare name of a place, as it stands in a list or an address.
pub fn named(place: &Place) -> String {
    let language = spoken().tongue().code().parse::<Language>();
    let language = language.unwrap_or_else(|_| Language::english());
    place.name(&language).to_owned()
}

/// The bare name of the country in which a place is.
pub fn country(place: &Place) -> String {
    named(&place.country())
}

/// The name of a letter's language, in the language of the screen; its code where it has no name here.
pub fn language(language: &Language) -> String {
    let name = format!("languages-{}", language.primary());
    match spoken().say(&name, &[]) {
        said if said == name => language.to_string(),
        said => said,
    }
}

/// An event, as the screen says it; typed and in JSON it is [`EventKind`]'s own word.
pub fn event(event: EventKind) -> String {
    spoken().say(&format!("events-{event}"), &[])
}

/// What a letter is for.
pub fn occasion(occasion: Occasion) -> String {
    match occasion {
        Occasion::Request => say!("shown-occasion-request"),
        Occasion::Reminder => say!("shown-occasion-reminder"),
        Occasion::Answer => say!("shown-occasion-answer"),
        Occasion::Objection => say!("shown-occasion-objection"),
        Occasion::Appeal => say!("shown-occasion-appeal"),
        Occasion::Complaint => say!("shown-occasion-complaint"),
    }
}

/// How a letter went.
pub fn medium(medium: Medium) -> String {
    match medium {
        Medium::Post => say!("shown-by-post"),
        Medium::Email => say!("shown-by-email"),
        Medium::Form => say!("shown-by-form"),
    }
}

/// What a law file calls something, in English: the same in the language of the screen, where it has the words.
pub fn title(title: &str) -> String {
    spoken().titled(title)
}

/// The name of a right in a law file: its own in English, and its word elsewhere.
pub fn right_title(asked: Right, title: &str) -> String {
    if spoken().tongue() == Tongue::default() {
        title.to_owned()
    } else {
        right(asked)
    }
}

/// A citation of EU law as the language of the screen writes it; any other as its country does.
pub fn cited(title: &str) -> String {
    let parts = title
        .split("; ")
        .map(|part| eu_law(part).unwrap_or_else(|| self::title(part)));
    parts.collect::<Vec<_>>().join("; ")
}

/// `GDPR Article 12(3), first sentence`
fn eu_law(cited: &str) -> Option<String> {
    let (law, rest) = ["GDPR", "Regulation 1182/71"].iter().find_map(|law| {
        let rest = cited.strip_prefix(law)?.strip_prefix(' ')?;
        Some((*law, rest))
    })?;
    let (word, rest) = match rest.strip_prefix("Article ") {
        Some(rest) => ("long", rest),
        None => ("short", rest.strip_prefix("Art. ")?),
    };
    let end = rest
        .find(|one: char| !one.is_ascii_digit())
        .unwrap_or(rest.len());
    let (number, mut rest) = rest.split_at(end);
    let mut article = number.to_owned();
    while let Some((part, after)) = rest
        .strip_prefix('(')
        .and_then(|inner| inner.split_once(')'))
    {
        article += &if part.chars().all(|one| one.is_ascii_digit()) {
            say!("titles-paragraph", number = part)
        } else {
            say!("titles-point", number = part)
        };
        rest = after;
    }
    article += &match rest {
        "" => String::new(),
        ", first sentence" => say!("titles-first-sentence"),
        ", first subparagraph" => say!("titles-first-subparagraph"),
        ", second subparagraph" => say!("titles-second-subparagraph"),
        _ => return None,
    };
    Some(say!(
        "titles-cited",
        law = self::title(law),
        word = word,
        article = article
    ))
}

/// `1 month`, `30 days`
pub fn period(period: Period) -> String {
    match period {
        Period::Days(count) => say!("law-days", count = count),
        Period::BusinessDays(count) => say!("law-business-days", count = count),
        Period::Months(count) => say!("law-months", count = count),
    }
}

/// A detail of the person.
pub fn your(detail: NeedKind) -> String {
    match detail {
        NeedKind::Name => say!("write-your-name"),
        NeedKind::Email => say!("write-your-email"),
        NeedKind::Address => say!("write-your-address"),
        NeedKind::Phone => say!("write-your-phone"),
        NeedKind::BirthDate => say!("write-your-birth-date"),
        NeedKind::Identifier => say!("write-your-identifier"),
    }
}
