//! Many letters from one command.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io,
    path::Path,
};

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::{asking, ordered::ordered};
use crate::{
    cli::{
        answer::Answer,
        args::{self, Again},
        commands::{Scene, send},
        failure::Failure,
        progress::ProgressView,
        question, screen, words,
    },
    law::Right,
    letter::unread,
    office::{
        Error,
        write::{
            self, Desk, Failed, Languages, ListError, Order, Orders, Plan, Progress, Rehearsal,
            Tally, Target,
        },
    },
    request::Line,
    speech::say,
};

/// How many failures are told one by one.
const TOLD: usize = 20;

/// The least width of what stands before a line.
const WIDTH: usize = 8;

/// Writes every letter of a list, a pack or several recipients.
pub(super) fn many(
    scene: &Scene<'_>,
    args: &args::Write,
    target: Target,
    right: Right,
) -> Result<Answer, Failure> {
    let target = target.for_several()?;
    let since = since(scene, args)?;
    let desk = Desk::open_for(scene.world, &args.page.order(), args.person.as_ref())?;
    let common = ordered(scene, args, &desk, right)?;
    let orders = orders(&desk, args, common, &target)?;
    let mut notices = orders.notices.clone();
    if args.dry_run {
        let rehearsal = write::rehearse_all(&desk, &target, &orders);
        let answer = rehearsed(scene, &rehearsal.worded(in_words))?;
        return Ok(answer
            .notes(notices.iter().map(words::write::notice))
            .note(words::guide::nothing_written()));
    }
    let asks = question::somebody_is_there() && orders.is_list() && !scene.global.yes;
    if asks {
        let plan = planned(write::plan(&desk, &target, &orders));
        if question::confirm_after(&plan, &say!("many-go-on"))? != Some(true) {
            return Err(Failure::cannot(say!("proof-nothing-written")));
        }
    }
    let progress = ProgressView::begin(orders.len(), None);
    let (tally, finished) = write::write_all(&desk, &target, &orders, since, &progress)?;
    progress.end();
    notices.extend(finished);
    let tally = tally.worded(in_words);
    let languages = in_languages(&tally.languages).filter(|_| !asks && !scene.global.json);
    if args.send
        && let Some(languages) = &languages
    {
        screen::note(languages);
    }
    let answer = report(scene, &target, &tally)?
        .notes(notices.iter().map(words::write::notice))
        .notes(languages.filter(|_| !args.send));
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
        Some(Again(None)) => Err(Failure::misuse(say!("many-again-needs-date"))
            .hint(say!("many-again-from", day = scene.today.to_string()))),
    }
}

/// An error, and its way out.
struct Told(Failure);

fn in_words(error: Error) -> Told {
    Told(Failure::from(error))
}

/// A program reads both on one line.
impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.told())
    }
}

/// What a list comes to, before the first letter is written.
fn planned(plan: Plan) -> String {
    let letters = say!("many-letters", count = plan.known + plan.unknown.len());
    let companies = say!("many-companies", count = plan.known);
    let mut text = say!("many-known", letters = letters, companies = companies);
    if !plan.unknown.is_empty() {
        let count = plan.unknown.len();
        let names = plan.unknown.iter().take(TOLD).map(Line::as_str);
        let names: Vec<&str> = names.collect();
        text += ", ";
        text += &say!("many-not-known", count = count, names = names.join(", "));
        if count > TOLD {
            text += " ";
            text += &say!("many-and-more", count = count - TOLD);
        }
    }
    if !plan.failed.is_empty() {
        text += "; ";
        text += &say!("many-lines-unusable", count = plan.failed.len());
    }
    text += "\n";
    if let Some(line) = in_languages(&plan.languages) {
        text += &format!("{line}\n");
    }
    let failed = plan.failed.into_iter();
    let failed: Vec<_> = failed.map(|failed| failed.worded(in_words)).collect();
    text + &failures(&failed)
}

