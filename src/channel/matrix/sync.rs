//! The loop: sync, read, commit, then tidy up.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use matrix_sdk::config::{SyncSettings, SyncToken};
use matrix_sdk::ruma::api::client::filter::{Filter as EventFilter, FilterDefinition, RoomEventFilter};
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::events::receipt::ReceiptThread;
use matrix_sdk::ruma::{OwnedEventId, OwnedRoomId, uint};
use matrix_sdk::sync::SyncResponse;
use matrix_sdk::{Client, RoomState};
use tracing::warn;

use super::direct::Housekeeping;
use super::failure::Failure;
use super::inbound::{self, Gathered, Listener, Since};
use super::session::Opened;
use super::settings::Place;
use super::waiting::Waiting;
use super::{Matrix, State, rooms};
use crate::desk::ports::{DeskError, DeskHandle};

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
    let mut waiting = Waiting::load(desk).await?;
    let mut token = opened.cursor.clone();
    let mut todo = BTreeSet::new();
    let mut first = true;
    loop {
        let since = match &token {
            None => Since::Nothing,
            Some(token) if first && !opened.knows_rooms => Since::Anew(token),
            Some(token) => Since::Token(token),
        };
        // The catch-up sync answers at once; couriers wait for it.
        let poll = if first { Duration::ZERO } else { patience(matrix, &waiting) };
        let response = match client.sync_once(settings(since, poll)).await.map_err(Failure::from) {
            Ok(response) => response,
            // Nothing was received. Any other failure may have left the response half stored: only a new start, which
            // gives the SDK our token back, is sure to bring it again.
            Err(failure @ Failure::Away { .. }) => {
                warn!(%failure, "a Matrix sync failed");
                state.trouble(matrix, desk, failure).await?;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let read = commit(matrix, client, desk, state, &mut waiting, &response, since, &mut todo).await?;
        state.relief();
        token = Some(response.next_batch);
        acknowledge(client, read);
        if first {
            // Whatever a former run left undone shows in the rooms themselves.
            todo.extend(client.joined_rooms().iter().map(|room| room.room_id().to_owned()));
            first = false;
            matrix.ready.send_replace(true);
        }
        let keeping = Housekeeping { client, settings: &matrix.settings, desk, moves: &matrix.moves };
        keeping.run(&mut todo).await;
    }
}

/// Reads a response and hands it in until it is committed: the SDK would not give it to us a second time.
#[expect(clippy::too_many_arguments, reason = "the loop's own state, borrowed for one turn")]
async fn commit(
    matrix: &Matrix,
    client: &Client,
    desk: &DeskHandle,
    state: &mut State,
    waiting: &mut Waiting,
    response: &SyncResponse,
    since: Since<'_>,
    todo: &mut BTreeSet<OwnedRoomId>,
) -> Result<Vec<(OwnedRoomId, OwnedEventId)>, Failure> {
    let listener = Listener { client, settings: &matrix.settings };
    let keys_arrived = inbound::brings_keys(response);
    loop {
        let failure = match gather(&listener, response, since, waiting, keys_arrived).await {
            Ok(mut gathered) => {
                let all = matches!(since, Since::Nothing | Since::Anew(_)) || !matrix.is_ready();
                let queues =
                    matrix.settings.rooms.iter().filter(|(_, id)| all || gathered.touched.contains(*id));
                let queues: BTreeSet<_> =
                    queues.map(|(queue, _)| queue).chain(state.verdicts.unsettled()).collect();
                let changed = state.verdicts.review(client, &matrix.settings, queues).await;
                gathered.batch.events.extend(rooms::events(&changed));
                let (kept, released) = (gathered.batch.keep.clone(), gathered.batch.release.clone());
                show_typing(client, matrix, &gathered);
                match desk.hand_in(gathered.batch).await {
                    Ok(_) => {
                        state.verdicts.told(changed);
                        waiting.settle(kept, &released);
                        todo.extend(gathered.touched);
                        return Ok(gathered.read.into_iter().collect());
                    }
                    Err(DeskError::Closed) => return Err(Failure::Closed),
                    Err(DeskError::Store) => Failure::Local,
                }
            }
            Err(failure) => failure,
        };
        if !failure.is_passing() {
            return Err(failure);
        }
        warn!(%failure, "a Matrix sync could not be committed; trying again");
        state.trouble(matrix, desk, failure).await?;
    }
}

async fn gather(
    listener: &Listener<'_>,
    response: &SyncResponse,
    since: Since<'_>,
    waiting: &Waiting,
    keys_arrived: bool,
) -> Result<Gathered, Failure> {
    let mut gathered = listener.gather(response, since).await?;
    waiting.review(listener, &mut gathered, keys_arrived).await?;
    Ok(gathered)
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

/// How long to wait for news: not beyond the moment at which something kept is given up.
fn patience(matrix: &Matrix, waiting: &Waiting) -> Duration {
    let due = waiting.next_due((matrix.settings.clock)(), matrix.settings.grace);
    due.map_or(POLL, |due| due.clamp(Duration::from_secs(1), POLL))
}

/// Shows people that we are at it. Best effort, beside the commit.
fn show_typing(client: &Client, matrix: &Matrix, gathered: &Gathered) {
    for id in gathered.read.keys().filter(|id| matrix.settings.place(id) == Place::Direct) {
        let Some(room) = client.get_room(id).filter(|room| room.state() == RoomState::Joined) else {
            continue;
        };
        tokio::spawn(async move { room.typing_notice(true).await.ok() });
    }
}

/// Shows people and staff that we have read what is now committed. Best effort.
fn acknowledge(client: &Client, read: Vec<(OwnedRoomId, OwnedEventId)>) {
    for (id, event) in read {
        let Some(room) = client.get_room(&id).filter(|room| room.state() == RoomState::Joined) else {
            continue;
        };
        tokio::spawn(async move {
            room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await.ok()
        });
    }
}
