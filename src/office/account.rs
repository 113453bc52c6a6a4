//! By which accounts the person sends, and where their answers are read: `config.toml` in the home.
//!
//! An account says where its password is kept; to get it from there is a door's matter, which hands
//! a [`Login`] in.

use std::{
    collections::BTreeMap,
    fmt, io,
    path::{Path, PathBuf},
    time::Duration,
};

use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use thiserror::Error as ThisError;

use super::{Hint, Home, Kind, Misread, Refusal};
use crate::{
    delivery::{
        mail::{BadSender, Sender},
        server::{BadServer, Fault, Login, Patience, Protocol, Security, Server, Stage, Trouble},
        smtp::Session,
    },
    mailbox::Provider,
    request::printable,
    shelf,
};

/// The account that is used when nobody names one.
const DEFAULT: &str = "default";

/// A way by which mails leave.
#[derive(Debug)]
pub struct Account {
    pub name: String,
    /// Whose mailbox it is; the requester's where it is missing.
    pub from: Option<Sender>,
    pub way: Way,
    /// Where the mailbox is read (IMAP), if that is said or known.
    pub mailbox: Option<Server>,
    /// Where a copy of what is sent goes, if one is wanted.
    pub copy: Option<Copies>,
    pub secret: Secret,
    /// The most mails of one day; the providers' own limits are mostly higher.
    pub per_day: u32,
    /// Between two mails.
    pub pause: Duration,
    /// How often a mail that is refused for now is tried again.
    pub retries: u32,
    /// Before the first of these; before each later one, three times as long.
    pub retry_after: Duration,
    /// How long a program that gives the password is waited for; it may ask the person.
    pub command_timeout: Duration,
    /// How long the machine's own program is waited for.
    pub patience: Duration,
}

#[derive(Debug)]
pub enum Way {
    Smtp(Server),
    /// The machine's own program.
    Sendmail(PathBuf),
    /// A folder of drafts, for a mail program to send.
    Drafts(PathBuf),
}

/// Where a copy of each mail that leaves goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copies {
    /// To the sender, as one more who gets the mail.
    ToSender,
    /// Into this folder of the account's mailbox.
    Folder(String),
}

/// Where the password comes from. It is never in the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Secret {
    Prompt,
    Environment { variable: String, token: bool },
    Command { command: Vec<String>, token: bool },
    Keyring,
}

/// What an account may have, and what its password and token may.
const KEYS: &[&str] = &[
    "from",
    "smtp",
    "sendmail",
    "drafts",
    "imap",
    "copy",
    "ca",
    "password",
    "token",
    "command",
    "env",
    "keyring",
    "prompt",
    "command-timeout",
    "per-day",
    "pause",
    "timeout",
    "retries",
    "retry-after",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    account: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    from: Option<String>,
    smtp: Option<String>,
    sendmail: Option<PathBuf>,
    drafts: Option<PathBuf>,
    imap: Option<String>,
    copy: Option<String>,
    ca: Option<PathBuf>,
    password: Option<Source>,
    token: Option<Source>,
    per_day: Option<u32>,
    pause: Option<u64>,
    timeout: Option<u64>,
    retries: Option<u32>,
    retry_after: Option<u64>,
    command_timeout: Option<u64>,
}

/// Anything is taken for a password at first, so that one in clear is never
/// repeated by an error about its type.
#[derive(Deserialize)]
#[serde(from = "toml::Value")]
enum Source {
    Command(Vec<String>),
    Environment(String),
    Keyring,
    Prompt,
    InClear,
    Unknown,
}

impl From<toml::Value> for Source {
    fn from(value: toml::Value) -> Source {
        let toml::Value::Table(table) = value else {
            return Source::InClear;
        };
        let mut entries = table.into_iter();
        match (entries.next(), entries.next()) {
            (Some((key, value)), None) => match (key.as_str(), value) {
                ("command", toml::Value::Array(words)) => {
                    let words: Option<Vec<String>> = words
                        .into_iter()
                        .map(|word| word.as_str().map(str::to_owned))
                        .collect();
                    match words {
                        Some(words) if !words.is_empty() => Source::Command(words),
                        _ => Source::Unknown,
                    }
                }
                ("env", toml::Value::String(variable)) => Source::Environment(variable),
                ("keyring", toml::Value::Boolean(true)) => Source::Keyring,
                ("prompt", toml::Value::Boolean(true)) => Source::Prompt,
                _ => Source::Unknown,
            },
            _ => Source::Unknown,
        }
    }
}

