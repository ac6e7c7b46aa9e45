//! The three keys of a store: one seals data, one makes lookup hashes, one is for the Matrix SDK's own store.
//!
//! They are random, lie wrapped in the table `keys`, and are opened with the key of the key file. So the key file can
//! be changed without touching the data, and the data key without losing the hashes under which things are found.

use std::collections::HashMap;
use std::path::Path;

use sqlx::{AnyConnection, Row};
use zeroize::Zeroizing;

use super::error::{StoreError, Trouble};
use super::hex;
use super::key_file::{self, Secret};
use super::seal::{Place, Sealer};
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId};
use crate::intake::return_code::ReturnCode;

/// The id of the key file's key in what it wraps.
const WRAPPING_KEY: u32 = 0;
/// The id of the first data key; each later one has the next number.
const FIRST_DATA_KEY: u32 = 1;
const DATA: &str = "data";
const LOOKUP: (u32, &str) = (2, "lookup");
const MATRIX: (u32, &str) = (3, "matrix");

/// The opened keys. No `Debug`; wiped when dropped.
pub(super) struct Keys {
    data_id: u32,
    data: Sealer,
    lookup: Secret,
    matrix: Secret,
}

/// The wrapped keys of a database, by purpose, with their ids.
type Wrapped = HashMap<String, (u32, Vec<u8>)>;

impl Keys {
    /// Opens the keys of this database, or makes them if it has none yet. Brings a rotation to its end that was broken off.
    pub(super) async fn open(connection: &mut AnyConnection, path: &Path) -> Result<Self, Trouble> {
        let wrapped = Self::wrapped(connection).await?;
        let key = key_file::read_or_make(path, wrapped.is_empty())?;
        if wrapped.is_empty() {
            return Self::make(connection, &outer(&key)).await;
        }
        let (keys, is_next) = Self::unwrap_with_either(&wrapped, &key, path)?;
        if is_next { key_file::adopt_next(path) } else { key_file::drop_next(path) }?;
        Ok(keys)
    }

