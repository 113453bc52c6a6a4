//! `datawrit evidence`

use super::Scene;
use crate::{
    cli::{
        answer::Answer,
        args,
        failure::Failure,
        file, question, screen,
        words::{self, plural},
    },
    office::evidence::{self, Evidence, Order},
};

pub fn evidence(scene: &Scene<'_>, args: &args::Evidence) -> Result<Answer, Failure> {
    let order = Order {
        case: args.case.clone(),
        without_notes: args.without_notes,
    };
    let mut evidence = evidence::evidence(scene, &order)?;
    let agreed = agreed(scene, &evidence)?;
    evidence.agree(agreed)?;
    let overwrite = file::overwrite(scene, &args.output)?;
    let written = evidence.write(scene, &args.output, overwrite)?;
    let notes = written.notices.iter().map(words::notice);
    if scene.global.json {
        return Ok(Answer::outcome(&written)?.notes(notes));
    }
    Ok(Answer::text(format!(
        "wrote     {}: {}\nsha256    {}\nmanifest  {}\n",
        args.output.display(),
        plural(written.files.len(), "file"),
        written.sha256,
        written.manifest,
    ))
    .notes(notes)
    .note("the hash behind `manifest` shows later that nothing was altered: give it to somebody you trust"))
}

/// What the person noted for themselves is shown before others read it.
fn agreed(scene: &Scene<'_>, evidence: &Evidence) -> Result<bool, Failure> {
    let notes = evidence.notes();
    if notes.is_empty() {
        return Ok(true);
    }
    screen::say("these notes of yours go into the file:");
    for noted in &notes {
        screen::say(&format!(
            "  {}  {}: {}",
            noted.on,
            noted.event,
            noted.note.as_str().replace('\n', " / ")
        ));
    }
    if scene.global.yes {
        return Ok(true);
    }
    match question::confirm("May whoever gets it read them?")? {
        Some(false) => {
            Err(Failure::cannot("nothing was written")
                .hint("leave the notes out with --without-notes"))
        }
        answer => Ok(answer == Some(true)),
    }
}
