//! What was counted: rows that are only ever added to, and outlive the cases.

use std::collections::BTreeMap;

use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::error::{StoreError, Trouble};
use super::sql::{self, Dialect};
use crate::handoff::tally::{Counted, Fact, Month, Tally};
use crate::id::QueueId;

/// The migration that made the table.
const MIGRATION: i64 = 5;

/// Adds one for each tally.
pub(super) async fn add(to: &mut AnyConnection, tallies: &[Tally]) -> Result<(), Trouble> {
    // One statement may not write a row twice.
    let mut sums: BTreeMap<[String; 4], i64> = BTreeMap::new();
    for Tally { month, queue, fact } in tallies {
        let key = [month.to_string(), queue.as_str().to_owned(), fact.attribute().to_owned(), fact.value()];
        *sums.entry(key).or_default() += 1;
    }
    let sums: Vec<([String; 4], i64)> = sums.into_iter().collect();
    for piece in sql::pieces(&sums) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO tallies (month, queue, attribute, value, count) VALUES {} \
             ON CONFLICT (month, queue, attribute, value) DO UPDATE SET count = tallies.count + excluded.count",
            Dialect::of(to).rows(piece.len(), 5)
        )));
        for (key, count) in piece {
            statement = key.iter().fold(statement, |statement, part| statement.bind(part.clone()));
            statement = statement.bind(*count);
        }
        statement.execute(&mut *to).await?;
    }
    Ok(())
}

/// All counts, the earliest month first.
pub(super) async fn read(connection: &mut AnyConnection) -> Result<Vec<Counted>, Trouble> {
    let rows = sqlx::query(
        "SELECT month, queue, attribute, value, count FROM tallies ORDER BY month, queue, attribute, value",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(counted).collect()
}

/// The same from a store that this program has not opened, and may not have brought up to date.
pub(super) async fn read_if_there(connection: &mut AnyConnection) -> Result<Vec<Counted>, Trouble> {
    let applied = sqlx::query("SELECT version FROM _sqlx_migrations WHERE version = $1").bind(MIGRATION);
    // Rather than asking for the table, which each database does in its own words.
    match applied.fetch_optional(&mut *connection).await? {
        Some(_) => read(connection).await,
        None => Ok(Vec::new()),
    }
}

fn counted(row: &AnyRow) -> Result<Counted, Trouble> {
    let broken = |column, what| StoreError::Row { table: "tallies", column, what };
    let month = Month::parse(row.try_get(0)?).ok_or_else(|| broken("month", "no month"))?;
    let fact = Fact::parse(row.try_get(2)?, row.try_get(3)?);
    let count = u64::try_from(row.try_get::<i64, _>(4)?).map_err(|_| broken("count", "a negative count"))?;
    Ok(Counted {
        tally: Tally {
            month,
            queue: QueueId::new(row.try_get::<&str, _>(1)?),
            fact: fact.ok_or_else(|| broken("value", "no known fact"))?,
        },
        count,
    })
}
