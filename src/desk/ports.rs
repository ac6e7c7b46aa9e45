//! What the desk and the channels say to each other.
//!
//! A channel hands in [`Batch`]es and waits until they are committed before it acknowledges them to its platform;
//! a courier gives a channel [`Letter`]s to carry and writes down the [`Outcome`]. Neither knows the other's inside.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};

use crate::id::{ChannelKind, QueueId, RowId};
use crate::intake::input::Input;
use crate::intake::question::Token;

/// Who sent something and where an answer goes. Personal: it has no `Debug` and is only ever stored sealed.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Address {
    pub channel: ChannelKind,
    /// The platform's id of the person: Telegram's user id, Matrix's user id. The lookup hash is made of it.
    pub person: String,
    /// Where to write: Telegram's chat id, the Matrix direct room's id.
    pub place: String,
}

/// What a channel received in one go. Committed in one transaction together with its cursor.
pub struct Batch {
    pub channel: ChannelKind,
    /// Where the channel goes on after this batch (Telegram's next offset, Matrix's `next_batch`). Opaque to the desk.
    pub cursor: Option<Vec<u8>>,
    pub events: Vec<Event>,
    /// Raw things to keep sealed until they can be read (undecryptable events), under the channel's own key.
    pub keep: Vec<Kept>,
    /// Keys of kept things that are done with.
    pub release: Vec<String>,
}

impl Batch {
    /// An empty batch of a channel.
    pub fn new(channel: ChannelKind) -> Self {
        Self { channel, cursor: None, events: Vec::new(), keep: Vec::new(), release: Vec::new() }
    }
}

/// Something a channel keeps sealed in the store until it can be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// The channel's own name for it (an event id); stored as a keyed hash for finding and sealed for reading back.
    pub key: String,
    pub raw: Vec<u8>,
}

/// One thing that happened on a channel, in the order in which it happened.
pub enum Event {
    /// A person did something.
    Person {
        from: Address,
        /// The platform's id of this event; the same event seen twice is taken once.
        /// Empty if the platform has none.
        id: String,
        /// What the platform calls the message that is said, changed or taken back, if it is one.
        message: Option<String>,
        input: Input,
    },
    /// A staff member wrote in a centre's room.
    Staff(StaffSaid),
    /// A letter came back as our own event: it was sent, whatever the courier heard. The platform names it by the
    /// [`Letter::transaction`] it was sent under; only the desk knows of which row that is. A long letter comes back in
    /// parts, and only with the last one is all of it there.
    Echo { transaction: String, reference: String, last: bool },
    /// An account on a queue's list has come into its room.
    StaffJoined {
        queue: QueueId,
        member: String,
        /// The platform's id of this event.
        id: String,
    },
    /// An account is not on a queue's list any more, and out of its room where that was in the channel's power.
    StaffRemoved { queue: QueueId, member: String },
    /// A queue's room can be used (`None`), or cannot.
    Room { queue: QueueId, problem: Option<RoomProblem> },
    /// Something the channel could not read at all. Kept sealed, the operator is told, the person (if known) gets an
    /// apology.
    Poison { from: Option<Address>, raw: Vec<u8> },
    /// Something the operator should know, without personal data.
    Alarm(Alarm),
}

/// What a staff member wrote or how they reacted.
pub struct StaffSaid {
    pub queue: QueueId,
    /// The staff member's Matrix user id.
    pub sender: String,
    pub trust: Trust,
    /// The event's id; the same event seen twice is taken once.
    pub event: String,
    /// The event this one answers, reacts to, or whose thread it is in.
    pub about: Option<String>,
    pub what: StaffWhat,
}

/// The form of what staff did.
pub enum StaffWhat {
    Text(String),
    /// What stands under a picture or another file, which nobody downloads: it is no command, but may be meant as one.
    Captioned(String),
    /// An earlier message, named by its event, was changed to this text.
    Edited {
        message: String,
        text: String,
    },
    /// An earlier message, named by its event, was taken back. That is never encrypted: it may keep something from a person and
    /// nothing else.
    TakenBack(String),
    /// An encrypted message that cannot be read, even after waiting for its key. Nobody can know whether it was a command.
    Unreadable,
    /// A reaction with this key. Reactions are never encrypted: they may claim and nothing else.
    Reaction(String),
}

