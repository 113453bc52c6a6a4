//! `datawrit evidence`

mod chronology;

use std::io::{Cursor, Write};

use chrono::Datelike;
use serde::Serialize;
use serde_json::{Value, json};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{Scene, send::plural, view::CaseView};
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, question},
    delivery::page::{Layout, PageError, Press, Setting},
    letter::{Block, Letter},
    office::file::Prepared,
    request::Request,
    tracker::{Case, Event, GivenAway, Opening, Tracker, entry, hash, note_salt},
};

/// What stands at the top of an evidence file.
const README: &str = include_str!("evidence/README.txt");
/// The same of a trial.
const TRIAL: &str = "A trial: the days of this case are made up, and it proves nothing.\n\n";
/// What checks an evidence file.
const CHECK: &str = include_str!("evidence/check.py");

/// An entry of the log, with what its hash is made of.
#[derive(Serialize)]
struct Entry<'a> {
    /// The very text that was hashed; none where a note is within that was to be
    /// left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    /// The note, of which the entry has the hash.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note_salt: Option<String>,
    sha256: &'a str,
}

/// A file, as the manifest names it.
#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    sha256: String,
    /// In bytes.
    size: usize,
}

/// What was packed.
struct Packed {
    files: Vec<File>,
    /// The hash of the last entry.
    head: String,
    /// The SHA-256 of the manifest.
    manifest: String,
}

/// The files of one case in one, in the order in which one reads them.
pub fn evidence(scene: &Scene<'_>, args: &args::Evidence) -> Result<Answer, Failure> {
    let (mut tracker, case) = scene.home.case(&args.case)?;
    let found = tracker.verify()?;
    let reference = case.reference.to_string();
    if let Some(fault) = found
        .faults
        .iter()
        .find(|fault| fault.case.as_ref().is_none_or(|case| *case == reference))
    {
        return Err(Failure::cannot(format!(
            "the record of {reference} cannot be used as proof: {}",
            fault.what
        ))
        .hint("`datawrit verify` shows everything that is wrong"));
    }
    let statutes = scene.home.statutes()?;
    let mut view = CaseView::of(case, scene.today, statutes.calendars()?)?;
    let request = tracker.request(&view.case)?;
    let log = log(
        &view.case,
        &tracker.opening(&view.case.reference)?,
        &tracker.chain(&view.case.reference)?,
        args.without_notes,
    )?;
    let older = view.case.events.iter().filter(|event| event.salt.is_none());
    let accounts = older.filter(|event| event.attempt.is_some()).count();
    if args.without_notes {
        for event in &mut view.case.events {
            event.note = None;
        }
    } else {
        agreed(scene, &view.case)?;
    }
    let packed = files(scene, &tracker, &view, &request, &log)?;
    let files = &packed.files;
    let overwrite = file::overwrite(scene, &args.output)?;
    let bytes = pack(scene, files).map_err(|error| Failure::cannot(error.to_string()))?;
    let sha256 = hash(&bytes);
    Prepared::new(&args.output, &bytes, overwrite)?.keep()?;
    tracker.give_away(&GivenAway {
        case: view.case.reference.clone(),
        given_on: scene.today,
        entry: packed.head,
        manifest: packed.manifest.clone(),
    })?;
    let notes = (accounts > 0).then_some(
        "an earlier version wrote the name of the account into the log, and it is in the file",
    );
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "case": reference,
            "path": args.output,
            "sha256": sha256,
            "manifest": packed.manifest,
            "files": files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        }))
        .notes(notes));
    }
    Ok(Answer::text(format!(
        "wrote     {}: {}\nsha256    {sha256}\nmanifest  {}\n",
        args.output.display(),
        plural(files.len(), "file"),
        packed.manifest,
    ))
    .notes(notes)
    .note("the hash behind `manifest` shows later that nothing was altered: give it to somebody you trust"))
}

