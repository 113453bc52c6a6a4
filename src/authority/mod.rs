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

use chrono::NaiveDate;
use thiserror::Error;

use crate::shelf::{self, Shelf, Text, Unreadable, built_in};

pub use authority::Authority;
pub use competence::{Affair, Competence, Competent, Lead, NoAuthority};
pub use sector::{Sector, UnknownSector};

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
    /// The authorities that hear complaints under the statute `law`, as they are on
    /// `today`, with the user's folder laid over those of the program, in the order of
    /// their ids.
    ///
    /// # Errors
    /// When a file is broken, or one of the user's cannot be read.
    pub fn under(
        law: &str,
        own: Option<&Path>,
        today: NaiveDate,
    ) -> Result<Authorities, AuthorityError> {
        let mut all = Vec::new();
        for (path, file) in files(own)? {
            let authority = read(&path, &file)?;
            if authority.laws.iter().any(|known| known == law) {
                all.push(authority.on(today));
            }
        }
        Ok(Authorities { all })
    }

    /// Those that were opened, in the order of their ids.
    pub fn all(&self) -> &[Authority] {
        &self.all
    }
}

fn files(own: Option<&Path>) -> Result<Shelf, Unreadable> {
    shelf::open(&built_in::AUTHORITIES, own, |path| {
        path.ends_with(".toml") && !path.contains('/')
    })
}

fn read(path: &str, file: &Text) -> Result<Authority, AuthorityError> {
    let broken = |message| AuthorityError::Grammar {
        file: file.source.clone(),
        message,
    };
    let authority: Authority = file.read().map_err(broken)?;
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
    use chrono::NaiveDate;

    use super::*;

    use crate::law::{Place, Statutes};

    /// Read as a person's own, our files are TOML again, and a fault has its line.
    #[test]
    fn an_authority_that_is_built_in_says_what_its_file_says() {
        let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("authorities");
        let (built_in, own) = (
            super::files(None).unwrap(),
            super::files(Some(&files)).unwrap(),
        );
        assert_eq!(built_in.len(), own.len());
        for (path, file) in built_in {
            assert_eq!(
                read(&path, &file).unwrap(),
                read(&path, &own[&path]).unwrap()
            );
        }
    }

    #[test]
    fn wherever_a_statute_protects_people_somebody_hears_them() {
        let statutes = Statutes::open(None).unwrap();
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        for statute in statutes.all().unwrap() {
            let day = statute.residences[0].from.max(today);
            // A statute that is there for its deadlines alone may not say, and one that has none says so.
            let Some(complaint) = statute.complaint(day) else {
                let told = statute.languages.is_empty() || statute.no_authority.is_some();
                assert!(told, "{}", statute.id);
                continue;
            };
            let authorities = Authorities::under(&statute.id, None, day).unwrap();
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
                let expected = if statute.id == "ccpa" { 2 } else { 1 };
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
        let authorities = Authorities::under("gdpr", None, "2026-11-22".parse().unwrap()).unwrap();
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
            // Or it says that no way was found.
            assert!(
                authority.form.is_some()
                    || authority.email.is_some()
                    || !authority.address.is_empty()
                    || authority.remark.is_some(),
                "{path}"
            );
            assert!(authority.address.len() <= 6, "{path}");
        }
    }

    fn all() -> Vec<Authority> {
        let files = files(None).unwrap();
        files
            .iter()
            .map(|(path, file)| read(path, file).unwrap())
            .collect()
    }

    #[test]
    fn an_entry_is_as_old_as_the_last_change_of_its_source() {
        let table = include_str!("../../tests/fixtures/authority-records-changed.tsv");
        let mut compared = 0;
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let (record, month) = line.split_once('\t').unwrap();
            let title = format!("authority record {record} (CC0)");
            let own = |authority: &&Authority| {
                authority.source.title == format!("datarequests.org, {title}")
            };
            if let Some(authority) = all().iter().find(own) {
                assert_eq!(authority.as_of, month, "{}", authority.id);
                compared += 1;
            }
        }
        assert!(compared > 40, "{compared}");
    }

    #[test]
    fn a_look_is_one_at_the_authoritys_own_page() {
        for authority in all() {
            let Some(day) = authority.checked_on else {
                continue;
            };
            assert_eq!(
                authority.certainty,
                crate::law::Certainty::Verified,
                "{}",
                authority.id
            );
            let web = authority.web.unwrap();
            let host = |url: &str| url.split('/').nth(2).unwrap().to_owned();
            assert_eq!(host(&authority.source.href), host(&web), "{}", authority.id);
            assert!(authority.as_of <= day.to_string(), "{}", authority.id);
        }
    }

    #[test]
    fn no_letter_has_the_name_of_an_office_in_its_template() {
        // Offices are renamed; their names are dated law (`[[regulator]]`).
        let words = [
            "Commissioner",
            "Information Commission",
            "CNPD",
            "CNIL",
            "BfDI",
            "AEPD",
            "CalPrivacy",
            "Protection Agency",
            "Bundesbeauftragte",
            "Landesbeauftragte",
        ];
        let names = all().into_iter().flat_map(|authority| {
            let changed: Vec<String> = authority
                .changes
                .iter()
                .filter_map(|change| change.name.as_ref())
                .map(ToString::to_string)
                .collect();
            [authority.name.to_string()]
                .into_iter()
                .chain(authority.english_name.map(|name| name.to_string()))
                .chain(changed)
        });
        let names: Vec<String> = words.map(str::to_owned).into_iter().chain(names).collect();
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut folders = vec![templates];
        let mut read = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "txt") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    let found = names.iter().find(|name| text.contains(name.as_str()));
                    assert_eq!(found, None, "{}", path.display());
                    read += 1;
                }
            }
        }
        assert!(read > 40, "{read}");
    }

    #[test]
    fn a_freephone_number_of_one_country_is_not_written_as_if_it_could_be_dialled_from_abroad() {
        for authority in all() {
            let Some(phone) = authority.phone else {
                continue;
            };
            let mut parts = phone.as_str().split(' ');
            let (code, next) = (parts.next().unwrap(), parts.next().unwrap_or_default());
            let free = ["800", "0800", "1800", "900", "808"].contains(&next);
            // 900 begins a freephone number in Spain alone.
            let abroad = code.starts_with('+') && free && (next != "900" || code == "+34");
            assert!(!abroad, "{}: {phone}", authority.id);
        }
    }

    #[test]
    fn advice_names_sectors_that_there_are() {
        for statute in Statutes::open(None).unwrap().all().unwrap() {
            for advice in statute
                .complaints
                .iter()
                .flat_map(|complaint| &complaint.advice)
            {
                for sector in &advice.for_sectors {
                    assert!(sector.parse::<Sector>().is_ok(), "{}: {sector}", statute.id);
                }
            }
        }
    }

    #[test]
    fn an_office_has_its_name_of_the_day() {
        let named = |day: &str| {
            let authorities = Authorities::under("uk-gdpr", None, day.parse().unwrap()).unwrap();
            authorities.all()[0].name.to_string()
        };
        assert_eq!(named("2026-09-29"), "Information Commissioner’s Office");
        assert_eq!(named("2026-09-30"), "Information Commission (ICO)");
    }
}
