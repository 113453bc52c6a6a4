//! Tells cargo that the embedded folders are part of the program, and gathers the
//! names of the built-in companies, so that no start reads every record for them.

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
