//! How does a file of the person's own stay theirs, whole and up to date?
//!
//! SQLite files in the home: readable by their owner alone, ours by a mark,
//! brought up to date by numbered migrations, never touched when they are of
//! another program or of a newer version.

use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rusqlite::{Connection, ErrorCode, OpenFlags, Transaction, TransactionBehavior};
use thiserror::Error;

/// How long one process waits for another to finish writing.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long between two tries where SQLite does not wait by itself.
const PAUSE: Duration = Duration::from_millis(20);
/// The longest path, in bytes: SQLite takes 512, and adds endings to it (`-journal`).
const LONGEST: usize = 500;

/// What a file is for.
#[derive(Debug, Clone, Copy)]
pub struct Design {
    /// The name of the file in its folder.
    pub file: &'static str,
    /// What marks a SQLite file as this one.
    pub application: i32,
    /// In order; the number of a migration is its place, from 1.
    pub migrations: &'static [&'static str],
    /// What the migrations cannot say in SQL, done after them in the same
    /// transaction; gets the version the file had.
    pub afterwards: fn(&Transaction<'_>, i64) -> rusqlite::Result<()>,
}

/// The file could not be used.
#[derive(Debug, Error)]
pub enum DatabaseError {
    #[error("the folder {path} cannot be used: {source}")]
    Folder { path: PathBuf, source: io::Error },
    #[error(
        "{path} was written by a newer datawrit (version {found} of the {kind}; this one knows {known})",
        kind = kind(.path)
    )]
    Newer {
        path: PathBuf,
        found: i64,
        known: usize,
    },
    /// It has to be brought up to date, and cannot be written.
    #[error(
        "{path} was written by an older datawrit, and cannot be brought up to date where it cannot be written"
    )]
    Older { path: PathBuf },
    /// What was recorded last lies in its log of changes, which can be read only where the folder can be written.
    #[error("what was recorded last is in {log}, and cannot be read where nothing can be written")]
    Unseen { log: PathBuf },
    #[error("{path} is not a datawrit {kind}", kind = kind(.path))]
    Foreign { path: PathBuf },
    #[error("the disk is full; nothing was recorded")]
    Full,
    #[error("{path} cannot be written: {source}")]
    Disk { path: PathBuf, source: Cause },
    #[error("another datawrit has been using {path} for too long")]
    Busy { path: PathBuf },
    #[error("{path} is damaged")]
    Corrupt { path: PathBuf },
    #[error("{path} failed: {source}")]
    Failed { path: PathBuf, source: Cause },
}

/// What the engine said, in its words; its type is nobody's business.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// What a file is, by its name: `tracker` of `tracker.db`.
fn kind(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

impl DatabaseError {
    /// Whether nothing can be written there.
    fn is_of_the_disk(&self) -> bool {
        matches!(
            self,
            DatabaseError::Full | DatabaseError::Disk { .. } | DatabaseError::Folder { .. }
        )
    }

    /// What SQLite says, as it concerns the person.
    pub fn of(path: &Path, source: rusqlite::Error) -> DatabaseError {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => DatabaseError::Full,
            Some(ErrorCode::SystemIoFailure | ErrorCode::ReadOnly | ErrorCode::CannotOpen) => {
                DatabaseError::Disk {
                    path,
                    source: source.into(),
                }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                DatabaseError::Busy { path }
            }
            Some(ErrorCode::DatabaseCorrupt) => DatabaseError::Corrupt { path },
            Some(ErrorCode::NotADatabase) => DatabaseError::Foreign { path },
            _ => DatabaseError::Failed {
                path,
                source: source.into(),
            },
        }
    }
}

/// Opens the file in `folder`, and makes both if they are missing: the folder
/// for its owner alone (0700), the file too (0600).
///
/// # Errors
/// When the folder cannot be made, or the file is not ours or is newer.
pub fn open(folder: &Path, design: Design) -> Result<(PathBuf, Connection), DatabaseError> {
    open_within(folder, design, PATIENCE)
}

/// As [`open`], waiting so long in all for another process.
fn open_within(
    folder: &Path,
    design: Design,
    patience: Duration,
) -> Result<(PathBuf, Connection), DatabaseError> {
    if folder.join(design.file).as_os_str().len() > LONGEST {
        return Err(DatabaseError::Folder {
            path: folder.to_owned(),
            source: io::Error::new(
                io::ErrorKind::InvalidInput,
                format!(
                    "with {} in it, its path is longer than {LONGEST} bytes",
                    design.file
                ),
            ),
        });
    }
    make_private_folder(folder).map_err(|source| DatabaseError::Folder {
        path: folder.to_owned(),
        source,
    })?;
    let path = folder.join(design.file);
    make_private_file(&path).map_err(|source| DatabaseError::Folder {
        path: path.clone(),
        source,
    })?;
    // SQLite waits by itself for a lock, but not for the change to WAL: when
    // several processes make the file at once, all but one get `SQLITE_BUSY`. A try may
    // take all the time by itself, so that the clock is counted and not the tries.
    let end = Instant::now() + patience;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match connect(&path, design, left) {
            Err(DatabaseError::Busy { .. }) if !left.is_zero() => std::thread::sleep(PAUSE),
            other => return other.map(|connection| (path, connection)),
        }
    }
}

