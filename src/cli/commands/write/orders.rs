//! Whom many letters go to: several names, a pack, or a list.
//!
//! A list is read once, whole, so that a pipe will do, and is understood before the first letter
//! is written: a table that was taken for a list of names would be letters to nobody.

use std::{
    collections::BTreeSet,
    fs::File,
    io::{self, Read},
    path::Path,
    str::FromStr,
    sync::LazyLock,
};

use csv::{ReaderBuilder, StringRecord};

use crate::{
    cli::{args, failure::Failure},
    law::{Place, Right},
    office::Profile,
    request::{Address, Email, Line, Passage, printable},
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

/// A column of a list: the flag of `write` that it stands for.
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

/// The flags, in the order of the file.
fn columns() -> Vec<Column> {
    let mut columns: Vec<Column> = HEADINGS.iter().map(|(_, column)| *column).collect();
    columns.dedup();
    columns
}

/// One letter to be written, and where it stands.
pub struct Order {
    /// `members.csv, line 7`, or the company's name.
    pub place: String,
    /// What it is written with, or why it cannot be.
    pub args: Result<Box<args::Write>, String>,
}

/// All of them.
pub struct Orders {
    source: Source,
    notes: Vec<String>,
    pub common: args::Write,
}

enum Source {
    /// A company each, with the names that its letter tells beside its own.
    Companies(Vec<(String, Vec<Line>)>),
    List(List),
}

/// A list that was understood.
struct List {
    path: String,
    columns: Vec<Option<Column>>,
    /// The number of each line, and its cells.
    rows: Vec<(u64, StringRecord)>,
    /// Whose the flags are: they are for no line of another person.
    owner: Option<Owner>,
}

/// Whose the flags and the profile are, and by what they are told from others of their name.
struct Owner {
    /// As names are compared.
    name: String,
    emails: Vec<Email>,
    addresses: Vec<Address>,
    residences: Vec<Place>,
}

impl Owner {
    fn of(common: &args::Write, profile: &Profile) -> Option<Owner> {
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

impl Orders {
    /// A letter to each company; `brands` are further names of its family.
    pub fn of_companies(
        common: &args::Write,
        companies: Vec<(String, Vec<Line>)>,
        notes: Vec<String>,
    ) -> Orders {
        Orders {
            source: Source::Companies(companies),
            notes,
            common: common.clone(),
        }
    }

    /// A letter for each line of a file: a table whose first line names its columns, or a
    /// recipient a line.
    ///
    /// # Errors
    /// When it cannot be read, or cannot be understood.
    pub fn of_file(
        common: &args::Write,
        profile: &Profile,
        path: &Path,
    ) -> Result<Orders, Failure> {
        let shown = path.display().to_string();
        let (text, encoding) = decoded(&bytes(path)?)
            .map_err(|error| unreadable(path, &error.to_string()).hint("nothing was written"))?;
        let (columns, rows) = understood(&shown, &text)?;
        let list = List {
            path: shown,
            columns,
            rows,
            owner: Owner::of(common, profile),
        };
        if list.rows.is_empty() {
            return Err(
                Failure::cannot(format!("the list {} does not name a company", list.path))
                    .hint("write a company in each line; nothing was written"),
            );
        }
        list.check_companies()?;
        list.check_flags(common)?;
        let mut notes = Vec::new();
        if encoding == Encoding::Windows1252 {
            let first = telling(&text).find(|line| !line.is_ascii());
            notes.push(format!(
                "the list is not UTF-8 and was read as {encoding}; does this look right: `{}`?",
                printable(first.unwrap_or_default().trim())
            ));
        }
        Ok(Orders {
            source: Source::List(list),
            notes,
            common: common.clone(),
        })
    }

    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    pub fn len(&self) -> usize {
        match &self.source {
            Source::Companies(companies) => companies.len(),
            Source::List(list) => list.rows.len(),
        }
    }

    /// Whether they come from a list.
    pub fn is_list(&self) -> bool {
        matches!(self.source, Source::List(_))
    }

    pub fn iter(&self) -> impl Iterator<Item = Order> + Send + '_ {
        (0..self.len()).filter_map(|index| self.order(index))
    }

    fn order(&self, index: usize) -> Option<Order> {
        match &self.source {
            Source::Companies(companies) => {
                let (company, brands) = companies.get(index)?;
                let mut args = Box::new(self.common.clone());
                args.recipient.clone_from(company);
                args.products.extend(brands.iter().cloned());
                Some(Order {
                    place: printable(company),
                    args: Ok(args),
                })
            }
            Source::List(list) => {
                let (line, record) = list.rows.get(index)?;
                Some(Order {
                    place: format!("{}, line {line}", list.path),
                    args: list.filled(record, &self.common),
                })
            }
        }
    }
}

fn unreadable(path: &Path, why: &str) -> Failure {
    Failure::cannot(format!("the list {} cannot be read: {why}", path.display()))
}

/// The whole file, or all that comes out of a pipe (`-` is standard input), as far as a list can
/// go on.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| unreadable(path, &error.to_string());
    let mut source: Box<dyn Read> = match path.as_os_str() == "-" {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(path).map_err(failed)?),
    };
    let mut bytes = Vec::new();
    let mut piece = vec![0; 64 * 1024];
    // How long the line is that was begun.
    let mut begun = 0;
    loop {
        let read = match source.read(&mut piece) {
            Ok(0) => return Ok(bytes),
            Ok(read) => piece.get(..read).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(failed(error)),
        };
        bytes.extend_from_slice(read);
        for byte in read {
            begun = match byte {
                b'\n' | b'\r' => 0,
                _ => begun + 1,
            };
            if begun > LONGEST {
                return Err(unreadable(
                    path,
                    &format!("it has a line of more than {} kB", LONGEST / 1024),
                )
                .hint("a list has a company in each line; nothing was written"));
            }
        }
        if bytes.len() > MOST {
            return Err(
                unreadable(path, &format!("it has more than {} MB", MOST >> 20))
                    .hint("write several lists; nothing was written"),
            );
        }
    }
}

