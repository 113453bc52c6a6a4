//! Whom many letters go to: several names, a pack, or a list.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    str::FromStr,
};

use csv::{Reader, ReaderBuilder, StringRecord};
use sha2::{Digest, Sha256};

use crate::{
    cli::{args, failure::Failure},
    request::{Line, Passage, printable},
};

/// The longest line of a plain list, in bytes: more than any name has.
const LONGEST: u64 = 64 * 1024;

/// The columns of a list, as the flags of `write` are called.
const COLUMNS: [&str; 14] = [
    "recipient",
    "recipient-email",
    "recipient-address",
    "name",
    "address",
    "email",
    "residence",
    "id",
    "law",
    "lang",
    "reason",
    "item",
    "product",
    "ground",
];

/// One letter to be written, and where it stands.
pub struct Order {
    /// `members.csv, line 7`, or the company's name.
    pub place: String,
    /// What it is written with, or why it cannot be.
    pub args: Result<Box<args::Write>, String>,
}

/// All of them, one after the other: a list is read as it is worked on.
pub struct Orders {
    source: Source,
    notes: Vec<String>,
    common: args::Write,
}

enum Source {
    /// A company each, with the names that its letter tells beside its own.
    Companies(std::vec::IntoIter<(String, Vec<Line>)>),
    Names(PathBuf, Lines),
    Table(PathBuf, Box<Table>),
}

struct Lines {
    reader: BufReader<File>,
    line: usize,
}

struct Table {
    reader: Reader<File>,
    columns: Vec<&'static str>,
    record: StringRecord,
}

impl Orders {
    /// A letter to each company; `brands` are further names of its family.
    pub fn of_companies(
        common: &args::Write,
        companies: Vec<(String, Vec<Line>)>,
        notes: Vec<String>,
    ) -> Orders {
        Orders {
            source: Source::Companies(companies.into_iter()),
            notes,
            common: common.clone(),
        }
    }

    /// A letter for each line of a file: a table (RFC 4180) whose first line names
    /// its columns, or a recipient a line.
    pub fn of_file(common: &args::Write, path: &Path) -> Result<Orders, Failure> {
        let file = open(path)?;
        let mut reader = BufReader::new(file);
        let mut first = String::new();
        reader
            .by_ref()
            .take(LONGEST)
            .read_line(&mut first)
            .map_err(|error| unreadable(path, &error.to_string()))?;
        let first = first.trim_start_matches('\u{feff}');
        let is_table = first
            .split(',')
            .any(|cell| cell.trim().trim_matches('"') == "recipient");
        let source = if is_table {
            Source::Table(path.to_owned(), Box::new(Table::open(path)?))
        } else {
            let reader = BufReader::new(open(path)?);
            Source::Names(path.to_owned(), Lines { reader, line: 0 })
        };
        Ok(Orders {
            source,
            notes: Vec::new(),
            common: common.clone(),
        })
    }

    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// How many lines there are, about: a line of a table may go on in the next.
    pub fn lines(&self) -> Result<usize, Failure> {
        match &self.source {
            Source::Companies(companies) => Ok(companies.len()),
            Source::Names(path, _) => lines_of(path),
            Source::Table(path, _) => Ok(lines_of(path)?.saturating_sub(1)),
        }
    }

    /// The SHA-256 of what is to be done.
    pub fn sha256(&self) -> Result<String, Failure> {
        let mut digest = Sha256::new();
        match &self.source {
            Source::Companies(companies) => {
                for (company, _) in companies.as_slice() {
                    digest.update(company.as_bytes());
                    digest.update(b"\n");
                }
            }
            Source::Names(path, _) | Source::Table(path, _) => {
                pieces(path, |piece| digest.update(piece))?;
            }
        }
        Ok(digest
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }
}

fn lines_of(path: &Path) -> Result<usize, Failure> {
    let mut count = 0;
    pieces(path, |piece| {
        count += piece.iter().filter(|byte| **byte == b'\n').count();
    })?;
    Ok(count)
}

fn open(path: &Path) -> Result<File, Failure> {
    File::open(path).map_err(|error| unreadable(path, &error.to_string()))
}

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::cannot(format!("the list {} cannot be read: {why}", path.display()))
}

/// The whole file, a piece at a time.
fn pieces(path: &Path, mut take: impl FnMut(&[u8])) -> Result<(), Failure> {
    let mut file = open(path)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => take(piece.get(..read).unwrap_or_default()),
            Err(error) => return Err(unreadable(path, &error.to_string())),
        }
    }
}

