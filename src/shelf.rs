//! Which texts does the program have, and which has the user laid over them?
//!
//! `law/`, `templates/` and `recipients/` are embedded in the program; a folder
//! of the same name and shape in the user's home replaces any file of theirs.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use include_dir::Dir;
use thiserror::Error;

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

/// The texts of a built-in folder called `name` whose paths are `wanted`, and
/// the user's over them.
///
/// # Errors
/// When a file or folder of the user's cannot be read.
pub fn open(
    name: &str,
    built_in: &'static Dir<'static>,
    own: Option<&Path>,
    wanted: impl Fn(&str) -> bool + Copy,
) -> Result<Shelf, Unreadable> {
    let mut shelf = Shelf::new();
    add_built_in(name, built_in, wanted, &mut shelf);
    if let Some(own) = own.filter(|own| own.is_dir()) {
        add_own(own, own, 0, wanted, &mut shelf)?;
    }
    Ok(shelf)
}

/// How deep folders may be nested; ours are two deep.
const DEEPEST: usize = 8;

/// The most bytes of a file of the person's own: more than any law or directory has.
const LARGEST: u64 = 64 << 20;

/// The bytes of a file of the person's own, which must be a plain one: a pipe would be waited for,
/// and a device never ends.
///
/// # Errors
/// When it cannot be opened, is not a regular file, or has more than 64 MiB.
pub fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    // Before it is opened: to open a pipe is to wait for its other end.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("it has more than 64 MiB"));
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

fn add_built_in(
    name: &str,
    folder: &'static Dir<'static>,
    wanted: impl Fn(&str) -> bool + Copy,
    shelf: &mut Shelf,
) {
    for file in folder.files() {
        let path = slashed(file.path());
        if let (true, Some(text)) = (wanted(&path), file.contents_utf8()) {
            let source = format!("{name}/{path}");
            let text = Cow::Borrowed(text);
            shelf.insert(
                path,
                Text {
                    source,
                    text,
                    own: false,
                },
            );
        }
    }
    for inner in folder.dirs() {
        add_built_in(name, inner, wanted, shelf);
    }
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
