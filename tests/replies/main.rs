//! Are replies read as a person reads them? The mails of `tests/fixtures/replies/`, all of them.
//!
//! `cargo test --test replies -- --nocapture` prints precision and recall by kind, how often a confidence was
//! right, and the figures of the replies that are held out, whose text nobody looked at while the phrases were
//! written: of the first replies those whose number is divisible by four, of the later ones (501 and on)
//! those whose number is even.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

mod bounds;
mod corpus;
mod fill;
mod letters;
mod particulars;
mod reports;
mod rules;

use std::{collections::BTreeMap, fmt::Write, fs, path::Path};

use corpus::{FOLDER, rows};
use datawrit::reply::{self, Kind, Ours, Reading, ReplyPhrases};
use fill::Values;
use rules::Promise;

/// One reply of the corpus.
struct Case {
    file: String,
    /// Any of these sets is right; of a set all are in the mail.
    kinds: Vec<Vec<Kind>>,
    setting: String,
    right: String,
}

impl Case {
    fn number(&self) -> u32 {
        let number: String = self.file.chars().filter(char::is_ascii_digit).collect();
        number.parse().unwrap()
    }

    fn is_later(&self) -> bool {
        self.number() > 500
    }

    fn is_held_out(&self) -> bool {
        let every = if self.is_later() { 2 } else { 4 };
        self.number().is_multiple_of(every)
    }

    /// Whether this kind may be told of it.
    fn allows(&self, kind: Kind) -> bool {
        self.kinds.iter().flatten().any(|one| *one == kind)
    }
}

struct Setting {
    law: String,
    residence: String,
    language: String,
    company: String,
    domain: String,
    rights: Vec<String>,
}

fn cases() -> Vec<Case> {
    let kinds = |text: &str| {
        text.split('/')
            .map(|set| {
                set.split('+')
                    .map(|kind| kind.trim().parse().unwrap())
                    .collect()
            })
            .collect()
    };
    rows("cases")
        .iter()
        .map(|row| Case {
            file: row["file"].clone(),
            kinds: kinds(&row["kind"]),
            setting: row["setting"].clone(),
            right: row["right"].clone(),
        })
        .collect()
}

fn settings() -> BTreeMap<String, Setting> {
    rows("settings")
        .into_iter()
        .map(|row| {
            let setting = Setting {
                law: row["law"].clone(),
                residence: row["residence"].clone(),
                language: row["language"].clone(),
                company: row["company"].clone(),
                domain: row["domain"].clone(),
                rights: row["rights"]
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect(),
            };
            (row["setting"].clone(), setting)
        })
        .collect()
}

/// The corpus, filled, with what is ours.
fn corpus() -> Vec<(Case, Vec<u8>, Ours)> {
    let settings = settings();
    let mut letters = letters::Letters::default();
    cases()
        .into_iter()
        .map(|case| {
            let setting = &settings[&case.setting];
            let mut values = Values::new();
            let mut put = |name: &str, value: &str| {
                values.insert(name.to_owned(), value.to_owned());
            };
            put("FROM", "noor.winter@mail.example");
            put("TO", &format!("privacy@{}", setting.domain));
            put("COMPANY", &setting.company);
            put("DOMAIN", &setting.domain);
            let mut ours = Ours::unknown().address("noor.winter@mail.example");
            let other = setting.rights.iter().find(|right| **right != case.right);
            for (right, end) in [(Some(&case.right), ""), (other, "_2")] {
                let Some(right) = right else { continue };
                let letter = letters.of(&setting.law, &setting.residence, right, &setting.language);
                let id = format!("20260901.{}{end}@mail.example", case.setting);
                put(&format!("MESSAGE_ID{end}"), &format!("<{id}>"));
                put(&format!("REFERENCE{end}"), &letter.reference);
                put(
                    &format!("REFERENCE_PLAIN{end}"),
                    &letter.reference.replace('-', ""),
                );
                put(
                    &format!("REFERENCE_LOWER{end}"),
                    &letter.reference.to_lowercase(),
                );
                put(
                    &format!("REFERENCE_SPACED{end}"),
                    &letter.reference.replace('-', " "),
                );
                put(&format!("SUBJECT{end}"), &letter.subject);
                put(&format!("REQUEST{end}"), &letter.text);
                ours = ours.letter(&letter.text).message_id(&id);
            }
            let raw = fs::read(Path::new(FOLDER).join(&case.file)).unwrap();
            (case, fill::fill(&raw, &values), ours)
        })
        .collect()
}

#[derive(Default)]
struct Figures {
    all: usize,
    /// The first kind is right, and all that the mail says are told.
    right: usize,
    first_right: usize,
    done_told: usize,
    done_wrong: Vec<String>,
    by_kind: BTreeMap<Kind, (usize, usize, usize)>,
    /// By tenths of confidence: told, right.
    calibration: BTreeMap<u32, (usize, usize)>,
    misses: Vec<String>,
}

