//! Letters by a list.
//!
//! A list is read once, whole, so that a pipe will do, and is understood before the first letter
//! is written: a table that was taken for a list of names would be letters to nobody.

use std::{
    collections::BTreeSet,
    fmt::Display,
    io::{self, Read},
    str::FromStr,
    sync::LazyLock,
};

use csv::{ReaderBuilder, StringRecord};
use thiserror::Error as ThisError;

use super::{
    hint,
    notice::Notice,
    order::{Order, Whose},
};
use crate::{
    law::{Language, Place, Right},
    office::{Hint, Kind, Profile, Refusal},
    request::{Address, BadText, Email, Line, Passage, Reference, printable},
    spreadsheet::{Encoding, Separator, decoded, heading, looks_like_a_table, telling},
};

/// The longest line of a list, in bytes: more than any passage has.
const LONGEST: usize = 256 * 1024;
/// The most bytes of a list: some hundreds of thousands of lines.
const MOST: usize = 64 << 20;
/// How many lines are looked through for the head that something stands above.
const LINES_ABOVE: usize = 20;
/// How lines begin of a mail and of an address book.
const MARKS: [&str; 7] = [
    "BEGIN:",
    "From: ",
    "To: ",
    "Subject: ",
    "Date: ",
    "Received: ",
    "MIME-Version:",
];
/// How many wrong lines are shown.
const SHOWN: usize = 5;

/// What a list may be headed with.
const WORDS: &str = include_str!("columns.tsv");

/// A column of a list: the part of an order that it stands for.
type Column = &'static str;

/// Every word, as it is compared, and its column.
static HEADINGS: LazyLock<Vec<(String, Column)>> = LazyLock::new(|| {
    let mut headings = Vec::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split('\t');
        let Some(column) = words.next() else { continue };
        headings.push((heading(column), column));
        headings.extend(words.map(|word| (heading(word), column)));
    }
    headings
});

fn column(cell: &str) -> Option<Column> {
    let wanted = heading(cell);
    let found = HEADINGS.iter().find(|(word, _)| *word == wanted);
    found.map(|(_, column)| *column)
}

/// The columns, in the order of the file.
fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = HEADINGS.iter().map(|(_, column)| *column).collect();
    columns.dedup();
    columns
}

/// A list that was understood.
#[derive(Debug)]
pub(super) struct List {
    name: String,
    columns: Vec<Option<Column>>,
    /// The number of each line, and its cells.
    rows: Vec<(u64, StringRecord)>,
    /// Whose the common details are: they are for no line of another person.
    owner: Option<Owner>,
}

/// Whose the common details and the profile are, and by what they are told from others of their
/// name.
#[derive(Debug)]
struct Owner {
    /// As names are compared.
    name: String,
    emails: Vec<Email>,
    addresses: Vec<Address>,
    residences: Vec<Place>,
}

impl Owner {
    fn of(common: &Order, profile: &Profile) -> Option<Owner> {
        let name = common.name.as_ref().or(profile.name.as_ref())?;
        let profile = Some(profile).filter(|profile| profile.is_of(name));
        let mut owner = Owner {
            name: name.folded(),
            emails: common.email.iter().cloned().collect(),
            addresses: common.address.iter().cloned().collect(),
            residences: common.residence.iter().cloned().collect(),
        };
        if let Some(profile) = profile {
            owner.emails.extend(profile.email.clone());
            owner.addresses.extend(profile.address.clone());
            owner.residences.extend(profile.residence.clone());
        }
        Some(owner)
    }

