//! Matrix: people's direct messages and the centres' rooms, end-to-end encrypted.
//!
//! Our own loop over `sync_once`, without the SDK's event handlers and event cache: a response and the token behind it
//! are committed by the desk in one transaction, and only then do we go on. The SDK stores its own token earlier, so
//! at a restart it is given ours back (`session`). It also stores some Olm sessions before what their messages brought:
//! they are kept back (`crypto_store`), so that the sync that comes again after a kill can be read again.
//!
//! The channel knows rooms, devices and events; it does not know the dialogue, cases or what a command means. Its logs
//! name kinds of things and never a user, a room, an event or the SDK's errors (`failure`).

mod crypto_store;
mod direct;
mod failure;
mod farewell;
mod gap;
mod identity;
mod inbound;
mod keeper;
mod look;
mod make;
mod probe;
mod read;
mod room_keys;
mod rooms;
mod send;
mod session;
mod settings;
mod split;
mod staffing;
mod sync;
mod waiting;

use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::ruma::OwnedUserId;
use tokio::sync::{RwLock, watch};
use tracing::{info, warn};
use zeroize::Zeroizing;

use self::direct::Moves;
use self::failure::Failure;
use self::farewell::Farewells;
pub use self::keeper::{Flaw, Keeper, NotDone, RoomReport, SelfReport};
pub use self::make::Purpose;
pub use self::probe::{Findings, NotAsked, probe};
use self::rooms::Verdicts;
pub use self::settings::{Clock, Password, Sentences, Settings, StaffLists};
use self::staffing::Staffing;
use crate::desk::ports::{Alarm, Batch, Carrier, DeskError, DeskHandle, Event, Letter, Outcome};
use crate::id::{ChannelKind, QueueId};

/// The server is called unreachable after this many failures in a row, so that a restart of it alarms nobody.
const FAILURES_BEFORE_ALARM: u32 = 3;

