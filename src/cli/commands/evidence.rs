//! `datawrit evidence`

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, question, screen, words},
    office::evidence::{self, Evidence, Order},
    speech::say,
};

/// The least width of what stands before a line.
const WIDTH: usize = 10;

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
    let files = say!("proof-files", count = written.files.len());
    let lines = words::labelled(
        vec![
            (
                say!("shown-label-wrote"),
                format!("{}: {files}", args.output.display()),
            ),
            ("sha256".to_owned(), written.sha256.to_string()),
            ("manifest".to_owned(), written.manifest.to_string()),
        ],
        WIDTH,
    );
    Ok(Answer::text(lines)
        .notes(notes)
        .note(say!("proof-give-hash")))
}

/// What the person noted for themselves is shown before others read it.
fn agreed(scene: &Scene<'_>, evidence: &Evidence) -> Result<bool, Failure> {
    let notes = evidence.notes();
    if notes.is_empty() {
        return Ok(true);
    }
    screen::say(&say!("proof-notes-go"));
    for noted in &notes {
        screen::say(&format!(
            "  {}  {}: {}",
            noted.on,
            words::event(noted.event),
            noted.note.as_str().replace('\n', " / ")
        ));
    }
    if scene.global.yes {
        return Ok(true);
    }
    match question::confirm(&say!("proof-may-read"))? {
        Some(false) => {
            Err(Failure::cannot(say!("proof-nothing-written")).hint(say!("proof-without-notes")))
        }
        answer => Ok(answer == Some(true)),
    }
}
