//! Rows to records.

use std::collections::HashMap;

use jiff::Timestamp;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

use super::LAST_WORD_KEPT;
use super::body::{self, CaseBody, LetterBody, PersonBody};
use super::error::{StoreError, Trouble};
use super::hex;
use super::keys::Keys;
use super::record::{Case, Cases, Counts, Due, Parked, Pending, People, Person, TakenBack};
use super::seal::Place;
use super::sql::{self, Dialect};
use crate::desk::ports::Kept;
use crate::handoff::request::CaseState;
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId, RowId};

const CASE: &str = "SELECT code, queue, state, sealed, expires, due FROM cases";

pub(super) async fn people(
    connection: &mut AnyConnection,
    keys: &Keys,
    who: &[Lookup],
) -> Result<People, Trouble> {
    let mut people = HashMap::with_capacity(who.len());
    let dialect = Dialect::of(connection);
    for (piece, size) in sql::padded(who) {
        let text =
            format!("SELECT lookup, sealed, expires FROM people WHERE lookup IN ({})", dialect.list(size));
        let mut query = sqlx::query(AssertSqlSafe(text));
        for lookup in sql::filled(piece, size) {
            query = query.bind(lookup.0.to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let (lookup, person) = person(keys, &row)?;
            people.insert(lookup, person);
        }
    }
    Ok(people)
}

/// A row of lookup, body and time.
fn person(keys: &Keys, row: &AnyRow) -> Result<(Lookup, Person), Trouble> {
    let lookup = lookup(row.try_get(0)?)?;
    let body: PersonBody = body::open(keys.data(), person_place(&lookup), row.try_get(1)?)?;
    let person = Person {
        dialogue: body.dialogue.into_owned(),
        address: body.address.map(std::borrow::Cow::into_owned),
        expires: time("people", "expires", row.try_get(2)?)?,
    };
    Ok((lookup, person))
}

pub(super) async fn cases(
    connection: &mut AnyConnection,
    keys: &Keys,
    codes: &[CaseCode],
) -> Result<Cases, Trouble> {
    let mut cases = HashMap::with_capacity(codes.len());
    let dialect = Dialect::of(connection);
    for (piece, size) in sql::padded(codes) {
        let mut query = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE code IN ({})", dialect.list(size))));
        for code in sql::filled(piece, size) {
            query = query.bind(keys.case(code).to_vec());
        }
        for row in query.fetch_all(&mut *connection).await? {
            let case = case(keys, &row)?;
            cases.insert(case.code.clone(), case);
        }
    }
    Ok(cases)
}

pub(super) async fn case_of_card(
    connection: &mut AnyConnection,
    keys: &Keys,
    queue: &QueueId,
    reference: &str,
) -> Result<Option<CaseCode>, Trouble> {
    let found = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE card = $1")))
        .bind(keys.card(queue, reference).to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(found.map(|row| case(keys, &row)).transpose()?.map(|case| case.code))
}

pub(super) async fn cases_of(
    connection: &mut AnyConnection,
    keys: &Keys,
    who: &Lookup,
) -> Result<Vec<CaseCode>, Trouble> {
    let rows = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE person = $1")))
        .bind(who.0.to_vec())
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| case(keys, row).map(|case| case.code)).collect()
}

pub(super) async fn code_taken(
    connection: &mut AnyConnection,
    keys: &Keys,
    code: &CaseCode,
) -> Result<bool, Trouble> {
    let found = sqlx::query("SELECT expires FROM cases WHERE code = $1")
        .bind(keys.case(code).to_vec())
        .fetch_optional(connection)
        .await?;
    Ok(found.is_some())
}

pub(super) async fn open_cases(
    connection: &mut AnyConnection,
    keys: &Keys,
    queue: &QueueId,
) -> Result<Vec<Case>, Trouble> {
    let rows = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE queue = $1 AND state <> $2")))
        .bind(queue.as_str().to_owned())
        .bind(CaseState::Closed.as_str())
        .fetch_all(connection)
        .await?;
    let mut cases: Vec<Case> = readable(keys, &rows).collect();
    // The time of receipt is sealed, so it is not the database that sorts.
    cases.sort_by(|a, b| (a.request.received(), &a.code).cmp(&(b.request.received(), &b.code)));
    Ok(cases)
}

pub(super) async fn closed_cases(
    connection: &mut AnyConnection,
    keys: &Keys,
    queue: &QueueId,
) -> Result<Vec<Case>, Trouble> {
    let rows = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE queue = $1 AND state = $2")))
        .bind(queue.as_str().to_owned())
        .bind(CaseState::Closed.as_str())
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| case(keys, row)).collect()
}

