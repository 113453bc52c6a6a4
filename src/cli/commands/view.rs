//! Cases, clocks and sums in words, as the user sees them.

use super::Scene;
pub use crate::cli::words::clocks::{
    argued, doubt, doubts, in_days, notice, remarks, standing, until_when,
};
pub use crate::office::view::CaseView;
use crate::{
    cli::{failure::Failure, table::Table, words},
    law::{Deadline, Whose},
    office::{next, stand::Stand},
};

/// How a case stands, in a word.
pub fn stands(scene: &Scene<'_>, view: &CaseView) -> Result<String, Failure> {
    let steps = next::steps(scene, Some(view.case.reference.as_str()), None)?;
    let Some(step) = steps.first() else {
        return Ok(view.status.to_string());
    };
    let stand = words::stand::word(Stand::of(view, step));
    Ok(match step.late.filter(|_| step.sends()) {
        Some(_) => format!("{stand}, {}", words::stand::letter_waits()),
        None => stand,
    })
}

/// The sum, one step a line: what, where that led, on whose words.
pub fn sum(deadline: &Deadline, whose: Whose) -> Table {
    let mut table = Table::default();
    for row in words::sum(deadline, whose) {
        table.row(row);
    }
    table
}
