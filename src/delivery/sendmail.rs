//! A mail handed to the program that this machine sends mail with.

use std::{error::Error as _, path::Path};

use lettre::{SendmailTransport, Transport, address::Envelope};
use thiserror::Error;

use super::mail::{self, MailError};
use crate::request::printable;

/// The program did not take the mail.
#[derive(Debug, Error)]
pub enum SendmailError {
    #[error(transparent)]
    Address(#[from] MailError),
    #[error("{program} did not take it: {said}")]
    Refused { program: String, said: String },
}

/// Hands the bytes to a program that knows the options of sendmail. When it ends
/// without complaint the mail is its own to deliver.
///
/// # Errors
/// When it cannot be started, or complains.
pub fn deliver(
    program: &Path,
    sender: &str,
    recipient: &str,
    bytes: &[u8],
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
    let envelope = Envelope::new(
        Some(mail::envelope(sender)?),
        vec![mail::envelope(recipient)?],
    )
    .map_err(|error| refused(error.to_string()))?;
    SendmailTransport::new_with_command(program)
        .send_raw(&envelope, bytes)
        .map_err(|error| {
            let said = error.source().map(ToString::to_string);
            refused(said.unwrap_or_else(|| error.to_string()))
        })
}
