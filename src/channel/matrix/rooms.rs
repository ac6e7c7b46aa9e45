//! Which rooms may be written to.
//!
//! The one place that decides it, asked again before each letter: membership may have changed since the last sync.

use std::collections::BTreeMap;

use matrix_sdk::{Client, Room, RoomMemberships, RoomState};

use super::failure::Failure;
use super::settings::Settings;
use crate::desk::ports::{Event, RoomProblem};
use crate::id::QueueId;

/// Why a queue's room takes nothing now.
pub(super) enum Unusable {
    Problem(RoomProblem),
    /// It could not be looked at; that passes.
    Unseen(Failure),
}

impl From<RoomProblem> for Unusable {
    fn from(problem: RoomProblem) -> Self {
        Self::Problem(problem)
    }
}

/// The room of a queue if it can be used.
pub(super) async fn centre(client: &Client, settings: &Settings, queue: &QueueId) -> Result<Room, Unusable> {
    let id = settings.rooms.get(queue).ok_or(RoomProblem::NotConfigured)?;
    let room = client.get_room(id).filter(|room| room.state() == RoomState::Joined);
    let room = room.ok_or(RoomProblem::NotJoined)?;
    let seen = see(&room).await.map_err(Unusable::Unseen)?;
    verdict(settings, queue, Some(&seen)).map_or(Ok(room), |problem| Err(problem.into()))
}

/// What counts of a room that we are in.
pub(super) struct Seen {
    pub encrypted: bool,
    /// Everybody in it or invited; whether we are among them does not matter.
    pub members: Vec<String>,
}

async fn see(room: &Room) -> Result<Seen, Failure> {
    let encrypted = is_encrypted(room).await?;
    // An unencrypted room is out whoever is in it.
    let members = if encrypted { others(room).await? } else { Vec::new() };
    Ok(Seen { encrypted, members })
}

/// What keeps a queue's room from being used: it must be joined (`None`: it is not), encrypted, and hold nobody but
/// listed staff and us.
pub(super) fn verdict(settings: &Settings, queue: &QueueId, seen: Option<&Seen>) -> Option<RoomProblem> {
    let Some(Seen { encrypted, members }) = seen else { return Some(RoomProblem::NotJoined) };
    if !encrypted {
        return Some(RoomProblem::NotEncrypted);
    }
    let stranger = |user: &String| *user != settings.user.as_str() && !settings.is_staff(queue, user);
    members.iter().any(stranger).then_some(RoomProblem::StrangerInside)
}

/// Whether messages in the room are end-to-end encrypted; asks the server if we do not know.
pub(super) async fn is_encrypted(room: &Room) -> Result<bool, Failure> {
    Ok(room.latest_encryption_state().await?.is_encrypted())
}

/// Everybody in the room or invited but us.
pub(super) async fn others(room: &Room) -> Result<Vec<String>, Failure> {
    let members = room.members(RoomMemberships::ACTIVE).await?;
    Ok(members
        .iter()
        .map(|member| member.user_id())
        .filter(|user| *user != room.own_user_id())
        .map(ToString::to_string)
        .collect())
}

/// What the desk was last told of each queue's room.
#[derive(Default)]
pub(super) struct Verdicts(BTreeMap<QueueId, Option<RoomProblem>>);

impl Verdicts {
    /// Looks at the rooms of these queues and tells of those whose verdict has changed.
    pub(super) async fn review<'a>(
        &self,
        client: &Client,
        settings: &Settings,
        queues: impl IntoIterator<Item = &'a QueueId>,
    ) -> Vec<(QueueId, Option<RoomProblem>)> {
        let mut changed = Vec::new();
        for queue in queues {
            let verdict = match centre(client, settings, queue).await {
                Ok(_) => None,
                Err(Unusable::Problem(problem)) => Some(problem),
                Err(Unusable::Unseen(_)) => Some(RoomProblem::Unreachable),
            };
            if self.0.get(queue) != Some(&verdict) {
                changed.push((queue.clone(), verdict));
            }
        }
        changed
    }

    /// The verdicts to tell when the server cannot be reached.
    pub(super) fn unreachable(&self, settings: &Settings) -> Vec<(QueueId, Option<RoomProblem>)> {
        let away = Some(RoomProblem::Unreachable);
        let unknown = settings.rooms.keys().filter(|queue| self.0.get(queue) != Some(&away));
        unknown.map(|queue| (queue.clone(), away)).collect()
    }

    /// Queues whose verdict only says that we could not find out.
    pub(super) fn unsettled(&self) -> impl Iterator<Item = &QueueId> {
        self.0
            .iter()
            .filter(|(_, verdict)| **verdict == Some(RoomProblem::Unreachable))
            .map(|(queue, _)| queue)
    }

    /// Tells every verdict anew: a courier may have told the desk what was so only for a moment.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    /// Whether the desk was told of a queue's room.
    pub(super) fn knows(&self, queue: &QueueId) -> bool {
        self.0.contains_key(queue)
    }

    /// Remembers what the desk has taken.
    pub(super) fn told(&mut self, changed: Vec<(QueueId, Option<RoomProblem>)>) {
        self.0.extend(changed);
    }
}

/// The events that tell the desk of changed verdicts.
pub(super) fn events(changed: &[(QueueId, Option<RoomProblem>)]) -> impl Iterator<Item = Event> {
    changed.iter().map(|(queue, problem)| Event::Room { queue: queue.clone(), problem: *problem })
}
