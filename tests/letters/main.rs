//! What the letters say: every one of them, whole.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod beside;
mod child;
mod cited;
mod claims;
mod cost;
mod every_letter;
mod follow_ups;
mod grid;
mod kept;
mod new_language;
mod plain;
mod representative;
mod spaces;
mod states;
mod strictness;
mod terms;

use std::{
    collections::BTreeMap,
    sync::{Arc, LazyLock, Mutex},
};

use datawrit::{
    law::{Grounds, Language, Right, Statute, Statutes},
    letter::{Letter, Templates},
    request::{
        Address, Handling, Identifier, Line, Passage, Product, Recipient, Reference, Request,
        Requester,
    },
};

/// A day on which every right of the statutes of today is in force.
const DAY: &str = "2027-01-04";

fn day() -> chrono::NaiveDate {
    DAY.parse().unwrap()
}

/// The same, or the first day of a statute, or of a right of it, that comes later.
fn day_of(statute: &Statute) -> chrono::NaiveDate {
    let rights = statute.rights.iter();
    let firsts = rights.filter_map(|grant| Some(grant.versions.first()?.from));
    firsts.chain([day()]).max().unwrap()
}

/// Whether the letters of a statute are shown whole, so that somebody reads them: those of a family for some
/// that differ in what the family asks of its statutes.
fn is_shown(statute: &Statute) -> bool {
    statute.templates.is_none() || SHOWN.contains(&&*statute.id)
}

/// The letters that follow are the same for all of a family but for these.
const FOLLOWED: [&str; 15] = [
    "us-mn",
    "us-ut",
    "us-nv-health",
    "us-nv-sale",
    // Of the special laws: a period that begins on receipt, one that does not, a hearing, a parent's, a list, and
    // one that nobody watches over.
    "us-fcra",
    "us-hipaa",
    "us-ferpa",
    "us-coppa",
    "us-ca-shine",
    "us-il-bipa",
    "nz-privacy",
    "ch-fadp",
    "ca-qc-p391",
    "mx-lfpdppp",
    "br-lgpd",
];

fn is_followed(statute: &Statute) -> bool {
    statute.templates.is_none() || FOLLOWED.contains(&&*statute.id)
}

const SHOWN: [&str; 28] = [
    "us-va",
    "us-ct",
    "us-fl",
    "us-ia",
    "us-mn",
    "us-ut",
    "us-nv-health",
    "us-nv-sale",
    "us-fcra",
    "us-fcra-furnisher",
    "us-hipaa",
    "us-ferpa",
    "us-coppa",
    "us-glba",
    "us-il-bipa",
    "us-tx-cubi",
    "us-wa-biometric",
    "us-ca-shine",
    "us-ca-eraser",
    "us-il-gipa",
    "us-ny-cdpa",
    "us-tcpa",
    "us-vppa",
    "nz-privacy",
    "ch-fadp",
    "ca-qc-p391",
    "mx-lfpdppp",
    "br-lgpd",
];

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn statutes() -> Statutes {
    Statutes::open(None).unwrap()
}

/// The words of a language that belong to no statute, as its file has them.
fn phrases(language: &Language) -> Arc<toml::Table> {
    static READ: LazyLock<Mutex<BTreeMap<String, Arc<toml::Table>>>> =
        LazyLock::new(Mutex::default);
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/languages");
    let files = [language.code(), language.primary()];
    let mut files = files
        .map(|tag| folder.join(format!("{tag}.toml")))
        .into_iter();
    let file = files.find(|file| file.exists()).unwrap();
    let mut read = READ.lock().unwrap();
    let text = || std::fs::read_to_string(&file).unwrap();
    let table = read
        .entry(file.display().to_string())
        .or_insert_with(|| Arc::new(text().parse().unwrap()));
    Arc::clone(table)
}

/// The letters that are made of a template file: `access-en` of `access.en.txt`, and one in each language of the
/// statute of `access.txt`, to which sentences belong.
fn in_languages(statute: &Statute, file: &str) -> Vec<String> {
    let Some(letter) = file.strip_suffix(".txt") else {
        return Vec::new();
    };
    if letter.contains('.') {
        return vec![letter.replace('.', "-")];
    }
    let languages = statute.languages.iter();
    languages
        .map(|language| format!("{letter}-{}", language.primary()))
        .collect()
}

