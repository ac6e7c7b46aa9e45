//! The methods of the Bot API that the stand-in answers, and their rules.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{DATE, Keyboard, Sent, Shared, TOKEN, World, batch, group_chat, private};

/// What a method answers: its result, or status and description.
type Answer = Result<Value, (u16, &'static str)>;

const BLOCKED: (u16, &str) = (403, "Forbidden: bot was blocked by the user");
const NO_CHAT: (u16, &str) = (400, "Bad Request: chat not found");
const NO_MEMBER: (u16, &str) = (403, "Forbidden: bot is not a member of the supergroup chat");
const EMPTY: (u16, &str) = (400, "Bad Request: message text is empty");
const TOO_LONG: (u16, &str) = (400, "Bad Request: message is too long");
const BAD_BUTTON: (u16, &str) = (400, "Bad Request: BUTTON_DATA_INVALID");
const NOT_MODIFIED: (u16, &str) = (
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a \
     current content and reply markup of the message",
);
const NOT_TO_EDIT: (u16, &str) = (400, "Bad Request: message to edit not found");
const NOT_TO_DELETE: (u16, &str) = (400, "Bad Request: message to delete not found");
const OLD_QUERY: (u16, &str) =
    (400, "Bad Request: query is too old and response timeout expired or query id is invalid");
const OTHER_POLL: (u16, &str) = (
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
);
const WEBHOOK_SET: (u16, &str) = (
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
);

pub fn router(shared: Arc<Shared>) -> Router {
    Router::new().fallback(call).with_state(shared)
}

pub fn bot_user() -> Value {
    json!({"id": 123_456, "is_bot": true, "first_name": "Lotse", "username": "lotse_stand_in_bot"})
}

/// One call. The path may have a prefix, as `api_url` may.
async fn call(State(shared): State<Arc<Shared>>, uri: Uri, body: Bytes) -> Response {
    let mut segments = uri.path().rsplit('/');
    let method = segments.next().unwrap_or_default().to_lowercase();
    let token = segments.next().and_then(|segment| segment.strip_prefix("bot"));
    if token != Some(TOKEN) {
        return json_response(401, describe(401, "Unauthorized"));
    }
    // teloxide sends the methods that carry no file as JSON.
    let arguments: Value = serde_json::from_slice(&body).unwrap_or(Value::Null);
    let prepared = {
        let mut world = shared.world();
        *world.calls.entry(method.clone()).or_default() += 1;
        world.failures.get_mut(&method).and_then(std::collections::VecDeque::pop_front)
    };
    if let Some((status, body)) = prepared.flatten() {
        shared.changed.notify_waiters();
        return json_response(status, body);
    }
    let result = if method == "getupdates" {
        get_updates(&shared, &arguments).await
    } else {
        let answer = answer(&mut shared.world(), &method, &arguments);
        shared.changed.notify_waiters();
        answer.map(|result| json!({"ok": true, "result": result}).to_string())
    };
    match result {
        Ok(body) => json_response(200, body),
        Err((status, description)) => json_response(status, describe(status, description)),
    }
}

fn json_response(status: u16, body: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn describe(status: u16, description: &str) -> String {
    json!({"ok": false, "error_code": status, "description": description}).to_string()
}

async fn get_updates(shared: &Shared, arguments: &Value) -> Result<String, (u16, &'static str)> {
    let number = |name: &str| arguments[name].as_u64();
    let limit = usize::try_from(number("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let until = Instant::now() + Duration::from_secs(number("timeout").unwrap_or(0));
    let poll = {
        let mut world = shared.world();
        world.poll += 1;
        if !arguments["allowed_updates"].is_null() {
            world.allowed_updates = arguments["allowed_updates"].clone();
        }
        // Telegram's server takes an offset more than ten beyond the newest update for a mistake.
        let offset = arguments["offset"].as_i64().filter(|offset| *offset <= world.next_update + 10);
        if let Some(offset) = offset {
            while world.updates.front().is_some_and(|(id, _)| *id < offset) {
                world.updates.pop_front();
            }
        }
        world.poll
    };
    // Ends an earlier poll that still waits, and wakes a test that waits for the acknowledgement.
    shared.changed.notify_waiters();
    loop {
        let mut changed = std::pin::pin!(shared.changed.notified());
        changed.as_mut().enable();
        {
            let world = shared.world();
            if world.webhook {
                return Err(WEBHOOK_SET);
            }
            if world.poll != poll {
                return Err(OTHER_POLL);
            }
            if !world.updates.is_empty() {
                return Ok(batch(&world.updates, limit));
            }
        }
        if timeout_at(until, changed).await.is_err() {
            return Ok(r#"{"ok":true,"result":[]}"#.to_owned());
        }
    }
}

fn answer(world: &mut World, method: &str, arguments: &Value) -> Answer {
    match method {
        "getme" => {
            let mut me = bot_user();
            let rights = json!({
                "can_join_groups": true, "can_read_all_group_messages": false, "supports_inline_queries": false,
                "can_connect_to_business": false, "has_main_web_app": false,
            });
            super::merge(&mut me, &rights);
            Ok(me)
        }
        "deletewebhook" => {
            world.webhook = false;
            if arguments["drop_pending_updates"] == true {
                world.updates.clear();
            }
            Ok(true.into())
        }
        "setmycommands" => {
            world.commands = arguments["commands"].clone();
            Ok(true.into())
        }
        "sendmessage" => send_message(world, arguments),
        "editmessagetext" => edit_text(world, arguments),
        "editmessagereplymarkup" => edit_markup(world, arguments),
        "deletemessage" => delete(world, arguments),
        "answercallbackquery" => answer_query(world, arguments),
        "leavechat" => leave(world, arguments),
        "sendchataction" => reachable(world, arguments).map(|_| true.into()),
        _ => Err((404, "Not Found")),
    }
}

/// The chat of a call, if the bot may write there.
fn reachable(world: &World, arguments: &Value) -> Result<i64, (u16, &'static str)> {
    let chat = arguments["chat_id"].as_i64().ok_or(NO_CHAT)?;
    if world.blocked.contains(&chat) {
        return Err(BLOCKED);
    }
    if !world.chats.contains_key(&chat) {
        return Err(NO_CHAT);
    }
    if chat < 0 && !world.groups.contains(&chat) {
        return Err(NO_MEMBER);
    }
    Ok(chat)
}

/// A text as Telegram takes it: without white space around it, neither empty nor too long.
fn text(arguments: &Value) -> Result<String, (u16, &'static str)> {
    let text = arguments["text"].as_str().unwrap_or_default().trim();
    match text.encode_utf16().count() {
        0 => Err(EMPTY),
        1..=4096 => Ok(text.to_owned()),
        _ => Err(TOO_LONG),
    }
}

fn buttons(arguments: &Value) -> Result<Keyboard, (u16, &'static str)> {
    let rows = arguments.pointer("/reply_markup/inline_keyboard").and_then(Value::as_array);
    let button = |button: &Value| {
        let label = button["text"].as_str().filter(|label| !label.is_empty()).ok_or(BAD_BUTTON)?;
        let data = button["callback_data"].as_str().filter(|data| (1..=64).contains(&data.len()));
        Ok((label.to_owned(), data.ok_or(BAD_BUTTON)?.to_owned()))
    };
    let row = |row: &Value| row.as_array().into_iter().flatten().map(button).collect();
    rows.into_iter().flatten().map(row).collect()
}

fn send_message(world: &mut World, arguments: &Value) -> Answer {
    let chat = reachable(world, arguments)?;
    let (text, buttons) = (text(arguments)?, buttons(arguments)?);
    let sent = Sent { id: world.message_id(), text, buttons, edited: false };
    let message = message(chat, &sent);
    world.chats.entry(chat).or_default().push(sent);
    Ok(message)
}

fn edit_text(world: &mut World, arguments: &Value) -> Answer {
    let (text, buttons) = (text(arguments)?, buttons(arguments)?);
    change(world, arguments, |sent| {
        sent.text = text;
        sent.buttons = buttons;
        sent.edited = true;
    })
}

fn edit_markup(world: &mut World, arguments: &Value) -> Answer {
    let buttons = buttons(arguments)?;
    change(world, arguments, |sent| sent.buttons = buttons)
}

fn change(world: &mut World, arguments: &Value, change: impl FnOnce(&mut Sent)) -> Answer {
    let chat = reachable(world, arguments)?;
    let id = arguments["message_id"].as_i64();
    // From the latest: it is nearly always the one, and a benchmark has very many.
    let mut messages = world.chats.entry(chat).or_default().iter_mut().rev();
    let sent = messages.find(|sent| Some(i64::from(sent.id)) == id).ok_or(NOT_TO_EDIT)?;
    let before = (sent.text.clone(), sent.buttons.clone());
    change(sent);
    if before == (sent.text.clone(), sent.buttons.clone()) {
        return Err(NOT_MODIFIED);
    }
    Ok(message(chat, sent))
}

fn delete(world: &mut World, arguments: &Value) -> Answer {
    let chat = reachable(world, arguments)?;
    let id = arguments["message_id"].as_i64();
    let messages = world.chats.entry(chat).or_default();
    let place = messages.iter().rposition(|sent| Some(i64::from(sent.id)) == id).ok_or(NOT_TO_DELETE)?;
    messages.remove(place);
    Ok(true.into())
}

fn answer_query(world: &mut World, arguments: &Value) -> Answer {
    let query = arguments["callback_query_id"].as_str().unwrap_or_default();
    let notice = arguments["text"].as_str();
    if notice.is_some_and(|notice| notice.encode_utf16().count() > 200) {
        return Err((400, "Bad Request: MESSAGE_TOO_LONG"));
    }
    if !world.open_queries.remove(query) {
        return Err(OLD_QUERY);
    }
    world.answers.push((query.to_owned(), notice.map(str::to_owned)));
    Ok(true.into())
}

fn leave(world: &mut World, arguments: &Value) -> Answer {
    let chat = reachable(world, arguments)?;
    if !world.groups.remove(&chat) {
        return Err(NO_MEMBER);
    }
    world.left.push(chat);
    // The bot is told of its own leaving, too.
    world.push_membership(&group_chat(chat), 123_456, "left");
    Ok(true.into())
}

fn message(chat: i64, sent: &Sent) -> Value {
    let chat = if chat < 0 { group_chat(chat) } else { private(chat) };
    let mut message =
        json!({"message_id": sent.id, "date": DATE, "chat": chat, "from": bot_user(), "text": sent.text});
    if !sent.buttons.is_empty() {
        let button = |(label, data): &(String, String)| json!({"text": label, "callback_data": data});
        let row = |row: &Vec<(String, String)>| row.iter().map(button).collect();
        let rows: Vec<Vec<Value>> = sent.buttons.iter().map(row).collect();
        super::merge(&mut message, &json!({"reply_markup": {"inline_keyboard": rows}}));
    }
    message
}
