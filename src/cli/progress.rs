//! How far a long command is: a bar on a terminal; a line now and then where the screen must not be redrawn, for
//! whoever listens to it and for a terminal that cannot; nothing elsewhere.

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

use super::{screen, table};
use crate::{request::printable, speech::say};

/// How long it stays silent after a line.
const SILENCE: Duration = Duration::from_secs(5);

/// How far something is.
#[derive(Debug)]
pub enum ProgressView {
    /// It has not begun, there is too little to tell, or nobody looks.
    Hidden,
    Bar(ProgressBar),
    Lines(Mutex<Lines>),
}

/// What is said line by line.
#[derive(Debug)]
pub struct Lines {
    done: usize,
    of: usize,
    /// What it is of, if it has a name.
    name: Option<String>,
    said: Instant,
}

impl ProgressView {
    /// So many are to come, in something with a name or in the command's whole.
    pub fn begin(of: usize, name: Option<&str>) -> ProgressView {
        if of < 2 || !screen::is_watched() {
            return ProgressView::Hidden;
        }
        let name = name.map(printable);
        if table::says_in_sentences() || screen::is_dumb() {
            return ProgressView::Lines(Mutex::new(Lines {
                done: 0,
                of,
                name,
                said: Instant::now(),
            }));
        }
        let bar = ProgressBar::new(u64::try_from(of).unwrap_or(u64::MAX));
        let bar = bar.with_message(name.map(|name| format!("{name} ")).unwrap_or_default());
        let style = ProgressStyle::with_template("{msg}{bar:40} {pos}/{len} ({eta})");
        ProgressView::Bar(match style {
            Ok(style) if table::marks_in_ascii() => bar.with_style(style.progress_chars("#>-")),
            Ok(style) => bar.with_style(style),
            Err(_) => bar,
        })
    }

    /// So many more are done.
    pub fn more(&self, count: usize) {
        match self {
            ProgressView::Hidden => {}
            ProgressView::Bar(bar) => bar.inc(u64::try_from(count).unwrap_or(u64::MAX)),
            ProgressView::Lines(lines) => {
                // Whoever panicked meanwhile has said so.
                if let Ok(mut lines) = lines.lock()
                    && let Some(line) = lines.more(count, Instant::now())
                {
                    screen::say(&line);
                }
            }
        }
    }

    /// Says something meanwhile.
    pub fn say(&self, words: &str) {
        match self {
            ProgressView::Bar(bar) => bar.suspend(|| screen::say(words)),
            ProgressView::Hidden | ProgressView::Lines(_) => screen::say(words),
        }
    }

    /// Takes it off the screen.
    pub fn end(&self) {
        if let ProgressView::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

impl Lines {
    /// What is to be said when so many more are done; nothing soon after a line, and nothing of the last ones, for the
    /// command tells what came of all.
    fn more(&mut self, count: usize, now: Instant) -> Option<String> {
        self.done = self.done.saturating_add(count);
        if self.done >= self.of || now.saturating_duration_since(self.said) < SILENCE {
            return None;
        }
        self.said = now;
        let (done, of) = (self.done, self.of);
        Some(match &self.name {
            Some(name) => say!(
                "labels-so-far-in",
                name = name.as_str(),
                done = done,
                of = of
            ),
            None => say!("labels-so-far", done = done, of = of),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_now_and_then_and_none_at_the_end() {
        let begun = Instant::now();
        let mut lines = Lines {
            done: 0,
            of: 40,
            name: None,
            said: begun,
        };
        let mut after = |count, seconds| lines.more(count, begun + Duration::from_secs(seconds));
        assert_eq!(after(1, 1), None);
        assert_eq!(after(2, 5).as_deref(), Some("3 of 40 so far"));
        assert_eq!(after(4, 9), None);
        assert_eq!(after(4, 10).as_deref(), Some("11 of 40 so far"));
        assert_eq!(after(29, 100), None);
        let mut named = Lines {
            done: 0,
            of: 9,
            name: Some("INBOX".to_owned()),
            said: begun,
        };
        let line = named.more(4, begun + SILENCE);
        assert_eq!(line.as_deref(), Some("INBOX: 4 of 9 so far"));
    }
}
