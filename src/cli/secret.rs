//! The password of an account, or the passphrase of a file, from where the person keeps it.

use std::{
    env,
    io::{self, BufRead, Read},
    path::Path,
    process::{Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use secrecy::{ExposeSecret, SecretString, zeroize::Zeroizing};

use super::{args::PassphraseFrom, failure::Failure, question, screen};
use crate::{
    delivery::{program, server::Login},
    office::{
        account::{Account, Secret, Wanted},
        lock::Passphrase,
    },
    speech::{say, spoken},
};

/// More than any password or token has, in bytes.
const LONGEST: usize = 16 * 1024;

/// By what the account logs in. Nothing is asked for where nobody logs in.
pub fn login(account: &Account, from_stdin: bool) -> Result<Login, Failure> {
    guard();
    let Some(wanted) = account.wanted(from_stdin)? else {
        return Ok(Login::None);
    };
    if from_stdin {
        return Ok(Login::Password {
            user: wanted.user.to_owned(),
            password: read_line(account.command_timeout)?,
        });
    }
    got(account, wanted)
}

/// By what the account's mailbox is read: the same as for sending.
pub fn login_to_read(account: &Account, from_stdin: bool) -> Result<Login, Failure> {
    guard();
    let wanted = account.wanted_to_read()?;
    if from_stdin {
        return Ok(Login::Password {
            user: wanted.user.to_owned(),
            password: read_line(account.command_timeout)?,
        });
    }
    got(account, wanted)
}

fn got(account: &Account, wanted: Wanted<'_>) -> Result<Login, Failure> {
    Ok(wanted.login(match wanted.secret {
        Secret::Prompt => ask(account)?,
        Secret::Environment { variable, .. } => environment(variable)?,
        Secret::Command { command, .. } => run(command, account.command_timeout)?,
        Secret::Keyring => keyring(&account.name, wanted.user)?,
    }))
}

fn whole(text: &str, from: &str) -> Result<SecretString, Failure> {
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() || line.len() > LONGEST || line.contains('\0') {
        return Err(Failure::cannot(say!("secret-none", from = from)));
    }
    Ok(SecretString::from(line))
}

/// The first line of stdin, within bounds: what comes may have no line end, or never come.
fn read_line(patience: Duration) -> Result<SecretString, Failure> {
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        let mut line = Zeroizing::new(Vec::with_capacity(LONGEST + 2));
        let most = u64::try_from(LONGEST).unwrap_or(u64::MAX) + 1;
        let read = io::stdin().lock().take(most).read_until(b'\n', &mut line);
        let _ = tell.send(read.map(|_| line));
    });
    let line = told
        .recv_timeout(patience)
        .map_err(|_| {
            let seconds = patience.as_secs().to_string();
            Failure::cannot(say!("secret-late", seconds = seconds))
        })?
        .map_err(|error| Failure::cannot(spoken().retold(&format!("stdin: {error}"))))?;
    text(&line, &say!("secret-from-stdin"))
}

fn text(bytes: &[u8], from: &str) -> Result<SecretString, Failure> {
    let text = std::str::from_utf8(bytes)
        .map_err(|_| Failure::cannot(say!("secret-no-text", from = from)))?;
    whole(text, from)
}

/// Keeps what this process holds from a file of its memory and from other processes, before a
/// secret is in it.
pub fn guard() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let nothing = Rlimit {
            current: Some(0),
            maximum: Some(0),
        };
        // Where it cannot be had the machine's own bound stays.
        let _ = setrlimit(Resource::Core, nothing);
        #[cfg(target_os = "linux")]
        let _ =
            rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    }
}

fn ask(account: &Account) -> Result<SecretString, Failure> {
    if !question::somebody_is_there() {
        let missing = say!("secret-missing", account = &account.name);
        return Err(Failure::misuse(missing).hint(say!("secret-add")));
    }
    let question = say!("secret-ask", account = &account.name);
    let typed = question::password(&question).map(Zeroizing::new)?;
    whole(&typed, &say!("secret-from-prompt"))
}

fn environment(variable: &str) -> Result<SecretString, Failure> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the person named the variable in the account"
    )]
    let value = env::var(variable).map(Zeroizing::new);
    // Its name is not repeated: the password itself may stand there by mistake.
    let value = value.map_err(|_| {
        Failure::cannot(say!("secret-no-variable")).hint(say!("secret-name-variable"))
    })?;
    whole(&value, &say!("secret-from-variable"))
}