/// What the person noted for themselves is shown before others read it.
fn agreed(scene: &Scene<'_>, case: &Case) -> Result<(), Failure> {
    let notes: Vec<&Event> = case
        .events
        .iter()
        .filter(|event| event.note.is_some())
        .collect();
    if notes.is_empty() {
        return Ok(());
    }
    scene.say("these notes of yours go into the file:");
    for event in &notes {
        let note = event.note.as_ref().map_or("", |note| note.as_str());
        scene.say(&format!(
            "  {}  {}: {}",
            event.happened_on,
            event.kind,
            note.replace('\n', " / ")
        ));
    }
    if scene.global.yes {
        return Ok(());
    }
    match question::confirm("May whoever gets it read them?")? {
        Some(true) => Ok(()),
        Some(false) => {
            Err(Failure::cannot("nothing was written")
                .hint("leave the notes out with --without-notes"))
        }
        None => Err(Failure::misuse(format!(
            "{} of yours would go into the file",
            plural(notes.len(), "note")
        ))
        .hint("leave them out with --without-notes, or put them in with --yes")),
    }
}

type File = (String, Vec<u8>);

fn files(
    scene: &Scene<'_>,
    tracker: &Tracker,
    view: &CaseView,
    request: &Request,
    log: &Value,
) -> Result<Packed, Failure> {
    let case = &view.case;
    let chronology = chronology::of(scene, view, request);
    let layouts = scene.home.layouts()?;
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
        ("chronology.json".to_owned(), text(&summary(view)?)?),
        ("log.json".to_owned(), text(log)?),
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
    for (index, message) in tracker.messages(case)?.into_iter().enumerate() {
        files.push((format!("mail-{}.eml", index + 1), message.bytes));
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
    let manifest = text(&json!({
        "datawrit_manifest": 1,
        "case": case.reference.as_str(),
        "trial": case.trial,
        "head": head,
        "files": listed,
    }))?;
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

/// What happened and what is due, for programs.
fn summary(view: &CaseView) -> Result<Value, Failure> {
    let mut value = super::view::json(view);
    value["citation"] = json!(view.case.grounds.citation);
    value["references"] = json!(view.case.grounds.references);
    value["trial"] = json!(view.case.trial);
    let events = view.case.events.iter().map(|event| {
        let mut told = serde_json::to_value(event)?;
        // Of use to nobody else: digits, and a name of the person's own settings.
        if let Some(told) = told.as_object_mut() {
            told.remove("salt");
        }
        if let Some(attempt) = told.get_mut("attempt").and_then(Value::as_object_mut) {
            attempt.remove("account");
        }
        Ok(told)
    });
    let events: Result<Vec<Value>, serde_json::Error> = events.collect();
    value["events"] = json!(events.map_err(|error| Failure::cannot(error.to_string()))?);
    Ok(value)
}

fn log(
    case: &Case,
    opening: &Opening,
    chain: &[String],
    without_notes: bool,
) -> Result<Value, Failure> {
    let unwritable = |error: serde_json::Error| Failure::cannot(error.to_string());
    let entries = case
        .events
        .iter()
        .zip(chain)
        .map(|(event, sha256)| {
            let apart = event.note.as_ref().zip(event.salt.as_ref());
            let shown = apart.filter(|_| !without_notes);
            let within = event.note.is_some() && event.salt.is_none();
            let text = entry(event).map_err(unwritable)?;
            Ok(Entry {
                entry: (!(within && without_notes)).then_some(text),
                note: shown.map(|(note, _)| note.as_str()),
                note_salt: shown.map(|(_, salt)| note_salt(salt)),
                sha256,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    Ok(json!({
        "datawrit_evidence": 2,
        "case": case.reference.as_str(),
        "opening": serde_json::to_string(opening).map_err(unwritable)?,
        "opening_sha256": opening.sha256().map_err(unwritable)?,
        "entries": entries,
    }))
}

fn text(value: &Value) -> Result<Vec<u8>, Failure> {
    let mut bytes =
        serde_json::to_vec_pretty(value).map_err(|error| Failure::cannot(error.to_string()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The same files on the same day are the same bytes.
fn pack(scene: &Scene<'_>, files: &[File]) -> Result<Vec<u8>, ZipError> {
    let day = scene.today;
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