    /// Whether a line of this name is somebody else's: where a detail can be compared, one is the
    /// same. Two people of one name are told apart by nothing else.
    fn is_namesake(
        &self,
        email: Option<&str>,
        address: Option<Address>,
        residence: Option<Place>,
    ) -> bool {
        let emails = email.filter(|_| !self.emails.is_empty()).map(|email| {
            let mut known = self.emails.iter();
            known.any(|known| known.as_str().eq_ignore_ascii_case(email))
        });
        let addresses = address
            .filter(|_| !self.addresses.is_empty())
            .map(|address| {
                self.addresses.iter().any(|known| {
                    let lines = known.lines.iter().map(Line::folded);
                    lines.eq(address.lines.iter().map(Line::folded))
                })
            });
        let compared = [emails, addresses];
        if compared.contains(&Some(true)) {
            return false;
        }
        let elsewhere = residence.is_some_and(|residence| {
            !self.residences.is_empty() && !self.residences.contains(&residence)
        });
        elsewhere || compared != [None, None]
    }
}

/// All that the source has, as far as a list can go on.
fn bytes(mut source: impl Read, name: &str) -> Result<Vec<u8>, ListError> {
    let mut bytes = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    // How long the line is that was begun.
    let mut begun = 0;
    loop {
        let read = match source.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(read) => piece.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(ListError::unreadable(name, &error)),
        };
        bytes.extend_from_slice(read);
        for byte in read {
            begun = match byte {
                b'\n' | b'\r' => 0,
                _ => begun + 1,
            };
            if begun > LONGEST {
                return Err(ListError::Unreadable {
                    list: name.to_owned(),
                    why: format!("it has a line of more than {} kB", LONGEST / 1024),
                    hint: Some("a list has a company in each line; nothing was written"),
                });
            }
        }
        if bytes.len() > MOST {
            return Err(ListError::Unreadable {
                list: name.to_owned(),
                why: format!("it has more than {} MB", MOST >> 20),
                hint: Some("write several lists; nothing was written"),
            });
        }
    }
}

/// Why a list is not understood: nothing of it is written.
#[derive(Debug, ThisError)]
pub enum ListError {
    #[error("the list {list} cannot be read: {why}")]
    Unreadable {
        list: String,
        why: String,
        hint: Option<&'static str>,
    },
    #[error("the list {list} does not name a company")]
    Empty { list: String },
    #[error(
        "the list {list} has something above the line that names its columns (`{line}`); nothing was written"
    )]
    Above { list: String, line: String },
    #[error("the list {list} {what}; nothing was written{}", numbered(cells))]
    NotUnderstood {
        list: String,
        what: String,
        separator: Separator,
        /// The cells of its first lines, as they were understood.
        cells: Vec<Vec<String>>,
    },
    #[error(
        "the list {list} has lines that are not a company; nothing was written{}",
        told(lines)
    )]
    NotCompanies {
        list: String,
        /// Each with its number, what it says and what that is.
        lines: Vec<(u64, String, &'static str)>,
    },
    /// What belongs to one person was given for all the lines, and some are another's.
    #[error(
        "{} belongs to one person, and the list {list} has letters of others, as of {other}; nothing was written",
        all(given)
    )]
    OnePerson {
        list: String,
        given: Vec<Personal>,
        other: String,
    },
}

/// What of an order belongs to one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Personal {
    Identifier,
    Signature,
    Child,
    ChildAge,
    Reason,
    Enclosure,
    Item,
}

fn all(given: &[Personal]) -> String {
    let given: Vec<String> = given.iter().map(ToString::to_string).collect();
    given.join(", ")
}

fn numbered(cells: &[Vec<String>]) -> String {
    cells
        .iter()
        .enumerate()
        .map(|(number, cells)| format!("\n  line {}: {}", number + 1, cells.join(" | ")))
        .collect()
}

