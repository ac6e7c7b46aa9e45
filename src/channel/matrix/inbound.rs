//! From a sync response to the batch for the desk.

use std::collections::{BTreeMap, BTreeSet};

use matrix_sdk::deserialized_responses::{
    EncryptionInfo, TimelineEvent, VerificationLevel, VerificationState,
};
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, UserId};
use matrix_sdk::sync::{State, SyncResponse};
use matrix_sdk::{Client, Room};
use serde_json::Value;
use tracing::{info, warn};

use super::failure::Failure;
use super::gap::{self, Stretch};
use super::read::{self, Heard, Membership, Seen};
use super::settings::{Place, Settings};
use super::{rooms, send, waiting};
use crate::desk::ports::{Address, Batch, Event, StaffSaid, StaffWhat, Trust};
use crate::id::{ChannelKind, QueueId};
use crate::intake::input::Input;

/// How a response follows what is committed.
#[derive(Clone, Copy)]
pub(super) enum Since<'a> {
    /// The very first: what was said in rooms before us belongs to a former life of the account.
    Nothing,
    /// It goes on from this token.
    Token(&'a str),
    /// It brings everything, to a store that knew nothing; what lies behind this token is committed.
    Anew(&'a str),
}

/// What is to be committed, and what to do afterwards.
pub(super) struct Gathered {
    pub batch: Batch,
    /// Rooms whose members or settings changed.
    pub touched: BTreeSet<OwnedRoomId>,
    /// The last event read in each room, for its receipt.
    pub read: BTreeMap<OwnedRoomId, OwnedEventId>,
}

impl Gathered {
    pub(super) fn new() -> Self {
        Self { batch: Batch::new(ChannelKind::Matrix), touched: BTreeSet::new(), read: BTreeMap::new() }
    }
}

/// Reads events into batches. Cheap to make; holds nothing over a restart.
pub(super) struct Listener<'a> {
    pub client: &'a Client,
    pub settings: &'a Settings,
}

