//! The collections that were imported, in one file of the home.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::{
    DirectoryError, Hit, Id, Pack, Record,
    names::{self, How, NameKind, Names, Query},
};
use crate::{
    database::{self, DatabaseError, Design},
    request::Line,
    shelf,
};

const DESIGN: Design = Design {
    file: "directory.db",
    // `dwrd` in ASCII.
    application: 0x6477_7264,
    migrations: &[
        include_str!("migrations/001-collections.sql"),
        include_str!("migrations/002-name-index.sql"),
    ],
    afterwards: |transaction, from| match from {
        1 => index(transaction),
        _ => Ok(()),
    },
};

/// The imported records.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    connection: Connection,
}

impl Store {
    /// Opens the file in `folder`, and makes both if they are missing.
    pub fn open(folder: &Path) -> Result<Store, DatabaseError> {
        let (path, connection) = database::open(folder, DESIGN)?;
        Ok(Store { path, connection })
    }

    /// Opens the file in `folder` where there is one.
    pub fn open_existing(folder: &Path) -> Result<Option<Store>, DatabaseError> {
        let opened = database::open_existing(folder, DESIGN)?;
        Ok(opened.map(|(path, connection)| Store { path, connection }))
    }

    fn failed(&self, source: rusqlite::Error) -> DirectoryError {
        DatabaseError::of(&self.path, source).into()
    }

    fn read(&self, id: &str, collection: &str, toml: &str) -> Result<Record, DirectoryError> {
        toml::from_str(toml).map_err(|error| DirectoryError::Grammar {
            file: format!("`{id}` of {collection} in {}", self.path.display()),
            message: shelf::short(&error.to_string()),
        })
    }

    /// What each collection says of a company, in the order of their names.
    pub fn records(&self, id: &str) -> Result<Vec<Record>, DirectoryError> {
        self.read_all("WHERE id = ?1", &[&id])
    }

    /// Every record of every collection, or of one, by id.
    pub fn all(&self, collection: Option<&str>) -> Result<Vec<Record>, DirectoryError> {
        match collection {
            Some(name) => self.read_all("WHERE collection = ?1", &[&name]),
            None => self.read_all("", &[]),
        }
    }

    fn read_all(
        &self,
        condition: &str,
        values: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<Record>, DirectoryError> {
        let sql =
            format!("SELECT id, collection, toml FROM records {condition} ORDER BY id, collection");
        let mut statement = self.connection.prepare(&sql).map_err(|e| self.failed(e))?;
        let mut rows = statement.query(values).map_err(|e| self.failed(e))?;
        let mut records = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            let cell = |index| row.get_ref(index)?.as_str().map_err(rusqlite::Error::from);
            let (id, collection, toml) = (cell(0), cell(1), cell(2));
            let (id, collection, toml) = (
                id.map_err(|e| self.failed(e))?,
                collection.map_err(|e| self.failed(e))?,
                toml.map_err(|e| self.failed(e))?,
            );
            records.push(self.read(id, collection, toml)?);
        }
        Ok(records)
    }

    fn texts(
        &self,
        sql: &str,
        values: &[&dyn rusqlite::ToSql],
    ) -> Result<Vec<String>, DirectoryError> {
        let mut statement = self.connection.prepare(sql).map_err(|e| self.failed(e))?;
        let texts = statement
            .query_map(values, |row| row.get(0))
            .and_then(Iterator::collect);
        texts.map_err(|e| self.failed(e))
    }

    /// Every id, in order.
    pub fn ids(&self) -> Result<Vec<String>, DirectoryError> {
        self.texts("SELECT DISTINCT id FROM records ORDER BY id", &[])
    }

    /// The ids that begin with these letters, in order, and no more than `most`.
    pub fn ids_beginning(&self, letters: &str, most: u32) -> Result<Vec<String>, DirectoryError> {
        // `~` sorts behind every character of an id.
        self.texts(
            "SELECT DISTINCT id FROM records WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id LIMIT ?2",
            &[&letters, &most],
        )
    }

    /// The id that has taken the place of a former one.
    pub fn instead_of(&self, former: &str) -> Result<Option<String>, DirectoryError> {
        let ids = self.texts("SELECT id FROM former WHERE former = ?1", &[&former])?;
        Ok(ids.into_iter().next())
    }

