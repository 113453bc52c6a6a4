//! How many letters a second, told so that another program can compare it?
//!
//! `benches/peer.py` runs this beside the peer. One line of JSON on stdout:
//!
//! - `throughput letters N`: one letter to warm up, then N from request to PDF
//!   in this process, no two alike;
//! - `throughput list N`: a tracker of 10,000 cases, filled once, listed N times.
//!
//! Times are medians in milliseconds.

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
    env,
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

use datawrit::tracker::Tracker;
use sample::Desk;
use serde_json::json;
use tempfile::TempDir;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (what, number) = match arguments[..] {
        [what, number] => (what, number.parse().unwrap_or(0)),
        _ => ("", 0),
    };
    let answer = match what {
        _ if number == 0 => None,
        "letters" => Some(letters(number)),
        "list" => Some(list(number)),
        _ => None,
    };
    let Some(answer) = answer else {
        eprintln!("throughput letters|list N");
        return ExitCode::from(2);
    };
    println!("{answer}");
    ExitCode::SUCCESS
}

fn letters(number: u32) -> serde_json::Value {
    let desk = Desk::open();
    let write = |number| sample::page(&desk.letter(&sample::request(number)));
    black_box(write(u32::MAX / 2));
    let mut bytes = 0;
    let median_ms = median_ms((0..number).map(|number| {
        let start = Instant::now();
        bytes = black_box(write(number)).len();
        start.elapsed()
    }));
    json!({ "n": number, "median_ms": median_ms, "bytes_last": bytes })
}

fn list(number: u32) -> serde_json::Value {
    let home = TempDir::new().expect("a folder");
    sample::fill(home.path());
    let tracker = Tracker::open(home.path()).expect("the tracker opens");
    let median_ms = median_ms((0..number).map(|_| {
        let start = Instant::now();
        assert_eq!(
            black_box(sample::list(&tracker)).len(),
            sample::CASES as usize
        );
        start.elapsed()
    }));
    json!({ "n": number, "cases": sample::CASES, "median_ms": median_ms })
}

fn median_ms(times: impl Iterator<Item = Duration>) -> f64 {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1000.0
}
