//! Every letter of every law, language, right and occasion: what holds of each of them, whoever wrote its template.

use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

use datawrit::{
    delivery::{
        page::{Layouts, Press, Setting},
        text,
    },
    law::{FollowUp, Grounds, Language, Right, Statute},
    letter::{Letter, Templates},
    request::{Reference, Request},
};

use super::{
    bare, flat,
    follow_ups::{addressed, facts},
    full, grounds, statutes, written_on,
};

/// One of them, and what it is.
pub struct Written {
    pub statute: Arc<Statute>,
    pub grounds: Arc<Grounds>,
    right: Right,
    /// `None` for the request itself.
    pub step: Option<FollowUp>,
    pub letter: Letter,
    pub name: String,
}

/// Each with bare and with full particulars, written once for all tests.
static LETTERS: LazyLock<Vec<Written>> = LazyLock::new(|| {
    let mut all = Vec::new();
    written_of(|request| request, |written| all.push(written));
    all
});

/// The same of requests that are changed before they are written.
pub fn written_of(change: impl Fn(Request) -> Request, mut visit: impl FnMut(Written)) {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        let statute = Arc::new(statute);
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for right in statute.rights.iter().map(|grant| grant.right) {
                let grounds = Arc::new(grounds(&statutes, &statute, right));
                for whole in [false, true] {
                    for (step, letter) in letters(
                        &statute, &templates, &grounds, right, language, whole, &change,
                    ) {
                        let occasion = step.map_or("request", FollowUp::word);
                        let name = format!("{} {right} {occasion} {language} {whole}", statute.id);
                        visit(Written {
                            statute: Arc::clone(&statute),
                            grounds: Arc::clone(&grounds),
                            right,
                            step,
                            letter,
                            name,
                        });
                    }
                }
            }
        }
    }
}

pub fn all() -> &'static [Written] {
    &LETTERS
}

fn for_each(visit: impl FnMut(&Written)) {
    all().iter().for_each(visit);
}

fn letters(
    statute: &Statute,
    templates: &Templates,
    grounds: &Grounds,
    right: Right,
    language: &Language,
    whole: bool,
    change: &dyn Fn(Request) -> Request,
) -> Vec<(Option<FollowUp>, Letter)> {
    let reference: Reference = "K7Q3-9MX2".parse().unwrap();
    let on = written_on(grounds);
    let request = || -> Request {
        change(if whole {
            full(statute, right, language)
        } else {
            bare(statute, right, language)
        })
    };
    let first = templates
        .write(&request(), grounds, &reference, on)
        .unwrap();
    let steps = FollowUp::ALL.iter().copied();
    let steps = steps.filter(|step| templates.has_step(*step, grounds, language));
    let next = steps.map(|step| {
        let facts = facts(step, grounds.letter(), language, whole);
        let request = addressed(step, request());
        let letter = templates.write_next(step, &request, grounds, &reference, on, &facts);
        (Some(step), letter.unwrap())
    });
    [(None, first)].into_iter().chain(next).collect()
}

/// Of rights see `cited`; a remedy is no right.
#[test]
fn no_letter_of_a_family_names_a_remedy_that_its_law_lacks() {
    for_each(|written| {
        if written.statute.templates.is_none() {
            return;
        }
        let letter = flat(&written.letter).to_lowercase();
        let appeal = written
            .grounds
            .clocks
            .iter()
            .any(|clock| clock.id == "appeal");
        let names_one = letter.contains("how i can appeal") || letter.contains("i appeal");
        assert!(appeal || !names_one, "{}", written.name);
        assert_eq!(
            written.step == Some(FollowUp::Appeal),
            letter.contains("i appeal ("),
            "{}",
            written.name
        );
        // Profiling, targeted advertising and the rest are what the file lists.
        if written.right == Right::OptOut && written.step.is_none() {
            for (id, word) in [
                ("opt_out_of_profiling", "profiling"),
                ("opt_out_of_targeted_advertising", "targeted advertising"),
            ] {
                let has = written.grounds.provisions.iter().any(|one| one == id);
                assert_eq!(letter.contains(word), has, "{} {word}", written.name);
            }
        }
    });
}

/// Nothing is unfilled, and every number of days is one of the file.
#[test]
fn nothing_is_unfilled_and_no_day_is_invented() {
    for_each(|written| {
        let said = text::render(&written.letter).replace("...", "");
        for trace in [
            "{{", "}}", "{%", "%}", "  ,", " .", " ,", "..", ",,", "()", "( ", " )", "\u{1e}",
            "\u{1f}", "\u{2028}", "()",
        ] {
            assert!(!said.contains(trace), "{}: {trace:?}\n{said}", written.name);
        }
        if written.statute.templates.is_none() {
            return;
        }
        let said = flat(&written.letter);
        let clocks = written.grounds.clocks.iter();
        let known: BTreeSet<String> = clocks
            .flat_map(|clock| {
                let longer = clock.extension.as_ref().and_then(|one| one.period);
                [Some(clock.period), longer]
            })
            .flatten()
            .map(|period| period.to_string())
            .filter_map(|period| period.split(' ').next().map(str::to_owned))
            .collect();
        let numbers: Vec<u32> = known.iter().map(|one| one.parse().unwrap()).collect();
        let words: Vec<&str> = said.split(' ').collect();
        for pair in words.windows(2) {
            let Ok(days) = pair[0].parse::<u32>() else {
                continue;
            };
            let counted = ["days", "days,", "additional"].contains(&pair[1]);
            // An extension is told by what it adds.
            let added = numbers.iter().any(|all| {
                numbers
                    .iter()
                    .any(|part| all.checked_sub(*part) == Some(days))
            });
            let late = pair[1].starts_with("days") && days == 74;
            assert!(
                !counted || late || added || numbers.contains(&days),
                "{}: {days} {}",
                written.name,
                pair[1]
            );
        }
    });
}

/// The page says what the letter says, as another program reads it: of one letter in three, so that each right and each
/// step has its turn.
#[test]
#[ignore = "prints some hundred pages; `.ci/run` runs it"]
fn every_page_reads_back_as_it_was_written() {
    let layouts = Layouts::open(None).unwrap();
    let layout = layouts
        .all()
        .find(|layout| layout.id == "us-letter")
        .or_else(|| layouts.all().next())
        .unwrap();
    let press = Press::new(Vec::new()).unwrap();
    let bones = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (mut pages, mut letters) = (0, 0_usize);
    for_each(|written| {
        letters += 1;
        if !letters.is_multiple_of(3) {
            return;
        }
        let pdf = press.print(&written.letter, &Setting::new(layout)).unwrap();
        let read = lopdf::Document::load_mem(&pdf).unwrap();
        let numbers: Vec<u32> = read.get_pages().keys().copied().collect();
        let page = bones(&read.extract_text(&numbers).unwrap());
        for block in &written.letter.body {
            let said = match block {
                datawrit::letter::Block::Paragraph(said) => said,
                datawrit::letter::Block::Item { text, .. } => text,
            };
            // A page may end within it.
            let said = bones(said);
            let end = said.char_indices().nth(40).map_or(said.len(), |(at, _)| at);
            assert!(page.contains(&said[..end]), "{}: {said}", written.name);
        }
        assert!(
            numbers.len() <= 3,
            "{}: {} pages",
            written.name,
            numbers.len()
        );
        pages += numbers.len();
    });
    assert!(pages > 300, "{pages}");
}
