//! Cases, clocks and sums in words, as the user sees them.

pub use crate::office::told::{
    age, argued, asks, doubt, doubts, in_days, notice, remarks, standing,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::table::Table,
    law::{Deadline, Whose},
    office::told,
    tracker::CaseClock,
};

/// Until when, and what is to be known of it: a line, and others below.
pub fn until_when(clock: &CaseClock) -> String {
    let mut text = format!(
        "{} due {}, {}\n",
        clock.clock.title,
        clock.deadline.due,
        standing(clock)
    );
    for remark in remarks(clock) {
        text += &format!("  {remark}\n");
    }
    text
}

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in told::sum(deadline, whose) {
        table.row(row);
    }
    table
}
