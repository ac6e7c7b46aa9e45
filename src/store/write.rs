//! Records to rows: the one transaction of a commit, and the sweep.

use std::collections::HashMap;
use std::hash::Hash;

use jiff::Timestamp;
use sqlx::any::AnyArguments;
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Connection, Row};

use super::bars;
use super::body::{self, CaseBody, LetterBody, PersonBody};
use super::chat;
use super::consultation;
use super::error::{StoreError, Trouble};
use super::keys::Keys;
use super::link::Engine;
use super::read;
use super::record::{
    Case, CaseWrite, Commit, Mark, NewLetter, Parked, Person, PersonWrite, Swept, TakenBack, Written,
};
use super::returning;
use super::roster;
use super::sql::{self, Dialect};
use super::tally;
use crate::desk::ports::{Kept, Recipient};
use crate::id::{CaseCode, ChannelKind, Lookup, RowId};

type Statement = Query<'static, Any, AnyArguments>;

/// Length of the random name of a row.
const TOKEN: usize = 16;

/// What was written in a transaction, and how its end went.
pub(super) struct Ended {
    /// The rows of the new letters in their order.
    pub(super) rows: Vec<Written>,
    /// The database's number of the transaction, where it can be asked what became of it.
    pub(super) number: Option<String>,
    pub(super) end: Result<(), Trouble>,
}

/// Writes everything in one transaction. An error before its end is the function's own; then nothing was written.
pub(super) async fn commit(
    connection: &mut AnyConnection,
    engine: Engine,
    keys: &Keys,
    commit: &Commit,
) -> Result<Ended, Trouble> {
    let mut transaction = connection.begin_with(engine.begin()).await?;
    let to = &mut *transaction;
    let number = number(to, engine).await?;
    if let Some((channel, cursor)) = &commit.cursor {
        put_cursor(to, keys, *channel, cursor).await?;
    }
    delete(to, "DELETE FROM outbox WHERE state = 'pending' AND person", &commit.cancel_for_person, hash_of)
        .await?;
    forget_codes(to, keys, &commit.cancel_for_person).await?;
    marks(to, &commit.marks).await?;
    people(to, keys, &commit.people).await?;
    returning::put(to, keys, &commit.returns).await?;
    cases(to, keys, &commit.cases).await?;
    consultation::write(to, keys, &commit.consultations).await?;
    let rows = letters(to, keys, &commit.outbox).await?;
    keep(to, keys, &commit.keep).await?;
    delete(to, "DELETE FROM kept WHERE name", &commit.release, |statement, (channel, name)| {
        statement.bind(keys.kept(*channel, name).to_vec())
    })
    .await?;
    park(to, keys, &commit.park).await?;
    taken_back(to, &commit.taken_back).await?;
    roster::put(to, keys, &commit.rosters).await?;
    bars::put(to, keys, &commit.bars).await?;
    clear_chats(to, keys, &commit.chats_cleared).await?;
    clear_chats(to, keys, &commit.cancel_for_person).await?;
    chat::put(to, keys, &commit.chat).await?;
    tally::add(to, &commit.tallies).await?;
    let end = transaction.commit().await.map_err(Trouble::from);
    Ok(Ended { rows, number, end })
}

/// The database's number of the transaction under way, where it can be asked what became of it.
pub(super) async fn number(to: &mut AnyConnection, engine: Engine) -> Result<Option<String>, Trouble> {
    Ok(match engine.number_of_transaction() {
        Some(ask) => Some(sqlx::query(ask).fetch_one(to).await?.try_get(0)?),
        None => None,
    })
}

async fn put_cursor(
    to: &mut AnyConnection,
    keys: &Keys,
    channel: ChannelKind,
    cursor: &[u8],
) -> Result<(), Trouble> {
    let sealed = keys.data().seal(read::cursor_place(channel), cursor)?;
    sqlx::query(
        "INSERT INTO cursors (channel, sealed) VALUES ($1, $2) \
         ON CONFLICT (channel) DO UPDATE SET sealed = excluded.sealed",
    )
    .bind(channel.as_str())
    .bind(sealed)
    .execute(to)
    .await?;
    Ok(())
}

