//! Asking the person, where there is one to ask.
//!
//! Every question is a line, and every answer a line below or behind it: nothing is drawn anew, so that a
//! screen reader, a narrow screen and a slow line can follow. What can be chosen has a number.

use std::io::{self, BufRead, IsTerminal};

use dialoguer::console::Term;

use super::{failure::Failure, screen, text, words::faults::no_answer};
use crate::speech::say;

/// The longest answer that is read, in bytes.
const LONGEST: usize = 64 * 1024;

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said<T> {
    Is(T),
    /// `<`: to the question before.
    Back,
    /// The end of input: Ctrl-D.
    Stop,
}

impl<T> Said<T> {
    pub fn map<U>(self, made: impl FnOnce(T) -> U) -> Said<U> {
        match self {
            Said::Is(answer) => Said::Is(made(answer)),
            Said::Back => Said::Back,
            Said::Stop => Said::Stop,
        }
    }
}

pub fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// One line, without its end; `None` at the end of input. A terminal that is set to another coding than UTF-8 is told
/// so, and the line is asked for again.
fn line(prompt: &str) -> Result<Option<String>, Failure> {
    let unread = |error| Failure::cannot(format!("{}: {error}", no_answer()));
    loop {
        screen::prompt(prompt);
        let mut line = Vec::new();
        let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        let read = io::Read::take(io::stdin().lock(), most)
            .read_until(b'\n', &mut line)
            .map_err(unread)?;
        if read == 0 {
            screen::say("");
            return Ok(None);
        }
        match String::from_utf8(line) {
            Ok(line) => return Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned())),
            Err(_) => screen::say(&say!("ask-not-utf8")),
        }
    }
}

/// Asks until `read` can make something of the answer.
pub fn ask<T>(prompt: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Said<T>, Failure> {
    loop {
        let Some(answer) = line(&format!("{} ", text::line(prompt).trim_end()))? else {
            return Ok(Said::Stop);
        };
        if answer.trim() == "<" {
            return Ok(Said::Back);
        }
        match read(&answer) {
            Ok(answer) => return Ok(Said::Is(answer)),
            Err(wrong) => screen::say(&text::line(&wrong)),
        }
    }
}

/// An answer that may be left empty: none then.
///
/// # Errors
/// Those of `read`.
pub fn optional<T>(
    answer: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    match answer.trim() {
        "" => Ok(None),
        answer => read(answer).map(Some),
    }
}

/// Several lines, ended by an empty one, or one that is the `whole`.
pub fn lines(prompt: &str, whole: impl Fn(&str) -> bool) -> Result<Said<Vec<String>>, Failure> {
    let mut lines = Vec::new();
    loop {
        match ask(prompt, |answer| Ok(answer.trim().to_owned()))? {
            Said::Is(line) if line.is_empty() => return Ok(Said::Is(lines)),
            Said::Is(line) if lines.is_empty() && whole(&line) => return Ok(Said::Is(vec![line])),
            Said::Is(line) => lines.push(line),
            Said::Stop if !lines.is_empty() => return Ok(Said::Is(lines)),
            // Back to the line before.
            Said::Back if !lines.is_empty() => {
                lines.pop();
            }
            Said::Back => return Ok(Said::Back),
            Said::Stop => return Ok(Said::Stop),
        }
    }
}

/// One of several, by its number or by words that no other has; `usual` is what Enter means.
pub fn one_of(
    question: &str,
    choices: &[String],
    usual: Option<usize>,
) -> Result<Said<usize>, Failure> {
    show_choices(question, choices);
    let prompt = match usual {
        Some(usual) => say!("ask-number-or", usual = (usual + 1).to_string()),
        None => say!("ask-number"),
    };
    ask(&prompt, |answer| chosen(answer, choices, usual))
}

/// The same, where words may mean more than the choices that are shown: `other` reads them first.
pub fn one_of_or<T>(
    question: &str,
    choices: &[String],
    usual: usize,
    other: impl Fn(&str) -> Option<T>,
    nth: impl Fn(usize) -> T,
) -> Result<Said<T>, Failure> {
    show_choices(question, choices);
    let prompt = say!("ask-number-or", usual = (usual + 1).to_string());
    ask(&prompt, |answer| match other(answer.trim()) {
        Some(found) => Ok(found),
        None => chosen(answer, choices, Some(usual)).map(&nth),
    })
}

/// One of several, by its number, its letter, or words that no other has.
pub fn keyed(question: &str, choices: &[(char, String)]) -> Result<Said<usize>, Failure> {
    let shown: Vec<String> = choices
        .iter()
        .map(|(key, words)| format!("{key}  {words}"))
        .collect();
    show_choices(question, &shown);
    let words: Vec<String> = choices.iter().map(|(_, words)| words.clone()).collect();
    ask(&say!("ask-number"), |answer| {
        let answer = answer.trim();
        let by_key = choices
            .iter()
            .position(|(key, _)| answer.eq_ignore_ascii_case(&key.to_string()));
        by_key.map_or_else(|| chosen(answer, &words, None), Ok)
    })
}

fn show_choices(question: &str, choices: &[String]) {
    let mut shown = text::safe(question).into_owned();
    for (index, choice) in choices.iter().enumerate() {
        shown += &format!("\n  {}  {}", index + 1, text::line(choice));
    }
    screen::say(&shown);
}

fn chosen(answer: &str, choices: &[String], usual: Option<usize>) -> Result<usize, String> {
    let answer = answer.trim().to_lowercase();
    if answer.is_empty()
        && let Some(usual) = usual
    {
        return Ok(usual);
    }
    let by_number = answer.parse::<usize>().ok();
    if let Some(number) = by_number
        && (1..=choices.len()).contains(&number)
    {
        return Ok(number - 1);
    }
    let mut named = choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| has_word(&choice.to_lowercase(), &answer));
    match (named.next(), named.next()) {
        (Some((index, _)), None) if !answer.is_empty() && by_number.is_none() => Ok(index),
        _ => Err(say!("ask-from-one", last = choices.len().to_string())),
    }
}

