//! Two devices write to each other without a server, and one of them is killed.

use std::collections::BTreeMap;
use std::path::Path;

use matrix_sdk::ruma::api::client::keys::{claim_keys, get_keys, upload_keys};
use matrix_sdk::ruma::api::client::sync::sync_events::DeviceLists;
use matrix_sdk::ruma::api::client::to_device::send_event_to_device;
use matrix_sdk::ruma::encryption::OneTimeKey;
use matrix_sdk::ruma::events::AnyToDeviceEvent;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OneTimeKeyAlgorithm, OwnedOneTimeKeyId, device_id, room_id, uint, user_id};
use matrix_sdk_base::crypto::store::IntoCryptoStore;
use matrix_sdk_base::crypto::types::events::room::encrypted::EncryptedEvent;
use matrix_sdk_base::crypto::types::requests::AnyOutgoingRequest;
use matrix_sdk_base::crypto::{
    CollectStrategy, DecryptionSettings, EncryptionSettings, EncryptionSyncChanges, OlmMachine,
    TrustRequirement,
};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;

type Messages = Vec<Raw<AnyToDeviceEvent>>;
type RoomEvent = (&'static RoomId, Raw<EncryptedEvent>);

const TRUST: DecryptionSettings =
    DecryptionSettings { sender_device_trust_requirement: TrustRequirement::Untrusted };

fn alice() -> (&'static UserId, &'static DeviceId) {
    (user_id!("@alice:example.org"), device_id!("ALICE"))
}

fn bob() -> (&'static UserId, &'static DeviceId) {
    (user_id!("@bob:example.org"), device_id!("BOB"))
}

/// What a device publishes.
struct Published {
    device: Raw<matrix_sdk::ruma::encryption::DeviceKeys>,
    keys: BTreeMap<OwnedOneTimeKeyId, Raw<OneTimeKey>>,
}

async fn publish(machine: &OlmMachine) -> Published {
    let requests = machine.outgoing_requests().await.unwrap();
    let (id, request) = requests
        .iter()
        .find_map(|request| match request.request() {
            AnyOutgoingRequest::KeysUpload(upload) => Some((request.request_id(), upload)),
            _ => None,
        })
        .unwrap();
    let counts = BTreeMap::from([(OneTimeKeyAlgorithm::SignedCurve25519, uint!(50))]);
    machine.mark_request_as_sent(id, &upload_keys::v3::Response::new(counts)).await.unwrap();
    Published { device: request.device_keys.clone().unwrap(), keys: request.one_time_keys.clone() }
}

/// Makes one device know the other and claims a one-time key to write to it.
async fn meet(machine: &OlmMachine, (user, device): (&UserId, &DeviceId), published: &Published) {
    machine.update_tracked_users([user]).await.unwrap();
    let (id, _) = machine.query_keys_for_users([user]);
    let mut keys = get_keys::v3::Response::new();
    keys.device_keys =
        BTreeMap::from([(user.to_owned(), BTreeMap::from([(device.to_owned(), published.device.clone())]))]);
    machine.mark_request_as_sent(&id, &keys).await.unwrap();
    let (id, _) = machine.get_missing_sessions([user].into_iter()).await.unwrap().unwrap();
    let key = published.keys.iter().next().map(|(id, key)| (id.clone(), key.clone()));
    let claimed =
        BTreeMap::from([(user.to_owned(), BTreeMap::from([(device.to_owned(), key.into_iter().collect())]))]);
    machine.mark_request_as_sent(&id, &claim_keys::v3::Response::new(claimed)).await.unwrap();
}

/// Alice, who writes to Bob, and Bob's store before he has read anything.
struct Scene {
    alice: OlmMachine,
    /// Bob has read these already.
    before: Messages,
    /// Bob is killed while he reads these.
    killed: Messages,
    /// These come afterwards.
    after: Messages,
    events: Vec<RoomEvent>,
    store: TempDir,
}

impl Scene {
    async fn new() -> Self {
        let store = TempDir::new().unwrap();
        let sqlite = SqliteCryptoStore::open(store.path(), None).await.unwrap();
        let (user, device) = bob();
        let machine = OlmMachine::with_store(user, device, sqlite.clone(), None).await.unwrap();
        let published = publish(&machine).await;
        sqlite.close().await.unwrap();
        let (user, device) = alice();
        let alice = OlmMachine::new(user, device).await;
        publish(&alice).await;
        meet(&alice, bob(), &published).await;
        Self { alice, before: Vec::new(), killed: Vec::new(), after: Vec::new(), events: Vec::new(), store }
    }

    /// The key of a room, and an event in it that nobody can read without.
    async fn room_key(&mut self, room: &'static RoomId) -> Raw<AnyToDeviceEvent> {
        let (user, device) = bob();
        let settings = EncryptionSettings {
            sharing_strategy: CollectStrategy::AllDevices,
            ..EncryptionSettings::default()
        };
        let requests = self.alice.share_room_key(room, [user].into_iter(), settings).await.unwrap();
        let request = requests.first().unwrap();
        let content = serde_json::to_value(&request.messages[user][&device.to_owned().into()]).unwrap();
        let sent = send_event_to_device::v3::Response::new();
        self.alice.mark_request_as_sent(&request.txn_id, &sent).await.unwrap();
        let said = Raw::new(&json!({ "msgtype": "m.text", "body": "help" })).unwrap().cast_unchecked();
        let said = self.alice.encrypt_room_event_raw(room, "m.room.message", &said).await.unwrap();
        let event = json!({
            "type": "m.room.encrypted", "event_id": "$1", "room_id": room, "sender": alice().0,
            "origin_server_ts": 1, "content": said.content,
        });
        self.events.push((room, Raw::new(&event).unwrap().cast_unchecked()));
        to_device(&content)
    }

    /// A message in the same session that can be deciphered, but makes no sense.
    async fn nonsense(&self) -> Raw<AnyToDeviceEvent> {
        let (user, device) = bob();
        let device = self.alice.get_device(user, device, None).await.unwrap().unwrap();
        let content = json!({ "algorithm": 5 });
        let message =
            device.encrypt_event_raw("m.room_key", &content, CollectStrategy::AllDevices).await.unwrap();
        to_device(&serde_json::to_value(&message).unwrap())
    }

    /// After how many transactions Bob must be killed to lose an event, of all in which he stores what came.
    async fn lost<S: IntoCryptoStore>(&self, wrap: fn(SqliteCryptoStore) -> S) -> (Vec<usize>, usize) {
        let store = copy(self.store.path());
        let machine = open(store.path(), wrap).await;
        receive(&machine, &self.before).await;
        let begun = log(store.path()).len();
        receive(&machine, &self.killed).await;
        let log = log(store.path());
        let moments = transactions(&log, begun);
        let mut lost = Vec::new();
        for (transactions, end) in moments.iter().enumerate() {
            let left = copy(store.path());
            std::fs::remove_file(left.path().join(format!("{DATABASE}-shm"))).unwrap();
            std::fs::write(left.path().join(format!("{DATABASE}-wal")), &log[..*end]).unwrap();
            let machine = open(left.path(), wrap).await;
            receive(&machine, &self.killed).await;
            receive(&machine, &self.after).await;
            for (room, event) in &self.events {
                if machine.decrypt_room_event(event, room, &TRUST).await.is_err() {
                    lost.push(transactions);
                }
            }
        }
        (lost, moments.len())
    }

    /// Nothing is lost whenever Bob is killed, although with the SDK's own store something is.
    async fn check(&self) {
        let (lost, moments) = self.lost(WholeStore::new).await;
        assert!(moments > 1, "killed once only");
        assert_eq!(lost, [0; 0], "of {moments}");
        let (lost, moments) = self.lost(|sqlite| sqlite).await;
        assert!(!lost.is_empty(), "of {moments}: the SDK's own store is whole, and ours unnecessary");
    }
}

const DATABASE: &str = "matrix-sdk-crypto.sqlite3";

/// SQLite's log of what was written since the store was opened. Of a killed program there is a beginning of it.
fn log(store: &Path) -> Vec<u8> {
    std::fs::read(store.join(format!("{DATABASE}-wal"))).unwrap()
}

/// Where transactions end in the log from `begun` on. See <https://sqlite.org/fileformat.html#walformat>.
fn transactions(log: &[u8], begun: usize) -> Vec<usize> {
    let number = |at: usize| u32::from_be_bytes(log[at..at + 4].try_into().unwrap());
    let frame = 24 + usize::try_from(number(8)).unwrap();
    let frames = (32..log.len()).step_by(frame);
    let ends = frames.filter(|at| number(at + 4) != 0).map(|at| at + frame);
    ends.filter(|end| *end >= begun).collect()
}

fn to_device(content: &Value) -> Raw<AnyToDeviceEvent> {
    let event = json!({ "type": "m.room.encrypted", "sender": alice().0, "content": content });
    Raw::new(&event).unwrap().cast_unchecked()
}

fn copy(store: &Path) -> TempDir {
    let copy = TempDir::new().unwrap();
    for file in std::fs::read_dir(store).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), copy.path().join(file.file_name())).unwrap();
    }
    copy
}