/// Opens the file in `folder` where there is one: looking makes nothing. Where nothing can be written, on a full disk or
/// one that is read-only, it can be looked at all the same, and what is to be recorded there fails then.
///
/// # Errors
/// As [`open`]; where it can be looked at by no means, why it could not be opened.
pub fn open_existing(
    folder: &Path,
    design: Design,
) -> Result<Option<(PathBuf, Connection)>, DatabaseError> {
    let path = folder.join(design.file);
    // A folder that cannot be looked into is not an empty one.
    match path.try_exists() {
        Ok(true) => match open(folder, design) {
            Err(error) if error.is_of_the_disk() => {
                let connection = look(&path, error)?;
                if version(&connection, &path, design)? < design.migrations.len() {
                    return Err(DatabaseError::Older { path });
                }
                Ok(Some((path, connection)))
            }
            opened => opened.map(Some),
        },
        Ok(false) => Ok(None),
        Err(source) => Err(DatabaseError::Folder { path, source }),
    }
}

/// Opens a file for looking where `error` says that it cannot be opened for writing.
///
/// SQLite keeps the index of its log of changes in a file beside the database (`-shm`), which cannot be made there. Files
/// of another process that has it open will do; or the index is kept in memory, as it is where nobody else has it open;
/// or, where there is no log, the database is all there is.
fn look(path: &Path, error: DatabaseError) -> Result<Connection, DatabaseError> {
    let readable = |connection: Connection| {
        let rows = "SELECT count(*) FROM sqlite_schema";
        let read = connection.query_row(rows, [], |row| row.get::<_, i64>(0));
        read.is_ok().then_some(connection)
    };
    let opened = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY);
    if let Some(connection) = opened.ok().and_then(readable) {
        return Ok(connection);
    }
    let alone = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(
        |connection| {
            connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
            Ok(connection)
        },
    );
    if let Some(connection) = alone.ok().and_then(readable) {
        return Ok(connection);
    }
    let log = PathBuf::from(format!("{}-wal", path.display()));
    if fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(DatabaseError::Unseen { log });
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let opened = Connection::open_with_flags(immutable(path), flags);
    opened.ok().and_then(readable).ok_or(error)
}

/// The file as one that nobody changes.
fn immutable(path: &Path) -> String {
    let path = path.to_string_lossy();
    // On Windows a path begins with a drive.
    let path = if cfg!(windows) {
        format!("/{}", path.replace('\\', "/"))
    } else {
        path.into_owned()
    };
    let path = utf8_percent_encode(&path, IN_A_PATH);
    format!("file:{path}?immutable=1")
}

/// What would end a path in a URI, or be taken for something else in it.
const IN_A_PATH: &AsciiSet = &CONTROLS.add(b' ').add(b'#').add(b'%').add(b'?');

/// Writes a database as of one instant into an empty file, also while another process writes it: without what is free in
/// it, and without its log of changes.
///
/// # Errors
/// When it cannot be read, or the disk is full.
pub fn snapshot(path: &Path, into: &Path) -> Result<(), DatabaseError> {
    let failed = |source| DatabaseError::of(path, source);
    let copied = |connection: Connection| {
        connection.busy_timeout(PATIENCE).map_err(failed)?;
        let into = into.to_string_lossy();
        let copied = connection.execute("VACUUM INTO ?1", [into]);
        copied.map(drop).map_err(failed)
    };
    match Connection::open(path).map_err(failed).and_then(copied) {
        // What it is written into has room; it is the file itself beside which nothing can be written.
        Err(error) if error.is_of_the_disk() => copied(look(path, error)?),
        done => done,
    }
}

fn connect(path: &Path, design: Design, patience: Duration) -> Result<Connection, DatabaseError> {
    let failed = |source| DatabaseError::of(path, source);
    let mut connection = Connection::open(path).map_err(failed)?;
    connection.busy_timeout(patience).map_err(failed)?;
    migrate(&mut connection, path, design)?;
    connection.busy_timeout(PATIENCE).map_err(failed)?;
    Ok(connection)
}

