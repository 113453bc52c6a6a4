//! Does the program speak plain English wherever a person reads it?
//!
//! Subject first; "is not a" and not "is no"; fix, separate, show, include and not mend, part, tell,
//! lie. Read from the string literals of the source, and from the help of the command line.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod speech;

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What no message says, and what it says instead.
const REFUSED: &[(&str, &str)] = &[
    (" is no ", "is not a"),
    (" are no ", "are not"),
    (" is none ", "is not one"),
    ("no json", "not valid JSON"),
    ("no toml", "not valid TOML"),
    ("no base64", "not base64"),
    ("mend ", "fix"),
    ("parted", "separated"),
    (" tells", "says, shows"),
    (" tell ", "say, show"),
    ("nobody ", "say what is not known, or what to do"),
    ("nothing known", "no ... in the directory"),
    (" lies ", "is"),
    (" lie ", "are"),
    ("stands in", "is in"),
    ("stands there", "is there"),
    ("stands on", "builds on"),
    ("vouches", "covers"),
    ("stands beside", "is beside"),
    ("stands still", "stops"),
    ("stands under", "is under"),
    ("in clear", "as plain text"),
    ("in the clear", "not encrypted"),
    (" knows no", "does not have"),
    (" gives no", "does not give"),
    (" takes no", "does not take"),
    (" names no", "does not name"),
    ("does not take", "cannot be written, stored, read"),
    ("makes no sense", "cannot be understood"),
    ("all the same", "anyway"),
    ("still to come", "in the future"),
    ("lapsed ", "too late"),
    ("the sum behind", "how it was worked out"),
    ("starts its clock", "if you sent it"),
    ("moves no", "does not move"),
    ("near are", "did you mean"),
    ("known are", "there are"),
    ("; line; country", "an example"),
    ("accept it with", "confirm it with"),
    ("its word", "its answer"),
    // The names of types, which a person cannot do anything with.
    ("struct ", "the key or the line"),
    ("enum ", "the words there are"),
    ("option<", "the key"),
    ("usize", "a number"),
];

/// What looks like one of them and is not.
const ALLOWED: &[(&str, &str)] = &[
    ("there is no ", "that something is missing is said so"),
    ("there are no ", "that something is missing is said so"),
    ("nobody reads", "so a no-reply address is described"),
    ("is no option", "a reason for the compiler"),
    ("is no longer", "that something has ended is said so"),
    ("are no longer", "that something has ended is said so"),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The string literals of a source with their lines; a line broken with `\` is one.
fn literals(source: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (source, 1);
    while let Some(first) = rest.chars().next() {
        let raw = rest.strip_prefix('r').map(|raw| {
            let inside = raw.trim_start_matches('#');
            (inside, raw.len() - inside.len())
        });
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some((inside, hashes)) = raw
            && let Some(text) = inside.strip_prefix('"')
        {
            let end = format!("\"{}", "#".repeat(hashes));
            let length = text.find(&end).unwrap_or(text.len());
            found.push((line, text[..length].to_owned()));
            (2 + hashes + length + end.len()).min(rest.len())
        } else if let Some(text) = rest.strip_prefix('"') {
            let mut length = 0;
            while !text[length..].starts_with('"') && length < text.len() {
                let escaped = text[length..].starts_with('\\');
                let mut letters = text[length..].chars();
                length += letters.next().map_or(0, char::len_utf8);
                if escaped {
                    length += letters.next().map_or(0, char::len_utf8);
                }
            }
            let mut whole = String::new();
            for part in text[..length].split("\\\n") {
                whole.push_str(if whole.is_empty() {
                    part
                } else {
                    part.trim_start()
                });
            }
            found.push((line, whole));
            (length + 2).min(rest.len())
        } else if rest.starts_with("'\"'") {
            3
        } else if rest.starts_with("'\\\"'") {
            4
        } else if first.is_alphanumeric() || first == '_' {
            // A word whole, so that the `r` at its end begins no raw string.
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            word.unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    found
}

/// The help of the command line: the comments that clap prints.
fn help(source: &str) -> Vec<(usize, String)> {
    source
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let text = line.trim_start().strip_prefix("/// ")?;
            Some((index + 1, text.to_owned()))
        })
        .collect()
}

/// The lines of what the screen says in English.
fn messages() -> Vec<(PathBuf, usize, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("messages/en");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        for (index, line) in text.lines().enumerate() {
            // What a law file says is found by its own words.
            if !line.starts_with('#') && !line.starts_with("retold-advice-") {
                found.push((path.clone(), index + 1, line.to_owned()));
            }
        }
    }
    found
}

#[test]
fn messages_are_in_plain_english() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut texts = messages();
    for path in sources(&folder) {
        let source = fs::read_to_string(&path).unwrap();
        let mut found = literals(&source);
        if path.ends_with("cli/args.rs") {
            found.extend(help(&source));
        }
        texts.extend(
            found
                .into_iter()
                .map(|(line, text)| (path.clone(), line, text)),
        );
    }
    assert!(texts.len() > 3000, "only {} texts were found", texts.len());
    for (path, line, text) in texts {
        // A word alone is a key, or a part of an address.
        if !text.contains(' ') {
            continue;
        }
        let mut words = format!(" {} ", text.to_lowercase());
        for (allowed, _) in ALLOWED {
            words = words.replace(allowed, " ");
        }
        for (refused, instead) in REFUSED {
            if words.contains(refused) {
                let place = path.display();
                wrong.push(format!(
                    "{place}:{line}: `{}` ({instead}): {text}",
                    refused.trim()
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

/// What the program says points to commands, and to files that it has written: whoever has the program
/// alone has neither a README nor `docs/`.
#[test]
fn no_message_points_to_a_file_that_comes_with_the_source_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for path in sources(&folder) {
        let source = fs::read_to_string(&path).unwrap();
        // What tests read is there.
        let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        // The README of an evidence file goes with it.
        if path.ends_with("office/schema.rs") || path.ends_with("office/evidence/mod.rs") {
            continue;
        }
        let mut texts = literals(source);
        if path.ends_with("cli/args.rs") {
            texts.extend(help(source));
        }
        for (line, text) in texts {
            if ["docs/", "README", ".md", "CONTRIBUTING"]
                .iter()
                .any(|file| text.contains(file))
            {
                let place = path.strip_prefix(&folder).unwrap().display();
                wrong.push(format!("{place}:{line}: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