async fn sqlite(store: &Path) -> SqliteCryptoStore {
    let sqlite = SqliteCryptoStore::open(store, None).await.unwrap();
    // Sessions can be read only with the account in memory.
    sqlite.load_account().await.unwrap();
    sqlite
}

async fn open<S: IntoCryptoStore>(store: &Path, wrap: fn(SqliteCryptoStore) -> S) -> OlmMachine {
    let (user, device) = bob();
    OlmMachine::with_store(user, device, wrap(sqlite(store).await), None).await.unwrap()
}

async fn receive(machine: &OlmMachine, sync: &Messages) {
    let changes = EncryptionSyncChanges {
        to_device_events: sync.clone(),
        changed_devices: &DeviceLists::new(),
        one_time_keys_counts: &BTreeMap::new(),
        unused_fallback_keys: None,
        next_batch_token: None,
    };
    receiving(machine.receive_sync_changes(changes, &TRUST)).await.unwrap();
}

#[tokio::test]
async fn killed_while_the_first_message_of_a_person_comes_it_is_read_the_second_time() {
    let mut scene = Scene::new().await;
    scene.killed = vec![scene.room_key(room_id!("!one:example.org")).await];
    scene.check().await;
}

#[tokio::test]
async fn killed_beside_a_message_without_sense_the_others_are_read_the_second_time() {
    let mut scene = Scene::new().await;
    scene.before = vec![scene.room_key(room_id!("!one:example.org")).await];
    scene.killed = vec![scene.room_key(room_id!("!two:example.org")).await, scene.nonsense().await];
    scene.check().await;
}

