//! The operator's hands: making rooms, looking at them and at our own identity, while the bot does not run.
//!
//! Uses the bot's own session and never syncs, so that no event is taken from the bot: what is asked and done here are
//! calls to the server, and the bot hears of the rest in its next sync.

use std::collections::BTreeSet;

use matrix_sdk::Client;
use matrix_sdk::ruma::{OwnedRoomId, OwnedUserId, RoomId, UserId};

use super::failure::Failure;
use super::look::{self, Look};
use super::make::{self, Purpose};
use super::settings::Settings;
use super::staffing::{Invited, Staffing, strangers};
use super::{MatrixError, check, identity, session};
use crate::desk::ports::DeskHandle;
use crate::id::QueueId;

/// Why something was not done. Says nothing of users and rooms.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The configuration does not allow to begin.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
    /// Nobody has logged in yet.
    #[error(
        "the bot has never logged in here; run `lotse matrix rooms`, `lotse matrix verify` or `lotse run` first"
    )]
    NoSession,
    /// A call failed.
    #[error("{0}")]
    Failed(#[from] CallFailed),
}

/// A call that failed, by what is to be done about it.
#[derive(Debug, thiserror::Error)]
#[error("{failure}{}", remedy(*failure))]
pub struct CallFailed {
    failure: Failure,
}

impl From<Failure> for NotDone {
    fn from(failure: Failure) -> Self {
        Self::Failed(CallFailed { failure })
    }
}

fn remedy(failure: Failure) -> &'static str {
    match failure {
        Failure::Away { .. } => "; see that it runs and matrix.homeserver is right, and try again",
        Failure::Forbidden => {
            "; see that matrix.user and its password belong together, and that the account may make rooms"
        }
        Failure::LoggedOut { .. } => "; run `lotse matrix verify` to log in again",
        Failure::Local => "; see that matrix.data_dir and matrix.recovery_key_file can be written",
        _ => "",
    }
}

/// What is not as it should be with a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    NotJoined,
    NotEncrypted,
    /// Servers other than ours may take part; that cannot be changed any more.
    Federated,
    /// Who comes later may read what was said before.
    History(String),
    /// It is open to others than the invited.
    JoinRule(String),
    /// Guests may join.
    Guests,
    /// In the room or invited, and not on the list.
    Stranger(String),
    /// On the list, neither in the room nor invited.
    Missing(String),
    /// On the list, and could not be invited.
    NotInvited(String),
    /// On the list, and banned from the room.
    Banned(String),
    /// May invite others or change what keeps the room closed.
    MayOpenUp(String),
    /// Has this many devices that their owner has not verified.
    Unsigned(String, usize),
    /// Has no verified device.
    NoDevice(String),
}

impl Flaw {
    /// Whether the room works with it, so that it is told and fails nothing.
    pub fn is_note(&self) -> bool {
        matches!(self, Self::Federated | Self::Guests | Self::MayOpenUp(_))
    }
}

/// What is to be said of a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomReport {
    pub members: usize,
    pub history: String,
    pub flaws: Vec<Flaw>,
}

/// What is to be said of our own account and device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelfReport {
    pub device: String,
    /// The device's ed25519 key, as staff see it beside the device.
    pub fingerprint: Option<String>,
    /// The account's identity has signed the device: others can tell that it is ours.
    pub signed: bool,
    /// The identity's private keys are on this device.
    pub keys: bool,
    /// The identity can be brought back on another device: it lies in the account's secret storage.
    pub secret_storage: bool,
}

/// The bot's session in the operator's hands.
pub struct Keeper<'a> {
    settings: Settings,
    client: Client,
    desk: &'a DeskHandle,
}

impl<'a> Keeper<'a> {
    /// Logs in or takes up the session, and mends our identity as a start of the bot does.
    pub async fn open(
        settings: Settings,
        desk: &'a DeskHandle,
        store_key: &[u8; 32],
    ) -> Result<Self, NotDone> {
        check(&settings)?;
        let mut client = session::open(&settings, store_key, desk).await?.client;
        match identity::settle(&settings, &client).await {
            Err(Failure::LoggedOut { soft }) => {
                drop(client);
                session::give_up(&settings, desk, soft).await?;
                client = session::open(&settings, store_key, desk).await?.client;
                identity::settle(&settings, &client).await?;
            }
            settled => settled?,
        }
        Ok(Self { settings, client, desk })
    }

    /// Takes up the session and changes nothing.
    pub async fn look(
        settings: Settings,
        desk: &'a DeskHandle,
        store_key: &[u8; 32],
    ) -> Result<Self, NotDone> {
        check(&settings)?;
        if !session::is_there(&settings, desk).await? {
            return Err(NotDone::NoSession);
        }
        let client = session::open(&settings, store_key, desk).await?.client;
        Ok(Self { settings, client, desk })
    }

    /// Makes the room for a purpose; if a former call did, that one is given.
    pub async fn make(&mut self, purpose: &Purpose, name: &str) -> Result<OwnedRoomId, NotDone> {
        let room = make::room(&self.client, self.desk, purpose, name).await?;
        if let Purpose::Queue(queue) = purpose {
            self.settings.rooms.insert(queue.clone(), room.clone());
        }
        Ok(room)
    }

    /// Removes whoever is not on a list any more from the room of their queue, and tells the desk; notes who is listed.
    /// Rooms made before this call count.
    pub async fn follow_lists(&self) -> Result<(), NotDone> {
        Ok(self.staffing().settle().await?)
    }

