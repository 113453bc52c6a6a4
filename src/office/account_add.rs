//! Adds an account to send from.

use std::path::PathBuf;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use thiserror::Error as ThisError;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use super::{
    Error, Hint, Home, Kind, Refusal,
    account::{self, Listed, Secret},
    setting,
};
use crate::{
    delivery::{
        mail::Sender,
        server::{BadServer, Server},
    },
    mailbox::Provider,
    request::Email,
};

/// What separates the parts of a server's address; the `@` of a user that is an address stays.
const APART: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'/')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An account that is to be.
#[derive(Debug, Clone)]
pub struct Order {
    /// What it is called; `default` for the first, and the address for every other.
    pub name: Option<String>,
    pub from: Sender,
    /// Its mail server, if not that of its provider: `mail.example.org`, or with how it is spoken to and by
    /// whom: `smtps://ada@mail.example.org`.
    pub server: Option<String>,
    /// Where the password comes from.
    pub secret: Secret,
}

/// The account that was added.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Added {
    #[serde(flatten)]
    pub account: Listed,
    /// The file with the accounts.
    pub file: PathBuf,
}

/// Why an account was not added.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum Refused {
    #[error("the mail server for addresses at {domain} is not known")]
    NoServer { domain: String },
    #[error("there is an account `{name}` already")]
    Exists { name: String },
    #[error("{0}")]
    Server(#[from] BadServer),
}

impl Refusal for Refused {
    fn kind(&self) -> Kind {
        Kind::Misuse
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            Refused::NoServer { .. } => Hint::NameServer,
            Refused::Exists { .. } => Hint::NameNewAccount,
            Refused::Server(_) => Hint::say(
                "write smtp.example.org, or smtps://you@mail.example.org, as your provider's help page has it",
            ),
        }]
    }
}

/// The provider of an address, where it is known.
pub fn provider(address: &Email) -> Option<Provider> {
    Provider::of_domain(address.domain())
}

/// The server of an order, with who logs in to it: the address itself where nobody is named, and nobody on
/// this computer.
///
/// # Errors
/// When no server is named or known, or what is named is not one.
pub fn server(from: &Email, named: Option<&str>) -> Result<String, Refused> {
    let named = match named.map(str::trim).filter(|named| !named.is_empty()) {
        Some(named) if named.contains("://") => named.to_owned(),
        Some(named) => {
            let local = named.split(':').next().is_some_and(is_here);
            format!("{}://{named}", if local { "smtp" } else { "smtps" })
        }
        None => {
            let domain = from.domain().to_owned();
            provider(from).ok_or(Refused::NoServer { domain })?.send
        }
    };
    let server: Server = named.parse()?;
    if server.user.is_some() || is_here(&server.host) && provider(from).is_none() {
        return Ok(named);
    }
    let user = utf8_percent_encode(from.as_str(), APART);
    let (scheme, host) = named.split_once("://").ok_or(BadServer::Unreadable)?;
    let whole = format!("{scheme}://{user}@{host}");
    // As it will be read.
    whole.parse::<Server>()?;
    Ok(whole)
}

fn is_here(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "::1")
}

/// Adds it to the accounts; the rest of their file stays as it is.
///
/// # Errors
/// When the accounts cannot be read or written, the name is taken, or there is no server.
pub fn add(home: &Home, order: &Order) -> Result<Added, Error> {
    let known = account::accounts(home)?;
    let server = server(&order.from.address, order.server.as_deref())?;
    let name = match &order.name {
        Some(name) => name.clone(),
        None if known.is_empty() => "default".to_owned(),
        None => order.from.address.to_string(),
    };
    if known.iter().any(|known| known.name == name) {
        return Err(Refused::Exists { name }.into());
    }
    let file = home.config();
    setting::set(&file, |document| {
        put(document, &name, entry(order, server));
    })?;
    let added = account::account(home, Some(&name))?;
    Ok(Added {
        account: added.listed(),
        file,
    })
}

fn entry(order: &Order, server: String) -> Table {
    let mut entry = Table::new();
    entry.insert("from", value(order.from.to_string()));
    entry.insert("smtp", value(server));
    let source = match &order.secret {
        Secret::Prompt => None,
        Secret::Keyring => Some(("password", "keyring", true.into())),
        Secret::Environment { variable, token } => {
            Some((key(*token), "env", variable.as_str().into()))
        }
        Secret::Command { command, token } => {
            let words: Array = command.iter().map(String::as_str).collect();
            Some((key(*token), "command", words.into()))
        }
    };
    if let Some((key, kind, from)) = source {
        let mut table = InlineTable::new();
        table.insert(kind, from);
        entry.insert(key, value(table));
    }
    entry
}

