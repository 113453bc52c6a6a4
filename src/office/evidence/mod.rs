//! The files of one case in one, for somebody who does not trust them: with everything that shows
//! that nothing was altered, and a program that checks it.

mod chronology;

use std::{
    ffi::OsStr,
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use serde_json::Value;
use thiserror::Error as ThisError;
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    Error, Hint, Kind, Notice, Refusal, World,
    file::{self, Overwrite, Prepared},
    mandate,
    view::CaseView,
};
use crate::{
    delivery::page::{Layout, PageError, Press, Setting},
    law::{Citation, EventKind},
    letter::{Block, Letter},
    request::{Passage, Reference, Request},
    tracker::{Case, Event, GivenAway, Opening, Tracker, entry, hash, note_salt},
};

/// What stands at the top of an evidence file.
const README: &str = include_str!("README.txt");
/// The same of a trial.
const TRIAL: &str = "A trial: the days of this case are made up, and it proves nothing.\n\n";
/// What checks an evidence file.
const CHECK: &str = include_str!("check.py");

/// What is asked.
#[derive(Debug, Clone)]
pub struct Order {
    /// The case's reference, or its beginning.
    pub case: String,
    /// Whether the person's notes are left out; the log can still be checked.
    pub without_notes: bool,
}

/// The evidence of one case, gathered and not yet written: whoever gets it reads the person's notes,
/// to which the person [agrees](Evidence::agree) first.
#[derive(Debug)]
pub struct Evidence {
    tracker: Tracker,
    view: CaseView,
    request: Request,
    log: Log,
    agreed: bool,
    notices: Vec<Notice>,
}

/// A note of the person, which would go into the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    pub on: NaiveDate,
    pub event: EventKind,
    pub note: Passage,
}

/// What was written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Written {
    pub case: Reference,
    #[serde(serialize_with = "file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
    /// Of the whole file.
    pub sha256: String,
    /// The SHA-256 of the manifest, which shows later that nothing was altered.
    pub manifest: String,
    /// The names of the files within.
    pub files: Vec<String>,
    #[serde(skip)]
    pub notices: Vec<Notice>,
}

/// Why there is no evidence.
#[derive(Debug, ThisError)]
pub enum Refused {
    #[error("the record of {case} cannot be used as proof: {what}")]
    NoProof { case: Reference, what: String },
    #[error("{} of the person would go into the file", count(*.notes))]
    Notes {
        /// How many.
        notes: usize,
    },
    #[error(transparent)]
    Unpacked(#[from] ZipError),
    #[error(transparent)]
    Unwritten(#[from] serde_json::Error),
}

fn count(notes: usize) -> String {
    match notes {
        1 => "1 note".to_owned(),
        notes => format!("{notes} notes"),
    }
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Notes { .. } => Kind::Misuse,
            Refused::NoProof { .. } | Refused::Unpacked(_) | Refused::Unwritten(_) => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            Refused::NoProof { .. } => vec![Hint::Verify],
            Refused::Notes { .. } => vec![Hint::NotesInOrOut],
            Refused::Unpacked(_) | Refused::Unwritten(_) => Vec::new(),
        }
    }
}

/// Gathers what there is of a case.
///
/// # Errors
/// When the record of the case is damaged, or cannot be read.
pub fn evidence(world: &World<'_>, order: &Order) -> Result<Evidence, Error> {
    let (tracker, case) = world.home.case(&order.case)?;
    let found = tracker.verify()?;
    let reference = case.reference.as_str();
    if let Some(fault) = found
        .faults
        .iter()
        .find(|fault| fault.case.as_deref().is_none_or(|case| case == reference))
    {
        return Err(Refused::NoProof {
            case: case.reference,
            what: fault.what.clone(),
        }
        .into());
    }
    let statutes = world.home.statutes()?;
    let mut view = CaseView::of(case, world.today, statutes.calendars()?)?;
    let request = tracker.request(&view.case)?;
    let log = log(
        &view.case,
        &tracker.opening(&view.case.reference)?,
        &tracker.chain(&view.case.reference)?,
        order.without_notes,
    )?;
    let older = view.case.log.iter().filter(|event| event.salt.is_none());
    let accounts = older.filter(|event| event.attempt.is_some()).count();
    if order.without_notes {
        let case = &mut view.case;
        for event in case.events.iter_mut().chain(&mut case.log) {
            event.note = None;
        }
    }
    Ok(Evidence {
        tracker,
        view,
        request,
        log,
        agreed: false,
        notices: (accounts > 0)
            .then_some(Notice::AccountInLog)
            .into_iter()
            .collect(),
    })
}

