//! The words that stand in a hint for the person's own. Typed as they were printed they would stand in a letter.

use crate::speech::{Speech, Tongue, Value, say};

/// The hints that print a flag with such a word behind it.
const HINTS: [&str; 6] = [
    "hints-say-given",
    "hints-say-missing",
    "write-add-child",
    "write-formality-reason",
    "write-withdraws-everything",
    "write-name-controller",
];

/// What is typed behind these stands in a letter as it is, so that a word of theirs is none however it is written, and
/// behind the other of them, too.
const SAID: [&str; 2] = ["--given", "--missing"];

/// What else a hint prints such a word behind; the name of a company stands behind none.
const OTHERS: [Option<&str>; 5] = [
    Some("--reason"),
    Some("--item"),
    Some("--product"),
    Some("--child"),
    None,
];

/// Whether a hint prints these words behind the flag, or, without one, as the name of a company; in any language of the
/// screen, for it may have been copied from another.
pub fn is_one(flag: Option<&str>, words: &str) -> bool {
    let words = words.trim();
    let is_said = flag.is_some_and(|flag| SAID.contains(&flag));
    let in_capitals = !words.chars().any(char::is_lowercase);
    // They are printed in capitals: what people say for themselves is seldom, and asks no message.
    if !is_said && !in_capitals {
        return false;
    }
    let speeches = Tongue::known().into_iter().map(Speech::new);
    // What else the hints say does not matter here.
    let given = ["law", "provision", "right", "product"].map(|name| (name, Value::from("")));
    let mut hints = speeches.flat_map(|speech| HINTS.map(|hint| speech.say(hint, &given)));
    let same = |printed: &str| printed.to_lowercase() == words.to_lowercase();
    hints.any(|hint| {
        if !is_said {
            return behind(flag, &hint).is_some_and(|printed| printed == words);
        }
        let mut said = SAID.iter().filter_map(|flag| behind(Some(flag), &hint));
        let mut others = OTHERS.iter().filter_map(|flag| behind(*flag, &hint));
        said.any(same) || in_capitals && others.any(|printed| printed == words)
    })
}

/// What a hint prints behind a flag: in quotation marks, or one word of capitals.
fn behind<'a>(flag: Option<&str>, hint: &'a str) -> Option<&'a str> {
    let Some(flag) = flag else {
        return quoted(hint.split_once("datawrit write ")?.1.split_once(" '")?.1);
    };
    let rest = hint.split_once(&format!("{flag} "))?.1;
    match rest.strip_prefix('\'') {
        Some(rest) => quoted(rest),
        None => rest
            .split(|letter: char| !letter.is_uppercase())
            .next()
            .filter(|word| !word.is_empty()),
    }
}

fn quoted(rest: &str) -> Option<&str> {
    Some(rest.split_once('\'')?.0)
}

/// That the words are not the person's.
pub fn refused(words: &str) -> String {
    say!("faults-placeholder", words = words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_hint_prints_is_known_in_every_language_and_nothing_else_is() {
        for (flag, words) in [
            (Some("--given"), "WHAT YOU SAY"),
            (Some("--given"), "WAS SIE SAGEN"),
            (Some("--given"), "CE QUE VOUS DITES"),
            (Some("--given"), "LO QUE DICE"),
            (Some("--given"), "what you say"),
            (Some("--given"), "Was Sie sagen"),
            (Some("--given"), "POINTS"),
            (Some("--missing"), "POINTS"),
            (Some("--missing"), "points"),
            (Some("--missing"), "What You Say"),
            (Some("--missing"), "WHY"),
            (Some("--reason"), "WHY"),
            (Some("--reason"), "POR QUÉ"),
            (Some("--item"), "WAS"),
            (Some("--product"), "NAME"),
            (Some("--child"), "NOMBRE"),
            (None, "NAME"),
        ] {
            assert!(is_one(flag, words), "{flag:?} {words}");
        }
        for (flag, words) in [
            (Some("--missing"), "copy"),
            (Some("--missing"), "name"),
            (Some("--given"), "what you say is wrong"),
            (Some("--reason"), "why"),
            (Some("--reason"), "WHY NOT"),
            (Some("--child"), "Karl"),
            (None, "Example"),
        ] {
            assert!(!is_one(flag, words), "{flag:?} {words}");
        }
    }
}
