//! Does what can be done know nothing of the doors?
//!
//! A page in a browser has no flags, and nobody types into it: what stands below the doors asks nobody,
//! prints nothing, waits for nothing and names no flag and no command.

use syn::{
    Attribute, ImplItemFn, ItemFn, ItemMod, LitStr,
    visit::{self, Visit},
};

use super::source::{self, Source, is_of_tests};

/// The modules below the doors.
const BELOW: [&str; 9] = [
    "wording",
    "office",
    "law",
    "request",
    "letter",
    "tracker",
    "directory",
    "authority",
    "mailbox",
];

/// What asks, prints, draws, waits, or looks at what only a door has.
const OF_A_DOOR: [&str; 14] = [
    "clap::",
    "dialoguer",
    "indicatif",
    "anstream",
    "anstyle",
    "print!(",
    "println!(",
    "stdin()",
    "stdout()",
    "stderr()",
    "thread::sleep",
    "Instant::now",
    "env::",
    "terminal_size",
];

/// The strings of a file, but for its documentation and its tests.
#[derive(Default)]
pub struct Strings(pub Vec<String>);

impl Strings {
    fn read_words(&mut self, words: proc_macro2::TokenStream) {
        for word in words {
            match word {
                proc_macro2::TokenTree::Group(group) => self.read_words(group.stream()),
                proc_macro2::TokenTree::Literal(literal) => {
                    if let Ok(text) = syn::parse_str::<LitStr>(&literal.to_string()) {
                        self.0.push(text.value());
                    }
                }
                _ => {}
            }
        }
    }
}

impl Visit<'_> for Strings {
    fn visit_lit_str(&mut self, text: &LitStr) {
        self.0.push(text.value());
    }

    fn visit_macro(&mut self, call: &syn::Macro) {
        self.read_words(call.tokens.clone());
    }

    fn visit_item_mod(&mut self, item: &ItemMod) {
        if !is_of_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &ItemFn) {
        if !is_of_tests(&item.attrs) {
            visit::visit_item_fn(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &ImplItemFn) {
        if !is_of_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    /// The words of an error stand in an attribute; documentation does too, and is no string here.
    fn visit_attribute(&mut self, attribute: &Attribute) {
        if attribute.path().is_ident("error")
            && let syn::Meta::List(list) = &attribute.meta
        {
            self.read_words(list.tokens.clone());
        }
    }
}

/// `--again`, "`datawrit send`".
fn names_a_door(text: &str) -> bool {
    let flag = text.match_indices("--").any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + 2..].chars().next();
        before.is_none_or(|before| !before.is_alphanumeric() && before != '-')
            && after.is_some_and(|after| after.is_ascii_lowercase())
    });
    flag || text.contains("`datawrit ")
}

/// The files below the doors.
fn files() -> impl Iterator<Item = Source> {
    source::files().into_iter().filter(|file| {
        // What writes the schemas and makes homes for the tests is one of them.
        BELOW.contains(&file.module())
            && !["office/schema.rs", "office/scratch.rs"].contains(&file.name.as_str())
    })
}

#[test]
fn nothing_below_the_doors_asks_prints_or_waits() {
    for file in files() {
        // Up to the tests, which stand at the end.
        let code = file.code();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (number, code) in code.lines().enumerate() {
            for word in OF_A_DOOR {
                assert!(
                    !code.contains(word),
                    "src/{}, line {}: `{word}`",
                    file.name,
                    number + 1
                );
            }
        }
    }
}

#[test]
fn no_sentence_below_the_doors_names_a_flag_or_a_command() {
    let mut strings = 0;
    for Source { name, text } in files() {
        let mut read = Strings::default();
        read.visit_file(&syn::parse_file(&text).unwrap());
        strings += read.0.len();
        for text in read.0 {
            assert!(!names_a_door(&text), "src/{name}: {text:?}");
        }
    }
    assert!(strings > 1000, "only {strings} strings were read");
    assert!(names_a_door("add --name") && names_a_door("`datawrit list` shows them"));
    assert!(!names_a_door("a -- b, ---") && !names_a_door("no --, at all"));
}
