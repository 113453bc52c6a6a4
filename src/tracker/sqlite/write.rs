//! From records to rows.

use rusqlite::{Connection, MAIN_DB, params, types::ToSqlOutput};

use crate::tracker::ledger::Record;

/// # Errors
/// When a row of its key is there, among others.
pub(super) fn add(connection: &Connection, record: Record<'_>) -> rusqlite::Result<()> {
    let prepare = |statement| connection.prepare_cached(statement);
    match record {
        Record::Grounds(grounds) => {
            let known =
                prepare("SELECT 1 FROM grounds WHERE sha256 = ?1")?.exists([&grounds.sha256])?;
            if known {
                return Ok(());
            }
            prepare("INSERT INTO grounds (sha256, json) VALUES (?1, ?2)")?
                .execute(params![grounds.sha256, grounds.json])
        }
        Record::Case(case) => {
            let is_new = case.number == 0;
            // After it is in, so that one which is there already takes no number.
            let added = prepare(
                "INSERT INTO cases (reference, opened_on, law, asked, recipient, place, abroad,
                    request, grounds, trial, opening, number)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                    coalesce(?12, (SELECT last + 1 FROM numbers WHERE of = 'cases')))",
            )?
            .execute(params![
                case.reference,
                case.opened_on,
                case.law,
                case.asked,
                case.recipient,
                case.place,
                case.abroad,
                case.request,
                case.grounds,
                case.trial,
                case.opening,
                (!is_new).then_some(case.number),
            ])?;
            if is_new {
                next(connection, "cases")?;
            }
            Ok(added)
        }
        Record::Letter(letter) => prepare(
            "INSERT INTO letters (reference, number, sha256, json) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            letter.case,
            letter.number,
            letter.sha256,
            letter.json
        ]),
        Record::Document(document, bytes) => prepare(
            "INSERT INTO documents (reference, letter, format, sha256, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            document.case,
            document.letter,
            document.format,
            document.sha256,
            bytes
        ]),
        Record::Entry(entry) => {
            let number = next(connection, "events")?;
            prepare(
                "INSERT INTO events (number, reference, kind, happened_on, recorded_on, medium,
                    note, particulars)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                number,
                entry.case,
                entry.kind,
                entry.happened_on,
                entry.recorded_on,
                entry.medium,
                entry.note,
                entry.particulars,
            ])?;
            prepare("INSERT INTO chain (number, sha256) VALUES (?1, ?2)")?
                .execute(params![number, entry.sha256])
        }
        Record::Message(message) => prepare(
            "INSERT INTO messages (message_id, reference, letter, made_at, sender, recipient,
                sha256, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            message.message_id,
            message.case,
            message.letter,
            message.made_at,
            message.sender,
            message.recipient,
            message.sha256,
            message.bytes,
        ]),
        Record::Reply(reply) if reply.number == 0 => {
            // After it is in, so that one which is there already takes no number.
            let added = prepare(
                "INSERT INTO replies (number, sha256, message_id, came_on, name, reference, letter,
                    decision, bytes, filed, before)
                 VALUES ((SELECT last + 1 FROM numbers WHERE of = 'replies'),
                    ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(params![
                reply.sha256,
                reply.message_id,
                reply.came_on,
                reply.name,
                reply.case,
                reply.letter,
                reply.decision,
                ToSqlOutput::ZeroBlob(reply.bytes.len() as u64),
                reply.filed,
                reply.before,
            ])?;
            // In place: a parameter would be copied whole twice on its way into the row.
            connection
                .blob_open(
                    MAIN_DB,
                    "replies",
                    "bytes",
                    connection.last_insert_rowid(),
                    false,
                )?
                .write_all_at(&reply.bytes, 0)?;
            next(connection, "replies")?;
            Ok(added)
        }
        Record::Reply(reply) => prepare(
            "UPDATE replies SET reference = ?2, letter = ?3, decision = ?4, filed = ?5, before = ?6
             WHERE number = ?1",
        )?
        .execute(params![
            reply.number,
            reply.case,
            reply.letter,
            reply.decision,
            reply.filed,
            reply.before,
        ]),
        Record::Given(given) => {
            let number = next(connection, "given_away")?;
            prepare(
                "INSERT INTO given_away (number, reference, given_on, entry, manifest, sha256)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                number,
                given.case,
                given.given_on,
                given.entry,
                given.manifest,
                given.sha256,
            ])
        }
        Record::Keys(keys) => prepare(
            "INSERT OR REPLACE INTO asked (reference, form, by_name, by_id, by_email)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            keys.case, keys.form, keys.name, keys.id, keys.email
        ]),
        Record::Outlook(outlook) => prepare(
            "INSERT OR REPLACE INTO outlook
             (reference, form, first, last, unsent, rest, answer, estimated, person)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            outlook.case,
            outlook.form,
            outlook.first,
            outlook.last,
            outlook.unsent,
            outlook.rest,
            outlook.answer,
            outlook.estimated,
            outlook.person
        ]),
        Record::Sender(sender) => prepare(
            "INSERT OR REPLACE INTO sender (id, claim, process, started) VALUES (1, ?1, ?2, ?3)",
        )?
        .execute(params![sender.claim, sender.process, sender.started]),
        Record::Forgotten(run) => prepare(
            "INSERT INTO forgotten (first, last, cases, reference, day) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            run.first,
            run.last,
            run.cases,
            run.reference,
            run.day
        ]),
        Record::Cursor(cursor) => prepare(
            "INSERT OR REPLACE INTO mailboxes (account, folder, uid_validity, uid) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            cursor.account,
            cursor.folder,
            cursor.uid_validity,
            cursor.uid
        ]),
    }?;
    Ok(())
}

/// The next number: ours and not SQLite's, so that it is the same over every engine, and taken back
/// with the moment in which it was given.
fn next(connection: &Connection, of: &str) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("UPDATE numbers SET last = last + 1 WHERE of = ?1 RETURNING last")?
        .query_row([of], |row| row.get(0))
}
