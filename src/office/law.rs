//! The statutes, one of them, and the public holidays of a place.

use std::{ops::RangeInclusive, path::Path};

use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};
use thiserror::Error as ThisError;

use super::{Error, Hint, Kind, Notice, Refusal, World};
use crate::{
    law::{
        Calendars, Certainty, ClockInForce, Counting, EventKind, FollowUp, Language, Place, Right,
        Statute, UnknownPlace, Whose,
    },
    letter::Available,
};

/// Every statute with its letters, by its id.
#[derive(Debug)]
pub struct Laws(pub Vec<Known>);

/// A statute, and what there is to write under it.
#[derive(Debug)]
pub struct Known {
    pub statute: Statute,
    /// One for each right of its own.
    pub letters: Vec<Lettered>,
}

/// A right of a statute, and its letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lettered {
    pub right: Right,
    /// Its first day.
    pub from: NaiveDate,
    /// The languages of the request, the usual one first.
    pub languages: Vec<Language>,
    /// `request`, and the letters that follow it: `reminder`, `appeal`, `complaint`.
    pub occasions: Vec<&'static str>,
    /// How sure its provision is.
    pub certainty: Certainty,
}

/// A statute in brief, as every door hands it on.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SpokenLaw<'a> {
    id: &'a str,
    title: &'a str,
    citation: &'a str,
    href: &'a str,
    /// The day someone last compared it with its sources.
    checked_on: NaiveDate,
    /// The languages of its letters, the usual one first; empty where there are none yet.
    languages: &'a [Language],
    /// Where people live whom it protects.
    residence: Vec<&'a Place>,
    rights: Vec<Right>,
    /// The first day on which it protects them.
    from: NaiveDate,
    /// How sure the least sure of its rights, clocks and platforms is.
    certainty: Certainty,
    letters: &'a [Lettered],
    /// The ids of its clocks.
    clocks: Vec<&'a str>,
}

/// The statutes, with the person's own laid over ours.
///
/// # Errors
/// When a law file cannot be read.
pub fn list(world: &World<'_>) -> Result<Laws, Error> {
    let statutes = world.home.statutes()?;
    let countings = statutes.countings()?;
    let own = world.home.templates();
    let known = statutes.all()?.into_iter().map(|statute| {
        let letters = letters(&statute, countings, &own, world.today)?;
        Ok(Known { statute, letters })
    });
    Ok(Laws(known.collect::<Result<_, Error>>()?))
}

fn letters(
    statute: &Statute,
    countings: &[Counting],
    own: &Path,
    today: NaiveDate,
) -> Result<Vec<Lettered>, Error> {
    let available = Available::of(statute, Some(own))?;
    let lettered = statute.known_rights().into_iter().filter_map(|right| {
        let versions = &statute.grant_of(right)?.versions;
        let from = versions.first()?.from;
        let version = versions
            .iter()
            .rfind(|version| version.from <= today.max(from))?;
        let grounds = statute.grounds(right, today.max(from), countings).ok()?;
        let languages: Vec<Language> = statute
            .languages
            .iter()
            .filter(|language| available.has_request(&grounds, language))
            .cloned()
            .collect();
        let steps = available.steps(&grounds).into_iter().map(FollowUp::word);
        let occasions = if languages.is_empty() {
            Vec::new()
        } else {
            ["request"].into_iter().chain(steps).collect()
        };
        Some(Lettered {
            right,
            from,
            languages,
            occasions,
            certainty: version.certainty,
        })
    });
    Ok(lettered.collect())
}

/// How sure the least sure of a statute's rights, clocks and platforms is.
pub fn certainty(statute: &Statute) -> Certainty {
    let rights = statute.rights.iter().flat_map(|grant| &grant.versions);
    let clocks = statute.clocks.iter().flat_map(|clock| &clock.versions);
    let platforms = statute.platforms.iter();
    rights
        .map(|version| version.certainty)
        .chain(clocks.map(|version| version.certainty))
        .chain(platforms.flat_map(|platform| {
            let also = platform.also.iter().map(|also| also.certainty);
            also.chain([platform.certainty])
        }))
        .max()
        .unwrap_or(Certainty::Verified)
}

