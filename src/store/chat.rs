//! What a platform calls the messages in a person's chat, so that they can be deleted there.

use jiff::Timestamp;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::record::ChatMessage;
use super::seal::Place;
use super::sql::{self, Dialect};
use super::write;
use crate::id::Lookup;

/// Notes messages.
pub(super) async fn put(to: &mut AnyConnection, keys: &Keys, chat: &[ChatMessage]) -> Result<(), Trouble> {
    for piece in sql::pieces(chat) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO chat_messages (token, person, sealed, expires) VALUES {}",
            Dialect::of(to).rows(piece.len(), 4)
        )));
        for ChatMessage { person, reference, expires } in piece {
            let token = write::token()?;
            statement = statement
                .bind(token.to_vec())
                .bind(keys.chat(person).to_vec())
                .bind(keys.data().seal(place(&token), reference.as_bytes())?)
                .bind(expires.as_millisecond());
        }
        statement.execute(&mut *to).await?;
    }
    Ok(())
}

/// The messages of a person that can still be deleted, the latest to expire first; those that cannot be read are left out.
pub(super) async fn of(
    connection: &mut AnyConnection,
    keys: &Keys,
    who: &Lookup,
    now: Timestamp,
) -> Result<Vec<String>, Trouble> {
    let rows = sqlx::query(
        "SELECT token, sealed FROM chat_messages WHERE person = $1 AND expires > $2 ORDER BY expires DESC",
    )
    .bind(keys.chat(who).to_vec())
    .bind(now.as_millisecond())
    .fetch_all(connection)
    .await?;
    let mut messages = Vec::with_capacity(rows.len());
    for row in rows {
        match keys.data().open(place(&row.try_get::<Vec<u8>, _>(0)?), row.try_get(1)?) {
            Ok(plain) => messages.extend(String::from_utf8(plain).ok()),
            Err(StoreError::Sealed { .. }) => tracing::error!("the name of a message cannot be read"),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(messages)
}

fn place(token: &[u8]) -> Place<'_> {
    Place { table: "chat_messages", column: "sealed", row: token }
}
