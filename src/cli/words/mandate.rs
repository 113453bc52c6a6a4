//! What is said of who acts for somebody.

use crate::{
    cli::table::Table,
    law::Language,
    office::mandate::{Paper, PaperFile, Shown, Stands},
    request::Line,
    speech::say,
};

/// The command of a person's mandate.
pub fn command(person: Option<&Line>) -> String {
    let mut words = vec!["datawrit", "mandate"];
    if let Some(person) = person {
        words.extend(["--for", person.as_str()]);
    }
    shell_words::join(words)
}

pub fn nothing_said() -> String {
    say!("mandate-nothing")
}

pub fn who() -> String {
    say!("mandate-who")
}

pub fn email() -> String {
    say!("mandate-email")
}

pub fn address() -> String {
    say!("mandate-address")
}

pub fn reference() -> String {
    say!("mandate-reference")
}

pub fn since() -> String {
    say!("mandate-since")
}

pub fn signed() -> String {
    say!("mandate-signed")
}

/// How a mandate stands, in a sentence.
pub fn stands(shown: &Shown) -> String {
    let since = shown.since.to_string();
    let until = shown.until.map_or_else(String::new, |day| day.to_string());
    match (shown.stands, shown.until) {
        (Stands::Acts, _) => say!("mandate-acts"),
        (Stands::Unsigned, _) => say!("mandate-unsigned"),
        (Stands::ToCome, _) => say!("mandate-to-come", day = since),
        (Stands::Over, _) => say!("mandate-over", day = until),
    }
}

pub fn shown(shown: &Shown) -> String {
    let name = shown.name.as_str();
    let over = shown.stands == Stands::Over;
    let head = match &shown.person {
        Some(person) if over => say!("mandate-was-for", person = person.as_str(), name = name),
        Some(person) => say!("mandate-for", person = person.as_str(), name = name),
        None if over => say!("mandate-was-for-you", name = name),
        None => say!("mandate-for-you", name = name),
    };
    let mut table = Table::default();
    let mut row = |label: String, value: Option<String>| {
        if let Some(value) = value {
            table.row([label, value]);
        }
    };
    row(say!("mandate-row-email"), Some(shown.email.to_string()));
    row(say!("mandate-row-address"), shown.address.clone());
    row(
        say!("mandate-row-reference"),
        shown.reference.as_ref().map(Line::to_string),
    );
    row(say!("mandate-row-since"), Some(shown.since.to_string()));
    row(
        say!("mandate-row-until"),
        shown.until.map(|day| day.to_string()),
    );
    let authority = shown.authority.as_ref();
    row(
        say!("mandate-row-authority"),
        authority.map(|path| path.display().to_string()),
    );
    format!("{head}\n{}{}\n", table.render(2), stands(shown))
}

pub fn written(paper: &PaperFile) -> String {
    let language = super::language(&paper.language);
    let path = paper.path.display().to_string();
    say!("mandate-written", path = path, language = language) + "\n"
}

/// That the paper is in another language than was wanted.
pub fn in_another(wanted: &Language, paper: &Paper) -> Option<String> {
    let codes = paper.others.iter().map(Language::code);
    (wanted.primary() != paper.language.primary()).then(|| {
        say!(
            "mandate-in-another",
            wanted = super::language(wanted),
            language = super::language(&paper.language),
            codes = codes.collect::<Vec<_>>().join(", ")
        )
    })
}

/// What is to be done with the paper.
pub fn sign(person: Option<&Line>) -> String {
    say!("mandate-next-sign-paper", command = command(person))
}

/// What can be done about it.
pub fn next(shown: &Shown, person: Option<&Line>) -> Option<String> {
    let command = command(person);
    match shown.stands {
        Stands::Acts | Stands::ToCome => Some(say!("mandate-next-end", command = command)),
        Stands::Unsigned => Some(say!("mandate-next-sign", command = command)),
        Stands::Over => None,
    }
}
