//! `datawrit show`

use std::fmt::Write;

use serde_json::json;

use super::{
    Scene,
    send::Rewriting,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, screen::Text, table::Table},
    delivery::text,
    directory::{Kind, Way},
    office::file::Prepared,
    tracker::{Case, CaseLetter, Dispatch, Format, LetterNumber, Tracker},
};

pub fn show(scene: &Scene<'_>, args: &args::Show) -> Result<Answer, Failure> {
    let (tracker, case) = scene.home.case(&args.case)?;
    if let (Some(format), Some(output)) = (args.format, &args.output) {
        let document = tracker.document_of(&case, args.letter.unwrap_or_default(), format)?;
        let prepared = Prepared::new(output, &document.bytes, file::overwrite(scene, output)?)?;
        prepared.keep()?;
        if scene.global.json {
            return Ok(Answer::json(&json!({
                "case": case.reference.as_str(),
                "path": output,
                "format": format,
                "sha256": document.sha256(),
            })));
        }
        return Ok(Answer::text(format!("wrote  {}\n", output.display())));
    }
    if args.form {
        return form(scene, &tracker, &case);
    }
    let statutes = scene.home.statutes()?;
    let view = CaseView::of(case, scene.today, statutes.calendars()?)?;
    let letter = tracker.document(&view.case, Format::Txt).ok();
    let letter = letter.map(|document| String::from_utf8_lossy(&document.bytes).into_owned());
    if scene.global.json {
        let mut value = view::json(&view);
        value["title"] = json!(view.case.grounds.title);
        value["citation"] = json!(view.case.grounds.citation);
        value["references"] = json!(view.case.grounds.references);
        value["checked_on"] = json!(view.case.grounds.checked_on);
        value["events"] = json!(view.case.events);
        value["letter"] = json!(letter);
        value["documents"] = documents(&tracker, &view, LetterNumber::REQUEST)?;
        let letters = view.case.letters.iter();
        let letters = letters.map(|letter| letter_json(&tracker, &view, letter));
        value["letters"] = json!(letters.collect::<Result<Vec<_>, _>>()?);
        return Ok(Answer::json(&value));
    }

    let case = &view.case;
    let mut text = Text::default();
    // Writing to a string cannot fail.
    let _ = writeln!(
        text,
        "case       {}, opened on {}",
        case.reference, case.opened_on
    );
    let _ = writeln!(text, "to         {}", case.recipient);
    let _ = writeln!(
        text,
        "asks for   {}, {}",
        case.grounds.right_title,
        citations(&view)
    );
    let _ = writeln!(text, "status     {}", view.status);
    // One letter needs no number.
    let several = case.letters.len() > 1;
    if several {
        let _ = writeln!(text, "\nletters");
        let mut letters = Table::default();
        for letter in &case.letters {
            letters.row([
                letter.number.to_string(),
                letter.occasion.to_string(),
                letter.day.to_string(),
                dispatch(case.dispatch_of(letter.number)).to_owned(),
            ]);
        }
        text.push(&letters.render(2));
    }
    let _ = writeln!(text, "\nevents");
    let mut events = Table::default();
    for event in &case.events {
        let how = event
            .medium
            .map(|medium| format!("by {medium}"))
            .unwrap_or_default();
        // A note may have lines of its own; each stays in the last column.
        let note = event
            .note
            .as_ref()
            .map(|note| note.as_str().replace('\n', " / "))
            .unwrap_or_default();
        let mut told: Vec<String> = Vec::new();
        let about = several && event.kind.is_of_letter();
        told.extend(about.then(|| format!("letter {}", event.letter)));
        told.extend(
            event
                .tracking
                .as_ref()
                .map(|number| format!("tracking {number}")),
        );
        told.extend(event.until.map(|until| format!("until {until}")));
        if let Some(attempt) = &event.attempt {
            told.push(format!("to {}", attempt.to));
            told.extend(attempt.reply.as_ref().map(ToString::to_string));
            told.extend(attempt.fault.clone());
        }
        told.extend((!note.is_empty()).then_some(note));
        events.row([
            event.happened_on.to_string(),
            format!("{} {how}", event.kind).trim().to_owned(),
            told.join("; "),
        ]);
    }
    text.push(&events.render(2));
    for clock in &view.clocks {
        let title = format!(
            "{}: {}, due {}",
            clock.clock.title,
            view::standing(clock),
            clock.deadline.due
        );
        text.push("\n");
        text.line(&title, clock.overdue);
        for remark in view::remarks(clock) {
            let _ = writeln!(text, "  {remark}");
        }
        text.push(&view::sum(&clock.deadline, clock.clock.whose).render(2));
    }
    let added = case
        .letters
        .iter()
        .filter(|letter| !letter.number.is_request());
    let added = added.filter_map(|letter| {
        let document = tracker.document_of(case, letter.number, Format::Txt).ok()?;
        let title = format!("letter {}, {}", letter.number, letter.occasion);
        Some((title, String::from_utf8_lossy(&document.bytes).into_owned()))
    });
    let request = letter.map(|letter| ("letter".to_owned(), letter));
    for (title, letter) in request.into_iter().chain(added) {
        let _ = writeln!(text, "\n{title}\n");
        for line in letter.lines() {
            text.line(format!("  {line}").trim_end(), false);
        }
    }
    Ok(Answer::text(text).paged(scene))
}

