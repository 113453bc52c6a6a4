//! What the office says, in the words of the pages: with their buttons, and no commands.

use axum::http::StatusCode;
use chrono::NaiveDate;

use crate::{
    law::Right,
    office::{Error, Hint, Kind, Refusal},
    speech::{say, spoken},
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
