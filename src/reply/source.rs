//! Mails out of files: one by one, each as its bytes, with no more than one in memory.
//!
//! A file with one mail (`.eml`), an mbox (mboxrd and mboxo), or a Maildir. Nothing in them is changed, and the
//! bytes of a mail are those that stand in the file: an mbox's `>From ` is only unquoted for reading, so that
//! the hash is that of what was kept.

use std::{
    collections::VecDeque,
    fs,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use thiserror::Error;

use super::mail::LARGEST;
use crate::shelf;

/// One mail, where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// The file, and within an mbox the line of its `From `: `archive.mbox:120`.
    pub place: String,
    /// The bytes as they stood, for an mbox without the line `From `.
    pub bytes: Vec<u8>,
    /// Whether lines that begin `From ` are quoted in it with `>`, as in an mbox.
    pub quotes_from: bool,
}

impl Raw {
    /// A mail that came by itself, and not out of a file.
    pub fn whole(bytes: Vec<u8>) -> Raw {
        Raw {
            place: String::new(),
            bytes,
            quotes_from: false,
        }
    }

    /// The bytes for reading: one `>` less before each `>From ` of an mbox (mboxrd; for mboxo, which
    /// quotes once, it is the same but for a line that had its `>` before).
    pub fn unquoted(&self) -> std::borrow::Cow<'_, [u8]> {
        if !self.quotes_from || memchr::memmem::find(&self.bytes, b">From ").is_none() {
            return std::borrow::Cow::Borrowed(&self.bytes);
        }
        let mut out = Vec::with_capacity(self.bytes.len());
        for line in self.bytes.split_inclusive(|byte| *byte == b'\n') {
            out.extend_from_slice(if is_quoted_from(line) {
                line.get(1..).unwrap_or_default()
            } else {
                line
            });
        }
        std::borrow::Cow::Owned(out)
    }
}

/// A mail, or a file of mails, could not be read.
#[derive(Debug, Error)]
pub enum SourceFault {
    #[error("{place} cannot be read: {source}")]
    Unreadable { place: String, source: io::Error },
    #[error("{place}: the mail has more than 50,000,000 bytes and is passed over")]
    TooLarge { place: String },
    #[error(
        "{place} is a mail as Outlook keeps it (.msg), which cannot be read: save it as .eml in Outlook"
    )]
    Outlook { place: String },
    #[error("{place} is neither a mail, nor an mbox, nor a Maildir")]
    Unknown { place: String },
}

/// The mails of a file, an mbox or a Maildir, in their order; of a folder without `new` and `cur` those of the
/// `.eml` files in it.
pub fn mails(path: &Path) -> Mails {
    let mut mails = Mails {
        files: VecDeque::new(),
        open: None,
        fault: None,
    };
    if path.is_dir() {
        if let Err(source) = mails.folder(path, 0) {
            mails.fault = Some(unreadable(path, source));
        } else if mails.files.is_empty() && !is_maildir(path) {
            mails.fault = Some(SourceFault::Unknown {
                place: path.display().to_string(),
            });
        }
    } else {
        mails.files.push_back(path.to_owned());
    }
    mails
}

/// Whether a path is a file with one mail: neither a folder, nor an mbox.
pub fn is_one_mail(path: &Path) -> bool {
    let mut begin = [0; MBOX.len()];
    let read = |mut file: fs::File| file.read_exact(&mut begin);
    path.is_file() && !(shelf::open_file(path).and_then(read).is_ok() && begin == MBOX)
}

/// As an mbox begins.
const MBOX: [u8; 5] = *b"From ";

/// The mails of a stream: one, or an mbox. `place` names it in faults.
pub fn stream(input: impl Read + 'static, place: &str) -> Mails {
    let input: Box<dyn Read> = Box::new(input);
    Mails {
        files: VecDeque::new(),
        open: Some(Open::new(input, place.to_owned())),
        fault: None,
    }
}

