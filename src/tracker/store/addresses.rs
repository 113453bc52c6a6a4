//! What the log knows of the addresses that mails went to.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    law::EventKind,
    request::mailbox,
    tracker::{
        LetterNumber, Tracker, TrackerError,
        ledger::{Entries, Which},
        record,
    },
};

impl Tracker {
    /// The mailboxes ([`mailbox`]) from which the last mail came back, or of which a
    /// server said that nobody is there, each with the day. An answer from there, or a
    /// receipt, ends it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bounced(&self) -> Result<HashMap<String, NaiveDate>, TrackerError> {
        let mut bounced = HashMap::new();
        // Where the last mail of each letter went.
        let mut went: HashMap<(String, LetterNumber), String> = HashMap::new();
        self.ledger.entries(Entries::Of(Which::All), &mut |entry| {
            let event = record::event(&entry)?;
            let letter = (entry.case, event.letter);
            if let Some(attempt) = &event.attempt {
                went.insert(letter.clone(), mailbox(&attempt.to));
            }
            let came_back = event.came_back();
            let arrived = event.kind == EventKind::Received || event.kind.is_reaction();
            if !came_back && (!arrived || bounced.is_empty()) {
                return Ok(());
            }
            let address = match went.get(&letter) {
                Some(address) => Some(address.clone()),
                // The request does not say where another letter went.
                None if letter.1.is_request() => self.written_to(&letter.0)?,
                None => None,
            };
            if let Some(address) = address {
                if came_back {
                    bounced.insert(address, event.happened_on);
                } else {
                    bounced.remove(&address);
                }
            }
            Ok(())
        })?;
        Ok(bounced)
    }

    /// The mailbox that a request names.
    fn written_to(&self, reference: &str) -> Result<Option<String>, TrackerError> {
        #[derive(Deserialize)]
        struct Written {
            recipient: To,
        }
        #[derive(Deserialize)]
        struct To {
            email: Option<String>,
        }
        let kept = self.case_record(reference)?;
        let written = kept.and_then(|kept| serde_json::from_str::<Written>(&kept.request).ok());
        let email = written.and_then(|written| written.recipient.email);
        Ok(email.map(|email| mailbox(&email)))
    }
}
