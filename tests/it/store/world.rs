//! Databases to test on: a file of its own or a schema of its own for each test.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};

use lotse::store::{Store, StoreError};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use tempfile::TempDir;

pub struct World {
    pub directory: TempDir,
    pub url: String,
}

impl World {
    pub fn sqlite() -> Self {
        let directory = TempDir::new().unwrap();
        let url = format!("sqlite:{}", directory.path().join("lotse.db").display());
        Self { directory, url }
    }

    /// A fresh schema, or `None` if there is no PostgreSQL to test on.
    pub async fn postgres() -> Option<Self> {
        static SKIPPED: Once = Once::new();
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let Ok(server) = std::env::var("LOTSE_TEST_POSTGRES") else {
            assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "CI must set LOTSE_TEST_POSTGRES");
            // Not `eprintln!`, which the test harness swallows when a test passes.
            SKIPPED.call_once(|| {
                let told =
                    "\nSKIPPED: the store's suite over PostgreSQL; LOTSE_TEST_POSTGRES holds no address\n";
                std::io::stderr().write_all(told.as_bytes()).unwrap();
            });
            return None;
        };
        let schema = format!("lotse_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let mut connection = connect(&server).await;
        let create = format!("DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}");
        sqlx::raw_sql(AssertSqlSafe(create)).execute(&mut connection).await.unwrap();
        let and = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{and}options[search_path]={schema}");
        Some(Self { directory: TempDir::new().unwrap(), url })
    }

    pub fn key_file(&self) -> PathBuf {
        self.directory.path().join("lotse.key")
    }

    pub async fn try_open(&self) -> Result<Store, StoreError> {
        Store::open(&self.url, &self.key_file()).await
    }

    pub async fn open(&self) -> Store {
        self.try_open().await.unwrap()
    }

    /// A connection past the store, for looking at and damaging rows.
    pub async fn raw(&self) -> AnyConnection {
        connect(&self.url).await
    }

    pub async fn execute(&self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(&mut self.raw().await).await.unwrap();
    }

    /// The bytes of the database and its log.
    pub fn files(&self) -> Vec<u8> {
        let names = ["lotse.db", "lotse.db-wal"];
        names
            .iter()
            .flat_map(|name| std::fs::read(self.directory.path().join(name)).unwrap_or_default())
            .collect()
    }
}

async fn connect(url: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(url).await.unwrap()
}

pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The error of an opening that must fail.
pub fn refused(opened: Result<Store, StoreError>) -> StoreError {
    opened.err().expect("the store opened")
}
