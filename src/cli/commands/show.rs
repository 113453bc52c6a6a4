//! `datawrit show`

use std::{
    io::{self, IsTerminal},
    path::Path,
};

use super::{
    Scene,
    named::named,
    view::{self, CaseView},
};
use crate::{
    cli::{
        answer::Answer, args, failure::Failure, file, table::Table, text::Text, whose::Whose, words,
    },
    office::{
        list::{Filter, list_those},
        people,
        show::{self, Kept, Shown, ShownLetter, ShownReply},
    },
    speech::say,
    tracker::{CaseClock, Event, Format, LetterNumber},
};

pub fn show(scene: &Scene<'_>, args: &args::Show) -> Result<Answer, Failure> {
    let case = &named(scene, &args.case, args.person.as_ref())?;
    if let (Some(format), Some(output)) = (args.format, &args.output) {
        return save(scene, case, args.letter, format, output);
    }
    if args.form {
        return form(scene, case);
    }
    let shown = show::show(scene, case, args.log)?;
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
        log(&mut text, scene, &shown, several);
    } else {
        events(&mut text, scene, &shown.case.case.events, several);
    }
    came(&mut text, scene, &shown.came);
    for clock in &shown.case.clocks {
        deadline(&mut text, clock);
    }
    if scene.global.private {
        return Ok(Answer::text(text).note(words::case::hidden()));
    }
    for one in &shown.letters {
        letter(&mut text, one);
    }
    Ok(Answer::text(text).paged(scene))
}

/// Whose the case is, where there are several people, and where the screen is to name nobody.
fn whose(scene: &Scene<'_>, view: &CaseView) -> Result<Option<String>, Failure> {
    let person = view.case.person();
    if !scene.global.private {
        // Where the people cannot be told, the case is shown all the same.
        let several = people::people(scene.home).is_ok_and(|all| all.len() > 1);
        return Ok(several.then(|| Whose::among(scene, [person]).name(person)));
    }
    // Of two people with the same initials each has the number that the list gives.
    let mut names = Vec::new();
    list_those(scene, &Filter::default(), None, &mut |view, _| {
        names.push(view.case.person().to_owned());
    })?;
    let whose = Whose::among(scene, names.iter().map(String::as_str));
    Ok(Some(whose.name(person)))
}

fn save(
    scene: &Scene<'_>,
    case: &str,
    letter: Option<LetterNumber>,
    format: Format,
    output: &Path,
) -> Result<Answer, Failure> {
    let kept = show::kept(scene, case, letter.unwrap_or_default(), format)?;
    if file::is_stdout(output) {
        return to_stdout(kept, format);
    }
    let saved = kept.save(scene, output, file::overwrite(scene, output)?)?;
    if scene.global.json {
        return Answer::outcome(&saved);
    }
    Ok(Answer::text(words::case::saved(&saved.path)))
}

/// A letter, byte for byte. A page is nothing that a terminal shows.
fn to_stdout(kept: Kept, format: Format) -> Result<Answer, Failure> {
    if format == Format::Pdf && io::stdout().is_terminal() {
        return Err(Failure::misuse(say!("home-no-page-here")).hint(say!("home-name-file")));
    }
    Ok(Answer::bytes(kept.into_bytes()))
}

fn head(text: &mut Text, scene: &Scene<'_>, view: &CaseView) -> Result<(), Failure> {
    let stands = view::stands(scene, view)?;
    text.push(&words::case::head(view, stands, whose(scene, view)?));
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
fn log(text: &mut Text, scene: &Scene<'_>, shown: &Shown, several_letters: bool) {
    let mut table = Table::default();
    for (entry, place) in shown.log().into_iter().zip(1..) {
        let [day, what, mut told] = row(scene, entry.event, several_letters);
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

fn row(scene: &Scene<'_>, event: &Event, several_letters: bool) -> [String; 3] {
    let mut told = event.clone();
    // By a note, or what a mail server said, others who see the screen could know the person.
    if scene.global.private {
        (told.note, told.attempt) = (None, None);
    }
    [
        told.happened_on.to_string(),
        words::case::what(&told),
        words::case::details(&told, several_letters).join("; "),
    ]
}

fn events(text: &mut Text, scene: &Scene<'_>, events: &[Event], several_letters: bool) {
    let mut table = Table::default();
    for event in events {
        table.row(row(scene, event, several_letters));
    }
    text.push(&format!("\n{}\n", words::case::events()));
    text.push(&table.render(2));
}

/// The mails and files that came back, each with the number by which `inbox` knows it.
fn came(text: &mut Text, scene: &Scene<'_>, came: &[ShownReply]) {
    if came.is_empty() {
        return;
    }
    let mut table = Table::default();
    for one in came {
        // What it is called may name the person.
        let title = one.title.as_deref().filter(|_| !scene.global.private);
        table.row([
            one.number.to_string(),
            one.came_on.to_string(),
            title.unwrap_or_default().to_owned(),
        ]);
    }
    text.push(&format!("\n{}\n", words::case::came()));
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
