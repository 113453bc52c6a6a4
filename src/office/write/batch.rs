//! Many letters from one command.
//!
//! Each letter is made by whichever core is free and recorded in the order of
//! the list, some dozens at a time, before its file is written: a run that was
//! stopped finds what it has recorded, writes the files that are missing, and
//! goes on, on any day. A line that has its letter keeps it: the same letter is
//! never made twice, neither by a second run, a second line of the list nor by
//! another process with the same list.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashSet},
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use chrono::NaiveDate;
use serde::Serialize;
use thiserror::Error as ThisError;

use super::{
    desk::Desk,
    draft::{Draft, Rendered},
    list::LineFault,
    notice::Notice,
    order::Order,
    orders::{Item, Orders},
    resolve::draft,
    target::Target,
};
use crate::{
    law::Language,
    office::{
        Error, Home, Refusal,
        file::{Overwrite, Prepared},
    },
    request::{Line, Reference, Request},
    tracker::{Asked, Document, NewCase, Tracker, TrackerError},
};

/// How many letters are recorded at a time: the disk is waited for once for all
/// of them, and a power cut loses no more than these.
const GROUP: usize = 64;

/// How many companies are named of a language.
const NAMED: usize = 5;

/// Whoever wants to know how far a batch is.
pub trait Progress: Sync {
    /// One more letter is done with, whatever became of it.
    fn one_more(&self);
}

/// Nobody wants to know.
impl Progress for () {
    fn one_more(&self) {}
}

/// What became of several letters.
//
// `W` is why one was not written: an error or its words.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally<W = Error> {
    /// The cases of the new letters.
    pub written: Vec<Reference>,
    /// Those that were there already and are unchanged.
    pub before: Vec<Reference>,
    pub failed: Vec<Failed<W>>,
    /// Of the new letters.
    #[serde(skip)]
    pub languages: Languages,
}

/// How many letters are in which language, and some of the companies that they go to.
#[derive(Debug, Default)]
pub struct Languages(BTreeMap<Language, (usize, Vec<Line>)>);

impl Languages {
    fn add(&mut self, request: &Request) {
        let (count, names) = self.0.entry(request.language.clone()).or_default();
        *count += 1;
        if names.len() < NAMED {
            names.push(request.recipient.name.clone());
        }
    }

    /// Each with its number of letters and companies, those of the most letters first.
    pub fn by_number(&self) -> Vec<(&Language, usize, &[Line])> {
        let all = self.0.iter();
        let mut all: Vec<_> = all
            .map(|(language, (count, names))| (language, *count, names.as_slice()))
            .collect();
        all.sort_by_key(|(_, count, _)| Reverse(*count));
        all
    }
}

/// A letter that was not written.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Failed<W = Error> {
    /// `members.csv, line 7`, or the company's name.
    pub place: String,
    /// Why, and the way out.
    pub why: W,
}

impl<W> Failed<W> {
    /// The same with the error in words.
    pub fn worded<V>(self, words: impl Fn(W) -> V) -> Failed<V> {
        Failed {
            place: self.place,
            why: words(self.why),
        }
    }
}

impl<W> Tally<W> {
    /// The same with the errors in words.
    pub fn worded<V>(self, words: impl Fn(W) -> V) -> Tally<V> {
        let failed = self.failed.into_iter();
        Tally {
            written: self.written,
            before: self.before,
            failed: failed.map(|failed| failed.worded(&words)).collect(),
            languages: self.languages,
        }
    }
}

/// What a batch comes to, before its first letter is written.
#[derive(Debug)]
pub struct Plan {
    /// How many letters go to companies of the directory.
    pub known: usize,
    /// The other companies.
    pub unknown: Vec<Line>,
    pub languages: Languages,
    pub failed: Vec<Failed>,
}

/// Several letters of which nothing is kept.
//
// `W` as of a tally.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rehearsal<W = Error> {
    pub letters: Vec<RehearsedLetter>,
    pub failed: Vec<Failed<W>>,
    /// Always: nothing was written.
    dry_run: bool,
}

/// A letter of which nothing is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RehearsedLetter {
    pub case: Reference,
    pub recipient: Line,
}

impl<W> Rehearsal<W> {
    /// The same with the errors in words.
    pub fn worded<V>(self, words: impl Fn(W) -> V) -> Rehearsal<V> {
        let failed = self.failed.into_iter();
        Rehearsal {
            letters: self.letters,
            failed: failed.map(|failed| failed.worded(&words)).collect(),
            dry_run: self.dry_run,
        }
    }
}

/// The writer of the files has ended, and its own error says why.
#[derive(Debug, ThisError)]
#[error("the files cannot be written")]
struct FilerEnded;

impl Refusal for FilerEnded {}