/// How long a letter waits for the channel to be ready before the courier takes it back.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why the channel cannot start. What only a server could tell is not among it: servers may come later.
#[derive(Debug, thiserror::Error)]
pub enum MatrixError {
    #[error("matrix.homeserver is not a URL of the form https://matrix.example.org")]
    Homeserver,
    #[error("matrix.data_dir cannot be made or is no directory; make it writable for this user alone")]
    DataDir(#[source] std::io::Error),
    #[error(transparent)]
    Desk(#[from] DeskError),
}

/// The Matrix channel. One value serves the sync loop and the couriers.
pub struct Matrix {
    settings: Settings,
    store_key: Zeroizing<[u8; 32]>,
    /// The logged-in client; none before the first login and while the session is being renewed.
    client: watch::Sender<Option<Client>>,
    /// Whether the catch-up sync is committed: before that, an echo may still tell that a letter was sent.
    ready: watch::Sender<bool>,
    moves: RwLock<Moves>,
    /// Other lists apply: every room is to be looked at again.
    relisted: AtomicBool,
}

impl Matrix {
    /// Checks and prepares what needs no server. [`Matrix::run`] logs in.
    ///
    /// `store_key` encrypts the SDK's stores; with another key they cannot be opened again.
    pub async fn connect(
        mut settings: Settings,
        desk: &DeskHandle,
        store_key: Zeroizing<[u8; 32]>,
    ) -> Result<Self, MatrixError> {
        check(&settings)?;
        settings.made = make::Made::load(desk).await?.rooms();
        let moves = RwLock::new(Moves::load(desk).await?);
        let (client, ready) = (watch::Sender::new(None), watch::Sender::new(false));
        let relisted = AtomicBool::new(false);
        Ok(Self { settings, store_key, client, ready, moves, relisted })
    }

    /// Whether messages are being received and letters carried.
    pub fn ready(&self) -> watch::Receiver<bool> {
        self.ready.subscribe()
    }

    /// Receives until `stop` turns true or the desk closes. Never ends because of the server: what fails is tried
    /// again, ever more slowly.
    pub async fn run(&self, desk: DeskHandle, mut stop: watch::Receiver<bool>) {
        let mut state = State::default();
        loop {
            let failure = tokio::select! {
                failure = self.live(&desk, &mut state) => failure,
                _ = stop.wait_for(|stop| *stop) => break,
            };
            self.ready.send_replace(false);
            self.client.send_replace(None);
            warn!(%failure, "the Matrix channel starts again");
            let recovered = tokio::select! {
                recovered = self.recover(&desk, &mut state, failure) => recovered,
                _ = stop.wait_for(|stop| *stop) => break,
            };
            if recovered.is_err() {
                break;
            }
        }
        self.ready.send_replace(false);
        self.client.send_replace(None);
    }

    /// Logs in and syncs until something fails that a new start must mend.
    async fn live(&self, desk: &DeskHandle, state: &mut State) -> Failure {
        let opened = match session::open(&self.settings, &self.store_key, desk).await {
            Ok(opened) => opened,
            Err(failure) => return failure,
        };
        while let Err(failure) = self.prepare(&opened.client, desk).await {
            if !failure.is_passing() {
                return failure;
            }
            warn!(%failure, "the Matrix identity and rooms are not ready");
            if let Err(failure) = state.trouble(self, desk, failure).await {
                return failure;
            }
        }
        self.introduce(&opened.client).await;
        self.client.send_replace(Some(opened.client.clone()));
        match sync::receive(self, &opened, desk, state).await {
            Ok(never) => match never {},
            Err(failure) => failure,
        }
    }

    /// What must be done before anything is received: strangers are out before their presence closes a room.
    async fn prepare(&self, client: &Client, desk: &DeskHandle) -> Result<(), Failure> {
        identity::settle(&self.settings, client).await?;
        Staffing { client, settings: &self.settings, desk }.settle().await
    }

    /// From now on these are the lists of the queues' staff. Whoever is not on them any more is removed from their room,
    /// and the desk is told; what cannot be done now is done at the next start.
    pub async fn relist(&self, lists: BTreeMap<QueueId, BTreeSet<OwnedUserId>>, desk: &DeskHandle) {
        self.settings.staff.replace(lists);
        let mut failures = 0;
        // Without a client the next start follows the lists anyway.
        while let Some(client) = self.logged_in() {
            let staffing = Staffing { client: &client, settings: &self.settings, desk };
            match staffing.settle().await {
                Ok(()) => break,
                Err(failure) if failure.is_passing() => {
                    warn!(%failure, "the lists of staff are not followed yet");
                    failures += 1;
                    tokio::time::sleep(backoff(failures)).await;
                }
                Err(failure) => {
                    warn!(%failure, "the lists of staff are followed at the next start");
                    break;
                }
            }
        }
        // Not before: whoever is about to be removed would close the room, and the operator be alarmed.
        self.relisted.store(true, Ordering::SeqCst);
    }

    fn logged_in(&self) -> Option<Client> {
        self.client.borrow().clone()
    }

    /// Sets the name people see. Cosmetic, so a failure waits for the next start.
    async fn introduce(&self, client: &Client) {
        let name = &self.settings.sentences.display_name;
        if client.account().get_display_name().await.is_ok_and(|now| now.as_ref() != Some(name)) {
            client.account().set_display_name(Some(name)).await.ok();
        }
    }

    /// Does what a failure asks for before the next start. An error means that there is no desk any more.
    async fn recover(&self, desk: &DeskHandle, state: &mut State, failure: Failure) -> Result<(), Failure> {
        match failure {
            Failure::Closed => return Err(failure),
            Failure::LoggedOut { soft } => {
                warn!("the Matrix session has ended; logging in again");
                match session::give_up(&self.settings, desk, soft).await {
                    Err(Failure::Closed) => return Err(Failure::Closed),
                    Err(failure) => warn!(%failure, "the ended session could not be given up"),
                    Ok(()) => {}
                }
            }
            Failure::Forbidden if !state.alarmed => {
                state.alarmed = true;
                let mut batch = Batch::new(ChannelKind::Matrix);
                batch.events.push(Event::Alarm(Alarm::Unauthorised(ChannelKind::Matrix)));
                if let Err(DeskError::Closed) = desk.hand_in(batch).await {
                    return Err(Failure::Closed);
                }
            }
            _ => {}
        }
        state.trouble(self, desk, failure).await
    }
}

/// Checks and prepares what needs no server.
fn check(settings: &Settings) -> Result<(), MatrixError> {
    let scheme = settings.homeserver.split_once("://").map(|(scheme, _)| scheme);
    if !matches!(scheme, Some("http" | "https")) || settings.homeserver.contains(char::is_whitespace) {
        return Err(MatrixError::Homeserver);
    }
    session::make_private(&settings.data_dir).map_err(MatrixError::DataDir)
}

/// What outlives a new start of the session.
#[derive(Default)]
struct State {
    failures: u32,
    /// The operator was told that our credentials are refused.
    alarmed: bool,
    verdicts: Verdicts,
    farewells: Farewells,
}

impl State {
    /// Everything works again.
    fn relief(&mut self) {
        if self.failures > 0 {
            info!("Matrix works again");
        }
        self.failures = 0;
        self.alarmed = false;
    }

    /// Waits before the next try, and tells the desk once it has taken long that the rooms are out of reach.
    async fn trouble(&mut self, matrix: &Matrix, desk: &DeskHandle, failure: Failure) -> Result<(), Failure> {
        self.failures = self.failures.saturating_add(1);
        if self.failures >= FAILURES_BEFORE_ALARM {
            let changed = self.verdicts.unreachable(&matrix.settings);
            if !changed.is_empty() {
                let mut batch = Batch::new(ChannelKind::Matrix);
                batch.events.extend(rooms::events(&changed));
                match desk.hand_in(batch).await {
                    Ok(_) => self.verdicts.told(changed),
                    Err(DeskError::Closed) => return Err(Failure::Closed),
                    Err(DeskError::Store) => {}
                }
            }
        }
        let asked = if let Failure::Away { after: Some(after) } = failure { after } else { Duration::ZERO };
        tokio::time::sleep(asked.max(backoff(self.failures))).await;
        Ok(())
    }
}

/// Half a second after the first failure, doubling up to a minute.
fn backoff(failures: u32) -> Duration {
    Duration::from_millis(500 << failures.saturating_sub(1).min(7)).min(Duration::from_mins(1))
}

impl Carrier for Matrix {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Pin<Box<dyn Future<Output = Outcome> + Send + 'a>> {
        Box::pin(async move {
            let mut ready = self.ready.subscribe();
            let caught_up = tokio::time::timeout(PATIENCE, ready.wait_for(|ready| *ready)).await.is_ok();
            match self.logged_in().filter(|_| caught_up) {
                Some(client) => send::carry(&client, &self.settings, &self.moves, letter).await,
                None => Outcome::Retry { after: Some(PATIENCE) },
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_slow_down_to_one_a_minute() {
        assert_eq!(backoff(1), Duration::from_millis(500));
        assert_eq!(backoff(3), Duration::from_secs(2));
        assert_eq!(backoff(8), Duration::from_mins(1));
        assert_eq!(backoff(u32::MAX), Duration::from_mins(1));
    }
}
