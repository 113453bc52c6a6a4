//! What the pages are about.

use std::{fmt, sync::Arc, time::Duration};

use crate::{
    delivery::server::Login,
    office::{Home, TimeOfDay, World, account::Account},
};

/// How long nobody need ask for a page until the door closes.
pub const IDLE: Duration = Duration::from_secs(30 * 60);

/// The largest backup that a page takes back, in bytes; the command line takes larger ones.
pub const BACKUP: usize = 256_000_000;

/// Logs in to an account by what the account itself says of its password; else says why not.
pub type LogIn = Box<dyn Fn(&Account) -> Result<Login, String> + Send + Sync>;

/// What the pages are about.
pub struct Site {
    pub home: Home,
    /// The clock of the door that opened this one.
    pub clock: Arc<dyn TimeOfDay + Send>,
    /// Whether the day is made up.
    pub trial: bool,
    pub idle: Duration,
    /// How the door that opened this one gets passwords from commands, variables and the keyring.
    pub login: LogIn,
}

impl Site {
    /// What every verb may look at; the day is that of this moment.
    pub fn world(&self) -> World<'_> {
        World {
            home: &self.home,
            today: self.clock.here().date_naive(),
            clock: &*self.clock,
            trial: self.trial,
        }
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Site").finish_non_exhaustive()
    }
}
