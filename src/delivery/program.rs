//! A program of the machine, with bounds on how long it is waited for and on what it may say.

use std::{
    io::{self, Read, Write},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

/// How long what a program said is waited for when it has ended: a child of its own may hold
/// the other end.
const GRACE: Duration = Duration::from_secs(1);
/// Between two looks at whether it has ended.
const PAUSE: Duration = Duration::from_millis(5);

/// How a program ended.
#[derive(Debug)]
pub struct Ended {
    /// None when it was waited for too long, and ended by us.
    pub status: Option<ExitStatus>,
    /// What it wrote to each, up to the bound.
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    /// Whether it took everything that was written to it.
    pub took_all: bool,
}

/// Runs it, hands it `input` and keeps of what it says at most `most` bytes of each kind. What
/// of its streams is set already stays as it is.
///
/// # Errors
/// When it cannot be started, or not be waited for.
pub fn run(
    command: &mut Command,
    input: Option<Vec<u8>>,
    most: u64,
    patience: Duration,
) -> io::Result<Ended> {
    if input.is_some() {
        command.stdin(Stdio::piped());
    }
    let mut child = command.spawn()?;
    let stdout = child.stdout.take().map(|stream| heard(stream, most));
    let stderr = child.stderr.take().map(|stream| heard(stream, most));
    let written = input.and_then(|input| {
        let mut stdin = child.stdin.take()?;
        let (tell, told) = mpsc::channel();
        thread::spawn(move || {
            let _ = tell.send(stdin.write_all(&input).is_ok());
        });
        Some(told)
    });
    let status = waited(&mut child, patience)?;
    let kept = |stream: Option<mpsc::Receiver<Vec<u8>>>| {
        stream
            .and_then(|stream| stream.recv_timeout(GRACE).ok())
            .unwrap_or_default()
    };
    Ok(Ended {
        status,
        took_all: written.is_none_or(|told| told.recv_timeout(GRACE).unwrap_or(false)),
        stdout: kept(stdout),
        stderr: kept(stderr),
    })
}

/// What a stream says until it ends: the beginning is kept, the rest let go. One that says
/// more is read no further, so that the pipe fills and stops a program that never ends.
fn heard(stream: impl Read + Send + 'static, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut said = Vec::new();
        let _ = stream.take(most).read_to_end(&mut said);
        let _ = tell.send(said);
    });
    told
}

fn waited(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let until = Instant::now() + patience;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= until {
            let _ = child.kill();
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
}
