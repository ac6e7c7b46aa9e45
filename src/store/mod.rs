//! Keeps what must not be lost, sealed: one implementation over SQLite and PostgreSQL.
//!
//! The desk is its only user. The store knows what belongs together (one [`Commit`] is one transaction) and how it is
//! sealed; it must not know why anything is written, and it has no clock: what expires is measured against the time
//! it is given.
//!
//! Plain columns hold keyed hashes, random tokens, kinds, states and times, and counts of which none is about a person;
//! everything else is sealed, bound to its table, column and row. On SQLite deleted bytes are overwritten and the log is
//! emptied by [`Store::sweep`]; on PostgreSQL the sealed bytes of deleted rows stay in its files until vacuum and new rows
//! overwrite them.

mod backup;
mod bars;
mod body;
mod chat;
mod consultation;
mod error;
mod examine;
mod hex;
mod key_file;
mod keys;
mod link;
mod read;
mod record;
mod returning;
mod roster;
mod rotate;
mod schema;
mod seal;
mod sql;
mod tally;
mod write;

use std::collections::HashMap;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use self::keys::Keys;
use self::link::Link;
use self::write::Ended;

pub use self::error::StoreError;
pub use self::record::{
    Bar, Barred, Case, CaseWrite, Cases, ChatMessage, Commit, ConsultationWrite, Counts, Due, Mark,
    NewLetter, NewReturn, Parked, Pending, People, Person, PersonWrite, Swept, TakenBack, Written,
};

use crate::desk::ports::Kept;
use crate::handoff::consultation::Consultation;
use crate::handoff::roster::Roster;
use crate::handoff::tally::Counted;
use crate::id::{CaseCode, ChannelKind, Lookup, QueueId};
use crate::intake::return_code::ReturnCode;

/// An open store. Holds the lock that keeps other instances away until it is closed or dropped.
///
/// Every method may fail with [`StoreError::Away`], [`Full`](StoreError::Full), [`ReadOnly`](StoreError::ReadOnly) or
/// [`Database`](StoreError::Database); reading ones also with [`Sealed`](StoreError::Sealed) and
/// [`Row`](StoreError::Row). A lost connection is made anew at the next call.
pub struct Store {
    keys: Keys,
    link: Mutex<Link>,
}

/// The name of the secret that holds the session of the Matrix device. It goes into no backup.
pub const MATRIX_SESSION: &str = "matrix.session";

/// How long a letter waits to somebody of whom nothing else is kept: the last word to whoever has deleted, say, while their
/// platform is out of reach. Nothing else would ever end it, and their address is in it.
pub const LAST_WORD_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Runs a function on the connection and tells its error.
macro_rules! with_connection {
    ($store:ident, $($function:ident)::+ ( $($argument:expr),* )) => {{
        let mut link = $store.link.lock().await;
        let connection = link.connection().await?;
        let result = $($function)::+(connection, $($argument),*).await;
        link.settle(result)
    }};
}

impl Store {
    /// Opens the store at `url` (`sqlite:<path>` or `postgres://…`): takes the lock, brings the tables up to date and
    /// opens the keys with the key in `key_file`. Both files are made at the first start.
    ///
    /// # Errors
    /// [`InUse`](StoreError::InUse), [`Newer`](StoreError::Newer), [`Schema`](StoreError::Schema),
    /// [`WrongKey`](StoreError::WrongKey), and those of address and key file.
    pub async fn open(url: &str, key_file: &Path) -> Result<Self, StoreError> {
        let mut link = Link::open(url).await?;
        let connection = link.connection().await?;
        let keys = Keys::open(connection, key_file).await;
        let keys = link.settle(keys)?;
        Ok(Self { keys, link: Mutex::new(link) })
    }

    /// The hash under which a person of a channel is found, by the platform's id of the person.
    pub fn lookup(&self, channel: ChannelKind, person: &str) -> Lookup {
        self.keys.person(channel, person)
    }

    /// The name under which a bar of this person at this service is kept.
    pub fn barred(&self, person: &Lookup, queue: &QueueId) -> Barred {
        Barred(self.keys.barred(person, queue))
    }

    /// The messages in a person's chat that can still be deleted, by the platform's names, the latest first.
    pub async fn chat_messages(&self, who: &Lookup, now: Timestamp) -> Result<Vec<String>, StoreError> {
        with_connection!(self, chat::of(&self.keys, who, now))
    }

    /// People whose time is over and who have not been deleted yet, but for those that cannot be read.
    pub async fn expired_people(&self, now: Timestamp) -> Result<Vec<(Lookup, Person)>, StoreError> {
        with_connection!(self, read::expired_people(&self.keys, now))
    }

    /// Whom which service refuses, and until when.
    pub async fn bars(&self) -> Result<HashMap<Barred, Timestamp>, StoreError> {
        with_connection!(self, bars::read())
    }

    /// The key for the Matrix SDK's own store.
    pub fn matrix_store_key(&self) -> Zeroizing<[u8; 32]> {
        self.keys.matrix_store()
    }

    /// Where a channel goes on, as of the last commit.
    pub async fn cursor(&self, channel: ChannelKind) -> Result<Option<Vec<u8>>, StoreError> {
        with_connection!(self, read::cursor(&self.keys, channel))
    }

    /// Those of these people who are known.
    pub async fn people(&self, who: &[Lookup]) -> Result<People, StoreError> {
        with_connection!(self, read::people(&self.keys, who))
    }

    /// Those of these cases that exist.
    pub async fn cases(&self, codes: &[CaseCode]) -> Result<Cases, StoreError> {
        with_connection!(self, read::cases(&self.keys, codes))
    }

