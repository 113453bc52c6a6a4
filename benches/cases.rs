//! How long does `due` take where there are very many cases?
//!
//! The tracker is filled with cases of which a thousandth is due, and asked what is coming; beside it,
//! in the same run, SQLite is asked for the same cases by hand: once by the table that is kept for it,
//! and once as it would have to be without, by reading every case with its events.
//!
//! `DATAWRIT_CASES` says how many (10,000 if it is not set); a million takes some minutes and 3 GB in the
//! folder for temporary files. The highest mark of memory is that of the whole run (`VmHWM`), taken
//! after `due` and before what is done by hand.
//!
//! Last come the pages in the browser over the same cases: a whole answer each, from the request that is written to
//! loopback to its last byte.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that cannot go on has failed, and measures time"
)]

mod sample;

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, Utc};
use datawrit::{
    law::Statutes,
    office::{Home, TimeOfDay, World, status::status},
    request::Reference,
    tracker::{
        NewCase, Sqlite, Tracker, hash,
        ledger::{EntryRecord, Ledger, Moment, Record},
    },
    web::{IDLE, OpenedPages, Site},
};
use sample::Desk;

/// One in so many cases is due.
const DUE: u32 = 1_000;
/// How many cases are opened between two waits for the disk.
const BATCH: u32 = 5_000;
const TURNS: usize = 7;
/// How often two that are compared take turns.
const PAIRS: usize = 41;

fn main() {
    // `cargo bench` hands over flags of its own.
    let cases = std::env::var("DATAWRIT_CASES").map_or(10_000, |number| {
        number.parse().expect("DATAWRIT_CASES is a number")
    });
    let folder = tempfile::tempdir().expect("a folder");
    // Another process, so that what filling takes is not in the mark of memory.
    if let Ok(home) = std::env::var("DATAWRIT_BENCH_HOME") {
        return measure(Path::new(&home), cases);
    }
    fill(folder.path(), cases);
    let again = Command::new(std::env::current_exe().expect("this program"))
        .env("DATAWRIT_BENCH_HOME", folder.path())
        .env("DATAWRIT_CASES", cases.to_string())
        .status()
        .expect("it starts");
    assert!(again.success());
}

/// Opens the cases, answered but for one in [`DUE`], each with a request, a letter and three entries.
fn fill(home: &Path, cases: u32) {
    let desk = Desk::open();
    let mut tracker = Tracker::open(home).expect("the tracker opens");
    let mut references: Vec<Reference> = Vec::new();
    for first in (0..cases).step_by(BATCH as usize) {
        let numbers = first..cases.min(first + BATCH);
        let requests: Vec<_> = numbers.clone().map(sample::request).collect();
        let named: Vec<Reference> = requests
            .iter()
            .map(|request| {
                (0..)
                    .map(|copy| Reference::of(request, sample::today(), copy))
                    .find(|reference| !tracker.has(reference).expect("it answers"))
                    .expect("a free reference")
            })
            .collect();
        let new: Vec<NewCase<'_>> = requests
            .iter()
            .zip(&named)
            .map(|(request, reference)| NewCase {
                reference,
                opened_on: sample::today(),
                request,
                grounds: &desk.grounds,
                documents: &[],
                letter: "{}",
                trial: false,
            })
            .collect();
        tracker.open_cases(&new).expect("the cases are new");
        references.extend(named);
    }
    drop(tracker);
    // The entries as the engine keeps them: their hashes are not asked for here.
    let ledger = Sqlite::open(home).expect("the file opens");
    ledger.begin(Moment::Writing).expect("a moment");
    for (number, reference) in (0..).zip(&references) {
        let kinds = ["sent", "answered"];
        let kinds = kinds.iter().take(if number % DUE == 0 { 1 } else { 2 });
        for kind in kinds {
            let day = sample::today().to_string();
            let entry = EntryRecord {
                case: reference.to_string(),
                kind: (*kind).to_owned(),
                happened_on: day.clone(),
                recorded_on: day,
                medium: (*kind == "sent").then(|| "email".to_owned()),
                sha256: Some(hash(kind.as_bytes())),
                ..EntryRecord::default()
            };
            ledger.add(Record::Entry(&entry)).expect("an entry");
        }
    }
    ledger.end(true).expect("it is kept");
    drop(ledger);
    // What an upgrade or new holidays cost once.
    let tracker = Tracker::open(home).expect("the tracker opens");
    let begun = Instant::now();
    coming(&tracker, &Statutes::open(None).expect("the law is sound"));
    println!(
        "{cases} cases: every outlook made anew in {:?}",
        begun.elapsed()
    );
}

/// Two months later, when what was not answered is overdue.
fn then() -> NaiveDate {
    sample::today() + Days::new(60)
}

/// The cases that `due` shows, with their clocks.
fn coming(tracker: &Tracker, statutes: &Statutes) -> usize {
    let calendars = statutes.calendars().expect("the holidays are sound");
    let found = tracker.coming(then(), then() + Days::new(14), 4, calendars);
    let found = found.expect("it answers");
    let clocks = found.cases.iter().map(|case| {
        let clocks = case.clocks(then(), calendars).expect("it can be counted");
        clocks.iter().filter(|clock| clock.overdue).count()
    });
    clocks.sum()
}

