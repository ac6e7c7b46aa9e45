//! Keeping rooms in order: people's direct rooms (invitations, encryption, company, leaving), and the centres' free of
//! strangers.
//!
//! Everything here is derived from the rooms as they are, so it can be done again after any failure; only the way from
//! a room that cannot be encrypted to one of our own is written down, before the call that makes it.

use std::collections::{BTreeMap, BTreeSet};

use matrix_sdk::ruma::api::client::membership::leave_room;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomState};
use serde::{Deserialize, Serialize};
use tokio::sync::RwLock;
use tracing::{error, info, warn};

use super::failure::Failure;
use super::settings::{Place, Settings};
use super::staffing::Staffing;
use super::{look, room_keys, rooms, send};
use crate::desk::ports::{DeskError, DeskHandle};
use crate::id::QueueId;

/// How many invitations are taken between two syncs, so that a flood of them does not stop everything else.
const INVITATIONS: usize = 20;

/// How many direct rooms somebody can have with us: one for each device and some that were lost. Whoever invites us into more is
/// flooding.
const ROOMS_EACH: usize = 5;

/// Name of the sealed record in the desk's secrets.
const RECORD: &str = "matrix.moves";

/// Where people moved from rooms that could not be encrypted. `None`: the new room is meant to be made, perhaps made.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(super) struct Moves(BTreeMap<OwnedRoomId, Option<OwnedRoomId>>);

/// Where to write to somebody.
pub(super) enum Way {
    /// Where they wrote.
    Here,
    /// The room for it is still being made.
    Pending,
    To(OwnedRoomId),
}

impl Moves {
    /// Reads what the last run wrote down.
    pub(super) async fn load(desk: &DeskHandle) -> Result<Self, DeskError> {
        let record = desk.secret(RECORD).await?;
        Ok(record.and_then(|record| serde_json::from_slice(&record).ok()).unwrap_or_default())
    }

    /// Where to write to somebody who came from this room.
    pub(super) fn way(&self, room: &RoomId) -> Way {
        match self.0.get(room) {
            None => Way::Here,
            Some(None) => Way::Pending,
            Some(Some(new)) => Way::To(new.clone()),
        }
    }

    /// Whether it is written down that somebody moved to one of these rooms.
    fn lead_to(&self, rooms: &[OwnedRoomId]) -> bool {
        self.0.values().flatten().any(|to| rooms.contains(to))
    }

    fn forget_those_to(&mut self, rooms: &[OwnedRoomId]) {
        self.0.retain(|_, to| to.as_ref().is_none_or(|to| !rooms.contains(to)));
    }

    async fn save(&self, desk: &DeskHandle) -> Result<(), Failure> {
        let record = serde_json::to_vec(self).map_err(|_| Failure::Local)?;
        Ok(desk.put_secret(RECORD, Some(record)).await?)
    }
}

/// Does what rooms need.
pub(super) struct Housekeeping<'a> {
    pub client: &'a Client,
    pub settings: &'a Settings,
    pub desk: &'a DeskHandle,
    pub moves: &'a RwLock<Moves>,
    /// Opens the SDK's store.
    pub store_key: &'a [u8; 32],
}

