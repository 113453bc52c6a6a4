//! Could another engine keep the cases?
//!
//! SQLite is named by the engine of the tracker, by the directory, which is a file of its own, and by
//! what opens such files. No type of it stands in a public signature: whoever uses the tracker could not
//! tell which engine it has.

use std::collections::BTreeSet;

use super::source;

const MAY_NAME_SQLITE: [&str; 3] = ["database.rs", "tracker/sqlite/", "directory/"];
/// Words of its types, as they would stand in a signature.
const TYPES: [&str; 6] = [
    "rusqlite",
    "Connection",
    "Transaction",
    "Row<",
    "Statement",
    "ToSql",
];

/// The public items of a file, each up to the body of a function, and whole for a type.
fn public(code: &str) -> Vec<String> {
    let mut items = Vec::new();
    let mut lines = code.lines();
    while let Some(line) = lines.next() {
        if !line.trim_start().starts_with("pub ") {
            continue;
        }
        let is_type = ["enum ", "struct ", "trait "]
            .iter()
            .any(|word| line.contains(&format!("pub {word}")));
        let mut item = line.to_owned();
        let ends = |item: &str| {
            let last = item.lines().last().unwrap_or_default();
            match is_type {
                // A field of a type is public where it says so.
                true => last == "}" || last.ends_with(';'),
                false if line.contains("fn ") => last.ends_with(['{', ';']),
                false => last.ends_with(['{', ';', ',']),
            }
        };
        while !ends(&item) {
            let Some(next) = lines.next() else { break };
            // What is inside a type and not public is its own matter, but for the variants of an enum.
            if !is_type
                || line.contains("enum")
                || next.trim_start().starts_with("pub ")
                || next == "}"
            {
                item += "\n";
                item += next;
            }
        }
        items.push(item);
    }
    items
}

#[test]
fn sqlite_is_named_by_its_engine_alone_and_stands_in_no_public_signature() {
    let mut users = BTreeSet::new();
    let mut shown = Vec::new();
    let mut library = None;
    for file in source::files() {
        let (inside, code) = (file.name.as_str(), file.code());
        if inside == "lib.rs" {
            library = Some(code.clone());
        }
        let engine = code.contains("rusqlite");
        if engine {
            users.insert(inside.to_owned());
        }
        // What opens the files is private to the program.
        if inside == "database.rs" || !(engine || inside.starts_with("tracker/")) {
            continue;
        }
        let items = public(&code).into_iter();
        let items = items.filter(|item| TYPES.iter().any(|word| item.contains(word)));
        shown.extend(items.map(|item| format!("{inside}: {item}")));
    }
    let strangers: Vec<_> = users
        .iter()
        .filter(|user| !MAY_NAME_SQLITE.iter().any(|may| user.starts_with(may)))
        .collect();
    assert!(strangers.is_empty(), "{strangers:?} name SQLite");
    assert_eq!(shown, [] as [String; 0]);
    for may in MAY_NAME_SQLITE {
        let named = users.iter().any(|user| user.starts_with(may));
        assert!(named, "{may} no longer names it");
    }
    assert!(
        library.unwrap().contains("\nmod database;"),
        "it is public now"
    );
}

#[test]
fn a_public_item_is_read_to_its_end() {
    let code = "pub fn a(\n    b: &Connection,\n) -> C {\n    let d = 1;\n}\npub struct E {\n    f: Row<'a>,\n    pub g: H,\n}\npub(super) fn i(j: Row) {}\npub enum K {\n    L { m: rusqlite::Error },\n}\n";
    let items = public(code);
    assert_eq!(
        items,
        [
            "pub fn a(\n    b: &Connection,\n) -> C {",
            "pub struct E {\n    pub g: H,\n}",
            "pub enum K {\n    L { m: rusqlite::Error },\n}",
        ]
    );
}
