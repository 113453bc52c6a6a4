//! What `help` says: its topics, and the commands in the language of the screen.

use clap::{Arg, Command, Id};

use crate::speech::{Tongue, say, spoken};

/// The names of the topics.
pub const NAMES: [&str; 5] = ["letters", "days", "accounts", "json", "accessibility"];

/// What is said on a topic.
pub fn topic(name: &str) -> Option<String> {
    let said = match name {
        "letters" => say!("help-topic-letters"),
        "days" => say!("help-topic-days"),
        "accounts" => say!("help-topic-accounts"),
        "json" => say!("help-topic-json"),
        "accessibility" => say!("help-topic-accessibility"),
        _ => return None,
    };
    Some(said + "\n")
}

/// The line that names the topics.
pub fn names() -> String {
    say!("help-topics", names = NAMES.join(" | "))
}

/// There is no help on this.
pub fn none(name: &str) -> String {
    say!("help-none", name = name)
}

/// What there is help on.
pub fn lists(meant: Option<&str>) -> String {
    match meant {
        Some(meant) => say!("help-did-you-mean", meant = meant),
        None => say!("help-lists"),
    }
}

/// More than a command has options.
const LAST: usize = 1000;

/// What stands for a value in help and hints, in the language of the screen: `FILE`, `<RIGHT>`, `--on <DAY>`.
pub fn placeholders(english: &str) -> String {
    let mut said = String::new();
    let mut rest = english;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_uppercase()) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|letter: char| !letter.is_ascii_uppercase());
        let (word, after) = word.split_at(end.unwrap_or(word.len()));
        said += before;
        said += &placeholder(word);
        rest = after;
    }
    said + rest
}

fn placeholder(english: &str) -> String {
    match english {
        "ADDRESS" => say!("help-value-address"),
        "BAND" => say!("help-value-band"),
        "CASE" | "CASES" => say!("help-value-case"),
        "COMMAND" => say!("help-value-command"),
        "COMPANY" => say!("help-value-company"),
        "DATE" => say!("help-value-date"),
        "DAY" => say!("help-value-day"),
        "DAYS" => say!("help-value-days"),
        "DEED" | "WHAT" => say!("help-value-what"),
        "DIR" => say!("help-value-folder"),
        "EVENT" => say!("help-value-event"),
        "FACE" => say!("help-value-face"),
        "FILE" | "FILES" => say!("help-value-file"),
        "FORMAT" => say!("help-value-format"),
        "ITEM" | "NUMBER" => say!("help-value-number"),
        "KIND" => say!("help-value-kind"),
        "LABEL" | "NAME" => say!("help-value-name"),
        "LANGUAGE" => say!("help-value-language"),
        "LETTER" => say!("help-value-letter"),
        "LINE" => say!("help-value-line"),
        "LINES" => say!("help-value-lines"),
        "OPTIONS" => say!("help-value-options"),
        "OR" => say!("help-value-or"),
        "ORDER" => say!("help-value-order"),
        "PART" => say!("help-value-part"),
        "PATH" => say!("help-value-path"),
        "PLACE" => say!("help-value-place"),
        "POINTS" => say!("help-value-points"),
        "PROTOCOL" => say!("help-value-protocol"),
        "RECIPIENT" => say!("help-value-recipient"),
        "RIGHT" => say!("help-value-right"),
        "SECTOR" => say!("help-value-sector"),
        "SERVER" => say!("help-value-server"),
        "STEP" => say!("help-value-step"),
        "TAG" => say!("help-value-tag"),
        "TEXT" => say!("help-value-text"),
        "TITLE" => say!("help-value-title"),
        "TOPIC" => say!("help-value-topic"),
        "VALUE" => say!("help-value-value"),
        "WAY" => say!("help-value-way"),
        "WHEN" => say!("help-value-when"),
        "WORDS" => say!("help-value-words"),
        "YEAR" => say!("help-value-year"),
        // `ID`, `N`, `SHELL` and `UI` are the same everywhere.
        other => other.to_owned(),
    }
}

/// The commands with their help in the language of the screen.
pub fn translated(mut command: Command) -> Command {
    if spoken().tongue() == Tongue::default() {
        return command;
    }
    // The parser adds a command and two options.
    command.build();
    said(command)
}

/// A command with its help in the language of the screen, and those below it.
fn said(command: Command) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    let command = names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, said));
    let ids: Vec<Id> = command
        .get_arguments()
        .map(|arg| arg.get_id().clone())
        .collect();
    let command = ids
        .into_iter()
        .enumerate()
        .fold(command, |command, (place, id)| {
            command.mut_arg(id, |arg| {
                // What every command has comes last, as it does in English.
                let is_everywhere =
                    arg.is_global_set() || ["help", "version"].contains(&arg.get_id().as_str());
                let arg = if is_everywhere {
                    arg.display_order(LAST + place)
                } else {
                    arg
                };
                said_of(arg)
            })
        });
    let about = command.get_about().map(ToString::to_string);
    let about = about.and_then(|about| spoken().help(&about));
    let command = match about {
        Some(about) => command.about(about),
        None => command,
    };
    let command = if command.get_after_help().is_some() {
        command.after_help(say!("help-write-examples"))
    } else {
        command
    };
    let usage = say!("help-usage");
    // The parser writes `[OPTIONS]` and `[COMMAND]` by itself.
    let mut command = command;
    let how = command.render_usage().to_string();
    let how = how.trim_start_matches("Usage:").trim();
    let how = placeholders(how);
    command
        .override_usage(how)
        .subcommand_help_heading(heading(&say!("help-commands")))
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
}

