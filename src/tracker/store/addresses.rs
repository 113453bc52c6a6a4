//! What the log knows of the addresses that mails went to.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Tracker, TrackerError, log::Cells};
use crate::{law::EventKind, request::mailbox, tracker::LetterNumber};

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
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT events.reference, kind, happened_on, recorded_on, medium, note, particulars,
                        json_extract(request, '$.recipient.email')
                 FROM events JOIN cases ON cases.reference = events.reference
                 ORDER BY events.number",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut bounced = HashMap::new();
        // Where the last mail of each letter went.
        let mut went: HashMap<(String, LetterNumber), String> = HashMap::new();
        while let Some(row) = rows.next().map_err(failed)? {
            let cells = Cells::of(row).map_err(failed)?;
            let event = cells.event()?;
            if let Some(attempt) = &event.attempt {
                went.insert(
                    (cells.reference.clone(), event.letter),
                    mailbox(&attempt.to),
                );
            }
            let in_letter: Option<String> = row.get(7).map_err(failed)?;
            // Where another letter went, its request does not say.
            let in_letter = in_letter.filter(|_| event.letter.is_request());
            let Some(address) = went
                .get(&(cells.reference, event.letter))
                .cloned()
                .or_else(|| in_letter.map(|address| mailbox(&address)))
            else {
                continue;
            };
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
            if event.kind == EventKind::Bounced || nobody_there {
                bounced.insert(address, event.happened_on);
            } else if event.kind == EventKind::Received || event.kind.is_reaction() {
                bounced.remove(&address);
            }
        }
        Ok(bounced)
    }
}
