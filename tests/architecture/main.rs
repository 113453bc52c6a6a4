//! Does dependency run one way, and does each large library have one owner?
//!
//! Read from the source, so that the table cannot be left behind.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod doors;
mod engine;
mod files;
mod laws;
mod reads;
mod source;

use std::collections::{BTreeMap, BTreeSet};

/// Which modules a module may use; see the head of `src/lib.rs`.
const MAY_USE: [(&str, &[&str]); 17] = [
    ("shelf", &[]),
    ("spreadsheet", &[]),
    ("speech", &["shelf"]),
    ("database", &[]),
    ("law", &["shelf"]),
    ("request", &["law"]),
    ("letter", &["law", "request", "shelf"]),
    ("delivery", &["law", "request", "letter", "shelf"]),
    ("mailbox", &["delivery", "request", "shelf"]),
    (
        "directory",
        &["law", "request", "database", "shelf", "spreadsheet"],
    ),
    ("tracker", &["law", "request", "database"]),
    ("authority", &["law", "request", "shelf"]),
    ("reply", &["shelf"]),
    (
        "office",
        &[
            "shelf",
            "law",
            "request",
            "letter",
            "delivery",
            "directory",
            "mailbox",
            "tracker",
            "authority",
            "reply",
            "spreadsheet",
        ],
    ),
    (
        "wording",
        &["office", "speech", "law", "letter", "directory", "tracker"],
    ),
    (
        "web",
        &[
            "wording",
            "office",
            "speech",
            "shelf",
            "law",
            "request",
            "letter",
            "delivery",
            "directory",
            "mailbox",
            "tracker",
            "authority",
            "reply",
        ],
    ),
    (
        "cli",
        &[
            "web",
            "wording",
            "office",
            "speech",
            "shelf",
            "law",
            "request",
            "letter",
            "delivery",
            "directory",
            "mailbox",
            "tracker",
            "authority",
            "reply",
            "spreadsheet",
        ],
    ),
];

/// The modules that may name a library: one, but for SQLite, whose files two of them keep.
const OWNERS: &[(&str, &[&str])] = &[
    ("tera", &["letter"]),
    ("printpdf", &["delivery"]),
    ("lopdf", &["delivery"]),
    ("harfrust", &["delivery"]),
    ("subsetter", &["delivery"]),
    ("hayro", &["delivery"]),
    ("unicode_linebreak", &["delivery"]),
    ("hypher", &["delivery"]),
    ("flate2", &["delivery"]),
    ("qrcodegen", &["delivery"]),
    ("usvg", &["delivery"]),
    ("zune_jpeg", &["delivery"]),
    ("lettre", &["delivery"]),
    ("async_imap", &["mailbox"]),
    ("tokio", &["delivery", "mailbox", "web"]),
    ("tokio_rustls", &["delivery"]),
    ("rustls_native_certs", &["delivery"]),
    ("rusqlite", &["database", "directory", "tracker"]),
    ("axum", &["web"]),
    ("maud", &["web"]),
    ("clap", &["cli"]),
    ("dialoguer", &["cli"]),
    ("indicatif", &["cli"]),
    ("zip", &["office"]),
    ("age", &["office"]),
    ("etcetera", &["cli"]),
    ("rustix", &["cli"]),
    ("tempfile", &["cli", "database", "office", "tracker", "web"]),
    ("email_address", &["request"]),
    ("csv", &["directory", "office", "spreadsheet"]),
    ("encoding_rs", &["reply", "spreadsheet"]),
    ("serde_saphyr", &["directory"]),
    ("strsim", &["directory", "law"]),
    (
        "unicode_normalization",
        &[
            "directory",
            "law",
            "office",
            "reply",
            "request",
            "spreadsheet",
        ],
    ),
    ("clap_complete", &["cli"]),
    ("mail_parser", &["delivery", "reply"]),
    ("html5gum", &["reply"]),
    ("memchr", &["reply"]),
    ("fluent_bundle", &["speech"]),
];

/// The code of each module at the root.
fn modules() -> BTreeMap<String, String> {
    let mut modules = BTreeMap::<String, String>::new();
    for file in source::files() {
        let module = modules.entry(file.module().to_owned()).or_default();
        module.push_str(&file.code());
    }
    modules
}