impl Evidence {
    /// What the person noted for themselves: shown to them before others read it.
    pub fn notes(&self) -> Vec<Noted> {
        let events = self.view.case.log.iter();
        events
            .filter_map(|event| {
                Some(Noted {
                    on: event.happened_on,
                    event: event.kind,
                    note: event.note.clone()?,
                })
            })
            .collect()
    }

    /// What the person says to their notes going into the file; needed where there are some.
    ///
    /// # Errors
    /// When there are, and the person does not agree.
    pub fn agree(&mut self, agreed: bool) -> Result<(), Refused> {
        let notes = self.notes().len();
        self.agreed = agreed || notes == 0;
        if self.agreed {
            Ok(())
        } else {
            Err(Refused::Notes { notes })
        }
    }

    /// Writes the file, whole or not at all, and keeps in the tracker that it was given away.
    ///
    /// # Errors
    /// When the person has not agreed to their notes, a page cannot be printed, or the file or
    /// the tracker cannot be written.
    pub fn write(
        mut self,
        world: &World<'_>,
        path: &Path,
        overwrite: Overwrite,
    ) -> Result<Written, Error> {
        self.agree(self.agreed)?;
        let packed = self.packed(world)?;
        let bytes = zipped(world.today, &packed.files).map_err(Refused::from)?;
        let sha256 = hash(&bytes);
        let path = Prepared::new(path, &bytes, overwrite)?.keep()?;
        let case = self.view.case.reference.clone();
        world.home.wrote(&path, Some(&case));
        self.tracker.give_away(&GivenAway {
            case: case.clone(),
            given_on: world.today,
            entry: packed.head,
            manifest: packed.manifest.clone(),
        })?;
        Ok(Written {
            case,
            path,
            sha256,
            manifest: packed.manifest,
            files: packed.files.into_iter().map(|(name, _)| name).collect(),
            notices: self.notices,
        })
    }

    /// The same for a door that hands the file over itself: its bytes.
    ///
    /// # Errors
    /// As of [`Evidence::write`].
    pub fn handed(mut self, world: &World<'_>) -> Result<(Reference, Vec<u8>), Error> {
        self.agree(self.agreed)?;
        let packed = self.packed(world)?;
        let bytes = zipped(world.today, &packed.files).map_err(Refused::from)?;
        let case = self.view.case.reference.clone();
        self.tracker.give_away(&GivenAway {
            case: case.clone(),
            given_on: world.today,
            entry: packed.head,
            manifest: packed.manifest,
        })?;
        Ok((case, bytes))
    }

