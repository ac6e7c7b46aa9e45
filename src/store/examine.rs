//! Looks whether the key file fits the store, without changing either and without the lock: the bot may be running.

use std::path::Path;

use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, ConnectOptions, Connection};

use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::link::sqlite_path;
use super::{Store, key_file};

impl Store {
    /// Whether a start with this address and key file would find its key. Makes neither file.
    ///
    /// # Errors
    /// As [`Store::open`], the lock and the migrations left out.
    pub async fn examine(url: &str, key_file: &Path) -> Result<(), StoreError> {
        sqlx::any::install_default_drivers();
        let (place, url) = if let Some(rest) = url.strip_prefix("sqlite:") {
            let path = sqlite_path(rest)?;
            // No database yet, or one that was made and never filled: the first start makes what is missing.
            if std::fs::metadata(&path).map_or(0, |found| found.len()) == 0 {
                return if key_file.exists() {
                    key_file::read_or_make(key_file, false).map(|_| ())
                } else {
                    Ok(())
                };
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
        let told = |error: &sqlx::Error| StoreError::from_database(&place, error);
        let mut connection: AnyConnection = options.connect().await.map_err(|error| told(&error))?;
        let examined = Keys::examine(&mut connection, key_file).await;
        let _ = connection.close().await;
        examined.map_err(|trouble| match trouble {
            Trouble::Told(error) => error,
            Trouble::Database(error) => told(&error),
        })
    }
}
