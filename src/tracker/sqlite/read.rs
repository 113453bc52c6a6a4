//! From rows to records.

use rusqlite::{Connection, Row};

use crate::tracker::ledger::{
    CaseRecord, Count, CursorRecord, DocumentRecord, EntryRecord, ForgottenRecord, GivenRecord,
    GroundsRecord, KeysRecord, LateRecord, LetterRecord, MessageRecord, OutlookRecord, ReplyRecord,
    Resting, SenderRecord, Which,
};

pub(super) const CASES: &str =
    "SELECT number, reference, opened_on, law, asked, recipient, place, abroad,
    request, grounds, trial, opening FROM cases";
pub(super) const ENTRIES: &str =
    "SELECT events.number, reference, kind, happened_on, recorded_on, medium,
    note, particulars, sha256 FROM events LEFT JOIN chain USING (number)";
pub(super) const MESSAGES: &str =
    "SELECT message_id, reference, letter, made_at, sender, recipient, sha256,
    bytes FROM messages";
pub(super) const REPLIES: &str =
    "SELECT number, sha256, message_id, came_on, name, reference, letter,
    decision, bytes, filed, before FROM replies";
/// The same without what came, where only its place is wanted: a mail may have 50 MB.
pub(super) const REPLY_HEADS: &str =
    "SELECT number, sha256, message_id, came_on, name, reference, letter,
    decision, x'', filed, before FROM replies";
pub(super) const GIVEN: &str = "SELECT number, reference, given_on, entry, manifest, sha256
    FROM given_away ORDER BY number";
/// The last link of a case's chain. By the number of the event and not of the
/// link, which SQLite would sort them all by.
pub(super) const HEAD: &str = "SELECT sha256 FROM events JOIN chain USING (number)
    WHERE reference = ?1 ORDER BY events.number DESC LIMIT 1";

pub(super) const OUTLOOKS: &str =
    "SELECT reference, form, first, last, unsent, rest, answer, estimated, person FROM outlook";

pub(super) const LATE: &str =
    "SELECT reference, cases.number, recipient, person, asked, answer, estimated FROM outlook JOIN cases USING (reference)
    WHERE rest = 'waits' AND answer < ?1 ORDER BY answer, recipient, reference";

/// What a filter compares with.
pub(super) enum Parameters<'a> {
    Text(Option<&'a str>),
    /// A number, a beginning, and references, as text.
    Made(String),
}

impl Parameters<'_> {
    pub(super) fn text(&self) -> Vec<&str> {
        match self {
            Parameters::Text(text) => text.iter().copied().collect(),
            Parameters::Made(text) => vec![text],
        }
    }
}

/// The condition, each with a text of its own: what is asked for as a whole is not read by
/// an index, and sorted.
pub(super) fn filter(which: Which<'_>) -> (&'static str, Parameters<'_>) {
    match which {
        Which::All => ("", Parameters::Text(None)),
        Which::One(case) => (" WHERE reference = ?1", Parameters::Text(Some(case))),
        Which::Among(cases) => (
            " WHERE reference IN (SELECT value FROM json_each(?1))",
            Parameters::Made(serde_json::Value::from(cases).to_string()),
        ),
        Which::Beginning(beginning) => (
            " WHERE reference GLOB ?1",
            Parameters::Made(format!("{beginning}*")),
        ),
        Which::Numbered(number) => (
            " WHERE number = CAST(?1 AS INTEGER)",
            Parameters::Made(number.to_string()),
        ),
        Which::Since(number) => (
            " WHERE number > CAST(?1 AS INTEGER)",
            Parameters::Made(number.to_string()),
        ),
    }
}

pub(super) fn count(connection: &Connection) -> rusqlite::Result<Count> {
    connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM cases), (SELECT count(*) FROM events),
                    (SELECT count(*) FROM given_away),
                    (SELECT last FROM numbers WHERE of = 'events'),
                    (SELECT last FROM numbers WHERE of = 'given_away')",
        )?
        .query_row([], |row| {
            Ok(Count {
                cases: row.get(0)?,
                entries: row.get(1)?,
                given_away: row.get(2)?,
                last_entry: row.get(3)?,
                last_given: row.get(4)?,
            })
        })
}

pub(super) fn last_entry(connection: &Connection) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT last FROM numbers WHERE of = 'events'")?
        .query_row([], |row| row.get(0))
}

pub(super) fn case(row: &Row<'_>) -> rusqlite::Result<CaseRecord> {
    Ok(CaseRecord {
        number: row.get(0)?,
        reference: row.get(1)?,
        opened_on: row.get(2)?,
        law: row.get(3)?,
        asked: row.get(4)?,
        recipient: row.get(5)?,
        place: row.get(6)?,
        abroad: row.get(7)?,
        request: row.get(8)?,
        grounds: row.get(9)?,
        trial: row.get(10)?,
        opening: row.get(11)?,
    })
}

pub(super) fn grounds(row: &Row<'_>) -> rusqlite::Result<GroundsRecord> {
    Ok(GroundsRecord {
        sha256: row.get(0)?,
        json: row.get(1)?,
    })
}

