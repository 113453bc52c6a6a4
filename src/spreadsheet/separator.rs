//! Which character separates the cells of a line?

use std::fmt;

use super::telling;

/// The character between two cells (a delimiter).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    pub const ALL: [Separator; 3] = [Separator::Comma, Separator::Semicolon, Separator::Tab];

    pub fn byte(self) -> u8 {
        match self {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
            Separator::Tab => b'\t',
        }
    }

    /// The cells of one line, which may be quoted (RFC 4180, 2.5 to 2.7).
    pub fn cells(self, line: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.byte())
            .trim(csv::Trim::All)
            .from_reader(line.as_bytes());
        let mut record = csv::StringRecord::new();
        // A text in memory is always read.
        let _ = reader.read_record(&mut record);
        record.iter().map(str::to_owned).collect()
    }
}

impl fmt::Display for Separator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Separator::Comma => "commas",
            Separator::Semicolon => "semicolons",
            Separator::Tab => "tabs",
        })
    }
}

/// What ends a company's name behind a comma: `Acme, Inc.` is one cell.
const FORMS: [&str; 12] = [
    "inc", "llc", "ltd", "corp", "co", "lp", "llp", "plc", "sa", "sl", "gmbh", "limited",
];
/// How many lines are looked at.
const LOOKED_AT: usize = 200;

/// The separator that the lines seem to have, where most of them have as many cells as the first, and
/// more than one. A single line is not a table.
pub fn looks_like_a_table(text: &str) -> Option<Separator> {
    Separator::ALL.into_iter().find(|separator| {
        let mut widths = telling(text)
            .take(LOOKED_AT)
            .map(|line| width(line, *separator));
        let Some(first) = widths.next().filter(|first| *first > 1) else {
            return false;
        };
        let (same, other) = widths.fold((0, 0), |(same, other), width| {
            if width == first {
                (same + 1, other)
            } else {
                (same, other + 1)
            }
        });
        same > other
    })
}

fn width(line: &str, separator: Separator) -> usize {
    let cells = separator.cells(line);
    let ends_in_a_form = cells.last().is_some_and(|last| {
        let last: String = last.chars().filter(char::is_ascii_alphabetic).collect();
        FORMS.contains(&last.to_lowercase().as_str())
    });
    match separator {
        Separator::Comma if ends_in_a_form => cells.len().saturating_sub(1),
        _ => cells.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Separator, looks_like_a_table};

    #[test]
    fn a_table_is_told_from_a_list_of_names() {
        for (text, found) in [
            ("company,name\nAcme,Ada\n", Some(Separator::Comma)),
            ("company;name\r\nAcme;Ada\r\n", Some(Separator::Semicolon)),
            ("company\tname\rAcme\tAda\r", Some(Separator::Tab)),
            (
                "# remark\na,b\n\nc,d\ne\n\"f,g\",h\n",
                Some(Separator::Comma),
            ),
            ("Acme, Inc.\nMuster, LLC\n", None),
            ("Acme, Inc.\nMuster GmbH\nAlpha\n", None),
            ("Größe, Klein und Partner\n", None),
            ("Alpha\nBeta\n", None),
            ("", None),
        ] {
            assert_eq!(looks_like_a_table(text), found, "{text:?}");
        }
    }
}
