//! Each language says the Regulation's own words, and none that only look like them.

use std::{collections::BTreeMap, fs, path::Path};

use super::statutes;

pub fn fixture(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    lines
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// All that the letters of a language are made of, without what is filled in, in small letters and as words: the
/// sentences, the points that are ticked, and the words that belong to no statute.
fn sentences(language: &str) -> Vec<Vec<String>> {
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let files = [
        format!("gdpr/sentences/{language}.toml"),
        format!("gdpr/points.{language}.toml"),
        format!("languages/{language}.toml"),
    ];
    let mut said = Vec::new();
    for file in files {
        let text = fs::read_to_string(templates.join(file)).unwrap();
        let mut table: toml::Table = text.parse().unwrap();
        for of_the_file in ["reviewed", "certainty", "letters"] {
            table.remove(of_the_file);
        }
        strings(&toml::Value::Table(table), &mut said);
    }
    said.iter().map(|text| words(&plain(text))).collect()
}

fn strings(value: &toml::Value, said: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => said.push(text.clone()),
        toml::Value::Array(values) => values.iter().for_each(|value| strings(value, said)),
        toml::Value::Table(table) => table.values().for_each(|value| strings(value, said)),
        _ => {}
    }
}

/// A template without what is filled in.
pub fn plain(sentence: &str) -> String {
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

/// What stands on either side of a hyphen is a word: Maltese writes its article before one.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn begins(word: &str, letters: usize) -> String {
    word.chars().take(letters).collect()
}

/// The beginning of a word that its endings leave alone: all of a compound but its last letters.
fn stem(word: &str) -> String {
    let length = word.chars().count();
    begins(
        word,
        match length {
            0..=4 => length.min(3),
            5..=6 => length - 2,
            _ => length - 3,
        },
    )
}

/// How many words may stand between two of a term.
const BETWEEN: usize = 3;

/// Whether words with these beginnings stand there in this order, close to each other.
fn says(sentence: &[String], stems: &[String]) -> bool {
    fn goes_on(rest: &[String], stems: &[String]) -> bool {
        let Some((stem, others)) = stems.split_first() else {
            return true;
        };
        let near = rest.iter().take(BETWEEN + 1).enumerate();
        near.filter(|(_, word)| word.starts_with(stem.as_str()))
            .any(|(at, _)| goes_on(&rest[at + 1..], others))
    }
    (0..sentence.len()).any(|at| {
        sentence[at].starts_with(stems[0].as_str()) && goes_on(&sentence[at + 1..], &stems[1..])
    })
}

fn is_said(sentences: &[Vec<String>], term: &str) -> bool {
    let stems: Vec<String> = words(term).iter().map(|word| stem(word)).collect();
    sentences.iter().any(|sentence| says(sentence, &stems))
}

/// Whether a sentence says a term.
pub fn says_term(sentence: &str, term: &str) -> bool {
    let sentence = [words(&plain(sentence))];
    forms(term).iter().any(|form| is_said(&sentence, form))
}

/// A term, or its abbreviation in brackets: `Soudní dvůr Evropské unie (SDEU)`.
fn forms(term: &str) -> Vec<&str> {
    let parts = term
        .strip_suffix(')')
        .and_then(|term| term.rsplit_once(" ("));
    match parts {
        Some((long, short)) if !short.contains(['(', ')']) => vec![long, short],
        _ => vec![term],
    }
}

fn languages() -> Vec<String> {
    let gdpr = statutes().get("gdpr").unwrap();
    gdpr.languages
        .iter()
        .map(|language| language.primary().to_owned())
        .collect()
}

/// What the letters of a language say instead of a term, by language and key; `-` if they do not speak of it.
fn otherwise() -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    for row in fixture("terms-otherwise.tsv") {
        let [languages, key, said, why] = &row[..] else {
            panic!("{row:?}");
        };
        assert!(!why.is_empty(), "{row:?}");
        for language in languages.split(' ') {
            let pair = (language.to_owned(), key.clone());
            assert!(all.insert(pair, said.clone()).is_none(), "{row:?}");
        }
    }
    all
}

#[test]
fn every_statutory_term_is_the_regulations_own() {
    let mut otherwise = otherwise();
    let terms = fixture("terms.tsv");
    let english = terms.iter().filter(|row| row[0] == "en").count();
    assert_eq!(english, 46);
    for language in languages() {
        let sentences = sentences(&language);
        let mut read = 0;
        for row in terms.iter().filter(|row| row[0] == language) {
            let (key, term) = (&row[1], &row[2]);
            read += 1;
            let said = forms(term).iter().any(|form| is_said(&sentences, form));
            let Some(instead) = otherwise.remove(&(language.clone(), key.clone())) else {
                assert!(said, "{language} {key}: {term}");
                continue;
            };
            // What is listed though it is said would be listed for ever.
            assert!(!said, "{language} {key}: {term} is said, and listed");
            if instead == "-" {
                continue;
            }
            assert!(is_said(&sentences, &instead), "{language} {key}: {instead}");
            // The list hides no other word: each is the term's, with another ending, or is cut short.
            let own = words(term);
            for word in words(&instead) {
                let of_the_term = own.iter().any(|own| begins(own, 3) == begins(&word, 3));
                assert!(
                    of_the_term || instead.ends_with('.'),
                    "{language} {key}: {word} is not of {term}"
                );
            }
        }
        // For four of the languages no text was found that has all of them.
        assert!(read > 37, "{language}: {read} terms");
    }
    assert!(otherwise.is_empty(), "{otherwise:?}");
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
