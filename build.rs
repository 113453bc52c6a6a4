//! Makes the folders of data part of the program, and prepares of them what no start should have to work out:
//! TOML as JSON, which is read in a fraction of the time, the names of the built-in companies and the places of
//! the built-in laws.

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

/// The folders whose files are looked up by their path, with the endings of those files.
const BUILT_IN: [(&str, &[&str]); 9] = [
    ("law", &["toml", "txt"]),
    ("templates", &["toml", "txt"]),
    ("recipients", &["toml"]),
    ("authorities", &["toml"]),
    ("layouts", &["toml"]),
    ("replies", &["toml"]),
    ("mailboxes", &["toml"]),
    ("licences", &["tsv", "txt"]),
    ("messages", &["ftl"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folders = BUILT_IN.map(|(folder, _)| folder);
    for folder in folders.into_iter().chain(["fonts", "colour"]) {
        println!("cargo::rerun-if-changed={folder}");
    }
    let names = names(Path::new("recipients"))?;
    #[expect(
        clippy::disallowed_methods,
        reason = "so cargo tells a build script its folder"
    )]
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    fs::write(Path::new(&out).join("names.tsv"), names)?;
    fs::write(Path::new(&out).join("built_in.rs"), built_in()?)?;
    let residences = residences(Path::new("law"))?;
    fs::write(Path::new(&out).join("residences.tsv"), residences)?;
    Ok(())
}

/// A static for each folder, as `src/shelf.rs` declares it.
fn built_in() -> Result<String, Box<dyn Error>> {
    let mut code = String::new();
    for (folder, endings) in BUILT_IN {
        let mut paths = Vec::new();
        gather(Path::new(folder), endings, &mut paths)?;
        let mut files = Vec::new();
        for path in paths {
            let mut text = fs::read_to_string(&path)?;
            if path.extension().is_some_and(|end| end == "toml") {
                let table: Table = text
                    .parse()
                    .map_err(|error| format!("{}: {error}", path.display()))?;
                text = serde_json::to_string(&table)?;
            }
            let inside = path.strip_prefix(folder)?.to_string_lossy();
            files.push((inside.replace('\\', "/"), text));
        }
        // Looked up by halves.
        files.sort();
        let name = folder.to_uppercase();
        writeln!(
            code,
            "pub static {name}: BuiltIn = BuiltIn {{ name: {folder:?}, files: &{files:?} }};"
        )?;
    }
    Ok(code)
}

fn gather(folder: &Path, endings: &[&str], paths: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, endings, paths)?;
        } else if path
            .extension()
            .is_some_and(|end| endings.iter().any(|ending| end == *ending))
        {
            paths.push(path);
        }
    }
    Ok(())
}

/// A line for each law file: its path below `folder`, whether it is meant only when it is named, and the codes of the
/// places whose people it protects.
fn residences(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut paths = Vec::new();
    gather(folder, &["toml"], &mut paths)?;
    paths.sort();
    let mut residences = String::new();
    for path in paths {
        let law: Table = fs::read_to_string(&path)?.parse()?;
        let Some(several) = law.get("residence").and_then(Value::as_array) else {
            continue;
        };
        let inside = path.strip_prefix(folder)?.to_string_lossy();
        residences.push_str(&inside.replace('\\', "/"));
        let named = law.get("only-when-named").and_then(Value::as_bool);
        residences.push_str(match named {
            Some(true) => "\tonly-when-named",
            _ => "\tusual",
        });
        let places = several
            .iter()
            .filter_map(|one| one.get("places")?.as_array())
            .flatten();
        for place in places.filter_map(Value::as_str) {
            write!(residences, "\t{}", place.to_ascii_uppercase())?;
        }
        residences.push('\n');
    }
    Ok(residences)
}

/// A line for each name: the company's id, what the name is to it, the name.
///
/// What is wrong with a record is the program's to tell, and that of its tests.
fn names(folder: &Path) -> Result<String, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let mut names = String::new();
    for file in files {
        let path = file.path();
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let Ok(record) = fs::read_to_string(&path)?.parse::<Table>() else {
            continue;
        };
        if !record.contains_key("as-of") {
            return Err(format!(
                "recipients/{id}.toml does not say of when it is: as-of = 2019-03-19, or \"unknown\""
            )
            .into());
        }
        let mut add = |kind: &str, name: Option<&Value>| -> Result<(), Box<dyn Error>> {
            match name {
                Some(Value::String(name)) => writeln!(names, "{id}\t{kind}\t{name}")?,
                Some(Value::Array(several)) => {
                    for name in several.iter().filter_map(Value::as_str) {
                        writeln!(names, "{id}\t{kind}\t{name}")?;
                    }
                }
                _ => {}
            }
            Ok(())
        };
        add("legal", record.get("name"))?;
        add("trading", record.get("trading-names"))?;
        add("website", record.get("website"))?;
        add("domain", record.get("domains"))?;
        add("former", record.get("former-ids"))?;
        let products = record.get("product").and_then(Value::as_array);
        for product in products.into_iter().flatten() {
            for key in ["name", "word", "also"] {
                add("product", product.get(key))?;
            }
        }
    }
    Ok(names)
}
