//! The ways out where a letter is not written.

use super::want::Want;
use crate::{
    directory::Kind,
    law::{Place, Right},
    request::{Line, Reference},
    tracker::Format,
};

/// What the person can do, as data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Hint {
    /// Say what is missing.
    Add(Want),
    /// Name a folder for the letters.
    NameFolder,
    /// Say that one more is wanted.
    OneMore,
    /// Read the letter of the case and remind, or say that one more is wanted.
    Remind {
        case: Reference,
    },
    /// Send the letter of the case or record that it was posted, or say that one more is wanted.
    SendThat {
        case: Reference,
    },
    /// The file could not be written; the case has the letter.
    SafeInCase {
        case: Reference,
        format: Format,
    },
    /// Its deadlines can still be counted.
    OnlyDeadlines,
    /// The right is granted by other laws of the person's home.
    OtherLaws {
        right: Right,
        home: Place,
        ways: Vec<OtherLaw>,
    },
    ChooseLanguage,
    LeaveGroundsOut,
    AddChild,
    /// Choose the statute, or leave the product out.
    ChooseLawOrLeaveProduct,
    /// Name the company that answers, as its privacy policy does.
    NameController {
        right: Right,
        product: Line,
    },
    NameCompanyThatDoes,
    /// A company that takes no requests any more can still be written to at an address.
    AddItsAddress,
    /// Look for the name, or say where the company is reached.
    FindOrReach,
    /// An address is there that is used only on the person's word.
    SetApart(SetApart),
    /// A form of the company takes the text.
    Form(String),
    /// It can be posted.
    Post,
    NameEmail,
    /// Packs come with an import.
    ImportPacks,
    /// Leave out what is one person's, or say whose it is.
    OnePerson,
}

/// A law beside the one that was meant, which grants what is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherLaw {
    pub id: String,
    pub title: String,
    /// Where its platform is, where it has one for the right.
    pub platform: Option<String>,
}

/// An address that is known and not used by itself.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SetApart {
    pub address: String,
    pub kind: Kind,
    /// `is a guess without a source`
    pub why: String,
}
