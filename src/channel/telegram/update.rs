//! What an update means: which input of whom, and what Telegram expects of us besides.
//!
//! Updates are read as JSON and not through teloxide's types: those take a text with a kind of entity newer than
//! the library, or a voice message without a MIME type, for an empty message. Here a text is a text.

use serde_json::Value;
use teloxide::types::{CallbackQueryId, ChatId};

use crate::desk::ports::{Address, Event};
use crate::id::ChannelKind;
use crate::intake::input::{Attachment, Input, Meaning};
use crate::intake::question::Token;

/// What is to be done about one update.
#[derive(Default)]
pub(super) struct Reading {
    /// For the desk.
    pub(super) event: Option<Event>,
    /// The tap to be answered after the commit, or the button keeps spinning.
    pub(super) tap: Option<CallbackQueryId>,
    /// The update came from a group or channel, of which nothing is kept.
    pub(super) group: Option<Group>,
}

/// Where the bot stands in a group or channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Inside(ChatId),
    Outside(ChatId),
}

/// What is not text, by the field of the Bot API's `Message` that holds it. Words under a picture are not read: half
/// of what was sent would be taken down and half not.
const ATTACHMENTS: [(&str, Attachment); 11] = [
    ("voice", Attachment::Voice),
    ("video_note", Attachment::Voice),
    ("photo", Attachment::Photo),
    ("document", Attachment::File),
    ("audio", Attachment::File),
    ("video", Attachment::File),
    ("animation", Attachment::File),
    ("contact", Attachment::Contact),
    ("location", Attachment::Location),
    ("venue", Attachment::Location),
    ("sticker", Attachment::Sticker),
];

/// What Telegram notes in a private chat by itself; nobody expects an answer to it.
const SERVICE: [&str; 6] = [
    "pinned_message",
    "message_auto_delete_timer_changed",
    "chat_background_set",
    "write_access_allowed",
    "connected_website",
    "proximity_alert_triggered",
];

/// Reads an update; `None` if it lacks what every update of its kind has.
pub(super) fn read(update: &Value) -> Option<Reading> {
    if let Some(message) = update.get("message") {
        said(update, message, input(message))
    } else if let Some(message) = update.get("edited_message") {
        // Only changed words count; a live location changes every few seconds.
        let words = word(message, "/text").or_else(|| word(message, "/caption"));
        said(update, message, words.map(|text| Input::Edited(text.to_owned())))
    } else if let Some(query) = update.get("callback_query") {
        tapped(update, query)
    } else if let Some(change) = update.get("my_chat_member") {
        membership(update, change)
    } else {
        // Not asked for; may still come for a while after another program used the token.
        update.is_object().then(Reading::default)
    }
}

/// The id by which an update is acknowledged.
pub(super) fn id(update: &Value) -> Option<i32> {
    number(update, "/update_id").and_then(|id| id.try_into().ok())
}

fn said(update: &Value, message: &Value, input: Option<Input>) -> Option<Reading> {
    if let Place::Group(group) = place(message)? {
        return Some(Reading { group: Some(Group::Inside(group)), ..Reading::default() });
    }
    let from = address(message)?;
    let name = number(message, "/message_id")?;
    let (id, message) = (event_id(update, name), Some(name.to_string()));
    let event = input.map(|input| Event::Person { from, id, message, input });
    Some(Reading { event, ..Reading::default() })
}

fn tapped(update: &Value, query: &Value) -> Option<Reading> {
    let id = word(query, "/id")?;
    let tap = Some(CallbackQueryId(id.to_owned()));
    // A tap under a message too old to be named still says who tapped; a private chat has the id of its person.
    let message = query.get("message");
    if let Some(Place::Group(_)) = message.and_then(place) {
        return Some(Reading { tap, ..Reading::default() });
    }
    let person = number(query, "/from/id")?;
    let place = message.and_then(|message| number(message, "/chat/id")).unwrap_or(person);
    let event = Event::Person {
        from: private(person, place),
        id: event_id(update, id),
        message: None,
        input: word(query, "/data").and_then(Token::decode).map_or(Input::UnknownTap, Input::Tap),
    };
    Some(Reading { event: Some(event), tap, group: None })
}

fn membership(update: &Value, change: &Value) -> Option<Reading> {
    let out = matches!(word(change, "/new_chat_member/status")?, "left" | "kicked");
    if let Place::Group(chat) = place(change)? {
        let group = if out { Group::Outside(chat) } else { Group::Inside(chat) };
        return Some(Reading { group: Some(group), ..Reading::default() });
    }
    let (from, id) = (address(change)?, event_id(update, number(change, "/date")?));
    let event = out.then_some(Event::Person { from, id, message: None, input: Input::Left });
    Some(Reading { event, ..Reading::default() })
}

/// Where something happened.
enum Place {
    Private,
    /// A group, supergroup or channel.
    Group(ChatId),
}

/// Where this happened; `None` if that cannot be told.
fn place(inside: &Value) -> Option<Place> {
    match word(inside, "/chat/type")? {
        "private" => Some(Place::Private),
        "group" | "supergroup" | "channel" => number(inside, "/chat/id").map(|id| Place::Group(ChatId(id))),
        _ => None,
    }
}

fn address(inside: &Value) -> Option<Address> {
    let place = number(inside, "/chat/id")?;
    Some(private(number(inside, "/from/id").unwrap_or(place), place))
}

/// A person and their private chat.
pub(super) fn private(person: i64, place: i64) -> Address {
    Address { channel: ChannelKind::Telegram, person: person.to_string(), place: place.to_string() }
}

/// The update's id alone may come again: after a quiet week Telegram goes on at a random number. With what the
/// update is about it does not.
fn event_id(update: &Value, about: impl std::fmt::Display) -> String {
    format!("{}.{about}", id(update).unwrap_or_default())
}

/// What a new message is; `None` if nobody expects an answer.
fn input(message: &Value) -> Option<Input> {
    if let Some(text) = word(message, "/text") {
        return Some(Input::Text { text: text.to_owned(), means: Meaning::Words });
    }
    if let Some((_, attachment)) = ATTACHMENTS.iter().find(|(field, _)| message.get(field).is_some()) {
        return Some(match word(message, "/caption") {
            Some(caption) => Input::Captioned(*attachment, caption.to_owned()),
            None => Input::Attachment(*attachment),
        });
    }
    // What is newer than this program: the person sent something and waits.
    let is_service = SERVICE.iter().any(|field| message.get(field).is_some());
    (!is_service).then_some(Input::Attachment(Attachment::Other))
}

fn word<'a>(value: &'a Value, path: &str) -> Option<&'a str> {
    value.pointer(path)?.as_str()
}

fn number(value: &Value, path: &str) -> Option<i64> {
    value.pointer(path)?.as_i64()
}