/// When a statute begins to protect people.
pub fn begins(statute: &Statute) -> NaiveDate {
    let days = statute.residences.iter().map(|residence| residence.from);
    days.min().unwrap_or(statute.checked_on)
}

/// The times of a statute, as they are told in short.
#[derive(Debug)]
pub struct Times {
    /// For the answer to a request: the first, and of the others one for each right that it is not for.
    pub answers: Vec<ClockInForce>,
    /// For the answer to an appeal.
    pub appeal: Option<ClockInForce>,
}

/// The times for the answer under a statute on a day, and that for the answer to an appeal.
///
/// # Errors
/// When a law file cannot be read.
pub fn times(world: &World<'_>, statute: &Statute) -> Result<Times, Error> {
    let statutes = world.home.statutes()?;
    let countings = statutes.countings()?;
    let day = world.today.max(begins(statute));
    let mut told: Vec<Right> = Vec::new();
    let mut times = Times {
        answers: Vec::new(),
        appeal: None,
    };
    for clock in &statute.clocks {
        let Some(in_force) = statute.clock(&clock.id, day, countings) else {
            continue;
        };
        if in_force.starts_at == EventKind::Appealed {
            times.appeal.get_or_insert(in_force);
        } else if in_force.whose == Whose::Recipient
            && in_force.is_for_the_answer()
            && !clock.rights.iter().all(|right| told.contains(right))
        {
            told.extend(&clock.rights);
            times.answers.push(in_force);
        }
    }
    Ok(times)
}

/// One statute whole.
///
/// # Errors
/// When there is none of this id, or its file cannot be read.
pub fn show(world: &World<'_>, id: &str) -> Result<Statute, Error> {
    Ok(world.home.statutes()?.get(id)?)
}

impl Serialize for Laws {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|known| {
            let statute = &known.statute;
            let residences = statute.residences.iter();
            SpokenLaw {
                id: &statute.id,
                title: &statute.title,
                citation: &statute.citation,
                href: &statute.href,
                checked_on: statute.checked_on,
                languages: &statute.languages,
                residence: residences.flat_map(|lived| &lived.places).collect(),
                rights: statute.known_rights(),
                from: begins(statute),
                certainty: certainty(statute),
                letters: &known.letters,
                clocks: statute.clocks.iter().map(|clock| &*clock.id).collect(),
            }
        }))
    }
}

/// Whose holidays, in which years.
#[derive(Debug, Clone)]
pub struct HolidayOrder {
    /// A place, or the code of a calendar that is none: `US-CA-6700`.
    pub place: String,
    /// This year where it is not said.
    pub from: Option<i32>,
    /// The first where it is not said.
    pub to: Option<i32>,
}

/// The public holidays of a place.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Holidays {
    /// The code of the calendar.
    pub calendar: Option<String>,
    pub title: Option<String>,
    pub certainty: Certainty,
    pub holidays: Vec<Holiday>,
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// One day off.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Holiday {
    pub day: NaiveDate,
    pub name: String,
}

/// Why no holidays can be listed.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum NoHolidays {
    #[error("there is no year from {from} to {to}")]
    NoYear { from: i32, to: i32 },
    #[error(transparent)]
    NoPlace(#[from] UnknownPlace),
    #[error("the public holidays of {place} are not known; those of these places are: {known}", known = .known.join(", "))]
    NotKnown { place: String, known: Vec<String> },
}

impl Refusal for NoHolidays {
    fn kind(&self) -> Kind {
        match self {
            NoHolidays::NotKnown { .. } => Kind::Cannot,
            NoHolidays::NoYear { .. } | NoHolidays::NoPlace(_) => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            NoHolidays::NotKnown { .. } => vec![Hint::say(
                "a file `law/extra-holidays.txt` in the home can add them",
            )],
            NoHolidays::NoYear { .. } | NoHolidays::NoPlace(_) => Vec::new(),
        }
    }
}

