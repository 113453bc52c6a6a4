//! What does the terminal itself say, when it is asked?

use std::{
    fs::{File, OpenOptions},
    io::{Read, Write},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    process::getpgrp,
    termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr},
};

/// The second of the two is answered by every terminal, so that nobody waits for the first.
const QUESTIONS: &[u8] = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[c";

/// How long a terminal may take for each part of its answer, across a network too.
const PATIENCE: Timespec = Timespec {
    tv_sec: 1,
    tv_nsec: 0,
};

/// No answer is longer.
const LONGEST: usize = 1024;

/// The keyboard as it was, given back whatever happens.
struct Quiet<'a> {
    terminal: &'a File,
    before: Termios,
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // An answer that comes too late is not left for the shell.
        let _ = tcsetattr(self.terminal, OptionalActions::Flush, &self.before);
    }
}

/// Asks the terminal, and returns what it says.
pub fn answered() -> Option<Vec<u8>> {
    let mut terminal = OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .ok()?;
    // In the background one is stopped for touching the keyboard.
    if tcgetpgrp(&terminal).ok()? != getpgrp() {
        return None;
    }
    let before = tcgetattr(&terminal).ok()?;
    let mut silent = before.clone();
    silent
        .local_modes
        .remove(LocalModes::ECHO | LocalModes::ICANON);
    tcsetattr(&terminal, OptionalActions::Drain, &silent).ok()?;
    let held = terminal.try_clone().ok()?;
    let _quiet = Quiet {
        terminal: &held,
        before,
    };
    terminal.write_all(QUESTIONS).ok()?;
    let mut answer = Vec::new();
    while answer.len() < LONGEST && !is_whole(&answer) {
        let mut waiting = [PollFd::new(&held, PollFlags::IN)];
        if poll(&mut waiting, Some(&PATIENCE)).ok()? == 0 {
            return None;
        }
        let mut part = [0; 128];
        let length = terminal.read(&mut part).ok().filter(|length| *length > 0)?;
        answer.extend_from_slice(part.get(..length)?);
    }
    Some(answer)
}

/// Whether the answer to the second question is in it: `ESC [ ? ... c`.
fn is_whole(answer: &[u8]) -> bool {
    answer
        .windows(3)
        .position(|start| start == b"\x1b[?")
        .is_some_and(|start| answer.iter().skip(start).any(|byte| *byte == b'c'))
}