/// What a worker made of an order.
enum Made {
    New(Box<Rendered>),
    /// It was written before.
    Before(Box<Draft>, Reference),
    Failed(Error),
}

/// What the letters come to. A line with something missing cannot be used: nobody is asked.
pub fn plan(desk: &Desk<'_>, target: &Target, orders: &Orders) -> Plan {
    let mut plan = Plan {
        known: 0,
        unknown: Vec::new(),
        languages: Languages::default(),
        failed: Vec::new(),
    };
    for Item { place, order } in orders.iter() {
        match drafted(desk, target, order) {
            Ok(draft) => {
                let request = draft.request;
                plan.languages.add(&request);
                match request.recipient.id {
                    Some(_) => plan.known += 1,
                    None => plan.unknown.push(request.recipient.name),
                }
            }
            Err(why) => plan.failed.push(Failed { place, why }),
        }
    }
    plan
}

/// Makes every letter and keeps none.
pub fn rehearse_all(desk: &Desk<'_>, target: &Target, orders: &Orders) -> Rehearsal {
    let mut rehearsal = Rehearsal {
        letters: Vec::new(),
        failed: Vec::new(),
        dry_run: true,
    };
    for Item { place, order } in orders.iter() {
        match drafted(desk, target, order).and_then(|draft| desk.render(draft, 0)) {
            Ok(rendered) => rehearsal.letters.push(RehearsedLetter {
                case: rendered.reference,
                recipient: rendered.draft.request.recipient.name,
            }),
            Err(why) => rehearsal.failed.push(Failed { place, why }),
        }
    }
    rehearsal
}

fn drafted(
    desk: &Desk<'_>,
    target: &Target,
    order: Result<Box<Order>, LineFault>,
) -> Result<Draft, Error> {
    draft(desk, &*order?, &target.formats)
}

/// Writes every letter of which none was written `since` a day, in the order in which they stand.
///
/// # Errors
/// When the letters cannot be recorded or written any further. What was recorded stays, and the same
/// command goes on.
pub fn write_all(
    desk: &Desk<'_>,
    target: &Target,
    orders: &Orders,
    since: NaiveDate,
    progress: &dyn Progress,
) -> Result<(Tally, Vec<Notice>), Error> {
    target.check()?;
    let mut tracker = desk.world.home.tracker()?;
    // What a run before was writing when it was killed.
    let finished = target.finish(&tracker)?;
    let asked = RwLock::new(tracker.asked()?);
    let tally = run(desk, target, &mut tracker, orders, &asked, since, progress)?;
    Ok((tally, finished))
}