/// In which language each letter is, and how that is changed: `English: 12; Swedish: 1 (Spotify AB)`.
fn in_languages(languages: &Languages) -> Option<String> {
    let most = languages.by_number();
    let told = most
        .iter()
        .enumerate()
        .map(|(at, (language, count, names))| {
            let language = words::language(language);
            // All that are not named elsewhere are in the first.
            if at == 0 {
                return format!("{language}: {count}");
            }
            let shown: Vec<&str> = names.iter().map(Line::as_str).collect();
            let more = if *count > names.len() { ", ..." } else { "" };
            format!("{language}: {count} ({}{more})", shown.join(", "))
        });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return None;
    }
    let of_machines = most.iter().filter(|(language, ..)| unread(language));
    let of_machines: Vec<String> = of_machines
        .map(|(language, ..)| words::language(language))
        .collect();
    let mut line = say!("many-languages", languages = told.join("; "));
    if !of_machines.is_empty() {
        line += "; ";
        line += &say!("many-languages-unread", languages = of_machines.join(", "));
    }
    Some(line)
}

/// Every letter made and none kept.
fn rehearsed(scene: &Scene<'_>, rehearsal: &Rehearsal<Told>) -> Result<Answer, Failure> {
    let code = u8::from(!rehearsal.failed.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(rehearsal)?.exits(code));
    }
    let mut text = String::new();
    for letter in &rehearsal.letters {
        text += &format!("{}  {}\n", letter.case, letter.recipient);
    }
    text += &failures(&rehearsal.failed);
    let letters = say!("many-letters", count = rehearsal.letters.len());
    let count = rehearsal.failed.len();
    let rehearsed = say!("many-rehearsed", letters = letters, count = count);
    text += &format!("\n{rehearsed}\n");
    Ok(Answer::text(text).exits(code))
}

fn report(scene: &Scene<'_>, target: &Target, tally: &Tally<Told>) -> Result<Answer, Failure> {
    let code = u8::from(!tally.failed.is_empty());
    if scene.global.json {
        return Ok(Answer::outcome(tally)?.exits(code));
    }
    let mut lines = Vec::new();
    if scene.global.verbose {
        let written = tally.written.iter();
        lines.extend(written.map(|case| (say!("shown-label-case"), case.to_string())));
    }
    let letters = say!("many-letters", count = tally.written.len());
    let path = target.folder().display().to_string();
    lines.push((
        say!("shown-label-wrote"),
        say!("many-wrote", letters = letters, path = path),
    ));
    if scene.global.verbose {
        let before = tally.before.iter();
        lines.extend(before.map(|case| (say!("many-label-before"), case.to_string())));
    }
    if !tally.before.is_empty() {
        let told = say!("many-before", count = tally.before.len());
        lines.push((say!("many-label-before"), told));
    }
    let mut text = words::labelled(lines, WIDTH);
    text += &failures(&tally.failed);
    let answer = Answer::text(text).exits(code);
    if !tally.written.is_empty() || tally.before.is_empty() {
        return Ok(answer);
    }
    let day = scene.today.to_string();
    Ok(answer.note(say!("many-nothing-new", day = day)))
}

/// A line for each, and below them, once, what is to be done about several.
fn failures(failed: &[Failed<Told>]) -> String {
    let label = || say!("many-label-failed");
    let mut ways: BTreeMap<&str, usize> = BTreeMap::new();
    for way in failed.iter().filter_map(|failed| failed.why.0.way_out()) {
        *ways.entry(way).or_default() += 1;
    }
    let is_of_several = |failure: &Failure| {
        let way = failure.way_out();
        way.and_then(|way| ways.get(way)) > Some(&1)
    };
    let shown = failed.iter().take(TOLD);
    let mut lines: Vec<(String, String)> = shown
        .map(
            |Failed {
                 place,
                 why: Told(why),
             }| {
                let told = if is_of_several(why) {
                    why.message().replace('\n', " ")
                } else {
                    why.told()
                };
                (label(), format!("{}: {told}", words::retold(place)))
            },
        )
        .collect();
    if failed.len() > TOLD {
        let more = say!("many-more-failed", count = failed.len() - TOLD);
        lines.push((label(), more));
    }
    // In the order of the lines.
    let mut said = BTreeSet::new();
    for failed in failed.iter().filter(|failed| is_of_several(&failed.why.0)) {
        lines.extend(
            failed
                .why
                .0
                .way_out()
                .filter(|way| said.insert(*way))
                .map(|way| (say!("labels-hint"), way.to_owned())),
        );
    }
    words::labelled(lines, WIDTH)
}

impl Progress for ProgressView {
    fn one_more(&self) {
        self.more(1);
    }
}