fn told(lines: &[(u64, String, &'static str)]) -> String {
    let mut told: String = lines
        .iter()
        .take(SHOWN)
        .map(|(line, text, what)| format!("\n  line {line}: `{text}` is {what}"))
        .collect();
    if lines.len() > SHOWN {
        told += &format!("\n  and {} more", lines.len() - SHOWN);
    }
    told
}

impl ListError {
    /// That a list cannot be opened or read.
    pub fn unreadable(list: &str, error: &io::Error) -> ListError {
        ListError::Unreadable {
            list: list.to_owned(),
            why: error.to_string(),
            hint: None,
        }
    }
}

impl Refusal for ListError {
    fn kind(&self) -> Kind {
        match self {
            ListError::Unreadable { .. } | ListError::Empty { .. } => Kind::Cannot,
            _ => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            ListError::Unreadable { hint: None, .. } => return Vec::new(),
            ListError::Unreadable {
                hint: Some(hint), ..
            } => Hint::say(*hint),
            ListError::Empty { .. } => {
                Hint::say("write a company in each line; nothing was written")
            }
            ListError::Above { .. } => Hint::say("remove what stands above that line"),
            ListError::NotUnderstood { separator, .. } => Hint::say(format!(
                "with {separator} between its cells, its first line names the columns, which are {}; a list of \
                 names alone may begin with a line `recipient`",
                columns().join(", ")
            )),
            ListError::NotCompanies { .. } => Hint::say(format!(
                "correct them; a table's first line names its columns, which are {}",
                columns().join(", ")
            )),
            ListError::OnePerson { .. } => Hint::Write(hint::Hint::OnePerson),
        }]
    }
}

/// Why a line of a list has no letter.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum LineFault {
    #[error("it has {} where the first line names {wide}", in_cells(*cells))]
    Cells { cells: usize, wide: usize },
    #[error("`{0}` has no column heading above it")]
    NoHeading(String),
    #[error("recipient is empty")]
    NoRecipient,
    #[error("`for` and `name` both say whose letter it is")]
    TwoNames,
    #[error("same-household is yes or no, not `{0}`")]
    NotYesOrNo(String),
    #[error("{column}: {why}")]
    Value { column: &'static str, why: String },
    #[error("{column} {fault}")]
    Text {
        column: &'static str,
        fault: BadText,
    },
    #[error("the same letter comes earlier in the list ({0})")]
    Earlier(Reference),
}

fn in_cells(cells: usize) -> String {
    match cells {
        1 => "1 cell".to_owned(),
        cells => format!("{cells} cells"),
    }
}

impl Refusal for LineFault {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }
}

type Understood = (Vec<Option<Column>>, Vec<(u64, StringRecord)>);

/// The columns and rows of a text, or one column of names.
fn understood(list: &str, text: &str) -> Result<Understood, ListError> {
    let mut lines = beginnings(text);
    let mut first = lines.next();
    // A line in which Excel is told the separator.
    let mut named = None;
    if let Some((_, line)) = first
        && let Some(separator) = line.trim().to_lowercase().strip_prefix("sep=")
    {
        named = Separator::ALL
            .into_iter()
            .find(|known| separator == char::from(known.byte()).to_string());
        first = lines.next();
    }
    let (begins, line) = first.unwrap_or_default();
    // A heading of several lines is quoted: it is read from its beginning on.
    let head = text.get(begins..).unwrap_or_default();
    let mut best: Option<(Separator, usize)> = None;
    for separator in Separator::ALL {
        if named.is_some_and(|named| named != separator) {
            continue;
        }
        let cells = separator.cells(head);
        let known = cells.iter().filter(|cell| column(cell).is_some()).count();
        if cells.len() > 1 && known > best.map_or(0, |(_, known)| known) {
            best = Some((separator, known));
        }
    }
    let Some((separator, _)) = best else {
        if heading_of_names(line) {
            return Ok((vec![Some("recipient")], names(text, true)));
        }
        if let Some(below) = lines.take(LINES_ABOVE).find_map(|(_, line)| is_head(line)) {
            return Err(ListError::Above {
                list: list.to_owned(),
                line: printable(below),
            });
        }
        return match named.or_else(|| looks_like_a_table(text)) {
            Some(separator) => Err(not_understood(
                list,
                text,
                separator,
                "looks like a table, and its first line does not name a known column",
            )),
            None => Ok((vec![Some("recipient")], names(text, false))),
        };
    };
    let mut columns = Vec::new();
    for cell in separator.cells(head) {
        let found = column(&cell);
        if found.is_none() && !heading(&cell).is_empty() {
            return Err(not_understood(
                list,
                text,
                separator,
                &format!("has a column `{}`", printable(&cell)),
            ));
        }
        let many = matches!(found, Some("id" | "item" | "product" | "ground"));
        if found.is_some() && !many && columns.contains(&found) {
            return Err(not_understood(
                list,
                text,
                separator,
                &format!("has two columns for `{}`", found.unwrap_or_default()),
            ));
        }
        columns.push(found);
    }
    if !columns.contains(&Some("recipient")) {
        return Err(not_understood(
            list,
            text,
            separator,
            "has no column that names the company",
        ));
    }
    Ok((columns, rows(text, separator, begins)))
}

