//! What lies where, how large it is, and what is in it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::Serialize;

use super::{Error, Home, World};

/// The home, and what is in it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Whereabouts {
    #[serde(serialize_with = "super::file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub folder: PathBuf,
    /// Of everything in it.
    pub bytes: u64,
    pub things: Vec<Thing>,
    /// The files that were written elsewhere, as far as they are still there.
    pub written: Vec<WrittenFor>,
}

/// A file of the home, or a folder with all that is in it.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Thing {
    pub name: String,
    pub bytes: u64,
    pub holds: Holds,
}

/// A file that was written for a case.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WrittenFor {
    /// None where it has several.
    pub case: Option<String>,
    #[serde(serialize_with = "super::file::as_text")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub path: PathBuf,
}

/// What something in the home is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// Name, addresses, and how letters are sent.
    Profile,
    /// The same of other people, with the signed papers by which others act for them.
    People,
    /// The signed papers by which others act for the person whose home it is.
    Mandate,
    /// From which mailboxes letters are sent.
    Accounts,
    /// Letters, what happened to them, and what came back.
    Cases,
    /// How much there was, so that a loss shows.
    Witness,
    /// Companies of the directories that were imported.
    Directory,
    /// Where files were written.
    Written,
    /// Pages that a viewer showed.
    Page,
    /// The person's own companies.
    OwnCompanies,
    /// The person's own laws, texts and layouts.
    OwnTexts,
    /// Who is sending just now.
    Sending,
    /// What the pages in the browser need while they are open.
    OpenPages,
    /// Nothing of ours.
    Unknown,
}

impl Holds {
    fn of(name: &str) -> Holds {
        match name {
            "profile.toml" => Holds::Profile,
            "profile.mandate" => Holds::Mandate,
            "people" => Holds::People,
            "config.toml" => Holds::Accounts,
            "recipients" => Holds::OwnCompanies,
            "written.tsv" => Holds::Written,
            "preview" => Holds::Page,
            "law" | "templates" | "layouts" | "authorities" | "replies" => Holds::OwnTexts,
            "sending.lock" => Holds::Sending,
            _ if name.starts_with("tracker.db") => Holds::Cases,
            _ if name.starts_with("tracker.witness") => Holds::Witness,
            _ if name.starts_with("directory.db") => Holds::Directory,
            _ if Home::is_of_pages(name) => Holds::OpenPages,
            _ => Holds::Unknown,
        }
    }
}

/// What lies where. A home that is not there has nothing in it.
///
/// # Errors
/// None today; a door treats it as any other verb.
pub fn whereabouts(world: &World<'_>) -> Result<Whereabouts, Error> {
    let folder = world.home.folder().to_owned();
    let mut things: Vec<Thing> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|file| {
            let name = file.file_name().to_string_lossy().into_owned();
            Thing {
                bytes: size(&file.path()),
                holds: Holds::of(&name),
                name,
            }
        })
        .collect();
    things.sort_by(|one, other| (one.holds, &one.name).cmp(&(other.holds, &other.name)));
    let written = world.home.files_written().into_iter();
    let written = written.filter(|(_, path)| path.exists());
    Ok(Whereabouts {
        bytes: things.iter().map(|thing| thing.bytes).sum(),
        folder,
        things,
        written: written
            .map(|(case, path)| WrittenFor { case, path })
            .collect(),
    })
}

/// In bytes, with everything in a folder; links are not followed.
fn size(path: &Path) -> u64 {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => {
            let files = fs::read_dir(path).into_iter().flatten().flatten();
            files.map(|file| size(&file.path())).sum()
        }
        Ok(found) => found.len(),
        Err(_) => 0,
    }
}
