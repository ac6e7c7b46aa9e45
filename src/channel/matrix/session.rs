//! The account's session on this machine: device id, login, store.
//!
//! They live and die as one: the device's store is a directory named after the device id, and the device id is kept
//! in one sealed record with the access token. If one of them is missing the rest is given up and a new device begins,
//! since a store under a foreign device id, or the reverse, makes every message undecryptable.

use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::{RequestConfig, StoreConfig};
use matrix_sdk::cross_process_lock::CrossProcessLockConfig;
use matrix_sdk::store::{RoomLoadSettings, StateStoreDataKey, StateStoreDataValue};
use matrix_sdk::{
    Client, ClientBuildError, SqliteCryptoStore, SqliteEventCacheStore, SqliteMediaStore, SqliteStateStore,
    SqliteStoreConfig,
};
use matrix_sdk_base::crypto::CollectStrategy;
use serde::{Deserialize, Serialize};
use tracing::{info, warn};

use super::crypto_store::WholeStore;
use super::failure::Failure;
use super::settings::Settings;
use crate::desk::ports::{DeskError, DeskHandle};
use crate::id::ChannelKind;

/// Name of the sealed record in the desk's secrets.
const RECORD: &str = crate::store::MATRIX_SESSION;

/// What is kept sealed of a session. Written first without the token, so that a login whose answer is lost is
/// repeated for the same device.
#[derive(Serialize, Deserialize)]
struct Record {
    device: String,
    session: Option<MatrixSession>,
}

/// A logged-in client.
pub(super) struct Opened {
    pub client: Client,
    /// Where the desk stopped. `None` at the very first start.
    pub cursor: Option<String>,
    /// The store has synced before and knows the rooms; otherwise the first sync must bring everything.
    pub knows_rooms: bool,
}

/// Logs in, or restores the session of the last run. Repeating it after a failure is safe.
pub(super) async fn open(settings: &Settings, key: &[u8; 32], desk: &DeskHandle) -> Result<Opened, Failure> {
    let record = match load(settings, desk).await? {
        Some(record) => record,
        None => begin(settings, desk).await?,
    };
    let directory = settings.data_dir.join(&record.device);
    make_private(&directory).map_err(|_| Failure::Local)?;
    let client = build(settings, &directory, key).await?;
    let cursor = desk
        .cursor(ChannelKind::Matrix)
        .await?
        .map(String::from_utf8)
        .transpose()
        .map_err(|_| Failure::Local)?;
    let store = client.state_store();
    let synced = store.get_kv_data(StateStoreDataKey::SyncToken).await.map_err(|_| Failure::Local)?.is_some();
    // The SDK stores its token before it hands out a response. Ours is the one whose events are committed:
    // without this, what arrived in between would never be seen again.
    if let Some(ours) = cursor.clone().filter(|_| synced) {
        store
            .set_kv_data(StateStoreDataKey::SyncToken, StateStoreDataValue::SyncToken(ours))
            .await
            .map_err(|_| Failure::Local)?;
    } else {
        store.remove_kv_data(StateStoreDataKey::SyncToken).await.map_err(|_| Failure::Local)?;
    }
    match record.session {
        Some(session) => {
            client.matrix_auth().restore_session(session, RoomLoadSettings::default()).await?;
            info!("Matrix session restored");
        }
        None => log_in(settings, &client, record.device, desk).await?,
    }
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    Ok(Opened { client, knows_rooms: synced && cursor.is_some(), cursor })
}

/// Whether a former run has logged in.
pub(super) async fn is_there(settings: &Settings, desk: &DeskHandle) -> Result<bool, Failure> {
    Ok(load(settings, desk).await?.is_some_and(|record| record.session.is_some()))
}

/// Gives up the access token, and with it the device unless the server still knows that (`soft`).
pub(super) async fn give_up(settings: &Settings, desk: &DeskHandle, soft: bool) -> Result<(), Failure> {
    let record = if soft { load(settings, desk).await? } else { None };
    match record {
        Some(record) => save(desk, &Record { session: None, ..record }).await,
        None => Ok(desk.put_secret(RECORD, None).await?),
    }
}