/// The first names after `crate::`, also those in a group: `crate::{law::Place, letter}`.
fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let name = |text: &str| -> String {
            text.trim_start()
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect()
        };
        let Some(group) = rest.strip_prefix('{') else {
            used.insert(name(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (index, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' | ',' if depth == 0 => {
                    used.insert(name(&group[start..index]));
                    start = index + 1;
                    if character == '}' {
                        break;
                    }
                }
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    used.remove("");
    used
}

#[test]
fn modules_use_only_those_below_them() {
    let modules = modules();
    for (module, allowed) in MAY_USE {
        let used = used_modules(&modules[module]);
        let wrong: Vec<_> = used
            .iter()
            .filter(|used| *used != module && !allowed.contains(&used.as_str()))
            .collect();
        assert!(wrong.is_empty(), "`{module}` uses {wrong:?}");
    }
    let known: BTreeSet<&str> = MAY_USE
        .iter()
        .map(|(module, _)| *module)
        .chain(["lib", "main"])
        .collect();
    let found: BTreeSet<&str> = modules.keys().map(String::as_str).collect();
    assert_eq!(found, known, "a module is missing from the table");
}

/// What is written past `cli/screen.rs` could steer the terminal with words of others.
#[test]
fn one_file_alone_writes_to_the_terminal() {
    // The questions, which filter what they show, and one to the terminal itself.
    let allowed = [
        "cli/screen.rs",
        "cli/question.rs",
        "cli/terminal/enquiry.rs",
    ];
    let ways = [
        "anstream::stderr",
        "stderr().",
        "stderr(),",
        "stdout().lock",
        "anstream::stdout",
        "dialoguer",
        ".print()",
        "println!",
    ];
    let mut users = BTreeSet::new();
    for file in source::files() {
        let lines = file.text.lines();
        let code: String = lines
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        if ways.iter().any(|way| code.contains(way)) {
            users.insert(file.name);
        }
    }
    let wrong: Vec<_> = users
        .iter()
        .filter(|user| !allowed.contains(&user.as_str()))
        .collect();
    assert!(
        wrong.is_empty(),
        "{wrong:?} write to the terminal themselves"
    );
    assert!(
        users.contains("cli/screen.rs"),
        "the words to look for are others now"
    );
}

#[test]
fn each_large_library_has_its_owner() {
    let modules = modules();
    for &(library, owners) in OWNERS {
        let mut users = BTreeSet::new();
        for (module, code) in &modules {
            let named = code.match_indices(&format!("{library}::")).any(|(at, _)| {
                // `law::tera::` would be a module of ours with the library's name.
                !code[..at].ends_with([':', '_']) && !code[..at].ends_with(char::is_alphanumeric)
            });
            if named || code.contains(&format!("use {library}")) {
                users.insert(module.as_str());
            }
        }
        assert_eq!(
            users,
            owners.iter().copied().collect(),
            "who uses {library}"
        );
    }
}

/// With LIBSQLITE3_SYS_USE_PKG_CONFIG in the builder's environment the system's SQLite would be linked
/// in spite of the feature `bundled`, whose header says which one is ours.
#[test]
fn the_bundled_sqlite_is_the_one_that_is_linked() {
    let bundled = rusqlite::ffi::SQLITE_VERSION.to_str().unwrap();
    assert_eq!(rusqlite::version(), bundled);
    let source: String = rusqlite::Connection::open_in_memory()
        .unwrap()
        .query_row("select sqlite_source_id()", [], |row| row.get(0))
        .unwrap();
    let header = rusqlite::ffi::SQLITE_SOURCE_ID.to_str().unwrap();
    assert_eq!(source, header);
}

#[test]
fn the_group_of_a_use_is_read_name_by_name() {
    let code =
        "use crate::{law::{Place, Right}, letter::Letter, request};\nlet a = crate::cli::run();";
    let used: Vec<_> = used_modules(code).into_iter().collect();
    assert_eq!(used, ["cli", "law", "letter", "request"]);
}
