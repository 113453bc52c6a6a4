//! What kind of body is complained about?

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use thiserror::Error;

/// Where a state has several authorities, they share the bodies they supervise
/// in these words.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
    VariantArray,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(
    serialize_all = "kebab-case",
    parse_err_ty = UnknownSector,
    parse_err_fn = unknown
)]
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
#[error("no such sector; the sectors are {}", Sector::list())]
pub struct UnknownSector;

fn unknown(_: &str) -> UnknownSector {
    UnknownSector
}

impl Sector {
    pub const ALL: &'static [Sector] = Sector::VARIANTS;

    fn list() -> String {
        let words: Vec<&str> = Sector::ALL.iter().map(|sector| sector.word()).collect();
        words.join(", ")
    }

    /// The word in the files and on the command line.
    pub fn word(self) -> &'static str {
        self.into()
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