impl Table {
    fn open(path: &Path) -> Result<Table, Failure> {
        let mut reader = ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(false)
            .from_path(path)
            .map_err(|error| unreadable(path, &error.to_string()))?;
        let head = reader
            .headers()
            .map_err(|error| unreadable(path, &error.to_string()))?;
        let mut columns = Vec::new();
        for cell in head {
            let name = cell.trim_start_matches('\u{feff}');
            let Some(column) = COLUMNS.iter().find(|column| **column == name) else {
                return Err(Failure::misuse(format!(
                    "the list {} has a column `{}`",
                    path.display(),
                    printable(name)
                ))
                .hint(format!("the columns are {}", COLUMNS.join(", "))));
            };
            columns.push(*column);
        }
        Ok(Table {
            reader,
            columns,
            record: StringRecord::new(),
        })
    }

    /// The next line's number and what it makes of the common flags.
    fn next(&mut self, common: &args::Write) -> Option<(u64, Result<Box<args::Write>, String>)> {
        let read = self.reader.read_record(&mut self.record);
        let line = self.reader.position().line();
        match read {
            Ok(false) => None,
            Ok(true) => {
                let line = self.record.position().map_or(line, csv::Position::line);
                Some((line, self.filled(common)))
            }
            Err(error) => Some((line, Err(printable(&error.to_string())))),
        }
    }

    fn filled(&self, common: &args::Write) -> Result<Box<args::Write>, String> {
        let mut args = Box::new(common.clone());
        for (column, cell) in self.columns.iter().zip(&self.record) {
            if cell.is_empty() {
                continue;
            }
            match *column {
                "recipient" => args.recipient = cell.to_owned(),
                "recipient-email" => args.recipient_email = Some(read(column, cell)?),
                "recipient-address" => args.recipient_address = Some(read(column, cell)?),
                "name" => args.name = Some(line(column, cell)?),
                "address" => args.address = Some(read(column, cell)?),
                "email" => args.email = Some(read(column, cell)?),
                "residence" => args.residence = Some(read(column, cell)?),
                "id" => args.identifiers.push(read(column, cell)?),
                "law" => args.law = Some(cell.to_owned()),
                "lang" => args.lang = Some(read(column, cell)?),
                "reason" => {
                    args.reason =
                        Some(Passage::new(cell).map_err(|fault| format!("{column} {fault}"))?);
                }
                "item" => args.items.push(line(column, cell)?),
                "product" => args.products.push(line(column, cell)?),
                _ => args.grounds.push(cell.to_owned()),
            }
        }
        if args.recipient.is_empty() {
            return Err("recipient is empty".to_owned());
        }
        Ok(args)
    }
}

fn read<T: FromStr<Err: std::fmt::Display>>(column: &str, cell: &str) -> Result<T, String> {
    cell.parse().map_err(|error| format!("{column}: {error}"))
}

fn line(column: &str, cell: &str) -> Result<Line, String> {
    Line::new(cell).map_err(|fault| format!("{column} {fault}"))
}

impl Iterator for Orders {
    type Item = Order;

    fn next(&mut self) -> Option<Order> {
        match &mut self.source {
            Source::Companies(companies) => {
                let (company, brands) = companies.next()?;
                let mut args = Box::new(self.common.clone());
                args.recipient.clone_from(&company);
                args.products.extend(brands);
                Some(Order {
                    place: printable(&company),
                    args: Ok(args),
                })
            }
            Source::Names(path, lines) => loop {
                let mut text = Vec::new();
                let read = lines
                    .reader
                    .by_ref()
                    .take(LONGEST)
                    .read_until(b'\n', &mut text);
                lines.line += 1;
                let place = format!("{}, line {}", path.display(), lines.line);
                let text = match read {
                    Ok(0) => return None,
                    Ok(_) => String::from_utf8(text),
                    Err(error) => {
                        return Some(Order {
                            place,
                            args: Err(error.to_string()),
                        });
                    }
                };
                let Ok(text) = text else {
                    return Some(Order {
                        place,
                        args: Err("it is no UTF-8".to_owned()),
                    });
                };
                let name = text.trim_start_matches('\u{feff}').trim();
                if name.is_empty() || name.starts_with('#') {
                    continue;
                }
                let mut args = Box::new(self.common.clone());
                name.clone_into(&mut args.recipient);
                return Some(Order {
                    place,
                    args: Ok(args),
                });
            },
            Source::Table(path, table) => {
                let (line, args) = table.next(&self.common)?;
                Some(Order {
                    place: format!("{}, line {line}", path.display()),
                    args,
                })
            }
        }
    }
}
