//! A language has the sentences that the letters name, all of them and no other, and each asks for what the English
//! one asks for; and who translates gets both side by side.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::{Path, PathBuf},
};

use datawrit::letter::Templates;

use super::{statutes, terms};

type Sentences = BTreeMap<String, String>;

fn templates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("templates")
}

/// The sentences of each language of a folder, by its code.
fn languages(folder: &Path) -> BTreeMap<String, Sentences> {
    let files = fs::read_dir(folder.join("sentences"));
    let files = files.into_iter().flatten().map(|file| file.unwrap().path());
    files
        .map(|file| {
            let language = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&file).unwrap();
            (language, toml::from_str(&text).unwrap())
        })
        .collect()
}

/// The folders that have sentences.
fn folders() -> Vec<PathBuf> {
    let all = fs::read_dir(templates()).unwrap();
    all.map(|entry| entry.unwrap().path())
        .filter(|path| path.join("sentences").is_dir())
        .collect()
}

/// What stands between the marks, in order.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> Vec<&'a str> {
    let begins = text.split(begin).skip(1);
    begins
        .filter_map(|rest| Some(rest.split_once(end)?.0.trim()))
        .collect()
}

/// The sentences that the templates of a folder name.
fn named(folder: &Path) -> BTreeSet<String> {
    let parts = ["", "parts", "next"].map(|part| folder.join(part));
    let files = parts.iter().flat_map(|part| fs::read_dir(part).unwrap());
    let files = files
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|end| end == "txt"));
    files
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let names = between(&text, "[[", "]]").into_iter().map(str::to_owned);
            names.collect::<Vec<_>>()
        })
        .filter(|name| !name.contains('/'))
        .collect()
}

/// A sentence with those that it names put in.
fn whole(sentence: &str, all: &Sentences) -> String {
    let mut text = sentence.to_owned();
    for _ in 0..8 {
        for name in between(&text.clone(), "[[", "]]") {
            if let Some(inner) = all.get(name) {
                text = text.replace(&format!("[[{name}]]"), inner);
            }
        }
    }
    text
}

/// What a sentence prints.
fn printed(sentence: &str) -> BTreeSet<String> {
    let values = between(sentence, "{{", "}}").into_iter();
    let values = values.filter_map(|value| value.split_whitespace().next());
    values.map(str::to_owned).collect()
}

/// What a sentence asks for, and the parts that it has.
fn asked(sentence: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for tag in between(sentence, "{%", "%}") {
        let tag: String = tag.split('"').step_by(2).collect();
        let words = tag.split(|letter: char| !(letter.is_alphanumeric() || "_.".contains(letter)));
        let other = [
            "if", "elif", "else", "endif", "and", "or", "not", "length", "",
        ];
        asked.extend(
            words
                .filter(|word| !other.contains(word) && word.parse::<u8>().is_err())
                .map(str::to_owned),
        );
    }
    asked.extend(between(sentence, "[[", "]]").into_iter().map(str::to_owned));
    asked
}

#[test]
fn every_language_has_every_sentence_and_none_that_nobody_says() {
    for folder in folders() {
        let named = named(&folder);
        let languages = languages(&folder);
        let english = &languages["en"];
        for (language, said) in &languages {
            for name in &named {
                let sentence = said
                    .get(name)
                    .unwrap_or_else(|| panic!("{language}: no {name}"));
                let (ours, theirs) = (whole(sentence, said), whole(&english[name], english));
                // Not every language needs to say or ask what English does; none does more.
                let more = |of: fn(&str) -> BTreeSet<String>| -> Vec<String> {
                    of(&ours).difference(&of(&theirs)).cloned().collect()
                };
                assert_eq!(more(printed), Vec::<String>::new(), "{language}: {name}");
                // Whether it is for a child changes words in a language that English leaves as they are.
                let mut asks_more = more(asked);
                asks_more.retain(|name| name != "child");
                assert_eq!(asks_more, Vec::<String>::new(), "{language}: {name}");
                // A day that English knows of is not passed over: the sentence would be missing where only that came.
                let days = |sentence: &str| -> BTreeSet<String> {
                    let mut all = printed(sentence);
                    all.extend(asked(sentence));
                    all.retain(|name| name.ends_with("_on"));
                    all
                };
                assert_eq!(days(&ours), days(&theirs), "{language}: {name}");
            }
            let inner: BTreeSet<&str> = said
                .values()
                .flat_map(|sentence| between(sentence, "[[", "]]"))
                .collect();
            for name in said.keys() {
                let used = named.contains(name) || inner.contains(name.as_str());
                assert!(used, "{language}: nothing says {name}");
            }
        }
    }
}

