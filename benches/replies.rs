//! What does the import of replies cost, beside taking mails apart?
//!
//! Two mailboxes of ten thousand mails, each parsed by mail-parser alone and imported by us, as `inbox import` does: out of an
//! mbox, sorted, and what has to do with a case read, hashed and kept in the tracker of a home.
//!
//! - *As people have it*: three in a hundred are replies, made of the corpus of `tests/fixtures/replies`, in a home with fifty
//!   cases. The others are newsletters and notices as shops and forums send them, some with a file.
//! - *The worst*: every mail is a reply that is kept. Of these it is also shown what the steps before keeping take.
//!
//! All take turns, and medians are compared. Each import goes into a new home, since what was taken in is not taken in again.

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
    io::Write,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use base64::Engine;
use datawrit::{
    office::inbox::import::{self, Became, Intake, Strangers},
    reply::{self, Ours, ReplyPhrases, source},
};
use house::House;
use mail_parser::MessageParser;

#[path = "../tests/inbox/house.rs"]
#[allow(dead_code, reason = "the tests use more of it")]
mod house;

const MAILS: usize = 10_000;
/// Of a hundred mails so many are of a case, in a mailbox as people have it.
const REPLIES: usize = 3;
const CASES: usize = 50;
const TURNS: usize = 3;

fn main() {
    let corpus = corpus();
    let mailbox = (0..MAILS).map(|number| match number % 100 {
        turn if turn < REPLIES => reply(&corpus, number),
        _ => stranger(number),
    });
    let mailbox: Vec<Vec<u8>> = mailbox.collect();
    println!("{MAILS} mails, median of {TURNS} turns");
    let title = format!("as people have it: {REPLIES} in 100 are of one of {CASES} cases");
    let (parsed, _) = beside(&title, &mailbox, Strangers::PassOver);
    drop((mailbox, parsed));

    let replies: Vec<Vec<u8>> = (0..MAILS).map(|number| reply(&corpus, number)).collect();
    let (parsed, imported) = beside("the worst: every mail is kept", &replies, Strangers::Keep);
    let phrases = ReplyPhrases::open(None).unwrap();
    let letter =
        "I ask you to confirm whether you process personal data about me, and for a copy of it. ";
    let ours = Ours::unknown().letter(&letter.repeat(20));
    let (mut apart, mut read) = (Vec::new(), Vec::new());
    for _ in 0..TURNS {
        apart.push(timed(|| {
            for mail in &replies {
                black_box(reply::parts(mail).is_ok());
            }
        }));
        read.push(timed(|| {
            for mail in &replies {
                black_box(reply::read(mail, &ours, &phrases).is_ok());
            }
        }));
    }
    told("of that taken apart", median(apart), parsed);
    told("and read, by one thread", median(read), parsed);
    black_box(imported);
}

