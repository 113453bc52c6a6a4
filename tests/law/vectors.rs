//! The deadline cases that were gathered for this project.

use std::{collections::BTreeSet, fs, path::Path};

use super::{day, deadline};

/// Cases of identity checks and clarifications, which belong to a case and are
/// tried there: `tests/cli/questions.rs`.
const KEPT_ASIDE: [&str; 2] = ["UK-8", "UK-9"];

#[test]
fn the_gathered_vectors_hold() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(here.join("tests/fixtures/vectors.csv")).unwrap();
    // Where they lie beside the project too, none of them is left untried.
    match fs::read_to_string(here.join("../shared/law/vectors.csv")) {
        Ok(gathered) => assert_eq!(text, gathered),
        Err(_) => println!("skipped: ../shared/law/vectors.csv is not here to compare with"),
    }
    let mut tried = BTreeSet::new();
    let mut kept_aside = BTreeSet::new();
    for row in text.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let [id, law, clock, place, start, extra, nominal, due] = cells[..8] else {
            panic!("{row}")
        };
        if KEPT_ASIDE.contains(&id) {
            kept_aside.insert(id);
            continue;
        }
        let found = deadline(law, clock, place, start, extra == "extended");
        assert_eq!(
            (found.nominal, found.due),
            (day(nominal), day(due)),
            "{row}"
        );
        tried.insert(id);
    }
    let expected: BTreeSet<&str> = KEPT_ASIDE.into();
    assert_eq!(
        kept_aside, expected,
        "a case is kept aside that does not exist"
    );
    assert_eq!(tried.len(), 30, "{tried:?}");
}