/// How far an event in a centre's room can be trusted as a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trust {
    /// Encrypted, from a cross-signed device of an account on that queue's list.
    Full,
    /// From an account on the list, but readable by the server: a reaction.
    Unencrypted,
    /// A message in plain text in an encrypted room: anyone with the server could have written it.
    PlainText,
    /// Encrypted, but from a device its owner has not cross-signed.
    UnknownDevice,
    /// Not on the queue's list.
    NotListed,
}

/// Why a queue's room takes no card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomProblem {
    /// No room is configured for the queue.
    NotConfigured,
    /// The bot is not in the room (not invited, removed).
    NotJoined,
    /// The room is not encrypted.
    NotEncrypted,
    /// Somebody is in the room or invited who is not on the queue's staff list.
    StrangerInside,
    /// The server is away or refuses.
    Unreachable,
}

/// What the operator is told; never with personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alarm {
    /// A command arrived in a centre's room that did not count.
    UntrustedCommand(Trust),
    /// The channel's server refuses our credentials.
    Unauthorised(ChannelKind),
    /// Another program fetches this bot's updates.
    Conflict(ChannelKind),
}

/// A batch was committed.
pub struct Committed {
    /// For each event in order: what to show at once and once only, at the tapped button.
    pub toasts: Vec<Option<String>>,
}

/// Something to be carried to a recipient, from a row of the outbox.
#[derive(Clone)]
pub struct Letter {
    pub row: RowId,
    /// The Matrix transaction id, derived from the row: the same letter sent twice is one event.
    pub transaction: String,
    pub to: Recipient,
    pub what: Outgoing,
}

impl Letter {
    /// A letter without a row in the outbox: it goes out once, or not at all.
    pub fn unwritten(to: Recipient, what: Outgoing) -> Self {
        Self { row: RowId(0), transaction: String::new(), to, what }
    }

    /// Whether the letter has a row in the outbox.
    pub fn is_written(&self) -> bool {
        self.row != RowId(0)
    }
}

/// Who a letter is for.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    Person(Address),
    /// The room of a queue.
    Queue(QueueId),
    /// The operator's room for alarms.
    Operator,
}

/// What a letter does.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outgoing {
    /// A message in plain text, with the choices of a question if it asks one.
    Message {
        text: String,
        #[serde(default)]
        buttons: Vec<Button>,
        /// The event in whose thread it belongs (centre rooms).
        #[serde(default)]
        thread: Option<String>,
    },
    /// A case's card, for a centre's room: the root of the case's thread.
    Card {
        text: String,
        /// The same for clients that show more than plain text.
        #[serde(default)]
        html: Option<String>,
    },
    /// Take the buttons off an earlier message, named by the reference its sending gave.
    RetireButtons { reference: String },
    /// Replace the text of an earlier message.
    Edit {
        reference: String,
        text: String,
        #[serde(default)]
        html: Option<String>,
    },
    /// Remove an earlier message.
    Redact { reference: String },
}

/// One choice under a message.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    pub label: String,
    /// [`Token::encode`]d.
    pub data: String,
}

impl Button {
    /// A button for a choice of a question.
    pub fn new(label: String, token: &Token) -> Self {
        Self { label, data: token.encode() }
    }
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Delivered to the platform; the references name what was sent there, a long text in parts. The last one is the
    /// message itself, which shows the buttons and is answered.
    Sent { references: Vec<String> },
    /// Try again, at the earliest after this time (`retry_after`), or by the courier's own backoff.
    Retry { after: Option<Duration> },
    /// Not before the room can be used again: an [`Event::Room`] says so, or the next letter shows it.
    RoomClosed(RoomProblem),
    /// The recipient cannot be reached any more (blocked, left, deactivated): drop what is for them.
    Gone,
    /// The platform will never take this letter; the word says why, without personal data.
    Refused(&'static str),
}

/// A channel as the courier sees it. One letter per recipient is under way at a time; several recipients at once.
pub trait Carrier: Send + Sync + 'static {
    /// Carries one letter. Must be safe to repeat after a crash.
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;
}

