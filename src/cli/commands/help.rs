//! `datawrit help`, `datawrit man`

use clap::{Command, CommandFactory};

use crate::{
    cli::{
        answer::Answer,
        args::{self, Args},
        failure::Failure,
        words::topics,
    },
    law::nearest,
};

/// Help on a command, on a topic, or on all of it.
pub fn help(args: &args::Help) -> Result<Answer, Failure> {
    if let [name] = args.topic.as_slice()
        && let Some(topic) = topics::topic(name)
    {
        return Ok(Answer::text(topic));
    }
    let mut command = found(topics::translated(Args::command()), &args.topic)?;
    let mut text = command.render_help().to_string();
    if args.topic.is_empty() {
        text += &format!("\n{}\n", topics::names());
    }
    Ok(Answer::text(text))
}

/// The same words as a page of the manual.
pub fn man(args: &args::Man) -> Result<Answer, Failure> {
    let path: Vec<String> = args.command.iter().cloned().collect();
    let command = found(Args::command(), &path)?;
    let mut page = Vec::new();
    clap_mangen::Man::new(command)
        .render(&mut page)
        .map_err(|error| Failure::cannot(error.to_string()))?;
    String::from_utf8(page)
        .map(Answer::data)
        .map_err(|error| Failure::cannot(error.to_string()))
}

/// The command of this path, called by its whole name.
fn found(mut command: Command, path: &[String]) -> Result<Command, Failure> {
    command.build();
    for name in path {
        let Some(found) = command.find_subcommand(name) else {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            let known = known.into_iter().chain(topics::NAMES);
            let meant = nearest(name, known);
            return Err(Failure::misuse(topics::none(name)).hint(topics::lists(meant)));
        };
        command = found.clone();
    }
    Ok(command)
}
