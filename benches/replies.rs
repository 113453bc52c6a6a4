//! What does the import of replies cost, beside taking them apart?
//!
//! Ten thousand mails, made of the corpus of `tests/fixtures/replies` with another Message-ID each: parsed by
//! mail-parser alone, taken apart by us, read whole (parts, HTML, quotes, phrases), and imported: read, matched,
//! hashed and kept in the tracker of a home that has a case. All but the last take turns, and the medians are
//! compared; the import is done once, since what was taken in is not taken in again.

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

use datawrit::{
    office::inbox::import::{Intake, Strangers},
    reply::{self, Ours, ReplyPhrases, source::Raw},
};
use house::House;
use mail_parser::MessageParser;

#[path = "../tests/inbox/house.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod house;

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
            let mut mail = Vec::new();
            let head = b"message-id: <";
            for line in corpus[number % corpus.len()].split_inclusive(|&byte| byte == b'\n') {
                let begin = line.get(..head.len()).unwrap_or_default();
                if begin.eq_ignore_ascii_case(head) {
                    mail.extend_from_slice(begin);
                    mail.extend_from_slice(format!("{number}.").as_bytes());
                    mail.extend_from_slice(line.get(head.len()..).unwrap_or_default());
                } else {
                    mail.extend_from_slice(line);
                }
            }
            mail.extend_from_slice(format!("\n{number}\n").as_bytes());
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
    let (imported, kept) = imported(&mails);
    println!(
        "imported and kept   {imported:>10.1?}   {:.2} times, {kept} kept",
        ratio(imported)
    );
}

/// How long a home takes to take all of them in, and how many it keeps.
fn imported(mails: &[Vec<u8>]) -> (Duration, usize) {
    let house = House::new();
    house.write(
        "access",
        "Quellwasser GmbH",
        "gdpr",
        "DE",
        "de",
        "privacy@quellwasser.example",
    );
    let world = house.world("2026-12-31");
    let mut intake = Intake::open(&world).unwrap();
    let mut kept = 0;
    let time = timed(|| {
        for mail in mails {
            let taken = intake.take(Raw::whole(mail.clone()), Strangers::Keep, None);
            kept += usize::from(taken.is_ok());
        }
    });
    (time, kept)
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
