//! Does any file use one that uses it?
//!
//! The source is parsed, and every path in it (in a `use`, in code, in the words of a macro) is followed
//! through re-exports to the file in which the name is made. A re-export by itself uses nothing: it is a
//! sign at the door. Methods are called without a path and cannot be seen here; their types can.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Attribute, Item, ItemUse, UseTree, Visibility,
    visit::{self, Visit},
};

use super::source::{self, Source, is_of_tests};

/// The segments of a path: `crate`, `law`, `Place`.
type Segments = Vec<String>;

/// A file of the source, which is a module.
#[derive(Default)]
struct File {
    /// Below `src`.
    name: String,
    /// What the file imports or re-exports, by the name it has here.
    names: BTreeMap<String, Segments>,
    /// Everything that is re-exported from here, by its path.
    globs: Vec<Segments>,
    /// Every path in the code.
    paths: Vec<Segments>,
}

/// The files by the path of their module: `["law", "place"]`.
type Files = BTreeMap<Segments, File>;

impl File {
    fn import(&mut self, tree: &UseTree, before: &Segments, signs: bool) {
        let with = |name: String| [before.as_slice(), &[name]].concat();
        match tree {
            UseTree::Path(path) => {
                self.import(&path.tree, &with(path.ident.to_string()), signs);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, signs);
                }
            }
            UseTree::Glob(_) => self.globs.push(before.clone()),
            UseTree::Name(name) if name.ident == "self" => {
                self.names
                    .insert(before.last().unwrap().clone(), before.clone());
            }
            UseTree::Name(name) => {
                let path = with(name.ident.to_string());
                if !signs {
                    self.paths.push(path.clone());
                }
                self.names.insert(name.ident.to_string(), path);
            }
            UseTree::Rename(rename) => {
                let path = with(rename.ident.to_string());
                if !signs {
                    self.paths.push(path.clone());
                }
                self.names.insert(rename.rename.to_string(), path);
            }
        }
    }

    /// `a::b::c` in the words of a macro.
    fn read_words(&mut self, words: TokenStream) {
        let mut path = Segments::new();
        let mut colons = 0;
        for word in words {
            match word {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.paths.push(std::mem::take(&mut path));
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
                TokenTree::Group(group) => {
                    self.paths.push(std::mem::take(&mut path));
                    colons = 0;
                    self.read_words(group.stream());
                }
                _ => {
                    self.paths.push(std::mem::take(&mut path));
                    colons = 0;
                }
            }
        }
        self.paths.push(path);
    }
}

impl Visit<'_> for File {
    fn visit_item(&mut self, item: &Item) {
        let attributes = match item {
            Item::Mod(item) => &item.attrs,
            Item::Fn(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            _ => &Vec::new(),
        };
        if !is_of_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        let signs = !matches!(item.vis, Visibility::Inherited);
        self.import(&item.tree, &Segments::new(), signs);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let segments = path.segments.iter();
        self.paths
            .push(segments.map(|segment| segment.ident.to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.read_words(call.tokens.clone());
    }

    /// A path in documentation leads a reader, and nothing else.
    fn visit_attribute(&mut self, _: &Attribute) {}
}

fn read() -> Files {
    let mut files = Files::new();
    for Source { name, text } in source::files() {
        let parts = name.trim_end_matches(".rs").split('/');
        let mut module: Segments = parts.map(str::to_owned).collect();
        if module.last().is_some_and(|last| last == "mod") || module == ["lib"] {
            module.pop();
        }
        let mut file = File {
            name,
            ..File::default()
        };
        file.visit_file(&syn::parse_file(&text).unwrap());
        files.insert(module, file);
    }
    files
}

/// The file in which a path of `module` ends; none where it leads out of the program or ends at a module.
fn leads_to<'a>(
    files: &'a Files,
    module: &[String],
    path: &[String],
    steps: usize,
) -> Option<&'a str> {
    let (first, rest) = path.split_first()?;
    // A name that leads to itself leads nowhere.
    let steps = steps.checked_sub(1)?;
    let parent = || module.split_last().map(|(_, parent)| parent.to_vec());
    let child = |of: &[String], name: &String| -> Option<Segments> {
        let child = [of, std::slice::from_ref(name)].concat();
        files.contains_key(&child).then_some(child)
    };
    let mut here = match first.as_str() {
        "crate" => Segments::new(),
        "self" => module.to_vec(),
        "super" => parent()?,
        _ => match (child(module, first), files[module].names.get(first)) {
            (Some(child), _) => child,
            // `use tera::Tera` in a module called `tera`.
            (None, Some(known)) if known != path => {
                let known = [known.as_slice(), rest].concat();
                return leads_to(files, module, &known, steps);
            }
            _ => return None,
        },
    };
    let mut rest = rest;
    while let Some((next, after)) = rest.split_first() {
        if next == "super" {
            here.pop()?;
        } else if let Some(child) = child(&here, next) {
            here = child;
        } else if let Some(known) = files[&here].names.get(next) {
            let known = [known.as_slice(), after].concat();
            return leads_to(files, &here, &known, steps);
        } else {
            let globs = files[&here].globs.iter();
            let found = globs
                .map(|glob| [glob.as_slice(), rest].concat())
                .find_map(|path| leads_to(files, &here, &path, steps));
            return found.or(Some(&files[&here].name));
        }
        rest = after;
    }
    None
}

/// Which files each file uses.
fn uses(files: &Files) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut uses = BTreeMap::new();
    for (module, file) in files {
        let used = file
            .paths
            .iter()
            .filter_map(|path| leads_to(files, module, path, 16))
            .filter(|used| *used != file.name);
        uses.insert(file.name.as_str(), used.collect());
    }
    uses
}

/// The shortest way from a file back to itself.
fn circle<'a>(uses: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> Option<Vec<&'a str>> {
    let mut ways = vec![vec![from]];
    let mut seen = BTreeSet::new();
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            for next in uses.get(way.last()?)? {
                if *next == from {
                    return Some(way);
                }
                if seen.insert(*next) {
                    longer.push([way.as_slice(), &[*next]].concat());
                }
            }
        }
        ways = longer;
    }
    None
}

#[test]
fn no_file_uses_one_that_uses_it() {
    let files = read();
    let uses = uses(&files);
    let mut circles: Vec<Vec<&str>> = Vec::new();
    for file in uses.keys() {
        let Some(mut circle) = circle(&uses, file) else {
            continue;
        };
        let first = circle.iter().enumerate().min_by_key(|(_, file)| **file);
        let first = first.unwrap().0;
        circle.rotate_left(first);
        if !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    let told: Vec<String> = circles.iter().map(|circle| circle.join(" -> ")).collect();
    assert!(
        circles.is_empty(),
        "{} circles:\n{}",
        told.len(),
        told.join("\n")
    );
}

/// The test above would pass if nothing were followed.
#[test]
fn names_are_followed_to_the_files_that_make_them() {
    let files = read();
    let uses = uses(&files);
    // By `use crate::{law::Place}`, which `law/mod.rs` re-exports.
    assert!(uses["request/address.rs"].contains("law/place.rs"));
    // By the name of a child.
    assert!(uses["cli/mod.rs"].contains("cli/screen.rs"));
    let known = uses.values().flatten().collect::<BTreeSet<_>>();
    let share = known.len() * 10 / files.len();
    assert!(share >= 8, "only {} of {}", known.len(), files.len());
}