    /// Whether a case has this code.
    pub async fn code_taken(&self, code: &CaseCode) -> Result<bool, StoreError> {
        with_connection!(self, read::code_taken(&self.keys, code))
    }

    /// The case whose card the platform knows by this reference in the queue's room.
    pub async fn case_of_card(
        &self,
        queue: &QueueId,
        reference: &str,
    ) -> Result<Option<CaseCode>, StoreError> {
        with_connection!(self, read::case_of_card(&self.keys, queue, reference))
    }

    /// A queue's cases that are closed and still kept.
    pub async fn closed_cases(&self, queue: &QueueId) -> Result<Vec<Case>, StoreError> {
        with_connection!(self, read::closed_cases(&self.keys, queue))
    }

    /// A queue's cases that are not closed, the longest waiting first.
    pub async fn open_cases(&self, queue: &QueueId) -> Result<Vec<Case>, StoreError> {
        with_connection!(self, read::open_cases(&self.keys, queue))
    }

    /// The queues with cases that are not closed, also those that nobody knows any more.
    pub async fn open_queues(&self) -> Result<Vec<QueueId>, StoreError> {
        with_connection!(self, read::open_queues())
    }

    /// Who is there at the services, as far as anything was said.
    pub async fn rosters(&self) -> Result<Vec<(QueueId, Roster)>, StoreError> {
        with_connection!(self, roster::read(&self.keys))
    }

    /// The cases the desk has to look at by `now`, but for those that cannot be read.
    pub async fn due_cases(&self, now: Timestamp) -> Result<Vec<CaseCode>, StoreError> {
        with_connection!(self, read::due_cases(&self.keys, now))
    }

    /// The cases whose time is over at `now` and that are still here, but for those that cannot be read.
    pub async fn expired_cases(&self, now: Timestamp) -> Result<Vec<Case>, StoreError> {
        with_connection!(self, read::expired_cases(&self.keys, now))
    }

    /// When the desk has to look at a case next, after this time.
    pub async fn next_due(&self, after: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        with_connection!(self, read::next_due(after))
    }

    /// Writes everything in one durable transaction; returns the ids of the new letters in their order.
    ///
    /// # Errors
    /// [`CodeTaken`](StoreError::CodeTaken) if a new case's code is. After an error nothing was written. Should the
    /// connection break while the end of the transaction is being confirmed (PostgreSQL only), this waits until the
    /// database is back and says which it was.
    pub async fn commit(&self, commit: &Commit) -> Result<Vec<Written>, StoreError> {
        let mut link = self.link.lock().await;
        let engine = link.engine();
        let connection = link.connection().await?;
        let ended = write::commit(connection, engine, &self.keys, commit).await;
        let Ended { rows, number, end } = link.settle(ended)?;
        match (link.settle(end), number) {
            (Err(StoreError::Away { .. }), Some(number)) if link.was_written(&number).await => Ok(rows),
            (end, _) => end.map(|()| rows),
        }
    }

    /// Letters that wait to be sent, the oldest first.
    pub async fn pending(&self) -> Result<Vec<Pending>, StoreError> {
        with_connection!(self, read::pending(&self.keys))
    }

    /// Letters to rooms that were taken back and may be there all the same.
    pub async fn taken_back(&self) -> Result<Vec<TakenBack>, StoreError> {
        with_connection!(self, read::taken_back())
    }

    /// The codes of a person's cases.
    pub async fn cases_of(&self, who: &Lookup) -> Result<Vec<CaseCode>, StoreError> {
        with_connection!(self, read::cases_of(&self.keys, who))
    }

    /// Whose return code this is, if anybody's.
    pub async fn return_of(&self, code: &ReturnCode) -> Result<Option<NewReturn>, StoreError> {
        with_connection!(self, returning::whose(&self.keys, code))
    }

    /// All consultations, but for those that cannot be read.
    pub async fn consultations(&self) -> Result<Vec<Consultation>, StoreError> {
        with_connection!(self, consultation::all(&self.keys))
    }

    /// What a channel has kept and not released, the oldest first.
    pub async fn kept(&self, channel: ChannelKind) -> Result<Vec<Kept>, StoreError> {
        with_connection!(self, read::kept(&self.keys, channel))
    }

    /// What no one could read and has not expired, the oldest first.
    pub async fn parked(&self) -> Result<Vec<Parked>, StoreError> {
        with_connection!(self, read::parked(&self.keys))
    }

    /// A channel's secret.
    pub async fn secret(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        with_connection!(self, read::secret(&self.keys, name))
    }

    /// Keeps a channel's secret, durably before this returns; `None` removes it.
    pub async fn put_secret(&self, name: &str, value: Option<&[u8]>) -> Result<(), StoreError> {
        with_connection!(self, write::put_secret(&self.keys, name, value))
    }

    /// Deletes what has expired at `now`: people, cases, letters that were given up, parked things. What is
    /// deleted here and by earlier commits is gone from SQLite's files, too.
    pub async fn sweep(&self, now: Timestamp) -> Result<Swept, StoreError> {
        let mut link = self.link.lock().await;
        let engine = link.engine();
        let connection = link.connection().await?;
        let swept = write::sweep(connection, engine, &self.keys, now).await;
        let swept = link.settle(swept)?;
        link.checkpoint().await?;
        Ok(swept)
    }

    /// All that was counted, month by month.
    pub async fn tallies(&self) -> Result<Vec<Counted>, StoreError> {
        with_connection!(self, tally::read())
    }

    /// How much waits, was given up, or could not be read.
    pub async fn counts(&self) -> Result<Counts, StoreError> {
        with_connection!(self, read::counts())
    }

    /// Empties SQLite's log, closes the connection and gives the lock back.
    pub async fn close(self) -> Result<(), StoreError> {
        self.link.into_inner().close().await
    }
}
