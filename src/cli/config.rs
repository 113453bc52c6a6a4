//! By which accounts the person sends: `config.toml` in the home.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Deserialize;

use super::failure::Failure;
use crate::{
    delivery::{
        mail::{BadSender, Sender},
        smtp::{Patience, Server},
    },
    office::Misread,
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

/// Every account of `config.toml`, by name.
pub fn accounts(home: &Path) -> Result<Vec<Account>, Failure> {
    let path = home.join("config.toml");
    let text = match shelf::read(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(Failure::cannot(format!(
                "{} cannot be opened: {error}",
                path.display()
            )));
        }
    };
    let file: File = toml::from_str(&text).map_err(|error| {
        Failure::cannot(Misread::new(&path, &text, &error, KEYS).to_string()).hint(format!(
            "fix the file: an account has {} (docs/accounts.md)",
            KEYS.join(", ")
        ))
    })?;
    file.account
        .into_iter()
        .map(|(name, entry)| {
            let place = line_of(&text, &name);
            entry.read(printable(&name), home).map_err(|wrong| {
                Failure::cannot(format!("{}{place}: {}", path.display(), wrong.0)).hint(wrong.1)
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
pub fn account(home: &Path, name: Option<&str>) -> Result<Account, Failure> {
    let mut known = accounts(home)?;
    if known.is_empty() {
        return Err(Failure::cannot(format!(
            "you have not set up a mailbox to send from: {} has none",
            home.join("config.toml").display()
        ))
        .hint("docs/accounts.md shows how to set one up, in two lines"));
    }
    let names: Vec<String> = known.iter().map(|account| account.name.clone()).collect();
    let wanted = match name {
        Some(name) => known.iter().position(|account| account.name == name),
        None if known.len() == 1 => Some(0),
        None => known.iter().position(|account| account.name == DEFAULT),
    };
    match (wanted, name) {
        (Some(position), _) => Ok(known.swap_remove(position)),
        (None, Some(name)) => Err(Failure::misuse(format!("there is no account `{name}`"))
            .hint(format!("the accounts are {}", names.join(", ")))),
        (None, None) => Err(
            Failure::misuse("there are several accounts, and none is `default`")
                .hint(format!("name one with --account: {}", names.join(", "))),
        ),
    }
}

/// What is wrong, and the way out.
struct Wrong(String, &'static str);

impl Entry {
    fn read(self, name: String, home: &Path) -> Result<Account, Wrong> {
        let way = self.way(home)?;
        let from = match &self.from {
            Some(text) => Some(sender(text)?),
            None => None,
        };
        Ok(Account {
            name,
            from,
            way,
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

    fn way(&self, home: &Path) -> Result<Way, Wrong> {
        match (&self.smtp, &self.sendmail, &self.drafts) {
            (Some(address), None, None) => {
                let mut server: Server = address.parse().map_err(|error| {
                    Wrong(
                        format!("smtp: {error}"),
                        "write smtps://you@mail.example.org, or smtp+starttls://you@mail.example.org",
                    )
                })?;
                if let Some(file) = &self.ca {
                    let path = home.join(file);
                    server.authority = Some(shelf::bytes(&path).map_err(|error| {
                        Wrong(
                            format!("ca: the file it names cannot be read: {}", error.kind()),
                            "name the certificate of the authority that signed your server's, as PEM",
                        )
                    })?);
                }
                if let Some(seconds) = self.timeout {
                    server.patience = Patience::of(Duration::from_secs(seconds.max(1)));
                }
                Ok(Way::Smtp(server))
            }
            (None, Some(program), None) => Ok(Way::Sendmail(program.clone())),
            (None, None, Some(folder)) => Ok(Way::Drafts(home.join(folder))),
            _ => Err(Wrong(
                "it needs one of smtp, sendmail and drafts".to_owned(),
                "docs/accounts.md shows each",
            )),
        }
    }
}

fn secret(password: Option<Source>, token: Option<Source>) -> Result<Secret, Wrong> {
    let (source, token, key) = match (password, token) {
        (Some(_), Some(_)) => {
            return Err(Wrong(
                "it has a password and a token".to_owned(),
                "keep the one your provider wants",
            ));
        }
        (Some(source), None) => (source, false, "password"),
        (None, Some(source)) => (source, true, "token"),
        (None, None) => return Ok(Secret::Prompt),
    };
    match source {
        Source::Command(command) => Ok(Secret::Command { command, token }),
        Source::Environment(variable) => Ok(Secret::Environment { variable, token }),
        Source::Keyring if !token => Ok(Secret::Keyring),
        Source::Prompt if !token => Ok(Secret::Prompt),
        Source::InClear => Err(Wrong(
            format!("the {key} is in the file as plain text"),
            "remove it, and write password.command = [\"pass\", \"show\", \"mail\"], password.env = \"VARIABLE\" or nothing, to be asked",
        )),
        _ => Err(Wrong(
            format!("{key} has command, env, keyring or prompt, and one of them"),
            "write password.command = [\"pass\", \"show\", \"mail\"], for one",
        )),
    }
}

fn sender(text: &str) -> Result<Sender, Wrong> {
    text.parse().map_err(|error: BadSender| {
        Wrong(
            format!("from: {error}"),
            "write from = '\"Ada Example\" <ada@example.org>'; a name with a comma needs its quotes",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Account>, Failure> {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("config.toml"), text).unwrap();
        accounts(home.path())
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
    fn a_secret_at_the_wrong_place_is_never_repeated() {
        for text in [
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword = s3cret\n",
            "[account.a]\nsmtp = \"smtps://mail.example.org\"\npassword.value = \"s3cret\"\n",
            "[account.a]\nsmtp = \"smtps://ada:s3cret@mail.example.org\"\n",
            "[account.a]\nsmtp = \"smtps://ada@mail.example.org:s3cret\"\n",
            "[account.a]\nsmtp = \"smtp://s3cret\"\n",
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
            let said = read(text).unwrap_err().told();
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
            if let Err(failure) = read(&text) {
                let said = failure.told();
                proptest::prop_assert!(!said.contains("s3cret"), "{}: {}", text, said);
            }
        }
    }
}
