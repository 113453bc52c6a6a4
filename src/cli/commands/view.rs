//! Cases, clocks and sums in words, as the user sees them.

pub use crate::cli::words::clocks::{
    argued, doubt, doubts, in_days, notice, remarks, standing, until_when,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::{table::Table, words},
    law::{Deadline, Whose},
};

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in words::sum(deadline, whose) {
        table.row(row);
    }
    table
}
