//! Who hears the complaint when a request is not honoured?
//!
//! One TOML file an authority in `authorities/`, each with a source and the day
//! it was checked; the user's own folder of the same shape is laid over them.
//! Which of them is competent follows from the statute's own words
//! ([`Complaint`](crate::law::Complaint)): where the person lives, works, or was wronged.

#[expect(
    clippy::module_inception,
    reason = "the noun of the module, in its own file"
)]
mod authority;
mod competence;
mod sector;

use std::path::Path;

use include_dir::{Dir, include_dir};
use thiserror::Error;

use crate::shelf::{self, Shelf, Text, Unreadable};

pub use authority::Authority;
pub use competence::{Affair, Competence, Competent, Lead, NoAuthority};
pub use sector::{Sector, UnknownSector};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/authorities");

/// An authority's file could not be used.
#[derive(Debug, Error)]
pub enum AuthorityError {
    /// `message` carries the line and a caret.
    #[error("the authority {file} cannot be read\n{message}")]
    Grammar { file: String, message: String },
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Where authorities are looked up.
#[derive(Debug)]
pub struct Authorities {
    all: Vec<Authority>,
}

impl Authorities {
    /// The authorities that hear complaints under the statute `law`, with the
    /// user's folder laid over those of the program, in the order of their ids.
    ///
    /// # Errors
    /// When a file is broken, or one of the user's cannot be read.
    pub fn under(law: &str, own: Option<&Path>) -> Result<Authorities, AuthorityError> {
        let mut all = Vec::new();
        for (path, file) in files(own)? {
            let authority = read(&path, &file)?;
            if authority.laws.iter().any(|known| known == law) {
                all.push(authority);
            }
        }
        Ok(Authorities { all })
    }

    pub fn all(&self) -> &[Authority] {
        &self.all
    }
}

fn files(own: Option<&Path>) -> Result<Shelf, Unreadable> {
    shelf::open("authorities", &BUILT_IN, own, |path| {
        path.ends_with(".toml") && !path.contains('/')
    })
}

fn read(path: &str, file: &Text) -> Result<Authority, AuthorityError> {
    let broken = |message| AuthorityError::Grammar {
        file: file.source.clone(),
        message,
    };
    let authority: Authority =
        toml::from_str(&file.text).map_err(|error| broken(error.to_string()))?;
    if path.strip_suffix(".toml") == Some(&authority.id) {
        Ok(authority)
    } else {
        Err(broken(format!(
            "the id `{}` is not the name of the file",
            authority.id
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::law::{Place, Statutes};

    #[test]
    fn wherever_a_statute_protects_people_somebody_hears_them() {
        let statutes = Statutes::open(None).unwrap();
        let day = "2026-11-22".parse().unwrap();
        for statute in statutes.all().unwrap() {
            // A statute that is there for its deadlines alone may not say.
            let Some(complaint) = statute.complaint(day) else {
                assert!(statute.languages.is_empty(), "{}", statute.id);
                continue;
            };
            let authorities = Authorities::under(&statute.id, None).unwrap();
            let homes = statute
                .residences
                .iter()
                .flat_map(|residence| &residence.places);
            for home in homes.filter(|home| home.code() != "DE") {
                let affair = Affair {
                    residence: Some(home.clone()),
                    ..Affair::default()
                };
                let found = authorities.competence(&affair, complaint).unwrap();
                let expected = if home.code() == "US-CA" { 2 } else { 1 };
                assert_eq!(found.competent.len(), expected, "{home}");
                assert_eq!(found.competent[0].authority.place, *home);
            }
        }
    }

    #[test]
    fn every_land_has_one_authority_for_companies_and_one_for_its_own_bodies() {
        let statutes = Statutes::open(None).unwrap();
        let gdpr = statutes.get("gdpr").unwrap();
        let complaint = gdpr.complaint("2026-11-22".parse().unwrap()).unwrap();
        let authorities = Authorities::under("gdpr", None).unwrap();
        let laender = [
            "BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST",
            "SH", "TH",
        ];
        for land in laender.map(|land| format!("DE-{land}").parse::<Place>().unwrap()) {
            for sector in [Sector::Private, Sector::Public] {
                let affair = Affair {
                    residence: Some(land.clone()),
                    sector,
                    ..Affair::default()
                };
                let found = authorities.competence(&affair, complaint).unwrap();
                assert_eq!(found.competent.len(), 1, "{land}");
                assert_eq!(found.competent[0].authority.place, land);
            }
        }
    }

    #[test]
    fn every_file_can_be_read_and_says_where_to_write_and_how_we_know() {
        let files = files(None).unwrap();
        assert!(files.len() >= 60);
        for (path, file) in files {
            let authority = read(&path, &file).unwrap();
            let urls = [Some(&authority.source.href), authority.form.as_ref()];
            for url in urls.into_iter().flatten().chain(&authority.web) {
                assert!(
                    url.starts_with("https://") || url.starts_with("http://"),
                    "{path}: {url}"
                );
            }
            assert!(
                authority.form.is_some()
                    || authority.email.is_some()
                    || !authority.address.is_empty(),
                "{path}"
            );
            assert!(authority.address.len() <= 6, "{path}");
        }
    }
}
