//! Making the centres' rooms, each once.
//!
//! That a room is meant to be made is written down before the call. Should the program end in between, the room is
//! known again by what stands in its first event, which only its creator could write.

use std::collections::{BTreeMap, BTreeSet};

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::membership::joined_rooms;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request, RoomPreset};
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::failure::Failure;
use super::look::{self, MADE_FOR};
use crate::desk::ports::{DeskError, DeskHandle};
use crate::id::QueueId;

/// Name of the sealed record in the desk's secrets.
const RECORD: &str = "matrix.made";

/// What a room is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// The requests of this queue.
    Queue(QueueId),
    /// The operator's alarms.
    Operator,
}

impl Purpose {
    fn name(&self) -> String {
        match self {
            Self::Queue(queue) => format!("queue {queue}"),
            Self::Operator => "operator".to_owned(),
        }
    }
}

/// The rooms we made, by what for. `None`: meant to be made, perhaps made.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Made(BTreeMap<String, Option<OwnedRoomId>>);

impl Made {
    /// Reads what former runs wrote down.
    pub(super) async fn load(desk: &DeskHandle) -> Result<Self, DeskError> {
        let record = desk.secret(RECORD).await?;
        Ok(record.and_then(|record| serde_json::from_slice(&record).ok()).unwrap_or_default())
    }

    /// All rooms that were made.
    pub(super) fn rooms(self) -> BTreeSet<OwnedRoomId> {
        self.0.into_values().flatten().collect()
    }

    async fn note(
        &mut self,
        desk: &DeskHandle,
        purpose: &Purpose,
        room: Option<&RoomId>,
    ) -> Result<(), Failure> {
        self.0.insert(purpose.name(), room.map(ToOwned::to_owned));
        let record = serde_json::to_vec(self).map_err(|_| Failure::Local)?;
        Ok(desk.put_secret(RECORD, Some(record)).await?)
    }
}

/// The room for a purpose, made now unless a former run has made it and we are still in it.
pub(super) async fn room(
    client: &Client,
    desk: &DeskHandle,
    purpose: &Purpose,
    name: &str,
) -> Result<OwnedRoomId, Failure> {
    let mut made = Made::load(desk).await?;
    let known = made.0.get(&purpose.name()).cloned();
    if let Some(known) = known {
        let joined: BTreeSet<OwnedRoomId> =
            client.send(joined_rooms::v3::Request::new()).await?.joined_rooms.into_iter().collect();
        match known {
            Some(room) if joined.contains(&room) => return Ok(room),
            Some(_) => {}
            None => {
                if let Some(room) = find(client, &joined, purpose).await? {
                    made.note(desk, purpose, Some(&room)).await?;
                    return Ok(room);
                }
            }
        }
    }
    made.note(desk, purpose, None).await?;
    let room = client.send(request(purpose, name)?).await?.room_id;
    made.note(desk, purpose, Some(&room)).await?;
    Ok(room)
}

/// A room that says of itself that we made it for this.
async fn find(
    client: &Client,
    joined: &BTreeSet<OwnedRoomId>,
    purpose: &Purpose,
) -> Result<Option<OwnedRoomId>, Failure> {
    for room in joined {
        let seen = match look::look(client, room).await {
            Ok(seen) => seen,
            Err(failure) if failure.is_passing() => return Err(failure),
            // Just left, say: then it is not what we look for.
            Err(_) => continue,
        };
        // Others can write the same into a room of theirs, and invite us.
        let ours = client.user_id().is_some_and(|user| user.as_str() == seen.creator);
        if ours && seen.made_for == Some(purpose.name()) {
            return Ok(Some(room.clone()));
        }
    }
    Ok(None)
}

/// A closed room: encrypted, on this server only, by invitation, its past for nobody who comes later. Staff write, react
/// and take back what is their own; all else is ours.
fn request(purpose: &Purpose, name: &str) -> Result<Request, Failure> {
    let raw = |value: serde_json::Value| serde_json::value::to_raw_value(&value).map_err(|_| Failure::Local);
    let state = |kind: &str, content: serde_json::Value| {
        raw(json!({"type": kind, "state_key": "", "content": content})).map(Raw::from_json)
    };
    let mut request = Request::new();
    request.name = Some(name.to_owned());
    request.preset = Some(RoomPreset::PrivateChat);
    request.creation_content =
        Some(Raw::from_json(raw(json!({"m.federate": false, MADE_FOR: purpose.name()}))?));
    request.initial_state = vec![
        state("m.room.encryption", json!({"algorithm": "m.megolm.v1.aes-sha2"}))?,
        state("m.room.history_visibility", json!({"history_visibility": "joined"}))?,
        state("m.room.join_rules", json!({"join_rule": "invite"}))?,
        state("m.room.guest_access", json!({"guest_access": "forbidden"}))?,
    ];
    // No `users`: the server puts the creator in, or above all levels from room version 12 on, where naming it is an error.
    request.power_level_content_override = Some(Raw::from_json(raw(json!({
        "users_default": 0,
        "events_default": 0,
        "state_default": 100,
        "invite": 100,
        "kick": 100,
        "ban": 100,
        "redact": 100,
        "events": {"m.reaction": 0, "m.room.redaction": 0},
    }))?));
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_queue_can_be_named_like_the_operators_room() {
        let queue = Purpose::Queue(QueueId::new("operator"));
        assert_ne!(queue.name(), Purpose::Operator.name());
    }
}
