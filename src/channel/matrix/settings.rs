//! What the Matrix channel must be told before it can start.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use jiff::Timestamp;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomId};
use zeroize::Zeroizing;

use crate::id::QueueId;

/// The account's password. It has no `Debug` and is wiped from memory when dropped.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Wraps a password as read from its file.
    pub fn new(password: String) -> Self {
        Self(Zeroizing::new(password))
    }

    pub(super) fn expose(&self) -> &str {
        &self.0
    }
}

/// The few sentences the channel says by itself, rendered by the locale; none of them says anything about a person.
#[derive(Clone)]
pub struct Sentences {
    /// The name people see beside the account.
    pub display_name: String,
    /// Said in a room with more than one other person, before leaving it.
    pub group_refused: String,
    /// Why a direct room that cannot be encrypted is left for another that is.
    pub moved: String,
    /// Why the room of somebody is left of whom nothing is kept any more.
    pub forgotten: String,
}

/// Tells the time; a test moves it by hand.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The accounts listed for each queue. Clones share one list, which may be replaced while the bot runs.
#[derive(Clone, Default)]
pub struct StaffLists(Arc<RwLock<BTreeMap<QueueId, BTreeSet<OwnedUserId>>>>);

impl StaffLists {
    /// These lists.
    pub fn new(lists: BTreeMap<QueueId, BTreeSet<OwnedUserId>>) -> Self {
        Self(Arc::new(RwLock::new(lists)))
    }

    /// Puts other lists in their place, for all clones.
    pub fn replace(&self, lists: BTreeMap<QueueId, BTreeSet<OwnedUserId>>) {
        // A panic elsewhere leaves whole lists behind: they are only ever replaced.
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = lists;
    }

    /// A queue's list.
    pub fn of(&self, queue: &QueueId) -> BTreeSet<OwnedUserId> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(queue).cloned().unwrap_or_default()
    }

    fn has(&self, queue: &QueueId, user: &str) -> bool {
        let lists = self.0.read().unwrap_or_else(PoisonError::into_inner);
        lists.get(queue).is_some_and(|staff| staff.iter().any(|listed| listed.as_str() == user))
    }
}

/// The channel's configuration.
#[derive(Clone)]
pub struct Settings {
    /// The homeserver's URL, `https://matrix.example.org`.
    pub homeserver: String,
    /// The account, `@lotse:example.org`.
    pub user: OwnedUserId,
    /// Needed at the first login and to set up, or reset, the account's cross-signing identity.
    pub password: Password,
    /// The SDK's stores live below it, encrypted; made with mode 0700.
    pub data_dir: PathBuf,
    /// Opens the account's secret storage on a new device; written once with mode 0600.
    pub recovery_key_file: PathBuf,
    /// Each queue's room. A room belongs to one queue.
    pub rooms: BTreeMap<QueueId, OwnedRoomId>,
    /// Who may be in a queue's room, and whose commands count there.
    pub staff: StaffLists,
    /// Where alarms go.
    pub operator_room: Option<OwnedRoomId>,
    /// Rooms that `lotse matrix rooms` has made. One that is not configured yet is nobody's direct room.
    pub made: BTreeSet<OwnedRoomId>,
    pub sentences: Sentences,
    pub clock: Clock,
    /// How long to wait for the key of an undecryptable message before telling the person that it cannot be read.
    pub grace: Duration,
}

impl Settings {
    /// What a room is to us.
    pub(super) fn place(&self, room: &RoomId) -> Place<'_> {
        if let Some((queue, _)) = self.rooms.iter().find(|(_, id)| *id == room) {
            return Place::Centre(queue);
        }
        if self.operator_room.as_deref() == Some(room) {
            return Place::Operator;
        }
        if self.made.contains(room) {
            return Place::Spare;
        }
        Place::Direct
    }

    /// Whether the account is on the queue's list.
    pub(super) fn is_staff(&self, queue: &QueueId, user: &str) -> bool {
        self.staff.has(queue, user)
    }
}

/// What a room is to us, by configuration.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// The room of this queue.
    Centre(&'a QueueId),
    Operator,
    /// Made for something and not configured: nothing is said or heard there.
    Spare,
    /// Any other: it should be a person's direct room.
    Direct,
}
