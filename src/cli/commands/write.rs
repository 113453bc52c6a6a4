//! `datawrit write`

mod companies;
mod desk;
mod many;
mod orders;
mod output;
mod printing;
mod products;
mod resolve;

use chrono::NaiveDate;
use serde_json::json;

use super::{
    Scene, preview, send,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, question},
    delivery::{mail, text},
    law::{Calendars, Grounds, Right},
    letter::Letter,
    office::file::Prepared,
    request::Reference,
    tracker::{Asked, Format, Status, Tracker, TrackerError},
};

use desk::{Desk, Sheet, Written};
use output::Target;
use printing::Printing;

pub fn write(scene: &Scene<'_>, args: &args::Write) -> Result<Answer, Failure> {
    if let Some(orders) = companies::orders(scene, args)? {
        return many::many(scene, args, orders);
    }
    let mut args = args.clone();
    args.recipient = args.recipients.first().cloned().unwrap_or_default();
    one(scene, &args)
}

fn one(scene: &Scene<'_>, args: &args::Write) -> Result<Answer, Failure> {
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    let desk = Desk::open(scene, args)?;
    let mut sheet = desk.sheet(args, &target.formats)?;
    let mut notes = std::mem::take(&mut sheet.notes);
    notes.splice(0..0, translated(&sheet.grounds));

    if args.dry_run {
        let calendars = desk.statutes.calendars()?;
        if args.again.is_none()
            && let Some(tracker) = scene.home.existing_tracker()?
            && let asked = tracker.asked_like(&sheet.grounds.law, &sheet.request)?
            && let Some(open) = open_one(scene, &tracker, &asked, &sheet, calendars)?
        {
            notes.push(open.what);
        }
        return Ok(rehearsed(scene, args, &desk, sheet)?
            .notes(notes)
            .note("nothing was written and no case was opened"));
    }

    // Where the letter cannot be put is found before the case is opened.
    target.check()?;
    // And so is what is wrong with the user's own holidays.
    let calendars = desk.statutes.calendars()?;
    let mut tracker = scene.home.tracker()?;
    notes.extend(target.finish(&tracker)?);
    tracker.index_asked()?;
    let mut asked = tracker.asked_like(&sheet.grounds.law, &sheet.request)?;
    if args.again.is_none()
        && let Some(open) = open_one(scene, &tracker, &asked, &sheet, calendars)?
    {
        let question = format!("{}. Write another one anyway?", open.what);
        // Not by --yes, which goes with commands that run by themselves.
        if question::confirm(&question)? != Some(true) {
            return Err(Failure::cannot(open.what).hint(open.instead));
        }
    }
    // From here on only what another process writes in this moment stands in the way.
    asked.forget();
    let mut number = 0;
    let (written, prepared) = 'next: loop {
        while tracker.has(&Reference::of(&sheet.request, scene.today, number))? {
            number += 1;
        }
        let written = desk.written(sheet.clone(), number)?;
        let reference = &written.reference;
        let mut prepared = Vec::new();
        for format in &target.formats {
            let Some(document) = written.document(*format) else {
                continue;
            };
            let path = target.path(&sheet.request, reference, *format);
            let overwrite = match file::overwrite(scene, &path) {
                Ok(overwrite) => overwrite,
                // The same letter, just written by another process: this is the next one.
                Err(_) if tracker.has(reference)? => continue 'next,
                Err(failure) => return Err(failure),
            };
            let file = Prepared::letter(&path, &document.bytes, overwrite, reference)?;
            prepared.push((file, *format, document.sha256()));
        }
        let case = written.case(scene.today);
        let opened = match args.again {
            Some(_) => tracker.open_case(&case).map(|()| None),
            None => tracker
                .open_unasked(&[case], &mut asked, NaiveDate::MIN)
                .map(|before| before.into_iter().next().flatten()),
        };
        match opened {
            Ok(None) => break (written, prepared),
            Ok(Some(before)) => {
                return Err(Failure::cannot(format!(
                    "another datawrit has just written the same letter: {before}"
                ))
                .hint("this one wrote nothing; to write one more, add --again"));
            }
            // Another process wrote the same letter in this moment.
            Err(TrackerError::Taken(_)) => number += 1,
            Err(error) => return Err(error.into()),
        }
    };
    let (reference, request, grounds) = (written.reference, &sheet.request, &sheet.grounds);

    let mut files = Vec::new();
    for (file, format, sha256) in prepared {
        let path = file.keep().map_err(|error| {
            Failure::from(error).hint(format!(
                "the letter is safe in the case: `datawrit show {reference} --format {format} --output FILE`"
            ))
        })?;
        files.push((path, format, sha256));
    }

    let view = CaseView::of(tracker.find(reference.as_str())?, scene.today, calendars)?;
    if scene.global.json {
        let mut value = view::json(&view);
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
            text += &view::sum(&clock.deadline, clock.clock.whose).render(8);
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
    if args.send {
        // What is sent tells by itself what comes next.
        scene.say(text.trim_end());
        return Ok(send::send(scene, &args.sending(vec![reference.to_string()]))?.notes(notes));
    }
    text += &format!(
        "next    `datawrit send {reference}`, or post it and then `datawrit record {reference} sent`\n"
    );
    Ok(Answer::text(text).notes(notes))
}

