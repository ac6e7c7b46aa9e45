//! Consultations between services: one row for each, by its number.

use jiff::Timestamp;
use sqlx::{AnyConnection, Row};

use super::body;
use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::record::ConsultationWrite;
use super::seal::Place;
use crate::handoff::consultation::Consultation;

/// All consultations, but for those that cannot be read: one broken row must hold up no other, and no deletion.
pub(super) async fn all(connection: &mut AnyConnection, keys: &Keys) -> Result<Vec<Consultation>, Trouble> {
    let rows =
        sqlx::query("SELECT number, sealed FROM consultations ORDER BY number").fetch_all(connection).await?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        match body::open(keys.data(), place(row.try_get(0)?), row.try_get(1)?) {
            Ok(consultation) => all.push(consultation),
            Err(error @ (StoreError::Sealed { .. } | StoreError::Row { .. })) => {
                tracing::error!(%error, "a consultation cannot be read");
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(all)
}

/// Writes and deletes consultations.
pub(super) async fn write(
    to: &mut AnyConnection,
    keys: &Keys,
    writes: &[ConsultationWrite],
) -> Result<(), Trouble> {
    for write in writes {
        match write {
            ConsultationWrite::Put(consultation) => put(to, keys, consultation).await?,
            ConsultationWrite::Delete(number) => {
                let delete = sqlx::query("DELETE FROM consultations WHERE number = $1");
                delete.bind(number.to_string()).execute(&mut *to).await?;
            }
        }
    }
    Ok(())
}

async fn put(to: &mut AnyConnection, keys: &Keys, consultation: &Consultation) -> Result<(), Trouble> {
    let number = consultation.number.to_string();
    sqlx::query(
        "INSERT INTO consultations (number, about, sealed, expires) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (number) DO UPDATE SET sealed = excluded.sealed, expires = excluded.expires",
    )
    .bind(number.clone())
    .bind(consultation.case.as_ref().map(|code| keys.case(code).to_vec()))
    .bind(body::seal(keys.data(), place(&number), consultation)?)
    .bind(consultation.expires.as_millisecond())
    .execute(&mut *to)
    .await?;
    Ok(())
}

/// Deletes what has expired, and what was about a case that is gone.
pub(super) async fn sweep(to: &mut AnyConnection, now: Timestamp) -> Result<(), Trouble> {
    sqlx::query(
        "DELETE FROM consultations \
         WHERE expires <= $1 OR (about IS NOT NULL AND about NOT IN (SELECT code FROM cases))",
    )
    .bind(now.as_millisecond())
    .execute(to)
    .await?;
    Ok(())
}

fn place(number: &str) -> Place<'_> {
    Place { table: "consultations", column: "sealed", row: number.as_bytes() }
}
