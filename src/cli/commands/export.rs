//! `datawrit export`

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args::{self, ExportFormat},
        failure::Failure,
        file,
        words::{self, plural},
    },
    office::export::{self, Format},
};

pub fn export(scene: &Scene<'_>, args: &args::Export) -> Result<Answer, Failure> {
    let export = export::export(
        scene,
        match args.format {
            ExportFormat::Ics => Format::Ics,
            ExportFormat::Csv => Format::Csv,
            ExportFormat::Json => Format::Json,
        },
    )?;
    let notes: Vec<String> = export.notices.iter().map(words::notice).collect();
    // An export is data already, so that --json changes nothing of it, only of
    // what is said about a file.
    let Some(output) = &args.output else {
        return Ok(Answer::data(export.text).notes(notes));
    };
    if output.as_os_str().is_empty() {
        return Err(Failure::misuse("--output is empty").hint("name a file"));
    }
    let exported = export.write(scene, output, file::overwrite(scene, output)?)?;
    let answer = if scene.global.json {
        Answer::outcome(&exported)?
    } else {
        let cases = plural(exported.cases, "case");
        Answer::text(format!("wrote  {}: {cases}\n", output.display()))
    };
    Ok(answer.notes(notes))
}