impl Figures {
    fn add(&mut self, case: &Case, reading: &Reading) {
        let told: Vec<Kind> = reading.kinds.iter().map(|verdict| verdict.kind).collect();
        let first = told[0];
        self.all += 1;
        let first_right = case.allows(first);
        self.first_right += usize::from(first_right);
        let right = case
            .kinds
            .iter()
            .any(|set| set.contains(&first) && set.iter().all(|kind| told.contains(kind)));
        self.right += usize::from(right);
        if !right {
            let mut line = format!("{}: {:?}, told", case.file, case.kinds);
            for verdict in &reading.kinds {
                write!(
                    line,
                    " {} {:.2} {:?}",
                    verdict.kind, verdict.confidence, verdict.because
                )
                .unwrap();
            }
            self.misses.push(line);
        }
        for verdict in &reading.kinds {
            let right = case.allows(verdict.kind);
            let place = self
                .calibration
                .entry((verdict.confidence * 10.0) as u32)
                .or_default();
            place.0 += 1;
            place.1 += usize::from(right);
            let figures = self.by_kind.entry(verdict.kind).or_default();
            figures.0 += 1;
            figures.1 += usize::from(right);
            if verdict.kind.is_done() {
                self.done_told += 1;
                // Above it nobody is asked whether it is true.
                if !right && verdict.confidence >= 0.9 {
                    self.done_wrong
                        .push(format!("{} {}", case.file, verdict.kind));
                }
            }
        }
        let set = case
            .kinds
            .iter()
            .find(|set| set.contains(&first))
            .unwrap_or(&case.kinds[0]);
        for kind in set {
            let figures = self.by_kind.entry(*kind).or_default();
            figures.2 += usize::from(!told.contains(kind));
        }
    }

    /// What of them was told, by which the promise is judged.
    fn promise(&self) -> Promise {
        let sure = self.calibration.range(9..);
        let (sure, right) = sure.fold((0, 0), |(told, right), (_, place)| {
            (told + place.0, right + place.1)
        });
        Promise {
            replies: self.all,
            sure,
            sure_and_right: right,
            done_wrong: self.done_wrong.len(),
        }
    }

    fn report(&self, title: &str, misses: bool) -> String {
        let mut out = String::new();
        writeln!(out, "\n{title}: {} replies, first kind right {}, all kinds right {}, done told {}, of these wrong at 0.9 or more: {:?}", self.all, percent(self.first_right, self.all), percent(self.right, self.all), self.done_told, self.done_wrong).unwrap();
        if misses {
            for miss in &self.misses {
                writeln!(out, "  {miss}").unwrap();
            }
            writeln!(out, "| kind | precision | recall |\n| --- | --- | --- |").unwrap();
            for (kind, (told, right, missed)) in &self.by_kind {
                writeln!(
                    out,
                    "| {kind} | {} of {told} | {} of {} |",
                    right,
                    right,
                    right + missed
                )
                .unwrap();
            }
        }
        for (tenth, (told, right)) in &self.calibration {
            writeln!(out, "  told at 0.{tenth}: right {right} of {told}").unwrap();
        }
        out
    }
}

fn percent(part: usize, all: usize) -> String {
    format!("{:.1} %", 100.0 * part as f64 / all.max(1) as f64)
}

#[test]
fn replies_are_read_as_people_read_them() {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mut sets: [(&str, Figures); 4] = [
        "tried",
        "tried, written later",
        "held out",
        "held out, written later",
    ]
    .map(|name| (name, Figures::default()));
    let mut by_language: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (case, raw, ours) in corpus() {
        let reading = reply::read(&raw, &ours, &phrases).unwrap();
        let set = 2 * usize::from(case.is_held_out()) + usize::from(case.is_later());
        let figures = &mut sets[set].1;
        let before = figures.right;
        figures.add(&case, &reading);
        let place = by_language.entry(case.file[..2].to_owned()).or_default();
        place.0 += figures.right - before;
        place.1 += 1;
    }
    for (number, (name, figures)) in sets.iter().enumerate() {
        println!("{}", figures.report(name, number < 2));
    }
    println!("{by_language:?}");
    for ((name, figures), kinds) in sets.iter().zip([93, 93, 70, 90]) {
        assert!(
            figures.first_right * 100 >= figures.all * kinds,
            "{name}: kinds"
        );
    }
    // Of all of them, and of those alone whose text nobody looked at.
    let promises = sets.each_ref().map(|(_, figures)| figures.promise());
    let [tried, later, held_out, held_out_later] = promises;
    let unseen = held_out + held_out_later;
    for promise in [tried + later + unseen, unseen] {
        let wrong = sets.iter().flat_map(|(_, figures)| &figures.done_wrong);
        let wrong: Vec<_> = wrong.collect();
        assert!(promise.sure > 0);
        assert_eq!(promise.broken(), Vec::<String>::new(), "{wrong:?}");
    }
}
