//! Which texts does the program have, and which has the user laid over them?
//!
//! `law/`, `templates/`, `layouts/` and the others of [`built_in`] are part of the program; a folder
//! of the same name and shape in the user's home replaces any file of theirs.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde::de::DeserializeOwned;
use thiserror::Error;

/// A folder that is part of the program.
#[derive(Debug)]
pub struct BuiltIn {
    pub name: &'static str,
    /// Paths, with `/` between folders, and texts, in the order of the paths. TOML is JSON here: the same
    /// content, made when the program was built, so that no start takes TOML apart.
    pub files: &'static [(&'static str, &'static str)],
}

/// What `build.rs` wrote.
pub mod built_in {
    use super::BuiltIn;

    include!(concat!(env!("OUT_DIR"), "/built_in.rs"));
}

impl BuiltIn {
    /// The text of the file with this path.
    pub fn text(&self, path: &str) -> Option<&'static str> {
        let at = self
            .files
            .binary_search_by_key(&path, |(path, _)| path)
            .ok()?;
        self.files.get(at).map(|(_, text)| *text)
    }

    /// What the TOML file with this path says, if it is there.
    ///
    /// # Errors
    /// When it has another shape.
    pub fn read<T: DeserializeOwned>(&self, path: &str) -> Option<Result<T, String>> {
        self.text(path).map(from_json)
    }
}

/// What a file of ours says. A fault has no line: the tests read our files as a person's own too, which have.
fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// What a TOML text says.
///
/// # Errors
/// In the library's words, with the line and a caret.
pub fn from_toml<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|error| short(&error.to_string()))
}

/// Texts by their path, with `/` between folders: `gdpr/access.en.txt`.
pub type Shelf = BTreeMap<String, Text>;

/// One text, and where it came from as an error names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub source: String,
    pub text: Cow<'static, str>,
    /// Whether it is the user's.
    pub own: bool,
}

impl Text {
    /// What a TOML file says.
    ///
    /// # Errors
    /// As [`from_toml`].
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, String> {
        if self.own {
            from_toml(&self.text)
        } else {
            from_json(&self.text)
        }
    }
}

/// A file of the user's own cannot be read.
#[derive(Debug, Error)]
#[error("the file {file} cannot be opened: {source}")]
pub struct Unreadable {
    pub file: String,
    pub source: io::Error,
}

/// The text of a file that a person may have edited.
///
/// # Errors
/// As [`bytes`], and when it is not UTF-8.
pub fn read(path: &Path) -> io::Result<String> {
    let text = String::from_utf8(bytes(path)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))?;
    Ok(match unmarked(&text).len() {
        length if length == text.len() => text,
        _ => unmarked(&text).to_owned(),
    })
}

/// A text without the byte order mark that some editors put before it (U+FEFF); it is not part of
/// the text (Unicode Standard 23.8).
pub fn unmarked(text: &str) -> &str {
    text.trim_start_matches('\u{FEFF}')
}

/// The texts of a built-in folder whose paths are `wanted`, and the user's over them.
///
/// # Errors
/// When a file or folder of the user's cannot be read.
pub fn open(
    built_in: &'static BuiltIn,
    own: Option<&Path>,
    wanted: impl Fn(&str) -> bool + Copy,
) -> Result<Shelf, Unreadable> {
    let ours = built_in.files.iter().filter(|(path, _)| wanted(path));
    let mut shelf: Shelf = ours
        .map(|(path, text)| {
            let text = Text {
                source: format!("{}/{path}", built_in.name),
                text: Cow::Borrowed(text),
                own: false,
            };
            ((*path).to_owned(), text)
        })
        .collect();
    if let Some(own) = own.filter(|own| own.is_dir()) {
        add_own(own, own, 0, wanted, &mut shelf)?;
    }
    Ok(shelf)
}

/// How deep folders may be nested; ours are two deep.
const DEEPEST: usize = 8;

/// The most bytes of a file of the person's own: more than any law or directory has.
const LARGEST: u64 = 64 << 20;

/// A file that somebody named, opened. It must be a plain one: a pipe would be waited for, and a device never
/// ends.
///
/// # Errors
/// When it cannot be opened, or is not a regular file.
pub fn open_file(path: &Path) -> io::Result<File> {
    // Before it is opened: to open a pipe is to wait for its other end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    File::open(path)
}

/// The bytes of a file of the person's own.
///
/// # Errors
/// When it cannot be opened, is not a regular file, or has more than 64 MiB.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    bytes_up_to(path, LARGEST)
}

/// The bytes of a file that has at most so many.
///
/// # Errors
/// When it cannot be opened, is not a regular file, or has more ([`io::ErrorKind::FileTooLarge`]).
pub fn bytes_up_to(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let why = if most == LARGEST {
            "it has more than 64 MiB".to_owned()
        } else {
            format!("it has more than {most} bytes")
        };
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, why));
    }
    Ok(bytes)
}

/// What a library says of a broken text, with at most two hundred characters of a line it repeats: the
/// line that is broken may be the whole file.
pub fn short(message: &str) -> String {
    // Of the broken file; the library's own words may list every key there is.
    const REPEATED: usize = 200;
    const WORDS: usize = 800;
    const LINES: usize = 12;
    let mut lines: Vec<String> = Vec::new();
    for line in message.lines().take(LINES) {
        let mut characters = line.chars();
        let most = if line.contains(" | ") {
            REPEATED
        } else {
            WORDS
        };
        let mut beginning: String = characters.by_ref().take(most).collect();
        if characters.next().is_some() {
            beginning.push('…');
        }
        lines.push(beginning);
    }
    lines.join("\n")
}

fn add_own(
    root: &Path,
    folder: &Path,
    depth: usize,
    wanted: impl Fn(&str) -> bool + Copy,
    shelf: &mut Shelf,
) -> Result<(), Unreadable> {
    let unreadable = |path: &Path, source| Unreadable {
        file: path.display().to_string(),
        source,
    };
    if depth > DEEPEST {
        let loops = io::Error::other("its folders are nested too deep, or a link leads back");
        return Err(unreadable(folder, loops));
    }
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| {
            entries
                .map(|entry| entry.map(|entry| entry.path()))
                .collect()
        })
        .map_err(|source| unreadable(folder, source))?;
    entries.sort();
    for entry in entries {
        let path = slashed(entry.strip_prefix(root).unwrap_or(&entry));
        if entry.is_dir() {
            add_own(root, &entry, depth + 1, wanted, shelf)?;
        } else if wanted(&path) {
            let text = read(&entry).map_err(|source| unreadable(&entry, source))?;
            let source = entry.display().to_string();
            let text = Cow::Owned(text);
            shelf.insert(
                path,
                Text {
                    source,
                    text,
                    own: true,
                },
            );
        }
    }
    Ok(())
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
