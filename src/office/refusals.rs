//! What the nouns below refuse, and the ways out of it, for every door.

use super::{Hint, Kind, Refusal};
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
    reply::UnreadableMail,
    tracker::{BadArchive, DatabaseError, TrackerError},
};

impl Refusal for LawError {
    fn kind(&self) -> Kind {
        match self {
            LawError::Unknown { .. } => Kind::Misuse,
            // Where none of them has letters there is nothing to choose.
            LawError::Several { laws, .. } if laws.iter().any(|law| !law.languages.is_empty()) => {
                Kind::Misuse
            }
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        if let LawError::NotCovered { named, .. } = self {
            let in_one_matter = (!named.is_empty()).then(|| Hint::NameSpecialLaw {
                known: named.clone(),
            });
            return in_one_matter
                .into_iter()
                .chain([Hint::PlainLetter])
                .collect();
        }
        vec![match self {
            LawError::Unknown { .. } | LawError::NotCovered { .. } => Hint::ListLaws,
            LawError::Several { laws, .. } => {
                let with_letters = laws.iter().filter(|law| !law.languages.is_empty());
                let known: Vec<String> = with_letters.map(|law| law.id.clone()).collect();
                if known.is_empty() {
                    Hint::DeadlinesAlone
                } else {
                    Hint::ChooseLaw { known }
                }
            }
            LawError::Grammar { .. } | LawError::Contradiction { .. } | LawError::Unreadable(_) => {
                fix_file("law")
            }
        }]
    }
}

impl Refusal for OutOfRange {}

impl Refusal for UnreadableMail {}

impl Refusal for NotGranted {
    fn kind(&self) -> Kind {
        match self {
            NotGranted::NoSuchRight { .. } => Kind::Misuse,
            NotGranted::NotYet { .. } => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            NotGranted::NoSuchRight { law, .. } => Hint::ShowLaw { law: law.clone() },
            NotGranted::NotYet { from, .. } => Hint::say(format!("write it on {from} or later")),
        }]
    }
}

impl Refusal for LetterError {
    fn kind(&self) -> Kind {
        match self {
            LetterError::NoTemplate { .. } | LetterError::NoFollowUp { .. } => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            LetterError::UnknownVariable { known, .. } => {
                Hint::say(format!("a letter has {}", known.join(", ")))
            }
            LetterError::NoTemplate { .. } | LetterError::NoFollowUp { .. } => {
                Hint::AnotherLanguage
            }
            LetterError::Template { .. }
            | LetterError::Unprintable { .. }
            | LetterError::NoSentence { .. }
            | LetterError::Incomplete { .. }
            | LetterError::Unreadable(_) => fix_file("templates"),
        }]
    }
}

impl Refusal for PageError {
    fn hints(&self) -> Vec<Hint> {
        match self {
            PageError::MissingGlyph { .. } => vec![Hint::FontThatHasIt],
            PageError::RightToLeft { .. } => vec![Hint::WriteInLatin],
            PageError::Address { .. } | PageError::Word { .. } => vec![Hint::ShortenAddress],
            PageError::Font { .. } => vec![Hint::NameFont],
            PageError::Writer(_) => Vec::new(),
        }
    }
}

impl Refusal for LayoutError {
    fn kind(&self) -> Kind {
        match self {
            LayoutError::Unknown { .. } => Kind::Misuse,
            LayoutError::Broken { .. } | LayoutError::Unreadable(_) => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            LayoutError::Unknown { .. } => Hint::ChooseLayout,
            LayoutError::Broken { .. } | LayoutError::Unreadable(_) => fix_file("layouts"),
        }]
    }
}

impl Refusal for PreviewError {
    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            PreviewError::Unreadable(_) => Hint::SavePage,
            PreviewError::NoPictures => Hint::WithoutPictures,
        }]
    }
}