/// Why an account cannot be used.
#[derive(Debug, ThisError)]
pub enum AccountError {
    #[error("{} cannot be opened: {source}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Misread(#[from] Misread),
    #[error("{}{place}: {wrong}", path.display())]
    Wrong {
        path: PathBuf,
        /// `, the account of line 3`
        place: String,
        wrong: Wrong,
    },
    #[error("you have not set up a mailbox to send from: {} has none", path.display())]
    None { path: PathBuf },
    #[error("there is no account `{name}`")]
    Unknown { name: String, known: Vec<String> },
    #[error("there are several accounts, and none is `default`")]
    Several { known: Vec<String> },
    #[error("the account `{0}` has no server to log in to")]
    NoServer(String),
    #[error("the account `{0}` has a password, but no user to log in as")]
    NoUser(String),
    #[error("the account `{0}` has no mailbox to read")]
    NoMailbox(String),
    /// The mailbox cannot be read as the account says.
    #[error("account `{account}`: {fault}")]
    Mailbox {
        account: String,
        fault: Fault,
        /// What its provider is known to want.
        note: Option<String>,
    },
    #[error("the account `{0}` does not log in to a server")]
    NoLogin(String),
    /// The server cannot be used as the account says.
    #[error("account `{account}`: {fault}")]
    Fault { account: String, fault: Fault },
}

