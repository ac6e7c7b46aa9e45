//! What can go wrong with the store, told so that the operator knows what, where and what to do.
//!
//! No variant carries a value of a row: an error may be logged.

use std::path::PathBuf;

use sqlx::migrate::MigrateError;

/// Why the store could not do what it was asked. Nothing of a failed commit is kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// `store.url` is not one Lotse can use.
    #[error("store.url: {0}; write sqlite:<path> or postgres://…")]
    Url(&'static str),
    /// A PostgreSQL address, but this build knows SQLite only.
    #[error(
        "store.url names PostgreSQL, but this build has no PostgreSQL; build with the feature `postgres` or use sqlite:<path>"
    )]
    NoPostgres,
    /// Another instance holds the lock.
    #[error("{place} is in use by another instance of Lotse; stop that one first")]
    InUse { place: String },
    /// A later version of Lotse has changed the tables.
    #[error("{place} was written by a newer Lotse (migration {version}); run that version or a newer one")]
    Newer { place: String, version: i64 },
    /// A migration that was applied is not the one in this program.
    #[error(
        "{place}: migration {version} is not the one this Lotse has, or was left half done; restore a backup or the program that wrote it"
    )]
    Schema { place: String, version: i64 },
    /// The key file cannot be read or written.
    #[error("store.key_file {path}: {source}", path = .path.display())]
    KeyFile { path: PathBuf, source: std::io::Error },
    /// There are sealed data but no key file. A new one could not read them, so none is made.
    #[error(
        "store.key_file {path} is missing, but the store holds data sealed with it; restore the file from your backup",
        path = .path.display()
    )]
    KeyFileMissing { path: PathBuf },
    /// Others than the owner may read the key file.
    #[error("store.key_file {path} has mode {mode:03o}; run chmod 600 on it", path = .path.display())]
    KeyFileMode { path: PathBuf, mode: u32 },
    /// The key file does not hold a key.
    #[error(
        "store.key_file {path} does not hold a key; restore it from your backup, or delete it if Lotse was never used with it",
        path = .path.display()
    )]
    KeyFileMalformed { path: PathBuf },
    /// The key file belongs to another store.
    #[error("store.key_file {path} does not open this store; name the file it was made with", path = .path.display())]
    WrongKey { path: PathBuf },
    /// A backup cannot be written or restored.
    #[error("{path} {what}", path = .path.display())]
    Backup { path: PathBuf, what: &'static str },
    /// The file with the key of backups cannot be used.
    #[error("--key {path} {what}", path = .path.display())]
    BackupKey { path: PathBuf, what: &'static str },
    /// A sealed value does not open: it was changed, or moved from another row or column, or sealed with a lost key.
    #[error("{table}.{column}: a sealed value does not open in its place; restore a backup")]
    Sealed { table: &'static str, column: &'static str },
    /// A row breaks a rule that Lotse keeps.
    #[error("{table}.{column}: {what}; restore a backup or run the version that wrote it")]
    Row { table: &'static str, column: &'static str, what: &'static str },
    /// A new case came with a code that another case has. Take another code and commit again.
    #[error("the case code is taken; take another")]
    CodeTaken,
    /// No room is left.
    #[error("{place}: the disk or the quota is full; make room, nothing was lost")]
    Full { place: String },
    /// The database may be read only.
    #[error("{place} is read-only; give Lotse's user the right to write (for SQLite to the directory, too)")]
    ReadOnly { place: String },
    /// The database cannot be reached or broke off. Try again later.
    #[error("{place} cannot be reached ({what}); it is tried again")]
    Away { place: String, what: String },
    /// Anything else the database reports, by its code.
    #[error("{place}: the database reports error {code}: {message}")]
    Database { place: String, code: String, message: String },
    /// The operating system gives no random numbers, without which nothing can be sealed.
    #[error("the system gives no random numbers: {0}")]
    Random(getrandom::Error),
}

impl StoreError {
    /// Whether the operator must change the configuration or the key file before a start can succeed.
    pub fn is_configuration(&self) -> bool {
        matches!(
            self,
            Self::Url(_)
                | Self::NoPostgres
                | Self::KeyFile { .. }
                | Self::KeyFileMissing { .. }
                | Self::KeyFileMode { .. }
                | Self::KeyFileMalformed { .. }
                | Self::WrongKey { .. }
                | Self::BackupKey { .. }
        )
    }

    /// Reads a database's error. `place` names the database without credentials.
    pub(super) fn from_database(place: &str, error: &sqlx::Error) -> Self {
        let place = place.to_owned();
        let Some(told) = error.as_database_error() else {
            let what = kind(error).to_owned();
            return match error {
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_)
                | sqlx::Error::WorkerCrashed => Self::Away { place, what },
                _ => Self::Database { place, code: "driver".to_owned(), message: what },
            };
        };
        let code = told.code().unwrap_or_default().into_owned();
        // PostgreSQL's codes have five characters, SQLite's are numbers whose low byte is the kind.
        match (code.as_str(), code.parse::<u32>().map(|number| number & 0xff)) {
            ("53100", _) => Self::Full { place },
            ("25006" | "42501", _) => Self::ReadOnly { place },
            (pg, _) if pg.len() == 5 && (pg.starts_with("08") || pg.starts_with("57P") || pg == "53300") => {
                Self::Away { place, what: code }
            }
            (lite, Ok(13)) if lite.len() < 5 => Self::Full { place },
            (lite, Ok(8)) if lite.len() < 5 => Self::ReadOnly { place },
            (lite, Ok(14)) if lite.len() < 5 => Self::Away { place, what: "it cannot be opened".to_owned() },
            (lite, Ok(5 | 6)) if lite.len() < 5 => Self::InUse { place },
            _ => Self::Database { place, code, message: told.message().to_owned() },
        }
    }

    /// Reads a migration's error.
    pub(super) fn from_migration(place: &str, error: &MigrateError) -> Self {
        match error {
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
                Self::from_database(place, error)
            }
            MigrateError::VersionMissing(version) => {
                Self::Newer { place: place.to_owned(), version: *version }
            }
            MigrateError::VersionMismatch(version) | MigrateError::Dirty(version) => {
                Self::Schema { place: place.to_owned(), version: *version }
            }
            other => Self::Database {
                place: place.to_owned(),
                code: "migration".to_owned(),
                message: other.to_string(),
            },
        }
    }
}

