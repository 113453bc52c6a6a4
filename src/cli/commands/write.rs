//! `datawrit write`

mod output;
mod printing;
mod products;
mod resolve;

use serde_json::json;

use super::{
    Scene, preview,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure},
    delivery::{mail, text},
    law::{Grounds, Right},
    letter::{Letter, Templates},
    request::{Reference, Request},
    tracker::{Document, Format, NewCase, Tracker, TrackerError},
};

use output::Target;
pub use output::{Overwrite, Prepared};
use printing::Printing;
use resolve::Resolved;

pub fn write(scene: &Scene<'_>, args: &args::Write) -> Result<Answer, Failure> {
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    let resolved = resolve::resolve(scene, args, &target.formats)?;
    let templates = Templates::open(
        &resolved.statute,
        &resolved.request.language,
        Some(&scene.home.templates()),
    )?;
    let Resolved {
        statutes,
        request,
        grounds,
        mut notes,
        ..
    } = resolved;
    notes.splice(0..0, translated(&grounds));
    let printing = Printing::of(scene, &args.page)?;

    if args.dry_run {
        let reference = Reference::of(&request, scene.today, 0);
        let letter = templates.write(&request, &grounds, &reference, scene.today)?;
        // What cannot be rendered is found in the rehearsal.
        for format in &target.formats {
            render(&printing, &letter, &request, &grounds, *format)?;
        }
        let answer = if args.preview {
            let page = printing.pdf(&letter, &request, &grounds)?;
            preview::shown(scene, &reference, &page, None, None)?
        } else if scene.global.json {
            Answer::json(&json!({
                "case": reference.as_str(),
                "law": grounds.law,
                "right": request.right.word(),
                "became": grounds.rights,
                "recipient": request.recipient.name,
                "language": request.language,
                "subject": letter.subject,
                "letter": text::render(&letter),
                "dry_run": true,
            }))
        } else {
            Answer::text(text::render(&letter))
        };
        return Ok(answer
            .notes(notes)
            .note("nothing was written and no case was opened"));
    }

    // Where the letter cannot be put is found before the case is opened.
    target.check()?;
    // And so is what is wrong with the user's own holidays.
    let calendars = statutes.calendars()?;
    let mut tracker = scene.home.tracker()?;
    let mut number = 0;
    let (reference, prepared) = 'next: loop {
        let reference = next_reference(&tracker, &request, scene, &mut number)?;
        let letter = templates.write(&request, &grounds, &reference, scene.today)?;
        let mut documents = Vec::new();
        let mut prepared = Vec::new();
        for format in &target.formats {
            let document = Document {
                format: *format,
                bytes: render(&printing, &letter, &request, &grounds, *format)?,
            };
            let path = target.path(&request, &reference, *format);
            let overwrite = match Overwrite::asked(scene, &path) {
                Ok(overwrite) => overwrite,
                // The same letter, just written by another process: this is the next one.
                Err(_) if tracker.has(&reference)? => continue 'next,
                Err(failure) => return Err(failure),
            };
            let file = Prepared::new(&path, &document.bytes, overwrite)?;
            prepared.push((file, *format, document.sha256()));
            documents.push(document);
        }
        // Kept with every case, so that it can be read without a viewer.
        if !target.formats.contains(&Format::Txt) {
            documents.push(Document {
                format: Format::Txt,
                bytes: text::render(&letter).into_bytes(),
            });
        }
        let new = NewCase {
            reference: &reference,
            opened_on: scene.today,
            request: &request,
            grounds: &grounds,
            documents: &documents,
        };
        match tracker.open_case(&new) {
            Ok(()) => break (reference, prepared),
            // Another process wrote the same letter in this moment.
            Err(TrackerError::Taken(_)) => number += 1,
            Err(error) => return Err(error.into()),
        }
    };
    if number > 0 {
        notes.push(format!(
            "you have written this letter today already; this one is {reference}"
        ));
    }

    let mut files = Vec::new();
    for (file, format, sha256) in prepared {
        let path = file.keep().map_err(|failure| {
            failure.hint(format!(
                "the letter is safe in the case: `datawrit show {reference} --format {format} --output FILE`"
            ))
        })?;
        files.push((path, format, sha256));
    }

    let view = CaseView::of(tracker.find(reference.as_str())?, scene.today, calendars)?;
    if scene.global.json {
        let mut value = view.json();
        value["language"] = json!(request.language);
        value["files"] = json!(
            files
                .iter()
                .map(|(path, format, sha256)| json!({ "path": path, "format": format, "sha256": sha256 }))
                .collect::<Vec<_>>()
        );
        return Ok(Answer::json(&value).notes(notes));
    }
    let mut text = String::new();
    for (path, ..) in &files {
        text += &format!("wrote   {}\n", path.display());
    }
    text += &format!(
        "case    {reference}: {}, to {}\n",
        grounds.right_title, request.recipient.name
    );
    for clock in &view.clocks {
        text += &format!(
            "due     {}: {} ({})\n",
            clock.deadline.due, clock.clock.title, clock.clock.reference
        );
        if scene.global.verbose {
            for line in view::sum(&clock.deadline, clock.clock.whose).lines() {
                text += &format!("        {line}\n");
            }
        }
    }
    // Clocks of one letter share most of what is to be said of them.
    let mut told = Vec::new();
    for remark in view.clocks.iter().flat_map(view::remarks) {
        if !told.contains(&remark) {
            text += &format!("        {remark}\n");
            told.push(remark);
        }
    }
    text += &format!("next    send it, then `datawrit record {reference} sent`\n");
    Ok(Answer::text(text).notes(notes))
}

/// The first reference no case has yet; `number` counts the letters of the same
/// words and day before it.
fn next_reference(
    tracker: &Tracker,
    request: &Request,
    scene: &Scene<'_>,
    number: &mut u32,
) -> Result<Reference, Failure> {
    loop {
        let reference = Reference::of(request, scene.today, *number);
        if !tracker.has(&reference)? {
            return Ok(reference);
        }
        *number += 1;
    }
}

fn render(
    printing: &Printing,
    letter: &Letter,
    request: &Request,
    grounds: &Grounds,
    format: Format,
) -> Result<Vec<u8>, Failure> {
    Ok(match format {
        Format::Pdf => printing.pdf(letter, request, grounds)?,
        Format::Eml => mail::render(letter, request)?,
        Format::Txt => text::render(letter).into_bytes(),
    })
}

/// What the person's word became under a statute that has its own.
fn translated(grounds: &Grounds) -> Option<String> {
    grounds.is_translated().then(|| {
        format!(
            "under `{}` an {} is: {} ({})",
            grounds.law,
            grounds.asked,
            grounds.right_title,
            Right::list(&grounds.rights)
        )
    })
}
