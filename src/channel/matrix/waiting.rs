//! Messages that cannot be decrypted yet.
//!
//! A key may come after its message. Such messages are kept sealed by the desk, tried again when keys arrive, and
//! after a grace time given up with one kind sentence to the person.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use jiff::Timestamp;
use matrix_sdk::ruma::events::room::encrypted::OriginalSyncRoomEncryptedEvent;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use matrix_sdk::{Room, RoomState};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tracing::{info, warn};

use super::failure::Failure;
use super::gap;
use super::inbound::{Gathered, Listener};
use super::read::{self, Heard, Seen};
use super::settings::Place;
use super::staffing;
use crate::desk::ports::{Address, DeskHandle, Event, Kept, StaffSaid, StaffWhat, Trust};
use crate::id::{ChannelKind, QueueId};
use crate::intake::input::Input;

/// A kept event.
#[derive(Serialize, Deserialize)]
struct Sealed {
    room: OwnedRoomId,
    /// When we first saw it, in milliseconds since 1970.
    since: i64,
    event: Value,
}

/// An event as the desk keeps it.
pub(super) fn sealed(room: &RoomId, id: String, now: Timestamp, event: Value) -> Result<Kept, Failure> {
    let sealed = Sealed { room: room.to_owned(), since: now.as_millisecond(), event };
    Ok(Kept { key: id, raw: serde_json::to_vec(&sealed).map_err(|_| Failure::Local)? })
}

/// What the desk keeps for us, by event id.
#[derive(Default)]
pub(super) struct Waiting(BTreeMap<String, Sealed>);

impl Waiting {
    /// Takes up what was kept in the last run.
    pub(super) async fn load(desk: &DeskHandle) -> Result<Self, Failure> {
        let mut waiting = Self::default();
        let mut kept = desk.kept(ChannelKind::Matrix).await?;
        kept.retain(|kept| !staffing::is_listed(kept));
        waiting.settle(kept, &[]);
        Ok(waiting)
    }

    /// Follows what the desk has committed.
    pub(super) fn settle(&mut self, kept: Vec<Kept>, released: &[String]) {
        for key in released {
            self.0.remove(key);
        }
        for kept in kept {
            if let Ok(sealed) = serde_json::from_slice::<Sealed>(&kept.raw) {
                // The event may come again after a restart: its time of grace began when it first came.
                self.0.entry(kept.key).or_insert(sealed);
            } else {
                warn!("a kept event is of an unknown form");
            }
        }
    }

    /// How long until the first is given up; `None` if nothing waits.
    pub(super) fn next_due(&self, now: Timestamp, grace: Duration) -> Option<Duration> {
        let first = self.0.values().map(|sealed| sealed.since).min()?;
        Some(grace.saturating_sub(age(first, now)))
    }

    /// What waits, the oldest first: a key often opens several, and an event's id tells nothing of its time. Whoever halts or
    /// changes something must not be heard before it.
    fn in_order(&self) -> Vec<(&String, &Sealed)> {
        let mut waiting: Vec<_> = self.0.iter().collect();
        let sent = |sealed: &Sealed| sealed.event.get("origin_server_ts").and_then(Value::as_i64);
        waiting.sort_by_key(|(_, sealed)| (sealed.since, sent(sealed)));
        waiting
    }

    /// Tries again what waits, if keys have arrived, and gives up what is due.
    pub(super) async fn review(
        &self,
        listener: &Listener<'_>,
        out: &mut Gathered,
        keys_arrived: bool,
    ) -> Result<(), Failure> {
        let now = (listener.settings.clock)();
        let mut told = BTreeSet::new();
        for (id, sealed) in self.in_order() {
            // Taken back in the same response: nobody reads it any more.
            if out.batch.release.contains(id) {
                continue;
            }
            let due = age(sealed.since, now) >= listener.settings.grace;
            if !due && !keys_arrived {
                continue;
            }
            let room =
                listener.client.get_room(&sealed.room).filter(|room| room.state() == RoomState::Joined);
            let Some(room) = room else {
                out.batch.release.push(id.clone());
                continue;
            };
            if try_again(listener, out, &room, &sealed.event).await? {
                info!("decrypted an event that had waited for its key");
                out.batch.release.push(id.clone());
            } else if due {
                out.batch.release.push(id.clone());
                give_up(listener, out, &room, sealed, &mut told);
            }
        }
        Ok(())
    }
}

