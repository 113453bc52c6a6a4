//! What the statutes grant, and to the day until when.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and one that is passed over says so"
)]

mod cases;
mod deadlines;
mod faults;
mod files;
mod holidays;
mod properties;
mod residence;
mod rules;
mod states;
mod usable;
mod vectors;
mod worked;

use chrono::NaiveDate;
use datawrit::law::{Ask, Deadline, Place, Statutes};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn statutes() -> Statutes {
    Statutes::open(None).unwrap()
}

/// The deadline of a clock as it stands on the day it starts.
fn deadline(law: &str, clock: &str, place: &str, start: &str, extended: bool) -> Deadline {
    let statutes = statutes();
    let statute = statutes.get(law).unwrap();
    let clock = statute
        .clock(clock, day(start), statutes.countings().unwrap())
        .unwrap();
    let place: Place = place.parse().unwrap();
    clock
        .deadline(Ask {
            extended,
            ..Ask::plain(day(start), Some(&place), statutes.calendars().unwrap())
        })
        .unwrap()
}
