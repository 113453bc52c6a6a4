//! How many letters a second, told so that another program can compare it?
//!
//! `benches/peers/compare.py` runs this beside the peer. One line of JSON on stdout:
//!
//! - `throughput letters N`: one letter to warm up, then N from request to PDF
//!   in this process, no two alike;
//! - `throughput list N`: a tracker of 10,000 cases, filled once, listed N times;
//! - `throughput words N`: the words of N letters, for a peer that sets the same;
//! - `throughput set N FILE`: N letters from request to PDF, the last of them to FILE. Says nothing:
//!   `benches/peers/compare.py` takes the time of the process.
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
    env, fs,
    hint::black_box,
    process::ExitCode,
    time::{Duration, Instant},
};

use datawrit::{letter::Block, tracker::Tracker};
use sample::Desk;
use serde_json::json;
use tempfile::TempDir;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (what, number, file) = match arguments[..] {
        [what, number] => (what, number.parse().unwrap_or(0), None),
        [what, number, file] => (what, number.parse().unwrap_or(0), Some(file)),
        _ => ("", 0, None),
    };
    if let ("set", 1.., Some(file)) = (what, number, file) {
        set(number, file);
        return ExitCode::SUCCESS;
    }
    let answer = match what {
        _ if number == 0 => None,
        "letters" => Some(letters(number)),
        "list" => Some(list(number)),
        "words" => Some(words(number)),
        _ => None,
    };
    let Some(answer) = answer else {
        eprintln!("throughput letters|list|words N, or throughput set N FILE");
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

fn set(number: u32, file: &str) {
    let desk = Desk::open();
    let pages = (0..number).map(|number| sample::page(&desk.letter(&sample::request(number))));
    let last = pages.map(black_box).last().unwrap_or_default();
    fs::write(file, last).expect("the file can be written");
}

fn words(number: u32) -> serde_json::Value {
    let desk = Desk::open();
    (0..number)
        .map(|number| {
            let letter = desk.letter(&sample::request(number));
            let sender = letter.sender.iter().chain(&letter.sender_email);
            let recipient = letter.recipient.iter().chain(&letter.recipient_email);
            let blocks = letter.body.iter().map(|block| match block {
                Block::Paragraph(text) => json!({ "label": null, "text": text }),
                Block::Item { label, text } => json!({ "label": label, "text": text }),
            });
            json!({
                "language": letter.language,
                "sender": sender.collect::<Vec<_>>(),
                "recipient": recipient.collect::<Vec<_>>(),
                "date": letter.date_line,
                "reference": letter.reference_line,
                "subject": letter.subject,
                "blocks": blocks.collect::<Vec<_>>(),
                "closing": letter.closing,
                "signature": letter.signature,
                "page": letter.page_label,
            })
        })
        .collect()
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
