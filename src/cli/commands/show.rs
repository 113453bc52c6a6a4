//! `datawrit show`

use std::path::Path;

use super::{
    Scene,
    view::{self, CaseView},
};
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, table::Table, text::Text, words},
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
    head(&mut text, scene, &shown.case)?;
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
    for one in &shown.letters {
        letter(&mut text, one);
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
    Ok(Answer::text(words::case::saved(&saved.path)))
}

fn head(text: &mut Text, scene: &Scene<'_>, view: &CaseView) -> Result<(), Failure> {
    text.push(&words::case::head(view, view::stands(scene, view)?));
    Ok(())
}

fn letters(text: &mut Text, letters: &[ShownLetter]) {
    let mut table = Table::default();
    for letter in letters {
        table.row([
            letter.number.to_string(),
            words::occasion(letter.occasion),
            letter.day.to_string(),
            words::case::dispatch(letter),
        ]);
    }
    text.push(&format!("\n{}\n", words::case::letters()));
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
    text.push(&format!("\n{}\n", words::case::log()));
    text.push(&table.render(2));
}

fn row(event: &Event, several_letters: bool) -> [String; 3] {
    [
        event.happened_on.to_string(),
        words::case::what(event),
        words::case::details(event, several_letters).join("; "),
    ]
}

fn events(text: &mut Text, events: &[Event], several_letters: bool) {
    let mut table = Table::default();
    for event in events {
        table.row(row(event, several_letters));
    }
    text.push(&format!("\n{}\n", words::case::events()));
    text.push(&table.render(2));
}

fn deadline(text: &mut Text, clock: &CaseClock) {
    text.push("\n");
    text.line(&words::case::clock(clock), clock.overdue);
    for remark in view::remarks(clock) {
        text.line(&format!("  {remark}"), false);
    }
    text.push(&view::sum(&clock.deadline, clock.clock.whose).render(2));
}

/// A letter as it was written.
fn letter(text: &mut Text, shown: &ShownLetter) {
    let Some(written) = &shown.text else { return };
    text.push(&format!("\n{}\n\n", words::case::letter(shown)));
    for line in written.lines() {
        text.line(format!("  {line}").trim_end(), false);
    }
}

/// What a web form wants: where it is, what to put into the subject, and the text.
fn form(scene: &Scene<'_>, case: &str) -> Result<Answer, Failure> {
    let form = show::form(scene, case)?;
    if scene.global.json {
        return Answer::outcome(&form);
    }
    let answer = Answer::data(format!("{}\n\n{}", form.subject, form.text));
    Ok(answer.notes(words::case::form(&form)))
}