/// Where each line begins that says something, and the line: one of separators alone is what a
/// spreadsheet saves for an empty row.
fn beginnings(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut begins = 0;
    text.split(['\n', '\r'])
        .map(move |line| {
            let here = begins;
            begins += line.len() + 1;
            (here, line)
        })
        .filter(|(_, line)| {
            line.contains(char::is_alphanumeric) && !line.trim_start().starts_with('#')
        })
}

/// The line, where it names the column of the companies and another.
fn is_head(line: &str) -> Option<&str> {
    let names_columns = Separator::ALL.into_iter().any(|separator| {
        let cells = separator.cells(line);
        let known: Vec<Column> = cells.iter().filter_map(|cell| column(cell)).collect();
        known.len() > 1 && known.contains(&"recipient")
    });
    names_columns.then(|| line.trim())
}

/// Whether a first line is the heading of a list of names alone.
fn heading_of_names(line: &str) -> bool {
    column(line.trim().trim_matches('"')) == Some("recipient")
}

/// A name a line; behind a heading, a name may be quoted.
fn names(text: &str, headed: bool) -> Vec<(u64, StringRecord)> {
    let mut rows = Vec::new();
    let mut waits = headed;
    // CR LF is one end of a line, a CR alone too.
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, line) in unified.split('\n').enumerate() {
        let name = line.trim();
        if name.is_empty() || name.starts_with('#') || name.to_lowercase().starts_with("sep=") {
            continue;
        }
        if std::mem::take(&mut waits) {
            continue;
        }
        let unquoted = name
            .strip_prefix('"')
            .and_then(|name| name.strip_suffix('"'))
            .filter(|_| headed)
            .map(|name| name.replace("\"\"", "\""));
        let name = unquoted.as_deref().unwrap_or(name);
        rows.push((index as u64 + 1, StringRecord::from(vec![name])));
    }
    rows
}

/// The rows below the head, which begins at a byte of the text. Those that are wholly empty are
/// none, and one behind `#` is a remark, as in a list of names.
fn rows(text: &str, separator: Separator, head: usize) -> Vec<(u64, StringRecord)> {
    let (above, table) = text.split_at_checked(head).unwrap_or(("", text));
    let mut lines = Lines {
        text: table,
        at: 0,
        line: ends(above) + 1,
    };
    let mut reader = ReaderBuilder::new()
        .has_headers(true)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(separator.byte())
        .from_reader(table.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    // A text in memory is always read.
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = lines.at(record.position().map_or(0, csv::Position::byte));
        let remark = record.get(0).is_some_and(|cell| cell.starts_with('#'));
        if remark || record.iter().all(str::is_empty) {
            continue;
        }
        rows.push((line, record.clone()));
    }
    rows
}

/// Counts lines, whichever way they end; the library counts line feeds.
struct Lines<'a> {
    text: &'a str,
    /// Up to which byte they are counted.
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row that is read from a byte on; empty lines stand before it.
    fn at(&mut self, byte: u64) -> u64 {
        let byte = usize::try_from(byte).unwrap_or(self.text.len());
        let rest = self.text.get(byte..).unwrap_or_default();
        let begins = byte + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        self.line += ends(self.text.get(self.at..begins).unwrap_or_default());
        self.at = begins;
        self.line
    }
}

