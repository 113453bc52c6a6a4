//! What does reading a reply cost, beside taking it apart?
//!
//! Ten thousand mails, made of the corpus of `tests/fixtures/replies` with another Message-ID each: parsed by
//! mail-parser alone, and read whole (parts, HTML, quotes, phrases). The two take turns, and the medians are compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that cannot go on has failed, and measures time"
)]

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use datawrit::reply::{self, Ours, ReplyPhrases};
use mail_parser::MessageParser;

const MAILS: usize = 10_000;
const TURNS: usize = 3;

fn main() {
    let mut corpus = Vec::new();
    for language in ["de", "en", "es", "fr"] {
        let folder = format!("tests/fixtures/replies/{language}");
        for entry in fs::read_dir(folder).expect("the corpus is there") {
            corpus.push(fs::read(entry.unwrap().path()).unwrap());
        }
    }
    let mails: Vec<Vec<u8>> = (0..MAILS)
        .map(|number| {
            let mut mail = format!("X-Number: {number}\r\n").into_bytes();
            mail.extend_from_slice(&corpus[number % corpus.len()]);
            mail
        })
        .collect();
    let phrases = ReplyPhrases::open(None).unwrap();
    let letter =
        "I ask you to confirm whether you process personal data about me, and for a copy of it. ";
    let ours = Ours::unknown().letter(&letter.repeat(20));
    let (mut parsed, mut taken_apart, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TURNS {
        parsed.push(timed(|| {
            for mail in &mails {
                black_box(MessageParser::default().parse(mail));
            }
        }));
        taken_apart.push(timed(|| {
            for mail in &mails {
                black_box(reply::parts(mail).is_ok());
            }
        }));
        read.push(timed(|| {
            for mail in &mails {
                black_box(reply::read(mail, &ours, &phrases).is_ok());
            }
        }));
    }
    let (parsed, taken_apart, read) = (median(parsed), median(taken_apart), median(read));
    println!("{MAILS} mails, median of {TURNS} turns");
    println!("mail-parser alone   {parsed:>10.1?}");
    let ratio = |time: Duration| time.as_secs_f64() / parsed.as_secs_f64();
    println!(
        "taken apart by us   {taken_apart:>10.1?}   {:.2} times",
        ratio(taken_apart)
    );
    println!(
        "read                {read:>10.1?}   {:.2} times",
        ratio(read)
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
