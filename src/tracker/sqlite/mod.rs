//! The cases in SQLite: one file, readable by its owner alone.

mod read;
mod remove;
mod schema;
mod write;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use super::{
    TrackerError,
    ledger::{
        CaseRecord, Count, CursorRecord, DocumentRecord, Each, Entries, EntryRecord,
        ForgottenRecord, GivenRecord, GroundsRecord, KeysRecord, LateRecord, Ledger, LetterRecord,
        MessageRecord, Moment, OutlookRecord, Outlooks, Record, Removal, Replies, ReplyRecord,
        Resting, SenderRecord, Which, WorkedOut,
    },
};
use crate::database::DatabaseError;

use schema::DESIGN;
pub use schema::FILE;

/// The engine over a file in the home.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    connection: Connection,
}

impl Sqlite {
    /// Opens the file in `folder`, and makes both if they are missing.
    ///
    /// # Errors
    /// When the folder cannot be made, or the file is not ours or is newer.
    pub fn open(folder: &Path) -> Result<Sqlite, TrackerError> {
        let (path, connection) = crate::database::open(folder, DESIGN)?;
        Ok(Sqlite { path, connection })
    }

    /// Opens the file in `folder` where there is one: looking makes nothing.
    ///
    /// # Errors
    /// As [`Sqlite::open`].
    pub fn open_existing(folder: &Path) -> Result<Option<Sqlite>, TrackerError> {
        let opened = crate::database::open_existing(folder, DESIGN)?;
        Ok(opened.map(|(path, connection)| Sqlite { path, connection }))
    }

    fn done<T>(&self, done: rusqlite::Result<T>) -> Result<T, TrackerError> {
        done.map_err(|source| DatabaseError::of(&self.path, source).into())
    }

    /// Hands each row to `each`; a fault of the engine is told apart from one of the reader's.
    fn rows<T>(
        &self,
        query: &str,
        parameters: &[&str],
        read: fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
        each: Each<'_, T>,
    ) -> Result<(), TrackerError> {
        let mut statement = self.done(self.connection.prepare_cached(query))?;
        let parameters = rusqlite::params_from_iter(parameters);
        let mut rows = self.done(statement.query(parameters))?;
        while let Some(row) = self.done(rows.next())? {
            each(self.done(read(row))?)?;
        }
        Ok(())
    }

    fn wait_for_disk(&self, wait: bool) -> rusqlite::Result<()> {
        let synchronous = if wait { "FULL" } else { "NORMAL" };
        self.connection
            .pragma_update(None, "synchronous", synchronous)
    }

    fn run(&self, statement: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached(statement)?.execute([])?;
        Ok(())
    }
}

impl Ledger for Sqlite {
    fn begin(&self, moment: Moment) -> Result<(), TrackerError> {
        if moment == Moment::Unsettled {
            self.done(self.wait_for_disk(false))?;
        }
        let begun = self.done(self.run(match moment {
            Moment::Reading => "BEGIN DEFERRED",
            Moment::Writing | Moment::Unsettled => "BEGIN IMMEDIATE",
        }));
        if begun.is_err() && moment == Moment::Unsettled {
            self.done(self.wait_for_disk(true))?;
        }
        begun
    }

    fn end(&self, keep: bool) -> Result<(), TrackerError> {
        let ended = if keep {
            self.run("COMMIT")
        } else if self.connection.is_autocommit() {
            // SQLite took it back by itself, as it does when the disk is full.
            Ok(())
        } else {
            self.run("ROLLBACK")
        };
        // Between moments every commit waits; within one SQLite does not let it be changed.
        let waits = if self.connection.is_autocommit() {
            self.wait_for_disk(true)
        } else {
            Ok(())
        };
        self.done(ended.and(waits))
    }

    fn settle(&self) -> Result<(), TrackerError> {
        // A change that changes nothing: what was written before a change that is safe is safe
        // too, and it costs less than a checkpoint.
        self.done(
            self.connection
                .pragma_update(None, "application_id", DESIGN.application),
        )
    }

    fn count(&self) -> Result<Count, TrackerError> {
        self.done(read::count(&self.connection))
    }