fn grounds(statutes: &Statutes, statute: &Statute, right: Right) -> Grounds {
    statute
        .grounds(right, day_of(statute), statutes.countings().unwrap())
        .unwrap()
}

/// A request with nothing that a letter can do without.
fn bare(statute: &Statute, right: Right, language: &Language) -> Request {
    let needs_items = matches!(right, Right::Rectification);
    let needs_reason = matches!(right, Right::Restriction);
    Request {
        right,
        requester: Requester {
            name: line("Ada Example"),
            address: Some(
                "Lindenallee 12; 04109 Leipzig; DE"
                    .parse::<Address>()
                    .unwrap(),
            ),
            email: None,
            residence: None,
            child: None,
            child_age: None,
            identifiers: vec![],
            representative: None,
        },
        recipient: Recipient {
            id: None,
            name: line("Musterfirma GmbH"),
            address: None,
            email: None,
            seat: None,
        },
        language: language.clone(),
        reason: needs_reason.then(|| Passage::new("You hold a wrong date of birth.").unwrap()),
        items: if needs_items {
            vec![line("date of birth: 12 May 1980")]
        } else {
            vec![]
        },
        products: vec![],
        grounds: statute
            .grant_of(right)
            .map(|grant| grant.usual_grounds.clone())
            .unwrap_or_default(),
        portability: false,
        transfer_to: None,
        handling: Handling::default(),
    }
}

/// The same with everything that can be said.
fn full(statute: &Statute, right: Right, language: &Language) -> Request {
    let bare = bare(statute, right, language);
    let residence = statute.residences[0]
        .places
        .iter()
        .find(|place| place.code() == "DE");
    Request {
        requester: Requester {
            email: Some("ada@example.org".parse().unwrap()),
            residence: Some(
                residence
                    .unwrap_or(&statute.residences[0].places[0])
                    .clone(),
            ),
            identifiers: vec!["customer number=4711".parse::<Identifier>().unwrap()],
            ..bare.requester
        },
        recipient: Recipient {
            address: Some(
                "38 avenue John F. Kennedy; L-1855 Luxembourg; LU"
                    .parse()
                    .unwrap(),
            ),
            email: Some("privacy@example.org".parse().unwrap()),
            seat: None,
            ..bare.recipient
        },
        reason: Some(
            Passage::new("I was stalked in 2024.\nMy address must not be found.").unwrap(),
        ),
        items: vec![
            // What is wrong and what is right stand apart in a rectification.
            line(if right == Right::Rectification {
                "born 5 December 1980 => 12 May 1980"
            } else {
                "voice recordings of March 2026"
            }),
            line("notes of your hotline"),
        ],
        products: vec![
            Product {
                name: line("Alexa and Echo"),
                data: vec![
                    line("the recordings of my voice"),
                    line("their transcripts"),
                ],
                // Only an access letter has questions.
                questions: if right == Right::Access {
                    vec![line("which of my recordings people have heard")]
                } else {
                    vec![]
                },
            },
            Product::named(line("Ring")),
        ],
        grounds: statute
            .grant_of(right)
            .map(|grant| grant.grounds.keys().cloned().collect())
            .unwrap_or_default(),
        portability: right == Right::Access && statute.known_rights().contains(&Right::Portability),
        transfer_to: (right == Right::Portability).then(|| line("Other Shop Ltd")),
        handling: Handling::default(),
        ..bare
    }
}

/// A letter's words without its line breaks.
fn flat(letter: &Letter) -> String {
    datawrit::delivery::text::render(letter)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The day of a letter on these grounds.
fn written_on(grounds: &Grounds) -> chrono::NaiveDate {
    static STATUTES: std::sync::OnceLock<Vec<Statute>> = std::sync::OnceLock::new();
    let all = STATUTES.get_or_init(|| statutes().all().unwrap());
    let statute = all.iter().find(|statute| statute.id == grounds.law);
    statute.map_or_else(day, day_of)
}

fn write(templates: &Templates, request: &Request, grounds: &Grounds) -> Letter {
    let reference: Reference = "K7Q3-9MX2".parse().unwrap();
    templates
        .write(request, grounds, &reference, written_on(grounds))
        .unwrap()
}
