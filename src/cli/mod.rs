//! What did the user type, and what do they see?
//!
//! The only module that knows the clock, the environment and the terminal. Each
//! command is a function from its arguments to an `Answer`: what goes to
//! stdout, what is said on stderr, and the exit code.

mod answer;
mod args;
mod commands;
mod day;
mod failure;
mod file;
mod graphics;
mod hidden;
mod home;
mod locale;
mod pager;
mod progress;
mod question;
mod scene;
mod screen;
mod secret;
mod table;
mod terminal;
mod text;
mod tongue;
mod whose;
mod words;

use std::{ffi::OsString, process::ExitCode};

use clap::{
    CommandFactory, Parser,
    error::{ContextKind, ContextValue},
};

use clap_complete::CompleteEnv;

use crate::{
    office::{World, forget},
    request::printable,
    speech::{self, say},
    tracker::TrackerError,
};
use answer::Answer;
use args::{Args, Command};
use failure::Failure;
use words::topics;

/// Runs the program with the arguments of the process.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // A shell that asks what could be typed next says so in the environment.
    let here = std::env::current_dir().ok();
    match CompleteEnv::with_factory(Args::command).try_complete(arguments.clone(), here.as_deref())
    {
        Ok(false) => {}
        Ok(true) => return ExitCode::SUCCESS,
        Err(error) => {
            return screen::parsed(&error);
        }
    }
    speech::speak(tongue::of(&arguments));
    let args = match Args::try_parse_from(&arguments) {
        Ok(args) => args,
        Err(error) if !error.use_stderr() => {
            // The same again, with the help in the person's language.
            let translated = topics::translated(Args::command());
            let again = translated.try_get_matches_from(arguments);
            return screen::parsed(&again.err().unwrap_or(error));
        }
        Err(mut error) => {
            shorten_echo(&mut error);
            let stray = words::stray::said(&error, &arguments, &Args::command());
            return match stray.or_else(|| words::faults::usage(&error)) {
                Some((message, hint)) => screen::fail(&Failure::misuse(message).hint(hint)),
                None => screen::parsed(&error),
            };
        }
    };
    args.global.color.apply();
    table::say_in_sentences(args.global.plain);
    hidden::hide(args.global.private);
    table::mark_in_ascii(screen::is_ascii_alone());
    match answer(&args) {
        Ok(answer) => screen::show(&answer),
        Err(failure) => screen::fail(&failure),
    }
}

/// A value that is refused is repeated in the error: its beginning is enough,
/// and what would steer a terminal is left out.
fn shorten_echo(error: &mut clap::Error) {
    if let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue) {
        let shortened = table::shortened(&printable(value), 60);
        error.insert(ContextKind::InvalidValue, ContextValue::String(shortened));
    }
}

fn answer(args: &Args) -> Result<Answer, Failure> {
    let home = home::find(args.global.home.as_deref())?;
    let today = args.global.today();
    let scene = scene::Scene {
        global: &args.global,
        world: World {
            home: &home,
            today,
            clock: &args.global,
            trial: args.global.names_today(),
        },
    };
    told_who_can_read(&scene);
    // What was ended while it deleted something is finished before anything is read.
    if forget::finish(&home)? {
        screen::say(&say!("home-forget-finished"));
    }
    // A day that is made up goes into no log of real cases.
    let begins = if scene.global.names_today() && args.done().records() {
        let tracker = home.existing_tracker()?;
        let trial = tracker.map(|tracker| tracker.is_trial()).transpose()?;
        match trial.flatten() {
            Some(false) => return Err(TrackerError::Mixed { trial: true }.into()),
            Some(true) => false,
            None => true,
        }
    } else {
        false
    };
    let answer = run_command(&scene, args.done());
    if begins
        && matches!(home.existing_tracker(), Ok(Some(tracker)) if tracker.is_trial().is_ok_and(|trial| trial == Some(true)))
    {
        screen::note(&say!("labels-trials"));
    }
    answer
}

/// Says when others can read the tracker, which was made for its owner alone.
#[cfg(unix)]
fn told_who_can_read(scene: &scene::Scene<'_>) {
    use std::os::unix::fs::MetadataExt;

    let path = scene.home.folder().join("tracker.db");
    if let Ok(file) = path.metadata()
        && file.is_file()
        && file.mode() & 0o077 != 0
    {
        let path = path.display();
        screen::note(&say!("labels-readable", path = path.to_string()));
    }
}

