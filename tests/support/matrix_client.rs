//! A person's or a staff member's Matrix client: encrypted, cross-signed, in memory.

use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::config::{RequestConfig, SyncSettings, SyncToken};
use matrix_sdk::encryption::EncryptionSettings;
use matrix_sdk::room::Room;
use matrix_sdk::ruma::api::client::filter::FilterDefinition;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request, RoomPreset};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Filter;
use matrix_sdk::ruma::events::relation::Replacement;
use matrix_sdk::ruma::events::room::encryption::RoomEncryptionEventContent;
use matrix_sdk::ruma::events::room::member::MembershipState;
use matrix_sdk::ruma::events::room::message::{
    Relation, RoomMessageEventContent, RoomMessageEventContentWithoutRelation,
};
use matrix_sdk::ruma::events::{EmptyStateKey, InitialStateEvent};
use matrix_sdk::ruma::{EventId, OwnedEventId, OwnedRoomId, OwnedUserId, RoomId, UserId, uint};
use matrix_sdk::sync::SyncResponse;
use serde_json::Value;

use crate::synapse::{PASSWORD, Synapse};

/// Longer than anything on loopback takes; reached only by a failing test.
const DEADLINE: Duration = Duration::from_mins(1);

/// A logged-in client with its place in the stream of events.
pub struct Person {
    pub client: Client,
    pub user_id: OwnedUserId,
    /// A second token of the account, for raw requests past encryption.
    pub raw_token: String,
    token: Option<String>,
}

/// A message as a client shows it.
#[derive(Clone, Debug)]
pub struct Heard {
    pub id: String,
    pub room: OwnedRoomId,
    pub sender: String,
    pub body: String,
    pub encrypted: bool,
    pub content: Value,
}

impl Person {
    /// Registers and logs in. The account's devices are cross-signed unless `signed` is false.
    pub async fn new(synapse: &Synapse, name: &str, signed: bool) -> Self {
        let account = synapse.register(name);
        let client = Client::builder()
            .homeserver_url(&synapse.base_url)
            .request_config(RequestConfig::new().retry_limit(3))
            .with_encryption_settings(EncryptionSettings {
                auto_enable_cross_signing: signed,
                ..EncryptionSettings::default()
            })
            .build()
            .await
            .unwrap();
        client.matrix_auth().login_username(name, PASSWORD).send().await.unwrap();
        client.encryption().wait_for_e2ee_initialization_tasks().await;
        let user_id = UserId::parse(&account.user_id).unwrap();
        let mut person = Self { client, user_id, raw_token: account.access_token, token: None };
        person.sync().await;
        person
    }

    /// One sync; returns at once if there is news, and after half a second if not.
    pub async fn sync(&mut self) -> SyncResponse {
        let token = self.token.take().map_or(SyncToken::NoToken, SyncToken::Specific);
        // As many as a test may cause between two looks: a client that pages backward is not what is tested.
        let mut filter = FilterDefinition::default();
        filter.room.timeline.limit = Some(uint!(200));
        let settings = SyncSettings::new()
            .timeout(Duration::from_millis(500))
            .token(token)
            .filter(Filter::FilterDefinition(filter));
        let response = self.client.sync_once(settings).await.unwrap();
        self.token = Some(response.next_batch.clone());
        response
    }

    /// Syncs until something is found. Panics with `what` if that takes too long.
    pub async fn until<T>(
        &mut self,
        what: &str,
        mut find: impl FnMut(&Self, &SyncResponse) -> Option<T>,
    ) -> T {
        let search = async {
            loop {
                let response = self.sync().await;
                if let Some(found) = find(self, &response) {
                    return found;
                }
            }
        };
        tokio::time::timeout(DEADLINE, search).await.unwrap_or_else(|_| panic!("waited in vain for {what}"))
    }

    /// The next messages of others in any room, as soon as there are some.
    pub async fn hear(&mut self) -> Vec<Heard> {
        let me = self.user_id.clone();
        self.until("a message", move |_, response| {
            let heard: Vec<Heard> =
                messages(response).into_iter().filter(|heard| heard.sender != me.as_str()).collect();
            (!heard.is_empty()).then_some(heard)
        })
        .await
    }

    /// Makes a room, inviting others.
    pub async fn make_room(&self, invite: &[&UserId], preset: RoomPreset, encrypted: bool) -> OwnedRoomId {
        let mut request = Request::new();
        request.is_direct = invite.len() == 1;
        request.preset = Some(preset);
        request.invite = invite.iter().map(|user| (*user).to_owned()).collect();
        if encrypted {
            let content = RoomEncryptionEventContent::with_recommended_defaults();
            request.initial_state = vec![InitialStateEvent::new(EmptyStateKey, content).to_raw_any()];
        }
        self.client.create_room(request).await.unwrap().room_id().to_owned()
    }

    /// An encrypted direct room, as common clients make it.
    pub async fn make_direct(&mut self, other: &UserId) -> OwnedRoomId {
        let room = self.make_room(&[other], RoomPreset::TrustedPrivateChat, true).await;
        self.sync().await;
        room
    }

    /// The room, once this client knows of it.
    pub fn room(&self, room: &RoomId) -> Room {
        self.client.get_room(room).expect("the client knows the room")
    }

    pub async fn say(&self, room: &RoomId, text: &str) -> OwnedEventId {
        let content = RoomMessageEventContent::text_plain(text);
        self.room(room).send(content).await.unwrap().response.event_id
    }

    /// Changes an earlier message, as common clients do.
    pub async fn edit(&self, room: &RoomId, event: &EventId, text: &str) {
        let new = RoomMessageEventContentWithoutRelation::text_plain(text);
        let mut content = RoomMessageEventContent::text_plain(format!("* {text}"));
        content.relates_to = Some(Relation::Replacement(Replacement::new(event.to_owned(), new)));
        self.room(room).send(content).await.unwrap();
    }

    /// Takes an earlier message back.
    pub async fn redact(&self, room: &RoomId, event: &EventId) {
        self.room(room).redact(event, None, None).await.unwrap();
    }

    /// Syncs until `other` has joined the room.
    pub async fn until_joined(&mut self, room: &RoomId, other: &UserId) {
        let search = async {
            loop {
                self.sync().await;
                let member = self.room(room).get_member(other).await.unwrap();
                if member.is_some_and(|member| *member.membership() == MembershipState::Join) {
                    return;
                }
            }
        };
        tokio::time::timeout(DEADLINE, search).await.expect("the other joins the room");
    }

    /// Syncs until invited to a room, and joins it.
    pub async fn accept(&mut self) -> OwnedRoomId {
        let room = self
            .until("an invitation", |person, _| {
                person.client.invited_rooms().first().map(|room| room.room_id().to_owned())
            })
            .await;
        self.client.join_room_by_id(&room).await.unwrap();
        room
    }
}

/// All messages of a response, in order within each room.
pub fn messages(response: &SyncResponse) -> Vec<Heard> {
    let mut heard = Vec::new();
    for (room, update) in &response.rooms.joined {
        for event in &update.timeline.events {
            let json: Value = serde_json::from_str(event.raw().json().get()).unwrap();
            if json["type"] != "m.room.message" {
                continue;
            }
            heard.push(Heard {
                id: json["event_id"].as_str().unwrap().to_owned(),
                room: room.clone(),
                sender: json["sender"].as_str().unwrap().to_owned(),
                body: json["content"]["body"].as_str().unwrap_or_default().to_owned(),
                encrypted: event.encryption_info().is_some(),
                content: json["content"].clone(),
            });
        }
    }
    heard
}
