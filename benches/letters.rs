//! How long does a person wait for a letter, and for the list of their cases?
//!
//! `cargo bench --bench letters` measures each step of the path by itself and
//! the whole of it as a new process. The figures are this machine's;
//! `benches/peers/compare.py` makes ratios of them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that cannot go on has failed, and measures time"
)]

mod sample;

use std::sync::{Mutex, PoisonError};

use divan::{Bencher, black_box};
use tempfile::TempDir;

use datawrit::{letter::Templates, tracker::Tracker};
use sample::Desk;

/// The home with the full tracker. Filling it takes far longer than listing it,
/// so that it is filled once, by the first bench that asks.
static HOME: Mutex<Option<TempDir>> = Mutex::new(None);

fn main() {
    divan::main();
    // A static is never dropped, and its folder would stay.
    drop(HOME.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// From a finished letter to the bytes of a PDF file, with the font read already.
#[divan::bench]
fn a_letter_as_pdf(bencher: Bencher) {
    let letter = Desk::open().letter(&sample::request(0));
    bencher.bench_local(|| sample::page(black_box(&letter)));
}

/// The languages of the letters under the GDPR.
fn languages() -> Vec<String> {
    let languages = Desk::open().statute.languages.into_iter();
    languages
        .map(|language| language.code().to_owned())
        .collect()
}

/// From a request to the bytes of a PDF file in each language: one in Greek or Bulgarian may take 1.3 times as long as
/// one in English.
#[divan::bench(args = languages(), sample_count = 20)]
fn a_letter_of_each_language(bencher: Bencher, language: &str) {
    let mut desk = Desk::open();
    let mut request = sample::request(0);
    request.language = language.parse().expect("a language");
    desk.templates =
        Templates::open(&desk.statute, &request.language, None).expect("the templates are sound");
    bencher.bench_local(|| sample::page(&desk.letter(black_box(&request))));
}

/// From a request to a finished letter, the statute's templates opened first.
#[divan::bench]
fn a_request_as_a_letter(bencher: Bencher) {
    let mut desk = Desk::open();
    let request = sample::request(0);
    bencher.bench_local(|| {
        desk.templates = Templates::open(&desk.statute, &desk.statute.languages[0], None)
            .expect("the templates are sound");
        desk.letter(black_box(&request))
    });
}

/// From the tracker's file to every case with its clocks and its status.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn ten_thousand_cases_listed(bencher: Bencher) {
    let tracker = Tracker::open(&full_home()).expect("the tracker opens");
    bencher.bench_local(|| sample::list(black_box(&tracker)));
}

/// The same from the start of a process to the end of its table.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn process_start_to_list(bencher: Bencher) {
    let home = full_home();
    bencher.bench_local(|| {
        let mut list = sample::program(&home);
        list.arg("list");
        sample::run(list);
    });
}

/// A new process, a new home, a new tracker: the first letter a person writes.
#[divan::bench(sample_size = 1)]
fn process_start_to_file(bencher: Bencher) {
    bencher
        .with_inputs(|| TempDir::new().expect("a folder"))
        .bench_local_values(|folder| {
            let home = folder.path().join("home");
            sample::run(sample::write(&home, &folder.path().join("letters")));
            // Given back, so that deleting it is not measured.
            folder
        });
}

/// A new process that reads one statute and counts: what every start costs.
#[divan::bench(sample_size = 1)]
fn process_start_to_deadline(bencher: Bencher) {
    let home = TempDir::new().expect("a folder");
    bencher.bench_local(|| {
        let mut deadline = sample::program(home.path());
        deadline.args(["deadline", "--law", "gdpr", "--clock", "respond"]);
        deadline.args(["--on", "2026-01-31", "--json"]);
        sample::run(deadline);
    });
}

fn full_home() -> std::path::PathBuf {
    let mut home = HOME.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = home.get_or_insert_with(|| {
        let folder = TempDir::new().expect("a folder");
        sample::fill(folder.path());
        folder
    });
    folder.path().to_owned()
}
