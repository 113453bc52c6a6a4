//! What kind of body is complained about?

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Where a state has several authorities, they share the bodies they supervise
/// in these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sector {
    #[default]
    Private,
    /// A public body of a part of the state, or of a town.
    Public,
    /// A public body of the state as a whole.
    Federal,
    Telecommunications,
    Post,
    ProtestantChurch,
    CatholicChurch,
    Broadcaster,
}

/// The word names no sector.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no such sector; the sectors are {}", Sector::ALL.map(Sector::word).join(", "))]
pub struct UnknownSector;

impl Sector {
    pub const ALL: [Sector; 8] = [
        Sector::Private,
        Sector::Public,
        Sector::Federal,
        Sector::Telecommunications,
        Sector::Post,
        Sector::ProtestantChurch,
        Sector::CatholicChurch,
        Sector::Broadcaster,
    ];

    /// The word in the files and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Sector::Private => "private",
            Sector::Public => "public",
            Sector::Federal => "federal",
            Sector::Telecommunications => "telecommunications",
            Sector::Post => "post",
            Sector::ProtestantChurch => "protestant-church",
            Sector::CatholicChurch => "catholic-church",
            Sector::Broadcaster => "broadcaster",
        }
    }
}

impl Sector {
    /// The bodies of the sector, as a sentence calls them.
    pub fn bodies(self) -> &'static str {
        match self {
            Sector::Private => "private bodies",
            Sector::Public => "public bodies",
            Sector::Federal => "federal bodies",
            Sector::Telecommunications => "telephone companies",
            Sector::Post => "postal services",
            Sector::ProtestantChurch => "Protestant church bodies",
            Sector::CatholicChurch => "Catholic church bodies",
            Sector::Broadcaster => "public broadcasters",
        }
    }
}

impl fmt::Display for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Sector {
    type Err = UnknownSector;

    fn from_str(word: &str) -> Result<Self, UnknownSector> {
        Sector::ALL
            .into_iter()
            .find(|sector| sector.word() == word)
            .ok_or(UnknownSector)
    }
}
