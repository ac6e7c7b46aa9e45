//! Deleting the keys of a room that was left.
//!
//! The SDK deletes what it knows of a room it has forgotten, but never the keys of its messages: with them, and with what a
//! homeserver keeps, all that was said could still be read. It has no call for it, so the rows are deleted in its database, where
//! it finds the room by a keyed hash.

use std::path::Path;

use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk_store_encryption::StoreCipher;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{Connection, Row};

use super::failure::Failure;

/// The database of a device's store.
const DATABASE: &str = "matrix-sdk-crypto.sqlite3";

/// How a room's keys are deleted from either table of them, and what its name is hashed with there: those that came from others
/// and our own, and the one we write with.
const TABLES: [(&str, &str); 2] = [
    ("inbound_group_session", "DELETE FROM inbound_group_session WHERE room_id = $1"),
    ("outbound_group_session", "DELETE FROM outbound_group_session WHERE room_id = $1"),
];

/// Deletes the keys of these rooms from the store in this directory. Safe to repeat.
pub(super) async fn delete(store: &Path, key: &[u8; 32], rooms: &[OwnedRoomId]) -> Result<(), Failure> {
    let options = SqliteConnectOptions::new().filename(store.join(DATABASE)).pragma("secure_delete", "ON");
    let mut connection = SqliteConnection::connect_with(&options).await.map_err(local)?;
    let row = sqlx::query("SELECT value FROM kv WHERE key = 'cipher'").fetch_one(&mut connection).await;
    let cipher: Vec<u8> = row.and_then(|row| row.try_get(0)).map_err(local)?;
    let cipher = StoreCipher::import_with_key(key, &cipher).map_err(local)?;
    for room in rooms {
        for (table, delete) in TABLES {
            let hash = cipher.hash_key(table, room.as_bytes());
            sqlx::query(delete).bind(hash.to_vec()).execute(&mut connection).await.map_err(local)?;
        }
    }
    // The log holds the deleted bytes, too. While the SDK reads, the rest is done next time.
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut connection).await.map_err(local)?;
    connection.close().await.map_err(local)
}

/// Whatever is wrong with the SDK's store.
fn local<E>(_: E) -> Failure {
    Failure::Local
}
