//! What do the rooms below say, in the language of the person?
//!
//! An error, a reason or a way out is made of English words where it arises: so logs, JSON and documents have it. Here
//! such a sentence is found by its pattern, in `messages/en/retold.ftl`, and said by the message of the same name; what
//! stands in its gaps may be such a sentence again. What has no pattern stays as it is.

use std::{cmp::Reverse, collections::BTreeMap, sync::LazyLock};

use fluent_bundle::FluentArgs;

use super::{Speech, Tongue, Value};
use crate::shelf::built_in::MESSAGES;

/// The longest sentence that is looked for, in bytes.
const LONGEST: usize = 2_000;

/// How deep a sentence can stand in others.
const DEEPEST: usize = 4;

/// What separates two sentences, or a sentence from what it is about.
const BETWEEN: [&str; 2] = ["; ", ": "];

/// An English sentence with gaps.
struct Pattern {
    /// The name of its message.
    name: &'static str,
    begins: &'static str,
    /// Each gap, and the words behind it.
    gaps: Vec<(&'static str, &'static str)>,
}

/// All of them; those of most words first, for a sentence can fit a general one too.
static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let text = MESSAGES.text("en/retold.ftl").unwrap_or_default();
    let mut patterns: Vec<Pattern> = text.lines().filter_map(Pattern::read).collect();
    patterns.sort_by_key(|pattern| Reverse(pattern.words()));
    patterns
});

/// What the help of the command line says in English, each with the name of its message.
static HELP: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let files = ["en/help.ftl", "en/options.ftl"];
    let texts = files.iter().filter_map(|file| MESSAGES.text(file));
    let lines = texts.flat_map(str::lines);
    let read = |line: &'static str| line.split_once(" = ").map(|(name, words)| (words, name));
    lines.filter_map(read).collect()
});

impl Pattern {
    /// `retold-unread = { $path } cannot be read: { $why }`
    fn read(line: &'static str) -> Option<Pattern> {
        let (name, words) = line.split_once(" = ")?;
        let mut parts = words.split("{ $");
        let begins = parts.next()?;
        let gaps = parts
            .map(|part| part.split_once(" }"))
            .collect::<Option<_>>()?;
        Some(Pattern { name, begins, gaps })
    }

    fn words(&self) -> usize {
        let behind = self.gaps.iter().map(|(_, words)| words.len());
        self.begins.len() + behind.sum::<usize>()
    }

    /// What stands in the gaps, where the sentence is one of these.
    fn filled<'w>(&self, sentence: &'w str) -> Option<Vec<(&'static str, &'w str)>> {
        filled(&self.gaps, sentence.strip_prefix(self.begins)?)
    }
}

fn filled<'w>(
    gaps: &[(&'static str, &'static str)],
    rest: &'w str,
) -> Option<Vec<(&'static str, &'w str)>> {
    let Some(((gap, behind), others)) = gaps.split_first() else {
        return rest.is_empty().then(Vec::new);
    };
    if others.is_empty() {
        return Some(vec![(*gap, rest.strip_suffix(behind)?)]);
    }
    rest.match_indices(behind).find_map(|(at, _)| {
        let mut found = filled(others, rest.get(at + behind.len()..)?)?;
        found.insert(0, (*gap, rest.get(..at)?));
        Some(found)
    })
}

impl Speech {
    /// An English sentence of the rooms below, in this language where it has it; a line each.
    pub fn retold(&self, words: &str) -> String {
        if self.tongue == Tongue::default() {
            return words.to_owned();
        }
        self.retold_with(words, &|_, _| None)
    }

    /// The same, where `named` says again what stands in a gap of this name and is no sentence: in English, too, which
    /// has words of its own for a day.
    pub fn retold_with(&self, words: &str, named: &dyn Fn(&str, &str) -> Option<String>) -> String {
        if words.len() > LONGEST {
            return words.to_owned();
        }
        let lines = words.split('\n').map(|line| {
            let words = line.trim_start();
            let indent = line.strip_suffix(words).unwrap_or_default();
            match self.said_again(words, "", DEEPEST, named) {
                Some(said) => format!("{indent}{said}"),
                None => line.to_owned(),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A text of the help of the command line, in this language where it has it.
    pub fn help(&self, words: &str) -> Option<String> {
        self.said(HELP.get(words)?, &FluentArgs::new())
    }

    /// What stands in a gap, or a whole sentence, whose gap has no name.
    fn said_again(
        &self,
        words: &str,
        gap: &str,
        deep: usize,
        named: &dyn Fn(&str, &str) -> Option<String>,
    ) -> Option<String> {
        let deep = deep.checked_sub(1)?;
        if words.is_empty() {
            return None;
        }
        let again = |words: &str, gap: &str| self.said_again(words, gap, deep, named);
        if let Some((pattern, held)) = PATTERNS
            .iter()
            .find_map(|pattern| Some((pattern, pattern.filled(words)?)))
        {
            let mut given = FluentArgs::new();
            for (gap, held) in held {
                let value = match held.parse::<u64>() {
                    // What is counted has its forms.
                    Ok(number) if gap == "count" => Value::from(number),
                    _ => Value::from(again(held, gap).unwrap_or_else(|| held.to_owned())),
                };
                given.set(gap, value.0);
            }
            return self.said(pattern.name, &given);
        }
        if let Some(said) = named(gap, words) {
            return Some(said);
        }
        BETWEEN.iter().find_map(|between| {
            let (first, second) = words.split_once(between)?;
            let (said, then) = (again(first, gap), again(second, gap));
            (said.is_some() || then.is_some()).then(|| {
                let said = said.unwrap_or_else(|| first.to_owned());
                said + between + &then.unwrap_or_else(|| second.to_owned())
            })
        })
    }
}
