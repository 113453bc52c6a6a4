//! The clocks of all cases as a table for a spreadsheet, RFC 4180.

use crate::cli::commands::view::CaseView;
use crate::tracker::Notice;

const HEADER: [&str; 20] = [
    "case",
    "opened_on",
    "law",
    "right",
    "recipient",
    "place",
    "status",
    "sent",
    "clock",
    "title",
    "nominal",
    "due",
    "overdue_from",
    "days_left",
    "overdue",
    "met_on",
    "estimate",
    "extended",
    "reference",
    "certainty",
];

/// How many columns are those of a clock; the others are those of its case.
const OF_CLOCK: usize = 12;

/// One row for each clock, those of a letter that has not left too (`sent` is
/// `false`); a case without clocks has one row. The columns are named as in
/// `list --json`, lines end in CR LF, and what is not known is empty.
pub fn sheet(cases: &[CaseView]) -> String {
    let mut sheet = row(HEADER.map(str::to_owned).to_vec());
    for view in cases {
        let case = &view.case;
        let of_case = vec![
            case.reference.to_string(),
            case.opened_on.to_string(),
            text(&case.law),
            case.asked.word().to_owned(),
            text(&case.recipient),
            case.place
                .as_ref()
                .map(|place| place.code().to_owned())
                .unwrap_or_default(),
            view.status.word().to_owned(),
            view.is_sent().to_string(),
        ];
        for clock in &view.clocks {
            let deadline = &clock.deadline;
            let day =
                |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let label = clock.receipt.and_then(|receipt| receipt.label());
            let extended = matches!(clock.notice, Some(Notice::InTime { .. }));
            let mut cells = of_case.clone();
            cells.extend([
                text(&clock.clock.id),
                text(&clock.clock.title),
                deadline.nominal.to_string(),
                deadline.due.to_string(),
                day(deadline.overdue_from()),
                clock.days_left.to_string(),
                clock.overdue.to_string(),
                day(clock.met_on),
                text(&label.unwrap_or_default()),
                extended.to_string(),
                text(&clock.clock.reference.title),
                deadline.certainty.to_string(),
            ]);
            sheet += &row(cells);
        }
        if view.clocks.is_empty() {
            let mut cells = of_case;
            cells.extend(std::iter::repeat_n(String::new(), OF_CLOCK));
            sheet += &row(cells);
        }
    }
    sheet
}

/// A text that a spreadsheet does not take for a formula: where it begins as one
/// does, an apostrophe goes first, which spreadsheets take as "this is text".
fn text(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// One record, RFC 4180, section 2: quoted where a cell needs it.
fn row(cells: Vec<String>) -> String {
    let cells: Vec<String> = cells
        .into_iter()
        .map(|cell| {
            if cell.contains(['"', ',', '\r', '\n']) {
                format!("\"{}\"", cell.replace('"', "\"\""))
            } else {
                cell
            }
        })
        .collect();
    cells.join(",") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_no_formula() {
        let cells = ["a", "b,c", "d \"e\"", "f\ng", &text("=1+1"), &text("@x, y")];
        assert_eq!(
            row(cells.map(str::to_owned).to_vec()),
            "a,\"b,c\",\"d \"\"e\"\"\",\"f\ng\",'=1+1,\"'@x, y\"\r\n"
        );
    }
}
