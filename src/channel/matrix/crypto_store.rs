//! The SDK's store of keys, mended in one place: an Olm session is stored with what its messages brought, or not at all.
//!
//! Whatever is in a sync comes again after a kill, but an Olm message can be read only once: the session has then used up
//! its key. The SDK stores what the messages of a sync brought and the sessions they used in one transaction, except that
//! it stores a session on its own as soon as the session is new or a message in it makes no sense. Killed between the two,
//! we would never get the room key, and the sender believes it delivered. So while a sync is received, such a session is
//! kept back. Only a letter that leaves in the same milliseconds with the same session still stores it too early: it must,
//! or a key would be used twice.

use std::cell::RefCell;
use std::collections::HashMap;

use matrix_sdk::ruma::events::secret::request::SecretName;
use matrix_sdk::ruma::{DeviceId, OwnedDeviceId, RoomId, TransactionId, UserId};
use matrix_sdk::{SqliteCryptoStore, async_trait};
use matrix_sdk_base::cross_process_lock::CrossProcessLockGeneration;
use matrix_sdk_base::crypto::olm::{
    Account, Curve25519PublicKey, InboundGroupSession, OlmMessageHash, OutboundGroupSession,
    PrivateCrossSigningIdentity, SenderDataType, Session,
};
use matrix_sdk_base::crypto::store::CryptoStore;
use matrix_sdk_base::crypto::store::types::{
    BackupKeys, Changes, DehydratedDeviceKey, PendingChanges, RoomKeyCounts, RoomKeyWithheldEntry,
    RoomPendingKeyBundleDetails, RoomSettings, StoredRoomKeyBundleData, TrackedUser,
};
use matrix_sdk_base::crypto::{DeviceData, GossipRequest, SecretInfo, UserIdentityData};
use zeroize::Zeroizing;

type Error = <SqliteCryptoStore as CryptoStore>::Error;

tokio::task_local! {
    /// Sessions kept back by the sync that this task receives.
    static KEPT_BACK: RefCell<Vec<Session>>;
}

/// Receives a sync. What is still kept back at its end is dropped: the sync has failed and comes again.
pub(super) async fn receiving<F: Future>(sync: F) -> F::Output {
    KEPT_BACK.scope(RefCell::default(), sync).await
}

/// The SDK's store over SQLite that keeps sessions back while a sync is received.
#[derive(Debug)]
pub(super) struct WholeStore {
    inner: SqliteCryptoStore,
}

impl WholeStore {
    pub(super) fn new(inner: SqliteCryptoStore) -> Self {
        Self { inner }
    }

    async fn keep_back_or_save(&self, mut changes: Changes) -> Result<(), Error> {
        if is_receiving() {
            let sessions = std::mem::take(&mut changes.sessions);
            // The device only counts its new sessions, and may be written at any time.
            let devices = std::mem::take(&mut changes.devices);
            let alone = changes.is_empty();
            changes.devices = devices;
            for session in sessions {
                // One that has received nothing is made to send with: its key must not be used twice, so it is stored
                // before the message leaves.
                if alone && session.inner.lock().await.has_received_message() {
                    keep_back(session);
                } else {
                    changes.sessions.push(session);
                }
            }
        }
        self.inner.save_changes(changes).await
    }

    /// The account is stored last, so no message of this sync will bring anything more. It must not forget a one-time key
    /// before the session made with it is stored.
    async fn save_with_kept_back(&self, changes: PendingChanges) -> Result<(), Error> {
        let sessions = KEPT_BACK.try_with(RefCell::take).unwrap_or_default();
        if !sessions.is_empty() {
            self.inner.save_changes(Changes { sessions, ..Changes::default() }).await?;
        }
        self.inner.save_pending_changes(changes).await
    }

    async fn sessions(&self, sender_key: &str) -> Result<Option<Vec<Session>>, Error> {
        let mut sessions = self.inner.get_sessions(sender_key).await?.unwrap_or_default();
        for kept in kept_back() {
            if kept.sender_key().to_base64() == sender_key {
                sessions.retain(|session| *session != kept);
                sessions.push(kept);
            }
        }
        Ok(Some(sessions).filter(|sessions| !sessions.is_empty()))
    }
}

fn is_receiving() -> bool {
    KEPT_BACK.try_with(|_| ()).is_ok()
}

fn keep_back(session: Session) {
    KEPT_BACK
        .try_with(|kept| {
            let mut kept = kept.borrow_mut();
            kept.retain(|earlier| *earlier != session);
            kept.push(session);
        })
        .ok();
}

/// Copies share their ratchet with the originals.
fn kept_back() -> Vec<Session> {
    KEPT_BACK.try_with(|kept| kept.borrow().clone()).unwrap_or_default()
}

