//! All statutes: those in the program and those in the user's own folder.

use std::{cmp::Reverse, collections::BTreeMap, path::Path, sync::OnceLock};

use chrono::NaiveDate;
use serde::Deserialize;
use thiserror::Error;

use super::{BadLine, Calendars, Counting, NO_LAW, Place, Right, Statute, calendars::Table};
use crate::shelf::{self, Shelf, Unreadable, built_in};

/// What stands for a statute where a letter names none.
const NONE: &str = include_str!("none.toml");

/// The built-in files and the places that each protects people of, as `build.rs` gathered them: the path, whether it
/// is meant only when it is named, then the codes, by tab.
const RESIDENCES: &str = include_str!(concat!(env!("OUT_DIR"), "/residences.tsv"));
const ONLY_WHEN_NAMED: &str = "only-when-named";

const COUNTING: &str = "counting.toml";
const HOLIDAYS: &str = "holidays.txt";
/// The user's own days off, added to the table and not laid over it.
const EXTRA_HOLIDAYS: &str = "extra-holidays.txt";

/// A law file could not be used, or no statute answers.
#[derive(Debug, Error)]
pub enum LawError {
    #[error("there is no law called `{found}`; there are {known}", known = .known.join(", "))]
    Unknown { found: String, known: Vec<String> },
    /// `known` are those with letters, by id and title; `named` are those that protect people there, each in one
    /// matter, when they are named.
    #[error("datawrit does not know the law of {} yet", .place.in_english())]
    NotCovered {
        place: Place,
        known: Vec<(String, String)>,
        named: Vec<(String, String)>,
    },
    /// Several protect people there, and the files do not say which is meant.
    #[error(
        "{} has several laws that fit: {}",
        .place.in_english(),
        .laws.iter().map(|law| format!("{} ({})", law.id, law.title)).collect::<Vec<_>>().join(", ")
    )]
    Several { place: Place, laws: Vec<Statute> },
    /// `message` carries the line and a caret.
    #[error("the law file {file} cannot be read\n{message}")]
    Grammar { file: String, message: String },
    #[error("the law file {file} contradicts itself: {message}")]
    Contradiction { file: String, message: String },
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

/// Where statutes are looked up. Nothing is parsed before it is asked for.
#[derive(Debug)]
pub struct Statutes {
    shelf: Shelf,
    /// Gathered once, when somebody's law is first looked for.
    residences: OnceLock<Residences>,
    /// Read once, when first asked for.
    countings: OnceLock<Vec<Counting>>,
    /// Read once, when the first sum is computed.
    calendars: OnceLock<Calendars>,
}

/// The files by the codes of the places whose people they protect, on whatever day.
#[derive(Debug, Default)]
struct Residences {
    usual: BTreeMap<String, Vec<String>>,
    /// Of the statutes that are meant only when they are named.
    named: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountingFile {
    counting: Vec<Counting>,
}

impl Statutes {
    /// The statutes of the program, with the user's folder of the same shape
    /// laid over them where there is one.
    ///
    /// # Errors
    /// When a file of that folder cannot be read.
    pub fn open(own: Option<&Path>) -> Result<Statutes, LawError> {
        let mut shelf = shelf::open(&built_in::LAW, own, |path| {
            path.ends_with(".toml") || [HOLIDAYS, EXTRA_HOLIDAYS].contains(&path)
        })?;
        // The id decides, so that an own file replaces ours wherever it lies.
        let own: Vec<String> = shelf
            .iter()
            .filter(|(_, file)| file.own)
            .map(|(path, _)| stem(path).to_owned())
            .collect();
        shelf.retain(|path, file| file.own || !own.iter().any(|own| own == stem(path)));
        Ok(Statutes {
            shelf,
            residences: OnceLock::new(),
            countings: OnceLock::new(),
            calendars: OnceLock::new(),
        })
    }

    /// The ids of all statutes, in order.
    pub fn ids(&self) -> Vec<String> {
        let mut ids: Vec<_> = self
            .statute_paths()
            .map(|path| stem(path).to_owned())
            .collect();
        ids.sort();
        ids
    }

    /// The statute with this id; under [`NO_LAW`] what stands for one where a letter names none.
    ///
    /// # Errors
    /// When there is none, or its file is broken.
    pub fn get(&self, id: &str) -> Result<Statute, LawError> {
        if id == NO_LAW {
            return toml::from_str(NONE).map_err(|error| LawError::Grammar {
                file: format!("{NO_LAW}.toml"),
                message: error.to_string(),
            });
        }
        let path = self
            .statute_paths()
            .find(|path| stem(path) == id)
            .ok_or_else(|| LawError::Unknown {
                found: id.to_owned(),
                known: self.ids(),
            })?;
        self.parse(path)
    }

    /// Every statute, in the order of their ids.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn all(&self) -> Result<Vec<Statute>, LawError> {
        self.ids().iter().map(|id| self.get(id)).collect()
    }

