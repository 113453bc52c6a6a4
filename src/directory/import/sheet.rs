//! A table: any, and the plain one whose columns we document.

use std::collections::BTreeMap;

use super::{
    Collection, Extent, Ids, Skipped,
    draft::{Draft, country, day, is_blank, shown},
};
use crate::{
    directory::{Id, Provenance, Way},
    request::Line,
    shelf,
    spreadsheet::Separator,
};

/// The longest cell of a table, in bytes.
const LONGEST_CELL: usize = 100_000;
/// The columns of the plain table, of which only `name` is needed; `id` before it.
const COLUMNS: [&str; 15] = [
    "id",
    "name",
    "trading-names",
    "website",
    "country",
    "email",
    "address",
    "form",
    "fax",
    "language",
    "categories",
    "family",
    "notes",
    "source",
    "checked-on",
];

/// The rows of a file with values separated by commas (RFC 4180), semicolons or tabs.
pub struct Table {
    /// The headings as they are compared: small letters, single spaces.
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
    /// Rows that cannot be read.
    pub skipped: Vec<Skipped>,
}

pub struct Row {
    /// `row 17, line 42`
    pub place: String,
    pub cells: Vec<String>,
}

/// A heading as it is compared.
fn heading(cell: &str) -> String {
    let cell = cell.replace('\u{a0}', " ");
    let words: Vec<&str> = cell.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Table {
    /// The table that a text is by the first separator that makes one which `is_known`; `None`
    /// when there is none.
    pub fn known(text: &str, is_known: impl Fn(&Table) -> bool) -> Option<Table> {
        let mut tables = Separator::ALL.into_iter();
        tables.find_map(|separator| Table::of(text, separator).filter(&is_known))
    }

    /// `None` when the text has no row with two cells in its first ten.
    fn of(text: &str, separator: Separator) -> Option<Table> {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator.byte())
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut headings = None;
        let mut rows = Vec::new();
        let mut skipped = Vec::new();
        let mut widest = 0;
        let mut number = 0;
        let mut record = csv::StringRecord::new();
        let mut junk = 0;
        loop {
            let line = reader.position().line();
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                // The text is UTF-8 as a whole, so no row fails in it.
                Err(_) => return None,
            }
            let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
            let Some(columns) = &headings else {
                // There may be a row of something else above the headings.
                let found: Vec<String> = record.iter().map(heading).collect();
                if filled >= 2 && found.iter().any(|cell| cell.contains("name")) {
                    widest = found.len();
                    headings = Some(found);
                } else {
                    junk += 1;
                    if junk > 10 {
                        return None;
                    }
                }
                continue;
            };
            number += 1;
            if filled == 0 {
                continue;
            }
            let place = format!("row {number}, line {line}");
            let what = shown(record.get(0).unwrap_or_default());
            let mut skip = |reason: String| {
                skipped.push(Skipped {
                    place: place.clone(),
                    what: what.clone(),
                    reason,
                });
            };
            if let Some((at, cell)) = record
                .iter()
                .enumerate()
                .find(|(_, cell)| cell.len() > LONGEST_CELL)
            {
                let column = columns.get(at).map_or("?", String::as_str);
                skip(format!(
                    "the cell under `{}` has {} bytes; {LONGEST_CELL} are the most",
                    shown(column),
                    cell.len()
                ));
                continue;
            }
            if record.len() > widest && record.iter().skip(widest).any(|cell| !cell.is_empty()) {
                skip(format!("{} cells under {widest} headings", record.len()));
                continue;
            }
            rows.push(Row {
                place,
                cells: record.iter().map(str::to_owned).collect(),
            });
        }
        Some(Table {
            headings: headings?,
            rows,
            skipped,
        })
    }

    /// The column whose heading begins so.
    pub fn column(&self, beginning: &str) -> Option<usize> {
        self.headings
            .iter()
            .position(|heading| heading.starts_with(beginning))
    }
}

impl Row {
    pub fn cell(&self, column: Option<usize>) -> &str {
        let cell = column.and_then(|column| self.cells.get(column));
        cell.map_or("", |cell| cell.trim())
    }
}

pub fn is(table: &Table) -> bool {
    table.headings.iter().any(|heading| heading == "name")
}

pub fn read(table: &Table) -> Result<Collection, String> {
    let mut columns = BTreeMap::new();
    for (at, heading) in table.headings.iter().enumerate() {
        if heading.is_empty() {
            continue;
        }
        if !COLUMNS.contains(&heading.as_str()) {
            return Err(format!(
                "the column `{}` is unknown; a table may have {}",
                shown(heading),
                COLUMNS.join(", ")
            ));
        }
        if columns.insert(heading.as_str(), at).is_some() {
            return Err(format!("the column `{heading}` is there twice"));
        }
    }
    let ids = match columns.contains_key("id") {
        true => Ids::Theirs,
        false => Ids::Made,
    };
    let mut collection = Collection::empty("table", "the person's own", "table", ids)?;
    // Every table of a person's own has this name.
    collection.extent = Extent::Unsaid;
    collection.skipped.clone_from(&table.skipped);
    for row in &table.rows {
        let cell = |column: &str| row.cell(columns.get(column).copied());
        let Some(mut draft) = Draft::new(
            None,
            cell("name"),
            &row.place,
            Provenance::ThirdPartyList,
            &mut collection.skipped,
        ) else {
            continue;
        };
        draft.origin(&collection.name, &collection.licence, cell("name"));
        match cell("id") {
            "" => {}
            id => match id.parse::<Id>() {
                Ok(id) => draft.record.id = id,
                Err(error) => {
                    draft.leave_out(shelf::short(&error.to_string()));
                    continue;
                }
            },
        }
        if let Some(page) = draft.page(cell("source"), "source") {
            draft.source(page.to_string(), page.as_str());
        }
        for name in cell("trading-names").split(';') {
            draft.trading_name(name);
        }
        for word in cell("categories").split(';') {
            draft.category(word);
        }
        draft.record.website = draft.page(cell("website"), "website");
        match cell("country") {
            "" => {}
            written => match country(written) {
                Some(place) => draft.record.country = Some(place),
                None => draft.leave_out(format!(
                    "its country: `{}` is not a country",
                    shown(written)
                )),
            },
        }
        draft.email(cell("email"));
        let lines: Vec<String> = cell("address")
            .split([';', '\n'])
            .map(str::to_owned)
            .filter(|line| !line.trim().is_empty())
            .collect();
        if !lines.is_empty() {
            draft.post(&lines, None);
        }
        if let Some(form) = draft.page(cell("form"), "form") {
            draft.channel(Way::Form(form));
        }
        if let Ok(number) = Line::new(cell("fax")) {
            draft.channel(Way::Fax(number));
        }
        match cell("language") {
            "" => {}
            tag => match tag.parse() {
                Ok(language) => draft.record.language = Some(language),
                Err(error) => draft.leave_out(format!("its language: {error}")),
            },
        }
        match cell("family") {
            "" => {}
            word => match word.parse() {
                Ok(family) => draft.record.family = Some(family),
                Err(error) => draft.leave_out(format!("its family: {error}")),
            },
        }
        draft.note(cell("notes"));
        let written = cell("checked-on");
        if !is_blank(written) {
            match day(written) {
                Some(day) => {
                    draft.record.checked_on = Some(day);
                    for channel in &mut draft.record.channels {
                        channel.checked_on = Some(day);
                    }
                }
                None => draft.leave_out(format!("its day: `{}` is not a date", shown(written))),
            }
        }
        let record = draft.record;
        collection.records.push((row.place.clone(), record));
    }
    Ok(collection)
}