pub(super) async fn open_queues(connection: &mut AnyConnection) -> Result<Vec<QueueId>, Trouble> {
    let rows = sqlx::query("SELECT DISTINCT queue FROM cases WHERE state <> $1 ORDER BY queue")
        .bind(CaseState::Closed.as_str())
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| Ok(QueueId::new(row.try_get::<String, _>(0)?))).collect()
}

pub(super) async fn due_cases(
    connection: &mut AnyConnection,
    keys: &Keys,
    now: Timestamp,
) -> Result<Vec<CaseCode>, Trouble> {
    let rows = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE due <= $1 ORDER BY due")))
        .bind(now.as_millisecond())
        .fetch_all(connection)
        .await?;
    Ok(readable(keys, &rows).map(|case| case.code).collect())
}

/// The cases of these rows: one that cannot be read must not hold up what is to be done about the others.
fn readable<'a>(keys: &'a Keys, rows: &'a [AnyRow]) -> impl Iterator<Item = Case> + 'a {
    rows.iter().filter_map(|row| {
        let read = case(keys, row);
        if let Err(trouble) = &read {
            let error = match trouble {
                Trouble::Told(error) => error.to_string(),
                Trouble::Database(_) => "a column does not decode".to_owned(),
            };
            tracing::error!(error, "a case cannot be read");
        }
        read.ok()
    })
}

pub(super) async fn expired_cases(
    connection: &mut AnyConnection,
    keys: &Keys,
    now: Timestamp,
) -> Result<Vec<Case>, Trouble> {
    let rows = sqlx::query(AssertSqlSafe(format!("{CASE} WHERE expires <= $1")))
        .bind(now.as_millisecond())
        .fetch_all(connection)
        .await?;
    Ok(readable(keys, &rows).collect())
}

pub(super) async fn expired_people(
    connection: &mut AnyConnection,
    keys: &Keys,
    now: Timestamp,
) -> Result<Vec<(Lookup, Person)>, Trouble> {
    let rows = sqlx::query("SELECT lookup, sealed, expires FROM people WHERE expires <= $1")
        .bind(now.as_millisecond())
        .fetch_all(connection)
        .await?;
    Ok(rows.iter().filter_map(|row| person(keys, row).ok()).collect())
}

pub(super) async fn next_due(
    connection: &mut AnyConnection,
    after: Timestamp,
) -> Result<Option<Timestamp>, Trouble> {
    let found = sqlx::query("SELECT due FROM cases WHERE due > $1 ORDER BY due LIMIT 1")
        .bind(after.as_millisecond())
        .fetch_optional(connection)
        .await?;
    found.map(|row| Ok(time("cases", "due", row.try_get(0)?)?)).transpose()
}

fn case(keys: &Keys, row: &AnyRow) -> Result<Case, Trouble> {
    let hash: [u8; 32] = hash("cases", "code", row.try_get(0)?)?;
    let body: CaseBody = body::open(keys.data(), case_place(&hash), row.try_get(3)?)?;
    let unknown = StoreError::Row { table: "cases", column: "state", what: "no known state" };
    Ok(Case {
        code: body.code.into_owned(),
        queue: QueueId::new(row.try_get::<String, _>(1)?),
        state: CaseState::parse(row.try_get(2)?).ok_or(unknown)?,
        request: body.request.into_owned(),
        person: body.person.map(|text| text.0),
        card: body.card.map(std::borrow::Cow::into_owned),
        waits: body.waits,
        posts: body.posts.into_owned(),
        claimed_by: body.claimed_by.map(std::borrow::Cow::into_owned),
        course: body.course.into_owned(),
        due: row.try_get::<Option<i64>, _>(5)?.map(|ms| time("cases", "due", ms)).transpose()?,
        expires: time("cases", "expires", row.try_get(4)?)?,
    })
}

pub(super) async fn pending(connection: &mut AnyConnection, keys: &Keys) -> Result<Vec<Pending>, Trouble> {
    let rows = sqlx::query(
        "SELECT id, token, person, attempts, created, not_before, sealed FROM outbox \
         WHERE state = 'pending' ORDER BY id",
    )
    .fetch_all(connection)
    .await?;
    rows.iter().map(|row| letter(keys, row)).collect()
}

/// Letters to people of whom nothing else is kept, written before a time that is the statement's first value.
pub(super) const UNHEARD: &str = "state = 'pending' AND recipient = 'person' AND created <= $1 \
     AND (person IS NULL OR person NOT IN (SELECT lookup FROM people))";