    /// The files, in the order in which one reads them.
    fn packed(&self, world: &World<'_>) -> Result<Packed, Error> {
        let (tracker, case) = (&self.tracker, &self.view.case);
        let chronology = chronology::of(&self.view, &self.request, world.today);
        let layouts = world.home.layouts()?;
        let readme = if case.trial {
            TRIAL.to_owned() + README
        } else {
            README.to_owned()
        };
        let mut files = vec![
            ("README.txt".to_owned(), readme.into_bytes()),
            (
                "chronology.pdf".to_owned(),
                printed(chronology, layouts.get("plain")?)?,
            ),
            ("chronology.json".to_owned(), text(&summary(&self.view)?)?),
            ("log.json".to_owned(), text(&self.log)?),
            ("check.py".to_owned(), CHECK.as_bytes().to_vec()),
        ];
        let (request_text, grounds_text) = tracker.texts(&case.reference)?;
        files.push(("request.json".to_owned(), request_text.into_bytes()));
        files.push(("grounds.json".to_owned(), grounds_text.into_bytes()));
        for letter in &case.letters {
            let (number, suffix) = (letter.number, letter.number.suffix());
            if let Some(data) = tracker.letter_of(case, number)? {
                files.push((format!("letter{suffix}.json"), data.into_bytes()));
            }
            for format in &letter.formats {
                let document = tracker.document_of(case, number, *format)?;
                files.push((format!("letter{suffix}.{format}"), document.bytes));
            }
        }
        files.extend(self.authorities(world)?);
        for (index, message) in tracker.messages(case)?.into_iter().enumerate() {
            files.push((format!("mail-{}.eml", index + 1), message.bytes));
        }
        for (index, reply) in tracker.replies(case)?.into_iter().enumerate() {
            files.push((reply_name(index + 1, reply.name.as_deref()), reply.bytes));
        }
        let mut sums = String::new();
        let mut listed = Vec::new();
        for (name, bytes) in &files {
            let sha256 = hash(bytes);
            sums += &format!("{sha256}  {name}\n");
            listed.push(Listed {
                name,
                sha256,
                size: bytes.len(),
            });
        }
        let head = tracker.chain(&case.reference)?.pop().unwrap_or_default();
        let manifest = text(&Manifest {
            datawrit_manifest: 1,
            case: &case.reference,
            trial: case.trial,
            head: &head,
            files: listed,
        })?;
        let sha256 = hash(&manifest);
        sums += &format!("{sha256}  manifest.json\n");
        files.push(("manifest.json".to_owned(), manifest));
        files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
        Ok(Packed {
            files,
            head,
            manifest: sha256,
        })
    }
}

impl Evidence {
    /// The signed papers that the letters enclose, each once, under the name of the first letter that does; one that is
    /// not there any more is in the mails alone.
    fn authorities(&self, world: &World<'_>) -> Result<Vec<File>, Error> {
        let (tracker, case) = (&self.tracker, &self.view.case);
        let mut files: Vec<File> = Vec::new();
        for letter in &case.letters {
            let data = tracker.letter_of(case, letter.number)?;
            let data = data.and_then(|json| serde_json::from_str::<Letter>(&json).ok());
            let signed =
                data.and_then(|letter| mandate::enclosed(world.home, &letter).ok().flatten());
            if let Some(signed) = signed
                && !files.iter().any(|(_, bytes)| *bytes == signed.bytes)
            {
                let suffix = letter.number.suffix();
                files.push((format!("authority{suffix}.pdf"), signed.bytes));
            }
        }
        Ok(files)
    }
}

/// `reply-1.eml`; a file that was kept has its own ending.
fn reply_name(number: usize, name: Option<&str>) -> String {
    let ending = match name {
        None => "eml",
        Some(name) => Path::new(name)
            .extension()
            .and_then(OsStr::to_str)
            .filter(|ending| {
                ending.len() <= 5 && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
            .unwrap_or("bin"),
    };
    format!("reply-{number}.{ending}")
}

type File = (String, Vec<u8>);

/// What was packed.
struct Packed {
    files: Vec<File>,
    /// The hash of the last entry.
    head: String,
    /// The SHA-256 of the manifest.
    manifest: String,
}

/// `manifest.json`.
#[derive(Serialize)]
struct Manifest<'a> {
    /// The version of its form.
    datawrit_manifest: u8,
    case: &'a Reference,
    trial: bool,
    head: &'a str,
    files: Vec<Listed<'a>>,
}

/// A file, as the manifest names it.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    sha256: String,
    /// In bytes.
    size: usize,
}

/// `log.json`.
#[derive(Debug, Serialize)]
struct Log {
    /// The version of its form.
    datawrit_evidence: u8,
    case: Reference,
    /// The very text that was hashed.
    opening: String,
    opening_sha256: String,
    entries: Vec<Entry>,
}

