//! Many letters from one command.

use std::{fs::File, io, path::Path};

use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressStyle};

use super::asking;
use crate::{
    cli::{
        answer::Answer,
        args::{self, Again},
        commands::{Scene, send},
        failure::Failure,
        question, screen, words,
    },
    law::Right,
    office::{
        Error,
        write::{
            self, Desk, Failed, ListError, Order, Orders, Plan, Progress, Rehearsal, Tally, Target,
        },
    },
    request::Line,
};

/// How many failures are told one by one.
const TOLD: usize = 20;

/// Writes every letter of a list, a pack or several recipients.
pub(super) fn many(
    scene: &Scene<'_>,
    args: &args::Write,
    target: Target,
    right: Right,
) -> Result<Answer, Failure> {
    let target = target.for_several()?;
    let since = since(scene, args)?;
    let common = args.order(right);
    let desk = Desk::open_for(scene.world, &common.page, args.person.as_ref())?;
    let orders = orders(&desk, args, common, &target)?;
    let mut notices = orders.notices.clone();
    if args.dry_run {
        let rehearsal = write::rehearse_all(&desk, &target, &orders);
        let answer = rehearsed(scene, &rehearsal.worded(in_words))?;
        return Ok(answer
            .notes(notices.iter().map(words::write::notice))
            .note(words::guide::nothing_written()));
    }
    if question::somebody_is_there() && orders.is_list() && !scene.global.yes {
        let plan = planned(write::plan(&desk, &target, &orders));
        if question::confirm_after(&plan, "Go on?")? != Some(true) {
            return Err(Failure::cannot("nothing was written"));
        }
    }
    let bar = progress(orders.len());
    let (tally, finished) = write::write_all(&desk, &target, &orders, since, &Bar(&bar))?;
    bar.finish_and_clear();
    notices.extend(finished);
    let tally = tally.worded(in_words);
    let answer = report(scene, &target, &tally)?.notes(notices.iter().map(words::write::notice));
    if !args.send {
        let written = tally.written.len();
        return Ok(match tally.written.as_slice() {
            [] => answer,
            [one] => answer.after(scene, one)?,
            _ => answer.guided(scene, words::after::written(written)),
        });
    }
    // Those of an earlier run too: what was sent is not sent again.
    let cases = tally.written.iter().chain(&tally.before);
    let cases: Vec<String> = cases.map(ToString::to_string).collect();
    if cases.is_empty() {
        return Ok(answer);
    }
    let sent = send::send(scene, &args.sending(cases))?;
    let code = answer.code.max(sent.code);
    let said = answer.notes.into_iter().chain([answer.stdout]);
    for said in said {
        screen::say(said.trim_end());
    }
    Ok(sent.exits(code))
}

/// The letters; what is missing in all of them alike is asked for once.
fn orders(
    desk: &Desk<'_>,
    args: &args::Write,
    common: Order,
    target: &Target,
) -> Result<Orders, Failure> {
    if let Some(path) = &args.from {
        return Ok(list(desk, common, path)?);
    }
    let companies = match &args.pack {
        Some(name) => write::pack(desk, name)?,
        None => args.recipients.clone(),
    };
    let mut orders = write::orders(desk, common, companies, args.each)?;
    if question::somebody_is_there() {
        asking::filled(&mut orders.common, |common| {
            write::check_common(desk, common, &target.formats)
        })?;
    }
    Ok(orders)
}

/// The letters by a file, or by what comes out of a pipe: `-` is standard input.
fn list(desk: &Desk<'_>, common: Order, path: &Path) -> Result<Orders, ListError> {
    let name = path.display().to_string();
    if path.as_os_str() == "-" {
        return Orders::of_list(desk, common, name, io::stdin());
    }
    match File::open(path) {
        Ok(file) => Orders::of_list(desk, common, name, file),
        Err(error) => Err(ListError::unreadable(&name, &error)),
    }
}

