//! Tells cargo that the embedded folders are part of the program, and gathers the
//! names of the built-in companies and the places of the built-in laws, so that no start reads every file for them.

use std::{env, error::Error, fmt::Write, fs, path::Path};

use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    for folder in [
        "law",
        "templates",
        "recipients",
        "authorities",
        "fonts",
        "licences",
        "layouts",
        "colour",
    ] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let names = names(Path::new("recipients"))?;
    #[expect(
        clippy::disallowed_methods,
        reason = "so cargo tells a build script its folder"
    )]
    let out = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
    fs::write(Path::new(&out).join("names.tsv"), names)?;
    let mut residences = String::new();
    gather_residences(Path::new("law"), Path::new("law"), &mut residences)?;
    fs::write(Path::new(&out).join("residences.tsv"), residences)?;
    Ok(())
}

/// A line for each law file: its path below `root`, and the codes of the places whose people it protects.
fn gather_residences(
    root: &Path,
    folder: &Path,
    residences: &mut String,
) -> Result<(), Box<dyn Error>> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            gather_residences(root, &path, residences)?;
            continue;
        }
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let law: Table = fs::read_to_string(&path)?.parse()?;
        let Some(several) = law.get("residence").and_then(Value::as_array) else {
            continue;
        };
        let inside = path
            .strip_prefix(root)?
            .to_string_lossy()
            .replace('\\', "/");
        residences.push_str(&inside);
        let places = several
            .iter()
            .filter_map(|one| one.get("places")?.as_array())
            .flatten();
        for place in places.filter_map(Value::as_str) {
            write!(residences, "\t{}", place.to_ascii_uppercase())?;
        }
        residences.push('\n');
    }
    Ok(())
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
