//! Many letters from one command.
//!
//! Each letter is made by whichever core is free and recorded in the order of
//! the list, some dozens at a time, before its file is written: a run that was
//! stopped finds what it has recorded, writes the files that are missing, and
//! goes on. The same letter is never made twice, neither by a second run nor by
//! a second line of the list.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs,
    num::NonZero,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
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
    output::{Overwrite, Prepared, Target, make_folder},
};
use crate::{
    cli::{
        answer::Answer,
        args,
        commands::{Scene, send},
        failure::Failure,
        question,
    },
    request::Reference,
    tracker::{Document, NewCase, Tracker, TrackerError, hash},
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
pub fn many(scene: &Scene<'_>, args: &args::Write, orders: Orders) -> Result<Answer, Failure> {
    let target = Target::of(args.output.as_deref(), &args.formats)?;
    if target.is_file() {
        return Err(Failure::misuse("one file cannot hold several letters")
            .hint("name a folder with --output"));
    }
    question::nobody_is_there();
    let desk = Desk::open(scene, args)?;
    let total = orders.lines()?;
    let mut notes = orders.notes().to_vec();
    if args.dry_run {
        return rehearsed(&desk, &target, orders, notes);
    }
    target.check()?;
    let mut tracker = scene.home.tracker()?;
    let mark = Mark::of(scene, args, &orders)?;
    // What a run before was writing when it was killed.
    notes.extend(target.finish(&tracker)?);
    if mark.begun < scene.today {
        notes.push(format!("going on with what was begun on {}", mark.begun));
    }
    let asked = tracker.asked_since(mark.begun)?;
    let bar = progress(total);
    let tally = run(&desk, &target, &mut tracker, orders, &asked, &bar)?;
    bar.finish_and_clear();
    mark.done();
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

/// The workers, the one that records and the one that writes the files.
fn run(
    desk: &Desk<'_>,
    target: &Target,
    tracker: &mut Tracker,
    orders: Orders,
    asked: &HashMap<[u8; 32], Reference>,
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
            for (index, order) in orders.enumerate() {
                if to_workers.send((index, order)).is_err() {
                    break;
                }
            }
        });
        for _ in 0..workers {
            let to_recorder = to_recorder.clone();
            let orders_here = orders_here.clone();
            scope.spawn(move || work(desk, target, &orders_here, asked, &to_recorder));
        }
        drop((to_recorder, orders_here));
        let filer = scope.spawn(move || file(target, recorded_here, bar));
        let recorded = Recorder {
            desk,
            target,
            tracker,
            bar,
            to_filer,
            seen: HashSet::new(),
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
    asked: &HashMap<[u8; 32], Reference>,
    to_recorder: &SyncSender<(usize, String, Made)>,
) {
    loop {
        // The lock is held while waiting: whoever has it takes the next order.
        let next = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((index, order)) = next else { break };
        let made = match order.args {
            Ok(args) => match desk.sheet(&args, &target.formats) {
                Ok(sheet) => match asked.get(&sheet.asked) {
                    Some(reference) => Made::Before(Box::new(sheet), reference.clone()),
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

/// Takes what was made, in the order of the list, and keeps it.
struct Recorder<'a, 'desk> {
    desk: &'a Desk<'desk>,
    target: &'a Target,
    tracker: &'a mut Tracker,
    bar: &'a ProgressBar,
    to_filer: SyncSender<Written>,
    /// What this run has recorded.
    seen: HashSet<[u8; 32]>,
    group: Vec<Written>,
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
            Made::Before(sheet, reference) => {
                self.restore(&sheet, &reference)?;
                self.tally.before.push(reference);
                self.bar.inc(1);
            }
            Made::New(written) => {
                if !self.seen.insert(written.sheet.asked) {
                    self.tally.failed.push((
                        place,
                        "the same letter stands before it in the list".to_owned(),
                    ));
                    self.bar.inc(1);
                    return Ok(());
                }
                self.group.push(*written);
                if self.group.len() == GROUP {
                    self.record()?;
                }
            }
        }
        Ok(())
    }

    /// Records the group, then has its files written.
    fn record(&mut self) -> Result<(), Failure> {
        let mut group = std::mem::take(&mut self.group);
        // Two letters of one reference: forty bits are few for a hundred thousand.
        let mut taken = HashSet::new();
        for written in &mut group {
            let mut number = 0;
            while self.tracker.has(&written.reference)? || taken.contains(&written.reference) {
                number += 1;
                *written = self.desk.written(written.sheet.clone(), number)?;
            }
            taken.insert(written.reference.clone());
        }
        let new: Vec<NewCase<'_>> = group
            .iter()
            .map(|written| written.case(self.desk.today()))
            .collect();
        self.tracker.open_cases(&new)?;
        for written in group {
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

/// Since when a list is being worked on, so that a run that was stopped goes on
/// also on another day.
struct Mark {
    path: PathBuf,
    begun: NaiveDate,
}

impl Mark {
    fn of(scene: &Scene<'_>, args: &args::Write, orders: &Orders) -> Result<Mark, Failure> {
        let folder = scene.home.folder().join("batches");
        let failed = |error: std::io::Error| {
            Failure::cannot(format!("{} cannot be used: {error}", folder.display()))
        };
        make_folder(&folder).map_err(failed)?;
        let what = format!("{args:?}\n{}", orders.sha256()?);
        let name = hash(what.as_bytes()).chars().take(16).collect::<String>();
        let path = folder.join(name);
        let begun = match fs::read_to_string(&path) {
            Ok(day) => day.trim().parse().unwrap_or(scene.today),
            Err(_) => {
                fs::write(&path, scene.today.to_string()).map_err(failed)?;
                scene.today
            }
        };
        Ok(Mark { path, begun })
    }

    fn done(&self) {
        // A mark that stays makes the next run look further back, no more.
        let _ = fs::remove_file(&self.path);
    }
}

/// Every letter made and none kept.
fn rehearsed(
    desk: &Desk<'_>,
    target: &Target,
    orders: Orders,
    notes: Vec<String>,
) -> Result<Answer, Failure> {
    let mut tally = Tally::default();
    let mut text = String::new();
    for order in orders {
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
    text += &failures(&tally);
    text += &format!(
        "\n{} letters, {} that cannot be written\n",
        tally.written,
        tally.failed.len()
    );
    Ok(Answer::text(text)
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
    text += &format!("wrote   {letters} to {}\n", target.folder());
    if !tally.before.is_empty() {
        text += &format!(
            "before  {} of them were written before, and are as they were\n",
            tally.before.len()
        );
    }
    text += &failures(tally);
    Answer::text(text).exits(code)
}

fn failures(tally: &Tally) -> String {
    let mut text = String::new();
    for (place, why) in tally.failed.iter().take(TOLD) {
        text += &format!("failed  {place}: {why}\n");
    }
    if tally.failed.len() > TOLD {
        text += &format!(
            "failed  {} more; --json tells them all\n",
            tally.failed.len() - TOLD
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