/// A heading without its colon, which the parser sets.
fn heading(words: &str) -> String {
    words.trim_end_matches([':', ' ']).to_owned()
}

/// An option or an argument with its help in the language of the screen, and what stands for its value.
fn said_of(arg: Arg) -> Arg {
    let arg = named(arg);
    let section = match arg.get_help_heading() {
        Some(english) => spoken().help(english).unwrap_or_else(|| english.to_owned()),
        None if arg.is_positional() => heading(&say!("help-arguments")),
        None => heading(&say!("help-options")),
    };
    let english = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let Some(mut help) = spoken().help(&english) else {
        return arg.help_heading(section);
    };
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .map(|value| value.get_name().to_owned())
        .collect();
    let takes = arg.get_action().takes_values();
    if takes && !values.iter().all(|value| help.contains(value.as_str())) {
        help += &format!(" [{}]", values.join(", "));
    }
    let usual: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if takes && !arg.is_hide_default_value_set() && !usual.iter().all(|one| help.contains(one)) {
        help += " ";
        help += &say!("help-default", value = usual.join(", "));
    }
    arg.help(help)
        .help_heading(section)
        .hide_default_value(true)
        .hide_possible_values(true)
}

fn named(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let names: Vec<String> = match arg.get_value_names() {
        Some(names) => names.iter().map(|name| placeholders(name)).collect(),
        None => vec![placeholders(&arg.get_id().as_str().to_uppercase())],
    };
    arg.value_names(names)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::{cli::args::Args, shelf::built_in::MESSAGES, speech::Speech};

    /// Every text of the help, of this command and of those below it.
    fn texts(command: &Command, found: &mut BTreeSet<String>) {
        found.extend(command.get_about().map(ToString::to_string));
        for arg in command.get_arguments() {
            found.extend(arg.get_help().map(ToString::to_string));
            found.extend(arg.get_help_heading().map(str::to_owned));
        }
        for one in command.get_subcommands() {
            texts(one, found);
        }
    }

    /// What stands for values, of this command and of those below it.
    fn names(command: &Command, found: &mut BTreeSet<String>) {
        for arg in command.get_arguments() {
            if arg.get_action().takes_values() {
                match arg.get_value_names() {
                    Some(names) => found.extend(names.iter().map(ToString::to_string)),
                    None => _ = found.insert(arg.get_id().as_str().to_uppercase()),
                }
            }
        }
        for one in command.get_subcommands() {
            names(one, found);
        }
    }

    #[test]
    fn what_stands_for_a_value_is_in_the_language_of_the_screen() {
        let mut command = Args::command();
        command.build();
        let mut found = BTreeSet::new();
        names(&command, &mut found);
        let known = MESSAGES.text("en/help.ftl").unwrap();
        let known: BTreeSet<&str> = known
            .lines()
            .filter(|line| line.starts_with("help-value-"))
            .filter_map(|line| line.split_once(" = "))
            .map(|(_, word)| word)
            .collect();
        // Said by another word, or the same everywhere.
        let others = [
            "CASES", "DEED", "DIR", "FILES", "ID", "ITEM", "LABEL", "N", "SHELL", "UI",
        ];
        let words = found
            .iter()
            .flat_map(|name| name.split(|one: char| !one.is_ascii_uppercase()));
        let lacking: BTreeSet<&str> = words
            .filter(|word| !word.is_empty() && !known.contains(word) && !others.contains(word))
            .collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn the_help_of_every_command_is_in_every_language_and_none_is_left_over() {
        let mut command = Args::command();
        command.build();
        let mut found = BTreeSet::new();
        texts(&command, &mut found);
        for tongue in Tongue::known() {
            let speech = Speech::new(tongue);
            let lacking: Vec<&String> = found
                .iter()
                .filter(|text| speech.help(text).is_none())
                .collect();
            assert!(lacking.is_empty(), "{}: {lacking:#?}", tongue.code());
        }
        // A build without the keyring has no words about it.
        let spare: Vec<&str> = ["help", "options"]
            .iter()
            .filter_map(|area| MESSAGES.text(&format!("en/{area}.ftl")))
            .flat_map(str::lines)
            .filter_map(|line| line.split_once(" = "))
            .filter(|(name, _)| {
                ["help-command-", "help-option-", "options-"]
                    .iter()
                    .any(|begins| name.starts_with(begins))
            })
            .map(|(_, text)| text)
            .filter(|text| !found.contains(*text) && !text.contains("keyring"))
            .collect();
        assert!(spare.is_empty(), "{spare:#?}");
    }
}