/// What an account of the file says that cannot be. Nothing of the file is repeated: a password
/// may stand anywhere in it.
#[derive(Debug, ThisError)]
pub enum Wrong {
    #[error("smtp: {0}")]
    Server(BadServer),
    #[error("imap: {0}")]
    Mailbox(BadServer),
    #[error("ca: the file it names cannot be read: {0}")]
    Authority(io::ErrorKind),
    #[error("it needs one of smtp, sendmail and drafts")]
    Way,
    #[error("copy: it is neither `bcc` nor `folder NAME`")]
    Copy,
    #[error("copy: `bcc` needs a server to send by (smtp)")]
    CopyWithoutServer,
    #[error("copy: a folder needs a mailbox (imap), and a way by which mails leave")]
    CopyWithoutMailbox,
    #[error("it has a password and a token")]
    PasswordAndToken,
    #[error("the {key} is in the file as plain text")]
    InClear { key: &'static str },
    #[error("{key} has command, env, keyring or prompt, and one of them")]
    Source { key: &'static str },
    #[error("from: {0}")]
    Sender(BadSender),
}

impl Refusal for AccountError {
    fn kind(&self) -> Kind {
        match self {
            AccountError::Unknown { .. }
            | AccountError::Several { .. }
            | AccountError::NoServer(_)
            | AccountError::NoUser(_)
            | AccountError::NoMailbox(_)
            | AccountError::NoLogin(_) => Kind::Misuse,
            AccountError::Unreadable { .. }
            | AccountError::Misread(_)
            | AccountError::Wrong { .. }
            | AccountError::None { .. }
            | AccountError::Mailbox { .. }
            | AccountError::Fault { .. } => Kind::Cannot,
        }
    }

    fn hints(&self) -> Vec<Hint> {
        vec![match self {
            AccountError::Unreadable { .. } | AccountError::NoLogin(_) => return Vec::new(),
            AccountError::Misread(_) => Hint::say(format!(
                "fix the file: an account has {}",
                KEYS.join(", ")
            )),
            AccountError::Wrong {
                wrong: Wrong::Way, ..
            } => Hint::AccountKeys,
            AccountError::Wrong { wrong, .. } => Hint::say(wrong.way_out()),
            AccountError::None { .. } => Hint::AddAccount,
            AccountError::Unknown { known, .. } => {
                Hint::say(format!("the accounts are {}", known.join(", ")))
            }
            AccountError::Several { known } => Hint::NameAccount {
                known: known.clone(),
            },
            AccountError::NoServer(_) => Hint::Rehearse,
            AccountError::NoUser(_) => {
                Hint::say("put the user before the server's name: smtps://you@mail.example.org")
            }
            AccountError::NoMailbox(_) => Hint::say(
                "add a line to the account in config.toml: imap = \"imaps://you@imap.example.org\"",
            ),
            AccountError::Mailbox { fault, note, .. } => match (&fault.trouble, fault.stage) {
                (Trouble::Certificate(_), _) => Hint::say(
                    "nothing was read; check the server's name, or add its certificate authority with ca = \"FILE\"",
                ),
                (Trouble::Insecure(_), _) => {
                    Hint::say("nothing was read; most servers take imaps:// (port 993)")
                }
                (Trouble::Refused(_), Stage::LogIn) => Hint::say(match note {
                    Some(note) => format!("nothing was read; {note}"),
                    None => "nothing was read; check user and password (many providers want a password for programs)".to_owned(),
                }),
                _ => Hint::FetchAgain,
            },
            AccountError::Fault { fault, .. } => match (&fault.trouble, fault.stage) {
                (Trouble::Certificate(_), _) => Hint::say(
                    "nothing was sent; check the server's name, or add its certificate authority with ca = \"FILE\"",
                ),
                (Trouble::Insecure(_), _) => {
                    Hint::say("nothing was sent; most servers take smtps:// (port 465)")
                }
                (Trouble::NoLogin, _) => Hint::say(
                    "nothing was sent; the server may want an access token: token.command in config.toml",
                ),
                (Trouble::Refused(_), Stage::LogIn) => Hint::say(
                    "nothing was sent; check user and password (many providers want a password for programs)",
                ),
                _ => Hint::SendAgain,
            },
        }]
    }
}

impl Wrong {
    fn way_out(&self) -> &'static str {
        match self {
            Wrong::Server(_) => {
                "write smtps://you@mail.example.org, or smtp+starttls://you@mail.example.org"
            }
            Wrong::Mailbox(_) => {
                "write imaps://you@imap.example.org, or imap+starttls://you@imap.example.org"
            }
            Wrong::Authority(_) => {
                "name the certificate of the authority that signed your server's, as PEM"
            }
            Wrong::Way => "leave two of them out",
            Wrong::Copy | Wrong::CopyWithoutServer => {
                "write copy = \"bcc\", copy = \"folder Sent\", or no copy"
            }
            Wrong::CopyWithoutMailbox => {
                "add imap = \"imaps://you@imap.example.org\", or leave copy out"
            }
            Wrong::PasswordAndToken => "keep the one your provider wants",
            Wrong::InClear { .. } => {
                "remove it, and write password.command = [\"pass\", \"show\", \"mail\"], password.env = \"VARIABLE\" or nothing, to be asked"
            }
            Wrong::Source { .. } => {
                "write password.command = [\"pass\", \"show\", \"mail\"], for one"
            }
            Wrong::Sender(_) => {
                "write from = '\"Ada Example\" <ada@example.org>'; a name with a comma needs its quotes"
            }
        }
    }
}

/// Every account of `config.toml`, by name.
///
/// # Errors
/// When the file cannot be read, or an account in it says what cannot be.
pub fn accounts(home: &Home) -> Result<Vec<Account>, AccountError> {
    let path = home.config();
    let text = match shelf::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(AccountError::Unreadable { path, source }),
    };
    let file: File =
        toml::from_str(&text).map_err(|error| Misread::new(&path, &text, &error, KEYS))?;
    file.account
        .into_iter()
        .map(|(name, entry)| {
            let place = line_of(&text, &name);
            entry
                .read(printable(&name), home.folder())
                .map_err(|wrong| AccountError::Wrong {
                    path: path.clone(),
                    place,
                    wrong,
                })
        })
        .collect()
}

/// Where an account begins: by its line and not by its name, which may be a password in the
/// wrong place as anything else may.
fn line_of(text: &str, name: &str) -> String {
    let begins = |line: &str| {
        let line = line.trim_start();
        (line.starts_with('[') || line.starts_with("account")) && line.contains(name)
    };
    text.lines()
        .position(begins)
        .map(|line| format!(", the account of line {}", line + 1))
        .unwrap_or_default()
}