/// The public holidays of a place, year by year.
///
/// # Errors
/// When the place has none that are known, or a file of holidays cannot be read.
pub fn holidays(world: &World<'_>, order: &HolidayOrder) -> Result<Holidays, Error> {
    let from = order.from.unwrap_or_else(|| world.today.year());
    let to = order.to.unwrap_or(from);
    if from > to {
        return Err(Error::from(NoHolidays::NoYear { from, to }));
    }
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    // A code of the table is no place in all cases: `US-CA-6700`.
    let calendar = match calendars.get(&order.place.to_ascii_uppercase()) {
        Some(calendar) => calendar,
        None => calendars.of(&order.place.parse().map_err(NoHolidays::NoPlace)?),
    };
    if !calendar.is_known() {
        return Err(Error::from(NoHolidays::NotKnown {
            place: order.place.clone(),
            known: calendars.ids().map(str::to_owned).collect(),
        }));
    }
    let holidays = (from..=to).flat_map(|year| calendar.holidays(year));
    Ok(Holidays {
        calendar: calendar.id().map(str::to_owned),
        title: calendar.title().map(str::to_owned),
        certainty: calendars.certainty(),
        holidays: holidays
            .map(|(day, name)| Holiday {
                day,
                name: name.to_owned(),
            })
            .collect(),
        notices: doubts(calendars, from..=to),
    })
}

/// What is in doubt of the holidays of these years.
fn doubts(calendars: &Calendars, years: RangeInclusive<i32>) -> Vec<Notice> {
    let mut notices = Vec::new();
    if calendars.certainty() != Certainty::Verified {
        notices.push(Notice::HolidaysFromAList);
    }
    let known = Calendars::YEARS;
    if !known.contains(years.start()) || !known.contains(years.end()) {
        notices.push(Notice::HolidaysCarriedOn {
            from: *known.start(),
            to: *known.end(),
        });
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::scratch::{Scratch, refused};

    fn of(place: &str, from: Option<i32>, to: Option<i32>) -> HolidayOrder {
        HolidayOrder {
            place: place.to_owned(),
            from,
            to,
        }
    }

    #[test]
    fn holidays_are_those_of_this_year_unless_others_are_asked_for() {
        let scratch = Scratch::new();
        let world = scratch.world();
        let years = |order| {
            let found = holidays(&world, &order).unwrap();
            let mut years: Vec<i32> = found.holidays.iter().map(|one| one.day.year()).collect();
            years.dedup();
            (years, found.notices)
        };
        let doubt = Notice::HolidaysFromAList;
        assert_eq!(
            years(of("lu", None, None)),
            (vec![2026], vec![doubt.clone()])
        );
        let (listed, _) = years(of("LU", Some(2027), Some(2028)));
        assert_eq!(listed, [2027, 2028]);
        let (_, doubts) = years(of("US-CA-6700", Some(2050), Some(2051)));
        let (from, to) = (2018, 2050);
        assert_eq!(doubts, [doubt, Notice::HolidaysCarriedOn { from, to }]);
    }

    #[test]
    fn what_is_not_known_is_never_an_empty_list() {
        let scratch = Scratch::new();
        let world = scratch.world();
        let unknown: NoHolidays = refused(holidays(&world, &of("CN", None, None)));
        assert!(
            matches!(&unknown, NoHolidays::NotKnown { place, known } if place == "CN" && known.iter().any(|id| id == "LU"))
        );
        assert_eq!(unknown.kind(), Kind::Cannot);
        let (from, to) = (2027, 2026);
        let years: NoHolidays = refused(holidays(&world, &of("LU", Some(from), Some(to))));
        assert_eq!(years, NoHolidays::NoYear { from, to });
        let place: NoHolidays = refused(holidays(&world, &of("UK", None, None)));
        assert!(matches!(place, NoHolidays::NoPlace(_)));
    }
}
