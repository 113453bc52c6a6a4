//! Many letters from one command.
//!
//! Each letter is made by whichever core is free and recorded in the order of
//! the list, some dozens at a time, before its file is written: a run that was
//! stopped finds what it has recorded, writes the files that are missing, and
//! goes on, on any day. A line that has its letter keeps it: the same letter is
//! never made twice, neither by a second run, a second line of the list nor by
//! another process with the same list.

use std::{
    collections::{BTreeMap, HashSet},
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use chrono::NaiveDate;
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::{
    desk::{Desk, Sheet, Written},
    orders::{Order, Orders},
    output::Target,
    resolve,
};
use crate::{
    cli::{
        answer::Answer,
        args::{self, Again},
        commands::{Scene, send},
        failure::Failure,
        question,
    },
    office::file::{Overwrite, Prepared},
    request::Reference,
    tracker::{Asked, Document, NewCase, Tracker, TrackerError},
};

/// How many letters are recorded at a time: the disk is waited for once for all
/// of them, and a power cut loses no more than these.
const GROUP: usize = 64;
/// How many failures are told one by one.
const TOLD: usize = 20;

/// What a worker made of an order.
enum Made {
    New(Box<Written>),
    /// It was written before.
    Before(Box<Sheet>, Reference),
    Failed(String),
}

/// What became of all of them.
#[derive(Default)]
struct Tally {
    written: usize,
    before: Vec<Reference>,
    failed: Vec<(String, String)>,
    cases: Vec<Reference>,
}

/// Writes every letter of a list, a pack or several recipients.
pub fn many(scene: &Scene<'_>, args: &args::Write, mut orders: Orders) -> Result<Answer, Failure> {
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    if target.is_file() {
        return Err(Failure::misuse("one file cannot hold several letters")
            .hint("name a folder with --output"));
    }
    let since = since(scene, args)?;
    let desk = Desk::open(scene, args)?;
    if !orders.is_list() {
        orders.common = resolve::asked_once(&desk, &orders.common, &target.formats)?;
    }
    let mut notes = orders.notes().to_vec();
    let somebody = question::somebody_is_there();
    question::nobody_is_there();
    if args.dry_run {
        let rehearsed = rehearsed(&desk, &target, &orders, notes);
        question::somebody_is_back();
        return rehearsed;
    }
    if somebody && orders.is_list() && !scene.global.yes {
        let plan = plan(&desk, &target, &orders);
        question::somebody_is_back();
        if question::confirm_after(&plan, "Go on?")? != Some(true) {
            return Err(Failure::cannot("nothing was written"));
        }
        question::nobody_is_there();
    }
    target.check()?;
    let mut tracker = scene.home.tracker()?;
    // What a run before was writing when it was killed.
    notes.extend(target.finish(&tracker)?);
    let asked = RwLock::new(tracker.asked()?);
    let bar = progress(orders.len());
    let tally = run(&desk, &target, &mut tracker, &orders, &asked, since, &bar)?;
    bar.finish_and_clear();
    question::somebody_is_back();
    let answer = report(scene, &target, &tally).notes(notes);
    if !args.send {
        return Ok(answer);
    }
    // Those of an earlier run too: what was sent is not sent again.
    let cases = tally.cases.iter().chain(&tally.before);
    let cases: Vec<String> = cases.map(ToString::to_string).collect();
    if cases.is_empty() {
        return Ok(answer);
    }
    drop(tracker);
    let sent = send::send(scene, &args.sending(cases))?;
    let code = answer.code.max(sent.code);
    let said = answer.notes.into_iter().chain([answer.stdout]);
    for said in said {
        scene.say(said.trim_end());
    }
    Ok(sent.exits(code))
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

/// What a list comes to, before the first letter is written.
fn plan(desk: &Desk<'_>, target: &Target, orders: &Orders) -> String {
    let (mut known, mut unknown, mut failed) = (0, Vec::new(), Vec::new());
    for order in orders.iter() {
        let made = order
            .args
            .and_then(|args| desk.sheet(&args, &target.formats).map_err(|why| why.told()));
        match made {
            Ok(sheet) if sheet.request.recipient.id.is_some() => known += 1,
            Ok(sheet) => unknown.push(sheet.request.recipient.name.to_string()),
            Err(why) => failed.push((order.place, why)),
        }
    }
    let letters = send::plural(known + unknown.len(), "letter");
    let mut text = format!("{letters}; {} known", companies(known));
    if !unknown.is_empty() {
        let more = unknown.len().saturating_sub(TOLD);
        let count = unknown.len();
        unknown.truncate(TOLD);
        text += &format!(", {count} not: {}", unknown.join(", "));
        if more > 0 {
            text += &format!(" and {more} more");
        }
    }
    match failed.len() {
        0 => {}
        1 => text += "; 1 line cannot be used",
        lines => text += &format!("; {lines} lines cannot be used"),
    }
    text += "\n";
    text + &failures(&failed)
}

fn companies(count: usize) -> String {
    match count {
        1 => "1 company".to_owned(),
        count => format!("{count} companies"),
    }
}

/// The workers, the one that records and the one that writes the files.
fn run(
    desk: &Desk<'_>,
    target: &Target,
    tracker: &mut Tracker,
    orders: &Orders,
    asked: &RwLock<Asked>,
    since: NaiveDate,
    bar: &ProgressBar,
) -> Result<Tally, Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (to_workers, orders_here) = sync_channel::<(usize, Order)>(workers * 4);
    let (to_recorder, made_here) = sync_channel::<(usize, String, Made)>(GROUP);
    let (to_filer, recorded_here) = sync_channel::<Written>(GROUP);
    // The workers alone hold it: when they end early, so does the reading of the list.
    let orders_here = Arc::new(Mutex::new(orders_here));
    thread::scope(|scope| {
        scope.spawn(move || {
            for (index, order) in orders.iter().enumerate() {
                if to_workers.send((index, order)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..workers {
            let to_recorder = to_recorder.clone();
            let orders_here = orders_here.clone();
            scope.spawn(move || work(desk, target, &orders_here, asked, since, &to_recorder));
        }
        drop((to_recorder, orders_here));
        let filer = scope.spawn(move || file(target, recorded_here, bar));
        let recorded = Recorder {
            desk,
            target,
            tracker,
            bar,
            to_filer,
            asked,
            since,
            given: HashSet::new(),
            group: Vec::new(),
            tally: Tally::default(),
        }
        .run(made_here);
        match filer.join() {
            Ok(filed) => filed.and(recorded),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Writes the files of the letters that were recorded, while others are recorded.
fn file(target: &Target, recorded: Receiver<Written>, bar: &ProgressBar) -> Result<(), Failure> {
    for written in recorded {
        for document in &written.documents {
            write(target, &written.sheet, &written.reference, document)?;
        }
        bar.inc(1);
    }
    Ok(())
}

fn write(
    target: &Target,
    sheet: &Sheet,
    reference: &Reference,
    document: &Document,
) -> Result<(), Failure> {
    if !target.formats.contains(&document.format) {
        return Ok(());
    }
    let path = target.path(&sheet.request, reference, document.format);
    // Not waited for on the disk: the case has the bytes, and a second run
    // writes what is missing.
    Prepared::unhurried(&path, &document.bytes, Overwrite::Yes)?.keep()?;
    Ok(())
}

fn work(
    desk: &Desk<'_>,
    target: &Target,
    orders: &Mutex<Receiver<(usize, Order)>>,
    asked: &RwLock<Asked>,
    since: NaiveDate,
    to_recorder: &SyncSender<(usize, String, Made)>,
) {
    loop {
        // The lock is held while waiting: whoever has it takes the next order.
        let next = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((index, order)) = next else { break };
        let made = match order.args {
            Ok(args) => match desk.sheet(&args, &target.formats) {
                Ok(sheet) => match before(asked, &sheet, since) {
                    Some(reference) => Made::Before(Box::new(sheet), reference),
                    None => match desk.written(sheet, 0) {
                        Ok(written) => Made::New(Box::new(written)),
                        Err(failure) => Made::Failed(failure.told()),
                    },
                },
                Err(failure) => Made::Failed(failure.told()),
            },
            Err(why) => Made::Failed(why),
        };
        if to_recorder.send((index, order.place, made)).is_err() {
            break;
        }
    }
}

/// The case that the same request has already.
fn before(asked: &RwLock<Asked>, sheet: &Sheet, since: NaiveDate) -> Option<Reference> {
    let asked = asked.read().unwrap_or_else(PoisonError::into_inner);
    asked
        .since(&sheet.grounds.law, &sheet.request, since)
        .cloned()
}

/// Takes what was made, in the order of the list, and keeps it.
struct Recorder<'a, 'desk> {
    desk: &'a Desk<'desk>,
    target: &'a Target,
    tracker: &'a mut Tracker,
    bar: &'a ProgressBar,
    to_filer: SyncSender<Written>,
    asked: &'a RwLock<Asked>,
    since: NaiveDate,
    /// The cases that lines of this run have got.
    given: HashSet<Reference>,
    group: Vec<(String, Written)>,
    tally: Tally,
}

impl Recorder<'_, '_> {
    fn run(mut self, made: Receiver<(usize, String, Made)>) -> Result<Tally, Failure> {
        // What came before its turn; never more than is under way.
        let mut early: BTreeMap<usize, (String, Made)> = BTreeMap::new();
        let mut turn = 0;
        for (index, place, made) in made {
            early.insert(index, (place, made));
            while let Some((place, made)) = early.remove(&turn) {
                turn += 1;
                self.take(place, made)?;
            }
        }
        self.record()?;
        Ok(self.tally)
    }

    fn take(&mut self, place: String, made: Made) -> Result<(), Failure> {
        match made {
            Made::Failed(why) => {
                self.tally.failed.push((place, why));
                self.bar.inc(1);
            }
            // What stands before it in the list gets its case first.
            Made::Before(sheet, reference) => {
                self.record()?;
                self.before(place, &sheet, reference)?;
            }
            Made::New(written) => {
                self.group.push((place, *written));
                if self.group.len() == GROUP {
                    self.record()?;
                }
            }
        }
        Ok(())
    }

    /// A line that has its letter keeps it; a second line does not get the same.
    fn before(
        &mut self,
        place: String,
        sheet: &Sheet,
        reference: Reference,
    ) -> Result<(), Failure> {
        self.bar.inc(1);
        if self.given.insert(reference.clone()) {
            self.restore(sheet, &reference)?;
            self.tally.before.push(reference);
        } else {
            self.tally.failed.push((
                place,
                format!("the same letter comes earlier in the list ({reference})"),
            ));
        }
        Ok(())
    }

    /// Records the group, then has its files written.
    fn record(&mut self) -> Result<(), Failure> {
        let mut group = std::mem::take(&mut self.group);
        if group.is_empty() {
            return Ok(());
        }
        // Two letters of one reference: forty bits are few for a hundred thousand.
        let mut taken = HashSet::new();
        for (_, written) in &mut group {
            let mut number = 0;
            while self.tracker.has(&written.reference)? || taken.contains(&written.reference) {
                number += 1;
                *written = self.desk.written(written.sheet.clone(), number)?;
            }
            taken.insert(written.reference.clone());
        }
        let new: Vec<NewCase<'_>> = group
            .iter()
            .map(|(_, written)| written.case(self.desk.today()))
            .collect();
        let opened = {
            let mut asked = self.asked.write().unwrap_or_else(PoisonError::into_inner);
            self.tracker.open_unasked(&new, &mut asked, self.since)?
        };
        for ((place, written), before) in group.into_iter().zip(opened) {
            if let Some(reference) = before {
                self.before(place, &written.sheet, reference)?;
                continue;
            }
            self.given.insert(written.reference.clone());
            self.tally.written += 1;
            self.tally.cases.push(written.reference.clone());
            if self.to_filer.send(written).is_err() {
                // It has failed, and its own word goes before this one.
                return Err(Failure::cannot("the files cannot be written"));
            }
        }
        Ok(())
    }

    /// The files of a letter that was recorded, where a stop left them unwritten.
    fn restore(&mut self, sheet: &Sheet, reference: &Reference) -> Result<(), Failure> {
        for format in &self.target.formats {
            let path = self.target.path(&sheet.request, reference, *format);
            if path.exists() {
                continue;
            }
            let case = self.tracker.find(reference.as_str())?;
            match self.tracker.document(&case, *format) {
                Ok(document) => write(self.target, sheet, reference, &document)?,
                // It was written in other formats then.
                Err(TrackerError::NoDocument { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Every letter made and none kept.
fn rehearsed(
    desk: &Desk<'_>,
    target: &Target,
    orders: &Orders,
    notes: Vec<String>,
) -> Result<Answer, Failure> {
    let mut tally = Tally::default();
    let mut text = String::new();
    for order in orders.iter() {
        let made = match order.args {
            Ok(args) => desk
                .sheet(&args, &target.formats)
                .and_then(|sheet| desk.written(sheet, 0))
                .map_err(|failure| failure.told()),
            Err(why) => Err(why),
        };
        match made {
            Ok(written) => {
                tally.written += 1;
                let to = &written.sheet.request.recipient.name;
                text += &format!("{}  {to}\n", written.reference);
            }
            Err(why) => tally.failed.push((order.place, why)),
        }
    }
    text += &failures(&tally.failed);
    text += &format!(
        "\n{}, {} that cannot be used\n",
        send::plural(tally.written, "letter"),
        tally.failed.len()
    );
    Ok(Answer::text(text)
        .exits(u8::from(!tally.failed.is_empty()))
        .notes(notes)
        .note("nothing was written and no case was opened"))
}

fn report(scene: &Scene<'_>, target: &Target, tally: &Tally) -> Answer {
    let code = u8::from(!tally.failed.is_empty());
    if scene.global.json {
        return Answer::json(&json!({
            "written": tally.cases,
            "before": tally.before,
            "failed": tally
                .failed
                .iter()
                .map(|(place, why)| json!({ "place": place, "why": why }))
                .collect::<Vec<_>>(),
        }))
        .exits(code);
    }
    let mut text = String::new();
    if scene.global.verbose {
        for reference in &tally.cases {
            text += &format!("case    {reference}\n");
        }
    }
    let letters = send::plural(tally.written, "letter");
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
    if tally.written > 0 || tally.before.is_empty() {
        return answer;
    }
    answer.note(format!(
        "there are no new letters; to ask them all once more, add --again={}",
        scene.today
    ))
}

fn failures(failed: &[(String, String)]) -> String {
    let mut text = String::new();
    for (place, why) in failed.iter().take(TOLD) {
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

/// A bar on a terminal; elsewhere nothing.
fn progress(total: usize) -> ProgressBar {
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
    match ProgressStyle::with_template("{bar:40} {pos} of {len}, {per_sec}, {eta} left") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