/// Why the desk did not take a batch. Nothing of it was committed; the channel must not acknowledge it.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store failed (disk full, database away). Try again later.
    #[error("the store did not take the batch")]
    Store,
    /// The program is shutting down.
    #[error("the desk is closed")]
    Closed,
}

/// The channels' way to the desk.
#[derive(Clone)]
pub struct DeskHandle {
    requests: mpsc::Sender<Handed>,
}

/// A request to the desk task, with the way to answer it.
pub enum Handed {
    /// [`DeskHandle::hand_in`].
    Batch(Batch, oneshot::Sender<Result<Committed, DeskError>>),
    /// [`DeskHandle::cursor`].
    Cursor(ChannelKind, oneshot::Sender<Result<Option<Vec<u8>>, DeskError>>),
    /// [`DeskHandle::kept`].
    Kept(ChannelKind, oneshot::Sender<Result<Vec<Kept>, DeskError>>),
    /// [`DeskHandle::secret`].
    Secret(&'static str, oneshot::Sender<Result<Option<Vec<u8>>, DeskError>>),
    /// [`DeskHandle::put_secret`].
    PutSecret(&'static str, Option<Vec<u8>>, oneshot::Sender<Result<(), DeskError>>),
    /// [`DeskHandle::forgotten`].
    Forgotten(Vec<Address>, oneshot::Sender<Result<Vec<Address>, DeskError>>),
}

impl DeskHandle {
    /// A handle and what arrives through it, holding at most `room` (above 0) requests unread.
    ///
    /// The desk reads the other end; a test that plays the desk does, too.
    pub fn pair(room: usize) -> (Self, mpsc::Receiver<Handed>) {
        let (requests, handed) = mpsc::channel(room.max(1));
        (Self { requests }, handed)
    }

    /// Hands in a batch and waits until it is committed. Only after `Ok` may the channel acknowledge it.
    ///
    /// A batch in which one event cannot be stepped is still taken: the desk steps such events one by one and parks
    /// the failing one.
    pub async fn hand_in(&self, batch: Batch) -> Result<Committed, DeskError> {
        self.ask(|done| Handed::Batch(batch, done)).await
    }

    /// Where the channel stopped last time, as committed with its last batch.
    pub async fn cursor(&self, channel: ChannelKind) -> Result<Option<Vec<u8>>, DeskError> {
        self.ask(|done| Handed::Cursor(channel, done)).await
    }

    /// What the channel has kept and not released, oldest first.
    pub async fn kept(&self, channel: ChannelKind) -> Result<Vec<Kept>, DeskError> {
        self.ask(|done| Handed::Kept(channel, done)).await
    }

    /// A channel's own sealed secret (its session, say).
    pub async fn secret(&self, name: &'static str) -> Result<Option<Vec<u8>>, DeskError> {
        self.ask(|done| Handed::Secret(name, done)).await
    }

    /// Stores a channel's secret sealed, durably before this returns; `None` removes it.
    pub async fn put_secret(&self, name: &'static str, value: Option<Vec<u8>>) -> Result<(), DeskError> {
        self.ask(|done| Handed::PutSecret(name, value, done)).await
    }

    /// Those of these people of whom nothing is kept and to whom nothing is on its way.
    pub async fn forgotten(&self, people: Vec<Address>) -> Result<Vec<Address>, DeskError> {
        self.ask(|done| Handed::Forgotten(people, done)).await
    }

    async fn ask<T>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<T, DeskError>>) -> Handed,
    ) -> Result<T, DeskError> {
        let (done, answer) = oneshot::channel();
        self.requests.send(request(done)).await.map_err(|_| DeskError::Closed)?;
        answer.await.map_err(|_| DeskError::Closed)?
    }
}
