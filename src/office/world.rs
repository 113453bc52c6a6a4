//! The one door to what lies outside: where things are kept, and what day it is.

use std::fmt::Debug;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

use super::Home;
use crate::tracker::TrackerError;

/// Where the moment comes from. A door that works with a made-up day answers with a moment of it.
pub trait TimeOfDay: Debug + Sync {
    /// The moment, to the second.
    fn now(&self) -> DateTime<Utc>;

    /// The same in the time of this place, whose day is [`World::today`].
    fn here(&self) -> DateTime<FixedOffset>;
}

/// What every verb may look at.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    pub home: &'a Home,
    /// The day on which everything is asked and counted.
    pub today: NaiveDate,
    pub clock: &'a dyn TimeOfDay,
    /// Whether the day is made up.
    pub trial: bool,
}

impl World<'_> {
    /// Whether what is written now is a trial: the day is made up, or those of the cases that are
    /// there are.
    ///
    /// # Errors
    /// When the tracker cannot be read.
    pub fn is_trial(&self) -> Result<bool, TrackerError> {
        if self.trial {
            return Ok(true);
        }
        let tracker = self.home.existing_tracker()?;
        let trial = tracker.map(|tracker| tracker.is_trial()).transpose()?;
        Ok(trial.flatten().unwrap_or_default())
    }
}