/// Yields mail after mail.
pub struct Mails {
    files: VecDeque<PathBuf>,
    open: Option<Open>,
    fault: Option<SourceFault>,
}

/// The most files of one folder, and how deep folders of a Maildir are looked into.
const MOST_FILES: usize = 1_000_000;
const DEEPEST: usize = 8;

impl Mails {
    fn folder(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        let maildir = is_maildir(folder);
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            let name = entry
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if entry.is_dir() {
                if maildir && matches!(name.as_str(), "new" | "cur") {
                    self.files_of(&entry)?;
                } else if maildir && name.starts_with('.') && is_maildir(&entry) && depth < DEEPEST
                {
                    self.folder(&entry, depth + 1)?;
                }
            } else if !maildir && has_end(&name, &["eml", "emlx", "mbox", "msg"]) {
                self.push(entry);
            }
        }
        Ok(())
    }

    fn files_of(&mut self, folder: &Path) -> io::Result<()> {
        let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        entries.sort();
        for entry in entries {
            let hidden = entry
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if entry.is_file() && !hidden {
                self.push(entry);
            }
        }
        Ok(())
    }

    fn push(&mut self, file: PathBuf) {
        if self.files.len() < MOST_FILES {
            self.files.push_back(file);
        }
    }
}

impl Iterator for Mails {
    type Item = Result<Raw, SourceFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(fault) = self.fault.take() {
            return Some(Err(fault));
        }
        loop {
            if let Some(open) = &mut self.open {
                match open.next() {
                    Some(mail) => {
                        if matches!(
                            &mail,
                            Err(SourceFault::Unreadable { .. } | SourceFault::Outlook { .. })
                        ) {
                            self.open = None;
                        }
                        return Some(mail);
                    }
                    None => self.open = None,
                }
            }
            let file = self.files.pop_front()?;
            match shelf::open_file(&file) {
                Ok(opened) => {
                    self.open = Some(Open::new(Box::new(opened), file.display().to_string()));
                }
                Err(source) => return Some(Err(unreadable(&file, source))),
            }
        }
    }
}

fn unreadable(path: &Path, source: io::Error) -> SourceFault {
    SourceFault::Unreadable {
        place: path.display().to_string(),
        source,
    }
}

fn is_maildir(folder: &Path) -> bool {
    folder.join("cur").is_dir() && folder.join("new").is_dir()
}

fn has_end(name: &str, ends: &[&str]) -> bool {
    let end = name.rsplit('.').next().unwrap_or("");
    ends.iter().any(|wanted| end.eq_ignore_ascii_case(wanted))
}

/// A file that is being read.
struct Open {
    input: BufReader<Box<dyn Read>>,
    place: String,
    state: State,
    line: usize,
}

enum State {
    /// Nothing was read yet.
    Begin,
    /// The line `From ` of the next mail was read; it is this one.
    Mbox(usize),
    End,
}

impl Open {
    fn new(input: Box<dyn Read>, place: String) -> Open {
        Open {
            input: BufReader::with_capacity(64 << 10, input),
            place,
            state: State::Begin,
            line: 0,
        }
    }

    fn fault(&self, source: io::Error) -> SourceFault {
        SourceFault::Unreadable {
            place: self.place.clone(),
            source,
        }
    }