/// What a web form wants: where it is, what to put into the subject, and the text
/// with each paragraph on one line, for the form to break.
fn form(scene: &Scene<'_>, tracker: &Tracker, case: &Case) -> Result<Answer, Failure> {
    let number = case.to_send();
    let (request, letter) = Rewriting::begin(scene).letter(tracker, case, number)?;
    let record = match request.recipient.id.as_deref() {
        Some(id) => scene.home.directory()?.find(id)?,
        None => None,
    };
    let pages: Vec<String> = record
        .iter()
        .flat_map(|record| {
            [Kind::Form, Kind::Portal]
                .into_iter()
                .flat_map(|kind| record.channels_for(kind, &case.law, case.asked, scene.today))
        })
        .filter_map(|channel| match &channel.way {
            Way::Form(href) | Way::Portal(href) => Some(href.as_str().to_owned()),
            _ => None,
        })
        .collect();
    let message = text::message(&letter);
    let sent = format!("datawrit record {} sent --by form", case.reference);
    if scene.global.json {
        return Ok(Answer::json(&json!({
            "case": case.reference.as_str(),
            "pages": pages,
            "subject": text::subject(&letter),
            "text": message,
        })));
    }
    let mut answer = Answer::data(format!("{}\n\n{message}", text::subject(&letter)));
    if pages.is_empty() {
        answer = answer.note(format!("no web form of {} is known", case.recipient));
    }
    for page in pages {
        answer = answer.note(format!("the form is at {page}"));
    }
    Ok(answer.note(format!("paste the text below, then `{sent}`")))
}

fn citations(view: &CaseView) -> String {
    let titles: Vec<_> = view
        .case
        .grounds
        .references
        .iter()
        .map(|reference| reference.title.as_str())
        .collect();
    titles.join("; ")
}

/// Whether a letter has left, in words.
fn dispatch(dispatch: Dispatch) -> &'static str {
    match dispatch {
        Dispatch::Unsent => "not sent",
        Dispatch::Interrupted | Dispatch::Unknown => "unknown",
        Dispatch::Sent => "sent",
    }
}

fn letter_json(
    tracker: &Tracker,
    view: &CaseView,
    letter: &CaseLetter,
) -> Result<serde_json::Value, Failure> {
    Ok(json!({
        "number": letter.number,
        "occasion": letter.occasion,
        "language": letter.language,
        "day": letter.day,
        "dispatch": dispatch(view.case.dispatch_of(letter.number)),
        "documents": documents(tracker, view, letter.number)?,
    }))
}

fn documents(
    tracker: &Tracker,
    view: &CaseView,
    letter: LetterNumber,
) -> Result<serde_json::Value, Failure> {
    let mut documents = Vec::new();
    for format in view.case.formats(letter) {
        let document = tracker.document_of(&view.case, letter, *format)?;
        documents.push(json!({
            "format": format.extension(),
            "bytes": document.bytes.len(),
            "sha256": document.sha256(),
        }));
    }
    Ok(json!(documents))
}
