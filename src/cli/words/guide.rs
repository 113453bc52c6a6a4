//! What `write` asks, step by step.

use std::path::Path;

use chrono::NaiveDate;

use super::{place, title};
use crate::{
    cli::scene::Scene,
    directory::Kind,
    law::{Language, Place, Right},
    office::{
        law_for::LawFor,
        write::{Draft, Found, Learned, OpenRequest, Order, Reach},
    },
    request::{Address, Email, Line},
    speech::{say, spoken},
    tracker::Format,
};

/// What can be done with a letter that is ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Send,
    View,
    Change,
    Pdf,
    Draft,
    Text,
    Drop,
}

impl Deed {
    pub fn key(self) -> char {
        match self {
            Deed::Send => 's',
            Deed::View => 'v',
            Deed::Change => 'e',
            Deed::Pdf => 'p',
            Deed::Draft => 'd',
            Deed::Text => 't',
            Deed::Drop => 'q',
        }
    }
}

pub fn no_right() -> String {
    say!("guide-no-right")
}

pub fn no_company() -> String {
    say!("guide-no-company")
}

pub fn name_both() -> String {
    say!("guide-name-both")
}

pub fn is_meant(right: Right) -> String {
    say!("guide-is-meant", right = super::right(right))
}

pub fn to_whom() -> String {
    say!("guide-to-whom")
}

pub fn type_a_name() -> String {
    say!("guide-type-a-name")
}

/// `Amazon Europe Core SARL, Luxembourg (Amazon, amazon.de)`
pub fn company(found: &Found) -> String {
    let country = found.country.as_ref().map(place);
    let name = match country {
        Some(country) => format!("{}, {country}", found.name),
        None => found.name.to_string(),
    };
    if found.brands.is_empty() {
        return name;
    }
    let brands: Vec<&str> = found.brands.iter().map(Line::as_str).collect();
    format!("{name} ({})", brands.join(", "))
}

/// The one that is meant: there is nothing to tell it from.
pub fn meant(found: &Found) -> String {
    match &found.country {
        Some(country) => format!("{}, {}", found.name, place(country)),
        None => found.name.to_string(),
    }
}

pub fn not_known(typed: &str) -> String {
    say!("guide-not-known", typed = typed)
}

pub fn which(typed: &str) -> String {
    say!("guide-which", typed = typed)
}

pub fn another_company() -> String {
    say!("guide-another-company")
}

pub fn its_name(typed: &str) -> String {
    say!("guide-its-name", typed = typed)
}

pub fn its_address() -> String {
    say!("guide-its-address")
}

pub fn your_address() -> String {
    say!("guide-your-address")
}

pub fn answer_goes_there() -> String {
    say!("guide-answer-goes-there")
}

pub fn which_part(country: &Place) -> String {
    say!("guide-which-part", country = place(country))
}

/// Which of several laws, and at the end none.
pub fn which_law() -> String {
    say!("which-choose")
}

/// A law to choose from, with its reason.
pub fn a_law(law: &LawFor, company: Option<&Line>) -> String {
    let reason = super::law_reason(law, company.map(Line::as_str));
    format!("{}: {reason}", title(&law.short_title))
}

/// Whether the one law there is shall be meant.
pub fn under_law(law: &LawFor) -> String {
    format!("{} {}", a_law(law, None), say!("guide-write-under"))
}

pub fn no_law() -> String {
    say!("which-no-law")
}

pub fn bound_by(law: &str, country: &Place) -> String {
    say!("guide-bound-by", law = law, country = place(country))
}

pub fn name_no_law() -> String {
    say!("guide-name-no-law")
}

pub fn what() -> String {
    say!("guide-what")
}

/// What a right is for, in plain words; its word for the command line can be typed, too.
pub fn right(right: Right) -> String {
    match right {
        Right::Access => say!("guide-access"),
        Right::Deletion => say!("guide-deletion"),
        Right::Objection => say!("guide-objection"),
        Right::Rectification => say!("guide-rectification"),
        Right::Restriction => say!("guide-restriction"),
        Right::Portability => say!("guide-portability"),
        Right::Withdrawal => say!("guide-withdrawal"),
        Right::OptOut => say!("guide-opt-out"),
        Right::Limit => say!("guide-limit"),
        Right::AutomatedDecisions => say!("guide-automated-decisions"),
        Right::ThirdParties => say!("guide-third-parties"),
    }
}

pub fn something_else(count: usize) -> String {
    say!("guide-something-else", count = count)
}

