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
    command
        .subcommand_help_heading(heading(&say!("help-commands")))
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
}

/// A heading without its colon, which the parser sets.
fn heading(words: &str) -> String {
    words.trim_end_matches([':', ' ']).to_owned()
}

/// An option or an argument with its help in the language of the screen.
fn said_of(arg: Arg) -> Arg {
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