/// How many lines end in a text: CR LF is one end, a CR alone too.
fn ends(text: &str) -> u64 {
    let both = text.matches("\r\n").count();
    (text.matches(['\r', '\n']).count() - both) as u64
}

/// What a table is refused with: its first lines as they were understood.
fn not_understood(list: &str, text: &str, separator: Separator, what: &str) -> ListError {
    let cells = |line: &str| {
        let cells = separator.cells(line);
        let shown = cells.iter().take(12).map(|cell| {
            format!(
                "`{}`",
                printable(&cell.chars().take(60).collect::<String>())
            )
        });
        shown.collect()
    };
    ListError::NotUnderstood {
        list: list.to_owned(),
        what: what.to_owned(),
        separator,
        cells: telling(text).take(2).map(cells).collect(),
    }
}

/// Why a text cannot be a company's name, where that is plain.
fn no_company(text: &str) -> Option<&'static str> {
    if text.contains(['\t', ';', '|']) {
        return Some("several cells of a table");
    }
    if text.starts_with(['<', '{', '[', '%']) || MARKS.iter().any(|mark| text.starts_with(mark)) {
        return Some("a line of another kind of file");
    }
    if column(text) == Some("recipient") || text.ends_with(':') {
        return Some("a heading");
    }
    if text.starts_with('"') {
        return Some("a quoted cell of a table");
    }
    if text.parse::<Email>().is_ok() {
        return Some("an e-mail address");
    }
    if !text.contains(char::is_alphanumeric) {
        return Some("not a name");
    }
    if !text.contains(|character: char| character.is_alphabetic() || character == '&') {
        return Some("a number");
    }
    let cells = Separator::Comma.cells(text);
    if cells.len() > 1 {
        if cells.iter().filter(|cell| column(cell).is_some()).count() > 1 {
            return Some("the first line of a table");
        }
        if cells.iter().any(|cell| cell.parse::<Email>().is_ok()) {
            return Some("several cells of a table");
        }
    }
    None
}

impl List {
    /// A list that is called `name`: a table whose first line names its columns, or a recipient a
    /// line.
    pub(super) fn read(
        name: String,
        source: impl Read,
        common: &Order,
        profile: &Profile,
    ) -> Result<(List, Option<Notice>), ListError> {
        let (text, encoding) =
            decoded(&bytes(source, &name)?).map_err(|error| ListError::Unreadable {
                list: name.clone(),
                why: error.to_string(),
                hint: Some("nothing was written"),
            })?;
        let (columns, rows) = understood(&name, &text)?;
        let list = List {
            name,
            columns,
            rows,
            owner: Owner::of(common, profile),
        };
        if list.rows.is_empty() {
            return Err(ListError::Empty { list: list.name });
        }
        list.check_companies()?;
        list.check_common(common)?;
        let notice = (encoding == Encoding::Windows1252).then(|| {
            let first = telling(&text).find(|line| !line.is_ascii());
            Notice::Encoding {
                encoding: encoding.to_string(),
                line: printable(first.unwrap_or_default().trim()),
            }
        });
        Ok((list, notice))
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The order of a row, and where it stands.
    pub(super) fn order(
        &self,
        index: usize,
        common: &Order,
    ) -> Option<(String, Result<Box<Order>, LineFault>)> {
        let (line, record) = self.rows.get(index)?;
        let place = format!("{}, line {line}", self.name);
        Some((place, self.filled(record, common)))
    }

    fn cell(&self, record: &StringRecord, wanted: Column) -> Option<String> {
        let mut cells = self.columns.iter().zip(record.iter());
        let found = cells.find(|(column, cell)| **column == Some(wanted) && !cell.is_empty());
        found.map(|(_, cell)| cell.to_owned())
    }

    /// A line whose company cannot be one shows that the list was not understood: nothing of it
    /// is written.
    fn check_companies(&self) -> Result<(), ListError> {
        let mut lines = Vec::new();
        for (line, record) in &self.rows {
            let company = self.cell(record, "recipient").unwrap_or_default();
            // Of an empty one its line tells.
            if let Some(what) = no_company(&company)
                && !company.is_empty()
            {
                let shown: String = company.chars().take(80).collect();
                lines.push((*line, printable(&shown), what));
            }
        }
        if lines.is_empty() {
            return Ok(());
        }
        let list = self.name.clone();
        Err(ListError::NotCompanies { list, lines })
    }

    /// What belongs to one person is not put into the letters of others.
    fn check_common(&self, common: &Order) -> Result<(), ListError> {
        let given = [
            (Personal::Identifier, !common.identifiers.is_empty()),
            (Personal::Signature, common.page.signature.is_some()),
            (Personal::Child, common.child.is_some()),
            (Personal::ChildAge, common.child_age.is_some()),
            (Personal::Reason, common.reason.is_some()),
            (Personal::Enclosure, !common.enclosures.is_empty()),
            // What is wrong about one person is not about the next.
            (
                Personal::Item,
                common.right == Right::Rectification && !common.items.is_empty(),
            ),
        ];
        let given: Vec<Personal> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(what, _)| *what)
            .collect();
        if given.is_empty() {
            return Ok(());
        }
        let others: BTreeSet<String> = self
            .rows
            .iter()
            .filter_map(|(_, record)| self.other(record))
            .map(|name| name.to_string())
            .collect();
        match others.into_iter().next() {
            None => Ok(()),
            Some(other) => Err(ListError::OnePerson {
                list: self.name.clone(),
                given,
                other,
            }),
        }
    }

