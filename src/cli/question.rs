//! Asking the user, where there is one to ask.

use std::io::{self, IsTerminal};

use dialoguer::{Confirm, Input, Password};

use super::{failure::Failure, screen, text};

pub fn somebody_is_there() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// A detail that is missing; an answer that `read` finds wrong is asked for again.
pub fn detail(what: &str, read: impl Fn(&str) -> Result<(), String>) -> Result<String, Failure> {
    Input::new()
        .with_prompt(text::line(what))
        .validate_with(|answer: &String| read(answer).map_err(|error| text::line(&error)))
        .interact_text()
        .map_err(|error| Failure::cannot(format!("no answer: {error}")))
}

/// A question with yes or no; `None` when nobody is there to answer.
pub fn confirm(question: &str) -> Result<Option<bool>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    Confirm::new()
        .with_prompt(text::line(question))
        .default(false)
        .interact()
        .map(Some)
        .map_err(|error| Failure::cannot(format!("no answer: {error}")))
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
/// Nothing is drawn anew, so that a screen reader and a small screen can follow.
pub fn choose(question: &str, choices: &[String]) -> Result<Option<usize>, Failure> {
    if !somebody_is_there() {
        return Ok(None);
    }
    let mut shown = String::new();
    for (index, choice) in choices.iter().enumerate() {
        shown += &format!("\n  {}  {}", index + 1, text::line(choice));
    }
    screen::say(&format!("{}{shown}", text::line(question)));
    let number = |answer: &str| match answer.trim() {
        "" => Ok(None),
        answer => match answer.parse::<usize>() {
            Ok(number) if (1..=choices.len()).contains(&number) => Ok(Some(number - 1)),
            _ => Err(format!("type a number from 1 to {}", choices.len())),
        },
    };
    let answer: String = Input::new()
        .with_prompt("number")
        .allow_empty(true)
        .validate_with(|answer: &String| number(answer).map(drop))
        .interact_text()
        .map_err(|error| Failure::cannot(format!("no answer: {error}")))?;
    number(&answer).map_err(Failure::misuse)
}

/// A password, which is not shown while it is typed.
pub fn password(question: &str) -> Result<String, Failure> {
    Password::new()
        .with_prompt(text::line(question))
        .interact()
        .map_err(|error| Failure::cannot(format!("no answer: {error}")))
}