/// An entry of the log, with what its hash is made of.
#[derive(Debug, Serialize)]
struct Entry {
    /// The very text that was hashed; none where a note is within that was to be
    /// left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    /// The note, of which the entry has the hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Passage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note_salt: Option<String>,
    sha256: String,
}

/// `chronology.json`: what happened and what is due, for programs.
#[derive(Serialize)]
struct Summary<'a> {
    #[serde(flatten)]
    case: &'a CaseView,
    citation: &'a str,
    references: &'a [Citation],
    trial: bool,
    /// The log, without what is of use to nobody else.
    events: Vec<Value>,
}

/// The chronology on pages. What the fonts cannot show stands there by its code, as
/// `[U+2713]`: chronology.json has it as it was, and evidence is never refused for it.
fn printed(mut letter: Letter, layout: &Layout) -> Result<Vec<u8>, PageError> {
    let (press, setting) = (Press::default(), Setting::new(layout));
    loop {
        match press.print(&letter, &setting) {
            Err(
                PageError::MissingGlyph { character, .. }
                | PageError::RightToLeft { character, .. },
            ) if !character.is_ascii_graphic() => {
                let code = format!("[U+{:04X}]", u32::from(character));
                let mut found = false;
                for text in texts(&mut letter) {
                    found |= text.contains(character);
                    *text = text.replace(character, &code);
                }
                if !found {
                    // In a form that was not typed: decomposed, or joined.
                    for text in texts(&mut letter) {
                        *text = text
                            .chars()
                            .map(|one| match one {
                                ' '..='~' => one.to_string(),
                                other => format!("[U+{:04X}]", u32::from(other)),
                            })
                            .collect();
                    }
                }
            }
            other => return other,
        }
    }
}

/// Every text of a chronology.
fn texts(letter: &mut Letter) -> impl Iterator<Item = &mut String> {
    let body = letter.body.iter_mut().flat_map(|block| match block {
        Block::Paragraph(text) => vec![text],
        Block::Item { label, text } => vec![label, text],
    });
    body.chain([&mut letter.subject])
        .chain(letter.sender.iter_mut())
}

fn summary(view: &CaseView) -> Result<Summary<'_>, Refused> {
    let events = view.case.whole_log().map(|(event, taken_back_on)| {
        let mut told = without_own_settings(event)?;
        if let (Some(day), Some(told)) = (taken_back_on, told.as_object_mut()) {
            told.insert("taken_back_on".to_owned(), day.to_string().into());
        }
        Ok::<_, serde_json::Error>(told)
    });
    Ok(Summary {
        case: view,
        citation: &view.case.grounds.citation,
        references: &view.case.grounds.references,
        trial: view.case.trial,
        events: events.collect::<Result<_, _>>()?,
    })
}

/// An event without what is of use to nobody else: digits, and a name of the person's own settings.
fn without_own_settings(event: &Event) -> Result<Value, serde_json::Error> {
    let mut told = serde_json::to_value(event)?;
    if let Some(told) = told.as_object_mut() {
        told.remove("salt");
    }
    if let Some(attempt) = told.get_mut("attempt").and_then(Value::as_object_mut) {
        attempt.remove("account");
    }
    Ok(told)
}

fn log(
    case: &Case,
    opening: &Opening,
    chain: &[String],
    without_notes: bool,
) -> Result<Log, Refused> {
    let entries = case
        .log
        .iter()
        .zip(chain)
        .map(|(event, sha256)| {
            let apart = event.note.as_ref().zip(event.salt.as_ref());
            let shown = apart.filter(|_| !without_notes);
            let within = event.note.is_some() && event.salt.is_none();
            let text = entry(event)?;
            Ok(Entry {
                entry: (!(within && without_notes)).then_some(text),
                note: shown.map(|(note, _)| note.clone()),
                note_salt: shown.map(|(_, salt)| note_salt(salt)),
                sha256: sha256.clone(),
            })
        })
        .collect::<Result<Vec<_>, Refused>>()?;
    Ok(Log {
        datawrit_evidence: 2,
        case: case.reference.clone(),
        opening: serde_json::to_string(opening)?,
        opening_sha256: opening.sha256()?,
        entries,
    })
}

