//! What belongs together stays on a line: a number with its sign, its word or its title,
//! the reference with its label, and in French a colon with the word before it.

use std::{fs, path::PathBuf};

use datawrit::{
    letter::{Block, Letter, Templates},
    request::ChildAge,
};

use super::{bare, full, grounds, line, statutes, write};

/// Words that are never left alone at the end of a line by the number or letter after them.
const HEADS: &[&str] = &[
    "§",
    "§§",
    "Article",
    "Articles",
    "article",
    "articles",
    "l’article",
    "Art.",
    "Abs.",
    "Satz",
    "paragraphe",
    "paragraphes",
    "RCW",
    "recital",
    "considérant",
    "Erwägungsgrund",
    "section",
    "chapter",
    "part",
    "parte",
    "n°",
];
const LETTERED: &[&str] = &["lit.", "point"];
/// The word between the first and the last of several numbers: `1 bis 3`; the Dutch is `1 tot en met 3`.
const RANGES: &[&str] = &["a", "až", "bis", "do", "go", "sa", "to", "tot", "à", "έως"];
const LABELS: &[&str] = &["reference", "Zeichen", "référence", "referencia"];

fn parted(before: &str, after: &str, french: bool) -> bool {
    let before = before.trim_start_matches('(');
    let first = after.chars().next().unwrap_or(' ');
    (HEADS.contains(&before) && first.is_ascii_digit())
        || (LETTERED.contains(&before) && first.is_ascii_lowercase() && !after.starts_with("du"))
        || (LABELS.contains(&before) && after.starts_with("K7Q3"))
        || (before.ends_with(|last: char| last.is_ascii_digit()) && matches!(after, "CCR" | "CFR"))
        || (french && matches!(first, ':' | ';' | '?' | '!' | '»'))
}

/// Whether `from word to` are the first and the last of several numbers, and a line may end between them.
fn parted_range(from: &str, word: &str, to: &str) -> bool {
    let last = from.rsplit('\u{a0}').next().unwrap_or(from);
    let last = last.trim_start_matches('(');
    let is_whole = last.matches('(').count() == last.matches(')').count();
    let number = last.rsplit('(').next().unwrap_or(last);
    let number = number.trim_end_matches([')', '.', 'º']);
    let is_number =
        is_whole && (1..=3).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    let to = to.trim_start_matches('(');
    let goes_on = to.starts_with(|c: char| c.is_ascii_digit()) || (word == "tot" && to == "en");
    is_number && RANGES.contains(&word) && goes_on
}

pub fn check(letter: &Letter, name: &str) {
    let french = letter.language.primary() == "fr";
    let blocks = letter.body.iter().map(|block| match block {
        Block::Paragraph(text) | Block::Item { text, .. } => text.as_str(),
    });
    for text in blocks.chain([letter.subject.as_str()]) {
        let words: Vec<&str> = text.split(' ').collect();
        for pair in words.windows(2) {
            assert!(
                !parted(pair[0], pair[1], french),
                "{name}: {:?} {:?} in {text}",
                pair[0],
                pair[1]
            );
        }
        for three in words.windows(3) {
            assert!(
                !parted_range(three[0], three[1], three[2]),
                "{name}: {three:?} in {text}"
            );
        }
    }
}

#[test]
fn no_line_ends_between_what_belongs_together() {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(&statutes, &statute, grant.right);
                let name = format!("{} {} {language}", statute.id, grant.right);
                let mut request = bare(&statute, grant.right, language);
                check(&write(&templates, &request, &grounds), &name);
                request.requester.child = Some(line("Ben Example"));
                request.requester.child_age = Some(ChildAge::Under13);
                check(&write(&templates, &request, &grounds), &name);
                let full = full(&statute, grant.right, language);
                check(&write(&templates, &full, &grounds), &name);
            }
        }
    }
}

/// No line ends between a number that a template fills in and what it counts: `46` is no delay, `46 days` is one.
#[test]
fn a_number_of_days_stays_with_its_unit() {
    let mut numbers = 0;
    let mut folders = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/templates").into()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir::<PathBuf>(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            for end in ["days_late }}", ".number }}"] {
                for after in text.split(end).skip(1) {
                    let unit: String = after.chars().take(12).collect();
                    assert!(
                        !unit.starts_with([' ', '\n']),
                        "{}: {end}{unit}",
                        path.display()
                    );
                    numbers += 1;
                }
            }
        }
    }
    assert!(numbers > 100, "{numbers}");
}