async fn marks(to: &mut AnyConnection, marks: &[Mark]) -> Result<(), Trouble> {
    let mut sent = Vec::new();
    let mut dead = Vec::new();
    let mut again = Vec::new();
    let mut cancelled = Vec::new();
    for mark in marks {
        match mark {
            Mark::Sent { row } => sent.push(*row),
            Mark::Dead { row, keep_until } => dead.push((*row, *keep_until)),
            Mark::Retry { row, attempts, not_before } => again.push((*row, *attempts, *not_before)),
            Mark::Cancel { row } => cancelled.push(*row),
        }
    }
    delete(to, "DELETE FROM outbox WHERE id", &sent, |statement, row| statement.bind(row.0)).await?;
    for piece in sql::pieces(&dead) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "UPDATE outbox SET state = 'dead', keep_until = mark.column2, person = NULL, sealed = NULL \
             FROM (VALUES {}) AS mark WHERE outbox.id = mark.column1",
            Dialect::of(to).typed_rows(piece.len(), &["BIGINT", "BIGINT"])
        )));
        for (row, keep_until) in piece {
            statement = statement.bind(row.0).bind(keep_until.as_millisecond());
        }
        statement.execute(&mut *to).await?;
    }
    for piece in sql::pieces(&again) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "UPDATE outbox SET attempts = mark.column2, not_before = mark.column3 \
             FROM (VALUES {}) AS mark WHERE outbox.id = mark.column1 AND outbox.state = 'pending'",
            Dialect::of(to).typed_rows(piece.len(), &["BIGINT", "BIGINT", "BIGINT"])
        )));
        for (row, attempts, not_before) in piece {
            statement = statement.bind(row.0).bind(i64::from(*attempts)).bind(not_before.as_millisecond());
        }
        statement.execute(&mut *to).await?;
    }
    delete(to, "DELETE FROM outbox WHERE state = 'pending' AND id", &cancelled, |statement, row| {
        statement.bind(row.0)
    })
    .await
}

async fn people(to: &mut AnyConnection, keys: &Keys, writes: &[PersonWrite]) -> Result<(), Trouble> {
    let last = last_of_each(writes, |write| match write {
        PersonWrite::Put(lookup, _) | PersonWrite::Forget(lookup) => *lookup,
    });
    let mut puts: Vec<(&Lookup, &Person)> = Vec::new();
    let mut forgets = Vec::new();
    for write in last {
        match write {
            PersonWrite::Put(lookup, person) => puts.push((lookup, person)),
            PersonWrite::Forget(lookup) => forgets.push(*lookup),
        }
    }
    for piece in sql::pieces(&puts) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO people (lookup, sealed, expires) VALUES {} \
             ON CONFLICT (lookup) DO UPDATE SET sealed = excluded.sealed, expires = excluded.expires",
            Dialect::of(to).rows(piece.len(), 3)
        )));
        for (lookup, person) in piece {
            let sealed = body::seal(keys.data(), read::person_place(lookup), &PersonBody::from(*person))?;
            statement = statement.bind(lookup.0.to_vec()).bind(sealed).bind(person.expires.as_millisecond());
        }
        statement.execute(&mut *to).await?;
    }
    delete(to, "DELETE FROM people WHERE lookup", &forgets, hash_of).await
}

async fn cases(to: &mut AnyConnection, keys: &Keys, writes: &[CaseWrite]) -> Result<(), Trouble> {
    let mut new: Vec<&Case> = Vec::new();
    let mut puts: Vec<&Case> = Vec::new();
    let mut deletes = Vec::new();
    for write in writes {
        if let CaseWrite::New(case) = write {
            new.push(case);
        }
    }
    let changes = writes.iter().filter(|write| !matches!(write, CaseWrite::New(_)));
    for write in last_of_each(changes, |write| match write {
        CaseWrite::New(case) | CaseWrite::Put(case) => &case.code,
        CaseWrite::Delete(code) => code,
    }) {
        match write {
            CaseWrite::New(case) | CaseWrite::Put(case) => puts.push(case),
            CaseWrite::Delete(code) => deletes.push(code),
        }
    }
    if put_cases(to, keys, &new, "DO NOTHING").await? != new.len() as u64 {
        return Err(StoreError::CodeTaken.into());
    }
    let update = "DO UPDATE SET queue = excluded.queue, state = excluded.state, card = excluded.card, \
         person = excluded.person, sealed = excluded.sealed, expires = excluded.expires, due = excluded.due";
    put_cases(to, keys, &puts, update).await?;
    let hash = |statement: Statement, code: &&CaseCode| statement.bind(keys.case(code).to_vec());
    delete(to, "DELETE FROM cases WHERE code", &deletes, hash).await?;
    // Those too that could not be read.
    delete(to, "DELETE FROM consultations WHERE about", &deletes, hash).await
}

