//! Is everything still as it was recorded?

use std::collections::HashMap;

use super::{
    Tracker, TrackerError,
    log::{Cells, read_opening},
};
use crate::{
    request::Reference,
    tracker::{Fault, chain::link, document::hash},
};

impl Tracker {
    /// Every hash of the store computed again: those of letters, mails and
    /// grounds, and the chain of each case. Returns what does not hold, and how
    /// many cases and entries were looked at.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn verify(&self) -> Result<(Vec<Fault>, u32, u32), TrackerError> {
        let moment = self.begin(rusqlite::TransactionBehavior::Deferred)?;
        let mut faults = Vec::new();
        self.verify_file(&mut faults)?;
        self.verify_bytes(&mut faults)?;
        let entries = self.verify_log(&mut faults)?;
        let cases: u32 = self
            .connection
            .query_row("SELECT count(*) FROM cases", [], |row| row.get(0))
            .map_err(|source| self.failed(source))?;
        moment.finish().map_err(|source| self.failed(source))?;
        Ok((faults, cases, entries))
    }

    fn verify_file(&self, faults: &mut Vec<Fault>) -> Result<(), TrackerError> {
        let said: String = self
            .connection
            .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
            .map_err(|source| self.failed(source))?;
        if said != "ok" {
            faults.push(Fault {
                case: None,
                what: format!("the file itself is damaged: {said}"),
            });
        }
        Ok(())
    }

    /// The bytes that were hashed when they were written.
    fn verify_bytes(&self, faults: &mut Vec<Fault>) -> Result<(), TrackerError> {
        let failed = |source| self.failed(source);
        let kept = [
            (
                "SELECT reference, 'the ' || format || ' letter', sha256, bytes FROM documents ORDER BY rowid",
                "is not the one written",
            ),
            (
                "SELECT reference, 'the mail ' || message_id, sha256, bytes FROM messages ORDER BY rowid",
                "is not the one made",
            ),
            (
                "SELECT cases.reference, 'its legal ground', sha256, CAST(json AS BLOB)
                 FROM cases JOIN grounds ON sha256 = grounds ORDER BY cases.rowid",
                "is not the one it was opened on",
            ),
            // What an entry of the log says of a mail is held against the mail.
            (
                "SELECT messages.reference, 'the mail ' || message_id,
                        coalesce(json_extract(particulars, '$.attempt.sha256'), ''), bytes
                 FROM events JOIN messages
                   ON message_id = json_extract(particulars, '$.attempt.message_id')
                 WHERE kind = 'sending' ORDER BY number",
                "is not the one the log tells of",
            ),
        ];
        for (query, wrong) in kept {
            let mut statement = self.connection.prepare(query).map_err(failed)?;
            let mut rows = statement.query([]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                let sha256: String = row.get(2).map_err(failed)?;
                let bytes: Vec<u8> = row.get(3).map_err(failed)?;
                if hash(&bytes) != sha256 {
                    let what: String = row.get(1).map_err(failed)?;
                    faults.push(Fault {
                        case: row.get(0).map_err(failed)?,
                        what: format!("{what} {wrong}"),
                    });
                }
            }
        }
        Ok(())
    }

    /// The chains. Entries are numbered without a gap through all cases, so that
    /// a whole case that was taken out shows too.
    fn verify_log(&self, faults: &mut Vec<Fault>) -> Result<u32, TrackerError> {
        let failed = |source| self.failed(source);
        let mut statement = self
            .connection
            .prepare(
                "SELECT events.reference, kind, happened_on, recorded_on, medium, note, particulars,
                        number, chain.sha256
                 FROM events LEFT JOIN chain USING (number) ORDER BY number",
            )
            .map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        let mut heads: HashMap<String, String> = HashMap::new();
        let (mut next, mut entries) = (1, 0);
        while let Some(row) = rows.next().map_err(failed)? {
            let cells = Cells::of(row).map_err(failed)?;
            let number: i64 = row.get(7).map_err(failed)?;
            let recorded: Option<String> = row.get(8).map_err(failed)?;
            missing(faults, next, number);
            next = number + 1;
            entries += 1;
            let mut fault = |what: String| {
                faults.push(Fault {
                    case: Some(cells.reference.clone()),
                    what,
                });
            };
            let before = match heads.get(&cells.reference) {
                Some(head) => Some(head.clone()),
                None => cells
                    .reference
                    .parse::<Reference>()
                    .ok()
                    .and_then(|reference| read_opening(&self.connection, &reference).ok())
                    .and_then(|opening| opening.sha256().ok()),
            };
            let computed = match (before, cells.event()) {
                (Some(before), Ok(event)) => link(&before, &event).ok(),
                _ => None,
            };
            match (&recorded, computed) {
                (Some(recorded), Some(computed)) if *recorded == computed => {}
                (None, _) => fault(format!("entry {number} has lost its hash")),
                _ => fault(format!(
                    "entry {number}, or what it stands on, is not what was recorded"
                )),
            }
            // From the recorded hash on, so that one fault is told once.
            if let Some(recorded) = recorded {
                heads.insert(cells.reference, recorded);
            }
        }
        let last: i64 = self
            .connection
            .query_row(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0)",
                [],
                |row| row.get(0),
            )
            .map_err(failed)?;
        missing(faults, next, last + 1);
        Ok(entries)
    }
}

fn missing(faults: &mut Vec<Fault>, expected: i64, found: i64) {
    if expected < found {
        let what = if expected + 1 == found {
            format!("entry {expected} is missing")
        } else {
            format!("entries {expected} to {} are missing", found - 1)
        };
        faults.push(Fault { case: None, what });
    }
}