    fn next(&mut self) -> Option<Result<Raw, SourceFault>> {
        let begin = match self.state {
            State::End => return None,
            State::Mbox(line) => return Some(self.of_mbox(line)),
            State::Begin => match self.input.fill_buf() {
                Ok(begin) => begin,
                Err(source) => {
                    self.state = State::End;
                    return Some(Err(self.fault(source)));
                }
            },
        };
        self.state = State::End;
        if begin.is_empty() {
            return None;
        }
        if begin.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
            return Some(Err(SourceFault::Outlook {
                place: self.place.clone(),
            }));
        }
        if begin.starts_with(&MBOX) {
            return match self.read_line(&mut Vec::new()) {
                Ok(_) => Some(self.of_mbox(1)),
                Err(source) => Some(Err(self.fault(source))),
            };
        }
        // Apple's .emlx begins with the number of bytes of the mail.
        let count = memchr::memchr(b'\n', begin).and_then(|end| {
            let line = std::str::from_utf8(begin.get(..end)?).ok()?.trim();
            line.parse::<usize>().ok()
        });
        if count.is_some()
            && let Err(source) = self.read_line(&mut Vec::new())
        {
            return Some(Err(self.fault(source)));
        }
        Some(self.whole(count))
    }

    /// The rest of the file as one mail.
    fn whole(&mut self, count: Option<usize>) -> Result<Raw, SourceFault> {
        let most = LARGEST as u64 + 1;
        let most = count.map_or(most, |count| most.min(count as u64));
        let mut bytes = Vec::new();
        (&mut self.input)
            .take(most)
            .read_to_end(&mut bytes)
            .map_err(|source| self.fault(source))?;
        if bytes.len() > LARGEST {
            return Err(SourceFault::TooLarge {
                place: self.place.clone(),
            });
        }
        Ok(Raw {
            place: self.place.clone(),
            bytes,
            quotes_from: false,
        })
    }

    /// A mail of an mbox: up to a line `From ` after a blank one (mbox(5)).
    fn of_mbox(&mut self, first: usize) -> Result<Raw, SourceFault> {
        let place = format!("{}:{first}", self.place);
        let mut bytes = Vec::new();
        let mut too_large = false;
        let mut after_blank = false;
        self.state = State::End;
        loop {
            let begin = bytes.len();
            let read = self
                .read_line(&mut bytes)
                .map_err(|source| self.fault(source))?;
            if read == 0 {
                break;
            }
            let line = bytes.get(begin..).unwrap_or_default();
            if after_blank && is_from_line(line) {
                self.state = State::Mbox(self.line);
                bytes.truncate(begin);
                break;
            }
            after_blank = matches!(line, b"\n" | b"\r\n");
            if too_large {
                bytes.clear();
            } else if bytes.len() > LARGEST {
                too_large = true;
                bytes = Vec::new();
            }
        }
        if too_large {
            return Err(SourceFault::TooLarge { place });
        }
        // The blank line before the next `From ` is the mbox's.
        if bytes.ends_with(b"\r\n\r\n") {
            bytes.truncate(bytes.len() - 2);
        } else if bytes.ends_with(b"\n\n") {
            bytes.truncate(bytes.len() - 1);
        }
        Ok(Raw {
            place,
            bytes,
            quotes_from: true,
        })
    }

    /// Adds a line, of one that is too long a piece.
    fn read_line(&mut self, bytes: &mut Vec<u8>) -> io::Result<usize> {
        let read = (&mut self.input)
            .take(LARGEST as u64 + 1)
            .read_until(b'\n', bytes)?;
        self.line += 1;
        Ok(read)
    }
}

/// `From `, a sender, and a date with a year and a time.
fn is_from_line(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ") else {
        return false;
    };
    let rest = String::from_utf8_lossy(rest.get(..200).unwrap_or(rest));
    let words: Vec<&str> = rest.split_whitespace().collect();
    let has_time = words.iter().any(|word| {
        let mut parts = word.split(':');
        parts.clone().count() >= 2
            && parts.all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()))
    });
    let has_year = words.iter().any(|word| {
        word.len() == 4
            && word
                .parse::<u16>()
                .is_ok_and(|year| (1970..2200).contains(&year))
    });
    words.len() >= 5 && has_time && has_year
}

fn is_quoted_from(line: &[u8]) -> bool {
    let rest = line.iter().position(|byte| *byte != b'>');
    rest.is_some_and(|at| {
        at > 0
            && line
                .get(at..)
                .is_some_and(|rest| rest.starts_with(b"From "))
    })
}