pub(super) fn letter(row: &Row<'_>) -> rusqlite::Result<LetterRecord> {
    Ok(LetterRecord {
        case: row.get(0)?,
        number: row.get(1)?,
        sha256: row.get(2)?,
        json: row.get(3)?,
    })
}

pub(super) fn document(row: &Row<'_>) -> rusqlite::Result<DocumentRecord> {
    Ok(DocumentRecord {
        case: row.get(0)?,
        letter: row.get(1)?,
        format: row.get(2)?,
        sha256: row.get(3)?,
    })
}

pub(super) fn entry(row: &Row<'_>) -> rusqlite::Result<EntryRecord> {
    Ok(EntryRecord {
        number: row.get(0)?,
        case: row.get(1)?,
        kind: row.get(2)?,
        happened_on: row.get(3)?,
        recorded_on: row.get(4)?,
        medium: row.get(5)?,
        note: row.get(6)?,
        particulars: row.get(7)?,
        sha256: row.get(8)?,
    })
}

pub(super) fn message(row: &Row<'_>) -> rusqlite::Result<MessageRecord> {
    Ok(MessageRecord {
        message_id: row.get(0)?,
        case: row.get(1)?,
        letter: row.get(2)?,
        made_at: row.get(3)?,
        sender: row.get(4)?,
        recipient: row.get(5)?,
        sha256: row.get(6)?,
        bytes: row.get(7)?,
    })
}

pub(super) fn given(row: &Row<'_>) -> rusqlite::Result<GivenRecord> {
    Ok(GivenRecord {
        number: row.get(0)?,
        case: row.get(1)?,
        given_on: row.get(2)?,
        entry: row.get(3)?,
        manifest: row.get(4)?,
        sha256: row.get(5)?,
    })
}

pub(super) fn keys(row: &Row<'_>) -> rusqlite::Result<KeysRecord> {
    Ok(KeysRecord {
        case: row.get(0)?,
        form: row.get(1)?,
        name: row.get(2)?,
        id: row.get(3)?,
        email: row.get(4)?,
    })
}

pub(super) fn outlook(row: &Row<'_>) -> rusqlite::Result<OutlookRecord> {
    Ok(OutlookRecord {
        case: row.get(0)?,
        form: row.get(1)?,
        first: row.get(2)?,
        last: row.get(3)?,
        unsent: row.get(4)?,
        rest: row.get(5)?,
        answer: row.get(6)?,
        estimated: row.get(7)?,
        person: row.get(8)?,
    })
}

pub(super) fn late(row: &Row<'_>) -> rusqlite::Result<LateRecord> {
    Ok(LateRecord {
        case: row.get(0)?,
        number: row.get(1)?,
        recipient: row.get(2)?,
        person: row.get(3)?,
        asked: row.get(4)?,
        due: row.get(5)?,
        estimated: row.get(6)?,
    })
}

/// Those that are over are most of them in time, and are what the others leave: SQLite counts a whole table by its
/// pages, and the rows of a part of an index one by one.
pub(super) fn at_rest(connection: &Connection, day: &str) -> rusqlite::Result<Resting> {
    connection
        .prepare_cached(
            "SELECT (SELECT count(*) FROM cases)
                    - (SELECT count(*) FROM outlook WHERE rest IS NULL)
                    - (SELECT count(*) FROM outlook WHERE rest = 'waits'),
                    (SELECT count(*) FROM outlook WHERE rest = 'waits' AND first >= ?1)",
        )?
        .query_row([day], |row| {
            let count = |column| -> rusqlite::Result<usize> {
                let count: i64 = row.get(column)?;
                Ok(usize::try_from(count).unwrap_or_default())
            };
            Ok(Resting {
                over: count(0)?,
                on_time: count(1)?,
            })
        })
}

pub(super) fn cursor(row: &Row<'_>) -> rusqlite::Result<CursorRecord> {
    Ok(CursorRecord {
        account: row.get(0)?,
        folder: row.get(1)?,
        uid_validity: row.get(2)?,
        uid: row.get(3)?,
    })
}

pub(super) fn reply(row: &Row<'_>) -> rusqlite::Result<ReplyRecord> {
    Ok(ReplyRecord {
        number: row.get(0)?,
        sha256: row.get(1)?,
        message_id: row.get(2)?,
        came_on: row.get(3)?,
        name: row.get(4)?,
        case: row.get(5)?,
        letter: row.get(6)?,
        decision: row.get(7)?,
        bytes: row.get(8)?,
        filed: row.get(9)?,
        before: row.get(10)?,
    })
}

pub(super) fn forgotten(row: &Row<'_>) -> rusqlite::Result<ForgottenRecord> {
    Ok(ForgottenRecord {
        first: row.get(0)?,
        last: row.get(1)?,
        cases: row.get(2)?,
        reference: row.get(3)?,
        day: row.get(4)?,
    })
}

pub(super) fn sender(row: &Row<'_>) -> rusqlite::Result<SenderRecord> {
    Ok(SenderRecord {
        claim: row.get(0)?,
        process: row.get(1)?,
        started: row.get(2)?,
    })
}