    /// The name in a line, where the common details are not that person's.
    fn other(&self, record: &StringRecord) -> Option<Line> {
        if let Some(of) = self.cell(record, "for") {
            let of = Line::new(&of).ok()?;
            let owner = self.owner.as_ref();
            let others = owner.is_none_or(|owner| owner.name != of.folded());
            return others.then_some(of);
        }
        let name = Line::new(&self.cell(record, "name")?).ok()?;
        let own = self.owner.as_ref().is_some_and(|owner| {
            let address = self.cell(record, "address");
            owner.name == name.folded()
                && !owner.is_namesake(
                    self.cell(record, "email").as_deref(),
                    address.and_then(|cell| parted(&cell).parse().ok()),
                    self.cell(record, "residence")
                        .and_then(|cell| cell.parse().ok()),
                )
        });
        (!own).then_some(name)
    }

    /// What a line makes of the common order.
    fn filled(&self, record: &StringRecord, common: &Order) -> Result<Box<Order>, LineFault> {
        let wide = self.columns.len();
        let beyond = record.iter().skip(wide).any(|cell| !cell.is_empty());
        if record.len() < wide || beyond {
            return Err(LineFault::Cells {
                cells: record.len(),
                wide,
            });
        }
        let mut order = Box::new(common.clone());
        if let Some(cell) = self.cell(record, "same-household") {
            order.same_household = yes(&cell)?;
        }
        let of = self.cell(record, "for");
        if of.is_some() && self.cell(record, "name").is_some() {
            return Err(LineFault::TwoNames);
        }
        if self.other(record).is_some() {
            if of.is_some() {
                // Their profile stands for the common one, and says the rest.
                order.name = None;
                order.residence = None;
            } else {
                order.whose = Whose::Stranger;
            }
            order.email = None;
            if !order.same_household {
                order.address = None;
            }
        }
        let mut residence: Option<&str> = None;
        for (column, cell) in self.columns.iter().zip(record) {
            if cell.is_empty() {
                continue;
            }
            let Some(column) = *column else {
                return Err(LineFault::NoHeading(printable(cell)));
            };
            match column {
                "recipient" => cell.clone_into(&mut order.recipient),
                "recipient-email" => order.recipient_email = Some(read(column, cell)?),
                "recipient-address" => {
                    order.recipient_address = Some(read(column, &parted(cell))?);
                }
                "for" => order.person = Some(line(column, cell)?),
                "name" => order.name = Some(line(column, cell)?),
                "address" => order.address = Some(read(column, &parted(cell))?),
                "email" => order.email = Some(read(column, cell)?),
                "residence" => residence = Some(cell),
                "same-household" => {}
                "id" => order.identifiers.push(read(column, cell)?),
                "law" => order.law = Some(cell.to_owned()),
                "lang" => order.language = Some(language_of(column, cell)?),
                "copy-in" => order.copy_in = Some(language_of(column, cell)?),
                "reason" => {
                    let reason = Passage::new(cell);
                    let reason = reason.map_err(|fault| LineFault::Text { column, fault })?;
                    order.reason = Some(reason);
                }
                "item" => order.items.push(line(column, cell)?),
                "product" => order.products.push(line(column, cell)?),
                _ => order.grounds.push(cell.to_owned()),
            }
        }
        if order.recipient.is_empty() {
            return Err(LineFault::NoRecipient);
        }
        if let Some(typed) = residence {
            let own = self
                .owner
                .as_ref()
                .filter(|_| order.whose != Whose::Stranger);
            let known = own.and_then(|own| own.addresses.first());
            let address = order.address.as_ref().or(known);
            let country = address.map(|address| &address.country);
            let place = Place::meant_from(typed, country);
            order.residence = Some(place.map_err(|unknown| LineFault::Value {
                column: "residence",
                why: unknown.to_string(),
            })?);
        }
        Ok(order)
    }
}

