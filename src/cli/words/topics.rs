//! What `help` says: its topics, and the commands in the language of the screen.

use clap::{Arg, Command};

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

/// What the first level of help says of a command or of an option of all commands, where it says something.
fn line(what: &str, name: &str) -> Option<String> {
    let message = format!("help-{what}-{name}");
    Some(spoken().say(&message, &[])).filter(|said| *said != message)
}

/// The commands with their help in the language of the screen; what an option of a single command does is said in
/// English alone.
pub fn translated(command: Command) -> Command {
    if spoken().tongue() == Tongue::default() {
        return command;
    }
    let mut command = command.about(say!("help-about"));
    // The parser adds these two.
    command.build();
    let names: Vec<String> = command
        .get_subcommands()
        .map(|one| one.get_name().to_owned())
        .collect();
    for name in names {
        command = command.mut_subcommand(&name, |one| match line("command", &name) {
            Some(about) => headed(options(one.about(about))),
            None => headed(options(one)),
        });
    }
    headed(options(command))
}

fn options(command: Command) -> Command {
    let global = |arg: &&Arg| line("option", arg.get_id().as_str()).is_some();
    let names: Vec<String> = command
        .get_arguments()
        .filter(global)
        .map(|arg| arg.get_id().to_string())
        .collect();
    names.into_iter().fold(command, |command, name| {
        command.mut_arg(&name, |arg| {
            let said = line("option", &name).unwrap_or_default();
            arg.help(said)
                .hide_default_value(true)
                .hide_possible_values(true)
        })
    })
}

fn headed(command: Command) -> Command {
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n", say!("help-usage"));
    if command.has_subcommands() {
        template += &format!("\n{}\n{{subcommands}}\n", say!("help-commands"));
    }
    if command.get_positionals().next().is_some() {
        template += &format!("\n{}\n{{positionals}}\n", say!("help-arguments"));
    }
    template += &format!("\n{}\n{{options}}\n", say!("help-options"));
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Args;

    #[test]
    fn the_first_level_of_help_is_said_as_the_parser_has_it() {
        let mut command = Args::command();
        command.build();
        let about = |command: &Command| command.get_about().map(ToString::to_string);
        assert_eq!(Some(say!("help-about")), about(&command));
        for one in command.get_subcommands() {
            assert_eq!(
                line("command", one.get_name()),
                about(one),
                "{}",
                one.get_name()
            );
        }
        for arg in command.get_arguments() {
            assert_eq!(
                line("option", arg.get_id().as_str()),
                arg.get_help().map(ToString::to_string),
                "{}",
                arg.get_id()
            );
        }
    }
}
