//! The cases, as of today.

use super::{
    Error, World,
    next::{Adviser, Step},
    people,
    stand::Stand,
    view::CaseView,
};
use crate::{request::bare, tracker::Case};

/// Which cases are wanted; all where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those whose recipient is late, also where a letter about it waits to leave.
    pub late: bool,
    /// Those that wait for the person.
    pub waiting: bool,
    /// Those with a letter that has not left.
    pub not_sent: bool,
    /// The beginning of a word of the company's name.
    pub company: Option<String>,
    /// The statute's id.
    pub law: Option<String>,
    /// A name, or the beginning of a word of one.
    pub person: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// By the day that comes next; those without one last.
    Due,
    Company,
    Written,
}

impl Filter {
    /// Whether it leaves anything out.
    pub fn is_any(&self) -> bool {
        self.is_by_stand() || self.company.is_some() || self.law.is_some() || self.person.is_some()
    }

    fn is_by_stand(&self) -> bool {
        self.late || self.waiting || self.not_sent
    }

    /// What can be told without a calendar.
    fn fits_case(&self, case: &Case) -> bool {
        let (law, person) = (self.law.as_ref(), self.person.as_ref());
        person.is_none_or(|person| people::is_of(case, person))
            && law.is_none_or(|law| case.law.eq_ignore_ascii_case(law))
            && self
                .company
                .as_ref()
                .is_none_or(|company| people::is_called(&case.recipient, company))
    }

    fn fits(&self, stand: Stand, step: &Step) -> bool {
        !self.is_by_stand()
            || self.late && stand == Stand::Late
            || self.waiting && stand.is_for_you()
            || self.not_sent && step.sends()
    }
}

/// The cases of the home, the oldest first, one after the other: there may be more than fit into memory.
///
/// # Errors
/// When the tracker or a law file cannot be read.
pub fn list(world: &World<'_>, each: &mut dyn FnMut(CaseView)) -> Result<(), Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(());
    };
    let statutes = world.home.statutes()?;
    let calendars = statutes.calendars()?;
    tracker.each_case(|case| {
        each(CaseView::of(case, world.today, calendars)?);
        Ok(())
    })
}

/// Those that fit, with how each stands, in the order of their writing or another. Of those that are late no others
/// are read: their outlooks say which they may be.
///
/// # Errors
/// As [`list`].
pub fn list_those(
    world: &World<'_>,
    filter: &Filter,
    sort: Option<Sort>,
    each: &mut dyn FnMut(CaseView, Stand),
) -> Result<(), Error> {
    let Some(tracker) = world.home.existing_tracker()? else {
        return Ok(());
    };
    let statutes = world.home.statutes()?;
    let mut adviser = Adviser::new(world, &statutes);
    let mut sorted = Vec::new();
    let mut take = |case: Case| -> Result<(), Error> {
        if !filter.fits_case(&case) {
            return Ok(());
        }
        let (view, step) = adviser.step(&tracker, case)?;
        let stand = Stand::of(&view, &step);
        if filter.fits(stand, &step) {
            if sort.is_some() {
                sorted.push((view, stand));
            } else {
                each(view, stand);
            }
        }
        Ok(())
    };
    if filter.late && !filter.waiting && !filter.not_sent {
        let calendars = statutes.calendars()?;
        for case in tracker
            .coming(world.today, world.today, 0, calendars)?
            .cases
        {
            take(case)?;
        }
    } else {
        tracker.each_case(take)?;
    }
    match sort {
        None => {}
        Some(Sort::Due) => sorted.sort_by_key(|(view, _)| {
            let due = view.next().filter(|clock| !clock.is_forecast());
            let due = due.map(|clock| clock.deadline.due);
            (due.is_none(), due)
        }),
        Some(Sort::Company) => sorted.sort_by_key(|(view, _)| bare(&view.case.recipient)),
        Some(Sort::Written) => sorted.sort_by_key(|(view, _)| view.case.opened_on),
    }
    for (view, stand) in sorted {
        each(view, stand);
    }
    Ok(())
}
