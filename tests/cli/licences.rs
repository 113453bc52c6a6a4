//! What ships with the program: the notices of everything in it.

use std::{collections::BTreeSet, fs, path::Path};

use super::Home;

fn read(inside: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(inside)).unwrap()
}

/// Name and version in each line of a table, without its head.
fn named(table: &str) -> BTreeSet<(String, String)> {
    let rows = table.lines().skip(1);
    rows.map(|row| {
        let mut cells = row.split('\t').map(str::to_owned);
        (cells.next().unwrap(), cells.next().unwrap())
    })
    .collect()
}

#[test]
fn every_crate_of_the_lock_file_is_told_or_known_not_to_be_linked() {
    let lock: toml::Table = read("Cargo.lock").parse().unwrap();
    let locked: BTreeSet<(String, String)> = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        // The program itself has no source.
        .filter(|package| package.get("source").is_some())
        .map(|package| ["name", "version"].map(|key| package[key].as_str().unwrap().to_owned()))
        .map(|[name, version]| (name, version))
        .collect();
    let linked = named(&read("licences/linked.tsv"));
    let not_linked = named(&read("licences/not-linked.tsv"));
    let told: BTreeSet<_> = linked.union(&not_linked).cloned().collect();
    let missing: Vec<_> = locked.difference(&told).collect();
    assert!(missing.is_empty(), "run licences/build.py: {missing:?}");
    // What is told and not locked is no crate, or one that is no longer used.
    let other: Vec<_> = told
        .difference(&locked)
        .map(|(name, _)| name.as_str())
        .collect();
    let parts = [
        "CoatedFOGRA39.icc",
        "Noto Serif",
        "Rust standard library",
        "SQLite",
    ];
    for part in parts {
        assert!(other.contains(&part), "{part} is not told");
    }
    let stale: Vec<_> = other
        .into_iter()
        .filter(|name| locked.iter().any(|(locked, _)| locked == name) || !is_part(name))
        .collect();
    assert!(stale.is_empty(), "run licences/build.py: {stale:?}");
}

/// Whether this is no crate: those have neither capitals nor spaces, but for some.
fn is_part(name: &str) -> bool {
    name.chars().any(char::is_uppercase)
}

#[test]
fn every_part_has_a_text_and_every_text_a_part() {
    let table = read("licences/linked.tsv");
    let mut used = BTreeSet::new();
    for row in table.lines().skip(1) {
        let texts = row.split('\t').nth(3).unwrap();
        let mut said = String::new();
        for text in texts.split(' ') {
            said += &read(&format!("licences/texts/{text}.txt"));
            used.insert(format!("{text}.txt"));
        }
        assert!(said.len() > 150, "{row}");
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("licences/texts");
    let kept: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(kept, used);
}

#[test]
fn the_notices_ship_with_the_program() {
    let home = Home::new();
    let said = |arguments: &[&str]| {
        let output = home.output(arguments);
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let list = said(&["licences"]);
    assert_eq!(
        list.lines().count(),
        read("licences/linked.tsv").lines().count() - 1
    );
    let full = said(&["licences", "--full"]);
    for text in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("licences/texts")).unwrap()
    {
        let text = fs::read_to_string(text.unwrap().path()).unwrap();
        assert!(full.contains(&text), "{text:.80}");
    }
    for own in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(full.contains(read(own).trim_end()), "{own}");
    }
    let font = said(&["licences", "noto serif"]);
    assert!(
        font.starts_with("Noto Serif 2.004 (OFL-1.1)\n"),
        "{font:.80}"
    );
    assert!(font.contains("SIL OPEN FONT LICENSE"));
    let json = home.json(&["licences", "coatedfogra39.icc", "--json"]);
    assert_eq!(json[0]["licence"], "Adobe Color Profile Bundling Agreement");
    assert!(
        json[0]["texts"][0]
            .as_str()
            .unwrap()
            .contains("ADOBE SYSTEMS INCORPORATED")
    );
    assert_eq!(
        home.refusal(&["licences", "openssl"]),
        (
            "error: no part of the program is called `openssl`\n\
             hint: `datawrit licences` lists the parts\n"
                .to_owned(),
            2
        )
    );
}
