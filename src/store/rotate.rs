//! New keys for a store: for the key file and for the data. The keys for lookups and for the Matrix SDK's store stay, since
//! hashes cannot be made anew without what they were made of.
//!
//! Safe to break off anywhere: the next key is on the disk beside the key file before anything is sealed with it, all is
//! sealed anew in one transaction, and only then does the next key take the other's place. Whoever opens the store in
//! between finds out which of the two files fits ([`Keys::open`]).

use std::path::Path;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

use super::error::{StoreError, Trouble};
use super::key_file;
use super::keys::Keys;
use super::link::{Engine, Link};
use super::schema::{Kind, TABLES, Table};
use super::seal::Place;
use super::{Store, write};

impl Store {
    /// Seals everything in the store with a new data key, wrapped with a new key in `key_file`. Returns how many values
    /// were sealed anew.
    ///
    /// # Errors
    /// As [`Store::open`]; [`Sealed`](StoreError::Sealed) if a value does not open, and then nothing was changed.
    pub async fn rotate(url: &str, key_file: &Path) -> Result<u64, StoreError> {
        let mut link = Link::open(url).await?;
        let connection = link.connection().await?;
        let keys = Keys::open(connection, key_file).await;
        let keys = link.settle(keys)?;
        let next = key_file::make_next(key_file)?;
        let engine = link.engine();
        let connection = link.connection().await?;
        let sealed = seal_anew(connection, engine, &keys, &next).await;
        let Sealed { values, number, end } = link.settle(sealed)?;
        match (link.settle(end), number) {
            (Err(StoreError::Away { .. }), Some(number)) if link.was_written(&number).await => {}
            (end, _) => end?,
        }
        key_file::adopt_next(key_file)?;
        // With the log emptied nothing is left in SQLite's files that the old keys open.
        link.close().await?;
        Ok(values)
    }
}

/// What was done in the transaction, and how its end went.
struct Sealed {
    values: u64,
    number: Option<String>,
    end: Result<(), Trouble>,
}

async fn seal_anew(
    connection: &mut AnyConnection,
    engine: Engine,
    keys: &Keys,
    next: &key_file::Secret,
) -> Result<Sealed, Trouble> {
    let mut transaction = connection.begin_with(engine.begin()).await?;
    let number = write::number(&mut transaction, engine).await?;
    let new = keys.renew(&mut transaction, next).await?;
    let mut values = 0;
    for table in TABLES {
        values += seal_table_anew(&mut transaction, table, (keys, &new)).await?;
    }
    let end = transaction.commit().await.map_err(Trouble::from);
    Ok(Sealed { values, number, end })
}