/// Since when a letter to somebody of whom nothing else is kept may wait at most.
pub(super) fn unheard_since(now: Timestamp) -> Timestamp {
    now.checked_sub(LAST_WORD_KEPT).unwrap_or(Timestamp::MIN)
}

/// How much has expired, from the plain columns.
pub(super) async fn due(connection: &mut AnyConnection, now: Timestamp) -> Result<Due, Trouble> {
    let unheard = format!("SELECT COUNT(*) FROM outbox WHERE {UNHEARD}");
    let unheard = sqlx::query(AssertSqlSafe(unheard)).bind(unheard_since(now).as_millisecond());
    let unheard: i64 = unheard.fetch_one(&mut *connection).await?.try_get(0)?;
    let row = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM people WHERE expires <= $1), \
         (SELECT COUNT(*) FROM outbox WHERE state = 'pending' \
            AND person IN (SELECT lookup FROM people WHERE expires <= $1)), \
         (SELECT COUNT(*) FROM cases WHERE expires <= $1 AND state <> $2), \
         (SELECT COUNT(*) FROM cases WHERE expires <= $1 AND state = $2), \
         (SELECT COUNT(*) FROM outbox WHERE keep_until <= $1 AND state <> 'pending'), \
         (SELECT COUNT(*) FROM parked WHERE expires <= $1), \
         (SELECT COUNT(*) FROM taken_back WHERE expires <= $1), \
         (SELECT COUNT(*) FROM barred WHERE expires <= $1), \
         (SELECT COUNT(*) FROM consultations WHERE expires <= $1)",
    )
    .bind(now.as_millisecond())
    .bind(CaseState::Closed.as_str())
    .fetch_one(connection)
    .await?;
    let count = |column| row.try_get::<i64, _>(column).map(i64::unsigned_abs);
    Ok(Due {
        people: count(0)?,
        unsent: count(1)? + unheard.unsigned_abs(),
        open_cases: count(2)?,
        closed_cases: count(3)?,
        letters: count(4)?,
        parked: count(5)?,
        taken_back: count(6)?,
        barred: count(7)?,
        consultations: count(8)?,
    })
}

/// The hash of a row of people.
pub(super) fn lookup(bytes: Vec<u8>) -> Result<Lookup, Trouble> {
    Ok(Lookup(hash("people", "lookup", bytes)?))
}

/// The Matrix transaction id of a letter, from the row's token.
pub(super) fn transaction(token: &[u8]) -> String {
    format!("lotse-{}", hex::encode(token))
}

fn letter(keys: &Keys, row: &AnyRow) -> Result<Pending, Trouble> {
    let token: Vec<u8> = row.try_get(1)?;
    let person: Option<Vec<u8>> = row.try_get(2)?;
    let not_before: Option<i64> = row.try_get(5)?;
    let place = letter_place(&token);
    let sealed: Option<Vec<u8>> = row.try_get(6)?;
    let sealed = sealed.ok_or_else(|| place.broken("an unsent letter has no content"))?;
    let body: LetterBody = body::open(keys.data(), place, &sealed)?;
    let attempts = u32::try_from(row.try_get::<i64, _>(3)?);
    Ok(Pending {
        row: RowId(row.try_get(0)?),
        transaction: transaction(&token),
        to: body.to.into_owned(),
        what: body.what.into_owned(),
        about: body.about.map(std::borrow::Cow::into_owned),
        person: person.map(|bytes| hash("outbox", "person", bytes)).transpose()?.map(Lookup),
        not_before: not_before.map(|ms| time("outbox", "not_before", ms)).transpose()?,
        consultation: body.consultation,
        words: body.words,
        answer: body.answer,
        post: body.post,
        hours: body.hours,
        attempts: attempts.map_err(|_| StoreError::Row {
            table: "outbox",
            column: "attempts",
            what: "no number of attempts",
        })?,
        created: time("outbox", "created", row.try_get(4)?)?,
    })
}

pub(super) async fn cursor(
    connection: &mut AnyConnection,
    keys: &Keys,
    channel: ChannelKind,
) -> Result<Option<Vec<u8>>, Trouble> {
    let found = sqlx::query("SELECT sealed FROM cursors WHERE channel = $1")
        .bind(channel.as_str())
        .fetch_optional(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(keys.data().open(cursor_place(channel), row.try_get(0)?)?))
}