/// The account of a name, or the one to use when nobody names one.
///
/// # Errors
/// When there is none of the name, or several of which none was named; as [`accounts`].
pub fn account(home: &Home, name: Option<&str>) -> Result<Account, AccountError> {
    let mut accounts = accounts(home)?;
    if accounts.is_empty() {
        return Err(AccountError::None {
            path: home.config(),
        });
    }
    let wanted = match name {
        Some(name) => accounts.iter().position(|account| account.name == name),
        None if accounts.len() == 1 => Some(0),
        None => accounts.iter().position(|account| account.name == DEFAULT),
    };
    if let Some(position) = wanted {
        return Ok(accounts.swap_remove(position));
    }
    let known = accounts.into_iter().map(|account| account.name).collect();
    Err(match name {
        Some(name) => AccountError::Unknown {
            name: name.to_owned(),
            known,
        },
        None => AccountError::Several { known },
    })
}

/// What has to be got before an account can log in, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    pub user: &'a str,
    pub secret: &'a Secret,
}

impl Wanted<'_> {
    /// The login with what was got from where the account says.
    pub fn login(&self, got: SecretString) -> Login {
        let user = self.user.to_owned();
        if self.secret.is_token() {
            Login::Token { user, token: got }
        } else {
            Login::Password {
                user,
                password: got,
            }
        }
    }
}

impl Secret {
    fn is_token(&self) -> bool {
        match self {
            Secret::Environment { token, .. } | Secret::Command { token, .. } => *token,
            Secret::Prompt | Secret::Keyring => false,
        }
    }
}

impl Account {
    /// What has to be got before it can log in: nothing where nobody logs in.
    ///
    /// # Errors
    /// When the account has a secret, or one was `brought`, and there is no user to log in as.
    pub fn wanted(&self, brought: bool) -> Result<Option<Wanted<'_>>, AccountError> {
        let Way::Smtp(server) = &self.way else {
            return Ok(None);
        };
        match &server.user {
            Some(user) => Ok(Some(Wanted {
                user,
                secret: &self.secret,
            })),
            None if brought || self.secret != Secret::Prompt => {
                Err(AccountError::NoUser(self.name.clone()))
            }
            None => Ok(None),
        }
    }

    /// Who logs in to its server.
    ///
    /// # Errors
    /// When nobody does.
    pub fn user(&self) -> Result<&str, AccountError> {
        match &self.way {
            Way::Smtp(server) => server.user.as_deref(),
            Way::Sendmail(_) | Way::Drafts(_) => None,
        }
        .ok_or_else(|| AccountError::NoLogin(self.name.clone()))
    }

    /// Where its mailbox is read.
    ///
    /// # Errors
    /// When that is neither said nor known, or nobody logs in there.
    pub fn mailbox(&self) -> Result<&Server, AccountError> {
        let server = self.mailbox.as_ref();
        let server = server.ok_or_else(|| AccountError::NoMailbox(self.name.clone()))?;
        if server.user.is_none() {
            return Err(AccountError::NoUser(self.name.clone()));
        }
        Ok(server)
    }

    /// The login to its mailbox, by what was got for sending; none where nobody logs in to send.
    pub(super) fn login_to_mailbox(&self, login: &Login) -> Option<Login> {
        let user = self.mailbox.as_ref()?.user.clone()?;
        Some(match login {
            Login::None => return None,
            Login::Password { password, .. } => Login::Password {
                user,
                password: password.clone(),
            },
            Login::Token { token, .. } => Login::Token {
                user,
                token: token.clone(),
            },
        })
    }

    /// What has to be got before its mailbox can be read: the same as for sending.
    ///
    /// # Errors
    /// As [`Account::mailbox`].
    pub fn wanted_to_read(&self) -> Result<Wanted<'_>, AccountError> {
        let user = self.mailbox()?.user.as_deref().unwrap_or_default();
        Ok(Wanted {
            user,
            secret: &self.secret,
        })
    }

    /// Its mailbox cannot be read.
    pub(crate) fn unread(&self, fault: Fault) -> AccountError {
        let provider = self.server().ok().and_then(Provider::of);
        AccountError::Mailbox {
            account: self.name.clone(),
            fault,
            note: provider.map(|provider| provider.note),
        }
    }

    /// Its server.
    ///
    /// # Errors
    /// When it sends by none.
    pub fn server(&self) -> Result<&Server, AccountError> {
        match &self.way {
            Way::Smtp(server) => Ok(server),
            Way::Sendmail(_) | Way::Drafts(_) => Err(AccountError::NoServer(self.name.clone())),
        }
    }

    /// The account as it is listed.
    pub fn listed(&self) -> Listed {
        Listed {
            account: self.name.clone(),
            from: self.from.as_ref().map(|from| from.address.to_string()),
            way: self.way.to_string(),
            password: self.kept(),
            per_day: self.per_day,
        }
    }

    /// Where its password is kept, in a word; empty where it needs none.
    fn kept(&self) -> &'static str {
        match &self.secret {
            _ if !matches!(self.way, Way::Smtp(_)) => "",
            Secret::Prompt => "asked for",
            // Not which: the password itself may stand there by mistake.
            Secret::Environment { .. } => "a variable",
            Secret::Command { .. } => "a command",
            Secret::Keyring => "keyring",
        }
    }

    /// Logs in, and asks what the server offers. No mail is sent.
    ///
    /// # Errors
    /// When there is no server, or it cannot be used.
    pub fn test(&self, login: &Login) -> Result<Tested, AccountError> {
        let server = self.server()?;
        let session = Session::open(server, login).map_err(|fault| self.fault(fault))?;
        let offer = session.offer();
        session.quit();
        Ok(Tested {
            account: self.name.clone(),
            server: server.host.clone(),
            port: server.port,
            tls: server.security != Security::Loopback,
            user: server.user.clone(),
            offers: Offers {
                logins: offer.logins,
                eight_bit: offer.eight_bit,
                utf8: offer.utf8,
            },
            security: server.security,
        })
    }

    /// The account does not work.
    pub(crate) fn fault(&self, fault: Fault) -> AccountError {
        AccountError::Fault {
            account: self.name.clone(),
            fault,
        }
    }
}

