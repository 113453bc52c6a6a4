//! A word that stands where the parser expects none, and the flag that it wants before it.

use std::ffi::OsString;

use clap::{
    Arg, Command,
    error::{ContextKind, ContextValue, ErrorKind},
};

use crate::{
    cli::day::Day,
    request::{Email, printable},
    speech::say,
    tracker::Medium,
};

/// What is said of the word, and the way out; nothing where no flag of the command fits it.
pub fn said(
    error: &clap::Error,
    arguments: &[OsString],
    program: &Command,
) -> Option<(String, String)> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(said)) => Some(said.as_str()),
        _ => None,
    };
    let mut typed = arguments.iter().filter_map(|word| word.to_str());
    let argument = context(ContextKind::InvalidArg)?;
    let word = match error.kind() {
        // Of `-3d` the parser names the beginning alone.
        ErrorKind::UnknownArgument => {
            typed.find(|word| *word == argument || is_ago(word) && word.starts_with(argument))?
        }
        // Where a day could stand.
        ErrorKind::ValueValidation if argument == "[DAY]" => context(ContextKind::InvalidValue)?,
        _ => return None,
    };
    let usage = error.get(ContextKind::Usage);
    let usage = usage.map_or_else(|| typed_so(arguments), ToString::to_string);
    let flag = fitting(word, command(program, &usage)?)?;
    Some((
        say!("faults-usage-argument", argument = printable(word)),
        say!("faults-usage-flag", way = flag),
    ))
}

/// What was typed, as a line.
fn typed_so(arguments: &[OsString]) -> String {
    let words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    let words: Vec<&str> = words.collect();
    format!("datawrit {}", words.join(" "))
}

/// The command of a line such as `Usage: datawrit inbox review [OPTIONS]`.
fn command<'a>(program: &'a Command, usage: &str) -> Option<&'a Command> {
    let mut found = program;
    let words = usage.split_whitespace();
    let words = words.skip_while(|word| *word != program.get_name()).skip(1);
    for word in words {
        match found.find_subcommand(word) {
            Some(below) => found = below,
            None => break,
        }
    }
    (found.get_name() != program.get_name()).then_some(found)
}

fn is_ago(word: &str) -> bool {
    word.starts_with('-') && word.parse::<Day>().is_ok()
}

/// The flag of the command that takes such a word, with it behind.
fn fitting(word: &str, command: &Command) -> Option<String> {
    let flags = |wanted: &[&str]| {
        let mut wanted = wanted.iter();
        let has = |name: &&&str| {
            command
                .get_arguments()
                .any(|arg| arg.get_long() == Some(**name))
        };
        wanted
            .find(has)
            .map(|name| format!("--{name} {}", shell_words::quote(word)))
    };
    let own = |arg: &Arg| arg.get_long() == Some(word) && !arg.get_action().takes_values();
    if command.get_arguments().any(own) {
        return Some(format!("--{word}"));
    }
    if word.parse::<u32>().is_ok() {
        return flags(&["within", "from", "limit", "page"]);
    }
    if word.parse::<Day>().is_ok() {
        return flags(&["on", "sent", "since"]);
    }
    if word.parse::<Medium>().is_ok() {
        return flags(&["by"]);
    }
    if word.parse::<Email>().is_ok() {
        return flags(&["to", "email"]);
    }
    let ending = word.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = ending.is_some_and(|ending| {
        let known = ["pdf", "eml", "txt", "zip", "ics", "csv", "json"];
        known.contains(&ending.to_lowercase().as_str())
    });
    if is_file {
        return flags(&["output"]);
    }
    // What takes no word at all can be about a company, or a person.
    let is_name = word.starts_with(char::is_alphanumeric);
    let takes_none = command.get_positionals().next().is_none();
    let names = ["company", "for"];
    let wanted = is_name && takes_none;
    wanted.then(|| flags(&names)).flatten()
}
