//! What a correction of the law files would move.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{Error, Notice, World};
use crate::{
    law::{Grounds, LawError, Statutes},
    request::Reference,
    tracker::{Case, CaseClock},
};

/// After this many days a statute wants to be compared with its sources again.
const STALE: u64 = 180;

/// What the files as they are now say of open cases, and of themselves.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LawCheck {
    pub moved: Vec<Moved>,
    pub stale: Vec<Stale>,
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// A clock that would have another last day, had its case been opened under the files of now.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Moved {
    pub case: Reference,
    /// The id of the statute.
    pub law: String,
    /// The clock's id in it.
    pub clock: String,
    #[serde(skip)]
    pub title: String,
    pub due: NaiveDate,
    /// Null where there is no such clock any more.
    pub due_now: Option<NaiveDate>,
}

/// A statute that nobody has compared with its sources for 180 days.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Stale {
    /// The id of the statute.
    pub law: String,
    pub checked_on: NaiveDate,
}

/// Finds open cases whose clocks a later correction of the law files would move, and statutes that
/// nobody has checked for 180 days. Nothing is changed: a case keeps the law it was opened under.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn check(world: &World<'_>) -> Result<LawCheck, Error> {
    let statutes = world.home.statutes()?;
    let stale = stale(&statutes, world.today)?;
    let moved = moved(world, &statutes)?;
    let mut notices: Vec<Notice> = stale
        .iter()
        .map(|stale| Notice::NotCheckedFor {
            law: stale.law.clone(),
            checked_on: stale.checked_on,
            days: STALE,
        })
        .collect();
    if moved.is_empty() {
        notices.push(Notice::NothingWouldMove);
    }
    Ok(LawCheck {
        moved,
        stale,
        notices,
    })
}

fn stale(statutes: &Statutes, today: NaiveDate) -> Result<Vec<Stale>, LawError> {
    let all = statutes.all()?.into_iter();
    let stale = all.filter(|statute| {
        let fresh_until = statute.checked_on.checked_add_days(Days::new(STALE));
        fresh_until.is_none_or(|until| today > until)
    });
    Ok(stale
        .map(|statute| Stale {
            law: statute.id,
            checked_on: statute.checked_on,
        })
        .collect())
}

fn moved(world: &World<'_>, statutes: &Statutes) -> Result<Vec<Moved>, Error> {
    let cases = world.home.cases()?;
    let calendars = statutes.calendars()?;
    let mut moved = Vec::new();
    // Most cases were opened on the same grounds; each is looked up once.
    let mut now: BTreeMap<_, Option<Arc<Grounds>>> = BTreeMap::new();
    for case in cases {
        let kept = case.clocks(world.today, calendars)?;
        if !kept.iter().any(CaseClock::is_running) {
            continue;
        }
        let key = (case.law.clone(), case.asked, case.opened_on);
        let grounds = match now.get(&key) {
            Some(grounds) => grounds.clone(),
            None => {
                let found = as_it_is_now(&case, statutes)?.map(Arc::new);
                now.insert(key, found.clone());
                found
            }
        };
        let Some(grounds) = grounds else { continue };
        let changed = Case { grounds, ..case };
        let others = changed.clocks(world.today, calendars)?;
        for clock in kept.into_iter().filter(CaseClock::is_running) {
            let other = others.iter().find(|other| other.clock.id == clock.clock.id);
            let due_now = other.map(|other| other.deadline.due);
            if due_now != Some(clock.deadline.due) {
                moved.push(Moved {
                    case: changed.reference.clone(),
                    law: changed.law.clone(),
                    clock: clock.clock.id,
                    title: clock.clock.title,
                    due: clock.deadline.due,
                    due_now,
                });
            }
        }
    }
    Ok(moved)
}

/// What the case would rest on, had it been opened under the files as they are
/// now; `None` where the statute or the right is gone.
fn as_it_is_now(case: &Case, statutes: &Statutes) -> Result<Option<Grounds>, LawError> {
    if !statutes.ids().contains(&case.law) {
        return Ok(None);
    }
    let statute = statutes.get(&case.law)?;
    let grounds = statute.grounds(case.asked, case.opened_on, statutes.countings()?);
    // Cases opened before the home was kept have every clock there is.
    Ok(grounds.ok().map(|grounds| match &case.grounds.home {
        Some(home) => grounds.at_home(Some(home)),
        None => grounds,
    }))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::office::scratch::{ACCESS, Scratch, day};

    #[test]
    fn a_correction_moves_a_case_that_runs_and_changes_nothing() {
        let scratch = Scratch::with_cases();
        let world = scratch.world();
        let before = check(&world).unwrap();
        assert!(before.moved.is_empty() && before.notices.contains(&Notice::NothingWouldMove));

        let own = world.home.folder().join("law/eu");
        fs::create_dir_all(&own).unwrap();
        let gdpr = include_str!("../../law/eu/gdpr.toml");
        let corrected = gdpr.replace("period = \"1 month\"", "period = \"2 months\"");
        assert_ne!(corrected, gdpr);
        fs::write(own.join("gdpr.toml"), corrected).unwrap();
        let moved = check(&world).unwrap().moved;
        let moved = moved.iter().find(|moved| moved.case.as_str() == ACCESS);
        let moved = moved.unwrap();
        assert_eq!(
            (moved.law.as_str(), moved.clock.as_str()),
            ("gdpr", "respond")
        );
        assert_eq!(moved.due, day("2026-12-21"));
        assert_eq!(moved.due_now, Some(day("2027-01-21")));
        let case = world.home.case(ACCESS).unwrap().1;
        let clocks = case.clocks(
            world.today,
            world.home.statutes().unwrap().calendars().unwrap(),
        );
        assert_eq!(clocks.unwrap()[0].deadline.due, day("2026-12-21"));
    }

    #[test]
    fn a_statute_is_stale_from_the_day_after_180_days() {
        let scratch = Scratch::new();
        let checked_on = scratch
            .world()
            .home
            .statutes()
            .unwrap()
            .get("gdpr")
            .unwrap()
            .checked_on;
        let stale_on = |days: u64| {
            let today = checked_on.checked_add_days(Days::new(days)).unwrap();
            let world = World {
                today,
                ..scratch.world()
            };
            let stale = check(&world).unwrap().stale;
            stale.iter().any(|stale| stale.law == "gdpr")
        };
        assert!(!stale_on(180));
        assert!(stale_on(181));
    }
}
