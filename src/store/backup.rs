//! A copy of a store in one sealed file, and a store out of such a file.
//!
//! What is copied are rows, as one reading transaction sees them beside a running program, with the key of the key file. The
//! Matrix session is left out: two programs with one device would spoil each other's encryption, so a restored one logs in
//! as a new device. The whole is sealed at once with a key of its own, so that a file that was changed or cut off opens as
//! little as with another key.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use zeroize::Zeroizing;

use super::error::{StoreError, Trouble};
use super::examine::Peek;
use super::key_file::{self, BACKUP, STORE, Secret};
use super::keys::Keys;
use super::link::Link;
use super::schema::{KEYS, Kind, TABLES, Table};
use super::seal::{Place, Sealer};
use super::{MATRIX_SESSION, Store, hex};

/// How a backup begins: what it is, in plain text.
const HEAD: &[u8] = b"lotse-backup-1\n";

const PLACE: Place<'_> = Place { table: "backup", column: "file", row: HEAD };

/// The id under which a backup is sealed; there is one key a file.
const KEY: u32 = 0;

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Content {
    /// The migration up to which the tables were brought.
    migration: i64,
    /// The key of the key file.
    key: String,
    tables: BTreeMap<String, Vec<Vec<Value>>>,
}

/// What stands in a column.
#[derive(Serialize, Deserialize)]
enum Value {
    #[serde(rename = "n")]
    Number(Option<i64>),
    #[serde(rename = "t")]
    Text(Option<String>),
    #[serde(rename = "b")]
    Bytes(Option<String>),
}

impl Store {
    /// Makes a file with a new key for backups.
    ///
    /// # Errors
    /// [`BackupKey`](StoreError::BackupKey) if there is such a file, or none can be made.
    pub fn new_backup_key(path: &Path) -> Result<(), StoreError> {
        key_file::make(path, BACKUP).map(|_| ()).map_err(|error| of_backup_key(error, path))
    }

    /// Writes all rows, and the key that opens them, into a file sealed with the backup key; returns how many rows. Needs no
    /// lock: the bot may be running.
    ///
    /// # Errors
    /// Those of address, key file and backup key; [`Backup`](StoreError::Backup) if the file is there or cannot be written.
    pub async fn back_up(
        url: &str,
        key_file: &Path,
        backup_key: &Path,
        to: &Path,
    ) -> Result<u64, StoreError> {
        let seal_with = read_backup_key(backup_key)?;
        let failed = |what| StoreError::Backup { path: to.to_owned(), what };
        if to.exists() {
            return Err(failed("is there already; name a file that is not"));
        }
        let Some(mut peek) = Peek::open(url).await? else {
            return Err(StoreError::Url("it names a database that does not exist yet"));
        };
        let copied = copy(&mut peek.connection, key_file).await;
        let content = peek.close(copied).await?;
        let rows = content.tables.values().map(|rows| rows.len() as u64).sum();
        let plain = serde_json::to_vec(&content).map_err(|_| failed("cannot be put together"))?;
        let sealed = seal_with.seal(PLACE, &Zeroizing::new(plain))?;
        write_whole(to, &sealed)
            .map_err(|_| failed("cannot be written; look at folder, rights and space"))?;
        Ok(rows)
    }

    /// Makes the store at `url` and its key file out of a backup; returns how many rows it has. Without the Matrix session:
    /// the bot logs in as a new device.
    ///
    /// # Errors
    /// Those of address and backup key; [`Backup`](StoreError::Backup) if the file does not open with that key, is of another
    /// version, or there is a store or another key file already. Then nothing was changed.
    pub async fn restore(
        url: &str,
        key_file: &Path,
        backup_key: &Path,
        from: &Path,
    ) -> Result<u64, StoreError> {
        let failed = |what| StoreError::Backup { path: from.to_owned(), what };
        let opener = read_backup_key(backup_key)?;
        let mut sealed = Vec::new();
        fs::File::open(from)
            .and_then(|mut file| file.read_to_end(&mut sealed))
            .map_err(|_| failed("cannot be read; look at path and rights"))?;
        let sealed = sealed.strip_prefix(HEAD).ok_or_else(|| failed("is no backup of Lotse"))?;
        let plain = opener.open(PLACE, sealed).map(Zeroizing::new).map_err(|_| {
            failed("does not open: it was sealed with another key, changed, or cut off; nothing was restored")
        })?;
        let content: Content = serde_json::from_slice(&plain)
            .map_err(|_| failed("is of another version of Lotse; restore it with that"))?;
        let key = hex::decode_32(&content.key).map(Zeroizing::new).ok_or_else(|| failed("holds no key"))?;
        if has_keys(url).await? {
            return Err(failed(
                "is not restored over a store that is in use; name an empty one in store.url",
            ));
        }
        // The same key is there if an earlier try was broken off.
        match key_file::read(key_file, STORE) {
            Ok(there) if there == key => {}
            Err(StoreError::KeyFileMissing { .. }) => key_file::write(key_file, STORE, &key)?,
            _ => return Err(failed("is not restored over another store's key file; move that away")),
        }
        fill(url, &content, key_file).await
    }
}

/// Writes all rows into a store without any, in one transaction.
async fn fill(url: &str, content: &Content, key_file: &Path) -> Result<u64, StoreError> {
    let mut link = Link::open(url).await?;
    let engine = link.engine();
    let connection = link.connection().await?;
    let filled = async {
        if migration(connection).await? != content.migration {
            let what = "the backup is of another version of Lotse; restore it with that, then start this one";
            return Err(StoreError::Row { table: "_sqlx_migrations", column: "version", what }.into());
        }
        let mut transaction = connection.begin_with(engine.begin()).await?;
        let mut written = 0;
        for table in TABLES {
            for row in content.tables.get(table.name).into_iter().flatten() {
                insert(&mut transaction, table, row).await?;
                written += 1;
            }
        }
        transaction.commit().await?;
        // It opens, as the next start will find.
        Keys::open(connection, key_file).await?;
        Ok::<u64, Trouble>(written)
    };
    let filled = filled.await;
    let written = link.settle(filled)?;
    link.close().await?;
    Ok(written)
}

