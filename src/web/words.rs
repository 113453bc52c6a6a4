//! What the office says, in the words of the pages: with their buttons, and no commands.

use axum::http::StatusCode;
use chrono::NaiveDate;

use crate::{
    law::{Language, Place, Right},
    office::{Error, Hint, Kind, Refusal},
    speech::{Tongue, say, spoken},
    tracker::{DatabaseError, TrackerError},
};

/// What a page says that cannot be shown.
pub struct ShownTrouble {
    pub status: StatusCode,
    pub said: Vec<String>,
}

/// What went wrong, and the ways out that there are on these pages.
pub fn trouble(error: &Error) -> ShownTrouble {
    let mut said = vec![error.to_string()];
    let mut status = match error.kind() {
        Kind::Cannot => StatusCode::CONFLICT,
        Kind::Misuse => StatusCode::BAD_REQUEST,
    };
    match error.downcast_ref::<TrackerError>() {
        Some(TrackerError::Database(DatabaseError::Busy { .. })) => {
            said = vec![say!("web-locked")];
            status = StatusCode::SERVICE_UNAVAILABLE;
        }
        Some(TrackerError::NoCase(_) | TrackerError::Empty(_)) => status = StatusCode::NOT_FOUND,
        _ => {}
    }
    said.extend(error.hints().iter().filter_map(hint));
    ShownTrouble { status, said }
}

/// A way out, where these pages have it.
pub fn hint(hint: &Hint) -> Option<String> {
    match hint {
        Hint::Say(words) => Some(words.clone()),
        Hint::AddAccount => Some(say!("web-hint-account")),
        _ => None,
    }
}

/// What a page itself refuses.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Said(pub String);

impl Refusal for Said {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }
}

/// A day as people write it.
pub fn day(day: NaiveDate) -> String {
    spoken().day(day)
}

/// `14 kB`
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// The same of what lies on the disk.
pub fn size_of(bytes: u64) -> String {
    size(usize::try_from(bytes).unwrap_or(usize::MAX))
}

/// What is asked for, as a person says it.
pub fn right(right: Right) -> String {
    match right {
        Right::Access => say!("web-right-access"),
        Right::Deletion => say!("web-right-deletion"),
        Right::Objection => say!("web-right-objection"),
        Right::Rectification => say!("web-right-rectification"),
        Right::Restriction => say!("web-right-restriction"),
        Right::Portability => say!("web-right-portability"),
        Right::Withdrawal => say!("web-right-withdrawal"),
        Right::OptOut => say!("web-right-opt-out"),
        Right::Limit => say!("web-right-limit"),
        Right::AutomatedDecisions => say!("web-right-automated"),
        Right::ThirdParties => say!("web-right-third-parties"),
    }
}

/// The name of a place, in the language of the pages.
pub fn place(place: &Place) -> String {
    let tongue = spoken().tongue();
    match tongue.code().parse::<Language>() {
        Ok(language) if tongue != Tongue::default() => place.name(&language).to_owned(),
        _ => place.in_english(),
    }
}

/// Places by their names.
pub fn places<'a>(places: impl IntoIterator<Item = &'a Place>) -> String {
    let names: Vec<String> = places.into_iter().map(place).collect();
    names.join(", ")
}

/// The name of a letter's language; its code where it has no name here.
pub fn language(language: &Language) -> String {
    let name = format!("languages-{}", language.primary());
    match spoken().say(&name, &[]) {
        said if said == name => language.to_string(),
        said => said,
    }
}
