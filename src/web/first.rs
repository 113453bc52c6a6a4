//! Which start has the pages of a home open?
//!
//! The first holds a lock on `open.lock` for as long as it lives, and says in `open.json`, which only its
//! owner can read, how another can ask it for an address. The system lets go of a lock when a program ends,
//! however it ends.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use serde::{Deserialize, Serialize};

use super::{keys, open_error::OpenError};
use crate::office::Home;

/// How long another start may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The head under which another start shows that it can read the home.
pub const KEY: &str = "x-datawrit-key";

/// This start is the first.
#[derive(Debug)]
pub struct First {
    /// Held, not read.
    _lock: File,
    note: PathBuf,
    pub key: String,
}

/// Another start is.
#[derive(Debug)]
pub struct Another {
    pub address: String,
}

/// What the first says to others.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    port: u16,
    key: String,
}

impl First {
    /// Whether this start is the first of the home; else an address of the one that is.
    pub fn of(home: &Home) -> Result<Result<First, Another>, OpenError> {
        let folder = home.folder();
        make_folder(folder).map_err(|source| unwritten(folder, source))?;
        let path = folder.join("open.lock");
        let lock = private(&path).map_err(|source| unwritten(&path, source))?;
        let note = folder.join("open.json");
        match lock.try_lock() {
            Ok(()) => Ok(Ok(First {
                _lock: lock,
                note,
                key: keys::secret()?,
            })),
            Err(fs::TryLockError::WouldBlock) => {
                let address = ask(&note).ok_or(OpenError::Silent)?;
                Ok(Err(Another { address }))
            }
            Err(fs::TryLockError::Error(source)) => Err(unwritten(&path, source)),
        }
    }

    /// Says where this start listens.
    pub fn tell(&self, port: u16) -> Result<(), OpenError> {
        let note = Note {
            port,
            key: self.key.clone(),
        };
        let told = serde_json::to_vec(&note)
            .map_err(io::Error::other)
            .and_then(|told| {
                let mut file = private(&self.note)?;
                file.set_len(0)?;
                file.write_all(&told)
            });
        told.map_err(|source| unwritten(&self.note, source))
    }
}

impl Drop for First {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.note);
    }
}

fn unwritten(path: &Path, source: io::Error) -> OpenError {
    let path = path.display().to_string();
    OpenError::Home { path, source }
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A new address of the start that is the first.
fn ask(note: &Path) -> Option<String> {
    let note: Note = serde_json::from_slice(&fs::read(note).ok()?).ok()?;
    let at = SocketAddr::from((Ipv4Addr::LOCALHOST, note.port));
    let mut stream = TcpStream::connect_timeout(&at, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let Note { port, key } = &note;
    write!(
        stream,
        "POST /address HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{KEY}: {key}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut answer = String::new();
    stream.take(4096).read_to_string(&mut answer).ok()?;
    let address = answer.split_once("\r\n\r\n")?.1.trim();
    let ours = format!("http://127.0.0.1:{port}/enter/");
    (answer.starts_with("HTTP/1.1 200") && address.starts_with(&ours)).then(|| address.to_owned())
}