pub(super) async fn secret(
    connection: &mut AnyConnection,
    keys: &Keys,
    name: &str,
) -> Result<Option<Vec<u8>>, Trouble> {
    let found = sqlx::query("SELECT sealed FROM secrets WHERE name = $1")
        .bind(name.to_owned())
        .fetch_optional(connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(keys.data().open(secret_place(name), row.try_get(0)?)?))
}

pub(super) async fn kept(
    connection: &mut AnyConnection,
    keys: &Keys,
    channel: ChannelKind,
) -> Result<Vec<Kept>, Trouble> {
    let rows = sqlx::query("SELECT name, sealed_name, sealed FROM kept WHERE channel = $1 ORDER BY id")
        .bind(channel.as_str())
        .fetch_all(connection)
        .await?;
    let kept = |row: &AnyRow| -> Result<Kept, Trouble> {
        let hash: Vec<u8> = row.try_get(0)?;
        let name = kept_place("sealed_name", &hash);
        let key = keys.data().open(name, row.try_get(1)?)?;
        Ok(Kept {
            key: String::from_utf8(key).map_err(|_| name.broken("no text"))?,
            raw: keys.data().open(kept_place("sealed", &hash), row.try_get(2)?)?,
        })
    };
    rows.iter().map(kept).collect()
}

pub(super) async fn parked(connection: &mut AnyConnection, keys: &Keys) -> Result<Vec<Parked>, Trouble> {
    let rows = sqlx::query("SELECT token, channel, at, expires, sealed FROM parked ORDER BY id")
        .fetch_all(connection)
        .await?;
    let parked = |row: &AnyRow| -> Result<Parked, Trouble> {
        let unknown = StoreError::Row { table: "parked", column: "channel", what: "no known channel" };
        Ok(Parked {
            channel: ChannelKind::parse(row.try_get(1)?).ok_or(unknown)?,
            at: time("parked", "at", row.try_get(2)?)?,
            expires: time("parked", "expires", row.try_get(3)?)?,
            raw: keys.data().open(parked_place(row.try_get(0)?), row.try_get(4)?)?,
        })
    };
    rows.iter().map(parked).collect()
}

pub(super) async fn taken_back(connection: &mut AnyConnection) -> Result<Vec<TakenBack>, Trouble> {
    let rows =
        sqlx::query("SELECT transaction_name, queue, expires FROM taken_back").fetch_all(connection).await?;
    let taken_back = |row: &AnyRow| -> Result<TakenBack, Trouble> {
        Ok(TakenBack {
            transaction: row.try_get(0)?,
            queue: QueueId::new(row.try_get::<&str, _>(1)?),
            expires: time("taken_back", "expires", row.try_get(2)?)?,
        })
    };
    rows.iter().map(taken_back).collect()
}

pub(super) async fn counts(connection: &mut AnyConnection) -> Result<Counts, Trouble> {
    let row = sqlx::query(
        "SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'pending') AS pending, \
         (SELECT COUNT(*) FROM outbox WHERE state = 'dead') AS dead, (SELECT COUNT(*) FROM parked) AS parked",
    )
    .fetch_one(connection)
    .await?;
    let count = |column| row.try_get::<i64, _>(column).map(i64::unsigned_abs);
    Ok(Counts { pending: count(0)?, dead: count(1)?, parked: count(2)? })
}

pub(super) fn person_place(lookup: &Lookup) -> Place<'_> {
    Place { table: "people", column: "sealed", row: &lookup.0 }
}

pub(super) fn case_place(code: &[u8]) -> Place<'_> {
    Place { table: "cases", column: "sealed", row: code }
}

pub(super) fn letter_place(token: &[u8]) -> Place<'_> {
    Place { table: "outbox", column: "sealed", row: token }
}

pub(super) fn cursor_place(channel: ChannelKind) -> Place<'static> {
    Place { table: "cursors", column: "sealed", row: channel.as_str().as_bytes() }
}

pub(super) fn secret_place(name: &str) -> Place<'_> {
    Place { table: "secrets", column: "sealed", row: name.as_bytes() }
}

pub(super) fn kept_place<'a>(column: &'static str, hash: &'a [u8]) -> Place<'a> {
    Place { table: "kept", column, row: hash }
}

pub(super) fn parked_place(token: &[u8]) -> Place<'_> {
    Place { table: "parked", column: "sealed", row: token }
}

fn hash(table: &'static str, column: &'static str, bytes: Vec<u8>) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Row { table, column, what: "not 32 bytes" })
}

fn time(table: &'static str, column: &'static str, ms: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(ms).map_err(|_| StoreError::Row { table, column, what: "no time" })
}