/// Inserts cases and returns how many rows were written.
async fn put_cases(
    to: &mut AnyConnection,
    keys: &Keys,
    cases: &[&Case],
    on_conflict: &str,
) -> Result<u64, Trouble> {
    let mut written = 0;
    for piece in sql::pieces(cases) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO cases (code, queue, state, card, person, sealed, expires, due) VALUES {} \
             ON CONFLICT (code) {on_conflict}",
            Dialect::of(to).rows(piece.len(), 8)
        )));
        for case in piece {
            let code = keys.case(&case.code);
            let sealed = body::seal(keys.data(), read::case_place(&code), &CaseBody::from(*case))?;
            let card = case.card.as_ref().map(|reference| keys.card(&case.queue, reference).to_vec());
            statement = statement
                .bind(code.to_vec())
                .bind(case.queue.as_str().to_owned())
                .bind(case.state.as_str())
                .bind(card)
                .bind(case.person.map(|person| person.0.to_vec()))
                .bind(sealed)
                .bind(case.expires.as_millisecond())
                .bind(case.due.map(Timestamp::as_millisecond));
        }
        written += statement.execute(&mut *to).await?.rows_affected();
    }
    Ok(written)
}

async fn letters(
    to: &mut AnyConnection,
    keys: &Keys,
    letters: &[NewLetter],
) -> Result<Vec<Written>, Trouble> {
    let mut rows = Vec::with_capacity(letters.len());
    for piece in sql::pieces(letters) {
        let mut statement = sqlx::query(AssertSqlSafe(format!(
            "INSERT INTO outbox (token, recipient, channel, person, state, attempts, created, not_before, sealed) \
             VALUES {} RETURNING id",
            Dialect::of(to).rows(piece.len(), 9)
        )));
        let mut transactions = Vec::with_capacity(piece.len());
        for letter in piece {
            let token = token()?;
            transactions.push(read::transaction(&token));
            let sealed = body::seal(keys.data(), read::letter_place(&token), &LetterBody::from(letter))?;
            let (recipient, channel) = match &letter.to {
                Recipient::Person(address) => ("person", Some(address.channel.as_str())),
                Recipient::Queue(_) => ("queue", None),
                Recipient::Operator => ("operator", None),
            };
            statement = statement
                .bind(token.to_vec())
                .bind(recipient)
                .bind(channel)
                .bind(letter.person.map(|person| person.0.to_vec()))
                .bind("pending")
                .bind(0_i64)
                .bind(letter.created.as_millisecond())
                .bind(letter.not_before.map(Timestamp::as_millisecond))
                .bind(sealed);
        }
        let mut ids = Vec::with_capacity(piece.len());
        for row in statement.fetch_all(&mut *to).await? {
            ids.push(RowId(row.try_get(0)?));
        }
        // Both databases number the rows of one statement in their order, but neither promises to return them so.
        ids.sort_unstable();
        rows.extend(ids.into_iter().zip(transactions).map(|(row, transaction)| Written { row, transaction }));
    }
    Ok(rows)
}