/// The workers, the one that records and the one that writes the files.
fn run(
    desk: &Desk<'_>,
    target: &Target,
    tracker: &mut Tracker,
    orders: &Orders,
    asked: &RwLock<Asked>,
    since: NaiveDate,
    progress: &dyn Progress,
) -> Result<Tally, Error> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (to_workers, orders_here) = sync_channel::<(usize, Item)>(workers * 4);
    let (to_recorder, made_here) = sync_channel::<(usize, String, Made)>(GROUP);
    let (to_filer, recorded_here) = sync_channel::<Rendered>(GROUP);
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
        let filer = scope.spawn(move || file(desk.world.home, target, recorded_here, progress));
        let recorded = Recorder {
            desk,
            target,
            tracker,
            progress,
            to_filer,
            asked,
            since,
            given: HashSet::new(),
            group: Vec::new(),
            tally: Tally {
                written: Vec::new(),
                before: Vec::new(),
                failed: Vec::new(),
                languages: Languages::default(),
            },
        }
        .run(made_here);
        match filer.join() {
            Ok(filed) => filed.and(recorded),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

/// Writes the files of the letters that were recorded, while others are recorded.
fn file(
    home: &Home,
    target: &Target,
    recorded: Receiver<Rendered>,
    progress: &dyn Progress,
) -> Result<(), Error> {
    for rendered in recorded {
        for document in &rendered.documents {
            write(home, target, &rendered.draft, &rendered.reference, document)?;
        }
        progress.one_more();
    }
    Ok(())
}

fn write(
    home: &Home,
    target: &Target,
    draft: &Draft,
    reference: &Reference,
    document: &Document,
) -> Result<(), Error> {
    if !target.formats.contains(&document.format) {
        return Ok(());
    }
    let path = target.path(&draft.request, reference, document.format);
    // Not waited for on the disk: the case has the bytes, and a second run
    // writes what is missing.
    let path = Prepared::unhurried(&path, &document.bytes, Overwrite::Yes)?.keep()?;
    home.wrote(&path, Some(reference));
    Ok(())
}

fn work(
    desk: &Desk<'_>,
    target: &Target,
    orders: &Mutex<Receiver<(usize, Item)>>,
    asked: &RwLock<Asked>,
    since: NaiveDate,
    to_recorder: &SyncSender<(usize, String, Made)>,
) {
    loop {
        // The lock is held while waiting: whoever has it takes the next order.
        let next = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((index, Item { place, order })) = next else {
            break;
        };
        let made = drafted(desk, target, order).and_then(|draft| {
            Ok(match before(asked, &draft, since) {
                Some(reference) => Made::Before(Box::new(draft), reference),
                None => Made::New(Box::new(desk.render(draft, 0)?)),
            })
        });
        let made = made.unwrap_or_else(Made::Failed);
        if to_recorder.send((index, place, made)).is_err() {
            break;
        }
    }
}

/// The case that the same request has already.
fn before(asked: &RwLock<Asked>, draft: &Draft, since: NaiveDate) -> Option<Reference> {
    let asked = asked.read().unwrap_or_else(PoisonError::into_inner);
    asked
        .since(&draft.grounds.law, &draft.request, since)
        .cloned()
}

/// Takes what was made, in the order of the list, and keeps it.
struct Recorder<'a, 'desk> {
    desk: &'a Desk<'desk>,
    target: &'a Target,
    tracker: &'a mut Tracker,
    progress: &'a dyn Progress,
    to_filer: SyncSender<Rendered>,
    asked: &'a RwLock<Asked>,
    since: NaiveDate,
    /// The cases that lines of this run have got.
    given: HashSet<Reference>,
    group: Vec<(String, Rendered)>,
    tally: Tally,
}

impl Recorder<'_, '_> {
    fn run(mut self, made: Receiver<(usize, String, Made)>) -> Result<Tally, Error> {
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

    fn take(&mut self, place: String, made: Made) -> Result<(), Error> {
        match made {
            Made::Failed(why) => {
                self.tally.failed.push(Failed { place, why });
                self.progress.one_more();
            }
            // What stands before it in the list gets its case first.
            Made::Before(draft, reference) => {
                self.record()?;
                self.before(place, &draft, reference)?;
            }
            Made::New(rendered) => {
                self.group.push((place, *rendered));
                if self.group.len() == GROUP {
                    self.record()?;
                }
            }
        }
        Ok(())
    }

    /// A line that has its letter keeps it; a second line does not get the same.
    fn before(&mut self, place: String, draft: &Draft, reference: Reference) -> Result<(), Error> {
        self.progress.one_more();
        if self.given.insert(reference.clone()) {
            self.restore(draft, &reference)?;
            self.tally.before.push(reference);
        } else {
            let why = LineFault::Earlier(reference).into();
            self.tally.failed.push(Failed { place, why });
        }
        Ok(())
    }

    /// Records the group, then has its files written.
    fn record(&mut self) -> Result<(), Error> {
        let mut group = std::mem::take(&mut self.group);
        if group.is_empty() {
            return Ok(());
        }
        // Two letters of one reference: forty bits are few for a hundred thousand.
        let mut taken = HashSet::new();
        for (_, rendered) in &mut group {
            let mut number = 0;
            while self.tracker.has(&rendered.reference)? || taken.contains(&rendered.reference) {
                number += 1;
                *rendered = self.desk.render(rendered.draft.clone(), number)?;
            }
            taken.insert(rendered.reference.clone());
        }
        let new: Vec<NewCase<'_>> = group
            .iter()
            .map(|(_, rendered)| rendered.case(self.desk.today()))
            .collect();
        let opened = {
            let mut asked = self.asked.write().unwrap_or_else(PoisonError::into_inner);
            self.tracker.open_unasked(&new, &mut asked, self.since)?
        };
        for ((place, rendered), before) in group.into_iter().zip(opened) {
            if let Some(reference) = before {
                self.before(place, &rendered.draft, reference)?;
                continue;
            }
            self.given.insert(rendered.reference.clone());
            self.tally.written.push(rendered.reference.clone());
            self.tally.languages.add(&rendered.draft.request);
            // It has failed, and its own word goes before this one.
            self.to_filer.send(rendered).map_err(|_| FilerEnded)?;
        }
        Ok(())
    }

    /// The files of a letter that was recorded, where a stop left them unwritten.
    fn restore(&mut self, draft: &Draft, reference: &Reference) -> Result<(), Error> {
        for format in &self.target.formats {
            let path = self.target.path(&draft.request, reference, *format);
            if path.exists() {
                continue;
            }
            let case = self.tracker.find(reference.as_str())?;
            match self.tracker.document(&case, *format) {
                Ok(document) => write(
                    self.desk.world.home,
                    self.target,
                    draft,
                    reference,
                    &document,
                )?,
                // It was written in other formats then.
                Err(TrackerError::NoDocument { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
