//! How a case stands after something was done in it, for whoever did it.

use chrono::NaiveDate;

use super::step::{Adviser, Because, Step};
use crate::{
    office::{Error, World},
    tracker::{CaseClock, Medium, Receipt},
};

/// What is true now, by when something is due, and what is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    pub step: Step,
    /// The first day on which the recipient is late, where its time runs.
    pub late_from: Option<NaiveDate>,
    /// The day on which a letter that was posted is taken to arrive, where nobody has said that it has.
    pub arrives: Option<NaiveDate>,
}

/// How the case stands whose reference begins so.
///
/// # Errors
/// When the tracker or a law file cannot be read, or there is no such case.
pub fn after(world: &World<'_>, typed: &str) -> Result<After, Error> {
    let (tracker, case) = world.home.case(typed)?;
    let statutes = world.home.statutes()?;
    let (view, step) = Adviser::new(world, &statutes).step(&tracker, case)?;
    let runs = step.because == Because::OnTime;
    let receipt = CaseClock::of_answer(&view.clocks).and_then(|clock| clock.receipt);
    let posted = |receipt: Receipt| match receipt {
        Receipt::Estimated {
            day,
            medium: Medium::Post,
            ..
        } => Some(day),
        _ => None,
    };
    Ok(After {
        late_from: step.by.filter(|_| runs).and_then(|by| by.succ_opt()),
        arrives: receipt.and_then(posted).filter(|_| runs),
        step,
    })
}
