//! Does any input make the reading panic, or fill the memory?

use std::{
    env,
    time::{Duration, Instant},
};

use datawrit::reply::{self, Kind, Ours, ReplyPhrases, source};

/// Small numbers by xorshift, from a seed that a failure prints.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

/// What makes parsers stumble.
const PIECES: [&[u8]; 24] = [
    b"\n\n",
    b"\r\n",
    b"--",
    b"--b\n",
    b"--b--\n",
    b"=?utf-8?B?",
    b"?=",
    b"=3D",
    b"=\n",
    b"\xFF\xFE",
    b"\0",
    b"Content-Type: multipart/mixed; boundary=b\n\n",
    b"Content-Type: multipart/report; boundary=\"b\"\n\n",
    b"Content-Type: message/rfc822\n\n",
    b"Content-Type: message/delivery-status\n\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Type: text/html; charset=utf-16\n\n",
    b"<a href=\"",
    b"<blockquote><div style=\"display:none\">",
    b"</p></div>",
    b"&#x110000;&nbsp",
    b"Action: failed\nStatus: 5.",
    b"On 1 Sept 2026, a@b wrote:\n> ",
    b"\xE2\x80\xAF\xC3",
];

fn changed(mail: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut mail = mail.to_vec();
    for _ in 0..=dice.below(12) {
        let at = dice.below(mail.len() + 1);
        let length = dice.below(200).min(mail.len() - at);
        match dice.below(5) {
            0 => drop(mail.drain(at..at + length)),
            1 => {
                let again = mail[at..at + length].to_vec();
                mail.splice(at..at, again);
            }
            2 => {
                let piece = PIECES[dice.below(PIECES.len())];
                mail.splice(at..at, piece.iter().copied());
            }
            3 => {
                for byte in &mut mail[at..at + length] {
                    *byte ^= 1 << dice.below(8);
                }
            }
            _ => {
                let from = dice.below(other.len());
                let to = (from + dice.below(2_000)).min(other.len());
                mail.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    mail
}

fn for_a_while(time: Duration) {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mails: Vec<Vec<u8>> = super::corpus().into_iter().map(|(_, raw, _)| raw).collect();
    let ours = Ours::unknown().letter("I ask for a copy of all the data that you have about me");
    let seed = env::var("REPLY_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or(20_260_901);
    let bounces: Vec<&Vec<u8>> = mails
        .iter()
        .filter(|mail| {
            reply::read(mail, &ours, &phrases).is_ok_and(|read| !read.reports.is_empty())
        })
        .collect();
    assert!(bounces.len() > 20);
    let (begin, mut dice, mut count) = (Instant::now(), Dice(seed), [0_u64; 3]);
    while begin.elapsed() < time {
        let state = dice.0;
        let turn = dice.below(16);
        let other = &mails[dice.below(mails.len())];
        // Bounces more often than the corpus has them; and now and then several mails in one mailbox.
        let input = match turn {
            0 => {
                let mut mbox = Vec::new();
                for _ in 0..3 {
                    mbox.extend_from_slice(b"From a@b.example Mon Nov 23 10:00:00 2026\n");
                    mbox.extend_from_slice(&mails[dice.below(mails.len())]);
                    mbox.extend_from_slice(b"\n");
                }
                changed(&mbox, other, &mut dice)
            }
            1..5 => changed(bounces[dice.below(bounces.len())], other, &mut dice),
            _ => changed(&mails[dice.below(mails.len())], other, &mut dice),
        };
        let read = std::panic::catch_unwind(|| {
            if turn > 0 {
                let reading = reply::read(&input, &ours, &phrases);
                return reading.is_ok_and(|reading| reading.kinds.is_empty());
            }
            source::stream(std::io::Cursor::new(input.clone()), "mbox")
                .filter_map(Result::ok)
                .any(|raw| {
                    let reading = reply::read(&raw.unquoted(), &ours, &phrases);
                    reading.is_ok_and(|reading| reading.kinds.is_empty())
                })
        });
        match read {
            Ok(without_kind) => assert!(!without_kind, "REPLY_SEED={state}: no kind"),
            Err(_) => panic!("REPLY_SEED={state} panics"),
        }
        count[match turn {
            0 => 0,
            1..5 => 1,
            _ => 2,
        }] += 1;
    }
    let [mailboxes, bounces, others] = count;
    println!(
        "{} changed inputs were read: {mailboxes} mailboxes, {bounces} bounces, {others} other mails; {:?} kB at most",
        mailboxes + bounces + others,
        most_memory()
    );
    // What the corpus itself takes, and some more.
    if let Some(kilobytes) = most_memory() {
        assert!(kilobytes < 200_000, "{kilobytes} kB");
    }
}

#[test]
fn changed_mails_are_read_without_a_panic() {
    let seconds = env::var("REPLY_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(5);
    for_a_while(Duration::from_secs(seconds));
}

/// Mails of 50 MB that are made to fill the memory. Each is read within bounds of time; how much memory the
/// whole process took is read from the system, where it says so.
#[test]
fn a_hostile_mail_of_fifty_megabytes_stays_below_two_hundred() {
    const SIZE: usize = 49_900_000;
    let phrases = ReplyPhrases::open(None).unwrap();
    let head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n";
    let filled = |begin: &str, piece: &str| -> Vec<u8> {
        let mut mail = format!("{head}{begin}").into_bytes();
        while mail.len() + piece.len() < SIZE {
            mail.extend_from_slice(piece.as_bytes());
        }
        mail
    };
    let nested: String = (0..3_000)
        .map(|number| format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"))
        .collect();
    for (name, begin, piece) in [
        (
            "one text",
            "\n",
            "All your data has been deleted, if we said so. ",
        ),
        ("one word", "\n", "deleted"),
        ("one line of blanks", "\n", " "),
        (
            "many parts",
            "Content-Type: multipart/mixed; boundary=b\n\n",
            "--b\n\nx\n",
        ),
        ("a long head", "", "X-A: b\n"),
        ("a head in one line", "X-A: ", "bbbbbbbb "),
        ("references", "References:", " <a@b>"),
        (
            "html",
            "Content-Type: text/html\n\n",
            "<div><p><a href=\"https://a.example\">delete",
        ),
        (
            "attributes",
            "Content-Type: text/html\n\n<p ",
            "a=\"b\" cc ",
        ),
        ("quoted", "\n", "> > > > > deleted\n"),
        ("who wrote", "\n", "On 1 Sept 2026 a@b.example\n"),
        (
            "report",
            "Content-Type: multipart/report; boundary=b; report-type=delivery-status\n\n--b\nContent-Type: message/delivery-status\n\n",
            "Action: failed\nFinal-Recipient: rfc822; a@b.example\n\n",
        ),
        (
            "an attachment",
            "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        ),
        (
            "base64 text",
            "Content-Transfer-Encoding: base64\n\n",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
        ),
        ("nested", nested.as_str(), "--b0\n"),
    ] {
        let mail = filled(begin, piece);
        let start = Instant::now();
        let _ = reply::read(&mail, &Ours::unknown(), &phrases);
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{name}: {:?}",
            start.elapsed()
        );
        println!(
            "{name}: {:?}, {:?} kB at most",
            start.elapsed(),
            most_memory()
        );
    }
    if let Some(kilobytes) = most_memory() {
        assert!(kilobytes < 200_000, "{kilobytes} kB");
    }
}

/// The most memory that this process had, in kB (Linux).
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn what_is_too_large_or_no_mail_is_refused() {
    let phrases = ReplyPhrases::open(None).unwrap();
    let read = |bytes: &[u8]| {
        reply::read(bytes, &Ours::unknown(), &phrases).map(|reading| reading.kinds[0].kind)
    };
    assert_eq!(
        read(b"From: a@b.example\n\nIhre Daten wurden gel\xC3\xB6scht."),
        Ok(Kind::Deleted)
    );
    assert!(
        read(&vec![b'x'; 50_000_001])
            .unwrap_err()
            .to_string()
            .contains("50000001")
    );
    assert!(read(b"").is_err());
    assert!(read(b"%PDF-1.7 and the rest of a file").is_err());
}
