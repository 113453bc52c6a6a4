//! What reaches the terminal: the one place through which every word for stdout and stderr goes.
//!
//! Here, at the very end, [`safe`] takes out of it what a terminal would obey.

use std::{
    borrow::Cow,
    io::{self, IsTerminal, Write as _},
    process::ExitCode,
};

use anstyle::{AnsiColor, Style};

use crate::speech;

use super::{
    answer::{Answer, Body},
    failure::Failure,
    locale, pager, table,
    text::{ALARM, painted, safe},
};

const HINT: Style = AnsiColor::Cyan.on_default();

/// Says something on stderr, folded where that is a terminal.
pub fn say(text: &str) {
    let stderr = io::stderr();
    let width = stderr
        .is_terminal()
        .then(|| terminal_size::terminal_size_of(&stderr))
        .flatten();
    let _ = match width {
        Some((width, _)) => {
            let folded = table::folded(&shown_there(text), &[], width.0.into());
            writeln!(anstream::stderr(), "{}", folded.trim_end_matches('\n'))
        }
        None => writeln!(anstream::stderr(), "{}", safe(text)),
    };
}

/// Says what is worth knowing, as a note, while a command still goes on.
pub fn note(words: &str) {
    say(&speech::say!("labels-note", words = words));
}

/// A question on stderr, behind which the answer is typed.
pub fn prompt(text: &str) {
    let mut stderr = anstream::stderr();
    let end = if text.ends_with(' ') { " " } else { "" };
    let _ = write!(stderr, "{}{end}", between_words(text.trim_end()));
    let _ = stderr.flush();
}

/// The text as stderr can show it: on a terminal broken between words, but within no command that may be copied.
fn between_words(text: &str) -> String {
    let stderr = io::stderr();
    let terminal = stderr.is_terminal();
    let size = terminal.then(|| terminal_size::terminal_size_of(&stderr));
    match size.flatten() {
        Some((width, _)) => table::broken(text, width.0.into()),
        None => safe(text).into_owned(),
    }
}

/// Says what went wrong, and the way out.
pub fn fail(failure: &Failure) -> ExitCode {
    let mut stderr = anstream::stderr();
    // The word before it is coloured, and is taken into account where the line is broken.
    let mut labelled = |style: Style, label: String, words: &str| {
        let line = between_words(&format!("{label}: {words}"));
        let rest = line.get(label.len()..).unwrap_or_default();
        let _ = writeln!(stderr, "{style}{label}{style:#}{rest}");
    };
    labelled(
        ALARM,
        speech::say!("labels-error"),
        failure.message().trim_end(),
    );
    for cause in failure.causes() {
        labelled(HINT, speech::say!("labels-cause"), &cause);
    }
    if let Some(hint) = failure.way_out() {
        labelled(HINT, speech::say!("labels-hint"), hint);
    }
    ExitCode::from(failure.code)
}

/// Shows what the parser of the command line has to say: help and version, or what was wrong.
///
/// Help is all ours, and has the parser's colours. An error repeats what was typed.
pub fn parsed(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        let _ = error.print();
        return ExitCode::SUCCESS;
    }
    let said = error.render().to_string();
    let mut stderr = anstream::stderr();
    let _ = match said.strip_prefix("error:") {
        Some(rest) => write!(stderr, "{ALARM}error{ALARM:#}:{}", safe(rest)),
        None => write!(stderr, "{}", safe(&said)),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Shows what a command has to say: notes first, then the data.
pub fn show(answer: &Answer) -> ExitCode {
    for note in &answer.notes {
        let _ = writeln!(anstream::stderr(), "{}", between_words(note));
    }
    let stdout = io::stdout();
    if let Body::Bytes(bytes) = &answer.body {
        if !stdout.is_terminal() {
            return written(stdout.lock(), bytes, answer.code);
        }
        let text = String::from_utf8_lossy(bytes);
        return written(
            anstream::stdout(),
            painted(&text, &[]).as_bytes(),
            answer.code,
        );
    }
    if answer.body == Body::Picture {
        return written(stdout.lock(), answer.stdout.as_bytes(), answer.code);
    }
    let terminal = terminal_size::terminal_size_of(&stdout);
    // What another program reads is not changed, unless it is a terminal that reads it.
    if answer.body == Body::Data && !stdout.is_terminal() {
        return written(stdout.lock(), answer.stdout.as_bytes(), answer.code);
    }
    // A mark for spreadsheets is nothing to see.
    let text = answer.stdout.trim_start_matches('\u{FEFF}');
    let shown = match terminal {
        Some((width, _)) if answer.body == Body::Text => {
            table::folded(&shown_there(text), &answer.alarms, width.0.into())
        }
        _ => painted(text, &answer.alarms),
    };
    if let (Some(folder), Some((_, height))) = (&answer.paged, terminal)
        && shown.lines().count() >= usize::from(height.0)
        && pager::shown(&shown, folder)
    {
        return ExitCode::from(answer.code);
    }
    let code = written(anstream::stdout(), shown.as_bytes(), answer.code);
    if stdout.is_terminal() && io::stderr().is_terminal() {
        for words in &answer.guidance {
            say(words.trim_end());
        }
    }
    code
}

/// Whether somebody sees what is said while a command goes on.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// Whether the terminal says by its name that it cannot go back to what it has shown.
pub fn is_dumb() -> bool {
    locale::said("TERM").as_deref() == Some("dumb")
}

/// Whether stdout is a terminal that shows ASCII alone, as its name or the locale says.
pub fn is_ascii_alone() -> bool {
    if !io::stdout().is_terminal() {
        return false;
    }
    is_dumb() || locale::of("LC_CTYPE").is_some_and(|locale| locale == "C" || locale == "POSIX")
}

/// The text with its typographic marks as ASCII, where the terminal shows nothing else. Names stay as they are.
fn shown_there(text: &str) -> Cow<'_, str> {
    const MARKS: [(char, &str); 9] = [
        ('…', "..."),
        ('–', "-"),
        ('—', "-"),
        ('’', "'"),
        ('‘', "'"),
        ('“', "\""),
        ('”', "\""),
        ('→', "->"),
        ('\u{a0}', " "),
    ];
    if text.is_ascii() || !table::marks_in_ascii() {
        return Cow::Borrowed(text);
    }
    let text = MARKS.iter().fold(text.to_owned(), |text, (mark, ascii)| {
        text.replace(*mark, ascii)
    });
    Cow::Owned(text)
}

fn written(mut stdout: impl io::Write, bytes: &[u8], code: u8) -> ExitCode {
    match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
        Ok(()) => ExitCode::from(code),
        // Whoever read has seen enough: `datawrit list | head -1`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(code),
        Err(error) => fail(&Failure::cannot(format!("stdout: {error}"))),
    }
}