#[cfg(not(unix))]
fn told_who_can_read(_scene: &scene::Scene<'_>) {}

fn run_command(scene: &scene::Scene<'_>, command: &Command) -> Result<Answer, Failure> {
    match command {
        Command::Init(init) => commands::init(scene, init),
        Command::Mandate(mandate) => commands::mandate(scene, mandate),
        Command::Open(open) => commands::open(scene, open),
        Command::Write(write) => commands::write(scene, write),
        Command::Recipients(recipients) => commands::recipients(scene, recipients),
        Command::Completions(completions) => commands::completions(completions),
        Command::List(list) => commands::list(scene, list),
        Command::Help(help) => commands::help(help),
        Command::Man(man) => commands::man(man),
        Command::Status(status) => commands::status(scene, status),
        Command::Due(due) => commands::due(scene, due),
        Command::Show(show) => commands::show(scene, show),
        Command::Preview(preview) => commands::preview(scene, preview),
        Command::Why(why) => commands::why(scene, why),
        Command::Send(send) => commands::send(scene, send),
        Command::Record(record) => commands::record(scene, record),
        Command::Track(track) => commands::track(scene, track),
        Command::Undo(undo) => commands::undo(scene, undo),
        Command::Redo(redo) => commands::redo(scene, redo),
        Command::Forget(forget) => commands::forget(scene, forget),
        Command::Where => commands::whereabouts(scene),
        Command::Backup(backup) => commands::backup(scene, backup),
        Command::Restore(restore) => commands::restore(scene, restore),
        Command::Next(next) => commands::next(scene, next),
        Command::Authority(authority) => commands::authority(scene, authority),
        Command::Evidence(evidence) => commands::evidence(scene, evidence),
        Command::Verify => commands::verify(scene),
        Command::Inbox(inbox) => commands::inbox(scene, inbox),
        Command::Keep(keep) => commands::keep(scene, keep),
        Command::Export(export) => commands::export(scene, export),
        Command::Import(import) => commands::import(scene, import),
        Command::Account(account) => commands::account(scene, account),
        Command::Law(law) => commands::law(scene, law),
        Command::Deadline(deadline) => commands::deadline(scene, deadline),
        Command::Licences(licences) => commands::licences(scene, licences),
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use clap::error::ErrorKind;

    use super::*;

    /// What may stand where a command that is told leaves something to the person.
    const OWN: [&str; 10] = [
        "K7Q3",
        "file.pdf",
        "3",
        "2026-11-12",
        "sent",
        "ada@example.org",
        "DE",
        "access",
        "pdf",
        "acknowledged",
    ];

    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for file in fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.is_dir() {
                files(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    /// The words of a command, with nothing where a value or a word in capitals stands for the person's own.
    fn holed(told: &str) -> Vec<Option<String>> {
        let mut plain = String::new();
        let mut depth = 0;
        for one in told.chars() {
            match one {
                '{' if depth == 0 => {
                    depth = 1;
                    plain.push_str("OWN");
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 0 => plain.push(one),
                _ => {}
            }
        }
        let words = shell_words::split(&plain.replace("...", "")).unwrap();
        let own = |word: &str| {
            let letters = word.split('.').next().unwrap_or_default();
            letters.len() > 1 && letters.chars().all(|one| one.is_uppercase() || one == '_')
        };
        words
            .into_iter()
            .map(|word| (!own(&word)).then_some(word))
            .collect()
    }

    /// Whether nothing is there but the name of a command: it is named, and not told to be typed.
    fn is_name(command: &clap::Command, words: &[Option<String>]) -> bool {
        let mut found = command;
        words.iter().skip(1).all(|word| {
            let below = word.as_ref().and_then(|word| found.find_subcommand(word));
            below.inspect(|below| found = *below).is_some()
        })
    }

    /// Whether the parser takes the command with anything that a person might put into it.
    fn is_taken(command: &clap::Command, words: &[Option<String>]) -> bool {
        let holes = words.iter().filter(|word| word.is_none()).count();
        let ways = OWN.len().pow(u32::try_from(holes).unwrap());
        (0..ways).any(|mut way| {
            let words = words.iter().map(|word| {
                word.clone().unwrap_or_else(|| {
                    let own = OWN[way % OWN.len()];
                    way /= OWN.len();
                    own.to_owned()
                })
            });
            match command.clone().try_get_matches_from(words) {
                Ok(_) => true,
                Err(error) => matches!(
                    error.kind(),
                    ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
                ),
            }
        })
    }

    /// A command that a message, a hint or an error tells is one that there is, with the flags that it has, in every
    /// language.
    #[test]
    fn every_command_that_is_told_can_be_typed() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        for folder in ["messages", "src/cli", "src/office", "src/web"] {
            files(&root.join(folder), &mut found);
        }
        let mut told = BTreeSet::new();
        for path in found {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let text = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
            let lines = text.lines().map(str::trim);
            // A comment is nobody's but ours, unless it is the help.
            let ours = |line: &str| line.starts_with("//") && !line.starts_with("/// ");
            for line in lines.filter(|line| !ours(line) && !line.starts_with('#')) {
                let quoted = line.split('`').skip(1).step_by(2);
                let commands = quoted.filter(|quoted| quoted.starts_with("datawrit "));
                told.extend(commands.map(|command| (holed(command), command.to_owned())));
            }
        }
        assert!(told.len() > 60, "{}", told.len());
        let command = Args::command();
        // A build without the system's keyring has no command for it, and nothing tells it there.
        let there = |told: &str| cfg!(feature = "keyring") || !told.contains("account remember");
        let refused: Vec<String> = told
            .into_iter()
            .filter(|(words, told)| {
                there(told) && !is_name(&command, words) && !is_taken(&command, words)
            })
            .map(|(_, told)| told)
            .collect();
        assert_eq!(refused, Vec::<String>::new());
    }
}
