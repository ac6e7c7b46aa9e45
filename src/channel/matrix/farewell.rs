//! Leaving the direct rooms of people of whom nothing is kept any more: otherwise their account and the keys of the room would
//! stay in the SDK's stores for ever.
//!
//! No letter tells of it, since whoever is forgotten has no address any more. The rooms as they are and the desk's answer decide,
//! so that it also is done after a crash, a failure or a restored backup, and for whoever never agreed to anything.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::{Client, Room};
use tracing::info;

use super::direct::Housekeeping;
use super::failure::Failure;
use super::rooms;
use super::settings::{Place, Settings};
use crate::desk::ports::Address;
use crate::id::ChannelKind;

/// How often rooms are looked at. Whoever has just deleted everything has that long to go on where they are.
const EVERY: SignedDuration = SignedDuration::from_mins(10);

/// How long a room is new: somebody may have opened it and not written yet.
const NEW: SignedDuration = SignedDuration::from_hours(24);

/// How many rooms are left at one look, so that the loop goes on meanwhile.
const AT_ONCE: usize = 20;

/// What is remembered from look to look.
#[derive(Default)]
pub(super) struct Farewells {
    looked: Option<Timestamp>,
    /// Rooms of people of whom nothing was kept at the last look.
    forgotten: BTreeSet<OwnedRoomId>,
}

impl Farewells {
    /// When to look next.
    pub(super) fn next(&self, now: Timestamp) -> SignedDuration {
        self.looked
            .map_or(SignedDuration::ZERO, |at| EVERY - now.duration_since(at))
            .max(SignedDuration::ZERO)
    }

    /// Leaves the rooms of people who were forgotten at the last look, too. A room that could not be left is left next time.
    pub(super) async fn say(&mut self, keeping: &Housekeeping<'_>) -> Result<(), Failure> {
        let now = (keeping.settings.clock)();
        if !self.next(now).is_zero() {
            return Ok(());
        }
        self.looked = Some(now);
        let rooms = direct_rooms(keeping.client, keeping.settings, now).await?;
        let people = rooms.iter().map(|(_, person)| person.clone()).collect();
        let forgotten = keeping.desk.forgotten(people).await?;
        let rooms = rooms.into_iter().filter(|(_, person)| forgotten.contains(person));
        let rooms: Vec<Room> = rooms.map(|(room, _)| room).collect();
        let again: BTreeSet<OwnedRoomId> = rooms.iter().map(|room| room.room_id().to_owned()).collect();
        let before = std::mem::replace(&mut self.forgotten, again);
        for room in rooms.iter().filter(|room| before.contains(room.room_id())).take(AT_ONCE) {
            info!("leaving the room of somebody of whom nothing is kept");
            // Whoever invites us again is written to with a new key.
            room.discard_room_key().await.ok();
            keeping.leave(room, Some(&keeping.settings.sentences.forgotten)).await?;
            self.forgotten.remove(room.room_id());
        }
        Ok(())
    }
}

/// The direct rooms that are not new, each with the one person in it.
async fn direct_rooms(
    client: &Client,
    settings: &Settings,
    now: Timestamp,
) -> Result<Vec<(Room, Address)>, Failure> {
    let mut direct = Vec::new();
    for room in client.joined_rooms() {
        if settings.place(room.room_id()) != Place::Direct || is_new(&room, now).await {
            continue;
        }
        if let [person] = rooms::others(&room).await?.as_slice() {
            let place = room.room_id().as_str().to_owned();
            direct.push((room, Address { channel: ChannelKind::Matrix, person: person.clone(), place }));
        }
    }
    Ok(direct)
}

/// Whether we came into the room lately, by the server's clock.
async fn is_new(room: &Room, now: Timestamp) -> bool {
    let Ok(Some(member)) = room.get_member_no_sync(room.own_user_id()).await else { return true };
    let came = member.event().timestamp().and_then(|at| Timestamp::from_millisecond(at.into()).ok());
    came.is_some_and(|came| now.duration_since(came) < NEW)
}