fn age(since: i64, now: Timestamp) -> Duration {
    Duration::from_millis(now.as_millisecond().saturating_sub(since).try_into().unwrap_or(0))
}

/// Whether the event could be read now; if so it is in the batch.
async fn try_again(
    listener: &Listener<'_>,
    out: &mut Gathered,
    room: &Room,
    event: &Value,
) -> Result<bool, Failure> {
    let Ok(raw) = Raw::new(event) else { return Ok(true) };
    let raw: Raw<OriginalSyncRoomEncryptedEvent> = raw.cast_unchecked();
    let Ok(event) = room.decrypt_event(&raw, None).await else { return Ok(false) };
    let Some(heard) = read::read(&gap::json(&event)) else { return Ok(true) };
    if heard.seen == Seen::Sealed {
        return Ok(false);
    }
    listener.take(out, room, &event, heard).await?;
    Ok(true)
}

/// Tells a person, once for all their messages that are given up now, or staff in their room: it may have been a command.
fn give_up(
    listener: &Listener<'_>,
    out: &mut Gathered,
    room: &Room,
    sealed: &Sealed,
    told: &mut BTreeSet<OwnedRoomId>,
) {
    warn!("gave up an event whose key did not come");
    let place = listener.settings.place(room.room_id());
    if matches!(place, Place::Operator | Place::Spare) || !told.insert(sealed.room.clone()) {
        return;
    }
    let Some(heard) = read::read(&sealed.event) else { return };
    if let Place::Centre(queue) = place {
        out.batch.events.push(Event::Staff(unreadable(listener, queue, heard)));
        return;
    }
    let place = sealed.room.as_str().to_owned();
    let from = Address { channel: ChannelKind::Matrix, person: heard.sender, place };
    out.batch.events.push(Event::Person { from, id: heard.id, message: None, input: Input::Unreadable });
}

/// A message in a centre's room that could not be read. That it came encrypted says nothing of its sender's device.
fn unreadable(listener: &Listener<'_>, queue: &QueueId, heard: Heard) -> StaffSaid {
    let listed = listener.settings.is_staff(queue, &heard.sender);
    StaffSaid {
        queue: queue.clone(),
        sender: heard.sender,
        trust: if listed { Trust::UnknownDevice } else { Trust::NotListed },
        event: heard.id,
        about: None,
        what: StaffWhat::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::room_id;

    use super::*;

    #[test]
    fn what_waits_is_read_in_the_order_in_which_it_was_written() {
        let kept = |id: &str, second, sent: i64| {
            let event = serde_json::json!({ "origin_server_ts": sent });
            let seen = Timestamp::from_second(second).unwrap();
            sealed(room_id!("!r:x"), id.to_owned(), seen, event).unwrap()
        };
        let mut waiting = Waiting::default();
        waiting.settle(vec![kept("$c", 1, 7), kept("$b", 1, 9), kept("$d", 1, 8), kept("$a", 2, 3)], &[]);
        let order: Vec<&str> = waiting.in_order().into_iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(order, ["$c", "$d", "$b", "$a"]);
    }

    #[test]
    fn grace_begins_when_the_event_first_came() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let kept = |second| sealed(room_id!("!r:x"), "$e".to_owned(), at(second), Value::Null).unwrap();
        let grace = Duration::from_mins(1);
        let mut waiting = Waiting::default();
        assert_eq!(waiting.next_due(at(0), grace), None);
        waiting.settle(vec![kept(100)], &[]);
        waiting.settle(vec![kept(130)], &[]);
        assert_eq!(waiting.next_due(at(110), grace), Some(Duration::from_secs(50)));
        assert_eq!(waiting.next_due(at(500), grace), Some(Duration::ZERO));
        waiting.settle(vec![], &["$e".to_owned()]);
        assert_eq!(waiting.next_due(at(500), grace), None);
    }
}