/// The same request, which still waits for its answer.
struct OpenOne {
    what: String,
    instead: String,
}

/// The latest case of the same request that is open; after it was answered, refused or put away
/// the same may be asked again.
fn open_one(
    scene: &Scene<'_>,
    tracker: &Tracker,
    asked: &Asked,
    sheet: &Sheet,
    calendars: &Calendars,
) -> Result<Option<OpenOne>, Failure> {
    for earlier in asked.near(&sheet.grounds.law, &sheet.request) {
        let case = tracker.find(earlier.reference.as_str())?;
        let recipient = case.recipient.clone();
        let view = CaseView::of(case, scene.today, calendars)?;
        if matches!(
            view.status,
            Status::Fulfilled | Status::Denied | Status::Revoked
        ) {
            continue;
        }
        let reference = &earlier.reference;
        let (written, to) = (earlier.opened_on, recipient);
        let mut what =
            format!("the same request to {to} is open: {reference}, written on {written}");
        if !view.is_sent() {
            what += " and not recorded as sent";
        } else if let Some(next) = view.next() {
            what += &format!("; its answer is due on {}", next.deadline.due);
        }
        let instead = if view.is_sent() {
            format!(
                "to send a reminder: `datawrit show {reference}` has the letter, and `datawrit record {reference} reminded` records it; to ask once more, add --again"
            )
        } else {
            format!(
                "send that one: `datawrit send {reference}`, or record that you posted it: `datawrit record {reference} sent`; to write one more, add --again"
            )
        };
        return Ok(Some(OpenOne { what, instead }));
    }
    Ok(None)
}

/// The letter, or its page, of which nothing is kept.
fn rehearsed(
    scene: &Scene<'_>,
    args: &args::Write,
    desk: &Desk<'_>,
    sheet: Sheet,
) -> Result<Answer, Failure> {
    // What cannot be rendered is found in the rehearsal.
    let written = desk.written(sheet, 0)?;
    let Written {
        sheet, reference, ..
    } = &written;
    let letter = desk.letter(sheet, reference)?;
    if args.preview {
        let page = desk
            .printing
            .pdf(&letter, &sheet.request, &sheet.grounds, sheet.is_own())?;
        return preview::shown(scene, reference, &page, None, None);
    }
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "case": reference.as_str(),
            "law": sheet.grounds.law,
            "right": sheet.request.right.word(),
            "became": sheet.grounds.rights,
            "recipient": sheet.request.recipient.name,
            "language": sheet.request.language,
            "subject": text::subject(&letter),
            "letter": text::render(&letter),
            "dry_run": true,
        })));
    }
    Ok(Answer::text(text::render(&letter)))
}

fn render(
    printing: &Printing,
    letter: &Letter,
    sheet: &Sheet,
    format: Format,
) -> Result<Vec<u8>, Failure> {
    let request = &sheet.request;
    Ok(match format {
        Format::Pdf => printing.pdf(letter, request, &sheet.grounds, sheet.is_own())?,
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
