//! `datawrit evidence`

mod chronology;

use std::io::{Cursor, Write};

use chrono::Datelike;
use serde::Serialize;
use serde_json::{Value, json};
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use super::{
    Scene,
    send::plural,
    view::CaseView,
    write::{Overwrite, Prepared},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    delivery::page::{Press, Setting},
    request::Request,
    tracker::{Case, Event, Opening, Tracker, hash},
};

/// What stands at the top of an evidence file.
const README: &str = include_str!("evidence/README.txt");

/// An entry of the log, with what its hash is made of.
#[derive(Serialize)]
struct Entry<'a> {
    event: &'a Event,
    /// The very text that was hashed.
    entry: String,
    sha256: &'a str,
}

/// The files of one case in one, in the order in which one reads them.
pub fn evidence(scene: &Scene<'_>, args: &args::Evidence) -> Result<Answer, Failure> {
    let (tracker, case) = scene.home.case(&args.case)?;
    let (faults, ..) = tracker.verify()?;
    let reference = case.reference.to_string();
    if let Some(fault) = faults
        .iter()
        .find(|fault| fault.case.as_ref().is_none_or(|case| *case == reference))
    {
        return Err(Failure::cannot(format!(
            "the record of {reference} proves nothing: {}",
            fault.what
        ))
        .hint("`datawrit verify` tells everything that does not hold"));
    }
    let statutes = scene.home.statutes()?;
    let view = CaseView::of(case, scene.today, statutes.calendars()?)?;
    let request = tracker.request(&view.case)?;
    let files = files(scene, &tracker, &view, &request)?;
    let overwrite = Overwrite::asked(scene, &args.output)?;
    let bytes = pack(scene, &files).map_err(|error| Failure::cannot(error.to_string()))?;
    let sha256 = hash(&bytes);
    Prepared::new(&args.output, &bytes, overwrite)?.keep()?;
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "case": reference,
            "path": args.output,
            "sha256": sha256,
            "files": files.iter().map(|(name, _)| name).collect::<Vec<_>>(),
        })));
    }
    Ok(Answer::text(format!(
        "wrote   {}: {}\nsha256  {sha256}\n",
        args.output.display(),
        plural(files.len(), "file"),
    )))
}

type File = (String, Vec<u8>);

fn files(
    scene: &Scene<'_>,
    tracker: &Tracker,
    view: &CaseView,
    request: &Request,
) -> Result<Vec<File>, Failure> {
    let case = &view.case;
    let opening = tracker.opening(&case.reference)?;
    let chain = tracker.chain(&case.reference)?;
    let chronology = chronology::of(scene, view, request);
    let layouts = scene.home.layouts()?;
    let setting = Setting::new(layouts.get("plain")?);
    let mut files = vec![
        ("README.txt".to_owned(), README.as_bytes().to_vec()),
        (
            "chronology.pdf".to_owned(),
            Press::default().print(&chronology, &setting)?,
        ),
        ("chronology.json".to_owned(), text(&summary(view))?),
        ("log.json".to_owned(), text(&log(case, &opening, &chain)?)?),
    ];
    let (request_text, grounds_text) = tracker.texts(&case.reference)?;
    files.push(("request.json".to_owned(), request_text.into_bytes()));
    files.push(("grounds.json".to_owned(), grounds_text.into_bytes()));
    for format in &case.formats {
        let document = tracker.document(case, *format)?;
        files.push((format!("letter.{format}"), document.bytes));
    }
    for (index, message) in tracker.messages(case)?.into_iter().enumerate() {
        files.push((format!("mail-{}.eml", index + 1), message.bytes));
    }
    let mut sums = String::new();
    for (name, bytes) in &files {
        sums += &format!("{}  {name}\n", hash(bytes));
    }
    files.push(("SHA256SUMS".to_owned(), sums.into_bytes()));
    Ok(files)
}

/// What happened and what is due, for programs.
fn summary(view: &CaseView) -> Value {
    let mut value = view.json();
    value["citation"] = json!(view.case.grounds.citation);
    value["references"] = json!(view.case.grounds.references);
    value["events"] = json!(view.case.events);
    value
}

fn log(case: &Case, opening: &Opening, chain: &[String]) -> Result<Value, Failure> {
    let unwritable = |error: serde_json::Error| Failure::cannot(error.to_string());
    let entries = case
        .events
        .iter()
        .zip(chain)
        .map(|(event, sha256)| {
            Ok(Entry {
                event,
                entry: serde_json::to_string(event).map_err(unwritable)?,
                sha256,
            })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    Ok(json!({
        "datawrit_evidence": 1,
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
