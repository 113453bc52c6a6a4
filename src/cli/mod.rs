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
mod home;
mod locale;
mod pager;
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
            return match words::faults::usage(&error) {
                Some((message, hint)) => screen::fail(&Failure::misuse(message).hint(hint)),
                None => screen::parsed(&error),
            };
        }
    };
    args.global.color.apply();
    table::say_in_sentences(args.global.plain);
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