impl Listener<'_> {
    /// Reads a response. May be repeated with the same response if it fails.
    pub(super) async fn gather(
        &self,
        response: &SyncResponse,
        since: Since<'_>,
    ) -> Result<Gathered, Failure> {
        let mut out = Gathered::new();
        out.batch.cursor = Some(response.next_batch.clone().into_bytes());
        out.touched.extend(response.rooms.invited.keys().chain(response.rooms.left.keys()).cloned());
        for (id, update) in &response.rooms.joined {
            let Some(room) = self.client.get_room(id) else { continue };
            let (State::Before(state) | State::After(state)) = &update.state;
            if update.timeline.limited || !state.is_empty() {
                out.touched.insert(id.clone());
            }
            let newest = update.timeline.events.clone();
            let from = update.timeline.prev_batch.clone().filter(|_| update.timeline.limited);
            let stretch = match since {
                Since::Nothing => continue,
                Since::Token(token) => Stretch { newest, from, to: Some(token) },
                Since::Anew(token) => {
                    Stretch { newest: Vec::new(), from: Some(response.next_batch.clone()), to: Some(token) }
                }
            };
            let events = match gap::fill(&room, stretch).await {
                Ok(events) => events,
                Err(failure) if failure.is_passing() || matches!(failure, Failure::LoggedOut { .. }) => {
                    return Err(failure);
                }
                // We have just been removed, say: what the response itself brought is all there is.
                Err(failure) => {
                    warn!(%failure, "a room's earlier events cannot be fetched");
                    update.timeline.events.clone()
                }
            };
            let crowd = self.is_crowd(&room).await?;
            for event in events {
                self.take_or_keep(&mut out, &room, crowd, &event).await?;
            }
        }
        if !matches!(since, Since::Nothing) {
            for (id, update) in &response.rooms.left {
                let Some(room) = self.client.get_room(id) else { continue };
                for event in &update.timeline.events {
                    self.take_or_keep(&mut out, &room, false, event).await?;
                }
            }
        }
        Ok(out)
    }

    /// Whether a room that should be somebody's direct room has more people in it.
    pub(super) async fn is_crowd(&self, room: &Room) -> Result<bool, Failure> {
        match self.settings.place(room.room_id()) {
            Place::Direct => match rooms::others(room).await {
                Ok(others) => Ok(others.len() > 1),
                Err(failure) if failure.is_passing() => Err(failure),
                Err(_) => Ok(false),
            },
            Place::Centre(_) | Place::Operator | Place::Spare => Ok(false),
        }
    }

    async fn take_or_keep(
        &self,
        out: &mut Gathered,
        room: &Room,
        crowd: bool,
        event: &TimelineEvent,
    ) -> Result<(), Failure> {
        let json = gap::json(event);
        if json.get("state_key").is_some() {
            out.touched.insert(room.room_id().to_owned());
        }
        let Some(heard) = read::read(&json) else { return Ok(()) };
        let matters = match self.settings.place(room.room_id()) {
            Place::Direct => !crowd,
            Place::Centre(queue) => self.settings.is_staff(queue, &heard.sender),
            Place::Operator | Place::Spare => false,
        };
        let ours = heard.sender == room.own_user_id().as_str();
        if heard.seen == Seen::Sealed && matters && !ours {
            info!("kept an event that cannot be decrypted yet");
            out.batch.keep.push(waiting::sealed(room.room_id(), heard.id, (self.settings.clock)(), json)?);
            return Ok(());
        }
        if !crowd || ours {
            self.take(out, room, event, heard).await?;
        }
        Ok(())
    }

    /// Puts a readable event into the batch if it means anything.
    pub(super) async fn take(
        &self,
        out: &mut Gathered,
        room: &Room,
        event: &TimelineEvent,
        heard: Heard,
    ) -> Result<(), Failure> {
        if heard.sender == room.own_user_id().as_str() {
            if let Some((transaction, last)) = heard.transaction.as_deref().and_then(send::letter) {
                let transaction = transaction.to_owned();
                out.batch.events.push(Event::Echo { transaction, reference: heard.id, last });
            }
            return Ok(());
        }
        match self.settings.place(room.room_id()) {
            Place::Direct => self.take_person(out, room, event, heard).await,
            Place::Centre(queue) => self.take_staff(out, room, queue, event, heard).await,
            Place::Operator | Place::Spare => Ok(()),
        }
    }

    async fn take_person(
        &self,
        out: &mut Gathered,
        room: &Room,
        event: &TimelineEvent,
        heard: Heard,
    ) -> Result<(), Failure> {
        let (person, message, input) = match heard.seen {
            Seen::Said { input: Input::Edited(text), about } => (heard.sender, about, Input::Edited(text)),
            Seen::Said { input, .. } => (heard.sender, Some(heard.id.clone()), input),
            Seen::TakenBack { message } => {
                // One that waits for its key shall not be read any more.
                out.batch.release.push(message.clone());
                (heard.sender, Some(message), Input::TakenBack)
            }
            Seen::Member { who, now: Membership::Out, before } if before != Membership::Out => {
                // Removing us from the room is a way to leave, too.
                let person = if who == room.own_user_id().as_str() { heard.sender } else { who };
                (person, None, Input::Left)
            }
            _ => return Ok(()),
        };
        if !matches!(input, Input::Left | Input::TakenBack) {
            if event.encryption_info().is_none() && rooms::is_encrypted(room).await.unwrap_or(false) {
                info!(kind = "plain_text_in_encrypted_room", "took a person's message");
            }
            note_read(out, room, &heard.id);
        }
        let from =
            Address { channel: ChannelKind::Matrix, person, place: room.room_id().as_str().to_owned() };
        out.batch.events.push(Event::Person { from, id: heard.id, message, input });
        Ok(())
    }

    async fn take_staff(
        &self,
        out: &mut Gathered,
        room: &Room,
        queue: &QueueId,
        event: &TimelineEvent,
        heard: Heard,
    ) -> Result<(), Failure> {
        if let Seen::Member { who, now: Membership::Joined, before } = &heard.seen {
            // A new name or picture is a change of the membership, too.
            if *before != Membership::Joined && self.settings.is_staff(queue, who) {
                let (queue, member) = (queue.clone(), who.clone());
                out.batch.events.push(Event::StaffJoined { queue, member, id: heard.id });
            }
            return Ok(());
        }
        let (what, about, unencrypted) = match heard.seen {
            Seen::Said { input: Input::Text { text, .. }, about } => (StaffWhat::Text(text), about, false),
            Seen::Said { input: Input::Captioned(_, text), about } => {
                (StaffWhat::Captioned(text), about, false)
            }
            Seen::Reaction { key, about } => (StaffWhat::Reaction(key), about, true),
            // What it belongs to is the message it changes, which may lie in a thread: no thread can begin there.
            Seen::Said { input: Input::Edited(text), about: Some(message) } => {
                (StaffWhat::Edited { message, text }, None, false)
            }
            Seen::TakenBack { message } => {
                out.batch.release.push(message.clone());
                (StaffWhat::TakenBack(message), None, true)
            }
            _ => return Ok(()),
        };
        let trust = match self.trust(room, queue, &heard.sender, event).await? {
            Trust::NotListed => Trust::NotListed,
            _ if unencrypted => Trust::Unencrypted,
            trust => trust,
        };
        note_read(out, room, &heard.id);
        let queue = queue.clone();
        out.batch.events.push(Event::Staff(StaffSaid {
            queue,
            sender: heard.sender,
            trust,
            event: heard.id,
            about,
            what,
        }));
        Ok(())
    }

    async fn trust(
        &self,
        room: &Room,
        queue: &QueueId,
        sender: &str,
        event: &TimelineEvent,
    ) -> Result<Trust, Failure> {
        if !self.settings.is_staff(queue, sender) {
            return Ok(Trust::NotListed);
        }
        let Some(info) = event.encryption_info() else { return Ok(Trust::PlainText) };
        if is_signed(info, sender) {
            return Ok(Trust::Full);
        }
        // A message can overtake the news that its sender's device has been signed: look again before refusing.
        let (Ok(user), Some(session)) = (UserId::parse(sender), info.session_id()) else {
            return Ok(Trust::UnknownDevice);
        };
        match self.client.encryption().request_user_identity(&user).await.map_err(Failure::from) {
            Err(failure) if failure.is_passing() => return Err(failure),
            _ => {}
        }
        let fresh = room.get_encryption_info(session, &user).await;
        let signed = fresh.is_some_and(|info| is_signed(&info, sender));
        Ok(if signed { Trust::Full } else { Trust::UnknownDevice })
    }
}

/// Whether the event came from a device that its owner, the event's sender, has cross-signed.
fn is_signed(info: &EncryptionInfo, sender: &str) -> bool {
    info.sender == sender
        && matches!(
            info.verification_state,
            // That we have not verified the person behind the account does not matter: the operator has listed it.
            VerificationState::Verified
                | VerificationState::Unverified(VerificationLevel::UnverifiedIdentity)
        )
}

fn note_read(out: &mut Gathered, room: &Room, event: &str) {
    if let Ok(event) = event.try_into() {
        out.read.insert(room.room_id().to_owned(), event);
    }
}

/// Whether keys for rooms came with the response.
pub(super) fn brings_keys(response: &SyncResponse) -> bool {
    response.to_device.iter().any(|event| {
        let json = event.to_raw();
        serde_json::from_str::<Value>(json.json().get())
            .ok()
            .and_then(|json| json.get("type").and_then(Value::as_str).map(|kind| kind == "m.room_key"))
            .unwrap_or(false)
    })
}