/// The right that is typed as its word, or, of those that are not shown, in words that are of no other of them.
pub fn right_among(typed: &str, rights: &[Right], unseen: &[Right]) -> Option<Right> {
    if let Ok(right) = typed.parse::<Right>() {
        return rights.contains(&right).then_some(right);
    }
    let typed = typed.to_lowercase();
    let mut named = unseen
        .iter()
        .filter(|right| self::right(**right).to_lowercase().contains(&typed));
    match (named.next(), named.next()) {
        (Some(right), None) if typed.chars().count() > 3 => Some(*right),
        _ => None,
    }
}

pub fn already_open(company: &Line, open: &OpenRequest) -> String {
    let (company, right) = (company.as_str(), super::right(open.right));
    match (open.sent, open.due) {
        (true, Some(due)) => say!(
            "guide-open-due",
            company = company,
            right = right,
            written = open.written_on,
            due = due
        ),
        (true, None) => say!(
            "guide-open",
            company = company,
            right = right,
            written = open.written_on
        ),
        (false, _) => say!(
            "guide-open-unsent",
            company = company,
            right = right,
            written = open.written_on
        ),
    }
}

pub fn show_that() -> String {
    say!("guide-show-that")
}

pub fn write_another() -> String {
    say!("guide-write-another")
}

/// How it shall go, and the ways; a day that several mails share is told once.
pub fn how(ways: &[Reach], today: NaiveDate) -> (String, Vec<String>) {
    let first = ways.first().filter(|way| way.kind == Kind::Email);
    let is_same = |way: &Reach| {
        first.is_some_and(|first| {
            (way.kind, way.arrives, way.due) == (first.kind, first.arrives, first.due)
        })
    };
    let day = first.and_then(|first| first.due);
    match day.filter(|_| ways.iter().filter(|way| is_same(way)).count() > 1) {
        Some(due) => {
            let one = |way: &Reach| {
                if is_same(way) {
                    // The question says that these are mails.
                    match &way.label {
                        Some(label) => format!("{label} ({})", way.to),
                        None => goes(way),
                    }
                } else {
                    self::way(way, today)
                }
            };
            let ways = ways.iter().map(one).collect();
            (say!("guide-how-mails", due = due), ways)
        }
        None => {
            let ways = ways.iter().map(|way| self::way(way, today)).collect();
            (say!("guide-how"), ways)
        }
    }
}

/// Where a letter goes.
fn goes(way: &Reach) -> String {
    let to = match &way.label {
        Some(label) => format!("{label} ({})", way.to),
        None => way.to.clone(),
    };
    match way.kind {
        Kind::Email => say!("guide-by-email", to = to),
        Kind::Form => say!("guide-by-form", to = to),
        Kind::Portal => say!("guide-by-portal", to = to),
        Kind::Post | Kind::Fax => say!("guide-by-post", to = to),
    }
}

/// Where a letter goes, when it arrives and when the answer is due.
pub fn way(way: &Reach, today: NaiveDate) -> String {
    let to = goes(way);
    let arrives = if way.arrives == today {
        say!("guide-arrives-today")
    } else {
        say!("guide-arrives", day = spoken().day(way.arrives))
    };
    match way.due {
        Some(due) => say!("guide-way", to = to, arrives = arrives, due = due),
        None => say!("guide-way-undated", to = to, arrives = arrives),
    }
}

pub fn only_way(way: &str) -> String {
    say!("guide-only-way", way = way)
}

pub fn no_way(company: &Line) -> String {
    say!("guide-no-way", company = company.as_str())
}

pub fn found_by_email(label: Option<&str>, own: Option<&str>) -> String {
    let label = label.map_or_else(|| say!("guide-email"), str::to_owned);
    match own {
        Some(own) => say!("guide-found-by-or", label = label, known = own),
        None => say!("guide-found-by", label = label),
    }
}

pub fn found_by(label: &str) -> String {
    say!("guide-found-by", label = label)
}

pub fn which_language() -> String {
    say!("guide-which-language")
}

pub fn another_language(count: usize) -> String {
    say!("guide-another-language", count = count)
}

/// All of them, by their names and tags, and the question.
pub fn name_language(languages: &[Language]) -> String {
    let mut names: Vec<String> = languages
        .iter()
        .map(|language| format!("{} ({})", super::language(language), language.code()))
        .collect();
    names.sort();
    format!("{}\n{}", names.join(", "), say!("guide-which-language"))
}

pub fn no_such_language() -> String {
    say!("guide-no-such-language")
}

pub fn with_a_copy(language: &Language) -> String {
    say!("guide-with-a-copy", language = super::language(language))
}

