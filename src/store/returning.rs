//! Return codes: one row for each, found by the hash of the code, replaced and deleted by a hash of its person.

use sqlx::{AnyConnection, Row};

use super::body::{self, LookupText, ReturnBody};
use super::error::Trouble;
use super::keys::Keys;
use super::record::NewReturn;
use super::seal::Place;
use crate::intake::return_code::ReturnCode;

/// Whose code this is, if anybody's.
pub(super) async fn whose(
    connection: &mut AnyConnection,
    keys: &Keys,
    code: &ReturnCode,
) -> Result<Option<NewReturn>, Trouble> {
    let hash = keys.return_code(code);
    let found = sqlx::query("SELECT sealed FROM return_codes WHERE code = $1")
        .bind(hash.to_vec())
        .fetch_optional(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let body: ReturnBody = body::open(keys.data(), place(&hash), row.try_get(0)?)?;
    Ok(Some(NewReturn { code: code.clone(), person: body.person.0, consent: body.consent.into_owned() }))
}

/// Keeps codes, each in place of an earlier one of its person.
pub(super) async fn put(to: &mut AnyConnection, keys: &Keys, returns: &[NewReturn]) -> Result<(), Trouble> {
    for NewReturn { code, person, consent } in returns {
        let hash = keys.return_code(code);
        let body = ReturnBody { person: LookupText(*person), consent: std::borrow::Cow::Borrowed(consent) };
        sqlx::query(
            "INSERT INTO return_codes (person, code, sealed) VALUES ($1, $2, $3) \
             ON CONFLICT (person) DO UPDATE SET code = excluded.code, sealed = excluded.sealed",
        )
        .bind(keys.returning(person).to_vec())
        .bind(hash.to_vec())
        .bind(body::seal(keys.data(), place(&hash), &body)?)
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

fn place(hash: &[u8; 32]) -> Place<'_> {
    Place { table: "return_codes", column: "sealed", row: hash }
}
