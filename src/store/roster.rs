//! Who is there at the services: one row for each of which there is something to say.

use sqlx::{AnyConnection, Row};

use super::body;
use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::seal::Place;
use crate::handoff::roster::Roster;
use crate::id::QueueId;

/// Of all services. A row that cannot be read is left out and logged: who is on duty keeps nobody from starting.
pub(super) async fn read(
    connection: &mut AnyConnection,
    keys: &Keys,
) -> Result<Vec<(QueueId, Roster)>, Trouble> {
    let mut rosters = Vec::new();
    for row in sqlx::query("SELECT queue, sealed FROM rosters ORDER BY queue").fetch_all(connection).await? {
        let queue: String = row.try_get(0)?;
        match body::open(keys.data(), place(&queue), row.try_get(1)?) {
            Ok(roster) => rosters.push((QueueId::new(queue), roster)),
            Err(error @ (StoreError::Sealed { .. } | StoreError::Row { .. })) => {
                tracing::error!(%error, queue, "who is there at a service cannot be read");
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(rosters)
}

/// Keeps rosters, each in place of an earlier one.
pub(super) async fn put(
    to: &mut AnyConnection,
    keys: &Keys,
    rosters: &[(QueueId, Roster)],
) -> Result<(), Trouble> {
    for (queue, roster) in rosters {
        let queue = queue.as_str();
        let statement = if roster.is_empty() {
            sqlx::query("DELETE FROM rosters WHERE queue = $1").bind(queue.to_owned())
        } else {
            sqlx::query(
                "INSERT INTO rosters (queue, sealed) VALUES ($1, $2) \
                 ON CONFLICT (queue) DO UPDATE SET sealed = excluded.sealed",
            )
            .bind(queue.to_owned())
            .bind(body::seal(keys.data(), place(queue), roster)?)
        };
        statement.execute(&mut *to).await?;
    }
    Ok(())
}

fn place(queue: &str) -> Place<'_> {
    Place { table: "rosters", column: "sealed", row: queue.as_bytes() }
}