/// Seals all of a table's columns anew and says how many values that were.
async fn seal_table_anew(
    to: &mut AnyConnection,
    table: &Table,
    (old, new): (&Keys, &Keys),
) -> Result<u64, Trouble> {
    let mut values = 0;
    for column in table.columns {
        let Kind::Sealed { row } = column.kind else { continue };
        let named_by_text = table.columns.iter().any(|other| other.name == row && other.kind == Kind::Text);
        let (name, at) = (column.name, table.name);
        let select = format!("SELECT {row}, {name} FROM {at} WHERE {name} IS NOT NULL");
        let update = format!("UPDATE {at} SET {name} = $1 WHERE {row} = $2");
        for found in sqlx::query(AssertSqlSafe(select)).fetch_all(&mut *to).await? {
            let row: Vec<u8> =
                if named_by_text { found.try_get::<String, _>(0)?.into_bytes() } else { found.try_get(0)? };
            let place = Place { table: at, column: name, row: &row };
            let plain = zeroize::Zeroizing::new(old.data().open(place, found.try_get(1)?)?);
            let sealed = new.data().seal(place, &plain)?;
            let statement = sqlx::query(AssertSqlSafe(update.clone())).bind(sealed);
            let statement = if named_by_text {
                statement.bind(found.try_get::<String, _>(0)?)
            } else {
                statement.bind(row.clone())
            };
            values += statement.execute(&mut *to).await?.rows_affected();
        }
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use jiff::Timestamp;
    use sqlx::AnyConnection;
    use tempfile::TempDir;

    use super::*;
    use crate::desk::ports::Kept;
    use crate::id::ChannelKind;
    use crate::intake::dialogue::{Dialogue, Form};
    use crate::store::{Commit, Parked, Person, PersonWrite};

    const PEOPLE: usize = 5;

    struct Place {
        folder: TempDir,
    }

    impl Place {
        fn key_file(&self) -> PathBuf {
            self.folder.path().join("lotse.key")
        }

        fn url(&self) -> String {
            format!("sqlite:{}", self.folder.path().join("lotse.db").display())
        }

        async fn filled() -> Self {
            let place = Self { folder: TempDir::new().unwrap() };
            let store = Store::open(&place.url(), &place.key_file()).await.unwrap();
            let (at, expires) = (Timestamp::UNIX_EPOCH, Timestamp::from_second(4_000_000_000).unwrap());
            let dialogue = Dialogue { form: Form::Du, ..Dialogue::default() };
            let person = Person { dialogue, address: None, expires };
            let who = (0..PEOPLE).map(|n| store.lookup(ChannelKind::Telegram, &n.to_string()));
            let raw = b"words".to_vec();
            let commit = Commit {
                cursor: Some((ChannelKind::Telegram, b"7".to_vec())),
                people: who.map(|who| PersonWrite::Put(who, person.clone())).collect(),
                keep: vec![(ChannelKind::Matrix, Kept { key: "$event".to_owned(), raw: raw.clone() })],
                park: vec![Parked { channel: ChannelKind::Matrix, raw, at, expires }],
                ..Commit::default()
            };
            store.commit(&commit).await.unwrap();
            store.put_secret("session", Some(b"secret")).await.unwrap();
            store.close().await.unwrap();
            place
        }

        /// What a crash now would leave behind.
        fn copied(&self) -> Self {
            let copy = Self { folder: TempDir::new().unwrap() };
            for file in fs::read_dir(self.folder.path()).unwrap().map(Result::unwrap) {
                fs::copy(file.path(), copy.folder.path().join(file.file_name())).unwrap();
            }
            copy
        }

        /// Everything is still there and readable, and no second key lies about.
        async fn assert_whole(&self, when: &str) {
            Store::examine(&self.url(), &self.key_file())
                .await
                .unwrap_or_else(|error| panic!("{when}: {error}"));
            let store = Store::open(&self.url(), &self.key_file()).await;
            let store = store.unwrap_or_else(|error| panic!("{when}: {error}"));
            let who: Vec<_> =
                (0..PEOPLE).map(|n| store.lookup(ChannelKind::Telegram, &n.to_string())).collect();
            let people = store.people(&who).await.unwrap();
            assert_eq!(people.len(), PEOPLE, "{when}");
            assert!(people.values().all(|person| person.dialogue.form == Form::Du));
            assert_eq!(store.cursor(ChannelKind::Telegram).await.unwrap().unwrap(), b"7");
            let kept = store.kept(ChannelKind::Matrix).await.unwrap();
            assert_eq!((kept[0].key.as_str(), kept[0].raw.as_slice()), ("$event", b"words".as_slice()));
            assert_eq!(store.parked().await.unwrap()[0].raw, b"words");
            assert_eq!(store.secret("session").await.unwrap().unwrap(), b"secret");
            store.close().await.unwrap();
            assert!(key_file::read_next(&self.key_file()).is_none(), "{when}: the next key is put away");
        }

        async fn link(&self) -> (Link, Keys) {
            let mut link = Link::open(&self.url()).await.unwrap();
            let keys = Keys::open(link.connection().await.unwrap(), &self.key_file()).await;
            let keys = link.settle(keys).unwrap();
            (link, keys)
        }
    }

    #[tokio::test]
    async fn a_rotation_keeps_everything_and_the_old_key_opens_nothing_any_more() {
        let place = Place::filled().await;
        let (old, key) = (place.copied(), fs::read(place.key_file()).unwrap());
        let matrix = |store: &Store| store.matrix_store_key();
        let before = matrix(&Store::open(&old.url(), &old.key_file()).await.unwrap());
        for round in 1..=3 {
            let values = Store::rotate(&place.url(), &place.key_file()).await.unwrap();
            // A cursor, people, a name and a value kept, a value parked, a secret.
            assert_eq!(values, 1 + PEOPLE as u64 + 2 + 1 + 1, "round {round}");
            place.assert_whole("after it").await;
        }
        let store = Store::open(&place.url(), &place.key_file()).await.unwrap();
        assert_eq!(matrix(&store), before, "the Matrix SDK's store is opened with the same key");
        store.close().await.unwrap();
        fs::write(place.key_file(), key).unwrap();
        let error = Store::open(&place.url(), &place.key_file()).await.err().unwrap();
        assert!(matches!(error, StoreError::WrongKey { .. }), "{error}");
    }

    #[tokio::test]
    async fn nothing_sealed_with_the_old_keys_is_left_in_the_files() {
        let place = Place::filled().await;
        let mut raw = AnyConnection::connect(&place.url()).await.unwrap();
        let all = "SELECT sealed FROM people UNION SELECT sealed FROM parked UNION SELECT sealed_name FROM kept \
             UNION SELECT wrapped FROM keys";
        let rows = sqlx::query(all).fetch_all(&mut raw).await.unwrap();
        let old: Vec<Vec<u8>> = rows.iter().map(|row| row.get(0)).collect();
        raw.close().await.unwrap();
        assert_eq!(old.len(), PEOPLE + 5);
        Store::rotate(&place.url(), &place.key_file()).await.unwrap();
        let files = ["lotse.db", "lotse.db-wal"].map(|name| place.folder.path().join(name));
        let bytes: Vec<u8> = files.iter().flat_map(|file| fs::read(file).unwrap_or_default()).collect();
        // The nonce tells each from all others.
        let there = |sealed: &Vec<u8>| bytes.windows(24).any(|window| window == &sealed[5..29]);
        assert!(!old.iter().any(there));
    }

    #[tokio::test]
    async fn a_rotation_that_breaks_off_anywhere_loses_nothing() {
        let place = Place::filled().await;
        let (mut link, keys) = place.link().await;
        let next = key_file::make_next(&place.key_file()).unwrap();
        place.copied().assert_whole("with the next key made").await;
        let connection = link.connection().await.unwrap();
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await.unwrap();
        // Little enough in memory for SQLite to write pages into its log before the end.
        sqlx::raw_sql("PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
            .execute(&mut *transaction)
            .await
            .unwrap();
        let new =
            keys.renew(&mut transaction, &next).await.unwrap_or_else(|_| panic!("the keys are renewed"));
        place.copied().assert_whole("with new keys in an open transaction").await;
        for table in TABLES {
            let sealed = seal_table_anew(&mut transaction, table, (&keys, &new)).await;
            assert!(sealed.is_ok(), "{}", table.name);
            place.copied().assert_whole(&format!("after {} in an open transaction", table.name)).await;
        }
        transaction.commit().await.unwrap();
        let cut = place.copied();
        assert!(key_file::read_next(&cut.key_file()).is_some());
        cut.assert_whole("before the next key took its place").await;
        // Whatever was finished at a start is finished for good.
        cut.assert_whole("at the start after that").await;
        key_file::adopt_next(&place.key_file()).unwrap();
        place.copied().assert_whole("with the next key in its place").await;
    }

    #[test]
    fn a_next_key_that_cannot_take_its_place_is_named_and_stays() {
        let folder = TempDir::new().unwrap();
        // Over a folder no file can be renamed.
        let path = folder.path().join("lotse.key");
        fs::create_dir(&path).unwrap();
        let next = key_file::make_next(&path).unwrap();
        let error = key_file::adopt_next(&path).err().unwrap();
        assert!(error.to_string().contains("lotse.key.new"), "{error}");
        assert!(key_file::read_next(&path) == Some(next));
    }

    #[tokio::test]
    async fn a_value_that_does_not_open_is_named_and_nothing_is_changed() {
        let place = Place::filled().await;
        let mut raw = AnyConnection::connect(&place.url()).await.unwrap();
        sqlx::query("UPDATE parked SET sealed = x'00'").execute(&mut raw).await.unwrap();
        raw.close().await.unwrap();
        let key = fs::read(place.key_file()).unwrap();
        let error = Store::rotate(&place.url(), &place.key_file()).await.err().unwrap();
        assert!(matches!(error, StoreError::Sealed { table: "parked", .. }), "{error}");
        assert_eq!(fs::read(place.key_file()).unwrap(), key);
        let store = Store::open(&place.url(), &place.key_file()).await.unwrap();
        let anna = store.lookup(ChannelKind::Telegram, "0");
        assert_eq!(store.people(&[anna]).await.unwrap().len(), 1);
    }
}
