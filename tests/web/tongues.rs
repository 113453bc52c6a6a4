//! Whoever reads German, French or Spanish alone goes through the pages of a letter, its sending and its case: nothing that
//! the program says there is in English.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};

use html5gum::{DefaultEmitter, Token, Tokenizer};

use crate::{
    browser::Browser,
    door::{Answer, Door},
};

/// Words of an English sentence that hardly any other language has.
const ENGLISH: [&str; 52] = [
    "the", "of", "and", "is", "are", "was", "were", "you", "your", "with", "without", "from",
    "this", "that", "it", "its", "not", "has", "have", "does", "cannot", "there", "which", "who",
    "what", "when", "where", "write", "wrote", "sent", "received", "answer", "due", "letter",
    "right", "address", "shows", "missing", "overdue", "first", "last", "company", "nothing",
    "name", "for", "by", "if", "or", "to", "late", "recorded", "day",
];

/// Those that a language has as words of its own, with other meanings.
const OF_ITS_OWN: [(&str, &[&str]); 3] = [
    ("de", &["was", "name", "not", "late"]),
    ("fr", &["due", "or", "sent"]),
    ("es", &["has", "or"]),
];

/// What is English on purpose, and why.
const ON_PURPOSE: [(&str, &str); 1] = [(
    "St Stephen's Day, Second Day of Christmas (observed)",
    "holidays, as their table has them",
)];

/// Elements that have no end.
const VOID: [&str; 5] = ["input", "br", "img", "meta", "link"];

/// What a page says in its own language, a piece each: not what it marks as another's words or as typed.
fn pieces(body: &str) -> Vec<String> {
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut pieces = Vec::new();
    let tokens = Tokenizer::new_with_emitter(body, DefaultEmitter::<()>::default());
    for Ok(token) in tokens {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let is = |key: &str, wanted: &str| {
                    tag.attributes.iter().any(|(one, value)| {
                        one.0 == key.as_bytes() && String::from_utf8_lossy(&value.value.0) == wanted
                    })
                };
                if !VOID.contains(&name.as_str()) {
                    let others = is("lang", "en") || is("rel", "noreferrer noopener");
                    let typed = ["code", "style", "q"].contains(&name.as_str());
                    open.push((name, others || typed));
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                while let Some((last, _)) = open.pop() {
                    if last == name {
                        break;
                    }
                }
            }
            Token::String(words) if !open.iter().any(|(_, left_out)| *left_out) => {
                pieces.push(String::from_utf8_lossy(&words.value).trim().to_owned());
            }
            _ => {}
        }
    }
    pieces
}

/// The English words of a piece; what is typed and names of sites and files are nobody's language.
fn english(tongue: &str, piece: &str) -> Vec<String> {
    let own = OF_ITS_OWN.iter().find(|(code, _)| *code == tongue);
    let own = own.map_or(&[][..], |(_, words)| words);
    let piece = ON_PURPOSE
        .iter()
        .fold(piece.to_owned(), |piece, (words, _)| {
            piece.replace(words, " ")
        });
    let piece = piece.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words = piece
        .split_whitespace()
        .filter(|word| !word.contains("://") && !word.contains('@') && !word.contains('/'));
    words
        .flat_map(|word| word.split(|one: char| !one.is_alphabetic() && one != '-'))
        .filter(|word| ENGLISH.contains(word) && !own.contains(word))
        .map(str::to_owned)
        .collect()
}

#[test]
fn an_english_sentence_of_a_page_is_found() {
    let page = "<p>Hallo</p><p lang=\"en\">what others say</p><p>your name<br>und mehr</p>";
    let found: Vec<String> = pieces(page)
        .iter()
        .flat_map(|piece| english("de", piece))
        .collect();
    assert_eq!(found, ["your"]);
}

