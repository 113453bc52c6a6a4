//! `datawrit export`

mod calendar;
mod sheet;

use serde_json::json;

use super::{Scene, send::plural, view::CaseView};
use crate::{
    cli::{
        answer::Answer,
        args::{self, ExportFormat},
        failure::Failure,
        file,
        table::shortened,
    },
    office::{self, file::Prepared},
    tracker::{Archive, CaseClock},
};

pub fn export(scene: &Scene<'_>, args: &args::Export) -> Result<Answer, Failure> {
    // An export is data already, so that --json changes nothing of it, only of
    // what is said about a file.
    let (text, cases, notes) = match args.format {
        ExportFormat::Ics => {
            let cases = office::list::list(scene)?;
            let calendar = calendar::calendar(&cases, scene.today);
            (calendar, cases.len(), unsent(&cases))
        }
        ExportFormat::Csv => {
            let cases = office::list::list(scene)?;
            let sheet = sheet::sheet(&cases)
                .map_err(|error| Failure::cannot(format!("the table: {error}")))?;
            (sheet, cases.len(), Vec::new())
        }
        ExportFormat::Json => {
            let archive = match scene.home.existing_tracker()? {
                Some(tracker) => tracker.archive()?,
                None => Archive::default(),
            };
            (archive.to_json()?, archive.cases().count(), Vec::new())
        }
    };
    let Some(output) = &args.output else {
        return Ok(Answer::data(text).notes(notes));
    };
    if output.as_os_str().is_empty() {
        return Err(Failure::misuse("--output is empty").hint("name a file"));
    }
    let prepared = Prepared::new(output, text.as_bytes(), file::overwrite(scene, output)?)?;
    prepared.keep()?;
    let answer = if scene.global.json {
        Answer::json(&json!({
            "path": output,
            "format": args.format.word(),
            "cases": cases,
        }))
    } else {
        let cases = plural(cases, "case");
        Answer::text(format!("wrote  {}: {cases}\n", output.display()))
    };
    Ok(answer.notes(notes))
}

/// A calendar has only what runs; what it lacks is told.
fn unsent(cases: &[CaseView]) -> Vec<String> {
    cases
        .iter()
        .filter(|view| view.next().is_some_and(CaseClock::is_forecast))
        .map(|view| {
            format!(
                "no deadline runs for {} to {}: it is not recorded as sent",
                view.case.reference,
                shortened(&view.case.recipient, 40)
            )
        })
        .collect()
}
