//! Looks into a store without changing it and without the lock: the bot may be running.

use std::path::Path;

use jiff::Timestamp;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions, Connection};

use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::link::sqlite_path;
use super::{Due, Store, key_file, read, tally};
use crate::handoff::tally::Counted;

impl Store {
    /// Whether a start with this address and key file would find its key. Makes neither file.
    ///
    /// # Errors
    /// As [`Store::open`], the lock and the migrations left out.
    pub async fn examine(url: &str, key_file: &Path) -> Result<(), StoreError> {
        let Some(mut peek) = Peek::open(url).await? else {
            return if key_file.exists() {
                key_file::read(key_file, key_file::STORE).map(|_| ())
            } else {
                Ok(())
            };
        };
        let looked = Keys::look(&mut peek.connection, key_file).await;
        peek.close(looked).await.map(|_| ())
    }

    /// All that was counted, as [`Store::tallies`]; `None` if there is no store yet. Needs no key.
    ///
    /// # Errors
    /// As [`Store::open`], those of lock, migrations and key left out.
    pub async fn counted(url: &str) -> Result<Option<Vec<Counted>>, StoreError> {
        let Some(mut peek) = Peek::open(url).await? else { return Ok(None) };
        let read = tally::read_if_there(&mut peek.connection).await;
        peek.close(read).await.map(Some)
    }

    /// How much has had its time at `now` and is still here; `None` if there is no store yet. Needs no key.
    ///
    /// # Errors
    /// As [`Store::open`], those of lock, migrations and key left out.
    pub async fn due(url: &str, now: Timestamp) -> Result<Option<Due>, StoreError> {
        let Some(mut peek) = Peek::open(url).await? else { return Ok(None) };
        let read = read::due(&mut peek.connection, now).await;
        peek.close(read).await.map(Some)
    }
}

/// A connection for looking only.
pub(super) struct Peek {
    pub(super) connection: AnyConnection,
    /// The database's name in errors, without credentials.
    place: String,
}

impl Peek {
    /// `None` if there is no database yet, or one that was made and never filled: the first start makes what is missing.
    pub(super) async fn open(url: &str) -> Result<Option<Self>, StoreError> {
        sqlx::any::install_default_drivers();
        let (place, url) = if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = sqlite_path(rest)?;
            if std::fs::metadata(&path).map_or(0, |found| found.len()) == 0 {
                return Ok(None);
            }
            (path.display().to_string(), format!("sqlite:{}?mode=ro", path.display()))
        } else {
            if cfg!(not(feature = "postgres")) {
                return Err(StoreError::NoPostgres);
            }
            ("the PostgreSQL database of store.url".to_owned(), url.to_owned())
        };
        let options = url
            .parse::<AnyConnectOptions>()
            .map_err(|_| StoreError::Url("it is no address"))?
            .disable_statement_logging();
        let connection =
            options.connect().await.map_err(|error| StoreError::from_database(&place, &error))?;
        Ok(Some(Self { connection, place }))
    }

    pub(super) async fn close<T>(self, result: Result<T, Trouble>) -> Result<T, StoreError> {
        let _ = self.connection.close().await;
        result.map_err(|trouble| match trouble {
            Trouble::Told(error) => error,
            Trouble::Database(error) => StoreError::from_database(&self.place, &error),
        })
    }
}