/// From which day on a letter counts as written: one of any day, unless the person asks again.
fn since(scene: &Scene<'_>, args: &args::Write) -> Result<NaiveDate, Failure> {
    match args.again {
        None => Ok(NaiveDate::MIN),
        Some(Again(Some(day))) => Ok(day),
        Some(Again(None)) => Err(Failure::misuse(
            "--again needs a date for several letters, so that a run that was stopped can go on",
        )
        .hint(format!(
            "letters written from that date on count: --again={}",
            scene.today
        ))),
    }
}

/// An error and its way out on one line.
fn in_words(error: Error) -> String {
    Failure::from(error).told()
}

/// What a list comes to, before the first letter is written.
fn planned(plan: Plan) -> String {
    let letters = words::plural(plan.known + plan.unknown.len(), "letter");
    let mut text = format!("{letters}; {} known", companies(plan.known));
    if !plan.unknown.is_empty() {
        let count = plan.unknown.len();
        let names = plan.unknown.iter().take(TOLD).map(Line::as_str);
        let names: Vec<&str> = names.collect();
        text += &format!(", {count} not: {}", names.join(", "));
        if count > TOLD {
            text += &format!(" and {} more", count - TOLD);
        }
    }
    match plan.failed.len() {
        0 => {}
        1 => text += "; 1 line cannot be used",
        lines => text += &format!("; {lines} lines cannot be used"),
    }
    text += "\n";
    let failed = plan.failed.into_iter();
    let failed: Vec<_> = failed.map(|failed| failed.worded(in_words)).collect();
    text + &failures(&failed)
}

fn companies(count: usize) -> String {
    match count {
        1 => "1 company".to_owned(),
        count => format!("{count} companies"),
    }
}

/// Every letter made and none kept.
fn rehearsed(scene: &Scene<'_>, rehearsal: &Rehearsal<String>) -> Result<Answer, Failure> {
    let code = u8::from(!rehearsal.failed.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(rehearsal)?.exits(code));
    }
    let mut text = String::new();
    for letter in &rehearsal.letters {
        text += &format!("{}  {}\n", letter.case, letter.recipient);
    }
    text += &failures(&rehearsal.failed);
    text += &format!(
        "\n{}, {} that cannot be used\n",
        words::plural(rehearsal.letters.len(), "letter"),
        rehearsal.failed.len()
    );
    Ok(Answer::text(text).exits(code))
}

fn report(scene: &Scene<'_>, target: &Target, tally: &Tally<String>) -> Result<Answer, Failure> {
    let code = u8::from(!tally.failed.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(tally)?.exits(code));
    }
    let mut text = String::new();
    if scene.global.verbose {
        for reference in &tally.written {
            text += &format!("case    {reference}\n");
        }
    }
    let letters = words::plural(tally.written.len(), "letter");
    text += &format!("wrote   {letters} to {}\n", target.folder().display());
    if scene.global.verbose {
        for reference in &tally.before {
            text += &format!("before  {reference}\n");
        }
    }
    match tally.before.len() {
        0 => {}
        1 => text += "before  1 was already there and is unchanged\n",
        many => text += &format!("before  {many} were already there and are unchanged\n"),
    }
    text += &failures(&tally.failed);
    let answer = Answer::text(text).exits(code);
    if !tally.written.is_empty() || tally.before.is_empty() {
        return Ok(answer);
    }
    Ok(answer.note(format!(
        "there are no new letters; to ask them all once more, add --again={}",
        scene.today
    )))
}

fn failures(failed: &[Failed<String>]) -> String {
    let mut text = String::new();
    for Failed { place, why } in failed.iter().take(TOLD) {
        text += &format!("failed  {place}: {why}\n");
    }
    if failed.len() > TOLD {
        text += &format!(
            "failed  {} more; --json shows them all\n",
            failed.len() - TOLD
        );
    }
    text
}

/// How far it is, on a terminal.
struct Bar<'a>(&'a ProgressBar);

impl Progress for Bar<'_> {
    fn one_more(&self) {
        self.0.inc(1);
    }
}

/// A bar on a terminal; elsewhere nothing.
fn progress(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("{bar:40} {pos} of {len}, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
