//! Why a letter is not written.

use thiserror::Error;

use super::{
    hint::{Hint, OtherLaw, SetApart},
    same::SameRequest,
    want::{Want, depends_on_the_part},
};
use crate::{
    directory::{Id, Reason},
    law::{Language, Place, Right},
    office::{self, Kind, Refusal, file::FileError},
    request::{BadText, Line, Passage, Reference},
    tracker::Format,
};

/// A law that binds a company wherever the person lives.
#[derive(Debug)]
pub struct LawOfSeat {
    pub id: String,
    pub short_title: String,
    /// By which it binds the company.
    pub provision: String,
}

/// Why one letter is not written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Refused {
    /// In the order in which a terminal asks.
    #[error("{}", missing(.0))]
    Missing(Vec<Want>),

    // Of the company.
    #[error("the recipient's name {0}")]
    RecipientName(BadText),
    #[error("`{id}` ({name}) no longer takes requests{}", because(reason.as_ref()))]
    Obsolete {
        id: Id,
        name: Line,
        reason: Option<Reason>,
    },
    #[error("no e-mail address of {name} is known for a mail")]
    NoEmail { name: Line, ways: Vec<Hint> },
    #[error("there is no pack called `{name}`")]
    NoPack { name: String, known: Vec<String> },

    /// No law of the person's home is known, and the company is where one binds it whoever asks.
    #[error(
        "{why}; {company} is in {}, and the {} binds it wherever you live ({})",
        seat.in_english(),
        law.short_title,
        law.provision
    )]
    BoundBySeat {
        why: office::Error,
        company: Line,
        seat: Place,
        law: Box<LawOfSeat>,
    },

    // Of its products.
    #[error(
        "which company answers for `{product}` of {company} {} is not known{}",
        to_people_in(home.as_ref()),
        because(why.as_ref())
    )]
    UnknownController {
        product: Line,
        company: Line,
        home: Option<Place>,
        why: Option<Passage>,
        right: Right,
    },
    #[error(
        "the record `{record}` says that `{answers}` answers for this product, and there is no such record"
    )]
    NoSuchController { record: Id, answers: Id },
    #[error("`{word}` of `{company}` is asked for under {}, not under `{law}`", laws.join(" or "))]
    ProductOfAnotherLaw {
        word: Id,
        company: Id,
        laws: Vec<String>,
        law: String,
    },
    #[error("`{product}` is for access letters, not for {asked}")]
    ProductOfAccess { product: Line, asked: Right },

    // Of the law.
    #[error("`{id}` ({title}) has no letters yet; there are letters under {}", with_letters.join(", "))]
    NoLetters {
        id: String,
        title: String,
        with_letters: Vec<String>,
        /// Where the right is asked for all the same.
        platform: Option<(Right, String)>,
    },
    #[error("`{law}` has no letters")]
    NoLanguage { law: String },
    #[error("`{law}` has no letters in `{wanted}`; it has {}", codes(offered))]
    Language {
        law: String,
        wanted: Language,
        offered: Vec<Language>,
    },
    /// As the law says, and other laws of the person's home do grant it.
    #[error("{why}")]
    NotGranted {
        why: office::Error,
        right: Right,
        home: Place,
        others: Vec<OtherLaw>,
    },
    #[error("{asked} under `{law}` has no grounds to choose from")]
    NoGrounds { asked: Right, law: String },
    #[error("`{ground}` is not a ground for {asked} under `{law}`")]
    Ground {
        ground: String,
        asked: Right,
        law: String,
        known: Vec<String>,
    },
    #[error(
        "portability goes with an access letter under a statute that has that right, not with {right} under `{law}`"
    )]
    Portability { right: Right, law: String },
    #[error("whom the data go to belongs to a portability letter, not to {right} under `{law}`")]
    TransferTo { right: Right, law: String },
    #[error("`{law}` sets the time for this answer itself")]
    SetsItsTime { law: String },
    #[error("a child's age is given without a child")]
    AgeWithoutChild,
    #[error("{what} {fault}")]
    Renewed { what: &'static str, fault: BadText },

    // Of the case.
    #[error("{0}")]
    Same(SameRequest),
    #[error("another datawrit has just written the same letter: {0}")]
    WrittenMeanwhile(Reference),
    #[error("{source}")]
    NotKept {
        source: FileError,
        case: Reference,
        format: Format,
    },
    #[error("{0}")]
    Data(serde_json::Error),
}

fn missing(wants: &[Want]) -> String {
    match Want::first(wants) {
        Some(want @ (Want::WhichCompany { .. } | Want::Company { .. })) => want.to_string(),
        Some(Want::Part { country, .. }) => depends_on_the_part(country),
        Some(want) => format!("missing: {want}"),
        None => String::new(),
    }
}

fn because(why: Option<&impl std::fmt::Display>) -> String {
    why.map(|why| format!(": {why}")).unwrap_or_default()
}