/// Indented JSON whose keys are sorted by name, with a line feed at its end.
fn text(value: &impl Serialize) -> Result<Vec<u8>, Refused> {
    let mut bytes = serde_json::to_vec_pretty(&serde_json::to_value(value)?)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same files on the same day are the same bytes.
fn zipped(day: NaiveDate, files: &[File]) -> Result<Vec<u8>, ZipError> {
    // The format knows the years 1980 to 2107.
    let year = u16::try_from(day.year()).unwrap_or(1980).clamp(1980, 2107);
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let at = DateTime::from_date_and_time(year, small(day.month()), small(day.day()), 0, 0, 0);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(at.unwrap_or_default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        office::scratch::{ACCESS, Scratch},
        tracker::TrackerError,
    };

    fn order(without_notes: bool) -> Order {
        Order {
            case: ACCESS.to_owned(),
            without_notes,
        }
    }

    /// A home whose case has a note of the person.
    fn noted() -> Scratch {
        let scratch = Scratch::with_cases();
        let mut tracker = scratch.tracker();
        let case = tracker.find(ACCESS).unwrap();
        let event = Event {
            note: Some(Passage::new("called them\nagain").unwrap()),
            ..Event::new(
                EventKind::Acknowledged,
                scratch.world().today,
                scratch.world().today,
            )
        };
        tracker.record(&case, &event).unwrap();
        scratch
    }

    #[test]
    fn nobody_reads_a_note_to_which_the_person_did_not_agree() {
        let scratch = noted();
        let world = scratch.world();
        let path = scratch.path("evidence.zip");
        let mut evidence = evidence(&world, &order(false)).unwrap();
        let notes = evidence.notes();
        assert!(
            notes
                .iter()
                .any(|noted| noted.note.as_str() == "called them\nagain")
        );
        assert!(evidence.agree(false).is_err());
        let error = evidence.write(&world, &path, Overwrite::No).unwrap_err();
        let Some(Refused::Notes { notes: count }) = error.downcast_ref() else {
            panic!("{error}");
        };
        assert_eq!(*count, notes.len());
        assert!(!path.exists());
        assert!(scratch.tracker().given_away().unwrap().is_empty());
    }

    #[test]
    fn without_notes_nothing_has_to_be_agreed_to_and_no_file_has_one() {
        let scratch = noted();
        let world = scratch.world();
        let evidence = evidence(&world, &order(true)).unwrap();
        assert_eq!(evidence.notes(), []);
        let packed = evidence.packed(&world).unwrap();
        for (name, bytes) in &packed.files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("called them"), "{name}");
        }
    }

    #[test]
    fn what_was_given_away_is_kept_and_the_same_day_gives_the_same_bytes() {
        let scratch = noted();
        let world = scratch.world();
        let written = |name: &str| {
            let mut evidence = evidence(&world, &order(false)).unwrap();
            evidence.agree(true).unwrap();
            let path = scratch.path(name);
            evidence.write(&world, &path, Overwrite::No).unwrap()
        };
        let (first, second) = (written("a.zip"), written("b.zip"));
        assert_eq!(first.sha256, second.sha256);
        assert_eq!(first.sha256, hash(&fs::read(&first.path).unwrap()));
        assert!(first.files.contains(&"check.py".to_owned()));
        let given = scratch.tracker().given_away().unwrap();
        assert_eq!(given[0].manifest, first.manifest);
        let told = serde_json::to_value(&first).unwrap();
        assert_eq!(told["case"], ACCESS);
    }

    #[test]
    fn a_case_that_is_not_there_is_refused_before_anything_is_gathered() {
        let scratch = Scratch::with_cases();
        let unknown = Order {
            case: "ZZZZ".to_owned(),
            without_notes: false,
        };
        let error = evidence(&scratch.world(), &unknown).unwrap_err();
        assert!(error.downcast_ref::<TrackerError>().is_some(), "{error}");
    }
}