/// An account, without anything that is secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Listed {
    pub account: String,
    pub from: Option<String>,
    pub way: String,
    /// Where the password is kept; empty where there is none.
    pub password: &'static str,
    pub per_day: u32,
}

/// A server that could be logged in to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tested {
    pub account: String,
    pub server: String,
    pub port: u16,
    pub tls: bool,
    pub user: Option<String>,
    pub offers: Offers,
    /// How the way to it is kept private.
    #[serde(skip)]
    pub security: Security,
}

/// What a server said it can do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Offers {
    pub logins: Vec<&'static str>,
    /// Whether mails with bytes above 127 are taken (RFC 6152).
    #[serde(rename = "8bitmime")]
    pub eight_bit: bool,
    /// Whether addresses in other scripts are (RFC 6531).
    #[serde(rename = "smtputf8")]
    pub utf8: bool,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Way::Smtp(server) => f.write_str(&server.address(Protocol::Smtp)),
            Way::Sendmail(program) => write!(f, "{}", program.display()),
            Way::Drafts(folder) => write!(f, "drafts in {}", folder.display()),
        }
    }
}

impl Entry {
    fn read(self, name: String, home: &Path) -> Result<Account, Wrong> {
        let way = self.way(home)?;
        let mailbox = self.mailbox(&way, home)?;
        let copy = self.copies(&way, mailbox.as_ref())?;
        let from = match &self.from {
            Some(text) => Some(text.parse().map_err(Wrong::Sender)?),
            None => None,
        };
        Ok(Account {
            name,
            from,
            way,
            mailbox,
            copy,
            secret: secret(self.password, self.token)?,
            per_day: self.per_day.unwrap_or(100),
            pause: Duration::from_secs(self.pause.unwrap_or(2)),
            retries: self.retries.unwrap_or(3),
            retry_after: Duration::from_secs(self.retry_after.unwrap_or(5)),
            patience: self.timeout.map_or(Patience::USUAL.verdict, |seconds| {
                Duration::from_secs(seconds.max(1))
            }),
            command_timeout: Duration::from_secs(self.command_timeout.unwrap_or(120).max(1)),
        })
    }

