//! How far the mailbox was read.

use crate::tracker::{
    Cursor, Tracker, TrackerError,
    ledger::{CursorRecord, Moment, Record},
};

impl Tracker {
    /// How far a folder was read, if it ever was.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn cursor(&self, account: &str, folder: &str) -> Result<Option<Cursor>, TrackerError> {
        let mut found = None;
        self.ledger.cursors(&mut |kept| {
            if kept.account == account && kept.folder == folder {
                // What is not a number of IMAP was not written here: begin again.
                found = u32::try_from(kept.uid_validity)
                    .ok()
                    .zip(u32::try_from(kept.uid).ok());
            }
            Ok(())
        })?;
        Ok(found.map(|(uid_validity, uid)| Cursor {
            account: account.to_owned(),
            folder: folder.to_owned(),
            uid_validity,
            uid,
        }))
    }

    /// Remembers how far a folder was read, where what was read needs no keeping. For a power cut see
    /// [`Tracker::settle`]: what is lost in one is read again.
    ///
    /// # Errors
    /// When the disk is full, or fails.
    pub fn advance(&mut self, cursor: &Cursor) -> Result<(), TrackerError> {
        let moment = self.begin(Moment::Unsettled)?;
        self.insert_cursor(cursor)?;
        moment.keep()
    }

    /// Within a moment: together with the message that it stands at.
    pub(super) fn insert_cursor(&self, cursor: &Cursor) -> Result<(), TrackerError> {
        self.ledger.add(Record::Cursor(&CursorRecord {
            account: cursor.account.clone(),
            folder: cursor.folder.clone(),
            uid_validity: i64::from(cursor.uid_validity),
            uid: i64::from(cursor.uid),
        }))?;
        Ok(())
    }
}