async fn insert(to: &mut AnyConnection, table: &Table, row: &[Value]) -> Result<(), Trouble> {
    let places: Vec<String> = (1..=table.columns.len()).map(|number| format!("${number}")).collect();
    let text = format!("INSERT INTO {} ({}) VALUES ({})", table.name, table.names(), places.join(", "));
    let broken = || StoreError::Row { table: table.name, column: "sealed", what: "the backup's row is none" };
    if row.len() != table.columns.len() {
        return Err(broken().into());
    }
    let mut statement = sqlx::query(AssertSqlSafe(text));
    for value in row {
        statement = match value {
            Value::Number(number) => statement.bind(*number),
            Value::Text(text) => statement.bind(text.clone()),
            Value::Bytes(None) => statement.bind(None::<Vec<u8>>),
            Value::Bytes(Some(digits)) => statement.bind(hex::decode(digits).ok_or_else(broken)?),
        };
    }
    statement.execute(to).await?;
    Ok(())
}

/// All rows, as one transaction sees them.
async fn copy(connection: &mut AnyConnection, path: &Path) -> Result<Content, Trouble> {
    let begin = if connection.backend_name() == "SQLite" {
        "BEGIN"
    } else {
        "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    };
    let mut transaction = connection.begin_with(begin).await?;
    let migration = migration(&mut transaction).await?;
    let mut tables = BTreeMap::new();
    for table in TABLES {
        let select = format!("SELECT {} FROM {} ORDER BY {}", table.names(), table.name, table.order);
        let rows = sqlx::query(AssertSqlSafe(select)).fetch_all(&mut *transaction).await?;
        let rows = rows.iter().filter(|row| !is_session(table, row)).map(|row| values(table, row));
        tables.insert(table.name.to_owned(), rows.collect::<Result<Vec<_>, Trouble>>()?);
    }
    // Of the same moment: keys may be renewed meanwhile, and a copy nobody can open is none.
    let key = Keys::fitting_key(&mut transaction, path).await?;
    transaction.rollback().await?;
    Ok(Content { migration, key: hex::encode(key.as_slice()), tables })
}

/// The session of the Matrix device, which no second program may have.
fn is_session(table: &Table, row: &AnyRow) -> bool {
    table.name == "secrets" && row.try_get::<String, _>(0).is_ok_and(|name| name == MATRIX_SESSION)
}

fn values(table: &Table, row: &AnyRow) -> Result<Vec<Value>, Trouble> {
    let value = |(at, kind)| -> Result<Value, Trouble> {
        Ok(match kind {
            Kind::Number => Value::Number(row.try_get(at)?),
            Kind::Text => Value::Text(row.try_get(at)?),
            Kind::Bytes | Kind::Sealed { .. } => {
                Value::Bytes(row.try_get::<Option<Vec<u8>>, _>(at)?.map(|bytes| hex::encode(&bytes)))
            }
        })
    };
    table.columns.iter().map(|column| column.kind).enumerate().map(value).collect()
}

async fn migration(connection: &mut AnyConnection) -> Result<i64, Trouble> {
    let newest = "SELECT version FROM _sqlx_migrations ORDER BY version DESC LIMIT 1";
    Ok(sqlx::query(newest).fetch_one(connection).await?.try_get(0)?)
}

/// Whether there is a store at this address whose keys are made.
async fn has_keys(url: &str) -> Result<bool, StoreError> {
    let Some(mut peek) = Peek::open(url).await? else { return Ok(false) };
    // Without tables there are no keys either; any other error shows when the store is opened.
    let text = format!("SELECT id FROM {KEYS}");
    let found = sqlx::query(AssertSqlSafe(text)).fetch_all(&mut peek.connection).await;
    peek.close(Ok(found.is_ok_and(|keys| !keys.is_empty()))).await
}

fn read_backup_key(path: &Path) -> Result<Sealer, StoreError> {
    let key: Secret = key_file::read(path, BACKUP).map_err(|error| of_backup_key(error, path))?;
    Ok(Sealer::new(KEY, &key))
}

/// What is wrong with a backup key, which has no key of the configuration.
fn of_backup_key(error: StoreError, path: &Path) -> StoreError {
    let what = match error {
        StoreError::KeyFileMissing { .. } => "is missing; make it with `lotse key new`, once for all backups",
        StoreError::KeyFileMode { .. } => "is open to other accounts; run chmod 600 on it",
        StoreError::KeyFileMalformed { .. } => "does not hold a key for backups",
        StoreError::KeyFile { source, .. } if source.kind() == io::ErrorKind::AlreadyExists => {
            "is there already, and backups may be sealed with it; name another file"
        }
        other @ StoreError::Random(_) => return other,
        _ => "cannot be read or written; look at path and rights",
    };
    StoreError::BackupKey { path: path.to_owned(), what }
}

/// Writes a file that is there whole or not at all, for its owner only.
fn write_whole(path: &Path, sealed: &[u8]) -> io::Result<()> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let part = Path::new(&part);
    // What a backup that was broken off has left, or somebody else has put there, with other rights or as a link elsewhere.
    match fs::remove_file(part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(part)?;
    file.write_all(HEAD)?;
    file.write_all(sealed)?;
    file.sync_all()?;
    fs::rename(part, path)?;
    key_file::sync_folder(path)
}