impl Refusal for MailError {
    fn kind(&self) -> Kind {
        match self {
            MailError::NoSender | MailError::NoRecipient => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        match self {
            MailError::NoSender => vec![Hint::AddMailbox],
            MailError::NoRecipient => vec![Hint::AddRecipientMailbox],
            MailError::Local { .. } => vec![Hint::WritePage],
            MailError::Address { .. }
            | MailError::Domain { .. }
            | MailError::Attachment
            | MailError::Message(_) => Vec::new(),
        }
    }
}

impl Refusal for DirectoryError {
    fn hints(&self) -> Vec<Hint> {
        match self {
            DirectoryError::Grammar { .. } | DirectoryError::Unreadable { .. } => {
                vec![fix_file("recipients")]
            }
            // What was imported can be imported again.
            DirectoryError::Database(
                DatabaseError::Foreign { .. }
                | DatabaseError::Corrupt { .. }
                | DatabaseError::Failed { .. },
            ) => vec![Hint::say(
                "move directory.db out of your home, and import the directories again",
            )],
            DirectoryError::Database(error) => error.hints(),
        }
    }
}

impl Refusal for ImportError {
    fn hints(&self) -> Vec<Hint> {
        vec![Hint::say(match self {
            ImportError::Unreadable { .. } => "name a folder or a file that you can read",
            ImportError::NotUtf8 { .. } => {
                "save it as UTF-8 and import it again; nothing was imported"
            }
            ImportError::Unknown { .. } => {
                "datawrit imports the data folder of datarequests.org, the registries of California and Vermont, the eraser list, JustDeleteMe, and a table with a column `name`"
            }
            ImportError::TooLarge { .. }
            | ImportError::TooManyFiles { .. }
            | ImportError::Malformed { .. } => "nothing was imported",
        })]
    }
}

impl Refusal for AuthorityError {
    fn hints(&self) -> Vec<Hint> {
        vec![fix_file("authorities")]
    }
}

impl Refusal for DatabaseError {
    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            DatabaseError::Newer { .. } => {
                Hint::say("install the newer datawrit; nothing was changed")
            }
            DatabaseError::Older { .. } | DatabaseError::Unseen { .. } => {
                Hint::say("copy the folder to where there is room to write, and open the copy")
            }
            DatabaseError::Foreign { .. } => Hint::MoveAwayOrAnotherHome,
            DatabaseError::Full => Hint::say("make room, and write again"),
            DatabaseError::Disk { .. } => {
                Hint::say("is the disk full, or the folder read-only? nothing was recorded")
            }
            DatabaseError::Busy { .. } => Hint::say("try again; nothing was recorded"),
            DatabaseError::Corrupt { .. } => {
                Hint::say("restore a copy of the file; nothing was changed")
            }
            DatabaseError::Folder { .. } | DatabaseError::Failed { .. } => return Vec::new(),
        }]
    }
}

impl Refusal for TrackerError {
    fn kind(&self) -> Kind {
        match self {
            TrackerError::BeforeOpening { .. }
            | TrackerError::Contradiction { .. }
            | TrackerError::Mixed { .. } => Kind::Misuse,
            _ => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            TrackerError::Empty(_) => Hint::WriteFirst,
            TrackerError::NoCase(_) | TrackerError::NoNumber { .. } => Hint::ListCases,
            TrackerError::NoReply(_) => Hint::say("check the number"),
            TrackerError::Ambiguous { .. } => Hint::say("type more of it"),
            TrackerError::SeveralNamed { .. } => Hint::say("type the beginning of its reference"),
            TrackerError::NumberOrBeginning { .. } => {
                Hint::say("type the whole reference of the one you mean")
            }
            TrackerError::NoDocument { .. } => Hint::ShowCase,
            TrackerError::BeforeOpening { .. } => Hint::CheckTheDate,
            TrackerError::Conflict { .. } => Hint::ImportElsewhere,
            TrackerError::Untrue { .. } => Hint::VerifyThere,
            TrackerError::Emptied { path, .. } => Hint::say(format!(
                "restore a copy of the file; to begin anew, delete `{}` too",
                path.with_file_name("tracker.witness").display()
            )),
            TrackerError::Mixed { trial: true } => Hint::RealDay,
            TrackerError::Mixed { trial: false } => Hint::AnotherHome,
            TrackerError::Sending => Hint::say("wait until it has finished; this one sent nothing"),
            TrackerError::Database(error) => return error.hints(),
            TrackerError::Contradiction { .. } => Hint::ShowLetters,
            TrackerError::Taken(_) | TrackerError::Damaged { .. } => return Vec::new(),
        }]
    }
}

impl Refusal for BadArchive {
    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            BadArchive::Version { .. } => {
                Hint::say("install the datawrit that wrote it; nothing was imported")
            }
            BadArchive::Malformed { .. } | BadArchive::Foreign => Hint::NameArchive,
            BadArchive::Grounds { .. } | BadArchive::Case { .. } | BadArchive::Reply(_) => {
                Hint::say("export it again where it came from; nothing was imported")
            }
        }]
    }
}

/// A file that the person laid over ours, in this folder of the home.
fn fix_file(folder: &str) -> Hint {
    Hint::say(format!(
        "fix the file, or move it out of the folder `{folder}` of your home"
    ))
}
