//! `datawrit show`

use std::path::Path;

use super::{
    Scene,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, table::Table, text::Text},
    office::show::{self, Shown, ShownLetter},
    speech::say,
    tracker::{CaseClock, Event, Format},
};

pub fn show(scene: &Scene<'_>, args: &args::Show) -> Result<Answer, Failure> {
    if let (Some(format), Some(output)) = (args.format, &args.output) {
        return save(scene, args, format, output);
    }
    if args.form {
        return form(scene, &args.case);
    }
    let shown = show::show(scene, &args.case, args.log)?;
    if scene.global.json {
        return Answer::outcome(&shown);
    }
    let mut text = Text::default();
    head(&mut text, &shown.case);
    // One letter needs no number.
    let several = shown.letters.len() > 1;
    if several {
        letters(&mut text, &shown.letters);
    }
    if args.log {
        log(&mut text, &shown, several);
    } else {
        events(&mut text, &shown.case.case.events, several);
    }
    for clock in &shown.case.clocks {
        deadline(&mut text, clock);
    }
    for letter in &shown.letters {
        words(&mut text, letter);
    }
    Ok(Answer::text(text).paged(scene))
}

fn save(
    scene: &Scene<'_>,
    args: &args::Show,
    format: Format,
    output: &Path,
) -> Result<Answer, Failure> {
    let number = args.letter.unwrap_or_default();
    let kept = show::kept(scene, &args.case, number, format)?;
    let saved = kept.save(scene, output, file::overwrite(scene, output)?)?;
    if scene.global.json {
        return Answer::outcome(&saved);
    }
    Ok(Answer::text(format!("wrote  {}\n", saved.path.display())))
}

fn head(text: &mut Text, view: &CaseView) {
    let case = &view.case;
    let references = case.grounds.references.iter();
    let citations: Vec<&str> = references.map(|reference| &*reference.title).collect();
    let lines = [
        format!(
            "case       {}, opened on {}",
            case.reference, case.opened_on
        ),
        format!("to         {}", case.recipient),
        format!(
            "asks for   {}, {}",
            case.grounds.right_title,
            citations.join("; ")
        ),
        format!("status     {}", view.status),
    ];
    for line in lines {
        text.line(&line, false);
    }
}

fn letters(text: &mut Text, letters: &[ShownLetter]) {
    let mut table = Table::default();
    for letter in letters {
        table.row([
            letter.number.to_string(),
            letter.occasion.to_string(),
            letter.day.to_string(),
            letter.dispatch.to_owned(),
        ]);
    }
    text.push("\nletters\n");
    text.push(&table.render(2));
}

/// Every entry by its place, with those that were taken back.
fn log(text: &mut Text, shown: &Shown, several_letters: bool) {
    let mut table = Table::default();
    for (entry, place) in shown.log().into_iter().zip(1..) {
        let [day, what, mut told] = row(entry.event, several_letters);
        if let Some(day) = entry.taken_back_on {
            let mark = say!("home-taken-back-on", day = day.to_string());
            told = if told.is_empty() {
                mark
            } else {
                format!("{mark}; {told}")
            };
        }
        table.row([place.to_string(), day, what, told]);
    }
    text.push("\nlog\n");
    text.push(&table.render(2));
}

fn row(event: &Event, several_letters: bool) -> [String; 3] {
    let how = event.medium.map(|medium| format!("by {medium}"));
    let how = how.unwrap_or_default();
    [
        event.happened_on.to_string(),
        format!("{} {how}", event.kind).trim().to_owned(),
        told(event, several_letters).join("; "),
    ]
}

fn events(text: &mut Text, events: &[Event], several_letters: bool) {
    let mut table = Table::default();
    for event in events {
        table.row(row(event, several_letters));
    }
    text.push("\nevents\n");
    text.push(&table.render(2));
}

/// What the log has of an event beside its day.
fn told(event: &Event, several_letters: bool) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let about = several_letters && event.kind.is_of_letter();
    told.extend(about.then(|| format!("letter {}", event.letter)));
    let tracking = event.tracking.as_ref();
    told.extend(tracking.map(|number| format!("tracking {number}")));
    told.extend(event.until.map(|until| format!("until {until}")));
    if !event.takes_back.is_empty() {
        let places: Vec<String> = event.takes_back.iter().map(u32::to_string).collect();
        told.push(say!("home-takes-back", places = places.join(", ")));
    }
    if let Some(attempt) = &event.attempt {
        told.push(format!("to {}", attempt.to));
        told.extend(attempt.reply.as_ref().map(ToString::to_string));
        told.extend(attempt.fault.clone());
    }
    // A note may have lines of its own; each stays in the last column.
    let note = event.note.as_ref();
    let note = note.map(|note| note.as_str().replace('\n', " / "));
    told.extend(note.filter(|note| !note.is_empty()));
    told
}

fn deadline(text: &mut Text, clock: &CaseClock) {
    let title = format!(
        "{}: {}, due {}",
        clock.clock.title,
        view::standing(clock),
        clock.deadline.due
    );
    text.push("\n");
    text.line(&title, clock.overdue);
    for remark in view::remarks(clock) {
        text.line(&format!("  {remark}"), false);
    }
    text.push(&view::sum(&clock.deadline, clock.clock.whose).render(2));
}

/// A letter as it was written.
fn words(text: &mut Text, letter: &ShownLetter) {
    let Some(words) = &letter.text else { return };
    let title = if letter.number.is_request() {
        "letter".to_owned()
    } else {
        format!("letter {}, {}", letter.number, letter.occasion)
    };
    text.push(&format!("\n{title}\n\n"));
    for line in words.lines() {
        text.line(format!("  {line}").trim_end(), false);
    }
}

/// What a web form wants: where it is, what to put into the subject, and the text.
fn form(scene: &Scene<'_>, case: &str) -> Result<Answer, Failure> {
    let form = show::form(scene, case)?;
    if scene.global.json {
        return Answer::outcome(&form);
    }
    let mut answer = Answer::data(format!("{}\n\n{}", form.subject, form.text));
    if form.pages.is_empty() {
        answer = answer.note(format!("no web form of {} is known", form.recipient));
    }
    for page in form.pages {
        answer = answer.note(format!("the form is at {page}"));
    }
    let sent = format!("datawrit record {} sent --by form", form.case);
    Ok(answer.note(format!("paste the text below, then `{sent}`")))
}
