//! Does the program know no law by its name?
//!
//! What a law says is in its file, so that a law of one's own can say it too.

use std::{fs, path::Path};

use syn::visit::Visit;

use super::{
    doors::Strings,
    source::{self, Source},
};

/// Where the word is something else: a mailbox is called by a law, `gdpr@example.org`, and a registry by its State.
const WORDS: [(&str, &str); 3] = [
    ("directory/import/draft.rs", "ccpa"),
    ("directory/import/draft.rs", "gdpr"),
    ("directory/import/vermont.rs", "us-vt"),
];

/// The laws, each by the name of its file.
fn ids(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(ids(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            found.push(path.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    found
}

#[test]
fn no_law_is_named_in_the_source() {
    let ids = ids(&Path::new(env!("CARGO_MANIFEST_DIR")).join("law"));
    assert!(ids.len() > 60, "{}", ids.len());
    let mut words = Vec::new();
    for Source { name, text } in source::files() {
        if name.ends_with("tests.rs") {
            continue;
        }
        let mut read = Strings::default();
        read.visit_file(&syn::parse_file(&text).unwrap());
        for text in read.0.into_iter().filter(|text| ids.contains(text)) {
            let word = WORDS.iter().find(|word| **word == (&*name, &*text));
            let word = word.unwrap_or_else(|| panic!("src/{name}: {text:?}"));
            words.push(word);
        }
    }
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), WORDS.len(), "{words:?}");
}
