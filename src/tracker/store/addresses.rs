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

/// What a server says of a mailbox that is not there (RFC 3463, sections 3.2 and 3.3).
const NOBODY_THERE: [&str; 6] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"];

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
            let nobody_there = event.kind == EventKind::NotSent
                && event
                    .attempt
                    .as_ref()
                    .and_then(|attempt| attempt.reply.as_ref())
                    .is_some_and(|reply| {
                        reply.code >= 500
                            && reply
                                .text
                                .split_whitespace()
                                .next()
                                .is_some_and(|status| NOBODY_THERE.contains(&status))
                    });
            let came_back = event.kind == EventKind::Bounced || nobody_there;
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