async fn keep(to: &mut AnyConnection, keys: &Keys, kept: &[(ChannelKind, Kept)]) -> Result<(), Trouble> {
    for (channel, kept) in kept {
        let name = keys.kept(*channel, &kept.key);
        sqlx::query(
            "INSERT INTO kept (name, channel, sealed_name, sealed) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
        )
        .bind(name.to_vec())
        .bind(channel.as_str())
        .bind(keys.data().seal(read::kept_place("sealed_name", &name), kept.key.as_bytes())?)
        .bind(keys.data().seal(read::kept_place("sealed", &name), &kept.raw)?)
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

async fn park(to: &mut AnyConnection, keys: &Keys, parked: &[Parked]) -> Result<(), Trouble> {
    for parked in parked {
        let token = token()?;
        sqlx::query("INSERT INTO parked (token, channel, at, expires, sealed) VALUES ($1, $2, $3, $4, $5)")
            .bind(token.to_vec())
            .bind(parked.channel.as_str())
            .bind(parked.at.as_millisecond())
            .bind(parked.expires.as_millisecond())
            .bind(keys.data().seal(read::parked_place(&token), &parked.raw)?)
            .execute(&mut *to)
            .await?;
    }
    Ok(())
}

async fn taken_back(to: &mut AnyConnection, taken_back: &[TakenBack]) -> Result<(), Trouble> {
    for TakenBack { transaction, queue, expires } in taken_back {
        sqlx::query(
            "INSERT INTO taken_back (transaction_name, queue, expires) VALUES ($1, $2, $3) \
             ON CONFLICT (transaction_name) DO NOTHING",
        )
        .bind(transaction.clone())
        .bind(queue.as_str().to_owned())
        .bind(expires.as_millisecond())
        .execute(&mut *to)
        .await?;
    }
    Ok(())
}

pub(super) async fn put_secret(
    connection: &mut AnyConnection,
    keys: &Keys,
    name: &str,
    value: Option<&[u8]>,
) -> Result<(), Trouble> {
    let statement = match value {
        Some(value) => sqlx::query(
            "INSERT INTO secrets (name, sealed) VALUES ($1, $2) \
             ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
        )
        .bind(name.to_owned())
        .bind(keys.data().seal(read::secret_place(name), value)?),
        None => sqlx::query("DELETE FROM secrets WHERE name = $1").bind(name.to_owned()),
    };
    statement.execute(connection).await?;
    Ok(())
}

/// Deletes the return codes of people who are forgotten.
async fn clear_chats(to: &mut AnyConnection, keys: &Keys, people: &[Lookup]) -> Result<(), Trouble> {
    delete(to, "DELETE FROM chat_messages WHERE person", people, |statement, who| {
        statement.bind(keys.chat(who).to_vec())
    })
    .await
}

async fn forget_codes(to: &mut AnyConnection, keys: &Keys, people: &[Lookup]) -> Result<(), Trouble> {
    delete(to, "DELETE FROM return_codes WHERE person", people, |statement, who| {
        statement.bind(keys.returning(who).to_vec())
    })
    .await
}

/// Deletes what has expired at `now`, in one transaction.
pub(super) async fn sweep(
    connection: &mut AnyConnection,
    engine: Engine,
    keys: &Keys,
    now: Timestamp,
) -> Result<Swept, Trouble> {
    let mut transaction = connection.begin_with(engine.begin()).await?;
    // What never went out to a person goes with them; their address is in it.
    sqlx::query(
        "DELETE FROM outbox WHERE state = 'pending' AND person IN (SELECT lookup FROM people WHERE expires <= $1)",
    )
    .bind(now.as_millisecond())
    .execute(&mut *transaction)
    .await?;
    for delete in [
        "DELETE FROM taken_back WHERE expires <= $1",
        "DELETE FROM barred WHERE expires <= $1",
        "DELETE FROM chat_messages WHERE expires <= $1",
    ] {
        sqlx::query(delete).bind(now.as_millisecond()).execute(&mut *transaction).await?;
    }
    let people = sqlx::query("DELETE FROM people WHERE expires <= $1 RETURNING lookup")
        .bind(now.as_millisecond())
        .fetch_all(&mut *transaction)
        .await?;
    let lookups =
        people.iter().map(|row| read::lookup(row.try_get(0)?)).collect::<Result<Vec<_>, Trouble>>()?;
    forget_codes(&mut transaction, keys, &lookups).await?;
    clear_chats(&mut transaction, keys, &lookups).await?;
    let unheard = format!("DELETE FROM outbox WHERE {}", read::UNHEARD);
    sqlx::query(AssertSqlSafe(unheard))
        .bind(read::unheard_since(now).as_millisecond())
        .execute(&mut *transaction)
        .await?;
    let mut expired = [0; 3];
    let deletes = [
        "DELETE FROM cases WHERE expires <= $1",
        "DELETE FROM outbox WHERE keep_until <= $1 AND state <> 'pending'",
        "DELETE FROM parked WHERE expires <= $1",
    ];
    for (count, delete) in expired.iter_mut().zip(deletes) {
        let done = sqlx::query(delete).bind(now.as_millisecond()).execute(&mut *transaction).await?;
        *count = done.rows_affected();
    }
    consultation::sweep(&mut transaction, now).await?;
    transaction.commit().await?;
    let [cases, letters, parked] = expired;
    Ok(Swept { people: people.len() as u64, cases, letters, parked })
}

/// Runs `<start> IN (…)` for all items.
async fn delete<T>(
    to: &mut AnyConnection,
    start: &str,
    items: &[T],
    bind: impl Fn(Statement, &T) -> Statement,
) -> Result<(), Trouble> {
    for (piece, size) in sql::padded(items) {
        let text = format!("{start} IN ({})", Dialect::of(to).list(size));
        let statement = sql::filled(piece, size).fold(sqlx::query(AssertSqlSafe(text)), &bind);
        statement.execute(&mut *to).await?;
    }
    Ok(())
}

fn hash_of(statement: Statement, lookup: &Lookup) -> Statement {
    statement.bind(lookup.0.to_vec())
}

/// The last write of each key, in the order of the keys' first writes. One statement may not write a row twice.
fn last_of_each<'a, T, K: Hash + Eq>(
    writes: impl IntoIterator<Item = &'a T>,
    key: impl Fn(&'a T) -> K,
) -> Vec<&'a T> {
    let mut seen = HashMap::new();
    let mut last: Vec<&T> = Vec::new();
    for write in writes {
        let next = last.len();
        match last.get_mut(*seen.entry(key(write)).or_insert(next)) {
            Some(earlier) => *earlier = write,
            None => last.push(write),
        }
    }
    last
}

pub(super) fn token() -> Result<[u8; TOKEN], StoreError> {
    let mut token = [0; TOKEN];
    getrandom::fill(&mut token).map_err(StoreError::Random)?;
    Ok(token)
}