/// Mails parsed by mail-parser alone, and imported by us.
fn beside(title: &str, mails: &[Vec<u8>], strangers: Strangers) -> (Duration, Duration) {
    let folder = tempfile::tempdir().unwrap();
    let mbox = mbox(folder.path(), mails);
    let bytes: usize = mails.iter().map(Vec::len).sum();
    let (mut parsed, mut imported, mut kept) = (Vec::new(), Vec::new(), 0);
    for _ in 0..TURNS {
        parsed.push(timed(|| {
            for mail in mails {
                black_box(MessageParser::default().parse(mail));
            }
        }));
        let house = House::new();
        for number in 0..CASES {
            house.write(
                "access",
                &format!("Company{number} GmbH"),
                "gdpr",
                "DE",
                "de",
                &format!("privacy@company{number}.example"),
            );
        }
        imported.push(timed(|| kept = taken_in(&house, &mbox, strangers)));
    }
    let (parsed, imported) = (median(parsed), median(imported));
    println!("\n{title}, {} MB in all", bytes / 1_000_000);
    told("mail-parser alone", parsed, parsed);
    told(&format!("imported, {kept} kept"), imported, parsed);
    (parsed, imported)
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

fn told(what: &str, time: Duration, parsed: Duration) {
    let ratio = time.as_secs_f64() / parsed.as_secs_f64();
    println!("{what:<26}{time:>10.1?}   {ratio:.2} times");
}

/// Imports an mbox as the command does, and says how many mails are kept.
fn taken_in(house: &House, mbox: &Path, strangers: Strangers) -> usize {
    let world = house.world("2026-12-31");
    let mut intake = Intake::open(&world).unwrap();
    let mut kept = 0;
    let mut tell = |taken: Result<import::TakenIn, import::NotTaken>| {
        kept += usize::from(taken.is_ok_and(|taken| taken.became == Became::Kept));
        Ok::<(), datawrit::office::Error>(())
    };
    let mails = source::mails(mbox);
    intake
        .take_all(mails, strangers, import::AT_ONCE, &mut tell)
        .unwrap();
    intake.settle().unwrap();
    kept
}

fn mbox(folder: &Path, mails: &[Vec<u8>]) -> PathBuf {
    let path = folder.join("mails.mbox");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    for mail in mails {
        file.write_all(b"From a@b.example Mon Nov 23 10:00:00 2026\n")
            .unwrap();
        for line in mail.split_inclusive(|&byte| byte == b'\n') {
            let bare = line.iter().position(|&byte| byte != b'>').unwrap_or(0);
            if line[bare..].starts_with(b"From ") {
                file.write_all(b">").unwrap();
            }
            file.write_all(line).unwrap();
        }
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
    path
}

fn corpus() -> Vec<Vec<u8>> {
    let mut corpus = Vec::new();
    for language in ["de", "en", "es", "fr"] {
        let folder = format!("tests/fixtures/replies/{language}");
        let entries = fs::read_dir(folder).expect("the corpus is there");
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        corpus.extend(paths.into_iter().map(|path| fs::read(path).unwrap()));
    }
    corpus
}

/// A mail of the corpus, with another Message-ID and from a company with a case.
fn reply(corpus: &[Vec<u8>], number: usize) -> Vec<u8> {
    let mut mail = Vec::new();
    let begins = |line: &[u8], head: &str| {
        line.get(..head.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(head.as_bytes()))
    };
    let mut in_head = true;
    let company = number % CASES;
    // Not the same mails again and again for one company.
    let model = &corpus[number / 7 % corpus.len()];
    for line in model.split_inclusive(|&byte| byte == b'\n') {
        in_head &= !line.trim_ascii().is_empty();
        if in_head && begins(line, "message-id: <") {
            mail.extend_from_slice(format!("Message-ID: <{number}.").as_bytes());
            mail.extend_from_slice(&line["message-id: <".len()..]);
        } else if in_head && begins(line, "from:") {
            let from = format!("From: Privacy <privacy@company{company}.example>\n");
            mail.extend_from_slice(from.as_bytes());
        } else {
            mail.extend_from_slice(line);
        }
    }
    mail.extend_from_slice(format!("\n{number}\n").as_bytes());
    mail
}

const WORDS: [&str; 40] = [
    "our", "new", "offers", "for", "you", "this", "week", "with", "free", "delivery", "and",
    "many", "more", "ideas", "from", "the", "garden", "to", "the", "kitchen", "read", "what",
    "others", "say", "about", "it", "order", "today", "until", "Sunday", "midnight", "at", "20",
    "percent", "less", "größer", "schöner", "Äpfel", "if", "you",
];

/// Words without end, in lines, the same for the same number.
fn prose(seed: usize, bytes: usize) -> String {
    let mut text = String::new();
    let mut dice = seed as u64 * 2 + 1;
    while text.len() < bytes {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        text.push_str(WORDS[dice as usize % WORDS.len()]);
        text.push(if dice.is_multiple_of(12) { '\n' } else { ' ' });
    }
    text
}

/// HTML as newsletters have it: tables in tables, a style for every cell, links that count.
fn page(seed: usize, bytes: usize) -> String {
    let mut page = "<html><head><style>td{font-family:Arial,sans-serif}</style></head><body><table width=\"600\" cellpadding=\"0\">\n".to_owned();
    let mut cell = 0;
    while page.len() < bytes {
        cell += 1;
        page.push_str(&format!(
            "<tr><td style=\"padding:0 12px;color:#333333;font-size:14px\"><a href=\"https://click.shop{seed}.example/t/{:032x}?u={cell}\">{}</a>\n<p style=\"margin:0\">{}</p></td></tr>\n",
            seed as u128 * 0x9e37_79b9_7f4a_7c15_f39c + cell,
            prose(seed + cell as usize, 30),
            prose(seed * 3 + cell as usize, 180),
        ));
    }
    page + "</table></body></html>\n"
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for &byte in text.as_bytes() {
        if byte == b'\n' {
            out.push('\n');
            column = 0;
            continue;
        }
        let piece = match byte {
            b'=' | 128.. => format!("={byte:02X}"),
            _ => (byte as char).to_string(),
        };
        if column + piece.len() > 75 {
            out.push_str("=\n");
            column = 0;
        }
        column += piece.len();
        out.push_str(&piece);
    }
    out
}

fn in_base64(bytes: &[u8]) -> String {
    let all = base64::engine::general_purpose::STANDARD.encode(bytes);
    let lines = all.as_bytes().chunks(76);
    lines.fold(String::new(), |lines, line| {
        lines + std::str::from_utf8(line).unwrap() + "\n"
    })
}

/// A mail that has nothing of any case: of a hundred 30 are short and plain, 55 newsletters in two forms, ten HTML alone,
/// five have a file.
fn stranger(number: usize) -> Vec<u8> {
    let head = format!(
        "Return-Path: <bounce-{number}@mail.shop{number}.example>\n\
         Received: from mx{number}.shop{number}.example (mx.shop{number}.example [192.0.2.1])\n\
         \tby mail.example.org with ESMTPS id {number}x\n\tfor <noor.winter@mail.example>; Mon, 23 Nov 2026 10:00:00 +0000\n\
         DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=shop{number}.example; s=s1;\n\
         \th=from:to:subject:date:message-id; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\n\
         \tb=dzdVyOfAKCdLXdJOc9G2q8LoXSlEniSbav+yuU4zGeeruD00lszZVoG4ZHRNiYzR\n\
         From: =?utf-8?Q?Sch=C3=B6ne_Dinge?= <news@shop{number}.example>\n\
         To: Noor Winter <noor.winter@mail.example>\n\
         Subject: =?utf-8?Q?Gr=C3=B6=C3=9Fer?= and better, number {number}\n\
         Date: Mon, 23 Nov 2026 10:00:00 +0000\n\
         Message-ID: <{number}.stranger@shop{number}.example>\n\
         List-Unsubscribe: <https://shop{number}.example/u/{number}>\nMIME-Version: 1.0\n"
    );
    let qp = "charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n";
    let body = match number % 20 {
        0..6 => format!(
            "Content-Type: text/plain; charset=utf-8\n\n{}",
            prose(number, 1_500)
        ),
        6..17 => format!(
            "Content-Type: multipart/alternative; boundary=\"=_{number}\"\n\n--=_{number}\nContent-Type: text/plain; {qp}{}\n\
             --=_{number}\nContent-Type: text/html; {qp}{}\n--=_{number}--\n",
            quoted_printable(&prose(number, 3_000)),
            quoted_printable(&page(number, 22_000))
        ),
        17 | 18 => format!(
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{}",
            in_base64(page(number, 15_000).as_bytes())
        ),
        _ => format!(
            "Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\nContent-Type: text/plain; {qp}{}\n\
             --b{number}\nContent-Type: application/pdf; name=invoice.pdf\nContent-Transfer-Encoding: base64\n\n{}--b{number}--\n",
            quoted_printable(&prose(number, 800)),
            in_base64(prose(number, 60_000).as_bytes())
        ),
    };
    (head + &body).into_bytes()
}