    /// Every statute that protects a person who lives at `place`, on `day`, but for those that are meant only when
    /// they are named: the general one first, and that of a part of a country before that of the whole; empty where
    /// none does.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn protecting(&self, place: &Place, day: NaiveDate) -> Result<Vec<Statute>, LawError> {
        self.at(&self.residences()?.usual, place, day)
    }

    /// Every statute that a person who lives at `place` may name on `day`, and that is never meant unless
    /// they do; that of a part of a country before that of the whole.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn to_be_named(&self, place: &Place, day: NaiveDate) -> Result<Vec<Statute>, LawError> {
        self.at(&self.residences()?.named, place, day)
    }

    /// Every statute that will protect a person who lives at `place`, and does not yet on `day`; the next first.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn coming(&self, place: &Place, day: NaiveDate) -> Result<Vec<Statute>, LawError> {
        let residences = self.residences()?;
        let mut coming = self.at(&residences.usual, place, NaiveDate::MAX)?;
        coming.extend(self.at(&residences.named, place, NaiveDate::MAX)?);
        coming.retain(|statute| !statute.protects(place, day));
        coming.sort_by_key(|statute| {
            statute
                .residence_of(place, NaiveDate::MAX)
                .map(|one| one.from)
        });
        Ok(coming)
    }

    /// Every statute that binds who is established at `place`, on `day`, wherever the person lives.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn binding(&self, place: &Place, day: NaiveDate) -> Result<Vec<Statute>, LawError> {
        let mut binding = self.protecting(place, day)?;
        binding.retain(|statute| statute.established.is_some());
        Ok(binding)
    }

    fn at(
        &self,
        residences: &BTreeMap<String, Vec<String>>,
        place: &Place,
        day: NaiveDate,
    ) -> Result<Vec<Statute>, LawError> {
        let country = place.country();
        let mut places = vec![place];
        if !place.is_country() {
            places.push(&country);
        }
        let mut paths: Vec<&String> = places
            .into_iter()
            .filter_map(|place| residences.get(place.code()))
            .flatten()
            .collect();
        paths.sort();
        paths.dedup();
        let mut protecting = Vec::new();
        for path in paths {
            let statute = self.parse(path)?;
            if statute.protects(place, day) {
                protecting.push(statute);
            }
        }
        // The law of a part of a country stands before that of the whole, one that is a parent's alone behind those that
        // are everybody's, one that gives more before one that gives less, and one that asks for less form before one
        // that asks for more.
        protecting.sort_by_cached_key(|statute| {
            (
                !statute.general,
                !statute.names(place, day),
                statute.only_for_a_child,
                Reverse(statute.known_rights().len()),
                statute.formalities.len(),
                statute.residence_of(place, day).map(|one| one.from),
            )
        });
        Ok(protecting)
    }

    /// The statute that is meant for a person who lives at `place`, when nobody chose one: the only one that
    /// protects them, or the general one of several; of a general law of the country and one of its part, the
    /// part's, for which the country's stands back (Canada: PIPEDA section 26(2)(b)).
    ///
    /// # Errors
    /// When none protects them on `day`, for nobody is quietly treated as living elsewhere; and when several
    /// do, and not just one of these is general.
    pub fn for_residence(&self, place: &Place, day: NaiveDate) -> Result<Statute, LawError> {
        let mut protecting = self.protecting(place, day)?;
        if is_first_meant(&protecting, place, day) {
            return Ok(protecting.swap_remove(0));
        }
        if protecting.is_empty() {
            return Err(self.not_covered(place, day)?);
        }
        Err(LawError::Several {
            place: place.clone(),
            laws: protecting,
        })
    }

    /// The same, for a request: of several laws on one subject each, those that know the right are meant.
    ///
    /// # Errors
    /// As [`Statutes::for_residence`]; several are those that know the right, where one does.
    pub fn for_request(
        &self,
        place: &Place,
        right: Right,
        day: NaiveDate,
    ) -> Result<Statute, LawError> {
        let several = match self.for_residence(place, day) {
            Err(LawError::Several { laws, .. }) => laws,
            decided => return decided,
        };
        let (mut knowing, others): (Vec<_>, Vec<_>) = several
            .into_iter()
            .partition(|statute| statute.grant_of(right).is_some());
        match knowing.len() {
            1 => Ok(knowing.swap_remove(0)),
            0 => Err(LawError::Several {
                place: place.clone(),
                laws: others,
            }),
            _ => Err(LawError::Several {
                place: place.clone(),
                laws: knowing,
            }),
        }
    }

    fn not_covered(&self, place: &Place, day: NaiveDate) -> Result<LawError, LawError> {
        let with_letters = |laws: Vec<Statute>| -> Vec<(String, String)> {
            let laws = laws.into_iter();
            let laws = laws.filter(|statute| !statute.languages.is_empty());
            laws.map(|statute| (statute.id, statute.title)).collect()
        };
        let mut others = self.all()?;
        others.retain(|statute| !statute.only_when_named);
        Ok(LawError::NotCovered {
            place: place.clone(),
            known: with_letters(others),
            named: with_letters(self.to_be_named(place, day)?),
        })
    }

    /// The parts of a country that have laws of their own, where no law protects the people of the whole
    /// country: who lives there is not told their law by the country alone. Empty for every other place.
    ///
    /// # Errors
    /// When one of the user's own files is broken.
    pub fn parts_with_laws(&self, place: &Place) -> Result<Vec<Place>, LawError> {
        let residences = &self.residences()?.usual;
        if residences.contains_key(place.code()) {
            return Ok(Vec::new());
        }
        let parts = residences
            .keys()
            .filter_map(|code| code.parse::<Place>().ok())
            .filter(|part| part != place && part.country() == *place);
        Ok(parts.collect())
    }

    fn residences(&self) -> Result<&Residences, LawError> {
        if let Some(residences) = self.residences.get() {
            return Ok(residences);
        }
        let mut residences = Residences::default();
        let mut add = |only_when_named: bool, code: &str, path: &str| {
            let by_place = if only_when_named {
                &mut residences.named
            } else {
                &mut residences.usual
            };
            let paths = by_place.entry(code.to_owned()).or_default();
            paths.push(path.to_owned());
        };
        for line in RESIDENCES.lines() {
            let mut cells = line.split('\t');
            let path = cells.next().unwrap_or_default();
            let only_when_named = cells.next() == Some(ONLY_WHEN_NAMED);
            if self.shelf.get(path).is_some_and(|file| !file.own) {
                cells.for_each(|code| add(only_when_named, code, path));
            }
        }
        // A file of the user's own may have been written by any program, in any of TOML's spellings.
        for path in self.statute_paths().filter(|path| self.shelf[*path].own) {
            let statute = self.parse(path)?;
            let places = statute.residences.iter().flat_map(|one| &one.places);
            places.for_each(|place| add(statute.only_when_named, place.code(), path));
        }
        Ok(self.residences.get_or_init(|| residences))
    }

    /// The rules of counting.
    ///
    /// # Errors
    /// When their file is broken.
    pub fn countings(&self) -> Result<&[Counting], LawError> {
        if let Some(countings) = self.countings.get() {
            return Ok(countings);
        }
        let Some(source) = self.shelf.get(COUNTING) else {
            return Ok(&[]);
        };
        let file: CountingFile = source.read().map_err(|message| LawError::Grammar {
            file: source.source.clone(),
            message,
        })?;
        Ok(self.countings.get_or_init(|| file.counting))
    }

    /// The public holidays, with the user's own.
    ///
    /// # Errors
    /// When their file is broken.
    pub fn calendars(&self) -> Result<&Calendars, LawError> {
        if let Some(calendars) = self.calendars.get() {
            return Ok(calendars);
        }
        let text = |path| self.shelf.get(path).map_or("", |source| &source.text);
        let broken = |path, error: BadLine| LawError::Grammar {
            file: self
                .shelf
                .get(path)
                .map(|source| source.source.clone())
                .unwrap_or_default(),
            message: shelf::short(&error.to_string()),
        };
        let own = self.shelf.get(HOLIDAYS).is_some_and(|source| source.own);
        let table = if own { Table::Own } else { Table::Ours };
        let mut calendars =
            Calendars::parse(text(HOLIDAYS), table).map_err(|error| broken(HOLIDAYS, error))?;
        calendars
            .extend(text(EXTRA_HOLIDAYS))
            .map_err(|error| broken(EXTRA_HOLIDAYS, error))?;
        Ok(self.calendars.get_or_init(|| calendars))
    }

    fn parse(&self, path: &str) -> Result<Statute, LawError> {
        let source = &self.shelf[path];
        let statute: Statute = source.read().map_err(|message| LawError::Grammar {
            file: source.source.clone(),
            message,
        })?;
        // Of ours the tests look, and not every start; but the rules of counting may be the person's.
        let rules_are_ours = self.shelf.get(COUNTING).is_some_and(|file| !file.own);
        if !source.own && rules_are_ours {
            return Ok(statute);
        }
        let mut faults = statute.faults(self.countings()?);
        if statute.id != stem(path) {
            faults.push(super::statute::Fault {
                place: "id".to_owned(),
                what: format!("`{}` is not the name of the file", statute.id),
            });
        }
        match faults.first() {
            None => Ok(statute),
            Some(fault) => Err(LawError::Contradiction {
                file: source.source.clone(),
                message: fault.to_string(),
            }),
        }
    }

    fn statute_paths(&self) -> impl Iterator<Item = &String> {
        self.shelf
            .keys()
            .filter(|path| path.ends_with(".toml") && *path != COUNTING)
    }
}

/// Whether of the statutes that protect a person at `place` the first is the one that is meant.
pub(super) fn is_first_meant(protecting: &[Statute], place: &Place, day: NaiveDate) -> bool {
    let general = protecting.iter().filter(|statute| statute.general);
    let names_it = |statute: &&Statute| statute.names(place, day);
    let (general, own) = (general.clone().count(), general.filter(names_it).count());
    protecting.len() == 1 || general == 1 || own == 1
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".toml").unwrap_or(name)
}