    fn last_entry(&self) -> Result<i64, TrackerError> {
        self.done(read::last_entry(&self.connection))
    }

    fn add(&self, record: Record<'_>) -> Result<bool, TrackerError> {
        match write::add(&self.connection, record) {
            Ok(()) => Ok(true),
            Err(error) if is_taken(&error) => Ok(false),
            Err(error) => self.done(Err(error)),
        }
    }

    fn remove(&self, what: Removal<'_>) -> Result<(), TrackerError> {
        self.done(match what {
            Removal::WorkedOut(WorkedOut::Keys, form) => self
                .connection
                .execute("DELETE FROM asked WHERE form <> ?1", [form])
                .map(drop),
            Removal::Case(case) => remove::case(&self.connection, case),
            Removal::Remains => remove::remains(&self.connection),
        })
    }

    fn forgotten(&self, each: Each<'_, ForgottenRecord>) -> Result<(), TrackerError> {
        let query = "SELECT first, last, cases, reference, day FROM forgotten ORDER BY first";
        self.rows(query, &[], read::forgotten, each)
    }

    fn is_worked_out(&self, worked_out: WorkedOut, form: i64) -> Result<bool, TrackerError> {
        let query = match worked_out {
            WorkedOut::Keys => {
                "SELECT (SELECT count(*) FROM asked WHERE form = ?1) = (SELECT count(*) FROM cases)"
            }
        };
        self.done(self.connection.query_row(query, [form], |row| row.get(0)))
    }

    fn cases(&self, which: Which<'_>, each: Each<'_, CaseRecord>) -> Result<(), TrackerError> {
        let (filter, parameters) = read::filter(which);
        let query = format!("{}{filter} ORDER BY opened_on, number", read::CASES);
        self.rows(&query, &parameters.text(), read::case, each)
    }

    fn last_case(&self) -> Result<Option<CaseRecord>, TrackerError> {
        let mut last = None;
        let query = format!("{} ORDER BY number DESC LIMIT 1", read::CASES);
        self.rows(&query, &[], read::case, &mut |case| {
            last = Some(case);
            Ok(())
        })?;
        Ok(last)
    }

