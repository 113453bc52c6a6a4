//! Where the letter goes, and that it gets there whole.

use std::path::{Path, PathBuf};

use crate::{
    cli::failure::Failure,
    office::file::{Leftover, check_folder, folder_of},
    request::{Reference, Request},
    tracker::{Format, Tracker},
};

/// A folder or a file, and the formats to write there.
#[derive(Debug)]
pub struct Target {
    place: Place,
    pub formats: Vec<Format>,
}

#[derive(Debug)]
enum Place {
    Folder(PathBuf),
    File(PathBuf),
}

impl Target {
    /// Reads `--output` and `--format`: a path that ends in a format's extension
    /// is a file, and says the format when nothing else does; every other path
    /// is a folder.
    pub fn of(output: Option<&Path>, formats: &[Format]) -> Result<Target, Failure> {
        let mut wanted: Vec<Format> = Vec::new();
        for format in formats {
            if !wanted.contains(format) {
                wanted.push(*format);
            }
        }
        let Some(output) = output else {
            let formats = if wanted.is_empty() {
                vec![Format::Pdf]
            } else {
                wanted
            };
            return Ok(Target {
                place: Place::Folder(PathBuf::from(".")),
                formats,
            });
        };
        if output.as_os_str().is_empty() {
            return Err(Failure::misuse("--output is empty").hint("name a folder or a file"));
        }
        let named = output
            .extension()
            .and_then(|extension| extension.to_str())
            .and_then(|extension| extension.parse::<Format>().ok())
            .filter(|_| !output.is_dir());
        let Some(named) = named else {
            let formats = if wanted.is_empty() {
                vec![Format::Pdf]
            } else {
                wanted
            };
            return Ok(Target {
                place: Place::Folder(output.to_owned()),
                formats,
            });
        };
        if wanted.is_empty() {
            wanted.push(named);
        }
        match wanted[..] {
            [only] if only == named => Ok(Target {
                place: Place::File(output.to_owned()),
                formats: wanted,
            }),
            [only] => Err(Failure::misuse(format!(
                "{} is not the name of a {only} file",
                output.display()
            ))
            .hint(format!("name a folder, or a file that ends in .{only}"))),
            _ => Err(Failure::misuse(format!(
                "{} is one file for several formats",
                output.display()
            ))
            .hint("name a folder")),
        }
    }

    pub fn is_file(&self) -> bool {
        matches!(self.place, Place::File(_))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        match &self.place {
            Place::Folder(folder) => folder,
            Place::File(file) => folder_of(file),
        }
    }

    /// Makes the folder if it is missing, and tries whether it can be written to.
    pub fn check(&self) -> Result<(), Failure> {
        Ok(check_folder(self.folder())?)
    }

    /// Ends what runs that were killed had begun in the folder: a letter whose case was opened gets
    /// its name, which is told; every other temporary file is taken away.
    pub fn finish(&self, tracker: &Tracker) -> Result<Vec<String>, Failure> {
        let mut finished = Vec::new();
        for left in Leftover::in_folder(self.folder()) {
            let case = match left.case() {
                Some(case) if tracker.has(case)? => case.clone(),
                _ => {
                    left.clear();
                    continue;
                }
            };
            finished.extend(left.finish().map(|path| {
                format!(
                    "{}, the letter of {case}, was left unfinished by a run that was stopped; it is finished now",
                    path.display()
                )
            }));
        }
        Ok(finished)
    }

    /// The path of one file.
    pub fn path(&self, request: &Request, reference: &Reference, format: Format) -> PathBuf {
        match &self.place {
            Place::File(file) => file.clone(),
            Place::Folder(folder) => {
                let slug = request.recipient.slug();
                let name = format!("{}-{slug}-{reference}.{format}", request.right);
                // `./name` says no more than `name`.
                if folder == Path::new(".") {
                    PathBuf::from(name)
                } else {
                    folder.join(name)
                }
            }
        }
    }
}