    /// The names, as the last import left them.
    pub fn names(&self) -> Result<Names, DirectoryError> {
        let mut names = Names {
            entries: self.entries()?,
            chunks: Vec::new(),
        };
        let sql = "SELECT bytes FROM name_texts ORDER BY number";
        let mut statement = self.connection.prepare(sql).map_err(|e| self.failed(e))?;
        let mut rows = statement.query([]).map_err(|e| self.failed(e))?;
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            names.chunks.push(row.get(0).map_err(|e| self.failed(e))?);
        }
        Ok(names)
    }

    fn entries(&self) -> Result<Vec<u8>, DirectoryError> {
        let entries = self
            .connection
            .query_row("SELECT entries FROM name_index", [], |row| row.get(0))
            .optional()
            .map_err(|e| self.failed(e))?;
        Ok(entries.unwrap_or_default())
    }

    /// Adds to `best`, by id, the name that fits best; reads no more of the names
    /// than may fit.
    pub fn search(
        &self,
        wanted: &Query,
        how: How,
        best: &mut HashMap<String, Hit>,
    ) -> Result<(), DirectoryError> {
        let sql = "SELECT bytes FROM name_texts WHERE number = ?1";
        let mut chunks = self.connection.prepare(sql).map_err(|e| self.failed(e))?;
        let candidates = names::candidates(&self.entries()?, wanted, how);
        for entries in candidates.chunk_by(|a, b| a.chunk == b.chunk) {
            let Some(first) = entries.first() else {
                continue;
            };
            let mut rows = chunks.query([first.chunk]).map_err(|e| self.failed(e))?;
            let Some(row) = rows.next().map_err(|e| self.failed(e))? else {
                continue;
            };
            let chunk = row.get_ref(0).map_err(|e| self.failed(e))?;
            let chunk = chunk.as_blob().map_err(|e| self.failed(e.into()))?;
            for entry in entries {
                entry.weigh(chunk, wanted, how, best);
            }
        }
        Ok(())
    }

    /// The packs, by name.
    pub fn packs(&self) -> Result<Vec<Pack>, DirectoryError> {
        let sql = "SELECT name, id, whole, collection FROM packs ORDER BY name, number";
        let mut statement = self.connection.prepare(sql).map_err(|e| self.failed(e))?;
        let mut rows = statement.query([]).map_err(|e| self.failed(e))?;
        let mut packs: Vec<Pack> = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            let cell = |index| row.get::<_, String>(index).map_err(|e| self.failed(e));
            let (name, id, collection) = (cell(0)?, cell(1)?, cell(3)?);
            let (Ok(name), Ok(id), Ok(collection)) =
                (name.parse::<Id>(), id.parse::<Id>(), Line::new(&collection))
            else {
                continue;
            };
            match packs.last_mut() {
                Some(pack) if pack.name == name => pack.ids.push(id),
                _ => packs.push(Pack {
                    name,
                    ids: vec![id],
                    whole: row.get(2).map_err(|e| self.failed(e))?,
                    collection,
                }),
            }
        }
        Ok(packs)
    }

    /// Takes the records of one collection, and the packs, over those of the
    /// same collection and id, all or nothing.
    pub fn put(
        &mut self,
        collection: &str,
        records: &[Record],
        packs: &[Pack],
    ) -> Result<(), DirectoryError> {
        let path = self.path.clone();
        let mut written = Vec::with_capacity(records.len());
        for record in records {
            let toml = toml::to_string(record).map_err(|error| DirectoryError::Grammar {
                file: record.id.to_string(),
                message: shelf::short(&error.to_string()),
            })?;
            written.push((record, toml));
        }
        let write = |transaction: Transaction<'_>| -> rusqlite::Result<()> {
            put(&transaction, collection, &written, packs)?;
            transaction.commit()
        };
        self.connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .and_then(write)
            .map_err(|source| DatabaseError::of(&path, source).into())
    }
}

fn put(
    transaction: &Transaction<'_>,
    collection: &str,
    records: &[(&Record, String)],
    packs: &[Pack],
) -> rusqlite::Result<()> {
    let mut forget = transaction.prepare("DELETE FROM names WHERE id = ?1 AND collection = ?2")?;
    let mut insert = transaction.prepare(
        "INSERT INTO records (id, collection, toml) VALUES (?1, ?2, ?3)
         ON CONFLICT (id, collection) DO UPDATE SET toml = ?3",
    )?;
    let mut name = transaction
        .prepare("INSERT INTO names (id, collection, kind, name) VALUES (?1, ?2, ?3, ?4)")?;
    let mut lead = transaction.prepare(
        "INSERT INTO former (former, id) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET id = ?2",
    )?;
    for (record, toml) in records {
        let id = record.id.as_str();
        forget.execute([id, collection])?;
        insert.execute([id, collection, toml])?;
        for (kind, text) in names::of(record) {
            name.execute(params![id, collection, kind as u8, text])?;
        }
        for former in &record.former_ids {
            lead.execute([former.as_str(), id])?;
        }
    }
    for pack in packs {
        transaction.execute("DELETE FROM packs WHERE name = ?1", [pack.name.as_str()])?;
        for (number, id) in pack.ids.iter().enumerate() {
            transaction.execute(
                "INSERT INTO packs (name, number, id, collection, whole) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    pack.name.as_str(),
                    i64::try_from(number).unwrap_or(i64::MAX),
                    id.as_str(),
                    pack.collection.as_str(),
                    pack.whole
                ],
            )?;
        }
    }
    index(transaction)
}

/// Makes the index of the names anew.
fn index(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut index = Names::default();
    let mut all =
        transaction.prepare("SELECT DISTINCT id, kind, name FROM names ORDER BY id, kind")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let kind = NameKind::of(row.get(1)?);
        let (id, text) = (row.get_ref(0)?, row.get_ref(2)?);
        index.add(id.as_str()?, kind, text.as_str()?);
    }
    transaction.execute("DELETE FROM name_texts", [])?;
    transaction.execute(
        "INSERT INTO name_index (number, entries) VALUES (1, ?1)
         ON CONFLICT (number) DO UPDATE SET entries = ?1",
        [index.entries],
    )?;
    let mut insert =
        transaction.prepare("INSERT INTO name_texts (number, bytes) VALUES (?1, ?2)")?;
    for (number, chunk) in (0_i64..).zip(&index.chunks) {
        insert.execute(params![number, chunk])?;
    }
    Ok(())
}
