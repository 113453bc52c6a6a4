//! What is worth knowing of a letter.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Serialize;

use super::{hint::SetApart, same::SameRequest};
use crate::{
    directory::{Doubt, Hit, Id, NeedKind},
    law::{Language, Needed, Place, Reach, Right},
    request::{Email, Line, Passage, Reference},
};

/// One thing that the person should know, as data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "notice", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Notice {
    // Of the law.
    /// The letter names no law.
    NamesNoLaw,
    /// The person lives elsewhere, and the law binds the company by where it is.
    BoundBySeat {
        company: Line,
        seat: Place,
        law: String,
        /// By which it binds it.
        provision: String,
    },

    /// The person does not live where the law that they named protects people.
    NotForHome {
        law: String,
        home: Place,
    },

    // Of the right.
    /// What the person's word became under a statute that has its own.
    Translated {
        law: String,
        asked: Right,
        title: String,
        rights: Vec<Right>,
    },
    /// A platform of the person's home does with one request what some of these letters do.
    Platform {
        home: Place,
        right: Right,
        href: String,
        reaches: Reach,
        instead_of: Vec<String>,
    },
    /// One request on a platform of the person's home reaches the company, too, where it is one of those that it reaches:
    /// registered as one, or not known to the directory.
    PlatformInstead {
        home: Place,
        /// The platform's.
        name: String,
        href: String,
        company: Line,
        registered: bool,
    },

    // Of the company.
    /// What was typed was read as this company.
    ReadAs {
        typed: String,
        id: Id,
        name: Line,
    },
    /// No company has this name; these are near.
    Near {
        hits: Vec<Hit>,
    },
    /// One letter goes to all of a family.
    OneFamily {
        id: String,
        names: Vec<Line>,
    },
    /// A country is missing for its postal address to be on the letter.
    AddressWithoutCountry {
        company: Line,
        lines: Vec<Line>,
    },
    NoAddress {
        company: Line,
    },
    SetApart(SetApart),
    /// It is the company for people elsewhere.
    ServesOthers {
        company: Line,
        serves: Vec<Place>,
        home: Place,
    },
    /// It is established abroad, and the person lives in the United States.
    SeatAbroad {
        company: Line,
        seat: Place,
    },
    Doubtful(Doubt),
    AsksIdDocument {
        company: Line,
    },
    /// Its address by its name is read by nobody.
    Unread {
        to: Email,
        why: String,
    },
    CameBack {
        to: Email,
        on: NaiveDate,
    },

    // Of its products.
    /// Another company answers for all of them.
    GoesTo {
        name: Line,
        id: Id,
        company: Line,
    },
    /// Another company runs a product; `other` can be asked too.
    RunByAnother {
        product: Id,
        company: Line,
        right: Right,
        other: Id,
    },
    RunByUnknown {
        product: Id,
        company: Line,
        home: Option<Place>,
        why: Option<Passage>,
    },
    NotItsProduct {
        company: Id,
        typed: Line,
        products: Vec<Id>,
    },
    NotDescribed {
        product: Line,
        language: Language,
    },

    // Of the person.
    /// The letter is another person's than the profile, of which it takes the household's at most.
    NotOfTheProfile {
        owner: Option<Line>,
        name: Line,
        household: bool,
    },
    /// A detail of the profile that the company does not need.
    LeftOut {
        detail: NeedKind,
        company: Line,
    },
    /// What the company finds people by, and the letter does not have.
    Needs {
        company: Line,
        /// What the company calls it.
        label: Option<Line>,
        detail: NeedKind,
    },
    /// Advertising networks find people by an identifier of the device.
    ByDevice,
    /// The reason speaks of somebody who must not find the person, whose address is in the letter.
    Hiding,
    /// A rule beside the statute gives a parent more.
    ParentsRule {
        rule: String,
    },
    ChildSigns,
    /// Somebody acts for the person, and no signed paper is there that says so: the letter does not speak of them.
    Unsigned {
        /// For whom, where it is somebody else than whose home it is.
        person: Option<Line>,
        representative: Line,
    },

    // Of the letter.
    /// Nobody who speaks the language has read its letters.
    UnreadLanguage {
        language: Language,
        /// Whether the statute has English letters to compare with.
        english: bool,
        /// The language of the copy that goes with the letter.
        copied: Option<Language>,
    },
    /// The letter is in the language in which a copy is wanted.
    NeedsNoCopy {
        language: Language,
    },
    Language {
        language: Language,
        others: Vec<Language>,
        /// That of the place where the company is, where it is another.
        theirs: Option<Language>,
        /// The word of the statute that has them.
        law: String,
    },
    /// A reason may be turned against its writer under this provision.
    ReasonLeftOut {
        provision: String,
    },
    /// The law wants this of a request beside its words.
    Formality {
        what: Needed,
        law: String,
        provision: String,
    },
    /// Without a reason only direct marketing is objected to.
    DirectMarketingAlone,
    WithdrawsEverything,

    // Of the list and the files.
    /// The list is not UTF-8; how a line of it was read.
    Encoding {
        encoding: String,
        line: String,
    },
    /// A letter that a run that was stopped left unfinished.
    Finished {
        path: PathBuf,
        case: Reference,
    },
    /// The same request is open already.
    Same(SameRequest),
}