    /// The server, with what the account says of every server.
    fn server(&self, mut server: Server, home: &Path) -> Result<Server, Wrong> {
        if let Some(file) = &self.ca {
            let read = shelf::bytes(&home.join(file));
            server.authority = Some(read.map_err(|error| Wrong::Authority(error.kind()))?);
        }
        if let Some(seconds) = self.timeout {
            server.patience = Patience::of(Duration::from_secs(seconds.max(1)));
        }
        Ok(server)
    }

    /// Where the mailbox is read: as is said, or as is known of the mail server's provider.
    fn mailbox(&self, way: &Way, home: &Path) -> Result<Option<Server>, Wrong> {
        let smtp = match way {
            Way::Smtp(server) => Some(server),
            Way::Sendmail(_) | Way::Drafts(_) => None,
        };
        let Some(address) = &self.imap else {
            return Ok(smtp.and_then(|smtp| Provider::of(smtp)?.server(smtp)));
        };
        let server = Server::speaking(Protocol::Imap, address).map_err(Wrong::Mailbox)?;
        let mut server = self.server(server, home)?;
        if server.user.is_none() {
            server.user = smtp.and_then(|smtp| smtp.user.clone());
        }
        Ok(Some(server))
    }

    /// Where a copy goes, and whether it can.
    fn copies(&self, way: &Way, mailbox: Option<&Server>) -> Result<Option<Copies>, Wrong> {
        let Some(text) = self.copy.as_deref().map(str::trim) else {
            return Ok(None);
        };
        if text.eq_ignore_ascii_case("bcc") {
            return match way {
                Way::Smtp(_) => Ok(Some(Copies::ToSender)),
                Way::Sendmail(_) | Way::Drafts(_) => Err(Wrong::CopyWithoutServer),
            };
        }
        let (word, name) = text.split_once(char::is_whitespace).ok_or(Wrong::Copy)?;
        let name = name.trim();
        if !word.eq_ignore_ascii_case("folder") || name.is_empty() {
            return Err(Wrong::Copy);
        }
        match (way, mailbox) {
            (Way::Smtp(_) | Way::Sendmail(_), Some(mailbox)) if mailbox.user.is_some() => {
                Ok(Some(Copies::Folder(name.to_owned())))
            }
            _ => Err(Wrong::CopyWithoutMailbox),
        }
    }

    fn way(&self, home: &Path) -> Result<Way, Wrong> {
        match (&self.smtp, &self.sendmail, &self.drafts) {
            (Some(address), None, None) => {
                let server: Server = address.parse().map_err(Wrong::Server)?;
                Ok(Way::Smtp(self.server(server, home)?))
            }
            (None, Some(program), None) => Ok(Way::Sendmail(program.clone())),
            (None, None, Some(folder)) => Ok(Way::Drafts(home.join(folder))),
            _ => Err(Wrong::Way),
        }
    }
}