/// How many migrations it has had, if it is ours.
fn version(connection: &Connection, path: &Path, design: Design) -> Result<usize, DatabaseError> {
    let failed = |source| DatabaseError::of(path, source);
    // Asked before anything is changed, for a file of another program stays as
    // it is; and at one moment, for another process may just be making it.
    let (version, application, tables): (i64, i32, i64) = connection
        .query_row(
            "SELECT (SELECT user_version FROM pragma_user_version),
                    (SELECT application_id FROM pragma_application_id),
                    (SELECT count(*) FROM sqlite_schema)",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .map_err(failed)?;
    let ours = match version {
        0 => tables == 0,
        1.. => application == design.application,
        _ => false,
    };
    let known = design.migrations.len();
    match usize::try_from(version) {
        Ok(found) if ours && found <= known => Ok(found),
        Ok(_) if ours => Err(DatabaseError::Newer {
            path: path.to_owned(),
            found: version,
            known,
        }),
        _ => Err(DatabaseError::Foreign {
            path: path.to_owned(),
        }),
    }
}

fn migrate(connection: &mut Connection, path: &Path, design: Design) -> Result<(), DatabaseError> {
    let failed = |source| DatabaseError::of(path, source);
    let version = version(connection, path, design)?;
    let known = design.migrations.len();
    // Durable before anything is said to be recorded, also after a power cut.
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
        )
        .map_err(failed)?;
    if version == known {
        return Ok(());
    }
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(failed)?;
    // Another process may have been faster.
    let version: i64 = transaction
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(failed)?;
    for migration in design
        .migrations
        .iter()
        .skip(usize::try_from(version).unwrap_or(0))
    {
        transaction.execute_batch(migration).map_err(failed)?;
    }
    (design.afterwards)(&transaction, version).map_err(failed)?;
    transaction
        .pragma_update(None, "application_id", design.application)
        .map_err(failed)?;
    transaction
        .pragma_update(None, "user_version", known as i64)
        .map_err(failed)?;
    transaction.commit().map_err(failed)
}

fn make_private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Made before SQLite makes it, so that it is never readable by others; its
/// companions (`-wal`, `-shm`) take over the mode.
///
/// A file that is there is not opened: to close it again would drop the locks
/// that SQLite holds on it for this process (fcntl(2)).
fn make_private_file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other.map(drop),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DESIGN: Design = Design {
        file: "test.db",
        application: 1,
        migrations: &["CREATE TABLE a (b)"],
        afterwards: |_, _| Ok(()),
    };

    #[test]
    fn a_file_that_another_program_keeps_for_itself_is_waited_for_once_and_not_a_thousand_times() {
        let folder = tempfile::tempdir().unwrap();
        drop(open(folder.path(), DESIGN).unwrap());
        let other = Connection::open(folder.path().join(DESIGN.file)).unwrap();
        other
            .execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
            .unwrap();
        let patience = Duration::from_millis(300);
        let begun = Instant::now();
        let refused = open_within(folder.path(), DESIGN, patience);
        assert!(
            matches!(refused, Err(DatabaseError::Busy { .. })),
            "{refused:?}"
        );
        let waited = begun.elapsed();
        // A try that began in time may end late by another pause; two would be too many.
        assert!(waited >= patience && waited < patience * 10, "{waited:?}");
        drop(other);
        open_within(folder.path(), DESIGN, patience).unwrap();
    }

    /// Where nothing can be written, the file alone is looked at; what lies in its log is not left out without a word.
    #[test]
    fn a_file_beside_which_nothing_can_be_written_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("a ?#% b");
        let (path, connection) = open(&folder, DESIGN).unwrap();
        connection.execute("INSERT INTO a VALUES (1)", []).unwrap();
        let count = |connection: &Connection| -> i64 {
            let count = "SELECT count(*) FROM a";
            connection.query_row(count, [], |row| row.get(0)).unwrap()
        };
        let log = PathBuf::from(format!("{}-wal", path.display()));
        assert!(fs::metadata(&log).unwrap().len() > 0);
        // As another process leaves it that is ended in the middle.
        let copy = folder.join("copy.db");
        fs::copy(&path, &copy).unwrap();
        fs::copy(&log, folder.join("copy.db-wal")).unwrap();
        // The files of an index are folders, so that they can be neither made nor read.
        fs::create_dir(folder.join("copy.db-shm")).unwrap();
        let busy = Connection::open(&copy).unwrap();
        busy.execute_batch("BEGIN EXCLUSIVE").unwrap_err();
        // Alone with it, the index is in memory.
        assert_eq!(count(&look(&copy, DatabaseError::Full).unwrap()), 1);
        drop((busy, connection));
        // Without a log the file is all there is.
        assert!(!log.exists());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let still = Connection::open_with_flags(immutable(&path), flags).unwrap();
        assert_eq!(count(&still), 1);
        still.execute("INSERT INTO a VALUES (2)", []).unwrap_err();
    }

    #[test]
    fn a_path_that_is_too_long_is_not_the_disks_fault() {
        let folder = Path::new("/tmp")
            .join("x".repeat(200))
            .join("y".repeat(200))
            .join("z".repeat(200));
        let refused = open(&folder, DESIGN).unwrap_err().to_string();
        assert!(
            refused.contains("its path is longer than 500 bytes"),
            "{refused}"
        );
        assert!(!folder.exists());
    }
}
