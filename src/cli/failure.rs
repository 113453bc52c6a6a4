//! What went wrong, and the way out.

use super::words;
use crate::{
    authority::AuthorityError,
    delivery::{
        mail::MailError,
        page::{LayoutError, PageError},
        preview::PreviewError,
    },
    directory::{DirectoryError, ImportError},
    law::{LawError, NotGranted, OutOfRange},
    letter::LetterError,
    office::{self, ProfileError, account::AccountError, file::FileError},
    tracker::{BadArchive, DatabaseError, TrackerError},
};

/// An error as the user sees it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    hint: Option<String>,
    /// 1: cannot be done. 2: misuse.
    pub code: u8,
}

impl Failure {
    /// It cannot be done.
    pub fn cannot(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
            hint: None,
            code: 1,
        }
    }

    /// What went wrong, without the way out.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The way out, where there is one.
    pub fn way_out(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// It was asked wrongly.
    pub fn misuse(message: impl Into<String>) -> Failure {
        Failure {
            message: message.into(),
            hint: None,
            code: 2,
        }
    }

    /// The error and its way out on one line, for a list of them.
    pub fn told(&self) -> String {
        let message = self.message.replace('\n', " ");
        match &self.hint {
            Some(hint) => format!("{message} ({hint})"),
            None => message,
        }
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl From<office::Error> for Failure {
    fn from(error: office::Error) -> Failure {
        // The ways out of these stand below.
        if let Some(error) = error.downcast_ref::<LawError>() {
            return error.into();
        }
        if let Some(error) = error.downcast_ref::<TrackerError>() {
            return error.into();
        }
        if let Some(error) = error.downcast_ref::<DirectoryError>() {
            return error.into();
        }
        if let Some(error) = error.downcast_ref::<AuthorityError>() {
            return error.into();
        }
        let message = words::error(&error);
        let failure = match error.kind() {
            office::Kind::Cannot => Failure::cannot(message),
            office::Kind::Misuse => Failure::misuse(message),
        };
        let hints: Vec<String> = error.hints().iter().map(words::hint).collect();
        if hints.is_empty() {
            failure
        } else {
            failure.hint(hints.join("; "))
        }
    }
}

impl From<ProfileError> for Failure {
    fn from(error: ProfileError) -> Failure {
        office::Error::from(error).into()
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        office::Error::from(error).into()
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Failure {
        office::Error::from(error).into()
    }
}

impl From<LawError> for Failure {
    fn from(error: LawError) -> Failure {
        Failure::from(&error)
    }
}

impl From<&LawError> for Failure {
    fn from(error: &LawError) -> Failure {
        let message = error.to_string();
        match error {
            LawError::Unknown { .. } => Failure::misuse(message).hint("`datawrit law` lists them"),
            LawError::NotCovered { known, .. } => {
                let list: Vec<_> = known
                    .iter()
                    .map(|(id, title)| format!("{id} ({title})"))
                    .collect();
                Failure::cannot(message).hint(format!(
                    "there are {}; if one of them protects you anyway, name it with --law",
                    list.join(", ")
                ))
            }
            LawError::Several { laws, .. } => {
                let with_letters = laws.iter().filter(|law| !law.languages.is_empty());
                let ways: Vec<_> = with_letters
                    .map(|law| format!("--law {}", law.id))
                    .collect();
                if ways.is_empty() {
                    Failure::cannot(message).hint(
                        "none of them has letters yet; datawrit can still compute their deadlines: `datawrit deadline --help`",
                    )
                } else {
                    Failure::misuse(message).hint(format!("choose one: {}", ways.join(" or ")))
                }
            }
            LawError::Grammar { .. } | LawError::Contradiction { .. } | LawError::Unreadable(_) => {
                Failure::cannot(message)
                    .hint("fix the file, or move it out of the folder `law` of your home")
            }
        }
    }
}

impl From<NotGranted> for Failure {
    fn from(error: NotGranted) -> Failure {
        let message = error.to_string();
        match error {
            NotGranted::NoSuchRight { law, .. } => {
                Failure::misuse(message).hint(format!("`datawrit law show {law}` shows more"))
            }
            NotGranted::NotYet { from, .. } => {
                Failure::cannot(message).hint(format!("write it on {from} or later"))
            }
        }
    }
}

impl From<LetterError> for Failure {
    fn from(error: LetterError) -> Failure {
        let message = error.to_string();
        match error {
            LetterError::UnknownVariable { known, .. } => {
                Failure::cannot(message).hint(format!("a letter has {}", known.join(", ")))
            }
            LetterError::NoTemplate { .. } => {
                Failure::misuse(message).hint("choose another with --lang")
            }
            LetterError::Template { .. }
            | LetterError::Unprintable { .. }
            | LetterError::Incomplete { .. }
            | LetterError::Unreadable(_) => Failure::cannot(message)
                .hint("fix the file, or move it out of the folder `templates` of your home"),
        }
    }
}

impl From<PageError> for Failure {
    fn from(error: PageError) -> Failure {
        let message = error.to_string();
        match error {
            PageError::MissingGlyph { .. } => Failure::cannot(message).hint(
                "name a font file that has it with --font, write it in Latin, Greek or Cyrillic letters, or write a mail or plain text with --format eml or txt",
            ),
            PageError::RightToLeft { .. } => Failure::cannot(message).hint(
                "a page cannot show this script yet: write it in Latin letters, or write a mail or plain text with --format eml or txt",
            ),
            PageError::Address { .. } | PageError::Word { .. } => Failure::cannot(message)
                .hint("shorten the address, or choose --layout plain and write the envelope by hand"),
            PageError::Font { .. } => {
                Failure::cannot(message).hint("name a .ttf file with --font")
            }
            PageError::Writer(_) => Failure::cannot(message),
        }
    }
}

impl From<PreviewError> for Failure {
    fn from(error: PreviewError) -> Failure {
        let message = error.to_string();
        match error {
            PreviewError::Unreadable(_) => Failure::cannot(message)
                .hint("`datawrit show CASE --format pdf --output FILE` gives the file as it is"),
            PreviewError::NoPictures => {
                Failure::cannot(message).hint("leave --graphics out, or open a viewer with --open")
            }
        }
    }
}

impl From<LayoutError> for Failure {
    fn from(error: LayoutError) -> Failure {
        let message = error.to_string();
        match error {
            LayoutError::Unknown { .. } => {
                Failure::misuse(message).hint("choose one of them with --layout")
            }
            LayoutError::Broken { .. } | LayoutError::Unreadable(_) => Failure::cannot(message)
                .hint("fix the file, or move it out of the folder `layouts` of your home"),
        }
    }
}

impl From<MailError> for Failure {
    fn from(error: MailError) -> Failure {
        let message = error.to_string();
        match error {
            MailError::NoSender => Failure::misuse(message).hint("add --email"),
            MailError::NoRecipient => Failure::misuse(message).hint("add --recipient-email"),
            MailError::Local { .. } => Failure::cannot(message)
                .hint("write a letter with --format pdf, or use another address"),
            MailError::Address { .. }
            | MailError::Domain { .. }
            | MailError::Attachment
            | MailError::Message(_) => Failure::cannot(message),
        }
    }
}

impl From<DirectoryError> for Failure {
    fn from(error: DirectoryError) -> Failure {
        Failure::from(&error)
    }
}

impl From<&DirectoryError> for Failure {
    fn from(error: &DirectoryError) -> Failure {
        let failure = Failure::cannot(error.to_string());
        match error {
            DirectoryError::Grammar { .. } | DirectoryError::Unreadable { .. } => {
                failure.hint("fix the file, or move it out of the folder `recipients` of your home")
            }
            // What was imported can be imported again.
            DirectoryError::Database(
                DatabaseError::Foreign { .. }
                | DatabaseError::Corrupt { .. }
                | DatabaseError::Failed { .. },
            ) => {
                failure.hint("move directory.db out of your home, and import the directories again")
            }
            DirectoryError::Database(error) => error.into(),
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Failure {
        let message = error.to_string();
        match error {
            ImportError::Unreadable { .. } => {
                Failure::cannot(message).hint("name a folder or a file that you can read")
            }
            ImportError::NotUtf8 { .. } => Failure::cannot(message)
                .hint("save it as UTF-8 and import it again; nothing was imported"),
            ImportError::Unknown { .. } => Failure::cannot(message).hint(
                "datawrit imports the data folder of datarequests.org, the registries of California and Vermont, the eraser list, JustDeleteMe, and a table with a column `name`: see recipients/README.md",
            ),
            ImportError::TooLarge { .. }
            | ImportError::TooManyFiles { .. }
            | ImportError::Malformed { .. } => Failure::cannot(message).hint("nothing was imported"),
        }
    }
}

impl From<AuthorityError> for Failure {
    fn from(error: AuthorityError) -> Failure {
        Failure::from(&error)
    }
}

impl From<&AuthorityError> for Failure {
    fn from(error: &AuthorityError) -> Failure {
        Failure::cannot(error.to_string())
            .hint("fix the file, or move it out of the folder `authorities` of your home")
    }
}

impl From<OutOfRange> for Failure {
    fn from(error: OutOfRange) -> Failure {
        Failure::cannot(error.to_string())
    }
}

impl From<&DatabaseError> for Failure {
    fn from(error: &DatabaseError) -> Failure {
        let failure = Failure::cannot(error.to_string());
        match error {
            DatabaseError::Newer { .. } => {
                failure.hint("install the newer datawrit; nothing was changed")
            }
            DatabaseError::Foreign { .. } => {
                failure.hint("move the file away, or choose another folder with --home")
            }
            DatabaseError::Full => failure.hint("make room, and write again"),
            DatabaseError::Disk { .. } => {
                failure.hint("is the disk full, or the folder read-only? nothing was recorded")
            }
            DatabaseError::Busy { .. } => failure.hint("try again; nothing was recorded"),
            DatabaseError::Corrupt { .. } => {
                failure.hint("restore a copy of the file; nothing was changed")
            }
            DatabaseError::Folder { .. } | DatabaseError::Failed { .. } => failure,
        }
    }
}

impl From<TrackerError> for Failure {
    fn from(error: TrackerError) -> Failure {
        Failure::from(&error)
    }
}

impl From<&TrackerError> for Failure {
    fn from(error: &TrackerError) -> Failure {
        let message = error.to_string();
        match error {
            TrackerError::Empty(_) => Failure::cannot(message)
                .hint("write a letter first (`datawrit write access ...`), or name another folder with --home"),
            TrackerError::NoCase(_) => {
                Failure::cannot(message).hint("`datawrit list` shows the cases")
            }
            TrackerError::Ambiguous { .. } => Failure::cannot(message).hint("type more of it"),
            TrackerError::NoDocument { .. } => {
                Failure::cannot(message).hint("`datawrit show CASE` names the formats it has")
            }
            TrackerError::Contradiction { .. } => {
                Failure::misuse(message).hint("`datawrit show CASE` shows its letters")
            }
            TrackerError::BeforeOpening { .. } => Failure::misuse(message).hint("check the date"),
            TrackerError::Conflict { .. } => Failure::cannot(message)
                .hint("nothing was imported; to import the archive as it is, name a new folder with --home"),
            TrackerError::Untrue { .. } => Failure::cannot(message)
                .hint("nothing was imported; export it again where it came from, after `datawrit verify` there"),
            TrackerError::Emptied { path, .. } => Failure::cannot(message).hint(format!(
                "restore a copy of the file; to begin anew, delete `{}` too",
                path.with_file_name("tracker.witness").display()
            )),
            TrackerError::Mixed { trial: true } => Failure::misuse(message).hint(
                "leave out --today, and DATAWRIT_TODAY; for a trial, name a new folder with --home",
            ),
            TrackerError::Mixed { trial: false } => {
                Failure::misuse(message).hint("name another folder with --home")
            }
            TrackerError::Sending => Failure::cannot(message)
                .hint("wait until it has finished; this one sent nothing"),
            TrackerError::Database(error) => error.into(),
            TrackerError::Taken(_) | TrackerError::Damaged { .. } => Failure::cannot(message),
        }
    }
}

impl From<BadArchive> for Failure {
    fn from(error: BadArchive) -> Failure {
        let message = format!("the archive cannot be used: {error}");
        match error {
            BadArchive::Version { .. } => Failure::cannot(message)
                .hint("install the datawrit that wrote it; nothing was imported"),
            BadArchive::Malformed { .. } | BadArchive::Foreign => Failure::cannot(message).hint(
                "name the whole file that `datawrit export --format json` wrote; nothing was imported",
            ),
            BadArchive::Grounds { .. } | BadArchive::Case { .. } => Failure::cannot(message)
                .hint("export it again where it came from; nothing was imported"),
        }
    }
}