#[tokio::test]
async fn a_session_that_began_with_a_message_without_sense_is_kept() {
    let mut scene = Scene::new().await;
    scene.killed = vec![scene.nonsense().await];
    scene.after = vec![scene.room_key(room_id!("!one:example.org")).await];
    let (lost, moments) = scene.lost(WholeStore::new).await;
    assert_eq!(lost, [0; 0], "of {moments}");
}

#[tokio::test]
async fn a_session_waits_for_the_account_in_a_sync_and_for_nothing_elsewhere() {
    let mut scene = Scene::new().await;
    let key = vec![scene.room_key(room_id!("!one:example.org")).await];
    let sender = scene.alice.identity_keys().curve25519.to_base64();
    let read = copy(scene.store.path());
    receive(&open(read.path(), WholeStore::new).await, &key).await;
    let sessions = sqlite(read.path()).await.get_sessions(&sender).await.unwrap().unwrap();
    let changes = || Changes { sessions: sessions.clone(), ..Changes::default() };

    let folder = copy(scene.store.path());
    let sqlite_of_it = sqlite(folder.path()).await;
    let store = WholeStore::new(sqlite_of_it.clone());
    let stored = async || sqlite_of_it.get_sessions(&sender).await.unwrap();
    receiving(async { store.save_changes(changes()).await.unwrap() }).await;
    assert_eq!(stored().await, None, "the sync has failed");
    receiving(async {
        store.save_changes(changes()).await.unwrap();
        assert_eq!(store.get_sessions(&sender).await.unwrap().as_ref(), Some(&sessions));
        assert_eq!(stored().await, None);
        store.save_pending_changes(PendingChanges { account: None }).await.unwrap();
    })
    .await;
    assert_eq!(stored().await.as_ref(), Some(&sessions));

    let elsewhere = sqlite(scene.store.path()).await;
    WholeStore::new(elsewhere.clone()).save_changes(changes()).await.unwrap();
    assert_eq!(elsewhere.get_sessions(&sender).await.unwrap(), Some(sessions.clone()));
}

#[tokio::test]
async fn a_session_made_to_send_with_is_stored_before_it_sends_even_in_a_sync() {
    let scene = Scene::new().await;
    let alice_again = OlmMachine::new(alice().0, alice().1).await;
    let published = publish(&alice_again).await;
    let sender = alice_again.identity_keys().curve25519.to_base64();
    let machine = open(scene.store.path(), WholeStore::new).await;
    receiving(meet(&machine, alice(), &published)).await;
    assert_eq!(sqlite(scene.store.path()).await.get_sessions(&sender).await.unwrap().unwrap().len(), 1);
}
