//! One function a command.

mod account;
mod authority;
mod deadline;
mod due;
mod evidence;
mod export;
mod import;
mod law;
mod law_check;
mod licences;
mod list;
mod preview;
pub(crate) mod recipients;
mod record;
mod send;
mod show;
mod verify;
mod view;
mod why;
mod write;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};

use super::{args::Global, home::Home, screen};
use crate::tracker::TrackerError;

pub use account::account;
pub use authority::authority;
pub use deadline::deadline;
pub use due::due;
pub use evidence::evidence;
pub use export::export;
pub use import::import;
pub use law::law;
pub use licences::licences;
pub use list::list;
pub use preview::preview;
pub use recipients::{completions, recipients};
pub use record::record;
pub use send::send;
pub use show::show;
pub use verify::verify;
pub use why::why;
pub use write::write;

/// What every command may look at.
pub struct Scene<'a> {
    pub global: &'a Global,
    pub home: &'a Home,
    pub today: NaiveDate,
}

impl Scene<'_> {
    /// The moment, to the second; noon in Greenwich of a day the user named.
    pub fn now(&self) -> DateTime<Utc> {
        self.global.now().unwrap_or_else(|| {
            let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
            self.today.and_time(noon).and_utc()
        })
    }

    /// Whether what is written now is a trial: the day is made up, or those of the
    /// cases that are there are.
    pub fn is_trial(&self) -> Result<bool, TrackerError> {
        if self.global.names_today() {
            return Ok(true);
        }
        let tracker = self.home.existing_tracker()?;
        let trial = tracker.map(|tracker| tracker.is_trial()).transpose()?;
        Ok(trial.flatten().unwrap_or_default())
    }

    /// The same in the time of this place, whose day is `today`.
    pub fn here(&self) -> DateTime<FixedOffset> {
        self.global
            .here()
            .unwrap_or_else(|| self.now().fixed_offset())
    }

    /// Talk that cannot wait until the command has ended.
    pub fn say(&self, text: &str) {
        screen::say(text);
    }
}
