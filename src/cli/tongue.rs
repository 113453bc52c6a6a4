//! Which language does the person at this screen read?

use std::ffi::OsString;

use super::locale;
use crate::{law::Language, speech::Tongue};

/// The one that was named, else that of the messages of this system. It is looked for before the arguments are parsed,
/// so that what is wrong with them is said in it. What a program reads is English whole, for it has sentences too.
pub fn of(arguments: &[OsString]) -> Tongue {
    let mut options = arguments.iter().take_while(|word| *word != "--");
    if options.any(|word| word == "--json") {
        return Tongue::default();
    }
    let named = named(arguments).or_else(|| locale::said("DATAWRIT_UI"));
    named
        .and_then(|named| called(&named))
        .or_else(|| Tongue::meant(&locale::of("LC_MESSAGES")?))
        .unwrap_or_default()
}

/// The language that the person reads, whatever reads what is said: a letter is the same with `--json`.
pub fn of_person(named: Option<Tongue>) -> Tongue {
    named
        .or_else(|| Tongue::meant(&locale::of("LC_MESSAGES")?))
        .unwrap_or_default()
}

/// The language of the screen that is meant so: by a locale, or by its name.
pub fn called(typed: &str) -> Option<Tongue> {
    let named = || Tongue::meant(Language::meant(typed).ok()?.primary());
    Tongue::meant(typed).or_else(named)
}

/// The value of `--ui`.
fn named(arguments: &[OsString]) -> Option<String> {
    let mut words = arguments.iter().map(|word| word.to_string_lossy());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        match word.strip_prefix("--ui") {
            Some("") => return words.next().map(|value| value.into_owned()),
            Some(rest) => {
                if let Some(value) = rest.strip_prefix('=') {
                    return Some(value.to_owned());
                }
            }
            None => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_found_in_arguments_of_any_kind() {
        for (typed, code) in [
            ("datawrit --ui de nonsense", "de"),
            ("datawrit list --ui=fr", "fr"),
            ("datawrit list --ui", "en"),
        ] {
            let words: Vec<OsString> = typed.split(' ').map(OsString::from).collect();
            let found = named(&words).and_then(|named| Tongue::meant(&named));
            assert_eq!(found.unwrap_or_default().code(), code, "{typed}");
        }
        let behind = ["datawrit", "write", "--", "--ui=de"].map(OsString::from);
        assert_eq!(named(&behind), None);
    }
}