#[test]
fn every_language_of_a_statute_has_its_files() {
    for statute in statutes().all().unwrap() {
        for language in &statute.languages {
            let opened = Templates::open(&statute, language, None);
            assert!(opened.is_ok(), "{} {language}: {opened:?}", statute.id);
            let words = super::phrases(language);
            assert!(words.contains_key("months"), "{language}");
        }
    }
}

/// The term, the mark and the source of each key in a language.
fn terms_of<'a>(terms: &'a [Vec<String>], language: &str) -> BTreeMap<&'a str, &'a [String]> {
    let rows = terms.iter().filter(|row| row[0] == language);
    rows.map(|row| (row[1].as_str(), &row[2..])).collect()
}

/// What who translates reads of a language: each English sentence, the one beside it, and the Regulation's own words for
/// the terms that the English one says, with where each was read.
fn beside(language: &str) -> String {
    let languages = languages(&templates().join("gdpr"));
    let (english, nothing) = (&languages["en"], Sentences::new());
    let theirs = languages.get(language).unwrap_or(&nothing);
    let terms = terms::fixture("terms.tsv");
    let (english_terms, their_terms) = (terms_of(&terms, "en"), terms_of(&terms, language));
    let mut page = format!("# English and {language}\n");
    for (name, sentence) in english {
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let other = theirs
            .get(name)
            .map_or("(missing)".to_owned(), |text| flat(text));
        page.push_str(&format!("\n## {name}\n\n{}\n\n{other}\n", flat(sentence)));
        let mut rows = String::new();
        for (key, said) in &english_terms {
            if !terms::says_term(sentence, &said[0]) {
                continue;
            }
            let theirs = match their_terms.get(key) {
                Some(row) => format!("{} | {} | {}", row[0], row[1], row[2]),
                None => "(found in no text) | |".to_owned(),
            };
            rows.push_str(&format!("| {} | {theirs} |\n", said[0]));
        }
        if !rows.is_empty() {
            let head =
                "| English | the Regulation's | known | source |\n| --- | --- | --- | --- |\n";
            page.push_str(&format!("\n{head}{rows}"));
        }
    }
    page
}

/// A page for who translates: `DATAWRIT_BESIDE=pl cargo test --test letters beside` writes `target/beside/pl.md`.
#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "which language is asked for by who runs the test"
)]
fn a_translator_sees_both_sides_and_the_regulations_words() {
    let polish = beside("pl");
    let sections: BTreeMap<&str, &str> = polish
        .split("\n## ")
        .skip(1)
        .filter_map(|section| section.split_once('\n'))
        .collect();
    assert_eq!(
        sections.len(),
        languages(&templates().join("gdpr"))["en"].len()
    );
    let storage = sections["access-storage"];
    assert!(storage.contains("the envisaged period"), "{storage}");
    assert!(storage.contains("planowanego okresu"), "{storage}");
    let row =
        "| okres, przez który dane osobowe będą przechowywane | V | CELEX 32016R0679 PL, Art. 13";
    assert!(storage.contains(row), "{storage}");
    // A language of which nothing is written yet has the terms before its first sentence.
    let new = beside("qq");
    assert!(new.contains("\n(missing)\n") && new.contains("(found in no text)"));
    for language in languages(&templates().join("gdpr")).keys() {
        let page = beside(language);
        assert!(!page.contains("(missing)"), "{language}");
        assert!(page.matches("the Regulation's").count() > 40, "{language}");
    }

    let Ok(language) = env::var("DATAWRIT_BESIDE") else {
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/beside");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{language}.md")), beside(&language)).unwrap();
}

/// The README says of each language whether somebody has read it, as its file does.
#[test]
fn the_readme_says_which_languages_nobody_has_read() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"));
    let readme = readme
        .unwrap()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let gdpr = statutes().get("gdpr").unwrap();
    let (mut read, mut unread) = (BTreeSet::new(), BTreeSet::new());
    for language in &gdpr.languages {
        let file = super::phrases(language);
        let reviewed = file["reviewed"].as_str().unwrap();
        let (names, by) = match file["certainty"].as_str().unwrap() {
            "memory" => (&mut unread, "nobody who speaks the language"),
            _ => (
                &mut read,
                "the requests by others than their writer; the letters that follow by their writer alone",
            ),
        };
        assert!(reviewed.starts_with(by), "{language}: {reviewed}");
        names.insert(language.in_english().to_owned());
    }
    let listed = |names: BTreeSet<String>| names.into_iter().collect::<Vec<_>>().join(", ");
    for said in [
        format!("in {} were read by others than their writer", listed(read)),
        format!("Those in {} were written by a machine", listed(unread)),
    ] {
        assert!(readme.contains(&said), "{said}");
    }
}
