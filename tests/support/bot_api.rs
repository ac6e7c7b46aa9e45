//! A stand-in for Telegram: the Bot API over real HTTP on loopback, and the people and groups behind it.
//!
//! It keeps the rules that delivery leans on. Updates wait until a `getUpdates` with a later offset acknowledges
//! them, and come again until then; an offset far beyond the newest id counts as none (as in Telegram's own
//! server, whose ids may restart at random); a second poll ends the first with a conflict; limits of texts, buttons
//! and answers are checked. Where a description is quoted, it is Telegram's.
//!
//! Included by `#[path]` from several test binaries; it knows nothing of Lotse.

#[path = "bot_api/methods.rs"]
mod methods;

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::serve::ListenerExt as _;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// The token the stand-in accepts.
pub const TOKEN: &str = "123456:stand-in_TOKEN";
/// The time everything happens at; nothing depends on it.
const DATE: i64 = 1_760_000_000;

/// A running stand-in. Ends when dropped.
pub struct BotApi {
    shared: Arc<Shared>,
    url: String,
    server: JoinHandle<()>,
}

struct Shared {
    world: Mutex<World>,
    changed: Notify,
}

/// Rows of buttons, each with label and data.
pub type Keyboard = Vec<Vec<(String, String)>>;

/// A message the bot sent, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub id: i32,
    pub text: String,
    pub buttons: Keyboard,
    pub edited: bool,
}

/// Everything the stand-in knows.
pub struct World {
    /// Waiting updates: id and JSON.
    updates: VecDeque<(i64, String)>,
    next_update: i64,
    next_message: i32,
    next_query: u64,
    chats: HashMap<i64, Vec<Sent>>,
    groups: HashSet<i64>,
    blocked: HashSet<i64>,
    open_queries: HashSet<String>,
    /// By method: what the next calls are answered with; `None` lets one through.
    failures: HashMap<String, VecDeque<Option<(u16, String)>>>,
    /// Which poll is the latest; an earlier one that still waits ends with a conflict.
    poll: u64,
    /// The answers to taps: query id and notice.
    pub answers: Vec<(String, Option<String>)>,
    /// How often each method was called, by its name in lower case.
    pub calls: HashMap<String, usize>,
    /// The `allowed_updates` of the last poll.
    pub allowed_updates: Value,
    /// The commands registered last.
    pub commands: Value,
    pub webhook: bool,
    /// Groups the bot has left, in order.
    pub left: Vec<i64>,
}

impl World {
    /// How often a method was called.
    pub fn count(&self, method: &str) -> usize {
        self.calls.get(&method.to_lowercase()).copied().unwrap_or(0)
    }

    /// How many updates are not acknowledged.
    pub fn unacknowledged(&self) -> usize {
        self.updates.len()
    }

    /// What the bot has said in a chat and not deleted.
    pub fn transcript(&self, chat: i64) -> &[Sent] {
        self.chats.get(&chat).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, make: impl FnOnce(i64) -> String) -> i64 {
        let id = self.next_update;
        self.next_update += 1;
        self.updates.push_back((id, make(id)));
        id
    }

    fn message_id(&mut self) -> i32 {
        self.next_message += 1;
        self.next_message
    }

