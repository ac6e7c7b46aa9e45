//! Looking at the configured rooms without running: for `lotse check`.
//!
//! The bot's own session belongs to the running bot, and a second program that syncs with it would take messages from
//! it. So this logs in for itself, asks the server without syncing, and logs out again. Such a device uploads no keys:
//! nobody encrypts for it, and no client shows it as unverified.

use std::collections::BTreeSet;
use std::time::Duration;

use matrix_sdk::Client;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::api::client::membership::{get_member_events, joined_rooms};
use matrix_sdk::ruma::api::client::state::get_state_event_for_key;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::{OwnedRoomId, RoomId};
use serde::Deserialize;
use tracing::warn;

use super::failure::Failure;
use super::rooms::{Seen, verdict};
use super::settings::Settings;
use crate::desk::ports::RoomProblem;
use crate::id::QueueId;

/// Always the same one: should a logout fail, the next look takes the device over instead of leaving another behind.
const DEVICE: &str = "LOTSECHECK";

/// How long the server may take for one answer. Somebody sits before the terminal.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is wrong with the rooms.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The queues whose room takes no card.
    pub queues: Vec<(QueueId, RoomProblem)>,
    /// Why the operator's room takes no alarm. Who is in it is the operator's affair.
    pub operator: Option<RoomProblem>,
}

/// Why nobody could look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAsked {
    #[error("without matrix.password_file there is no login for it")]
    NoPassword,
    #[error("it refuses the login; see that matrix.user and the password belong together")]
    Refused,
}

/// Asks the server about every configured room. A server that does not answer is a finding.
///
/// # Errors
/// If there is no password, or the server does not take it.
pub async fn probe(settings: &Settings) -> Result<Findings, NotAsked> {
    if settings.password.expose().is_empty() {
        return Err(NotAsked::NoPassword);
    }
    let client = match log_in(settings).await {
        Ok(client) => client,
        Err(Failure::Forbidden | Failure::LoggedOut { .. }) => return Err(NotAsked::Refused),
        Err(_) => return Ok(unreachable(settings)),
    };
    let findings = look_around(&client, settings).await;
    if let Err(error) = client.matrix_auth().logout().await {
        warn!(failure = %Failure::from(error), "the Matrix device that looked at the rooms is still logged in");
    }
    Ok(findings)
}

async fn log_in(settings: &Settings) -> Result<Client, Failure> {
    let client = Client::builder()
        .homeserver_url(&settings.homeserver)
        .request_config(RequestConfig::new().disable_retry().timeout(PATIENCE))
        .respect_login_well_known(false)
        .build()
        .await
        .map_err(|_| Failure::Local)?;
    client
        .matrix_auth()
        .login_username(&settings.user, settings.password.expose())
        .device_id(DEVICE)
        .initial_device_display_name("Lotse check")
        .send()
        .await?;
    // Else it could still be asking when the device is logged out.
    client.encryption().wait_for_e2ee_initialization_tasks().await;
    Ok(client)
}

async fn look_around(client: &Client, settings: &Settings) -> Findings {
    let Ok(joined) = client.send(joined_rooms::v3::Request::new()).await else {
        return unreachable(settings);
    };
    let joined: BTreeSet<OwnedRoomId> = joined.joined_rooms.into_iter().collect();
    let mut findings = Findings::default();
    for (queue, room) in &settings.rooms {
        let problem = match see(client, room, &joined).await {
            Ok(seen) => verdict(settings, queue, seen.as_ref()),
            Err(_) => Some(RoomProblem::Unreachable),
        };
        findings.queues.extend(problem.map(|problem| (queue.clone(), problem)));
    }
    if let Some(room) = &settings.operator_room {
        findings.operator = match see(client, room, &joined).await {
            Ok(Some(seen)) => (!seen.encrypted).then_some(RoomProblem::NotEncrypted),
            Ok(None) => Some(RoomProblem::NotJoined),
            Err(_) => Some(RoomProblem::Unreachable),
        };
    }
    findings
}

fn unreachable(settings: &Settings) -> Findings {
    let away = RoomProblem::Unreachable;
    Findings {
        queues: settings.rooms.keys().map(|queue| (queue.clone(), away)).collect(),
        operator: settings.operator_room.is_some().then_some(away),
    }
}

/// `None`: we are not in the room.
async fn see(
    client: &Client,
    room: &RoomId,
    joined: &BTreeSet<OwnedRoomId>,
) -> Result<Option<Seen>, Failure> {
    if !joined.contains(room) {
        return Ok(None);
    }
    Ok(Some(Seen { encrypted: is_encrypted(client, room).await?, members: members(client, room).await? }))
}

async fn is_encrypted(client: &Client, room: &RoomId) -> Result<bool, Failure> {
    let kind = StateEventType::RoomEncryption;
    let request = get_state_event_for_key::v3::Request::new(room.to_owned(), kind, String::new());
    match client.send(request).await.map_err(Failure::from) {
        // One without an algorithm, as a removed one is, encrypts nothing.
        Ok(answer) => Ok(answer.into_content().get_field::<String>("algorithm").ok().flatten().is_some()),
        Err(Failure::NotInRoom) => Ok(false),
        Err(failure) => Err(failure),
    }
}

/// What is read of a membership event; a member's name is not.
#[derive(Deserialize)]
struct Member {
    state_key: String,
    content: Content,
}

#[derive(Deserialize)]
struct Content {
    membership: String,
}

/// Everybody in the room or invited, ourselves included.
async fn members(client: &Client, room: &RoomId) -> Result<Vec<String>, Failure> {
    let answer = client.send(get_member_events::v3::Request::new(room.to_owned())).await?;
    let mut members = Vec::new();
    for event in answer.chunk {
        // Whom we cannot read could be anybody.
        let member: Member = serde_json::from_str(event.json().get()).map_err(|_| Failure::Refused)?;
        if matches!(member.content.membership.as_str(), "join" | "invite") {
            members.push(member.state_key);
        }
    }
    Ok(members)
}
