//! A mail handed to the program that this machine sends mail with.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use thiserror::Error;

use super::{
    mail::{self, MailError},
    program,
};
use crate::request::printable;

/// The program did not take the mail.
#[derive(Debug, Error)]
pub enum SendmailError {
    #[error(transparent)]
    Address(#[from] MailError),
    #[error("{program} did not take it: {said}")]
    Refused { program: String, said: String },
    /// It had the whole mail, and its word is missing: nobody knows what became of it.
    #[error("{program} had the mail, and {how}")]
    Unknown { program: String, how: String },
}

/// The most that is kept of what a program says, in bytes.
const MOST: u64 = 64 * 1024;

/// Hands the bytes to a program that knows the options of sendmail. When it ends
/// without complaint the mail is its own to deliver.
///
/// # Errors
/// When it cannot be started, or complains; [`SendmailError::Unknown`] when it had all of the
/// mail and did not end by its own will.
pub fn deliver(
    program: &Path,
    sender: &str,
    recipient: &str,
    bytes: &[u8],
    patience: Duration,
) -> Result<(), SendmailError> {
    let refused = |said: String| {
        let said = printable(&said);
        SendmailError::Refused {
            program: program.display().to_string(),
            said: if said.trim().is_empty() {
                "it said nothing".to_owned()
            } else {
                said.chars().take(500).collect()
            },
        }
    };
    let (sender, recipient) = (mail::envelope(sender)?, mail::envelope(recipient)?);
    let mut command = Command::new(program);
    command
        // Not lettre's transport: where the program ends before it has read the mail, that
        // tells of a broken pipe, and what the program said is lost.
        .arg("-i")
        .args([OsStr::new("-f"), sender.as_ref(), OsStr::new("--")])
        .arg::<&OsStr>(recipient.as_ref())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let ended = program::run(&mut command, Some(bytes.to_vec()), MOST, patience)
        .map_err(|error| refused(error.to_string()))?;
    let unknown = |how: String| SendmailError::Unknown {
        program: program.display().to_string(),
        how,
    };
    match ended.status {
        Some(status) if status.success() && ended.took_all => Ok(()),
        Some(status) if status.success() => {
            Err(refused("it ended before it had read the mail".to_owned()))
        }
        // It ended by itself, and complains.
        Some(status) if status.code().is_some() => {
            Err(refused(String::from_utf8_lossy(&ended.stderr).into()))
        }
        Some(status) if ended.took_all => Err(unknown(format!("was ended ({status})"))),
        None if ended.took_all => Err(unknown(format!("did not end in {} s", patience.as_secs()))),
        Some(status) => Err(refused(format!("it was ended ({status})"))),
        None => Err(refused(format!(
            "it did not read it in {} s",
            patience.as_secs()
        ))),
    }
}
