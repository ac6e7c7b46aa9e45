//! The one connection to the database, and the lock that keeps a second instance away.
//!
//! One connection is enough, since the desk is the only writer. On PostgreSQL it also holds the advisory lock: if the
//! connection is lost the lock is, and then nothing can be written either until both are had again.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::any::AnyConnectOptions;
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, ConnectOptions, Connection, Row};

use super::error::{StoreError, Trouble};

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
#[cfg(feature = "postgres")]
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// Sealed or not, what is deleted shall be gone (`secure_delete`), and what is committed shall stay (`FULL`).
/// Most pages are written again and again, so the log may grow to 16 MB before it is copied back; each sweep empties it.
const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
    PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000; \
    PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 4000";

/// Two deployments may share a database in two schemas, so the schema is part of the lock's name.
/// The first number spells "LOTS".
const ADVISORY_LOCK: &str = "SELECT CAST(CASE WHEN pg_try_advisory_lock(1280267347, hashtext(current_schema())) \
    THEN 1 ELSE 0 END AS BIGINT)";

/// What became of a transaction, by its number: `committed`, `aborted`, `in progress` (PostgreSQL 13 or newer).
const WHAT_BECAME: &str = "SELECT COALESCE(pg_xact_status(CAST($1 AS xid8)), 'unknown')";

/// How soon a database that is away is asked again what became of a transaction.
const ASKED_AGAIN: Duration = Duration::from_millis(250);

/// Which database it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Engine {
    Sqlite,
    #[cfg(feature = "postgres")]
    Postgres,
}

impl Engine {
    /// How a writing transaction begins. SQLite takes its write lock at once, so that no statement in the middle
    /// can fail for want of it.
    pub(super) fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            #[cfg(feature = "postgres")]
            Self::Postgres => "BEGIN",
        }
    }

    /// Asks for the number of the transaction under way, if its end is confirmed over a wire that can break.
    pub(super) fn number_of_transaction(self) -> Option<&'static str> {
        match self {
            Self::Sqlite => None,
            #[cfg(feature = "postgres")]
            Self::Postgres => Some("SELECT CAST(pg_current_xact_id() AS TEXT)"),
        }
    }

    fn migrations(self) -> &'static Migrator {
        match self {
            Self::Sqlite => &SQLITE,
            #[cfg(feature = "postgres")]
            Self::Postgres => &POSTGRES,
        }
    }
}

/// The connection, opened again when it broke.
pub(super) struct Link {
    engine: Engine,
    options: AnyConnectOptions,
    /// The database's name in errors, without credentials.
    place: String,
    connection: Option<AnyConnection>,
    /// Holds SQLite's lock as long as it is open.
    _lock: Option<File>,
}