impl Housekeeping<'_> {
    /// Answers invitations, forgets rooms we left, and tends the rooms listed in `todo`; those that could not be
    /// tended stay in it.
    pub(super) async fn run(&self, todo: &mut BTreeSet<OwnedRoomId>) {
        let invited = self.client.invited_rooms();
        if !invited.is_empty() {
            let mut rooms = self.direct_rooms_of_each().await;
            for room in invited.into_iter().take(INVITATIONS) {
                if !self.answer(&room, &mut rooms).await {
                    break;
                }
            }
        }
        self.forget_left_rooms().await;
        for id in std::mem::take(todo) {
            let Some(room) = self.client.get_room(&id) else { continue };
            if room.state() != RoomState::Joined {
                continue;
            }
            let tended = match self.settings.place(&id) {
                Place::Direct => self.tend(&room).await,
                Place::Centre(queue) => self.guard(queue, &room).await,
                Place::Operator | Place::Spare => Ok(()),
            };
            if let Err(failure) = tended {
                warn!(%failure, "a room could not be put in order");
                if failure.is_passing() {
                    todo.insert(id);
                }
            }
        }
    }

    /// The store need not remember whom we once talked to, nor how it could be read.
    async fn forget_left_rooms(&self) {
        let mut left = self.client.left_rooms();
        left.retain(|room| self.settings.place(room.room_id()) == Place::Direct);
        let Some(device) = self.client.device_id().filter(|_| !left.is_empty()) else { return };
        let store = self.settings.data_dir.join(device.as_str());
        // Before the rooms are forgotten: afterwards nobody would know whose keys they were.
        let rooms: Vec<OwnedRoomId> = left.iter().map(|room| room.room_id().to_owned()).collect();
        let deleted = async {
            room_keys::delete(&store, self.store_key, &rooms).await?;
            // Somebody may have removed us.
            self.forget_moves_to(&rooms).await
        };
        match deleted.await {
            Ok(()) => {
                for room in left {
                    room.forget().await.ok();
                }
                // While a room is left the SDK may write down once more that nothing is to be said there any more.
                if let Err(failure) = room_keys::delete(&store, self.store_key, &rooms).await {
                    error!(%failure, "the keys of rooms that were forgotten could not be deleted");
                }
            }
            Err(failure) => error!(%failure, "what is kept of rooms that were left could not be deleted"),
        }
    }

    /// How many direct rooms each person has with us.
    async fn direct_rooms_of_each(&self) -> BTreeMap<String, usize> {
        let mut rooms = BTreeMap::new();
        for room in self.client.joined_rooms() {
            if self.settings.place(room.room_id()) != Place::Direct {
                continue;
            }
            // One that cannot be looked at does not count.
            for person in rooms::others(&room).await.unwrap_or_default() {
                *rooms.entry(person).or_default() += 1;
            }
        }
        rooms
    }

    /// Accepts an invitation; whether to go on with the next.
    async fn answer(&self, room: &Room, rooms: &mut BTreeMap<String, usize>) -> bool {
        let is_direct = self.settings.place(room.room_id()) == Place::Direct;
        let us = room.get_member_no_sync(room.own_user_id()).await.ok().flatten();
        let theirs = us.map(|us| rooms.entry(us.event().sender().to_string()).or_default());
        let refused =
            is_direct && (room.is_space() || theirs.as_ref().is_some_and(|theirs| **theirs >= ROOMS_EACH));
        if let Some(theirs) = theirs.filter(|_| is_direct && !refused) {
            *theirs += 1;
        }
        let joined = if refused { Err(Failure::Refused) } else { room.join().await.map_err(Failure::from) };
        match joined {
            Ok(()) => info!("joined a room"),
            Err(failure) if failure.is_passing() || matches!(failure, Failure::LoggedOut { .. }) => {
                return false;
            }
            Err(failure) => {
                // Withdrawn, say. Declining takes it off the list.
                warn!(%failure, "an invitation could not be accepted");
                room.leave().await.ok();
            }
        }
        true
    }

    /// Removes whoever has come into a centre's room and is not listed.
    async fn guard(&self, queue: &QueueId, room: &Room) -> Result<(), Failure> {
        // What we know already tells whether the server need be asked.
        let listed = |user: &String| self.settings.is_staff(queue, user);
        if rooms::others(room).await?.iter().all(listed) {
            return Ok(());
        }
        let staffing = Staffing { client: self.client, settings: self.settings, desk: self.desk };
        let seen = look::look(self.client, room.room_id()).await?;
        staffing.remove_strangers(queue, room.room_id(), &seen).await?;
        Ok(())
    }

    async fn tend(&self, room: &Room) -> Result<(), Failure> {
        let others = rooms::others(room).await?;
        let encrypted = rooms::is_encrypted(room).await?;
        match others.as_slice() {
            [] => self.leave(room, None).await,
            // Anybody could come in and read what is said next.
            [_] if room.is_public() == Some(true) => {
                info!("leaving a public room");
                self.leave(room, Some(&self.settings.sentences.group_refused)).await
            }
            [_] if encrypted => Ok(()),
            [person] => {
                if room
                    .power_levels_or_default()
                    .await
                    .user_can_send_state(room.own_user_id(), StateEventType::RoomEncryption)
                {
                    info!("switching on encryption in a direct room");
                    let content = RoomEncryptionEventContent::with_recommended_defaults();
                    room.send_state_event(content).await?;
                    return Ok(());
                }
                let person = UserId::parse(person).map_err(|_| Failure::Refused)?;
                self.move_away(room, person).await
            }
            _ => {
                info!("leaving a room with several people");
                let sentence = &self.settings.sentences.group_refused;
                if encrypted {
                    let once = format!("refusal-{}", blake3::hash(room.room_id().as_bytes()).to_hex());
                    let content = RoomMessageEventContent::text_plain(sentence);
                    // Leaving matters more than explaining.
                    send::say(room, content, once.into()).await.ok();
                }
                self.leave(room, Some(sentence)).await
            }
        }
    }

    /// Goes to an encrypted room of our own with the person and leaves the one that cannot be encrypted. The reason is
    /// given as the reason for leaving: a message there would be plain text.
    async fn move_away(&self, room: &Room, person: OwnedUserId) -> Result<(), Failure> {
        let old = room.room_id();
        if !matches!(self.moves.read().await.way(old), Way::To(_)) {
            info!("moving to an encrypted direct room");
            self.note(|moves| moves.0.insert(old.to_owned(), None)).await?;
            let new = match self.encrypted_room_with(&person).await? {
                Some(there) => there,
                None => self.client.create_dm(&person).await?.room_id().to_owned(),
            };
            self.note(|moves| moves.0.insert(old.to_owned(), Some(new))).await?;
        }
        self.leave(room, Some(&self.settings.sentences.moved)).await
    }

    /// Changes the moves and writes them down. No lock is held meanwhile: couriers look at the moves, too.
    async fn note<T>(&self, change: impl FnOnce(&mut Moves) -> T) -> Result<(), Failure> {
        let changed = {
            let mut moves = self.moves.write().await;
            change(&mut moves);
            moves.clone()
        };
        changed.save(self.desk).await
    }

    /// An encrypted direct room that we have with the person already: their other one, or one made by a run that
    /// ended before it could write that down.
    async fn encrypted_room_with(&self, person: &UserId) -> Result<Option<OwnedRoomId>, Failure> {
        for room in self.client.joined_rooms() {
            if self.settings.place(room.room_id()) == Place::Direct
                && rooms::others(&room).await? == [person.as_str()]
                && rooms::is_encrypted(&room).await?
            {
                return Ok(Some(room.room_id().to_owned()));
            }
        }
        Ok(None)
    }

    pub(super) async fn leave(&self, room: &Room, reason: Option<&str>) -> Result<(), Failure> {
        let mut request = leave_room::v3::Request::new(room.room_id().to_owned());
        request.reason = reason.map(ToOwned::to_owned);
        self.client.send(request).await?;
        self.forget_moves_to(&[room.room_id().to_owned()]).await
    }

    async fn forget_moves_to(&self, gone: &[OwnedRoomId]) -> Result<(), Failure> {
        if self.moves.read().await.lead_to(gone) {
            self.note(|moves| moves.forget_those_to(gone)).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use matrix_sdk::ruma::owned_room_id;

    use super::*;

    #[test]
    fn a_move_is_forgotten_with_the_room_it_led_to() {
        let [old, new] = [owned_room_id!("!old:x"), owned_room_id!("!new:x")];
        let [other, there, pending] =
            [owned_room_id!("!other:x"), owned_room_id!("!there:x"), owned_room_id!("!pending:x")];
        let all = [(&old, Some(new.clone())), (&other, Some(there.clone())), (&pending, None)];
        let mut moves = Moves(all.into_iter().map(|(from, to)| (from.clone(), to)).collect());
        let gone = [new];
        assert!(moves.lead_to(&gone));
        moves.forget_those_to(&gone);
        assert!(!moves.lead_to(&gone));
        assert!(matches!(moves.way(&old), Way::Here) && matches!(moves.way(&pending), Way::Pending));
        assert!(matches!(moves.way(&other), Way::To(to) if to == there));
    }
}