/// What the functions on a bare connection fail with: an error of the database, not yet told in our words because
/// only [`Link`](super::link::Link) knows which database it is, or one that is.
pub(super) enum Trouble {
    Database(sqlx::Error),
    Told(StoreError),
}

impl From<sqlx::Error> for Trouble {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Told(error)
    }
}

/// What kind of trouble it is, without the words of the driver, which may repeat parts of the address.
fn kind(error: &sqlx::Error) -> &'static str {
    match error {
        sqlx::Error::Io(_) => "the connection broke",
        sqlx::Error::Tls(_) => "no secure connection",
        sqlx::Error::Configuration(_) => "its address is not understood",
        sqlx::Error::Protocol(_) => "it does not speak as expected",
        sqlx::Error::WorkerCrashed => "its worker thread ended",
        sqlx::Error::RowNotFound => "an expected row is missing",
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) | sqlx::Error::ColumnNotFound(_) => {
            "a column is not of the expected type"
        }
        _ => "the driver failed",
    }
}

#[cfg(test)]
mod tests {
    use sqlx::{AnyConnection, Connection, query, raw_sql};

    use super::*;

    #[tokio::test]
    async fn a_full_database_is_told_as_such() {
        sqlx::any::install_default_drivers();
        let mut connection = AnyConnection::connect("sqlite::memory:").await.unwrap();
        let small = "CREATE TABLE t (v BLOB); PRAGMA max_page_count = 3";
        raw_sql(small).execute(&mut connection).await.unwrap();
        let insert = query("INSERT INTO t VALUES ($1)").bind(vec![1; 100_000]);
        let error = insert.execute(&mut connection).await.unwrap_err();
        let told = StoreError::from_database("lotse.db", &error);
        assert!(matches!(told, StoreError::Full { .. }), "{told}");
    }
}