fn codes(languages: &[Language]) -> String {
    let codes: Vec<&str> = languages.iter().map(Language::code).collect();
    codes.join(", ")
}

pub(super) fn to_people_in(home: Option<&Place>) -> String {
    home.map_or_else(
        || "to you".to_owned(),
        |home| format!("to people in {}", home.in_english()),
    )
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        match self {
            Refused::Obsolete { .. }
            | Refused::UnknownController { .. }
            | Refused::NoSuchController { .. }
            | Refused::NoLetters { .. }
            | Refused::BoundBySeat { .. }
            | Refused::NoLanguage { .. }
            | Refused::Renewed { .. }
            | Refused::Same(_)
            | Refused::WrittenMeanwhile(_)
            | Refused::NotKept { .. }
            | Refused::Data(_) => Kind::Cannot,
            Refused::NotGranted { why, .. } => why.kind(),
            Refused::Missing(_)
            | Refused::RecipientName(_)
            | Refused::NoEmail { .. }
            | Refused::NoPack { .. }
            | Refused::ProductOfAnotherLaw { .. }
            | Refused::ProductOfAccess { .. }
            | Refused::Language { .. }
            | Refused::NoGrounds { .. }
            | Refused::Ground { .. }
            | Refused::Portability { .. }
            | Refused::TransferTo { .. }
            | Refused::SetsItsTime { .. }
            | Refused::AgeWithoutChild => Kind::Misuse,
        }
    }

    fn hints(&self) -> Vec<office::Hint> {
        let say = |words: &str| office::Hint::say(words);
        let way = match self {
            Refused::Missing(wants) => match Want::first(wants) {
                Some(Want::WhichCompany { .. }) => return vec![office::Hint::NameById],
                Some(Want::Company { .. }) => Hint::FindOrReach,
                Some(want) => Hint::Add(want.clone()),
                None => return Vec::new(),
            },
            Refused::BoundBySeat { law, .. } => {
                return vec![office::Hint::TakeLaw {
                    law: law.id.clone(),
                }];
            }
            Refused::Obsolete { .. } => Hint::AddItsAddress,
            Refused::NoEmail { ways, .. } => {
                return ways.iter().cloned().map(office::Hint::Write).collect();
            }
            Refused::NoPack { known, .. } if known.is_empty() => Hint::ImportPacks,
            Refused::NoPack { known, .. } => {
                return vec![say(&format!("the packs are {}", known.join(", ")))];
            }
            Refused::UnknownController { product, right, .. } => Hint::NameController {
                right: *right,
                product: product.clone(),
            },
            Refused::NoSuchController { .. } => Hint::NameCompanyThatDoes,
            Refused::ProductOfAnotherLaw { .. } => Hint::ChooseLawOrLeaveProduct,
            Refused::ProductOfAccess { .. } => {
                return vec![say("leave it out, or write an access letter too")];
            }
            Refused::NoLetters {
                platform: Some((right, href)),
                ..
            } => return vec![say(&format!("{right} is asked for at {href}"))],
            Refused::NoLetters { .. } => {
                return vec![
                    office::Hint::PlainLetter,
                    office::Hint::Write(Hint::OnlyDeadlines),
                ];
            }
            Refused::Language { .. } => Hint::ChooseLanguage,
            Refused::NotGranted {
                right,
                home,
                others,
                ..
            } => Hint::OtherLaws {
                right: *right,
                home: home.clone(),
                ways: others.clone(),
            },
            Refused::NoGrounds { .. } => Hint::LeaveGroundsOut,
            Refused::Ground { known, .. } => {
                return vec![say(&format!("the grounds are {}", known.join("; ")))];
            }
            Refused::TransferTo { .. } => {
                return vec![say("leave it out, or write a portability letter")];
            }
            Refused::AgeWithoutChild => Hint::AddChild,
            Refused::Same(same) if same.sent => Hint::Remind {
                case: same.case.clone(),
            },
            Refused::Same(same) => Hint::SendThat {
                case: same.case.clone(),
            },
            Refused::WrittenMeanwhile(_) => Hint::OneMore,
            Refused::NotKept { case, format, .. } => Hint::SafeInCase {
                case: case.clone(),
                format: *format,
            },
            Refused::RecipientName(_)
            | Refused::NoLanguage { .. }
            | Refused::Portability { .. }
            | Refused::SetsItsTime { .. }
            | Refused::Renewed { .. }
            | Refused::Data(_) => return Vec::new(),
        };
        vec![office::Hint::Write(way)]
    }
}

/// How a company without an e-mail address can be reached.
pub(super) fn ways_without_email(
    set_apart: Option<SetApart>,
    forms: impl IntoIterator<Item = String>,
    has_address: bool,
) -> Vec<Hint> {
    let mut ways: Vec<Hint> = set_apart.map(Hint::SetApart).into_iter().collect();
    ways.extend(forms.into_iter().map(Hint::Form));
    if has_address {
        ways.push(Hint::Post);
    }
    ways.push(Hint::NameEmail);
    ways
}
