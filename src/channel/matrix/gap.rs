//! Fetching what a sync response left out.
//!
//! A response carries only the newest events of a busy room (`limited`). The rest is paged backward until our last
//! committed token, so that a message sent while we were down is not lost. In a room just joined the token is no bound:
//! the invitation may have come before it was taken; there our own invitation is, since nothing before it was meant
//! for us.

use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::TimelineEvent;
use matrix_sdk::room::MessagesOptions;
use matrix_sdk::ruma::uint;
use serde_json::Value;

use super::failure::Failure;
use super::read::{self, Membership, Seen};

/// More than any dialogue holds; a bound on memory against a flooded room, not a promise.
const MOST: usize = 20_000;

/// Where to look for a room's events.
pub(super) struct Stretch<'a> {
    /// What the response brought, oldest first.
    pub newest: Vec<TimelineEvent>,
    /// Where paging backward begins, if the response left something out.
    pub from: Option<String>,
    /// The token up to which everything is committed.
    pub to: Option<&'a str>,
}

/// All events of the stretch, oldest first.
pub(super) async fn fill(room: &Room, stretch: Stretch<'_>) -> Result<Vec<TimelineEvent>, Failure> {
    let me = room.own_user_id().as_str();
    let mut newest_first = stretch.newest;
    newest_first.reverse();
    let mut from = stretch.from;
    let mut checked = 0;
    let mut just_joined = false;
    loop {
        for (at, event) in newest_first.iter().enumerate().skip(checked) {
            match own_membership(event, me) {
                Some((Membership::Joined, before)) if before != Membership::Joined => just_joined = true,
                Some((Membership::Invited, _)) if just_joined => {
                    newest_first.truncate(at);
                    newest_first.reverse();
                    return Ok(newest_first);
                }
                _ => {}
            }
        }
        checked = newest_first.len();
        let Some(start) = from.take().filter(|_| checked < MOST) else { break };
        let mut page = MessagesOptions::backward().from(start.as_str());
        page.to = stretch.to.filter(|_| !just_joined).map(ToOwned::to_owned);
        page.limit = uint!(100);
        let page = room.messages(page).await?;
        // An empty page, or one that ends where it began, is the end.
        from = page.end.filter(|end| !page.chunk.is_empty() && *end != start);
        newest_first.extend(page.chunk);
    }
    newest_first.reverse();
    Ok(newest_first)
}

fn own_membership(event: &TimelineEvent, me: &str) -> Option<(Membership, Membership)> {
    match read::read(&json(event))?.seen {
        Seen::Member { who, now, before } if who == me => Some((now, before)),
        _ => None,
    }
}

/// The event's JSON; `null` for what is none.
pub(super) fn json(event: &TimelineEvent) -> Value {
    serde_json::from_str(event.raw().json().get()).unwrap_or(Value::Null)
}
