//! Do the pages for people who work on the program say what is there?

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use datawrit::law::{Ask, Place, Right, Statutes};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The numbers of the pages follow each other, each page has its title and its day, and
/// `CONTRIBUTING.md` lists it under that title.
#[test]
fn decisions_are_numbered_dated_and_listed() {
    let mut pages: Vec<String> = fs::read_dir(root().join("docs/decisions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    pages.sort();
    assert!(
        pages.len() > 30,
        "only {} decisions were found",
        pages.len()
    );
    let contributing = read("CONTRIBUTING.md");
    let mut day_before = String::new();
    for (number, page) in (1..).zip(&pages) {
        assert!(
            page.starts_with(&format!("{number:04}-")),
            "{page} is not the next number"
        );
        let text = read(Path::new("docs/decisions").join(page));
        let mut lines = text.lines();
        let title = lines.next().unwrap().strip_prefix(&format!("# {number}. "));
        let title = title.unwrap_or_else(|| panic!("{page} does not begin with its number"));
        let day = lines.nth(1).unwrap_or_default();
        assert!(
            day.parse::<chrono::NaiveDate>().is_ok(),
            "{page} has no day: {day}"
        );
        assert!(*day >= *day_before, "{page} is older than the one before");
        day_before = day.to_owned();
        let listed = format!("- [{title}](docs/decisions/{page})\n");
        assert!(contributing.contains(&listed), "not listed: {listed}");
    }
    let links = contributing.matches("](docs/decisions/0").count();
    assert_eq!(
        links,
        pages.len(),
        "CONTRIBUTING.md lists pages that are not there"
    );
}

/// Each library has its reason in the table of `CONTRIBUTING.md`, and none stands there that is gone.
#[test]
fn every_dependency_has_its_reason() {
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let unix = &manifest["target"]["cfg(unix)"];
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let wanted: BTreeSet<String> = kinds
        .iter()
        .filter_map(|kind| manifest.get(*kind))
        .chain(kinds.iter().filter_map(|kind| unix.get(*kind)))
        .flat_map(|table| table.as_table().unwrap().keys().cloned())
        .collect();
    assert!(wanted.len() > 50, "{wanted:?}");
    let contributing = read("CONTRIBUTING.md");
    let table = contributing.split("| crate | because |").nth(1).unwrap();
    let rows = table
        .lines()
        .skip(2)
        .take_while(|line| line.starts_with('|'));
    let reasoned: BTreeSet<String> = rows
        .flat_map(|row| row.split('|').nth(1).unwrap().split(", "))
        .flat_map(|names| names.split(" with "))
        .map(|name| name.trim().to_owned())
        .collect();
    assert_eq!(wanted, reasoned);
}

/// What stands in backticks and is a path: `law::Citation`, `src/shelf.rs`, `law/counting.toml`.
fn paths(text: &str) -> Vec<&str> {
    let mut fenced = false;
    let mut found = Vec::new();
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if !fenced {
            found.extend(line.split('`').skip(1).step_by(2));
        }
    }
    found.retain(|path| {
        let plain = |c: char| c.is_alphanumeric() || "_-./:".contains(c);
        path.chars().all(plain)
            && !path.contains("//")
            && (path.contains("::") || path.contains('/'))
    });
    found
}

/// The source of a module, `src/law.rs` and all of `src/law/`.
fn module(name: &str) -> String {
    fn add(path: &Path, text: &mut String) {
        if path.is_dir() {
            for entry in fs::read_dir(path).unwrap() {
                add(&entry.unwrap().path(), text);
            }
        } else if path.is_file() {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let mut text = String::new();
    let source = root().join("src");
    add(&source.join(name), &mut text);
    add(&source.join(format!("{name}.rs")), &mut text);
    text
}

/// Whether a source declares a public item of this name.
fn declares(source: &str, name: &str) -> bool {
    let kinds = ["struct", "enum", "trait", "type", "fn", "mod", "const"];
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    source.lines().map(str::trim_start).any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        line.starts_with("pub")
            && words.windows(2).any(|pair| {
                kinds.contains(&pair[0]) && pair[1].strip_prefix(name).is_some_and(ends)
            })
    })
}

#[test]
fn what_the_pages_name_is_there() {
    let mut wrong = Vec::new();
    for page in ["docs/glossary.md", "docs/architecture.md"] {
        let text = read(page);
        let paths = paths(&text);
        assert!(
            paths.len() > 20,
            "only {} paths were found in {page}",
            paths.len()
        );
        for path in paths {
            let found = if let Some((first, rest)) = path.split_once("::") {
                let source = module(first);
                rest.split("::").all(|name| declares(&source, name))
            } else {
                root().join(path).exists()
            };
            if !found {
                wrong.push(format!("{page}: `{path}` does not exist"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The blocks of TOML in a page.
fn blocks(page: &str) -> Vec<&str> {
    let blocks = page.split("\n```toml\n").skip(1);
    blocks
        .filter_map(|block| block.split("\n```").next())
        .collect()
}

/// Whoever copies the statute and the case of `law/README.md` has a statute and a case that pass.
#[test]
fn the_statute_that_the_page_on_the_law_shows_is_taken_as_it_stands() {
    let page = read("law/README.md");
    let (statute, case) = match blocks(&page)[..] {
        [statute, case] => (statute, case.parse::<toml::Table>().unwrap()),
        ref other => panic!("{} blocks", other.len()),
    };
    let own = tempfile::tempdir().unwrap();
    fs::create_dir(own.path().join("xx")).unwrap();
    fs::write(own.path().join("xx/xx-example.toml"), statute).unwrap();
    let statutes = Statutes::open(Some(own.path())).unwrap();
    let case = &case["case"][0];
    let cell = |key: &str| case[key].to_string().trim_matches('"').to_owned();
    let place: Place = cell("place").parse().unwrap();
    let received = cell("received").parse().unwrap();
    let statute = statutes.for_residence(&place, received).unwrap();
    assert_eq!(statute.id, "xx-example");
    let countings = statutes.countings().unwrap();
    let grounds = statute
        .grounds(Right::Portability, received, countings)
        .unwrap();
    assert_eq!(grounds.rights, [Right::Access]);
    let clock = grounds
        .clocks
        .iter()
        .find(|clock| clock.id == cell("clock"))
        .unwrap();
    let ask = Ask::plain(received, Some(&place), statutes.calendars().unwrap());
    let found = clock.deadline(ask).unwrap();
    let found = (found.nominal.to_string(), found.due.to_string());
    assert_eq!(found, (cell("nominal"), cell("due")));
}

/// A key that a law file has and the page on the law does not explain would be copied without being understood.
#[test]
fn every_key_of_a_law_file_is_explained() {
    /// `unnamed`: how many tables deep the keys are letters, places, languages or texts.
    fn keys(value: &toml::Value, unnamed: usize, found: &mut BTreeSet<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, value) in table {
                    if unnamed > 0 {
                        keys(value, unnamed - 1, found);
                        continue;
                    }
                    found.insert(key.clone());
                    let below = match key.as_str() {
                        "grounds" | "customary-language" | "matter" | "name" | "words" => 1,
                        "said" => 2,
                        _ => 0,
                    };
                    keys(value, below, found);
                }
            }
            toml::Value::Array(values) => {
                for value in values {
                    keys(value, unnamed, found);
                }
            }
            _ => {}
        }
    }
    fn files(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "toml")
            {
                let table: toml::Table = fs::read_to_string(&path).unwrap().parse().unwrap();
                keys(&table.into(), 0, found);
            }
        }
    }
    let page = read("law/README.md");
    let mut found = BTreeSet::new();
    files(&root().join("law"), &mut found);
    assert!(found.len() > 40, "{found:?}");
    // In backticks or in the sample: `version` of `[[right.version]]`, `title`.
    let mut code = blocks(&page).join(" ");
    for line in page.lines().filter(|line| !line.starts_with("```")) {
        code.extend(
            line.split('`')
                .skip(1)
                .step_by(2)
                .flat_map(|word| [" ", word]),
        );
    }
    let words: BTreeSet<&str> = code
        .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && !"-_".contains(c))
        .collect();
    found.retain(|key| !words.contains(key.as_str()));
    assert!(found.is_empty(), "law/README.md does not explain {found:?}");
}

/// The pages of the project, those in its folders too.
fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            // What is built or brought by others is not a page of ours.
            if !name.starts_with('.') && name != "target" && name != "licences" {
                pages(&path, found);
            }
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let mut found = Vec::new();
    pages(&root(), &mut found);
    let (mut links, mut wrong) = (0, Vec::new());
    for page in &found {
        let text = fs::read_to_string(page).unwrap();
        let targets = text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            links += 1;
            let file = target.split('#').next().unwrap_or_default();
            if !file.is_empty() && !page.parent().unwrap().join(file).exists() {
                wrong.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(
        found.len() > 40 && links > 50,
        "{} pages, {links} links",
        found.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
/// Types that share a name, and what each of them is. A new pair wants a better name and not a line here.
const SHARED: &[(&str, &str)] = &[
    (
        "Product",
        "what a record says of a product, and what a letter says of the same one",
    ),
    (
        "Dispatch",
        "with what a mail leaves, and whether a letter has left",
    ),
    (
        "Fault",
        "what went wrong with a mail server, and what is not as it was recorded",
    ),
    ("Kind", "of a channel, and of an error"),
    (
        "Notice",
        "what a verb has to say, and what became of a notice that the recipient needs longer",
    ),
    ("Page", "a page as text, and how a person has pages set"),
    (
        "Record",
        "what is known of a company, and what a ledger keeps",
    ),
    ("Way", "to reach a company, and by which a letter travels"),
];

/// The types of a file, or of the files of a folder, with the file.
fn types(path: &Path, found: &mut Vec<(String, String)>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            types(&entry.unwrap().path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        let file = path.strip_prefix(root().join("src")).unwrap();
        for line in fs::read_to_string(path).unwrap().lines() {
            let words: Vec<&str> = line.split_whitespace().take(3).collect();
            if let ["pub", "struct" | "enum" | "trait" | "type", name] = words[..] {
                let end = name.find(|c: char| !c.is_alphanumeric());
                let name = &name[..end.unwrap_or(name.len())];
                found.push((name.to_owned(), file.to_string_lossy().into_owned()));
            }
        }
    }
}

/// Whoever looks for a name finds one room. A door's types are its own, and those of a verb of the office
/// are read with its name: `send::Order`. What the office gives to all verbs counts.
#[test]
fn a_type_has_its_name_for_itself() {
    let office = read("src/office/mod.rs");
    let shared: BTreeSet<&str> = office
        .lines()
        .filter(|line| line.starts_with("pub use"))
        .flat_map(|line| line.split(|c: char| !c.is_alphanumeric()))
        .collect();
    let mut found = Vec::new();
    types(&root().join("src"), &mut found);
    found.retain(|(name, file)| {
        let of_a_verb = file.starts_with("office/")
            && (file.matches('/').count() > 1 || !shared.contains(name.as_str()));
        !file.starts_with("cli/") && !of_a_verb
    });
    assert!(found.len() > 150, "only {} types were found", found.len());
    found.sort();
    let is_shared = |name: &String| SHARED.iter().any(|(shared, _)| shared == name);
    let wrong: Vec<String> = found
        .windows(2)
        .filter(|pair| pair[0].0 == pair[1].0 && !is_shared(&pair[0].0))
        .map(|pair| format!("`{}`: {} and {}", pair[0].0, pair[0].1, pair[1].1))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (shared, _) in SHARED {
        let times = found.iter().filter(|(name, _)| name == shared).count();
        assert!(
            times > 1,
            "`{shared}` is shared no longer: take it from the list"
        );
    }
}