fn measure(home: &Path, cases: u32) {
    let tracker = Tracker::open(home).expect("the tracker opens");
    let statutes = Statutes::open(None).expect("the law is sound");
    statutes.calendars().expect("the holidays are sound");
    coming(&tracker, &statutes);
    let memory = peak();
    let store = rusqlite::Connection::open(home.join("tracker.db")).expect("the file opens");
    let until = (then() + Days::new(14)).to_string();
    let by_table = || {
        read(
            &store,
            "SELECT cases.reference, opened_on, law, asked, recipient, place, abroad, request, json,
                    kind, happened_on, recorded_on, medium, note, particulars
             FROM outlook JOIN cases USING (reference) JOIN grounds ON sha256 = cases.grounds
             JOIN events USING (reference)
             WHERE first <= ?1 AND (last IS NULL OR last >= ?1)
             ORDER BY first, events.number",
            &until,
        )
    };
    let (due, beside_due) = side_by_side(|| coming(&tracker, &statutes), by_table);
    let (status, beside_status) = side_by_side(|| standing(home), by_table);
    let whole = median(|| {
        read(
            &store,
            "SELECT cases.reference, opened_on, law, asked, recipient, place, abroad,
                    kind, happened_on, recorded_on, medium, note, particulars
             FROM events JOIN cases USING (reference) WHERE opened_on <= ?1 ORDER BY number",
            &until,
        )
    });
    let count = coming(&tracker, &statutes);
    assert_eq!(count, (cases.div_ceil(DUE)) as usize, "those that are due");
    println!("{cases} cases, {count} due:");
    println!("  what is due, with its clocks   {due:?}, {memory} MB at most");
    println!(
        "  the same rows by SQL           {beside_due:?}, 1 : {:.2}",
        ratio(due, beside_due)
    );
    println!(
        "  every case by SQL              {whole:?}, 1 : {:.4}",
        ratio(due, whole)
    );
    println!("  what `datawrit` alone tells    {status:?}");
    println!(
        "  the rows of `due` by SQL       {beside_status:?}, 1 : {:.2}",
        ratio(status, beside_status)
    );
    drop(store);
    drop(tracker);
    pages(home);
}

/// Noon, two months later.
#[derive(Debug)]
struct Then;

impl TimeOfDay for Then {
    fn now(&self) -> DateTime<Utc> {
        then().and_hms_opt(12, 0, 0).expect("noon").and_utc()
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

/// The cases by how they stand, as `datawrit` alone shows them.
fn standing(home: &Path) -> usize {
    let home = Home::at(home.to_owned());
    let world = World {
        home: &home,
        today: then(),
        clock: &Then,
        trial: false,
    };
    let standing = status(&world, None).expect("it answers");
    standing.ignoring.len() + standing.done
}

/// The pages in the browser, over the same cases.
fn pages(home: &Path) {
    let site = Site {
        home: Home::at(home.to_owned()),
        clock: Arc::new(Then),
        trial: false,
        idle: IDLE,
        login: Box::new(|_| Err(String::new())),
    };
    let OpenedPages::Here(door) = site.open().expect("it listens") else {
        panic!("the home has no other pages");
    };
    let at = door.at()[0];
    let entry = door.address().split_once("/enter/").expect("an address").1;
    let entry = format!("/enter/{entry}");
    std::thread::spawn(move || door.serve().expect("it serves"));
    let entered = asked(at, &entry, "");
    let cookie = entered.split("set-cookie: ").nth(1).expect("a cookie");
    let cookie = cookie.split(';').next().expect("a cookie");
    let month = then().format("/days/%Y-%m").to_string();
    for path in [
        "/",
        "/days",
        &month,
        "/companies?q=amazon",
        "/data",
        "/words",
        "/words/gdpr",
    ] {
        let time = median(|| {
            let page = asked(at, path, cookie);
            assert!(page.starts_with("HTTP/1.1 200"), "{path}: {page}");
            page.len()
        });
        println!("  the page {path:<22} {time:?}");
    }
}

/// The whole answer to a request.
fn asked(at: SocketAddr, path: &str, cookie: &str) -> String {
    let mut stream = TcpStream::connect(at).expect("it listens");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n",
        at.port()
    )
    .expect("it is written");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it answers");
    answer
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// Reads every cell of what a query finds.
fn read(store: &rusqlite::Connection, query: &str, day: &str) -> usize {
    let mut statement = store.prepare_cached(query).expect("SQL");
    let columns = statement.column_count();
    let mut rows = statement.query([day]).expect("it answers");
    let mut bytes = 0;
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            if let Ok(Some(text)) = row.get_ref(column).expect("a cell").as_str_or_null() {
                bytes += text.to_owned().len();
            }
        }
    }
    bytes
}

/// The middle time of each of two, which take turns: whatever else the machine does meets both.
fn side_by_side(one: impl Fn() -> usize, other: impl Fn() -> usize) -> (Duration, Duration) {
    let turns = (0..PAIRS).map(|_| (taken(&one), taken(&other)));
    let (one, other): (Vec<_>, Vec<_>) = turns.unzip();
    (middle(one), middle(other))
}

fn median(run: impl Fn() -> usize) -> Duration {
    middle((0..TURNS).map(|_| taken(&run)).collect())
}

fn taken(run: impl Fn() -> usize) -> Duration {
    let begun = Instant::now();
    std::hint::black_box(run());
    begun.elapsed()
}

fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory that this process has held, in MB; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes =
        line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
