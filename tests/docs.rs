//! Do the pages for people who work on the program say what is there?

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The numbers of the pages follow each other, each page has its title and its day, and
/// `CONTRIBUTING.md` lists it under that title.
#[test]
fn decisions_are_numbered_dated_and_listed() {
    let mut pages: Vec<String> = fs::read_dir(root().join("docs/decisions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    pages.sort();
    assert!(
        pages.len() > 30,
        "only {} decisions were found",
        pages.len()
    );
    let contributing = read("CONTRIBUTING.md");
    let mut day_before = String::new();
    for (number, page) in (1..).zip(&pages) {
        assert!(
            page.starts_with(&format!("{number:04}-")),
            "{page} is not the next number"
        );
        let text = read(Path::new("docs/decisions").join(page));
        let mut lines = text.lines();
        let title = lines.next().unwrap().strip_prefix(&format!("# {number}. "));
        let title = title.unwrap_or_else(|| panic!("{page} does not begin with its number"));
        let day = lines.nth(1).unwrap_or_default();
        assert!(
            day.parse::<chrono::NaiveDate>().is_ok(),
            "{page} has no day: {day}"
        );
        assert!(*day >= *day_before, "{page} is older than the one before");
        day_before = day.to_owned();
        let listed = format!("- [{title}](docs/decisions/{page})\n");
        assert!(contributing.contains(&listed), "not listed: {listed}");
    }
    let links = contributing.matches("](docs/decisions/0").count();
    assert_eq!(
        links,
        pages.len(),
        "CONTRIBUTING.md lists pages that are not there"
    );
}
