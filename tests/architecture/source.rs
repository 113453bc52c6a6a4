//! The source of the program, read for every test of its structure.

use std::{
    fs,
    path::{Path, PathBuf},
};

use syn::Attribute;

/// A file of the source.
pub struct Source {
    /// Its path below `src`.
    pub name: String,
    pub text: String,
}

impl Source {
    /// The module at the root that it belongs to: `law` for `law/place.rs`.
    pub fn module(&self) -> &str {
        let first = self.name.split('/').next().unwrap();
        first.trim_end_matches(".rs")
    }

    /// The text line by line, without comments: a path in one may point anywhere. What looks like a
    /// comment within a string is gone too.
    pub fn code(&self) -> String {
        let lines = self.text.lines();
        lines
            .map(|line| line.split("//").next().unwrap().to_owned() + "\n")
            .collect()
    }
}

/// Every file, in no order.
pub fn files() -> Vec<Source> {
    fn add(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    add(&root, &mut found);
    let read = |path: PathBuf| Source {
        name: path
            .strip_prefix(&root)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned(),
        text: fs::read_to_string(&path).unwrap(),
    };
    found.into_iter().map(read).collect()
}

/// Whether an item is there for tests alone.
pub fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("test")
            || attribute.path().is_ident("cfg")
                && attribute
                    .meta
                    .require_list()
                    .is_ok_and(|list| list.tokens.to_string() == "test")
    })
}