/// The record of the last run, if record and store belong together.
async fn load(settings: &Settings, desk: &DeskHandle) -> Result<Option<Record>, Failure> {
    let Some(bytes) = desk.secret(RECORD).await? else { return Ok(None) };
    let Ok(record) = serde_json::from_slice::<Record>(&bytes) else {
        warn!("the Matrix session is of an unknown form; starting with a new device");
        return Ok(None);
    };
    let Some(session) = &record.session else { return Ok(Some(record)) };
    if session.meta.user_id != settings.user {
        warn!("the Matrix session is of another account; starting with a new device");
        return Ok(None);
    }
    if !settings.data_dir.join(&record.device).join("matrix-sdk-crypto.sqlite3").exists() {
        warn!("the Matrix session has lost its store in matrix.data_dir; starting with a new device");
        return Ok(None);
    }
    Ok(Some(record))
}

/// Chooses a new device and clears away the stores of former ones.
async fn begin(settings: &Settings, desk: &DeskHandle) -> Result<Record, Failure> {
    let mut random = [0_u8; 10];
    getrandom::fill(&mut random).map_err(|_| Failure::Local)?;
    let letters = random.iter().map(|byte| char::from(b'A' + byte % 26));
    let record = Record { device: DEVICE.chars().chain(letters).collect(), session: None };
    save(desk, &record).await?;
    for old in stores(&settings.data_dir).map_err(|_| Failure::Local)? {
        warn!("removing a Matrix store without a session");
        std::fs::remove_dir_all(old).map_err(|_| Failure::Local)?;
    }
    Ok(record)
}

/// How our device ids, and so our stores' directories, begin.
const DEVICE: &str = "LOTSE";

fn stores(data_dir: &Path) -> io::Result<Vec<PathBuf>> {
    if !data_dir.exists() {
        return Ok(Vec::new());
    }
    let mut stores = Vec::new();
    for entry in std::fs::read_dir(data_dir)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(DEVICE) && entry.file_type()?.is_dir() {
            stores.push(entry.path());
        }
    }
    Ok(stores)
}

/// Makes a directory that only its owner may enter.
pub(super) fn make_private(directory: &Path) -> io::Result<()> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(directory)
}

async fn build(settings: &Settings, directory: &Path, key: &[u8; 32]) -> Result<Client, Failure> {
    let stores = stores_in(directory, key).await.map_err(|_| Failure::Local)?;
    Client::builder()
        .homeserver_url(&settings.homeserver)
        .store_config(stores)
        // Only to devices their owners have signed: a device someone slipped in gets no key.
        .with_room_key_recipient_strategy(CollectStrategy::IdentityBasedStrategy)
        // On by default: it would hand a room's past to whoever is invited later.
        .with_enable_share_history_on_invite(false)
        // The courier and the sync loop have their own backoff; the SDK's would hide that the server is away.
        .request_config(RequestConfig::new().disable_retry())
        .respect_login_well_known(false)
        .build()
        .await
        .map_err(|_| Failure::Local)
}

/// The SDK's stores over SQLite as it would open them itself, but for the mended one of keys.
async fn stores_in(directory: &Path, key: &[u8; 32]) -> Result<StoreConfig, ClientBuildError> {
    let sqlite = SqliteStoreConfig::new(directory).key(Some(key));
    let crypto = SqliteCryptoStore::open_with_config(&sqlite).await?;
    // The holder's name is the SDK's own.
    Ok(StoreConfig::new(CrossProcessLockConfig::multi_process("main"))
        .state_store(SqliteStateStore::open_with_config(&sqlite).await?)
        .event_cache_store(SqliteEventCacheStore::open_with_config(&sqlite).await?)
        .media_store(SqliteMediaStore::open_with_config(&sqlite).await?)
        .crypto_store(WholeStore::new(crypto)))
}

async fn log_in(
    settings: &Settings,
    client: &Client,
    device: String,
    desk: &DeskHandle,
) -> Result<(), Failure> {
    client
        .matrix_auth()
        .login_username(&settings.user, settings.password.expose())
        .device_id(&device)
        .initial_device_display_name("Lotse")
        .send()
        .await?;
    let session = client.matrix_auth().session();
    save(desk, &Record { device, session }).await?;
    info!("logged in to Matrix with a new session");
    Ok(())
}

async fn save(desk: &DeskHandle, record: &Record) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(record).map_err(|_| Failure::Local)?;
    Ok(desk.put_secret(RECORD, Some(bytes)).await?)
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store => Self::Local,
            DeskError::Closed => Self::Closed,
        }
    }
}
