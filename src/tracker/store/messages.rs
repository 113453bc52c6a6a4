//! The mails of cases, and who may send just now.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::{OptionalExtension, TransactionBehavior, params};

use super::{Tracker, TrackerError, damaged};
use crate::{
    database::DatabaseError,
    law::EventKind,
    request::Reference,
    tracker::{Case, LetterNumber, Message},
};

const LOCK: &str = "sending.lock";

/// The right to send: one process has it at a time, so that nothing is sent twice
/// and the letters of a day are counted rightly. It ends with the process, also
/// when that is killed.
///
/// The lock of a file tells at once that another process is sending. What keeps a
/// mail from leaving twice is the claim in the store, which is looked at in the
/// transaction that records `sending`: it holds as well when the file was deleted,
/// or lies where files are not locked.
#[derive(Debug)]
pub struct Outbox {
    _file: File,
}

impl Outbox {
    /// # Errors
    /// When another process has it, or the folder cannot be written to.
    fn lock(folder: &Path) -> Result<Outbox, TrackerError> {
        let path = folder.join(LOCK);
        let failed = |source| {
            TrackerError::from(DatabaseError::Folder {
                path: path.clone(),
                source,
            })
        };
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Outbox { _file: file }),
            Err(TryLockError::WouldBlock) => Err(TrackerError::Sending),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}

/// When a process started, where the system tells: in ticks since the machine did,
/// with the name of that start. A number of a process is used again, this is not.
fn started(process: u32) -> Option<String> {
    let read = |path: String| std::fs::read_to_string(path).ok();
    let stat = read(format!("/proc/{process}/stat"))?;
    // The name of the program may hold spaces and brackets (proc(5)).
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().nth(19)?;
    let boot = read("/proc/sys/kernel/random/boot_id".to_owned())?;
    Some(format!("{} {ticks}", boot.trim()))
}

/// Who may send, as the store says.
pub(super) fn claim(connection: &rusqlite::Connection) -> rusqlite::Result<Option<String>> {
    connection
        .query_row("SELECT claim FROM sender", [], |row| row.get(0))
        .optional()
}

impl Tracker {
    /// Takes the right to send, until the process ends or another takes it over.
    ///
    /// # Errors
    /// When another process has it and lives, or the folder cannot be written to.
    pub fn claim_sending(&mut self, folder: &Path) -> Result<Outbox, TrackerError> {
        let outbox = Outbox::lock(folder)?;
        let path = self.path.clone();
        let failed = |source| super::database(&path, source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        let own = std::process::id();
        let holder: Option<(u32, String)> = transaction
            .query_row("SELECT process, started FROM sender", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .optional()
            .map_err(failed)?;
        if let Some((process, since)) = holder
            && process != own
            && started(process).is_some_and(|now| now == since)
        {
            return Err(TrackerError::Sending);
        }
        let claim: String = transaction
            .query_row(
                "INSERT INTO sender (id, claim, process, started)
                 VALUES (1, lower(hex(randomblob(16))), ?1, ?2)
                 ON CONFLICT (id) DO UPDATE SET
                   claim = excluded.claim, process = excluded.process, started = excluded.started
                 RETURNING claim",
                params![own, started(own).unwrap_or_default()],
                |row| row.get(0),
            )
            .map_err(failed)?;
        transaction.commit().map_err(failed)?;
        self.claim = Some(claim);
        Ok(outbox)
    }

    /// Keeps mails before they are sent, all or none.
    ///
    /// # Errors
    /// When an id is taken, or the disk is full.
    pub fn keep_messages(
        &mut self,
        messages: &[(&Reference, &Message)],
    ) -> Result<(), TrackerError> {
        let path = self.path.clone();
        let failed = |source| super::database(&path, source);
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(failed)?;
        for (reference, message) in messages {
            insert_message(&transaction, reference, message).map_err(failed)?;
        }
        transaction.commit().map_err(failed)
    }

    /// The mails of a case, the first made first.
    ///
    /// # Errors
    /// When one no longer has the hash that was recorded with it.
    pub fn messages(&self, case: &Case) -> Result<Vec<Message>, TrackerError> {
        let failed = |source| self.failed(source);
        let reference = case.reference.as_str();
        let mut statement = self
            .connection
            .prepare(
                "SELECT message_id, made_at, sender, recipient, bytes, sha256, letter FROM messages
                 WHERE reference = ?1 ORDER BY rowid",
            )
            .map_err(failed)?;
        let mut rows = statement.query([reference]).map_err(failed)?;
        let mut messages = Vec::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let made_at: String = row.get(1).map_err(failed)?;
            let letter: u32 = row.get(6).map_err(failed)?;
            let message = Message {
                message_id: row.get(0).map_err(failed)?,
                letter: LetterNumber::new(letter)
                    .ok_or_else(|| damaged(reference, &"a mail of it carries the letter 0"))?,
                made_at: made_at
                    .parse::<DateTime<Utc>>()
                    .map_err(|error| damaged(reference, &error))?,
                sender: row.get(2).map_err(failed)?,
                recipient: row.get(3).map_err(failed)?,
                bytes: row.get(4).map_err(failed)?,
            };
            let sha256: String = row.get(5).map_err(failed)?;
            if message.sha256() != sha256 {
                return Err(damaged(
                    reference,
                    &format!("the mail {} is not the one made", message.message_id),
                ));
            }
            messages.push(message);
        }
        Ok(messages)
    }

    /// How many mails an account has handed to its server on a day, those
    /// included of which nobody knows whether it took them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sent_on(&self, account: &str, day: NaiveDate) -> Result<u32, TrackerError> {
        self.connection
            .query_row(
                "SELECT count(*) FROM events
                 WHERE kind = ?1 AND happened_on = ?2
                   AND json_extract(particulars, '$.attempt.account') = ?3",
                params![EventKind::Sending.word(), day.to_string(), account],
                |row| row.get(0),
            )
            .optional()
            .map(Option::unwrap_or_default)
            .map_err(|source| self.failed(source))
    }
}

pub(super) fn insert_message(
    connection: &rusqlite::Connection,
    reference: &Reference,
    message: &Message,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO messages (message_id, reference, made_at, sender, recipient, sha256, bytes, letter)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            message.message_id,
            reference.as_str(),
            message.made_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            message.sender,
            message.recipient,
            message.sha256(),
            message.bytes,
            message.letter.get(),
        ])?;
    Ok(())
}