type Understood = (Vec<Option<Column>>, Vec<(u64, StringRecord)>);

/// The columns and rows of a text, or one column of names.
fn understood(path: &str, text: &str) -> Result<Understood, Failure> {
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
            return Err(Failure::misuse(format!(
                "the list {path} has something above the line that names its columns (`{}`); nothing was written",
                printable(below)
            ))
            .hint("remove what stands above that line"));
        }
        return match named.or_else(|| looks_like_a_table(text)) {
            Some(separator) => Err(not_understood(
                path,
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
                path,
                text,
                separator,
                &format!("has a column `{}`", printable(&cell)),
            ));
        }
        let many = matches!(found, Some("id" | "item" | "product" | "ground"));
        if found.is_some() && !many && columns.contains(&found) {
            return Err(not_understood(
                path,
                text,
                separator,
                &format!("has two columns for `{}`", found.unwrap_or_default()),
            ));
        }
        columns.push(found);
    }
    if !columns.contains(&Some("recipient")) {
        return Err(not_understood(
            path,
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
fn not_understood(path: &str, text: &str, separator: Separator, what: &str) -> Failure {
    let mut message = format!("the list {path} {what}; nothing was written");
    for (number, line) in telling(text).take(2).enumerate() {
        let cells: Vec<String> = separator
            .cells(line)
            .iter()
            .take(12)
            .map(|cell| {
                format!(
                    "`{}`",
                    printable(&cell.chars().take(60).collect::<String>())
                )
            })
            .collect();
        message += &format!("\n  line {}: {}", number + 1, cells.join(" | "));
    }
    Failure::misuse(message).hint(format!(
        "with {separator} between its cells, its first line names the columns, which are {}; a list of \
         names alone may begin with a line `recipient`",
        columns().join(", ")
    ))
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
    fn cell(&self, record: &StringRecord, wanted: Column) -> Option<String> {
        let mut cells = self.columns.iter().zip(record.iter());
        let found = cells.find(|(column, cell)| **column == Some(wanted) && !cell.is_empty());
        found.map(|(_, cell)| cell.to_owned())
    }

    /// A line whose company cannot be one shows that the list was not understood: nothing of it
    /// is written.
    fn check_companies(&self) -> Result<(), Failure> {
        let mut wrong = Vec::new();
        for (line, record) in &self.rows {
            let company = self.cell(record, "recipient").unwrap_or_default();
            // Of an empty one its line tells.
            if let Some(what) = no_company(&company)
                && !company.is_empty()
            {
                let shown: String = company.chars().take(80).collect();
                wrong.push(format!(
                    "\n  line {line}: `{}` is {what}",
                    printable(&shown)
                ));
            }
        }
        if wrong.is_empty() {
            return Ok(());
        }
        let more = wrong.len().saturating_sub(SHOWN);
        wrong.truncate(SHOWN);
        let more = match more {
            0 => String::new(),
            more => format!("\n  and {more} more"),
        };
        Err(Failure::misuse(format!(
            "the list {} has lines that are not a company; nothing was written{}{more}",
            self.path,
            wrong.concat()
        ))
        .hint(format!(
            "correct them; a table's first line names its columns, which are {}",
            columns().join(", ")
        )))
    }

    /// What belongs to one person is not put into the letters of others.
    fn check_flags(&self, common: &args::Write) -> Result<(), Failure> {
        let given = [
            ("--id", !common.identifiers.is_empty()),
            ("--signature", common.page.signature.is_some()),
            ("--child", common.child.is_some()),
            ("--child-age", common.child_age.is_some()),
            ("--reason", common.reason.is_some()),
            ("--enclosure", !common.enclosures.is_empty()),
            // What is wrong about one person is not about the next.
            (
                "--item",
                common.right == Right::Rectification && !common.items.is_empty(),
            ),
        ];
        let given: Vec<&str> = given
            .iter()
            .filter(|(_, given)| *given)
            .map(|(flag, _)| *flag)
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
        let Some(other) = others.first() else {
            return Ok(());
        };
        Err(Failure::misuse(format!(
            "{} belongs to one person, and the list {} has letters of others, as of {other}; nothing was written",
            given.join(", "),
            self.path,
        ))
        .hint("leave it out (columns `id`, `reason` and `item` hold what belongs to each line), or name with --name whose it is and write the others' letters by a list of their own"))
    }

    /// The name in a line, where the flags are not that person's.
    fn other(&self, record: &StringRecord) -> Option<Line> {
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

    /// What a line makes of the common flags.
    fn filled(
        &self,
        record: &StringRecord,
        common: &args::Write,
    ) -> Result<Box<args::Write>, String> {
        let wide = self.columns.len();
        let beyond = record.iter().skip(wide).any(|cell| !cell.is_empty());
        if record.len() < wide || beyond {
            return Err(format!(
                "it has {} where the first line names {wide}",
                match record.len() {
                    1 => "1 cell".to_owned(),
                    cells => format!("{cells} cells"),
                }
            ));
        }
        let mut args = Box::new(common.clone());
        if let Some(cell) = self.cell(record, "same-household") {
            args.same_household = yes(&cell)?;
        }
        if self.other(record).is_some() {
            args.stranger = true;
            args.email = None;
            if !args.same_household {
                args.address = None;
            }
        }
        for (column, cell) in self.columns.iter().zip(record) {
            if cell.is_empty() {
                continue;
            }
            let Some(column) = *column else {
                return Err(format!(
                    "`{}` has no column heading above it",
                    printable(cell)
                ));
            };
            match column {
                "recipient" => args.recipient = cell.to_owned(),
                "recipient-email" => args.recipient_email = Some(read(column, cell)?),
                "recipient-address" => {
                    args.recipient_address = Some(read(column, &parted(cell))?);
                }
                "name" => args.name = Some(line(column, cell)?),
                "address" => args.address = Some(read(column, &parted(cell))?),
                "email" => args.email = Some(read(column, cell)?),
                "residence" => args.residence = Some(read(column, cell)?),
                "same-household" => {}
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

/// A yes or a no in one of the languages of the headings.
fn yes(cell: &str) -> Result<bool, String> {
    match heading(cell).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "j" | "oui" | "si" => Ok(true),
        "no" | "n" | "false" | "0" | "nein" | "non" => Ok(false),
        _ => Err(format!(
            "same-household is yes or no, not `{}`",
            printable(cell)
        )),
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

fn read<T: FromStr<Err: std::fmt::Display>>(column: &str, cell: &str) -> Result<T, String> {
    cell.parse().map_err(|error| format!("{column}: {error}"))
}

fn line(column: &str, cell: &str) -> Result<Line, String> {
    Line::new(cell).map_err(|fault| format!("{column} {fault}"))
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
        assert_eq!(columns().len(), 15);
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
