//! A copy of a mail that was sent, put into a folder of the mailbox.

use std::time::Duration;

use async_imap::imap_proto::{MailboxDatum, Response, Status};
use tokio::{io::AsyncWriteExt, time};

use super::{
    folder::Folder,
    visit::{PACE, SHORT, Visit, told, until, words},
};
use crate::delivery::server::{Fault, Stage, Trouble};

/// What became of a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    Added,
    /// A message with this Message-ID was there: many servers keep what they send by themselves.
    There,
}

impl Visit {
    /// Puts a message into a folder, marked as read, unless it is there.
    ///
    /// ```text
    /// C: A7 APPEND "Sent" (\\Seen) {2310}
    /// S: + OK                          until here nothing is there
    /// C: (2310 bytes)
    /// S: A7 OK                         now it is
    /// ```
    ///
    /// # Errors
    /// When the server refuses it, or the connection ends; at [`Stage::Appended`] it may be there all the same, and is
    /// not put there again.
    pub fn put(&mut self, folder: &Folder, message_id: &str, bytes: &[u8]) -> Result<Put, Fault> {
        self.examine(folder)?;
        if self.has(message_id)? {
            return Ok(Put::There);
        }
        let name = folder.quoted();
        let command = format!("APPEND \"{name}\" (\\Seen) {{{}}}", bytes.len());
        let Visit {
            runtime,
            imap,
            patience,
        } = self;
        let garbled = |why: &str| Trouble::Garbled(why.to_owned());
        imap.get_mut().allow(SHORT);
        // The server waits for it, or refuses it.
        let announce = async {
            let asked = imap
                .run_command(&command)
                .await
                .map_err(|error| told(&error))?;
            until(imap, |said| match said {
                Response::Continue(_) => Some(Ok(())),
                Response::Done {
                    status: Status::No | Status::Bad,
                    outcome,
                    ..
                } => Some(Err(Trouble::Refused(words(outcome)))),
                Response::Done { .. } => Some(Err(garbled("it takes what it has not got"))),
                _ => None,
            })
            .await?;
            Ok(asked)
        };
        let failed = |trouble| Fault::new(Stage::Append, trouble);
        let asked = runtime
            .block_on(async { time::timeout(patience.command, announce).await })
            .map_err(|_| failed(Trouble::Silent))?
            .map_err(failed)?;
        let hand_over = async {
            let wire = imap.get_mut();
            let gone = |error: std::io::Error| Trouble::Lost(error.to_string());
            wire.write_all(bytes).await.map_err(gone)?;
            wire.write_all(b"\r\n").await.map_err(gone)?;
            wire.flush().await.map_err(gone)?;
            until(imap, |said| match said {
                Response::Done {
                    tag,
                    status,
                    outcome,
                } if *tag == asked => Some(match status {
                    Status::Ok => Ok(()),
                    _ => Err(Trouble::Refused(words(outcome))),
                }),
                Response::Done { .. } => Some(Err(garbled("an answer to no question"))),
                _ => None,
            })
            .await
        };
        let pace = Duration::from_secs(u64::try_from(bytes.len() / PACE).unwrap_or(u64::MAX));
        let patience = patience.verdict.saturating_add(pace);
        let failed = |trouble| Fault::new(Stage::Appended, trouble);
        runtime
            .block_on(async { time::timeout(patience, hand_over).await })
            .map_err(|_| failed(Trouble::Silent))?
            .map_err(failed)?;
        Ok(Put::Added)
    }

    /// Whether the folder that is open has a message with this Message-ID.
    fn has(&mut self, message_id: &str) -> Result<bool, Fault> {
        // One that could not be said in a quoted string is nobody's.
        let plain = |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '\\');
        if !message_id.chars().all(plain) {
            return Ok(false);
        }
        let mut there = false;
        let command = format!("UID SEARCH HEADER Message-ID \"{message_id}\"");
        self.ask(Stage::Search, SHORT, &command, |response| {
            if let Response::MailboxData(MailboxDatum::Search(uids)) = response {
                there |= !uids.is_empty();
            }
        })?;
        Ok(there)
    }
}