/// The program with its pages open in a language.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn open(tongue: &str) -> (Program, Door) {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .args([
            "open",
            "--print",
            "--ui",
            tongue,
            "--today",
            "2026-11-26",
            "--home",
        ])
        .arg(home.path())
        .env_remove("SSH_CONNECTION")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut address)
        .unwrap();
    let address = address.trim().to_owned();
    let port = address
        .strip_prefix("http://127.0.0.1:")
        .and_then(|rest| rest.split('/').next()?.parse().ok())
        .unwrap();
    let door = Door {
        home,
        port,
        at: vec![([127, 0, 0, 1], port).into()],
        address,
        day: Arc::new(Mutex::new("2026-11-26".parse().unwrap())),
        thread: None,
    };
    (Program(child), door)
}

/// Holds a page against the language.
fn hold(tongue: &str, path: &str, answer: &Answer, faults: &mut Vec<String>) {
    for piece in pieces(&answer.body) {
        let found = english(tongue, &piece);
        if !found.is_empty() {
            faults.push(format!("{tongue} {path}: {found:?} in: {piece}"));
        }
    }
}

fn walk(tongue: &str) -> Vec<String> {
    let (_program, door) = open(tongue);
    let browser = Browser::of(&door);
    let mut faults = Vec::new();
    let mut look = |path: &str| {
        let page = browser.get(path);
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        hold(tongue, path, &page.answer, &mut faults);
    };
    browser.is_ada();
    for path in [
        "/",
        "/me",
        "/people",
        "/came",
        "/new",
        "/days",
        "/companies",
        "/data",
        "/cases",
    ] {
        look(path);
    }
    // A letter, question by question.
    let company = "Xylo";
    let (which, _) = browser.send("/new", &[("typed", company)]);
    look(&which);
    let reach = [
        ("typed", company),
        ("searched", company),
        ("choice", "another company"),
        ("name", company),
        ("reach", "xylo@example.org"),
    ];
    let (what, _) = browser.send(&which, &reach);
    look(&what);
    let (mut to, _) = browser.send(&what, &[("right", "access")]);
    if to.ends_with("/details") {
        look(&to);
        (to, _) = browser.send(&to, &[]);
    }
    if to.ends_with("/language") {
        look(&to);
        (to, _) = browser.send(&to, &[("language", tongue)]);
    }
    look(&to);
    let (case, _) = browser.send(&format!("{to}/write"), &[("deed", "draft")]);
    let case = case.split('?').next().unwrap().to_owned();
    let reference = case.trim_start_matches("/case/");
    // Before it leaves, with a mailbox and without.
    look(&case);
    look(&format!("{case}/send"));
    browser.post(
        "/me/account",
        &[("from", "ada@example.org"), ("server", "smtp.example.org")],
    );
    look(&format!("{case}/send"));
    // And after: a case that is late, an answer that lacks something, a refusal.
    let run = |arguments: &[&str]| door.run(&[arguments, &["--today", "2026-11-26"]].concat());
    run(&[
        "record",
        reference,
        "sent",
        "--by",
        "email",
        "--on",
        "2026-11-26",
    ]);
    for below in ["", "/record", "/undo", "/forget", "/came", "/form"] {
        look(&format!("{case}{below}"));
    }
    run(&["record", reference, "refused", "--on", "2026-11-26"]);
    for below in ["", "/write/objection", "/write/complaint"] {
        look(&format!("{case}{below}"));
    }
    look("/");
    look("/days");
    // What cannot be has words, too.
    let wrong = browser.get("/case/ZZZZ-0000");
    hold(
        tongue,
        "a case that is not there",
        &wrong.answer,
        &mut faults,
    );
    faults
}

#[test]
fn no_page_is_in_english_for_whoever_reads_another_language() {
    let faults: Vec<String> = ["de", "fr", "es"]
        .iter()
        .flat_map(|tongue| walk(tongue))
        .collect();
    assert!(faults.is_empty(), "{}\n{}", faults.len(), faults.join("\n"));
}
