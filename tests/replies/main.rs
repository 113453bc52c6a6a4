//! Are replies read as a person reads them? The mails of `tests/fixtures/replies/`, all of them.
//!
//! `cargo test --test replies -- --nocapture` prints precision and recall by kind, how often a confidence was
//! right, and what is read wrongly. Each hand's replies are also read with words that were counted in the replies
//! of the other hands alone: that figure tells of replies that others write.
//!
//! `DATAWRIT_WORDS=write cargo test --test replies words` counts anew, and writes `replies/words/`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a test that cannot go on has failed"
)]

mod another_language;
mod bounds;
mod careful;
mod corpus;
mod fill;
mod hands;
mod letters;
mod particulars;
mod reports;
mod rules;

use std::{
    collections::{BTreeMap, HashSet},
    fmt::Write,
    fs,
    path::Path,
};

use corpus::{FOLDER, rows};
use datawrit::reply::{self, Kind, Ours, Reading, ReplyPhrases, WordCounts};
use fill::Values;
use hands::{HANDS, hand};
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
    /// Who wrote it.
    fn hand(&self) -> usize {
        hand(&self.file)
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
                ours = ours
                    .letter(&letter.text)
                    .subject(&letter.subject)
                    .message_id(&id);
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
    /// As `done_wrong`, told first at whatever confidence.
    done_first_wrong: Vec<String>,
    /// As `done_wrong`, told beside whatever else at whatever confidence.
    done_told_wrong: Vec<String>,
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
        if first.is_done() && !first_right {
            self.done_first_wrong.push(format!("{} {first}", case.file));
        }
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
                if !right {
                    self.done_told_wrong
                        .push(format!("{} {}", case.file, verdict.kind));
                }
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
        writeln!(out, "\n{title}: {} replies, first kind right {}, all kinds right {}, done told {}, of these wrong at 0.9 or more: {:?}, first and wrong: {:?}, told and wrong: {:?}", self.all, percent(self.first_right, self.all), percent(self.right, self.all), self.done_told, self.done_wrong, self.done_first_wrong, self.done_told_wrong).unwrap();
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

/// Whose mails each show what was misread once.
const MISREAD_ONCE: usize = 7;

/// Whose replies are counted nowhere and mended by nothing: what a reading is worth to a stranger.
const HELD_OUT: usize = 8;

/// Sentences by their kind, as `sentences-<language>.toml` has them.
#[derive(serde::Deserialize)]
struct Sentences {
    kinds: BTreeMap<Kind, Vec<String>>,
}

/// The words of one reply.
struct Stems {
    /// Of which hand's it is; none of a sentence.
    hand: Option<usize>,
    language: String,
    words: HashSet<String>,
    kind: Kind,
}

/// The words of every reply and of every sentence.
fn stems(corpus: &[(Case, Vec<u8>, Ours)]) -> Vec<Stems> {
    let phrases = ReplyPhrases::open(None).unwrap();
    let mut all = Vec::new();
    for (case, raw, ours) in corpus {
        let reading = reply::read(raw, ours, &phrases).unwrap();
        // What a server reports is read by its fields.
        if !reading.reports.is_empty() {
            continue;
        }
        let (language, words) = reply::stems_of(&reading, &phrases);
        all.extend(language.map(|language| Stems {
            hand: Some(case.hand()),
            language,
            words,
            kind: case.kinds[0][0],
        }));
    }
    for language in ["de", "en", "es", "fr"] {
        let text = fs::read_to_string(format!("{FOLDER}/sentences-{language}.toml")).unwrap();
        let sentences: Sentences = toml::from_str(&text).unwrap();
        for (kind, sentences) in sentences.kinds {
            all.extend(sentences.iter().map(|one| Stems {
                hand: None,
                language: language.to_owned(),
                words: reply::stems_in(one, language, &phrases),
                kind,
            }));
        }
    }
    all
}

/// What is counted in the sentences and in the replies of the hands that are wanted, never of the one held out.
fn counted(stems: &[Stems], wanted: impl Fn(usize) -> bool) -> BTreeMap<String, WordCounts> {
    let mut replies: BTreeMap<&str, Vec<(&HashSet<String>, Kind)>> = BTreeMap::new();
    let wanted = |hand: usize| hand != HELD_OUT && wanted(hand);
    for one in stems.iter().filter(|one| one.hand.is_none_or(wanted)) {
        let replies = replies.entry(&one.language).or_default();
        replies.push((&one.words, one.kind));
    }
    replies
        .into_iter()
        .map(|(language, replies)| (language.to_owned(), WordCounts::of(replies)))
        .collect()
}

#[test]
fn the_words_are_counted_in_these_replies() {
    for (language, counts) in counted(&stems(&corpus()), |_| true) {
        let file = format!("replies/words/{language}.toml");
        let mut text = String::from(
            "# Made by `DATAWRIT_WORDS=write cargo test --test replies words`; README.md tells what it is.\n",
        );
        for (kind, counts) in &counts.kinds {
            write!(
                text,
                "\n[kinds.{kind}]\nmails = {}\nstems = \"\"\"",
                counts.mails
            )
            .unwrap();
            let mut width = usize::MAX;
            for stem in counts.stems.split(' ') {
                if width > 110 {
                    text.push('\n');
                    width = 0;
                } else {
                    text.push(' ');
                }
                text.push_str(stem);
                width += stem.len() + 1;
            }
            text.push_str("\n\"\"\"\n");
        }
        if std::env::var("DATAWRIT_WORDS").is_ok_and(|way| way == "write") {
            fs::create_dir_all("replies/words").unwrap();
            fs::write(&file, &text).unwrap();
        }
        let is_same = fs::read_to_string(&file).is_ok_and(|file| file == text);
        assert!(
            is_same,
            "{file} is of other replies: DATAWRIT_WORDS=write cargo test --test replies words"
        );
    }
}

/// A refusal beside another answer, what is not needed, what was only not found yet and what is over: each mail of the
/// seventh hand was read wrongly, or stands beside one that was. Words of the other hands are counted alone.
#[test]
fn what_was_misread_once_is_read_as_it_is_said() {
    let corpus = corpus();
    let hand = MISREAD_ONCE;
    let mut others = ReplyPhrases::open(None).unwrap();
    let counts = counted(&stems(&corpus), |one| one != hand);
    others.learn(&counts).unwrap();
    let mut figures = Figures::default();
    for (case, raw, ours) in corpus.iter().filter(|(case, _, _)| case.hand() == hand) {
        figures.add(case, &reply::read(raw, ours, &others).unwrap());
    }
    assert!(figures.all > 50);
    assert_eq!(figures.misses, Vec::<String>::new());
}

#[test]
fn replies_are_read_as_people_read_them() {
    let corpus = corpus();
    let stems = stems(&corpus);
    let phrases = ReplyPhrases::open(None).unwrap();
    let mut without_words = ReplyPhrases::open(None).unwrap();
    without_words.learn(&BTreeMap::new()).unwrap();
    let mut sums = [Figures::default(), Figures::default(), Figures::default()];
    for (hand, name) in HANDS.iter().enumerate() {
        let mut others = ReplyPhrases::open(None).unwrap();
        others.learn(&counted(&stems, |one| one != hand)).unwrap();
        let mut figures = [Figures::default(), Figures::default(), Figures::default()];
        for (case, raw, ours) in corpus.iter().filter(|(case, _, _)| case.hand() == hand) {
            for (number, by) in [&without_words, &others, &phrases].into_iter().enumerate() {
                let reading = reply::read(raw, ours, by).unwrap();
                figures[number].add(case, &reading);
                sums[number].add(case, &reading);
            }
        }
        for (figures, how) in figures.iter().zip(HOW) {
            println!(
                "{}",
                figures.report(&format!("{name}, {how}"), how == HOW[1])
            );
        }
    }
    for (figures, how) in sums.iter().zip(HOW) {
        println!("{}", figures.report(&format!("all, {how}"), how == HOW[2]));
    }
    for figures in &sums[1..] {
        assert_eq!(figures.by_kind.len(), 20);
        // The costly error, whatever the confidence: of the kinds that are told first, and of everything that is told.
        let borne = figures.all / 100;
        let first = &figures.done_first_wrong;
        assert!(first.len() <= borne, "{} {first:?}", first.len());
        let told = &figures.done_told_wrong;
        assert!(told.len() <= MOST_DONE_WRONG, "{} {told:?}", told.len());
    }
    // What others write is read by words of other replies.
    let unseen = &sums[1];
    stands_in_the_readme(unseen);
    assert!(unseen.first_right * 100 >= unseen.all * 88, "kinds");
    for figures in [unseen, &sums[2]] {
        let promise = figures.promise();
        assert!(promise.sure > 0);
        let broken = promise.broken();
        assert_eq!(broken, Vec::<String>::new(), "{:?}", figures.done_wrong);
    }
}

/// How many verdicts, told as done at whatever confidence and beside whatever else, may be wrong: as many as were of 1,272 replies.
const MOST_DONE_WRONG: usize = 13;

/// The table by kind in `README.md`, as it was just read. `DATAWRIT_TABLES=write cargo test --test replies people` writes it.
fn stands_in_the_readme(figures: &Figures) {
    let of = |part: usize, all: usize| format!("{:.0} %", 100.0 * part as f64 / all.max(1) as f64);
    let cells: Vec<String> = figures
        .by_kind
        .iter()
        .map(|(kind, (told, right, missed))| {
            let recall = of(*right, right + missed);
            format!("`{kind}` | {} | {recall}", of(*right, *told))
        })
        .collect();
    let mut sums = (0, 0, 0);
    for (told, right, missed) in figures.by_kind.values() {
        sums = (sums.0 + told, sums.1 + right, sums.2 + missed);
    }
    let (told, right, missed) = sums;
    let mut table = "| kind | precision | recall | kind | precision | recall |\n\
                     | --- | --- | --- | --- | --- | --- |\n"
        .to_owned();
    let (left, beside) = cells.split_at(cells.len() / 2);
    for (left, beside) in left.iter().zip(beside) {
        writeln!(table, "| {left} | {beside} |").unwrap();
    }
    writeln!(
        table,
        "\nOf everything that was told {} were right (precision), of everything that was said {} were told (recall).",
        of(right, told),
        of(right, right + missed)
    )
    .unwrap();
    let path = Path::new("README.md");
    let readme = fs::read_to_string(path).unwrap();
    let at = readme.find("| kind | precision |").unwrap();
    let end = at + readme[at..].find("(recall).\n").unwrap() + "(recall).\n".len();
    if std::env::var_os("DATAWRIT_TABLES").is_some() {
        fs::write(path, format!("{}{table}{}", &readme[..at], &readme[end..])).unwrap();
    } else {
        assert_eq!(&readme[at..end], table, "the table of kinds in README.md");
    }
}

/// Of each kind there is enough to tell how well it is read.
#[test]
fn every_kind_stands_in_the_corpus_at_least_eight_times() {
    let mut found: BTreeMap<Kind, usize> = BTreeMap::new();
    for case in cases() {
        for kind in &case.kinds[0] {
            *found.entry(*kind).or_default() += 1;
        }
    }
    assert_eq!(found.len(), 20);
    let rare: Vec<_> = found.iter().filter(|(_, times)| **times < 8).collect();
    assert_eq!(rare, Vec::<(&Kind, &usize)>::new());
}

const HOW: [&str; 3] = [
    "by phrases alone",
    "with words of the other hands",
    "as it is",
];
