//! Each language says the Regulation's own words, and none that only look like them.

use std::{collections::BTreeMap, fs, path::Path};

use super::statutes;

fn fixture(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// The sentences of a language, without what is filled in, in small letters and as words.
fn sentences(language: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("templates/gdpr/sentences")
        .join(format!("{language}.toml"));
    let said: BTreeMap<String, String> =
        toml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    said.values()
        .map(|sentence| words(&plain(sentence)))
        .collect()
}

fn plain(sentence: &str) -> String {
    let mut plain = String::new();
    let mut rest = sentence;
    while let Some(at) = rest.find(['{', '[']) {
        plain.push_str(&rest[..at]);
        plain.push(' ');
        let marks = [("{{", "}}"), ("{%", "%}"), ("[[", "]]")];
        let end = marks.iter().find_map(|(begin, end)| {
            let inside = rest[at..].strip_prefix(begin)?;
            Some(rest.len() - inside.len() + inside.find(end)? + end.len())
        });
        rest = &rest[end.unwrap_or(at + 1)..];
    }
    plain.push_str(rest);
    plain
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-'));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The beginning of a word that its endings leave alone.
fn stem(word: &str) -> String {
    let length = word.chars().count();
    let kept = if length > 3 {
        (length * 6 / 10).max(3)
    } else {
        length
    };
    word.chars().take(kept).collect()
}

/// Whether the words begin with these, in this order, with others between them or not.
fn says(sentence: &[String], stems: &[String]) -> bool {
    let mut stems = stems.iter();
    let mut wanted = stems.next();
    for word in sentence {
        if wanted.is_some_and(|stem| word.starts_with(stem.as_str())) {
            wanted = stems.next();
        }
    }
    wanted.is_none()
}

fn languages() -> Vec<String> {
    let gdpr = statutes().get("gdpr").unwrap();
    gdpr.languages
        .iter()
        .map(|language| language.primary().to_owned())
        .collect()
}

#[test]
fn every_statutory_term_is_the_regulations_own() {
    let otherwise = fixture("terms-otherwise.tsv");
    let mut read = 0;
    for language in languages() {
        let sentences = sentences(&language);
        for row in fixture("terms.tsv") {
            let [of, key, term, ..] = &row[..] else {
                panic!("{row:?}");
            };
            if *of != language {
                continue;
            }
            let stems: Vec<String> = words(term).iter().map(|word| stem(word)).collect();
            let said = sentences.iter().any(|sentence| says(sentence, &stems));
            let excused = otherwise
                .iter()
                .any(|row| row[0] == language && row[1] == *key);
            assert_eq!(said, !excused, "{language} {key}: {term}");
            read += 1;
        }
    }
    assert!(read > 24 * 3);
}

#[test]
fn no_language_says_what_only_looks_like_a_term() {
    let languages = languages();
    for row in fixture("words-left.tsv") {
        if !languages.contains(&row[0]) {
            continue;
        }
        for left in row[1].split("; ") {
            let left = words(left);
            for sentence in sentences(&row[0]) {
                let found = sentence.windows(left.len()).any(|words| words == left);
                assert!(!found, "{}: {left:?} in {}", row[0], sentence.join(" "));
            }
        }
    }
}