    fn cases_asked(
        &self,
        keys: &KeysRecord,
        each: Each<'_, CaseRecord>,
    ) -> Result<(), TrackerError> {
        // What is missing is the same as nothing.
        let [id, email] = [&keys.id, &keys.email].map(|key| key.as_deref().unwrap_or_default());
        let query = format!(
            "{} WHERE reference IN (SELECT reference FROM asked
                WHERE by_name = ?1 OR by_id = ?2 OR by_email = ?3) ORDER BY number",
            read::CASES
        );
        self.rows(&query, &[&keys.name, id, email], read::case, each)
    }

    fn grounds(
        &self,
        sha256: Option<&str>,
        each: Each<'_, GroundsRecord>,
    ) -> Result<(), TrackerError> {
        let (filter, parameters) = match &sha256 {
            Some(sha256) => (" WHERE sha256 = ?1", std::slice::from_ref(sha256)),
            None => ("", &[][..]),
        };
        let query = format!("SELECT sha256, json FROM grounds{filter} ORDER BY rowid");
        self.rows(&query, parameters, read::grounds, each)
    }

    fn letters(&self, which: Which<'_>, each: Each<'_, LetterRecord>) -> Result<(), TrackerError> {
        let (filter, parameters) = read::filter(which);
        let query = format!(
            "SELECT reference, number, sha256, json FROM letters{filter} ORDER BY reference, number"
        );
        self.rows(&query, &parameters.text(), read::letter, each)
    }

    fn documents(
        &self,
        which: Which<'_>,
        each: Each<'_, DocumentRecord>,
    ) -> Result<(), TrackerError> {
        let (filter, parameters) = read::filter(which);
        let query = format!(
            "SELECT reference, letter, format, sha256 FROM documents{filter} ORDER BY rowid"
        );
        self.rows(&query, &parameters.text(), read::document, each)
    }

    fn document(
        &self,
        case: &str,
        letter: i64,
        format: &str,
    ) -> Result<Option<(String, Vec<u8>)>, TrackerError> {
        let found = self
            .connection
            .prepare_cached(
                "SELECT sha256, bytes FROM documents
                 WHERE reference = ?1 AND letter = ?2 AND format = ?3",
            )
            .and_then(|mut documents| {
                documents
                    .query_row(rusqlite::params![case, letter, format], |row| {
                        Ok((row.get(0)?, row.get(1)?))
                    })
                    .optional()
            });
        self.done(found)
    }

    fn entries(&self, which: Entries<'_>, each: Each<'_, EntryRecord>) -> Result<(), TrackerError> {
        match which {
            Entries::Of(which) => {
                let (filter, parameters) = read::filter(which);
                let query = format!("{}{filter} ORDER BY events.number", read::ENTRIES);
                self.rows(&query, &parameters.text(), read::entry, each)
            }
            Entries::On { kind, day } => {
                let query = format!(
                    "{} WHERE kind = ?1 AND happened_on = ?2 ORDER BY events.number",
                    read::ENTRIES
                );
                self.rows(&query, &[kind, day], read::entry, each)
            }
            Entries::After(number) => {
                let query = format!(
                    "{} WHERE events.number > CAST(?1 AS INTEGER) ORDER BY events.number",
                    read::ENTRIES
                );
                self.rows(&query, &[&number.to_string()], read::entry, each)
            }
        }
    }

    fn head(&self, case: &str) -> Result<Option<String>, TrackerError> {
        let head = self
            .connection
            .prepare_cached(read::HEAD)
            .and_then(|mut heads| heads.query_row([case], |row| row.get(0)).optional());
        self.done(head)
    }

    fn messages(
        &self,
        which: Which<'_>,
        each: Each<'_, MessageRecord>,
    ) -> Result<(), TrackerError> {
        let (filter, parameters) = read::filter(which);
        let query = format!("{}{filter} ORDER BY rowid", read::MESSAGES);
        self.rows(&query, &parameters.text(), read::message, each)
    }

    fn replies(&self, which: Replies<'_>, each: Each<'_, ReplyRecord>) -> Result<(), TrackerError> {
        let mut text = String::new();
        let (filter, parameters) = match which {
            Replies::All => ("", vec![]),
            Replies::Of(case) | Replies::HeadsOf(case) => (" WHERE reference = ?1", vec![case]),
            Replies::Waiting => (" WHERE decision IS NULL", vec![]),
            Replies::Numbered(number) | Replies::Head(number) => {
                text += &number.to_string();
                (" WHERE number = CAST(?1 AS INTEGER)", vec![text.as_str()])
            }
            Replies::FiledLast(None) => (" WHERE filed = (SELECT max(filed) FROM replies)", vec![]),
            Replies::FiledLast(Some(case)) => (
                " WHERE reference = ?1 AND filed =
                    (SELECT max(filed) FROM replies WHERE reference = ?1)",
                vec![case],
            ),
            Replies::Like { sha256, message_id } => (
                " WHERE sha256 = ?1 OR message_id = ?2",
                // No mail has an empty id.
                vec![sha256, message_id.unwrap_or_default()],
            ),
        };
        let columns = match which {
            Replies::Like { .. }
            | Replies::Head(_)
            | Replies::HeadsOf(_)
            | Replies::Waiting
            | Replies::FiledLast(_) => read::REPLY_HEADS,
            _ => read::REPLIES,
        };
        let query = format!("{columns}{filter} ORDER BY number");
        self.rows(&query, &parameters, read::reply, each)
    }

    fn given_away(&self, each: Each<'_, GivenRecord>) -> Result<(), TrackerError> {
        self.rows(read::GIVEN, &[], read::given, each)
    }

    fn keys(&self, each: Each<'_, KeysRecord>) -> Result<(), TrackerError> {
        let query =
            "SELECT reference, form, by_name, by_id, by_email FROM asked ORDER BY reference";
        self.rows(query, &[], read::keys, each)
    }

    fn outlooks(
        &self,
        which: Outlooks<'_>,
        each: Each<'_, OutlookRecord>,
    ) -> Result<(), TrackerError> {
        let (filter, parameters) = match which {
            Outlooks::All => (" ORDER BY reference", vec![]),
            // Two ranges of an index, where `<>` would read every row.
            Outlooks::Stale { form } => (" WHERE form < ?1 OR form > ?1", vec![form]),
            Outlooks::Between { to, from } => (
                " WHERE first <= ?1 AND (last IS NULL OR last >= ?2) ORDER BY first",
                vec![to, from],
            ),
            Outlooks::After { day } => (" WHERE first > ?1 ORDER BY first LIMIT 1", vec![day]),
            Outlooks::Unsent => (" WHERE unsent = 1 ORDER BY reference", vec![]),
            Outlooks::NotAtRest { day } => (
                " WHERE rest IS NULL OR (rest = 'waits' AND first < ?1 AND answer >= ?1)
                  ORDER BY reference",
                vec![day],
            ),
            Outlooks::FirstAnswer { day } => (
                " WHERE rest = 'waits' AND answer >= ?1 AND first >= ?1
                  ORDER BY answer, reference LIMIT 1",
                vec![day],
            ),
        };
        let query = format!("{}{filter}", read::OUTLOOKS);
        self.rows(&query, &parameters, read::outlook, each)
    }

    fn at_rest(&self, day: &str) -> Result<Resting, TrackerError> {
        self.done(read::at_rest(&self.connection, day))
    }

    fn late(&self, day: &str, each: Each<'_, LateRecord>) -> Result<(), TrackerError> {
        self.rows(read::LATE, &[day], read::late, each)
    }

    fn sender(&self) -> Result<Option<SenderRecord>, TrackerError> {
        let mut sender = None;
        let query = "SELECT claim, process, started FROM sender";
        self.rows(query, &[], read::sender, &mut |found| {
            sender = Some(found);
            Ok(())
        })?;
        Ok(sender)
    }

    fn cursors(&self, each: Each<'_, CursorRecord>) -> Result<(), TrackerError> {
        let query =
            "SELECT account, folder, uid_validity, uid FROM mailboxes ORDER BY account, folder";
        self.rows(query, &[], read::cursor, each)
    }

    fn inspect(&self) -> Result<Vec<String>, TrackerError> {
        self.done(schema::inspect(&self.connection))
    }
}

fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|failure| {
        [
            rusqlite::ffi::SQLITE_CONSTRAINT_PRIMARYKEY,
            rusqlite::ffi::SQLITE_CONSTRAINT_UNIQUE,
        ]
        .contains(&failure.extended_code)
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    /// Recording and restoring are linear: what one entry costs does not grow with
    /// those that are there.
    #[test]
    fn the_last_link_of_a_case_with_ten_thousand_entries_is_found_in_a_few_steps() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Sqlite::open(folder.path()).unwrap();
        ledger.begin(Moment::Writing).unwrap();
        let grounds = GroundsRecord {
            sha256: "0".to_owned(),
            json: "{}".to_owned(),
        };
        ledger.add(Record::Grounds(&grounds)).unwrap();
        let case = CaseRecord {
            number: 0,
            reference: "K7Q3-9MX2".to_owned(),
            opened_on: "2026-03-02".to_owned(),
            law: "gdpr".to_owned(),
            asked: "access".to_owned(),
            recipient: "Example Bank".to_owned(),
            place: None,
            abroad: 0,
            request: "{}".to_owned(),
            grounds: "0".to_owned(),
            trial: 0,
            opening: 2,
        };
        ledger.add(Record::Case(&case)).unwrap();
        for number in 0..10_000 {
            let entry = EntryRecord {
                case: case.reference.clone(),
                kind: "acknowledged".to_owned(),
                happened_on: "2026-03-02".to_owned(),
                recorded_on: "2026-03-02".to_owned(),
                sha256: Some(number.to_string()),
                ..EntryRecord::default()
            };
            ledger.add(Record::Entry(&entry)).unwrap();
        }
        assert_eq!(
            ledger.head(&case.reference).unwrap().as_deref(),
            Some("9999")
        );
        let mut head = ledger.connection.prepare(read::HEAD).unwrap();
        let _: String = head
            .query_row([case.reference.as_str()], |row| row.get(0))
            .unwrap();
        assert_eq!(head.get_status(StatementStatus::Sort), 0);
        assert!(head.get_status(StatementStatus::VmStep) < 100);
    }
}