    /// Invites the listed staff into their queue's room and removes strangers, and tells what remains to be done.
    pub async fn tend(&self, queue: &QueueId, room: &RoomId) -> Result<RoomReport, NotDone> {
        let Some(seen) = self.see(room).await? else { return Ok(not_joined()) };
        let staffing = self.staffing();
        let mut flaws = settings_flaws(&seen);
        let left = staffing.remove_strangers(queue, room, &seen).await?;
        flaws.extend(left.into_iter().map(Flaw::Stranger));
        flaws.extend(self.invite(room, &seen, self.settings.staff.of(queue)).await?);
        Ok(RoomReport { members: seen.members.len(), history: seen.history, flaws })
    }

    /// Invites these accounts into the operator's room, and tells who could not be invited.
    pub async fn tend_operator(
        &self,
        room: &RoomId,
        users: BTreeSet<OwnedUserId>,
    ) -> Result<Vec<Flaw>, NotDone> {
        let Some(seen) = self.see(room).await? else { return Ok(vec![Flaw::NotJoined]) };
        self.invite(room, &seen, users).await
    }

    async fn invite(
        &self,
        room: &RoomId,
        seen: &Look,
        users: BTreeSet<OwnedUserId>,
    ) -> Result<Vec<Flaw>, NotDone> {
        let mut flaws = Vec::new();
        for user in users {
            match self.staffing().invite(room, seen, &user).await? {
                Some(Invited::Banned) => flaws.push(Flaw::Banned(user.into())),
                Some(Invited::Refused) => flaws.push(Flaw::NotInvited(user.into())),
                Some(Invited::Now) | None => {}
            }
        }
        Ok(flaws)
    }

    /// Looks at a queue's room, its members and their devices.
    pub async fn report(&self, queue: &QueueId, room: &RoomId) -> Result<RoomReport, NotDone> {
        let Some(seen) = self.see(room).await? else { return Ok(not_joined()) };
        let mut flaws = settings_flaws(&seen);
        flaws.extend(strangers(&self.settings, queue, &seen).into_iter().map(Flaw::Stranger));
        for user in self.settings.staff.of(queue) {
            if !seen.members.contains(user.as_str()) {
                let banned = seen.banned.contains(user.as_str());
                let name = user.to_string();
                flaws.push(if banned { Flaw::Banned(name) } else { Flaw::Missing(name) });
                continue;
            }
            if seen.may_open_up(user.as_str()) {
                flaws.push(Flaw::MayOpenUp(user.to_string()));
            }
            flaws.extend(self.devices(&user).await?);
        }
        Ok(RoomReport { members: seen.members.len(), history: seen.history, flaws })
    }

    /// Looks at the operator's room. Who is in it is the operator's affair.
    pub async fn report_operator(&self, room: &RoomId) -> Result<RoomReport, NotDone> {
        let Some(seen) = self.see(room).await? else { return Ok(not_joined()) };
        let flaws = if seen.encrypted { Vec::new() } else { vec![Flaw::NotEncrypted] };
        Ok(RoomReport { members: seen.members.len(), history: seen.history, flaws })
    }

    /// Looks at our own account and device.
    pub async fn ourselves(&self) -> Result<SelfReport, NotDone> {
        let encryption = self.client.encryption();
        // What is on the server counts, not what we remember of it.
        encryption.request_user_identity(&self.settings.user).await.map_err(Failure::from)?;
        let device = encryption.get_own_device().await.map_err(|_| Failure::Local)?;
        let status = encryption.cross_signing_status().await;
        Ok(SelfReport {
            device: self.client.device_id().map(ToString::to_string).unwrap_or_default(),
            fingerprint: encryption.ed25519_key().await,
            signed: device.is_some_and(|device| device.is_cross_signed_by_owner()),
            keys: status.is_some_and(|status| status.is_complete()),
            secret_storage: encryption.secret_storage().is_enabled().await.map_err(Failure::from)?,
        })
    }

    fn staffing(&self) -> Staffing<'_> {
        Staffing { client: &self.client, settings: &self.settings, desk: self.desk }
    }

    async fn see(&self, room: &RoomId) -> Result<Option<Look>, NotDone> {
        match look::look(&self.client, room).await {
            Ok(seen) => Ok(Some(seen)),
            Err(Failure::NotInRoom | Failure::Forbidden) => Ok(None),
            Err(failure) => Err(failure.into()),
        }
    }

    async fn devices(&self, user: &UserId) -> Result<Option<Flaw>, NotDone> {
        let encryption = self.client.encryption();
        encryption.request_user_identity(user).await.map_err(Failure::from)?;
        let devices = encryption.get_user_devices(user).await.map_err(Failure::from)?;
        let (mut signed, mut unsigned) = (0, 0);
        for device in devices.devices() {
            *if device.is_cross_signed_by_owner() { &mut signed } else { &mut unsigned } += 1;
        }
        Ok(match (signed, unsigned) {
            (_, 1..) => Some(Flaw::Unsigned(user.to_string(), unsigned)),
            (0, 0) => Some(Flaw::NoDevice(user.to_string())),
            _ => None,
        })
    }
}

fn not_joined() -> RoomReport {
    RoomReport { members: 0, history: String::new(), flaws: vec![Flaw::NotJoined] }
}

fn settings_flaws(seen: &Look) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if !seen.encrypted {
        flaws.push(Flaw::NotEncrypted);
    }
    if seen.federated {
        flaws.push(Flaw::Federated);
    }
    if seen.history != "joined" {
        flaws.push(Flaw::History(seen.history.clone()));
    }
    if seen.join_rule != "invite" {
        flaws.push(Flaw::JoinRule(seen.join_rule.clone()));
    }
    if seen.guests {
        flaws.push(Flaw::Guests);
    }
    flaws
}