const YES: [&str; 9] = ["y", "yes", "j", "ja", "o", "oui", "s", "si", "sí"];
const NO: [&str; 4] = ["n", "no", "nein", "non"];

/// Whether a choice has words that begin as the answer does. A yes or a no is not the beginning of another word: whoever
/// types it takes the question for one with two answers.
fn has_word(choice: &str, answer: &str) -> bool {
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let whole = YES.contains(&answer) || NO.contains(&answer);
    let inner = is_letter(answer.chars().next());
    choice.match_indices(answer).any(|(at, _)| {
        let before = choice.get(..at).and_then(|text| text.chars().next_back());
        let behind = choice
            .get(at + answer.len()..)
            .and_then(|text| text.chars().next());
        !(inner && is_letter(before) || whole && is_letter(behind))
    })
}

/// Yes or no, where `usual` is what Enter means.
pub fn yes_or_no(question: &str, usual: bool) -> Result<Said<bool>, Failure> {
    let among = if usual {
        say!("ask-yes")
    } else {
        say!("ask-no")
    };
    ask(&format!("{question} {among}"), |answer| {
        match answer.trim().to_lowercase().as_str() {
            "" => Ok(usual),
            yes if YES.contains(&yes) => Ok(true),
            no if NO.contains(&no) => Ok(false),
            _ => Err(say!("ask-yes-or-no")),
        }
    })
}

/// A detail that is missing; an answer that `read` finds wrong is asked for again.
pub fn detail(
    what: &str,
    read: impl Fn(&str) -> Result<(), String>,
) -> Result<Said<String>, Failure> {
    ask(&format!("{what}:"), |answer| {
        read(answer).map(|()| answer.to_owned())
    })
}

/// A question with yes or no; `None` when nobody is there to answer.
pub fn confirm(question: &str) -> Result<Option<bool>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    Ok(Some(yes_or_no(question, false)? == Said::Is(true)))
}

/// The same question, with what it is about shown before it.
pub fn confirm_after(shown: &str, question: &str) -> Result<Option<bool>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    screen::say(shown.trim_end_matches('\n'));
    confirm(question)
}

/// One of several, by its number; `None` when nobody is there to answer, or the answer is empty.
pub fn choose(question: &str, choices: &[String]) -> Result<Option<usize>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    show_choices(question, choices);
    let number = |answer: &str| optional(answer, |answer| chosen(answer, choices, None));
    match ask(&say!("ask-number"), number)? {
        Said::Is(number) => Ok(number),
        Said::Back | Said::Stop => Ok(None),
    }
}

/// Several of several, by their numbers; none when nobody is there to answer, or the answer is empty.
pub fn choose_several(question: &str, choices: &[String]) -> Result<Vec<usize>, Failure> {
    if choices.is_empty() || !somebody_is_there() {
        return Ok(Vec::new());
    }
    show_choices(question, choices);
    let numbers = |answer: &str| -> Result<Vec<usize>, String> {
        let parts = answer.split(',').map(str::trim);
        // Numbers may have nothing but a space between them; words of a choice have their own.
        let words = parts.flat_map(|part| {
            let numbers = part.chars().all(|one| one.is_ascii_digit() || one == ' ');
            part.split(move |one| numbers && one == ' ')
        });
        let words = words.filter(|word| !word.is_empty());
        words.map(|word| chosen(word, choices, None)).collect()
    };
    match ask(&say!("ask-numbers"), numbers)? {
        Said::Is(several) => Ok(several),
        Said::Back | Said::Stop => Ok(Vec::new()),
    }
}

/// A detail that may be left out; `None` when nobody is there to answer, or the answer is empty.
pub fn perhaps<T>(
    what: &str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    match ask(&format!("{what}:"), |answer| optional(answer, &read))? {
        Said::Is(detail) => Ok(detail),
        Said::Back | Said::Stop => Ok(None),
    }
}

/// A password, which is not shown while it is typed.
pub fn password(question: &str) -> Result<String, Failure> {
    screen::prompt(&format!("{}: ", text::line(question)));
    // Not dialoguer's own question, which draws itself anew.
    let typed = Term::stderr().read_secure_line();
    typed.map_err(|error| Failure::cannot(format!("{}: {error}", no_answer())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_named_by_its_number_or_by_words_of_its_own() {
        let choices = ["e-mail to amazon.de", "e-mail to amazon.fr", "post"].map(str::to_owned);
        for (answer, expected) in [
            ("2", Some(1)),
            (" 3 ", Some(2)),
            (".de", Some(0)),
            ("POST", Some(2)),
            ("", Some(0)),
            // Two have it.
            ("e-mail", None),
            ("4", None),
            ("0", None),
            ("x", None),
            // The beginning of a word, and not its middle.
            ("po", Some(2)),
            ("ost", None),
        ] {
            let found = chosen(answer, &choices, Some(0)).ok();
            assert_eq!(found, expected, "{answer}");
        }
        assert_eq!(chosen("", &choices, None).ok(), None);
        let choices = [
            "as a draft for my mail program",
            "nothing",
            "oui-fi.example",
        ];
        let choices = choices.map(str::to_owned);
        for (answer, expected) in [
            ("y", None),
            ("n", None),
            ("no", None),
            ("oui", Some(2)),
            ("noth", Some(1)),
            ("mail", Some(0)),
            ("my mail", Some(0)),
        ] {
            assert_eq!(chosen(answer, &choices, None).ok(), expected, "{answer}");
        }
    }
}
