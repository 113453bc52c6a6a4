//! Which company does a text mean?

use thiserror::Error as ThisError;

use crate::{
    directory::{Directory, Hit, Meant, Record},
    office::{Error, Hint, Kind, Refusal},
    request::printable,
};

/// Why no company, or no pack, is meant.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("no company called `{}` is in the directory", printable(asked))]
    Nobody {
        asked: String,
        /// Those whose names are near.
        near: Vec<Hit>,
    },
    #[error("`{}` matches several companies", printable(asked))]
    Several { asked: String, hits: Vec<Hit> },
    #[error("there is no pack called `{}`", printable(.0))]
    NoPack(String),
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            Refused::Nobody { near, .. } if near.is_empty() => Hint::SearchCompanies,
            Refused::Nobody { near, .. } => Hint::DidYouMean(near.clone()),
            Refused::Several { .. } => Hint::NameById,
            Refused::NoPack(_) => Hint::ListPacks,
        }]
    }
}

/// The company that a text means.
pub fn meant(directory: &Directory, text: &str) -> Result<Record, Error> {
    let asked = text.to_owned();
    match directory.meant(text)? {
        Meant::One(record) => Ok(*record),
        Meant::Several(hits) => Err(Refused::Several { asked, hits }.into()),
        Meant::Nobody(near) => Err(Refused::Nobody { asked, near }.into()),
    }
}
