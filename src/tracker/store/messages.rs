//! The mails of cases, and who may send just now.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

use chrono::NaiveDate;

use crate::{
    database::DatabaseError,
    law::EventKind,
    request::Reference,
    tracker::{
        Case, Message, Tracker, TrackerError,
        ledger::{Entries, Moment, Record, SenderRecord, Which},
        record::{self, damaged},
        salt::random,
    },
};

const LOCK: &str = "sending.lock";

/// The right to send: one process has it at a time, so that nothing is sent twice
/// and the letters of a day are counted rightly. It is given back when what was to be
/// sent has been, and ends with the process, also when that is killed.
///
/// The lock of a file says at once that another process is sending. What keeps a
/// mail from leaving twice is the claim in the store, which is looked at in the
/// transaction that records `sending`: it holds as well when the file was deleted,
/// or is on a file system without locks.
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

/// When a process started, where the system says so: in clock ticks since the machine started,
/// and the id of that start (boot id). The number of a process is used again; this is not.
fn started(process: u32) -> Option<String> {
    let read = |path: String| std::fs::read_to_string(path).ok();
    let stat = read(format!("/proc/{process}/stat"))?;
    // The name of the program may hold spaces and brackets (proc(5)).
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().nth(19)?;
    let boot = read("/proc/sys/kernel/random/boot_id".to_owned())?;
    Some(format!("{} {ticks}", boot.trim()))
}

impl Tracker {
    /// Takes the right to send, until the process ends or another takes it over.
    ///
    /// # Errors
    /// When another process has it and lives, or the folder cannot be written to.
    pub fn claim_sending(&mut self, folder: &Path) -> Result<Outbox, TrackerError> {
        let outbox = Outbox::lock(folder)?;
        let own = std::process::id();
        let moment = self.begin(Moment::Writing)?;
        if let Some(SenderRecord {
            process,
            started: since,
            ..
        }) = self.ledger.sender()?
            && process != own
            && started(process).is_some_and(|now| now == since)
        {
            return Err(TrackerError::Sending);
        }
        let claim = random()?;
        self.ledger.add(Record::Sender(&SenderRecord {
            claim: claim.clone(),
            process: own,
            started: started(own).unwrap_or_default(),
        }))?;
        moment.keep()?;
        self.claim = Some(claim);
        Ok(outbox)
    }

    /// Gives the right to send back, so that another process has it though this one goes on. Where that cannot be written
    /// it ends with the process.
    pub fn release_sending(&mut self, outbox: Outbox) {
        if let Some(claim) = self.claim.take() {
            let _ = self.let_go(&claim);
        }
        drop(outbox);
    }

    fn let_go(&self, claim: &str) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        if self.ledger.sender()?.is_some_and(|now| now.claim == claim) {
            // Of nobody: no process has this number.
            self.ledger.add(Record::Sender(&SenderRecord {
                claim: random()?,
                process: 0,
                started: String::new(),
            }))?;
        }
        moment.keep()
    }

    /// Keeps mails before they are sent, all or none.
    ///
    /// # Errors
    /// When an id is taken, or the disk is full.
    pub fn keep_messages(
        &mut self,
        messages: &[(&Reference, &Message)],
    ) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Writing)?;
        for (reference, message) in messages {
            if !self.insert_message(reference, message)? {
                let what = format!("the mail {} is there already", message.message_id);
                return Err(damaged(reference.as_str(), &what));
            }
        }
        moment.keep()
    }

    /// The mails of a case, the first made first.
    ///
    /// # Errors
    /// When one no longer has the hash that was recorded with it.
    pub fn messages(&self, case: &Case) -> Result<Vec<Message>, TrackerError> {
        let mut messages = Vec::new();
        let which = Which::One(case.reference.as_str());
        self.ledger.messages(which, &mut |kept| {
            messages.push(record::mail(kept)?);
            Ok(())
        })?;
        Ok(messages)
    }

    /// How many mails an account has handed to its server on a day, those
    /// included of which nobody knows whether it took them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sent_on(&self, account: &str, day: NaiveDate) -> Result<u32, TrackerError> {
        let (kind, day) = (EventKind::Sending.word(), day.to_string());
        let mut sent = 0;
        let which = Entries::On { kind, day: &day };
        self.ledger.entries(which, &mut |entry| {
            let attempt = record::event(&entry)?.attempt;
            sent += u32::from(attempt.is_some_and(|attempt| attempt.account == account));
            Ok(())
        })?;
        Ok(sent)
    }

    /// Keeps a mail; `false` where one of its id is there.
    pub(super) fn insert_message(
        &self,
        reference: &Reference,
        message: &Message,
    ) -> Result<bool, TrackerError> {
        self.ledger
            .add(Record::Message(&record::message(reference, message)))
    }
}
