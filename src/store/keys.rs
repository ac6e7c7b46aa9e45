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
use super::key_file;
use super::seal::{Place, Sealer};
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId};
use crate::intake::return_code::ReturnCode;

/// The id of the key file's key in what it wraps.
const WRAPPING_KEY: u32 = 0;
const DATA: (u32, &str) = (1, "data");
const LOOKUP: (u32, &str) = (2, "lookup");
const MATRIX: (u32, &str) = (3, "matrix");

type Secret = Zeroizing<[u8; 32]>;

/// The opened keys. No `Debug`; wiped when dropped.
pub(super) struct Keys {
    data: Sealer,
    lookup: Secret,
    matrix: Secret,
}

impl Keys {
    /// Opens the keys of this database, or makes them if it has none yet.
    pub(super) async fn open(connection: &mut AnyConnection, path: &Path) -> Result<Self, Trouble> {
        let wrapped = Self::wrapped(connection).await?;
        let outer = Sealer::new(WRAPPING_KEY, &*key_file::read_or_make(path, wrapped.is_empty())?);
        if wrapped.is_empty() {
            return Self::make(connection, &outer).await;
        }
        Ok(Self::unwrap(&wrapped, &outer, path)?)
    }

    /// Whether the key file opens the keys of this database; makes nothing.
    pub(super) async fn examine(connection: &mut AnyConnection, path: &Path) -> Result<(), Trouble> {
        let wrapped = Self::wrapped(connection).await?;
        if wrapped.is_empty() && !path.exists() {
            return Ok(());
        }
        let outer = Sealer::new(WRAPPING_KEY, &*key_file::read_or_make(path, false)?);
        if !wrapped.is_empty() {
            Self::unwrap(&wrapped, &outer, path)?;
        }
        Ok(())
    }

    async fn wrapped(connection: &mut AnyConnection) -> Result<HashMap<i64, Vec<u8>>, Trouble> {
        let mut wrapped = HashMap::new();
        for row in sqlx::query("SELECT id, wrapped FROM keys").fetch_all(connection).await? {
            wrapped.insert(row.try_get(0)?, row.try_get(1)?);
        }
        Ok(wrapped)
    }

    fn unwrap(wrapped: &HashMap<i64, Vec<u8>>, outer: &Sealer, path: &Path) -> Result<Self, StoreError> {
        let unwrap = |(id, purpose): (u32, &str)| -> Result<Secret, StoreError> {
            let missing = StoreError::Row { table: "keys", column: "id", what: "a key is missing" };
            let wrapped = wrapped.get(&i64::from(id)).ok_or(missing)?;
            let wrong = || StoreError::WrongKey { path: path.to_owned() };
            let key = Zeroizing::new(outer.open(place(purpose), wrapped).map_err(|_| wrong())?);
            <[u8; 32]>::try_from(key.as_slice()).map(Zeroizing::new).map_err(|_| wrong())
        };
        Ok(Self::of(&unwrap(DATA)?, unwrap(LOOKUP)?, unwrap(MATRIX)?))
    }

    async fn make(connection: &mut AnyConnection, outer: &Sealer) -> Result<Self, Trouble> {
        let (data, lookup, matrix) = (random()?, random()?, random()?);
        // One statement, so that there are all keys or none.
        let mut insert =
            sqlx::query("INSERT INTO keys (id, purpose, wrapped) VALUES ($1,$2,$3), ($4,$5,$6), ($7,$8,$9)");
        for ((id, purpose), key) in [(DATA, &data), (LOOKUP, &lookup), (MATRIX, &matrix)] {
            let wrapped = outer.seal(place(purpose), key.as_slice())?;
            insert = insert.bind(i64::from(id)).bind(purpose).bind(wrapped);
        }
        insert.execute(connection).await?;
        Ok(Self::of(&data, lookup, matrix))
    }

    fn of(data: &Secret, lookup: Secret, matrix: Secret) -> Self {
        Self { data: Sealer::new(DATA.0, data), lookup, matrix }
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

    /// The hash under which it is kept that a service refuses a person.
    pub(super) fn barred(&self, who: &Lookup, queue: &QueueId) -> [u8; 32] {
        self.hash(&["barred", &hex::encode(&who.0), queue.as_str()])
    }

    /// The hash under which something kept is found.
    pub(super) fn kept(&self, channel: ChannelKind, name: &str) -> [u8; 32] {
        self.hash(&["kept", channel.as_str(), name])
    }

    /// A key for the Matrix SDK's store; derived, so that the wrapped key itself leaves this module nowhere.
    pub(super) fn matrix_store(&self) -> [u8; 32] {
        blake3::derive_key("lotse 2026-01 key of the matrix-sdk store", self.matrix.as_slice())
    }

    /// Parts with a NUL between them: the first part (a channel, or a word that is none) keeps the kinds apart, and
    /// all but the last are our own names, without NUL.
    fn hash(&self, parts: &[&str]) -> [u8; 32] {
        *blake3::keyed_hash(&self.lookup, parts.join("\0").as_bytes()).as_bytes()
    }
}

fn place(purpose: &str) -> Place<'_> {
    Place { table: "keys", column: "wrapped", row: purpose.as_bytes() }
}

fn random() -> Result<Secret, StoreError> {
    let mut key = Zeroizing::new([0; 32]);
    getrandom::fill(key.as_mut_slice()).map_err(StoreError::Random)?;
    Ok(key)
}