fn secret(password: Option<Source>, token: Option<Source>) -> Result<Secret, Wrong> {
    let (source, token, key) = match (password, token) {
        (Some(_), Some(_)) => return Err(Wrong::PasswordAndToken),
        (Some(source), None) => (source, false, "password"),
        (None, Some(source)) => (source, true, "token"),
        (None, None) => return Ok(Secret::Prompt),
    };
    match source {
        Source::Command(command) => Ok(Secret::Command { command, token }),
        Source::Environment(variable) => Ok(Secret::Environment { variable, token }),
        Source::Keyring if !token => Ok(Secret::Keyring),
        Source::Prompt if !token => Ok(Secret::Prompt),
        Source::InClear => Err(Wrong::InClear { key }),
        _ => Err(Wrong::Source { key }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Account>, AccountError> {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("config.toml"), text).unwrap();
        accounts(&Home::at(home.path().to_owned()))
    }

    /// The error and its ways out.
    fn told(error: &AccountError) -> String {
        format!("{error} {:?}", error.hints())
    }

    #[test]
    fn two_lines_are_an_account() {
        let accounts = read(
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"smtps://ada@mail.example.org\"\n",
        );
        let account = accounts.unwrap().remove(0);
        let from = account.from.unwrap();
        assert_eq!(from.name.unwrap().as_str(), "Ada Example");
        assert_eq!(from.address.as_str(), "ada@example.org");
        assert_eq!(account.secret, Secret::Prompt);
    }

    #[test]
    fn a_copy_goes_where_the_account_says_if_it_can() {
        let with = |line: &str| {
            let text = format!("[account.a]\nsmtp = \"smtps://ada@mail.example.org\"\n{line}\n");
            read(&text).map(|mut accounts| accounts.remove(0).copy)
        };
        let imap = "imap = \"imaps://ada@mail.example.org\"";
        assert_eq!(with("").unwrap(), None);
        assert_eq!(with("copy = \"bcc\"").unwrap(), Some(Copies::ToSender));
        let folder = with(&format!("copy = \"folder  My Letters\"\n{imap}")).unwrap();
        assert_eq!(folder, Some(Copies::Folder("My Letters".to_owned())));
        for (line, said) in [
            (
                "copy = \"Sent\"".to_owned(),
                "neither `bcc` nor `folder NAME`",
            ),
            (
                "copy = \"folder \"".to_owned(),
                "neither `bcc` nor `folder NAME`",
            ),
            (
                "copy = \"folder Sent\"".to_owned(),
                "a folder needs a mailbox",
            ),
        ] {
            assert!(told(&with(&line).unwrap_err()).contains(said), "{line}");
        }
        let drafts = read("[account.a]\ndrafts = \"d\"\ncopy = \"bcc\"\n").unwrap_err();
        assert!(told(&drafts).contains("`bcc` needs a server"));
    }

    #[test]
    fn a_secret_at_the_wrong_place_is_never_repeated() {
        for text in [
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword = s3cret\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword.value = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://ada:s3cret@mail.example.org\"\n",
            "[account.a]\nsmtp = \"smtps://ada@mail.example.org:s3cret\"\n",
            "[account.a]\nsmtp = \"smtp://s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\nimap = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\nimap = \"imaps://ada:s3cret@mail.example.org\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\nimap = \"imap://s3cret\"\n",
            "[account.a]\nsmtp = \"s3cret\"\n",
            "[account.a]\nsmtp = \"s3cret://mail.example.org\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\ntoken = [\"s3cret\"]\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\nper-day = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\ns3cret = 1\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\nca = \"s3cret\"\n",
            "[account.a]\nfrom = \"s3cret\"\nsmtp = \"smtps://mail.example.org\"\n",
            "[account.a]\nfrom = \"s3cret <ada>\"\nsmtp = \"smtps://mail.example.org\"\n",
            "[account]\npassword = \"s3cret\"\n",
            "[account.s3cret]\nfrom = \"ada\"\n",
            "s3cret = 1\n",
            "account = \"s3cret\"\n",
            "[account.a]\ns3cret = 1\ns3cret = 2\n",
        ] {
            let said = told(&read(text).unwrap_err());
            assert!(!said.contains("s3cret"), "{text}: {said}");
            assert!(said.contains("config.toml"), "{said}");
            assert!(said.contains("line "), "{text}: {said}");
        }
    }

    proptest::proptest! {
        /// Wherever it stands, as a key or as a value.
        #[test]
        fn no_key_and_no_value_is_repeated(
            lines in proptest::collection::vec((0..KEYS.len() + 2, 0..6_usize), 1..6),
        ) {
            let mut text = "[account.default]\n".to_owned();
            for (key, value) in lines {
                let key = KEYS.get(key).copied().unwrap_or("s3cret");
                let value = ["\"s3cret\"", "[\"s3cret\"]", "s3cret", "{ s3cret = 1 }", "{ env = [\"s3cret\"] }", "1"][value];
                text += &format!("{key} = {value}\n");
            }
            if let Err(error) = read(&text) {
                let said = told(&error);
                proptest::prop_assert!(!said.contains("s3cret"), "{}: {}", text, said);
            }
        }
    }
}