fn key(token: bool) -> &'static str {
    if token { "token" } else { "password" }
}

fn put(document: &mut DocumentMut, name: &str, entry: Table) {
    let accounts = document.entry("account").or_insert_with(|| {
        let mut accounts = Table::new();
        // `[account.default]` alone.
        accounts.set_implicit(true);
        Item::Table(accounts)
    });
    match accounts {
        Item::Table(accounts) => {
            accounts.insert(name, Item::Table(entry));
        }
        // `account = { ... }`
        accounts => {
            if let Some(accounts) = accounts.as_inline_table_mut() {
                accounts.insert(name, entry.into_inline_table().into());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::{
        delivery::server::Security,
        office::scratch::{Scratch, refused},
    };

    fn order(from: &str) -> Order {
        Order {
            name: None,
            from: from.parse().unwrap(),
            server: None,
            secret: Secret::Prompt,
        }
    }

    #[test]
    fn a_provider_is_known_by_the_address() {
        let of = |address: &str, named: Option<&str>| server(&address.parse().unwrap(), named);
        assert_eq!(
            of("ada@gmail.com", None).unwrap(),
            "smtps://ada@gmail.com@smtp.gmail.com"
        );
        assert_eq!(
            of("ada@GMX.at", None).unwrap(),
            "smtps://ada@GMX.at@mail.gmx.net"
        );
        assert_eq!(
            of("ada@example.org", Some("mail.example.org")).unwrap(),
            "smtps://ada@example.org@mail.example.org"
        );
        let starttls = "smtp+starttls://ada@mail.example.org";
        assert_eq!(of("ada@example.org", Some(starttls)).unwrap(), starttls);
        assert_eq!(
            of("ada@example.org", Some("localhost:2525")).unwrap(),
            "smtp://localhost:2525"
        );
        assert!(matches!(
            of("ada@example.org", None),
            Err(Refused::NoServer { .. })
        ));
        assert!(matches!(
            of(
                "ada@example.org",
                Some("smtps://ada:s3cret@mail.example.org")
            ),
            Err(Refused::Server(BadServer::Password))
        ));
        let odd: Server = of("a#b%c@example.org", Some("mail.example.org"))
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(odd.user.as_deref(), Some("a#b%c@example.org"));
        assert_eq!(odd.security, Security::Implicit);
    }

    #[test]
    fn an_account_is_added_to_a_file_that_keeps_the_rest() {
        let scratch = Scratch::new();
        let home = scratch.world().home;
        let added = add(home, &order("Ada Example <ada@gmail.com>")).unwrap();
        assert_eq!(added.account.account, "default");
        let mut second = order("\"Example, Ada\" <ada@example.org>");
        second.server = Some("mail.example.org".to_owned());
        second.secret = Secret::Command {
            command: ["pass", "show", "my mail"].map(str::to_owned).to_vec(),
            token: false,
        };
        add(home, &second).unwrap();
        let text = fs::read_to_string(&added.file).unwrap();
        assert_eq!(
            text,
            "[account.default]\nfrom = \"Ada Example <ada@gmail.com>\"\nsmtp = \"smtps://ada@gmail.com@smtp.gmail.com\"\n\n\
             [account.\"ada@example.org\"]\nfrom = '\"Example, Ada\" <ada@example.org>'\nsmtp = \"smtps://ada@example.org@mail.example.org\"\n\
             password = { command = [\"pass\", \"show\", \"my mail\"] }\n"
        );
        let again: Refused = refused(add(home, &second));
        assert!(matches!(again, Refused::Exists { .. }));
        let accounts = account::accounts(home).unwrap();
        assert_eq!(accounts.len(), 2);
        fs::write(&added.file, format!("# mine\n{text}# end\n")).unwrap();
        second.name = Some("work".to_owned());
        add(home, &second).unwrap();
        let text = fs::read_to_string(&added.file).unwrap();
        assert!(
            text.starts_with("# mine\n") && text.contains("# end"),
            "{text}"
        );
    }
}
