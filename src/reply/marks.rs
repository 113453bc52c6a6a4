//! How quotes, heads and signatures begin, by which a mail is cut.

use std::collections::HashMap;

/// How quotes begin in one language; folded.
#[derive(Debug, Default)]
pub(super) struct Quoting {
    pub wrote: Vec<String>,
    pub from: Vec<String>,
    pub sent: Vec<String>,
    pub subject: Vec<String>,
    pub original: Vec<String>,
    pub forwarded: Vec<String>,
    pub above: Vec<String>,
    pub disclaimer: Vec<String>,
    pub sign_off: Vec<String>,
    pub absence_subject: Vec<String>,
}

/// How quotes begin in any of the languages.
///
/// Every line of every mail is held against all of them, so that they lie by their first byte.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub from: Vec<String>,
    pub sent_or_subject: Vec<String>,
    pub original: Beginnings,
    pub forwarded: Beginnings,
    pub above: Beginnings,
    pub disclaimer: Beginnings,
    pub sign_off: Beginnings,
    /// Of each language.
    wrote: Vec<Vec<Wrote>>,
}

/// What says who wrote, at the end of a line, and within one.
#[derive(Debug)]
struct Wrote {
    word: String,
    between: String,
}

impl Marks {
    /// Gathers them.
    pub fn of<'a>(languages: impl Iterator<Item = &'a Quoting> + Clone) -> Marks {
        let all = |which: fn(&Quoting) -> &Vec<String>| -> Vec<String> {
            languages.clone().flat_map(which).cloned().collect()
        };
        let sent = all(|quoting| &quoting.sent);
        Marks {
            from: all(|quoting| &quoting.from),
            sent_or_subject: [sent, all(|quoting| &quoting.subject)].concat(),
            original: Beginnings::of(all(|quoting| &quoting.original)),
            forwarded: Beginnings::of(all(|quoting| &quoting.forwarded)),
            above: Beginnings::of(all(|quoting| &quoting.above)),
            disclaimer: Beginnings::of(all(|quoting| &quoting.disclaimer)),
            sign_off: Beginnings::of(all(|quoting| &quoting.sign_off)),
            wrote: languages
                .map(|quoting| {
                    let words = quoting.wrote.iter();
                    let words = words.map(|word| Wrote {
                        word: word.clone(),
                        between: format!(" {word} "),
                    });
                    words.collect()
                })
                .collect(),
        }
    }

    /// Whether a line says who wrote: `on 1 sep 2026, noor winter <...> wrote:`
    pub fn says_who_wrote(&self, line: &str) -> bool {
        may_say_who_wrote(line) && self.wrote.iter().any(|words| says_who_wrote(line, words))
    }

    /// Whether two lines together say who wrote, in a language in which the second alone does not.
    pub fn say_who_wrote(&self, both: &str, second: &str) -> bool {
        may_say_who_wrote(both)
            && self.wrote.iter().any(|words| {
                says_who_wrote(both, words)
                    && !(may_say_who_wrote(second) && says_who_wrote(second, words))
            })
    }
}

/// Beginnings of lines by their first byte.
#[derive(Debug, Default)]
pub(super) struct Beginnings(HashMap<u8, Vec<String>>);

impl Beginnings {
    fn of(all: Vec<String>) -> Beginnings {
        let mut by_first: HashMap<u8, Vec<String>> = HashMap::new();
        for one in all {
            let first = one.bytes().next().unwrap_or_default();
            by_first.entry(first).or_default().push(one);
        }
        Beginnings(by_first)
    }

    /// Those with which a line begins.
    pub fn of_line<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a str> {
        let first = line.bytes().next().unwrap_or_default();
        let beginnings = self.0.get(&first).into_iter().flatten();
        beginnings
            .map(String::as_str)
            .filter(|one| line.starts_with(one))
    }

    pub fn begin(&self, line: &str) -> bool {
        self.of_line(line).next().is_some()
    }
}

/// What every line has that says who wrote.
fn may_say_who_wrote(line: &str) -> bool {
    line.ends_with(':')
        && line.len() < 300
        && line.contains(|c: char| c.is_ascii_digit() || c == '@')
}

fn says_who_wrote(line: &str, words: &[Wrote]) -> bool {
    let bare = line.trim_end_matches([' ', ':']);
    words
        .iter()
        .any(|one| bare.ends_with(one.word.as_str()) || bare.contains(&one.between))
}