    /// Opens the keys of this database with the key file, and changes neither; `None` if both are still to be made.
    pub(super) async fn look(connection: &mut AnyConnection, path: &Path) -> Result<Option<Self>, Trouble> {
        let wrapped = Self::wrapped(connection).await?;
        if wrapped.is_empty() && !path.exists() {
            return Ok(None);
        }
        let key = key_file::read(path, key_file::STORE)?;
        if wrapped.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self::unwrap_with_either(&wrapped, &key, path)?.0))
    }

    /// The key that opens the keys of this database: that of the file, or the one that shall take its place.
    pub(super) async fn fitting_key(connection: &mut AnyConnection, path: &Path) -> Result<Secret, Trouble> {
        let wrapped = Self::wrapped(connection).await?;
        let key = key_file::read(path, key_file::STORE)?;
        let (_, is_next) = Self::unwrap_with_either(&wrapped, &key, path)?;
        let next = if is_next { key_file::read_next(path) } else { None };
        Ok(next.unwrap_or(key))
    }

    async fn wrapped(connection: &mut AnyConnection) -> Result<Wrapped, Trouble> {
        let mut wrapped = HashMap::new();
        for row in sqlx::query("SELECT purpose, id, wrapped FROM keys").fetch_all(connection).await? {
            let id = u32::try_from(row.try_get::<i64, _>(1)?);
            let id =
                id.map_err(|_| StoreError::Row { table: "keys", column: "id", what: "no id of a key" })?;
            wrapped.insert(row.try_get(0)?, (id, row.try_get(2)?));
        }
        Ok(wrapped)
    }

    /// Opens the keys with the key of the file or, if a rotation was broken off, with the one that shall take its place;
    /// says whether it was that.
    fn unwrap_with_either(wrapped: &Wrapped, key: &Secret, path: &Path) -> Result<(Self, bool), StoreError> {
        match Self::unwrap(wrapped, &outer(key), path) {
            Err(wrong @ StoreError::WrongKey { .. }) => {
                let next = key_file::read_next(path).ok_or(wrong)?;
                Self::unwrap(wrapped, &outer(&next), path).map(|keys| (keys, true))
            }
            unwrapped => unwrapped.map(|keys| (keys, false)),
        }
    }

    fn unwrap(wrapped: &Wrapped, outer: &Sealer, path: &Path) -> Result<Self, StoreError> {
        let unwrap = |purpose: &str| -> Result<(u32, Secret), StoreError> {
            let missing = StoreError::Row { table: "keys", column: "purpose", what: "a key is missing" };
            let (id, wrapped) = wrapped.get(purpose).ok_or(missing)?;
            let wrong = || StoreError::WrongKey { path: path.to_owned() };
            let key = Zeroizing::new(outer.open(place(purpose), wrapped).map_err(|_| wrong())?);
            let key = <[u8; 32]>::try_from(key.as_slice()).map_err(|_| wrong())?;
            Ok((*id, Zeroizing::new(key)))
        };
        let (data_id, data) = unwrap(DATA)?;
        Ok(Self::of(data_id, &data, unwrap(LOOKUP.1)?.1, unwrap(MATRIX.1)?.1))
    }

    async fn make(connection: &mut AnyConnection, outer: &Sealer) -> Result<Self, Trouble> {
        let data = key_file::random()?;
        let keys = Self::of(FIRST_DATA_KEY, &data, key_file::random()?, key_file::random()?);
        keys.insert(connection, outer, &data).await?;
        Ok(keys)
    }

    /// Puts another data key into the place of this one, and wraps all with another key. The columns are still to be
    /// sealed anew, in the same transaction.
    pub(super) async fn renew(&self, to: &mut AnyConnection, wrapping: &Secret) -> Result<Self, Trouble> {
        let data = key_file::random()?;
        let id = self.data_id.checked_add(1).map_or(FIRST_DATA_KEY, |id| id.max(MATRIX.0 + 1));
        let keys = Self::of(id, &data, self.lookup.clone(), self.matrix.clone());
        sqlx::query("DELETE FROM keys").execute(&mut *to).await?;
        keys.insert(to, &outer(wrapping), &data).await?;
        Ok(keys)
    }

    async fn insert(&self, to: &mut AnyConnection, outer: &Sealer, data: &Secret) -> Result<(), Trouble> {
        // One statement, so that there are all keys or none.
        let mut insert =
            sqlx::query("INSERT INTO keys (id, purpose, wrapped) VALUES ($1,$2,$3), ($4,$5,$6), ($7,$8,$9)");
        let keys = [((self.data_id, DATA), data), (LOOKUP, &self.lookup), (MATRIX, &self.matrix)];
        for ((id, purpose), key) in keys {
            let wrapped = outer.seal(place(purpose), key.as_slice())?;
            insert = insert.bind(i64::from(id)).bind(purpose).bind(wrapped);
        }
        insert.execute(to).await?;
        Ok(())
    }

    fn of(data_id: u32, data: &Secret, lookup: Secret, matrix: Secret) -> Self {
        Self { data_id, data: Sealer::new(data_id, data), lookup, matrix }
    }

    /// What seals and opens the columns.
    pub(super) fn data(&self) -> &Sealer {
        &self.data
    }

    /// The hash under which a person is found.
    pub(super) fn person(&self, channel: ChannelKind, person: &str) -> Lookup {
        Lookup(self.hash(&[channel.as_str(), person]))
    }

    /// The hash under which a case is found by its code.
    pub(super) fn case(&self, code: &CaseCode) -> [u8; 32] {
        self.hash(&["case", code.as_str()])
    }

    /// The hash under which a case is found by the platform's reference to its card.
    pub(super) fn card(&self, queue: &QueueId, reference: &str) -> [u8; 32] {
        self.hash(&["card", queue.as_str(), reference])
    }

    /// The hash under which a return code is found.
    pub(super) fn return_code(&self, code: &ReturnCode) -> [u8; 32] {
        self.hash(&["return code", &code.bare()])
    }

    /// The hash under which the return code of a person is replaced and deleted. It is not the person's own, so that the
    /// rows tell nobody whose code there is.
    pub(super) fn returning(&self, who: &Lookup) -> [u8; 32] {
        self.hash(&["returning", &hex::encode(&who.0)])
    }

    /// The hash under which the messages in a person's chat are found.
    pub(super) fn chat(&self, who: &Lookup) -> [u8; 32] {
        self.hash(&["chat", &hex::encode(&who.0)])
    }

    /// The hash under which it is kept that a service refuses a person.
    pub(super) fn barred(&self, who: &Lookup, queue: &QueueId) -> [u8; 32] {
        self.hash(&["barred", &hex::encode(&who.0), queue.as_str()])
    }

    /// The hash under which something kept is found.
    pub(super) fn kept(&self, channel: ChannelKind, name: &str) -> [u8; 32] {
        self.hash(&["kept", channel.as_str(), name])
    }

    /// A key for the Matrix SDK's store; derived, so that the wrapped key itself leaves this module nowhere.
    pub(super) fn matrix_store(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(blake3::derive_key(
            "lotse 2026-01 key of the matrix-sdk store",
            self.matrix.as_slice(),
        ))
    }

    /// Parts with a NUL between them: the first part (a channel, or a word that is none) keeps the kinds apart, and
    /// all but the last are our own names, without NUL.
    fn hash(&self, parts: &[&str]) -> [u8; 32] {
        *blake3::keyed_hash(&self.lookup, parts.join("\0").as_bytes()).as_bytes()
    }
}

/// What wraps the keys.
fn outer(key: &Secret) -> Sealer {
    Sealer::new(WRAPPING_KEY, key)
}

fn place(purpose: &str) -> Place<'_> {
    Place { table: "keys", column: "wrapped", row: purpose.as_bytes() }
}
