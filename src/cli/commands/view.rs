//! Cases, clocks and sums as the user sees them, in words and as JSON.

use serde_json::{Value, json};

pub use crate::office::told::{
    age, argued, asks, doubt, doubts, in_days, late, notice, overdue_from, remarks, standing,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::table::Table,
    law::{Deadline, Whose},
    office::told,
};

/// The same for a program.
pub fn json(view: &CaseView) -> Value {
    json!(view)
}

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in told::sum(deadline, whose) {
        table.row(row);
    }
    table
}
