//! What is measured: one access letter under the GDPR, as long and of the same
//! parts as the peer's, to a different company each time.

#![allow(
    dead_code,
    reason = "each bench is a program of its own and uses what it needs"
)]

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Stdio},
    sync::LazyLock,
};

use chrono::NaiveDate;
use datawrit::{
    delivery::{
        page::{Layouts, Press, Setting},
        text,
    },
    law::{EventKind, Grounds, Right, Statute, Statutes},
    letter::{Letter, Templates},
    request::{Email, Handling, Line, Product, Recipient, Reference, Request, Requester},
    tracker::{CaseClock, Document, Event, Format, Medium, NewCase, Status, Tracker},
};

/// How many cases a full tracker holds.
pub const CASES: u32 = 10_000;

const RECIPIENTS: [&str; 5] = [
    "Nordlicht Versand GmbH",
    "Alpenblick Telekom AG",
    "Blue Harbour Insurance Ltd",
    "Tulp Energie B.V.",
    "Société Lumière SA",
];

const STREET: &str = "Lindenallee 12; 04109 Leipzig; DE";
const NAME: &str = "Jana Müller-Šimková";
const EMAIL: &str = "jana.mueller@example.org";
const PRODUCTS: [&str; 3] = ["Nordlicht Shop", "Nordlicht Plus", "polarpost.example"];

/// The statute with its letters, opened once as one process does.
pub struct Desk {
    pub statute: Statute,
    pub grounds: Grounds,
    pub templates: Templates,
}

impl Desk {
    pub fn open() -> Desk {
        let statutes = Statutes::open(None).expect("the law files are there");
        let statute = statutes.get("gdpr").expect("the GDPR is a statute");
        let countings = statutes
            .countings()
            .expect("the rules of counting are sound");
        let grounds = statute
            .grounds(Right::Access, today(), countings)
            .expect("the GDPR grants access");
        let templates = Templates::open(&statute, &statute.languages[0], None)
            .expect("the templates are sound");
        Desk {
            statute,
            grounds,
            templates,
        }
    }

    pub fn letter(&self, request: &Request) -> Letter {
        let reference = Reference::of(request, today(), 0);
        self.templates
            .write(request, &self.grounds, &reference, today())
            .expect("the letter is written")
    }
}

/// The day of every letter.
pub fn today() -> NaiveDate {
    "2026-07-21".parse().expect("a day")
}

/// The request of a letter; two numbers give two cases.
pub fn request(number: u32) -> Request {
    let recipient = RECIPIENTS[number as usize % RECIPIENTS.len()];
    Request {
        right: Right::Access,
        requester: Requester {
            name: line(NAME),
            address: Some(STREET.parse().expect("an address")),
            email: Some(EMAIL.parse::<Email>().expect("an e-mail address")),
            residence: Some("DE".parse().expect("a country")),
            child: None,
            child_age: None,
            representative: None,
            identifiers: [
                "Date of birth=1987-04-23".to_owned(),
                format!("Customer number={}", 100_000 + number),
            ]
            .map(|pair| pair.parse().expect("an identifier"))
            .to_vec(),
        },
        recipient: Recipient {
            id: None,
            name: line(recipient),
            address: Some(
                format!("Musterstraße {}; 20095 Hamburg; DE", 1 + number % 99)
                    .parse()
                    .expect("an address"),
            ),
            email: None,
            seat: None,
        },
        language: "en".parse().expect("a language"),
        reason: None,
        items: Vec::new(),
        products: PRODUCTS.map(line).map(Product::named).to_vec(),
        grounds: Vec::new(),
        portability: true,
        transfer_to: None,
        handling: Handling::default(),
    }
}

/// The letter as a PDF file, from a press that has printed before, as in a batch.
pub fn page(letter: &Letter) -> Vec<u8> {
    static PRESS: LazyLock<(Press, Layouts)> = LazyLock::new(|| {
        let press = Press::new(Vec::new()).expect("the fonts are sound");
        (press, Layouts::open(None).expect("the layouts are sound"))
    });
    let (press, layouts) = &*PRESS;
    let layout = layouts.get("din-5008-b").expect("there is a German layout");
    press
        .print(letter, &Setting::new(layout))
        .expect("the font shows every letter of it")
}

/// Fills the tracker in `home` with [`CASES`] cases, opened over a year, three
/// in four of them sent. Every case holds the bytes of a real letter, for they
/// lie between the rows that a list reads.
pub fn fill(home: &Path) {
    let desk = Desk::open();
    let letter = desk.letter(&request(0));
    let documents = [
        Document {
            format: Format::Pdf,
            bytes: page(&letter),
        },
        Document {
            format: Format::Txt,
            bytes: text::render(&letter).into_bytes(),
        },
    ];
    let mut tracker = Tracker::open(home).expect("the tracker opens");
    for number in 0..CASES {
        let request = request(number);
        let opened_on = today() - chrono::Days::new(u64::from(number % 365));
        let reference = (0..)
            .map(|copy| Reference::of(&request, opened_on, copy))
            .find(|reference| !tracker.has(reference).expect("the tracker answers"))
            .expect("a free reference");
        tracker
            .open_case(&NewCase {
                reference: &reference,
                opened_on,
                request: &request,
                grounds: &desk.grounds,
                documents: &documents,
                letter: "{}",
                trial: false,
            })
            .expect("the case is new");
    }
    let cases = tracker.cases().expect("the cases are sound");
    for (number, case) in cases.iter().enumerate() {
        if number % 4 != 0 {
            let sent = Event {
                medium: Some(Medium::Post),
                ..Event::new(EventKind::Sent, case.opened_on, case.opened_on)
            };
            tracker.record(case, &sent).expect("the event is recorded");
        }
    }
}

/// Every case with its clocks and its status, as `datawrit list` has them.
pub fn list(tracker: &Tracker) -> Vec<(Vec<CaseClock>, Status)> {
    let cases = tracker.cases().expect("the cases are sound");
    let statutes = Statutes::open(None).expect("the law is sound");
    let calendars = statutes.calendars().expect("the holidays are sound");
    cases
        .into_iter()
        .map(|case| {
            let clocks = case
                .clocks(today(), calendars)
                .expect("the days are in range");
            let status = case.status(&clocks);
            (clocks, status)
        })
        .collect()
}

/// The program, with `home` for its home and nothing of this machine's own.
pub fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_datawrit"));
    command
        .args([OsStr::new("--today"), OsStr::new("2026-07-21")])
        .arg("--home")
        .arg(home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// The program, about to write the letter of [`request`] into `folder`.
pub fn write(home: &Path, folder: &Path) -> Command {
    let mut command = program(home);
    command
        .args(["write", "access", RECIPIENTS[0], "--lang", "en"])
        .args(["--recipient-address", "Musterstraße 1; 20095 Hamburg; DE"])
        .args(["--name", NAME, "--address", STREET, "--email", EMAIL])
        .args(["--residence", "DE", "--portability"])
        .args(["--id", "Date of birth=1987-04-23"])
        .args(["--id", "Customer number=100000"])
        .args(PRODUCTS.iter().flat_map(|product| ["--product", product]))
        .arg("--output")
        .arg(folder);
    command
}

/// Runs a command that must not fail.
pub fn run(mut command: Command) {
    let status = command.status().expect("the program starts");
    assert!(status.success(), "{command:?} failed: {status}");
}

fn line(text: &str) -> Line {
    Line::new(text).expect("one line")
}
