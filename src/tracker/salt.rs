//! With which digits is what is private hashed?

use super::{Event, TrackerError};
use crate::database::DatabaseError;

/// Adds random digits to an event that has something private in it. Not to one
/// that an archive brings: its hash is what it is.
pub(super) fn salted(event: &Event) -> Result<Event, TrackerError> {
    let mut event = event.clone();
    if event.salt.is_none() && (event.note.is_some() || event.attempt.is_some()) {
        event.salt = Some(random()?);
    }
    Ok(event)
}

/// 32 random hexadecimal digits, of the system's.
pub(super) fn random() -> Result<String, TrackerError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|source| DatabaseError::Failed {
        path: "the system's source of random numbers".into(),
        source: source.into(),
    })?;
    Ok(hex::encode(bytes))
}
