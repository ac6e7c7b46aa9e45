//! Whom a service refuses: keyed hashes of account and service together, each with its end.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::record::{Bar, Barred};

/// Writes bars, and takes away those that have no end any more.
pub(super) async fn put(to: &mut AnyConnection, keys: &Keys, bars: &[Bar]) -> Result<(), Trouble> {
    for Bar { person, queue, until } in bars {
        let hash = keys.barred(person, queue).to_vec();
        let statement = match until {
            Some(until) => sqlx::query(
                "INSERT INTO barred (hash, expires) VALUES ($1, $2) \
                 ON CONFLICT (hash) DO UPDATE SET expires = excluded.expires",
            )
            .bind(hash)
            .bind(until.as_millisecond()),
            None => sqlx::query("DELETE FROM barred WHERE hash = $1").bind(hash),
        };
        statement.execute(&mut *to).await?;
    }
    Ok(())
}

/// All bars.
pub(super) async fn read(connection: &mut AnyConnection) -> Result<HashMap<Barred, Timestamp>, Trouble> {
    let rows = sqlx::query("SELECT hash, expires FROM barred").fetch_all(connection).await?;
    let broken = |column, what| StoreError::Row { table: "barred", column, what };
    let mut bars = HashMap::with_capacity(rows.len());
    for row in rows {
        let hash = <[u8; 32]>::try_from(row.try_get::<Vec<u8>, _>(0)?.as_slice());
        let hash = hash.map_err(|_| broken("hash", "not 32 bytes"))?;
        let until = Timestamp::from_millisecond(row.try_get(1)?).map_err(|_| broken("expires", "no time"))?;
        bars.insert(Barred(hash), until);
    }
    Ok(bars)
}
