//! What `init` and `account add` ask and say.

use std::path::Path;

use crate::{
    law::Place,
    mailbox::{Provider, Wants},
    office::{SendingBy, account_add::Added, introduce::Protection},
    request::{Address, Line},
};

pub fn greeting(folder: &Path) -> String {
    format!(
        "What you say here stays on this computer, in {}.\n\
         Each company gets only what it needs, and you see that before anything is sent.\n\
         Every answer may be left empty. < goes back, Ctrl-D ends and keeps the rest.\n",
        folder.display()
    )
}

/// `2/5  Your postal address`
pub fn numbered(number: usize, of: usize, question: &str) -> String {
    format!("{number}/{of}  {question}")
}

pub fn name(known: Option<&str>) -> String {
    with_known("Your name, as companies know it", known)
}

pub fn email(known: Option<&str>) -> String {
    with_known("Your e-mail address", known)
}

/// A question with what Enter keeps.
pub fn with_known(question: &str, known: Option<&str>) -> String {
    match known {
        Some(known) => format!("{question} [{known}]:"),
        None => format!("{question}:"),
    }
}

pub fn address(known: Option<&Address>) -> String {
    let kept = known.map_or_else(String::new, |known| {
        format!(" Enter keeps {}.", understood(known))
    });
    format!("Your postal address, one line after the other. An empty line ends it.{kept}")
}

pub const ADDRESS_LINE: &str = "     >";

/// `Hauptstraße 5 / 1010 Wien / Austria`
pub fn understood(address: &Address) -> String {
    let mut lines: Vec<String> = address.lines.iter().map(Line::to_string).collect();
    lines.push(address.country.in_english());
    lines.join(" / ")
}

pub fn is_it_right(address: &Address) -> String {
    format!("     Understood: {}. Right?", understood(address))
}

pub const WHICH_COUNTRY: &str = "     In which country is that?";

pub const WHERE: &str = "Where do you live? The country, and in the United States the state:";

/// What protects the people of a place, and a question where it is one.
pub fn protected(place: &Place, protection: &Protection) -> String {
    let home = place.in_english();
    match protection {
        Protection::Law { title, .. } => {
            format!("You live in {home}; your law is the {title}. Right?")
        }
        Protection::Several(titles) => {
            format!(
                "You live in {home}; your laws are the {}. Right?",
                titles.join(", the ")
            )
        }
        Protection::Parts(_) => format!(
            "You live in {home}, where the law depends on the {}. Which one?",
            place.part_in_english()
        ),
        Protection::Unknown => format!(
            "You live in {home}, whose law datawrit does not know yet. A company in the EU must answer you under the GDPR anyway: `datawrit write --law gdpr`. Is {home} right?"
        ),
    }
}

pub const SENDING: &str = "How do you want to send letters?";

pub fn ways() -> [(SendingBy, &'static str); 3] {
    [
        (
            SendingBy::Myself,
            "I send them myself: datawrit makes a draft or a PDF",
        ),
        (SendingBy::Mailbox, "from my mailbox, by datawrit"),
        (SendingBy::Post, "I only print and post"),
    ]
}

pub fn saved(profile: &Path, changed: bool) -> String {
    if changed {
        format!("Saved in {}.\n", profile.display())
    } else {
        format!("Nothing was changed in {}.\n", profile.display())
    }
}

pub const ACCOUNT_FROM: &str = "The e-mail address you send from";

pub fn account_server(domain: &str) -> String {
    format!(
        "The mail server of {domain} is not known here. Its help page calls it SMTP or outgoing server.\nIts name, such as smtp.example.org:"
    )
}

/// How one logs in there, in three lines at most.
pub fn login(provider: &Provider) -> String {
    let name = &provider.name;
    let page = provider.page.as_deref();
    let at = |words: &str| match page {
        Some(page) => format!("{words}: {page}"),
        None => format!("{words}, in the settings of your account"),
    };
    match provider.login {
        Wants::AppPassword => format!(
            "{name} wants an app password in place of your own: one made for one program.\n  \
             1. Switch on two-step login in your account, if it is off.\n  \
             2. {}\n  \
             3. Use it here. You can take it back there at any time.",
            at("Make an app password for datawrit")
        ),
        Wants::Password => match page {
            Some(page) => format!("{}.\n  How programs log in: {page}", provider.note),
            None => format!("{}.", provider.note),
        },
        Wants::Token => format!(
            "{name} lets programs in by access tokens alone, not by passwords.\n  \
             A helper program that prints one can be used here.\n  \
             Without one, send drafts yourself: `datawrit init --sending myself`."
        ),
    }
}

pub const SECRET: &str = "Where should the password come from?";

pub const TOKEN_COMMAND: &str = "The command that prints an access token:";

pub const PASSWORD_COMMAND: &str = "The command that prints the password, such as pass show mail:";

pub const SECRETS: [&str; 3] = [
    "I type it each time",
    "a command prints it (pass, op, secret-tool, security)",
    "the keyring of this computer",
];

pub fn added(added: &Added) -> String {
    format!(
        "Added the account {} in {}.\n",
        added.account.account,
        added.file.display()
    )
}

pub const TRY: &str = "Try it now? Nothing is sent.";

pub const WORKS: &str = "It works; nothing was sent.\n";
