//! The loop: sync, read, commit, then tidy up.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::atomic::Ordering;
use std::time::Duration;

use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::ruma::api::client::filter::{Filter as EventFilter, FilterDefinition, RoomEventFilter};
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::events::receipt::ReceiptThread;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, RoomId, uint};
use matrix_sdk::sync::SyncResponse;
use matrix_sdk::{Client, Room, RoomState};
use tracing::warn;

use super::direct::Housekeeping;
use super::failure::Failure;
use super::inbound::{self, Gathered, Listener, Since};
use super::session::Opened;
use super::settings::Place;
use super::waiting::Waiting;
use super::{Matrix, State, crypto_store, rooms};
use crate::desk::ports::DeskHandle;
use crate::id::QueueId;

/// How long the server may hold a sync that brings nothing.
const POLL: Duration = Duration::from_secs(30);

/// Receives until something fails that only a new start can mend.
pub(super) async fn receive(
    matrix: &Matrix,
    opened: &Opened,
    desk: &DeskHandle,
    state: &mut State,
) -> Result<Infallible, Failure> {
    let client = &opened.client;
    let waiting = Waiting::load(desk).await?;
    let mut receiver = Receiver { matrix, client, desk, state, waiting, todo: BTreeSet::new() };
    let mut token = opened.cursor.clone();
    let mut first = true;
    loop {
        let since = match &token {
            None => Since::Nothing,
            Some(token) if first && !opened.knows_rooms => Since::Anew(token),
            Some(token) => Since::Token(token),
        };
        // The catch-up sync answers at once; couriers wait for it.
        let poll = if first { Duration::ZERO } else { receiver.patience() };
        let sync = client.sync_once(settings(since, poll));
        let response = match crypto_store::receiving(sync).await.map_err(Failure::from) {
            Ok(response) => response,
            // Nothing was received. Any other failure may have left the response half stored: only a new start, which
            // gives the SDK our token back, is sure to bring it again.
            Err(failure @ Failure::Away { .. }) => {
                warn!(%failure, "a Matrix sync failed");
                receiver.state.trouble(matrix, desk, failure).await?;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let read = receiver.commit(&response, since, first).await?;
        receiver.state.relief();
        token = Some(response.next_batch);
        acknowledge(client, read);
        if first {
            // Whatever a former run left undone shows in the rooms themselves.
            receiver.todo.extend(client.joined_rooms().iter().map(|room| room.room_id().to_owned()));
            first = false;
            matrix.ready.send_replace(true);
        }
        let keeping = Housekeeping {
            client,
            settings: &matrix.settings,
            desk,
            moves: &matrix.moves,
            store_key: &matrix.store_key,
        };
        keeping.run(&mut receiver.todo).await;
        if let Err(failure) = receiver.state.farewells.say(&keeping).await {
            warn!(%failure, "the rooms of people who are forgotten could not be left");
        }
    }
}

/// What the loop carries from turn to turn.
struct Receiver<'a> {
    matrix: &'a Matrix,
    client: &'a Client,
    desk: &'a DeskHandle,
    state: &'a mut State,
    waiting: Waiting,
    /// Rooms to be put in order.
    todo: BTreeSet<OwnedRoomId>,
}

impl Receiver<'_> {
    /// How long to wait for news: not beyond the moment at which something kept is given up, or rooms are looked at.
    fn patience(&self) -> Duration {
        let settings = &self.matrix.settings;
        let now = (settings.clock)();
        let due = self.waiting.next_due(now, settings.grace);
        let look = Duration::try_from(self.state.farewells.next(now)).ok();
        due.into_iter().chain(look).min().map_or(POLL, |due| due.clamp(Duration::from_secs(1), POLL))
    }

    /// Reads a response and hands it in until it is committed: the SDK would not give it to us a second time.
    /// Returns what has now been read.
    async fn commit(
        &mut self,
        response: &SyncResponse,
        since: Since<'_>,
        first: bool,
    ) -> Result<BTreeMap<OwnedRoomId, OwnedEventId>, Failure> {
        loop {
            let failure = match self.try_commit(response, since, first).await {
                Ok(read) => return Ok(read),
                Err(failure) if failure.is_passing() => failure,
                Err(failure) => return Err(failure),
            };
            warn!(%failure, "a Matrix sync could not be committed; trying again");
            self.state.trouble(self.matrix, self.desk, failure).await?;
        }
    }

    async fn try_commit(
        &mut self,
        response: &SyncResponse,
        since: Since<'_>,
        first: bool,
    ) -> Result<BTreeMap<OwnedRoomId, OwnedEventId>, Failure> {
        let settings = &self.matrix.settings;
        let listener = Listener { client: self.client, settings };
        let mut gathered = listener.gather(response, since).await?;
        // A key that came just before a crash is in the SDK's store and does not come again.
        let keys_arrived = first || inbound::brings_keys(response);
        // What waited for its key was written before what came now.
        let new = std::mem::take(&mut gathered.batch.events);
        self.waiting.review(&listener, &mut gathered, keys_arrived).await?;
        gathered.batch.events.extend(new);
        if self.matrix.relisted.swap(false, Ordering::SeqCst) {
            self.state.verdicts.forget();
        }
        let verdicts = &self.state.verdicts;
        let to_look_at = |queue: &QueueId, room: &OwnedRoomId| {
            first || gathered.touched.contains(room) || !verdicts.knows(queue)
        };
        let touched = settings.rooms.iter().filter(|(queue, room)| to_look_at(queue, room));
        let queues: BTreeSet<_> =
            touched.map(|(queue, _)| queue).chain(self.state.verdicts.unsettled()).collect();
        let changed = self.state.verdicts.review(self.client, settings, queues).await;
        gathered.batch.events.extend(rooms::events(&changed));
        let (kept, released) = (gathered.batch.keep.clone(), gathered.batch.release.clone());
        self.show_typing(&gathered);
        self.desk.hand_in(gathered.batch).await?;
        self.state.verdicts.told(changed);
        self.waiting.settle(kept, &released);
        self.todo.extend(gathered.touched);
        Ok(gathered.read)
    }

    /// Shows people that we are at it. Best effort, beside the commit.
    fn show_typing(&self, gathered: &Gathered) {
        let settings = &self.matrix.settings;
        for id in gathered.read.keys().filter(|id| settings.place(id) == Place::Direct) {
            if let Some(room) = joined(self.client, id) {
                tokio::spawn(async move { room.typing_notice(true).await.ok() });
            }
        }
    }
}

fn settings(since: Since<'_>, poll: Duration) -> SyncSettings {
    let token = match since {
        Since::Token(token) => SyncToken::Specific(token.to_owned()),
        Since::Nothing | Since::Anew(_) => SyncToken::NoToken,
    };
    let mut filter = FilterDefinition::default();
    filter.presence = EventFilter::ignore_all();
    filter.room.ephemeral = RoomEventFilter::ignore_all();
    filter.room.timeline.limit = Some(uint!(20));
    SyncSettings::new().token(token).timeout(poll).filter(Filter::FilterDefinition(filter))
}

/// Shows people and staff that we have read what is now committed. Best effort.
fn acknowledge(client: &Client, read: BTreeMap<OwnedRoomId, OwnedEventId>) {
    for (id, event) in read {
        if let Some(room) = joined(client, &id) {
            tokio::spawn(async move {
                room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await.ok()
            });
        }
    }
}

fn joined(client: &Client, room: &RoomId) -> Option<Room> {
    client.get_room(room).filter(|room| room.state() == RoomState::Joined)
}