/// The first line that the command prints. What it says of trouble goes to the
/// terminal, and it may ask there. Of its words nothing is repeated.
fn run(command: &[String], patience: Duration) -> Result<SecretString, Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Failure::cannot(say!("secret-command-empty")));
    };
    let mut started = Command::new(program);
    started
        .args(arguments)
        .stdin(Stdio::inherit())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit());
    let most = u64::try_from(LONGEST).unwrap_or(u64::MAX) * 2;
    let ended = program::run(&mut started, None, most, patience).map_err(|error| {
        let why = spoken().retold(&error.kind().to_string());
        Failure::cannot(say!("secret-not-started", why = why)).hint(say!("secret-program-first"))
    })?;
    let output = Zeroizing::new(ended.stdout);
    match ended.status {
        None => {
            let seconds = patience.as_secs().to_string();
            return Err(Failure::cannot(say!("secret-not-ended", seconds = seconds))
                .hint(say!("secret-longer")));
        }
        Some(status) if !status.success() && u64::try_from(output.len()).unwrap_or(0) >= most => {
            return Err(Failure::cannot(say!("secret-too-much")));
        }
        Some(status) if !status.success() => {
            let status = status.to_string();
            return Err(Failure::cannot(say!("secret-ended", status = status)));
        }
        Some(_) => {}
    }
    text(&output, &say!("secret-from-command"))
}

/// How long a passphrase is waited for that no person types: a safe may ask for its own first.
const PATIENCE: Duration = Duration::from_secs(60);

/// How often somebody may type a passphrase that opens nothing.
pub const TRIES: usize = 3;

/// The passphrase to lock a file with; a person types it twice.
pub fn new_passphrase(from: &PassphraseFrom) -> Result<Passphrase, Failure> {
    guard();
    if let Some(given) = given(from)? {
        return Ok(Passphrase::new(&given)?);
    }
    loop {
        let typed = typed(&say!("home-lock-new"))?;
        let passphrase = match Passphrase::new(&typed) {
            Ok(passphrase) => passphrase,
            Err(short) => {
                screen::say(Failure::from(short).message());
                continue;
            }
        };
        if self::typed(&say!("home-lock-again"))?.expose_secret() == typed.expose_secret() {
            return Ok(passphrase);
        }
        screen::say(&say!("home-lock-differs"));
    }
}

/// The passphrase of a file that is to be opened, and whether a person typed it, who may try again.
pub fn passphrase(from: &PassphraseFrom, file: &Path) -> Result<(Passphrase, bool), Failure> {
    guard();
    if let Some(given) = given(from)? {
        return Ok((Passphrase::of(&given), false));
    }
    let path = file.display().to_string();
    let typed = typed(&say!("home-lock-asked", path = path))?;
    Ok((Passphrase::of(&typed), true))
}

/// From a command or a pipe, where one of them is named.
fn given(from: &PassphraseFrom) -> Result<Option<SecretString>, Failure> {
    if from.passphrase_stdin {
        return read_line(PATIENCE).map(Some);
    }
    let Some(command) = &from.passphrase_command else {
        return Ok(None);
    };
    // The ways out are those of an account.
    let bare = |failure: Failure| Failure::cannot(failure.message());
    run(&command.0, PATIENCE).map(Some).map_err(bare)
}

fn typed(question: &str) -> Result<SecretString, Failure> {
    if !question::somebody_is_there() {
        return Err(Failure::misuse(say!("home-lock-missing")).hint(say!("home-lock-ways")));
    }
    Ok(SecretString::from(question::password(question)?))
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
    let user = account.user()?;
    let password = if from_stdin {
        read_line(account.command_timeout)?
    } else {
        ask(account)?
    };
    keyring::Entry::new(SERVICE, &entry(&account.name, user))
        .and_then(|entry| entry.set_password(password.expose_secret()))
        .map_err(|error| {
            Failure::cannot(say!("secret-keyring-stores-not", why = error.to_string()))
        })
}

#[cfg(feature = "keyring")]
fn keyring(account: &str, user: &str) -> Result<SecretString, Failure> {
    let failed = |error: keyring::Error| {
        let why = error.to_string();
        Failure::cannot(say!("secret-keyring-none", account = account, why = why))
            .hint(say!("secret-keyring-put", account = account))
    };
    keyring::Entry::new(SERVICE, &entry(account, user))
        .and_then(|entry| entry.get_password())
        .map_err(failed)
        .and_then(|password| whole(&password, &say!("secret-from-keyring")))
}

#[cfg(not(feature = "keyring"))]
fn keyring(_: &str, _: &str) -> Result<SecretString, Failure> {
    Err(Failure::cannot(say!("secret-no-keyring")).hint(say!("secret-build-keyring")))
}
