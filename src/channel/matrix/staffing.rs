//! Who is in the centres' rooms, and who should be.
//!
//! Whoever is not on a queue's list is removed from its room where we have the power, and the room's keys are changed:
//! what is said from then on, their devices cannot read. Whoever is new on the list is invited. Those who were listed
//! are kept sealed by the desk, so that a removal is noticed also if it was written down while nothing ran; what the
//! desk keeps changes in the same transaction in which it hears of it.

use std::collections::BTreeSet;

use matrix_sdk::Client;
use matrix_sdk::ruma::api::client::membership::invite_user::v3::{InvitationRecipient, InviteUserId};
use matrix_sdk::ruma::api::client::membership::{invite_user, kick_user};
use matrix_sdk::ruma::{OwnedUserId, RoomId, UserId};
use serde::{Deserialize, Serialize};
use tracing::{info, warn};

use super::failure::Failure;
use super::look::{self, Look};
use super::settings::Settings;
use crate::desk::ports::{Batch, DeskHandle, Event, Kept};
use crate::id::{ChannelKind, QueueId};

/// How the keys of what the desk keeps for us begin; event ids begin with `$`.
const LISTED: &str = "listed ";

/// Whether something the desk keeps is a line of a list and no event.
pub(super) fn is_listed(kept: &Kept) -> bool {
    kept.key.starts_with(LISTED)
}

/// Somebody on the list of a queue.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Listed {
    queue: QueueId,
    user: OwnedUserId,
}

impl Listed {
    fn key(&self) -> String {
        format!("{LISTED}{} {}", self.queue, self.user)
    }

    fn kept(&self) -> Result<Kept, Failure> {
        Ok(Kept { key: self.key(), raw: serde_json::to_vec(self).map_err(|_| Failure::Local)? })
    }
}

/// What became of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Invited {
    Now,
    /// Shut out by somebody; we do not undo that.
    Banned,
    /// The server does not do it: no such account, another server, or we lack the power.
    Refused,
}

/// Brings rooms and lists together.
pub(super) struct Staffing<'a> {
    pub client: &'a Client,
    pub settings: &'a Settings,
    pub desk: &'a DeskHandle,
}

impl Staffing<'_> {
    /// Follows the lists as they are now. Safe to repeat.
    pub(super) async fn settle(&self) -> Result<(), Failure> {
        let before = self.listed_before().await?;
        let now = self.listed_now();
        for (queue, room) in &self.settings.rooms {
            let seen = match look::look(self.client, room).await {
                Ok(seen) => seen,
                // Not invited yet, or removed: the desk is told by the verdict on the room.
                Err(Failure::NotInRoom | Failure::Forbidden) => continue,
                Err(failure) => return Err(failure),
            };
            self.remove_strangers(queue, room, &seen).await?;
            let new = now.difference(&before).filter(|listed| listed.queue == *queue);
            for Listed { user, .. } in new {
                self.invite(room, &seen, user).await?;
            }
        }
        let mut batch = Batch::new(ChannelKind::Matrix);
        for new in now.difference(&before) {
            batch.keep.push(new.kept()?);
        }
        for gone in before.difference(&now) {
            batch.release.push(gone.key());
            // A queue that has no room any more has nobody to tell.
            if self.settings.rooms.contains_key(&gone.queue) {
                info!("somebody is not on a centre's list any more");
                let (queue, member) = (gone.queue.clone(), gone.user.to_string());
                batch.events.push(Event::StaffRemoved { queue, member });
            }
        }
        if !batch.keep.is_empty() || !batch.release.is_empty() {
            self.desk.hand_in(batch).await?;
        }
        Ok(())
    }

    /// Removes whoever does not belong into a queue's room; returns who is still there.
    pub(super) async fn remove_strangers(
        &self,
        queue: &QueueId,
        room: &RoomId,
        seen: &Look,
    ) -> Result<Vec<String>, Failure> {
        let mut left = Vec::new();
        let mut removed = false;
        for member in strangers(self.settings, queue, seen) {
            let Ok(user) = UserId::parse(&member) else { continue };
            match self.client.send(kick_user::v3::Request::new(room.to_owned(), user)).await {
                Ok(_) => removed = true,
                Err(error) => match Failure::from(error) {
                    Failure::Forbidden | Failure::NotInRoom | Failure::Refused => left.push(member),
                    failure => return Err(failure),
                },
            }
        }
        if removed {
            info!(queue = queue.as_str(), "removed somebody who is not listed from a centre's room");
            if let Some(room) = self.client.get_room(room) {
                room.discard_room_key().await?;
                // Else the room would count as closed until our sync tells that they are gone.
                room.mark_members_missing();
            }
        }
        if !left.is_empty() {
            // A refusal also means that they are gone by now.
            let seen = look::look(self.client, room).await?;
            left.retain(|member| seen.members.contains(member));
        }
        if !left.is_empty() {
            warn!(queue = queue.as_str(), "somebody in a centre's room is not listed and cannot be removed");
        }
        Ok(left)
    }

    /// Invites somebody who is neither in the room nor invited; `None` if they are.
    pub(super) async fn invite(
        &self,
        room: &RoomId,
        seen: &Look,
        user: &UserId,
    ) -> Result<Option<Invited>, Failure> {
        if seen.members.contains(user.as_str()) {
            return Ok(None);
        }
        if seen.banned.contains(user.as_str()) {
            return Ok(Some(Invited::Banned));
        }
        let recipient = InvitationRecipient::UserId(InviteUserId::new(user.to_owned()));
        match self.client.send(invite_user::v3::Request::new(room.to_owned(), recipient)).await {
            Ok(_) => Ok(Some(Invited::Now)),
            Err(error) => match Failure::from(error) {
                Failure::Forbidden | Failure::NotInRoom | Failure::Refused => {
                    warn!("a listed account could not be invited into its centre's room");
                    Ok(Some(Invited::Refused))
                }
                failure => Err(failure),
            },
        }
    }

    async fn listed_before(&self) -> Result<BTreeSet<Listed>, Failure> {
        let kept = self.desk.kept(ChannelKind::Matrix).await?;
        let lists = kept.iter().filter(|kept| is_listed(kept));
        lists.map(|kept| serde_json::from_slice(&kept.raw).map_err(|_| Failure::Local)).collect()
    }

    /// Only where there is a room: who was never let in need not be let out.
    fn listed_now(&self) -> BTreeSet<Listed> {
        let queues = self.settings.rooms.keys();
        queues
            .flat_map(|queue| {
                let users = self.settings.staff.of(queue).into_iter();
                users.map(|user| Listed { queue: queue.clone(), user })
            })
            .collect()
    }
}

/// Who is in a queue's room, or invited, and should not be.
pub(super) fn strangers(settings: &Settings, queue: &QueueId, seen: &Look) -> Vec<String> {
    let stranger = |user: &&String| *user != settings.user.as_str() && !settings.is_staff(queue, user);
    seen.members.iter().filter(stranger).cloned().collect()
}
