//! `datawrit export`

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args::{self, ExportFormat},
        failure::Failure,
        file, words,
    },
    office::{
        export::{self, Format},
        file::Overwrite,
    },
    request::Line,
    speech::say,
};

pub fn export(scene: &Scene<'_>, args: &args::Export) -> Result<Answer, Failure> {
    let export = export::export(
        scene,
        match args.format {
            ExportFormat::Ics => Format::Ics,
            ExportFormat::Csv => Format::Csv,
            ExportFormat::Json => Format::Json,
        },
        args.person.as_ref().map(Line::as_str),
        &words::calendar,
    )?;
    let notes: Vec<String> = export.notices.iter().map(words::notice).collect();
    // An export is data already, so that --json changes nothing of it, only of
    // what is said about a file.
    let output = args.output.as_deref();
    let Some(output) = output.filter(|path| !file::is_stdout(path)) else {
        return Ok(Answer::data(export.text).notes(notes));
    };
    if output.as_os_str().is_empty() {
        return Err(Failure::misuse(say!("home-output-empty")).hint(say!("home-name-file")));
    }
    // A calendar of ours is made anew each time; whatever else lies there is asked about.
    let overwrite = if export.replaces(output) {
        Overwrite::of(output, true)?
    } else {
        file::overwrite(scene, output)?
    };
    let exported = export.write(scene, output, overwrite)?;
    let answer = if scene.global.json {
        Answer::outcome(&exported)?
    } else {
        let cases = say!("proof-cases", count = exported.cases);
        let path = output.display().to_string();
        let text = say!("home-exported", path = path, cases = cases);
        Answer::text(text + "\n")
    };
    Ok(answer.notes(notes))
}
