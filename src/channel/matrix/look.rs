//! What the server says of a room: its settings and who is in it.
//!
//! Asked without a sync, whose events belong to the running bot. Read by hand and total: what is missing or malformed
//! counts as what a server would take for it.

use std::collections::{BTreeMap, BTreeSet};

use matrix_sdk::Client;
use matrix_sdk::ruma::RoomId;
use matrix_sdk::ruma::api::client::state::get_state_events;
use serde_json::Value;

use super::failure::Failure;

/// The key in a room's first event under which stands what we made it for.
pub(super) const MADE_FOR: &str = "lotse.made_for";

/// The state of a room.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub encrypted: bool,
    pub federated: bool,
    pub guests: bool,
    /// Who reads what was said before they came: `joined`, `invited`, `shared` or `world_readable`.
    pub history: String,
    pub join_rule: String,
    /// Everybody who is in the room or invited, ourselves included.
    pub members: BTreeSet<String>,
    pub banned: BTreeSet<String>,
    pub creator: String,
    /// What we made it for.
    pub made_for: Option<String>,
    levels: Value,
}

/// Asks the server about a room.
///
/// # Errors
/// [`Failure::NotInRoom`] or [`Failure::Forbidden`] if we are not in it, and what any call may fail with.
pub(super) async fn look(client: &Client, room: &RoomId) -> Result<Look, Failure> {
    let answer = client.send(get_state_events::v3::Request::new(room.to_owned())).await?;
    let events = answer.room_state.iter().map(|event| serde_json::from_str(event.json().get()));
    let events: Vec<Value> = events.collect::<Result<_, _>>().map_err(|_| Failure::Refused)?;
    let look = Look::read(&events);
    // Of a room we have left the server tells how it was then.
    let ours = client.user_id().is_some_and(|user| look.members.contains(user.as_str()));
    if ours { Ok(look) } else { Err(Failure::NotInRoom) }
}

impl Look {
    fn read(events: &[Value]) -> Self {
        // What a server takes where nothing is said.
        let mut look =
            Self { federated: true, history: "shared".into(), join_rule: "invite".into(), ..Self::default() };
        let mut memberships = BTreeMap::new();
        for event in events {
            let kind = event.get("type").and_then(Value::as_str).unwrap_or_default();
            let key = event.get("state_key").and_then(Value::as_str).unwrap_or_default();
            let Some(content) = event.get("content") else { continue };
            let text = |name: &str| content.get(name).and_then(Value::as_str).map(ToOwned::to_owned);
            match (kind, key) {
                ("m.room.create", "") => {
                    look.federated = content.get("m.federate").and_then(Value::as_bool).unwrap_or(true);
                    look.made_for = text(MADE_FOR);
                    let sender = event.get("sender").and_then(Value::as_str);
                    look.creator = sender.map(ToOwned::to_owned).unwrap_or_default();
                }
                // One without an algorithm, as a removed one is, encrypts nothing.
                ("m.room.encryption", "") => look.encrypted = text("algorithm").is_some(),
                ("m.room.history_visibility", "") => {
                    look.history = text("history_visibility").unwrap_or(look.history);
                }
                ("m.room.join_rules", "") => look.join_rule = text("join_rule").unwrap_or(look.join_rule),
                ("m.room.guest_access", "") => {
                    look.guests = text("guest_access").as_deref() == Some("can_join");
                }
                ("m.room.power_levels", "") => look.levels = content.clone(),
                ("m.room.member", user) => {
                    memberships.insert(user.to_owned(), text("membership").unwrap_or_default());
                }
                _ => {}
            }
        }
        let with = |wanted: &[&str]| -> BTreeSet<String> {
            let such = memberships.iter().filter(|(_, membership)| wanted.contains(&membership.as_str()));
            such.map(|(user, _)| user.clone()).collect()
        };
        look.members = with(&["join", "invite"]);
        look.banned = with(&["ban"]);
        look
    }

    /// Whether an account may change what keeps the room closed: who is invited, what is encrypted, who reads what.
    pub(super) fn may_open_up(&self, user: &str) -> bool {
        let level = |name: &str, usual: i64| self.levels.get(name).and_then(Value::as_i64).unwrap_or(usual);
        let event = |kind: &str| {
            let own = self.levels.get("events").and_then(|events| events.get(kind)).and_then(Value::as_i64);
            own.unwrap_or_else(|| level("state_default", 50))
        };
        let own = self.levels.get("users").and_then(|users| users.get(user)).and_then(Value::as_i64);
        let own = own.unwrap_or_else(|| level("users_default", 0));
        let kept =
            ["m.room.encryption", "m.room.history_visibility", "m.room.join_rules", "m.room.power_levels"];
        user == self.creator || own >= level("invite", 0) || kept.iter().any(|kind| own >= event(kind))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event(kind: &str, key: &str, content: &Value) -> Value {
        json!({"type": kind, "state_key": key, "sender": "@lotse:x", "content": content})
    }

    #[test]
    fn a_room_is_read_as_its_server_reads_it() {
        let look = Look::read(&[
            event("m.room.create", "", &json!({"m.federate": false, MADE_FOR: "queue lks"})),
            event("m.room.encryption", "", &json!({"algorithm": "m.megolm.v1.aes-sha2"})),
            event("m.room.history_visibility", "", &json!({"history_visibility": "joined"})),
            event("m.room.guest_access", "", &json!({"guest_access": "forbidden"})),
            event("m.room.member", "@lotse:x", &json!({"membership": "join"})),
            event("m.room.member", "@anna:x", &json!({"membership": "invite"})),
            event("m.room.member", "@gone:x", &json!({"membership": "leave"})),
            event("m.room.member", "@bad:x", &json!({"membership": "ban"})),
        ]);
        assert!(look.encrypted && !look.federated && !look.guests);
        assert_eq!((look.history.as_str(), look.join_rule.as_str()), ("joined", "invite"));
        assert_eq!(look.made_for.as_deref(), Some("queue lks"));
        assert_eq!(look.members, BTreeSet::from(["@lotse:x".to_owned(), "@anna:x".to_owned()]));
        assert_eq!(look.banned, BTreeSet::from(["@bad:x".to_owned()]));
    }

    #[test]
    fn what_is_not_said_counts_as_the_open_way() {
        let look = Look::read(&[
            event("m.room.encryption", "", &json!({})),
            json!({"type": "m.room.name"}),
            json!(7),
        ]);
        assert!(!look.encrypted && look.federated);
        assert_eq!(look.history, "shared");
        assert!(look.may_open_up("@anyone:x"), "without levels everybody may invite");
    }

    #[test]
    fn whoever_may_invite_or_change_the_settings_may_open_the_room() {
        let levels = json!({"invite": 100, "state_default": 100, "users": {"@much:x": 100, "@some:x": 50}});
        let look =
            Look::read(&[event("m.room.create", "", &json!({})), event("m.room.power_levels", "", &levels)]);
        assert!(look.may_open_up("@much:x") && look.may_open_up("@lotse:x"));
        assert!(!look.may_open_up("@some:x") && !look.may_open_up("@none:x"));
    }
}