/// A yes or a no in one of the languages of the headings.
fn yes(cell: &str) -> Result<bool, LineFault> {
    match heading(cell).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "oui" | "si" => Ok(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Ok(false),
        _ => Err(LineFault::NotYesOrNo(printable(cell))),
    }
}

/// An address whose lines stand below each other in the cell, with the separator that is read.
fn parted(cell: &str) -> String {
    let lines = cell.split(['\r', '\n']).map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

fn read<T: FromStr<Err: Display>>(column: Column, cell: &str) -> Result<T, LineFault> {
    cell.parse().map_err(|error: T::Err| LineFault::Value {
        column,
        why: error.to_string(),
    })
}

fn language_of(column: Column, cell: &str) -> Result<Language, LineFault> {
    Language::meant(cell).map_err(|error| LineFault::Value {
        column,
        why: error.to_string(),
    })
}

fn line(column: Column, cell: &str) -> Result<Line, LineFault> {
    Line::new(cell).map_err(|fault| LineFault::Text { column, fault })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_heading_means_two_columns() {
        let mut seen = std::collections::BTreeMap::new();
        for (word, column) in HEADINGS.iter() {
            assert!(!word.is_empty(), "{column}");
            if let Some(other) = seen.insert(word, *column) {
                assert_eq!(other, *column, "{word}");
            }
        }
        assert_eq!(columns().len(), 17);
    }

    #[test]
    fn what_cannot_be_a_company_is_told_from_what_may_be_one() {
        for text in [
            "company,name",
            "Firma, E-Mail",
            "\"1&1 Internet SE\",Jane",
            "netflix,ada@example.org",
            "netflix;Ada",
            "netflix\tAda",
            "4711",
            "2026-11-26",
            "ada@example.org",
            "Firma",
            "companies:",
            "| netflix | Ada |",
            "<li>Netflix</li>",
            "[\"Netflix\",\"Spotify\"]",
            "{\"name\": \"Netflix\"}",
            "%PDF-1.7",
            "BEGIN:VCARD",
            "Subject: companies",
        ] {
            assert!(no_company(text).is_some(), "{text}");
        }
        for text in [
            "1&1",
            "Acme, Inc.",
            "o2",
            "3M",
            "netflix.com",
            "Größe, Klein & Söhne",
            "日本",
            "name",
        ] {
            assert_eq!(no_company(text), None, "{text}");
        }
    }
}
