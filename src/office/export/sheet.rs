//! The clocks of all cases as a table for a spreadsheet, RFC 4180.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::{office::view::CaseView, request::printable, tracker::Notice};

/// By this mark Excel knows that a file is UTF-8; without it, it takes the letters of the system.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

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
pub fn sheet(cases: &[CaseView]) -> Result<String, csv::Error> {
    let mut rows = vec![HEADER.map(str::to_owned).to_vec()];
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
            rows.push(cells);
        }
        if view.clocks.is_empty() {
            let mut cells = of_case;
            cells.extend(std::iter::repeat_n(String::new(), OF_CLOCK));
            rows.push(cells);
        }
    }
    written(&rows)
}

fn written(rows: &[Vec<String>]) -> Result<String, csv::Error> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        // Every text in quotes, so that no separator within it ends a cell.
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    let mut sheet = String::from(BYTE_ORDER_MARK);
    sheet.push_str(&String::from_utf8_lossy(&bytes));
    Ok(sheet)
}

/// A text that a spreadsheet does not take for a formula: where it begins as one does, an
/// apostrophe goes first, which spreadsheets take as "this is text".
///
/// A spreadsheet in Germany or France reads a table with semicolons, so that a cell may begin for
/// it where none begins for us: what follows any separator is treated as a beginning too.
fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut begins = true;
    for character in printable(text).chars() {
        if begins && FORMULA.contains(&character) {
            safe.push('\'');
        }
        safe.push(character);
        begins = SEPARATORS.contains(&character)
            || (begins && (character.is_whitespace() || matches!(character, '"' | '\'')));
    }
    safe
}

/// With what a formula begins; the wide ones count in Japan.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

const SEPARATORS: [char; 5] = [',', ';', '|', '\t', '\n'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_quoted_where_it_must_be_and_no_formula() {
        let cells = ["a", "b,c", "d \"e\"", "f\ng", &text("=1+1"), &text("@x, y")];
        assert_eq!(
            written(&[cells.map(str::to_owned).to_vec()]).unwrap(),
            "\u{feff}\"a\",\"b,c\",\"d \"\"e\"\"\",\"f\ng\",\"'=1+1\",\"'@x, y\"\r\n"
        );
    }

    /// However a spreadsheet cuts the line into cells, none begins as a formula.
    #[test]
    fn no_reading_of_a_cell_is_a_formula() {
        for name in [
            "=1+1", "a;=1+1", "a; +1", "a\t@x", "a|-1", "\"=1+1", " =1", "a,\"=1", "＝1", "a;;=1",
            "\u{9}=1", "'=1",
        ] {
            let sheet = written(&[vec![text(name), "x".to_owned()]]).unwrap();
            for separator in [',', ';', '\t', '|', '"', '\''] {
                for cell in sheet.trim_start_matches(BYTE_ORDER_MARK).split(separator) {
                    let cell = cell.trim_start();
                    assert!(
                        separator == '\'' || !cell.starts_with(FORMULA),
                        "{name:?}: {cell:?} of {sheet:?}"
                    );
                }
            }
        }
        assert_eq!(
            text("Jung & Partner - Büro, A-Z"),
            "Jung & Partner - Büro, A-Z"
        );
    }
}