macro_rules! crypto_store {
    ($(fn $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        #[async_trait]
        impl CryptoStore for WholeStore {
            type Error = Error;

            async fn save_changes(&self, changes: Changes) -> Result<(), Error> {
                self.keep_back_or_save(changes).await
            }

            async fn save_pending_changes(&self, changes: PendingChanges) -> Result<(), Error> {
                self.save_with_kept_back(changes).await
            }

            async fn get_sessions(&self, sender_key: &str) -> Result<Option<Vec<Session>>, Error> {
                self.sessions(sender_key).await
            }

            $(async fn $name(&self, $($argument: $type),*) -> Result<$answer, Error> {
                self.inner.$name($($argument),*).await
            })*
        }
    };
}

// Everything else is SQLite's.
crypto_store! {
    fn load_account() -> Option<Account>;
    fn load_identity() -> Option<PrivateCrossSigningIdentity>;
    fn save_inbound_group_sessions(sessions: Vec<InboundGroupSession>, backed_up_to: Option<&str>) -> ();
    fn get_inbound_group_session(room: &RoomId, session: &str) -> Option<InboundGroupSession>;
    fn get_withheld_info(room: &RoomId, session: &str) -> Option<RoomKeyWithheldEntry>;
    fn get_withheld_sessions_by_room_id(room: &RoomId) -> Vec<RoomKeyWithheldEntry>;
    fn get_inbound_group_sessions() -> Vec<InboundGroupSession>;
    fn inbound_group_session_counts(backup: Option<&str>) -> RoomKeyCounts;
    fn get_inbound_group_sessions_by_room_id(room: &RoomId) -> Vec<InboundGroupSession>;
    fn get_inbound_group_sessions_for_device_batch(
        key: Curve25519PublicKey, sender: SenderDataType, after: Option<String>, limit: usize
    ) -> Vec<InboundGroupSession>;
    fn inbound_group_sessions_for_backup(backup: &str, limit: usize) -> Vec<InboundGroupSession>;
    fn mark_inbound_group_sessions_as_backed_up(backup: &str, sessions: &[(&RoomId, &str)]) -> ();
    fn reset_backup_state() -> ();
    fn load_backup_keys() -> BackupKeys;
    fn load_dehydrated_device_pickle_key() -> Option<DehydratedDeviceKey>;
    fn delete_dehydrated_device_pickle_key() -> ();
    fn get_outbound_group_session(room: &RoomId) -> Option<OutboundGroupSession>;
    fn load_tracked_users() -> Vec<TrackedUser>;
    fn save_tracked_users(users: &[(&UserId, bool)]) -> ();
    fn get_device(user: &UserId, device: &DeviceId) -> Option<DeviceData>;
    fn get_user_devices(user: &UserId) -> HashMap<OwnedDeviceId, DeviceData>;
    fn get_own_device() -> DeviceData;
    fn get_user_identity(user: &UserId) -> Option<UserIdentityData>;
    fn is_message_known(hash: &OlmMessageHash) -> bool;
    fn get_outgoing_secret_requests(request: &TransactionId) -> Option<GossipRequest>;
    fn get_secret_request_by_info(info: &SecretInfo) -> Option<GossipRequest>;
    fn get_unsent_secret_requests() -> Vec<GossipRequest>;
    fn delete_outgoing_secret_requests(request: &TransactionId) -> ();
    fn get_secrets_from_inbox(name: &SecretName) -> Vec<Zeroizing<String>>;
    fn delete_secrets_from_inbox(name: &SecretName) -> ();
    fn get_room_settings(room: &RoomId) -> Option<RoomSettings>;
    fn get_received_room_key_bundle_data(room: &RoomId, user: &UserId) -> Option<StoredRoomKeyBundleData>;
    fn get_pending_key_bundle_details_for_room(room: &RoomId) -> Option<RoomPendingKeyBundleDetails>;
    fn get_all_rooms_pending_key_bundles() -> Vec<RoomPendingKeyBundleDetails>;
    fn has_downloaded_all_room_keys(room: &RoomId) -> bool;
    fn get_custom_value(key: &str) -> Option<Vec<u8>>;
    fn set_custom_value(key: &str, value: Vec<u8>) -> ();
    fn remove_custom_value(key: &str) -> ();
    fn try_take_leased_lock(duration: u32, key: &str, holder: &str) -> Option<CrossProcessLockGeneration>;
    fn next_batch_token() -> Option<String>;
    fn close() -> ();
    fn reopen() -> ();
    fn get_size() -> Option<usize>;
}

#[cfg(test)]
mod tests;
