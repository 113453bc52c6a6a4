//! Cases, clocks and sums in words, as the user sees them.

pub use crate::office::told::{
    age, argued, asks, doubt, doubts, in_days, notice, remarks, standing,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::table::Table,
    law::{Deadline, Whose},
    office::told,
};

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in told::sum(deadline, whose) {
        table.row(row);
    }
    table
}
