//! The password of an account, from where the person keeps it.

use std::{
    env, io,
    process::{Command, Stdio},
};

use dialoguer::Password;
use secrecy::SecretString;

use super::{
    config::{Account, Secret, Way},
    failure::Failure,
    question,
};
use crate::delivery::smtp::Login;

/// More than any password or token has, in bytes.
const LONGEST: usize = 16 * 1024;

/// By what the account logs in. Nothing is asked for where nobody logs in.
pub fn login(account: &Account, from_stdin: bool) -> Result<Login, Failure> {
    let Way::Smtp(server) = &account.way else {
        return Ok(Login::None);
    };
    let Some(user) = server.user.clone() else {
        return if from_stdin || account.secret != Secret::Prompt {
            Err(Failure::misuse(format!(
                "the account `{}` has a password, and nobody to log in",
                account.name
            ))
            .hint("put the user before the server's name: smtps://you@mail.example.org"))
        } else {
            Ok(Login::None)
        };
    };
    let (secret, token) = if from_stdin {
        (read_line()?, false)
    } else {
        match &account.secret {
            Secret::Prompt => (ask(account)?, false),
            Secret::Environment { variable, token } => (environment(variable)?, *token),
            Secret::Command { command, token } => (run(command)?, *token),
            Secret::Keyring => (keyring(&account.name, &user)?, false),
        }
    };
    Ok(if token {
        Login::Token {
            user,
            token: secret,
        }
    } else {
        Login::Password {
            user,
            password: secret,
        }
    })
}

fn whole(text: &str, from: &str) -> Result<SecretString, Failure> {
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() || line.len() > LONGEST || line.contains('\0') {
        return Err(Failure::cannot(format!("{from} gives no password")));
    }
    Ok(SecretString::from(line))
}

fn read_line() -> Result<SecretString, Failure> {
    let mut line = String::new();
    io::stdin()
        .read_line(&mut line)
        .map_err(|error| Failure::cannot(format!("stdin: {error}")))?;
    whole(&line, "stdin")
}

fn ask(account: &Account) -> Result<SecretString, Failure> {
    if !question::somebody_is_there() {
        return Err(Failure::misuse(format!(
            "the password of the account `{}` is missing",
            account.name
        ))
        .hint("add --password-stdin, or password.command to config.toml"));
    }
    let typed = Password::new()
        .with_prompt(format!("password of the account `{}`", account.name))
        .interact()
        .map_err(|error| Failure::cannot(format!("no answer: {error}")))?;
    whole(&typed, "the prompt")
}

fn environment(variable: &str) -> Result<SecretString, Failure> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the person named the variable in the account"
    )]
    let value = env::var(variable)
        .map_err(|_| Failure::cannot(format!("the variable {variable} is not set")))?;
    whole(&value, &format!("the variable {variable}"))
}

/// The first line that the command prints. What it says of trouble goes to the
/// terminal, and it may ask there.
fn run(command: &[String]) -> Result<SecretString, Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Failure::cannot("the password's command is empty"));
    };
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::inherit())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Failure::cannot(format!("the password's command `{program}`: {error}")))?;
    if !output.status.success() {
        return Err(Failure::cannot(format!(
            "the password's command `{program}` ended with {}",
            output.status
        )));
    }
    let text = String::from_utf8(output.stdout).map_err(|_| {
        Failure::cannot(format!("the password's command `{program}` gives no text"))
    })?;
    whole(&text, &format!("the password's command `{program}`"))
}

/// Under which name the keyring keeps our passwords.
#[cfg(feature = "keyring")]
const SERVICE: &str = "datawrit";

#[cfg(feature = "keyring")]
fn entry(account: &str, user: &str) -> String {
    format!("{account}: {user}")
}

/// Puts the password of an account into the system's keyring.
#[cfg(feature = "keyring")]
pub fn remember(account: &Account, from_stdin: bool) -> Result<(), Failure> {
    use secrecy::ExposeSecret;

    let user = match &account.way {
        Way::Smtp(server) => server.user.as_deref(),
        _ => None,
    };
    let user = user.ok_or_else(|| {
        Failure::misuse(format!("the account `{}` logs in nowhere", account.name))
    })?;
    let password = if from_stdin {
        read_line()?
    } else {
        ask(account)?
    };
    keyring::Entry::new(SERVICE, &entry(&account.name, user))
        .and_then(|entry| entry.set_password(password.expose_secret()))
        .map_err(|error| Failure::cannot(format!("the keyring does not take it: {error}")))
}

#[cfg(feature = "keyring")]
fn keyring(account: &str, user: &str) -> Result<SecretString, Failure> {
    let failed = |error: keyring::Error| {
        Failure::cannot(format!(
            "the keyring has no password of `{account}`: {error}"
        ))
        .hint(format!(
            "put it there: `datawrit account remember {account}`"
        ))
    };
    keyring::Entry::new(SERVICE, &entry(account, user))
        .and_then(|entry| entry.get_password())
        .map_err(failed)
        .and_then(|password| whole(&password, "the keyring"))
}

#[cfg(not(feature = "keyring"))]
fn keyring(_: &str, _: &str) -> Result<SecretString, Failure> {
    Err(
        Failure::cannot("this datawrit was built without the system's keyring")
            .hint("build it with --features keyring, or use password.command"),
    )
}