/// That the letter is ready, and what each way of sending it tells of the person.
pub fn ready(draft: &Draft, learned: &Learned) -> String {
    let told = |all: &[String]| {
        let all: Vec<String> = all.iter().map(super::retold).collect();
        all.join("; ")
    };
    let mut said = say!(
        "guide-ready",
        company = draft.request.recipient.name.as_str(),
        learns = told(&learned.so)
    );
    if !learned.on_paper.is_empty() {
        said.push('\n');
        said += &say!("guide-on-paper", learns = told(&learned.on_paper));
    }
    said
}

pub fn what_now() -> String {
    say!("guide-what-now")
}

/// A thing that can be done; a page on paper with the day that the answer is due then, where that is another.
pub fn deed(deed: Deed, by_post: Option<NaiveDate>) -> String {
    match deed {
        Deed::Send => say!("guide-send"),
        Deed::View => say!("guide-view"),
        Deed::Change => say!("guide-change"),
        Deed::Pdf => match by_post {
            Some(due) => say!("guide-pdf-due", due = due),
            None => say!("guide-pdf"),
        },
        Deed::Draft => say!("guide-draft"),
        Deed::Text => say!("guide-text"),
        Deed::Drop => say!("guide-drop"),
    }
}

pub fn change_what() -> String {
    say!("guide-change-what")
}

pub fn changes() -> [String; 6] {
    [
        say!("guide-the-company"),
        say!("guide-the-right"),
        say!("guide-the-way"),
        say!("guide-the-identifiers"),
        say!("guide-the-language"),
        say!("guide-the-reason"),
    ]
}

pub fn reason() -> String {
    say!("guide-reason")
}

pub fn no_account() -> String {
    say!("guide-no-account")
}

pub fn remember() -> String {
    say!("guide-remember")
}

pub fn remembered(profile: &Path) -> String {
    say!("guide-remembered", file = profile.display().to_string())
}

pub fn nothing_written() -> String {
    say!("guide-nothing-written")
}

/// What is to be said of the person: what was said, where the profile has something else.
fn told<T: PartialEq>(
    said: &Option<T>,
    known: &Option<T>,
    word: impl Fn(&T) -> String,
) -> Option<String> {
    let news = said.as_ref().filter(|said| known.as_ref() != Some(said));
    news.map(word)
}

/// That the command of the one line makes the page, with a font that has its letters.
pub fn with_a_font(command: &str) -> String {
    say!("guide-with-a-font", command = command)
}

/// That the command does the same without a question.
pub fn same_in_one_line(
    order: &Order,
    format: Option<Format>,
    of: Option<&Line>,
    scene: &Scene<'_>,
) -> String {
    say!(
        "guide-one-line",
        command = in_one_line(order, format, of, scene)
    )
}

/// The command that does the same without a question.
pub fn in_one_line(
    order: &Order,
    format: Option<Format>,
    of: Option<&Line>,
    scene: &Scene<'_>,
) -> String {
    let mut words = vec![
        "datawrit".to_owned(),
        "write".to_owned(),
        order.right.to_string(),
        order.recipient.clone(),
    ];
    let mut flag = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            words.extend([format!("--{name}"), value]);
        }
    };
    flag("for", of.map(ToString::to_string));
    flag(
        "recipient-email",
        order.recipient_email.as_ref().map(ToString::to_string),
    );
    flag(
        "recipient-address",
        order.recipient_address.as_ref().map(Address::one_line),
    );
    // What was kept in the profile needs no mention.
    let known = crate::office::introduce::Order::known(scene.home, of).unwrap_or_default();
    flag("name", told(&order.name, &known.name, Line::to_string));
    flag(
        "address",
        told(&order.address, &known.address, Address::one_line),
    );
    flag("email", told(&order.email, &known.email, Email::to_string));
    let address = order.address.as_ref().or(known.address.as_ref());
    let country = address.map(|address| &address.country);
    let code = |place: &Place| place.unmistakable(country).to_owned();
    flag("residence", told(&order.residence, &known.residence, code));
    for identifier in &order.identifiers {
        flag(
            "id",
            Some(format!("{}={}", identifier.label, identifier.value)),
        );
    }
    for item in &order.items {
        flag("item", Some(item.to_string()));
    }
    flag("reason", order.reason.as_ref().map(ToString::to_string));
    flag("law", order.law.clone());
    flag(
        "lang",
        order
            .language
            .as_ref()
            .map(|language| language.code().to_owned()),
    );
    let copied = order.copy_in.as_ref();
    flag("copy-in", copied.map(|language| language.code().to_owned()));
    flag("format", format.map(|format| format.to_string()));
    if format.is_none() {
        words.push("--send".to_owned());
    }
    shell_words::join(words)
}
