//! What `init` and `account add` ask and say.

use std::path::Path;

use super::place;
use crate::{
    law::Place,
    mailbox::{Provider, Wants},
    office::{SendingBy, account_add::Added, introduce::Protection},
    request::{Address, Line},
    speech::say,
};

/// Below a numbered question.
const BELOW: &str = "     ";

pub const ADDRESS_LINE: &str = "     >";

pub fn greeting(folder: &Path) -> String {
    say!("init-greeting", folder = folder.display().to_string()) + "\n"
}

pub fn how_to_empty() -> String {
    say!("init-how-to-empty") + "\n"
}

/// `2/5  Your postal address`
pub fn numbered(number: usize, of: usize, question: &str) -> String {
    format!("{number}/{of}  {question}")
}

pub fn name(known: Option<&str>) -> String {
    with_known(&say!("init-name"), known)
}

/// Of whose home it is, or of somebody else.
pub fn email(known: Option<&str>, of: Option<&Line>) -> String {
    let question = match of {
        Some(name) => say!("init-email-of", name = name.as_str()),
        None => say!("init-email"),
    };
    with_known(&question, known)
}

/// A question with what Enter keeps.
pub fn with_known(question: &str, known: Option<&str>) -> String {
    match known {
        Some(known) => format!("{question} [{known}]:"),
        None => format!("{question}:"),
    }
}

pub fn address(known: Option<&Address>, of: Option<&Line>) -> String {
    let question = match of {
        Some(name) => address_of(name),
        None => say!("init-address"),
    };
    match known {
        Some(known) => format!(
            "{question}\n{BELOW}{}",
            say!("init-address-kept", address = understood(known))
        ),
        None => question,
    }
}

pub fn address_of(name: &Line) -> String {
    say!("init-address-of", name = name.as_str())
}

/// `Hauptstraße 5 / 1010 Wien / Austria`
pub fn understood(address: &Address) -> String {
    let mut lines: Vec<String> = address.lines.iter().map(Line::to_string).collect();
    lines.push(place(&address.country));
    lines.join(" / ")
}

pub fn is_it_right(address: &Address) -> String {
    let question = say!("init-understood", address = understood(address));
    format!("{BELOW}{question}")
}

/// The same, where whether it is right is asked with what follows.
pub fn is_understood(address: &Address) -> String {
    let understood = say!("init-is-understood", address = understood(address));
    format!("{BELOW}{understood}")
}

/// What is not right, where an address and what follows from it was not.
pub fn what_is_it() -> String {
    say!("init-what-is-wrong")
}

pub fn what_is_wrong(of: Option<&Line>) -> [String; 2] {
    let home = match of {
        Some(name) => say!("init-the-home-of", name = name.as_str()),
        None => say!("init-the-home"),
    };
    [say!("init-the-address"), home]
}

pub fn which_country() -> String {
    format!("{BELOW}{}", say!("init-which-country"))
}

pub fn no_country() -> String {
    format!("{BELOW}{}", say!("init-no-country"))
}

pub fn whereabouts(of: Option<&Line>) -> String {
    match of {
        Some(name) => say!("init-where-of", name = name.as_str()),
        None => say!("init-where"),
    }
}

pub fn which_part() -> String {
    say!("init-which-part")
}

/// What protects the people of a place, and a question where it is one.
pub fn protected(home: &Place, protection: &Protection, of: Option<&Line>) -> String {
    let home = place(home);
    let Some(name) = of.map(Line::as_str) else {
        return match protection {
            Protection::Law { title, .. } => {
                say!("init-law", place = home, law = super::title(title))
            }
            Protection::Several(titles) => say!("init-laws", place = home, law = all(titles)),
            Protection::Parts(_) => say!("init-parts", place = home),
            Protection::Unknown => say!("init-no-law", place = home),
        };
    };
    match protection {
        Protection::Law { title, .. } => {
            say!(
                "init-law-of",
                name = name,
                place = home,
                law = super::title(title)
            )
        }
        Protection::Several(titles) => {
            say!("init-laws-of", name = name, place = home, law = all(titles))
        }
        Protection::Parts(_) => say!("init-parts-of", name = name, place = home),
        Protection::Unknown => say!("init-no-law-of", name = name, place = home),
    }
}

fn all(titles: &[String]) -> String {
    let titles: Vec<String> = titles.iter().map(|title| super::title(title)).collect();
    titles.join(", ")
}

pub fn nothing_said() -> String {
    say!("faults-nothing-said")
}

pub fn say_something() -> String {
    say!("faults-say-something")
}

pub fn sending() -> String {
    say!("init-sending")
}

pub fn ways() -> [(SendingBy, String); 3] {
    [
        (SendingBy::Myself, say!("init-myself")),
        (SendingBy::Mailbox, say!("init-mailbox")),
        (SendingBy::Post, say!("init-post")),
    ]
}

pub fn saved(profile: &Path, changed: bool) -> String {
    let file = profile.display().to_string();
    if changed {
        say!("init-saved", file = file)
    } else {
        say!("init-unchanged", file = file)
    }
}

pub fn account_from() -> String {
    say!("account-from")
}

pub fn server(domain: &str) -> String {
    say!("account-server", domain = domain)
}

/// How one logs in there, in three lines at most below the first.
pub fn login(provider: &Provider) -> String {
    let name = provider.name.as_str();
    match (provider.login, &provider.page) {
        (Wants::AppPassword, page) => {
            let page = page.clone().unwrap_or_else(|| say!("account-in-settings"));
            say!("account-app-password", provider = name, where = page)
        }
        (Wants::Token, _) => say!("account-token", provider = name),
        (Wants::Password, None) => say!("account-password", provider = name),
        (Wants::Password, Some(page)) => format!(
            "{}\n  {}",
            say!("account-password", provider = name),
            say!("account-page", page = page)
        ),
    }
}

pub fn secret() -> String {
    say!("account-secret")
}

pub fn secrets() -> [String; 3] {
    [
        say!("account-typed"),
        say!("account-by-command"),
        say!("account-keyring"),
    ]
}

pub fn password_command() -> String {
    say!("account-command")
}

pub fn token_command() -> String {
    say!("account-token-command")
}

pub fn added(added: &Added) -> String {
    say!(
        "account-added",
        account = added.account.account.as_str(),
        file = added.file.display().to_string()
    )
}

/// The same, where the folder was said.
pub fn added_now(added: &Added) -> String {
    say!(
        "account-added-now",
        account = added.account.account.as_str()
    )
}

pub fn try_it() -> String {
    say!("account-try")
}

pub fn works() -> String {
    say!("account-works") + "\n"
}

pub fn later(account: &str) -> String {
    say!("account-later", account = account)
}

pub fn none_added() -> String {
    say!("account-none-added")
}

pub fn not_yet(why: &str) -> String {
    say!("account-not-yet", why = why)
}