    fn push_message(&mut self, kind: &str, chat: &Value, from: i64, id: i32, content: &Value) -> i64 {
        let mut message = json!({
            "message_id": id, "date": DATE, "chat": chat,
            "from": {"id": from, "is_bot": false, "first_name": "Person", "language_code": "de"},
        });
        merge(&mut message, content);
        if kind == "edited_message" {
            merge(&mut message, &json!({"edit_date": DATE}));
        }
        self.push(|update| format!(r#"{{"update_id":{update},"{kind}":{message}}}"#))
    }

    fn push_membership(&mut self, chat: &Value, from: i64, status: &str) -> i64 {
        let bot = methods::bot_user();
        let mut new = json!({"user": bot, "status": status});
        if status == "kicked" {
            merge(&mut new, &json!({"until_date": 0}));
        }
        let change = json!({
            "chat": chat, "date": DATE,
            "from": {"id": from, "is_bot": false, "first_name": "Person"},
            "old_chat_member": {"user": bot, "status": if status == "member" { "left" } else { "member" }},
            "new_chat_member": new,
        });
        self.push(|update| format!(r#"{{"update_id":{update},"my_chat_member":{change}}}"#))
    }

    fn push_tap(&mut self, chat: i64, message: i32, data: &str) -> String {
        self.next_query += 1;
        let query = format!("query-{}", self.next_query);
        self.open_queries.insert(query.clone());
        let tap = json!({
            "id": query, "chat_instance": "1", "data": data,
            "from": {"id": chat, "is_bot": false, "first_name": "Person"},
            "message": {
                "message_id": message, "date": DATE, "chat": private(chat), "from": methods::bot_user(), "text": "…",
            },
        });
        self.push(|update| format!(r#"{{"update_id":{update},"callback_query":{tap}}}"#));
        query
    }
}

/// What people do. A person's id is that of their private chat (above 0); a group's is below 0.
impl BotApi {
    /// Starts the stand-in on a free port of 127.0.0.1.
    pub async fn start() -> Self {
        Self::start_at("127.0.0.1:0").await
    }

    /// Starts the stand-in at an address (host and port) that is known already.
    pub async fn start_at(address: &str) -> Self {
        let world = World {
            updates: VecDeque::new(),
            next_update: 1000,
            next_message: 0,
            next_query: 0,
            chats: HashMap::new(),
            groups: HashSet::new(),
            blocked: HashSet::new(),
            open_queries: HashSet::new(),
            failures: HashMap::new(),
            poll: 0,
            answers: Vec::new(),
            calls: HashMap::new(),
            allowed_updates: Value::Null,
            commands: Value::Null,
            webhook: false,
            left: Vec::new(),
        };
        let shared = Arc::new(Shared { world: Mutex::new(world), changed: Notify::new() });
        let listener = TcpListener::bind(address).await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let listener = listener.tap_io(|connection| {
            let _ = connection.set_nodelay(true);
        });
        let router = methods::router(Arc::clone(&shared));
        let server = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Self { shared, url, server }
    }

    /// What to configure as `api_url`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// A person writes; returns the message's id.
    pub fn send_text(&self, chat: i64, text: &str) -> i32 {
        self.send(chat, &json!({"text": text}))
    }

    /// A person sends anything: the fields of the Bot API's `Message` that make it what it is.
    pub fn send(&self, chat: i64, content: &Value) -> i32 {
        self.act(|world| {
            world.chats.entry(chat).or_default();
            let id = world.message_id();
            world.push_message("message", &private(chat), chat, id, content);
            id
        })
    }

    /// A person sends a photo with words under it.
    pub fn send_photo(&self, chat: i64, caption: &str) -> i32 {
        let size = json!({"file_id": "a", "file_unique_id": "b", "file_size": 1, "width": 1, "height": 1});
        self.send(chat, &json!({"photo": [size], "caption": caption}))
    }

    /// A person changes an earlier message.
    pub fn edit(&self, chat: i64, message: i32, text: &str) {
        self.act(|world| {
            world.push_message("edited_message", &private(chat), chat, message, &json!({"text": text}));
        });
    }

    /// A person taps the latest button with this label or data; returns the query's id.
    ///
    /// # Panics
    /// If there is no such button.
    pub fn tap(&self, chat: i64, button: &str) -> String {
        self.act(|world| {
            let found = world.transcript(chat).iter().rev().find_map(|sent| {
                let mut buttons = sent.buttons.iter().flatten();
                let (_, data) = buttons.find(|(label, data)| label == button || data == button)?;
                Some((sent.id, data.clone()))
            });
            let (message, data) = found.unwrap_or_else(|| panic!("no button {button:?} in chat {chat}"));
            world.push_tap(chat, message, &data)
        })
    }

    /// A forged client taps a button that is not there; returns the query's id.
    pub fn tap_forged(&self, chat: i64, data: &str) -> String {
        self.act(|world| world.push_tap(chat, 1, data))
    }

    /// A person blocks the bot.
    pub fn block(&self, chat: i64) {
        self.act(|world| {
            world.blocked.insert(chat);
            world.push_membership(&private(chat), chat, "kicked");
        });
    }

    /// Somebody puts the bot into a group.
    pub fn add_to_group(&self, group: i64, by: i64) {
        self.act(|world| {
            world.groups.insert(group);
            world.chats.entry(group).or_default();
            world.push_membership(&group_chat(group), by, "member");
        });
    }

    /// Somebody writes in a group.
    pub fn send_in_group(&self, group: i64, from: i64, text: &str) {
        self.act(|world| {
            let id = world.message_id();
            world.push_message("message", &group_chat(group), from, id, &json!({"text": text}));
        });
    }

    /// Puts any text in the place of an update; it is given the id that is its turn, and need not use it.
    pub fn push_raw_update(&self, make: impl FnOnce(i64) -> String) -> i64 {
        self.act(|world| world.push(make))
    }

    /// The next update gets this id, as after a quiet week.
    pub fn restart_ids(&self, next: i64) {
        self.act(|world| world.next_update = next);
    }

    /// Somebody sets a webhook.
    pub fn set_webhook(&self) {
        self.act(|world| world.webhook = true);
    }
}

/// What the server does, and what can be seen of it.
impl BotApi {
    /// The next call of a method is answered with this, and not carried out. Several wait in line.
    pub fn fail_next(&self, method: &str, status: u16, body: &str) {
        self.line_up(method, Some((status, body.to_owned())));
    }

    /// The next call of a method is carried out; a failure that is prepared after this waits for the one after.
    pub fn pass_next(&self, method: &str) {
        self.line_up(method, None);
    }

    /// The next call of a method is one too many.
    pub fn respond_429(&self, method: &str, retry_after: u64) {
        let description = format!("Too Many Requests: retry after {retry_after}");
        let body = json!({
            "ok": false, "error_code": 429, "description": description,
            "parameters": {"retry_after": retry_after},
        });
        self.fail_next(method, 429, &body.to_string());
    }

    /// What the bot has said in a chat and not deleted.
    pub fn transcript(&self, chat: i64) -> Vec<Sent> {
        self.shared.world().transcript(chat).to_vec()
    }

    /// Waits until the bot has sent at least so many messages to a chat, and returns all of them.
    ///
    /// # Panics
    /// If it takes longer than `within`.
    pub async fn wait_for_messages(&self, chat: i64, at_least: usize, within: Duration) -> Vec<Sent> {
        let enough = |world: &World| {
            let sent = world.transcript(chat);
            (sent.len() >= at_least).then(|| sent.to_vec())
        };
        self.wait_for(within, enough).await
    }

    /// Waits until `look` finds what it looks for. It is asked again after everything that happens.
    ///
    /// # Panics
    /// If it takes longer than `within`; the message holds the numbers of calls.
    pub async fn wait_for<T>(&self, within: Duration, mut look: impl FnMut(&World) -> Option<T>) -> T {
        let found = async {
            loop {
                let mut changed = std::pin::pin!(self.shared.changed.notified());
                changed.as_mut().enable();
                if let Some(found) = look(&self.shared.world()) {
                    return found;
                }
                changed.await;
            }
        };
        tokio::time::timeout(within, found)
            .await
            .unwrap_or_else(|_| panic!("not seen within {within:?}; calls: {:?}", self.shared.world().calls))
    }

    fn line_up(&self, method: &str, answer: Option<(u16, String)>) {
        self.act(|world| world.failures.entry(method.to_lowercase()).or_default().push_back(answer));
    }

    fn act<T>(&self, act: impl FnOnce(&mut World) -> T) -> T {
        let result = act(&mut self.shared.world());
        self.shared.changed.notify_waiters();
        result
    }
}

impl Drop for BotApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Shared {
    fn world(&self) -> MutexGuard<'_, World> {
        // A test that failed while looking must not hide behind a second panic.
        self.world.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The waiting updates as one answer.
fn batch(updates: &VecDeque<(i64, String)>, limit: usize) -> String {
    let mut body = String::from(r#"{"ok":true,"result":["#);
    for (index, (_, update)) in updates.iter().take(limit).enumerate() {
        let _ = write!(body, "{}{update}", if index > 0 { "," } else { "" });
    }
    body.push_str("]}");
    body
}

fn private(id: i64) -> Value {
    json!({"id": id, "type": "private", "first_name": "Person"})
}

fn group_chat(id: i64) -> Value {
    json!({"id": id, "type": "supergroup", "title": "Group"})
}

fn merge(into: &mut Value, from: &Value) {
    if let (Some(into), Some(from)) = (into.as_object_mut(), from.as_object()) {
        into.extend(from.clone());
    }
}