impl Link {
    /// Takes the lock, connects and brings the tables up to date.
    pub(super) async fn open(url: &str) -> Result<Self, StoreError> {
        sqlx::any::install_default_drivers();
        let (engine, place, lock) = if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = sqlite_path(rest)?;
            let place = path.display().to_string();
            let lock = lock_beside(&path, &place)?;
            make_private(&path, rest, &place)?;
            (Engine::Sqlite, place, Some(lock))
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            (postgres()?, "the PostgreSQL database of store.url".to_owned(), None)
        } else {
            return Err(StoreError::Url("it names neither SQLite nor PostgreSQL"));
        };
        let options = url
            .parse::<AnyConnectOptions>()
            .map_err(|_| StoreError::Url("it is no address"))?
            .disable_statement_logging();
        let mut link = Self { engine, options, place, connection: None, _lock: lock };
        link.connection().await?;
        Ok(link)
    }

    pub(super) fn engine(&self) -> Engine {
        self.engine
    }

    /// The connection, with the lock held and the tables up to date.
    pub(super) async fn connection(&mut self) -> Result<&mut AnyConnection, StoreError> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        Ok(self.connection.insert(connection))
    }

    /// Tells a result in our words, and drops a connection that broke, so that the next use makes a new one.
    pub(super) fn settle<T>(&mut self, result: Result<T, Trouble>) -> Result<T, StoreError> {
        result.map_err(|trouble| {
            let error = match trouble {
                Trouble::Told(error) => error,
                Trouble::Database(error) => StoreError::from_database(&self.place, &error),
            };
            if matches!(error, StoreError::Away { .. }) {
                self.connection = None;
            }
            error
        })
    }

    /// Whether a transaction was written whose end nobody confirmed. Waits until the database can tell, however long it
    /// is away: whoever guessed would do everything in it twice, or lose it. (Should the program end meanwhile, the
    /// cursors say at the next start what was written.)
    pub(super) async fn was_written(&mut self, number: &str) -> bool {
        tracing::error!(
            "the database went away while it confirmed a commit; waiting for it to say what became of it"
        );
        loop {
            let asked = match self.connection().await {
                Ok(connection) => sqlx::query(WHAT_BECAME)
                    .bind(number.to_owned())
                    .fetch_one(connection)
                    .await
                    .and_then(|row| row.try_get::<String, _>(0)),
                // Also while the lock is still with the connection that broke: it may be about to write.
                Err(_) => Ok("in progress".to_owned()),
            };
            match asked.map_err(|error| StoreError::from_database(&self.place, &error)) {
                Ok(status) if status == "committed" => return true,
                Ok(status) if status == "in progress" => {}
                Err(StoreError::Away { .. }) => self.connection = None,
                // It was undone, or this server (a restored one, say) has never heard of it.
                Ok(_) | Err(_) => return false,
            }
            tokio::time::sleep(ASKED_AGAIN).await;
        }
    }

    /// Empties SQLite's write-ahead log, in which deleted rows would live on.
    pub(super) async fn checkpoint(&mut self) -> Result<(), StoreError> {
        if self.engine != Engine::Sqlite {
            return Ok(());
        }
        let connection = self.connection().await?;
        let done = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").fetch_one(connection).await;
        let blocked = self.settle(done.and_then(|row| row.try_get::<i64, _>(0)).map_err(Trouble::from))?;
        if blocked != 0 {
            tracing::warn!(
                "another program reads the database, so what was deleted stays in its log until the next sweep"
            );
        }
        Ok(())
    }

    /// Empties the log, closes the connection and gives the lock back.
    pub(super) async fn close(mut self) -> Result<(), StoreError> {
        self.checkpoint().await?;
        let Some(connection) = self.connection.take() else { return Ok(()) };
        let closed = connection.close().await;
        self.settle(closed.map_err(Trouble::from))
    }

    async fn connect(&mut self) -> Result<AnyConnection, StoreError> {
        let told = |error| StoreError::from_database(&self.place, &error);
        let mut connection = self.options.connect().await.map_err(told)?;
        if self.engine == Engine::Sqlite {
            sqlx::raw_sql(PRAGMAS).execute(&mut connection).await.map_err(told)?;
        } else {
            let row = sqlx::query(ADVISORY_LOCK).fetch_one(&mut connection).await.map_err(told)?;
            if row.try_get::<i64, _>(0).map_err(told)? != 1 {
                return Err(StoreError::InUse { place: self.place.clone() });
            }
        }
        self.engine
            .migrations()
            .run_direct(None, &mut connection, false)
            .await
            .map_err(|error| StoreError::from_migration(&self.place, &error))?;
        Ok(connection)
    }
}

#[cfg(feature = "postgres")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it is an error")]
fn postgres() -> Result<Engine, StoreError> {
    Ok(Engine::Postgres)
}

#[cfg(not(feature = "postgres"))]
fn postgres() -> Result<Engine, StoreError> {
    Err(StoreError::NoPostgres)
}

/// The file a SQLite address names, read as sqlx reads it.
pub(super) fn sqlite_path(rest: &str) -> Result<PathBuf, StoreError> {
    let rest = rest.trim_start_matches("//");
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    if path.is_empty() {
        return Err(StoreError::Url("it names no file"));
    }
    if path == ":memory:" || rest.contains("mode=memory") {
        return Err(StoreError::Url("a store in memory would lose what it has promised to keep"));
    }
    if path.contains(['%', '#']) {
        return Err(StoreError::Url("a path with % or # means different files to different programs"));
    }
    Ok(PathBuf::from(path))
}

/// Takes the lock in `<database>.lock`. The file stays when the lock is given back: removing it would race with
/// another instance that has just opened it.
fn lock_beside(path: &Path, place: &str) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&name)
        .map_err(|error| file_error(place, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse { place: place.to_owned() }),
        Err(TryLockError::Error(error)) => Err(file_error(place, &error)),
    }
}

/// Makes the database's file if it is missing, readable by its owner only; SQLite gives its log the same mode.
fn make_private(path: &Path, rest: &str, place: &str) -> Result<(), StoreError> {
    if rest.contains("mode=ro") {
        return Ok(());
    }
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(file_error(place, &error)),
    }
}

fn file_error(place: &str, error: &std::io::Error) -> StoreError {
    let place = place.to_owned();
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { place },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full { place },
        kind => StoreError::Away { place, what: kind.to_string() },
    }
}
